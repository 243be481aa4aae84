"""What follows from a journey or one errand in it as a whole: its owners, its bill, the way in."""

from __future__ import annotations

from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.known import EMPTY, NO_FIELDS, AtLeast, Items, Unknown, Value, gather, unknown
from journeyaudit.facts.scope import scope_of, steps_of
from journeyaudit.facts.stored import stored
from journeyaudit.facts.types import NUMBER, TEXT, choice, element, elements, name, names
from journeyaudit.values import Special

ONE_WAY = frozenset({"payment", "delivery", "reminder", "offer", "feedback"})
"""Kinds of step at which something is only sent out: nobody there deals with what the customer came for."""

OTHER_JOURNEYS = "other journeys of the product"
"""What is missing where a portfolio is not whole."""


def _journey(of: Element) -> Element:
    journey = of.up("journey")
    assert journey is not None, "it belongs to a journey"
    return journey


def owners(journey: Element) -> Value:
    """Every unit that answers for a step, once, in the order of the work."""
    return gather((step.get("owner") for step in steps_of(journey).elements), unique=journey.world.fold)


def _units(journey: Element, steps: list[Element]) -> Value:
    """The units, as the organisation describes them, that answer for some of the steps."""
    owners_of = gather((step.get("owner") for step in steps), unique=journey.world.fold)
    found = gather([journey.world.unit(journey, name) for name in owners_of.values])
    return Items(found.values, found.fields | owners_of.fields, found.gaps + owners_of.gaps)


def front_units(journey: Element) -> Value:
    """The units that answer for steps which the customer notices."""
    return _units(journey, [step for step in steps_of(journey).elements if step.get("noticed")])


def met_units(journey: Element) -> Value:
    """The units that answer for steps at which the customer meets them; on a step that has no channel nobody is met."""
    front = [step for step in steps_of(journey).elements if step.get("noticed")]
    return _units(journey, [step for step in front if step.get("channels") != EMPTY])


def dealt_with(journey: Element) -> Value:
    """The units that customers have to do with, more than to get a bill, a parcel, an advert or a survey."""
    front = [step for step in steps_of(journey).elements if step.get("noticed") and step.get("channels") != EMPTY]
    return _units(journey, [step for step in front if step.get("kind") not in ONE_WAY])


def back_units(journey: Element) -> Value:
    """The units that work backstage only."""
    front = [step for step in steps_of(journey).elements if step.get("noticed")]
    seen = {journey.world.fold(name) for step in front for name in step.items("owner").values}
    back = [step for step in steps_of(journey).elements if not step.get("noticed")]
    hidden = [step for step in back if not seen & {journey.world.fold(name) for name in step.items("owner").values}]
    return _units(journey, hidden)


def preferred(persona: Element) -> Value:
    """The kinds of the channels that this customer would choose, as far as their names tell."""
    names_of = persona.get("prefers")
    if isinstance(names_of, Unknown):
        return names_of
    kinds = [persona.world.channel_kind(name) for name in names_of.values]
    missing = frozenset(("channel.kind",)) if None in kinds else frozenset[str]()
    return Items(tuple(kind for kind in kinds if kind is not None), missing, kinds.count(None))


def ways(of: Element) -> Value:
    """The channels of the customer's own steps."""
    parts: list[Value] = []
    for step in scope_of(of).touchpoints:
        acts = step.get("customer_acts")
        if acts is True:
            parts.append(step.get("channels"))
        elif isinstance(acts, Unknown):
            parts.append(acts)
    return gather(parts)


def bill(of: Element) -> Value:
    """The customer's bill: steps, work, waiting and the rest on the heaviest way."""
    return of.below("bill", {"of": of, "net": False}, of.path)


def net_bill(of: Element) -> Value:
    """The bill without the steps that something other than the customer's choice justifies."""
    return of.below("bill", {"of": of, "net": True}, of.path)


def settled_bill(errand: Element) -> Value:
    """The net bill without asking how things stand; of leaving only up to our last confirmation."""
    return errand.below("bill", {"of": errand, "net": True, "settled": True}, errand.path)


def waits(journey: Element) -> Value:
    """The waits of the steps that the customer notices."""
    found = [step.get("wait") for step in steps_of(journey).elements if step.get("noticed")]
    return Items(tuple(wait for wait in found if isinstance(wait, Element)))


def intents(journey: Element) -> Value:
    """What the customer wants in the journey and its stages."""
    stages = journey.items("stages").values
    parts = [stage.get("intent") for stage in stages] or [journey.get("intent")]
    if isinstance(journey.get("intent"), str):
        parts.append(journey.get("intent"))
    return gather(parts, unique=str)


def stage_intent(stage: Element) -> Value:
    """What the customer wants in the stage; where it says nothing, what the journey says."""
    return stage.data.intent or _journey(stage).get("intent")


def own_journey(of: Element) -> Value:
    """The journey itself, or the one it belongs to."""
    return _journey(of)


def systems(journey: Element) -> Value:
    """The names of all systems that the journey, its steps or the organisation name."""
    own = stored(journey, "systems")
    parts: list[Value] = []
    stated = not isinstance(own, Unknown)
    organisation = journey.world.organisation
    shared = stored(organisation, "systems") if organisation is not None else unknown("journey.systems")
    for group in (own, shared):
        if isinstance(group, Items):
            parts.append(Items(tuple(system.get("name") for system in group.values)))
            stated = True
    for step in steps_of(journey).elements:
        named = step.get("systems")
        if isinstance(named, Items):
            parts.append(named)
    if not stated:
        parts.append(unknown("journey.systems"))
    return gather(parts, unique=journey.world.fold)


def slogans(journey: Element) -> Value:
    """What is claimed about the journey, in its file or by the organisation."""
    own = stored(journey, "slogans")
    organisation = journey.world.organisation
    shared = stored(organisation, "slogans") if organisation is not None else None
    if isinstance(shared, Items):
        return shared if isinstance(own, Unknown) else gather([own, shared])
    return own


def same_product(of: Element) -> Value:
    """The other journeys of the organisation for the same product."""
    journey = _journey(of)
    product = journey.get("product")
    if not isinstance(product, str):
        return Items() if product is Special.NONE else Items((), product.fields, 1)
    found = [one for one in journey.world.with_product(product) if one is not journey]
    missing = elsewhere(journey)
    return Items(tuple(found), missing, 1 if missing else 0)


def elsewhere(of: Element) -> frozenset[str]:
    """What keeps the journeys of a product from being complete: others that lie elsewhere, or that name no product."""
    if not of.world.whole:
        return frozenset((OTHER_JOURNEYS,))
    return NO_FIELDS.union(
        *(product.fields for one in of.world.journeys if isinstance(product := one.get("product"), Unknown))
    )


def entry(of: Element) -> Value:
    """The easiest errand by which the same product is bought or applied for; not known where there is none."""
    journey = _journey(of)
    product = journey.get("product")
    if isinstance(product, Unknown):
        return product
    if not isinstance(product, str):
        return unknown("journey.product")
    ways_in = [
        errand
        for other in journey.world.with_product(product)
        for errand in other.items("errands").values
        if errand.get("intent") in ("buy", "apply")
    ]
    return min(ways_in, key=_ease) if ways_in else unknown(OTHER_JOURNEYS)


def _ease(errand: Element) -> tuple[int, int, int, int, str]:
    """The order of ways in: fewest forced channels, steps, then work and waiting, as far as they are known."""
    own = errand.get("net_bill")
    amounts = [own.get(name) for name in ("forced", "steps", "minutes", "waiting")]
    known = [amount.value if isinstance(amount, AtLeast) else amount for amount in amounts]
    return known[0], known[1], known[2].worst_seconds, known[3].worst_seconds, _journey(errand).get("title")


def errand_intent(errand: Element) -> Value:
    """What the customer wants."""
    return (_first_stage(errand) or _journey(errand)).get("intent")


def errand_title(errand: Element) -> Value:
    """The title of the journey for what it is about as a whole, else of the first stage of the errand."""
    stage = None if errand.data["main"] else _first_stage(errand)
    return (stage or _journey(errand)).get("title")


def errand_product(errand: Element) -> Value:
    """The product of the journey."""
    return _journey(errand).get("product")


def errand_touchpoints(errand: Element) -> Value:
    """The steps of the errand that a regular way reaches."""
    return Items(scope_of(errand).touchpoints)


def _first_stage(errand: Element) -> Element | None:
    stages: tuple[Element, ...] = _journey(errand).items("stages").values
    return stages[errand.data["stages"][0]] if stages else None


def touchpoint_count(of: Element) -> Value:
    """How many steps the customer notices."""
    return sum(1 for step in scope_of(of).touchpoints if step.get("noticed"))


FIELDS: tuple[Computed, ...] = (
    Computed("journey", "owners", names("unit"), owners),
    Computed("journey", "waits", elements("wait"), waits, "required"),
    Computed("journey", "ways", elements("channel"), ways),
    Computed("journey", "front_units", elements("unit"), front_units),
    Computed("journey", "met_units", elements("unit"), met_units),
    Computed("journey", "dealt_with", elements("unit"), dealt_with),
    Computed("journey", "back_units", elements("unit"), back_units),
    Computed("persona", "prefers_kinds", choice("ChannelKind").list(), preferred, keys=("prefers",)),
    Computed("journey", "bill", element("bill"), bill, "required"),
    Computed("journey", "net_bill", element("bill"), net_bill, "required"),
    Computed("journey", "intents", choice("Intent").list(), intents),
    Computed("journey", "systems", names("system"), systems, keys=("systems",)),
    Computed("journey", "slogans", elements("slogan"), slogans, keys=("slogans",)),
    Computed("journey", "same_product", elements("journey"), same_product),
    Computed("journey", "entry", element("errand"), entry),
    Computed("journey", "noticed_steps", NUMBER, touchpoint_count, "required"),
    Computed("stage", "intent", choice("Intent"), stage_intent, keys=("intent",)),
    Computed("errand", "journey", element("journey"), own_journey, "required"),
    Computed("errand", "intent", choice("Intent"), errand_intent),
    Computed("errand", "title", TEXT, errand_title, "required", ("title", "journey")),
    Computed("errand", "product", name("product"), errand_product),
    Computed("errand", "touchpoints", elements("touchpoint"), errand_touchpoints, "required"),
    Computed("errand", "ways", elements("channel"), ways),
    Computed("errand", "bill", element("bill"), bill, "required"),
    Computed("errand", "net_bill", element("bill"), net_bill, "required"),
    Computed("errand", "settled_bill", element("bill"), settled_bill, "required"),
    Computed("errand", "entry", element("errand"), entry),
    Computed("errand", "same_product", elements("journey"), same_product),
)
