"""From a CSV file or an Excel workbook to journeys, checked cell by cell."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import PurePath

from journeyaudit.model import parse_journey
from journeyaudit.source import Document, Problem, SourceError, position_of
from journeyaudit.sources.decode import decode
from journeyaudit.sources.placed import document
from journeyaudit.sources.reading import Reading, Wishes
from journeyaudit.sources.table import delimited, workbook
from journeyaudit.sources.table.grid import Grid
from journeyaudit.sources.table.headings import layout
from journeyaudit.sources.table.rows import Table
from journeyaudit.sources.table.workbook import START
from journeyaudit.values import say

WORKBOOK = b"PK\x03\x04"
"""What a workbook begins with, whatever its name is."""


def read(data: bytes, name: str, wishes: Wishes) -> Reading:
    """The journeys of a table; raises SourceError with the cell of everything that cannot stand in a journey."""
    if data.startswith(WORKBOOK) or name.lower().endswith(".xlsx"):
        grid, remarks = workbook.grid(data, name)
    else:
        text, windows = decode(data, name, windows=True)
        grid, remarks = delimited.grid(text, name), []
        if windows:
            said = say("the file is not UTF-8 and is read as Windows-1252")
            remarks.append(Problem(said, name, START, say("save it as UTF-8 if letters look wrong"), "source"))
    table = Table(grid, layout(grid, name, wishes.columns), name, PurePath(name).stem or name)
    journeys = table.journeys()
    documents = tuple(document(name, grid.text, one, index) for index, one in enumerate(journeys))
    _check(documents, grid)
    return Reading(documents, tuple(sorted((*remarks, *table.remarks), key=lambda one: (one.span, one.message))))


def _check(documents: tuple[Document, ...], grid: Grid) -> None:
    """Raise what is wrong with the journeys, each problem with the name of its cell."""
    problems: list[Problem] = []
    for one in documents:
        try:
            parse_journey(one)
        except SourceError as error:
            problems += error.problems
    if not problems:
        return
    cells = sorted((position_of(grid.text, cell.start), cell.name) for row in grid.rows for cell in row.cells.values())
    starts = [start for start, _ in cells]
    named: list[Problem] = []
    for problem in problems:
        at = bisect_right(starts, problem.span.start) - 1
        said = say("cell {cell}: {message}", cell=cells[max(at, 0)][1], message=problem.message)
        hint = problem.hint
        if " has no unit behind " in problem.message:
            hint = say("the heading can name it for all rows, as in `Wait (days)`")
        named.append(Problem(said, problem.file, problem.span, hint, problem.code))
    raise SourceError(named)
