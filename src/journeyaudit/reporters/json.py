"""The report as JSON, in a schema with a version of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from pydantic_core import PydanticSerializationError, to_json

from journeyaudit.billing import bill_data
from journeyaudit.report import Audited, Finding, Report, Severity
from journeyaudit.reporters.frequency import frequencies
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.words import totals, unlocking, verdict
from journeyaudit.source import Problem, Span
from journeyaudit.values import Language, json_seen, json_text

SCHEMA = "journeyaudit/report@1"
AT_ONCE = 100
"""So many items of a list are written at once."""


def render(report: Report, style: Style) -> str:
    """The whole report; what is shown elsewhere by choice (`--min-severity`) is left out of `findings` only."""
    return "".join(pieces(report, style))


def pieces(report: Report, style: Style) -> Iterator[str]:
    """The same piece by piece, so that nobody has to hold all of a large one."""
    lang: Language = "de" if report.lang == "de" else "en"
    return _object(
        {
            **summary(report),
            "journeys": (journey_data(one, lang) for one in report.audited if not one.prose),
            "texts": ({"file": one.file, "language": one.language} for one in report.audited if one.prose),
            "findings": (finding_data(one) for one in report.everything if one.severity >= style.least),
            "statistics": [
                {"rule": one.rule, "severity": str(one.severity), **one.numbers}
                for one in frequencies(report, style.least)
            ],
            "not_assessed": (
                {"rule": one.rule, "file": one.file, "journey": one.journey, "fields": list(one.fields)}
                for one in report.not_assessed
            ),
            "unlocks": [
                {"field": field, "judgements": number, "missing_at": report.gaps.get(field)}
                for field, number in unlocking(report)
            ],
            "problems": [problem_data(one) for one in report.problems],
            "remarks": [problem_data(one) for one in report.remarks],
            "untouched": report.untouched,
            "skipped": report.skipped,
            "rules": [
                {
                    "id": rule.id,
                    "family": rule.family,
                    "title": rule.title,
                    "severity": str(rule.severity),
                    "basis": rule.basis,
                    "source": rule.source,
                    "laws": [{"ref": ref, "checked_on": checked} for ref, checked in rule.laws],
                    "why": rule.why,
                    "fix": rule.fix,
                }
                for rule in report.rules
            ],
        },
        style,
    )


def _object(data: Mapping[str, object], style: Style) -> Iterator[str]:
    """An object as indented JSON; a list of which the items come one after the other is written as they come."""
    before = "{\n"
    for key, value in data.items():
        yield f'{before}  "{key}": '
        if isinstance(value, Iterator):
            yield from _list(value, style)
        else:
            yield _further_in(written(value, style))
        before = ",\n"
    yield "\n}\n"


def _list(items: Iterator[object], style: Style) -> Iterator[str]:
    """The items of a list in an object."""
    before = "[\n"
    while some := list(islice(items, AT_ONCE)):
        yield before + _further_in(written(some, style))[2:-4]
        before = ",\n"
    yield "[]" if before == "[\n" else "\n  ]"


def _further_in(text: str) -> str:
    """Indented JSON without the line break at its end, as far in as a value of an object has to be."""
    return text.rstrip("\n").replace("\n", "\n  ")


def written(data: object, style: Style, indent: int | None = 2) -> str:
    """Plain data as JSON that ends with a line break; without indentation it is a single line."""
    if indent is not None and style.unicode:
        try:
            return json_seen(to_json(data, indent=indent).decode()) + "\n"  # five times as fast as the one below
        except PydanticSerializationError:
            pass  # half a character, which only the other one writes
    return json_text(data, indent, unicode=style.unicode) + "\n"


def summary(report: Report) -> dict[str, Any]:
    """What a report comes to: its language and day, the exit code and why, and how much was found."""
    lang: Language = "de" if report.lang == "de" else "en"
    return {
        "schema": SCHEMA,
        "lang": lang,
        "as_of": report.as_of,
        "exit_code": report.exit_code,
        "verdict": verdict(report, lang),
        "summary": totals(report, lang),
        "counts": {str(severity): report.count(severity) for severity in sorted(Severity, reverse=True)},
        "fail_on": str(report.fail_on),
    }


def journey_data(one: Audited, lang: Language) -> dict[str, Any]:
    """A journey that was audited as plain data, with the customer's bill."""
    return {
        "file": one.file,
        "id": one.id,
        "title": one.title,
        "language": one.language,
        "touchpoints": one.touchpoints,
        "bill": bill_data(one.bill, lang),
    }


def finding_data(one: Finding) -> dict[str, Any]:
    """A finding as plain data."""
    return {
        "rule": one.rule,
        "severity": str(one.severity),
        "message": one.message,
        "file": one.file,
        "path": list(one.path),
        **_place(one.span),
        "journey": one.journey,
        "stage": one.stage,
        "element": one.element,
        "title": one.title,
        "subject": one.subject,
        "fingerprint": one.fingerprint,
        "cause": one.cause or None,
        "law": one.law or None,
        "assumed": one.assumed,
        "accepted": one.accepted or None,
        "baseline": one.known,
        "quote": one.quote or None,
        "confidence": one.confidence,
        "related": [
            {"file": place.file, "path": list(place.path), **_place(place.span), "text": place.text}
            for place in one.related
        ],
        "facts": dict(one.facts),
    }


def problem_data(one: Problem) -> dict[str, Any]:
    """A problem or a remark as plain data."""
    return {"code": one.code, "message": one.message, "hint": one.hint or None, "file": one.file, **_place(one.span)}


def _place(span: Span) -> dict[str, int]:
    return {
        "line": span.start.line,
        "column": span.start.column,
        "end_line": span.end.line,
        "end_column": span.end.column,
    }
