"""How steps stand in the file, and where that leads people by accident."""

from __future__ import annotations

from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.known import Items, Value
from journeyaudit.facts.scope import number_of
from journeyaudit.facts.types import element, elements


def above(touchpoint: Element) -> Value:
    """The step that stands directly above in the file; for a step that the customer notices, one of these."""
    steps, number = number_of(touchpoint)
    noticed = touchpoint.get("noticed")
    for other in reversed(steps.elements[:number]):
        if not noticed or other.get("noticed"):
            return other
    return None


def strayed_from(touchpoint: Element) -> Value:
    """The steps from which people run on into this one in any case, though a failure there is what leads here."""
    steps, number = number_of(touchpoint)
    sources = [steps.elements[one] for one in steps.graph.regular_back[steps.graph.entry[number]]]
    return Items(tuple(one for one in sources if _fails_to(one, touchpoint)))


def _fails_to(source: Element, target: Element) -> bool:
    return any(exit_.get("to") is target for exit_ in source.items("on_failure").values)


FIELDS: tuple[Computed, ...] = (
    Computed("touchpoint", "above", element("touchpoint"), above, "none"),
    Computed("touchpoint", "strayed_from", elements("touchpoint"), strayed_from, "required"),
)
