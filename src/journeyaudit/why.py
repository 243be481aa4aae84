"""Why a rule says what it says: the one rule asked about the journeys at hand, or about one element of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from journeyaudit.accept import Acceptance, accepted, gathered
from journeyaudit.auditor import Request, files_of, loaded_for
from journeyaudit.conditions import Asked
from journeyaudit.engine import Inquest, Inquiry, Told, inquests
from journeyaudit.facts import Element, Items, World, elements_of, synonyms
from journeyaudit.grounds import certainty_of, grounds_of
from journeyaudit.model import journey_id
from journeyaudit.rulebook import CompiledRule, Rulebook, rulebook_of
from journeyaudit.settings import START, Settings
from journeyaudit.source import Problem, SourceError
from journeyaudit.values import Listing, did_you_mean, fold, meant, say

NAMES = ("id", "title", "name")
"""The fields by which a user names an element, beside the one that it stands for."""


class NotFound(Exception):
    """There is no such rule or element; the text says what there is."""


def inquire(request: Request, settings: Settings, rule: str, at: str = "") -> tuple[Inquiry, tuple[Problem, ...]]:
    """What a rule says and why, with what is wrong in files and settings; `at` names the one element that is meant.

    Raises NotFound for an unknown rule or element, SourceError for a rule that cannot be loaded.
    """
    book = rulebook_of(settings, request.base)
    chosen = _rule(book, rule)
    problems: list[Problem] = []
    loaded = loaded_for(request, settings)
    rules, circumstances = grounds_of(book, settings, request.base, request.lang, files_of(loaded), problems)
    active = any(one is chosen for one in rules)
    problems += loaded.problems
    found: list[Inquest] = []
    worlds: list[World] = []
    for group in loaded.groups:
        meanings, whole = synonyms(book.lexica.facts), settings.portfolio == "whole"
        world = World(group.journeys, group.organisation, meanings, whole, certainty_of(settings))
        worlds.append(world)
        entries = gathered(group.journeys, None if group.organisation is None else group.organisation[1])
        found += [_accepted(one, entries, circumstances.today) for one in inquests(chosen, world, circumstances)]
    if not worlds and not problems:
        problems.append(Problem(say("no journeys were found"), ", ".join(request.paths), START, code="paths"))
    if at and worlds and chosen.cases:
        found = _only(found, at, chosen, worlds)
    return Inquiry(chosen, tuple(found), circumstances, request.lang, active), tuple(problems)


def _rule(book: Rulebook, name: str) -> CompiledRule:
    found = book.find(name)
    if found is not None:
        return found
    if name in book.broken:
        raise SourceError(book.problems)
    near = did_you_mean(name, book.ids)
    plain = say("there is no rule '{name}'", name=name)
    advice = meant(near) or say("see `journeyaudit rules list`")
    raise NotFound(say("{problem}; {advice}", problem=plain, advice=advice))


def _accepted(inquest: Inquest, entries: Sequence[Acceptance], today: date) -> Inquest:
    """The same with the reasons for which findings are accepted."""
    told = [
        one if one.finding is None else replace(one, finding=accepted([one.finding], entries, today)[0])
        for one in inquest.told
    ]
    return replace(inquest, told=tuple(told))


def _only(found: Sequence[Inquest], at: str, rule: CompiledRule, worlds: Sequence[World]) -> list[Inquest]:
    """What was said of the elements of this name, or of what stands in them."""
    wanted = fold(at)
    kept: list[Inquest] = []
    for one in found:
        told = tuple(said for said in one.told if said.element is not None and wanted in _folded(said.element))
        steps = tuple(note for note in one.steps if wanted in _folded(asked_about(note)))
        if not told and not steps and one.journey is not None and wanted in _places(one.journey):
            told = tuple(said for said in one.told if said.element is None)
        if told or steps:
            kept.append(Inquest(one.journey, told, steps))
    if kept:
        return kept
    looked_at = Listing([say("each {kind}", kind=kind) for kind in sorted({case.kind for case in rule.cases})])
    journeys = [journey for world in worlds for journey in world.journeys]
    if any(wanted in _places(journey) for journey in journeys):
        said = say(
            "the rule '{rule}' has nothing to look at in '{name}'; it is about {elements}",
            rule=rule.rule.id,
            name=at,
            elements=looked_at,
        )
        raise NotFound(said)
    names = [name for one in found for said in one.told for name in _own_names(said)]
    names += [name for journey in journeys for name in _places(journey).values()]
    near = did_you_mean(at, names)
    advice = meant(near) or say("an id or title is wanted; the rule is about {elements}", elements=looked_at)
    raise NotFound(say("{problem}; {advice}", problem=say("there is no element '{name}'", name=at), advice=advice))


def asked_about(note: Asked) -> Element:
    """The element that a section of the rule was asked about."""
    element: Element = note.seen[0].value
    return element


def _folded(element: Element) -> set[str]:
    return {fold(name) for name in names_of(element)}


def _own_names(told: Told) -> Iterator[str]:
    return names_of(told.element) if told.element is not None else iter(())


def _places(journey: Element) -> Mapping[str, str]:
    """The names of a journey, its stages and steps, by the form in which they compare."""
    parts = (*elements_of("stage", journey).values, *elements_of("touchpoint", journey).values)
    return {fold(name): name for one in (journey, *parts) for name in _named(one)}


def names_of(element: Element) -> Iterator[str]:
    """What an element may be called: by its own names, by those of what holds it, and of what it is joined from."""
    for one in element.line():
        yield from _named(one)
    if isinstance(element.data, Mapping):
        for part in element.data.values():
            joined = part.values if isinstance(part, Items) else part if isinstance(part, (tuple, list)) else (part,)
            for one in joined:
                if isinstance(one, Element):
                    yield from _named(one)


def _named(element: Element) -> Iterator[str]:
    if element.kind.name == "journey":
        yield journey_id(element.data)
    for field in dict.fromkeys((*NAMES, element.kind.label)):
        if field in element.kind.fields:
            value = element.get(field)
            if isinstance(value, str):
                yield value
