"""The ways between steps that can be drawn without hiding behind another step, and the hand-offs on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeyaudit.draw.lanes import lane_of
from journeyaudit.frozen import dataclass
from journeyaudit.report import Handover, Point


@dataclass(frozen=True, slots=True)
class Way:
    """From one column of a row to a later one."""

    start: int | None
    """None where it comes from the end of the row before."""
    end: int
    how: Handover


def ways_in(row: Sequence[Point | None], before: Point | None) -> tuple[Way, ...]:
    """The ways that are drawn in a row of steps; `before` is the last step of the row before."""
    return tuple(_ways(row, before))


def _ways(row: Sequence[Point | None], before: Point | None) -> Iterator[Way]:
    places = {point.id: number for number, point in enumerate(row) if point is not None}
    for end, point in enumerate(row):
        if point is None:
            continue
        handoffs = dict(point.handoffs)
        sources = [one for one in row[:end] if one is not None and (one.id in handoffs or point.id in one.ahead)]
        for one in sources:
            start = places[one.id]
            if all(other is None or lane_of(other) != lane_of(one) for other in row[start + 1 : end]):
                yield Way(start, end, handoffs.get(one.id, Handover.NONE))
        if end == 0 and before is not None and (before.id in handoffs or point.id in before.ahead):
            yield Way(None, end, handoffs.get(before.id, Handover.NONE))


def undrawn(row: Sequence[Point | None], ways: Sequence[Way], end: int) -> tuple[tuple[str, Handover], ...]:
    """The hand-offs to a step for which no way is drawn from step to step."""
    point = row[end]
    drawn = {start.id for way in ways if way.end == end and way.start is not None if (start := row[way.start])}
    return tuple((giver, how) for giver, how in point.handoffs if giver not in drawn) if point is not None else ()
