"""A row of a picture: stages, the customer's feelings and waits, and below them the steps in their owners' lanes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from journeyaudit.draw.cards import Drawn, draw_card, draw_marks
from journeyaudit.draw.ink import el, label, path
from journeyaudit.draw.lanes import Lane, ordered
from journeyaudit.draw.notes import Part
from journeyaudit.draw.palette import HEAD, NOTE
from journeyaudit.draw.places import Marks
from journeyaudit.draw.plan import GAP, GUTTER, MARGIN, PAD, SMALL, Card, Column, Row, mark_rows
from journeyaudit.draw.shapes import FACE, MARK_HEIGHT, face, head, knot, line_style, unknown_feeling
from journeyaudit.draw.texts import width, wrapped
from journeyaudit.draw.words import WORDS, score_text, wait_text
from journeyaudit.frozen import dataclass
from journeyaudit.report import Audited, Handover
from journeyaudit.values import Language

STEP = 15.0
"""How far apart two feelings are that differ by one."""
FEELINGS = 4 * STEP + 2 * FACE + 14
GAPS = 26.0
"""How high feelings are where none is written down."""
AIR = 9.0
"""Above and below the steps in a lane."""
RANKS = (Handover.NONE, Handover.SMOOTH, Handover.UNKNOWN, Handover.FELT)
STAGE_LINE = 18.0


@dataclass(frozen=True, slots=True)
class Strip:
    """Something from top to bottom."""

    top: float
    height: float

    @property
    def end(self) -> float:
        """Its bottom."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.top + self.height / 2


class Painter:
    """Draws the rows of one journey."""

    def __init__(self, one: Audited, marks: Marks, lang: Language, wide: float, linked: Drawn) -> None:
        self.one = one
        self.marks = marks
        self.lang = lang
        self.words = WORDS[lang]
        self.right = wide - MARGIN
        self.linked = linked
        self.felt = any(point.score is not None for stage in one.strip for point in stage.points)

    def row(self, row: Row) -> Part:
        """A row of the map."""
        return lambda top: self.draw(row, top)

    def draw(self, row: Row, top: float) -> tuple[str, float]:
        """A row from a height on, and where it ends."""
        heads, y = self.stages(row, top)
        parts = [heads]
        waits = self.waits(row)
        felt = any(point.score is not None for point in row.points)
        silent = not self.felt and row.first
        feelings = Strip(y, FEELINGS if felt else GAPS if self.felt or silent else 0)
        waiting = Strip(feelings.end, max((len(lines) * SMALL + 20 for lines in waits.values()), default=0))
        lanes = self.lanes(row, waiting.end + 4)
        end = max((strip.end for strip in lanes.values()), default=waiting.end)
        parts += self.backgrounds(lanes)
        parts += self.stripes(row, waits, waiting, end)
        parts += self.visibility(lanes)
        if self.felt:
            parts += self.feelings(row, feelings)
        elif silent:
            parts.append(self.side(self.words["feeling"], feelings, "k"))
            parts.append(label(self.words["no_feelings"], MARGIN + GUTTER, feelings.middle + 4, "n f-soft"))
        if waits:
            parts.append(self.side(self.words["wait"], waiting, "k"))
        parts += self.ways(row, lanes)
        steps = []
        for column in row.columns:
            if column.card is not None:
                card = column.card
                lines = waits.get(column.card.number, ())
                pill = self.pill(column, lines, waiting) if lines else ""
                mood = self.mood(column, feelings)
                drawn = draw_card(card, column, lanes[card.lane].middle - card.height / 2, self.lang, self.linked)
                steps.append(el("g", mood, pill, drawn, role="listitem", aria_label=self.said(card)))
        return "".join(parts) + (el("g", *steps, role="list") if steps else ""), end

    def said(self, card: Card) -> str:
        """What is drawn of a step, in a sentence for those who do not see it."""
        point, words = card.point, self.words
        owners = ", ".join(point.owners) if point.owners else None
        who = owners or (words["customer"] if point.owners == () else words["nobody"])
        parts = [f"{card.number}. {point.title}", f"{words['owner']}: {who}"]
        if not point.noticed:
            parts.append(words["backstage"])
        if point.wait is not None:
            parts.append(f"{words['before']}: {wait_text(point.wait, self.lang)}")
        if point.handover is not Handover.NONE:
            parts.append(words[point.handover])
        if point.score is not None:
            parts.append(words["score"].format(score_text(point.score)))
        return "; ".join(parts)

    def side(self, text: str, strip: Strip, style: str) -> str:
        """A name at the left of something, in the middle of its height."""
        lines = wrapped(text, NOTE, GUTTER - 2 * PAD, lines=max(1, int((strip.height - 4) // SMALL)), bold=True)
        y = strip.middle - len(lines) * SMALL / 2 + SMALL * 0.78
        return "".join(label(line, MARGIN + PAD, y + n * SMALL, style) for n, line in enumerate(lines))

    def stages(self, row: Row, top: float) -> tuple[str, float]:
        """The titles of the stages across their columns, with findings about the stage itself."""
        found = []
        for number, group in groupby(row.columns, key=lambda column: column.stage):
            columns = list(group)
            title = self.one.strip[number].title
            first = self.one.strip[number].points[:1]
            begins = columns[0].card is None or columns[0].card.point in first
            if title and not begins:
                title = f"{title} {self.words['continued']}"
            x, wide = columns[0].x, columns[-1].x + columns[-1].width - columns[0].x
            lines = wrapped(title, HEAD, wide - 2 * PAD - 10, lines=4, bold=True) if title else ()
            own = mark_rows(self.marks.stages[number], wide - 2 * PAD) if begins else ()
            found.append((x, wide, lines, own, columns))
        titles = max((len(lines) for _, _, lines, _, _ in found), default=0)
        height = titles * STAGE_LINE + 12 if titles else 0
        parts = []
        below = 0.0
        for x, wide, lines, own, columns in found:
            if lines:
                tip = 8
                parts.append(
                    path("f-stage", "M", x, top, "H", x + wide - tip, "L", x + wide, top + height / 2, "L",
                         x + wide - tip, top + height, "H", x, "Z")
                )  # fmt: skip
                y = top + 6 + (titles - len(lines)) * STAGE_LINE / 2 + STAGE_LINE * 0.76
                parts += [label(line, x + PAD, y + n * STAGE_LINE, "h f-title") for n, line in enumerate(lines)]
            parts.append(draw_marks(own, x + PAD, top + height + 5, self.lang, self.linked))
            below = max(below, len(own) * MARK_HEIGHT + 5 if own else 0)
            if columns[0].card is None:
                parts.append(label(self.words["empty"], columns[0].x, top + height + below + 18, "n f-soft"))
        return "".join(parts), top + height + below + 6

    def lanes(self, row: Row, top: float) -> dict[Lane, Strip]:
        """Where the lanes of a row run; between what the customer sees and what not there is room for a line."""
        found: dict[Lane, Strip] = {}
        cards = [column.card for column in row.columns if column.card is not None]
        for lane in ordered(card.point for card in cards):
            if lane.backstage and not any(one.backstage for one in found):
                top += 24
            names = wrapped(lane.name(self.lang), NOTE, GUTTER - 2 * PAD, lines=5, bold=True)
            tallest = max(card.height for card in cards if card.lane == lane)
            found[lane] = Strip(top, max(tallest + 2 * AIR, len(names) * SMALL + 2 * AIR))
            top = found[lane].end + 3
        return found

    def backgrounds(self, lanes: dict[Lane, Strip]) -> Iterator[str]:
        """The lanes with their names."""
        for lane, strip in lanes.items():
            yield el("rect", x=MARGIN, y=strip.top, width=self.right - MARGIN, height=strip.height, rx=6,
                     class_=f"f-{lane.style}")  # fmt: skip
            yield self.side(lane.name(self.lang), strip, "k")

    def visibility(self, lanes: dict[Lane, Strip]) -> Iterator[str]:
        """The line below which the customer sees nothing."""
        hidden = [strip for lane, strip in lanes.items() if lane.backstage]
        if hidden:
            y = hidden[0].top - 14
            said = f"{self.words['line']} · {self.words['below']}"
            yield path("l l3 s-soft", "M", MARGIN, y + 8, "H", self.right)
            yield label(said, MARGIN + PAD, y + 3, "n f-soft")

    def waits(self, row: Row) -> dict[int, tuple[str, ...]]:
        """The texts of the waits in lines, by the number of the step that they lie before."""
        found = {}
        for column in row.columns:
            if column.card is not None and column.card.point.wait is not None:
                text = wait_text(column.card.point.wait, self.lang)
                found[column.card.number] = wrapped(text, NOTE, column.width + GAP - 34, bold=True)
        return found

    def stripes(self, row: Row, waits: dict[int, tuple[str, ...]], waiting: Strip, end: float) -> Iterator[str]:
        """A stripe down the lanes where the customer waits."""
        for column in row.columns:
            if column.card is not None and column.card.number in waits:
                x = column.x - GAP + 7
                yield el("rect", x=x, y=waiting.top + 8, width=GAP - 14, height=end - waiting.top - 8, class_="f-pause",
                         opacity=0.75)  # fmt: skip

    def pill(self, column: Column, lines: Sequence[str], waiting: Strip) -> str:
        """How long a wait is, from the gap in which it lies to the right."""
        x, height = column.x - GAP + 7, len(lines) * SMALL + 10
        wide = max(width(line, NOTE, bold=True) for line in lines) + 14
        box = el("rect", x=x, y=waiting.top + 4, width=wide, height=height, rx=4, class_="f-pause s-edge e")
        texts = [label(line, x + 7, waiting.top + 4 + 5 + SMALL * (n + 0.78), "k") for n, line in enumerate(lines)]
        return box + "".join(texts)

    def level(self, score: int, strip: Strip) -> float:
        """How high a feeling stands."""
        return strip.middle - max(-2, min(2, score)) * STEP

    def mood(self, column: Column, strip: Strip) -> str:
        """The face of a contact, or that nobody has written down how it feels."""
        assert column.card is not None, "an empty stage has no feelings"
        point = column.card.point
        if not self.felt or not point.noticed:
            return ""
        if point.score is None:
            return unknown_feeling(column.middle, strip.middle)
        return face(point.score, column.middle, self.level(point.score, strip))

    def feelings(self, row: Row, strip: Strip) -> Iterator[str]:
        """The curve of the feelings from contact to contact, with a gap where one is not known."""
        yield self.side(self.words["feeling"], strip, "k")
        yield path("l l3 s-edge", "M", MARGIN + GUTTER, strip.middle, "H", self.right)
        for sign, y in (("+", strip.top + 16), ("−", strip.end - 8)) if strip.height == FEELINGS else ():
            yield label(sign, MARGIN + GUTTER - 8, y, "h f-soft", "middle")
        contacts = [column for column in row.columns if column.card is not None and column.card.point.noticed]
        for first, then in pairwise(contacts):
            assert first.card is not None and then.card is not None, "contacts are steps"
            before, after = first.card.point.score, then.card.point.score
            if before is not None and after is not None:
                x, y, to, down = first.middle, self.level(before, strip), then.middle, self.level(after, strip)
                half = (x + to) / 2
                yield path("c s-ink", "M", x, y, "C", half, y, half, down, to, down)

    def ways(self, row: Row, lanes: dict[Lane, Strip]) -> Iterator[str]:
        """The ways between the steps; hand-offs lie over those that are none."""
        for way in sorted(row.ways, key=lambda way: RANKS.index(way.how)):
            end = row.columns[way.end]
            assert end.card is not None, "a way leads to a step"
            y = lanes[end.card.lane].middle
            bend = end.x - GAP / 2
            start = row.columns[way.start] if way.start is not None else None
            if start is None or start.card is None:
                steps: tuple[str | float, ...] = ("M", end.x - GAP + 3, y, "H", end.x - 5)
                tied = bend - 4, y
            else:
                from_y = lanes[start.card.lane].middle
                steps = ("M", start.x + start.width, from_y, "H", bend, "V", y, "H", end.x - 5)
                tied = bend if from_y != y else bend - 4, from_y
            yield path(line_style(way.how), *steps)
            yield head(end.x - 1, y, way.how)
            if way.how is not Handover.NONE:
                yield knot(*tied, way.how)
