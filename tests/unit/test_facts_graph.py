"""Which step follows which, which ways lead back, and what cannot be reached, left or gone round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyaudit.facts import Element, elements_of
from journeyaudit.facts.graph import Graph, Step, bits, build
from tests.unit.worlds import journey, say

SHAPES = {
    "backstage": """
touchpoints:
  - A
  - title: B
    backstage:
      - {title: B1, backstage: [B11, B12]}
      - B2
  - {title: C, next: {again: b}, on_failure: {lost: b12}}
  - D
""",
    "branches": """
touchpoints:
  - {title: A, next: {left: c, over: end}}
  - {title: B, next: d}
  - {title: C, next: end}
  - D
  - E
""",
    "loops": """
touchpoints:
  - A
  - {title: B, next: {more: b}}
  - {title: C, next: {wrong: a}, on_failure: {broken: b}}
  - {title: D, next: a}
  - E
""",
    "trap": """
touchpoints:
  - {title: A, next: {help: t1}, on_failure: {fire: g}}
  - {title: B, next: end}
  - {title: T1, on_failure: {lost: t2}}
  - {title: T2, next: t1}
  - F
  - {title: G, next: g}
""",
    "mishaps": """
touchpoints:
  - A
  - {title: B, on_failure: {broken: c}}
  - {title: C, backstage: [C1], next: b}
  - {title: D, on_failure: {lost: b}}
""",
    "detours": """
touchpoints:
  - {title: A, next: {long: c}}
  - {title: B, next: d}
  - C
  - D
  - {title: E, on_failure: {no: g}}
  - {title: F, next: end}
  - G
""",
}


@pytest.mark.parametrize(
    ("shape", "name", "expected"),
    [
        ("backstage", "next", {"a": "b11", "b12": "b1", "b1": "b2", "b2": "b", "b": "c", "c": "d b11 b12"}),
        ("backstage", "previous", {"b11": "a", "b": "b2", "d": "c", "b12": "b11"}),
        ("backstage", "before", {"a": "", "b1": "a b11 b12", "b": "a b11 b12 b1 b2", "c": "a b11 b12 b1 b2 b"}),
        ("backstage", "after", {"a": "b11 b12 b1 b2 b c d", "b2": "b c d", "d": ""}),
        ("backstage", "next_noticed", {"a": "b", "b12": "b", "b": "c", "c": "b d", "d": ""}),
        ("branches", "next", {"a": "b c", "b": "d", "c": "", "d": "e", "e": ""}),
        ("branches", "before", {"b": "a", "c": "a", "d": "a b", "e": "a b d"}),
        ("branches", "reachable", {"a": True, "c": True, "e": True}),
        ("branches", "unavoidable", {"a": True, "b": False, "c": False, "d": False, "e": False}),
        ("branches", "ways_round", {"a": "", "b": "c", "c": "b", "d": "c", "e": "c"}),
        ("loops", "ways_round", {"a": "", "b": "", "c": "", "d": "", "e": ""}),
        ("trap", "ways_round", {"b": "t1 g", "t1": "b g", "t2": "b g", "f": "", "g": "b t1"}),
        ("loops", "next", {"b": "c b", "c": "d a b", "d": "a", "e": ""}),
        ("loops", "previous", {"a": "", "b": "a", "c": "b", "d": "c", "e": ""}),
        ("loops", "before", {"a": "", "b": "a", "c": "a b", "d": "a b c", "e": ""}),
        ("loops", "reachable", {"d": True, "e": False}),
        ("loops", "trapped", {"a": True, "d": True, "e": False}),
        ("loops", "unavoidable", {"a": True, "c": True, "e": True}),  # there is no way to an end to go round it
        ("mishaps", "strayed_from", {"a": "", "b": "", "c": "b", "c1": "", "d": ""}),
        ("trap", "next", {"a": "b t1 g", "t1": "t2", "t2": "t1", "g": "g"}),
        ("trap", "trapped", {"a": False, "b": False, "t1": True, "t2": True, "f": True, "g": True}),
        ("trap", "reachable", {"t1": True, "t2": True, "f": False, "g": True}),
        ("detours", "unavoidable", {"a": True, "b": False, "c": False, "d": True, "e": True, "f": False, "g": False}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_the_place_of_a_step_among_the_others(shape: str, name: str, expected: Mapping[str, Any]) -> None:
    of = journey(SHAPES[shape])
    said = {one.get("id"): one.get(name) for one in of.get("touchpoints").values if one.get("id") in expected}
    plain = {key: " ".join(say(value)) if not isinstance(value, bool) else value for key, value in said.items()}
    assert plain == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("touchpoints: [{title: A, next: {good: b, bad: end}}, B]", ["good > b", "bad > end"]),
        ("touchpoints: [{title: A, next: b}, B]", []),
        ("touchpoints: [A, B]", []),
    ],
)
def test_exits_are_the_labelled_ways_on(text: str, expected: list[str]) -> None:
    of = journey(text)
    assert say(of.get("touchpoints").values[0].get("exits")) == expected


def test_failures_are_labelled_ways_too() -> None:
    of = journey("touchpoints: [{title: A, on_failure: {lost: b, broken: end}}, B]")
    assert say(elements_of("exit", of)) == ["lost > b", "broken > end"]
    assert say(elements_of("exit", of).values[1].get("touchpoint")) == "a"


@pytest.mark.parametrize(
    ("jump", "arrives"),
    [
        ("{title: A, next: p}", "b1"),  # from outside: our work comes first
        ("{title: A, next: p}, {title: B, on_failure: {x: p}}", "b1"),
    ],
)
def test_a_jump_to_a_step_arrives_at_its_first_backstage_step(jump: str, arrives: str) -> None:
    of = journey(f"touchpoints: [{jump}, {{title: P, next: {{again: p}}, backstage: [B1, {{title: B2, next: p}}]}}]")
    steps = {one.get("id"): one for one in of.get("touchpoints").values}
    assert all(arrives in say(steps[name].get("next")) for name in ("a", "p") if name in steps)
    if "b" in steps:
        assert say(steps["b"].get("next")) == [arrives]


def test_a_backstage_step_that_names_the_step_it_stands_under_is_done_with_the_backstage() -> None:
    of = journey("touchpoints: [A, {title: P, backstage: [{title: B1, next: {fast: p}, on_failure: {x: p}}, B2]}]")
    steps = {one.get("id"): one for one in of.get("touchpoints").values}
    assert say(steps["b1"].get("next")) == ["b2", "p"]
    assert {name: one.get("trapped") for name, one in steps.items()} == dict.fromkeys(("a", "b1", "b2", "p"), False)


@dataclass
class Plan:
    """A step of a random journey."""

    id: str
    jump: str | None
    exits: list[str]
    failures: list[str]
    backstage: list[Plan] = field(default_factory=list)

    def step(self) -> Step:
        below = tuple(plan.step() for plan in self.backstage)
        return Step(self.id, self.jump, tuple(self.exits), tuple(self.failures), below)


@st.composite
def plans(draw: st.DrawFn, *beside: str) -> list[Plan]:
    """Up to twelve steps, some of them backstage of others, with jumps to any of them, to the end, and beside."""
    count = draw(st.integers(1, 12))
    targets = st.sampled_from([*(str(number) for number in range(count)), "end", *beside])
    top: list[Plan] = []
    every: list[Plan] = []
    for number in range(count):
        jump = draw(st.none() | targets)
        exits = [] if jump is not None else draw(st.lists(targets, max_size=2))
        plan = Plan(str(number), jump, exits, draw(st.lists(targets, max_size=2)))
        holder = draw(st.sampled_from([top, top, *(one.backstage for one in every)]))
        holder.append(plan)
        every.append(plan)
    return top


class Reference:
    """The same graph by the plainest means: sets, recursion, and every question asked anew."""

    def __init__(self, top: list[Plan]) -> None:
        self.order = [one.id for one in self.flat(top)]
        plans = {one.id: one for one in self.flat(top)}
        self.regular = {name: list(self.ways(plan, plans)) for name, plan in plans.items()}
        self.failing = {name: list(self.failures(plan, plans)) for name, plan in plans.items()}
        self.all = {name: [*self.regular[name], *self.failing[name]] for name in self.order}
        self.ends = {name for name, plan in plans.items() if self.may_end(plan)}
        self.back: set[tuple[str, str]] = set()
        done: set[str] = set()
        for name in self.order:
            self.search(name, [], done)

    def flat(self, steps: list[Plan]) -> Iterator[Plan]:
        for plan in steps:
            yield from self.flat(plan.backstage)
            yield plan

    def arrive(self, source: Plan, target: Plan) -> str:
        below = [one.id for one in self.flat(target.backstage)]
        return target.id if source.id in below or not below else below[0]

    def falls(self, plan: Plan) -> list[str]:
        return [] if plan.jump else self.order[self.order.index(plan.id) + 1 :][:1]

    def ways(self, plan: Plan, plans: Mapping[str, Plan]) -> Iterator[str]:
        jumps = [self.arrive(plan, plans[name]) for name in [plan.jump or "", *plan.exits] if name in plans]
        yield from dict.fromkeys([*self.falls(plan), *jumps])

    def failures(self, plan: Plan, plans: Mapping[str, Plan]) -> Iterator[str]:
        found = dict.fromkeys(self.arrive(plan, plans[name]) for name in plan.failures if name in plans)
        yield from (name for name in found if name not in self.regular[plan.id])

    def may_end(self, plan: Plan) -> bool:
        last = not plan.jump and self.order[-1] == plan.id
        return last or not self.all[plan.id] or "end" in (plan.jump, *plan.exits, *plan.failures)

    def search(self, here: str, way: list[str], done: set[str]) -> None:
        if here in done:
            return
        for target in self.all[here]:
            if target in (*way, here):
                self.back.add((here, target))
            else:
                self.search(target, [*way, here], done)
        done.add(here)

    def reach(self, start: str, edges: Mapping[str, list[str]], without: str = "") -> set[str]:
        found = {start} - {without}
        for _ in self.order:
            found |= {target for name in found for target in edges[name]} - {without}
        return found

    def onward(self, edges: Mapping[str, list[str]]) -> dict[str, list[str]]:
        return {name: [one for one in targets if (name, one) not in self.back] for name, targets in edges.items()}


def named(graph: Graph, edges: tuple[tuple[int, ...], ...]) -> dict[str, list[str]]:
    return {graph.order[number]: [graph.order[target] for target in targets] for number, targets in enumerate(edges)}


@given(plans("nowhere"))
def test_a_graph_agrees_with_the_plainest_reference(top: list[Plan]) -> None:
    graph = build([plan.step() for plan in top])
    plain = Reference(top)
    assert list(graph.order) == plain.order
    assert named(graph, graph.all_next) == plain.all
    assert named(graph, graph.forward) == plain.onward(plain.all)
    assert named(graph, graph.regular) == plain.onward(plain.regular)
    assert {(graph.order[a], graph.order[b]) for a, b in graph.loops} == {
        (a, b) for a, b in plain.back if b in plain.regular[a]
    }
    assert {graph.order[number] for number in graph.ends} == plain.ends
    forward = plain.onward(plain.all)
    for number, name in enumerate(plain.order):
        before = [one for one in plain.order if one != name and name in plain.reach(one, forward)]
        assert [graph.order[one] for one in graph.before(number)] == before
        assert [one for one in plain.order if graph.comes_before(plain.order.index(one), number)] == before


@given(plans("nowhere"))
def test_the_sequence_is_the_first_in_file_order_in_which_every_way_leads_on(top: list[Plan]) -> None:
    graph = build([plan.step() for plan in top])
    left = list(range(len(graph.order)))
    for here in graph.sequence:
        ready = [number for number in left if not any(number in graph.forward[other] for other in left)]
        assert here == min(ready)
        left.remove(here)
    assert left == []


def as_yaml(top: list[Plan]) -> str:
    """The text of a journey with these steps."""

    def lines(plan: Plan, margin: str) -> Iterator[str]:
        yield f"{margin}- title: Step"
        yield f"{margin}  id: '{plan.id}'"
        for key, names in (("next", plan.exits), ("on_failure", plan.failures)):
            if names:
                yield f"{margin}  {key}: {{{', '.join(f'w{number}: {name!r}' for number, name in enumerate(names))}}}"
        if plan.jump is not None:
            yield f"{margin}  next: {plan.jump!r}"
        if plan.backstage:
            yield f"{margin}  backstage:"
        for below in plan.backstage:
            yield from lines(below, margin + "    ")

    return "\n".join(["touchpoints:", *(line for plan in top for line in lines(plan, "  "))])


@given(plans().filter(lambda top: not too_deep(top)))
def test_what_a_step_leads_to_agrees_with_the_plainest_reference(top: list[Plan]) -> None:
    of = journey(as_yaml(top))
    plain = Reference(top)
    steps: dict[str, Element] = {one.get("id"): one for one in of.get("touchpoints").values}
    assert list(steps) == plain.order
    first, noticed = plain.order[0], [one.id for one in top]
    hidden = {name: [] if name in noticed else targets for name, targets in plain.all.items()}
    forward = plain.onward(plain.all)
    for name, one in steps.items():
        around = plain.reach(first, plain.all, without=name)
        ahead = set().union(*(plain.reach(target, hidden) for target in plain.all[name]))
        assert one.get("reachable") == (name in plain.reach(first, plain.all))
        assert one.get("trapped") == (not plain.reach(name, plain.all) & plain.ends)
        assert one.get("unavoidable") == (not around & plain.ends)
        before = [other for other in plain.order if other != name and name in plain.reach(other, forward)]
        beside = {target for other in before for target in plain.all[other]} - {name, *before}
        assert say(one.get("ways_round")) == [other for other in plain.order if other in beside]
        assert say(one.get("next_noticed")) == [other for other in plain.order if other in ahead and other in noticed]
    unseen = {name: [] if name in noticed else targets for name, targets in forward.items()}
    assert say(of.get("moves")) == [
        f"{name} > {other}"
        for name in noticed
        for other in plain.order
        if other in noticed and any(other in plain.reach(target, unseen) for target in forward[name])
    ]


def too_deep(top: list[Plan], depth: int = 0) -> bool:
    """Whether backstage steps lie deeper inside each other than a file may say."""
    return depth > 5 or any(too_deep(plan.backstage, depth + 1) for plan in top if plan.backstage)


def test_the_numbers_in_a_set_of_bits_are_listed_in_order() -> None:
    assert bits(0b1_0000_0101 | 1 << 200) == [0, 2, 8, 200]


def test_above_is_the_step_before_in_the_file_whatever_the_ways() -> None:
    found = {one.get("id"): one.get("above") for one in journey(SHAPES["mishaps"]).get("touchpoints").values}
    said = {name: one and one.get("id") for name, one in found.items()}
    assert said == {"a": None, "b": "a", "c1": "b", "c": "b", "d": "c"}
