"""One line a finding: file, line, column, severity, rule and message."""

from __future__ import annotations

from journeyaudit.report import Report
from journeyaudit.reporters.plain import shown
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.words import totals, verdict
from journeyaudit.source import Span
from journeyaudit.values import Language


def render(report: Report, style: Style) -> str:
    """The report as lines that editors and scripts can read."""
    lang: Language = "de" if report.lang == "de" else "en"
    lines = []
    for problem in report.problems:
        advice = f" ({problem.hint})" if problem.hint else ""
        lines.append(f"{_place(problem.file, problem.span)}: error[{problem.code}] {problem.message}{advice}")
    for one in report.findings:
        if one.severity >= style.least and not one.accepted:
            lines.append(f"{_place(one.file, one.span)}: {one.severity}[{one.rule}] {one.message}")
    if not style.quiet:
        for remark in report.remarks:
            advice = f" ({remark.hint})" if remark.hint else ""
            lines.append(f"{_place(remark.file, remark.span)}: note[{remark.code}] {remark.message}{advice}")
        lines.append(f"{totals(report, lang)}; {verdict(report, lang)}")
    return "".join(f"{shown(line, unicode=style.unicode)}\n" for line in lines)


def _place(file: str, span: Span) -> str:
    return f"{file}:{span.start.line}:{span.start.column}"
