"""Writes journeys as a CSV table: a row for each step, with the columns that the reader of tables knows."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from journeyaudit.exports.cells import cell, safe
from journeyaudit.exports.export import Export, left_out
from journeyaudit.model import Journey, Touchpoint, field_docs, ids
from journeyaudit.model.references import walk
from journeyaudit.sources.table import COLUMNS, JOURNEY, STAGE, TITLE, guarded
from journeyaudit.values import Language, say

DELIMITERS: Mapping[Language, str] = MappingProxyType({"en": ",", "de": ";"})
"""What parts the cells: spreadsheets that speak German use the comma in numbers."""


def write(journeys: Sequence[Journey], lang: Language = "en") -> Export:
    """The table of some journeys, with the columns of which at least one step says something."""
    rows = [row for journey in journeys for row in _rows(journey, lang)]
    used = [field for field in COLUMNS if any(row.get(field) for row in rows)]
    out = io.StringIO()
    table = csv.writer(out, delimiter=DELIMITERS[lang], lineterminator="\n")
    table.writerow([COLUMNS[field].de if lang == "de" else COLUMNS[field].en for field in used])
    table.writerows([row.get(field, "") for field in used] for row in rows)
    fields: dict[str, int] = {}
    for journey in journeys:
        for name, number in left_out(journey, _held()).items():
            fields[name] = fields.get(name, 0) + number
    remarks: list[str] = []
    if fields:
        listed = ", ".join(f"{name} ({number})" for name, number in sorted(fields.items()))
        remarks.append(say("a table has no place for these fields, they are left out: {fields}", fields=listed))
    return Export(out.getvalue(), tuple(remarks))


def _rows(journey: Journey, lang: Language) -> list[dict[str, str]]:
    named = ids(journey)
    stages = [stage.title for stage in journey.stages or ()]
    rows: list[dict[str, str]] = []
    for path, step in walk(journey):
        if "backstage" in path:
            continue
        row = {field: cell(step, field, lang) for field in COLUMNS if field not in (JOURNEY, STAGE)}
        row[JOURNEY] = guarded(_line(journey.title))
        row[STAGE] = guarded(_line(stages[path[1]])) if isinstance(path[1], int) and path[0] == "stages" else ""
        row[TITLE], row["id"] = guarded(_line(step.title)), guarded(named[path])
        rows.append(row)
    return rows


def _line(text: str) -> str:
    return " ".join(safe(text).split("\n"))


def _held() -> frozenset[str]:
    """The fields that a table can hold."""
    parts = {doc.key: doc.part.FIRST for doc in field_docs(Touchpoint) if doc.part is not None}
    steps = {f"step.{field}.{parts[field]}" if field in parts else f"step.{field}" for field in COLUMNS}
    return frozenset({"journey", "stage.title"} | steps)
