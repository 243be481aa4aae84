"""The operators on lists: what they share with another, lack, hold twice over, and how many items they have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import eq, ge, gt, le, lt
from typing import Any

from journeyaudit.conditions.compare import ORDER, all_in, as_items, beyond, common, differ, nothing_common
from journeyaudit.conditions.constants import constant, is_reference, plain, some_of
from journeyaudit.conditions.keys import key_of
from journeyaudit.conditions.literals import number_of_items, several
from journeyaudit.conditions.look import Answer, Condition, Look, opposite, undecided
from journeyaudit.conditions.reading import Reading
from journeyaudit.conditions.scope import Scope
from journeyaudit.facts import EMPTY, AtLeast, Items, Unknown, Value
from journeyaudit.source import Path
from journeyaudit.values import Special, say

EXACT: Mapping[str, Callable[[int, int], bool]] = {"is": eq, "more": gt, "less": lt, "at_least": ge, "at_most": le}
"""The comparisons of two numbers that are known."""


def listed(name: str, reading: Reading, spec: Mapping[str, Any], scope: Scope, path: Path) -> Condition:
    """The operators that compare a list with another."""
    if "none" in (spec[name] if isinstance(spec[name], list) else [spec[name]]) and reading.ends_in_list:
        said = say(
            "no item of {path} is 'none'; ask whether there are any with {{is: none}} or {{count: 0}}",
            path=reading.text,
        )
        raise scope.refuse((*path, name), said)
    right = several(spec[name], reading, scope, (*path, name))
    but = several(spec["except"], reading, scope, (*path, "except")) if "except" in spec else None
    keyed = key_of(reading.type)
    caught = scope.catch(spec["as"], reading.type.list(), (*path, "as")) if "as" in spec else ""

    shared = name in ("any_in", "includes", "none_in") and but is None
    if_shared = name != "none_in"

    def decide(look: Look) -> Answer:
        left, other = as_items(reading.read(look)), right(look)
        if shared and left.keys(keyed, look.item).isdisjoint(other.keys(keyed, look.item)):
            answer = nothing_common(left, other)
            answer = answer if if_shared else opposite(answer)
            look.keep(caught, answer, EMPTY)
            return answer
        if shared and not caught:
            return if_shared

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
        look.keep(caught, answer, Items(found))
        return answer

    quick = plain(reading.type) and but is None and not caught and not is_reference(spec[name], lists=False)
    if quick and name in ("any_in", "includes", "none_in"):
        return some_of(reading.read, frozenset(constant(right).values), decide, name != "none_in")
    return decide


def varied(reading: Reading, spec: Mapping[str, Any], scope: Scope, path: Path) -> Condition:
    """Whether a list holds different values."""
    if spec["differ"] is not True:
        said = say("'differ' is always true: leave it out where values may be equal")
        raise scope.refuse((*path, "differ"), said)
    keyed = key_of(reading.type)
    caught = scope.catch(spec["as"], reading.type.list(), (*path, "as")) if "as" in spec else ""

    one_a_gap = not reading.ends_in_list

    def decide(look: Look) -> Answer:
        value = reading.read(look)
        counts = one_a_gap and not isinstance(value, Unknown)
        answer, found = differ(as_items(value), lambda one: keyed(one, look.item), one_a_gap=counts)
        look.keep(caught, answer, Items(found))
        return answer

    return decide


def numbered(reading: Reading, value: object, scope: Scope, path: Path) -> Condition:
    """How many items a list has: a number, or comparisons with numbers."""
    specs = value if isinstance(value, dict) else {"is": value}
    if not specs:
        said = say("'count' takes a number, or {operators} with a number", operators=", ".join(ORDER))
        raise scope.refuse(path, said)
    bounds = []
    for name, bound in specs.items():
        if name != "is" and name not in ORDER:
            said = say("'count' takes is, {operators}, not '{name}'", operators=", ".join(ORDER), name=name)
            raise scope.refuse((*path, name), said, key=True)
        where = (*path, name) if isinstance(value, dict) else path
        bounds.append((name, number_of_items(bound, scope, where)))

    read = reading.read
    of_one = bounds[0] if len(bounds) == 1 else None

    def decide(look: Look) -> Answer:
        found = as_items(read(look))
        least, most = len(found.values), None if found.fields else len(found.values)
        if of_one is not None:
            return bounded(of_one[0], least, most, of_one[1](look), found.fields)
        return all_bounded([(name, bound(look)) for name, bound in bounds], least, most, found.fields)

    return decide


def all_bounded(bounds: list[tuple[str, Value]], least: int, most: int | None, fields: frozenset[str]) -> Answer:
    """Whether a number of items fulfils all comparisons."""
    missing: frozenset[str] = frozenset()
    for name, limit in bounds:
        answer = bounded(name, least, most, limit, fields)
        if answer is False:
            return False
        if isinstance(answer, Unknown):
            missing |= answer.fields
    return Unknown(missing) if missing else True


def bounded(name: str, least: int, most: int | None, limit: Value, fields: frozenset[str]) -> Answer:
    """Whether a number of items that lies between two bounds compares so with a limit; `most` None is without end."""
    if least == most and isinstance(limit, int):
        return EXACT[name](least, limit)
    if isinstance(limit, (Unknown, Special)):
        return limit if isinstance(limit, Unknown) else False
    low = limit.value if isinstance(limit, AtLeast) else limit
    high = None if isinstance(limit, AtLeast) else limit
    below, not_above = most is not None and most < low, most is not None and most <= low
    above, not_below = high is not None and least > high, high is not None and least >= high
    yes, no = {
        "is": (least == most == high, below or above),
        "more": (above, not_above),
        "less": (below, not_below),
        "at_least": (not_below, below),
        "at_most": (not_above, above),
    }[name]
    return True if yes else False if no else undecided(fields | getattr(limit, "fields", frozenset()))
