"""Asks one rule about everything that it looks at, while a tracer listens, and keeps each verdict with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from journeyaudit.conditions import Asked, Tracer
from journeyaudit.engine.circumstances import Circumstances
from journeyaudit.engine.rounds import Round, rounds
from journeyaudit.engine.verdict import outcome
from journeyaudit.facts import Element, Unknown, World
from journeyaudit.frozen import dataclass
from journeyaudit.report import Finding
from journeyaudit.rulebook import CompiledCase, CompiledRule, compile_rule
from journeyaudit.values import Language


class Verdict(StrEnum):
    """What a rule can say of an element."""

    FINDING = "finding"
    CLEAN = "clean"
    NOT_ASSESSED = "not assessed"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class Told:
    """What one case of a rule said of one element, with everything that it asked."""

    case: CompiledCase
    element: Element | None
    """None stands for elements that are not written down."""
    verdict: Verdict
    asked: tuple[Asked, ...]
    laws: tuple[int, ...]
    """The numbers of the provisions in force."""
    settings: Mapping[str, Any]
    finding: Finding | None = None
    fields: frozenset[str] = frozenset()
    """What would decide it, where it is not assessed."""

    def section(self, name: str) -> Asked | None:
        """What a key of the rule was asked of the element."""
        return next((one for one in self.asked if one.text == name), None)


@dataclass(frozen=True, slots=True)
class Inquest:
    """What a rule said in one journey, or about what belongs to none."""

    journey: Element | None
    told: tuple[Told, ...]
    steps: tuple[Asked, ...] = ()
    """Of a rule about runs: what it asked of every step, to find the runs."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Why a rule says what it says."""

    rule: CompiledRule
    inquests: tuple[Inquest, ...]
    circumstances: Circumstances
    lang: Language
    active: bool = True
    """Whether the rule runs with the settings at hand."""
    at: str = ""
    """The one element that was asked for."""
    pointing: tuple[Element, ...] = ()
    """Elements that are shown because a finding about them points at the one that was asked for."""
    holding: tuple[Element, ...] = ()
    """Elements that are shown because the one that was asked for stands in them."""


def inquests(rule: CompiledRule, world: World, circumstances: Circumstances) -> list[Inquest]:
    """What the rule says everywhere in a world, by the same questions as in an audit.

    The rule is compiled anew, with a tracer that listens.
    """
    trace = Tracer()
    heard = compile_rule(rule.rule, rule.lexica, trace=trace)
    return [
        _inquest(heard, trace, world, journey, circumstances.of(journey or world.organisation))
        for journey in (*world.journeys, None)
    ]


def _inquest(
    rule: CompiledRule, trace: Tracer, world: World, journey: Element | None, circumstances: Circumstances
) -> Inquest:
    told: list[Told] = []
    notes: list[Asked] = []
    for one in rounds(rule, world, journey, circumstances):
        for element in (None, *one.elements) if one.fields else one.elements:
            before = trace.take()
            said = Unknown(one.fields) if element is None else outcome(rule, one, element, circumstances)
            asked = [*before, *trace.take()]
            notes += asked
            told.append(_told(one, element, said, asked))
    notes += trace.take()
    steps: dict[Any, Asked] = {}
    for note in notes:
        if note.text == "run":
            steps.setdefault((note.path, id(note.seen[0].value)), note)
    return Inquest(journey, tuple(told), tuple(steps.values()))


def _told(round_: Round, element: Element | None, said: Finding | Unknown | None, asked: list[Asked]) -> Told:
    own = tuple(one for one in asked if one.text != "run")
    settings = round_.settings if element is None else round_.settings_for(element)
    told = Told(round_.case, element, Verdict.CLEAN, own, round_.laws, settings)
    if isinstance(said, Finding):
        return replace(told, verdict=Verdict.FINDING, finding=said)
    if isinstance(said, Unknown):
        return replace(told, verdict=Verdict.NOT_ASSESSED, fields=said.fields)
    flag = told.section("flag")
    return told if flag is not None and flag.answer is False else replace(told, verdict=Verdict.EXEMPT)
