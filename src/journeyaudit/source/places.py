"""Positions and spans in a text, and problems with their place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from journeyaudit.frozen import dataclass

Path = tuple[str | int, ...]
"""The way to a value inside a document: keys of mappings and numbers (from 0) of list items."""

BREAK = re.compile(r"\r\n|\r|\n")

# NOTE: places are not frozen and have their `__init__` written out, because thousands are made; see facts/known.py.


@dataclass(slots=True, order=True, unsafe_hash=True)
class Position:
    """A place between characters: line and column from 1, counted in code points, a byte order mark not counted."""

    line: int
    column: int

    def __init__(self, line: int, column: int) -> None:
        """Nobody changes it afterwards."""
        self.line = line
        self.column = column


@dataclass(slots=True, order=True, unsafe_hash=True)
class Span:
    """A stretch of text; the end is exclusive."""

    start: Position
    end: Position

    def __init__(self, start: Position, end: Position) -> None:
        """Nobody changes it afterwards."""
        self.start = start
        self.end = end


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its `#`."""

    text: str
    span: Span
    own_line: bool
    """Nothing but blanks stands before it on its line."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that keeps it from being read, with its place and advice."""

    message: str
    file: str
    span: Span
    hint: str = ""
    code: str = "syntax"
    """`syntax`, `schema`, `rule` or `settings`."""

    def __str__(self) -> str:
        """One line: file, line, column, message and hint."""
        advice = f" ({self.hint})" if self.hint else ""
        return f"{self.file}:{self.span.start.line}:{self.span.start.column}: {self.message}{advice}"


class SourceError(Exception):
    """A file is broken; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order given."""
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """One line a problem."""
        return "\n".join(map(str, self.problems))


@lru_cache(maxsize=64)
def line_starts(text: str) -> list[int]:
    """Offset of the start of every line; lines end with LF, CR LF or a lone CR."""
    return [0, *(found.end() for found in BREAK.finditer(text))]


def position_of(text: str, offset: int) -> Position:
    """The position of an offset in code points."""
    starts = line_starts(text)
    line = bisect_right(starts, offset)
    return Position(line, offset - starts[line - 1] + 1)


def offset_of(text: str, position: Position) -> int:
    """The offset in code points of a position, kept inside the text."""
    starts = line_starts(text)
    if position.line > len(starts):
        return len(text)
    return min(starts[max(position.line, 1) - 1] + position.column - 1, len(text))


def span_of(text: str, start: int, end: int) -> Span:
    """The span between two offsets, end exclusive."""
    return Span(position_of(text, start), position_of(text, end))
