"""The JSON Schema of the JSON report, for programs that read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeyaudit.report import Severity
from journeyaudit.reporters.json import SCHEMA

TEXT = {"type": "string"}
TEXT_OR_NULL = {"type": ["string", "null"]}
NUMBER = {"type": "integer", "minimum": 0}
FLAG = {"type": "boolean"}
SEVERITY = {"enum": [str(one) for one in Severity]}
TEXTS = {"type": "array", "items": TEXT}
DAY = {"type": "string", "format": "date"}
_PATH = {
    "type": "array",
    "items": {"type": ["string", "integer"]},
    "description": "The way to the value in the model: keys, and numbers of list items from 0.",
}
PLACE = {
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
        **as_object(
            {
                "schema": {"const": SCHEMA},
                "lang": {"enum": ["en", "de"], "description": "Language of the messages."},
                "as_of": {**DAY, "description": "The day of the audit, which decides what law is in force."},
                "exit_code": {"enum": [0, 1, 2]},
                "verdict": {**TEXT, "description": "Why the exit code is what it is."},
                "summary": {**TEXT, "description": "How much was found in how many journeys."},
                "counts": {
                    **as_object({str(one): NUMBER for one in Severity}),
                    "description": "Findings by severity, without accepted and known ones.",
                },
                "fail_on": {**SEVERITY, "description": "The least severity that ends the audit with 1."},
                "journeys": as_list(_JOURNEY),
                "texts": as_list({"file": TEXT, "language": TEXT}, "Texts without a journey that were listened to."),
                "findings": as_list(FINDING),
                "not_assessed": as_list(
                    {"rule": TEXT, "file": TEXT, "journey": TEXT, "fields": TEXTS},
                    "Rules that could not judge a journey, with the fields that would decide it.",
                ),
                "unlocks": as_list(
                    {"field": TEXT, "judgements": NUMBER, "missing_at": {"type": ["integer", "null"]}},
                    "Fields that would let rules judge, the most useful first.",
                ),
                "problems": as_list(
                    {"code": TEXT, "message": TEXT, "hint": TEXT_OR_NULL, "file": TEXT, **PLACE},
                    "What kept the audit from a trustworthy verdict.",
                ),
                "remarks": as_list(
                    {"code": TEXT, "message": TEXT, "hint": TEXT_OR_NULL, "file": TEXT, **PLACE},
                    "What is good to know and no fault: what a file does not say, or what was not taken over from it.",
                ),
                "statistics": as_list(
                    {"rule": TEXT, "severity": SEVERITY, "count": NUMBER, "accepted": NUMBER, "baseline": NUMBER},
                    "Findings by rule, the worst first: those that stand, that are accepted, that the baseline knows.",
                ),
                "untouched": {**NUMBER, "description": "Journeys that the change in question does not touch."},
                "skipped": {**NUMBER, "description": "YAML documents in folders that are no journeys."},
                "rules": as_list(_RULE, "The rules that ran."),
            }
        ),
    }


def as_object(properties: Mapping[str, Any]) -> dict[str, Any]:
    """An object with these properties, all of them required."""
    return {
        "type": "object",
        "required": list(properties),
        "properties": dict(properties),
    }


def as_list(properties: Mapping[str, Any], description: str = "") -> dict[str, Any]:
    """A list of objects with these properties."""
    found = {"type": "array", "items": as_object(properties)}
    return {**found, "description": description} if description else found


DURATION = {
    **as_object({"seconds": NUMBER, "workdays": NUMBER, "businessdays": NUMBER}),
    "description": "A time: calendar seconds, Werktage (Monday to Saturday) and working days (Monday to Friday).",
}
BILL = {
    "contacts": "Contacts that the customer notices, each as often as it typically happens.",
    "own_steps": "Steps that the customer does.",
    "waiting": "Waiting for others until the end, on the longest way.",
    "minutes": "The customer's own work.",
    "handoffs": "How often the case changes hands.",
    "units": "Units that answer for some step.",
    "channels": "Channels that the customer meets.",
    "documents": "Documents, originals and signatures that the customer has to bring.",
    "fields": "Form fields that the customer fills in.",
    "logins": "How often the customer has to log in.",
    "asked_twice": "Facts that the customer gives more than once.",
}


def amount(description: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """An item of a bill; without a value and with nothing missing it has no limit."""
    parts = {
        "value": {"anyOf": [value, {"type": "null"}], "description": "null where nothing of it is known."},
        "at_least": {**FLAG, "description": "The true value is this or more."},
        "missing": {**TEXTS, "description": "Fields that would make it exact."},
        "inferred": {**FLAG, "description": "It rests on something that was inferred, not written."},
        "least": {
            "anyOf": [value, {"type": "null"}],
            "description": "The same on the way that is lightest for it; null where that is not known or no other.",
        },
        "text": {**TEXT, "description": "The item as reports show it."},
    }
    return {**as_object(parts), "description": description}


_JOURNEY = {
    "file": TEXT,
    "id": TEXT,
    "title": TEXT,
    "language": TEXT,
    "touchpoints": NUMBER,
    "bill": {
        **as_object(
            {name: amount(text, DURATION if name in ("waiting", "minutes") else NUMBER) for name, text in BILL.items()}
        ),
        "description": "What the journey costs the customer on its heaviest way.",
    },
}
FINDING = {
    "rule": TEXT,
    "severity": SEVERITY,
    "message": TEXT,
    "file": TEXT,
    "path": _PATH,
    **PLACE,
    "journey": {**TEXT, "description": "Id of the journey; empty for what belongs to none."},
    "stage": {**TEXT, "description": "Title of the stage; empty where there is none."},
    "element": {**TEXT, "description": "Id of the touchpoint, or of what else is meant; empty for the journey."},
    "title": {**TEXT, "description": "How the element is called."},
    "subject": {**TEXT, "description": "What exactly is meant, in words that do not move with the file."},
    "fingerprint": {**TEXT, "description": "What the finding is recognised by, whatever line it moves to."},
    "cause": {**TEXT_OR_NULL, "description": "Fingerprint of the finding that explains this one."},
    "law": {**TEXT_OR_NULL, "description": "The provision that made it an error."},
    "assumed": {**FLAG, "description": "It rests on something that was inferred, not written."},
    "accepted": {**TEXT_OR_NULL, "description": "The reason for which somebody accepted it."},
    "baseline": {**FLAG, "description": "The baseline knows it, so that it is not part of the verdict."},
    "quote": {**TEXT_OR_NULL, "description": "The words of a text that it is about."},
    "confidence": {
        "type": ["number", "null"],
        "minimum": 0,
        "maximum": 1,
        "description": "How sure it is that the words are meant so, where that was measured.",
    },
    "related": as_list({"file": TEXT, "path": _PATH, **PLACE, "text": TEXT}, "Other places that belong to it."),
    "facts": {"type": "object", "description": "What the rule caught, by the names of the rule."},
}
_RULE = {
    "id": TEXT,
    "family": TEXT,
    "title": TEXT,
    "severity": SEVERITY,
    "basis": {"enum": ["law", "standard", "research", "convention"]},
    "source": TEXT,
    "laws": as_list({"ref": TEXT, "checked_on": {**DAY, "type": ["string", "null"]}}),
    "why": TEXT,
    "fix": TEXT,
}
