"""Finds the element of a file that somebody names: a journey, a stage or a step, by id or title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeyaudit.frozen import dataclass
from journeyaudit.model import Journey, ids, journey_id, walk
from journeyaudit.source import Document, Path
from journeyaudit.values import did_you_mean, fold, say


class NotThere(Exception):
    """There is no such element, or several; the text says so, in English and for translation."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its place in the data of the file, short forms stepped over."""

    document: Document
    home: Path
    id: str
    title: str
    lists: bool
    """Whether it can have an `accept` list."""


def find(journeys: Sequence[tuple[Journey, Document]], wanted: str, file: str) -> Element:
    """The element of this id or title; an empty one is the only journey of the file. Raises NotThere."""
    if not wanted:
        if len(journeys) != 1:
            names = ", ".join(journey_id(journey) for journey, _ in journeys)
            raise NotThere(say("{file} holds several journeys; name one of {names}", file=file, names=names))
        return next(elements(*journeys[0]))
    every = [one for journey, document in journeys for one in elements(journey, document)]
    found = [one for one in every if one.id == wanted] or [one for one in every if fold(one.title) == fold(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(one.id for one in found)
        raise NotThere(say("'{name}' is the title of several; name one of {names}", name=wanted, names=names))
    near = did_you_mean(wanted, [name for one in every for name in (one.id, one.title)])
    if near:
        raise NotThere(
            say("there is no element '{name}' in {file}; did you mean '{near}'?", name=wanted, file=file, near=near)
        )
    raise NotThere(say("there is no element '{name}' in {file}; an id or a title is wanted", name=wanted, file=file))


def innermost(journeys: Sequence[tuple[Journey, Document]], journey: str, path: Path) -> Element | None:
    """The smallest element of the journey of an id that a path lies in; None where there is no such journey."""
    for one, document in journeys:
        if journey_id(one) == journey:
            here = _real(document.data, path)
            around = (found for found in elements(one, document) if here[: len(found.home)] == found.home)
            return max(around, key=lambda found: len(found.home))
    return None


def elements(journey: Journey, document: Document) -> Iterator[Element]:
    """The journey, its stages and its steps."""
    yield Element(document, (), journey_id(journey), journey.title, True)
    for number, stage in enumerate(journey.stages or ()):
        home = _real(document.data, ("stages", number))
        yield Element(document, home, stage.id or stage.title, stage.title, False)
    names = ids(journey)
    for path, step in walk(journey):
        yield Element(document, _real(document.data, path), names[path], step.title, True)


def _real(data: object, path: Path) -> Path:
    """The path as it is in the file, where one value may stand for a list."""
    here: list[str | int] = []
    for step in path:
        if isinstance(step, int) and not isinstance(data, list):
            continue
        here.append(step)
        data = data[step] if isinstance(data, list) and isinstance(step, int) else _at(data, step)
    return tuple(here)


def _at(data: object, step: str | int) -> object:
    return data[step] if isinstance(data, dict) else None


def value_at(data: object, path: Path) -> object:
    """The value at a path of plain data."""
    for step in path:
        data = data[step] if isinstance(data, list) and isinstance(step, int) else _at(data, step)
    return data
