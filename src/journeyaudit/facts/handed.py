"""What owners were told and handed: what gets lost between them, and what customers carry from one to the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.given import handed_over, told_units
from journeyaudit.facts.graph import bits
from journeyaudit.facts.holders import brought_by, carried
from journeyaudit.facts.known import EMPTY, Items, Unknown, Value, gather
from journeyaudit.facts.scope import number_of, steps_of
from journeyaudit.facts.touchpoints import systems_at
from journeyaudit.facts.types import BOOL, elements, names
from journeyaudit.source import Path

IDENTIFY = "identify"
"""The purpose of an ask that only tells who is there."""


def identifies(ask: Element) -> bool:
    """Whether something is only asked to know who is there."""
    purpose = ask.get("purpose")
    return isinstance(purpose, str) and ask.world.fold(purpose) == IDENTIFY


def lost(handoff: Element) -> Value:
    """The facts that the giver was told or handed and the taker was not: nobody told it, handed it on or had it before.

    What the company knew from the start is no matter of this hand-off, nor what the taker finds in a system that it
    shares with a unit that was told; and what was asked at a step that failed was not given there.
    """
    giver, taker = handoff.data["giver"], handoff.data["taker"]
    steps, number = number_of(taker)
    key = handoff.world.fact_key
    came_off = steps.graph.done_before[number] >> number_of(giver)[1] & 1
    theirs: Items = gather(
        [giver.recall("·was given", _was_given), _left(giver) if came_off else EMPTY, carried(giver)], unique=key
    )
    mine: Items = taker.recall("·learned", _learned)
    there = {key(fact) for fact in [*mine.values, *carried(taker).values]} | taker.recall("·shared", _shared)
    return Items(tuple(fact for fact in theirs.values if key(fact) not in there), theirs.fields, theirs.gaps)


def _learned(step: Element) -> Items:
    """What the owners of a step may have been told or handed before it, even at a step that failed."""
    steps, number = number_of(step)
    return _brought(step, "learned", steps.graph.ancestors[number])


def _was_given(step: Element) -> Items:
    """What the owners of a step were told or handed before it."""
    steps, number = number_of(step)
    return _brought(step, "given", steps.graph.done_before[number])


def _brought(step: Element, name: str, before: int) -> Items:
    journey = step.up("journey")
    assert journey is not None, "a touchpoint stands in a journey"
    owners = frozenset(map(step.world.fold, step.items("owner").values))
    return brought_by(journey, of_owners(step) & before, (name, owners), _brings)


def _shared(step: Element) -> frozenset[str]:
    """The facts, as they compare, in the systems at a step of which another user was told them before."""
    journey = step.up("journey")
    assert journey is not None, "a touchpoint stands in a journey"
    steps, number = number_of(step)
    before = steps.graph.done_before[number]
    told = journey.recall("·told units", told_units)
    fold, key = step.world.fold, step.world.fact_key
    return frozenset(
        key(fact)
        for system in systems_at(step)
        for fact in system.items("holds").values
        if any(told.get((key(fact), fold(user)), 0) & before for user in system.items("used_by").values)
    )


def lost_anew(handoff: Element) -> Value:
    """What is `lost` on this way, and on no earlier way to the same taker: so each fact is told once."""
    journey = handoff.up("journey")
    assert journey is not None, "a hand-off stands in a journey"
    key = handoff.world.fact_key
    first = journey.recall("·first lost", _first_lost)
    taker, giver = handoff.data["taker"].path, handoff.data["giver"].path
    mine = handoff.items("lost")
    fresh = tuple(fact for fact in mine.values if first.get((taker, key(fact)), giver) == giver)
    return Items(fresh, mine.fields, mine.gaps)


def _first_lost(journey: Element) -> dict[tuple[Path, str], Path]:
    """By the step that takes over and a fact, as it compares, the step of the first hand-off that loses it."""
    found: dict[tuple[Path, str], Path] = {}
    for one in journey.items("handoffs").values:
        for fact in one.items("lost").values:
            found.setdefault((one.data["taker"].path, journey.world.fact_key(fact)), one.data["giver"].path)
    return found


def left_behind(ask: Element) -> Value:
    """Whether a hand-off to this step has lost it, so that it is asked again: those who were told are others."""
    step, journey = ask.up("touchpoint"), ask.up("journey")
    assert step is not None, "something is asked at a touchpoint"
    assert journey is not None, "a touchpoint stands in a journey"
    outer = journey.assumptions.made
    found = ask.world.fact_key(ask) in journey.recall("·left behind", _left_behind).get(step.path, ())
    journey.assumptions.made = outer  # a hand-off that is inferred is left out
    return found


def _left_behind(journey: Element) -> dict[Path, set[str]]:
    """The facts, as they compare, that hand-offs lose, by the step that takes over."""
    found: dict[Path, set[str]] = {}
    for one in journey.items("handoffs").values:
        if not one.data["assumed"] and one.get("warm") is not True:
            facts = found.setdefault(one.data["taker"].path, set())
            facts.update(journey.world.fact_key(fact) for fact in one.items("lost").values)
    return found


def _brings(step: Element) -> Sequence[Value]:
    """What a step brings its owners, so that they have it from then on."""
    return _left(step), carried(step)


def _left(step: Element) -> Value:
    """What the customer gives away at a step; a paper that is only fetched or shown stays with the customer."""
    asks = step.get("asks")
    if isinstance(asks, Unknown):
        return asks
    return Items(tuple(ask for ask in asks.values if handed_over(ask)), asks.fields, asks.gaps)


def of_owners(step: Element) -> int:
    """The steps of the journey, as bits, for which an owner of this one answers."""
    journey = step.up("journey")
    assert journey is not None, "a touchpoint stands in a journey"
    return of_names(journey, step.items("owner").values)


def of_names(journey: Element, units: Iterable[str]) -> int:
    """The steps of a journey, as bits, for which one of the units answers."""
    by_owner = journey.recall("·by owner", _by_owner)
    found = 0
    for name in units:
        found |= by_owner.get(journey.world.fold(name), 0)
    return found


def _by_owner(journey: Element) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, step in enumerate(steps_of(journey).elements):
        for name in step.items("owner").values:
            key = journey.world.fold(name)
            found[key] = found.get(key, 0) | 1 << number
    return found


def told_at(handoff: Element) -> Value:
    """Where the customer told what the taker asks for again: the giver, else those that were the first to be told.

    Where one partner gives to another it is the unit of ours that was told last, as partners owe each other nothing.
    """
    taker, giver = handoff.data["taker"], handoff.data["giver"]
    steps, number = number_of(taker)
    journey = taker.up("journey")
    assert journey is not None, "a touchpoint stands in a journey"
    asked = journey.recall("·by fact", _by_fact)
    key = handoff.world.fact_key
    gone = {key(fact) for fact in handoff.items("lost").values}
    theirs = of_owners(giver)
    ours = journey.recall("·ours", _ours) if _partners(giver) and _partners(taker) else 0
    found: dict[Path, Element] = {}
    for ask in taker.items("asks").values:
        if key(ask) in gone and not identifies(ask):
            before = asked.get(key(ask), 0) & steps.graph.done_before[number]
            told = before & ours or before & theirs
            at = told.bit_length() if told else (before & -before).bit_length()
            step = steps.elements[at - 1] if at else giver
            found.setdefault(step.path, step)
    return Items(tuple(found.values()))


def told_first(handoff: Element) -> Value:
    """The units that answer for `told_at`."""
    return gather((step.get("owner") for step in handoff.items("told_at").values), unique=handoff.world.fold)


def _partners(step: Element) -> bool:
    """Whether those who answer for a step are all other firms."""
    journey = step.up("journey")
    assert journey is not None, "a touchpoint stands in a journey"
    owners = [step.world.unit(journey, name) for name in step.items("owner").values]
    return bool(owners) and all(isinstance(one, Element) and one.get("kind") == "partner" for one in owners)


def _ours(journey: Element) -> int:
    """The steps, as bits, for which others than partners answer."""
    return sum(1 << number for number, step in enumerate(steps_of(journey).elements) if not _partners(step))


def _by_fact(journey: Element) -> dict[str, int]:
    """The steps, as bits, at which somebody who answers for them asks for each fact."""
    found: dict[str, int] = {}
    for number, step in enumerate(steps_of(journey).elements):
        for ask in step.items("asks").values if step.items("owner").values else ():
            key = journey.world.fact_key(ask)
            found[key] = found.get(key, 0) | 1 << number
    return found


def got_at(ask: Element) -> Value:
    """The steps of whoever issues it at which the customer gets what is asked, as far as their titles name it."""
    step, journey = ask.up("touchpoint"), ask.up("journey")
    assert step is not None, "something is asked at a touchpoint"
    assert journey is not None, "a touchpoint stands in a journey"
    issuer = ask.get("issued_by")
    if not isinstance(issuer, str):
        return EMPTY
    steps, number = number_of(step)
    fold = ask.world.fold
    theirs = journey.recall("·by owner", _by_owner).get(fold(issuer), 0) & steps.graph.ancestors[number]
    what = fold(ask.get("what"))
    named = (steps.elements[earlier] for earlier in bits(theirs))
    return Items(tuple(one for one in named if what in fold(one.get("title"))))


FIELDS: tuple[Computed, ...] = (
    Computed("handoff", "lost", names("fact"), lost),
    Computed("handoff", "lost_anew", names("fact"), lost_anew),
    Computed("ask", "left_behind", BOOL, left_behind, "required"),
    Computed("handoff", "told_at", elements("touchpoint"), told_at),
    Computed("handoff", "told_first", names("unit"), told_first),
    Computed("ask", "got_at", elements("touchpoint"), got_at, "required"),
)
