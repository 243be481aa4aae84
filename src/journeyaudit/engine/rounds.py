"""What a rule is asked in a journey: each of its cases about the elements it looks at, with the settings that hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from journeyaudit.conditions import Doubt, Look, spared
from journeyaudit.engine.circumstances import Circumstances
from journeyaudit.engine.law import in_force
from journeyaudit.facts import Element, Items, World, elements_of, runs_of
from journeyaudit.facts.known import NO_FIELDS
from journeyaudit.rule import Law
from journeyaudit.rulebook import CompiledCase, CompiledRule, PendingCase
from journeyaudit.rulebook.defaults import setting_value

OVER_ALL = ("organisation", "product", "unit")
"""Kinds that belong to no single journey."""
BOTH = ("slogan",)
"""Kinds that a journey may have, and the organisation too."""
NO_DOUBT = Doubt(NO_FIELDS, False)
NO_DOUBTS: Mapping[Element, Doubt] = {}


class Round(NamedTuple):
    """A case of a rule with the elements that it is asked about."""

    case: CompiledCase
    elements: tuple[Any, ...]
    laws: tuple[int, ...]
    """The numbers of the provisions in force."""
    settings: Mapping[str, Any]
    fields: frozenset[str]
    """What would tell which further elements there are; empty where these are all."""
    passed: bool
    """Whether the elements have passed the guards of the case, so that only the rest of it has to be asked."""
    doubts: Mapping[Element, Doubt]
    """What is to be said of the guards, where they are not simply true of an element."""
    demanded: Callable[[Element], Mapping[str, Any]] | None
    """The settings for one element, where provisions about some elements demand others."""

    def settings_for(self, element: Element) -> Mapping[str, Any]:
        """The settings that hold for an element."""
        return self.settings if self.demanded is None else self.demanded(element)


def rounds(
    rule: CompiledRule,
    world: World,
    journey: Element | None,
    circumstances: Circumstances,
    *,
    in_haste: bool = False,
    over_all: Callable[[str], Items] | None = None,
) -> Iterator[Round]:
    """Everything that a rule is asked in a journey, or about what belongs to none (all, or what `over_all` has).

    `in_haste` passes over the elements of which one look at a guard tells that the rule has nothing to say.
    """
    laws = in_force(rule.rule, journey, circumstances.today, circumstances.market, circumstances.sector)
    settings = _settings(rule, laws, circumstances)
    about_some = tuple(number for number in laws if rule.rule.law[number].when and rule.rule.law[number].settings)
    for pending in rule.cases:
        if pending.kind in BOTH or (pending.kind in OVER_ALL) == (journey is None):
            found = _each(pending, over_all or world.over_all, journey, settings, circumstances.today)
            if not found.values and not found.fields:
                continue
            case = pending.ready
            demanded = None
            if about_some:
                demanded = _demands(rule, case, about_some, settings, circumstances.today)
            if in_haste and journey is not None and case.run is None:
                left = spared(found, case.guards, journey)
                yield Round(case, left.elements, laws, settings, found.fields, True, left.doubts, demanded)
            else:
                yield Round(case, found.values, laws, settings, found.fields, False, NO_DOUBTS, demanded)


def _settings(rule: CompiledRule, laws: tuple[int, ...], circumstances: Circumstances) -> Mapping[str, Any]:
    """The values of the rule's settings: its defaults, then the user's, then what provisions in force demand.

    Provisions that are about some elements only demand nothing yet.
    """
    changed = circumstances.settings.get(rule.rule.id, {})
    demanded = _values(rule.rule.law[number] for number in laws if not rule.rule.law[number].when)
    return {**rule.settings, **changed, **demanded} if changed or demanded else rule.settings


def _demands(
    rule: CompiledRule, case: CompiledCase, laws: tuple[int, ...], settings: Mapping[str, Any], today: date
) -> Callable[[Element], Mapping[str, Any]]:
    """The settings for one element, with what the provisions about it demand."""

    def demanded(element: Element) -> Mapping[str, Any]:
        look = Look(element, element, settings, today)
        about = [number for number in laws if case.laws[number](look.trial()) is True]
        return {**settings, **_values(rule.rule.law[number] for number in about)} if about else settings

    return demanded


def _values(laws: Iterable[Law]) -> dict[str, Any]:
    return {name: setting_value(value)[1] for law in laws for name, value in law.settings.items()}


def _each(
    case: PendingCase,
    over_all: Callable[[str], Items],
    journey: Element | None,
    settings: Mapping[str, Any],
    today: date,
) -> Items:
    """The elements that a case looks at."""
    if journey is None:
        return over_all(case.kind)
    run = case.ready.run if case.kind == "run" else None
    if run is None:
        return elements_of(case.kind, journey)
    return runs_of(journey, lambda step: run(Look(step, step, settings, today)))
