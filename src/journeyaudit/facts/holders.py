"""What the owners of steps know by then: what they asked for before, and what was handed over to them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.graph import bits
from journeyaudit.facts.known import EMPTY, Items, Unknown, Value, gather
from journeyaudit.facts.scope import number_of, steps_of
from journeyaudit.facts.stored import stored
from journeyaudit.facts.types import names
from journeyaudit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Holders:
    """Which steps of a journey bring their owners facts: sets of their numbers, as bits."""

    by_owner: Mapping[str, int]
    unclear: int
    """Where it is not written who answers."""
    any: int

    def in_question(self, keys: frozenset[str], own: Items) -> int:
        """The steps that count, or may count, for owners that are called so."""
        if own.fields:
            return self.any
        found = self.unclear if keys else 0
        for key in keys:
            found |= self.by_owner.get(key, 0)
        return found


def knows(touchpoint: Element) -> Value:
    """The facts that its owner holds by then: known from the start, asked by the same owner, or handed over to it."""
    steps, number = number_of(touchpoint)
    journey = touchpoint.up("journey")
    assert journey is not None, "a touchpoint stands in a journey"
    own, fold = touchpoint.items("owner"), touchpoint.world.fold
    keys = frozenset(map(fold, own.values))
    theirs = journey.recall("·holders", _holders).in_question(keys, own) & steps.graph.ancestors[number]

    def brought(step: Element) -> Sequence[Value]:
        owners = step.items("owner")
        if not keys.isdisjoint(map(fold, owners.values)):
            return brings(step)
        return [Items((), own.fields | owners.fields, 1)] if own.fields or (keys and owners.fields) else ()

    before = brought_by(journey, theirs, ("known", keys, own.fields), brought, lambda: journey.get("known"))
    return gather([before, *brings(touchpoint)], unique=touchpoint.world.fact_key)


@dataclass(frozen=True, slots=True)
class Brought:
    """The facts that some steps brought."""

    steps: int
    """Their numbers, as bits."""
    facts: Items
    inferred: bool
    """Whether that rests on something that was inferred."""


def brought_by(
    journey: Element,
    steps: int,
    key: Hashable,
    brought: Callable[[Element], Iterable[Value]],
    start: Callable[[], Value] = Items,
) -> Items:
    """The facts that some steps of the journey (as bits) brought, each once, after those known from the start.

    What is asked under one key is remembered: where the steps begin with those that were asked about before, only the
    others are looked at. To look at all each time would take the square of a long journey.
    """
    memory: dict[Hashable, Brought] = journey.recall("·brought", _nothing_yet)
    assumptions = journey.assumptions
    outer, assumptions.made = assumptions.made, False
    last = memory.get(key)
    if last is None or steps & ((1 << last.steps.bit_length()) - 1) != last.steps:
        last = Brought(0, gather([start()]), assumptions.made)
    elements = steps_of(journey).elements
    parts = [part for number in bits(steps & ~last.steps) for part in brought(elements[number])]
    facts = gather([last.facts, *parts], unique=journey.world.fact_key)
    found = memory[key] = Brought(steps, facts, last.inferred or assumptions.made)
    assumptions.made = outer or found.inferred
    return facts


def _nothing_yet(_: Element) -> dict[Hashable, Brought]:
    return {}


def brings(touchpoint: Element) -> Sequence[Value]:
    """What a step brings its owners: what it asks for, and what is handed over to it."""
    return touchpoint.get("asks"), carried(touchpoint)


def _holders(journey: Element) -> Holders:
    by_owner: dict[str, int] = {}
    unclear = bringing = 0
    for number, step in enumerate(steps_of(journey).elements):
        asked = step.get("asks")
        if not isinstance(asked, Unknown) and not asked.values and not asked.fields and not carried(step).values:
            continue
        owners = step.items("owner")
        bringing |= 1 << number
        if owners.fields:
            unclear |= 1 << number
        for one in owners.values:
            key = journey.world.fold(one)
            by_owner[key] = by_owner.get(key, 0) | 1 << number
    return Holders(by_owner, unclear, bringing)


def carried(touchpoint: Element) -> Value:
    """The facts that were handed over to this step; none where no hand-off is described."""
    handoff = stored(touchpoint, "handoff")
    if not isinstance(handoff, Element):
        return EMPTY
    facts = handoff.get("carries")
    return facts if isinstance(facts, Items) else EMPTY


FIELDS: tuple[Computed, ...] = (
    Computed("touchpoint", "knows", names("fact"), knows),
    Computed("touchpoint", "carried", names("fact"), carried, "none"),
)
