"""Values that stand in a condition: read by the type of what they are compared with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journeyaudit.conditions.keys import stands_for
from journeyaudit.conditions.look import Look
from journeyaudit.conditions.reading import Reading, as_value
from journeyaudit.conditions.scope import Scope, compile_path, named, noun
from journeyaudit.facts import AtLeast, Base, Items, Type, Unknown, Value, choices
from journeyaudit.source import Path
from journeyaudit.values import Share, Special, did_you_mean, parse_date, parse_duration, parse_money, parse_share

PARSERS: dict[Base, Callable[[Any], Any]] = {
    Base.DURATION: parse_duration,
    Base.MONEY: parse_money,
    Base.SHARE: parse_share,
    Base.DATE: lambda value: parse_date(str(value)),
}
UNITS = {
    Base.DURATION: "write a unit: {0}d, 20 min",
    Base.MONEY: "write a currency: {0} EUR",
    Base.SHARE: "write {0} %",
}


def literal(value: object, of: Type, left: Reading, scope: Scope, path: Path) -> Value:
    """A value as one of the type of the left side."""
    if isinstance(value, (list, dict)):
        wanted = "did you mean 'in' for a list of values?" if isinstance(value, list) else "no operators inside it"
        raise scope.refuse(path, f"{left.text} is compared with one value here; {wanted}")
    if value == "none" and left.optional:
        return Special.NONE
    if isinstance(value, str) and left.last is not None and value in left.last.special:
        return Special.OPEN if value == "open" else value
    of = stands_for(of)
    if of.base is Base.CHOICE:
        return _choice(value, of, scope, path)
    if of.base is Base.BOOL:
        if isinstance(value, bool):
            return value
        raise scope.refuse(path, f"{left.text} is true or false, not {value!r}")
    if of.base is Base.NUMBER:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return value
        raise scope.refuse(path, f"{left.text} is a number, {value!r} is not")
    if of.base in PARSERS:
        return _quantity(value, of, left, scope, path)
    if of.base is Base.ELEMENT:
        raise scope.refuse(
            path, f"{left.text} is {noun(left.type)}: compare it with another by $path, not with {value!r}"
        )
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return str(value)
    raise scope.refuse(path, f"{left.text} is {noun(of)}, {value!r} is not")


def _choice(value: object, of: Type, scope: Scope, path: Path) -> Value:
    words = choices()[of.of]
    for word in words:
        if value == word.value:
            return word
    near = words.nearest(value) if isinstance(value, str) else None
    guess = f"; did you mean '{near.value}'?" if near else ""
    raise scope.refuse(path, f"'{value}' is no {named(of).noun}{guess} ({', '.join(word.value for word in words)})")


def _quantity(value: object, of: Type, left: Reading, scope: Scope, path: Path) -> Value:
    part_of_one = of.base is Base.SHARE and isinstance(value, float)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and of.base in UNITS and not part_of_one:
        hint = UNITS[of.base].format(value)
        raise scope.refuse(path, f"{left.text} is {noun(of)}, {value} is a number; {hint}")
    try:
        return PARSERS[of.base](value)
    except (ValueError, TypeError) as error:
        raise scope.refuse(path, f"{left.text} is {noun(of)}: {error}") from None


def single(value: object, left: Reading, scope: Scope, path: Path) -> Callable[[Look], Value]:
    """The right side of an operator that compares with one value: a literal or a `$path`."""
    if isinstance(value, str) and value.startswith("$"):
        right = compile_path(value[1:], scope, path, from_root=True)
        if right.type.many:
            raise scope.refuse(path, _many_on_the_right(value, right, path))
        fits(left, left.type, right, scope, path)
        return as_value(right).read
    found = literal(value, left.type.each(), left, scope, path)
    return lambda look: found


def _many_on_the_right(value: str, right: Reading, path: Path) -> str:
    operator = path[-1]
    first = value[1:].split(".")[0]
    what = f"'{first}' is a list (caught by some)" if right.through == first else f"{value} is a list"
    return f"{value}: {what}, '{operator}' wants one value; compare inside some"


def several(value: object, left: Reading, scope: Scope, path: Path) -> Callable[[Look], Items]:
    """The right side of an operator that compares with a list: values, a `<list>` or a `$path`."""
    if isinstance(value, str) and value.startswith("$"):
        right = compile_path(value[1:], scope, path, from_root=True)
        fits(left, left.type, right, scope, path)
        items = as_value(right)
        return lambda look: _listed(items.read(look))
    if isinstance(value, str) and value.startswith("<"):
        name = value.strip("<>")
        if name not in scope.lexica.sets:
            near = did_you_mean(name, scope.lexica.sets)
            raise scope.refuse(path, f"no value list <{name}>" + (f"; did you mean <{near}>?" if near else ""))
        found = Items(tuple(literal(one, left.type.each(), left, scope, path) for one in scope.lexica.sets[name]))
        return lambda look: found
    values = value if isinstance(value, list) else [value]
    many = isinstance(value, list)
    if not values:
        raise scope.refuse(path, f"an empty list says nothing about {left.text}; write at least one value")
    found = Items(
        tuple(literal(v, left.type.each(), left, scope, (*path, n) if many else path) for n, v in enumerate(values))
    )
    return lambda look: found


def _listed(value: Value) -> Items:
    if isinstance(value, Items):
        return value
    if value is Special.NONE:
        return Items()
    return Items((), value.fields, 1) if isinstance(value, Unknown) else Items((value,))


def fits(left: Reading, of: Type, right: Reading, scope: Scope, path: Path) -> None:
    """Refuse a comparison of two things that can never be equal or ordered."""
    one, other = stands_for(of.each()), stands_for(right.type.each())
    texts, who = (Base.TEXT, Base.NAME), {"actor", "unit"}
    if one.base is other.base and (one.of == other.of or one.base in (Base.TEXT,)):
        return
    if one.base in texts and other.base in texts and Base.TEXT in (one.base, other.base):
        return
    if (
        one.base is Base.NAME
        and other.base is Base.NAME
        and ("word" in (one.of, other.of) or who >= {one.of, other.of})
    ):
        return
    what = "be equal" if of.many or right.type.many else "be compared"
    both = f"{left.text} is {noun(stands_for(of))}, {right.text} is {noun(stands_for(right.type))}"
    raise scope.refuse(path, f"{both}: they can never {what}")


def number_of_items(value: object, scope: Scope, path: Path) -> Callable[[Look], Value]:
    """How many items a list shall have: a number, or a `$path` to one."""
    if isinstance(value, str) and value.startswith("$"):
        right = compile_path(value[1:], scope, path, from_root=True)
        if right.type != Type(Base.NUMBER):
            raise scope.refuse(path, f"{value} is {noun(right.type)}; a number is wanted")
        return right.read
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise scope.refuse(path, f"{value!r} is no number of items")
    return lambda look: value


def share_or_count(value: object, scope: Scope, path: Path) -> Callable[[Look, Items], Value]:
    """A bound of a quantifier over a list: a number of its items, or a share of them."""
    if isinstance(value, str) and value.startswith("$"):
        right = compile_path(value[1:], scope, path, from_root=True)
        if right.type.base not in (Base.NUMBER, Base.SHARE) or right.type.many:
            raise scope.refuse(path, f"{value} is {noun(right.type)}; a number or a share is wanted")
        return lambda look, items: _of(right.read(look), items)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return lambda look, items: value
    try:
        found = parse_share(value if isinstance(value, (str, float)) else str(value))
    except ValueError:
        raise scope.refuse(path, f"{value!r} is neither a number of items nor a share such as 50%") from None
    return lambda look, items: _of(found, items)


def _of(value: Value, items: Items) -> Value:
    """A share of a list as a number of its items; at least that where the list has gaps."""
    if isinstance(value, (Unknown, Special)):
        return value
    known = value.value if isinstance(value, AtLeast) else value
    if not isinstance(known, Share):
        return value
    missing = items.fields | (value.fields if isinstance(value, AtLeast) else frozenset())
    number = known.value * len(items.values)
    return AtLeast(number, missing) if isinstance(value, AtLeast) or items.fields else number
