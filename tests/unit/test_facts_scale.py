"""Large journeys are read whole, and the work for them grows with their length and not with its square."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from journeyaudit.facts import Element, elements_of, runs_of
from tests.unit.worlds import journey


def chain(count: int) -> str:
    """A journey of so many steps in a row, with failures that lead back, promises, hand-offs and work backstage."""
    lines = ["product: p", "intent: buy", "known: [x]", "touchpoints:"]
    for number in range(count):
        parts = [f"title: Step {number}", f"id: s{number}", f"actor: {('customer', 'A', 'B', 'C')[number % 4]}"]
        parts += ["channels: [web, phone]", f"asks: [f{number % 20}]", "effort: 5 min", "says: Thank you"]
        parts.append(f"wait: {{max: 1 d, since: s{max(0, number - 3)}}}")
        if number % 7 == 3:
            parts.append(f"on_failure: {{late: s{number - 3}}}")
        if number % 11 == 5:
            parts.append("backstage: [{title: Work, actor: D, wait: 2 h}]")
        if number in (0, count // 2):
            parts.append(f"promises: {{text: Soon, within: 3 d, kept_at: s{count - 1}}}")
        lines.append(f"  - {{{', '.join(parts)}}}")
    return "\n".join(lines)


def fan(count: int) -> str:
    """A journey with so many branches that lead on, across to another and back to the start."""
    exits = ", ".join(f"c{number}: b{number}" for number in range(count))
    lines = ["product: p", "intent: buy", "touchpoints:"]
    lines.append(
        f"  - {{title: Start, id: start, actor: A, channels: web, asks: none, effort: 1 min, next: {{{exits}}},"
    )
    lines.append("     promises: {text: Soon, kept_at: last}}")
    for number in range(count):
        ways = f"go: last, again: start, over: b{(number * 7 + 3) % count}"
        lines.append(
            f"  - {{title: B {number}, id: b{number}, actor: {'AB'[number % 2]}, channels: web, asks: x{number},"
        )
        lines.append(
            f"     effort: 5 min, wait: 1 d, next: {{{ways}}}, on_failure: {{f: b{(number * 5 + 1) % count}}}}}"
        )
    return "\n".join([*lines, "  - {title: Last, id: last, actor: C}"])


def everything(of: Element, passed_over: frozenset[str] = frozenset()) -> int:
    """Reads every field of every element of a journey; how many were read."""
    read = 0
    kinds = ("journey", "touchpoint", "promise", "handoff", "move", "errand", "wait", "exit", "text", "channel", "ask")
    elements = [one for kind in kinds for one in elements_of(kind, of).values]
    bills = [of.get("bill"), of.get("net_bill")]
    runs = list(runs_of(of, lambda step: step.get("noticed")).values)
    for one in (*elements, *bills, *runs):
        for name in one.kind.fields:
            if name not in passed_over:
                one.get(name)
                read += 1
    return read


@pytest.mark.parametrize("text", [chain(2000), fan(300)], ids=["2,000 steps in a row", "300 branches with loops"])
def test_large_journeys_are_read_whole(text: str) -> None:
    of = journey(text)
    assert everything(of) > 10_000
    last = of.get("touchpoints").values[-1]
    assert last.get("reachable") and not last.get("trapped") and last.get("unavoidable")


def lines_run(call: Callable[[], object]) -> int:
    """How many lines of the package run in a call: a measure of work that no busy machine changes."""
    count = 0

    def local(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal count
        count += event == "line"
        return local

    def trace(frame: FrameType, event: str, arg: object) -> Any:
        return local if "journeyaudit" in frame.f_code.co_filename else None

    outer = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(outer)
    return count


LISTS = frozenset(
    {
        "before",
        "after",
        "knows",
        "felt",
        "seams",
        "asked_again",
        "lost",
        "lost_anew",
        "told_at",
        "told_first",
        "left_behind",
    }
)
"""Fields that say something of all steps before or after each step (or read one that does), so that they grow with
their answers."""


@pytest.mark.parametrize("make", [chain, fan])
def test_the_work_grows_with_the_journey_and_not_with_its_square(make: Callable[[int], str]) -> None:
    small, large = journey(make(60)), journey(make(240))
    first = lines_run(lambda: everything(small, LISTS))
    assert lines_run(lambda: everything(large, LISTS)) < 5 * first
