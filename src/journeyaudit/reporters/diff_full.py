"""The comparison for people: the verdict first, then journey by journey the bill and the findings that changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from journeyaudit.billing import ITEMS
from journeyaudit.diff import Change, Comparison, Direction, Fate, Followed, JourneyDiff, Presence, Side
from journeyaudit.report import EXIT_NO_VERDICT, Severity
from journeyaudit.reporters.diff_sentences import asides, change_text, closing, remark, side_name, verdict
from journeyaudit.reporters.diff_words import DIRECTIONS, FATES, WORDS
from journeyaudit.reporters.full import STEP, Page
from journeyaudit.reporters.layout import EMPTY, Line, flow, hanging, indented, painted
from journeyaudit.reporters.style import Style
from journeyaudit.severities import SEVERITY
from journeyaudit.source import Problem
from journeyaudit.values import TIE, Language, count

IN_FULL = (Fate.NEW, Fate.GRAVER, Fate.LAPSED, Fate.SEEN)
"""What is shown with its place, why it hurts and what to do instead."""
IN_SHORT = (Fate.GONE, Fate.MILDER, Fate.LOST, Fate.ACCEPTED)
COLOURS = {
    Direction.BETTER: "green",
    Direction.WORSE: "bold red",
    Direction.OTHER: "cyan",
    Direction.UNSURE: "yellow",
}
GOOD = (Fate.GONE, Fate.MILDER)
BAD = (Fate.NEW, Fate.GRAVER)


def render(comparison: Comparison, style: Style) -> str:
    """The comparison as text for a terminal of the given width."""
    return "".join(f"{painted(line, style.colour)}\n" for line in DiffPage(comparison, style).lines())


class DiffPage:
    """The parts of one comparison in the order in which they are read."""

    def __init__(self, comparison: Comparison, style: Style) -> None:
        self.comparison = comparison
        self.style = style
        self.lang: Language = "de" if comparison.lang == "de" else "en"
        self.now = Page(comparison.new.report, style)
        self.before = Page(comparison.old.report, style)
        self.words = {name: self.now.show(text) for name, text in WORDS[self.lang].items()}
        self.arrow = " → " if style.unicode else " -> "

    def lines(self) -> Iterator[Line]:
        """Everything from the verdict to the reason for the exit code; nothing is compared with what cannot be read."""
        if self.comparison.exit_code == EXIT_NO_VERDICT:
            yield from self.problems()
        else:
            yield from self.verdict()
            for one in self.comparison.journeys:
                if one.changed or (self.style.verbose and one.findings):
                    yield from self.journey(one)
            if not self.style.quiet:
                yield from self.unchanged()
        yield from self.now.prose(closing(self.comparison, self.lang))

    def verdict(self) -> Iterator[Line]:
        """What it comes to, what is no part of that, and what was compared."""
        bad = self.comparison.worse or self.comparison.findings(*BAD)
        good = self.comparison.findings(*GOOD) or self.comparison.items(Direction.BETTER)
        colour = "bold red" if bad else "bold green" if good else "bold"
        yield from self.now.prose(f"{verdict(self.comparison, self.lang)}.", style=colour)
        if beside := asides(self.comparison, self.lang):
            text = "; ".join(beside)
            yield from self.now.prose(f"{text[:1].upper()}{text[1:]}.")
        if not self.style.quiet:
            sides = (side_name(side, self.lang) for side in (self.comparison.old, self.comparison.new))
            yield from self.now.prose(f"{self.arrow.join(sides)}; {self.words['same_rules']}", style="dim")
        yield EMPTY

    def journey(self, one: JourneyDiff) -> Iterator[Line]:
        """What became of a journey: its bill, then its findings."""
        yield from self.now.heading(*self.headings(one))
        if one.items:
            yield EMPTY
            yield from self.bill(one.items)
        for fate in IN_FULL:
            yield from self.in_full(fate, one.of(fate))
        for fate in IN_SHORT:
            yield from self.in_short(fate, one.of(fate))
        if self.style.verbose:
            yield from self.in_short(Fate.STILL, one.of(Fate.STILL))
            yield from self.in_short(Fate.LEFT, one.of(Fate.LEFT))
        elif not self.style.quiet:
            for fate in (Fate.STILL, Fate.LEFT):
                if found := one.of(fate):
                    yield EMPTY
                    yield from self.now.prose(count(len(found), self.words[f"{fate}_count"], self.lang), style="dim")
        yield from (EMPTY, EMPTY)

    def headings(self, one: JourneyDiff) -> tuple[str, str]:
        """The title of a journey, and below it the file and what it was called before."""
        journey = one.journey
        if journey is None:
            return self.now.words["organisation"], ""
        notes = [journey.file]
        if one.presence is not Presence.BOTH:
            notes.append(self.words[f"{one.presence}_journey"])
        elif one.old is not None and one.new is not None:
            names = [name for name in (self.renamed(one.old.title, one.new.title), self.moved(one)) if name]
            notes += [self.words["called"].format(name) for name in names]
        return journey.title, " · ".join(notes)

    def renamed(self, old: str, new: str) -> str:
        """The former title, if it is another."""
        return f"“{old}”" if old != new and self.lang == "en" else f"„{old}“" if old != new else ""

    def moved(self, one: JourneyDiff) -> str:
        """The former file, if it is another from where its side begins, and not what the side is called anyway."""
        if one.old is None or one.new is None or one.old.file == self.comparison.old.name:
            return ""
        before, after = self.comparison.old.place(one.old.file), self.comparison.new.place(one.new.file)
        return one.old.file if before != after else ""

    def bill(self, items: Sequence[Change]) -> Iterator[Line]:
        """The items that changed, one below the other: what it means, before and now, and by how much."""
        meanings = [self.now.show(DIRECTIONS[self.lang][one.direction]) for one in items]
        labels = [self.now.show(ITEMS[self.lang][one.item][0]) for one in items]
        first, second = max(map(cell_len, meanings)), max(map(cell_len, labels))
        for one, meaning, label in zip(items, meanings, labels, strict=True):
            colour = COLOURS[one.direction]
            lead = (
                (f"{meaning}{' ' * (first - cell_len(meaning) + STEP)}", colour),
                (f"{label}{' ' * (second - cell_len(label) + STEP)}", ""),
            )
            text = self.now.show(change_text(one, self.lang)).replace(" ", TIE)
            text = text.replace(f",{TIE}", ", ").replace(self.arrow.replace(" ", TIE), f"{self.arrow[:-1]}{TIE}")
            note = self.now.show(remark(one, self.lang))
            width = self.now.width - STEP - first - second - 2 * STEP
            note = f"[{note}]" if "(" in note else f"({note})" if note else ""
            yield from indented(hanging(lead, flow([(text, ""), (note, colour)], width)), STEP)

    def in_full(self, fate: Fate, found: Sequence[Followed]) -> Iterator[Line]:
        """Findings that are there now, as the report of an audit shows them."""
        kept = [one for one in found if one.finding.severity >= self.style.least]
        if not kept:
            return
        yield EMPTY
        yield from self.section(fate, len(kept))
        explained: set[str] = set()
        for one in kept:
            yield EMPTY
            explain = one.finding.rule not in explained or self.style.verbose
            explained.add(one.finding.rule)
            yield from self.now.finding(one.finding, explain=explain, caused=False)
            if fate in (Fate.GRAVER, Fate.LAPSED) and one.old is not None:
                before = one.old.accepted if fate is Fate.LAPSED else SEVERITY[self.lang][one.old.severity]
                yield from indented(self.now.prose(self.words["called"].format(before), 2 * STEP, "dim"), 2 * STEP)

    def in_short(self, fate: Fate, found: Sequence[Followed]) -> Iterator[Line]:
        """Findings that nobody has to act on: what and where in two lines."""
        kept = [one for one in found if one.finding.severity >= self.style.least]
        if not kept:
            return
        yield EMPTY
        yield from self.section(fate, len(kept))
        yield EMPTY
        for one in kept:
            side = self.before if one.new is None else self.now
            yield from indented(self.short(side, one), STEP)

    def short(self, page: Page, one: Followed) -> Iterator[Line]:
        """One finding in short."""
        finding = one.finding
        rule = next((rule for rule in page.report.rules if rule.id == finding.rule), None)
        title = self.now.show(rule.title if rule is not None else finding.rule)
        mark = self.now.marks[finding.severity]
        head = [
            (f"{SEVERITY[self.lang][finding.severity]}:", "dim"),
            (title, ""),
            (f"[{finding.rule}]", "dim"),
        ]
        yield from hanging(((f"{mark} ", "dim"),), flow(head, self.now.width - 2 * STEP))
        place = f"{finding.file}:{finding.span.start.line}:{finding.span.start.column}"
        place = f"{self.words['was']} {place}" if one.new is None else place
        yield from indented(self.now.prose(finding.message, 2 * STEP), STEP)
        if one.fate is Fate.ACCEPTED:
            yield from indented(self.now.prose(f"({finding.accepted})", 2 * STEP, "dim"), STEP)
        yield from indented(self.now.prose(place, 2 * STEP, "dim"), STEP)

    def section(self, fate: Fate, number: int) -> Iterator[Line]:
        """What became of the findings below, and how many they are."""
        colour = "bold red" if fate in BAD else "bold green" if fate in GOOD else "bold"
        yield from self.now.prose(f"{FATES[self.lang][fate]} ({number})", style=colour)

    def problems(self) -> Iterator[Line]:
        """What could not be audited, by side."""
        groups: dict[str, tuple[Page, list[Problem]]] = {}
        for side, problem in self.comparison.problems:
            page = self.before if side is self.comparison.old else self.now
            groups.setdefault(self.whose(side), (page, []))[1].append(problem)
        for name, (page, found) in groups.items():
            yield from self.now.heading(": ".join(filter(None, (self.now.words["broken"], name))))
            for problem in found:
                yield from page.problem(problem)
            yield from (EMPTY,)

    def whose(self, side: Side | None) -> str:
        """The side that a problem belongs to, in words; nothing where it belongs to both."""
        return side_name(side, self.lang) if side is not None else ""

    def unchanged(self) -> Iterator[Line]:
        """How many journeys there is nothing to say about, and what is not shown."""
        still = sum(1 for one in self.comparison.journeys if not one.changed and one.journey is not None)
        said = [count(still, self.words["journeys"], self.lang)] if still else []
        left = [one for journey in self.comparison.journeys if not journey.changed for one in journey.of(Fate.STILL)]
        said += [count(len(left), self.words["still_count"], self.lang)] if left else []
        below = sum(
            1 for one in self.comparison.findings(*IN_FULL, *IN_SHORT) if one.finding.severity < self.style.least
        )
        if below:
            level = SEVERITY[self.lang][Severity(self.style.least)]
            said.append(count(below, self.words["below_count"], self.lang).format(level))
        if said:
            yield from self.now.prose("; ".join(said), style="dim")
