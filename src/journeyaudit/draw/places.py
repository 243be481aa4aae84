"""Where findings belong on a picture, and the number by which each is known there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeyaudit.frozen import dataclass
from journeyaudit.report import Audited, Finding


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding with its number."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Marks:
    """The findings of a journey by where they are drawn."""

    whole: tuple[Mark, ...]
    """Those about the journey as a whole."""
    stages: tuple[tuple[Mark, ...], ...]
    """Those about a stage itself, for every stage."""
    points: dict[str, tuple[Mark, ...]]
    """Those at touchpoints, by id."""

    def all(self) -> tuple[Mark, ...]:
        """Every finding in the order of the numbers."""
        parts = [self.whole, *self.stages, *self.points.values()]
        return tuple(sorted((one for part in parts for one in part), key=lambda one: one.number))


def marks_of(one: Audited, findings: Sequence[Finding]) -> Marks:
    """The findings of the journey that are not accepted, numbered as one reads: the whole, then stage by stage."""
    known = {point.id for stage in one.strip for point in stage.points}
    at: dict[str, list[Finding]] = {name: [] for name in known}
    stages: list[list[Finding]] = [[] for _ in one.strip]
    titles = [stage.title for stage in one.strip]
    whole = []
    for finding in findings:
        if finding.journey != one.id or finding.accepted:
            continue
        if finding.element in known:
            at[finding.element].append(finding)
        elif finding.element and finding.stage and finding.stage in titles:
            stages[titles.index(finding.stage)].append(finding)
        else:
            whole.append(finding)
    counted = iter(range(1, len(findings) + 1))

    def numbered(found: Iterable[Finding]) -> tuple[Mark, ...]:
        return tuple(Mark(next(counted), one) for one in sorted(found, key=lambda one: -one.severity))

    first = numbered(whole)
    own: list[tuple[Mark, ...]] = []
    points: dict[str, tuple[Mark, ...]] = {}
    for stage, found in zip(one.strip, stages, strict=True):
        own.append(numbered(found))
        for point in stage.points:
            if point.id not in points:
                points[point.id] = numbered(at[point.id])
    return Marks(first, tuple(own), points)


def numbers(one: Audited, findings: Sequence[Finding]) -> dict[str, int]:
    """The number of every finding on the picture of the journey, by fingerprint."""
    return {mark.finding.fingerprint: mark.number for mark in marks_of(one, findings).all()}
