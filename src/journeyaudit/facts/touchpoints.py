"""What follows from a touchpoint and its place in the journey: who acts, who answers, what comes before."""

from __future__ import annotations

from journeyaudit.facts import titles
from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.known import EMPTY, Items, Unknown, Value, gather, unknown
from journeyaudit.facts.scope import noticed_after, number_of, steps_of
from journeyaudit.facts.stored import stored
from journeyaudit.facts.types import BOOL, TEXT, choice, element, elements, name, names
from journeyaudit.model import ids
from journeyaudit.values import Special, fold

CUSTOMER = frozenset({"customer", "kunde", "kundin", "kunden", "client", "persona"})
"""Folded words for the customer as an actor, beside the persona's own name."""
SYSTEM = "system"
"""The word for a machine as an actor."""


def id_of(touchpoint: Element) -> Value:
    """The id: as written, else made from the title."""
    journey = touchpoint.up("journey")
    assert journey is not None, "a touchpoint stands in a journey"
    return journey.recall("·ids", lambda of: ids(of.data))[touchpoint.path]


def noticed(touchpoint: Element) -> Value:
    """Whether the customer notices the step; work backstage is not noticed."""
    return touchpoint.parent is None or touchpoint.parent.kind.name != "touchpoint"


def actor(touchpoint: Element) -> Value:
    """Who acts: `customer`, `system`, a unit or a partner; taken from the title where only that tells (assumed)."""
    written = touchpoint.data.actor
    if isinstance(written, str):
        return _actor(touchpoint, fold(written), written)
    if written is Special.NONE:
        return Special.NONE
    if noticed(touchpoint) and titles.customer_acts(touchpoint.data.title, _persona_words(touchpoint)):
        touchpoint.world.assumptions.made = True
        return "customer"
    return unknown("touchpoint.actor")


def _persona_words(touchpoint: Element) -> list[str]:
    """The persona's name without what is added after a comma or bracket ("Aylin, works from home")."""
    journey = touchpoint.up("journey")
    persona = journey.data.persona if journey is not None else None
    written = getattr(persona, "name", None)
    if not isinstance(written, str):
        return []
    return fold(written.split(",")[0].split("(")[0]).split()


def _actor(touchpoint: Element, folded: str, written: str) -> str:
    if folded in CUSTOMER or folded.split() == _persona_words(touchpoint):
        return "customer"
    return SYSTEM if folded == SYSTEM else written


def customer_acts(touchpoint: Element) -> Value:
    """Whether the customer does this step."""
    who = touchpoint.get("actor")
    return who if isinstance(who, Unknown) else who == "customer"


def owner(touchpoint: Element) -> Value:
    """Who answers for the step: as written, else the unit that acts; the customer's own step needs nobody."""
    written = touchpoint.data.owner
    if written is not None:
        return Items(written) if isinstance(written, tuple) else EMPTY
    who = touchpoint.get("actor")
    if who == "customer" or who is Special.NONE:
        return EMPTY
    if isinstance(who, Unknown) or who == SYSTEM:
        return unknown("touchpoint.owner")
    return Items((who,))


def intent(touchpoint: Element) -> Value:
    """What the customer wants at this step: the intent of its stage, else of the journey."""
    holder = touchpoint.up("stage") or touchpoint.up("journey")
    assert holder is not None, "a touchpoint stands in a journey"
    return holder.get("intent")


def _targets(touchpoint: Element, numbers: tuple[int, ...] | list[int]) -> Items:
    steps, _ = number_of(touchpoint)
    return Items(tuple(map(steps.elements.__getitem__, numbers)))


def next_steps(touchpoint: Element) -> Value:
    """The steps that may follow at once, backstage too, whether by order, `next` or `on_failure`."""
    steps, number = number_of(touchpoint)
    return _targets(touchpoint, steps.graph.all_next[number])


def previous(touchpoint: Element) -> Value:
    """The steps that may come directly before, without ways that lead back."""
    steps, number = number_of(touchpoint)
    return _targets(touchpoint, steps.graph.backward[number])


def before(touchpoint: Element) -> Value:
    """All steps from which a way leads here, backstage too; ways that lead back do not count."""
    steps, number = number_of(touchpoint)
    return _targets(touchpoint, steps.graph.before(number))


def after(touchpoint: Element) -> Value:
    """All steps to which a way leads from here, backstage too; ways that lead back do not count."""
    steps, number = number_of(touchpoint)
    return _targets(touchpoint, steps.graph.after(number))


def next_noticed(touchpoint: Element) -> Value:
    """The steps that the customer may notice next; work backstage in between is passed over."""
    return Items(tuple(noticed_after(touchpoint, number_of(touchpoint)[0].graph.all_next)))


def preferred(touchpoint: Element) -> Value:
    """Whether the step can be done on a channel of a kind that the customer of the journey would choose.

    Where nobody says what that is, it is not.
    """
    journey = touchpoint.up("journey")
    assert journey is not None, "a touchpoint stands in a journey"
    persona = journey.get("persona")
    liked = persona.items("prefers_kinds").values if isinstance(persona, Element) else ()
    return any(channel.get("kind") in liked for channel in touchpoint.items("channels").values)


def unit(touchpoint: Element) -> Value:
    """The first owner as the organisation file describes it."""
    owners = touchpoint.get("owner")
    if isinstance(owners, Unknown):
        return owners
    if not owners.values:
        return Special.NONE
    journey = touchpoint.up("journey")
    assert journey is not None, "a touchpoint stands in a journey"
    return touchpoint.world.unit(journey, owners.values[0])


def doer(touchpoint: Element) -> Value:
    """The unit or partner that acts, as the organisation file describes it; none if the customer or a system acts."""
    who = touchpoint.get("actor")
    if isinstance(who, Unknown):
        return who
    if who in ("customer", SYSTEM) or not isinstance(who, str):
        return Special.NONE
    journey = touchpoint.up("journey")
    assert journey is not None, "a touchpoint stands in a journey"
    return touchpoint.world.unit(journey, who)


def stage(touchpoint: Element) -> Value:
    """The stage that the step belongs to; none where the journey has no stages."""
    return touchpoint.up("stage") or Special.NONE


def held(touchpoint: Element) -> Value:
    """The facts that the systems hold which its owner uses, or which are used in the step."""
    return gather((system.get("holds") for system in systems_at(touchpoint)), unique=touchpoint.world.fact_key)


def systems_at(touchpoint: Element) -> list[Element]:
    """The systems which its owner uses, or which are used in the step, as far as they are listed."""
    fold = touchpoint.world.fold
    owners = {fold(one) for one in touchpoint.items("owner").values}
    named = {fold(one) for one in touchpoint.items("systems").values}
    found: list[Element] = []
    for holder in (touchpoint.up("journey"), touchpoint.world.organisation):
        listed_systems = stored(holder, "systems") if holder is not None else EMPTY
        for system in listed_systems.values if isinstance(listed_systems, Items) else ():
            users = {fold(one) for one in system.items("used_by").values}
            if fold(system.data.name) in named or owners & users:
                found.append(system)
    return found


def keyed_twice(touchpoint: Element) -> Value:
    """The facts that two of the systems used in the step hold, so that somebody enters them twice."""
    fold, key = touchpoint.world.fold, touchpoint.world.fact_key
    named = {fold(one) for one in touchpoint.items("systems").values}
    seen: dict[str, str] = {}
    twice: dict[str, str] = {}
    journey = touchpoint.up("journey")
    for holder in (journey, touchpoint.world.organisation):
        listed_systems = stored(holder, "systems") if holder is not None else EMPTY
        for system in listed_systems.values if isinstance(listed_systems, Items) else ():
            name_of = fold(system.data.name)
            for fact in system.items("holds").values if name_of in named else ():
                if seen.setdefault(key(fact), name_of) != name_of:
                    twice.setdefault(key(fact), fact)
    return Items(tuple(twice.values()))


def channels(touchpoint: Element) -> Value:
    """The channels among which the customer may choose; a step backstage has none."""
    return stored(touchpoint, "channels", None if touchpoint.get("noticed") else EMPTY)


def asks(touchpoint: Element) -> Value:
    """What the customer is asked for; a step backstage asks nothing."""
    return stored(touchpoint, "asks", None if touchpoint.get("noticed") else EMPTY)


def effort(touchpoint: Element) -> Value:
    """The customer's work at this step; a step backstage costs the customer none."""
    return stored(touchpoint, "effort", None if touchpoint.get("noticed") else Special.NONE)


def all_of(journey: Element) -> Value:
    """All touchpoints, backstage too, in the order of the work."""
    return Items(steps_of(journey).elements)


def left_alone(pain: Element) -> Value:
    """Whether it is written down that nothing is done about it (`remedy: none`)."""
    return stored(pain, "remedy") is Special.NONE


FIELDS: tuple[Computed, ...] = (
    Computed("pain", "left_alone", BOOL, left_alone, "required", ("remedy",)),
    Computed("touchpoint", "id", TEXT, id_of, "required", ("id", "title")),
    Computed("touchpoint", "noticed", BOOL, noticed, "required"),
    Computed("touchpoint", "preferred", BOOL, preferred, "required", ("channels",)),
    Computed("touchpoint", "actor", name("actor"), actor, keys=("actor", "title")),
    Computed("touchpoint", "customer_acts", BOOL, customer_acts, keys=("actor", "title")),
    Computed("touchpoint", "owner", names("unit"), owner, keys=("owner", "actor")),
    Computed("touchpoint", "intent", choice("Intent"), intent),
    Computed("touchpoint", "next", elements("touchpoint"), next_steps, "required", ("next",)),
    Computed("touchpoint", "previous", elements("touchpoint"), previous, "required"),
    Computed("touchpoint", "before", elements("touchpoint"), before, "required"),
    Computed("touchpoint", "after", elements("touchpoint"), after, "required"),
    Computed("touchpoint", "next_noticed", elements("touchpoint"), next_noticed, "required"),
    Computed("touchpoint", "held", names("fact"), held, "none"),
    Computed("touchpoint", "keyed_twice", names("fact"), keyed_twice, "none", ("systems",)),
    Computed("touchpoint", "doer", element("unit"), doer),
    Computed("touchpoint", "unit", element("unit"), unit),
    Computed("touchpoint", "stage", element("stage"), stage, "none"),
    Computed("touchpoint", "channels", elements("channel"), channels, keys=("channels",)),
    Computed("touchpoint", "asks", elements("ask"), asks, keys=("asks",)),
    Computed("touchpoint", "effort", element("effort"), effort, keys=("effort",)),
    Computed("journey", "touchpoints", elements("touchpoint"), all_of, "required", ("touchpoints", "stages")),
)
