"""The signs of a picture: marks of findings, faces, arrow heads; each is told from the others without colour."""

from __future__ import annotations

from journeyaudit.draw.ink import el, label, path
from journeyaudit.draw.palette import NOTE
from journeyaudit.draw.texts import width
from journeyaudit.report import Handover, Severity

SIGN = 13
"""How wide and high the sign of a severity is."""
MARK_HEIGHT = 18
FACE = 11
"""The radius of a face."""
MOUTHS = {2: 6.5, 1: 3.5, 0: 0.0, -1: -3.5, -2: -6.5}
"""How far the mouth of a face is bent."""


def sign(severity: Severity, x: float, y: float) -> str:
    """A cross for errors, a triangle for warnings, a disc for what is good to know; x and y are its middle."""
    half = SIGN / 2
    style = f"f-{severity}"
    if severity is Severity.ERROR:
        arm, arms = 2.2, half - 0.5
        steps: list[str | float] = []
        for across, down in ((0, -arm), (arms - arm, -arms), (arms, arm - arms), (arm, 0), (arms, arms - arm),
                             (arms - arm, arms), (0, arm), (arm - arms, arms), (-arms, arms - arm), (-arm, 0),
                             (-arms, arm - arms), (arm - arms, -arms)):  # fmt: skip
            steps += ["L" if steps else "M", x + across, y + down]
        return path(style, *steps, "Z")
    if severity is Severity.WARNING:
        return path(style, "M", x, y - half + 0.5, "L", x + half, y + half - 1, "L", x - half, y + half - 1, "Z")
    return el("circle", cx=x, cy=y, r=half - 0.8, class_=style)


def mark_width(number: int) -> float:
    """How wide the mark of a finding is, with the blank behind it."""
    return SIGN + 3 + width(str(number), NOTE, bold=True) + 5


def mark(severity: Severity, number: int, x: float, y: float) -> str:
    """The sign of a finding and its number, from its left upper corner."""
    middle = y + MARK_HEIGHT / 2
    return sign(severity, x + SIGN / 2, middle) + label(str(number), x + SIGN + 3, middle + NOTE * 0.36, "k")


def face(score: int, x: float, y: float) -> str:
    """A face for a feeling from -2 to 2."""
    bend = MOUTHS[max(-2, min(2, score))]
    corner = y + 4 - bend / 3
    return (
        el("circle", cx=x, cy=y, r=FACE, class_="f-card s-ink", stroke_width=1.6)
        + el("circle", cx=x - 3.8, cy=y - 3, r=1.5, class_="f-ink")
        + el("circle", cx=x + 3.8, cy=y - 3, r=1.5, class_="f-ink")
        + path("l s-ink", "M", x - 5, corner, "Q", x, corner + bend, x + 5, corner)
    )


def unknown_feeling(x: float, y: float) -> str:
    """An empty circle with a question mark, where nobody has written down a feeling."""
    return el("circle", cx=x, cy=y, r=8, class_="l s-soft d") + label("?", x, y + 4, "n f-soft", "middle")


def person(x: float, y: float) -> str:
    """A head and shoulders, 12 wide: the customer acts; x and y are the left upper corner."""
    return el("circle", cx=x + 6, cy=y + 3.2, r=3.2, class_="f-info") + path(
        "f-info", "M", x, y + 13, "C", x, y + 6, x + 12, y + 6, x + 12, y + 13, "Z"
    )


def head(x: float, y: float, how: Handover) -> str:
    """The head of an arrow that points right, its tip at x and y."""
    if how is Handover.FELT:
        return path("f-felt", "M", x, y, "L", x - 12, y - 8, "L", x - 12, y + 8, "Z")
    return path("f-way", "M", x, y, "L", x - 7, y - 4, "L", x - 7, y + 4, "Z")


def knot(x: float, y: float, how: Handover) -> str:
    """What sits on the way of a hand-off: a diamond with `!` where it is felt, a circle, one with `?` if not known."""
    if how is Handover.FELT:
        diamond = path("f-card s-felt", "M", x - 10, y, "L", x, y - 10, "L", x + 10, y, "L", x, y + 10, "Z")
        return el("g", diamond, stroke_width=2) + label("!", x, y + 4.5, "k", "middle")
    if how is Handover.UNKNOWN:
        return el("circle", cx=x, cy=y, r=7.5, class_="f-card s-way") + label("?", x, y + 4, "n", "middle")
    return el("circle", cx=x, cy=y, r=4.5, class_="f-card s-way", stroke_width=1.6)


def line_style(how: Handover) -> str:
    """How the line of a way looks."""
    return {
        Handover.FELT: "l2 s-felt",
        Handover.UNKNOWN: "l l3 s-way",
        Handover.SMOOTH: "l s-way",
        Handover.NONE: "l s-way",
    }[how]
