"""Puts together what was said of many journeys, in their order, whenever and by whomever it was said."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby
from typing import TypeVar

from journeyaudit.engine.causes import caused
from journeyaudit.engine.finding import LENGTH, numbered
from journeyaudit.engine.opinion import Gaps, Open, Opinion, RuleCrashed
from journeyaudit.engine.overview import Overview
from journeyaudit.engine.turns import Turn
from journeyaudit.frozen import dataclass
from journeyaudit.report import Finding, NotAssessed
from journeyaudit.rulebook import CompiledRule
from journeyaudit.stowed import Row

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Result:
    """What the rules said, in a fixed order; where there are many journeys, packed journey by journey."""

    findings: Sequence[Finding]
    """Those of one journey stand together."""
    not_assessed: tuple[NotAssessed, ...]
    overviews: Sequence[Overview] = ()
    """One for each journey, where that is asked for."""

    def by_journey(self) -> Iterator[Sequence[Finding]]:
        """The findings of each journey that has any, and those that belong to none."""
        if isinstance(self.findings, Row):
            return self.findings.portions()
        return (tuple(some) for _, some in groupby(self.findings, key=lambda one: one.journey))


class Gathering:
    """Opinions as they come in."""

    def __init__(self, rules: Sequence[CompiledRule], names: Sequence[str], namesakes: Collection[str], packed: bool):
        """Begin with none; `names` are the ids of all journeys, `namesakes` those that several have."""
        self.rules = {one.rule.id: number for number, one in enumerate(rules)}
        self.explains = {one.rule.id: frozenset(one.rule.explains) for one in rules}
        self.names, self.namesakes, self.packed = names, namesakes, packed
        self.spent: dict[str, float] = {}
        self._said: list[Opinion | None] = [None] * len(names)
        self._over_all: list[Opinion] = []
        self._missing: list[NotAssessed] = []
        self._crashes: list[tuple[int, RuleCrashed]] = []
        self._known: dict[object, object] = {}

    def add(self, piece: Turn, said: Opinion | RuleCrashed) -> None:
        """Take in what came out of a turn."""
        if isinstance(said, RuleCrashed):
            self._crashes.append((len(self.names) if piece.journey is None else piece.number, said))
            return
        for rule, seconds in said.spent.items():
            self.spent[rule] = self.spent.get(rule, 0.0) + seconds
        if piece.journey is None:
            self._over_all.append(said)
            return
        if self.names[piece.number] not in self.namesakes:
            self._note(said.missing)
            said = said._replace(missing={})
        self._said[piece.number] = said

    def result(self) -> Result:
        """All that was said; raises what a rule crashed on, the first journey first."""
        if self._crashes:
            raise min(self._crashes, key=lambda one: one[0])[1]
        said = [one for one in self._said if one is not None]
        portions: dict[str, list[Sequence[Finding]]] = {}
        missing: dict[Open, Gaps] = {}
        for name, one in zip(self.names, said, strict=True):
            portions.setdefault(name, []).append(one.findings)
            missing |= one.missing
        portions.setdefault("", [])
        over_all = chain.from_iterable(one.findings for one in self._over_all)
        for finding in sorted(over_all, key=lambda finding: self.rules[finding.rule]):
            portions.setdefault(finding.journey, []).append((finding,))  # a unit may stand in the file of a journey
        for one in self._over_all:
            for key, gaps in one.missing.items():
                before = missing.get(key, Gaps())
                missing[key] = Gaps(before.fields | gaps.fields, before.elements | gaps.elements)
        self._note(missing)
        findings = [
            some[0] if len(some) == 1 and name else finished(*some, explains=self.explains)
            for name, some in portions.items()
        ]
        overviews = [one.overview for one in said]
        return Result(
            Row(findings) if self.packed else tuple(chain(*findings)),
            tuple(sorted(self._missing, key=lambda one: (one.rule, one.file, one.journey))),
            Row(overviews) if self.packed else tuple(chain(*overviews)),
        )

    def _note(self, missing: Mapping[Open, Gaps]) -> None:
        """Keep what stays open; what many of them have in common is kept once."""
        for (rule, file, journey), gaps in missing.items():
            fields, elements = (self._once(tuple(map(self._once, sorted(names)))) for names in gaps)
            where = self._once(rule), self._once(file), self._once(journey)
            self._missing.append(NotAssessed(*where, fields, elements))

    def _once(self, value: T) -> T:
        found: T = self._known.setdefault(value, value)  # type: ignore[assignment] # an equal value of the same type
        return found


def finished(*findings: Sequence[Finding], explains: Mapping[str, frozenset[str]]) -> tuple[Finding, ...]:
    """The findings of one journey with fingerprints of their own, and with their causes."""
    return caused(numbered(map(_not_numbered, chain(*findings))), explains)


def _not_numbered(finding: Finding) -> Finding:
    plain = finding.fingerprint[:LENGTH]
    return finding if plain == finding.fingerprint else replace(finding, fingerprint=plain)
