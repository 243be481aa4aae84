"""From the bytes of a drawing or a table to its text: UTF-8 or UTF-16, and for tables what older programs write."""

from __future__ import annotations

import codecs

from journeyaudit.source import Position, Problem, SourceError, Span, position_of
from journeyaudit.values import say

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_WINDOWS = "cp1252"


def decode(data: bytes, name: str, *, windows: bool = False) -> tuple[str, bool]:
    """The text without byte order mark, and whether it had to be read as Windows-1252, which only `windows` allows.

    Raises SourceError with the place of the first byte that cannot be read.
    """
    encoding = next((kind for mark, kind in _MARKS.items() if data.startswith(mark)), _guess(data))
    try:
        return data.decode(encoding), False
    except UnicodeDecodeError as error:
        if windows and encoding == "utf-8":
            return _as_windows(data, name), True
        raise _refused(data, error, encoding, name) from None


def _guess(data: bytes) -> str:
    """UTF-8, or UTF-16 without a mark, of which every other byte is 0 as long as letters are Latin."""
    head = data[:4]
    if len(head) == 4 and head[1::2] == b"\0\0" and b"\0" not in head[::2]:
        return "utf-16-le"
    if len(head) == 4 and head[::2] == b"\0\0" and b"\0" not in head[1::2]:
        return "utf-16-be"
    return "utf-8"


def _as_windows(data: bytes, name: str) -> str:
    try:
        return data.decode(_WINDOWS)
    except UnicodeDecodeError as error:
        raise _refused(data, error, _WINDOWS, name) from None


def _refused(data: bytes, error: UnicodeDecodeError, encoding: str, name: str) -> SourceError:
    before = data[: error.start].decode(encoding, "ignore")
    place = position_of(before, len(before))
    said = say("the byte 0x{byte} cannot be read as text", byte=f"{data[error.start]:02X}")
    end = Position(place.line, place.column + 1)
    return SourceError([Problem(said, name, Span(place, end), say("save the file as UTF-8"))])
