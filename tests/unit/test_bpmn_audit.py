"""Findings on a process model are said of its own words, and stand where these are written."""

from datetime import date

import pytest

from journeyaudit.auditor import Request, audit_request
from journeyaudit.settings import Settings
from journeyaudit.values import Language
from tests.unit.bpmn_models import DATA

ONE_RULE = Settings(select=("silent-stretch",), as_of=date(2026, 8, 1))


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DATA)


def findings(name: str, lang: Language) -> list[str]:
    """What the rule says of a model, each with its place and the words that stand there."""
    report = audit_request(Request([name], lang=lang), ONE_RULE)
    assert report.problems == ()
    lines = report.texts[name].splitlines()
    said = []
    for one in report.findings:
        line, column = one.span.start.line, one.span.start.column
        words = lines[line - 1][column - 1 : one.span.end.column - 1]
        said.append(f"{one.file}:{line}:{column} <{words}> {one.message}")
    return said


def test_a_finding_stands_in_the_model() -> None:
    assert findings("ummelden.bpmn", "de") == [
        "ummelden.bpmn:58:40 <Antrag erfassen> Von „Antrag erfassen“ bis „Register fortschreiben“ laufen 3 Schritte, "
        "von denen der Kunde nichts erfährt."
    ]
    assert findings("refund.bpmn", "en") == [
        "refund.bpmn:28:34 <Check receipt> From “Check receipt” to “File receipt” there are 4 steps of which the "
        "customer hears nothing."
    ]


def test_where_nobody_drew_the_customer_nothing_is_said_of_silence() -> None:
    assert findings("departments.bpmn", "en") == []
