"""Small journeys to be drawn, and what stands on their pictures as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree import ElementTree

from journeyaudit.draw import svg
from journeyaudit.report import Amount, Audited, Bill, Finding, Handover, Point, Severity, StripStage
from journeyaudit.source import Position, Span
from journeyaudit.values import Duration, Language

DAY = 24 * 60 * 60
SPACE = "{http://www.w3.org/2000/svg}"
HERE = Span(Position(1, 1), Position(1, 2))
DAYS = Amount(Duration(2 * DAY))
ORDER = Audited(
    "order.yaml",
    "order",
    "Ersatzteil bestellen",
    "de",
    4,
    Bill(contacts=Amount(3), waiting=Amount(Duration(2 * DAY), at_least=True)),
    (
        StripStage(
            "Bestellen",
            (
                Point("form", "Formular ausfüllen", True, 1, (), Handover.NONE, None, {}, True, ("web",), ("check",)),
                Point(
                    "check", "Prüfung", False, None, ("Lager", "Einkauf"), Handover.SMOOTH, None, {}, False, None,
                    ("call",), (("form", Handover.SMOOTH),),
                ),
                Point(
                    "call", "Rückruf", True, -2, ("Service",), Handover.FELT, DAYS, {}, False, ("phone",),
                    ("parcel", "form"), (("check", Handover.FELT),),
                ),
            ),
        ),
        StripStage(
            "Warten", (Point("parcel", "Paket", True, None, None, Handover.NONE, Amount(None, at_least=True), {}),)
        ),
    ),
)  # fmt: skip


def finding(element: str, severity: Severity = Severity.ERROR, **more: Any) -> Finding:
    """A finding at a touchpoint of a journey."""
    parts: dict[str, Any] = {
        "rule": "asks-twice",
        "message": f"At {element} something is asked twice.",
        "file": "order.yaml",
        "path": (),
        "span": HERE,
        "journey": "order",
        "title": "",
        "stage": "",
        "subject": "",
        "fingerprint": f"{element}-{severity}",
        **more,
    }
    return Finding(severity=severity, element=element, **parts)


def step(number: int, title: str = "Ein Schritt", **more: Any) -> Point:
    """A touchpoint that leads to the next one."""
    parts: dict[str, Any] = {
        "noticed": True,
        "score": None,
        "owners": ("Service",),
        "handover": Handover.NONE,
        "wait": None,
        "findings": {},
        "ahead": (f"s{number + 1}",),
        **more,
    }
    return Point(id=f"s{number}", title=title, **parts)


def journey(stages: Sequence[tuple[str, Sequence[Point]]], **more: Any) -> Audited:
    """A journey of stages with touchpoints."""
    parts: dict[str, Any] = {"file": "j.yaml", "id": "j", "title": "Reise", "language": "de", "touchpoints": 1, **more}
    return Audited(strip=tuple(StripStage(title, tuple(points)) for title, points in stages), **parts)


def drawn(one: Audited, findings: Sequence[Finding] = (), lang: Language = "en", **more: Any) -> ElementTree.Element:
    """The picture, read as XML."""
    return ElementTree.fromstring(svg(one, findings, lang, **more))


def texts(element: ElementTree.Element) -> list[str]:
    """The texts in an element, in their order."""
    return [one.text or "" for one in element.iter(f"{SPACE}text")]


def steps(picture: ElementTree.Element) -> list[ElementTree.Element]:
    """The touchpoints of a picture."""
    return [one for one in picture.iter(f"{SPACE}g") if one.get("role") == "listitem"]


def box(rect: ElementTree.Element) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a rectangle."""
    x, y, width, height = (float(rect.get(name, "0")) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def cards(picture: ElementTree.Element) -> Iterator[tuple[tuple[float, float, float, float], ElementTree.Element]]:
    """The boxes of the touchpoints with what belongs to each."""
    for one in steps(picture):
        [rect] = [rect for rect in one.iter(f"{SPACE}rect") if "f-card" in rect.get("class", "")]
        yield box(rect), one
