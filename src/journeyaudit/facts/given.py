"""Where the customer has given a fact before: what is asked once more, and what only looks like it."""

from __future__ import annotations

from collections.abc import Sequence

from journeyaudit.facts import titles
from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.justified import justifies
from journeyaudit.facts.known import NO_FIELDS, Items, Unknown, Value
from journeyaudit.facts.scope import noticed_after, number_of, steps_of
from journeyaudit.facts.types import BOOL, elements
from journeyaudit.values import fold

LIVE = frozenset({"phone", "counter", "visit", "video", "chat"})
"""Kinds of channel on which somebody of ours is there as long as the contact lasts."""
FACE_TO_FACE = frozenset({"counter", "visit"})
"""Kinds of channel on which a paper is shown and taken along again."""
SCREEN = frozenset({"web", "app", "portal", "bot"})
"""Kinds of channel that can keep what was typed a moment ago."""
WRITTEN = frozenset({"web", "app", "portal", "email", "messenger", "sms", "letter", "fax"})
"""Kinds of channel on which we ask and the customer answers later."""
PAPERS = frozenset({"document", "original"})
"""Kinds of ask that are a paper."""


def handed_over(ask: Element) -> bool:
    """Whether the customer gives it to us at the step; a paper only got together or shown stays."""
    step = ask.up("touchpoint")
    assert step is not None, "something is asked at a touchpoint"
    kind, title = ask.get("kind"), step.get("title")
    if kind == "original" and _kinds(step) and _kinds(step) <= FACE_TO_FACE:
        return False
    issued = isinstance(ask.get("issued_by"), str)
    return not ((kind in PAPERS and titles.gathers(title)) or (issued and titles.fetches(title)))


def earlier(ask: Element) -> Value:
    """The asks before by which the customer gave the same fact; not where a paper was only fetched or shown.

    Nor where the step came to nothing, so that the customer is here because it failed.
    """
    step, journey = ask.up("touchpoint"), ask.up("journey")
    assert step is not None, "something is asked at a touchpoint"
    assert journey is not None, "a touchpoint stands in a journey"
    steps, number = number_of(step)
    by_fact, unclear = journey.recall("·asks by fact", _by_fact)
    before = steps.graph.done_before[number]
    key = ask.world.fact_key(ask)
    found = [one for at, one in by_fact.get(key, ()) if before >> at & 1]
    fields = NO_FIELDS.union(*(missing for missing, where in unclear.items() if where & before))
    return Items(tuple(found), fields, 1 if fields else 0)


def _by_fact(journey: Element) -> tuple[dict[str, list[tuple[int, Element]]], dict[frozenset[str], int]]:
    """What is handed over, with the number of its step, by fact.

    And the steps, as bits, whose asks are not written, by the fields that are missing.
    """
    found: dict[str, list[tuple[int, Element]]] = {}
    unclear: dict[frozenset[str], int] = {}
    for number, step in enumerate(steps_of(journey).elements):
        asks = step.get("asks")
        if isinstance(asks, Unknown):
            unclear[asks.fields] = unclear.get(asks.fields, 0) | 1 << number
            continue
        for ask in asks.values:
            if handed_over(ask):
                found.setdefault(journey.world.fact_key(ask), []).append((number, ask))
    return found, unclear


def same_unit(ask: Element) -> Value:
    """Whether a unit that answers for the step was given it before, and so asks itself."""
    step, journey = ask.up("touchpoint"), ask.up("journey")
    assert step is not None, "something is asked at a touchpoint"
    assert journey is not None, "a touchpoint stands in a journey"
    steps, number = number_of(step)
    told = journey.recall("·told units", told_units)
    before = steps.graph.done_before[number]
    key = ask.world.fact_key(ask)
    return any(told.get((key, owner), 0) & before for owner in _owners(step))


def told_units(journey: Element) -> dict[tuple[str, str], int]:
    """The steps, as bits, at which each unit is given each fact."""
    found: dict[tuple[str, str], int] = {}
    for fact, asks in journey.recall("·asks by fact", _by_fact)[0].items():
        for number, ask in asks:
            step = ask.up("touchpoint")
            assert step is not None, "something is asked at a touchpoint"
            for owner in _owners(step):
                found[fact, owner] = found.get((fact, owner), 0) | 1 << number
    return found


def form_before(ask: Element) -> Value:
    """Whether the same was demanded in the same form at a step before, and given there.

    A signature that does not say under what stands under another paper each time.
    """
    kind = ask.get("kind")
    return ask.world.fact_key(ask) != "signature" and any(
        one.get("kind") == kind for one in ask.items("earlier").values
    )


EXCUSES = frozenset({"law", "safety", "security"})
"""Reasons under `justified` for which something may be demanded."""


def excused_before(ask: Element) -> Value:
    """Whether law, safety or security is named as the reason at a step before, where the same is only got or shown."""
    step, journey = ask.up("touchpoint"), ask.up("journey")
    assert step is not None, "something is asked at a touchpoint"
    assert journey is not None, "a touchpoint stands in a journey"
    steps, number = number_of(step)
    excused = journey.recall("·excused", _excused).get(ask.world.fact_key(ask), 0)
    return bool(excused & steps.graph.ancestors[number])


def _excused(journey: Element) -> dict[str, int]:
    """The steps, as bits, at which each fact is got or shown for such a reason."""
    found: dict[str, int] = {}
    for number, step in enumerate(steps_of(journey).elements):
        reason = step.get("justified")
        if isinstance(reason, Element) and reason.get("by") in EXCUSES and justifies(reason, "asks"):
            for ask in step.items("asks").values:
                if handed_over(ask):
                    continue
                key = journey.world.fact_key(ask)
                found[key] = found.get(key, 0) | 1 << number
    return found


def answers(ask: Element) -> Value:
    """Whether the customer sends here what a message of ours asked for directly before: both are one asking."""
    step = ask.up("touchpoint")
    assert step is not None, "something is asked at a touchpoint"
    if step.get("customer_acts") is not True:
        return False
    return any(
        one.get("customer_acts") is False and _kinds(one) and _kinds(one) <= WRITTEN
        for one in _asking_before(ask, step)
    )


def same_contact(ask: Element) -> Value:
    """Whether it was asked directly before in the same call, chat, visit or session on a screen."""
    step = ask.up("touchpoint")
    assert step is not None, "something is asked at a touchpoint"
    if isinstance(step.get("wait"), Element):
        return False
    here, owners = _kinds(step), _owners(step)
    for one in _asking_before(ask, step):
        there = _kinds(one)
        ours = step.get("customer_acts") is False or bool(owners & _owners(one))
        if ours and (here & there & LIVE or (here and there and here | there <= SCREEN)):
            return True
    return False


def _asking_before(ask: Element, step: Element) -> Sequence[Element]:
    """The steps noticed directly before that ask for the same fact."""
    key = ask.world.fact_key
    mine = key(ask)
    before = noticed_after(step, number_of(step)[0].graph.backward)
    return [one for one in before if any(key(theirs) == mine for theirs in one.items("asks").values)]


def _kinds(step: Element) -> frozenset[str]:
    """The kinds of its channels, as far as they are known."""
    kinds = (channel.get("kind") for channel in step.items("channels").values)
    return frozenset(kind for kind in kinds if isinstance(kind, str))


def _owners(step: Element) -> frozenset[str]:
    return frozenset(fold(one) for one in step.items("owner").values)


FIELDS: tuple[Computed, ...] = (
    Computed("ask", "earlier", elements("ask"), earlier),
    Computed("ask", "same_unit", BOOL, same_unit, "required"),
    Computed("ask", "form_before", BOOL, form_before, "required"),
    Computed("ask", "excused_before", BOOL, excused_before, "required"),
    Computed("ask", "answers", BOOL, answers, "required"),
    Computed("ask", "same_contact", BOOL, same_contact, "required"),
)
