"""What the customer hears of and waits for."""

from __future__ import annotations

from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.known import EMPTY, Value
from journeyaudit.facts.stored import stored
from journeyaudit.facts.types import BOOL, element
from journeyaudit.values import Special

UNASKED = frozenset({"reminder", "feedback"})
"""Kinds of step that nobody waits for."""


def heard(touchpoint: Element) -> Value:
    """Whether the customer can hear of it here: not at a step of ours that is said to reach them by no channel."""
    return touchpoint.get("noticed") and not (
        touchpoint.get("customer_acts") is False and touchpoint.get("channels") == EMPTY
    )


def idle(wait: Element) -> Value:
    """Whether the customer waits for somebody: not in time of their own, nor for a reminder or survey of ours.

    What nobody has written down makes no difference: then it is a wait like any other.
    """
    touchpoint = wait.up("touchpoint")
    assert touchpoint is not None, "a wait stands in a touchpoint"
    return wait.get("waiting_for") != "customer" and touchpoint.data.kind not in UNASKED


def awaited(wait: Element) -> Value:
    """The unit or partner that is waited for, as the organisation file describes it; none if nobody else is named."""
    who = stored(wait, "waiting_for")
    if not isinstance(who, str) or who == "customer":
        return Special.NONE
    journey = wait.up("journey")
    assert journey is not None, "a wait stands in a journey"
    return wait.world.unit(journey, who)


FIELDS: tuple[Computed, ...] = (
    Computed("touchpoint", "heard", BOOL, heard, "required"),
    Computed("wait", "idle", BOOL, idle, "required"),
    Computed("wait", "awaited", element("unit"), awaited, "none", keys=("waiting_for",)),
)
