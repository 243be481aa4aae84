"""What all rules say of one journey, or of what belongs to none: findings, and judgements that stay open."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, NamedTuple

from journeyaudit.engine.circumstances import Circumstances
from journeyaudit.engine.finding import element_of
from journeyaudit.engine.overview import Overview
from journeyaudit.engine.rounds import rounds
from journeyaudit.engine.turns import Turn
from journeyaudit.engine.verdict import outcome
from journeyaudit.facts import Element, World
from journeyaudit.model import journey_id
from journeyaudit.report import Finding
from journeyaudit.values import say


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


Open = tuple[str, str, str]
"""A judgement that stays open: the rule, the file and the id of the journey."""


class Gaps(NamedTuple):
    """What keeps a judgement open: the fields that would settle it, and the elements where."""

    fields: frozenset[str] = frozenset()
    elements: frozenset[str] = frozenset()


class Opinion(NamedTuple):
    """What the rules say of one journey, or of what belongs to none; no element is in it, so it can change hands."""

    findings: Sequence[Finding]
    missing: dict[Open, Gaps]
    spent: dict[str, float]
    """The seconds of processor time of each rule, where somebody asks for them."""
    overview: Sequence[Overview] = ()
    """The one of the journey, where it is asked for."""


def opinion_on(piece: Turn, world: World, circumstances: Circumstances, timed: bool) -> Opinion:
    """What the rules of a turn say. Raises RuleCrashed."""
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
                    if journey is None and world.organisation in (element, element.parent):
                        world.rest()  # what its parts are compared with was all journeys
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
