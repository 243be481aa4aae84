"""The JSON Schema of a rule file, for editors; whether conditions fit together is checked when a rule is loaded."""

from __future__ import annotations

from typing import Any

from journeyaudit.model import JustifiedBy

_SEVERITY = {"enum": ["error", "warning", "info"]}
_WORDING = {
    "type": "object",
    "properties": {"en": {"type": "string"}, "de": {"type": "string"}},
    "additionalProperties": False,
    "minProperties": 1,
}
_CONDITION = {"type": "object", "minProperties": 1}


def rule_schema() -> dict[str, Any]:
    """The schema: keys, texts and lists; the language of conditions is open in it."""
    case = {
        "each": {"type": ["string", "object"], "description": "The kind of element that the rule looks at."},
        "when": {**_CONDITION, "description": "Which of these elements it is about."},
        "flag_if": {**_CONDITION, "description": "What makes an element a finding."},
        "unless": {**_CONDITION, "description": "What exempts an element, where it is proved."},
        "error_if": {**_CONDITION, "description": "When a finding is an error."},
        "warning_if": {**_CONDITION, "description": "When a finding is a warning."},
        "info_if": {**_CONDITION, "description": "When a finding is a hint."},
        "severity": {**_SEVERITY, "description": "How much a finding matters."},
        "yields_to": {
            "type": "array",
            "items": {"enum": [one.value for one in JustifiedBy]},
            "description": "Reasons under `justified` that exempt a step.",
        },
        "point_at": {
            "type": ["string", "array"],
            "items": {"type": "string"},
            "description": "The field that a finding points at; of several the first that leads to a place.",
        },
        "also_point_at": {"type": "object", "additionalProperties": _WORDING, "description": "Related places."},
        "message": {**_WORDING, "description": "The sentence of a finding."},
        "facts": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Values that go into machine-readable reports, beside what was caught.",
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rule of journeyaudit",
        "type": "object",
        "required": ["id", "title", "basis", "severity", "why", "fix", "examples"],
        "additionalProperties": False,
        "properties": {
            "id": {
                "type": "string",
                "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
                "description": "The name of the file.",
            },
            "title": {**_WORDING, "description": "What the pattern is called."},
            "basis": {
                "type": "object",
                "required": ["kind", "source"],
                "additionalProperties": False,
                "properties": {
                    "kind": {"enum": ["law", "standard", "research", "convention"]},
                    "source": {"type": "string"},
                },
                "description": "What the rule rests on.",
            },
            "law": {"type": "array", "items": _LAW, "description": "Provisions that make findings errors."},
            "settings": {"type": "object", "additionalProperties": _SETTING, "description": "Thresholds."},
            "explains": {"type": "array", "items": {"type": "string"}, "description": "Rules that it explains."},
            "why": {**_WORDING, "description": "Why it hurts, and whom."},
            "fix": {**_WORDING, "description": "What to do instead."},
            "by": {"enum": ["loader"], "description": "For what the loader refuses: a rule without conditions."},
            "cases": {
                "type": "array",
                "minItems": 1,
                "items": {"type": "object", "properties": case, "additionalProperties": False},
                "description": "Several shapes of one defect.",
            },
            "examples": {"type": "array", "minItems": 2, "items": _EXAMPLE, "description": "Tests and documentation."},
            **case,
        },
    }


_LAW = {
    "type": "object",
    "required": ["market", "ref"],
    "additionalProperties": False,
    "properties": {
        "market": {"type": "string"},
        "sector": {"type": "string"},
        "since": {"type": "string", "format": "date"},
        "ref": {"type": "string"},
        "checked": {"type": "string", "format": "date"},
        "settings": {"type": "object"},
        "when": _CONDITION,
    },
}
_SETTING = {
    "type": "object",
    "required": ["default"],
    "additionalProperties": False,
    "properties": {
        "default": {},
        "type": {"enum": ["duration", "number", "money", "share"]},
        "en": {"type": "string"},
        "de": {"type": "string"},
    },
}
_EXAMPLE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "bad": {"type": "string"},
        "good": {"type": "string"},
        "unclear": {"type": "string"},
        "expect": {"type": "array", "items": {"type": "string"}},
        "missing": {"type": "array", "items": {"type": "string"}},
        "lang": {"enum": ["en", "de"]},
        "portfolio": {"enum": ["whole", "partial"]},
        "as_of": {"type": "string", "format": "date"},
        "settings": {"type": "object"},
    },
}
