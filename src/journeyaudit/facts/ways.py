"""Where a touchpoint lies on the ways of its journey: reachable, unavoidable, and how much work comes before it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from fractions import Fraction

from journeyaudit.facts.arrival import START, Arrival, latest, left_of
from journeyaudit.facts.charges import seconds_of_work
from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.graph import Graph, bits
from journeyaudit.facts.known import NO_FIELDS, AtLeast, Items, Unknown, Value
from journeyaudit.facts.scope import Steps, arrivals_in, known_time, not_waited, number_of, scope_of, steps_of
from journeyaudit.facts.types import BOOL, DURATION, SHARE, elements
from journeyaudit.frozen import dataclass
from journeyaudit.values import Duration, Share, Special


@dataclass(frozen=True, slots=True)
class Work:
    """The customer's work on the heaviest regular way to a step, or on from it, without the step itself."""

    seconds: int = 0
    fields: frozenset[str] = NO_FIELDS
    """What is not stated anywhere on these ways."""


def done_before(touchpoint: Element) -> Value:
    """The share of the customer's work that lies before this step, on the heaviest way through it."""
    number = number_of(touchpoint)[1]
    journey = _journey(touchpoint)
    own, behind = _own_work(touchpoint), journey.recall("·work behind", _work_behind)[number]
    ahead = journey.recall("·work ahead", _work_ahead)[number]
    missing = own.fields | behind.fields | ahead.fields
    if missing:
        return Unknown(missing)
    total = behind.seconds + own.seconds + ahead.seconds
    return Share(Fraction(behind.seconds, total)) if total else Share(Fraction(0))


def _journey(touchpoint: Element) -> Element:
    journey = touchpoint.up("journey")
    assert journey is not None, "a touchpoint stands in a journey"
    return journey


def _work_behind(journey: Element) -> list[Work]:
    graph = steps_of(journey).graph
    return _heaviest(journey, graph.sequence, graph.regular_back)


def _work_ahead(journey: Element) -> list[Work]:
    graph = steps_of(journey).graph
    return _heaviest(journey, reversed(graph.sequence), graph.regular)


def _heaviest(journey: Element, order: Iterable[int], sources: Sequence[Sequence[int]]) -> list[Work]:
    """For every step the work at the sources that it can be reached from; `order` puts sources first."""
    own = [_own_work(step) for step in steps_of(journey).elements]
    found = [Work()] * len(own)
    for here in order:
        ways = [(found[source], own[source]) for source in sources[here]]
        found[here] = Work(
            max((way.seconds + step.seconds for way, step in ways), default=0),
            NO_FIELDS.union(*(way.fields | step.fields for way, step in ways)),
        )
    return found


def _own_work(touchpoint: Element) -> Work:
    value = seconds_of_work(touchpoint)
    return Work(0, value.fields) if isinstance(value, (Unknown, AtLeast)) else Work(value)


def reachable(touchpoint: Element) -> Value:
    """Whether any way leads here from the first step."""
    return number_of(touchpoint)[1] in _journey(touchpoint).recall("·reached", _reached)


def trapped(touchpoint: Element) -> Value:
    """Whether no way leads from here to an end of the journey."""
    return number_of(touchpoint)[1] not in _journey(touchpoint).recall("·ending", _ending)


def unavoidable(touchpoint: Element) -> Value:
    """Whether every way from the first step to an end leads through this one."""
    return number_of(touchpoint)[1] in _journey(touchpoint).recall("·unavoidable", _on_every_way)


def ways_round(touchpoint: Element) -> Value:
    """The steps where a way begins that leaves this one out: next to a step before it, and never leading here."""
    steps, number = number_of(touchpoint)
    beside = _journey(touchpoint).recall("·beside", _beside)[number]
    leading = steps.graph.ancestors[number] | 1 << number
    return Items(tuple(steps.elements[one] for one in bits(beside & ~leading)))


def _beside(journey: Element) -> list[int]:
    """For each step, all that may follow at once on a step before it, as bits."""
    graph = steps_of(journey).graph
    found = [0] * len(graph.order)
    for number in graph.sequence:
        for source in graph.backward[number]:
            found[number] |= found[source] | sum(1 << target for target in graph.all_next[source])
    return found


def _reached(journey: Element) -> frozenset[int]:
    """The steps to which some way leads from the first."""
    graph = steps_of(journey).graph
    return _flood([0] if graph.order else [], graph.all_next)


def _ending(journey: Element) -> frozenset[int]:
    """The steps from which some way leads to an end."""
    graph = steps_of(journey).graph
    sources: list[list[int]] = [[] for _ in graph.order]
    for source, targets in enumerate(graph.all_next):
        for target in targets:
            sources[target].append(source)
    return _flood(graph.ends, sources)


def _flood(starts: Iterable[int], edges: Sequence[Sequence[int]]) -> frozenset[int]:
    seen = set(starts)
    stack = list(seen)
    while stack:
        for target in edges[stack.pop()]:
            if target not in seen:
                seen.add(target)
                stack.append(target)
    return frozenset(seen)


def _on_every_way(journey: Element) -> frozenset[int]:
    """The steps of one way to an end that no other way goes round; all steps where there is no way to an end.

    Walks along a shortest way and notes how far ahead of it any side way comes out; each step is looked at once.
    """
    graph = steps_of(journey).graph
    way = _shortest_way(graph)
    if way is None:
        return frozenset(range(len(graph.order)))
    place = {number: index for index, number in enumerate(way)}
    furthest = 0
    found: list[int] = []
    seen: set[int] = set()
    for index, number in enumerate(way):
        if furthest <= index:
            found.append(number)
        stack = [number]
        while stack:
            here = stack.pop()
            if here in graph.ends:
                furthest = len(way)
            for target in graph.all_next[here]:
                if target in place:
                    furthest = max(furthest, place[target])
                elif target not in seen:
                    seen.add(target)
                    stack.append(target)
    return frozenset(found)


def _shortest_way(graph: Graph) -> list[int] | None:
    """The steps of a shortest way from the first step to an end."""
    came: dict[int, int | None] = {0: None}
    queue = deque([0] if graph.order else [])
    while queue:
        here = queue.popleft()
        if here in graph.ends:
            way = []
            step: int | None = here
            while step is not None:
                way.append(step)
                step = came[step]
            return way[::-1]
        for target in graph.all_next[here]:
            if target not in came:
                came[target] = here
                queue.append(target)
    return None


def elapsed(touchpoint: Element) -> Value:
    """The longest documented waiting since the customer last asked for something; a lower bound where waits are open.

    It counts within the errand, and from its start where the customer asked for nothing. What answers a question of
    ours asks for nothing; where no kind is written, any step of the customer's may ask.
    """
    journey = _journey(touchpoint)
    number = number_of(touchpoint)[1]
    for errand in journey.items("errands").values:
        found = errand.recall("·arrivals", _arrivals)
        if number in found:
            origin = errand.recall("·origins", _origins)[number]
            return known_time(found[number] if origin is None else _between(found[origin], found[number]))
    return Special.NONE


def _arrivals(errand: Element) -> dict[int, Arrival]:
    journey = _journey(errand)
    return arrivals_in(scope_of(errand), journey, not_waited(journey))


def _origins(errand: Element) -> dict[int, int | None]:
    """For every step the one on the longest way to it at which the customer last asked for something."""
    found, steps = errand.recall("·arrivals", _arrivals), scope_of(errand).steps
    behind: dict[int, tuple[int | None, int | None]] = {}
    origins: dict[int, int | None] = {}
    for number in steps.graph.sequence:
        if number in found:
            source = found[number].came_from
            asked, unsaid = behind.get(source.step, (None, None)) if source is not None else (None, None)
            origins[number] = unsaid if asked is None else asked
            step = steps.elements[number]
            if step.get("customer_acts") is True:
                asked = number if step.get("kind") == "request" and not _questioned(steps, number) else asked
                unsaid = number if isinstance(step.get("kind"), Unknown) else unsaid
            behind[number] = asked, unsaid
    return origins


def _questioned(steps: Steps, number: int) -> bool:
    """Whether something was asked of the customer right before."""
    ahead = (steps.elements[n] for n in steps.graph.regular_back[number])
    return any(one.get("kind") == "request" and one.get("customer_acts") is False for one in ahead)


def _between(start: Arrival, end: Arrival) -> Arrival:
    """What a later arrival adds to an earlier one."""
    return Arrival(left_of(end.time, start.time), end.fields - start.fields, end.open and not start.open)


def stage_waiting(stage: Element) -> Value:
    """What the stage adds to the waiting on the longest way: from the latest arrival before it until it is left."""
    journey = _journey(stage)
    scope = scope_of(journey)
    found = journey.recall("·arrivals", lambda whole: arrivals_in(scope, whole, not_waited(whole)))
    graph = scope.steps.graph
    inside = {number for number in found if scope.steps.elements[number].up("stage") is stage}
    sources = {source for number in inside for source in graph.regular_back[number]} - inside
    leaving = [n for n in sorted(inside) if n in graph.ends or set(graph.regular[n]) - inside]
    end = latest([found[number] for number in leaving])
    start = latest([found[number] for number in sorted(sources) if number in found]) or START
    if end is None:
        return Duration()
    return known_time(_between(start, end))


FIELDS: tuple[Computed, ...] = (
    Computed("stage", "waiting", DURATION, stage_waiting),
    Computed("touchpoint", "elapsed", DURATION, elapsed),
    Computed("touchpoint", "done_before", SHARE, done_before),
    Computed("touchpoint", "reachable", BOOL, reachable, "required"),
    Computed("touchpoint", "trapped", BOOL, trapped, "required"),
    Computed("touchpoint", "unavoidable", BOOL, unavoidable, "required"),
    Computed("touchpoint", "ways_round", elements("touchpoint"), ways_round, "required"),
)
