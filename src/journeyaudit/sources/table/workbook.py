"""Reads the first visible sheet of an Excel workbook through openpyxl, with limits for files that mean harm."""

from __future__ import annotations

import io
import lzma
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from importlib import import_module
from types import ModuleType
from typing import Any

from journeyaudit.source import Position, Problem, SourceError, Span, span_of
from journeyaudit.sources.table.grid import MOST_COLUMNS, MOST_ROWS, MOST_VALUES, Cell, Grid, Row, cell_name, too_large
from journeyaudit.values import Quoted, Said, Series, say

UNPACKED_LIMIT = 100_000_000
"""Most bytes that all parts of a workbook may have when they are unpacked."""
MOST_PARTS = 2_000
START = Span(Position(1, 1), Position(1, 1))

_ON_ONE_LINE = re.compile(r"[\t\r\n]")
_CELLS = "xl/worksheets/"


def grid(data: bytes, name: str) -> tuple[Grid, list[Problem]]:
    """The first visible sheet, its text a line for each row with tabs between the cells; and what was not read.

    Raises SourceError for what is no workbook, or one that unpacks to more than anybody writes, and where the extra
    `excel` is not installed.
    """
    library = _library(name)
    formulas = _inspect(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(library, data, name, formulas)
    except SourceError:
        raise
    except Exception:  # noqa: BLE001 # the library fails in a hundred ways on broken files
        raise _refused(say("the workbook is broken"), name) from None


def _library(name: str) -> ModuleType:
    try:
        import_module("defusedxml")
        return import_module("openpyxl")
    except ModuleNotFoundError:
        hint = say("install it with: pip install 'journeyaudit[excel]'")
        raise _refused(say("reading Excel workbooks needs the extra `excel`"), name, hint) from None


def _inspect(data: bytes, name: str) -> bool:
    """Whether there may be formulas; raises SourceError for what is no workbook or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
                said = say("the workbook unpacks to more than {limit} MB", limit=UNPACKED_LIMIT // 1_000_000)
                raise _refused(said, name, say("save only the sheet with the journey"))
            if any(part.flag_bits & 1 for part in parts):
                raise _refused(say("the workbook is locked with a password"), name, say("save it without one"))
            sheets = [part for part in parts if part.filename.startswith(_CELLS)]
            return any(b"<f" in packed.read(part) for part in sheets)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError, EOFError, ValueError):
        hint = say("save it as an Excel workbook (.xlsx) or as CSV")
        raise _refused(say("this is no Excel workbook"), name, hint) from None
    except (zlib.error, lzma.LZMAError, RuntimeError):
        raise _refused(say("the workbook is broken"), name) from None


def _read(library: ModuleType, data: bytes, name: str, formulas: bool) -> tuple[Grid, list[Problem]]:
    book = library.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not visible:
        raise _refused(say("the workbook has no visible sheet"), name)
    rows = _rows(visible[0], name)
    text, placed = _placed(rows)
    found = Grid(text, tuple(Row(number, cells) for number, cells in placed if cells))
    remarks: list[Problem] = []
    if len(visible) > 1:
        others = [*(Quoted(sheet.title, 40) for sheet in visible[1:5]), *["…"] * (len(visible) > 5)]
        said = say("the sheet {sheet} is read; left out: {others}", sheet=Quoted(visible[0].title, 40),
                   others=Series(others, ", "))  # fmt: skip
        remarks.append(Problem(said, name, START, code="source"))
    if formulas:
        remarks += _uncalculated(library, data, name, found, visible[0].title)
    return found, remarks


def _rows(sheet: Any, name: str) -> list[list[object]]:
    """The values of a sheet; a sheet may say that it is far larger than what stands in it, and is not believed."""
    sheet.reset_dimensions()
    rows: list[list[object]] = []
    cells = 0
    for row in sheet.iter_rows(values_only=True):
        values = list(row)
        while values and values[-1] is None:
            values.pop()
        cells += len(values)
        if len(rows) >= MOST_ROWS or cells > MOST_VALUES or len(values) > MOST_COLUMNS:
            raise _refused(too_large(), name)
        rows.append(values)
    return rows


def _placed(rows: Iterable[list[object]]) -> tuple[str, list[tuple[int, dict[int, Cell]]]]:
    """The sheet as text, one line for each row, and its cells with their places in it."""
    lines: list[str] = []
    placed: list[tuple[int, dict[int, Cell]]] = []
    at = 0
    for number, values in enumerate(rows, 1):
        pieces: list[str] = []
        cells: dict[int, Cell] = {}
        for column, value in enumerate(values):
            plain = _plain(value)
            shown = _ON_ONE_LINE.sub(" ", _shown(plain))
            if shown:
                exact = shown == plain
                cells[column] = Cell(plain, at, at + len(shown), cell_name(column, number), exact)
            pieces.append(shown)
            at += len(shown) + 1
        lines.append("\t".join(pieces))
        at += not values
        placed.append((number, cells))
    return "\n".join(lines), placed


def _plain(value: object) -> object:
    """A value of a cell as a journey would have it written."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, int):
        return value
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return f"{round(value.total_seconds())} s"
    return str(value).replace("\r\n", "\n").replace("_x000D_\n", "\n").strip()


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _uncalculated(library: ModuleType, data: bytes, name: str, found: Grid, title: str) -> Iterator[Problem]:
    """Formulas whose result does not stand in the file, because no spreadsheet program has calculated them."""
    there = {cell.name for row in found.rows for cell in row.cells.values()}
    book = library.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    sheet = book[title]
    sheet.reset_dimensions()
    missing = [
        cell_name(column, number)
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1)
        for column, value in enumerate(row)
        if isinstance(value, str) and value.startswith("=") and cell_name(column, number) not in there
    ]
    if missing:
        cells = ", ".join([*missing[:4], *(["…"] if len(missing) > 4 else [])])
        hint = say("open the file in a spreadsheet program and save it")
        said = say("formulas without a stored result are left out: {cells}", cells=cells)
        yield Problem(said, name, span_of(found.text, 0, 0), hint, "source")


def _refused(said: Said, name: str, hint: str = "") -> SourceError:
    return SourceError([Problem(said, name, START, hint)])
