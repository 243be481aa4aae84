"""The bill and the strip of a journey, drawn up from its elements."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from journeyaudit.engine import bill_of, counted, overview_of, strip_with
from journeyaudit.report import Amount, Finding, Handover, Severity, StripStage
from journeyaudit.source import Position, Span
from journeyaudit.values import Duration
from tests.unit.worlds import journey

DAY = 24 * 60 * 60
STAGES = """
known: [name]
stages:
  - title: Order
    touchpoints:
      - {title: Order, actor: customer, owner: Sales, channels: [web, shop], asks: [size, {what: ID, kind: document}],
         effort: {minutes: 10, fields: 8, logins: 1}, emotion: 1}
      - {title: Answer, actor: Sales, channels: email, asks: none, wait: 2 d, emotion: {score: -2, evidence: survey}}
  - title: Collect
    touchpoints:
      - title: Key
        actor: Depot
        channels: [phone, counter]
        asks: [size, {what: form, kind: signature}]
        wait: {max: open}
        backstage: [{title: Cut, actor: Workshop, wait: 1 d}]
"""


def bill(text: str) -> dict[str, Amount]:
    return dict(bill_of(journey(text)).items())


def test_a_bill_that_is_all_written_down_is_exact_but_for_an_open_wait() -> None:
    assert bill(STAGES) == {
        "contacts": Amount(3),
        "own_steps": Amount(1),
        "waiting": Amount(Duration(3 * DAY), at_least=True),
        "minutes": Amount(Duration(600)),
        "handoffs": Amount(2),
        "units": Amount(3),
        "channels": Amount(5),
        "documents": Amount(2),
        "fields": Amount(8),
        "logins": Amount(1),
        "asked_twice": Amount(1),
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("contacts", Amount(2)),
        ("own_steps", Amount(None, missing=("touchpoint.actor",))),
        ("waiting", Amount(Duration())),
        ("minutes", Amount(None, missing=("touchpoint.actor",))),
        ("handoffs", Amount(None, missing=("touchpoint.owner",))),
        ("units", Amount(None, missing=("touchpoint.owner",))),
        ("channels", Amount(None, missing=("touchpoint.channels",))),
        ("documents", Amount(None, missing=("touchpoint.asks",))),
        ("asked_twice", Amount(None, missing=("touchpoint.asks",))),
    ],
)
def test_of_what_nobody_wrote_down_nothing_is_known(name: str, expected: Amount) -> None:
    assert bill("touchpoints: [Formular, Bescheid]")[name] == expected


def test_a_lower_bound_names_what_would_complete_it() -> None:
    text = "touchpoints: [{title: A, asks: {what: ID, kind: document}}, B]"
    assert bill(text)["documents"] == Amount(1, at_least=True, missing=("touchpoint.asks",))


def test_what_rests_on_a_title_is_marked() -> None:
    text = "touchpoints: [Customer fills in the form]"
    assert bill(text)["own_steps"] == Amount(1, inferred=True)
    assert not bill("touchpoints: [{title: Customer fills in the form, actor: customer}]")["own_steps"].inferred


def test_only_waits_without_limit_make_a_time_without_limit() -> None:
    assert bill("touchpoints: [A, {title: B, wait: open}]")["waiting"] == Amount(None, at_least=True)


@pytest.mark.parametrize(
    ("asks", "expected"),
    [
        ("[[name], [name]]", 1),
        ("[[name, size], [size, name], [name]]", 2),
        ("[[name, name]]", 0),
        ("[[{what: form, kind: signature}], [{what: form, kind: signature}]]", 0),
        ("[[{what: number, purpose: identify}], [{what: number, purpose: identify}]]", 0),
        ("[[], []]", 0),
    ],
)
def test_facts_asked_twice_are_counted_once_each(asks: str, expected: int) -> None:
    lists = asks[1:-1].replace("], [", "]|[").split("|")
    steps = ", ".join(f"{{title: T{n}, asks: {one if one != '[]' else 'none'}}}" for n, one in enumerate(lists))
    assert bill(f"touchpoints: [{steps}]")["asked_twice"] == Amount(expected)


def test_what_is_asked_on_two_alternative_ways_is_not_asked_twice() -> None:
    text = """
touchpoints:
  - {title: Start, asks: none, next: {by post: p, online: o}}
  - {title: P, asks: name, next: end}
  - {title: O, asks: name}
"""
    assert bill(text)["asked_twice"] == Amount(0)


FINDING = Finding(
    "a-rule",
    Severity.ERROR,
    "Said.",
    "t.yaml",
    (),
    Span(Position(1, 1), Position(1, 2)),
    "example",
    "",
    "",
    "",
    "",
    "1",
)


def strip(text: str, *findings: dict[str, Any]) -> tuple[StripStage, ...]:
    found = counted(replace(FINDING, **one) for one in findings)
    return strip_with(overview_of(journey(text)), found.get(FINDING.journey, {}))


def test_the_strip_has_the_stages_with_their_steps_in_the_order_of_the_work() -> None:
    first, second = strip(STAGES)
    assert (first.title, first.wait) == ("Order", Amount(Duration(2 * DAY)))
    assert (second.title, second.wait) == ("Collect", Amount(Duration(DAY), at_least=True))
    said = [(one.id, one.noticed, one.score, one.owners, one.handover, one.wait) for one in first.points]
    assert said == [
        ("order", True, 1, ("Sales",), Handover.NONE, None),
        ("answer", True, -2, ("Sales",), Handover.NONE, Amount(Duration(2 * DAY))),
    ]
    said = [(one.id, one.noticed, one.score, one.owners, one.handover, one.wait) for one in second.points]
    assert said == [
        ("cut", False, None, ("Workshop",), Handover.SMOOTH, Amount(Duration(DAY))),
        ("key", True, None, ("Depot",), Handover.FELT, Amount(None, at_least=True)),
    ]


def test_a_journey_without_stages_is_one_without_a_title() -> None:
    [stage] = strip("touchpoints: [{title: A, actor: customer}, {title: B, wait: 1 d}]")
    assert (stage.title, [point.title for point in stage.points]) == ("", ["A", "B"])
    assert [point.owners for point in stage.points] == [(), None]
    assert stage.wait == Amount(Duration(DAY))


def test_findings_stand_at_their_step_and_count_for_its_stage() -> None:
    first, second = strip(
        STAGES,
        {"element": "order"},
        {"element": "order", "severity": Severity.INFO},
        {"element": "answer", "accepted": "agreed"},
        {"element": "cut", "severity": Severity.WARNING},
        {"element": "Collect", "severity": Severity.WARNING},
        {"element": ""},
        {"element": "order", "journey": "another"},
    )
    assert first.findings == {Severity.ERROR: 1, Severity.INFO: 1}
    assert first.points[1].findings == {}
    assert second.findings == {Severity.WARNING: 2}
    assert second.points[0].findings == {Severity.WARNING: 1}


def test_a_step_without_a_score_has_no_feeling() -> None:
    [stage] = strip("touchpoints: [{title: A, emotion: none}, B, {title: C, emotion: 0}]")
    assert [point.score for point in stage.points] == [None, None, 0]


def test_a_step_tells_who_acts_where_it_leads_and_whom_the_case_comes_from() -> None:
    points = {point.id: point for stage in strip(STAGES) for point in stage.points}
    assert {name: (one.own, one.channels, one.ahead, one.handoffs) for name, one in points.items()} == {
        "order": (True, ("web", "shop"), ("answer",), ()),
        "answer": (False, ("email",), ("cut",), ()),
        "cut": (False, (), ("key",), (("answer", Handover.SMOOTH),)),
        "key": (False, ("phone", "counter"), (), (("cut", Handover.FELT),)),
    }


def test_of_a_step_that_is_a_title_nobody_knows_who_acts_and_how() -> None:
    [stage] = strip("touchpoints: [{title: A, next: {again: a, on: b}}, {title: B, id: b}]")
    assert [(one.own, one.channels, one.ahead) for one in stage.points] == [(None, None, ("b", "a")), (None, None, ())]


TWO_STAGES = """
stages:
  - title: Ask
    touchpoints:
      - {title: A, id: a}
      - {title: B, wait: 3 d, next: {missing: c, complete: d}}
      - {title: C, id: c, wait: 2 d, next: a}
  - title: Wait
    touchpoints:
      - {title: D, id: d, wait: {max: 10 d, since: a}}
      - {title: E, wait: 1 d}
"""


def test_the_waits_of_the_stages_add_up_to_the_bill() -> None:
    one = journey(TWO_STAGES)
    times = [stage.get("waiting") for stage in one.items("stages").values]
    assert times == [Duration(3 * DAY), Duration(8 * DAY)]
    assert one.get("bill").get("waiting") == Duration(11 * DAY)
