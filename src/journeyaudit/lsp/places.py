"""Places as editors count them: lines from 0, and columns in the units that the editor has agreed to."""

from __future__ import annotations

from lsprotocol.types import Position, Range
from pygls.workspace import PositionCodec

from journeyaudit.source import Position as Place
from journeyaudit.source import Span, line_starts


def lines_of(text: str) -> list[str]:
    """The lines of a text with their breaks: LF, CR LF or CR, and nothing else that Python takes for a break."""
    starts = line_starts(text)
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def range_of(lines: list[str], span: Span, codec: PositionCodec) -> Range:
    """A stretch of text for an editor; one over several lines ends with its first, or whole pages would be marked."""
    start, end = span.start, span.end
    if end.line > start.line:
        first = lines[start.line - 1].rstrip() if start.line <= len(lines) else ""
        end = Place(start.line, max(len(first) + 1, start.column))
    return Range(_position(lines, start, codec), _position(lines, end, codec))


def place_of(lines: list[str], position: Position, codec: PositionCodec) -> Place:
    """A place that an editor names, as documents count it."""
    line = lines[position.line] if position.line < len(lines) else ""
    units = 0
    for column, character in enumerate(line.rstrip("\r\n"), start=1):
        if units >= position.character:
            return Place(position.line + 1, column)
        units += codec.client_num_units(character)
    return Place(position.line + 1, len(line.rstrip("\r\n")) + 1)


def touches(asked: Range, one: Range) -> bool:
    """Whether two ranges share a place; an empty one at the edge counts."""
    starts, ends = (one.start.line, one.start.character), (one.end.line, one.end.character)
    return (asked.start.line, asked.start.character) <= ends and starts <= (asked.end.line, asked.end.character)


def _position(lines: list[str], place: Place, codec: PositionCodec) -> Position:
    """Where a place is for the editor; what lies below the last line is its end."""
    line = min(max(place.line, 1), len(lines)) - 1
    column = place.column - 1 if place.line <= len(lines) else len(lines[line])
    return Position(line, codec.client_num_units(lines[line].rstrip("\r\n")[:column]))
