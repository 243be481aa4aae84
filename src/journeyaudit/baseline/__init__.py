"""The baseline: findings that are known from before, recognised by what they mean and not by where they stand."""

from journeyaudit.baseline.entries import Entry, entry_of
from journeyaudit.baseline.file import Baseline, parse_baseline, written
from journeyaudit.baseline.ledger import Ledger, Seen
from journeyaudit.baseline.review import Review, review

__all__ = ["Baseline", "Entry", "Ledger", "Review", "Seen", "entry_of", "parse_baseline", "review", "written"]
