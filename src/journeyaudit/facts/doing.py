"""What is said about many journeys together: who does something in each, and what each promises and measures."""

from __future__ import annotations

from journeyaudit.facts.element import Element
from journeyaudit.facts.known import NO_FIELDS, Items, Value, gather
from journeyaudit.facts.scope import steps_of
from journeyaudit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Doing:
    """What units do in one journey, by their folded names; no element is in it, so it can outlast them."""

    owners: frozenset[str]
    """Who answers for a step."""
    owners_inferred: bool
    unowned: frozenset[str]
    """What would tell who else answers for a step."""
    actors: tuple[tuple[str, bool], ...]
    """Who acts, step by step, and whether that is inferred."""
    keepers: tuple[frozenset[str], ...]
    """Who keeps each promise, in the order of the work."""
    keepers_inferred: bool
    unkept: frozenset[str]
    """What would tell who else does."""

    def names(self, unit: str) -> tuple[bool, bool]:
        """Whether the unit answers for a step or acts, and whether what had to be read for that is inferred."""
        inferred = self.owners_inferred
        if unit in self.owners:
            return True, inferred
        for actor, guessed in self.actors:
            inferred = inferred or guessed
            if actor == unit:
                return True, inferred
        return False, inferred


def doing(journey: Element) -> Doing:
    """Who does something in a journey."""
    fold = journey.world.fold
    _, owners_inferred = _read(journey, "owners")
    actors: list[tuple[str, bool]] = []
    keepers: list[frozenset[str]] = []
    unkept = NO_FIELDS
    keepers_inferred = False
    for step in steps_of(journey).elements:
        actor, inferred = _read(step, "actor")
        if isinstance(actor, str) or inferred:
            actors.append((fold(actor) if isinstance(actor, str) else "", inferred))
        promises, inferred = _read(step, "promises")
        keepers_inferred = keepers_inferred or inferred
        for promise in promises.values if isinstance(promises, Items) else ():
            _, inferred = _read(promise, "keeper")
            kept_by = promise.items("keeper")
            keepers_inferred = keepers_inferred or inferred
            unkept |= kept_by.fields
            keepers.append(frozenset(map(fold, kept_by.values)))
    named = journey.items("owners")
    return Doing(
        frozenset(map(fold, named.values)),
        owners_inferred,
        named.fields,
        tuple(actors),
        tuple(keepers),
        keepers_inferred,
        unkept,
    )


@dataclass(frozen=True, slots=True)
class Backing:
    """What one journey promises, and by which figures it is judged: its parts, which outlast the rest of it."""

    promises: Items
    metrics: Items
    inferred: bool
    """Whether one of both rests on something inferred."""


def backing(journey: Element) -> Backing:
    """What a journey promises and measures."""
    steps = steps_of(journey).elements
    assumptions = journey.world.assumptions
    outer, assumptions.made = assumptions.made, False
    promises = gather(step.get("promises") for step in steps)
    metrics = gather([journey.get("metrics"), *(own for one in steps if isinstance(own := one.get("metrics"), Items))])
    inferred, assumptions.made = assumptions.made, outer
    return Backing(promises, metrics, inferred)


def _read(of: Element, field: str) -> tuple[Value, bool]:
    """The value of a field, and whether it rests on something inferred."""
    assumptions = of.world.assumptions
    outer, assumptions.made = assumptions.made, False
    value = of.get(field)
    inferred, assumptions.made = assumptions.made, outer
    return value, inferred
