"""The types of what a journey holds, as the rule language sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Literal, TypeAlias

from journeyaudit.frozen import dataclass

Absence: TypeAlias = Literal["required", "unknown", "none"]
"""What a missing field means."""


class Base(StrEnum):
    """What kind of value a field holds."""

    TEXT = "text"
    NUMBER = "number"
    DURATION = "duration"
    MONEY = "money"
    SHARE = "share"
    DATE = "date"
    BOOL = "yes or no"
    CHOICE = "choice"
    NAME = "name"
    ELEMENT = "element"


ORDERED = frozenset({Base.NUMBER, Base.DURATION, Base.MONEY, Base.SHARE})
"""Values that `more`, `less`, `at_least` and `at_most` compare."""

_SINGULAR = {
    Base.TEXT: "text",
    Base.NUMBER: "a number",
    Base.DURATION: "a duration",
    Base.MONEY: "an amount of money",
    Base.SHARE: "a share",
    Base.DATE: "a date",
    Base.BOOL: "true or false",
}
_PLURAL = {
    Base.TEXT: "texts",
    Base.NUMBER: "numbers",
    Base.DURATION: "durations",
    Base.MONEY: "amounts of money",
    Base.SHARE: "shares",
    Base.DATE: "dates",
    Base.BOOL: "answers",
}


def plural(noun: str) -> str:
    """The plural of an English noun of this language (`journey`, `kind of channel`)."""
    for joint in (" of ", " in "):
        if joint in noun:
            first, rest = noun.split(joint, 1)
            return plural(first) + joint + rest
    if noun.startswith("somebody "):
        return "people " + noun.removeprefix("somebody ")
    if noun.endswith("y") and not noun.endswith("ey"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith("s") else "s")


def article(noun: str) -> str:
    """The noun with its indefinite article."""
    return f"an {noun}" if noun[0] in "aeio" else f"a {noun}"


@dataclass(frozen=True, slots=True)
class Type:
    """A base, what it is a base of (the enum, the domain of names, the kind of element), and whether it is a list."""

    base: Base
    of: str = ""
    many: bool = False

    def each(self) -> Type:
        """The type of one item."""
        return Type(self.base, self.of) if self.many else self

    def list(self) -> Type:
        """The type of a list of such values."""
        return self if self.many else Type(self.base, self.of, many=True)

    @property
    def noun(self) -> str:
        """The word for one such value without article, as error messages name it."""
        return self.of.replace("_", " ") if self.of else self.base.value

    def __str__(self) -> str:
        """How error messages name the type: `a duration`, `a list of channel kinds`."""
        if self.many:
            return f"a list of {_PLURAL.get(self.base) or plural(self.noun)}"
        return _SINGULAR.get(self.base) or article(self.noun)


TEXT = Type(Base.TEXT)
NUMBER = Type(Base.NUMBER)
DURATION = Type(Base.DURATION)
MONEY = Type(Base.MONEY)
SHARE = Type(Base.SHARE)
DATE = Type(Base.DATE)
BOOL = Type(Base.BOOL)


def element(kind: str) -> Type:
    """The type of one element of a kind."""
    return Type(Base.ELEMENT, kind)


def elements(kind: str) -> Type:
    """The type of a list of elements of a kind."""
    return Type(Base.ELEMENT, kind, many=True)


def name(domain: str) -> Type:
    """The type of a name that compares within its domain (a fact, a unit, a system)."""
    return Type(Base.NAME, domain)


def names(domain: str) -> Type:
    """The type of a list of such names."""
    return Type(Base.NAME, domain, many=True)


def choice(enum: str) -> Type:
    """The type of one value of a closed list."""
    return Type(Base.CHOICE, enum)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind: stored in the file or computed from it."""

    name: str
    type: Type
    doc: str
    read: Callable[[Any], Any]
    absence: Absence = "unknown"
    keys: tuple[str, ...] = ()
    """The YAML keys where it stands, the first that the text has; none for a computed field."""
    zero: Any = None
    """What an absent value counts as in comparisons, where that is a quantity (no wait is no time)."""
    computed: bool = False
    special: tuple[str, ...] = ()
    """Words that the field takes beside its type: `open`, `end`."""
    written: bool = False
    """Whether it is what the file says, so that nothing is inferred where it is read."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of element that rules may look at, with its fields."""

    name: str
    doc: str
    fields: Mapping[str, Field]
    label: str = ""
    """The field that the element stands for; empty when it prints otherwise."""
    domain: Type | None = None
    """The type of the name that the element stands for in comparisons."""
    each: bool = False
    """Whether a rule may be written for it."""
