"""From the bytes of a file to its text: UTF-8 only, no hidden characters, no byte order mark, a limit on the size."""

import re

from journeyaudit.reader.refuse import Refusal, refused_file

SIZE_LIMIT = 10_000_000
"""Largest file, in bytes."""

_SAVE = "save the file as UTF-8"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_FORBIDDEN = re.compile(
    "[^\\t\\n\\r -~\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]"
)
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
        raise refused_file(
            f"the file is too large: {size:,} bytes, the limit is {SIZE_LIMIT // 1_000_000} MB", name, "split it"
        )
    text = data if isinstance(data, str) else _utf_8(data, name)
    text = text.removeprefix("\ufeff")
    found = _FORBIDDEN.search(text)
    if found:
        raise _forbidden(found.group(), found.start()).located(text, name)
    return text


def _utf_8(data: bytes, name: str) -> str:
    if data.startswith(_UTF_16_MARKS) or b"\0" in data[:2]:
        raise refused_file("the file is UTF-16, not UTF-8", name, _SAVE)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        raise Refusal(message, len(before), len(before), _SAVE).located(before, name) from None


def _forbidden(character: str, at: int) -> Refusal:
    code = f"U+{ord(character):04X}"
    if character in _LINE_BREAKS:
        escape = _LINE_BREAKS[character]
        hint = f'delete it, or write it as the escape "{escape}" in double quotes'
        return Refusal(f"the invisible line break {code} is not allowed here", at, at + 1, hint)
    if character == "\ufeff":
        return Refusal(f"a byte order mark ({code}) stands inside the text", at, at + 1, "delete it")
    if "\ud800" <= character <= "\udfff":
        return Refusal(f"{code} is half a character", at, at + 1, _SAVE)
    hint = "delete it, or write it as an escape in double quotes"
    return Refusal(f"the control character {code} is not allowed", at, at + 1, hint)
