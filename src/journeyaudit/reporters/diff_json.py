"""The comparison as JSON, in a schema with a version of its own."""

from __future__ import annotations

from typing import Any

from journeyaudit.billing import bill_data
from journeyaudit.diff import Change, Comparison, JourneyDiff, Shift, Side
from journeyaudit.reporters.diff_sentences import asides, change_text, closing, remark, side_name, verdict
from journeyaudit.reporters.json import finding_data, problem_data, written
from journeyaudit.reporters.style import Style
from journeyaudit.values import Language

SCHEMA = "journeyaudit/diff@1"


def render(comparison: Comparison, style: Style) -> str:
    """The whole comparison; findings below the severity that is shown are left out of `findings` only."""
    lang: Language = "de" if comparison.lang == "de" else "en"
    data = {
        "schema": SCHEMA,
        "lang": lang,
        "as_of": comparison.new.report.as_of,
        "exit_code": comparison.exit_code,
        "verdict": closing(comparison, lang),
        "summary": verdict(comparison, lang),
        "asides": asides(comparison, lang),
        "worse": comparison.worse,
        "fail_on": str(comparison.fail_on),
        "fail_on_worse": comparison.fail_on_worse,
        "old": side_name(comparison.old, lang),
        "new": side_name(comparison.new, lang),
        "journeys": [_journey(one, lang) for one in comparison.journeys if one.journey is not None],
        "findings": [
            {
                "fate": str(one.fate),
                "severity": str(one.finding.severity),
                "rule": one.finding.rule,
                "journey": one.finding.journey,
                "old": finding_data(one.old) if one.old is not None else None,
                "new": finding_data(one.new) if one.new is not None else None,
            }
            for journey in comparison.journeys
            for one in journey.findings
            if one.finding.severity >= style.least
        ],
        "problems": [{"side": _side(side, comparison), **problem_data(one)} for side, one in comparison.problems],
    }
    return written(data, style)


def _side(side: Side | None, comparison: Comparison) -> str:
    return "both" if side is None else "old" if side is comparison.old else "new"


def _journey(one: JourneyDiff, lang: Language) -> dict[str, Any]:
    journey = one.journey
    assert journey is not None, "what belongs to no journey is no journey"
    return {
        "presence": str(one.presence),
        "id": journey.id,
        "title": journey.title,
        "old": {"file": one.old.file, "id": one.old.id, "title": one.old.title} if one.old is not None else None,
        "new": {"file": one.new.file, "id": one.new.id, "title": one.new.title} if one.new is not None else None,
        "bill": _bill(one, lang),
    }


def _bill(one: JourneyDiff, lang: Language) -> dict[str, Any] | None:
    if one.old is None or one.new is None:
        return None
    before, after = bill_data(one.old.bill, lang), bill_data(one.new.bill, lang)
    return {
        change.item: {
            "direction": str(change.direction),
            "old": before[change.item],
            "new": after[change.item],
            "difference": _difference(change),
            "at_least": change.at_least,
            "unsure": str(change.unsure) if change.unsure is not None else None,
            "text": "; ".join(filter(None, (change_text(change, lang), remark(change, lang)))),
        }
        for change in one.bill
    }


def _difference(change: Change) -> int | dict[str, int] | None:
    if isinstance(change.difference, Shift):
        shift = change.difference
        return {"seconds": shift.seconds, "workdays": shift.workdays, "businessdays": shift.businessdays}
    return change.difference
