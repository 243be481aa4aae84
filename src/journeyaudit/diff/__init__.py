"""What got better and worse for the customer between two audits: journey by journey, items of the bill, findings."""

from journeyaudit.diff.amounts import Change, Direction, Shift, Unsure, compared, endless
from journeyaudit.diff.comparison import Comparison, JourneyDiff, Presence, Side, compare
from journeyaudit.diff.findings import Fate, Followed

__all__ = [
    "Change",
    "Comparison",
    "Direction",
    "Fate",
    "Followed",
    "JourneyDiff",
    "Presence",
    "Shift",
    "Side",
    "Unsure",
    "compare",
    "compared",
    "endless",
]
