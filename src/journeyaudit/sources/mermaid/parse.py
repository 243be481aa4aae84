"""Finds titles, sections and tasks in a journey diagram, and says what Mermaid would refuse."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field

from journeyaudit.frozen import dataclass
from journeyaudit.source import Problem, SourceError, span_of
from journeyaudit.sources.mermaid.clean import MARK, Clean
from journeyaudit.sources.mermaid.words import words
from journeyaudit.sources.placed import Placed
from journeyaudit.values import Quoted, fold, say

MOST_TASKS = 20_000
"""More tasks in one diagram are refused."""
MOST_PROBLEMS = 20
UNITS = "all who act are units"
"""What a comment says of a diagram in which the customer does nothing."""
MARKS = {"feelings not known below": True, "feelings known below": False}
"""Comments for this tool: whether the scores below are only there because the drawing needs some."""


@dataclass(frozen=True, slots=True)
class Task:
    """A task as it is written."""

    name: Placed
    score: Placed
    """Empty where there is none."""
    actors: Placed
    """The whole list of them; empty where there is none."""
    people: tuple[Placed, ...]
    more: Placed | None
    """What stands behind a further colon, which Mermaid does not read."""
    unknown: bool
    """Nobody knows how the customer feels, whatever the score is."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section; the tasks before the first one are a section without title."""

    title: Placed | None
    tasks: list[Task] = field(default_factory=list)


@dataclass(slots=True)
class Diagram:
    """All that a diagram says."""

    keyword: Placed
    titles: list[Placed] = field(default_factory=list)
    acc_title: Placed | None = None
    acc_description: Placed | None = None
    sections: list[Section] = field(default_factory=lambda: [Section(None)])
    hashes: list[Placed] = field(default_factory=list)
    """What stands behind a `#` on a line that says something before."""
    units: bool = False
    """Nobody in it is the customer, and everybody a unit."""


class Parser:
    """Reads the words of one diagram; a line that is wrong is named, and reading goes on below it."""

    def __init__(self, clean: Clean, text: str, name: str) -> None:
        """Keep the diagram, and the file that it is in."""
        self._clean, self._text, self._name = clean, text, name
        self._problems: list[Problem] = []
        self._task: re.Match[str] | None = None
        self._begun = self._skipping = self._unknown = False
        self._tasks = 0

    def parse(self) -> Diagram:
        """The diagram; raises SourceError with everything that Mermaid would refuse."""
        found = words(self._clean.text)
        first = next(word for word in found if word.lastgroup == "journey")
        diagram = Diagram(self._words(first, 0))
        for word in found:
            kind = word.lastgroup or ""
            if kind == "line":
                self._end_of_line(word)
            elif not self._skipping:
                self._word(diagram, word, kind)
            if len(self._problems) >= MOST_PROBLEMS or (kind == "unended" and self._problems):
                break
        else:
            self._end_of_line(None)
        if self._problems:
            raise SourceError(self._problems)
        return diagram

    def _word(self, diagram: Diagram, word: re.Match[str], kind: str) -> None:
        if self._task is not None and kind != "data":
            self._unfinished(self._task, word)
        elif kind in _SAYINGS:
            _SAYINGS[kind](diagram, self._words(word, kind))
            self._begun = True
        elif kind == "data" and self._task is not None:
            self._add(diagram, self._task, word)
        elif kind == "task":
            self._task = word
        elif kind == "rest":
            if self._begun and len(word[0]) > 1:
                diagram.hashes.append(self._words(word, 0))
        elif kind == "mark":
            told = fold(word[0].partition(MARK)[2])
            self._unknown = MARKS.get(told, self._unknown)
            diagram.units = diagram.units or told == UNITS
        else:
            self._refuse(word, kind)

    def _add(self, diagram: Diagram, task: re.Match[str], data: re.Match[str]) -> None:
        start, end = data.span("data")
        parts = _split(self._clean.text, start, end, ":")
        score, actors = parts[0], parts[1] if len(parts) > 1 else (end, end)
        people = [self._clean.words(*one) for one in _split(self._clean.text, *actors, ",") if one[0] < one[1]]
        added = Task(
            name=self._words(task, "task"),
            score=self._clean.words(*score),
            actors=self._clean.words(*actors),
            people=tuple(one for one in people if one.value),
            more=self._clean.words(parts[2][0], end) if len(parts) > 2 else None,
            unknown=self._unknown,
        )
        self._task, self._begun = None, True
        if not added.name.value or added.name.value == "?":
            self._problem(added.name, say("the task has no name"))
        elif self._tasks >= MOST_TASKS:
            self._problem(added.name, say("the diagram has more than {limit} tasks", limit=MOST_TASKS))
        else:
            self._tasks += 1
            diagram.sections[-1].tasks.append(added)

    def _end_of_line(self, word: re.Match[str] | None) -> None:
        if self._task is not None and not self._skipping:
            self._unfinished(self._task, word)
        self._task, self._skipping, self._begun = None, False, False

    def _unfinished(self, task: re.Match[str], word: re.Match[str] | None) -> None:
        """Say what is wrong with a task of which only the name is there."""
        named = self._words(task, "task")
        shown = Quoted(str(named.value), 40)
        kind = word.lastgroup if word is not None else ""
        said, hint = say("{task} is no task: a colon and a score are missing", task=shown), say(
            "write it as `Task: 3: Customer`, or make it a comment with `%%`"
        )  # fmt: skip
        beginning = fold(str(named.value)).split(" ")[0]
        if kind == "rest":
            said = say("{task} ends at the `#`, where a comment begins for Mermaid", task=shown)
            hint = say("write `#35;` for the character")
        elif kind == "other":
            said = say("`;` cannot stand in the name of a task")
            hint = say("write `#59;` for the character")
        elif kind == "colon":
            said, hint = say("the score of {task} is missing", task=shown), say("write it as `Task: 3: Customer`")
        elif beginning in ("acctitle", "accdescr", "section", "title"):
            said = say("{task} is not complete", task=shown)
            hint = say("write `title TEXT`, `section TEXT`, `accTitle: TEXT` or `accDescr: TEXT`")
        self._problem(named, said, hint)
        self._task, self._skipping = None, True

    def _refuse(self, word: re.Match[str], kind: str) -> None:
        """Say why a word cannot stand where it stands."""
        said, hint = say("`;` cannot stand here"), say("write `#59;` for the character")
        if kind in ("data", "colon"):
            said = say("a colon cannot stand here: a section's title has none, and a task begins with its name")
            hint = say("write `#58;` for the character")
        elif kind == "journey":
            said = say("a line cannot begin with the word `journey` again")
            hint = say("one file holds one diagram, and the name of a task begins with another word")
        elif kind == "unended":
            said, hint = say("the description that begins here has no end `}`"), say("end it with `}`")
        self._problem(self._words(word, 0), said, hint)
        self._skipping = True

    def _words(self, word: re.Match[str], group: str | int) -> Placed:
        return self._clean.words(*word.span(group))

    def _problem(self, at: Placed, said: str, hint: str = "") -> None:
        span = span_of(self._text, at.start, max(at.end, at.start))
        self._problems.append(Problem(said, self._name, span, hint))


def _split(text: str, start: int, end: int, mark: str) -> list[tuple[int, int]]:
    """The parts between marks, as pairs of offsets."""
    parts: list[tuple[int, int]] = []
    while (at := text.find(mark, start, end)) >= 0:
        parts.append((start, at))
        start = at + 1
    return [*parts, (start, end)]


def _acc_title(diagram: Diagram, words: Placed) -> None:
    diagram.acc_title = words


def _acc_description(diagram: Diagram, words: Placed) -> None:
    diagram.acc_description = words


_SAYINGS: Mapping[str, Callable[[Diagram, Placed], None]] = {
    "title": lambda diagram, words: diagram.titles.append(words),
    "acctitle": _acc_title,
    "accdescr": _acc_description,
    "acclines": _acc_description,
    "section": lambda diagram, words: diagram.sections.append(Section(words)),
}
