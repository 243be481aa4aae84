"""The shapes of the severities, drawn once a page, so that colour never has to say which is which."""

from __future__ import annotations

from collections.abc import Mapping

from journeyaudit.report import Severity
from journeyaudit.reporters.html.tags import Html, tag

SHAPES: Mapping[Severity, Html] = {
    Severity.ERROR: Html('<path d="M4 4 L16 16 M16 4 L4 16" fill="none" stroke="currentColor" stroke-width="4"/>'),
    Severity.WARNING: Html('<path d="M10 2 L19 18 L1 18 Z" fill="currentColor"/>'),
    Severity.INFO: Html('<circle cx="10" cy="10" r="7" fill="currentColor"/>'),
}


def shapes() -> Html:
    """The drawings that `mark` refers to; they take no room themselves."""
    symbols = [tag("symbol", shape, id=f"mark-{severity}", viewBox="0 0 20 20") for severity, shape in SHAPES.items()]
    return tag("svg", *symbols, class_="shapes", width=0, height=0, aria_hidden="true")


def mark(severity: Severity) -> Html:
    """The shape of a severity; the word for it stands beside it."""
    use = tag("use", href=f"#mark-{severity}")
    return tag("svg", use, class_=f"mark {severity}", width=16, height=16, aria_hidden="true", focusable="false")
