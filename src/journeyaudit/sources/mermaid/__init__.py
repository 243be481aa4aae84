"""Reads journey diagrams of Mermaid: sections are stages, tasks are steps, scores are how the customer feels."""

from journeyaudit.sources.mermaid.clean import MARK
from journeyaudit.sources.mermaid.parse import MARKS, UNITS
from journeyaudit.sources.mermaid.read import diagram, read

FEELINGS = {not unknown: f"{MARK} {words}" for words, unknown in MARKS.items()}
"""The comment below which feelings are known, and the one below which scores only stand because there has to be one."""

ALL_UNITS = f"{MARK} {UNITS}"
"""The comment in a diagram in which the customer does nothing."""

__all__ = ["ALL_UNITS", "FEELINGS", "diagram", "read"]
