"""One thing that a rule can look at: a part of a journey, or something joined from several, with its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Protocol, TypeVar

from journeyaudit.facts.known import Items, Value
from journeyaudit.facts.types import Kind
from journeyaudit.source import Document, Path

T = TypeVar("T")

NOT_KNOWN: Final = object()
"""Stands for what was not asked yet: everything else can be a value."""


class Assumptions:
    """Notes whether a value that was read rests on something inferred, such as an actor taken from a title."""

    __slots__ = ("made",)

    def __init__(self) -> None:
        self.made = False


class Surroundings(Protocol):
    """What an element needs of the world it stands in: one organisation with its journeys."""

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """The kinds of element with their fields."""

    @property
    def assumptions(self) -> Assumptions:
        """What notes that something was inferred."""

    @property
    def made(self) -> list[Element]:
        """The elements that were made of the journeys and not forgotten."""

    @property
    def certainty(self) -> str:
        """How sure a learned model must be to be heard; empty where only phrases are."""

    @property
    def whole(self) -> bool:
        """Whether the journeys at hand are all that there are."""

    @property
    def organisation(self) -> Element | None:
        """The organisation file, if there is one."""

    @property
    def journeys(self) -> tuple[Element, ...]:
        """The journeys of the organisation."""

    def doings(self) -> Sequence[Any]:
        """Who does something in each journey."""

    def backings(self) -> Sequence[Any]:
        """What each journey promises and measures."""

    def fold(self, name: str) -> str:
        """The form in which names compare."""

    def fact_key(self, fact: object) -> str:
        """The form in which facts compare: one for all synonyms."""

    def channel_kind(self, name: str) -> str | None:
        """The kind of a channel that is called so, if that is known."""

    def place(self, journey: Element, name: str) -> Element | str | None:
        """The touchpoint of an id, `end`, or nothing."""

    @property
    def awake(self) -> int:
        """How many journeys are awake that may be put to rest."""

    def passed(self, journey: Element, woken: int, parts: Iterable[object]) -> set[Element]:
        """Put a journey to rest that was looked at; some of its parts stay."""

    def with_product(self, product: str) -> tuple[Element, ...]:
        """The journeys for a product."""

    def over_all(self, kind: str) -> Items:
        """The elements of a kind that belong to no single journey."""

    def unit(self, journey: Element, name: str) -> Value:
        """The unit of this name as the organisation or the journey describes it."""


class Element:
    """A part of the model (or a joined element) with its place in the file and its fields, each computed once."""

    __slots__ = ("assumptions", "data", "document", "kind", "memory", "parent", "path", "rests_on", "world")

    def __init__(
        self, kind: Kind, data: Any, path: Path, parent: Element | None, document: Document, world: Surroundings
    ) -> None:
        self.kind = kind
        self.data = data
        """The model object, or for a joined element the mapping of what it joins."""
        self.path = path
        self.parent = parent
        self.document = document
        self.world = world
        self.assumptions = world.assumptions
        self.memory: dict[str, Any] = {}
        self.rests_on: set[str] | None = None
        """The fields whose value was inferred."""
        world.made.append(self)

    def below(self, kind: str, data: Any, path: Path) -> Element:
        """A new element that this one holds."""
        return Element(self.world.kinds[kind], data, path, self, self.document, self.world)

    def get(self, name: str) -> Value:
        """The value of a field: a value, a list, `Special`, `AtLeast` or `Unknown`."""
        value = self.memory.get(name, NOT_KNOWN)
        if value is NOT_KNOWN:
            field = self.kind.fields[name]
            if not field.written:
                return self._remember(name, field.read)
            value = self.memory[name] = field.read(self)
            return value
        if self.rests_on is not None and name in self.rests_on:
            self.assumptions.made = True
        return value

    def _remember(self, name: str, compute: Callable[[Element], Any]) -> Any:
        """Compute a value once, and note whether it rests on something inferred."""
        assumptions = self.assumptions
        outer = assumptions.made
        assumptions.made = False
        value = compute(self)
        self.memory[name] = value
        if assumptions.made:
            if self.rests_on is None:
                self.rests_on = set()
            self.rests_on.add(name)
        assumptions.made = assumptions.made or outer
        return value

    def items(self, name: str) -> Items:
        """The value of a field that is a list; an unknown one is a list with a gap."""
        value = self.get(name)
        if isinstance(value, Items):
            return value
        return Items((), value.fields, 1)

    def recall(self, name: str, compute: Callable[[Element], T]) -> T:
        """What `compute` says of this element, computed once, for structures that are no field.

        Their names begin with a dot at half height, which no name of a field does.
        """
        value = self.memory.get(name, NOT_KNOWN)
        if value is NOT_KNOWN:
            value = self._remember(name, compute)
        elif self.rests_on is not None and name in self.rests_on:
            self.assumptions.made = True
        result: T = value
        return result

    def up(self, kind: str) -> Element | None:
        """The nearest element of a kind that holds this one, or the element itself."""
        here: Element | None = self
        while here is not None and here.kind.name != kind:
            here = here.parent
        return here

    def line(self) -> Iterator[Element]:
        """The element and everything that holds it, from the inside out."""
        here: Element | None = self
        while here is not None:
            yield here
            here = here.parent

    def __repr__(self) -> str:
        return f"<{self.kind.name} {'.'.join(map(str, self.path)) or '·'}>"
