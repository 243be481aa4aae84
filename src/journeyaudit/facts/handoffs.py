"""Where a case passes from one owner to the next: how that is described, and what the customer feels of it."""

from __future__ import annotations

from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.handed import identifies, of_owners
from journeyaudit.facts.known import EMPTY, NO_FIELDS, Items, Unknown, Value, gather, unknown
from journeyaudit.facts.passing import passings
from journeyaudit.facts.scope import noticed_after, number_of, steps_of
from journeyaudit.facts.stored import stored
from journeyaudit.facts.touchpoints import CUSTOMER
from journeyaudit.facts.types import BOOL, DURATION, TEXT, element, elements, names
from journeyaudit.values import Duration, Special

NO_STATION = frozenset({"payment", "confirmation", "reminder", "follow_up"})
"""Kinds of step at which the case itself does not wait: a bill, a receipt, a reminder, a word afterwards."""


def handoffs(journey: Element) -> Value:
    """The edges of order, `next` and `on_failure` at which the case passes to owners none of whom had it before.

    Steps that nobody needs to own (the customer's own) are passed over. Ways that lead back do not count, and where
    several ways bring a case from one owner, that is one hand-off, from the last step on them.
    """
    steps = steps_of(journey)
    found: list[Element] = []
    fields = NO_FIELDS
    gaps = 0
    seen: set[tuple[int, frozenset[str]]] = set()
    for passing in passings(journey, steps.graph.backward):
        fields |= passing.fields
        gaps += bool(passing.fields)
        if not passing.fields and (passing.taker, passing.owners) not in seen:
            seen.add((passing.taker, passing.owners))
            giver, taker = steps.elements[passing.giver], steps.elements[passing.taker]
            data = {"giver": giver, "taker": taker, "assumed": passing.assumed}
            kind = journey.world.kinds["handoff"]
            found.append(Element(kind, data, taker.path, taker, journey.document, journey.world))
    found.sort(key=lambda one: (steps.number[one.data["taker"].get("id")], steps.number[one.data["giver"].get("id")]))
    return Items(tuple(found), fields, gaps)


def giver(handoff: Element) -> Value:
    """The step before the hand-off."""
    return handoff.data["giver"]


def taker(handoff: Element) -> Value:
    """The step after the hand-off, where the hand-off is described."""
    return handoff.data["taker"]


def _described(handoff: Element, field: str) -> Value:
    described = stored(handoff.data["taker"], "handoff")
    return described.get(field) if isinstance(described, Element) else Special.NONE


def carries(handoff: Element) -> Value:
    """The facts that are passed on with the case; none where no hand-off is described."""
    facts = _described(handoff, "carries")
    return EMPTY if facts is Special.NONE else facts


def told(handoff: Element) -> Value:
    """What the customer is told about who is next and when."""
    described = stored(handoff.data["taker"], "handoff")
    return described.get("told") if isinstance(described, Element) else unknown("handoff.told")


def warm(handoff: Element) -> Value:
    """Whether the giver hands over in person while the customer is there."""
    described = stored(handoff.data["taker"], "handoff")
    return described.get("warm") if isinstance(described, Element) else unknown("handoff.warm")


def felt(handoff: Element) -> Value:
    """Whether the customer can feel it: something is asked again, the taker comes unannounced, or a wait is new.

    What is done backstage is felt where the case comes to those who answer for the step in front. The checks that they
    have made there by others are not, unless the next noticed step asks again or no other wait is written.
    """
    again, wait, unannounced = handoff.items("asked_again"), handoff.get("new_wait"), handoff.get("unannounced")
    if again.values or unannounced is True or wait is Special.OPEN:
        return True
    if isinstance(wait, Duration) and wait != Duration():
        return True
    fields = again.fields.union(*(one.fields for one in (wait, unannounced) if isinstance(one, Unknown)))
    return Unknown(fields) if fields else False


def unannounced(handoff: Element) -> Value:
    """Whether the customer meets the taker without having been told who comes and when."""
    shows = handoff.get("shows_at")
    if not isinstance(shows, Element):
        return False
    said = _told(shows)
    return said if isinstance(said, Unknown) else said is Special.NONE


def asked_again(handoff: Element) -> Value:
    """What the next noticed step asks though the giver knows it; saying who one is does not count.

    What work backstage was handed and the step in front asks all the same counts where it comes there, not before.
    """
    step = handoff.data["taker"]
    asking = [step] if step.get("noticed") else noticed_after(step, number_of(step)[0].graph.forward)
    asked = gather(one.get("asks") for one in asking)
    known = handoff.data["giver"].items("knows")
    key = handoff.world.fact_key
    held = {key(fact) for fact in known.values}
    if not step.get("noticed"):
        held -= {key(fact) for fact in step.items("knows").values}
    found = tuple(ask.get("what") for ask in asked.values if key(ask) in held and not identifies(ask))
    fields = asked.fields | (known.fields if len(found) < len(asked.values) else NO_FIELDS)
    return Items(found, fields, 1 if fields else 0)


def felt_at(handoff: Element) -> Value:
    """The noticed step at which it would be felt: the taker, or for work backstage the step it stands under."""
    return _front(handoff.data["taker"])


def shows_at(handoff: Element) -> Value:
    """The noticed step at which the customer meets the taker; none where only others backstage take over.

    For work backstage that is the step it stands under, if the case comes there to those who answer for that step and
    none of them had it before.
    """
    step: Element = handoff.data["taker"]
    front = _front(step)
    if front is step and handoff.data["giver"].get("noticed"):
        return front
    fold = handoff.world.fold
    owners = {fold(one) for one in front.items("owner").values}
    if not owners & {fold(one) for one in step.items("owner").values}:
        return Special.NONE
    steps, giver = number_of(handoff.data["giver"])
    seen: set[int] = set()
    stack = [giver]
    while stack:
        here = stack.pop()
        if here in seen:
            continue
        seen.add(here)
        if owners & {fold(one) for one in steps.elements[here].items("owner").values}:
            return Special.NONE
        if not steps.elements[here].get("noticed"):
            stack.extend(steps.graph.backward[here])
    return front


def _front(step: Element) -> Element:
    """The step that the customer notices: the step itself, or the one that it stands under."""
    while not step.get("noticed"):
        assert step.parent is not None, "work backstage stands under a step"
        step = step.parent
    return step


def new_wait(handoff: Element) -> Value:
    """The longest wait that comes with the hand-off; none where it would be there without it, or was announced.

    That is so at the customer's own step, where the customer is waited for, where the time runs from a step before the
    giver, until a bill, a confirmation, a reminder or a call to ask, and after a call to ask that only interrupts the
    taker. A limit that the customer was told is no new wait, but one that is open or goes without a reason is.
    """
    front = _front(handoff.data["taker"])
    wait = front.get("wait")
    shows = handoff.get("shows_at")
    if not isinstance(wait, Element) and front is not handoff.data["taker"]:
        wait = handoff.data["taker"].get("wait")  # nothing is written but the wait for the work backstage
    elif not isinstance(shows, Element):
        return Special.NONE
    if not isinstance(wait, Element) or _waits_anyway(handoff, front, wait):
        return Special.NONE
    time = wait.get("max")
    announced = any(isinstance(_told(one), str) for one in (front, handoff.data["taker"]))
    if announced and isinstance(time, Duration) and wait.get("reason") is not Special.NONE:
        return Special.NONE
    return time


def _waits_anyway(handoff: Element, front: Element, wait: Element) -> bool:
    """Whether the customer would wait as long if nothing were handed over."""
    giver: Element = handoff.data["giver"]
    if front.get("customer_acts") is True or front.get("kind") in NO_STATION:
        return True
    awaited = wait.get("waiting_for")
    if isinstance(awaited, str) and handoff.world.fold(awaited) in CUSTOMER:
        return True
    steps, number = number_of(giver)
    since = wait.get("since")
    if isinstance(since, Element) and steps.graph.comes_before(steps.number[since.get("id")], number):
        return True
    return giver.get("kind") == "follow_up" and _had_it(handoff)


def _had_it(handoff: Element) -> bool:
    """Whether the taker had the case before the giver."""
    steps, number = number_of(handoff.data["giver"])
    return bool(of_owners(handoff.data["taker"]) & steps.graph.ancestors[number])


def _told(step: Element) -> Value:
    """What was said about who comes at the step and when."""
    described = stored(step, "handoff")
    return described.get("told") if isinstance(described, Element) else unknown("handoff.told")


def sends_back_to(touchpoint: Element) -> Value:
    """The steps to which `next` leads back from here; after a failure it is a second try and does not count."""
    steps, number = number_of(touchpoint)
    found = [_front(steps.elements[to]) for source, to in steps.graph.loops if source == number]
    return Items(tuple(found))


FIELDS: tuple[Computed, ...] = (
    Computed("journey", "handoffs", elements("handoff"), handoffs),
    Computed("handoff", "giver", element("touchpoint"), giver, "required"),
    Computed("handoff", "taker", element("touchpoint"), taker, "required"),
    Computed("handoff", "carries", names("fact"), carries, "none", ("handoff",)),
    Computed("handoff", "told", TEXT, told, keys=("handoff",)),
    Computed("handoff", "warm", BOOL, warm, keys=("handoff",)),
    Computed("handoff", "felt", BOOL, felt),
    Computed("handoff", "felt_at", element("touchpoint"), felt_at, "required"),
    Computed("handoff", "unannounced", BOOL, unannounced),
    Computed("handoff", "asked_again", names("fact"), asked_again),
    Computed("handoff", "shows_at", element("touchpoint"), shows_at, "none"),
    Computed("handoff", "new_wait", DURATION, new_wait, "none", ("wait",), special=("open",)),
    Computed("touchpoint", "sends_back_to", elements("touchpoint"), sends_back_to, "none", ("next",)),
)
