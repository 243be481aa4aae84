"""What the signs on a picture mean: those that are on it, no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from journeyaudit.draw.ink import el, label, path
from journeyaudit.draw.lanes import lane_of
from journeyaudit.draw.notes import Part
from journeyaudit.draw.palette import HEAD, NOTE
from journeyaudit.draw.places import Marks
from journeyaudit.draw.plan import MARGIN
from journeyaudit.draw.shapes import face, head, knot, line_style, person, sign, unknown_feeling
from journeyaudit.draw.texts import width
from journeyaudit.draw.words import FELT, WORDS
from journeyaudit.report import Audited, Handover, Severity
from journeyaudit.severities import SEVERITY
from journeyaudit.values import Language

Entry = tuple[float, Callable[[float, float], str], str]
"""How wide a sign is, how it is drawn from its left edge and middle on, and what it means."""
ROW = 30.0


def legend(one: Audited, marks: Marks, lang: Language, wide: float) -> Part:
    """The signs in rows."""

    def draw(top: float) -> tuple[str, float]:
        lead = WORDS[lang]["legend"]
        left = MARGIN + max(70.0, width(lead, HEAD, bold=True) + 14)
        parts = [path("l s-edge", "M", MARGIN, top, "H", wide - MARGIN), label(lead, MARGIN, top + 26, "h")]
        x, y = left, top + 21
        for size, sketch, text in _entries(one, marks, lang):
            needed = size + 8 + width(text, NOTE)
            if x > left and x + needed > wide - MARGIN:
                x, y = left, y + ROW
            parts.append(el("g", sketch(x, y), label(text, x + size + 8, y + 4, "n")))
            x += needed + 22
        return el("g", *parts) if len(parts) > 2 else "", y + ROW / 2

    return draw


def _entries(one: Audited, marks: Marks, lang: Language) -> Iterator[Entry]:
    words = WORDS[lang]
    points = [point for stage in one.strip for point in stage.points]
    severities = {mark.finding.severity for mark in marks.all()}
    for severity in sorted(Severity, reverse=True):
        if severity in severities:
            yield 14, _sign(severity), SEVERITY[lang][severity]
    scores = [point.score for point in points]
    if any(score is not None for score in scores):
        yield 58, _faces, words["best"]
        if any(point.noticed and point.score is None for point in points):
            yield 18, lambda x, y: unknown_feeling(x + 9, y), words["gap"]
    if any(point.wait is not None for point in points):
        yield (
            24,
            _box("f-pause s-edge e"),
            words["waiting"],
        )
    if any(point.own for point in points):
        yield 12, lambda x, y: person(x, y - 7), words["own"]
    if any(lane_of(point).backstage for point in points):
        yield (
            26,
            lambda x, y: el("rect", x=x, y=y - 9, width=26, height=18, rx=5, class_="f-card s-edge e d"),
            words["unseen"],
        )
    ways = {how for point in points for _, how in point.handoffs}
    for how in (Handover.FELT, Handover.SMOOTH, Handover.UNKNOWN):
        if how in ways:
            yield 48, _way(how), words[FELT[how]]
    if any(point.ahead for point in points):
        yield 34, _way(Handover.NONE, 34), words["none"]


def _sign(severity: Severity) -> Callable[[float, float], str]:
    return lambda x, y: sign(severity, x + 7, y)


def _box(style: str) -> Callable[[float, float], str]:
    return lambda x, y: el("rect", x=x, y=y - 9, width=24, height=18, rx=4, class_=style)


def _faces(x: float, y: float) -> str:
    return face(2, x + 12, y) + face(-2, x + 44, y)


def _way(how: Handover, wide: float = 48) -> Callable[[float, float], str]:
    def draw(x: float, y: float) -> str:
        line = path(line_style(how), "M", x, y, "H", x + wide - 5) + head(x + wide, y, how)
        return line + (knot(x + 18, y, how) if how is not Handover.NONE else "")

    return draw
