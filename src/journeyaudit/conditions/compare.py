"""Comparisons that say true, false or unknown: of quantities with lower bounds, and of lists with gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from journeyaudit.conditions.look import Answer, opposite, undecided
from journeyaudit.facts import AtLeast, Items, Unknown, Value
from journeyaudit.values import Duration, Money, Share, Special, comparable, exceeds

NO_FIELDS: frozenset[str] = frozenset()


def greater(left: Any, right: Any) -> bool:
    """Whether a quantity is greater than another; a duration is, if it ends later from some day of the week."""
    if isinstance(left, Duration) and isinstance(right, Duration):
        return exceeds(left, right)
    if isinstance(left, Money) and isinstance(right, Money):
        return comparable(left, right) and left.amount > right.amount
    if isinstance(left, Share) and isinstance(right, Share):
        return left.value > right.value
    return bool(left > right)


def more(left: Value, right: Value) -> Answer:
    """Whether the left quantity is greater. A lower bound can prove it; an absent quantity is not greater than any."""
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        fields = NO_FIELDS.union(*(side.fields for side in (left, right) if isinstance(side, Unknown)))
        return Unknown(fields)
    if left is Special.NONE or right is Special.NONE:
        return False
    if right is Special.OPEN:
        return False
    if left is Special.OPEN:
        return True
    low, high = isinstance(left, AtLeast), isinstance(right, AtLeast)
    one, other = (left.value if low else left), (right.value if high else right)
    if low and high:
        return undecided(left.fields | right.fields)
    if low:
        return True if greater(one, other) else undecided(left.fields)
    if high:
        return undecided(right.fields) if greater(one, other) else False
    return greater(one, other)


def at_most(left: Value, right: Value) -> Answer:
    """Whether the left quantity is not greater; an absent one is not compared, an open one is more than any."""
    if left is Special.NONE or right is Special.NONE:
        return False
    if right is Special.OPEN and not isinstance(left, Unknown):
        return True
    answer = more(left, right)
    return answer if answer is False and _undecidable(left, right) else opposite(answer)


def _undecidable(left: Value, right: Value) -> bool:
    """Whether nothing can tell if the left is more: prices in two currencies, lower bounds that stay such."""
    if isinstance(left, AtLeast):
        return True
    if isinstance(right, AtLeast):
        return left is not Special.OPEN and greater(left, right.value)
    return isinstance(left, Money) and isinstance(right, Money) and not comparable(left, right)


ORDER: dict[str, Callable[[Value, Value], Answer]] = {
    "more": more,
    "less": lambda left, right: more(right, left),
    "at_least": lambda left, right: at_most(right, left),
    "at_most": at_most,
}
"""The operators that compare quantities."""


def same(left: Value, right: Value, keyed: Callable[[Any, Any], Any], near: Any) -> Answer:
    """Whether two values are equal as they compare near an element.

    A lower bound can prove that they are not, and nothing else.
    """
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return Unknown(NO_FIELDS.union(*(side.fields for side in (left, right) if isinstance(side, Unknown))))
    if not isinstance(left, AtLeast) and not isinstance(right, AtLeast):
        return bool(keyed(left, near) == keyed(right, near))
    if isinstance(left, Special) or isinstance(right, Special):
        return False
    if isinstance(left, AtLeast) and isinstance(right, AtLeast):
        return undecided(left.fields | right.fields)
    least, other = (left, right) if isinstance(left, AtLeast) else (right, left)
    return False if greater(least.value, other) else undecided(least.fields)


def scaled(value: Value, factor: Fraction) -> Value:
    """A quantity so many times; a lower bound stays one."""
    if isinstance(value, AtLeast):
        return AtLeast(scaled(value.value, factor), value.fields)
    if isinstance(value, Duration):
        if factor.denominator == 1:
            return value * factor.numerator
        return Duration(round(value.worst_seconds * factor))
    if isinstance(value, Money):
        return Money(value.amount * factor.numerator / factor.denominator, value.currency, value.per)
    if isinstance(value, Share):
        return Share(value.value * factor)
    return value * factor if isinstance(value, (int, float)) else value


def older(left: Value, age: Value, today: date) -> Answer:
    """Whether a day lies longer ago than a duration."""
    if isinstance(left, Unknown):
        return left
    if not isinstance(left, date) or not isinstance(age, Duration):
        return False
    return (today - left).days * 86_400 > age.worst_seconds


def before_day(left: Value, right: Value) -> Answer:
    """Whether a day comes before another."""
    for side in (left, right):
        if isinstance(side, Unknown):
            return side
    return isinstance(left, date) and isinstance(right, date) and left < right


def as_items(value: Value) -> Items:
    """A value as a list: one value is a list of one, an absent one an empty list, an unknown one a gap."""
    if isinstance(value, Items):
        return value
    if isinstance(value, Unknown):
        return Items((), value.fields, 1)
    return Items() if value is Special.NONE else Items((value,))


def common(left: Items, right: Items, but: Items, key: Callable[[Any], Any]) -> tuple[Answer, tuple[Any, ...]]:
    """Whether the lists share an item that is not excepted, and which; exceptions count only where they are known."""
    spared = {key(item) for item in but.values}
    here = [item for item in left.values if key(item) not in spared]
    there = {key(item) for item in right.values} - spared
    found = _unique((item for item in here if key(item) in there), key)
    if found:
        return True, found
    if left.complete and not here:
        return False, ()
    return nothing_common(left, Items(tuple(there), right.fields)), ()


def nothing_common(left: Items, right: Items) -> Answer:
    """Whether two lists share an item where what is known of them has nothing in common."""
    if (left.complete and not left.values) or (right.complete and not right.values):
        return False
    return undecided(left.fields | right.fields)


def beyond(left: Items, right: Items, key: Callable[[Any], Any]) -> tuple[Answer, tuple[Any, ...]]:
    """Whether the left list holds an item that the right one lacks, and which."""
    allowed = {key(item) for item in right.values}
    found = _unique((item for item in left.values if key(item) not in allowed), key)
    if found:
        return (True, found) if right.complete else (Unknown(right.fields), ())
    return undecided(left.fields), ()


def all_in(left: Items, right: Items, key: Callable[[Any], Any]) -> Answer:
    """Whether the left list has items and all of them are in the right one."""
    if left.complete and not left.values:
        return False
    return opposite(beyond(left, right, key)[0])


def differ(items: Items, key: Callable[[Any], Any], *, one_a_gap: bool = True) -> tuple[Answer, tuple[Any, ...]]:
    """Whether a list holds different values, and which; a gap may stand for one value or for any number of them."""
    found = _unique(items.values, key)
    if len(found) > 1:
        return True, found
    if one_a_gap and len(items.values) + items.gaps < 2:
        return False, ()
    return undecided(items.fields), ()


def counted(answers: Iterable[Answer], gaps: Items) -> tuple[int, int, frozenset[str]]:
    """How many answers are true, how many more may be, and what would decide those."""
    sure = 0
    maybe = gaps.gaps
    fields = gaps.fields
    for answer in answers:
        if isinstance(answer, Unknown):
            maybe += 1
            fields |= answer.fields
        elif answer:
            sure += 1
    return sure, maybe, fields


def _unique(items: Iterable[Any], key: Callable[[Any], Any]) -> tuple[Any, ...]:
    found: dict[Any, Any] = {}
    for item in items:
        found.setdefault(key(item), item)
    return tuple(found.values())
