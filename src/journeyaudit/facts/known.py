"""What a computation can say about a journey: a value, a lower bound, a list with gaps, or "not known"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Value: TypeAlias = Any
"""A scalar of the model, `Special`, an `Element`, `Unknown`, `AtLeast` or `Items`."""

NO_FIELDS: frozenset[str] = frozenset()

# NOTE: not frozen, because thousands are made for a journey and a frozen one takes three times as long to make;
# nobody changes one all the same. Their `__init__` is written out for the compiled build, which compiles what it sees.


@dataclass(slots=True, unsafe_hash=True)
class Unknown:
    """Nothing can be said until somebody writes down one of `fields` (`kind.field`)."""

    fields: frozenset[str]

    def __init__(self, fields: frozenset[str]) -> None:
        """Name the fields."""
        self.fields = fields

    def __bool__(self) -> bool:
        """Refuse to be taken for true or false: that slip would make a wrong finding."""
        raise TypeError("an unknown answer is neither true nor false")


@dataclass(slots=True, unsafe_hash=True)
class AtLeast:
    """A sum, maximum or count of which parts are missing: the true value is `value` or more."""

    value: Any
    """The part that is known."""
    fields: frozenset[str]
    """What would complete it; empty where nothing more is to be had (an open wait)."""


@dataclass(slots=True, unsafe_hash=True)
class Items:
    """A list of values of which some may not be known."""

    values: tuple[Any, ...] = ()
    fields: frozenset[str] = NO_FIELDS
    """What would make the list complete; empty when it is."""
    gaps: int = 0
    """How many places of the list are unknown, as far as that can be counted."""
    memory: Any = field(default=None, init=False, compare=False, repr=False)
    """What was last found out about the values, so that it is not found out again."""
    words: Any = field(default=None, init=False, compare=False, repr=False)
    """The words that elements in the list hold in some field, by its name, and whether that rests on an inference."""

    def __init__(self, values: tuple[Any, ...] = (), fields: frozenset[str] = NO_FIELDS, gaps: int = 0) -> None:
        """A list that is whole unless fields or gaps are given."""
        self.values = values
        self.fields = fields
        self.gaps = gaps
        self.memory = None
        self.words = None

    def keys(self, keyed: Callable[[Any, Any], Any], near: Any) -> frozenset[Any]:
        """How the values compare in the world of the element `near`."""
        memory = self.memory
        if memory is None or memory[0] is not keyed or memory[1] is not near.world:
            memory = (keyed, near.world, frozenset(keyed(one, near) for one in self.values))
            self.memory = memory
        found: frozenset[Any] = memory[2]
        return found

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.fields


EMPTY = Items()


def unknown(*fields: str) -> Unknown:
    """The answer of a computation that needs `fields`."""
    return Unknown(frozenset(fields))


def gather(parts: Iterable[Value], unique: Callable[[Any], Any] | None = None) -> Items:
    """One list out of values, lists and unknowns; with `unique`, each key only once."""
    values: list[Any] = []
    seen: set[Any] = set()
    fields: frozenset[str] = NO_FIELDS
    gaps = 0
    for part in parts:
        if isinstance(part, Unknown):
            fields |= part.fields
            gaps += 1
            continue
        if isinstance(part, Items):
            fields |= part.fields
            gaps += part.gaps
        for value in part.values if isinstance(part, Items) else (part,):
            if unique is not None:
                key = unique(value)
                if key in seen:
                    continue
                seen.add(key)
            values.append(value)
    return Items(tuple(values), fields, gaps)


def bound(value: Any, fields: frozenset[str], partial: bool = False) -> Value:
    """`value` when nothing is missing, else the lower bound that it is."""
    return AtLeast(value, fields) if fields or partial else value
