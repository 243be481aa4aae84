"""A part of a journey that is looked at as a whole: the entire journey, or the stages of one intent in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journeyaudit.facts.arrival import NO_TIME, Arrival, Pick, Waiting, arrivals
from journeyaudit.facts.element import Element
from journeyaudit.facts.graph import END, Graph, Step, build
from journeyaudit.facts.known import NO_FIELDS, AtLeast, Items, Unknown
from journeyaudit.facts.stored import listed
from journeyaudit.frozen import dataclass
from journeyaudit.values import Duration, Special

UNASKED = frozenset({"reminder", "feedback"})
"""Kinds of step that nobody waits for."""
AFTERWARDS = UNASKED | {"payment"}
"""Kinds of step of ours that hold nothing up."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The touchpoints of a journey by their number in the graph."""

    elements: tuple[Element, ...]
    number: dict[str, int]
    graph: Graph


def steps_of(journey: Element) -> Steps:
    """All touchpoints of the journey in the order of the work, with the graph between them."""
    return journey.recall("·steps", _steps)


def _steps(journey: Element) -> Steps:
    top = [touchpoint for stage in journey.items("stages").values for touchpoint in listed(stage)]
    top += listed(journey)
    graph = build([_step(touchpoint) for touchpoint in top])
    by_id: dict[str, Element] = {}
    stack = list(top)
    while stack:
        touchpoint = stack.pop()
        by_id[touchpoint.get("id")] = touchpoint
        stack.extend(touchpoint.items("backstage").values)
    return Steps(tuple(by_id[name] for name in graph.order), dict(graph.index), graph)


def _step(touchpoint: Element) -> Step:
    jump = touchpoint.data.next
    failures = touchpoint.data.on_failure
    return Step(
        id=touchpoint.get("id"),
        jump=jump if isinstance(jump, str) else None,
        exits=tuple(jump.values()) if isinstance(jump, dict) else (),
        failures=tuple(failures.values()) if isinstance(failures, dict) else (),
        backstage=tuple(_step(below) for below in touchpoint.items("backstage").values),
    )


def place(journey: Element, name: str) -> Element | str | None:
    """The touchpoint of an id, or the end."""
    if name == END:
        return END
    steps = steps_of(journey)
    number = steps.number.get(name)
    return None if number is None else steps.elements[number]


def number_of(touchpoint: Element) -> tuple[Steps, int]:
    """The steps of the touchpoint's journey and its number among them."""
    return touchpoint.recall("·number", _number)


def _number(touchpoint: Element) -> tuple[Steps, int]:
    journey = touchpoint.up("journey")
    assert journey is not None, "a touchpoint stands in a journey"
    steps = steps_of(journey)
    return steps, steps.number[touchpoint.get("id")]


def noticed_after(touchpoint: Element, edges: Sequence[Sequence[int]]) -> list[Element]:
    """The steps that the customer notices next on such ways, in working order; work backstage is passed over."""
    steps, number = number_of(touchpoint)
    found: list[int] = []
    seen: set[int] = set()
    stack = list(edges[number])
    while stack:
        here = stack.pop()
        if here in seen:
            continue
        seen.add(here)
        if steps.elements[here].get("noticed"):
            found.append(here)
        else:
            stack.extend(edges[here])
    return [steps.elements[here] for here in sorted(found)]


@dataclass(frozen=True, slots=True)
class Scope:
    """The steps of a part of a journey that regular ways reach, in working order, and where it begins."""

    steps: Steps
    inside: frozenset[int]
    starts: tuple[int, ...]

    @property
    def touchpoints(self) -> tuple[Element, ...]:
        """The touchpoints of the part that the regular way can reach."""
        return tuple(self.steps.elements[number] for number in sorted(self.inside))


def scope_of(whole: Element) -> Scope:
    """The scope of a journey or an errand."""
    return whole.recall("·scope", _scope)


def _scope(whole: Element) -> Scope:
    journey = whole.up("journey")
    assert journey is not None, "an errand stands in a journey"
    steps = steps_of(journey)
    members = list(range(len(steps.elements)))
    if whole.kind.name == "errand":
        chosen = set(whole.data["stages"])
        members = [n for n in members if _stage_number(steps.elements[n]) in chosen]
    allowed = set(members)
    graph = steps.graph
    starts = [n for n in members if n == 0 or any(source not in allowed for source in graph.regular_back[n])]
    starts = starts or members[:1]
    inside: set[int] = set()
    stack = list(starts)
    while stack:
        here = stack.pop()
        if here in allowed and here not in inside:
            inside.add(here)
            stack.extend(graph.regular[here])
    return Scope(steps, frozenset(inside), tuple(starts))


def _stage_number(touchpoint: Element) -> int:
    """Which stage of the file the touchpoint stands in; 0 where there are no stages."""
    first, second = touchpoint.path[:2]
    return second if first == "stages" and isinstance(second, int) else 0


def waits_of(journey: Element) -> dict[int, Waiting]:
    """What is written about the wait until each step."""
    return journey.recall("·waits", _waits)


def _waits(journey: Element) -> dict[int, Waiting]:
    steps = steps_of(journey)
    found: dict[int, Waiting] = {}
    for number, touchpoint in enumerate(steps.elements):
        wait = touchpoint.get("wait")
        if not isinstance(wait, Element):
            continue
        since = wait.data.since
        begin = steps.number.get(since) if isinstance(since, str) else None
        time = wait.get("max")
        if isinstance(time, Duration):
            found[number] = Waiting(time, since=begin)
        elif time is Special.OPEN:
            found[number] = Waiting(_usual(wait), open=True, since=begin)
        elif isinstance(time, Unknown):
            found[number] = Waiting(_usual(wait), fields=time.fields, since=begin)
    return _with_backstages(steps.graph, found)


def _usual(wait: Element) -> Duration:
    """What a wait without a known end takes at least where it takes longest: as long as it usually does."""
    usual = wait.get("typical")
    return usual if isinstance(usual, Duration) else NO_TIME


def _with_backstages(graph: Graph, waits: dict[int, Waiting]) -> dict[int, Waiting]:
    """The waits, with those of a backstage counted from where the wait of the step above begins: it is work in it."""
    for number, wait in list(waits.items()):
        first = graph.entry[number]
        if wait.since is None or first == number or first not in waits or waits[first].since is not None:
            continue
        if graph.position[wait.since] < graph.position[first]:
            waits[first] = replace(waits[first], since=wait.since)
    return waits


def own_time(journey: Element) -> frozenset[int]:
    """The steps that wait for nobody but the customer: such time is the customer's own, who waits for nothing."""
    return journey.recall("·own time", _own_time)


def _own_time(journey: Element) -> frozenset[int]:
    found = set()
    for number, touchpoint in enumerate(steps_of(journey).elements):
        wait = touchpoint.get("wait")
        if isinstance(wait, Element) and wait.get("waiting_for") == "customer":
            found.add(number)
    return frozenset(found)


def not_waited(journey: Element) -> frozenset[int]:
    """The steps for which nobody waits: the customer takes the time, or they are reminders or surveys of ours.

    What passes before a reminder of what we do next is part of the wait for that.
    """
    return journey.recall("·not waited", _not_waited)


def _not_waited(journey: Element) -> frozenset[int]:
    found = set()
    for number, touchpoint in enumerate(steps_of(journey).elements):
        wait = touchpoint.get("wait")
        if isinstance(wait, Element) and wait.get("idle") is False and not _reminds_of_us(touchpoint):
            found.add(number)
    return frozenset(found)


def _reminds_of_us(touchpoint: Element) -> bool:
    """Whether it reminds of a step of ours that the customer is there for: a visit, an operation, a delivery."""
    later = touchpoint.items("next_noticed").values if touchpoint.data.kind == "reminder" else ()
    return bool(later) and all(
        step.get("customer_acts") is False and step.data.kind not in AFTERWARDS for step in later
    )


def arrivals_in(
    scope: Scope, journey: Element, without: frozenset[int] = frozenset(), pick: Pick | None = None
) -> dict[int, Arrival]:
    """The arrivals at the steps of a part of a journey; only the waits of the part count, but for those `without`.

    The ways between two stages of the part take no time of their own, so that its stages add up.
    """
    counted = scope.inside - without
    waits = {number: wait for number, wait in waits_of(journey).items() if number in counted}
    graph = scope.steps.graph
    found = arrivals(graph, waits, range(len(graph.order)), {0, *scope.starts}, pick=pick)
    return {number: found[number] for number in sorted(scope.inside)}


def known_time(arrival: Arrival) -> Duration | AtLeast:
    """The time of an arrival, as a lower bound where waits are open or not stated."""
    if arrival.fields or arrival.open:
        return AtLeast(arrival.time, arrival.fields)
    return arrival.time


def as_items(elements: list[Element], fields: frozenset[str] = NO_FIELDS) -> Items:
    """Elements as a list value."""
    return Items(tuple(elements), fields, 1 if fields else 0)
