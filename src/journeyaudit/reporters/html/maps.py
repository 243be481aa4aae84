"""Maps as parts of a page: whole on a screen, and cut between their rows into sheets of paper."""

from __future__ import annotations

import re
from math import ceil

from journeyaudit.draw.plan import MARGIN
from journeyaudit.draw.svg import PAGE
from journeyaudit.reporters.html.tags import Html, block, tag
from journeyaudit.values import TIE

SIZE = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
NAME = re.compile(r' id="(map-[^"]*)"')


def drawn(text: str) -> Html:
    """A map as a part of the page; blanks at which no line ends are spelled out, for whoever reads the source."""
    return Html(text.strip().replace(TIE, "&#160;"))


def for_paper(text: str) -> Html:
    """A map that was drawn for sheets of A4 across, shown sheet by sheet: browsers do not cut a long drawing well.

    There is no sheet for nothing but the edge of the map.
    """
    size, name = SIZE.search(text), NAME.search(text)
    if size is None or name is None:
        return Html()
    width, height = float(size[1]), float(size[2])
    sheet = width * PAGE
    whole = tag("use", href=f"#{name[1]}", width=size[1], height=size[2])
    sheets = [
        tag("svg", whole, viewBox=f"0 {sheet * number:.1f} {width:.0f} {min(sheet, height - sheet * number):.1f}")
        for number in range(max(1, ceil((height - MARGIN) / sheet)))
    ]
    return block("figure", tag("div", drawn(text), class_="source"), *sheets, class_="map paper")
