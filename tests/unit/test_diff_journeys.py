"""Which journeys, steps and findings of two audits are the same, and when it got worse."""

from dataclasses import replace
from typing import Any

import pytest

from journeyaudit.diff import Comparison, Fate, Presence, Side, compare
from journeyaudit.report import (
    Amount,
    Audited,
    Bill,
    Finding,
    Handover,
    NotAssessed,
    Point,
    Report,
    Severity,
    StripStage,
)
from journeyaudit.source import Position, Problem, Span

PLACE = Span(Position(1, 1), Position(1, 2))
ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def journey(name: str, *steps: str, file: str = "", title: str = "", bill: Bill | None = None) -> Audited:
    points = tuple(Point(one.lower().replace(" ", "-"), one, True, None, (), Handover.NONE, None, {}) for one in steps)
    strip = (StripStage("", points),)
    return Audited(file or f"{name}.yaml", name, title or name, "en", len(steps), bill or Bill(), strip)


def finding(rule: str, at: str = "a", severity: Severity = ERROR, **more: Any) -> Finding:
    parts: dict[str, Any] = {
        "message": f"{rule} at {at}", "file": "x.yaml", "path": (), "span": PLACE, "journey": "x", "title": at,
        "stage": "", "subject": at, "fingerprint": f"{rule}-{at}", **more,
    }  # fmt: skip
    return Finding(rule=rule, severity=severity, element=at, **parts)


def report(*audited: Audited, findings: tuple[Finding, ...] = (), **more: Any) -> Report:
    parts: dict[str, Any] = {
        "not_assessed": (), "rules": (), "problems": (), "skipped": 0, "fail_on": ERROR,
        "texts": {one.file: "" for one in audited}, "gaps": {}, "as_of": "2026-08-15", **more,
    }  # fmt: skip
    return Report(findings=findings, audited=audited, **parts)


def put(old: Report, new: Report, **more: Any) -> Comparison:
    return compare(Side("before", old), Side("", new), **more)


def presences(comparison: Comparison) -> list[tuple[Presence, str, str]]:
    return [(one.presence, one.old.id if one.old else "", one.new.id if one.new else "") for one in comparison.journeys]


X = journey("x", "A", "B", "C")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(journey("x", "A"), journey("x", "Z", file="other/y.yaml", title="Y"), id="by its id"),
        pytest.param(journey("x", "A"), journey("y", "Z", file="x.yaml", title="Y"), id="by its file"),
        pytest.param(journey("x", "A", title="Büro"), journey("y", "Z", title="buero"), id="by its title"),
        pytest.param(journey("x", "A", "B"), journey("y", "A", "B", "C"), id="by half of its steps"),
    ],
)
def test_a_journey_is_found_again(old: Audited, new: Audited) -> None:
    assert presences(put(report(old), report(new))) == [(Presence.BOTH, old.id, new.id)]


def test_what_has_nothing_in_common_came_and_went() -> None:
    comparison = put(report(journey("x", "A", "B", "C")), report(journey("y", "A", "D", "E")))
    assert presences(comparison) == [(Presence.NEW, "", "y"), (Presence.GONE, "x", "")]


def test_two_files_that_are_named_are_one_journey() -> None:
    comparison = put(report(journey("x", "A")), report(journey("y", "Z")), same=True)
    assert presences(comparison) == [(Presence.BOTH, "x", "y")]


def test_ids_that_several_organisations_use_are_told_apart_by_file() -> None:
    one, two = journey("x", "A", file="b/x.yaml"), journey("x", "B", file="c/x.yaml")
    comparison = compare(
        Side("old", report(two, one)),
        Side("new", report(*(replace(j, file=f"new/{j.file}") for j in (one, two))), "new"),
    )
    assert [(j.old.file, j.new.file) for j in comparison.journeys if j.old and j.new] == [
        ("b/x.yaml", "new/b/x.yaml"),
        ("c/x.yaml", "new/c/x.yaml"),
    ]


def test_a_journey_that_was_moved_and_renamed_loses_to_one_of_the_same_id() -> None:
    comparison = put(
        report(journey("x", "A", file="x.yaml"), journey("y", "B", file="y.yaml")),
        report(journey("y", "B", file="x.yaml"), journey("z", "A", file="z.yaml", title="x")),
    )
    assert presences(comparison) == [(Presence.BOTH, "y", "y"), (Presence.BOTH, "x", "z")]


def fates(comparison: Comparison) -> list[tuple[Fate, str]]:
    return [(one.fate, one.finding.rule) for home in comparison.journeys for one in home.findings]


def test_what_became_of_each_finding() -> None:
    old = (
        finding("gone"),
        finding("still"),
        finding("graver", severity=WARNING),
        finding("milder"),
        finding("lapsed", accepted="until May"),
        finding("taken"),
        finding("both-accepted", accepted="yes"),
        finding("gone-accepted", accepted="yes"),
    )
    new = (
        finding("still"),
        finding("graver"),
        finding("milder", severity=WARNING),
        finding("lapsed"),
        finding("taken", accepted="yes"),
        finding("both-accepted", accepted="yes"),
        finding("new"),
        finding("new-accepted", accepted="yes"),
    )
    comparison = put(report(X, findings=old), report(X, findings=new))
    assert fates(comparison) == [
        (Fate.NEW, "new"),
        (Fate.GRAVER, "graver"),
        (Fate.LAPSED, "lapsed"),
        (Fate.GONE, "gone"),
        (Fate.MILDER, "milder"),
        (Fate.ACCEPTED, "new-accepted"),
        (Fate.ACCEPTED, "taken"),
        (Fate.STILL, "both-accepted"),
        (Fate.STILL, "still"),
    ]
    assert [one.finding.rule for one in comparison.findings(Fate.STILL)] == ["still"]


def test_lines_and_ids_of_journeys_make_no_difference() -> None:
    moved = Span(Position(40, 1), Position(40, 2))
    old = report(X, findings=(finding("late"),))
    new = report(journey("y", "A", "B", "C"), findings=(finding("late", journey="y", file="y.yaml", span=moved),))
    assert fates(put(old, new)) == [(Fate.STILL, "late")]


def test_one_fault_more_at_a_step_is_new_and_a_changed_figure_is_not() -> None:
    old = (finding("silent", subject="4 days", message="4 days"),)
    new = (
        finding("silent", subject="5 days", message="5 days"),
        finding("silent", subject="9 days", message="9 days"),
    )
    assert fates(put(report(X, findings=old), report(X, findings=new))) == [
        (Fate.NEW, "silent"),
        (Fate.STILL, "silent"),
    ]
    assert fates(put(report(X, findings=old), report(X, findings=new[:1]))) == [(Fate.STILL, "silent")]


@pytest.mark.parametrize(
    "steps",
    [("A", "Call the depot", "C"), ("A", "Pay", "Call the store house", "C")],
    ids=["alone at its place", "of a similar title"],
)
def test_a_step_that_was_renamed_keeps_its_findings(steps: tuple[str, ...]) -> None:
    new_id = steps[-2].lower().replace(" ", "-")
    old = report(journey("x", "A", "Call the storehouse", "C"), findings=(finding("late", "call-the-storehouse"),))
    new = report(journey("x", *steps), findings=(finding("late", new_id),))
    assert fates(put(old, new)) == [(Fate.STILL, "late")]


def test_a_step_in_place_of_two_is_another_step() -> None:
    old = report(journey("x", "A", "Fill in", "Sign", "C"), findings=(finding("late", "sign"),))
    new = report(journey("x", "A", "Wait", "C"), findings=(finding("late", "wait"),))
    assert fates(put(old, new)) == [(Fate.NEW, "late"), (Fate.GONE, "late")]


def blind(rule: str, *elements: str) -> NotAssessed:
    return NotAssessed(rule, "x.yaml", "x", ("touchpoint.wait",), elements)


@pytest.mark.parametrize(
    ("there", "here", "at", "fate"),
    [
        ((blind("late", "a"),), (), "a", Fate.LOST),
        ((blind("late", "b"),), (), "a", Fate.GONE),
        ((blind("other", "a"),), (), "a", Fate.GONE),
        ((blind("late", ""),), (), "a", Fate.LOST),
        ((blind("late", ""),), (blind("late", ""),), "a", Fate.GONE),
        ((blind("late", ""),), (), "", Fate.LOST),
    ],
)
def test_what_can_no_longer_be_judged_is_not_gone(
    there: tuple[NotAssessed, ...], here: tuple[NotAssessed, ...], at: str, fate: Fate
) -> None:
    seen, unseen = report(X, findings=(finding("late", at),), not_assessed=here), report(X, not_assessed=there)
    assert fates(put(seen, unseen)) == [(fate, "late")]
    back = {Fate.LOST: Fate.SEEN, Fate.GONE: Fate.NEW}[fate]
    assert fates(put(unseen, seen)) == [(back, "late")]
    assert put(unseen, seen).worse is (back is Fate.NEW)


def test_a_step_that_was_not_there_hid_nothing() -> None:
    old = report(journey("x", "A", "C"), not_assessed=(blind("late", ""),))
    new = report(X, findings=(finding("late", "b"),))
    assert fates(put(old, new)) == [(Fate.NEW, "late")]


def test_what_goes_with_its_file_is_no_improvement() -> None:
    firm = finding("lip", "", WARNING, journey="", file="firm.yaml")
    old = report(X, journey("y", "D", "E"), findings=(finding("late", "d", journey="y"), firm))
    comparison = put(replace(old, texts={**old.texts, "firm.yaml": ""}), report(X))
    assert fates(comparison) == [(Fate.LEFT, "late"), (Fate.LEFT, "lip")]
    assert not comparison.worse


def test_what_belongs_to_no_journey_is_followed_too() -> None:
    firm = finding("lip", "", WARNING, journey="", file="firm.yaml")
    old = replace(report(X, findings=(firm,)), texts={"firm.yaml": ""})
    new = replace(report(X, findings=(replace(firm, rule="lop"),)), texts={"firm.yaml": ""})
    assert fates(put(old, new)) == [(Fate.NEW, "lop"), (Fate.GONE, "lip")]


def test_findings_on_organisations_are_followed_file_by_file() -> None:
    one, two = (finding("lip", "", WARNING, journey="", file=file, subject=file) for file in ("a.yaml", "b.yaml"))
    texts = {"a.yaml": "", "b.yaml": ""}
    keep = finding("keep", "", journey="", file="a.yaml")
    there = finding("keep", "", journey="", file="b.yaml")
    old = replace(report(X, findings=(one, keep, there)), texts=texts)
    new = replace(report(X, findings=(two, keep, there)), texts=texts)
    assert fates(put(old, new)) == [
        (Fate.NEW, "lip"), (Fate.GONE, "lip"), (Fate.STILL, "keep"), (Fate.STILL, "keep"),
    ]  # fmt: skip


LONGER = journey("x", "A", bill=Bill(handoffs=Amount(1)))
MESSAGE = journey("x", "A", bill=Bill(contacts=Amount(1)))
GAP = journey("x", "A", bill=Bill(handoffs=Amount(None, missing=("touchpoint.owner",))))


@pytest.mark.parametrize(
    ("old", "new", "worse"),
    [
        pytest.param(report(X), report(X), False, id="nothing"),
        pytest.param(report(X), report(X, findings=(finding("new"),)), True, id="a new error"),
        pytest.param(report(X), report(X, findings=(finding("new", severity=WARNING),)), False, id="a new warning"),
        pytest.param(
            report(X), report(X, findings=(finding("new", severity=WARNING),), fail_on=WARNING), True, id="threshold"
        ),
        pytest.param(report(X), report(X, findings=(finding("new", accepted="yes"),)), False, id="accepted"),
        pytest.param(
            report(X, findings=(finding("new", severity=WARNING),)), report(X, findings=(finding("new"),)), True,
            id="more severe",
        ),
        pytest.param(
            report(X, findings=(finding("new", accepted="yes"),)), report(X, findings=(finding("new"),)), False,
            id="no longer accepted",
        ),
        pytest.param(report(), report(journey("x"), findings=(finding("new"),)), True, id="an error in a new journey"),
        pytest.param(report(journey("x", "A")), report(LONGER), True, id="an item that rose"),
        pytest.param(report(LONGER), report(journey("x", "A")), False, id="an item that fell"),
        pytest.param(report(journey("x", "A")), report(MESSAGE), False, id="one contact more"),
        pytest.param(report(journey("x", "A")), report(GAP), False, id="a gap"),
    ],
)  # fmt: skip
def test_when_it_got_worse(old: Report, new: Report, worse: bool) -> None:
    assert put(old, new).worse is worse
    assert put(old, new).exit_code == 0
    assert put(old, new, fail_on_worse=True).exit_code == int(worse)


def test_a_fault_on_either_side_leaves_no_verdict() -> None:
    fault = Problem("broken", "x.yaml", PLACE, code="syntax")
    clean = report(X)
    for old, new in ((replace(clean, problems=(fault,)), clean), (clean, replace(clean, problems=(fault,)))):
        comparison = put(old, new, fail_on_worse=True)
        assert comparison.exit_code == 2
        assert [one for _, one in comparison.problems] == [fault]
        assert [side.name for side, _ in comparison.problems if side] == ["before" if old.problems else ""]


def test_a_broken_rule_is_the_fault_of_neither_side_and_a_broken_file_of_each() -> None:
    rule = Problem("broken", "rules/x.yaml", PLACE, code="rule")
    file = Problem("broken", "x.yaml", PLACE, code="schema")
    both = replace(report(X), problems=(rule, file))
    comparison = put(both, both)
    assert [(side.name if side else None, one.code) for side, one in comparison.problems] == [
        (None, "rule"),
        ("before", "schema"),
        ("", "schema"),
    ]


def test_no_journeys_on_either_side_is_no_verdict_unless_that_is_allowed() -> None:
    assert put(report(), report()).exit_code == 2
    assert put(report(), report(allow_empty=True)).exit_code == 0
    assert put(report(X), report()).exit_code == 0
