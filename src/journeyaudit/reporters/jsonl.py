"""The report as JSON lines: one for each finding, problem and remark, and a last one with the verdict."""

from __future__ import annotations

from collections.abc import Iterator

from journeyaudit.report import Report
from journeyaudit.reporters.json import finding_data, problem_data, summary, written
from journeyaudit.reporters.style import Style


def render(report: Report, style: Style) -> str:
    """The report as lines that each are a JSON object; `type` says what a line is, `verdict` is always the last.

    What the objects hold is what the JSON report holds under `findings`, `problems` and `remarks`, and at its top.
    """
    return "".join(pieces(report, style))


def pieces(report: Report, style: Style) -> Iterator[str]:
    """The same line by line, so that nobody has to hold all of a large report."""
    for one in report.problems:
        yield written({"type": "problem", **problem_data(one)}, style, indent=None)
    for one in report.remarks:
        yield written({"type": "remark", **problem_data(one)}, style, indent=None)
    yield from _findings(report, style)
    yield written({"type": "verdict", **summary(report)}, style, indent=None)


def findings_only(report: Report, style: Style) -> str:
    """The findings alone, one JSON object a line."""
    return "".join(_findings(report, style))


def _findings(report: Report, style: Style) -> Iterator[str]:
    shown = (one for one in report.everything if one.severity >= style.least)
    return (written({"type": "finding", **finding_data(one)}, style, indent=None) for one in shown)
