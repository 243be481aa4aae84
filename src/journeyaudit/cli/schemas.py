"""The command `schema`: JSON Schemas for editors."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from journeyaudit.cli.console import write
from journeyaudit.model import model_schema
from journeyaudit.reporters.diff_schema import diff_schema
from journeyaudit.reporters.report_schema import report_schema
from journeyaudit.rule import rule_schema
from journeyaudit.settings import settings_schema


class Subject(StrEnum):
    """What a schema describes."""

    JOURNEY = "journey"
    ORGANISATION = "organisation"
    RULE = "rule"
    SETTINGS = "settings"
    REPORT = "report"
    DIFF = "diff"


def schema(
    subject: Annotated[
        Subject,
        typer.Argument(
            metavar="SUBJECT", help="What the schema describes: journey, organisation, rule, settings, report or diff."
        ),
    ],
) -> None:
    """Print a JSON Schema, for editors and programs."""
    write(schema_json(subject))


def schema_json(subject: Subject) -> str:
    """The JSON Schema of a kind of file, as text."""
    return json.dumps(schema_of(subject), ensure_ascii=False, indent=2) + "\n"


def schema_of(subject: Subject) -> dict[str, object]:
    """The JSON Schema of a kind of file."""
    if subject is Subject.RULE:
        return rule_schema()
    if subject is Subject.SETTINGS:
        return settings_schema()
    if subject is Subject.REPORT:
        return report_schema()
    if subject is Subject.DIFF:
        return diff_schema()
    return model_schema("journey" if subject is Subject.JOURNEY else "organisation")
