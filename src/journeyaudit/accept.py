"""Findings that somebody accepted for a reason, written at the element they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from journeyaudit.model import Accept, Journey, walk
from journeyaudit.report import Finding
from journeyaudit.source import Document, Path, Problem
from journeyaudit.values import did_you_mean


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One entry of an `accept` list, with the element that it stands at."""

    accept: Accept
    file: str
    home: Path
    """The path of the touchpoint; empty for the journey."""
    path: Path

    def covers(self, finding: Finding, today: date) -> bool:
        """Whether it accepts a finding: same rule, at its element or below, not expired."""
        until = self.accept.until
        if isinstance(until, date) and until < today:
            return False
        return (
            finding.rule == self.accept.rule
            and finding.file == self.file
            and finding.path[: len(self.home)] == self.home
        )


def acceptances(journey: Journey, document: Document) -> Iterator[Acceptance]:
    """Every entry of the journey and its touchpoints."""
    holders: list[tuple[Path, Any]] = [((), journey), *walk(journey)]
    for home, holder in holders:
        for number, one in enumerate(holder.accept or ()):
            yield Acceptance(one, document.name, home, (*home, "accept", number))


def accepted(findings: Sequence[Finding], entries: Sequence[Acceptance], today: date) -> tuple[Finding, ...]:
    """The findings, with the reason on those that are accepted."""
    found = []
    for finding in findings:
        entry = next((one for one in entries if one.covers(finding, today)), None)
        found.append(finding if entry is None else replace(finding, accepted=entry.accept.reason))
    return tuple(found)


def unknown_rules(entries: Sequence[Acceptance], rules: Sequence[str], documents: dict[str, Document]) -> list[Problem]:
    """Entries whose rule does not exist."""
    problems = []
    for entry in entries:
        name = entry.accept.rule
        if name not in rules:
            near = did_you_mean(name, rules)
            document = documents[entry.file]
            hint = f"did you mean '{near}'?" if near else "see `journeyaudit rules list`"
            problems.append(
                Problem(
                    f"there is no rule '{name}'", entry.file, document.locate((*entry.path, "rule")), hint, "schema"
                )
            )
    return problems
