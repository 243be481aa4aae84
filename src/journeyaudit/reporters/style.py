"""How a report is to look: width, colour, and how much it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from journeyaudit.frozen import dataclass
from journeyaudit.report import Severity


@dataclass(frozen=True, slots=True)
class Style:
    """What the place where a report is read can show, and what the reader asked for."""

    width: int = 80
    colour: bool = False
    unicode: bool = True
    verbose: bool = False
    """Why and fix at every finding, not only at the first of a rule in a journey."""
    quiet: bool = False
    """Findings only, without why, fix and what was not assessed."""
    clean: bool = False
    """Journeys without findings are shown as well."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """Addresses of pages by rule, to which a terminal can link."""
    least: Severity = Severity.INFO
    """The least severity that is shown; the verdict does not depend on it."""
