"""What stands where on a picture: steps in columns, owners in lanes, columns in rows that are no wider than a page."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from journeyaudit.draw.lanes import Lane, lane_of
from journeyaudit.draw.palette import NOTE, TEXT
from journeyaudit.draw.places import Mark, Marks
from journeyaudit.draw.shapes import MARK_HEIGHT, mark_width
from journeyaudit.draw.texts import wrapped
from journeyaudit.draw.ways import Way, undrawn, ways_in
from journeyaudit.draw.words import FELT, WORDS
from journeyaudit.frozen import dataclass
from journeyaudit.report import Audited, Handover, Point
from journeyaudit.values import Language, join_list

WIDTH = 1400.0
"""How wide a picture is at most: a page of A4 across with letters that can still be read."""
MARGIN, GUTTER, GAP = 18.0, 134.0, 44.0
"""The edge of the picture, the names of the lanes, and the way between two steps."""
NARROWEST, WIDEST, ON_PAGES = 130.0, 190.0, 290.0
"""Of a step; on pages it may be wider."""
PAD = 8.0
LINE, SMALL = 17.0, 15.0
"""From one line of text to the next."""
LEAST_WIDTH = 820.0
TORN, RAGGED = 0.3, 0.1
"""What it costs to tear a stage apart, and to leave a row empty, against one more row."""
TITLE_LINES, NOTE_LINES = 7, 3


@dataclass(frozen=True, slots=True)
class Card:
    """A step with its texts in lines."""

    point: Point
    number: int
    lane: Lane
    title: tuple[str, ...]
    notes: tuple[str, ...]
    marks: tuple[tuple[Mark, ...], ...]
    """The findings at it, row by row."""

    @property
    def height(self) -> float:
        """From edge to edge."""
        texts = SMALL + LINE * len(self.title) + SMALL * len(self.notes)
        return texts + (MARK_HEIGHT * len(self.marks) + 4 if self.marks else 0) + 2 * PAD


@dataclass(frozen=True, slots=True)
class Column:
    """A step, or an empty stage, at its place across."""

    stage: int
    card: Card | None
    x: float
    width: float

    @property
    def middle(self) -> float:
        """Half way across."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Row:
    """Columns side by side, with the ways between them."""

    columns: tuple[Column, ...]
    ways: tuple[Way, ...]
    first: bool
    """Whether it is the first of the picture."""

    @property
    def points(self) -> tuple[Point, ...]:
        """The steps in it."""
        return tuple(one.card.point for one in self.columns if one.card is not None)


@dataclass(frozen=True, slots=True)
class Plan:
    """The columns in rows, all of one width."""

    rows: tuple[Row, ...]
    width: float
    """Of the whole picture."""

    @property
    def longest(self) -> int:
        """The number of steps in its longest row."""
        return max((len(row.columns) for row in self.rows), default=0)


def planned(one: Audited, marks: Marks, lang: Language, limit: float, steps: int = 0) -> Plan:
    """The steps of a journey in rows no wider than the limit, if one step is not.

    For pages, which are all of that width, `steps` limits those of a row.
    """
    points = [(number, point) for number, stage in enumerate(one.strip) for point in stage.points or (None,)]
    room = limit - 2 * MARGIN - GUTTER - PAD
    most = max(1, int(room // (NARROWEST + GAP)))
    most = min(most, steps or most)
    rows = _rows([stage for stage, _ in points], most)
    longest = max((len(row) for row in rows), default=1)
    across = max(NARROWEST, min(ON_PAGES if steps else WIDEST, room / longest - GAP))
    numbers = {point.id: number for number, point in enumerate((p for _, p in points if p is not None), 1)}
    order = [point.id for _, point in points if point is not None]
    following = dict(itertools.pairwise(order))
    found: list[Row] = []
    before = None
    for row in rows:
        inside = [points[number][1] for number in row]
        ways = ways_in(inside, before)
        columns = []
        for place, number in enumerate(row):
            stage, point = points[number]
            x = MARGIN + GUTTER + GAP + place * (across + GAP)
            card = None
            if point is not None:
                own, hidden = marks.points.get(point.id, ()), undrawn(inside, ways, place)
                card = _card(point, numbers, following.get(point.id), hidden, own, across, lang)
            columns.append(Column(stage, card, x, across))
        found.append(Row(tuple(columns), ways, not found))
        before = inside[-1]
    wide = MARGIN * 2 + GUTTER + PAD + longest * (across + GAP)
    return Plan(tuple(found), max(wide, limit if steps else min(limit, LEAST_WIDTH)))


def _rows(stages: Sequence[int], most: int) -> list[range]:
    """Numbers of columns in rows of so many at most: few rows, few stages that are torn apart, rows of like length."""
    best = [0.0]
    starts = [0]
    for end in range(1, len(stages) + 1):
        first = max(0, end - most)
        costs = [
            best[at] + 1 + _torn(stages, at) + RAGGED * ((most - end + at) / most) ** 2 for at in range(first, end)
        ]
        best.append(min(costs))
        starts.append(first + costs.index(min(costs)))
    rows = []
    end = len(stages)
    while end:
        rows.append(range(starts[end], end))
        end = starts[end]
    return rows[::-1]


def _torn(stages: Sequence[int], at: int) -> float:
    """What it costs to begin a row here: much within a stage, and more where only one step of it stands apart."""
    if not at or stages[at] != stages[at - 1]:
        return 0
    alone = [at - 2 < 0 or stages[at - 2] != stages[at], at + 1 == len(stages) or stages[at + 1] != stages[at]]
    return TORN * (1 + any(alone))


def _card(
    point: Point,
    numbers: dict[str, int],
    following: str | None,
    hidden: Sequence[tuple[str, Handover]],
    marks: Sequence[Mark],
    across: float,
    lang: Language,
) -> Card:
    words = WORDS[lang]
    inside = across - 2 * PAD
    notes: list[str] = []
    if point.channels:
        notes += wrapped(", ".join(point.channels), NOTE, inside, lines=NOTE_LINES)
    if point.owners and len(point.owners) > 1:
        notes += wrapped(words["with"].format(join_list(point.owners[1:], lang)), NOTE, inside, lines=NOTE_LINES)
    for giver, how in hidden:
        if giver in numbers:
            notes += wrapped(f"{words['handoff'].format(numbers[giver])} ({words[f'{FELT[how]}_word']})", NOTE, inside)
    ways = [numbers[name] for name in point.ahead if name in numbers]
    if len(ways) > 1 or (ways and point.ahead[0] != following):
        said = join_list([str(way) for way in ways], lang, "or")
        notes += wrapped(words["on"].format(said), NOTE, inside, lines=NOTE_LINES)
    return Card(
        point,
        numbers[point.id],
        lane_of(point),
        wrapped(point.title, TEXT, inside, lines=TITLE_LINES, bold=True),
        tuple(notes),
        mark_rows(marks, inside),
    )


def mark_rows(marks: Sequence[Mark], room: float) -> tuple[tuple[Mark, ...], ...]:
    """The marks of findings in rows that fit."""
    rows: list[list[Mark]] = []
    left = 0.0
    for one in marks:
        wide = mark_width(one.number)
        if not rows or left < wide:
            rows.append([])
            left = room
        rows[-1].append(one)
        left -= wide
    return tuple(map(tuple, rows))
