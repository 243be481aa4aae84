"""What saves questions: clauses that depend on the element alone, or on its journey alone, are asked once."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from journeyaudit.conditions.look import Answer, Condition, Look
from journeyaudit.facts import Element, Items, Kind, Unknown
from journeyaudit.facts.known import NO_FIELDS
from journeyaudit.frozen import dataclass
from journeyaudit.rule import Lexica

ALONE = frozenset(
    ("is", "is_not", "in", "not_in", "stated", "count", "includes", "any_in", "all_in", "none_in",
     "more", "less", "at_least", "at_most")
)  # fmt: skip
"""Operators that need nothing but the element where they are compared with what stands in the rule."""
QUANTIFIED = frozenset(("some", "every", "none"))
"""The same of operators over the items of a list, where nothing in them needs more."""
NOT_ALONE = ('"$', "<$", '"as"', '"mentions', '"matches', '"older_than', '"today')
"""What needs more than the element: other values, the day, or a place to note what was caught or heard."""
REFERENCE = re.compile(r"\$([a-z_][a-z0-9_]*)")
LIST = re.compile(r'"<([^">]+)>"')
ITEMS = tuple(f'"{one}"' for one in QUANTIFIED)
ENCODED = json.JSONEncoder(sort_keys=True, default=str).encode
NOT_LOOKED_AT: Mapping[str, Any] = {}
SOME_DAY = date.min


class Words(NamedTuple):
    """The question whether a field holds one of some words, or `negated` none of them."""

    field: str
    wanted: frozenset[Any]
    negated: bool


NO_WORDS = Words("", frozenset(), False)


@dataclass(frozen=True, slots=True)
class Guard:
    """A clause that has to hold, and that depends on nothing but the element that a rule is asked about."""

    key: str
    """What is asked; clauses with the same key always answer the same. Empty if no other rule asks it."""
    condition: Condition
    whole: bool = True
    """Whether it is a clause of the rule as it stands; else the clause may be false of elements that pass."""
    words: Words = NO_WORDS
    """What it asks, if that is for words in one field."""
    chain: str = ""
    """What is asked by this guard and those before it, for a case that has it."""


class Doubt(NamedTuple):
    """What keeps the clauses that an element passed from being simply true of it."""

    fields: frozenset[str]
    """What would settle those of which it is not known."""
    assumed: bool
    """Whether one of them rests on something that was inferred."""


@dataclass(slots=True)
class Left:
    """The elements of which all guards are true, or not known."""

    elements: tuple[Any, ...]
    doubts: dict[Any, Doubt]
    """Those of which they are not simply true; elements are told apart by what they are, not by what they hold."""

    def __init__(self, elements: tuple[Any, ...], doubts: dict[Any, Doubt]) -> None:
        """What is left, and what of it is in doubt."""
        self.elements = elements
        self.doubts = doubts

    def through(self, guard: Guard) -> Left:
        """Those that pass one more guard."""
        if not self.elements:
            return self
        first = self.elements[0]
        ask, look, assumptions = guard.condition, Look(first, first, NOT_LOOKED_AT, SOME_DAY), first.assumptions
        left, doubts = [], {}
        field, wanted, negated = guard.words
        for element in self.elements:
            if field and element.rests_on is None and (value := element.memory.get(field)) is not None:
                if isinstance(value, Unknown):  # what most guards ask is not asked by a call
                    doubts[element] = Doubt(value.fields, False)
                elif (value in wanted) is negated:
                    continue
                left.append(element)
                continue
            look.item = look.root = element
            assumptions.made = False
            answer = ask(look)
            if answer is False:
                continue
            left.append(element)
            if guard.whole and (answer is not True or assumptions.made):
                fields = answer.fields if isinstance(answer, Unknown) else NO_FIELDS
                doubts[element] = Doubt(fields, assumptions.made)
        for element in left if self.doubts else ():
            if (before := self.doubts.get(element)) is not None:
                now = doubts.get(element, before)
                doubts[element] = Doubt(before.fields | now.fields, before.assumed or now.assumed)
        return Left(tuple(left), doubts)


def alone(key: str, value: object, kind: Kind, lexica: Lexica) -> str:
    """What a clause asks of an element of a kind, if it depends on that element alone; else nothing."""
    spec = value if isinstance(value, Mapping) else {"is": value}
    if key.partition(".")[0] not in kind.fields or not spec.keys() <= ALONE:
        return ""
    text = written(spec, lexica)
    return "" if '"$' in text else f"{key} {text}"


def alone_with_items(key: str, value: object, kind: Kind, lexica: Lexica) -> str:
    """The same of a clause that may also ask the items of a list."""
    if not isinstance(value, Mapping) or QUANTIFIED.isdisjoint(value):
        return alone(key, value, kind, lexica)
    if key.partition(".")[0] not in kind.fields or not value.keys() <= ALONE | QUANTIFIED:
        return ""
    text = written(value, lexica)
    return "" if any(word in text for word in NOT_ALONE) else f"{key} {text}"


def cost(tree: object, kind: Kind, lexica: Lexica) -> int:
    """How many clauses of a condition look further than the element; the cheapest alternative is asked first."""
    clauses = tree.items() if isinstance(tree, Mapping) else ()
    return sum(1 for key, value in clauses if not alone(str(key), value, kind, lexica))


def in_order(guards: Iterable[Guard], kind: str) -> tuple[Guard, ...]:
    """The guards that many rules share first, always in the same order; those that ask the items of lists late."""
    chain = f"·left of {kind}"
    found: list[Guard] = []
    for guard in sorted(guards, key=lambda one: (not one.key, any(item in one.key for item in ITEMS), one.key)):
        chain = f"{chain}; {guard.key}"
        found.append(replace(guard, chain=chain))
    return tuple(found)


def spared(items: Items, guards: tuple[Guard, ...], journey: Element) -> Left:
    """The elements of a kind that pass all guards; what several rules ask is found out once for the journey."""
    left = Left(items.values, {})
    for guard in guards:
        if not left.elements:
            break
        left = journey.recall(guard.chain, partial(_through, left, guard)) if guard.key else left.through(guard)
    return left


def _through(left: Left, guard: Guard, _: Element) -> Left:
    return left.through(guard)


def written(spec: object, lexica: Lexica) -> str:
    """A part of a condition with the lists that it names, so that equal texts mean the same."""
    text = ENCODED(spec)
    lists = sorted(set(LIST.findall(text)))
    return f"{text} {[lexica.sets.get(name) for name in lists]}" if lists else text


def of_journey(
    condition: Condition, key: str, name: str, spec: object, kind: Kind, settings: Container[str], lexica: Lexica
) -> Condition:
    """A clause about a list of the journey, asked once for the journey where it depends on nothing but settings.

    `name` is the operator, of those in `spec`, that the condition stands for.
    """
    text = written(spec, lexica)
    names = tuple(sorted(set(REFERENCE.findall(text))))
    alone = key.startswith("journey.") and kind.name != "journey" and all(name in settings for name in names)
    if not alone or '"as"' in text or '"mentions' in text:
        return condition

    def decide(look: Look) -> Answer:
        journey = look.item.up("journey")
        if journey is None:
            return condition(look)
        asked = f"·whether {key} {name} of {text} {[repr(look.settings[name]) for name in names]}"
        answer: Answer = journey.recall(asked, lambda _: condition(look))
        return answer

    return decide
