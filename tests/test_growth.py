"""The work of an audit grows with the journey and not with its square; counted in calls, since times tell little."""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from types import FrameType
from typing import Any

import pytest

from benchmarks.shapes import long_journey, tangled_journey
from journeyaudit.engine import Circumstances, judge, opinion, rounds
from journeyaudit.rulebook import load_rulebook
from tests.workbench import world_of

BOOK = load_rulebook()
LIMIT = 2**1.5
"""How many times the work twice the journey may be: with a line it is 2, with the square 4."""
SMALL = 1_500
"""Calls below which a rule is too small to be measured."""


def calls_of_rules(text: str, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many functions each rule calls on a journey; what is found out for several counts for the first of them."""
    world = world_of(text, lexica=BOOK.lexica)
    calls: Counter[str] = Counter()
    asked = ""

    def noted(rule: Any, *rest: Any, **more: Any) -> Iterator[Any]:
        nonlocal asked
        asked = rule.rule.id
        yield from rounds.rounds(rule, *rest, **more)

    def count(_: FrameType, event: str, __: object) -> None:
        if event == "call":
            calls[asked] += 1

    with monkeypatch.context() as patched:
        patched.setattr(opinion, "rounds", noted)
        before = sys.getprofile()
        sys.setprofile(count)
        try:
            judge(BOOK.rules, world, Circumstances(date(2026, 8, 1)))
        finally:
            sys.setprofile(before)
    return calls


@pytest.mark.parametrize("shape", [long_journey, tangled_journey])
def test_twice_the_journey_is_twice_the_work(shape: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    small = 80 if shape is long_journey else 27
    calls_of_rules(shape(small), monkeypatch)  # what is compiled once is compiled now
    one, two = calls_of_rules(shape(small), monkeypatch), calls_of_rules(shape(2 * small), monkeypatch)
    growth = {rule: calls / one[rule] for rule, calls in two.items() if calls > SMALL and one[rule]}
    assert len(growth) > 40
    assert {rule: round(by, 2) for rule, by in growth.items() if by > LIMIT} == {}
    assert two.total() / one.total() < LIMIT
