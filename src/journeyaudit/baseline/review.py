"""What an audit says about a baseline: what is still there, what is new or gone, and what it could not look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from journeyaudit.baseline.entries import Entry, entry_of
from journeyaudit.baseline.ledger import Ledger, Seen
from journeyaudit.frozen import dataclass
from journeyaudit.report import Report


@dataclass(frozen=True, slots=True)
class Review:
    """The entries of a baseline and the findings of an audit, side by side."""

    still: tuple[Entry, ...]
    """What is known and still found, as it is found now."""
    new: tuple[Entry, ...]
    """What is found and not known; without what is accepted."""
    gone: tuple[Entry, ...]
    """What is known and would have been found if it were there."""
    unseen: tuple[Entry, ...]
    """What is known, but of journeys or rules that the audit did not have."""

    @property
    def known(self) -> tuple[Entry, ...]:
        """Everything that the baseline holds now."""
        return tuple(sorted((*self.still, *self.gone, *self.unseen)))


def review(entries: Sequence[Entry], report: Report) -> Review:
    """Compare a baseline with an audit that was made without it."""
    ledger = Ledger(entries)
    new, known = ledger.sort(report.findings)
    seen = Seen(
        frozenset((one.organisation, one.id) for one in report.audited), frozenset(one.id for one in report.rules)
    )
    gone = ledger.gone(seen)
    left = Counter(entry for open_ones in ledger.open.values() for entry in open_ones) - Counter(gone)
    return Review(
        still=tuple(sorted(map(entry_of, known))),
        new=tuple(sorted(entry_of(one) for one in new if not one.accepted)),
        gone=tuple(gone),
        unseen=tuple(sorted(left.elements())),
    )
