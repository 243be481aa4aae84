"""What a promise is worth: the documented way from where it is made to where it is kept."""

from __future__ import annotations

from fractions import Fraction

from journeyaudit.facts.arrival import Arrival, Pick, arrivals, between, earliest, follows, passed_before
from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.known import EMPTY, AtLeast, Items, Unknown, Value, unknown
from journeyaudit.facts.scope import Steps, known_time, number_of, own_time, steps_of, waits_of
from journeyaudit.facts.types import DURATION, SHARE, element, elements, names
from journeyaudit.source import Path
from journeyaudit.values import DAY, Duration, Share, Special, excess_seconds

WEIGHED = 20 * DAY
"""A longer promise is not held more loosely: a day is a twentieth of it, however far it lies ahead."""


def _span(promise: Element) -> tuple[Steps, int, int] | Unknown | None:
    """The journey's steps, the number of the one from which the time counts, and of the one at which it is kept.

    None where nothing keeps the promise.
    """
    kept = promise.get("kept_at")
    if isinstance(kept, Unknown):
        return kept
    named = promise.get("since")
    begins = named if isinstance(named, Element) else promise.up("touchpoint")
    if not isinstance(kept, Element) or begins is None:
        return None
    steps, start = number_of(begins)
    return steps, start, number_of(kept)[1]


def _arrival(promise: Element) -> Arrival | Unknown | None:
    return promise.recall("·arrival", _compute)


def _compute(promise: Element, pick: Pick | None = None) -> Arrival | Unknown | None:
    span = _span(promise)
    if span is None or isinstance(span, Unknown):
        return span
    steps, start, end = span
    journey = promise.up("journey")
    assert journey is not None, "a promise stands in a journey"
    if start == end:
        return Arrival(step=end)
    within = follows(steps.graph, start, end)
    if end not in within:
        return unknown("promise.kept_at")
    own = journey.recall("·taken time", _taken)
    waits = {number: wait for number, wait in waits_of(journey).items() if number not in own}
    passed = passed_before(steps.graph, waits, start)
    return arrivals(steps.graph, waits, within, (), origin=start, passed=passed, pick=pick, until=end).get(end)


def _taken(journey: Element) -> frozenset[int]:
    """The steps before which the customer takes time, and surveys of ours: neither holds up what was promised.

    Where our clock is stopped although it is not the customer who acts, the time is booked on them and is not theirs.
    """
    elements = steps_of(journey).elements
    surveys = frozenset(number for number, step in enumerate(elements) if step.data.kind == "feedback")
    return surveys | {number for number in own_time(journey) if not _booked(elements[number])}


def _booked(step: Element) -> bool:
    wait = step.get("wait")
    return isinstance(wait, Element) and wait.get("clock") == "stopped" and step.get("customer_acts") is False


def worst(promise: Element) -> Value:
    """The longest documented time until it is kept, without what the customer takes; a lower bound if waits are open.

    It counts from the step that `since` names, else from the one at which the promise is made.
    """
    arrival = _arrival(promise)
    if isinstance(arrival, Arrival):
        return known_time(arrival)
    return Special.NONE if arrival is None else arrival


def excess(promise: Element) -> Value:
    """By what share of the promised time, or of 20 days if that is less, the longest documented time exceeds it.

    What both have in common is left out: 2 working days and 5 minutes exceed 2 working days by 5 minutes, whatever the
    weekend does to both. A working day counts as one day of what was promised. None where no time is promised.
    """
    return _excess(promise.get("within"), promise.get("worst"))


def least_excess(promise: Element) -> Value:
    """By what share the documented time exceeds the promised one on the shortest way; 0 where it is kept there."""
    arrival = _compute(promise, earliest)
    if isinstance(arrival, Arrival):
        return _excess(promise.get("within"), known_time(arrival))
    return Special.NONE if arrival is None else arrival


def _excess(promised: Value, time: Value) -> Value:
    if isinstance(time, Unknown):
        return time
    known = time.value if isinstance(time, AtLeast) else time
    if not isinstance(promised, Duration) or not isinstance(known, Duration):
        return Special.NONE
    whole = min(promised.seconds + DAY * (promised.workdays + promised.businessdays), WEIGHED)
    longer = excess_seconds(known, promised)
    share = Share(Fraction(longer, whole) if whole else Fraction(int(longer > 0)))
    return AtLeast(share, time.fields) if isinstance(time, AtLeast) else share


def worst_on_calendar(promise: Element) -> Value:
    """The longest documented time with its weekends, where only that can be compared with the promise; else none.

    That is where the promise counts days of the calendar and the waits count working days. Where they count both, their
    sum is told with its weekends anyway.
    """
    promised, time = promise.get("within"), promise.get("worst")
    known = time.value if isinstance(time, AtLeast) else time
    if not isinstance(promised, Duration) or not isinstance(known, Duration):
        return time if isinstance(time, Unknown) else Special.NONE
    if promised.workdays or promised.businessdays or known.seconds >= DAY:
        return Special.NONE
    if not (known.workdays or known.businessdays):
        return Special.NONE
    days = Duration(known.worst_seconds)
    return AtLeast(days, time.fields) if isinstance(time, AtLeast) else days


def legs(promise: Element) -> Value:
    """The waits that add up to the longest time, in order.

    What is less than a hundredth of the time is left out: a queue on the phone in a sum of weeks.
    """
    arrival = _arrival(promise)
    if not isinstance(arrival, Arrival):
        return EMPTY if arrival is None else Items((), arrival.fields, 1)
    span = _span(promise)
    assert isinstance(span, tuple), "an arrival has a span"
    steps, least = span[0], arrival.time.worst_seconds / 100
    told = [(number, time) for number, time in arrival.legs() if time.worst_seconds >= least]
    return Items(tuple(_leg(promise, steps.elements[number], time) for number, time in told))


def summands(promise: Element) -> Value:
    """The waits that add up to the longest time where there are several; a single one is no sum."""
    found = promise.items("legs")
    return found if len(found.values) > 1 or found.fields else EMPTY


def _leg(promise: Element, step: Element, time: Duration) -> Element:
    return Element(
        promise.world.kinds["leg"],
        {"time": time, "step": step},
        (*step.path, "wait"),
        step,
        step.document,
        promise.world,
    )


def open_waits(promise: Element) -> Value:
    """Waits without limit between the promise and its keeping, but for those in which the customer takes the time."""
    span, journey = _span(promise), promise.up("journey")
    if not isinstance(span, tuple) or journey is None:
        return Items((), span.fields, 1) if isinstance(span, Unknown) else EMPTY
    found, own = [], journey.recall("·taken time", _taken)
    for number in _between(*span):
        if number in own:
            continue
        wait = span[0].elements[number].get("wait")
        if isinstance(wait, Element) and wait.get("max") is Special.OPEN:
            found.append(wait)
    return Items(tuple(found))


def loops(promise: Element) -> Value:
    """Steps between the promise and its keeping from which a regular way leads back to an earlier one of them."""
    span = _span(promise)
    if not isinstance(span, tuple):
        return EMPTY if span is None else Items((), span.fields, 1)
    steps, start, end = span
    among = set(_between(steps, start, end))
    found = [first for first, to in steps.graph.loops if first in among and to in among and to != end]
    return Items(tuple(steps.elements[number] for number in sorted(set(found))))


def _between(steps: Steps, start: int, end: int) -> list[int]:
    """The steps on some regular way from the promise to its keeping, the keeping step too."""
    return sorted(between(steps.graph, start, end))


def step(leg: Element) -> Value:
    """The step that the wait ends at."""
    return leg.data["step"]


def time(leg: Element) -> Value:
    """How long that wait is."""
    return leg.data["time"]


def keeps(touchpoint: Element) -> Value:
    """The promises of the journey that are kept at this step."""
    journey = touchpoint.up("journey")
    assert journey is not None, "a touchpoint stands in a journey"
    return Items(tuple(journey.recall("·kept at", _kept_at).get(touchpoint.path, ())))


def _kept_at(journey: Element) -> dict[Path, list[Element]]:
    found: dict[Path, list[Element]] = {}
    for one in steps_of(journey).elements:
        for promise in one.items("promises").values:
            kept = promise.get("kept_at")
            if isinstance(kept, Element):
                found.setdefault(kept.path, []).append(promise)
    return found


def owner(promise: Element) -> Value:
    """Who keeps the promise: as written, else the owner of the step at which it is made; a step may have none."""
    written = promise.data.owner
    if written is not None:
        return Items(written)
    made = promise.up("touchpoint")
    owners = made.get("owner") if made is not None else EMPTY
    return unknown("promise.owner") if owners == EMPTY else owners


FIELDS: tuple[Computed, ...] = (
    Computed("promise", "worst", DURATION, worst),
    Computed("promise", "excess", SHARE, excess),
    Computed("promise", "least_excess", SHARE, least_excess),
    Computed("promise", "worst_on_calendar", DURATION, worst_on_calendar),
    Computed("promise", "legs", elements("leg"), legs),
    Computed("promise", "summands", elements("leg"), summands),
    Computed("promise", "open_waits", elements("wait"), open_waits),
    Computed("promise", "loops", elements("touchpoint"), loops),
    Computed("promise", "keeper", names("unit"), owner, keys=("owner",)),
    Computed("touchpoint", "keeps", elements("promise"), keeps, "none"),
    Computed("leg", "step", element("touchpoint"), step, "required"),
    Computed("leg", "time", DURATION, time, "required"),
)
