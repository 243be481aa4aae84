"""The parts of SARIF 2.1.0 that the report uses, with what GitHub demands beyond the standard.

Names, types and patterns are those of the OASIS schema; nothing is optional that code scanning needs, and nothing that
is not named here may be there.
"""

from __future__ import annotations

from typing import Any

SHORT = {"type": "string", "minLength": 1, "maxLength": 1024}
TEXT = {"type": "string", "minLength": 1}
FROM_ONE = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["error", "warning", "note"]}


def closed(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
        "additionalProperties": False,
    }


def several(items: dict[str, Any], least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": least}


REGION = closed({"startLine": FROM_ONE, "startColumn": FROM_ONE, "endLine": FROM_ONE, "endColumn": FROM_ONE})
URI = {"type": "string", "pattern": r"^([!#$&-;=?@A-Z_a-z~]|%[0-9A-F]{2})+$"}
PHYSICAL = closed({"artifactLocation": closed({"uri": URI}, {"uriBaseId": {"const": "%SRCROOT%"}}), "region": REGION})
LOGICAL = several(closed({"fullyQualifiedName": TEXT}, {"name": TEXT}), 1)
RULE = closed(
    {
        "id": TEXT,
        "shortDescription": closed({"text": SHORT}),
        "fullDescription": closed({"text": SHORT}),
        "help": closed({"text": TEXT, "markdown": TEXT}),
        "defaultConfiguration": closed({"level": LEVEL}),
        "properties": closed(
            {
                "problem.severity": {"enum": ["error", "warning", "recommendation"]},
                "tags": {"type": "array", "items": TEXT, "maxItems": 20, "uniqueItems": True},
            }
        ),
    },
    {"name": {"type": "string", "pattern": "^[A-Z0-9][A-Za-z0-9]*$", "maxLength": 255}},
)
RESULT = closed(
    {
        "ruleId": TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": closed({"text": TEXT}),
        "locations": {
            **several(closed({"physicalLocation": PHYSICAL}, {"logicalLocations": LOGICAL}), 1),
            "maxItems": 1,
        },
        "partialFingerprints": closed({"journeyaudit/v1": TEXT}),
        "properties": {
            "type": "object",
            "propertyNames": {"enum": ["journey", "stage", "element", "subject", "law", "assumed"]},
        },
    },
    {
        "relatedLocations": several(
            closed({"id": FROM_ONE, "physicalLocation": PHYSICAL}, {"message": closed({"text": TEXT})}), 1
        ),
        "baselineState": {"enum": ["new", "unchanged"]},
    },
)
NOTIFICATION = closed(
    {"level": {"enum": ["error", "note"]}, "descriptor": closed({"id": TEXT}), "message": closed({"text": TEXT})},
    {"locations": several(closed({"physicalLocation": PHYSICAL}), 1)},
)
RUN = closed(
    {
        "tool": closed(
            {"driver": closed({"name": {"const": "journeyaudit"}, "semanticVersion": TEXT, "rules": several(RULE)})}
        ),
        "automationDetails": closed({"id": {"const": "journeyaudit/"}}),
        "language": {"enum": ["en", "de"]},
        "columnKind": {"const": "unicodeCodePoints"},
        "originalUriBaseIds": closed({"%SRCROOT%": closed({"description": closed({"text": TEXT})})}),
        "invocations": {
            **several(
                closed(
                    {
                        "executionSuccessful": {"type": "boolean"},
                        "exitCode": {"enum": [0, 1, 2]},
                        "exitCodeDescription": TEXT,
                        "toolExecutionNotifications": several(NOTIFICATION),
                    }
                ),
                1,
            ),
            "maxItems": 1,
        },
        "results": {**several(RESULT), "maxItems": 25_000},
    }
)
SARIF = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **closed({"$schema": TEXT, "version": {"const": "2.1.0"}, "runs": {**several(RUN, 1), "maxItems": 1}}),
}
