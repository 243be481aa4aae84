"""Asks every rule about every element it looks at, and makes findings of the hits."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from journeyaudit.engine.causes import caused
from journeyaudit.engine.circumstances import Circumstances
from journeyaudit.engine.finding import element_of, numbered
from journeyaudit.engine.overview import Overview, overview_of
from journeyaudit.engine.rounds import rounds
from journeyaudit.engine.sharing import shared
from journeyaudit.engine.turns import Turn, shares, turns
from journeyaudit.engine.verdict import outcome
from journeyaudit.facts import Element, World
from journeyaudit.model import journey_id
from journeyaudit.report import Finding, NotAssessed
from journeyaudit.rulebook import CompiledRule
from journeyaudit.values import say


@dataclass(frozen=True, slots=True)
class Result:
    """What the rules said, in a fixed order."""

    findings: tuple[Finding, ...]
    not_assessed: tuple[NotAssessed, ...]
    overviews: tuple[Overview, ...] = ()
    """One for each journey, where that is asked for."""


class RuleCrashed(Exception):
    """A rule failed to run: a fault of the tool, never a finding."""

    def __init__(self, rule: str, where: str, cause: Exception) -> None:
        """Name the rule, the file it was asked about, and what happened."""
        self.rule, self.where, self.cause = rule, where, cause
        said = say(
            "the rule '{rule}' crashed on {where}: {kind}: {cause}",
            rule=rule,
            where=where,
            kind=type(cause).__name__,
            cause=str(cause),
        )
        super().__init__(said)

    def __reduce__(self) -> tuple[Any, ...]:
        """How a process hands it to another one."""
        return type(self), (self.rule, self.where, self.cause)


def judge(
    rules: Sequence[CompiledRule],
    world: World,
    circumstances: Circumstances,
    tell: Callable[[int], None] = lambda done: None,
    jobs: int = 1,
    spent: dict[str, float] | None = None,
    *,
    overviews: bool = False,
) -> Result:
    """The findings of all rules over the journeys of one organisation. Raises RuleCrashed.

    `tell` hears how many of the journeys are done. `jobs` processes share the work; the result does not depend on it.
    Where `spent` is given, the seconds of processor time that each rule took are added to it. With `overviews`, each
    journey also gets its overview, and is forgotten once it was judged: many journeys take little more memory than few.
    """
    pieces = turns(rules, world)
    timed = spent is not None
    group = 0

    def opinion(number: int) -> Opinion | RuleCrashed:
        nonlocal group
        piece = pieces[number]
        if overviews and piece.group != group:
            group = piece.group
            world.rest()
        try:
            found = _opinion(piece, world, circumstances, timed)
        except RuleCrashed as crash:
            return crash
        if piece.journey is None or not overviews:
            return found
        fields = frozenset[str]().union(*(gaps.fields for gaps in found.missing.values()))
        found = found._replace(overview=overview_of(piece.journey, sorted(fields)))
        world.forget(piece.journey)
        return found

    done = 0
    said: dict[int, Opinion | RuleCrashed] = {}
    over_all: list[Opinion | RuleCrashed] = []
    for piece, one in zip(pieces, shared(opinion, len(pieces), jobs, shares(pieces, jobs)), strict=True):
        if piece.journey is not None:
            said[piece.number] = one
        else:
            over_all.append(one)
        if piece.journey is not None or piece is pieces[-1]:
            tell(done)
            done += 1
    opinions = [*(said[number] for number in range(len(world.journeys))), *over_all]
    for one in opinions:
        if isinstance(one, RuleCrashed):
            raise one
    return _result(rules, [one for one in opinions if isinstance(one, Opinion)], len(world.journeys), spent)


def _result(
    rules: Sequence[CompiledRule], opinions: Sequence[Opinion], journeys: int, spent: dict[str, float] | None
) -> Result:
    """What was said in all, in the order of the journeys, and last what belongs to none of them."""
    order = {one.rule.id: number for number, one in enumerate(rules)}
    findings = [finding for one in opinions[:journeys] for finding in one.findings]
    over_all = [finding for one in opinions[journeys:] for finding in one.findings]
    findings += sorted(over_all, key=lambda finding: order[finding.rule])
    missing: dict[Open, Gaps] = {}
    for one in opinions:
        for key, gaps in one.missing.items():
            before = missing.get(key, Gaps())
            missing[key] = Gaps(before.fields | gaps.fields, before.elements | gaps.elements)
        if spent is not None:
            for rule, seconds in one.spent.items():
                spent[rule] = spent.get(rule, 0.0) + seconds
    return Result(
        caused(numbered(findings), {one.rule.id: frozenset(one.rule.explains) for one in rules}),
        tuple(NotAssessed(*key, tuple(sorted(gaps.fields)), gaps.elements) for key, gaps in sorted(missing.items())),
        tuple(one.overview for one in opinions if one.overview is not None),
    )


Open = tuple[str, str, str]
"""A judgement that stays open: the rule, the file and the id of the journey."""


class Gaps(NamedTuple):
    """What keeps a judgement open: the fields that would settle it, and the elements where."""

    fields: frozenset[str] = frozenset()
    elements: frozenset[str] = frozenset()


class Opinion(NamedTuple):
    """What the rules say of one journey, or of what belongs to none; no element is in it, so it can change hands."""

    findings: list[Finding]
    missing: dict[Open, Gaps]
    spent: dict[str, float]
    """The seconds of processor time of each rule, where somebody asks for them."""
    overview: Overview | None = None


def _opinion(piece: Turn, world: World, circumstances: Circumstances, timed: bool) -> Opinion:
    spent: dict[str, float] = {}
    findings: list[Finding] = []
    missing: dict[Open, Gaps] = {}
    journey = piece.journey
    here = circumstances.of(journey or world.organisation)
    for rule in filter(here.ask, piece.rules):
        begun = time.process_time() if timed else 0.0
        try:
            fields: set[str] = set()
            elements: set[str] = set()
            for asked in rounds(rule, world, journey, here, in_haste=True, over_all=piece.over_all):
                if asked.fields:
                    fields |= asked.fields
                    elements.add("")
                for element in asked.elements:
                    said = outcome(rule, asked, element, here)
                    if isinstance(said, Finding):
                        findings.append(said)
                    elif said is not None:
                        fields |= said.fields
                        elements.add(element_of(element))
            if elements:
                missing[rule.rule.id, *_where(journey, world)] = Gaps(frozenset(fields), frozenset(elements))
        except Exception as crash:  # a rule names itself whatever happens in it
            raise RuleCrashed(rule.rule.id, _where(journey, world)[0], crash) from crash
        if timed:
            spent[rule.rule.id] = time.process_time() - begun
    return Opinion(findings, missing, spent)


def _where(journey: Element | None, world: World) -> tuple[str, str]:
    """The file and id of a journey; for what belongs to none, the organisation's file."""
    if journey is not None:
        return journey.document.name, journey_id(journey.data)
    holder = world.organisation or (world.journeys[0] if world.journeys else None)
    return (holder.document.name if holder is not None else ""), ""
