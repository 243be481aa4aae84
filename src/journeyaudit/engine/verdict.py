"""What a case of a rule says of an element: a finding with its severity, that it cannot tell, or nothing."""

from __future__ import annotations

from collections.abc import Iterable

from journeyaudit.conditions import Condition, Look
from journeyaudit.engine.circumstances import Circumstances
from journeyaudit.engine.finding import make_finding
from journeyaudit.engine.rounds import NO_DOUBT, Round
from journeyaudit.facts import Element, Unknown
from journeyaudit.facts.justified import justifies
from journeyaudit.facts.known import NO_FIELDS
from journeyaudit.message import Place
from journeyaudit.report import Finding, Severity
from journeyaudit.rule import Law, Wording
from journeyaudit.rulebook import CompiledCase, CompiledRule


def outcome(
    rule: CompiledRule, asked: Round, element: Element, circumstances: Circumstances
) -> Finding | Unknown | None:
    """What a case says of an element."""
    case = asked.case
    assumptions = element.assumptions
    assumptions.made = False
    look = Look(element, element, asked.settings_for(element), circumstances.today)
    if asked.passed:
        answer = case.rest(look)
        doubt = asked.doubts.get(element, NO_DOUBT)
        if answer is not False and doubt is not NO_DOUBT:
            assumptions.made = assumptions.made or doubt.assumed
            if doubt.fields:
                answer = Unknown(doubt.fields | (answer.fields if isinstance(answer, Unknown) else NO_FIELDS))
    else:
        answer = case.flag(look)
    if answer is False or _exempt(case, element, look):
        return None
    if isinstance(answer, Unknown):
        return answer
    assumed = assumptions.made or _found_by_assumption(case, element, look)
    law = _law(rule, case, look, asked.laws)
    telling = case.telling()
    assert telling is not None, "a rule that runs was compiled without a fault"
    severity = _severity(rule, telling.severities, case.case.severity, look, law, circumstances)
    if assumed:
        severity = min(severity, Severity.INFO)
    places = telling.point_at(look) or [Place(element.document, element.path, element)]
    related = _related(places[0], ((place, text) for find, text in telling.also_point_at for place in find(look)))
    return make_finding(rule, telling, look, severity, law, places[0], related, circumstances.lang, assumed)


def _related(at: Place, related: Iterable[tuple[Place, Wording]]) -> list[tuple[Place, Wording]]:
    """The places that belong to the one that a finding points at, each once with each label."""
    found = {(place.document.name, place.path, text.get("en")): (place, text) for place, text in related}
    return [one for one in found.values() if (one[0].document.name, one[0].path) != (at.document.name, at.path)]


def _found_by_assumption(case: CompiledCase, element: Element, look: Look) -> bool:
    """Whether the element would not be there without something inferred: a run of steps, a hand-off over a step."""
    if case.run is not None:
        for step in element.items("steps").values:
            case.run(Look(step, step, look.settings, look.today))
        return element.assumptions.made
    return case.kind == "handoff" and bool(element.data["assumed"])


def _exempt(case: CompiledCase, element: Element, look: Look) -> bool:
    """Whether it is proved that the rule does not apply here."""
    if case.case.yields_to and yields(case, element):
        return True
    return case.unless is not None and case.unless(look.trial()) is True


def yields(case: CompiledCase, element: Element) -> bool:
    """Whether what the case is about is justified at the touchpoint, by a reason that the case accepts."""
    reason = reason_at(element)
    return reason is not None and reason.get("by") in case.case.yields_to and justifies(reason, case.part)


def reason_at(element: Element) -> Element | None:
    """What justifies the touchpoint of an element, where that is written down."""
    touchpoint = element.up("touchpoint")
    reason = touchpoint.get("justified") if touchpoint is not None else None
    return reason if isinstance(reason, Element) else None


def _law(rule: CompiledRule, case: CompiledCase, look: Look, laws: tuple[int, ...]) -> Law | None:
    """The first provision in force that is about the element."""
    return next((rule.rule.law[number] for number in laws if case.laws[number](look.trial()) is True), None)


def _severity(
    rule: CompiledRule,
    conditions: Iterable[tuple[Severity, Condition]],
    otherwise: Severity,
    look: Look,
    law: Law | None,
    circumstances: Circumstances,
) -> Severity:
    """What the settings say, else an error by law, else by the first condition that holds, else the case's own."""
    if rule.rule.id in circumstances.severities:
        return circumstances.severities[rule.rule.id]
    if law is not None:
        return Severity.ERROR
    for severity, condition in conditions:
        if condition(look.trial()) is True:
            return severity
    return otherwise
