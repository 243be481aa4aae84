"""The table of many journeys: order, columns that fit, and what stands below."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from journeyaudit.report import Amount, Audited, Bill, Report
from journeyaudit.reporters import REPORTERS, Style
from journeyaudit.values import Duration
from tests.reporters.sample import sample

DAY = 24 * 60 * 60


def lines(report: Report, width: int = 80) -> list[str]:
    return REPORTERS["summary"](report, Style(width)).splitlines()


def test_the_worst_journey_stands_first() -> None:
    waiting = Amount(Duration(3 * DAY, businessdays=5))
    long = Bill(contacts=Amount(4), waiting=waiting, handoffs=Amount(None, missing=("x",)))
    report = sample(
        findings=(),
        problems=(),
        audited=(
            Audited("b.yaml", "b", "Kurz", "de", 1, Bill(waiting=Amount(Duration(120)))),
            Audited("a.yaml", "a", "Lang", "de", 1, long),
            Audited("c.md", "c.md", "c.md", "de", 0, prose=True),
        ),
    )
    assert lines(report)[:6] == [
        "      ✖  ▲  ●  Contacts  Waiting  Hand-offs",
        "Lang  -  -  -         4  10 days          ?",
        "a.yaml",
        "Kurz  -  -  -         0    2 min          0",
        "b.yaml",
        "c.md  -  -  -         -        -          -",
    ]


@pytest.mark.parametrize(("width", "columns"), [(120, 6), (80, 6), (60, 5), (44, 4)])
def test_items_of_the_bill_give_way_to_the_title(width: int, columns: int) -> None:
    head, *rest = lines(sample(), width=width)
    assert len(head.split()) == columns
    assert all(cell_len(line) <= width for line in [head, *rest])


@pytest.mark.parametrize("lang", ["en", "de"])
def test_where_nothing_was_audited_only_the_verdict_is_left(lang: str) -> None:
    found = lines(sample(lang, findings=(), problems=(), audited=()))
    assert len(found) == 2
