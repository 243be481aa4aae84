"""Whether a step is a station of the case: what passes from owner to owner is worked on there, not only sent out."""

from __future__ import annotations

from journeyaudit.facts.element import Element
from journeyaudit.facts.holders import carried
from journeyaudit.facts.scope import number_of
from journeyaudit.facts.waits import billed


def is_station(touchpoint: Element) -> bool:
    """Whether the case comes by here: not at a survey, at a bill, its payment or a reminder, nor at an advert.

    A reminder is more than that where something is asked for, an offer also where something of the case comes with it.
    """
    kind, acts = touchpoint.data.kind, touchpoint.get("customer_acts") is True
    if kind in {"offer", "reminder"} and not acts and not touchpoint.items("asks").values:
        return kind == "offer" and bool(carried(touchpoint).values)
    return not (kind == "feedback" or (acts and kind == "payment") or billed(touchpoint))


def travels(touchpoint: Element) -> bool:
    """Whether the time until a step is that of a parcel on its way, which is the same whoever brings it."""
    kinds = {one.get("kind") for one in touchpoint.items("channels").values}
    return touchpoint.data.kind == "delivery" and kinds == {"parcel"}


def front_of(step: Element) -> Element:
    """The step that the customer notices: the step itself, or the one that it stands under."""
    while not step.get("noticed"):
        assert step.parent is not None, "work backstage stands under a step"
        step = step.parent
    return step


def comes_from_others(giver: Element, own: int) -> bool:
    """Whether the case comes from the giver, or over it from a station that is not among some steps (as bits)."""
    if is_station(front_of(giver)):
        return True
    steps, number = number_of(giver)
    stack, seen = [number], 0
    while stack:
        for here in steps.graph.regular_back[stack.pop()]:
            if not seen >> here & 1:
                seen |= 1 << here
                if not is_station(front_of(steps.elements[here])):
                    stack.append(here)
                elif not own >> here & 1:
                    return True
    return False
