"""Small BPMN models for tests, and the short way to read them."""

from pathlib import Path
from typing import Any

from journeyaudit.model import parse_journey
from journeyaudit.sources import Reading, Wishes
from journeyaudit.sources.bpmn import read
from journeyaudit.values import in_language

DATA = Path(__file__).resolve().parents[1] / "data" / "bpmn"
NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL"


def model(body: str) -> bytes:
    """A file with these elements."""
    return f'<definitions xmlns="{NAMESPACE}">\n{body}\n</definitions>'.encode()


def process(body: str, name: str = "Office") -> bytes:
    """A file with one process in one pool."""
    pool = f'<collaboration><participant id="pool" name="{name}" processRef="p"/></collaboration>'
    return model(f'{pool}\n<process id="p">\n{body}\n</process>')


def tasks(*names: str) -> str:
    """Tasks whose ids are their names."""
    return "".join(f'<task id="{name}" name="{name}"/>\n' for name in names)


def flows(*pairs: str) -> str:
    """Sequence flows, each written as `a>b` or `a>b: name`."""
    found = []
    for pair in pairs:
        ends, _, name = pair.partition(": ")
        source, target = ends.split(">")
        found.append(f'<sequenceFlow sourceRef="{source}" targetRef="{target}" name="{name}"/>\n')
    return "".join(found)


def reading(data: bytes, *customers: str, name: str = "model.bpmn") -> Reading:
    """The reading of a file; every journey in it is accepted by the model."""
    found = read(data, name, Wishes(customers))
    for document in found.documents:
        parse_journey(document)
    return found


def journey(data: bytes, *customers: str) -> dict[str, Any]:
    """The one journey of a file as plain data."""
    (document,) = reading(data, *customers).documents
    assert isinstance(document.data, dict)
    return document.data


def steps(data: bytes, *customers: str) -> list[dict[str, Any]]:
    """The touchpoints of the one journey of a file."""
    found: list[dict[str, Any]] = journey(data, *customers)["touchpoints"]
    return found


def outline(data: bytes, *customers: str) -> dict[str, Any]:
    """Where each step leads that does not lead to the step below, by id; backstage steps too."""
    found: dict[str, Any] = {}

    def look(touchpoints: list[dict[str, Any]]) -> None:
        for step in touchpoints:
            look(step.get("backstage", []))
            found[step["id"]] = step.get("next")

    look(steps(data, *customers))
    return found


def remarks(found: Reading, lang: str = "en") -> list[str]:
    """What a reading remarks, in a language, with lines and columns."""
    language: Any = lang
    return [
        f"{one.span.start.line}:{one.span.start.column} {in_language(one.message, language)}"
        + (f" ({in_language(one.hint, language)})" if one.hint else "")
        for one in found.remarks
    ]
