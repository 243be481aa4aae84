"""Whose steps stand side by side: the customer's, each unit's, nobody's; and behind the scenes once more."""

from __future__ import annotations

from collections.abc import Iterable

from journeyaudit.draw.words import WORDS
from journeyaudit.frozen import dataclass
from journeyaudit.report import Point
from journeyaudit.values import Language

CUSTOMER = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """Steps of one owner, all seen by the customer or none."""

    owner: str | None
    """The unit; empty for the customer's own; None where nobody is written down."""
    backstage: bool

    @property
    def style(self) -> str:
        """The name of its colour."""
        return "own" if self.owner == CUSTOMER else "back" if self.backstage else "lane"

    def name(self, lang: Language) -> str:
        """What stands beside it."""
        return WORDS[lang]["customer"] if self.owner == CUSTOMER else self.owner or WORDS[lang]["nobody"]


def lane_of(point: Point) -> Lane:
    """The lane of a step: its first owner's."""
    if point.owners is None:
        return Lane(None, not point.noticed)
    return Lane(point.owners[0] if point.owners else CUSTOMER, not point.noticed and bool(point.owners))


def ordered(points: Iterable[Point]) -> tuple[Lane, ...]:
    """The lanes of steps from top to bottom: the customer, units as they come up, nobody; the same backstage."""
    lanes = dict.fromkeys(map(lane_of, points))
    return tuple(sorted(lanes, key=lambda lane: (lane.backstage, lane.owner is None, lane.owner != CUSTOMER)))
