"""Short cuts where the right side of a comparison stands in the rule and values compare as they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journeyaudit.conditions.look import Answer, Condition, Look
from journeyaudit.facts import Base, Items, Type, Unknown, Value


def plain(of: Type) -> bool:
    """Whether values of a type are equal just if they are the same word or answer."""
    return of.base in (Base.CHOICE, Base.BOOL)


def is_reference(value: object, *, lists: bool = True) -> bool:
    """Whether a value is read from the journey or the settings; with `lists`, a word list counts too."""
    return isinstance(value, str) and value.startswith(("$", "<") if lists else "$")


def constant(right: Callable[[Look], Any]) -> Any:
    """What the right side of an operator is at every look."""
    nowhere: Any = None
    return right(nowhere)


def one_of(read: Callable[[Look], Value], wanted: frozenset[Any]) -> Condition:
    """Whether a value is one of several words."""

    def decide(look: Look) -> Answer:
        found = read(look)
        return found if isinstance(found, Unknown) else found in wanted

    return decide


def some_of(read: Callable[[Look], Value], wanted: frozenset[Any], otherwise: Condition, answer: bool) -> Condition:
    """Whether a list that is known whole shares a word with others; every other list is left to `otherwise`."""

    def decide(look: Look) -> Answer:
        found = read(look)
        if isinstance(found, Items) and not found.fields:
            return answer if any(one in wanted for one in found.values) else not answer
        return otherwise(look)

    return decide
