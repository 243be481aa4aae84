"""Runs: the longest chains of successive steps that fulfil a condition."""

from __future__ import annotations

from collections.abc import Callable

from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.known import NO_FIELDS, AtLeast, Items, Unknown, Value
from journeyaudit.facts.scope import noticed_after, number_of, steps_of
from journeyaudit.facts.types import DURATION, element, elements
from journeyaudit.values import Duration, Special, longest


def runs(journey: Element, fulfils: Callable[[Element], bool | Unknown]) -> Items:
    """The longest chain in every connected group of steps that fulfil a condition; ways that lead back do not count."""
    steps = steps_of(journey)
    graph = steps.graph
    missing = NO_FIELDS
    chosen: set[int] = set()
    for number, step in enumerate(steps.elements):
        answer = fulfils(step)
        if isinstance(answer, Unknown):
            missing |= answer.fields
        elif answer:
            chosen.add(number)
    length: dict[int, int] = {}
    came: dict[int, int | None] = {}
    group: dict[int, int] = {}
    for number in graph.sequence:
        if number not in chosen:
            continue
        sources = [source for source in graph.backward[number] if source in chosen]
        best = max(sources, key=lambda source: length[source], default=None)
        length[number] = 1 + (length[best] if best is not None else 0)
        came[number] = best
        roots = {_root(group, source) for source in sources}
        group[number] = number
        for root in roots:
            group[root] = number
    longest_of: dict[int, int] = {}
    for number in graph.sequence:
        if number in chosen:
            root = _root(group, number)
            if root not in longest_of or length[number] > length[longest_of[root]]:
                longest_of[root] = number
    found = [_run(journey, steps.elements, came, end) for end in longest_of.values()]
    found.sort(key=lambda run: number_of(run.data["steps"][0])[1])
    return Items(tuple(found), missing, 1 if missing else 0)


def _root(group: dict[int, int], number: int) -> int:
    while group[number] != number:
        group[number] = group[group[number]]
        number = group[number]
    return number


def _run(journey: Element, elements_: tuple[Element, ...], came: dict[int, int | None], end: int) -> Element:
    chain: list[Element] = []
    here: int | None = end
    while here is not None:
        chain.append(elements_[here])
        here = came[here]
    chain.reverse()
    first = chain[0]
    return Element(
        journey.world.kinds["run"], {"steps": tuple(chain)}, first.path, journey, journey.document, journey.world
    )


def chain(run: Element) -> Value:
    """The steps of the chain, in order."""
    return Items(run.data["steps"])


def first(run: Element) -> Value:
    """The first step of the chain."""
    return run.data["steps"][0]


def last(run: Element) -> Value:
    """The last step of the chain."""
    return run.data["steps"][-1]


def takes(run: Element) -> Value:
    """The sum of the waits of the steps themselves; a lower bound where one is open or not measured."""
    return _bounded(*_own(run))


def waiting(run: Element) -> Value:
    """The waiting until the next noticed step: its own wait or the sum of the chain's waits, whichever is longer."""
    total, fields, is_open = _own(run)
    last = run.data["steps"][-1]
    for time in map(_longest_wait, noticed_after(last, number_of(last)[0].graph.regular)):
        if isinstance(time, Duration):
            total = longest(total, time)
        elif isinstance(time, Unknown):
            fields |= time.fields
        elif time is Special.OPEN:
            is_open = True
    return _bounded(total, fields, is_open)


def _own(run: Element) -> tuple[Duration, frozenset[str], bool]:
    """The sum of the chain's waits, what of it is not measured, and whether one is open."""
    total = Duration()
    fields = NO_FIELDS
    is_open = False
    for time in map(_longest_wait, run.data["steps"]):
        if isinstance(time, Duration):
            total = total + time
        elif isinstance(time, Unknown):
            fields |= time.fields
        elif time is Special.OPEN:
            is_open = True
    return total, fields, is_open


def _bounded(total: Duration, fields: frozenset[str], is_open: bool) -> Value:
    return AtLeast(total, fields) if fields or is_open else total


def _longest_wait(step: Element) -> Value:
    wait = step.get("wait")
    return wait.get("max") if isinstance(wait, Element) else Special.NONE


FIELDS: tuple[Computed, ...] = (
    Computed("run", "steps", elements("touchpoint"), chain, "required"),
    Computed("run", "first", element("touchpoint"), first, "required"),
    Computed("run", "last", element("touchpoint"), last, "required"),
    Computed("run", "takes", DURATION, takes),
    Computed("run", "waiting", DURATION, waiting),
)
