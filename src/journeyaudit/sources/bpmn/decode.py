"""From the bytes of an XML file to its text: by byte order mark, else as its first line declares, else UTF-8."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

from journeyaudit.source import SourceError
from journeyaudit.sources.bpmn.refuse import refusal
from journeyaudit.values import fold, say, visible

SIZE_LIMIT = 10_000_000
"""Largest file, in bytes."""

CODECS: Mapping[str, str] = {
    "utf 8": "utf-8",
    "utf8": "utf-8",
    "us ascii": "ascii",
    "ascii": "ascii",
    "utf 16": "utf-16",
    "utf 16le": "utf-16-le",
    "utf 16be": "utf-16-be",
    "iso 8859 1": "iso-8859-1",
    "latin1": "iso-8859-1",
    "iso 8859 15": "iso-8859-15",
    "windows 1252": "cp1252",
    "cp1252": "cp1252",
}
"""Python's codec by the folded name that a file declares; whatever else Python knows is not tried."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z0-9._ -]{1,40})["']""")


def decode(data: bytes, name: str) -> str:
    """The text of a file without byte order mark; raises SourceError."""
    if len(data) > SIZE_LIMIT:
        message = say("the file is too large: more than {limit} MB", limit=SIZE_LIMIT // 1_000_000)
        raise refusal(message, name, "", 0, 0, say("save each model in a file of its own"))
    codec = _codec(data, name)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(codec, "replace").removeprefix("\ufeff")
        message = say("the byte 0x{byte} is not {encoding}", byte=f"{data[error.start]:02X}", encoding=codec.upper())
        hint = say("save the file as UTF-8")
        raise refusal(message, name, before, len(before), len(before), hint) from None
    return text.removeprefix("\ufeff")


def _codec(data: bytes, name: str) -> str:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    found = _DECLARED.match(data)
    if found is None:
        return "utf-8"
    declared = found[1].decode("ascii")
    known = CODECS.get(fold(declared))
    if known is None:
        raise _unknown(declared, data, found, name)
    # a file that could be read so far, byte by byte, is not UTF-16, whatever it says of itself
    return "utf-8" if known.startswith("utf-16") else known


def _unknown(declared: str, data: bytes, found: re.Match[bytes], name: str) -> SourceError:
    message = say("the encoding '{encoding}' is not read here", encoding=visible(declared))
    text = data[: found.end()].decode("latin-1")
    return refusal(message, name, text, found.start(1), found.end(1), say("save the file as UTF-8"))
