"""Accepted findings: which an entry covers, until when, and what is said of entries that name no rule."""

from datetime import date

import pytest

from journeyaudit.accept import acceptances, accepted, unknown_rules, unwritten_reasons
from journeyaudit.model import parse_journey
from journeyaudit.reader import read
from journeyaudit.report import Finding, Severity
from journeyaudit.source import Path, Position, Span

TODAY = date(2026, 3, 1)
NOWHERE = Span(Position(1, 1), Position(1, 2))
JOURNEY = """\
journey: Order
{journey}
touchpoints:
  - title: Ask
    {ask}
    backstage:
      - title: Check
        {check}
  - title: Answer
    channels: phone
"""
ENTRY = "accept: {{rule: {rule}, reason: agreed{until}}}"
ASK: Path = ("touchpoints", 0)
CHECK: Path = (*ASK, "backstage", 0)
ANSWER: Path = ("touchpoints", 1)


def finding(path: Path = (), element: str = "", **more: str) -> Finding:
    return Finding(
        rule=more.get("rule", "late"),
        severity=Severity.ERROR,
        message="",
        file=more.get("file", "a.yaml"),
        path=path,
        span=NOWHERE,
        journey=more.get("journey", "order"),
        element=element,
        title="",
        stage="",
        subject="",
        fingerprint="",
    )


AT_JOURNEY = finding(("outcome", 0))
AT_ASK = finding((*ASK, "wait", "max"), "ask")
AT_CHECK = finding((*CHECK, "wait"), "check")
AT_ANSWER = finding((*ANSWER, "channels", 0), "answer")
IN_DIRECTORY = finding(("channels", 0, "hours"), "answer", file="organisation.yaml")
OTHER_JOURNEY = finding((*ASK, "wait"), "ask", journey="other")
OTHER_RULE = finding((*ASK, "wait"), "ask", rule="early")
OF_NONE = finding(("units", 0), "sales", journey="")
ALL = {
    "journey": AT_JOURNEY,
    "ask": AT_ASK,
    "check": AT_CHECK,
    "answer": AT_ANSWER,
    "directory": IN_DIRECTORY,
    "other journey": OTHER_JOURNEY,
    "other rule": OTHER_RULE,
    "none": OF_NONE,
}


def covered(text: str, today: date = TODAY) -> list[str]:
    """Which of all findings the entries of a journey accept, and that they carry the reason."""
    [document] = read(text, "a.yaml")
    entries = list(acceptances(parse_journey(document), document))
    found = accepted(list(ALL.values()), entries, today)
    assert {one.accepted for one in found} <= {"", "agreed"}
    return [name for name, one in zip(ALL, found, strict=True) if one.accepted]


def journey(*, rule: str = "late", until: str = "", **at: bool) -> str:
    entry = ENTRY.format(rule=rule, until=f", until: {until}" if until else "")
    return JOURNEY.format(**{place: entry if at.get(place) else "# -" for place in ("journey", "ask", "check")})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(journey(), [], id="no entry"),
        pytest.param(
            journey(journey=True),
            ["journey", "ask", "check", "answer", "directory", "none"],
            id="at the journey, and what in its file belongs to no journey",
        ),
        pytest.param(journey(ask=True), ["ask", "check"], id="at a touchpoint, and what is below"),
        pytest.param(journey(check=True), ["check"], id="backstage, but not what is above"),
        pytest.param(journey(ask=True, rule="early"), ["other rule"], id="another rule"),
        pytest.param(
            journey().replace("channels: phone", ENTRY.format(rule="late", until="")),
            ["answer", "directory"],
            id="what is said of the touchpoint stands in the organisation file",
        ),
    ],
)
def test_an_entry_covers_its_element_and_what_is_below(text: str, expected: list[str]) -> None:
    assert covered(text) == expected


@pytest.mark.parametrize(
    ("until", "expected"),
    [("2026-03-02", True), ("2026-03-01", True), ("2026-02-28", False), ("none", True), ("", True)],
    ids=["tomorrow", "its last day", "yesterday", "without end", "no word about it"],
)
def test_an_entry_holds_to_its_last_day(until: str, expected: bool) -> None:
    assert bool(covered(journey(ask=True, until=until))) is expected


def test_an_expired_entry_does_not_hide_one_that_holds() -> None:
    text = journey(ask=True).replace(
        "accept: {rule: late, reason: agreed}",
        "accept: [{rule: late, reason: long ago, until: 2020-01-01}, {rule: late, reason: agreed}]",
    )
    assert covered(text) == ["ask", "check"]


def test_entries_of_one_journey_leave_the_other_in_the_file_alone() -> None:
    first, second = read(journey(ask=True) + "---\n" + journey().replace("Order", "Other"), "a.yaml")
    entries = [entry for one in (first, second) for entry in acceptances(parse_journey(one), one)]
    [of_first, of_second] = accepted([AT_ASK, OTHER_JOURNEY], entries, TODAY)
    assert (of_first.accepted, of_second.accepted) == ("agreed", "")


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("late", None),
        ("laet", "there is no rule 'laet' (did you mean 'late'?)"),
        ("zzz", "there is no rule 'zzz' (see `journeyaudit rules list`)"),
    ],
)
def test_an_entry_without_such_a_rule_is_said_at_its_place(rule: str, message: str | None) -> None:
    first, second = read("journey: A\ntouchpoints: [B]\n---\n" + journey(check=True, rule=rule), "a.yaml")
    entries = list(acceptances(parse_journey(second), second))
    problems = unknown_rules(entries, ["late", "pushy"])
    assert [str(one) for one in problems] == ([f"a.yaml:11:24: {message}"] if message else [])
    assert first.data == {"journey": "A", "touchpoints": ["B"]}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("journey: Order\ntouchpoints: [{title: Ask, accept: {rule: late, reason: TODO}}]\n", (2, 57)),
        ("journey: Order\ntouchpoints:\n  # journeyaudit: accept late -- todo …\n  - Ask\n", (3, 26)),
    ],
)
def test_a_placeholder_is_no_reason(text: str, place: tuple[int, int]) -> None:
    [document] = read(text, "a.yaml")
    entries = list(acceptances(parse_journey(document), document))
    assert [one.accepted for one in accepted([AT_ASK], entries, TODAY)] == [""]
    [problem] = unwritten_reasons(entries)
    assert (problem.span.start.line, problem.span.start.column) == place
    assert problem.message == "the reason is still to be written: nothing is accepted for `TODO`"
    assert problem.hint == "say why the finding is accepted, or delete the acceptance"


def test_a_reason_may_speak_of_what_is_to_be_done() -> None:
    text = "journey: Order\naccept: {rule: late, reason: TODO list of the team has it}\ntouchpoints: [Ask]\n"
    [document] = read(text, "a.yaml")
    assert unwritten_reasons(list(acceptances(parse_journey(document), document))) == []
