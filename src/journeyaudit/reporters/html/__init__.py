"""The report as one HTML file for people: it loads nothing, prints well, and reads aloud."""

from __future__ import annotations

from journeyaudit.report import Report
from journeyaudit.reporters.html.page import Page
from journeyaudit.reporters.style import Style


def render(report: Report, style: Style) -> str:
    """The report as a page; where only ASCII can be written, everything else is a reference."""
    text = str(Page(report, style))
    return text if style.unicode else text.encode("ascii", "xmlcharrefreplace").decode("ascii")
