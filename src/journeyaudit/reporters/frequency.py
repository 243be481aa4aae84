"""How often each rule finds something: what stands, what is accepted, and what the baseline knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeyaudit.report import Finding, Report, Severity


@dataclass(frozen=True, slots=True)
class Frequency:
    """A rule with the number of its findings."""

    rule: str
    severity: Severity
    """The worst of its findings that stand; of all, where none stands."""
    count: int
    accepted: int
    known: int

    @property
    def numbers(self) -> Mapping[str, int]:
        """The numbers by the names of the JSON report."""
        return {"count": self.count, "accepted": self.accepted, "baseline": self.known}


def frequencies(report: Report, least: Severity = Severity.INFO) -> list[Frequency]:
    """Every rule that found something from a severity upwards; the worst first, the most frequent of those first."""
    by_rule: dict[str, list[Finding]] = {}
    for one in report.everything:
        if one.severity >= least:
            by_rule.setdefault(one.rule, []).append(one)
    found = []
    for rule, findings in by_rule.items():
        known = [one for one in findings if one.known]
        accepted = [one for one in findings if one.accepted and not one.known]
        standing = [one for one in findings if not one.known and not one.accepted]
        worst = max(one.severity for one in standing or findings)
        found.append(Frequency(rule, worst, len(standing), len(accepted), len(known)))
    return sorted(found, key=lambda one: (not one.count, -one.severity, -one.count, one.rule))
