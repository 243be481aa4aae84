"""Whatever a rule of others asks of whatever element, the answer is yes, no or not known, and never a crash."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from journeyaudit.conditions import Refused, compile_condition
from journeyaudit.conditions.keys import stands_for
from journeyaudit.conditions.operators import QUANTIFIERS, allowed
from journeyaudit.conditions.reading import Reading, as_value
from journeyaudit.conditions.scope import compile_path
from journeyaudit.facts import EACH, Base, Element, Unknown, choices, elements_of, kinds, runs_of
from journeyaudit.message import compile_message, compile_places
from tests.workbench import look_at, scope_of, world_of

RICH = """
organisation: Lamps
units: [{name: Sales, goals: [grow], metrics: [calls], training: none}, {name: Carrier, kind: partner}]
channels: [{name: shop, kind: counter, hours: 9-17, cost: none}, {name: Hotline, kind: phone, cost: 1 EUR}]
systems: [{name: SAP, holds: [IBAN], used_by: [Sales]}]
slogans: [We never sleep.]
---
journey: Buy a lamp
product: lamp
intent: buy
market: [DE, FR]
persona: {name: Anna, prefers: phone}
known: [name]
metrics: [{name: calls, serves: company, incentive: true}]
offers: [{name: New, for: new, price: 5 EUR, wait: 2d}, {name: Old, price: none}]
commitment: pay
reviewed: 2026-01-01
outcome: none
slogans: [Always there.]
improvements: [Faster delivery]
stages:
  - title: Choose
    touchpoints:
      - title: Order
        actor: customer
        channels: [{name: shop, price: 1 EUR, wait: 5 min, asks: name}, Gizmo]
        asks: [IBAN, {what: passport, kind: original, purpose: identify, issued_by: Sales}]
        effort: {minutes: 5 min, fields: 3}
        menu: {options: 5, labels: [Sales, Help], human_at: none}
        promises: [{text: Back in 2 days, within: 2d, kept_at: pay, remedy: none}, Soon]
        cost: {amount: 20 EUR, shown_at: pay}
        emotion: {score: -1}
        pains: [{text: Slow, remedy: none}]
        evidence: {status: observed, date: 2026-02-01}
      - title: Customer waits
        wait: {max: open, since: order, updates: none}
        justified: {by: law, until: 2026-01-01}
        next: {fine: pay, never: end}
        on_failure: {lost: order}
  - title: Pay
    intent: pay
    touchpoints:
      - title: Pay
        owner: [Sales, Carrier]
        kind: payment
        wait: 3 Werktage
        handoff: {carries: [IBAN], told: none, warm: false}
        says: [Pay soon., Now.]
        metrics: none
        backstage:
          - {title: Check, actor: Sales, systems: [SAP], needs: [name], wait: 1d}
          - {title: Post, actor: Carrier}
---
journey: Leave the lamp
product: lamp
intent: leave
touchpoints: [{title: Write, actor: customer, asks: none, effort: none, channels: none}, Wait]
"""
BARE = "touchpoints: [A]"
VALUES: dict[Base, list[Any]] = {
    Base.TEXT: ["x"],
    Base.NAME: ["x"],
    Base.NUMBER: [2, 0],
    Base.DURATION: ["2 d", "3 Werktage", "open"],
    Base.MONEY: ["2 EUR", "2 USD"],
    Base.SHARE: ["50%", 0.5],
    Base.DATE: ["2026-01-01", "$today"],
    Base.BOOL: [True, False],
    Base.ELEMENT: ["$journey", "$touchpoint", "$journey.commitment"],
}


def elements() -> dict[str, list[Element]]:
    """Some elements of every kind, of a journey that says much and of one that says nothing."""
    found: dict[str, list[Element]] = {kind: [] for kind in (*EACH, "run")}
    for world in (world_of(RICH, whole=True), world_of(RICH), world_of(BARE)):
        for kind in ("unit", "product", "organisation"):
            found[kind] += world.over_all(kind).values
        for journey in world.journeys:
            for kind in EACH:
                if kind not in ("unit", "product", "organisation"):
                    found[kind] += elements_of(kind, journey).values
            found["run"] += runs_of(journey, lambda step: step.get("noticed") is True).values
    return found


ELEMENTS = elements()


def operands(operator: str, reading: Reading) -> list[Any]:
    """What may stand on the right of an operator."""
    fixed: dict[str, list[Any]] = {
        "stated": [True, False],
        "differ": [True],
        "count": [1, {"more": 1}, {"at_most": "$journey.bill.fields"}],
        "mentions": ["soon", ["$journey.systems", "<$journey.systems> … soon"]],
        "mentions_no": ["soon"],
        "matches": ["s.on"],
        "older_than": ["3 d"],
    }
    if operator in fixed:
        return fixed[operator]
    of = stands_for(reading.type)
    words = [next(iter(choices()[of.of])).value] if of.base is Base.CHOICE else VALUES[of.base]
    itself = f"${reading.text}"
    return [*words, "none", itself, [words[0], "none"]]


def specs(reading: Reading) -> Iterator[dict[str, Any]]:
    """Conditions on a path, with every operator that its type takes."""
    of = reading.type
    for operator in allowed(as_value(reading)):
        if operator not in QUANTIFIERS:
            yield from ({operator: operand} for operand in operands(operator, reading))
        elif of.base is Base.ELEMENT:
            yield from ({operator: {name: "none"}} for name in kinds()[of.of].fields)
        else:
            yield {operator: {"mentions": "x"}}


@pytest.mark.parametrize("kind", [*EACH, "run"])
def test_every_condition_that_compiles_has_an_answer(kind: str) -> None:
    assert ELEMENTS[kind], f"no {kind} to ask"
    asked = 0
    for name in kinds()[kind].fields:
        for spec in specs(compile_path(name, scope_of(kind), ())):
            try:
                condition = compile_condition({name: spec}, scope_of(kind), ())
            except Refused:
                continue
            for element in ELEMENTS[kind]:
                answer = condition(look_at(element))
                assert isinstance(answer, (bool, Unknown)), (name, spec)
                assert isinstance(answer, bool) or answer.fields, (name, spec)
                asked += 1
    assert asked > 100


@pytest.mark.parametrize("kind", [*EACH, "run"])
def test_every_field_that_can_be_printed_or_pointed_at_is(kind: str) -> None:
    for name in kinds()[kind].fields:
        for template in (f"{{{name}}}", f"[{{{name}}}]", f"{{{name} thing|things}}", f"{{{name}:dative}}"):
            try:
                message = compile_message(template, "de", scope_of(kind), ())
            except Refused:
                continue
            said = [message.render(look_at(element)) for element in ELEMENTS[kind]]
            assert [text for text in said if "<" in text or "Unknown(" in text or "Special." in text] == []
        places = compile_places(name, scope_of(kind), ())
        for element in ELEMENTS[kind]:
            for place in places(look_at(element)):
                assert place.document.locate(place.path).start.line >= 1


def test_a_list_with_the_end_in_it_can_be_asked_about_its_steps() -> None:
    [element] = elements_of("touchpoint", world_of("touchpoints: [{title: A, next: {fine: end}}]").journeys[0]).values
    condition = compile_condition({"exits.to": {"some": {"title": "A"}}}, scope_of(), ())
    assert condition(look_at(element)) is False


def test_facts_can_be_compared_with_other_words() -> None:
    [element] = elements_of(
        "touchpoint", world_of("touchpoints: [{title: A, asks: IBAN, metrics: iban}]").journeys[0]
    ).values
    assert compile_condition({"asks": {"any_in": "$metrics"}}, scope_of(), ())(look_at(element)) is True
