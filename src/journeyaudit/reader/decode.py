"""From the bytes of a file to its text: UTF-8 only, no hidden characters, no byte order mark, a limit on the size."""

import re

from journeyaudit.reader.refuse import Refusal, refused_file
from journeyaudit.values import Number, say

SIZE_LIMIT = 10_000_000
"""Largest file, in bytes."""

_SAVE = say("save the file as UTF-8")
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_FORBIDDEN = re.compile("[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufeff\\ufffe\\uffff]")
"""What YAML forbids, and what is not seen; said by what it is, which takes a tenth of the time of saying the rest."""
_LINE_BREAKS = {"\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P"}


def decode(data: bytes | str, name: str) -> str:
    """The text of a file without byte order mark.

    Raises SourceError for a file that is too large, not UTF-8, or holds characters that YAML forbids.
    """
    if isinstance(data, str):
        size = len(data) if len(data) * 4 <= SIZE_LIMIT else len(data.encode("utf-8", "surrogatepass"))
    else:
        size = len(data)
    if size > SIZE_LIMIT:
        message = say(
            "the file is too large: {size} bytes, the limit is {limit} MB",
            size=Number(size),
            limit=SIZE_LIMIT // 1_000_000,
        )
        raise refused_file(message, name, say("split it"))
    text = data if isinstance(data, str) else _utf_8(data, name)
    text = text.removeprefix("\ufeff")
    found = _FORBIDDEN.search(text)
    if found:
        raise _forbidden(found.group(), found.start()).located(text, name)
    return text


def _utf_8(data: bytes, name: str) -> str:
    if data.startswith(_UTF_16_MARKS) or b"\0" in data[:2]:
        raise refused_file(say("the file is UTF-16, not UTF-8"), name, _SAVE)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        message = say("the byte {byte} is not UTF-8", byte=f"0x{data[error.start]:02X}")
        raise Refusal(message, len(before), len(before), _SAVE).located(before, name) from None


def _forbidden(character: str, at: int) -> Refusal:
    code = f"U+{ord(character):04X}"
    if character in _LINE_BREAKS:
        escape = _LINE_BREAKS[character]
        hint = say('delete it, or write it as the escape "{escape}" in double quotes', escape=escape)
        return Refusal(say("the invisible line break {code} is not allowed here", code=code), at, at + 1, hint)
    if character == "\ufeff":
        message = say("a byte order mark ({code}) stands inside the text", code=code)
        return Refusal(message, at, at + 1, say("delete it"))
    if "\ud800" <= character <= "\udfff":
        return Refusal(say("{code} is half a character", code=code), at, at + 1, _SAVE)
    hint = say("delete it, or write it as an escape in double quotes")
    return Refusal(say("the control character {code} is not allowed", code=code), at, at + 1, hint)
