"""Paths as functions: how what a path leads to is read from what a rule looks at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from journeyaudit.conditions.look import Look
from journeyaudit.facts import Base, Element, Field, Items, Type, Unknown, Value, gather, kinds
from journeyaudit.frozen import dataclass
from journeyaudit.values import Special


@dataclass(frozen=True, slots=True)
class Reading:
    """A path: the type of what it leads to, and how to read it."""

    text: str
    type: Type
    start: Callable[[Look], Value]
    """Where the path begins: the item, the rule's element, a setting or what was caught."""
    read: Callable[[Look], Value]
    raw: Callable[[Look], Value]
    """The same, with an absent quantity as absent and not as nothing of it."""
    steps: tuple[Field, ...] = ()
    through: str = ""
    """The list on the way, if the path leads through one."""
    sure: bool = False
    """Whether it leads to what is always there, such as the element itself."""

    @property
    def last(self) -> Field | None:
        """The last field on the path."""
        return self.steps[-1] if self.steps else None

    @property
    def ends_in_list(self) -> bool:
        """Whether the last field is a list, so that no item is none and a gap may stand for many."""
        return not self.steps or self.steps[-1].type.many

    @property
    def optional(self) -> bool:
        """Whether something on the way may be missing."""
        return not self.sure and (not self.steps or any(step.absence != "required" for step in self.steps))


def reading_of(
    text: str,
    of: Type,
    start: Callable[[Look], Value],
    steps: tuple[Field, ...] = (),
    through: str = "",
    *,
    sure: bool = False,
) -> Reading:
    """The reading of a path from where it begins."""
    if not steps:
        return Reading(text, of, start, start, start, sure=sure)
    reach, plain = _from(start, steps, zeros=True), _from(start, steps, zeros=False)
    return Reading(text, of, start, reach, plain, steps, through, sure)


def _from(start: Callable[[Look], Value], steps: tuple[Field, ...], *, zeros: bool) -> Callable[[Look], Value]:
    """The reading of fields from where a path begins; most paths are one field of the item."""
    if start is own_item and len(steps) == 1 and (steps[0].zero is None or not zeros):
        return _own_field(steps[0].name)
    reach = follow(steps, zeros=zeros)
    if start is own_item:
        return lambda look: reach(look.item)
    if start is rule_item:
        return lambda look: reach(look.root)
    return lambda look: reach(start(look))


def _own_field(name: str) -> Callable[[Look], Value]:
    def read(look: Look) -> Value:
        item = look.item
        if isinstance(item, Element):
            # What most questions find: nothing inferred, and known.
            found = item.memory.get(name) if item.rests_on is None else None
            return item.get(name) if found is None else found
        if isinstance(item, Items):
            return _through(item, name, True)
        return item if isinstance(item, Unknown) else Special.NONE

    return read


def as_value(reading: Reading) -> Reading:
    """The reading of the quantity or word that an element stands for: of a wait its longest time."""
    of = reading.type
    kind = kinds()[of.of] if of.base is Base.ELEMENT else None
    if kind is None or kind.domain is None or kind.domain.base in (Base.TEXT, Base.NAME):
        return reading
    steps = (*reading.steps, kind.fields[kind.label])
    return reading_of(reading.text, replace(kind.domain, many=of.many), reading.start, steps, reading.through)


def own_item(look: Look) -> Value:
    """The item that the look is turned to."""
    return look.item


def rule_item(look: Look) -> Value:
    """The element that the rule is asked about."""
    return look.root


def follow(steps: tuple[Field, ...], *, zeros: bool = True) -> Callable[[Value], Value]:
    """A function that reads a dotted path from an element; lists on the way are walked through.

    With `zeros`, an absent quantity reads as nothing of it (no wait is no time).
    """
    names = tuple((step.name, number == len(steps)) for number, step in enumerate(steps, 1))
    zero = steps[-1].zero if steps else None

    def read(value: Value) -> Value:
        for name, last in names:
            if isinstance(value, Element):
                found = value.memory.get(name) if value.rests_on is None else None
                value = value.get(name) if found is None else found
            elif isinstance(value, Items):
                value = _through(value, name, last)
            elif isinstance(value, Unknown):
                return value
            else:
                return Special.NONE
        return value

    if zero is None or not zeros:
        return read
    return lambda value: zero if (found := read(value)) is Special.NONE else found


def _through(items: Items, name: str, last: bool) -> Items:
    """A field of every item; where that is a word it is remembered, as many rules ask for the kinds of channels."""
    if items.words is not None and (known := items.words.get(name)) is not None:
        if known[1]:
            items.values[0].assumptions.made = True
        remembered: Items = known[0]
        return remembered
    first = items.values[0] if items.values else None
    if not isinstance(first, Element):
        return _each(items, name, last)
    assumptions, outer = first.assumptions, first.assumptions.made
    assumptions.made = False
    found = _each(items, name, last)
    if last and all(isinstance(value, str) for value in found.values):
        items.words = {**(items.words or {}), name: (found, assumptions.made)}
    assumptions.made = assumptions.made or outer
    return found


def _each(items: Items, name: str, last: bool) -> Items:
    parts: list[Value] = [Items((), items.fields, items.gaps)] if items.fields or items.gaps else []
    for item in items.values:
        if isinstance(item, Element):
            value = item.get(name)
            if value is not Special.NONE or last:
                parts.append(value)
    return gather(parts)
