"""The customer's bill: what a journey, or one errand in it, costs the customer on its heaviest way."""

from __future__ import annotations

from fractions import Fraction

from journeyaudit.facts import charges
from journeyaudit.facts.arrival import Arrival
from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.justified import justifies
from journeyaudit.facts.known import NO_FIELDS, AtLeast, Items, Unknown, Value, bound, gather
from journeyaudit.facts.passing import passings
from journeyaudit.facts.scope import Scope, arrivals_in, known_time, not_waited, scope_of
from journeyaudit.facts.types import DURATION, NUMBER, SHARE, names
from journeyaudit.values import Duration, Share, longest

NEW_EACH_TIME = frozenset({"signature", "presence"})
"""What may be asked again: a second signature is a second act."""
UNSETTLED = frozenset({"request", "offer", "decision", "confirmation"})
"""Kinds of steps by which an ending is still asked for, talked about or settled."""


def _counted(bill: Element) -> tuple[Scope, dict[int, Element]]:
    """The steps that the bill charges: all, or those whose friction nothing justifies."""
    return bill.recall("·counted", _charged)


def _charged(bill: Element) -> tuple[Scope, dict[int, Element]]:
    scope, free = scope_of(bill.data["of"]), _free(bill)
    return scope, {n: scope.steps.elements[n] for n in scope.inside if n not in free}


def _free(bill: Element) -> frozenset[int]:
    scope = scope_of(bill.data["of"])
    if not bill.data["net"]:
        return frozenset()
    settled = bill.data.get("settled", False)
    ends = settled and bill.data["of"].get("intent") == "leave"
    steps_of = scope.steps.elements
    return frozenset(
        n
        for n in scope.inside
        if _justified(steps_of[n]) or (settled and _chased(steps_of[n])) or (ends and _settled(steps_of[n]))
    )


def _chased(touchpoint: Element) -> bool:
    """Whether the customer only asks how things stand, which no way demands."""
    return touchpoint.get("kind") == "follow_up" and touchpoint.get("customer_acts") is True


def _settled(touchpoint: Element) -> bool:
    """Whether we have confirmed the end before the step, and nothing in it or after it is about the end any more."""
    return any(
        step.get("kind") == "confirmation" and step.get("customer_acts") is False and step.get("intent") == "leave"
        for step in touchpoint.get("before").values
    ) and not any(step.get("kind") in UNSETTLED for step in (touchpoint, *touchpoint.get("after").values))


def _justified(touchpoint: Element) -> bool:
    reason = touchpoint.get("justified")
    return isinstance(reason, Element) and reason.get("by") != "customer_choice" and justifies(reason)


def heaviest(bill: Element, weight: charges.Weight) -> Value:
    """The largest sum of a weight over any regular way; where a weight is not stated, a lower bound."""
    scope, counted = _counted(bill)
    graph = scope.steps.graph
    totals = [0] * len(graph.order)
    fields = NO_FIELDS
    for number in graph.sequence:
        total = 0
        for source in graph.regular_back[number]:
            if totals[source] > total:
                total = totals[source]
        if number in counted:
            value = charges.weighed(counted[number], weight)
            if isinstance(value, (Unknown, AtLeast)):
                fields |= value.fields
            if isinstance(value, AtLeast):
                value = value.value
            if isinstance(value, int):
                total += value
        totals[number] = total
    return bound(max(totals, default=0), fields)


def steps(bill: Element) -> Value:
    """How many steps the customer notices, each as often as it typically happens."""
    return heaviest(bill, charges.contacts)


def own_steps(bill: Element) -> Value:
    """How many steps the customer has to do, each as often as it typically happens."""
    return heaviest(bill, charges.own_steps)


def forced(bill: Element) -> Value:
    """How many of the customer's own steps can be done on one channel only."""
    return heaviest(bill, charges.forced)


def people(bill: Element) -> Value:
    """How many steps leave no way but a person: phone, counter, visit or video."""
    return heaviest(bill, charges.people)


def minutes(bill: Element) -> Value:
    """How long the customer works."""
    return charges.as_time(heaviest(bill, charges.seconds_of_work))


def fields(bill: Element) -> Value:
    """How many form fields the customer fills in."""
    return heaviest(bill, charges.fields)


def logins(bill: Element) -> Value:
    """How often the customer has to log in."""
    return heaviest(bill, charges.logins)


def documents(bill: Element) -> Value:
    """How many documents, originals and signatures the customer has to bring."""
    return heaviest(bill, charges.documents)


def waiting(bill: Element) -> Value:
    """How long the customer waits for others until the end, on the longest way; a lower bound where waits are open.

    Time that the customer takes is no waiting of theirs, nor is what passes before a survey of ours, or a reminder
    unless it is of what we do next.
    """
    scope = scope_of(bill.data["of"])
    journey = bill.up("journey")
    assert journey is not None, "a bill belongs to a journey"
    found = arrivals_in(scope, journey, _free(bill) | not_waited(journey))
    latest: Arrival | None = None
    missing = NO_FIELDS
    is_open = False
    for arrival in found.values():
        missing |= arrival.fields
        is_open = is_open or arrival.open
        if latest is None or longest(arrival.time, latest.time) != latest.time:
            latest = arrival
    if latest is None:
        return Duration()
    return known_time(Arrival(latest.time, missing, is_open))


def handoffs(bill: Element) -> Value:
    """How often the case changes hands."""
    scope, counted = _counted(bill)
    journey = bill.up("journey")
    assert journey is not None, "a bill belongs to a journey"
    graph = scope.steps.graph
    fields = NO_FIELDS
    coming: dict[int, list[int]] = {}
    for passing in journey.recall("·regular passings", lambda of: list(passings(of, graph.regular_back))):
        if passing.taker in counted:
            fields |= passing.fields
            if not passing.fields:
                coming.setdefault(passing.taker, []).append(passing.giver)
    totals: dict[int, int] = {}
    for number in graph.sequence:
        ways = [totals[source] for source in graph.regular_back[number]]
        totals[number] = max([0, *ways, *(totals[giver] + 1 for giver in coming.get(number, ()))])
    return bound(max(totals.values(), default=0), fields)


def owners(bill: Element) -> Value:
    """The units that answer for some step, each once."""
    _, counted = _counted(bill)
    return gather((counted[n].get("owner") for n in sorted(counted)), unique=bill.world.fold)


def units(bill: Element) -> Value:
    """How many units answer for some step."""
    found = bill.items("owners")
    return bound(len(found.values), found.fields)


def channels(bill: Element) -> Value:
    """The channels that the customer meets."""
    _, counted = _counted(bill)
    parts = [counted[n].get("channels") for n in sorted(counted) if counted[n].get("noticed")]
    found = gather(parts)
    return gather([Items(tuple(c.get("name") for c in found.values), found.fields, found.gaps)], bill.world.fold)


def repeated(bill: Element) -> Value:
    """The facts that the customer gives more than once on some way; saying who it is does not count."""
    scope, counted = _counted(bill)
    asked: dict[str, int] = {}
    again: dict[str, Value] = {}
    fields = NO_FIELDS
    for number in scope.steps.graph.sequence:
        asks = counted[number].get("asks") if number in counted else Items()
        if isinstance(asks, Unknown):
            fields |= asks.fields
            continue
        for ask in asks.values:
            if ask.get("kind") in NEW_EACH_TIME or ask.get("purpose") == "identify":
                continue
            key = bill.world.fact_key(ask)
            if asked.get(key, 0) & scope.steps.graph.ancestors[number]:
                again.setdefault(key, ask.get("what"))
            asked[key] = asked.get(key, 0) | 1 << number
    return Items(tuple(again.values()), fields, 1 if fields else 0)


def wait_share(bill: Element) -> Value:
    """The share of the whole time that is waiting and not the customer's own work."""
    waited, worked = bill.get("waiting"), bill.get("minutes")
    missing = (waited.fields if isinstance(waited, AtLeast) else NO_FIELDS) | (
        worked.fields if isinstance(worked, AtLeast) else NO_FIELDS
    )
    if isinstance(worked, AtLeast):
        return Unknown(missing)
    idle = (waited.value if isinstance(waited, AtLeast) else waited).worst_seconds
    total = idle + worked.worst_seconds
    if not total:
        return Unknown(missing) if missing else bound(Share(Fraction(0)), missing, partial=isinstance(waited, AtLeast))
    return bound(Share(Fraction(idle, total)), missing, partial=isinstance(waited, AtLeast))


FIELDS: tuple[Computed, ...] = (
    Computed("bill", "steps", NUMBER, steps),
    Computed("bill", "own_steps", NUMBER, own_steps),
    Computed("bill", "forced", NUMBER, forced),
    Computed("bill", "people", NUMBER, people),
    Computed("bill", "minutes", DURATION, minutes),
    Computed("bill", "fields", NUMBER, fields),
    Computed("bill", "logins", NUMBER, logins),
    Computed("bill", "documents", NUMBER, documents),
    Computed("bill", "waiting", DURATION, waiting),
    Computed("bill", "handoffs", NUMBER, handoffs),
    Computed("bill", "owners", names("unit"), owners),
    Computed("bill", "units", NUMBER, units),
    Computed("bill", "channels", names("channel"), channels),
    Computed("bill", "repeated", names("fact"), repeated),
    Computed("bill", "wait_share", SHARE, wait_share),
)
