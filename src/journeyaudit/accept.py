"""Findings that somebody accepted for a reason, written at the element they belong to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from journeyaudit.model import Accept, Journey, ids, journey_id, walk
from journeyaudit.report import Finding
from journeyaudit.source import Document, Path, Problem
from journeyaudit.values import did_you_mean, meant, say


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One entry of an `accept` list, with the element that it stands at."""

    accept: Accept
    document: Document
    journey: str
    """The id of the journey."""
    element: str
    """The id of the touchpoint; empty for the journey."""
    home: Path
    """The path of the touchpoint; empty for the journey."""
    path: Path

    def covers(self, finding: Finding, today: date) -> bool:
        """Whether it accepts a finding: same rule, at its element or below, not expired.

        What a finding at the element points at may stand elsewhere, as in the organisation file.
        """
        until = self.accept.until
        if isinstance(until, date) and until < today:
            return False
        if finding.rule != self.accept.rule or finding.journey != self.journey:
            return False
        below = finding.file == self.document.name and finding.path[: len(self.home)] == self.home
        return not self.home or below or finding.element == self.element


def acceptances(journey: Journey, document: Document) -> Iterator[Acceptance]:
    """Every entry of the journey and its touchpoints."""
    name = journey_id(journey)
    names = ids(journey)
    for number, one in enumerate(journey.accept or ()):
        yield Acceptance(one, document, name, "", (), ("accept", number))
    for home, touchpoint in walk(journey):
        for number, one in enumerate(touchpoint.accept or ()):
            yield Acceptance(one, document, name, names[home], home, (*home, "accept", number))


def accepted(findings: Sequence[Finding], entries: Sequence[Acceptance], today: date) -> tuple[Finding, ...]:
    """The findings of one organisation, with the reason on those that are accepted."""
    found = []
    for finding in findings:
        entry = next((one for one in entries if one.covers(finding, today)), None)
        found.append(finding if entry is None else replace(finding, accepted=entry.accept.reason))
    return tuple(found)


def unknown_rules(entries: Sequence[Acceptance], rules: Collection[str]) -> list[Problem]:
    """Entries whose rule does not exist."""
    problems = []
    for entry in entries:
        name = entry.accept.rule
        if name not in rules:
            near = did_you_mean(name, rules)
            hint = meant(near) if near else say("see `journeyaudit rules list`")
            where = entry.document.locate((*entry.path, "rule"))
            said = say("there is no rule '{name}'", name=name)
            problems.append(Problem(said, entry.document.name, where, hint, "schema"))
    return problems
