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
from journeyaudit.report import Finding, Related
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
    inquiry = Inquiry(chosen, tuple(found), circumstances, request.lang, active)
    if at and worlds and chosen.cases:
        inquiry = _only(inquiry, at, worlds)
    return inquiry, tuple(problems)


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


def _only(inquiry: Inquiry, at: str, worlds: Sequence[World]) -> Inquiry:
    """What was said of the elements of this name and of what stands in them, or of others in a finding there."""
    wanted, rule = fold(at), inquiry.rule
    journeys = [journey for world in worlds for journey in world.journeys]
    here = [part for journey in journeys for part in _parts(journey) if wanted in map(fold, _named(part))]
    kept: list[Inquest] = []
    pointing: list[Element] = []
    holding: list[Element] = []
    for one in inquiry.inquests:
        own = [said for said in one.told if said.element is not None and wanted in _folded(said.element)]
        steps = tuple(note for note in one.steps if wanted in _folded(asked_about(note)))
        others = [said for said in one.told if said not in own]
        told = [said for said in others if said.finding is not None and _lies_in(said.finding, here)]
        if not (own or told):
            told = [said for said in others if any(_lies_in(place, here) for place in _related(said))]
        pointing += [said.element for said in told if said.element is not None]
        told = [said for said in one.told if said in own or said in told]
        if not told and not steps and any(part.up("journey") is one.journey for part in here):
            told = [said for said in one.told if said.element is None]
            if not told:
                told = [said for said in one.told if any(_holds(said, part) for part in here)]
                holding += [said.element for said in told if said.element is not None]
        if told or steps:
            kept.append(Inquest(one.journey, tuple(told), steps))
    if kept:
        return replace(inquiry, inquests=tuple(kept), at=at, pointing=_each(pointing), holding=_each(holding))
    looked_at = Listing([say("each {kind}", kind=kind) for kind in sorted({case.kind for case in rule.cases})])
    journeys = [journey for world in worlds for journey in world.journeys]
    if here:
        said = say(
            "the rule '{rule}' has nothing to look at in '{name}'; it is about {elements}",
            rule=rule.rule.id,
            name=at,
            elements=looked_at,
        )
        raise NotFound(said)
    names = [name for one in inquiry.inquests for said in one.told for name in _own_names(said)]
    names += [name for journey in journeys for part in _parts(journey) for name in _named(part)]
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


def _parts(journey: Element) -> tuple[Element, ...]:
    """A journey with its stages and steps."""
    return (journey, *elements_of("stage", journey).values, *elements_of("touchpoint", journey).values)


def _related(told: Told) -> tuple[Related, ...]:
    return () if told.finding is None else told.finding.related


def _lies_in(place: Finding | Related, parts: Sequence[Element]) -> bool:
    """Whether a place lies in one of the parts of journeys, as they stand in their files."""
    spans = [part.document.locate(part.path) for part in parts if part.document.name == place.file]
    return any(span.start <= place.span.start < span.end for span in spans)


def _holds(told: Told, part: Element) -> bool:
    """Whether a part of a journey stands in the element that was asked about, or is one of its steps."""
    element = told.element
    if element is None:
        return False
    steps = element.items("touchpoints").values if "touchpoints" in element.kind.fields else ()
    return any(one is element or one in steps for one in part.line())


def _each(elements: Sequence[Element]) -> tuple[Element, ...]:
    """The elements without repetition."""
    return tuple({id(one): one for one in elements}.values())


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
