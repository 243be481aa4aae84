"""Severities in words, and how many findings of each there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from journeyaudit.report import Finding, Severity
from journeyaudit.values import Language, count, join_list

SEVERITY: Mapping[Language, Mapping[Severity, str]] = {
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"},
    "de": {Severity.ERROR: "Fehler", Severity.WARNING: "Warnung", Severity.INFO: "Hinweis"},
}
COUNTED: Mapping[Language, Mapping[Severity, str]] = {
    "en": {Severity.ERROR: "error|errors", Severity.WARNING: "warning|warnings", Severity.INFO: "info|infos"},
    "de": {Severity.ERROR: "Fehler|Fehler", Severity.WARNING: "Warnung|Warnungen", Severity.INFO: "Hinweis|Hinweise"},
}


def counts(findings: Iterable[Finding], lang: Language) -> str:
    """How many findings of which severity: `2 errors and 1 warning`; empty for none."""
    return counted(Counter(one.severity for one in findings), lang)


def counted(number: Mapping[Severity, int], lang: Language) -> str:
    """The same of numbers by severity."""
    there = sorted((one for one in number if number[one]), reverse=True)
    return join_list([count(number[one], COUNTED[lang][one], lang) for one in there], lang)
