"""Says for each step of a row what comes next, where that is not the step below: jumps, conditions, failures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from journeyaudit.frozen import dataclass
from journeyaudit.sources.bpmn.order import Row
from journeyaudit.sources.bpmn.ways import END, Way, Ways


@dataclass(slots=True)
class Onward:
    """What comes after a step."""

    jump: str | None = None
    """The one step that comes next, `END`, or None for the step below."""
    exits: list[Way] = field(default_factory=list)
    """Ways on a condition, beside going on below."""
    failures: list[Way] = field(default_factory=list)
    decides: Decision | None = None
    """A decision that has to be a step of its own, since none of its ways leads to the step below."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A gateway that becomes a step, and where it leads if nothing else is the case."""

    gate: str
    to: str
    label: Way


def onward(row: Row, ways: Mapping[str, Ways]) -> dict[str, Onward]:
    """What comes after each step of the row."""
    place = {step: number for number, step in enumerate(row.order)}
    return {step: _onward(row, ways[step], step, place) for step in row.order}


def _onward(row: Row, ways: Ways, step: str, place: Mapping[str, int]) -> Onward:
    here = place[step]
    below = row.order[here + 1] if here + 1 < len(row.order) else None
    found = Onward(failures=[way for way in ways.failing if way.to == END or way.to in place])
    sure = [way for way in ways.all if _moves(row, step, way)]
    exits = [way for group in ways.either for way in group if _moves(row, step, way)]
    causes = [one for way in sure if not way.waits for one in (way.to, *way.also) if one != END]
    exits = [way for way in exits if not (way.waits and _is_caused(row, step, way.to, causes))]
    goes_on = below is not None and not row.apart(step, below)
    if not exits:
        again = [way for way in sure if way.to != END]
        if goes_on and again and all((step, way.to) in row.back for way in again):
            found.exits = again  # this branch goes round, and others go on
            return found
        found.jump = _jump(row, step, sure, place, goes_on=goes_on)
        return found
    ahead = {way.to for way in (*sure, *exits)}
    if goes_on or (END if below is None else below) in ahead:
        found.exits = exits
        return found
    if sure:
        jump = _jump(row, step, sure, place, goes_on=False)
        default = Way(END if jump is None else jump)
    else:
        default = _usual(row, step, exits, place)
    others = [way for way in exits if way is not default]
    if not others or (len({way.to for way in exits}) == 1 and not sure):
        found.jump = default.to
    else:
        found.exits = others
        found.decides = Decision(next((way.gate for way in exits if way.gate), ""), default.to, default)
    return found


def _is_caused(row: Row, step: str, awaited: str, causes: Sequence[str]) -> bool:
    """Whether what is waited for comes of what goes on by itself, so that the wait needs no way of its own."""
    return any((step, cause) in row.back or row.leads_to(cause, awaited) for cause in causes)


def _moves(row: Row, step: str, way: Way) -> bool:
    """Whether something goes on along a way: not if it is an answer, or waits for what came already."""
    return not ((way.waits or way.answers) and (step, way.to) in row.back)


def _jump(row: Row, step: str, sure: Sequence[Way], place: Mapping[str, int], *, goes_on: bool) -> str | None:
    """Where a step leads without condition, if not to the step below."""
    there = [one for way in sure for one in (way.to, *way.also) if one != END]
    forward = [one for one in there if (step, one) not in row.back]
    if there and not forward:
        return there[0]
    here = place[step]
    if goes_on:
        return None
    for later in row.order[here + 1 :]:
        if not row.apart(step, later):
            return later
    return END if here + 1 < len(row.order) else None


def _usual(row: Row, step: str, exits: Sequence[Way], place: Mapping[str, int]) -> Way:
    """The way on that is taken for granted: the one that leads on to the nearest step, else to the end."""

    def rank(way: Way) -> tuple[int, int]:
        if way.to == END:
            return 1, 0
        back = (step, way.to) in row.back
        return (2 if back else 0), place[way.to]

    return min(exits, key=rank)
