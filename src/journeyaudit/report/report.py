"""What an audit says in all: findings, what could not be assessed, and the verdict with its exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from heapq import merge
from typing import Any

from journeyaudit.frozen import dataclass
from journeyaudit.report.bill import Audited
from journeyaudit.report.finding import Finding, NotAssessed, Severity
from journeyaudit.report.found import Findings, Kind, kinds_of
from journeyaudit.source import Problem
from journeyaudit.values import Language, in_language

EXIT_CLEAN = 0
EXIT_FINDINGS = 1
EXIT_NO_VERDICT = 2


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a report says about a rule, in the report's language."""

    id: str
    family: str
    title: str
    why: str
    fix: str
    severity: Severity
    basis: str
    """`law`, `standard`, `research` or `convention`."""
    source: str
    laws: tuple[tuple[str, str | None], ...] = ()
    """Provisions with the day on which they were last looked up at their source; None where nobody has yet."""


def told(problems: Iterable[Problem], lang: Language) -> tuple[Problem, ...]:
    """Problems in a language, each once."""
    return tuple(
        dict.fromkeys(
            replace(one, message=in_language(one.message, lang), hint=in_language(one.hint, lang)) for one in problems
        )
    )


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one audit."""

    findings: Sequence[Finding]
    not_assessed: tuple[NotAssessed, ...]
    audited: tuple[Audited, ...]
    rules: tuple[RuleInfo, ...]
    """The rules that ran."""
    problems: tuple[Problem, ...]
    """What kept the audit from a trustworthy verdict: broken input, rules or settings."""
    skipped: int
    """YAML documents in folders that are neither a journey nor an organisation."""
    fail_on: Severity
    texts: Mapping[str, str]
    """The text of every file that a finding or problem points at, by name."""
    gaps: Mapping[str, int]
    """At how many elements a field that kept a rule from judging is not written."""
    as_of: str
    """The day of the audit (ISO 8601)."""
    lang: str = "en"
    allow_empty: bool = False
    exit_zero: bool = False
    """Findings do not end the run with 1; the lack of a verdict still ends it with 2."""
    remarks: tuple[Problem, ...] = ()
    """What is good to know and no fault: what a file does not say or what could not be taken over from it."""
    known: Sequence[Finding] = ()
    """The findings that the baseline knows, which are in no other list."""
    baseline: str = ""
    """The file of the baseline that was looked into; empty for none."""
    untouched: int = 0
    """Journeys that were read but not audited, because the change in question does not touch them."""

    def rule(self, name: str) -> RuleInfo:
        """The rule of an id; raises KeyError where it did not run."""
        for one in self.rules:
            if one.id == name:
                return one
        raise KeyError(name)

    @property
    def of_texts(self) -> bool:
        """Whether nothing but texts was audited."""
        return bool(self.audited) and all(one.prose for one in self.audited)

    @property
    def everything(self) -> Iterable[Finding]:
        """The findings and those that the baseline knows, in the order of the files."""
        if not self.known:
            return self.findings
        if isinstance(self.findings, Findings):
            return merge(self.findings, self.known, key=_by_place)  # both are in order
        return sorted((*self.findings, *self.known), key=_by_place)

    @property
    def kinds(self) -> Counter[Kind]:
        """How many findings there are of each kind, without those that the baseline knows."""
        return kinds_of(self.findings)

    @property
    def failing(self) -> int:
        """How many findings decide the verdict: at or above the threshold and not accepted."""
        return sum(n for kind, n in self.kinds.items() if kind.severity >= self.fail_on and not kind.accepted)

    @property
    def exit_code(self) -> int:
        """0 clean, 1 findings at or above the threshold, 2 no trustworthy verdict; 2 beats 1."""
        if self.problems or not (self.audited or self.allow_empty):
            return EXIT_NO_VERDICT
        return EXIT_FINDINGS if self.failing and not self.exit_zero else EXIT_CLEAN

    def count(self, severity: Severity) -> int:
        """How many findings of a severity stand, accepted ones left out."""
        return sum(n for kind, n in self.kinds.items() if kind.severity is severity and not kind.accepted)


def _by_place(finding: Finding) -> tuple[Any, ...]:
    return finding.file, finding.span, -finding.severity
