"""A table as rows of cells, each with its place in the text and its name as spreadsheets call it."""

from __future__ import annotations

import re

from journeyaudit.frozen import dataclass
from journeyaudit.values import Said, say

MOST_COLUMNS = 500
MOST_ROWS = 20_000
MOST_VALUES = 200_000

_GUARDED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty."""

    value: object
    """Text without blanks around it, a number, yes or no, or a day."""
    start: int
    end: int
    name: str
    """As in `B7`."""
    exact: bool = True
    """The text of the file between the two offsets is the value."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its cells by the number of their column, from 0."""

    number: int
    """As spreadsheets count, from 1."""
    cells: dict[int, Cell]


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole table."""

    text: str
    """What the offsets of the cells count in."""
    rows: tuple[Row, ...]
    """Rows with at least one cell that is not empty."""


def cell_name(column: int, row: int) -> str:
    """What spreadsheets call a cell; the column counts from 0, the row from 1."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def too_large() -> Said:
    """What is said of a table that nobody can have written by hand."""
    return say("the table is too large: at most {rows} rows, {columns} columns and {values} values",
               rows=MOST_ROWS, columns=MOST_COLUMNS, values=MOST_VALUES)  # fmt: skip


def guarded(text: str) -> str:
    """The text as spreadsheets keep it: what they would take for a formula begins with an apostrophe."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def without_guard(text: str) -> str:
    """The text without the apostrophe that keeps spreadsheets from calculating."""
    return text[1:] if _GUARDED.match(text) else text
