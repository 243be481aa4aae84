"""A packed row is a sequence like any other."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace

import pytest

from journeyaudit.report import Findings, Gathered, Report, kinds_of, place_of
from journeyaudit.reporters import REPORTERS
from journeyaudit.reporters.style import Style
from journeyaudit.stowed import Row
from tests.reporters.sample import sample

REPORT = sample()

VALUES = ["a", ("b", 1), None, "ü\ud800"]


@pytest.mark.parametrize("portions", [[VALUES], [VALUES[:1], [], VALUES[1:]], [Row([VALUES[:2]]), VALUES[2:]]])
def test_a_row_is_what_was_put_into_it(portions: list[list[object]]) -> None:
    row: Row[object] = Row(portions)
    assert list(row) == VALUES
    assert (len(row), row[0], row[-1], row[1:3]) == (4, "a", "ü\ud800", tuple(VALUES[1:3]))
    assert row == VALUES == row
    assert row == tuple(VALUES)
    assert row != VALUES[1:]
    assert pickle.loads(pickle.dumps(row)) == VALUES
    assert [value for portion in row.portions() for value in portion] == VALUES
    for outside in (4, -5):
        with pytest.raises(IndexError):
            row[outside]


def test_an_empty_row_is_nothing() -> None:
    assert (list(Row[str]()), bool(Row[str]([[]])), Row[str]() == ()) == ([], False, True)


def gathered(report: Report, *, packed: bool) -> Report:
    """A report with findings that came in one by one, the last first."""
    found = Gathered(packed=packed)
    for one in reversed(report.findings):
        found.add([one])
    return replace(report, findings=found.in_order())


def test_packed_findings_are_in_the_order_of_a_report_and_counted() -> None:
    report = gathered(REPORT, packed=True)
    assert isinstance(report.findings, Findings)
    assert list(report.findings) == sorted(REPORT.findings, key=place_of)
    assert report.kinds == kinds_of(REPORT.findings)
    assert report.failing == REPORT.failing > 0


@pytest.mark.parametrize("format", list(REPORTERS))
def test_every_format_says_the_same_of_packed_findings(format: str) -> None:
    plain, packed = (REPORTERS[format](gathered(REPORT, packed=one), Style()) for one in (False, True))
    assert plain == packed
    assert "".join(REPORTERS.pieces(format, REPORT, Style())) == REPORTERS[format](REPORT, Style())


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_a_list_is_written_alike_however_much_of_it_at_once(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    whole = REPORTERS["json"](REPORT, Style())
    monkeypatch.setattr("journeyaudit.reporters.json.AT_ONCE", at_once)
    assert REPORTERS["json"](REPORT, Style()) == whole
    assert whole == json.dumps(json.loads(whole), ensure_ascii=False, indent=2) + "\n"
