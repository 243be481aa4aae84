"""Two reports side by side: what became of each journey, its bill and its findings, and whether it got worse."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from journeyaudit.diff.amounts import Change, Direction, changes
from journeyaudit.diff.findings import Blind, Fate, Followed, followed
from journeyaudit.diff.pairs import pairs, renamed
from journeyaudit.frozen import dataclass
from journeyaudit.report import EXIT_CLEAN, EXIT_FINDINGS, EXIT_NO_VERDICT, Audited, Finding, Report, Severity
from journeyaudit.source import Problem

TO_THE_WORSE = (Fate.NEW, Fate.GRAVER)
TO_THE_BETTER = (Fate.GONE, Fate.MILDER)
ORDER = tuple(Fate)
OWN = frozenset({"syntax", "schema", "paths"})
"""Codes of problems in files of a side, which are the fault of that side even if both have them."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two things that are compared."""

    name: str
    """What the user calls it: a file, a folder, a revision."""
    report: Report
    folder: str = ""
    """What names of files begin with, where it is not the same on both sides."""

    def place(self, file: str) -> str:
        """The name of a file from where the side begins."""
        return file.removeprefix(f"{self.folder.rstrip('/')}/") if self.folder else file


class Presence(StrEnum):
    """On which sides a journey is."""

    BOTH = "both"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class JourneyDiff:
    """A journey before and after; what belongs to no single journey has neither."""

    old: Audited | None
    new: Audited | None
    bill: tuple[Change, ...]
    """Every item, of a journey that is there on both sides."""
    findings: tuple[Followed, ...]
    """Those that got worse first, then the better ones, then those that stayed."""

    @property
    def presence(self) -> Presence:
        """On which sides it is."""
        if self.old is None and self.new is not None:
            return Presence.NEW
        return Presence.GONE if self.new is None and self.old is not None else Presence.BOTH

    @property
    def journey(self) -> Audited | None:
        """The journey as it is now, else as it was."""
        return self.new or self.old

    def of(self, *fates: Fate) -> tuple[Followed, ...]:
        """The findings that something became of; of those that stayed, only the ones that nobody accepted."""
        return tuple(one for one in self.findings if one.fate in fates and not _quiet(one))

    @property
    def items(self) -> tuple[Change, ...]:
        """The items of the bill that changed."""
        return tuple(one for one in self.bill if one.changed)

    @property
    def changed(self) -> bool:
        """Whether there is anything to say about it."""
        return self.presence is not Presence.BOTH or bool(self.items or any(one for one in self.findings if told(one)))


def _quiet(one: Followed) -> bool:
    return one.fate is Fate.STILL and bool(one.finding.accepted)


def told(one: Followed) -> bool:
    """Whether a finding is more than one that stayed as it was."""
    return one.fate is not Fate.STILL


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the journeys between two audits."""

    old: Side
    new: Side
    journeys: tuple[JourneyDiff, ...]
    """In the order of the new side, then those that are gone, then what belongs to no single journey."""
    fail_on: Severity
    fail_on_worse: bool = False

    @property
    def lang(self) -> str:
        """The language of both reports."""
        return self.new.report.lang

    def findings(self, *fates: Fate) -> tuple[Followed, ...]:
        """The findings that something became of, in the order of the journeys."""
        return tuple(one for journey in self.journeys for one in journey.of(*fates))

    def items(self, *directions: Direction) -> tuple[Change, ...]:
        """The items of all bills that went a way, in the order of the journeys."""
        return tuple(one for journey in self.journeys for one in journey.bill if one.direction in directions)

    @property
    def problems(self) -> tuple[tuple[Side | None, Problem], ...]:
        """What keeps either side from being audited; what is wrong with both, such as a broken rule, once."""
        before, after = (dict.fromkeys(side.report.problems) for side in (self.old, self.new))
        shared = [one for one in before if one in after and one.code not in OWN]
        return (
            *((None, one) for one in shared),
            *((self.old, one) for one in before if one not in shared),
            *((self.new, one) for one in after if one not in shared),
        )

    @property
    def risen(self) -> tuple[Change, ...]:
        """The items that are proved to have risen."""
        return self.items(Direction.WORSE)

    @property
    def failing(self) -> tuple[Followed, ...]:
        """The findings for which it is worse: new or graver, at or above the threshold, and not accepted."""
        return tuple(one for one in self.findings(*TO_THE_WORSE) if one.finding.severity >= self.fail_on)

    @property
    def worse(self) -> bool:
        """Whether it is proved to have got worse for the customer."""
        return bool(self.risen or self.failing)

    @property
    def exit_code(self) -> int:
        """0, or 1 if it got worse and that was to be a failure; 2 if there is a fault on either side."""
        if self.problems:
            return EXIT_NO_VERDICT
        if not (self.old.report.audited or self.new.report.audited or self.new.report.allow_empty):
            return EXIT_NO_VERDICT
        return EXIT_FINDINGS if self.worse and self.fail_on_worse else EXIT_CLEAN


def compare(old: Side, new: Side, *, same: bool = False, fail_on_worse: bool = False) -> Comparison:
    """The comparison of two reports that were made with the same rules, settings and day.

    `same` says that both sides are one journey, whatever it is called.
    """
    left, right = old.report.audited, new.report.audited
    if same and len(left) == len(right) == 1:
        both = [(left[0], right[0])]
    else:
        places = {id(one): old.place(one.file) for one in left} | {id(one): new.place(one.file) for one in right}
        both = pairs(left, right, lambda one: places[id(one)])
    partner = {id(after): before for before, after in both}
    stayed = {id(before) for before, _ in both}
    found = [_journey(old, new, partner.get(id(one)), one) for one in right]
    found += [_journey(old, new, one, None) for one in left if id(one) not in stayed]
    found += _no_journey(old, new)
    return Comparison(old, new, tuple(found), new.report.fail_on, fail_on_worse)


def _journey(old: Side, new: Side, before: Audited | None, after: Audited | None) -> JourneyDiff:
    if before is not None and after is not None:
        return JourneyDiff(
            before,
            after,
            changes(before.bill, after.bill),
            _sorted(
                followed(
                    _findings(old.report, before),
                    _findings(new.report, after),
                    renamed(before, after),
                    _blind(old.report, before),
                    _blind(new.report, after),
                )
            ),
        )
    if after is not None:
        come = [
            Followed(Fate.ACCEPTED if one.accepted else Fate.NEW, None, one) for one in _findings(new.report, after)
        ]
        return JourneyDiff(None, after, (), _sorted(come))
    assert before is not None, "a journey is on one side at least"
    left = [Followed(Fate.LEFT, one, None) for one in _findings(old.report, before) if not one.accepted]
    return JourneyDiff(before, None, (), _sorted(left))


def _no_journey(old: Side, new: Side) -> list[JourneyDiff]:
    """What became of findings that belong to no single journey; nothing where there are none."""
    before, after = (_homeless(side.report) for side in (old, new))
    blind = [Blind.of(one for one in side.report.not_assessed if not one.journey) for side in (old, new)]
    places = {old.place(one.file) for one in before} & {new.place(one.file) for one in after}
    found: list[Followed] = []
    for place in (*sorted(places), ""):  # file by file, and then what stands in files that one side only has
        were = [one for one in before if _home(old, one, places) == place]
        are = [one for one in after if _home(new, one, places) == place]
        found += [_left(one, old, new) for one in followed(were, are, {}, *blind)]
    return [JourneyDiff(None, None, (), _sorted(found))] if found else []


def _home(side: Side, one: Finding, places: set[str]) -> str:
    """The file of a finding, if it is one of those."""
    place = side.place(one.file)
    return place if place in places else ""


def _left(one: Followed, old: Side, new: Side) -> Followed:
    """A finding whose file is no longer there at all did not get better; it left."""
    there = {new.place(file) for file in new.report.texts}
    if one.old is not None and one.new is None and old.place(one.old.file) not in there:
        return Followed(Fate.LEFT, one.old, None)
    return one


def _homeless(report: Report) -> list[Finding]:
    """The findings that are about no journey that was audited."""
    known = {one.id for one in report.audited}
    return [one for one in report.findings if one.journey not in known]


def _findings(report: Report, journey: Audited) -> list[Finding]:
    """The findings of a journey; where several organisations have one of its id, those in its own file."""
    namesakes = sum(1 for one in report.audited if one.id == journey.id)
    return [
        one for one in report.findings if one.journey == journey.id and (namesakes == 1 or one.file == journey.file)
    ]


def _blind(report: Report, journey: Audited) -> Blind:
    steps = (point.id for stage in journey.strip for point in stage.points)
    there = (one for one in report.not_assessed if one.journey == journey.id and one.file == journey.file)
    return Blind.of(there, steps)


def _sorted(found: Iterable[Followed]) -> tuple[Followed, ...]:
    """Worse before better before unchanged; the worst first, then in the order of the file."""

    def key(one: Followed) -> tuple[object, ...]:
        finding = one.finding
        return ORDER.index(one.fate), -finding.severity, finding.file, finding.span, finding.rule, finding.message

    return tuple(sorted(found, key=key))
