"""A step on a picture: its number, title and notes in a box, and the marks of its findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journeyaudit.draw.ink import el, escaped, label
from journeyaudit.draw.places import Mark
from journeyaudit.draw.plan import LINE, PAD, SMALL, Card, Column
from journeyaudit.draw.shapes import MARK_HEIGHT, mark, mark_width, person
from journeyaudit.report import Finding
from journeyaudit.severities import SEVERITY
from journeyaudit.values import Language

Drawn = Callable[[Finding, str], str]
"""Makes what is drawn of a finding a link to it, or leaves it as it is."""


def draw_card(card: Card, column: Column, top: float, lang: Language, linked: Drawn) -> str:
    """A step from its upper edge on; dashed where the customer does not see it."""
    x = column.x + PAD
    edge = "f-card s-edge e" if card.point.noticed else "f-card s-edge e d"
    parts = [el("rect", x=column.x, y=top, width=column.width, height=card.height, rx=7, class_=edge)]
    y = top + PAD
    parts.append(label(str(card.number), x, y + 10, "n f-soft"))
    if card.point.own:
        parts.append(person(column.x + column.width - PAD - 12, y - 2))
    y += SMALL
    for line in card.title:
        parts.append(label(line, x, y + LINE * 0.76, "b"))
        y += LINE
    for line in card.notes:
        parts.append(label(line, x, y + SMALL * 0.78, "n f-soft"))
        y += SMALL
    parts.append(draw_marks(card.marks, x, y + 4, lang, linked))
    return "".join(parts)


def draw_marks(rows: Sequence[Sequence[Mark]], x: float, y: float, lang: Language, linked: Drawn) -> str:
    """The marks of findings, row by row, each with its message for those who point at it or do not see it."""
    parts = []
    for row in rows:
        across = x
        for one in row:
            finding = one.finding
            said = f"{SEVERITY[lang][finding.severity]} {one.number}: {finding.message}"
            wide = mark_width(one.number)
            area = el("rect", x=across - 2, y=y, width=wide - 5, height=MARK_HEIGHT, fill="none", pointer_events="all")
            drawn = el("g", el("title", escaped(said)), area, mark(finding.severity, one.number, across, y), role="img")
            parts.append(linked(finding, drawn))
            across += wide
        y += MARK_HEIGHT
    return "".join(parts)
