"""How often each rule finds something: what stands, what is accepted, and what the baseline knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from journeyaudit.frozen import dataclass
from journeyaudit.report import Kind, Report, Severity, kinds_of


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
    by_rule: dict[str, Counter[Kind]] = {}
    for kind, number in (kinds_of(report.findings) + kinds_of(report.known)).items():
        if kind.severity >= least:
            by_rule.setdefault(kind.rule, Counter())[kind] += number
    found = []
    for rule, kinds in by_rule.items():
        known = sum(number for kind, number in kinds.items() if kind.known)
        accepted = sum(number for kind, number in kinds.items() if kind.accepted and not kind.known)
        standing = {kind: number for kind, number in kinds.items() if not kind.known and not kind.accepted}
        worst = max(kind.severity for kind in standing or kinds)
        found.append(Frequency(rule, worst, sum(standing.values()), accepted, known))
    return sorted(found, key=lambda one: (not one.count, -one.severity, -one.count, one.rule))
