"""Formats of a report: each turns a report into text, and does nothing else."""

from collections.abc import Callable, Mapping

from journeyaudit.report import Report
from journeyaudit.reporters import concise, full, github, gitlab, json, jsonl, junit, markdown, sarif
from journeyaudit.reporters.bills import BILLS
from journeyaudit.reporters.report_schema import report_schema
from journeyaudit.reporters.style import Style

Reporter = Callable[[Report, Style], str]

REPORTERS: Mapping[str, Reporter] = {
    "full": full.render,
    "concise": concise.render,
    "json": json.render,
    "jsonl": jsonl.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "markdown": markdown.render,
}
"""Every format by name."""

__all__ = ["BILLS", "REPORTERS", "Reporter", "Style", "report_schema"]
