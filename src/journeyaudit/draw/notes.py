"""What stands around the map: its title, the bill, and the findings in words by their number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

from journeyaudit.billing import WORDS as BILL_WORDS
from journeyaudit.billing import said
from journeyaudit.draw.cards import Drawn, draw_marks
from journeyaudit.draw.ink import el, label, path
from journeyaudit.draw.palette import HEAD, NOTE, TEXT, TITLE
from journeyaudit.draw.places import Mark, Marks
from journeyaudit.draw.plan import LINE, MARGIN, SMALL, mark_rows
from journeyaudit.draw.shapes import MARK_HEIGHT, mark, mark_width
from journeyaudit.draw.texts import width, wrapped
from journeyaudit.draw.words import WORDS
from journeyaudit.report import Audited, Bill
from journeyaudit.severities import SEVERITY, counts
from journeyaudit.values import TIE, Language, count

Part = Callable[[float], tuple[str, float]]
"""Draws something from a height on; says what, and where it ends. What draws nothing says so with an empty text."""
COLUMN, BETWEEN = 560.0, 28.0
"""How wide a column of findings is at least, and what lies between two."""


def summary(one: Audited, marks: Marks, lang: Language) -> str:
    """What the picture shows, in numbers."""
    words = WORDS[lang]
    points = [point for stage in one.strip for point in stage.points]
    units = {owner for point in points for owner in point.owners or ()}
    parts = [
        count(sum(bool(stage.title) for stage in one.strip), words["stages"], lang) if one.strip[1:] else "",
        count(len(points), words["steps"], lang),
        count(len(units), words["units"], lang) if units else "",
        counts((mark.finding for mark in marks.all()), lang) or words["clear"],
    ]
    return " · ".join(filter(None, parts))


def headed(one: Audited, marks: Marks, wide: float, lang: Language, linked: Drawn) -> Part:
    """The title of the journey, what it consists of, and the findings about it as a whole."""

    def draw(top: float) -> tuple[str, float]:
        room = wide - 2 * MARGIN
        lines = wrapped(one.title, TITLE, room, lines=3, bold=True)
        parts = [label(line, MARGIN, top + TITLE * (1.25 * n + 0.8), "t") for n, line in enumerate(lines)]
        y = top + TITLE * 1.25 * len(lines) + 2
        for line in wrapped(summary(one, marks, lang), TEXT, room):
            parts.append(label(line, MARGIN, y + LINE * 0.76, "f-soft"))
            y += LINE
        if marks.whole:
            text = f"{WORDS[lang]['whole']}:"
            x = MARGIN + width(text, NOTE, bold=True) + 10
            rows = mark_rows(marks.whole, wide - MARGIN - x)
            parts += [
                label(text, MARGIN, y + 6 + MARK_HEIGHT / 2 + NOTE * 0.36, "k"),
                draw_marks(rows, x, y + 6, lang, linked),
            ]
            y += 6 + MARK_HEIGHT * len(rows)
        return "".join(parts), y

    return draw


def bill(bill: Bill, lang: Language, wide: float) -> Part:
    """The customer's bill."""

    def draw(top: float) -> tuple[str, float]:
        text, missing = said(bill, lang)
        if not text and not missing:
            return "", top
        lead = BILL_WORDS[lang]["bill"]
        x = MARGIN + max(70.0, width(lead, HEAD, bold=True) + 14)
        room = wide - MARGIN - x
        parts = [path("l s-edge", "M", MARGIN, top, "H", wide - MARGIN), label(lead, MARGIN, top + 24, "h")]
        y = top + 10
        for line in wrapped(text.replace(f"{TIE}· ", " · "), TEXT, room, bold=True) if text else ():
            parts.append(label(line, x, y + LINE * 0.8, "b"))
            y += LINE
        for line in wrapped(missing, NOTE, room) if missing else ():
            parts.append(label(line, x, y + SMALL * 0.78 + 2, "n f-soft"))
            y += SMALL
        return el("g", *parts), y + 2

    return draw


def listed(marks: Sequence[Mark], lang: Language, wide: float) -> Iterator[Part]:
    """Every finding in words, as many side by side as there is room for."""
    room = wide - 2 * MARGIN
    columns = max(1, int((room + BETWEEN) // (COLUMN + BETWEEN)))
    across = (room - BETWEEN * (columns - 1)) / columns
    indent = max((mark_width(one.number) for one in marks), default=0)
    for start in range(0, len(marks), columns):
        items = [_item(one, across - indent, lang) for one in marks[start : start + columns]]
        yield partial(_beside, items, start == 0, wide, across + BETWEEN, indent, WORDS[lang]["findings"])


Item: TypeAlias = tuple[Mark, str, tuple[str, ...]]


def _item(one: Mark, room: float, lang: Language) -> Item:
    """A finding with its head and its message in lines."""
    finding = one.finding
    title = finding.title if finding.element else ""
    assumed = WORDS[lang]["assumed"] if finding.assumed else ""
    head = " · ".join(filter(None, [SEVERITY[lang][finding.severity], finding.rule, title, finding.law, assumed]))
    [line] = wrapped(head, NOTE, room, lines=1, bold=True)
    return one, line, wrapped(finding.message, NOTE, room)


def _beside(
    items: Sequence[Item], first: bool, wide: float, pitch: float, indent: float, title: str, top: float
) -> tuple[str, float]:
    """Findings side by side, with the title of the list above the first."""
    parts = []
    if first:
        parts = [path("l s-edge", "M", MARGIN, top, "H", wide - MARGIN), label(title, MARGIN, top + 24, "h")]
        top += 36
    for number, (one, line, lines) in enumerate(items):
        x = MARGIN + number * pitch
        parts += [mark(one.finding.severity, one.number, x, top), label(line, x + indent, top + 13, "k")]
        parts += [label(said, x + indent, top + MARK_HEIGHT + SMALL * (n + 0.78), "n") for n, said in enumerate(lines)]
    return el("g", *parts), top + MARK_HEIGHT + SMALL * max(len(lines) for _, _, lines in items)
