"""The operators on lists: what they share with another, lack, hold twice over, and how many items they have."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from journeyaudit.conditions.compare import ORDER, all_in, as_items, beyond, common, differ
from journeyaudit.conditions.literals import several, share_or_count
from journeyaudit.conditions.look import Answer, Condition, Look, opposite
from journeyaudit.conditions.scope import Reading, Scope, key_of
from journeyaudit.facts import Items, Unknown
from journeyaudit.source import Path


def listed(name: str, reading: Reading, spec: Mapping[str, Any], scope: Scope, path: Path) -> Condition:
    """The operators that compare a list with another."""
    right = several(spec[name], reading, scope, (*path, name))
    but = several(spec["except"], reading, scope, (*path, "except")) if "except" in spec else None
    keyed = key_of(reading.type)
    caught = scope.catch(spec["as"], reading.type.list(), (*path, "as")) if "as" in spec else ""

    def decide(look: Look) -> Answer:
        left, other = as_items(reading.read(look)), right(look)

        def key(value: Any) -> Any:
            return keyed(value, look.item)

        found: tuple[Any, ...] = ()
        if name in ("any_in", "includes"):
            answer, found = common(left, other, but(look) if but else Items(), key)
        elif name == "none_in":
            answer = opposite(common(left, other, Items(), key)[0])
        elif name == "all_in":
            answer = all_in(left, other, key)
        elif name == "beyond":
            answer, found = beyond(left, other, key)
        else:
            answer, found = beyond(other, left, key)
        if caught and answer is True:
            look.caught[caught] = Items(found)
        return answer

    return decide


def varied(reading: Reading, spec: Mapping[str, Any], scope: Scope, path: Path) -> Condition:
    """Whether a list holds different values."""
    if spec["differ"] is not True:
        raise scope.refuse((*path, "differ"), "'differ' is true; for equal values use 'none' or leave it out")
    keyed = key_of(reading.type)
    caught = scope.catch(spec["as"], reading.type.list(), (*path, "as")) if "as" in spec else ""

    def decide(look: Look) -> Answer:
        answer, found = differ(as_items(reading.read(look)), lambda value: keyed(value, look.item))
        if caught and answer is True:
            look.caught[caught] = Items(found)
        return answer

    return decide


def numbered(reading: Reading, value: object, scope: Scope, path: Path) -> Condition:
    """How many items a list has: a number, or comparisons with numbers."""
    specs = value if isinstance(value, dict) else {"is": value}
    bounds = []
    for name, bound in specs.items():
        if name not in ("is", *ORDER):
            raise scope.refuse((*path, name), f"'count' takes is, {', '.join(ORDER)}, not '{name}'", key=True)
        where = (*path, name) if isinstance(value, dict) else path
        bounds.append((name, share_or_count(bound, scope, where)))

    def decide(look: Look) -> Answer:
        found = as_items(reading.read(look))
        least, most = len(found.values), None if found.fields else len(found.values)
        answers = [bounded(name, least, most, bound(look)) for name, bound in bounds]
        if any(answer is False for answer in answers):
            return False
        return Unknown(found.fields) if None in answers else True

    return decide


def bounded(name: str, least: int, most: int | None, bound: int | Fraction) -> bool | None:
    """Whether a number of items that lies between two bounds compares so; None where that is open."""
    low = _holds(name, least, bound)
    if most is not None:
        high = _holds(name, most, bound)
        return low if low == high and not (name == "is" and least != most) else None
    if name in ("more", "at_least"):
        return True if low else None
    if name in ("less", "at_most"):
        return None if low else False
    return False if least > bound else None


def _holds(name: str, number: int, bound: int | Fraction) -> bool:
    return {
        "is": number == bound,
        "more": number > bound,
        "less": number < bound,
        "at_least": number >= bound,
        "at_most": number <= bound,
    }[name]
