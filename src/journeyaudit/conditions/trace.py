"""What a rule saw while it was asked: every clause with the values it read and its answer, for who wants to know why.

The answers are those of the compiled conditions themselves: a tracer only listens to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from typing import Literal, TypeAlias

from journeyaudit.conditions.look import Answer, Condition, Look, every_of
from journeyaudit.facts import Type, Value
from journeyaudit.frozen import dataclass
from journeyaudit.source import Path
from journeyaudit.values import Special

Shape: TypeAlias = Literal["section", "clause", "any", "branch", "item"]
"""A key of the rule such as `unless`; a path with its operator; alternatives; one of them; one item of a list."""
Sight: TypeAlias = tuple[str, Type, Callable[[Look], Value]]
"""Something that a clause reads: how the rule names it, its type, and how to read it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A value as a clause saw it, under the name that the rule gives it."""

    name: str
    type: Type
    value: Value


@dataclass(slots=True)
class Asked:
    """One question of a rule about one element, and what came of it."""

    shape: Shape
    path: Path
    """Where it stands in the rule."""
    text: str
    """How it is written in the rule."""
    operator: str = ""
    answer: Answer | None = None
    """None where it was not asked, since it needs a catch that nothing made."""
    seen: tuple[Seen, ...] = ()
    """What it read: its own value, then those that it was compared with."""
    found: tuple[Seen, ...] = ()
    """What it caught with `as`, or the words that it hit."""
    lacking: tuple[str, ...] = ()
    """The catches without which it was not asked."""
    parts: list[Asked] = field(default_factory=list)


class Tracer:
    """Listens to the conditions that were compiled with it, and keeps what they were asked."""

    def __init__(self) -> None:
        """Nothing has been asked yet."""
        self._open: list[list[Asked]] = [[]]
        self._aside = False

    def take(self) -> list[Asked]:
        """Everything that was asked since the last time, in order."""
        found = self._open[0]
        self._open = [[]]
        return found

    def noted(
        self,
        condition: Condition,
        shape: Shape,
        path: Path,
        text: str = "",
        *,
        operator: str = "",
        sights: tuple[Sight, ...] = (),
        catch: tuple[str, Type] | None = None,
        wants: frozenset[str] = frozenset(),
    ) -> Condition:
        """The condition, with a note of every answer. `catch` is what it keeps, `wants` the catches that it reads."""

        def decide(look: Look) -> Answer:
            note = Asked(shape, path, text, operator)
            self._open[-1].append(note)
            aside, self._aside = self._aside, False
            if aside and not wants <= look.caught.keys():
                note.lacking = tuple(sorted(wants.difference(look.caught)))
                return False
            note.seen = tuple(_see(look, sight) for sight in sights)
            known = set(look.words)
            self._open.append(note.parts)
            self._aside = aside and shape == "section"
            note.answer = condition(look)
            self._open.pop()
            answers = [part.answer for part in note.parts]
            if shape == "section" and None in answers and False not in answers:
                note.answer = None
                return False
            if note.answer is True:
                note.found = _found(look, catch, note.seen, known)
            return note.answer

        return decide

    def item(self, condition: Condition, path: Path, of: Type) -> Condition:
        """The condition on the items of a list, with a note of every item."""
        sight: Sight = ("", of, lambda look: look.item)
        return self.noted(condition, "item", path, sights=(sight,))

    def every(self, parts: Iterable[Condition]) -> Condition:
        """All parts together. Those after the one that decides are asked as well, and change nothing."""
        conditions = tuple(parts)

        def decide(look: Look) -> Answer:
            aside, self._aside = self._aside, False
            asked = 0

            def listening(part: Condition) -> Condition:
                def ask(look: Look) -> Answer:
                    nonlocal asked
                    asked += 1
                    self._aside = aside
                    return part(look)

                return ask

            answer = every_of([listening(part) for part in conditions])(look)
            for part in conditions[asked:]:
                self._ask_aside(part, look)
            self._aside = False
            return answer

        return decide

    def _ask_aside(self, part: Condition, look: Look) -> None:
        """Ask for the note alone: what is caught, hit or assumed on the way is forgotten."""
        assumptions = look.root.assumptions
        made = assumptions.made
        self._aside = True
        part(Look(look.item, look.root, look.settings, look.today, dict(look.caught), dict(look.words)))
        assumptions.made = made


def _see(look: Look, sight: Sight) -> Seen:
    name, of, read = sight
    assumptions = look.root.assumptions
    made = assumptions.made
    value = read(look)
    assumptions.made = made
    return Seen(name, of, value)


def _found(look: Look, catch: tuple[str, Type] | None, seen: tuple[Seen, ...], known: set[Path]) -> tuple[Seen, ...]:
    """What was caught by its name; else the words of a text that were hit."""
    if catch is not None:
        value = look.caught.get(catch[0], Special.NONE)
        return () if value is Special.NONE else (Seen(catch[0], catch[1], value),)
    hits = [place for path, place in look.words.items() if path not in known]
    if len(hits) == 1 and seen and isinstance(seen[0].value, str):
        start, end = hits[0]
        return (Seen("", seen[0].type, seen[0].value[start:end]),)
    return ()
