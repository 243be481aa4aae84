"""Finds the line of headings in a table, and which column holds what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from journeyaudit.frozen import dataclass
from journeyaudit.source import Position, Problem, SourceError, Span, span_of
from journeyaudit.sources.table.columns import COLUMNS, TITLE, by_heading, is_list
from journeyaudit.sources.table.grid import Cell, Grid, Row
from journeyaudit.values import Quoted, did_you_mean, fold, quote, say

LOOKED_AT = 25
"""How many rows from the top may hold the headings."""

_UNIT = re.compile(r"(?P<name>[^\[(]*\S)\s*[\[(]\s*(?P<unit>[^\])]*?)\s*[\])]")
_END = " .:*?!"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column of the table holds."""

    field: str
    unit: str = ""
    """What the heading has in brackets."""


@dataclass(slots=True)
class Layout:
    """How a table is laid out."""

    head: Row
    """The line of headings."""
    columns: dict[int, Heading] = field(default_factory=dict)
    """By the number of the column."""
    doubled: set[int] = field(default_factory=set)
    """Columns that are left out since an earlier one is read as the same field."""
    remarks: list[Problem] = field(default_factory=list)


def layout(grid: Grid, name: str, wishes: Mapping[str, str]) -> Layout:
    """Where the headings are and what they mean; raises SourceError if no column says what happens in a step."""
    wanted = _wanted(name, wishes)
    rows = grid.rows[:LOOKED_AT]
    if not rows:
        start = Position(1, 1)
        hint = say("a table has a line of headings, and below it a row for each step")
        raise SourceError([Problem(say("the table is empty"), name, Span(start, start), hint)])
    found = [(_meanings(row, wanted), row) for row in rows]
    known, head = max(found, key=lambda one: (TITLE in [each.field for each in one[0].values()], len(one[0])))
    if TITLE not in [each.field for each in known.values()]:
        cell = next(iter(head.cells.values()))
        hint = say("call one `Step`, or say under `columns:` in the settings which one it is")
        said = say("no column says what happens in each step")
        raise SourceError([Problem(said, name, span_of(grid.text, cell.start, cell.end), hint)])
    result = Layout(head)
    _choose(result, known, grid, name)
    _remark(result, wishes, grid, name)
    return result


def _wanted(name: str, wishes: Mapping[str, str]) -> Mapping[str, str]:
    """The fields that a user wants for headings, folded; raises SourceError for a field that does not exist."""
    start = Position(1, 1)
    problems = []
    for heading, wish in wishes.items():
        if wish and wish not in COLUMNS:
            near = did_you_mean(wish, COLUMNS)
            said = say("the column {heading} cannot be the field '{field}': there is none",
                       heading=Quoted(heading, 40), field=quote(wish, "en", 40)[1:-1])  # fmt: skip
            hint = say("did you mean '{name}'?", name=near) if near else say("fields are: {fields}",
                       fields=", ".join(COLUMNS))  # fmt: skip
            problems.append(Problem(said, name, Span(start, start), hint, "settings"))
    if problems:
        raise SourceError(problems)
    return {fold(heading): wish for heading, wish in wishes.items()}


def _meanings(row: Row, wanted: Mapping[str, str]) -> dict[int, Heading]:
    """The columns of a row, read as headings, that are understood; an empty field is one that is left out."""
    meanings: dict[int, Heading] = {}
    for column, cell in row.cells.items():
        written = str(cell.value)
        if len(written) > 200:
            continue
        found = _UNIT.fullmatch(written.strip(_END))
        short, unit = (found["name"], found["unit"]) if found else (written, "")
        for text in (written, short):
            meant = wanted.get(fold(text), by_heading().get(fold(text.strip(_END)) or fold(text)))
            if meant is not None:
                meanings[column] = Heading(meant, unit)
                break
    return meanings


def _choose(result: Layout, known: Mapping[int, Heading], grid: Grid, name: str) -> None:
    """Keep the columns that are read: of several for one field the first, unless the field is a list."""
    taken: dict[str, Cell] = {}
    for column, heading in sorted(known.items()):
        cell = result.head.cells[column]
        if heading.field in taken and not is_list(heading.field):
            said = say("the column {heading} is left out: {other} is read as the same field `{field}`",
                       heading=_quoted(cell), other=_quoted(taken[heading.field]), field=heading.field)  # fmt: skip
            result.remarks.append(Problem(said, name, span_of(grid.text, cell.start, cell.end), code="source"))
            result.doubled.add(column)
            continue
        if heading.field:
            taken.setdefault(heading.field, cell)
            result.columns[column] = heading


def _remark(result: Layout, wishes: Mapping[str, str], grid: Grid, name: str) -> None:
    """Say how the headings were understood, which were not, and which wishes found no column."""
    wanted = {fold(heading): wish for heading, wish in wishes.items()}
    head = result.head
    first = next(iter(head.cells.values()))
    place = span_of(grid.text, first.start, first.end)
    pairs = [f"{_quoted(head.cells[column])} → {one.field}" for column, one in sorted(result.columns.items())]
    said = say("the columns are read as: {pairs}", pairs=", ".join(pairs))
    result.remarks.append(Problem(said, name, place, code="source"))
    written = {column: fold(str(cell.value)) for column, cell in head.cells.items()}
    unread = [
        cell
        for column, cell in head.cells.items()
        if column not in result.columns and column not in result.doubled and wanted.get(written[column]) != ""
    ]
    if unread:
        hint = say("say under `columns:` in the settings which fields they are")
        said = say("columns that were not understood are left out: {columns}",
                   columns=", ".join(f"{_quoted(cell)} ({cell.name})" for cell in unread))  # fmt: skip
        place = span_of(grid.text, unread[0].start, unread[0].end)
        result.remarks.append(Problem(said, name, place, hint, "source"))
    beyond = sorted({column for row in grid.rows if row.number > head.number for column in row.cells} - set(head.cells))
    if beyond:
        names = ", ".join(_letters(grid, column) for column in beyond[:8]) + ", …" * (len(beyond) > 8)
        said = say("columns without a heading are left out: {columns}", columns=names)
        result.remarks.append(Problem(said, name, place, code="source"))
    there = {*written.values(), *(fold(_short(cell)) for cell in head.cells.values())}
    for heading in sorted(one for one in wishes if fold(one) not in there):
        near = did_you_mean(heading, [str(cell.value) for cell in unread])
        if near is not None:  # else the wish is for another table
            said = say("no column is called {heading}", heading=Quoted(heading, 40))
            advice = say("did you mean '{name}'?", name=quote(near, "en", 40)[1:-1])
            result.remarks.append(Problem(said, name, place, advice, "source"))


def _short(cell: Cell) -> str:
    found = _UNIT.fullmatch(str(cell.value).strip(_END))
    return found["name"] if found else str(cell.value)


def _letters(grid: Grid, column: int) -> str:
    cell = next(row.cells[column] for row in grid.rows if column in row.cells)
    return cell.name.rstrip("0123456789")


def _quoted(cell: Cell) -> Quoted:
    return Quoted(str(cell.value), 40)
