"""Where a touchpoint lies on the ways of its journey: reachable, unavoidable, and how much work comes before it."""

from __future__ import annotations

from fractions import Fraction

from journeyaudit.facts.bill import seconds_of_work
from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.known import NO_FIELDS, AtLeast, Unknown, Value
from journeyaudit.facts.scope import Steps, number_of
from journeyaudit.facts.types import BOOL, SHARE
from journeyaudit.values import Share


def done_before(touchpoint: Element) -> Value:
    """The share of the customer's work that lies before this step, on the heaviest way through it."""
    steps, number = number_of(touchpoint)
    ahead = _heaviest_towards(steps, number, forwards=True)
    behind = _heaviest_towards(steps, number, forwards=False)
    own = seconds_of_work(touchpoint)
    missing = ahead[1] | behind[1]
    if isinstance(own, (Unknown, AtLeast)):
        missing |= own.fields
    if missing:
        return Unknown(missing)
    total = ahead[0] + behind[0] + own
    return Share(Fraction(behind[0], total)) if total else Share(Fraction(0))


def _heaviest_towards(steps: Steps, number: int, forwards: bool) -> tuple[int, frozenset[str]]:
    """The most work on a regular way that leads from here on, or to here, without the step itself."""
    graph = steps.graph
    edges = graph.regular if forwards else graph.regular_back
    order = reversed(graph.sequence) if forwards else graph.sequence
    near: set[int] = set()
    stack = list(edges[number])
    while stack:
        here = stack.pop()
        if here not in near:
            near.add(here)
            stack.extend(edges[here])
    totals: dict[int, int] = {}
    fields = NO_FIELDS
    for here in order:
        if here in near:
            work = seconds_of_work(steps.elements[here])
            if isinstance(work, (Unknown, AtLeast)):
                fields |= work.fields
                work = 0
            totals[here] = work + max((totals[n] for n in edges[here] if n in totals), default=0)
    return max((totals[n] for n in edges[number] if n in totals), default=0), fields


def reachable(touchpoint: Element) -> Value:
    """Whether any way leads here from the first step."""
    steps, number = number_of(touchpoint)
    return bool(_reach(steps, 0) >> number & 1)


def trapped(touchpoint: Element) -> Value:
    """Whether no way leads from here to an end of the journey."""
    steps, number = number_of(touchpoint)
    return not any(_reach(steps, number) >> end & 1 for end in steps.graph.ends)


def unavoidable(touchpoint: Element) -> Value:
    """Whether every way from the first step to an end leads through this one."""
    steps, number = number_of(touchpoint)
    if number == 0:
        return True
    around = _reach(steps, 0, without=number)
    return not any(around >> end & 1 for end in steps.graph.ends)


def _reach(steps: Steps, start: int, without: int | None = None) -> int:
    """The set (as bits) of the steps to which some way leads, the start too."""
    seen = 0
    stack = [start]
    while stack:
        here = stack.pop()
        if here != without and not seen >> here & 1:
            seen |= 1 << here
            stack.extend(steps.graph.all_next[here])
    return seen


FIELDS = (
    Computed("touchpoint", "done_before", SHARE, done_before),
    Computed("touchpoint", "reachable", BOOL, reachable, "required"),
    Computed("touchpoint", "trapped", BOOL, trapped, "required"),
    Computed("touchpoint", "unavoidable", BOOL, unavoidable, "required"),
)
