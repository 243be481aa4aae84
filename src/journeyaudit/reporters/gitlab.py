"""The report as a Code Quality report of GitLab, which shows it in merge requests."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from journeyaudit.report import Report, Severity
from journeyaudit.reporters.exact import distinct, on_one_line, one_line, path_in_repository
from journeyaudit.reporters.json import written
from journeyaudit.reporters.style import Style
from journeyaudit.source import Problem, Span

SEVERITIES: Mapping[Severity, str] = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
NO_VERDICT = "blocker"
"""The severity of what kept the audit from a verdict."""


def render(report: Report, style: Style) -> str:
    """A list of findings and problems, each with a fingerprint of its own; accepted findings are left out.

    GitLab does not show the name of a check, so it stands in the description as well.
    """
    issues = [
        _issue(one.code, _said(one), NO_VERDICT, one.file, one.span, report.texts, _fingerprint(one))
        for one in report.problems
    ]
    issues += [
        _issue(one.rule, one.message, SEVERITIES[one.severity], one.file, one.span, report.texts, one.fingerprint)
        for one in report.findings
        if one.severity >= style.least and not one.accepted
    ]
    fingerprints = distinct((issue["fingerprint"] for issue in issues), "{}-{}")
    return written([{**one, "fingerprint": own} for one, own in zip(issues, fingerprints, strict=True)], style)


def _issue(
    check: str, text: str, severity: str, file: str, span: Span, texts: Mapping[str, str], fingerprint: str
) -> dict[str, Any]:
    place = on_one_line(span, texts.get(file))
    return {
        "description": one_line(f"{check}: {text}"),
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {
            "path": path_in_repository(file) or ".",
            "lines": {"begin": place.start.line, "end": place.end.line},
        },
    }


def _said(problem: Problem) -> str:
    return f"{problem.message} ({problem.hint})" if problem.hint else problem.message


def _fingerprint(problem: Problem) -> str:
    """What a problem is recognised by, whatever line it moves to."""
    key = "\n".join((problem.code, problem.file, problem.message))
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:20]
