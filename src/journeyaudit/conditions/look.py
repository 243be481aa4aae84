"""One look of a rule at one element: what it sees, what it has caught so far, and the answers true, false, unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

from journeyaudit.facts import Element, Unknown, Value
from journeyaudit.facts.known import NO_FIELDS
from journeyaudit.frozen import dataclass
from journeyaudit.source import Path

Answer: TypeAlias = bool | Unknown
"""True, false, or not known until some fields are written."""


class Look:
    """The element that a condition is asked about, the rule's own element, and what was caught."""

    __slots__ = ("caught", "confidence", "item", "quote", "root", "settings", "today", "words")

    def __init__(
        self,
        item: Value,
        root: Element,
        settings: Mapping[str, Any],
        today: date,
        caught: dict[str, Any] | None = None,
        words: dict[Path, tuple[int, int]] | None = None,
    ) -> None:
        """Turn to an element, with nothing caught unless something is given."""
        self.item = item
        """An element; in lists of words or quantities one of these."""
        self.root = root
        self.settings = settings
        self.today = today
        self.caught: dict[str, Any] = {} if caught is None else caught
        self.words: dict[Path, tuple[int, int]] = {} if words is None else words
        """Where in a text the words stand that were hit, by the path of the text."""
        self.quote = ""
        """The words that were hit first."""
        self.confidence: float | None = None
        """How sure it is that they are meant so, where no phrase says it but a model that was learned."""

    def keep(self, name: str, answer: Answer, found: Any) -> None:
        """Remember what an operator found; where it cannot tell, that what it catches is not known either."""
        if name and answer is True:
            self.caught[name] = found
        elif name and isinstance(answer, Unknown):
            self.caught[name] = answer

    def at(self, item: Value) -> Look:
        """The same look, turned to another element, with nothing caught yet."""
        return Look(item, self.root, self.settings, self.today, {}, self.words)

    def trial(self) -> Look:
        """The same look with a copy of what was caught, for one of several alternatives."""
        return Look(self.item, self.root, self.settings, self.today, dict(self.caught), self.words)


Condition: TypeAlias = Callable[[Look], Answer]
"""A compiled condition."""


def always(_: Look) -> Answer:
    """The empty condition."""
    return True


def later(compile_: Callable[[], Condition]) -> Condition:
    """A condition that is compiled when it is first asked: few are asked in a short run."""
    found: list[Condition] = []

    def decide(look: Look) -> Answer:
        if not found:
            found.append(compile_())
        return found[0](look)

    return decide


def every_of(parts: Iterable[Condition]) -> Condition:
    """True if all are, false if one is, else unknown with the fields of all that are (Kleene's strong conjunction)."""
    clauses = tuple(parts)
    if len(clauses) == 1:
        return clauses[0]

    def decide(look: Look) -> Answer:
        fields = NO_FIELDS
        for clause in clauses:
            answer = clause(look)
            if answer is False:
                return False
            if isinstance(answer, Unknown):
                fields |= answer.fields
        return Unknown(fields) if fields else True

    return decide


def any_of(parts: Iterable[Condition]) -> Condition:
    """True if one is (all that are may catch), unknown if one may be, else false (Kleene's strong disjunction)."""
    branches = tuple(parts)

    def decide(look: Look) -> Answer:
        fields = NO_FIELDS
        found = False
        undecided: dict[str, Any] = {}
        for branch in branches:
            trial = look.trial()
            answer = branch(trial)
            if isinstance(answer, Unknown):
                fields |= answer.fields
                undecided.update(trial.caught)
            elif answer:
                found = True
                look.caught.update(trial.caught)
        for name, value in undecided.items():
            if isinstance(value, Unknown):
                look.caught.setdefault(name, value)
        if found:
            return True
        return Unknown(fields) if fields else False

    return decide


def first_of(parts: Iterable[Condition]) -> Condition:
    """As `any_of`, of branches that catch nothing: those after one that is true need not be asked."""
    branches = tuple(parts)

    def decide(look: Look) -> Answer:
        fields = NO_FIELDS
        for branch in branches:
            answer = branch(look)
            if answer is True:
                return True
            if isinstance(answer, Unknown):
                fields |= answer.fields
        return Unknown(fields) if fields else False

    return decide


def opposite(answer: Answer) -> Answer:
    """The negation; what is not known stays so."""
    return answer if isinstance(answer, Unknown) else not answer


def undecided(fields: frozenset[str]) -> Answer:
    """Unknown, or false where nothing that could be written would decide it."""
    return Unknown(fields) if fields else False


@dataclass(frozen=True, slots=True)
class Catch:
    """What a name stands for once an operator has found something."""

    type: Any
    sure: bool
    """Whether it is caught whenever the condition holds."""
