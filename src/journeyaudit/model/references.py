"""The ids of the steps of a journey, and whether everything that refers to a step finds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeyaudit.frozen import dataclass
from journeyaudit.model.journey import Journey
from journeyaudit.model.shorthand import is_none
from journeyaudit.model.touchpoint import Touchpoint
from journeyaudit.source import Document, Path, Problem
from journeyaudit.values import Special, did_you_mean, fold, meant, say, slug, visible

END = "end"
"""What `next` and `on_failure` say where the journey is over."""

MAX_BACKSTAGE = 5
"""How deep backstage steps may lie inside each other."""


def journey_id(journey: Journey) -> str:
    """Return the id of a journey: the one written, else its title as an id."""
    return journey.id or slug(journey.title)


def walk(journey: Journey) -> Iterator[tuple[Path, Touchpoint]]:
    """Yield all touchpoints with their paths in the order of the file, backstage steps after their touchpoint."""
    for number, stage in enumerate(journey.stages or ()):
        yield from _walk(stage.touchpoints, ("stages", number, "touchpoints"))
    yield from _walk(journey.touchpoints or (), ("touchpoints",))


def _walk(touchpoints: tuple[Touchpoint, ...], path: Path) -> Iterator[tuple[Path, Touchpoint]]:
    for number, touchpoint in enumerate(touchpoints):
        here = (*path, number)
        yield here, touchpoint
        if touchpoint.backstage:
            yield from _walk(touchpoint.backstage, (*here, "backstage"))


def ids(journey: Journey) -> Mapping[Path, str]:
    """Return the id of every touchpoint by its path, in the order of the file.

    An id that is not written is the title as an id; titles that stand twice get -2, -3 and so on.
    """
    steps = list(walk(journey))
    taken = {END} | {step.id for _, step in steps if step.id is not None}
    last: dict[str, int] = {}  # a title may stand ten thousand times, and all numbers up to here are taken
    found: dict[Path, str] = {}
    for path, step in steps:
        if step.id is not None:
            found[path] = step.id
            continue
        plain = slug(step.title)
        number = last.get(plain, 1)
        name = plain if number == 1 else f"{plain}-{number}"
        while name in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(name)
        last[plain] = number
        found[path] = name
    return found


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where a journey names one of its steps."""

    path: Path
    name: str
    may_end: bool = False


def references(journey: Journey) -> Iterator[Reference]:
    """Yield every place where the journey names one of its steps."""
    if isinstance(journey.commitment, str):
        yield Reference(("commitment",), journey.commitment)
    for path, step in walk(journey):
        yield from _references(path, step)


def _references(path: Path, step: Touchpoint) -> Iterator[Reference]:
    if isinstance(step.next, str):
        yield Reference((*path, "next"), step.next, may_end=True)
    elif step.next is not None:
        for condition, name in step.next.items():
            yield Reference((*path, "next", condition), name, may_end=True)
    for event, name in (step.on_failure or {}).items():
        yield Reference((*path, "on_failure", event), name, may_end=True)
    if step.wait is not None and not isinstance(step.wait, Special) and step.wait.since is not None:
        yield Reference((*path, "wait", "since"), step.wait.since)
    for number, promise in enumerate(step.promises or ()):
        if promise.since is not None:
            yield Reference((*path, "promises", number, "since"), promise.since)
        if isinstance(promise.kept_at, str):
            yield Reference((*path, "promises", number, "kept_at"), promise.kept_at)
    if step.cost is not None and not isinstance(step.cost, Special) and isinstance(step.cost.shown_at, str):
        yield Reference((*path, "cost", "shown_at"), step.cost.shown_at)


def reference_problems(document: Document, journey: Journey) -> Iterator[Problem]:
    """Yield a problem for every id that stands twice or cannot be used, and for every reference that finds no step."""
    yield from _id_problems(document, journey)
    names = ids(journey)
    known = set(names.values())
    unknown = [
        reference
        for reference in references(journey)
        if reference.name not in known and not (reference.may_end and reference.name == END)
    ]
    if unknown:
        titles = {fold(step.title): names[path] for path, step in reversed(list(walk(journey)))}
        for reference in unknown:
            yield _unknown(document, reference, known, titles)


def _id_problems(document: Document, journey: Journey) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for path, step in walk(journey):
        if path.count("backstage") == MAX_BACKSTAGE + 1:
            said = say("backstage steps may lie inside each other at most {limit} deep", limit=MAX_BACKSTAGE)
            yield _problem(document, path, said)
        if step.id is None:
            continue
        here = (*path, "id")
        shown = visible(step.id)
        if step.id == END:
            yield _problem(document, here, say("`end` cannot be an id: it stands for the end of the journey"))
        elif any(character.isspace() for character in step.id):
            hint = say("for example '{name}'", name=slug(step.id))
            said = say("'{name}' cannot be an id: an id is one word without blanks", name=shown)
            yield _problem(document, here, said, hint)
        elif step.id in first:
            line = document.locate(first[step.id]).start.line
            said = say("the id '{name}' stands twice; first in line {line}", name=shown, line=line)
            yield _problem(document, here, said)
        first.setdefault(step.id, here)


def _unknown(document: Document, reference: Reference, known: set[str], titles: Mapping[str, str]) -> Problem:
    name = reference.name
    shown = visible(name[:60])
    if name == END:
        said = say("`end` can stand only in next and on_failure; name a touchpoint here")
        return _problem(document, reference.path, said)
    near = slug(name) if slug(name) in known else titles.get(fold(name)) or did_you_mean(name, sorted(known))
    hint = say("only the id of a touchpoint can stand here, no prose")
    if reference.may_end:
        hint = say("only the id of a touchpoint can stand here, no prose, or `end`")
    if reference.may_end and is_none(name):
        hint = say("write `end` if the journey ends there, or the id of the touchpoint that follows")
    said = say("no touchpoint has the id '{name}'", name=shown)
    if near is not None:
        said = say("{problem}; {advice}", problem=said, advice=meant(near))
    return _problem(document, reference.path, said, hint)


def _problem(document: Document, path: Path, message: str, hint: str = "") -> Problem:
    return Problem(message, document.name, document.locate(path), hint, "schema")
