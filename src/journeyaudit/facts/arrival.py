"""When each step happens at the latest: the documented waits along the longest way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from journeyaudit.facts.graph import Graph
from journeyaudit.facts.known import NO_FIELDS
from journeyaudit.frozen import dataclass
from journeyaudit.values import Duration, longest

NO_TIME = Duration()


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is written about the wait until a step happens."""

    longest: Duration = NO_TIME
    fields: frozenset[str] = NO_FIELDS
    """What is missing: the longest time of a wait that is mentioned but not measured."""
    open: bool = False
    """Documented as without limit."""
    since: int | None = None
    """The step from which the wait is counted, where that is not the step before."""


class Arrival(NamedTuple):
    """The latest time of a step after the start, as far as it is known, and how it comes about."""

    time: Duration = NO_TIME
    fields: frozenset[str] = NO_FIELDS
    open: bool = False
    step: int = -1
    came_from: Arrival | None = None
    leg: Duration = NO_TIME
    """The wait that was added to `came_from`."""

    def legs(self) -> list[tuple[int, Duration]]:
        """The waits that add up to the time, with the steps that they end at, in order."""
        found: list[tuple[int, Duration]] = []
        here: Arrival | None = self
        while here is not None:
            if here.leg != NO_TIME:
                found.append((here.step, here.leg))
            here = here.came_from
        return found[::-1]


START = Arrival()
Pick: TypeAlias = Callable[[list[Arrival]], Arrival | None]
"""Which of several ways to a step counts; None where there is none."""


def arrivals(
    graph: Graph,
    waits: Mapping[int, Waiting],
    within: Collection[int],
    starts: Collection[int],
    origin: int | None = None,
    passed: Mapping[int, Arrival] | None = None,
    pick: Pick | None = None,
    until: int | None = None,
) -> dict[int, Arrival]:
    """The arrival of every step of `within`, counted from `starts`, or from the moment that `origin` happens.

    arrival(step) = max(arrival(step before), arrival(`since`, else step before) + longest wait); where ways meet, the
    later one counts. Failures are not part of it: they say what goes wrong, not how the work runs. The wait of a step
    with a backstage is counted from the step before that backstage, because the backstage is the work during it.
    Of a wait that began before `origin` counts what is left: `passed` says how long before, at the longest. `pick`
    says which of several ways counts, if not the later. What comes after `until` in the work is not looked at.
    """
    pick = pick or latest
    found: dict[int, Arrival] = {}
    first = 0 if origin is None else graph.position[origin]
    last = len(graph.sequence) if until is None else graph.position[until] + 1
    for step in graph.sequence[first:last]:
        if step == origin:
            found[step] = Arrival(step=step)
            continue
        if step not in within:
            continue
        base = pick([found[source] for source in graph.regular_back[step] if source in found])
        if base is None:
            if step not in starts:
                continue
            base = START
        wait = waits.get(step)
        if wait is None:
            found[step] = Arrival(base.time, base.fields, base.open, step, base)
            continue
        since = base if graph.entry[step] == step else _before_backstage(graph, found, step, pick) or START
        length = wait.longest
        if wait.since is not None:
            if wait.since in found:
                since = found[wait.since]
            else:
                since, length = _running(length, passed.get(wait.since) if passed else None)
        found[step] = _later(step, base, since, length, wait)
    return found


def _later(step: int, base: Arrival, since: Arrival, length: Duration, wait: Waiting) -> Arrival:
    fields = base.fields | since.fields | wait.fields
    is_open = base.open or since.open or wait.open
    time = since.time + length
    if time != base.time and longest(time, base.time) == time:
        return Arrival(time, fields, is_open, step, since, length)
    return Arrival(base.time, fields, is_open, step, base)


def latest(candidates: list[Arrival]) -> Arrival | None:
    """The later of several ways; what is missing or open on any of them stays so."""
    if not candidates:
        return None
    best = candidates[0]
    for other in candidates[1:]:
        if longest(other.time, best.time) != best.time:
            best = other
    if len(candidates) == 1:
        return best
    fields = frozenset().union(*(one.fields for one in candidates))
    is_open = any(one.open for one in candidates)
    return Arrival(best.time, fields, is_open, best.step, best.came_from, best.leg)


def earliest(candidates: list[Arrival]) -> Arrival | None:
    """The earlier of several ways, with what is missing or open on it."""
    best: Arrival | None = None
    for other in candidates:
        if best is None or longest(other.time, best.time) != other.time:
            best = other
    return best


def _before_backstage(graph: Graph, found: Mapping[int, Arrival], step: int, pick: Pick) -> Arrival | None:
    entry = graph.entry[step]
    return pick([found[source] for source in graph.regular_back[entry] if source in found])


def passed_before(graph: Graph, waits: Mapping[int, Waiting], origin: int) -> dict[int, Arrival]:
    """For the steps before `origin` from which a later step counts its wait, the longest time between them."""
    if all(wait.since is None for wait in waits.values()):
        return {}
    later, earlier = after(graph, origin), before(graph, origin)
    found: dict[int, Arrival] = {}
    for step in sorted({since for n in later if n in waits and (since := waits[n].since) is not None} & earlier):
        found[step] = arrivals(graph, waits, {*(after(graph, step) & earlier), origin}, (), origin=step)[origin]
    return found


def _running(length: Duration, passed: Arrival | None) -> tuple[Arrival, Duration]:
    """From when a wait counts that began before, and what of it is left; nothing is, if nobody knows how long ago."""
    if passed is None:
        return START, length
    if passed.fields or passed.open:
        return Arrival(fields=passed.fields, open=passed.open), NO_TIME
    return START, left_of(length, passed.time)


def left_of(length: Duration, elapsed: Duration) -> Duration:
    """What remains of a wait that began before: never more than can be proved."""
    seconds = length.seconds - elapsed.seconds
    workdays = length.workdays - elapsed.workdays
    businessdays = length.businessdays - elapsed.businessdays
    if min(seconds, workdays, businessdays) >= 0:
        return Duration(seconds, workdays, businessdays)
    day = 24 * 60 * 60
    shortest = length.seconds + day * (length.workdays + length.businessdays)
    return Duration(max(0, shortest - elapsed.worst_seconds))


def after(graph: Graph, start: int) -> set[int]:
    """The steps that follow on regular ways, without the step itself."""
    return _reached(graph.regular, start)


def between(graph: Graph, start: int, end: int) -> set[int]:
    """The steps on regular ways from a step to another, with the other; none where no way leads there."""
    last, first = graph.position[end], graph.position[start]
    ahead = _reached(graph.regular, start, lambda step: graph.position[step] <= last)
    if end not in ahead:
        return set()
    return ahead & {*_reached(graph.regular_back, end, lambda step: graph.position[step] > first), end}


def follows(graph: Graph, start: int, until: int) -> set[int]:
    """The steps that follow on regular ways and lie no later in the work than another."""
    return _reached(graph.regular, start, lambda step: graph.position[step] <= graph.position[until])


def before(graph: Graph, end: int) -> set[int]:
    """The steps from which regular ways lead to this one, without the step itself."""
    return _reached(graph.regular_back, end)


def _reached(edges: Sequence[Sequence[int]], start: int, inside: Callable[[int], bool] = lambda step: True) -> set[int]:
    found: set[int] = set()
    stack = list(edges[start])
    while stack:
        here = stack.pop()
        if here not in found and inside(here):
            found.add(here)
            stack.extend(edges[here])
    return found
