"""Formats of a report: each turns a report into text, and does nothing else."""

from collections.abc import Callable, Mapping

from journeyaudit.report import Report
from journeyaudit.reporters import concise, full, json
from journeyaudit.reporters.report_schema import report_schema
from journeyaudit.reporters.style import Style

Reporter = Callable[[Report, Style], str]

REPORTERS: Mapping[str, Reporter] = {"full": full.render, "concise": concise.render, "json": json.render}
"""Every format by name."""

__all__ = ["REPORTERS", "Reporter", "Style", "report_schema"]
