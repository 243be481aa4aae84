"""The baseline: findings that are known from before, recognised by what they mean and not by where they stand."""

from journeyaudit.baseline.entries import Entry, entry_of
from journeyaudit.baseline.file import FILE_NAME, Baseline, parse_baseline, written
from journeyaudit.baseline.ledger import Ledger, Seen

__all__ = ["FILE_NAME", "Baseline", "Entry", "Ledger", "Seen", "entry_of", "parse_baseline", "written"]
