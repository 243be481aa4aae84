"""Asks every rule about every element it looks at, and makes findings of the hits."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from journeyaudit.conditions import Doubt, Look, spared
from journeyaudit.engine.causes import caused
from journeyaudit.engine.circumstances import Circumstances
from journeyaudit.engine.finding import element_of, make_finding, numbered
from journeyaudit.engine.law import in_force
from journeyaudit.engine.sharing import shared
from journeyaudit.facts import Element, Items, Unknown, World, elements_of, runs_of
from journeyaudit.facts.known import NO_FIELDS
from journeyaudit.message import Place
from journeyaudit.model import journey_id
from journeyaudit.report import Finding, NotAssessed, Severity
from journeyaudit.rule import Law
from journeyaudit.rulebook import CompiledCase, CompiledRule, PendingCase
from journeyaudit.rulebook.defaults import setting_value
from journeyaudit.values import say

OVER_ALL = ("organisation", "product", "unit")
"""Kinds that belong to no single journey."""
BOTH = ("slogan",)
"""Kinds that a journey may have, and the organisation too."""
NO_DOUBT = Doubt(NO_FIELDS, False)
NO_DOUBTS: Mapping[Element, Doubt] = {}


@dataclass(frozen=True, slots=True)
class Result:
    """What the rules said, in a fixed order."""

    findings: tuple[Finding, ...]
    not_assessed: tuple[NotAssessed, ...]


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
) -> Result:
    """The findings of all rules over the journeys of one organisation. Raises RuleCrashed.

    `tell` hears how many of the journeys are done. `jobs` processes share the work; the result does not depend on it.
    Where `spent` is given, the seconds of processor time that each rule took are added to it.
    """
    subjects = (*world.journeys, None)
    findings: list[Finding] = []
    missing: dict[Open, Gaps] = {}
    timed = spent is not None
    opinions = shared(lambda one: _opinion(rules, world, subjects[one], circumstances, timed), len(subjects), jobs)
    for done, opinion in enumerate(opinions):
        findings += opinion.findings
        missing |= opinion.missing
        if spent is not None:
            for rule, seconds in opinion.spent.items():
                spent[rule] = spent.get(rule, 0.0) + seconds
        tell(done)
    return Result(
        caused(numbered(findings), {one.rule.id: frozenset(one.rule.explains) for one in rules}),
        tuple(NotAssessed(*key, tuple(sorted(gaps.fields)), gaps.elements) for key, gaps in sorted(missing.items())),
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


def _opinion(
    rules: Sequence[CompiledRule], world: World, journey: Element | None, circumstances: Circumstances, timed: bool
) -> Opinion:
    spent: dict[str, float] = {}
    findings: list[Finding] = []
    missing: dict[Open, Gaps] = {}
    here = circumstances.of(journey or world.organisation)
    for rule in filter(here.ask, rules):
        begun = time.process_time() if timed else 0.0
        try:
            for question in questions(rule, world, journey, here, in_haste=True):
                said = outcome(rule, question, here)
                if isinstance(said, Finding):
                    findings.append(said)
                elif said is not None:
                    key = (rule.rule.id, *_where(journey, world))
                    gaps = missing.get(key, Gaps())
                    element = element_of(question.element)
                    missing[key] = Gaps(gaps.fields | said.fields, gaps.elements | {element})
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


class Question(NamedTuple):
    """A case of a rule and an element that it is asked about, or what keeps a list of elements from being complete."""

    case: CompiledCase
    element: Element | None
    laws: tuple[int, ...]
    """The numbers of the provisions in force."""
    settings: Mapping[str, Any]
    fields: frozenset[str] = frozenset()
    """What would tell which further elements there are."""
    passed: Doubt | None = None
    """What is to be said of the guards of the case where the element has passed them."""


def questions(
    rule: CompiledRule,
    world: World,
    journey: Element | None,
    circumstances: Circumstances,
    *,
    in_haste: bool = False,
) -> Iterator[Question]:
    """Everything that a rule is asked in a journey, or about what belongs to none.

    `in_haste` passes over the elements of which one look at a guard tells that the rule has nothing to say.
    """
    laws = in_force(rule.rule, journey, circumstances.today, circumstances.market, circumstances.sector)
    settings = _settings(rule, laws, circumstances)
    about_some = tuple(number for number in laws if rule.rule.law[number].when and rule.rule.law[number].settings)
    for pending in rule.cases:
        if pending.kind in BOTH or (pending.kind in OVER_ALL) == (journey is None):
            found = _each(pending, world, journey, settings, circumstances.today)
            if not found.values and not found.fields:
                continue
            case = pending.ready
            if found.fields:
                yield Question(case, None, laws, settings, found.fields)
            elements, doubts, passed = found.values, NO_DOUBTS, None
            if in_haste and journey is not None and case.run is None:
                left = spared(case.kind, found, case.guards, journey)
                elements, doubts, passed = left.elements, left.doubts, NO_DOUBT
            for element in elements:
                own = settings
                if about_some:
                    own = _demanded(rule, case, element, about_some, settings, circumstances.today)
                yield Question(case, element, laws, own, NO_FIELDS, doubts.get(element, passed))


def outcome(rule: CompiledRule, question: Question, circumstances: Circumstances) -> Finding | Unknown | None:
    """What a case says of an element: a finding, that it cannot tell, or nothing."""
    case, element, laws, settings, fields, passed = question
    if element is None:
        return Unknown(fields)
    assumptions = element.world.assumptions
    assumptions.made = False
    look = Look(element, element, settings, circumstances.today)
    if passed is None:
        answer = case.flag(look)
    else:
        answer = case.rest(look)
        if answer is not False and passed is not NO_DOUBT:
            assumptions.made = assumptions.made or passed.assumed
            if passed.fields:
                answer = Unknown(passed.fields | (answer.fields if isinstance(answer, Unknown) else NO_FIELDS))
    if answer is False or _exempt(case, element, look):
        return None
    if isinstance(answer, Unknown):
        return answer
    assumed = assumptions.made or _found_by_assumption(case, element, look)
    law = _law(rule, case, look, laws)
    severity = _severity(rule, case, look, law, circumstances)
    if assumed:
        severity = min(severity, Severity.INFO)
    places = case.point_at(look) or [Place(element.document, element.path, element)]
    related = [(place, text) for find, text in case.also_point_at for place in find(look)]
    return make_finding(rule, case, look, severity, law, places[0], related, circumstances.lang, assumed)


def _settings(rule: CompiledRule, laws: tuple[int, ...], circumstances: Circumstances) -> Mapping[str, Any]:
    """The values of the rule's settings: its defaults, then the user's, then what provisions in force demand.

    Provisions that are about some elements only demand nothing yet.
    """
    changed = circumstances.settings.get(rule.rule.id, {})
    demanded = _values(rule.rule.law[number] for number in laws if not rule.rule.law[number].when)
    return {**rule.settings, **changed, **demanded} if changed or demanded else rule.settings


def _demanded(
    rule: CompiledRule,
    case: CompiledCase,
    element: Element,
    laws: tuple[int, ...],
    settings: Mapping[str, Any],
    today: date,
) -> Mapping[str, Any]:
    """The settings for one element, with what the provisions about it demand."""
    about = [number for number in laws if case.laws[number](Look(element, element, settings, today)) is True]
    return {**settings, **_values(rule.rule.law[number] for number in about)} if about else settings


def _values(laws: Iterable[Law]) -> dict[str, Any]:
    return {name: setting_value(value)[1] for law in laws for name, value in law.settings.items()}


def _each(case: PendingCase, world: World, journey: Element | None, settings: Mapping[str, Any], today: date) -> Items:
    """The elements that a case looks at."""
    if journey is None:
        return world.over_all(case.kind)
    run = case.ready.run if case.kind == "run" else None
    if run is None:
        return elements_of(case.kind, journey)
    return runs_of(journey, lambda step: run(Look(step, step, settings, today)))


def _found_by_assumption(case: CompiledCase, element: Element, look: Look) -> bool:
    """Whether the element would not be there without something inferred: a run of steps, a hand-off over a step."""
    if case.run is not None:
        for step in element.items("steps").values:
            case.run(Look(step, step, look.settings, look.today))
        return element.world.assumptions.made
    return case.kind == "handoff" and bool(element.data["assumed"])


def _exempt(case: CompiledCase, element: Element, look: Look) -> bool:
    """Whether it is proved that the rule does not apply here."""
    if case.case.yields_to and yields(case, element):
        return True
    return case.unless is not None and case.unless(look.trial()) is True


def yields(case: CompiledCase, element: Element) -> bool:
    """Whether the touchpoint is justified by a reason that the case accepts."""
    reason = reason_at(element)
    return reason is not None and reason.get("by") in case.case.yields_to


def reason_at(element: Element) -> Element | None:
    """What justifies the touchpoint of an element, where that is written down."""
    touchpoint = element.up("touchpoint")
    reason = touchpoint.get("justified") if touchpoint is not None else None
    return reason if isinstance(reason, Element) else None


def _law(rule: CompiledRule, case: CompiledCase, look: Look, laws: tuple[int, ...]) -> Law | None:
    """The first provision in force that is about the element."""
    return next((rule.rule.law[number] for number in laws if case.laws[number](look.trial()) is True), None)


def _severity(
    rule: CompiledRule, case: CompiledCase, look: Look, law: Law | None, circumstances: Circumstances
) -> Severity:
    """What the settings say, else an error by law, else by the first condition that holds, else the case's own."""
    if rule.rule.id in circumstances.severities:
        return circumstances.severities[rule.rule.id]
    if law is not None:
        return Severity.ERROR
    for severity, condition in case.severities:
        if condition(look.trial()) is True:
            return severity
    return case.case.severity
