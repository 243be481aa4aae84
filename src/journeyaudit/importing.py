"""Turns a journey in another form into YAML to go on with: where each step came from, and what to write down next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeyaudit.auditor import Request, audit_request, loaded_for
from journeyaudit.frozen import dataclass
from journeyaudit.model import Journey, Part, field_docs, ids, journey_id
from journeyaudit.report import Report, told
from journeyaudit.reporters.words import PHRASES, gap, unlocking
from journeyaudit.settings import Settings
from journeyaudit.source import Document, Path, Problem, visible
from journeyaudit.values import Language, count
from journeyaudit.writer import written

UNLOCK_LIMIT = 5
"""How many fields the comment above names."""
WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "from": "Imported from {}. The numbers behind the steps are lines of that file.",
        "next": "What would let most rules judge, if you write it down:",
    },
    "de": {
        "from": "Übernommen aus {}. Die Nummern hinter den Schritten sind Zeilen jener Datei.",
        "next": "Was die meisten Regeln urteilen ließe, wenn es hier stünde:",
    },
}


@dataclass(frozen=True, slots=True)
class Imported:
    """A file in another form as YAML, or what keeps it from being that."""

    text: str
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()


def imported(request: Request, settings: Settings) -> Imported:
    """The journeys of the file that is asked for as YAML documents; the same file always gives the same text."""
    loaded = loaded_for(request, settings)
    problems = told(loaded.problems, request.lang)
    journeys = [pair for group in loaded.groups for pair in group.journeys]
    remarks = told(loaded.remarks, request.lang)
    if problems or not journeys:
        return Imported("", problems, remarks)
    report = audit_request(request, settings)
    documents = []
    for number, (journey, document) in enumerate(journeys):
        data, notes = with_ids(journey, document)
        lead = [*_lead(document, report, journey_id(journey), remarks if number == 0 else (), request.lang)]
        documents.append(written(data, notes, lead))
    return Imported("---\n".join(documents), (), remarks)


def with_ids(journey: Journey, document: Document) -> tuple[dict[str, object], dict[Path, str]]:
    """The data of a journey in the order of the format and with explicit ids, and the line of every step."""
    found = arranged(document.data, Journey)
    assert isinstance(found, dict)
    notes: dict[Path, str] = {}
    for path, name in ids(journey).items():
        touchpoint = _at(found, path)
        if isinstance(touchpoint, dict):
            notes[path] = str(document.locate(path).start.line)
            touchpoint.setdefault("id", name)
    found.setdefault("id", journey_id(journey))
    ordered = arranged(found, Journey)
    assert isinstance(ordered, dict)
    return ordered, notes


def arranged(data: object, model: type[Part]) -> object:
    """The same data with the fields of every part in the order of the format."""
    if isinstance(data, list):
        return [arranged(one, model) for one in data]
    if not isinstance(data, dict):
        return data
    found: dict[str, object] = {}
    for doc in field_docs(model):
        if doc.key in data:
            value = data[doc.key]
            nested = doc.part is not None and not doc.mapping
            found[doc.key] = arranged(value, doc.part) if nested and doc.part is not None else value
    return found


def _at(data: object, path: Path) -> object:
    for step in path:
        data = data[step]  # type: ignore[index] # the path is one of the journey that was read from these data
    return data


def _lead(document: Document, report: Report, name: str, remarks: tuple[Problem, ...], lang: Language) -> Iterator[str]:
    """The comment above a journey: where it is from, what was left behind, and which fields to write down first."""
    words = WORDS[lang]
    yield words["from"].format(visible(document.name))
    for remark in remarks:
        hint = f" ({remark.hint})" if remark.hint else ""
        yield f"- {remark.span.start.line}: {visible(remark.message + hint)}"
    fields = [pair for pair in unlocking(report, document.name, name) if "." in pair[0]][:UNLOCK_LIMIT]
    if fields:
        yield ""
        yield words["next"]
        for field, number in fields:
            yield f"  {gap(field, lang)}: {count(number, PHRASES[lang]['judgements'], lang)}"
