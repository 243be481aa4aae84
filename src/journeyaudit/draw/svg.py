"""A journey as one picture in SVG: the map, what its signs mean, the bill, and the findings by number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from journeyaudit.draw.ink import el, escaped
from journeyaudit.draw.legend import legend
from journeyaudit.draw.notes import bill, headed, listed, summary
from journeyaudit.draw.palette import sheet
from journeyaudit.draw.places import marks_of
from journeyaudit.draw.plan import MARGIN, WIDTH, planned
from journeyaudit.draw.row import Painter
from journeyaudit.draw.words import WORDS
from journeyaudit.report import Audited, Finding
from journeyaudit.values import Language

BETWEEN = 22.0
"""From one part of a picture to the next."""


def svg(one: Audited, findings: Sequence[Finding], lang: Language, *, links: bool = False, limit: float = WIDTH) -> str:
    """The journey with those of the findings on it that are about it and not accepted, no wider than the limit.

    With `links` the picture is part of a page in which every finding has its fingerprint as id: the marks lead there,
    and the findings are not listed below the map.
    """
    marks = marks_of(one, findings)
    plan = planned(one, marks, lang, limit)
    linked = _link if links else _as_it_is
    painter = Painter(one, marks, lang, plan.width, linked)
    parts = []
    y = MARGIN
    for draw in (
        headed(one, marks, plan.width, lang, linked),
        *map(painter.row, plan.rows),
        legend(one, marks, lang, plan.width),
        bill(one.bill, lang, plan.width),
        *([] if links else [listed(marks.all(), lang, plan.width)]),
    ):
        drawn, end = draw(y)
        if drawn:
            parts.append(drawn)
            y = end + BETWEEN
    height = y - BETWEEN + MARGIN
    name = _name(one.id)
    return (
        el(
            "svg",
            el("title", escaped(f"{WORDS[lang]['map']}: {one.title}"), id=f"{name}-title"),
            el("desc", escaped(summary(one, marks, lang)), id=f"{name}-desc"),
            el("style", sheet()),
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


def _link(finding: Finding, drawn: str) -> str:
    return el("a", drawn, href=f"#{quote(finding.fingerprint, safe='')}")


def _as_it_is(_finding: Finding, drawn: str) -> str:
    return drawn


def _name(journey: str) -> str:
    """The id of the picture: that of the journey, with every other character as its number."""
    return "map-" + re.sub(r"[^A-Za-z0-9-]", lambda found: f"_{ord(found[0]):x}_", journey)
