"""The report as workflow commands of GitHub Actions, which shows them at the lines of a pull request."""

from __future__ import annotations

from collections.abc import Mapping

from journeyaudit.report import EXIT_NO_VERDICT, Finding, Report, Severity
from journeyaudit.reporters.exact import clipped, on_one_line, path_in_repository
from journeyaudit.reporters.plain import shown
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.words import PHRASES, verdict
from journeyaudit.source import Problem, Span
from journeyaudit.values import Language

COMMANDS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
TITLE_LIMIT = 200
MESSAGE_LIMIT = 2000
"""The code points that somebody still reads beside a line."""


def render(report: Report, style: Style) -> str:
    """One command a problem and finding, the worst first, since GitHub shows few of a step; accepted ones are none."""
    lang: Language = "de" if report.lang == "de" else "en"
    lines = [_problem(one, report.texts, style) for one in report.problems]
    if report.exit_code == EXIT_NO_VERDICT and not lines:
        lines.append(_command("error", {"title": "journeyaudit"}, verdict(report, lang), style))
    findings = [one for one in report.findings if one.severity >= style.least and not one.accepted]
    rules = {rule.id: rule for rule in report.rules}
    for one in sorted(findings, key=lambda one: -one.severity):
        rule = rules.get(one.rule)
        title = f"{rule.title} [{one.rule}]" if rule is not None else one.rule
        fix = f"\n{PHRASES[lang]['fix']}: {rule.fix}" if rule is not None and rule.fix and not style.quiet else ""
        lines.append(_finding(one, title, one.message + fix, report.texts, style))
    return "".join(f"{line}\n" for line in lines)


def _finding(one: Finding, title: str, message: str, texts: Mapping[str, str], style: Style) -> str:
    place = _place(one.file, one.span, texts)
    return _command(COMMANDS[one.severity], {**place, "title": title}, message, style)


def _problem(one: Problem, texts: Mapping[str, str], style: Style) -> str:
    place = _place(one.file, one.span, texts) if one.file else {}
    message = f"{one.message}\n{one.hint}" if one.hint else one.message
    return _command("error", {**place, "title": f"journeyaudit [{one.code}]"}, message, style)


def _place(file: str, span: Span, texts: Mapping[str, str]) -> dict[str, str]:
    """A place on one line: GitHub refuses columns of a place that has several."""
    place = on_one_line(span, texts.get(file))
    start, end = place.start, place.end
    numbers = {"line": start.line, "endLine": end.line, "col": start.column, "endColumn": end.column}
    return {"file": path_in_repository(file), **{name: str(number) for name, number in numbers.items()}}


def _command(name: str, properties: Mapping[str, str], message: str, style: Style) -> str:
    limited = {**properties, "title": clipped(properties["title"], TITLE_LIMIT)}
    said = ",".join(f"{key}={_property(shown(value, unicode=style.unicode))}" for key, value in limited.items())
    lines = (shown(line, unicode=style.unicode) for line in clipped(message, MESSAGE_LIMIT).split("\n"))
    text = _data("\n".join(lines))
    return f"::{name} {said}::{text}"


def _data(text: str) -> str:
    """The message of a command: a percent sign and line breaks are escaped."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The value of a property, which a colon or a comma would end."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
