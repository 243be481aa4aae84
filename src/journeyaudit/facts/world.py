"""One organisation with its journeys: where elements find each other, and where rules find their elements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from typing import Any, Protocol

from journeyaudit.facts.doing import Backing, Doing, backing, doing
from journeyaudit.facts.element import Assumptions, Element
from journeyaudit.facts.known import NO_FIELDS, Items, Unknown, Value, unknown
from journeyaudit.facts.runs import runs
from journeyaudit.facts.schema import kinds
from journeyaudit.facts.scope import place, steps_of
from journeyaudit.facts.stored import stored
from journeyaudit.facts.types import Kind
from journeyaudit.model import ChannelKind, Journey, Organisation
from journeyaudit.source import Document, Path
from journeyaudit.values import fold


def synonyms(groups: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """For every folded name of a fact the key of its group."""
    found: dict[str, str] = {}
    for key, synonyms in groups.items():
        for synonym in (key, *synonyms):
            found.setdefault(fold(synonym), key)
    return found


WITH_GAPS = {"ask": "asks", "channel": "channels"}
"""Kinds whose list may be unknown at a step, so that a rule about them cannot be judged there."""


HOLDERS = ("stage", "touchpoint")
"""Kinds of element in which promises and metrics stand, beside journeys."""
SEVERAL = 8
"""So many journeys may be awake before any is put to rest."""


class Shelf(Protocol):
    """Where journeys rest: what was read of them is put away, and read again when somebody asks for it."""

    @property
    def awake(self) -> Sized:
        """The journeys that are not at rest."""

    def let_go(self, since: int = 0) -> None:
        """Put them to rest again, but for so many that woke first."""

    def part(self, journey: Journey, path: Path, part: Any) -> Any:
        """A stage or step of a journey, which holds nothing while that rests."""


class World:
    """The journeys of one organisation, its organisation file, and what names mean there."""

    def __init__(
        self,
        journeys: Iterable[tuple[Journey, Document]],
        organisation: tuple[Organisation, Document] | None,
        facts: Mapping[str, str],
        whole: bool = False,
        certainty: str = "",
        shelf: Shelf | None = None,
    ) -> None:
        """Make the world of some journeys; `shelf` is where they rest, if they do."""
        self.kinds: Mapping[str, Kind] = kinds()
        self.assumptions = Assumptions()
        self.made: list[Element] = []
        self.whole = whole
        self.certainty = certainty
        self._shelf = shelf
        self._told: tuple[tuple[Doing, ...], tuple[Backing, ...]] | None = None
        self._staying: list[Element] = []
        self._folded: dict[str, str] = {}
        self.organisation = None if organisation is None else self._top("organisation", *organisation)
        self.journeys = tuple(self._top("journey", journey, document) for journey, document in journeys)
        self._facts = self._synonyms(facts)
        products: dict[str, list[Element]] = {}
        for journey in self.journeys:
            product = journey.data.product
            if isinstance(product, str):
                products.setdefault(fold(product), []).append(journey)
        self._products = {key: tuple(group) for key, group in products.items()}
        self.made.clear()

    def _top(self, kind: str, data: Journey | Organisation, document: Document) -> Element:
        return Element(self.kinds[kind], data, (), None, document, self)

    def _synonyms(self, facts: Mapping[str, str]) -> dict[str, str]:
        found = dict(facts)
        holders = [self.organisation] if self.organisation is not None else []
        for holder in (*holders, *self.journeys):
            for name, synonyms in (holder.data.facts or {}).items():
                names = [fold(one) for one in (name, *synonyms)]
                joined = list(dict.fromkeys(found[one] for one in names if one in found))
                key = joined[0] if joined else name
                if len(joined) > 1:
                    found = {one: key if of in joined else of for one, of in found.items()}
                found.update(dict.fromkeys(names, key))
        return found

    def forget(self, journey: Element) -> None:
        """Give back the memory that all that was found out about a journey takes; what is asked again is found anew."""
        kept = []
        for one in (journey, *self.made):
            if one.document is journey.document:
                one.memory.clear()
                one.rests_on = None
            elif one is not journey:
                kept.append(one)
        self.made = kept

    def rest(self) -> None:
        """Forget everything, and put the journeys to rest; not while only few are awake.

        The parts of a journey are made anew when it is read again: nothing may stay that knows of the old ones.
        """
        if self._shelf is None or len(self._shelf.awake) < SEVERAL:
            return
        holders = [self.organisation] if self.organisation is not None else []
        for one in (*holders, *self.journeys, *self._staying, *self.made):
            one.memory.clear()
            one.rests_on = None
        self.made.clear()
        self._shelf.let_go()

    def doings(self) -> tuple[Doing, ...]:
        """Who does something in each journey: found out once, for which no two have to be awake at a time."""
        return self._over_all()[0]

    def backings(self) -> tuple[Backing, ...]:
        """What each journey promises and measures: found out once, as `doings` are."""
        return self._over_all()[1]

    def _over_all(self) -> tuple[tuple[Doing, ...], tuple[Backing, ...]]:
        if self._told is None:
            found = [self._in_passing(journey) for journey in self.journeys]
            self._told = tuple(one for one, _ in found), tuple(one for _, one in found)
        return self._told

    def _in_passing(self, journey: Element) -> tuple[Doing, Backing]:
        """What is said about a journey together with others; it is put to rest again if that woke it.

        Its promises and metrics stay, and what they stand in as far as it has to.
        """
        woken = self.awake
        made = self.assumptions.made
        found = doing(journey), backing(journey)
        self.assumptions.made = made
        self._staying += self.passed(journey, woken, (*found[1].promises.values, *found[1].metrics.values))
        return found

    @property
    def awake(self) -> int:
        """How many journeys are awake that may be put to rest."""
        return 0 if self._shelf is None else len(self._shelf.awake)

    def passed(self, journey: Element, woken: int, parts: Iterable[object]) -> set[Element]:
        """Put a journey to rest if more than `woken` are awake, because it was looked at; some of its parts stay.

        These and what they stand in hold no more of the journey than they have to.
        """
        if self._shelf is None:
            return set()
        staying = {one for part in parts if isinstance(part, Element) for one in part.line()}
        for one in staying:
            if one.kind.name in HOLDERS:
                one.data = self._shelf.part(journey.data, one.path, one.data)
        if self.awake > woken:
            self.forget(journey)
            self._shelf.let_go(woken)
        return staying

    def fold(self, name: str) -> str:
        """The form in which names compare."""
        folded = self._folded.get(name)
        if folded is None:
            folded = self._folded[name] = fold(name)
        return folded

    def fact_key(self, fact: object) -> str:
        """The form in which facts compare: one for all synonyms."""
        name = fact.get("what") if isinstance(fact, Element) else fact
        folded = self.fold(str(name))
        return self._facts.get(folded, folded)

    def channel_kind(self, name: str) -> str | None:
        """The kind of a channel that is called so, if that is known."""
        return ChannelKind.of(name)

    def place(self, journey: Element, name: str) -> Element | str | None:
        """The touchpoint of an id, `end`, or nothing."""
        return place(journey, name)

    def with_product(self, product: str) -> tuple[Element, ...]:
        """The journeys for a product."""
        return self._products.get(self.fold(product), ())

    def compared(self) -> list[tuple[Element, ...]]:
        """The journeys in groups that are compared with each other: those for one product."""
        groups: dict[object, tuple[Element, ...]] = {}
        for journey in self.journeys:
            product = journey.data.product
            named = isinstance(product, str)
            groups.setdefault(fold(product) if named else journey, self.with_product(product) if named else (journey,))
        return list(groups.values())

    def product(self, journeys: tuple[Element, ...]) -> Element:
        """The product that journeys are for."""
        data = {"name": journeys[0].data.product, "journeys": journeys}
        return Element(self.kinds["product"], data, (), None, journeys[0].document, self)

    def unit(self, journey: Element, name: str) -> Value:
        """The unit of this name as the organisation or the journey describes it."""
        wanted = self.fold(name)
        for holder in (self.organisation, journey):
            if holder is not None:
                listed = stored(holder, "units")
                if isinstance(listed, Items):
                    for one in listed.values:
                        if self.fold(one.data.name) == wanted:
                            return one
        return unknown("organisation.units")

    def over_all(self, kind: str) -> Items:
        """The elements of a kind that belong to no single journey: products and units."""
        if kind == "organisation":
            return Items((self.organisation,) if self.organisation is not None else ())
        if kind == "slogan":
            shared = stored(self.organisation, "slogans") if self.organisation is not None else None
            return shared if isinstance(shared, Items) else Items()
        if kind == "product":
            return Items(tuple(self.product(group) for group in self._products.values()))
        seen: dict[str, Element] = {}
        holders = [self.organisation] if self.organisation is not None else []
        missing = NO_FIELDS
        for holder in (*holders, *self.journeys):
            listed = stored(holder, "units")
            if isinstance(listed, Items):
                for one in listed.values:
                    seen.setdefault(self.fold(one.data.name), one)
            elif holder is self.organisation or self.organisation is None:
                missing = frozenset(("organisation.units",))
        return Items(tuple(seen.values()), NO_FIELDS if seen else missing, 0 if seen or not missing else 1)


def elements_of(kind: str, journey: Element) -> Items:
    """The elements of a kind in a journey, with what keeps the list from being complete."""
    return journey.recall("·each " + kind, lambda of: _elements(kind, of))


def _elements(kind: str, journey: Element) -> Items:
    if kind == "journey":
        return Items((journey,))
    if kind == "slogan":
        own = stored(journey, "slogans")
        return own if isinstance(own, Items) else Items()
    if kind in ("errand", "improvement", "stage", "handoff", "move", "text", "touchpoint", "offer"):
        value = journey.get(kind + "s")
        if kind in ("stage", "offer", "improvement") and isinstance(value, Unknown):
            return Items()
        return value if isinstance(value, Items) else Items((), value.fields, 1)
    found: list[Element] = []
    fields = NO_FIELDS
    gaps = 0
    for holder in (*([journey] if kind == "metric" else []), *steps_of(journey).elements):
        for key in PLACES[kind]:
            value = holder.get(key)
            if isinstance(value, Items):
                found.extend(value.values)
            elif isinstance(value, Element):
                found.append(value)
            elif isinstance(value, Unknown) and kind in WITH_GAPS:
                fields |= value.fields
                gaps += 1
    return Items(tuple(found), fields, gaps)


PLACES: dict[str, tuple[str, ...]] = {
    "ask": ("asks",),
    "channel": ("channels",),
    "cost": ("cost",),
    "exit": ("exits", "on_failure"),
    "justified": ("justified",),
    "menu": ("menu",),
    "metric": ("metrics",),
    "pain": ("pains",),
    "promise": ("promises",),
    "wait": ("wait",),
}
"""The fields of a touchpoint in which elements of a kind stand."""


def runs_of(journey: Element, fulfils: Callable[[Element], bool | Unknown]) -> Items:
    """The runs of steps that fulfil a condition."""
    return runs(journey, fulfils)
