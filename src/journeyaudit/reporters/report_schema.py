"""The JSON Schema of the JSON report, for programs that read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeyaudit.report import Severity
from journeyaudit.reporters.json import SCHEMA

_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_NUMBER = {"type": "integer", "minimum": 0}
_FLAG = {"type": "boolean"}
_SEVERITY = {"enum": [str(one) for one in Severity]}
_TEXTS = {"type": "array", "items": _TEXT}
_DAY = {"type": "string", "format": "date"}
_PATH = {
    "type": "array",
    "items": {"type": ["string", "integer"]},
    "description": "The way to the value in the model: keys, and numbers of list items from 0.",
}
_PLACE = {
    name: {"type": "integer", "minimum": 1, "description": f"{text}, from 1, in code points."}
    for name, text in {
        "line": "First line",
        "column": "Column of the first character",
        "end_line": "Last line",
        "end_column": "Column after the last character",
    }.items()
}


def report_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of `journeyaudit check --format json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Report of journeyaudit",
        **_object(
            {
                "schema": {"const": SCHEMA},
                "lang": {"enum": ["en", "de"], "description": "Language of the messages."},
                "as_of": {**_DAY, "description": "The day of the audit, which decides what law is in force."},
                "exit_code": {"enum": [0, 1, 2]},
                "verdict": {**_TEXT, "description": "Why the exit code is what it is."},
                "summary": {**_TEXT, "description": "How much was found in how many journeys."},
                "counts": {
                    **_object({str(one): _NUMBER for one in Severity}),
                    "description": "Findings by severity, without accepted ones.",
                },
                "fail_on": {**_SEVERITY, "description": "The least severity that ends the audit with 1."},
                "journeys": _list(_JOURNEY),
                "texts": _list({"file": _TEXT, "language": _TEXT}, "Texts without a journey that were listened to."),
                "findings": _list(_FINDING),
                "not_assessed": _list(
                    {"rule": _TEXT, "file": _TEXT, "journey": _TEXT, "fields": _TEXTS},
                    "Rules that could not judge a journey, with the fields that would decide it.",
                ),
                "unlocks": _list(
                    {"field": _TEXT, "judgements": _NUMBER, "missing_at": {"type": ["integer", "null"]}},
                    "Fields that would let rules judge, the most useful first.",
                ),
                "problems": _list(
                    {"code": _TEXT, "message": _TEXT, "hint": _TEXT_OR_NULL, "file": _TEXT, **_PLACE},
                    "What kept the audit from a trustworthy verdict.",
                ),
                "remarks": _list(
                    {"code": _TEXT, "message": _TEXT, "hint": _TEXT_OR_NULL, "file": _TEXT, **_PLACE},
                    "What is good to know and no fault: what a file does not say, or what was not taken over from it.",
                ),
                "skipped": {**_NUMBER, "description": "YAML documents in folders that are no journeys."},
                "rules": _list(_RULE, "The rules that ran."),
            }
        ),
    }


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(properties),
        "properties": dict(properties),
    }


def _list(properties: Mapping[str, Any], description: str = "") -> dict[str, Any]:
    found = {"type": "array", "items": _object(properties)}
    return {**found, "description": description} if description else found


_DURATION = {
    **_object({"seconds": _NUMBER, "workdays": _NUMBER, "businessdays": _NUMBER}),
    "description": "A time: calendar seconds, Werktage (Monday to Saturday) and working days (Monday to Friday).",
}
_BILL = {
    "contacts": "Contacts that the customer notices, each as often as it typically happens.",
    "own_steps": "Steps that the customer does.",
    "waiting": "Waiting until the end, on the longest way.",
    "minutes": "The customer's own work.",
    "handoffs": "How often the case changes hands.",
    "units": "Units that answer for some step.",
    "channels": "Channels that the customer meets.",
    "documents": "Documents, originals and signatures that the customer has to bring.",
    "fields": "Form fields that the customer fills in.",
    "logins": "How often the customer has to log in.",
    "asked_twice": "Facts that the customer gives more than once.",
}


def _amount(description: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """An item of a bill; without a value and with nothing missing it has no limit."""
    parts = {
        "value": {"anyOf": [value, {"type": "null"}], "description": "null where nothing of it is known."},
        "at_least": {**_FLAG, "description": "The true value is this or more."},
        "missing": {**_TEXTS, "description": "Fields that would make it exact."},
        "inferred": {**_FLAG, "description": "It rests on something that was inferred, not written."},
        "least": {
            "anyOf": [value, {"type": "null"}],
            "description": "The same on the way that is lightest for it; null where that is not known or no other.",
        },
        "text": {**_TEXT, "description": "The item as reports show it."},
    }
    return {**_object(parts), "description": description}


_JOURNEY = {
    "file": _TEXT,
    "id": _TEXT,
    "title": _TEXT,
    "language": _TEXT,
    "touchpoints": _NUMBER,
    "bill": {
        **_object(
            {
                name: _amount(text, _DURATION if name in ("waiting", "minutes") else _NUMBER)
                for name, text in _BILL.items()
            }
        ),
        "description": "What the journey costs the customer on its heaviest way.",
    },
}
_FINDING = {
    "rule": _TEXT,
    "severity": _SEVERITY,
    "message": _TEXT,
    "file": _TEXT,
    "path": _PATH,
    **_PLACE,
    "journey": {**_TEXT, "description": "Id of the journey; empty for what belongs to none."},
    "stage": {**_TEXT, "description": "Title of the stage; empty where there is none."},
    "element": {**_TEXT, "description": "Id of the touchpoint, or of what else is meant; empty for the journey."},
    "title": {**_TEXT, "description": "How the element is called."},
    "subject": {**_TEXT, "description": "What exactly is meant, in words that do not move with the file."},
    "fingerprint": {**_TEXT, "description": "What the finding is recognised by, whatever line it moves to."},
    "cause": {**_TEXT_OR_NULL, "description": "Fingerprint of the finding that explains this one."},
    "law": {**_TEXT_OR_NULL, "description": "The provision that made it an error."},
    "assumed": {**_FLAG, "description": "It rests on something that was inferred, not written."},
    "accepted": {**_TEXT_OR_NULL, "description": "The reason for which somebody accepted it."},
    "quote": {**_TEXT_OR_NULL, "description": "The words of a text that it is about."},
    "confidence": {
        "type": ["number", "null"],
        "minimum": 0,
        "maximum": 1,
        "description": "How sure it is that the words are meant so, where that was measured.",
    },
    "related": _list({"file": _TEXT, "path": _PATH, **_PLACE, "text": _TEXT}, "Other places that belong to it."),
    "facts": {"type": "object", "description": "What the rule caught, by the names of the rule."},
}
_RULE = {
    "id": _TEXT,
    "family": _TEXT,
    "title": _TEXT,
    "severity": _SEVERITY,
    "basis": {"enum": ["law", "standard", "research", "convention"]},
    "source": _TEXT,
    "laws": _list({"ref": _TEXT, "checked_on": {**_DAY, "type": ["string", "null"]}}),
    "why": _TEXT,
    "fix": _TEXT,
}
