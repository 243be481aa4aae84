"""Read a document as a journey or an organisation, and name everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from journeyaudit.model.journey import Journey
from journeyaudit.model.organisation import Organisation
from journeyaudit.model.problems import EMPTY, explain
from journeyaudit.model.references import reference_problems
from journeyaudit.model.reflect import field_docs
from journeyaudit.model.shorthand import Part, is_none
from journeyaudit.source import Document, Path, Problem, SourceError, offset_of
from journeyaudit.values import phrase, say

P = TypeVar("P", bound=Part)

MAX_PROBLEMS = 50
"""How many problems of one document are named; of the others only their number."""


def is_journey(data: object) -> bool:
    """Tell whether plain data is meant as a journey: it has the key `journey` at the top."""
    return isinstance(data, dict) and "journey" in data


def is_organisation(data: object) -> bool:
    """Tell whether plain data is meant as an organisation: it has the key `organisation` at the top."""
    return isinstance(data, dict) and "organisation" in data


def parse_journey(document: Document) -> Journey:
    """Return the journey of a document; raises SourceError with all problems, each at its place."""
    journey = _parse(document, Journey, list(_shape_problems(document)))
    problems = list(reference_problems(document, journey))
    if problems:
        raise SourceError(_ordered(problems))
    return journey


def parse_organisation(document: Document) -> Organisation:
    """Return the organisation of a document; raises SourceError with all problems, each at its place."""
    return _parse(document, Organisation, [])


def _parse(document: Document, model: type[P], problems: list[Problem]) -> P:
    if not isinstance(document.data, dict):
        message = say(
            "{noun} is written as lines of `key: value`, the first of them `{first}: NAME`",
            noun=phrase(model.NOUN),
            first=model.FIRST,
        )
        raise SourceError([Problem(message, document.name, document.locate(()), code="schema")])
    gaps = dict(_gaps(document.data, ())) if _has_gap(document.data) else {}
    problems += [_gap_problem(document, model, path, value) for path, value in gaps.items()]
    try:
        found = model.model_validate(document.data)
    except ValidationError as error:
        named = {_without_zeros(path) for path in gaps}
        for mistake in error.errors(include_url=False):
            if not _explained(mistake, named):
                problems.append(explain(document, model, mistake))
    else:
        if not problems:
            return found
    raise SourceError(_ordered(problems))


def _ordered(problems: list[Problem]) -> list[Problem]:
    """Return the problems in the order of the file, each once, at most as many as anybody reads."""
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: (problem.span, problem.message))
    if len(ordered) <= MAX_PROBLEMS:
        return ordered
    kept, rest = ordered[:MAX_PROBLEMS], ordered[MAX_PROBLEMS:]
    more = say("and 1 more problem in this document")
    if len(rest) > 1:
        more = say("and {number} more problems in this document", number=len(rest))
    return [*kept, Problem(more, rest[0].file, rest[0].span, code="schema")]


def _has_gap(data: object) -> bool:
    """Tell whether there is an empty value or a question mark anywhere: seldom, so no paths are built to find out."""
    rest: list[Any] = [data]
    while rest:
        inner = rest.pop()
        for value in inner.values() if isinstance(inner, dict) else inner:
            if value is None or value == "?":
                return True
            if isinstance(value, (dict, list)):
                rest.append(value)
    return False


def _gaps(data: object, path: Path) -> Iterator[tuple[Path, object]]:
    """Yield every empty value and every question mark of the data with its path."""
    items: Any = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        if value is None or value == "?":
            yield (*path, key), value
        elif isinstance(value, (dict, list)):
            yield from _gaps(value, (*path, key))


def _gap_problem(document: Document, model: type[Part], path: Path, value: object) -> Problem:
    if value == "?":
        message = say("`?` is not a value: delete the line if you do not know yet")
        return Problem(message, document.name, document.locate(path), code="schema")
    if _is_stray(document, path):
        message = say("'{key}' is a key without a value", key=path[-1])
        return Problem(message, document.name, document.locate_key(path), _STRAY, "schema")
    return Problem(EMPTY, document.name, document.locate_key(path), code="schema")


_STRAY = say("if it belongs to the text before the comma, put the text in quotes")


def _is_stray(document: Document, path: Path) -> bool:
    """Tell whether a key stands without a colon, as in `{title: A, b, actor: X}`."""
    key = document.keys.get(path)
    if key is None:
        return False
    rest = document.text[offset_of(document.text, key.end) :][:200].lstrip()
    return rest[:1] in (",", "}")


def _explained(error: Mapping[str, Any], gaps: Collection[Path]) -> bool:
    """Tell whether an error of pydantic comes from a gap that is named already."""
    path = _without_zeros(tuple(error["loc"]))
    return any(path[:length] in gaps for length in range(1, len(path) + 1))


def _without_zeros(path: Path) -> Path:
    """Return a path that is the same whether one value or a list of one stands in the file."""
    return tuple(step for step in path if step != 0)


def _shape_problems(document: Document) -> Iterator[Problem]:
    """Yield what is wrong with the outer shape: stages or touchpoints, one of them and not empty."""
    data = document.data
    if not isinstance(data, dict):
        return
    known = {doc.key for doc in field_docs(Journey)}
    written = [key for key in ("stages", "touchpoints") if key in data]
    if len(written) == 2:
        message = say("a journey has either `stages` or `touchpoints`, not both")
        yield Problem(message, document.name, document.locate_key(("touchpoints",)), _BOTH, "schema")
    elif not written and known.issuperset(data):
        message = say("a journey needs `touchpoints`, or `stages` with touchpoints")
        yield Problem(message, document.name, document.locate_key(("journey",)), code="schema")
    for key in written:
        if data[key] == [] or is_none(data[key]):
            message = say("a journey needs at least one stage")
            if key == "touchpoints":
                message = say("a journey needs at least one touchpoint")
            yield Problem(message, document.name, document.locate((key,)), code="schema")


_BOTH = say("put the touchpoints into a stage, or delete `stages`")
