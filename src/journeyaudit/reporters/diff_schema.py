"""The JSON Schema of the JSON comparison, for programs that read it."""

from __future__ import annotations

from typing import Any

from journeyaudit.diff import Direction, Fate, Presence, Unsure
from journeyaudit.reporters.diff_json import SCHEMA
from journeyaudit.reporters.report_schema import (
    BILL,
    DAY,
    DURATION,
    FINDING,
    FLAG,
    NUMBER,
    PLACE,
    SEVERITY,
    TEXT,
    TEXT_OR_NULL,
    TEXTS,
    amount,
    as_list,
    as_object,
)

TIMES = ("waiting", "minutes")
"""The items of a bill that are times."""


def diff_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of `journeyaudit diff --format json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Comparison of journeyaudit",
        **as_object(
            {
                "schema": {"const": SCHEMA},
                "lang": {"enum": ["en", "de"], "description": "Language of the texts."},
                "as_of": {**DAY, "description": "The day of both audits, which decides what law is in force."},
                "exit_code": {"enum": [0, 1, 2]},
                "verdict": {**TEXT, "description": "Why the exit code is what it is."},
                "summary": {**TEXT, "description": "What got worse and better for the customer, in one sentence."},
                "asides": {**TEXTS, "description": "What is no part of that: new journeys, what nobody can judge."},
                "worse": {**FLAG, "description": "What --fail-on-worse asks for."},
                "fail_on": {**SEVERITY, "description": "The least severity of a new finding that makes it worse."},
                "fail_on_worse": FLAG,
                "old": {**TEXT, "description": "What the old side is called."},
                "new": {**TEXT, "description": "What the new side is called."},
                "journeys": as_list(_journey(), "Those of the new side, then those that are gone."),
                "findings": as_list(
                    {
                        "fate": {"enum": list(Fate), "description": "What became of it."},
                        "severity": {**SEVERITY, "description": "As it is now, else as it was."},
                        "rule": TEXT,
                        "journey": {**TEXT, "description": "Id of the journey; empty for what belongs to none."},
                        "old": _or_null(as_object(FINDING)),
                        "new": _or_null(as_object(FINDING)),
                    },
                    "Every finding of either side, once.",
                ),
                "problems": as_list(
                    {
                        "side": {"enum": ["old", "new", "both"]},
                        "code": TEXT,
                        "message": TEXT,
                        "hint": TEXT_OR_NULL,
                        "file": TEXT,
                        **PLACE,
                    },
                    "What kept a side from being audited.",
                ),
            }
        ),
    }


def _journey() -> dict[str, Any]:
    side = _or_null(as_object({"file": TEXT, "id": TEXT, "title": TEXT}))
    items = {name: {**as_object(_change(name)), "description": text} for name, text in BILL.items()}
    return {
        "presence": {"enum": list(Presence)},
        "id": TEXT,
        "title": TEXT,
        "old": side,
        "new": side,
        "bill": {**_or_null(as_object(items)), "description": "null for a journey that is on one side only."},
    }


def _change(item: str) -> dict[str, Any]:
    value = DURATION if item in TIMES else NUMBER
    parts = {name: {"type": "integer"} for name in ("seconds", "workdays", "businessdays")}
    shift = as_object(parts) if item in TIMES else {"type": "integer"}
    return {
        "direction": {
            "enum": list(Direction),
            "description": "better or worse only where that is proved; other: more is neither good nor bad.",
        },
        "old": amount("Before.", value),
        "new": amount("Now.", value),
        "difference": {**_or_null(shift), "description": "New less old; of what is known where that is not all."},
        "at_least": {**FLAG, "description": "The true difference is this or more."},
        "unsure": {"enum": [*Unsure, None], "description": "Why the two cannot be compared."},
        "text": {**TEXT, "description": "The change as reports show it."},
    }


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}
