"""One line a finding: file, line, column, severity, rule and message."""

from __future__ import annotations

from journeyaudit.report import Report
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.words import totals, verdict
from journeyaudit.source import visible
from journeyaudit.values import Language


def render(report: Report, style: Style) -> str:
    """The report as lines that editors and scripts can read."""
    lang: Language = "de" if report.lang == "de" else "en"
    lines = []
    for problem in report.problems:
        start = problem.span.start
        advice = f" ({problem.hint})" if problem.hint else ""
        place = f"{visible(problem.file)}:{start.line}:{start.column}"
        lines.append(f"{place}: error[{problem.code}] {visible(problem.message)}{visible(advice)}")
    for one in report.findings:
        if one.severity >= style.least and not one.accepted:
            start = one.span.start
            place = f"{visible(one.file)}:{start.line}:{start.column}"
            lines.append(f"{place}: {one.severity}[{one.rule}] {visible(one.message)}")
    if not style.quiet:
        lines.append(f"{totals(report, lang)}; {verdict(report, lang)}")
    return "\n".join(lines) + "\n" if lines else ""
