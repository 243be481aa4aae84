"""Makes a journey of what a diagram says: sections become stages, tasks steps, scores feelings from -2 to 2."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journeyaudit.frozen import dataclass
from journeyaudit.source import SourceError
from journeyaudit.sources.customers import CUSTOMER, is_protagonist
from journeyaudit.sources.mermaid.parse import Diagram, Section, Task
from journeyaudit.sources.mermaid.remarks import Remarks
from journeyaudit.sources.placed import Placed
from journeyaudit.sources.reading import Wishes
from journeyaudit.values import fold, say

_SCORE = re.compile(r"[1-5](?:\.0{1,9})?")
_MIDDLE = 3
"""The score of Mermaid's custom that means neither good nor bad."""


@dataclass(frozen=True, slots=True)
class Front:
    """What the front matter says."""

    title: Placed | None = None
    others: tuple[str, ...] = ()
    """Keys that have no place in a journey."""
    body: Placed | None = None


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds one journey and notes on the way what has no place in it."""

    remarks: Remarks
    wishes: Wishes
    lonely: bool = False
    """Whether none of those who act is known as the customer: then nobody can tell units from people who are served."""

    def journey(self, drawn: Diagram, front: Front, untitled: str) -> Placed:
        """The journey; raises SourceError for a diagram without tasks."""
        filled = [section for section in drawn.sections if section.tasks]
        if not filled:
            said = say("the diagram has no tasks: a journey needs at least one step")
            raise SourceError([self.remarks.at(drawn.keyword, said)])
        title, notes = self._title(drawn, front, untitled)
        for section in drawn.sections:
            if section.title is not None and not section.tasks:
                notes.append(_note("section", section.title))
                self.remarks.empty_section(section.title)
        journey = {"journey": title, **({"notes": _all(notes)} if notes else {})}
        if any(section.title is not None for section in filled):
            journey["stages"] = _all([self._stage(section, title) for section in filled])
        else:
            journey["touchpoints"] = self._steps(filled[0].tasks)
        for words in drawn.hashes:
            self.remarks.hash(words)
        if front.body is not None and front.others:
            self.remarks.front(front.body, front.others)
        return Placed(journey, drawn.keyword.start, max(one.end for one in journey.values()))

    def _is_customer(self, name: Placed) -> bool:
        return is_protagonist(str(name.value), self.wishes.customers)

    def _title(self, drawn: Diagram, front: Front, untitled: str) -> tuple[Placed, list[Placed]]:
        """The title of the journey, and notes of what else the diagram says about itself."""
        titles = [*([front.title] if front.title is not None else []), *drawn.titles]
        offered = [one for one in (drawn.acc_title, *titles) if one is not None and one.value not in ("", "?")]
        keyword = drawn.keyword
        title = offered[-1] if offered else Placed(untitled, keyword.start, keyword.end)
        if not offered:
            self.remarks.untitled(keyword, untitled)
        notes: list[Placed] = []
        for one in titles:
            if one.value not in ("", title.value):
                notes.append(_note("title", one))
                self.remarks.further_title(one)
        if drawn.acc_title is not None and drawn.acc_title.value not in ("", title.value):
            notes.append(_note("accTitle", drawn.acc_title))
        if drawn.acc_description is not None and drawn.acc_description.value:
            notes.append(_note("accDescr", drawn.acc_description))
        return title, notes

    def _stage(self, section: Section, journey: Placed) -> Placed:
        title, steps = section.title, self._steps(section.tasks)
        if title is None or title.value in ("", "?"):
            self.remarks.nameless_stage(section.tasks[0].name, journey)
            title = Placed(journey.value, steps.start, steps.start)
        return Placed({"title": title, "touchpoints": steps}, min(title.start, steps.start), steps.end)

    def _steps(self, tasks: Sequence[Task]) -> Placed:
        return _all([self._step(task) for task in tasks])

    def _step(self, task: Task) -> Placed:
        step = {"title": task.name}
        notes: list[Placed] = []
        actor = self._actor(task, notes)
        if actor is not None:
            step["actor"] = actor
        written = str(task.score.value)
        if task.unknown:
            pass
        elif _SCORE.fullmatch(written):
            step["emotion"] = Placed(int(written[0]) - _MIDDLE, task.score.start, task.score.end)
        elif written in ("", "?"):
            self.remarks.no_score(task.name)
        else:
            notes.append(_note("score", task.score))
            self.remarks.odd_score(task.name)
        if task.more is not None and task.more.value:
            notes.append(_note("more", task.more))
            self.remarks.more(task.name)
        if notes:
            step["notes"] = _all(notes)
        return Placed(step, task.name.start, max(one.end for one in step.values()))

    def _actor(self, task: Task, notes: list[Placed]) -> Placed | None:
        """Who acts: the customer if named, else the first; where several are named, all are noted.

        In a diagram without a customer everybody is noted and nobody is said to act: of whoever goes shopping in it,
        Mum and Dad would be departments.
        """
        people = [one for one in task.people if one.value != "?"]
        if not people:
            self.remarks.no_actor(task.name)
            return None
        customers = [one for one in people if self._is_customer(one)]
        self.remarks.people(people, customers)
        if self.lonely:
            notes.append(_note("actors", task.actors))
            return None
        if len({fold(str(one.value)) for one in people}) > 1:
            notes.append(_note("actors", task.actors))
            self.remarks.several_actors(task.name)
        if customers:
            return Placed(CUSTOMER, customers[0].start, customers[0].end)
        return people[0]


def _note(label: str, words: Placed) -> Placed:
    return Placed(f"{label}: {words.value}", words.start, words.end)


def _all(items: Sequence[Placed]) -> Placed:
    return Placed(list(items), min(one.start for one in items), max(one.end for one in items))
