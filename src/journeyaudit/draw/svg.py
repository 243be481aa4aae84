"""A journey as one picture in SVG: the map, what its signs mean, the bill, and the findings by number."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from journeyaudit.draw.cards import Drawn
from journeyaudit.draw.ink import el, escaped
from journeyaudit.draw.legend import legend
from journeyaudit.draw.notes import Part, bill, headed, listed, summary
from journeyaudit.draw.palette import sheet
from journeyaudit.draw.places import Marks, marks_of
from journeyaudit.draw.plan import MARGIN, WIDTH, Plan, planned
from journeyaudit.draw.row import Painter
from journeyaudit.draw.words import WORDS
from journeyaudit.report import Audited, Finding
from journeyaudit.values import Language

BETWEEN, CLOSE = 22.0, 7.0
"""From one part of a picture to the next, and from one finding to the next."""
FEWEST, MANY = 3, 1000
"""Steps of a row that are not torn apart only because they are too high for a page, and more than any row has."""
PAGE = (210 - 2 * 8) / (297 - 2 * 8)
"""How high a page of A4 across is for its width, within the edges that the style sheet asks for."""


def svg(
    one: Audited,
    findings: Sequence[Finding],
    lang: Language,
    *,
    links: bool = False,
    limit: float = WIDTH,
    paged: bool = False,
) -> str:
    """The journey with those of the findings on it that are about it and not accepted, no wider than the limit.

    With `links` the picture is part of a page in which every finding has its fingerprint as id: the marks lead there,
    and the findings are not listed below the map. `paged` leaves blanks so that no page cuts a row of steps.
    """
    marks = marks_of(one, findings)
    linked = _link if links else _as_it_is
    plan, painter = _fitted(one, marks, lang, linked, limit, paged=paged)
    below = () if links else listed(marks.all(), lang, plan.width)
    parts, height = _stacked(
        (
            (0.0, headed(one, marks, plan.width, lang, linked)),
            *((BETWEEN, painter.row(row)) for row in plan.rows),
            (BETWEEN, legend(one, marks, lang, plan.width)),
            (BETWEEN, bill(one.bill, lang, plan.width)),
            *((CLOSE if number else BETWEEN, draw) for number, draw in enumerate(below)),
        ),
        plan.width * PAGE if paged else math.inf,
    )
    name = _name(one.id)
    return (
        el(
            "svg",
            el("title", escaped(f"{WORDS[lang]['map']}: {one.title}"), id=f"{name}-title"),
            el("desc", escaped(summary(one, marks, lang)), id=f"{name}-desc"),
            el("style", sheet(alone=not links)),
            el("rect", x=0, y=0, width=plan.width, height=height, class_="f-paper"),
            *parts,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {plan.width:.0f} {height:.0f}",
            width=plan.width,
            height=height,
            class_="jm",
            lang=lang,
            id=name,
            role="graphics-document document",
            aria_labelledby=f"{name}-title",
            aria_describedby=f"{name}-desc",
        )
        + "\n"
    )


def _fitted(
    one: Audited, marks: Marks, lang: Language, linked: Drawn, limit: float, *, paged: bool
) -> tuple[Plan, Painter]:
    """What stands where, and who draws it; for pages with as few steps in a row as make every row fit on one."""
    steps = MANY if paged else 0
    while True:
        plan = planned(one, marks, lang, limit, steps)
        painter = Painter(one, marks, lang, plan.width, linked)
        room = plan.width * PAGE - 2 * MARGIN
        if not paged or plan.longest <= FEWEST or all(painter.draw(row, 0)[1] <= room for row in plan.rows):
            return plan, painter
        steps = plan.longest - 1


def _stacked(parts: Iterable[tuple[float, Part]], page: float) -> tuple[list[str], float]:
    """The parts one below the other, each after its blank, and the height of all; those that fit are on one page."""
    found = []
    y = MARGIN
    for blank, draw in parts:
        top = y + blank
        drawn, end = draw(top)
        if top // page != end // page and end - top <= page - 2 * MARGIN:
            drawn, end = draw((top // page + 1) * page + MARGIN)
        if drawn:
            found.append(drawn)
            y = end
    return found, y + MARGIN


def _link(finding: Finding, drawn: str) -> str:
    return el("a", drawn, href=f"#{quote(finding.fingerprint, safe='')}")


def _as_it_is(_finding: Finding, drawn: str) -> str:
    return drawn


def _name(journey: str) -> str:
    """The id of the picture: that of the journey, with every other character as its number."""
    return "map-" + re.sub(r"[^A-Za-z0-9-]", lambda found: f"_{ord(found[0]):x}_", journey)
