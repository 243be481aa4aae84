"""Reads text in which commas, semicolons or tabs part the cells, and keeps the place of every cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeyaudit.source import Problem, SourceError, span_of
from journeyaudit.sources.table.columns import by_heading
from journeyaudit.sources.table.grid import MOST_CELLS, MOST_COLUMNS, Cell, Grid, Row, cell_name, without_guard
from journeyaudit.values import fold, say

DELIMITERS = (";", ",", "\t", "|")
LOOKED_AT = 30
"""How many rows are looked at to find out what parts the cells."""

_NAMED = re.compile(r"sep=(?P<mark>[;,\t|])[ \t]*(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
_END = {mark: re.compile(rf"[{re.escape(mark)}\r\n]") for mark in DELIMITERS}
_BREAK = re.compile(r"\r\n|\r")
_AROUND = " \t\u00a0\ufeff"


def grid(text: str, name: str) -> Grid:
    """The table in a text; raises SourceError for a quotation mark without end, and for a table without measure."""
    named = _NAMED.match(text)
    start, mark = (named.end(), named["mark"]) if named else (0, _delimiter(text))
    rows: list[Row] = []
    cells = 0
    for row, problem in _rows(text, start, mark, 1 if named is None else 2):
        if problem is not None:
            said = say("cell {cell}: the quotation mark that opens here is never closed", cell=problem.name)
            raise SourceError([Problem(said, name, span_of(text, problem.start, problem.end))])
        cells += len(row.cells)
        if cells > MOST_CELLS or any(column >= MOST_COLUMNS for column in row.cells):
            said = say("the table is too large: at most {cells} cells in {columns} columns",
                       cells=MOST_CELLS, columns=MOST_COLUMNS)  # fmt: skip
            place = next(iter(row.cells.values()))
            raise SourceError([Problem(said, name, span_of(text, place.start, place.end))])
        if row.cells:
            rows.append(row)
    return Grid(text, tuple(rows))


def _delimiter(text: str) -> str:
    """What parts the cells: the mark with which a row has the most headings that are known, else the most cells."""
    known = by_heading()
    best, most = DELIMITERS[0], (0, 0)
    for mark in DELIMITERS:
        for row, _ in _rows(text, 0, mark, 1, LOOKED_AT):
            headings = sum(fold(str(cell.value)) in known for cell in row.cells.values())
            count = (headings, len(row.cells))
            if count > most:
                best, most = mark, count
    return best


def _rows(text: str, at: int, mark: str, number: int, most: int = -1) -> Iterator[tuple[Row, Cell | None]]:
    """The rows of a text with what is wrong with them: a cell that opens a quotation mark and does not close it."""
    row, column, length = Row(number, {}), 0, len(text)
    end_of_cell = _END[mark]
    while at <= length and most:
        quoted = text.startswith('"', at)
        closing = _closing(text, at + 1) if quoted else at
        if closing < 0:
            yield row, Cell("", at, at + 1, cell_name(column, row.number))
            return
        found = end_of_cell.search(text, closing)
        end = found.start() if found else length
        cell = _cell(text, (at, closing, end), cell_name(column, row.number), quoted)
        if cell is not None:
            row.cells[column] = cell
        if found is not None and found[0] == mark:
            at, column = end + 1, column + 1
            continue
        yield row, None
        at = end + (2 if text.startswith("\r\n", end) else 1)
        row, column = Row(row.number + 1, {}), 0
        most -= 1


def _closing(text: str, at: int) -> int:
    """The offset behind the quotation mark that closes a cell; a doubled one stands for itself."""
    while (found := text.find('"', at)) >= 0:
        if not text.startswith('"', found + 1):
            return found + 1
        at = found + 2
    return -1


def _cell(text: str, offsets: tuple[int, int, int], name: str, quoted: bool) -> Cell | None:
    """The cell between offsets; of a quoted one, what stands behind the closing mark belongs to it."""
    at, closing, end = offsets
    start = at + 1 if quoted else at
    stop = closing - 1 if quoted and not text[closing:end].strip(_AROUND) else end
    raw = text[start:stop]
    value = raw
    if quoted:
        inner = text[start : closing - 1].replace('""', '"')
        value = _BREAK.sub("\n", inner + text[closing:end].rstrip(_AROUND))
    exact = value == raw
    kept = value.strip(_AROUND + "\n")
    if not kept:
        return None
    if exact:
        start += value.index(kept)
        stop = start + len(kept)
    bare = without_guard(kept)
    return Cell(bare, start + (len(kept) - len(bare) if exact else 0), stop, name, exact)
