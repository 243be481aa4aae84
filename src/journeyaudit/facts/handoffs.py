"""Where a case passes from one owner to the next: how that is described, and what the customer feels of it."""

from __future__ import annotations

from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.given import LIVE
from journeyaudit.facts.handed import identifies, of_names, of_owners
from journeyaudit.facts.known import EMPTY, NO_FIELDS, Items, Unknown, Value, gather, unknown
from journeyaudit.facts.passing import passings
from journeyaudit.facts.scope import number_of, steps_of
from journeyaudit.facts.stations import comes_from_others, front_of, is_station, travels
from journeyaudit.facts.stored import stored
from journeyaudit.facts.touchpoints import CUSTOMER
from journeyaudit.facts.types import BOOL, DURATION, TEXT, element, elements, names
from journeyaudit.source import Path
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


def seams(journey: Element) -> Value:
    """The noticed steps at which a hand-off is felt, each once, however many ways lead to it."""
    handoffs = journey.items("handoffs")
    found: dict[Path, Element] = {}
    fields, gaps = handoffs.fields, handoffs.gaps
    open_at: dict[Path, frozenset[str]] = {}
    for one in handoffs.values:
        at, felt = one.get("felt_at"), one.get("felt")
        if isinstance(felt, Unknown):
            open_at[at.path] = open_at.get(at.path, NO_FIELDS) | felt.fields
        elif felt:
            found.setdefault(at.path, at)
    missing = [open_at[path] for path in open_at if path not in found]
    return Items(tuple(found.values()), fields.union(*missing), gaps + len(missing))


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

    What is done backstage is felt where the case comes to those who answer for the step in front; the checks that they
    have made there by others are not.
    """
    again, wait, unannounced = handoff.items("asked_again"), handoff.get("new_wait"), handoff.get("unannounced")
    if again.values or unannounced is True or wait is Special.OPEN:
        return True
    if isinstance(wait, Duration) and wait != Duration():
        return True
    fields = again.fields.union(*(one.fields for one in (wait, unannounced) if isinstance(one, Unknown)))
    return Unknown(fields) if fields else False


def unannounced(handoff: Element) -> Value:
    """Whether the customer meets the taker without having been told who comes and when.

    Whom the customer has had to do with before in this journey is no stranger, nor is who writes or sends something
    and is taken for them.
    """
    shows = handoff.get("shows_at")
    if not isinstance(shows, Element) or _met(shows):
        return False
    said = _told(shows)
    return said if isinstance(said, Unknown) else said is Special.NONE


def _met(front: Element) -> bool:
    """Whether the customer has met those who answer for a step at an earlier one, or takes them for somebody met."""
    steps, number = number_of(front)
    journey = front.up("journey")
    assert journey is not None, "a touchpoint stands in a journey"
    theirs, taken_for = of_owners(front), front.get("perceived_owner")
    kinds = {channel.get("kind") for channel in front.items("channels").values}
    if isinstance(taken_for, str) and kinds and not kinds & LIVE:
        theirs |= of_names(journey, [taken_for])
    return bool(theirs & steps.graph.ancestors[number] & journey.recall("·noticed", _noticed))


def _noticed(journey: Element) -> int:
    """The steps, as bits, that the customer notices."""
    return sum(1 << number for number, step in enumerate(steps_of(journey).elements) if step.get("noticed"))


def asked_again(handoff: Element) -> Value:
    """What is asked where the customer meets the taker, though those who had the case in front of the customer know it.

    Saying who one is does not count, nor what was only tried at a step that failed.
    """
    step = handoff.get("shows_at")
    if not isinstance(step, Element):
        return EMPTY
    asked = step.items("asks")
    key = handoff.world.fact_key
    steps, number = number_of(step)
    done = steps.graph.done_before[number]
    left = handoff.items("left_at").values
    known = gather((one.get("knows") for one in left), unique=key)
    tried = {key(ask) for one in left if not done >> number_of(one)[1] & 1 for ask in one.items("asks").values}
    given = {key(ask) for ask in asked.values if key(ask) not in tried or ask.items("earlier").values}
    held = {key(fact) for fact in known.values} & given
    found = tuple(ask.get("what") for ask in asked.values if key(ask) in held and not identifies(ask))
    fields = asked.fields | (known.fields if len(found) < len(asked.values) else NO_FIELDS)
    return Items(found, fields, 1 if fields else 0)


def left_at(handoff: Element) -> Value:
    """Where the customer saw the case last: the giver, or for a giver backstage the noticed steps before it."""
    return Items(tuple(one for one in _trail(handoff.data["giver"]) if one.get("noticed")))


def _trail(step: Element) -> list[Element]:
    """A step and, as long as it goes on backstage, those before it, back to the noticed ones."""
    steps, number = number_of(step)
    found: list[Element] = []
    seen: set[int] = set()
    stack = [number]
    while stack:
        here = stack.pop()
        if here not in seen:
            seen.add(here)
            found.append(steps.elements[here])
            if not found[-1].get("noticed"):
                stack.extend(steps.graph.backward[here])
    return found


def felt_at(handoff: Element) -> Value:
    """The noticed step at which it would be felt: the taker, or for work backstage the step it stands under."""
    return front_of(handoff.data["taker"])


def shows_at(handoff: Element) -> Value:
    """The noticed step at which the customer meets the taker; none where only others backstage take over.

    For work backstage that is the step it stands under, if the case comes there to those who answer for that step and
    none of them had it before. At a survey, a bill or an advert there is no case to take over, and what comes from
    there comes from the station before.
    """
    step: Element = handoff.data["taker"]
    front = front_of(step)
    if not is_station(front) or not comes_from_others(handoff.data["giver"], of_owners(front)):
        return Special.NONE
    if front is step and handoff.data["giver"].get("noticed"):
        return front
    fold = handoff.world.fold
    owners = {fold(one) for one in front.items("owner").values}
    if not owners & {fold(one) for one in step.items("owner").values}:
        return Special.NONE
    trail = _trail(handoff.data["giver"])
    return Special.NONE if any(owners & {fold(one) for one in here.items("owner").values} for here in trail) else front


def new_wait(handoff: Element) -> Value:
    """The longest wait that comes with the hand-off; none where it would be there without it, or was announced.

    That is so at the customer's own step, where the customer or the giver is waited for, where the time runs from a
    step before the giver or is that of a parcel, until a bill, a confirmation, a reminder or a call to ask, and after a
    call to ask that only interrupts the taker, or one of the giver's own when the matter was over. Work that nobody
    outside sees is waited for only if that has no limit or no reason. A limit that the customer was told is no new
    wait, but one that is open or goes without a reason is. Whether any other limit was told is not known where the
    hand-off is not described.
    """
    front = handoff.get("shows_at")
    wait = front.get("wait") if isinstance(front, Element) else Special.NONE
    if not isinstance(front, Element) or not isinstance(wait, Element) or _waits_anyway(handoff, front, wait):
        return Special.NONE
    time = wait.get("max")
    if not isinstance(time, Duration) or wait.get("reason") is Special.NONE:
        return time
    if front.get("channels") == EMPTY:
        return Special.NONE
    said = _told(front)
    if isinstance(said, str) or isinstance(_told(handoff.data["taker"]), str):
        return Special.NONE
    return said if isinstance(said, Unknown) and time != Duration() else time


def _waits_anyway(handoff: Element, front: Element, wait: Element) -> bool:
    """Whether the customer would wait as long if nothing were handed over."""
    giver: Element = handoff.data["giver"]
    if front.get("customer_acts") is True or front.get("kind") in NO_STATION or travels(front):
        return True
    awaited = wait.get("waiting_for")
    fold = handoff.world.fold
    if isinstance(awaited, str) and fold(awaited) in CUSTOMER | {fold(one) for one in giver.items("owner").values}:
        return True
    steps, number = number_of(giver)
    since = wait.get("since")
    if isinstance(since, Element) and steps.graph.comes_before(steps.number[since.get("id")], number):
        return True
    if giver.get("kind") != "follow_up":
        return False
    return giver.get("customer_acts") is False or _had_it(handoff)


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
    found = [front_of(steps.elements[to]) for source, to in steps.graph.loops if source == number]
    return Items(tuple(found))


FIELDS: tuple[Computed, ...] = (
    Computed("journey", "handoffs", elements("handoff"), handoffs),
    Computed("journey", "seams", elements("touchpoint"), seams),
    Computed("handoff", "giver", element("touchpoint"), giver, "required"),
    Computed("handoff", "taker", element("touchpoint"), taker, "required"),
    Computed("handoff", "carries", names("fact"), carries, "none", ("handoff",)),
    Computed("handoff", "told", TEXT, told, keys=("handoff",)),
    Computed("handoff", "warm", BOOL, warm, keys=("handoff",)),
    Computed("handoff", "felt", BOOL, felt),
    Computed("handoff", "felt_at", element("touchpoint"), felt_at, "required"),
    Computed("handoff", "unannounced", BOOL, unannounced),
    Computed("handoff", "asked_again", names("fact"), asked_again),
    Computed("handoff", "left_at", elements("touchpoint"), left_at, "required"),
    Computed("handoff", "shows_at", element("touchpoint"), shows_at, "none"),
    Computed("handoff", "new_wait", DURATION, new_wait, "none", ("wait",), special=("open",)),
    Computed("touchpoint", "sends_back_to", elements("touchpoint"), sends_back_to, "none", ("next",)),
)
