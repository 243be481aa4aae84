"""What one touchpoint puts on the customer's bill."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from journeyaudit.facts.element import Element
from journeyaudit.facts.known import EMPTY, AtLeast, Unknown, Value, gather
from journeyaudit.values import Duration, Special

IN_PERSON = frozenset({"phone", "counter", "visit", "video"})
"""Kinds of channel on which the customer deals with a person at an appointed or present time."""
ARRIVING = frozenset({"payment", "delivery"})
"""Kinds of step that reach the customer by themselves."""
PAPERS = frozenset({"document", "original", "signature"})
"""What an ask has to be to count as a document."""

Weight: TypeAlias = Callable[[Element], Value]
"""A function of this module."""


def weighed(touchpoint: Element, weight: Weight) -> Value:
    """What a weight says of a touchpoint, found out once for all bills that it stands on."""
    return touchpoint.recall(_name(weight), weight)


@cache
def _name(weight: Weight) -> str:
    return f"·weight {weight.__qualname__}"


def contacts(touchpoint: Element) -> Value:
    """How often the customer has to do with the step: not backstage, nor at a step of ours that uses no channel.

    What arrives (a payment, a delivery) needs none.
    """
    if not touchpoint.get("noticed"):
        return 0
    silent = touchpoint.get("channels") == EMPTY and touchpoint.get("kind") not in ARRIVING
    return 0 if silent and touchpoint.get("customer_acts") is False else _times(touchpoint)


def own_steps(touchpoint: Element) -> Value:
    """How often the customer does the step."""
    acts = touchpoint.get("customer_acts")
    return acts if isinstance(acts, Unknown) else _times(touchpoint) if acts else 0


def forced(touchpoint: Element) -> Value:
    """1 for a step of the customer that can be done on one channel only."""
    acts = touchpoint.get("customer_acts")
    if acts is not True:
        return acts if isinstance(acts, Unknown) else 0
    channels = touchpoint.get("channels")
    if isinstance(channels, Unknown):
        return channels
    return int(len(channels.values) == 1)


def people(touchpoint: Element) -> Value:
    """1 for a step that leaves no way but a person."""
    if not touchpoint.get("noticed"):
        return 0
    channels = touchpoint.get("channels")
    if isinstance(channels, Unknown):
        return channels
    kinds = gather(channel.get("kind") for channel in channels.values)
    if any(kind not in IN_PERSON for kind in kinds.values):
        return 0
    return Unknown(kinds.fields) if kinds.fields else int(bool(kinds.values))


def seconds_of_work(touchpoint: Element) -> Value:
    """The customer's work in seconds, as often as the step is gone through."""
    effort = _effort(touchpoint, "minutes")
    return effort.worst_seconds * _times(touchpoint) if isinstance(effort, Duration) else effort


def fields(touchpoint: Element) -> Value:
    """How many form fields the customer fills in."""
    return _often(touchpoint, _effort(touchpoint, "fields"))


def logins(touchpoint: Element) -> Value:
    """How often the customer has to log in."""
    return _often(touchpoint, _effort(touchpoint, "logins"))


def documents(touchpoint: Element) -> Value:
    """How many documents, originals and signatures the customer has to bring."""
    asks = touchpoint.get("asks")
    if isinstance(asks, Unknown):
        return asks
    return sum(1 for ask in asks.values if ask.get("kind") in PAPERS)


def as_time(seconds: Value) -> Value:
    """A sum of seconds as a time, a lower bound as one."""
    if isinstance(seconds, AtLeast):
        return AtLeast(Duration(seconds.value), seconds.fields)
    return Duration(seconds)


def _effort(touchpoint: Element, name: str) -> Value:
    """A part of the customer's effort; where the customer does not act there is none unless it is stated."""
    effort = touchpoint.get("effort")
    if isinstance(effort, Unknown):
        acts = touchpoint.get("customer_acts")
        if acts is True:
            return effort
        return Duration() if acts is False and name == "minutes" else 0 if acts is False else acts
    if effort is Special.NONE:
        return Duration() if name == "minutes" else 0
    value = effort.get(name)
    return 0 if value is Special.NONE else value


def _often(touchpoint: Element, value: Value) -> Value:
    return value * _times(touchpoint) if isinstance(value, int) else value


def _times(touchpoint: Element) -> int:
    times = touchpoint.get("times")
    return times if isinstance(times, int) else 1
