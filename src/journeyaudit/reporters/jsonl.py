"""The report as JSON lines: one for each finding, problem and remark, and a last one with the verdict."""

from __future__ import annotations

from journeyaudit.report import Report
from journeyaudit.reporters.json import finding_data, problem_data, summary, written
from journeyaudit.reporters.style import Style


def render(report: Report, style: Style) -> str:
    """The report as lines that each are a JSON object; `type` says what a line is, `verdict` is always the last.

    What the objects hold is what the JSON report holds under `findings`, `problems` and `remarks`, and at its top.
    """
    lines = [{"type": "problem", **problem_data(one)} for one in report.problems]
    lines += [{"type": "remark", **problem_data(one)} for one in report.remarks]
    lines.append({"type": "verdict", **summary(report)})
    *others, last = (written(line, style, indent=None) for line in lines)
    return "".join([*others, findings_only(report, style), last])


def findings_only(report: Report, style: Style) -> str:
    """The findings alone, one JSON object a line."""
    shown = (one for one in report.everything if one.severity >= style.least)
    return "".join(written({"type": "finding", **finding_data(one)}, style, indent=None) for one in shown)
