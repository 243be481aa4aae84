"""What the answers of the items of a list come to: some, every or none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from journeyaudit.conditions.compare import as_items, counted
from journeyaudit.conditions.linked import Linking
from journeyaudit.conditions.lists import all_bounded
from journeyaudit.conditions.look import Answer, Condition, Look, undecided
from journeyaudit.conditions.reading import Reading, follow
from journeyaudit.facts import Element, Items, Unknown


def narrowed(listed: Callable[[Look], Items], path: str, link: Linking) -> Callable[[Look], Items]:
    """Of a list of the journey only what names the step that a clause asks for, or may do so."""

    def read(look: Look) -> Items:
        found = listed(look)
        journey, step = look.item.up("journey"), link.wanted(look)
        if journey is None or step is None:
            return found
        links = journey.recall(f"·links {path} {link.field}", lambda _: link.links(found.values))
        return Items(tuple(found.values[number] for number in links.to(step)), found.fields, found.gaps)

    return read


def by_journey(
    reading: Reading, listed: Callable[[Look], Items]
) -> Callable[[Look, Callable[[], Iterable[Any]]], Iterator[Items]] | None:
    """What a path through journeys leads to, one journey after the other; None for any other path.

    Where the rule looks at what belongs to no journey, each is put to rest again before the next, but for what has to
    stay of it: what is caught by then.
    """
    many = [number for number, one in enumerate(reading.steps, 1) if one.type.many and one.type.of == "journey"]
    if len(many) != 1 or many[0] == len(reading.steps):
        return None
    journeys, onward = follow(reading.steps[: many[0]]), follow(reading.steps[many[0] :])

    def read(look: Look, staying: Callable[[], Iterable[Any]]) -> Iterator[Items]:
        if look.root.up("journey") is not None:
            yield listed(look)
            return
        found, world = as_items(journeys(reading.start(look))), look.root.world
        yield Items((), found.fields, found.gaps)
        for journey in found.values:
            woken = world.awake
            yield as_items(onward(Items((journey,))))
            if world.awake > woken:
                world.passed(
                    journey,
                    woken,
                    [one for one in staying() if isinstance(one, Element) and one.document is journey.document],
                )

    return read


def first_that_decides(name: str, listed: Callable[[Look], Items], inner: Condition) -> Condition:
    """`some`, `every` or `none` where nothing is caught: asks the items only until one decides."""
    decisive = name != "every"
    if_decided = name == "some"
    if_not = name == "none"

    def decide(look: Look) -> Answer:
        found = listed(look)
        fields, maybe = found.fields, found.gaps
        inward = look.at(look.item)
        for inward.item in found.values:
            answer = inner(inward)
            if answer is decisive:
                return if_decided
            if isinstance(answer, Unknown):
                maybe += 1
                fields |= answer.fields
        if name == "every":
            return Unknown(fields) if maybe else bool(found.values)
        if name == "none":
            return Unknown(fields) if maybe else if_not
        return undecided(fields)

    return decide


def verdict_of(name: str, items: Items, answers: list[Answer], bounds: list[Any], look: Look) -> Answer:
    """What the answers come to; `bounds` say how many must be true."""
    sure, maybe, fields = counted(answers, items)
    if name == "none":
        return False if sure else Unknown(fields) if maybe else True
    if name == "every":
        if any(answer is False for answer in answers):
            return False
        return Unknown(fields) if maybe else bool(answers)
    if not bounds:
        return True if sure else undecided(fields)
    if not items.values and not items.fields:
        return False
    most = None if items.fields else sure + maybe
    return all_bounded([(one, bound(look, items)) for one, bound in bounds], sure, most, fields)
