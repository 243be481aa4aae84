"""What saves questions: clauses that depend on the element alone, or on its journey alone, are asked once."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from journeyaudit.conditions.look import Answer, Condition, Look
from journeyaudit.facts import Element, Items, Kind
from journeyaudit.rule import Lexica

ALONE = frozenset(
    ("is", "is_not", "in", "not_in", "stated", "count", "includes", "any_in", "all_in", "none_in",
     "more", "less", "at_least", "at_most")
)  # fmt: skip
"""Operators that need nothing but the element where they are compared with what stands in the rule."""
REFERENCE = re.compile(r"\$([a-z_][a-z0-9_]*)")
LIST = re.compile(r'"<([^">]+)>"')
NOT_LOOKED_AT: Mapping[str, Any] = {}
SOME_DAY = date.min


@dataclass(frozen=True, slots=True)
class Guard:
    """A clause that has to hold, and that depends on nothing but the element that a rule is asked about."""

    key: str
    """What is asked; clauses with the same key always answer the same. Empty if no other rule asks it."""
    condition: Condition

    def passes(self, element: Element) -> bool:
        """Whether the clause is true or not known; if not, the rule has nothing to say of the element."""
        return self.condition(Look(element, element, NOT_LOOKED_AT, SOME_DAY)) is not False


def alone(key: str, value: object, kind: Kind, lexica: Lexica) -> str:
    """What a clause asks of an element of a kind, if it depends on that element alone; else nothing."""
    spec = value if isinstance(value, Mapping) else {"is": value}
    text = written(spec, lexica)
    known = key.split(".")[0] in kind.fields and spec.keys() <= ALONE
    return f"{key} {text}" if known and '"$' not in text else ""


def cost(tree: object, kind: Kind, lexica: Lexica) -> int:
    """How many clauses of a condition look further than the element; the cheapest alternative is asked first."""
    clauses = tree.items() if isinstance(tree, Mapping) else ()
    return sum(1 for key, value in clauses if not alone(str(key), value, kind, lexica))


def in_order(guards: Iterable[Guard]) -> tuple[Guard, ...]:
    """The guards that many rules share first, always in the same order."""
    return tuple(sorted(guards, key=lambda guard: (not guard.key, guard.key)))


def spared(kind: str, items: Items, guards: tuple[Guard, ...], journey: Element) -> tuple[Any, ...]:
    """The elements of a kind that pass all guards; what several rules ask is found out once for the journey."""
    left = items.values
    asked = f"left of {kind}"
    for guard in guards:
        if not left:
            break
        if guard.key:
            asked = f"{asked}; {guard.key}"
            left = journey.recall(asked, partial(_left, left, guard))
        else:
            left = _left(left, guard)
    return left


def _left(elements: tuple[Any, ...], guard: Guard, _: Element | None = None) -> tuple[Any, ...]:
    return tuple(filter(guard.passes, elements))


def written(spec: object, lexica: Lexica) -> str:
    """A part of a condition with the lists that it names, so that equal texts mean the same."""
    text = json.dumps(spec, sort_keys=True, default=str)
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
        asked = f"whether {key} {name} of {text} {[repr(look.settings[name]) for name in names]}"
        answer: Answer = journey.recall(asked, lambda _: condition(look))
        return answer

    return decide
