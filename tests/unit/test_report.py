"""The verdict of a report: which findings decide it, and which exit code follows."""

from typing import Any

import pytest

from journeyaudit.report import Audited, Finding, Report, RuleInfo, Severity
from journeyaudit.source import Position, Problem, Span

NOWHERE = Span(Position(1, 1), Position(1, 1))
PROBLEM = Problem("broken", "a.yaml", NOWHERE)
JOURNEY = Audited("a.yaml", "a", "A", "en", 1)


def finding(severity: Severity, accepted: str = "") -> Finding:
    return Finding("late", severity, "", "a.yaml", (), NOWHERE, "a", "", "", "", "", "", accepted=accepted)


def report(*findings: Finding, **more: Any) -> Report:
    parts: dict[str, Any] = {
        "findings": findings,
        "not_assessed": (),
        "audited": (JOURNEY,),
        "rules": (),
        "problems": (),
        "skipped": 0,
        "fail_on": Severity.ERROR,
        "texts": {},
        "gaps": {},
        "as_of": "2026-03-01",
    }
    return Report(**{**parts, **more})


ERROR, WARNING, INFO = (finding(one) for one in (Severity.ERROR, Severity.WARNING, Severity.INFO))
TAKEN = finding(Severity.ERROR, "agreed")


@pytest.mark.parametrize(
    ("findings", "fail_on", "code"),
    [
        ((), "error", 0),
        ((INFO,), "error", 0),
        ((WARNING, INFO), "error", 0),
        ((WARNING, ERROR), "error", 1),
        ((TAKEN,), "error", 0),
        ((TAKEN, TAKEN), "info", 0),
        ((TAKEN, ERROR), "error", 1),
        ((), "warning", 0),
        ((INFO,), "warning", 0),
        ((WARNING,), "warning", 1),
        ((ERROR,), "warning", 1),
        ((), "info", 0),
        ((INFO,), "info", 1),
    ],
)
def test_findings_at_or_above_the_threshold_end_in_1(findings: tuple[Finding, ...], fail_on: str, code: int) -> None:
    assert report(*findings, fail_on=Severity.of(fail_on)).exit_code == code


@pytest.mark.parametrize(
    ("more", "findings", "code"),
    [
        ({"problems": (PROBLEM,)}, (), 2),
        ({"problems": (PROBLEM,)}, (ERROR,), 2),
        ({"problems": (PROBLEM,), "exit_zero": True}, (ERROR,), 2),
        ({"problems": (PROBLEM,), "allow_empty": True, "audited": ()}, (), 2),
        ({"audited": ()}, (), 2),
        ({"audited": ()}, (ERROR,), 2),
        ({"audited": (), "exit_zero": True}, (), 2),
        ({"audited": (), "allow_empty": True}, (), 0),
        ({"exit_zero": True}, (ERROR,), 0),
        ({"exit_zero": True}, (), 0),
    ],
)
def test_a_missing_verdict_beats_findings(more: dict[str, Any], findings: tuple[Finding, ...], code: int) -> None:
    assert report(*findings, **more).exit_code == code


def test_accepted_findings_are_not_counted() -> None:
    one = report(ERROR, ERROR, TAKEN, WARNING)
    assert [one.count(severity) for severity in sorted(Severity, reverse=True)] == [2, 1, 0]
    assert one.failing == 2


def test_severities_are_ordered_and_named() -> None:
    assert [str(one) for one in sorted(Severity)] == ["info", "warning", "error"]
    assert Severity.of("warning") is Severity.WARNING
    with pytest.raises(KeyError):
        Severity.of("fatal")


def test_a_report_knows_the_rules_that_ran() -> None:
    late = RuleInfo("late", "time", "Late", "why", "fix", Severity.ERROR, "convention", "ours")
    one = report(rules=(late,))
    assert one.rule("late") is late
    with pytest.raises(KeyError, match="early"):
        one.rule("early")
