"""What saves questions changes no answer: clauses that are asked once for all rules, or once for a journey."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeyaudit.conditions.guards import NO_WORDS, Left, alone, in_order
from journeyaudit.facts import kinds
from journeyaudit.rule import Lexica
from tests.workbench import compiled, element_of, said, verdict, world_of

TWO = """
touchpoints:
  - {title: A, kind: offer, actor: customer}
  - {title: B, kind: payment}
"""
RULE = """
cases:
  - each: touchpoint
    flag_if: {conditions}
    point_at: title
    message: {{en: "{{touchpoint}}."}}
"""


def test_several_quantifiers_of_one_list_of_the_journey_are_told_apart() -> None:
    for first, second in (("some", "every"), ("every", "some"), ("none", "some"), ("some", "none")):
        asked = f"{{journey.touchpoints: {{{first}: {{kind: offer}}, {second}: {{kind: payment}}}}}}"
        one = verdict(f"{{journey.touchpoints: {{{first}: {{kind: offer}}}}}}", TWO)
        other = verdict(f"{{journey.touchpoints: {{{second}: {{kind: payment}}}}}}", TWO)
        assert (verdict(asked, TWO) == "true") == (one == other == "true")


def test_a_clause_about_the_journey_follows_its_settings() -> None:
    body = (
        "settings: {n: {default: 1, en: N, de: N}}\n"
        "each: touchpoint\nflag_if: {journey.touchpoints: {some: {times: {more: $n}}}}\n"
        "point_at: title\nmessage: {en: '{touchpoint}.'}"
    )
    journey = "touchpoints: [{title: A, times: 2}]"
    assert len(said(body, journey)) == 1
    assert said(body, journey, settings={"sample": {"n": 2}}) == []


@pytest.mark.parametrize(
    ("key", "value", "is_alone"),
    [
        ("kind", "offer", True),
        ("kind", {"in": ["offer", "payment"]}, True),
        ("wait.max", {"more": "2 d"}, True),
        ("channels", {"count": 1}, True),
        ("kind", "$before.kind", False),
        ("wait.max", {"more": "$limit"}, False),
        ("before", {"some": {"kind": "offer"}}, False),
        ("wait.max", {"more": "2 d", "as": "time"}, False),
        ("$kind", "offer", False),
        ("earlier", {"stated": True}, False),
    ],
)
def test_a_clause_is_asked_once_for_all_only_if_it_depends_on_its_element(
    key: str, value: object, is_alone: bool
) -> None:
    assert bool(alone(key, value, kinds()["touchpoint"], Lexica())) is is_alone


def test_lists_of_another_content_are_another_question() -> None:
    one, other = Lexica(sets={"paper": ("letter",)}), Lexica(sets={"paper": ("fax",)})
    spec = {"all_in": "<paper>"}
    assert alone("channels.kind", spec, kinds()["touchpoint"], one) != alone(
        "channels.kind", spec, kinds()["touchpoint"], other
    )


def test_guards_that_others_share_come_first() -> None:
    rule = compiled(
        'each: text\nflag_if: {text: {mentions: "soon"}, role: {in: [says, promise]}}\npoint_at: text\n'
        "message: {en: '{text}.', de: '{text}.'}"
    )
    guards = rule.cases[0].ready.guards
    assert [bool(guard.key) for guard in guards] == [True, False]
    assert in_order(reversed(guards), "text") == guards


def test_what_a_guard_cannot_tell_is_asked() -> None:
    body = "each: touchpoint\nflag_if: {actor: customer, kind: offer}\npoint_at: title\nmessage: {en: '{touchpoint}.'}"
    assert len(said(body, TWO)) == 1
    assert said(body, "touchpoints: [{title: A, kind: offer}]") == []


MANY = """
touchpoints:
  - {title: A, kind: offer, actor: customer, channels: [phone]}
  - {title: Call the hotline}
  - {title: B, kind: payment, actor: company, channels: [phone, email]}
  - {title: C, kind: offer, channels: [letter]}
  - {title: D, kind: information, actor: company, channels: [Window 4]}
"""


@pytest.mark.parametrize(
    "clause",
    [
        "kind: offer",
        "kind: {is_not: offer}",
        "kind: {in: [offer, payment]}",
        "kind: {not_in: [offer, payment]}",
        "kind: none",
        "customer_acts: true",
        "customer_acts: {is_not: true}",
        "channels.kind: {any_in: [phone]}",
    ],
)
@pytest.mark.parametrize("times", [1, 2])
def test_a_guard_that_looks_for_words_says_what_its_condition_says(clause: str, times: int) -> None:
    guard = compiled(RULE.format(conditions=f"{{{clause}}}")).cases[0].ready.guards[0]
    found = []
    for one in (guard, replace(guard, words=NO_WORDS)):
        steps = element_of(world_of(MANY), "journey").items("touchpoints").values
        for _ in range(times):  # a second time the fields are remembered
            left = Left(steps, {}).through(one)
        found.append([(step.data.title, left.doubts.get(step)) for step in left.elements])
    assert found[0] == found[1]
    assert bool(guard.words.field) is ("channels" not in clause)
