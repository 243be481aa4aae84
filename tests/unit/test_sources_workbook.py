"""Excel workbooks: the first visible sheet, and files that mean harm."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from journeyaudit.model import parse_journey
from journeyaudit.source import Position, SourceError, Span
from journeyaudit.sources import Reading, Wishes
from journeyaudit.sources.table import read, workbook

openpyxl: Any = pytest.importorskip("openpyxl")
pytest.importorskip("defusedxml")

NOBODY = Wishes()


def packed(*rows: list[object], change: Callable[[Any, Any], None] | None = None) -> bytes:
    """A workbook with these rows; `change` gets the workbook and its sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Way"
    for row in rows:
        sheet.append(row)
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell.value, str) and cell.value.startswith("=") and not cell.value.startswith("=1"):
                cell.data_type = "s"
    if change is not None:
        change(book, sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def reading(content: bytes) -> Reading:
    return read(content, "way.xlsx", NOBODY)


def problems(content: bytes) -> list[str]:
    with pytest.raises(SourceError) as refused:
        reading(content)
    return [str(one) for one in refused.value.problems]


HEAD: list[object] = ["Stage", "Step", "Wait (days)", "Mood", "Says", "Warm hand-off", "Effort", "Evidence date"]


def test_the_values_of_a_sheet() -> None:
    content = packed(
        HEAD,
        ["Buy", "Order\nonline", 3.0, -2, "=HYPERLINK(1)", True, timedelta(minutes=90), date(2026, 3, 1)],
        [None, "Pay", 2.5, 0, 12, False, 15, datetime(2026, 3, 2)],
    )
    (only,) = reading(content).documents
    parse_journey(only)
    assert only.data == {
        "journey": "way",
        "stages": [
            {
                "title": "Buy",
                "touchpoints": [
                    {
                        "title": "Order online",
                        "wait": "3 days",
                        "effort": "5400 s",
                        "handoff": {"warm": True},
                        "says": "=HYPERLINK(1)",
                        "emotion": -2,
                        "evidence": {"date": "2026-03-01"},
                    },
                    {
                        "title": "Pay",
                        "wait": "2.5 days",
                        "effort": 15,
                        "handoff": {"warm": False},
                        "says": "12",
                        "emotion": 0,
                        "evidence": {"date": "2026-03-02"},
                    },
                ],
            }
        ],
    }
    assert only.text.splitlines()[1] == "Buy\tOrder online\t3\t-2\t=HYPERLINK(1)\ttrue\t5400 s\t2026-03-01"
    assert only.locate(("stages", 0, "touchpoints", 1, "title")) == Span(Position(3, 2), Position(3, 5))


def test_rows_above_and_between_keep_their_numbers() -> None:
    content = packed(["Journey", "Leave"], [], ["Step", "Mood"], ["a", 9])
    assert problems(content) == [
        "way.xlsx:4:3: cell B4: `emotion`: the number 9 stands here; expected a whole number from -2 (very bad) "
        "to 2 (very good)"
    ]


def test_the_first_visible_sheet_is_read_and_the_others_are_named() -> None:
    def hide(book: Any, sheet: Any) -> None:
        sheet.sheet_state = "hidden"
        for title in ("Second", "Third"):
            book.create_sheet(title).append(["Step"])
            book[title].append([title])

    found = reading(packed(["Step"], ["first"], change=hide))
    assert found.documents[0].data == {"journey": "way", "touchpoints": [{"title": "Second"}]}
    assert str(found.remarks[0]) == "way.xlsx:1:1: the sheet “Second” is read; left out: “Third”"


def test_formulas_that_nobody_calculated_are_told() -> None:
    found = reading(packed(["Step", "Mood"], ["a", "=1+1"], ["b", 1]))
    assert found.documents[0].data == {
        "journey": "way",
        "touchpoints": [{"title": "a"}, {"title": "b", "emotion": 1}],
    }
    assert str(found.remarks[0]) == (
        "way.xlsx:1:1: formulas without a stored result are left out: B2 "
        "(open the file in a spreadsheet program and save it)"
    )


@pytest.mark.parametrize("content", [b"", b"Step\na\n", b"PK\x03\x04 and no more"])
def test_what_is_no_workbook(content: bytes) -> None:
    assert problems(content) == [
        "way.xlsx:1:1: this is no Excel workbook (save it as an Excel workbook (.xlsx) or as CSV)"
    ]


def test_a_workbook_under_the_name_of_a_table() -> None:
    found = read(packed(["Step"], ["a"]), "way.csv", NOBODY)
    assert found.documents[0].data == {"journey": "way", "touchpoints": [{"title": "a"}]}


def replaced(content: bytes, part: str, by: bytes) -> bytes:
    """The workbook with another part in place of one of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, by if name == part else old.read(name))
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_a_bomb_of_zeros_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "UNPACKED_LIMIT", 3_000_000)
    content = replaced(packed(["Step"], ["a"]), SHEET, b" " * 4_000_000)
    assert len(content) < 100_000
    assert problems(content) == [
        "way.xlsx:1:1: the workbook unpacks to more than 3 MB (save only the sheet with the journey)"
    ]


def test_a_bomb_of_entities_is_refused() -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        b'<c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
    )
    assert problems(replaced(packed(["Step"], ["a"]), SHEET, bomb)) == ["way.xlsx:1:1: the workbook is broken"]


def test_more_rows_than_anybody_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    assert problems(packed(["Step"], ["a"], ["b"], ["c"])) == [
        "way.xlsx:1:1: the table is too large: at most 20000 rows, 500 columns and 200000 values"
    ]


def test_broken_bytes_raise_nothing_else() -> None:
    content = packed(HEAD, ["Buy", "Order", 3, 1, "x", True, 5, "2026-01-01"])
    chance = random.Random(7)
    for _ in range(60):
        broken = bytearray(content)
        for _ in range(chance.randint(1, 5)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            found = reading(bytes(broken))
        except SourceError as refused:
            assert refused.problems
        else:
            assert found.documents
