"""Journeys as they stood in a revision of a git repository, and the comparison of both sides of a call."""

from journeyaudit.revisions.both import compared
from journeyaudit.revisions.wanted import Sides, Unclear, Whole, sides

__all__ = ["Sides", "Unclear", "Whole", "compared", "sides"]
