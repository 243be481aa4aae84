"""What shows only over several journeys: products, units, and offers that compete."""

from __future__ import annotations

from collections.abc import Sequence

from journeyaudit.facts.computed import Computed
from journeyaudit.facts.doing import Backing, backing
from journeyaudit.facts.element import Element
from journeyaudit.facts.journeys import elsewhere
from journeyaudit.facts.known import EMPTY, NO_FIELDS, Items, Unknown, Value, gather
from journeyaudit.facts.stored import stored
from journeyaudit.facts.types import BOOL, MONEY, choice, elements, name, names
from journeyaudit.values import Special

OTHER_JOURNEYS_OF_ORGANISATION = "other journeys of the organisation"


def _open(of: Element) -> frozenset[str]:
    """What is missing unless the settings name the whole portfolio."""
    return NO_FIELDS if of.world.whole else frozenset((OTHER_JOURNEYS_OF_ORGANISATION,))


def product_name(product: Element) -> Value:
    """The name of the product."""
    return product.data["name"]


def product_journeys(product: Element) -> Value:
    """The journeys for the product; more may exist unless the settings name the whole portfolio."""
    missing = elsewhere(product)
    return Items(product.data["journeys"], missing, 1 if missing else 0)


def product_errands(product: Element) -> Value:
    """The errands for the product; more may exist unless the settings name the whole portfolio."""
    missing = elsewhere(product)
    found = gather(journey.get("errands") for journey in product.data["journeys"])
    return Items(found.values, found.fields | missing, found.gaps + (1 if missing else 0))


def product_intents(product: Element) -> Value:
    """The intents that the journeys for the product serve."""
    found = gather((journey.get("intents") for journey in product.data["journeys"]), unique=str)
    missing = elsewhere(product)
    return Items(found.values, found.fields | missing, found.gaps + (1 if missing else 0))


def product_offers(product: Element) -> Value:
    """The offers for the product; more may exist unless the settings name the whole portfolio."""
    found = gather(_stated_offers(journey) for journey in product.data["journeys"])
    missing = elsewhere(product)
    return Items(found.values, found.fields | missing, found.gaps + (1 if missing else 0))


def rivals(offer: Element) -> Value:
    """The other offers for the same product, in this and other journeys of the organisation."""
    journey = offer.up("journey")
    assert journey is not None, "an offer stands in a journey"
    product = journey.get("product")
    others = journey.world.with_product(product) if isinstance(product, str) else (journey,)
    found = gather(_stated_offers(other) for other in others)
    missing = elsewhere(offer)
    return Items(
        tuple(one for one in found.values if one.data is not offer.data), found.fields | missing, 1 if missing else 0
    )


def _stated_offers(journey: Element) -> Value:
    """The offers that a journey names; one that names none is no reason to doubt."""
    offers = journey.get("offers")
    return Items() if isinstance(offers, Unknown) else offers


def unit_journeys(unit: Element) -> Value:
    """The journeys in which the unit answers for a step or acts."""
    name_of = unit.world.fold(unit.get("name"))
    found = []
    missing = _open(unit)
    for journey, doing in zip(unit.world.journeys, unit.world.doings(), strict=True):
        does, inferred = doing.names(name_of)
        unit.world.assumptions.made = unit.world.assumptions.made or inferred
        if does:
            found.append(journey)
        else:
            missing |= doing.unowned
    return Items(tuple(found), missing, 1 if missing else 0)


def unit_promises(unit: Element) -> Value:
    """The promises that the unit keeps."""
    name_of = unit.world.fold(unit.get("name"))
    found: list[Element] = []
    missing = _open(unit)
    for behind, doing in zip(unit.world.backings(), unit.world.doings(), strict=True):
        missing |= doing.unkept
        unit.world.assumptions.made = unit.world.assumptions.made or doing.keepers_inferred
        pairs = zip(behind.promises.values, doing.keepers, strict=True)
        found += [promise for promise, keepers in pairs if name_of in keepers]
    return Items(tuple(found), missing, 1 if missing else 0)


def shared_goals(organisation: Element) -> Value:
    """The goals that every unit of the organisation names, partners left out; none where there are fewer than two."""
    units = [one for one in organisation.items("units").values if one.get("kind") != "partner"]
    fold = organisation.world.fold
    stated = [goals for unit in units if isinstance(goals := unit.get("goals"), Items)]
    missing = NO_FIELDS.union(*(goals.fields for unit in units if isinstance(goals := unit.get("goals"), Unknown)))
    if len(units) < 2 or not stated:
        return Items((), missing, 1 if missing else 0)
    common = set.intersection(*({fold(goal) for goal in goals.values} for goals in stated))
    found = tuple(goal for goal in stated[0].values if fold(goal) in common)
    return Items((), missing, 1) if missing and found else Items(found)


def _behind(slogan: Element) -> tuple[Sequence[Backing], frozenset[str]]:
    """What is behind a slogan in the journeys that it speaks of.

    These are its own one, or for a slogan of the organisation all, of which there may be more.
    """
    journey = slogan.up("journey")
    backings = slogan.world.backings() if journey is None else (backing(journey),)
    assumptions = slogan.world.assumptions
    assumptions.made = assumptions.made or any(one.inferred for one in backings)
    return backings, NO_FIELDS if journey is not None else _open(slogan)


def slogan_promises(slogan: Element) -> Value:
    """The promises in the journeys that the slogan speaks of."""
    backings, missing = _behind(slogan)
    found = gather(one.promises for one in backings)
    return Items(found.values, found.fields | missing, found.gaps + (1 if missing else 0))


def slogan_metrics(slogan: Element) -> Value:
    """The figures by which those journeys are judged, and for a slogan of the organisation its units."""
    backings, missing = _behind(slogan)
    parts: list[Value] = [one.metrics for one in backings]
    if slogan.up("journey") is None:
        parts += [unit.get("metrics") for unit in slogan.world.over_all("unit").values]
    found = gather(parts)
    return Items(found.values, found.fields | missing, found.gaps + (1 if missing else 0))


def kind_of(channel: Element) -> Value:
    """The kind of the channel: as written, as the directory says, or as the name is commonly understood."""
    if channel.data.kind is not None:
        return channel.data.kind
    listed = next((one.data.kind for one in in_directory(channel) if one.data.kind is not None), None)
    if listed is not None:
        return listed
    found = channel.world.channel_kind(channel.data.name)
    return found if found is not None else Unknown(frozenset(("channel.kind",)))


def in_directory(channel: Element) -> list[Element]:
    """The channels of this name in the directories of the journey and the organisation, the nearer first."""
    fold = channel.world.fold
    wanted = fold(channel.data.name)
    found: list[Element] = []
    for holder in (channel.up("journey"), channel.world.organisation):
        listed = stored(holder, "channels") if holder is not None else EMPTY
        if isinstance(listed, Items):
            found += [one for one in listed.values if fold(one.data.name) == wanted and one.data is not channel.data]
    return found


ALWAYS = frozenset({"web", "app", "portal", "email", "letter", "fax", "sms", "messenger", "bot", "social", "parcel"})
"""Kinds of channel that a customer can use at any time, unless hours are written for them."""
ROUND_THE_CLOCK = (
    *("24/7", "24 7", "24 h", "24h", "0 24", "round the clock", "around the clock", "always", "any time", "anytime"),
    *("day and night", "rund um die uhr", "immer", "jederzeit", "tag und nacht"),
)
"""What people write, folded, for "always"."""


def always_open(channel: Element) -> Value:
    """Whether the channel can be used at any time of the day and week."""
    when = channel.get("hours")
    if when is Special.NONE:
        return True
    if isinstance(when, str):
        folded = channel.world.fold(when)
        return any(words in folded for words in ROUND_THE_CLOCK)
    kind = channel.get("kind")
    return True if kind in ALWAYS else when


def hours(channel: Element) -> Value:
    """When the channel is open; as written at the step, else as the directory says."""
    return _own_or_listed(channel, "hours")


def cost(channel: Element) -> Value:
    """What using the channel costs the customer; as written at the step, else as the directory says."""
    return _own_or_listed(channel, "cost")


def public(channel: Element) -> Value:
    """Whether customers are told about the channel; as written at the step, else as the directory says."""
    return _own_or_listed(channel, "public")


def answered(channel: Element) -> Value:
    """Whether somebody reads and answers there; as written at the step, else as the directory says."""
    return _own_or_listed(channel, "answered")


def _own_or_listed(channel: Element, key: str) -> Value:
    own = stored(channel, key)
    if not isinstance(own, Unknown):
        return own
    said = (stored(one, key) for one in in_directory(channel))
    return next((value for value in said if not isinstance(value, Unknown)), own)


FIELDS: tuple[Computed, ...] = (
    Computed("product", "name", name("product"), product_name, "required"),
    Computed("product", "journeys", elements("journey"), product_journeys),
    Computed("product", "errands", elements("errand"), product_errands),
    Computed("product", "intents", choice("Intent").list(), product_intents),
    Computed("product", "offers", elements("offer"), product_offers),
    Computed("offer", "rivals", elements("offer"), rivals),
    Computed("unit", "journeys", elements("journey"), unit_journeys),
    Computed("unit", "promises", elements("promise"), unit_promises),
    Computed("organisation", "shared_goals", names("word"), shared_goals),
    Computed("slogan", "promises", elements("promise"), slogan_promises),
    Computed("slogan", "metrics", elements("metric"), slogan_metrics),
    Computed("channel", "kind", choice("ChannelKind"), kind_of, keys=("kind", "name")),
    Computed("channel", "hours", name("word"), hours, keys=("hours",)),
    Computed("channel", "always_open", BOOL, always_open, keys=("hours", "name")),
    Computed("channel", "answered", BOOL, answered, keys=("answered",)),
    Computed("channel", "public", BOOL, public, keys=("public",)),
    Computed("channel", "cost", MONEY, cost, keys=("cost",)),
)
