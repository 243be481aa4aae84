"""What is told of a diagram: what a journey cannot hold of it, and what it leaves open; each once for all tasks."""

from __future__ import annotations

from collections.abc import Sequence

from journeyaudit.source import Problem, span_of
from journeyaudit.sources.placed import Placed
from journeyaudit.values import Quoted, Said, Series, say

_NAMED = 4
"""How many tasks a remark names."""


class Remarks:
    """Collects what is to be told of one diagram."""

    def __init__(self, text: str, name: str) -> None:
        """Keep the file that the places are in."""
        self._text, self._name = text, name
        self._single: list[Problem] = []
        self._tasks: dict[str, list[Placed]] = {}
        self._people: list[Placed] = []
        self._customer = False

    def at(self, words: Placed, said: Said, hint: str = "", code: str = "syntax") -> Problem:
        """Something said about a place of the file."""
        return Problem(said, self._name, span_of(self._text, words.start, max(words.start, words.end)), hint, code)

    def untitled(self, keyword: Placed, title: str) -> None:
        """The title comes from elsewhere."""
        said = say("the diagram has no title; the journey is called {title}", title=_quoted(title))
        self._remark(keyword, said)

    def further_title(self, title: Placed) -> None:
        """A title that another one takes the place of."""
        self._remark(title, say("the last title counts; {title} is kept in `notes`", title=_quoted(title.value)))

    def empty_section(self, title: Placed) -> None:
        """A section without tasks."""
        said = say("the section {title} has no tasks and is kept in `notes` only", title=_quoted(title.value))
        self._remark(title, said)

    def nameless_stage(self, task: Placed, journey: Placed) -> None:
        """Tasks before the first section."""
        said = say("the tasks from here on are in no section; their stage is called {title}",
                   title=_quoted(journey.value))  # fmt: skip
        self._remark(task, said)

    def hash(self, words: Placed) -> None:
        """Something behind a `#`."""
        said = say("what stands after `#` is a comment in Mermaid and is left out: {text}", text=_quoted(words.value))
        self._remark(words, said, say("write `#35;` for the character"))

    def front(self, body: Placed, keys: Sequence[str]) -> None:
        """Keys of the front matter that say something else than how the diagram looks."""
        said = say("of the front matter only the title is read; left out: {keys}", keys=_listed(keys))
        self._remark(body, said)

    def no_score(self, task: Placed) -> None:
        """A task without a score."""
        self._tasks.setdefault("no score", []).append(task)

    def odd_score(self, task: Placed) -> None:
        """A task with a score that is no whole number from 1 to 5."""
        self._tasks.setdefault("odd score", []).append(task)

    def no_actor(self, task: Placed) -> None:
        """A task at which nobody acts."""
        self._tasks.setdefault("no actor", []).append(task)

    def several_actors(self, task: Placed) -> None:
        """A task with several actors."""
        self._tasks.setdefault("several actors", []).append(task)

    def more(self, task: Placed) -> None:
        """A task with something behind a further colon."""
        self._tasks.setdefault("more", []).append(task)

    def people(self, people: Sequence[Placed], customers: Sequence[Placed]) -> None:
        """Who acts at a task, and which of them are the customer."""
        self._people += people
        self._customer = self._customer or bool(customers)

    def all(self) -> tuple[Problem, ...]:
        """All remarks in the order of their places."""
        found = list(self._single)
        for kind, tasks in self._tasks.items():
            found.append(self.at(tasks[0], _of_tasks(kind, _listed([str(one.value) for one in tasks])), "", "source"))
        if self._people and not self._customer:
            names = list(dict.fromkeys(str(one.value) for one in self._people))
            said = say("none of those who act is known as the customer, so all are kept in `notes` only: {names}",
                       names=_listed(names))  # fmt: skip
            hint = say("name the customer under `customers:` in the settings, or write `Customer`")
            found.append(self.at(self._people[0], said, hint, "source"))
        return tuple(sorted(found, key=lambda one: (one.span, one.message)))

    def _remark(self, words: Placed, said: Said, hint: str = "") -> None:
        self._single.append(self.at(words, said, hint, "source"))


def _of_tasks(kind: str, tasks: Series) -> Said:
    if kind == "no score":
        return say("without a score it is not known how the customer feels: {tasks}", tasks=tasks)
    if kind == "odd score":
        return say("a score is a whole number from 1 to 5; what is written instead is kept in `notes`: {tasks}",
                   tasks=tasks)  # fmt: skip
    if kind == "no actor":
        return say("nobody is named who acts: {tasks}", tasks=tasks)
    if kind == "several actors":
        return say("only one can act in a step: the customer if named, else the first; all are kept in `notes`: "
                   "{tasks}", tasks=tasks)  # fmt: skip
    return say("Mermaid reads nothing after the actors; what stands there is kept in `notes`: {tasks}", tasks=tasks)


def _quoted(value: object) -> Quoted:
    return Quoted(str(value), 60)


def _listed(names: Sequence[str]) -> Series:
    """The first names, in quotation marks and without a word of any language."""
    shown = [_quoted(one) for one in names[:_NAMED]]
    return Series([*shown, *["…"] * (len(names) > _NAMED)], ", ")
