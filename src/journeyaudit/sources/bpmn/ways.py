"""What follows a step: ways to other steps, each with its condition and the timer that runs on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field, replace

from journeyaudit.frozen import dataclass
from journeyaudit.sources.bpmn.elements import Label, Node
from journeyaudit.sources.bpmn.timers import Timer

END = ""
"""Where a way leads that ends."""
BRANCHES = 200
"""Most ways out of one decision."""
NAME = 120
"""Longest name of a condition, in characters."""


class TooTangled(Exception):
    """There are more gateways in a row, or ways out of one, than a person can follow; carries the gateway."""

    def __init__(self, node: Node) -> None:
        """Keep the gateway."""
        super().__init__(node.id)
        self.node = node


@dataclass(frozen=True, slots=True)
class Way:
    """A way to a step: what it is called, and the timer that runs on it."""

    to: str
    label: Label | None = None
    timer: Timer | None = None
    timed: bool = False
    """Whether a timer runs on it, even if nobody can tell how long."""
    gate: str = ""
    """The gateway that decides for it."""
    also: tuple[str, ...] = ()
    """What follows beside it on the same condition."""
    waits: bool = False
    """Whether it only leads to where something from the other side is waited for."""
    answers: bool = False
    """Whether it is a message to a step that goes on by itself."""
    ending: Label | None = None
    """What the end is called to which it leads."""


@dataclass(slots=True)
class Ways:
    """What follows a step."""

    all: list[Way] = field(default_factory=list)
    """Steps that all follow."""
    either: list[list[Way]] = field(default_factory=list)
    """Groups of steps of which one follows."""
    failing: list[Way] = field(default_factory=list)
    """Steps that follow when something goes wrong or a time runs out."""

    def each(self) -> Iterable[Way]:
        """Every way."""
        yield from self.all
        for group in self.either:
            yield from group
        yield from self.failing


def each(ways: Ways, change: Callable[[Way], Way]) -> Ways:
    """The ways, each changed."""
    return Ways(
        [change(way) for way in ways.all],
        [[change(way) for way in group] for group in ways.either],
        [change(way) for way in ways.failing],
    )


def called(ways: Ways, label: Label) -> Ways:
    """The ways with a name; one that has a name already keeps it behind the new one."""
    if not label.text:
        return ways
    short = Label(label.text[:NAME], label.place)

    def named(way: Way) -> Way:
        if way.label is None or way.label.text == short.text:
            return replace(way, label=short)
        return replace(way, label=Label(f"{short.text}, {way.label.text}"[:NAME], label.place))

    return each(ways, named)


def together(parts: Sequence[Ways]) -> Ways:
    """What follows where all of several parts follow."""
    groups = {tuple(group): group for part in parts for group in part.either}
    failing = [way for part in parts for way in part.failing]
    return Ways(once(way for part in parts for way in part.all), list(groups.values()), failing)


def alternatives(parts: Sequence[Ways], node: Node) -> list[Way]:
    """One group of ways of which one is taken; raises TooTangled if there are more than anybody follows."""
    found: list[Way] = []
    for part in parts:
        rest = [way.to for group in part.either for way in group if way.to != END]
        if part.all:
            beside = [way.to for way in part.all[1:] if way.to != END] + rest
            ways = [replace(part.all[0], also=(*part.all[0].also, *beside))]
        else:
            ways = [way for group in part.either for way in group]
        found += [replace(way, gate=way.gate or node.id) for way in ways]
    found = once(found)
    if len(found) > BRANCHES:
        raise TooTangled(node)
    return found


def once(ways: Iterable[Way]) -> list[Way]:
    """The ways without those that lead to the same step by the same name."""
    kept: dict[tuple[str, str], Way] = {}
    for way in ways:
        kept.setdefault((way.to, way.label.text if way.label is not None else ""), way)
    return list(kept.values())
