"""Tells known findings from new ones, each entry standing for one finding, and says which entries are left over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from journeyaudit.baseline.entries import Entry, entry_of
from journeyaudit.frozen import dataclass
from journeyaudit.report import Finding


@dataclass(frozen=True, slots=True)
class Seen:
    """What a run looked at: only there can it tell that something is no longer found."""

    journeys: frozenset[tuple[str, str]]
    """Organisation and id of every journey that was audited."""
    rules: Collection[str]
    """The rules that ran."""


class Ledger:
    """The entries of a baseline, ticked off while findings come in."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Begin with all entries open."""
        self.entries = tuple(entries)
        self.open: dict[tuple[str, str, str], list[Entry]] = {}
        for entry in self.entries:
            self.open.setdefault(entry.key, []).append(entry)

    def sort(self, findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """The new findings (and the accepted ones) of an organisation, and the known ones.

        A finding is known if an entry has its rule, journey, element and subject, or if its subject is a part of the
        entry's: of two things that were wrong one has been mended. What is accepted needs no entry.
        """
        known: set[int] = set()
        for exactly in (True, False):
            for number, finding in enumerate(findings):
                if number not in known and not finding.accepted and self._tick(entry_of(finding), exactly=exactly):
                    known.add(number)
        new = tuple(one for number, one in enumerate(findings) if number not in known)
        return new, tuple(replace(findings[number], known=True) for number in sorted(known))

    def _tick(self, wanted: Entry, *, exactly: bool) -> bool:
        entries = self.open.get(wanted.key, [])
        for organisation in dict.fromkeys((wanted.organisation, "")):
            for number, entry in enumerate(entries):
                same = entry.names == wanted.names if exactly else wanted.names < entry.names
                if same and entry.organisation == organisation:
                    del entries[number]
                    return True
        return False

    def gone(self, seen: Seen) -> list[Entry]:
        """The entries that a run would have found again if they were still there, in the order of the file."""
        left = [entry for entries in self.open.values() for entry in entries if entry.rule in seen.rules]
        whole: dict[str, bool] = {}
        for one in self.entries:
            if one.journey:
                whole[one.organisation] = whole.get(one.organisation, True) and _audited(one, seen)
        # What is about several journeys could only be found among all of those that are known.
        return sorted(one for one in left if (_audited(one, seen) if one.journey else whole.get(one.organisation)))


def _audited(entry: Entry, seen: Seen) -> bool:
    if entry.organisation:
        return (entry.organisation, entry.journey) in seen.journeys
    return any(journey == entry.journey for _, journey in seen.journeys)
