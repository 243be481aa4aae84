"""Where something is not written down: at how many elements of a kind a field is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeyaudit.facts.element import Element
from journeyaudit.facts.known import Unknown
from journeyaudit.facts.schema import kinds
from journeyaudit.facts.world import PLACES, elements_of

WHOLE = ("journey", "touchpoint", "handoff", "offer", "stage")
"""Kinds that stand under a journey itself."""


def gaps(journeys: Sequence[Element], fields: Iterable[str]) -> dict[str, int]:
    """For every field (`wait.max`) the number of elements that lack it; what stands in no file is left out."""
    found: dict[str, int] = {}
    for name in fields:
        kind, _, field = name.partition(".")
        if (kind not in PLACES and kind not in WHOLE) or field not in kinds()[kind].fields:
            continue
        found[name] = sum(
            1
            for journey in journeys
            for element in elements_of(kind, journey).values
            if isinstance(element.get(field), Unknown)
        )
    return found
