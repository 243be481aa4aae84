"""What the customer does on one way out: the steps in person that follow each other without going home in between."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journeyaudit.facts.charges import seconds_of_work
from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.known import EMPTY, Items, Value
from journeyaudit.facts.scope import noticed_after, number_of, steps_of, waits_of
from journeyaudit.facts.types import elements

IN_PERSON = frozenset({"counter", "visit"})
"""Kinds of channel that are used where both sides meet."""
STAYS = 4 * 60 * 60
"""For so many seconds, half a working day, people wait on the spot; for longer they go home."""

MOST = 100
"""Steps that are looked at on one way out, before and after: nobody has more to do there, and a file of a stranger may
have thousands."""


def trip(touchpoint: Element) -> Value:
    """The other steps in person on the same way out: one after the other, with at most 4 hours in between.

    A step belongs to it only if all that may come just before, or just after, is in person: who may also come from
    the phone is not there yet. On the way to a later step the customer's own work counts as time in between, for who
    gathers papers for half a day is elsewhere; once there, one is there, however long the examination took.
    """
    if not _in_person(touchpoint):
        return EMPTY
    journey = touchpoint.up("journey")
    assert journey is not None, "a touchpoint stands in a journey"
    steps, number = number_of(touchpoint)
    waits = journey.recall("·waits on the spot", _waits_on_the_spot)

    def stays(here: Element, _: Element) -> bool:
        return number_of(here)[1] in waits

    def goes_on(here: Element, there: Element) -> bool:
        work = seconds_of_work(here)
        wait = waits.get(number_of(there)[1])
        return wait is not None and wait + (work if isinstance(work, int) else 0) <= STAYS

    found = _reached(touchpoint, steps.graph.backward, stays) | _reached(touchpoint, steps.graph.forward, goes_on)
    return Items(tuple(steps.elements[one] for one in sorted(found - {number})))


def _reached(start: Element, edges: Sequence[Sequence[int]], joined: Callable[[Element, Element], bool]) -> set[int]:
    """The steps that are met from here over such edges, as long as all that come next belong to the trip."""
    found: set[int] = set()
    stack = [start]
    while stack and len(found) < MOST:
        here = stack.pop()
        number = number_of(here)[1]
        if number in found:
            continue
        found.add(number)
        met = noticed_after(here, edges)
        if all(_in_person(one) and joined(here, one) for one in met):
            stack.extend(met)
    return found


def _in_person(touchpoint: Element) -> bool:
    """Whether one can be in person at the step, as far as its channels tell."""
    return any(one.get("kind") in IN_PERSON for one in touchpoint.items("channels").values)


def _waits_on_the_spot(journey: Element) -> dict[int, int]:
    """How long one waits for a step, backstage included, in seconds; only where that is known and not too long."""
    waits = waits_of(journey)
    found: dict[int, int] = {}
    for here, first in enumerate(steps_of(journey).graph.entry):
        own = [waits[one] for one in range(first, here + 1) if one in waits]
        longest = max((one.longest.worst_seconds for one in own), default=0)
        if longest <= STAYS and not any(one.open or one.fields for one in own):
            found[here] = longest
    return found


FIELDS: tuple[Computed, ...] = (Computed("touchpoint", "trip", elements("touchpoint"), trip, "required"),)
