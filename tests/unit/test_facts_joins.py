"""What is joined from several steps: hand-offs, moves, runs and texts, and what is known and done by then."""

from __future__ import annotations

import pytest

from journeyaudit.facts import Element, Unknown, elements_of, runs_of
from journeyaudit.facts.known import unknown
from tests.unit.worlds import journey, say, step


@pytest.mark.parametrize(
    ("touchpoints", "expected"),
    [
        pytest.param("{title: A, actor: S}, {title: B, actor: T}", ["a > b"], id="another unit"),
        pytest.param("{title: A, actor: S}, {title: B, actor: s}", [], id="the same unit in another spelling"),
        pytest.param("{title: A, owner: [S, T]}, {title: B, owner: [T, U]}", [], id="one owner in common"),
        pytest.param("{title: A, actor: S}, {title: B, actor: customer}, {title: C, actor: T}", ["a > c"],
                     id="the customer's own step is passed over"),
        pytest.param("{title: A, actor: S}, {title: B, actor: customer}, {title: C, actor: S}", [],
                     id="back from the customer to the same"),
        pytest.param("{title: A, actor: S}, {title: B, actor: customer, owner: T}, {title: C, actor: S}",
                     ["a > b", "b > c"], id="but not one that somebody owns"),
        pytest.param("{title: A, actor: S}, {title: B, actor: customer, owner: H, kind: follow_up}, "
                     "{title: C, actor: T}", ["a > b", "a > c"], id="a call to ask is no station on the way"),
        pytest.param("{title: A, actor: S}, {title: B, actor: customer, owner: H, kind: follow_up}, "
                     "{title: C, actor: S}", ["a > b"], id="nor on the way back"),
        pytest.param("{title: A, actor: S}, {title: B, actor: customer, owner: H, kind: follow_up}, "
                     "{title: C, actor: H}", ["a > b"], id="unless those who were asked have it next"),
        pytest.param("{title: B, actor: customer, owner: H, kind: follow_up}, {title: C, actor: T}", ["b > c"],
                     id="or nobody had it before"),
        pytest.param("{title: A, actor: S}, {title: B, actor: H, kind: follow_up}, {title: C, actor: T}",
                     ["a > b", "b > c"], id="a call of ours is one"),
        pytest.param("{title: A, actor: S}, {title: B, owner: none}, {title: C, actor: T}", ["a > c"],
                     id="a step that is said to be nobody's"),
        pytest.param("{title: A, actor: customer}, {title: B, actor: S}", [], id="from the customer"),
        pytest.param("A, {title: B, actor: S}", ["?touchpoint.owner"], id="a giver without owner"),
        pytest.param("{title: A, actor: S}, B", ["?touchpoint.owner"], id="a taker without owner"),
        pytest.param("{title: A, actor: S}, {title: B, actor: system}", ["?touchpoint.owner"],
                     id="a machine for which nobody answers"),
        pytest.param("A, {title: B, actor: customer}", [], id="to the customer, from whomever"),
        pytest.param("A, {title: B, actor: customer}, {title: C, actor: S}", ["?touchpoint.owner"],
                     id="unknown before the customer's own step"),
        pytest.param("{title: A, actor: S}, B, {title: C, actor: T}, {title: D, actor: U}",
                     ["c > d", "?touchpoint.owner"], id="some known, some not"),
        pytest.param("{title: A, actor: S}, {title: P, actor: S, backstage: [{title: B, actor: T}]}",
                     ["a > b", "b > p"], id="backstage and out again"),
        pytest.param("{title: A, actor: S, next: {x: c}}, {title: B, actor: T}, {title: C, actor: U}",
                     ["a > b", "b > c", "a > c"], id="each way counts"),
        pytest.param("{title: A, actor: S, next: {x: c}}, {title: B, actor: S}, {title: C, actor: U}", ["b > c"],
                     id="two ways from one owner are one hand-off"),
        pytest.param("{title: A, actor: S, on_failure: {x: c}}, {title: B, actor: S, next: end}, {title: C, actor: U}",
                     ["a > c"], id="failures count"),
        pytest.param("{title: A, actor: S}, {title: B, actor: T, next: {x: a}}", ["a > b"], id="ways back do not"),
    ],
)  # fmt: skip
def test_a_handoff_is_where_nobody_who_had_the_case_has_it_next(touchpoints: str, expected: list[str]) -> None:
    of = journey(f"touchpoints: [{touchpoints}]")
    assert sorted(say(of.get("handoffs"))) == sorted(expected)


def test_handoffs_stand_in_the_order_of_the_takers_and_then_the_givers() -> None:
    of = journey(
        "touchpoints: [{title: A, actor: R, next: {y: d}}, {title: B, actor: S, next: {x: d}}, {title: C, actor: T}, "
        "{title: D, actor: U}]"
    )
    assert say(of.get("handoffs")) == ["a > b", "b > c", "a > d", "b > d", "c > d"]


@pytest.mark.parametrize(
    ("handoff", "carries", "told", "warm"),
    [
        ("", [], "?handoff.told", "?handoff.warm"),
        (", handoff: none", [], "?handoff.told", "?handoff.warm"),
        (", handoff: {carries: [name, IBAN]}", ["name", "IBAN"], "?transfer.told", "?transfer.warm"),
        (", handoff: {carries: none, told: none, warm: false}", [], "none", False),
        (", handoff: {told: Mr Khan rings you tomorrow, warm: true}", "?transfer.carries",
         "Mr Khan rings you tomorrow", True),
    ],
    ids=["not described", "described as none", "only what is carried", "nothing", "warm and announced"],
)  # fmt: skip
def test_a_handoff_is_described_at_its_taker(handoff: str, carries: object, told: object, warm: object) -> None:
    of = journey(f"touchpoints: [{{title: A, actor: S}}, {{title: B, actor: T{handoff}}}]")
    [one] = of.get("handoffs").values
    assert [say(one.get(name)) for name in ("carries", "told", "warm")] == [carries, told, warm]


TOLD = "handoff: {told: You hear from us tomorrow}"


@pytest.mark.parametrize(
    ("taker", "expected"),
    [
        pytest.param(f"actor: T, asks: none, {TOLD}", False, id="announced, nothing asked, no wait"),
        pytest.param("actor: T, asks: none, handoff: {told: none}", True, id="nobody said so"),
        pytest.param("actor: T, asks: none", "?handoff.told", id="whether somebody said so is not written"),
        pytest.param("actor: T, asks: none, wait: 1 h, handoff: {told: none}", True, id="a wait"),
        pytest.param("actor: T, asks: none, wait: 1 h", "?handoff.told", id="a wait that may have been announced"),
        pytest.param(
            "actor: T, asks: none, wait: {max: 1 h, reason: none}", True, id="a wait for which nothing is said"
        ),
        pytest.param(f"actor: T, asks: none, wait: 1 h, {TOLD}", False, id="a wait that was announced"),
        pytest.param(
            f"actor: T, asks: none, wait: {{max: 1 h, reason: none}}, {TOLD}", True, id="a wait without a reason"
        ),
        pytest.param(f"actor: T, asks: {{what: name, purpose: identify}}, {TOLD}", False, id="who it is"),
        pytest.param(f"actor: T, asks: none, wait: open, {TOLD}", True, id="a wait without limit"),
        pytest.param(f"actor: T, asks: none, wait: none, {TOLD}", False, id="no wait"),
        pytest.param(
            f"actor: T, asks: none, wait: {{reason: none}}, {TOLD}", "?wait.max", id="how long is not written"
        ),
        pytest.param(f"actor: T, asks: phone, {TOLD}", False, id="a new question"),
        pytest.param(f"actor: T, asks: full name, {TOLD}", True, id="the same question"),
        pytest.param(f"actor: T, asks: PIN, {TOLD}", True, id="what was known from the start"),
        pytest.param(f"actor: T, {TOLD}", "?touchpoint.asks", id="what is asked is not written"),
        pytest.param("actor: T, asks: name", True, id="one reason is enough"),
    ],
)
def test_a_handoff_is_felt_by_a_wait_a_repeated_question_or_a_stranger(taker: str, expected: object) -> None:
    of = journey(
        f"known: [PIN]\nfacts: {{name: [full name]}}\ntouchpoints: [{{title: A, actor: S, asks: name}}, "
        f"{{title: B, {taker}}}]"
    )
    [one] = of.get("handoffs").values
    assert say(one.get("felt")) == expected


@pytest.mark.parametrize(
    ("taker", "above", "expected"),
    [
        pytest.param("handoff: {told: none}", f"asks: none, {TOLD}", False, id="nobody has to announce work backstage"),
        pytest.param("", "asks: none, handoff: {told: none}", True, id="nobody announces the step above"),
        pytest.param("", "asks: none", "?handoff.told", id="whether somebody announces it is not written"),
        pytest.param("wait: 2 d", f"asks: none, {TOLD}", False, id="a wait backstage is nobody's in front"),
        pytest.param(
            "wait: none",
            f"asks: none, wait: {{max: 30 d, reason: none}}, {TOLD}",
            True,
            id="the wait of the step above",
        ),
        pytest.param("wait: 2 d", f"asks: none, wait: 30 d, {TOLD}", False, id="which was announced"),
        pytest.param("wait: none", "asks: name, handoff: {told: T}", True, id="the step above asks again"),
        pytest.param("wait: none", f"asks: phone, {TOLD}", False, id="the step above asks something new"),
        pytest.param("wait: none", f"actor: S, {TOLD}", "?touchpoint.asks", id="what it asks is not written"),
        pytest.param("on_failure: {wrong: a}", f"asks: phone, {TOLD}", False, id="a way back to the first question"),
    ],
)
def test_a_handoff_backstage_is_felt_at_the_step_above_it(taker: str, above: str, expected: object) -> None:
    of = journey(
        "touchpoints: [{title: A, actor: S, asks: name}, "
        f"{{title: P, owner: T, {above}, backstage: [{{title: B, actor: T{taker and ', '}{taker}}}]}}]"
    )
    [one] = of.get("handoffs").values
    assert say(one) == "a > b"
    assert say(one.get("felt")) == expected


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param(["{title: B, owner: T, wait: 3 d, handoff: {told: none}}"], {"a > b": "3 Tage"}, id="in front"),
        pytest.param(
            ["{title: P, owner: S, wait: {max: 9 d, reason: none}, backstage: [{title: B, owner: T, wait: 3 d}]}"],
            {"a > b": "none", "b > p": "none"},
            id="checks by others, and back to those who had it",
        ),
        pytest.param(
            ["{title: P, owner: T, wait: {max: 9 d, reason: none}, backstage: [{title: B, owner: M, wait: 3 d}]}"],
            {"a > b": "none", "b > p": "9 Tage"},
            id="through other hands to those in front",
        ),
        pytest.param(
            [
                "{title: P, owner: T, wait: {max: 9 d, reason: none}, "
                "backstage: [{title: B, owner: T}, {title: C, owner: M}]}"
            ],
            {"a > b": "9 Tage", "b > c": "none", "c > p": "none"},
            id="they have it from the first step backstage on",
        ),
        pytest.param(
            ["{title: N, owner: M}", "{title: B, owner: T, wait: {max: 3 d, since: a}}"],
            {"a > n": "none", "n > b": "none"},
            id="it runs from a step before the giver",
        ),
        pytest.param(
            ["{title: B, owner: T, wait: {max: 3 d, reason: none, since: a}}"],
            {"a > b": "3 Tage"},
            id="it runs from the giver",
        ),
        pytest.param(
            ["{title: B, owner: T, wait: {max: 3 d, waiting_for: Kundin}}"], {"a > b": "none"}, id="for the customer"
        ),
        pytest.param(
            ["{title: B, owner: T, wait: {max: 3 d, waiting_for: S, reason: none}}"],
            {"a > b": "none"},
            id="for the giver",
        ),
        pytest.param(["{title: B, owner: T, wait: 3 d}"], {"a > b": "?handoff.told"}, id="whether it was told"),
        pytest.param(["{title: B, owner: T, kind: payment, wait: 3 d}"], {"a > b": "none"}, id="until a bill"),
        pytest.param(
            ["{title: N, owner: M, kind: follow_up}", "{title: B, owner: S, wait: 3 d}"],
            {"a > n": "none", "n > b": "none"},
            id="after a call to ask those who have it go on",
        ),
        pytest.param(
            ["{title: N, actor: S, kind: follow_up}", "{title: B, owner: T, wait: {max: 3 d, reason: none}}"],
            {"n > b": "none"},
            id="after the last word on the matter",
        ),
        pytest.param(
            ["{title: B, owner: T, channels: none, wait: 3 d, handoff: {told: none}}"],
            {"a > b": "none"},
            id="where nobody outside sees it",
        ),
        pytest.param(
            ["{title: B, owner: T, channels: none, wait: {max: 3 d, reason: none}}"],
            {"a > b": "3 Tage"},
            id="where nobody outside sees it, nor why",
        ),
    ],
)
def test_a_wait_is_new_where_it_comes_with_the_handoff(steps: list[str], expected: dict[str, str]) -> None:
    of = journey(f"touchpoints: [{{title: A, owner: S}}, {', '.join(steps)}]")
    assert {say(one): say(one.get("new_wait")) for one in of.get("handoffs").values} == expected


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param("{title: B, actor: T, handoff: {told: none}}", True, id="a stranger"),
        pytest.param("{title: N, actor: T}, {title: M, actor: U}, {title: B, actor: T, handoff: {told: none}}", False,
                     id="who has turned to the customer before"),
        pytest.param("{title: N, actor: customer, owner: T}, {title: M, actor: U}, "
                     "{title: B, actor: T, handoff: {told: none}}", False, id="whom the customer has turned to"),
        pytest.param("{title: M, actor: U, backstage: [{title: N, actor: T}]}, "
                     "{title: B, actor: T, handoff: {told: none}}", True, id="who worked backstage"),
        pytest.param("{title: B, actor: T, perceived_owner: S, channels: [parcel], handoff: {told: none}}", False,
                     id="who sends something and is taken for somebody known"),
        pytest.param("{title: B, actor: T, perceived_owner: S, channels: [email, visit], handoff: {told: none}}", True,
                     id="who comes and is taken for somebody known"),
        pytest.param("{title: B, actor: T, perceived_owner: S, handoff: {told: none}}", True, id="by ways unknown"),
        pytest.param("{title: B, actor: T, perceived_owner: U, channels: [parcel], handoff: {told: none}}", True,
                     id="who is taken for a stranger"),
    ],
)  # fmt: skip
def test_a_stranger_comes_unannounced(steps: str, expected: bool) -> None:
    of = journey(f"touchpoints: [{{title: A, actor: S}}, {steps}]")
    assert of.get("handoffs").values[-1].get("unannounced") is expected


@pytest.mark.parametrize(
    ("steps", "left", "asked"),
    [
        pytest.param("{title: B, owner: T, asks: name}", ["a"], ["name"], id="from the giver"),
        pytest.param("{title: B, owner: T, asks: name, backstage: [{title: N, owner: M}]}", ["a"], ["name"],
                     id="through others backstage"),
        pytest.param("{title: B, owner: S, asks: name, backstage: [{title: N, owner: M}]}", ["a"], [],
                     id="back to those who had it"),
    ],
)  # fmt: skip
def test_a_question_is_asked_again_where_the_customer_sees_another(
    steps: str, left: list[str], asked: list[str]
) -> None:
    of = journey(f"touchpoints: [{{title: A, owner: S, asks: name}}, {steps}]")
    last = of.get("handoffs").values[-1]
    assert (say(last.get("left_at")), say(last.get("asked_again"))) == (left, asked)


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param("actor: T", True, id="a step of theirs"),
        pytest.param("actor: T, kind: feedback", False, id="a survey"),
        pytest.param("actor: T, kind: payment, cost: 5 €", False, id="a bill"),
        pytest.param("actor: T, kind: payment", True, id="money that comes"),
        pytest.param("actor: customer, owner: T, kind: payment", False, id="the customer pays"),
        pytest.param("actor: T, kind: reminder, asks: none", False, id="a reminder"),
        pytest.param("actor: T, kind: reminder, asks: [size]", True, id="a reminder that asks for something"),
        pytest.param("actor: T, kind: offer, asks: none", False, id="an advert"),
        pytest.param("actor: T, kind: offer, asks: [size]", True, id="an offer for which something is asked"),
        pytest.param("actor: customer, owner: T, kind: offer", True, id="an offer that the customer asks for"),
    ],
)
def test_a_case_comes_to_a_station_only(step: str, expected: bool) -> None:
    of = journey(f"touchpoints: [{{title: A, actor: S}}, {{title: B, {step}, handoff: {{told: none}}}}]")
    assert of.get("handoffs").values[-1].get("felt") is expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        pytest.param("{title: A, actor: T}", False, id="they had it before the survey"),
        pytest.param("{title: A, actor: U}", True, id="others had it"),
        pytest.param("{title: O, actor: U}, {title: A, actor: V, kind: feedback}", True, id="before another survey"),
        pytest.param("{title: A, actor: customer, kind: payment}", False, id="nobody had it"),
    ],
)
def test_a_survey_hands_nothing_over_but_what_came_before_it(first: str, expected: bool) -> None:
    of = journey(
        f"touchpoints: [{first}, {{title: S, actor: S, kind: feedback}}, "
        "{title: B, actor: T, asks: none, wait: {max: 3 d, reason: none}}]"
    )
    assert of.get("handoffs").values[-1].get("felt") is expected


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param("kind: delivery, channels: [parcel]", "none", id="a parcel on its way"),
        pytest.param("kind: delivery, channels: [visit]", "3 Tage", id="who brings it has to find the time"),
        pytest.param("kind: information, channels: [parcel]", "3 Tage", id="no delivery"),
    ],
)
def test_a_parcel_takes_its_time_whoever_brings_it(step: str, expected: str) -> None:
    of = journey(
        f"touchpoints: [{{title: A, actor: S}}, {{title: B, actor: T, {step}, wait: {{max: 3 d, reason: none}}}}]"
    )
    assert say(of.get("handoffs").values[-1].get("new_wait")) == expected


def test_seams_are_the_steps_where_a_handoff_is_felt_each_once() -> None:
    of = journey(
        "touchpoints: [{title: A, actor: S, asks: none, next: {x: c}}, {title: B, actor: T, asks: none}, "
        "{title: C, actor: U, asks: none, handoff: {told: none}}, {title: D, actor: V, asks: none}]"
    )
    assert say(of.get("handoffs")) == ["a > b", "a > c", "b > c", "c > d"]
    assert say(of.get("seams")) == ["c", "?handoff.told"]
    assert of.get("seams").gaps == 2


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param("{title: B, actor: customer, owner: T, next: a}", ["a"], id="a plain next"),
        pytest.param("{title: B, actor: customer, owner: T, next: {no: a, yes: end}}", ["a"], id="a condition"),
        pytest.param("{title: B, actor: customer, owner: T, on_failure: {no: a}}", [], id="a second try"),
        pytest.param("{title: B, owner: T, backstage: [{title: C, owner: T}], next: a}", ["a"], id="with backstage"),
    ],
)
def test_a_step_sends_back_where_next_leads_to_an_earlier_one(steps: str, expected: list[str]) -> None:
    of = journey(f"touchpoints: [{{title: A, owner: S, backstage: [{{title: W, owner: S}}]}}, {steps}]")
    by_id = {one.get("id"): one for one in of.get("touchpoints").values}
    assert [one.get("id") for one in by_id["b"].get("sends_back_to").values] == expected


def test_lost_is_what_the_giver_was_told_and_the_taker_was_not() -> None:
    of = journey(
        """known: [PIN]
touchpoints:
  - {title: A, owner: S, asks: [name, phone]}
  - {title: B, owner: T, asks: [email], handoff: {carries: [name]}}
  - {title: C, owner: U, asks: [name, phone, PIN, {what: email, purpose: identify}]}
  - {title: D, owner: S, asks: [name, email]}
"""
    )
    found = {say(one): (say(one.get("lost")), say(one.get("told_first"))) for one in of.get("handoffs").values}
    assert found == {
        "a > b": (["phone"], []),
        "b > c": (["email", "name"], ["S"]),
        "c > d": (["PIN", "email"], ["U"]),
    }


@pytest.mark.parametrize(
    ("partners", "expected"),
    [
        pytest.param(["P", "Q"], ["B"], id="between two partners ours, the one told last"),
        pytest.param(["P"], ["C"], id="from a partner to us"),
        pytest.param(["Q"], ["C"], id="from us to a partner"),
        pytest.param([], ["C"], id="between units of ours"),
    ],
)
def test_what_is_asked_again_was_told_to_the_giver_or_to_us(partners: list[str], expected: list[str]) -> None:
    units = ", ".join(f"{{name: {name}, kind: partner}}" for name in partners)
    of = journey(
        f"""units: [{units}]
touchpoints:
  - {{title: A, owner: S, asks: [name]}}
  - {{title: B, owner: T, asks: [name]}}
  - {{title: C, owner: P, asks: [name]}}
  - {{title: D, owner: Q, asks: [name], handoff: {{carries: none}}}}
"""
    )
    assert [one.get("title") for one in of.get("handoffs").values[-1].get("told_at").values] == expected


@pytest.mark.parametrize(
    ("touchpoints", "expected"),
    [
        ("A, B, C", ["a > b", "b > c"]),
        ("A, {title: P, backstage: [B, C]}, D", ["a > p", "p > d"]),
        ("{title: A, next: {x: c}}, B, C", ["a > b", "a > c", "b > c"]),
        ("A, {title: B, next: {x: a}}, C", ["a > b", "b > c"]),
        ("A, {title: B, on_failure: {x: d}, next: end}, {title: D}", ["a > b", "b > d"]),
        ("{title: A, next: {x: p}}, B, C, {title: P, backstage: [{title: E, on_failure: {x: c}}]}",
         ["a > b", "a > p", "b > c", "c > p"]),
    ],
    ids=["in a row", "over backstage", "branches", "not back", "failures", "not back through backstage"],
)  # fmt: skip
def test_moves_are_contacts_in_succession(touchpoints: str, expected: list[str]) -> None:
    assert say(journey(f"touchpoints: [{touchpoints}]").get("moves")) == expected


def waits(of: Element) -> bool | Unknown:
    """Whether a step has a wait; not known where a remark asks."""
    return unknown("touchpoint.notes") if of.get("notes").values else isinstance(of.get("wait"), Element)


@pytest.mark.parametrize(
    ("touchpoints", "expected"),
    [
        pytest.param("{title: A, wait: 1 d}, {title: B, wait: 2 d}, C, {title: D, wait: 3 d}", ["a b", "d"], id="rows"),
        pytest.param("A, B", [], id="none"),
        pytest.param("{title: A, wait: 1 d, next: {x: c}}, {title: B, wait: 1 d, next: d}, {title: C, wait: 1 d}, "
                     "{title: D, wait: 1 d}", ["a b d"], id="of two branches of one length the first"),
        pytest.param("{title: A, wait: 1 d, next: {x: c}}, {title: B, next: end}, {title: C, wait: 1 d}, "
                     "{title: D, wait: 1 d}", ["a c d"], id="the longest of the branches"),
        pytest.param("{title: A, wait: 1 d, next: {x: c}}, {title: B, wait: 1 d}, {title: C, wait: 1 d}", ["a b c"],
                     id="the longer of two ways to a step"),
        pytest.param("{title: A, wait: 1 d}, {title: P, wait: 1 d, backstage: [{title: B, wait: 1 d}]}", ["a b p"],
                     id="through backstage"),
        pytest.param("{title: A, wait: 1 d, next: {again: a}}, {title: B, wait: 1 d, next: {back: a}}", ["a b"],
                     id="ways back do not count"),
        pytest.param("{title: A, wait: 1 d}, {title: B, notes: ask}, {title: C, wait: 1 d}",
                     ["a", "c", "?touchpoint.notes"], id="an unknown step may join two"),
    ],
)  # fmt: skip
def test_runs_are_the_longest_chains_that_fulfil_a_condition(touchpoints: str, expected: list[str]) -> None:
    assert say(runs_of(journey(f"touchpoints: [{touchpoints}]"), waits)) == expected


@pytest.mark.parametrize(
    ("touchpoints", "first", "last", "waiting"),
    [
        pytest.param("A, {title: P, wait: 3 d, backstage: [{title: B}, {title: C}]}", "b", "c", "3 Tage",
                     id="the wait of the step above"),
        pytest.param("A, {title: P, wait: 3 d, backstage: [{title: B, wait: 2 d}, {title: C, wait: 2 d}]}", "b", "c",
                     "4 Tage", id="the sum of its own waits"),
        pytest.param("A, {title: P, wait: open, backstage: [{title: B, wait: 2 d}]}", "b", "b", "at least 2 Tage",
                     id="open"),
        pytest.param("A, {title: P, wait: {reason: none}, backstage: [{title: B, wait: 2 d}]}", "b", "b",
                     "at least 2 Tage ?wait.max", id="not written"),
        pytest.param("A, {title: P, backstage: [{title: B, wait: {reason: none}}]}", "b", "b",
                     "at least 0 Minuten ?wait.max", id="its own is not written"),
        pytest.param("{title: A, wait: 9 d}, {title: P, wait: 1 d, backstage: [{title: B, on_failure: {x: a, y: z}}]}, "
                     "{title: Z, wait: 30 d}", "b", "b", "1 Tag", id="neither back nor where failure leads"),
    ],
)  # fmt: skip
def test_the_waiting_of_a_run_lasts_until_the_next_noticed_step(
    touchpoints: str, first: str, last: str, waiting: str
) -> None:
    [run] = runs_of(journey(f"touchpoints: [{touchpoints}]"), lambda one: not one.get("noticed")).values
    assert [say(run.get("first")), say(run.get("last")), say(run.get("waiting"))] == [first, last, waiting]


@pytest.mark.parametrize(
    ("backstage", "takes"),
    [
        ("B, C", "0 Minuten"),
        ("{title: B, wait: 2 d}, {title: C, wait: 1 d}", "3 Tage"),
        ("{title: B, wait: 2 d}, {title: C, wait: open}", "at least 2 Tage"),
        ("{title: B, wait: 2 d}, {title: C, wait: {reason: none}}", "at least 2 Tage ?wait.max"),
    ],
)
def test_a_run_takes_the_time_of_its_own_steps(backstage: str, takes: str) -> None:
    of = journey(f"touchpoints: [A, {{title: P, wait: 30 d, backstage: [{backstage}]}}]")
    [run] = runs_of(of, lambda one: not one.get("noticed")).values
    assert say(run.get("takes")) == takes


PROSE = """
journey: Example
goal: Be warm
slogans:
  - Warm for life
touchpoints:
  - title: Ring
    says: [Hello, Bye]
    pains: [{text: Nobody answers}]
    promises:
      - {text: We come at once, kept_at: ring}
    why: Staff is short
    wait: {max: 1 d, reason: Many calls}
    backstage:
      - {notes: Ask Jo, title: Look, says: Hm}
  - A plain sentence
notes: To be checked
---
organisation: Heat Ltd
slogans: [Always there]
"""


def test_texts_stand_in_the_order_of_the_file_with_their_role_and_place() -> None:
    of = journey(PROSE)
    found = of.get("texts").values
    assert [(say(one), ".".join(map(str, one.path))) for one in found] == [
        ("goal: Be warm", "goal"),
        ("slogan: Warm for life", "slogans.0.text"),
        ("title: Ring", "touchpoints.0.title"),
        ("says: Hello", "touchpoints.0.says.0"),
        ("says: Bye", "touchpoints.0.says.1"),
        ("pain: Nobody answers", "touchpoints.0.pains.0.text"),
        ("promise: We come at once", "touchpoints.0.promises.0.text"),
        ("why: Staff is short", "touchpoints.0.why.0"),
        ("wait: Many calls", "touchpoints.0.wait.reason"),
        ("notes: Ask Jo", "touchpoints.0.backstage.0.notes.0"),
        ("title: Look", "touchpoints.0.backstage.0.title"),
        ("says: Hm", "touchpoints.0.backstage.0.says.0"),
        ("title: A plain sentence", "touchpoints.1.title"),
        ("notes: To be checked", "notes.0"),
    ]
    lines = of.document.text.splitlines()
    assert [one.get("text") in lines[one.document.locate(one.path).start.line - 1] for one in found] == [True] * 14


def test_a_text_knows_what_it_belongs_to() -> None:
    of = journey(PROSE)
    said = {
        say(one): (say(one.get("touchpoint")), say(one.get("promise")), say(one.get("journey")))
        for one in elements_of("text", of).values
    }
    assert said["promise: We come at once"] == ("ring", "We come at once", "Example")
    assert said["says: Hm"] == ("look", "none", "Example")
    assert said["notes: To be checked"] == ("none", "none", "Example")


KNOWING = """
known: [customer number]
facts: {IBAN: [bank details]}
touchpoints:
  - {title: A, owner: S, asks: [name, IBAN]}
  - {title: B, owner: T, asks: [bank details, phone], handoff: {carries: [name]}}
  - {title: C, owner: [s, U], asks: colour}
  - {title: D, actor: customer, asks: size}
  - {title: E, asks: none}
  - {title: F, owner: T, asks: none}
  - {title: G, asks: weight}
  - {title: H, owner: V, asks: none}
  - {title: I, owner: V, asks: none, on_failure: {lost: a}}
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a", ["customer number", "name", "IBAN"]),
        ("b", ["customer number", "bank details", "phone", "name"]),
        ("c", ["customer number", "name", "IBAN", "colour"]),
        ("d", ["customer number", "size"]),  # nobody's step: only what is asked there
        ("e", ["customer number", "?touchpoint.owner"]),
        ("f", ["customer number", "bank details", "phone", "name"]),  # the step without owner asks nothing
        ("h", ["customer number", "?touchpoint.owner"]),  # the one before may be theirs, and asks
    ],
)
def test_an_owner_knows_what_it_asked_and_what_was_handed_over(name: str, expected: list[str]) -> None:
    assert say(step(journey(KNOWING), name).get("knows")) == expected


def test_nobody_knows_what_is_asked_where_no_list_stands() -> None:
    of = journey(
        "touchpoints: [{title: A, owner: S}, {title: B, owner: S, asks: none, backstage: [{title: C, actor: S}]}]"
    )
    assert say(step(of, "c").get("knows")) == ["?touchpoint.asks"]


@pytest.mark.parametrize(
    ("systems", "held", "twice"),
    [
        ("CRM", ["name", "phone"], []),
        ("[CRM, Till]", ["name", "phone", "colour"], ["full name"]),
        ("[crm, ERP]", ["size", "name", "phone"], []),
        ("none", [], []),
    ],
)
def test_what_systems_hold_is_at_hand_where_they_are_used(systems: str, held: list[str], twice: list[str]) -> None:
    of = journey(
        f"""
systems: [{{name: ERP, holds: [size]}}, {{name: CRM, holds: [name]}}]
facts: {{name: [full name]}}
touchpoints: [{{title: A, actor: S, systems: {systems}}}, {{title: B, actor: Stores}}]
---
organisation: O
systems: [{{name: CRM, holds: [name, phone], used_by: stores}}, {{name: Till, holds: [full name, colour]}}]
"""
    )
    assert say(step(of, "a").get("held")) == held
    assert say(step(of, "a").get("keyed_twice")) == twice
    assert say(step(of, "b").get("held")) == ["name", "phone"]


WORK = """
touchpoints:
  - {title: A, actor: customer, effort: 10 min, next: {long: c}}
  - {title: B, actor: customer, effort: 10 min, next: d}
  - {title: C, actor: customer, effort: 15 min, times: 2}
  - {title: D, actor: S, backstage: [{title: W, actor: S}], on_failure: {no: f}}
  - {title: E, actor: customer, effort: 60 min, next: end}
  - {title: F, actor: customer, effort: 900 min}
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a", "0 %"), ("b", "13 %"), ("c", "10 %"), ("w", "40 %"), ("d", "40 %"), ("e", "40 %"), ("f", "0 %")],
)
def test_the_share_of_work_before_a_step_is_of_the_heaviest_way_through_it(name: str, expected: str) -> None:
    assert say(step(journey(WORK), name).get("done_before")) == expected


@pytest.mark.parametrize(
    ("touchpoints", "expected"),
    [
        ("{title: A, actor: customer, effort: 5 min}, {title: B, actor: customer}", ["?touchpoint.effort"] * 2),
        ("{title: A, actor: customer, effort: 5 min, next: {x: c}}, {title: B, actor: customer, effort: 5 min, "
         "next: end}, {title: C, actor: customer}", ["?touchpoint.effort", "50 %", "?touchpoint.effort"]),
        ("A, {title: B, actor: S}", ["?touchpoint.actor"] * 2),
        ("{title: A, actor: S}, {title: B, actor: S}", ["0 %", "0 %"]),
    ],
    ids=["on the only way", "on one of two", "who acts", "no work at all"],
)  # fmt: skip
def test_the_share_is_known_where_all_work_on_the_way_is(touchpoints: str, expected: list[str]) -> None:
    of = journey(f"touchpoints: [{touchpoints}]")
    assert [say(one.get("done_before")) for one in of.get("touchpoints").values] == expected
