"""What the customer hears of and waits for."""

from __future__ import annotations

from journeyaudit.facts import titles
from journeyaudit.facts.arrival import after
from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.justified import justifies
from journeyaudit.facts.known import EMPTY, Value
from journeyaudit.facts.scope import AFTERWARDS, UNASKED, number_of
from journeyaudit.facts.stored import stored
from journeyaudit.facts.types import BOOL, element
from journeyaudit.values import Duration, Special

SORTED_OUT_BY_IT = frozenset({"leave", "complain", "withdraw"})
"""Intents for which an invoice is what is waited for: the final one, or the corrected one."""
BILLING = frozenset({"payment", "information", None})
"""Kinds of step that an invoice may be written down as."""
NEWS = frozenset({"information", "offer"})
"""Kinds of step that a company takes of its own accord."""
ASKING = frozenset({"request", "follow_up"})
"""Kinds of step by which a customer asks for something."""
TERM = 180 * 24 * 60 * 60
"""Seconds from which the time after a delivery is the time in which it is used."""


def heard(touchpoint: Element) -> Value:
    """Whether the customer can hear of it here: not at a step of ours that is said to reach them by no channel."""
    return touchpoint.get("noticed") and not (
        touchpoint.get("customer_acts") is False and touchpoint.get("channels") == EMPTY
    )


def idle(wait: Element) -> Value:
    """Whether the customer waits for somebody: not in time of their own, nor for what comes without being waited for.

    Nobody waits for a reminder or survey of ours, a day of their own choice, an invoice, the end of a term in which
    they use what they have, or for what we send unasked. What nobody has written down makes no difference: then it is
    a wait like any other.
    """
    touchpoint = wait.up("touchpoint")
    assert touchpoint is not None, "a wait stands in a touchpoint"
    who = stored(wait, "waiting_for")
    if who == "customer" or touchpoint.data.kind in UNASKED or _chosen(touchpoint):
        return False
    if isinstance(who, str) or touchpoint.get("customer_acts") is not False or touchpoint.items("keeps").values:
        return True
    return not (billed(touchpoint) or _unasked(touchpoint) or _term(wait, touchpoint))


def _chosen(touchpoint: Element) -> bool:
    reason = touchpoint.get("justified")
    return isinstance(reason, Element) and reason.get("by") == "customer_choice" and justifies(reason, "wait")


def billed(touchpoint: Element) -> bool:
    """Whether the customer is told here what to pay, or it is taken from the account, and nothing depends on it.

    A refund is waited for, and so is an invoice before which the work does not go on.
    """
    kind = touchpoint.data.kind
    if kind not in BILLING or touchpoint.get("intent") in SORTED_OUT_BY_IT:
        return False
    signs = (kind == "payment", isinstance(touchpoint.get("cost"), Element), titles.bills(touchpoint.data.title))
    return sum(signs) > 1 and _holds_nothing_up(touchpoint)


def _holds_nothing_up(touchpoint: Element) -> bool:
    steps, number = number_of(touchpoint)
    later = (steps.elements[n] for n in after(steps.graph, number))
    return all(step.get("customer_acts") is True or step.data.kind in AFTERWARDS for step in later)


def _unasked(touchpoint: Element) -> bool:
    """Whether it is an offer to keep somebody who leaves, or comes to somebody who has it and has asked for nothing."""
    intent = touchpoint.get("intent")
    if touchpoint.data.kind == "offer" and intent == "leave":
        return _holds_nothing_up(touchpoint)
    stage, journey = touchpoint.get("stage"), touchpoint.up("journey")
    if intent != "use" or touchpoint.data.kind not in NEWS or journey is None or journey.get("intent") == "use":
        return False
    return not any(
        before.get("customer_acts") is True and before.data.kind in ASKING and before.get("stage") == stage
        for before in touchpoint.items("before").values
    )


def _term(wait: Element, touchpoint: Element) -> bool:
    """Whether the time is that of a term: half a year and more after a delivery, with no word of what it is for."""
    time = wait.get("max")
    return (
        isinstance(time, Duration)
        and time.worst_seconds >= TERM
        and not isinstance(stored(wait, "reason"), str)
        and any(before.data.kind == "delivery" for before in touchpoint.items("before").values)
    )


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
