"""What the organisations of a run add up to: what is new, known, accepted or open, and what is good to know besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from operator import is_

from journeyaudit.accept import (
    Acceptance,
    accepted,
    gathered,
    in_page,
    malformed,
    overlooked,
    unknown_rules,
    unwritten_reasons,
)
from journeyaudit.baseline import Ledger
from journeyaudit.engine import Circumstances, Counts, Overview, Result, counted, strip_with
from journeyaudit.facts import World, gaps
from journeyaudit.loader import Group
from journeyaudit.model import journey_id
from journeyaudit.report import Audited, Finding, Gathered, NotAssessed
from journeyaudit.source import Problem
from journeyaudit.stowed import Row
from journeyaudit.touched import Touched


class Tally:
    """The findings of a run, organisation by organisation, sorted by what became of them."""

    def __init__(
        self, rules: Collection[str], ledger: Ledger, circumstances: Circumstances, *, packed: bool = False
    ) -> None:
        """Begin with nothing; `rules` are all that there are, whether they run or not; `packed` for many journeys."""
        self.rules, self.ledger, self.circumstances = rules, ledger, circumstances
        self.today = circumstances.today
        self.packed = packed
        self.findings = Gathered(packed=packed)
        self.known = Gathered(packed=packed)
        self.missing: list[NotAssessed] = []
        self.lacking: Counter[str] = Counter()
        self.audited: list[Audited] = []
        self.problems: list[Problem] = []
        self.remarks: list[Problem] = []
        self.seen: set[tuple[str, str]] = set()
        """Organisation and id of every journey that was audited."""
        self.ran: set[str] = set()
        self.untouched = 0
        self.pages: list[Acceptance] = []
        """What comments in pages of Markdown accept, of sentences and of journeys."""
        self._in_pages: list[Finding] = []

    def open_pages(self, pages: Mapping[str, str]) -> None:
        """Take in what the comments of pages accept, before anything is said of what stands there."""
        for name, text in pages.items():
            entries, malformed_ones = in_page(name, text)
            self.pages += entries
            self.problems += malformed_ones
        self.problems += [*unknown_rules(self.pages, self.rules), *unwritten_reasons(self.pages)]

    def add(self, group: Group, scope: Touched, world: World, result: Result, ran: Collection[str]) -> None:
        """Take in what the rules that ran said about an organisation, as far as it is touched."""
        name = "" if group.organisation is None else group.organisation[0].title
        shared = None if group.organisation is None or not scope.whole else group.organisation[1]
        journeys = [group.journeys[number] for number in scope.numbers]
        entries = gathered(journeys, shared)
        for document in [document for _, document in journeys] + ([] if shared is None else [shared]):
            self.problems += malformed(document)
        self.problems += [*unknown_rules(entries, self.rules), *unwritten_reasons(entries)]
        asked = [one for one in entries if self._asked(one)]
        named = {one.accept.rule for one in asked}
        by_journey: dict[str, list[Acceptance]] = {}
        for entry in entries:
            by_journey.setdefault(entry.journey, []).append(entry)
        concerned: list[Finding] = []
        counts: dict[str, Counts] = {}
        for portion in result.by_journey():
            findings = tuple(portion)
            journey = findings[0].journey
            concerned += [one for one in findings if one.rule in named]
            self._in_pages += self._of_pages(findings)
            speaking = [*by_journey.get(journey, ()), *by_journey.get("", ())] if journey else entries
            found = [one for one in accepted(findings, [*speaking, *self.pages], self.today) if scope.has(one)]
            new, known = self.ledger.sort([replace(one, organisation=name) for one in found] if name else found)
            same = len(new) == len(findings) and all(map(is_, new, findings))
            self.findings.add(new, portion if same else ())
            self.known.add(known)
            counts |= counted(new)
        self.remarks += overlooked(asked, concerned, result.not_assessed, ran, self.today)
        missing = [one for one in result.not_assessed if scope.leaves_open(one)]
        self.missing += missing
        overall = _lacking(world, scope.numbers, {gap for one in missing if not one.journey for gap in one.fields})
        self.lacking.update(overall)
        looked_at = set(scope.numbers)
        audited: list[Audited] = []
        for number, overview in enumerate(result.overviews):
            if number in looked_at:
                own = {gap: found for gap, found in overview.lacking.items() if gap not in overall}
                self.lacking.update(own)
                one = audited_journey(group, number, overview, counts)
                audited.append(replace(one, strip=Row([one.strip])) if self.packed else one)
        self.audited += audited
        self.seen |= {(name, one.id) for one in audited}
        self.ran |= set(ran)

    def _asked(self, entry: Acceptance) -> bool:
        """Whether the rule of an acceptance runs for its file."""
        rules = self.circumstances.at(entry.document.name).rules
        return rules is None or entry.accept.rule in rules

    def _of_pages(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings in pages in which something is accepted."""
        names = {one.document.name for one in self.pages}
        return [one for one in findings if one.file in names]

    def add_texts(self, audited: Iterable[Audited], findings: Sequence[Finding], ran: Collection[str]) -> None:
        """Take in what was heard in texts without a journey; their files are what they are known by.

        `ran` are the rules that listened.
        """
        asked = [one for one in self.pages if self._asked(one)]
        here = [*self._in_pages, *self._of_pages(findings)]
        self.remarks += overlooked(asked, here, self.missing, {*ran, *self.ran}, self.today)
        new, known = self.ledger.sort(list(accepted(findings, self.pages, self.today)))
        self.findings.add(new)
        self.known.add(known)
        texts = list(audited)
        self.audited += texts
        self.seen |= {("", one.id) for one in texts}


def _lacking(world: World, numbers: Iterable[int], fields: Collection[str]) -> Counter[str]:
    """At how many elements of some journeys each field is missing."""
    found: Counter[str] = Counter()
    for number in numbers if fields else ():
        found.update(gaps((world.journeys[number],), fields))
        world.rest()
    return found


def audited_journey(group: Group, number: int, overview: Overview, counts: Mapping[str, Counts] | None) -> Audited:
    """A journey with its bill, and where rules were asked also with its strip."""
    journey, document = group.journeys[number]
    name = journey_id(journey)
    return Audited(
        file=document.name,
        id=name,
        title=journey.title,
        language=overview.language,
        touchpoints=overview.touchpoints,
        bill=overview.bill,
        strip=strip_with(overview, counts.get(name, {})) if counts is not None else (),
        organisation="" if group.organisation is None else group.organisation[0].title,
    )
