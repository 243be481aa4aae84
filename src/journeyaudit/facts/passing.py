"""Where a case passes from one owner to another, step by step over the ways of a journey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeyaudit.facts.element import Assumptions, Element
from journeyaudit.facts.known import NO_FIELDS, Unknown, Value
from journeyaudit.facts.scope import steps_of
from journeyaudit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Passing:
    """Two steps between which the case passes to other owners, or may do so."""

    giver: int
    taker: int
    owners: frozenset[str]
    """The owners of the giver, folded."""
    assumed: bool
    """Whether a step between them is passed over only because it was inferred that the customer acts there."""
    fields: frozenset[str]
    """What is missing to tell who answers; empty where it is certain that others do."""


def passings(journey: Element, back: Sequence[Sequence[int]]) -> Iterator[Passing]:
    """The steps between which the case passes on, taker by taker; `back` holds for every step the steps before it.

    Steps that nobody needs to own (the customer's own) are passed over; so is, on the way to others, a step at which
    the customer only asks how things stand: the case does not lie there.
    """
    steps = steps_of(journey)
    owners, inferred = _owners(journey.assumptions, steps.elements)
    asks_only = _asks_only(journey.assumptions, steps.elements)
    sources: list[dict[int, bool]] = [{} for _ in owners]
    fold = journey.world.fold
    for taker in steps.graph.sequence:
        for step in back[taker]:
            owned = isinstance(owners[step], Unknown) or bool(owners[step].values)
            if asks_only[step] and sources[step] and not _same(journey, owners[step], owners[taker]):
                for giver, assumed in sources[step].items():
                    sources[taker][giver] = sources[taker].get(giver, True) and assumed
                continue
            for giver, assumed in ({step: False} if owned else sources[step]).items():
                by_inference = assumed or (not owned and inferred[step])
                sources[taker][giver] = sources[taker].get(giver, True) and by_inference
        mine = owners[taker]
        if not isinstance(mine, Unknown) and not mine.values:
            continue
        for giver, assumed in sorted(sources[taker].items(), reverse=True):
            theirs = owners[giver]
            missing = NO_FIELDS.union(*(one.fields for one in (mine, theirs) if isinstance(one, Unknown)))
            if missing:
                yield Passing(giver, taker, frozenset(), assumed, missing)
                continue
            names = frozenset(fold(one) for one in theirs.values)
            if not names & {fold(one) for one in mine.values}:
                yield Passing(giver, taker, names, assumed, missing)


def _same(journey: Element, ones: Value, others: Value) -> bool:
    """Whether some unit may answer for both steps."""
    if isinstance(ones, Unknown) or isinstance(others, Unknown):
        return True
    fold = journey.world.fold
    return bool({fold(one) for one in ones.values} & {fold(one) for one in others.values})


def _asks_only(assumptions: Assumptions, steps: Sequence[Element]) -> list[bool]:
    """Whether at each step the customer only asks how things stand."""
    outer = assumptions.made
    found = [step.data.kind == "follow_up" and step.get("customer_acts") is True for step in steps]
    assumptions.made = outer
    return found


def _owners(assumptions: Assumptions, steps: Sequence[Element]) -> tuple[list[Value], list[bool]]:
    """Who answers for each step, and whether that was inferred."""
    owners: list[Value] = []
    inferred: list[bool] = []
    for step in steps:
        outer, assumptions.made = assumptions.made, False
        owners.append(step.get("owner"))
        inferred.append(assumptions.made)
        assumptions.made = assumptions.made or outer
    return owners, inferred
