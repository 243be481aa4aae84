"""Values that stand in a condition: read by the type of what they are compared with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from journeyaudit.conditions.keys import stands_for
from journeyaudit.conditions.look import Look
from journeyaudit.conditions.reading import Reading, as_value
from journeyaudit.conditions.scope import Scope, compile_path, named, noun
from journeyaudit.facts import AtLeast, Base, Items, Type, Unknown, Value, choices
from journeyaudit.source import Path
from journeyaudit.values import (
    Share,
    Special,
    did_you_mean,
    guess,
    parse_date,
    parse_duration,
    parse_money,
    parse_share,
    phrase,
    say,
    sentence,
)

T = TypeVar("T")

PARSERS: dict[Base, Callable[[Any], Any]] = {
    Base.DURATION: parse_duration,
    Base.MONEY: parse_money,
    Base.SHARE: parse_share,
    Base.DATE: lambda value: parse_date(str(value)),
}
WITH_UNIT = (Base.DURATION, Base.MONEY, Base.SHARE)


def _with_unit(base: Base, value: object) -> str:
    """How a bare number becomes a quantity."""
    if base is Base.DURATION:
        return say("write a unit: {value}d, 20 min", value=value)
    if base is Base.MONEY:
        return say("write a currency: {value} EUR", value=value)
    return say("write {value} %", value=value)


def literal(value: object, of: Type, left: Reading, scope: Scope, path: Path) -> Value:
    """A value as one of the type of the left side."""
    if isinstance(value, (list, dict)):
        said = say("{path} is compared with one value here; no operators inside it", path=left.text)
        if isinstance(value, list):
            said = say(
                "{path} is compared with one value here; did you mean 'in' for a list of values?", path=left.text
            )
        raise scope.refuse(path, said)
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
        raise scope.refuse(path, say("{path} is true or false, not {value}", path=left.text, value=repr(value)))
    if of.base is Base.NUMBER:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return value
        raise scope.refuse(path, say("{path} is a number, {value} is not", path=left.text, value=repr(value)))
    if of.base in PARSERS:
        return _quantity(value, of, left, scope, path)
    if of.base is Base.ELEMENT:
        said = say(
            "{path} is {type}: compare it with another by $path, not with {value}",
            path=left.text,
            type=noun(left.type),
            value=repr(value),
        )
        raise scope.refuse(path, said)
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return str(value)
    said = say("{path} is {type}, {value} is not", path=left.text, type=noun(of), value=repr(value))
    raise scope.refuse(path, said)


def _choice(value: object, of: Type, scope: Scope, path: Path) -> Value:
    words = choices()[of.of]
    for word in words:
        if value == word.value:
            return word
    near = words.nearest(value) if isinstance(value, str) else None
    said = say(
        "'{value}' is no {what}{guess} ({words})",
        value=value,
        what=phrase(named(of).noun),
        guess=guess(near.value if near else None),
        words=", ".join(word.value for word in words),
    )
    raise scope.refuse(path, said)


def _quantity(value: object, of: Type, left: Reading, scope: Scope, path: Path) -> Value:
    part_of_one = of.base is Base.SHARE and isinstance(value, float)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and of.base in WITH_UNIT and not part_of_one:
        said = say(
            "{path} is {type}, {value} is a number; {advice}",
            path=left.text,
            type=noun(of),
            value=value,
            advice=_with_unit(of.base, value),
        )
        raise scope.refuse(path, said)
    try:
        return PARSERS[of.base](value)
    except (ValueError, TypeError) as error:
        said = say("{path} is {type}: {problem}", path=left.text, type=noun(of), problem=sentence(error))
        raise scope.refuse(path, said) from None


def single(value: object, left: Reading, scope: Scope, path: Path) -> Callable[[Look], Value]:
    """The right side of an operator that compares with one value: a literal or a `$path`."""
    if isinstance(value, str) and value.startswith("$"):
        right = compile_path(value[1:], scope, path, from_root=True)
        if right.type.many:
            raise scope.refuse(path, _many_on_the_right(value, right, path))
        fits(left, left.type, right, scope, path)
        return as_value(right).read
    found = literal(value, left.type.each(), left, scope, path)
    return _always(found)


def _always(found: T) -> Callable[[object], T]:
    """The right side of an operator that stands in the rule: the same at every look, and without one."""

    def give(_: object) -> T:
        return found

    return give


def _many_on_the_right(value: str, right: Reading, path: Path) -> str:
    first = value[1:].split(".")[0]
    what = say("{path} is a list", path=value)
    if right.through == first:
        what = say("'{name}' is a list (caught by some)", name=first)
    return say(
        "{path}: {what}, '{operator}' wants one value; compare inside some", path=value, what=what, operator=path[-1]
    )


def several(value: object, left: Reading, scope: Scope, path: Path) -> Callable[[Look], Items]:
    """The right side of an operator that compares with a list: values, a `<list>` or a `$path`."""
    if isinstance(value, str) and value.startswith("$"):
        right = compile_path(value[1:], scope, path, from_root=True)
        fits(left, left.type, right, scope, path)
        items = as_value(right)
        return lambda look: _listed(items.read(look))
    values = value if isinstance(value, list) else [value]
    many = isinstance(value, list)
    if not values:
        said = say("an empty list says nothing about {path}; write at least one value", path=left.text)
        raise scope.refuse(path, said)
    places = [((*path, number) if many else path, one) for number, one in enumerate(values)]
    each = left.type.each()
    found = (literal(one, each, left, scope, place) for place, item in places for one in _meant(item, scope, place))
    return _always(Items(tuple(found)))


def _meant(value: object, scope: Scope, path: Path) -> Sequence[object]:
    """The values of a `<list>`, or the value alone."""
    if not (isinstance(value, str) and value.startswith("<")):
        return (value,)
    name = value.strip("<>")
    if name not in scope.lexica.sets:
        near = did_you_mean(name, scope.lexica.sets)
        hint = say("; did you mean <{name}>?", name=near) if near else ""
        raise scope.refuse(path, say("no value list <{name}>{hint}", name=name, hint=hint))
    return scope.lexica.sets[name]


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
    both = say(
        "{path} is {type}, {other} is {other_type}",
        path=left.text,
        type=noun(stands_for(of)),
        other=right.text,
        other_type=noun(stands_for(right.type)),
    )
    if of.many or right.type.many:
        raise scope.refuse(path, say("{both}: they can never be equal", both=both))
    raise scope.refuse(path, say("{both}: they can never be compared", both=both))


def number_of_items(value: object, scope: Scope, path: Path) -> Callable[[Look], Value]:
    """How many items a list shall have: a number, or a `$path` to one."""
    if isinstance(value, str) and value.startswith("$"):
        right = compile_path(value[1:], scope, path, from_root=True)
        if right.type != Type(Base.NUMBER):
            raise scope.refuse(path, say("{path} is {type}; a number is wanted", path=value, type=noun(right.type)))
        return right.read
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise scope.refuse(path, say("{value} is no number of items", value=repr(value)))
    return lambda look: value


def share_or_count(value: object, scope: Scope, path: Path) -> Callable[[Look, Items], Value]:
    """A bound of a quantifier over a list: a number of its items, or a share of them."""
    if isinstance(value, str) and value.startswith("$"):
        right = compile_path(value[1:], scope, path, from_root=True)
        if right.type.base not in (Base.NUMBER, Base.SHARE) or right.type.many:
            said = say("{path} is {type}; a number or a share is wanted", path=value, type=noun(right.type))
            raise scope.refuse(path, said)
        return lambda look, items: _of(right.read(look), items)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return lambda look, items: value
    try:
        found = parse_share(value if isinstance(value, (str, float)) else str(value))
    except ValueError:
        said = say("{value} is neither a number of items nor a share such as 50%", value=repr(value))
        raise scope.refuse(path, said) from None
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
