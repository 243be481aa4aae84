"""Where a case passes from one owner to another, step by step over the ways of a journey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeyaudit.facts.element import Assumptions, Element
from journeyaudit.facts.known import NO_FIELDS, Unknown, Value
from journeyaudit.facts.scope import steps_of


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

    Steps that nobody needs to own (the customer's own) are passed over.
    """
    steps = steps_of(journey)
    owners, inferred = _owners(journey.assumptions, steps.elements)
    sources: list[dict[int, bool]] = [{} for _ in owners]
    fold = journey.world.fold
    for taker in steps.graph.sequence:
        for step in back[taker]:
            owned = isinstance(owners[step], Unknown) or bool(owners[step].values)
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
