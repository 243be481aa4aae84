"""Divides a model into the parts that hang together, each of which is a journey, and leaves out what reaches nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from journeyaudit.sources.bpmn.order import Row, row_of, targets
from journeyaudit.sources.bpmn.sides import Sides
from journeyaudit.sources.bpmn.tracer import Tracer
from journeyaudit.sources.bpmn.traffic import Traffic, traffic_of
from journeyaudit.sources.bpmn.ways import Ways

STEP_LIMIT = 1_000
"""Most steps in a model."""


class TooMany(Exception):
    """A model has more steps than anybody reads."""


@dataclass(slots=True)
class Part:
    """Steps that hang together, and are one journey."""

    sides: Sides
    traffic: Traffic
    ways: dict[str, Ways]
    steps: list[str]
    row: Row
    noticed: frozenset[str]
    idle: list[str] = field(default_factory=list)


def parts_of(sides: Sides) -> tuple[list[Part], list[str]]:
    """The journeys of a model, and the steps that hang together with no customer; raises TooMany."""
    traffic = traffic_of(sides)
    tracer = Tracer(sides, traffic)
    steps = tracer.steps()
    if len(steps) > STEP_LIMIT:
        raise TooMany(len(steps))
    ways = {step: tracer.ways(step) for step in steps}
    groups = _hanging_together(steps, ways, sides, traffic)
    noticed = _noticed(steps, sides, traffic)
    if not sides.customers:
        return [_part(group, sides, traffic, noticed) for group in groups], []
    kept = [group for group in groups if not noticed.isdisjoint(group)]
    left = [step for group in groups if noticed.isdisjoint(group) for step in group]
    return [_part(group, sides, traffic, noticed) for group in kept], left


def _noticed(steps: Sequence[str], sides: Sides, traffic: Traffic) -> frozenset[str]:
    """The steps that the customer notices; without a customer's side, all are shown."""
    if not sides.customers:
        return frozenset(steps)
    seen = sides.own | traffic.noticed | traffic.acts | set(traffic.contacts)
    return frozenset(step for step in steps if step in seen)


def _part(steps: list[str], sides: Sides, traffic: Traffic, noticed: frozenset[str]) -> Part:
    """One journey; steps from which nothing reaches the customer any more are left out and counted."""
    passed: set[str] = set()
    group = set(steps)
    while True:
        tracer = Tracer(sides, traffic, passed)
        kept = [step for step in tracer.steps() if step in group]
        ways = {step: tracer.ways(step) for step in kept}
        row = row_of(kept, ways, _entries(tracer, sides, kept), noticed)
        if not row.idle:
            idle = [step for step in steps if step in passed]
            return Part(sides, traffic, ways, kept, row, noticed.intersection(kept), idle)
        passed |= set(row.idle)


def _entries(tracer: Tracer, sides: Sides, steps: Sequence[str]) -> list[str]:
    """The first steps of each process, the customer's first."""
    known = set(steps)
    pools = sorted(sides.diagram.pools, key=lambda pool: not sides.is_own(pool))
    found: dict[str, None] = {}
    for pool in pools:
        for _, ways in tracer.entries(pool):
            for way in ways.each():
                if way.to in known and not way.waits:
                    found.setdefault(way.to)
    return list(found)


def _hanging_together(steps: Sequence[str], ways: dict[str, Ways], sides: Sides, traffic: Traffic) -> list[list[str]]:
    """The steps in groups between which no way and no message leads, in the order of the file."""
    home = {step: step for step in steps}

    def root(step: str) -> str:
        while home[step] != step:
            home[step] = home[home[step]]
            step = home[step]
        return step

    def join(one: str, other: str) -> None:
        home[root(one)] = root(other)

    pools: dict[str, str] = {}
    for step in steps:
        for one in targets(ways[step]):
            join(step, one)
        node = sides.diagram.nodes.get(step) or sides.diagram.nodes.get(traffic.contacts[step].target)
        if node is not None:
            join(step, pools.setdefault(node.pool, step))
    groups: dict[str, list[str]] = {}
    for step in steps:
        groups.setdefault(root(step), []).append(step)
    return list(groups.values())
