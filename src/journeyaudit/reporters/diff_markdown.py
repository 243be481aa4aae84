"""The comparison as Markdown for a comment on a pull request: the verdict, a table of what changed, the findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from journeyaudit.billing import ITEMS
from journeyaudit.diff import Comparison, Direction, Fate, Followed, JourneyDiff, Presence, Side
from journeyaudit.report import EXIT_NO_VERDICT, Severity
from journeyaudit.reporters.diff_sentences import asides, before, closing, now, remark, side_name, verdict
from journeyaudit.reporters.diff_words import DIRECTIONS, FATES, WORDS
from journeyaudit.reporters.escaping import code, markdown
from journeyaudit.reporters.markdown import LIMIT, MARKS, PART, RESERVE, Page, fitting, length
from journeyaudit.reporters.plain import ascii_twin
from journeyaudit.reporters.style import Style
from journeyaudit.severities import SEVERITY
from journeyaudit.source import Problem
from journeyaudit.values import Language, count

MARKER = "<!-- journeyaudit diff -->"
"""The first line, by which a workflow finds its comment again; that of an audit is another."""
OPEN = (Fate.NEW, Fate.GRAVER, Fate.LAPSED, Fate.SEEN)
FOLDED = (Fate.GONE, Fate.MILDER, Fate.LOST, Fate.ACCEPTED)


def render(comparison: Comparison, style: Style) -> str:
    """The comparison as Markdown of GitHub and GitLab, cut before it is too long for a comment."""
    text = "\n".join(DiffPage(comparison, style).lines()) + "\n"
    return text if style.unicode else ascii_twin(text)


class DiffPage:
    """The parts of one comment: the verdict and a table first, what is long below."""

    def __init__(self, comparison: Comparison, style: Style) -> None:
        self.comparison = comparison
        self.style = style
        self.lang: Language = "de" if comparison.lang == "de" else "en"
        self.words = WORDS[self.lang]
        self.now = Page(comparison.new.report, style)
        self.before = Page(comparison.old.report, style)

    def lines(self) -> Iterator[str]:
        """Everything there is room for; what there is none for is counted."""
        yield from (MARKER, f"## {self.words['title']}", "")
        tail = [line for text in self.notes() for line in (f"<sub>{markdown(text)}</sub>", "")]
        if self.comparison.exit_code == EXIT_NO_VERDICT:
            yield from self.problems()
        else:
            yield from self.compared(LIMIT - RESERVE - length(tail))
        yield from tail

    def problems(self) -> Iterator[str]:
        """What keeps the sides from being compared; nothing is compared with what cannot be read."""
        lines, fewer = fitting(([self.problem(*one)] for one in self.comparison.problems), LIMIT // 2)
        yield from (f"### {self.now.words['broken']}", "", *lines, "")
        yield from self.cut(fewer, "problems")

    def compared(self, room: int) -> Iterator[str]:
        """The verdict, what changed in a table, and the findings, in so many characters."""
        head = [*self.verdict()]
        rows, fewer_rows = fitting(self.rows(), PART)
        folded = [line for block in self.folded() for line in block]
        findings, fewer = self.open_ones(room - sum(map(length, (head, rows, folded))))
        yield from head
        yield from [*self.table_head(), *rows, ""] if rows else []
        yield from findings
        yield from folded
        yield from self.cut(fewer_rows, "rows")
        yield from self.cut(fewer, "findings")

    def cut(self, number: int, forms: str) -> Iterator[str]:
        """That so many of something are not shown, if any."""
        if number:
            yield from (self.words["cut"].format(count(number, self.forms(forms), self.lang)), "")

    def forms(self, name: str) -> str:
        """The word for what was cut."""
        return self.words[name] if name in self.words else self.now.words[name]

    def verdict(self) -> Iterator[str]:
        """What it comes to, and what is no part of that."""
        yield from (f"**{markdown(verdict(self.comparison, self.lang))}.**", "")
        if beside := asides(self.comparison, self.lang):
            text = "; ".join(beside)
            yield from (f"{markdown(text[:1].upper() + text[1:])}.", "")

    def table_head(self) -> list[str]:
        """The names of the columns."""
        names = [self.now.words["journey"], self.words["item"], self.words["before"], self.words["now"]]
        names.append(self.words["difference"])
        return [f"| {' | '.join(name[:1].upper() + name[1:] for name in names)} |", f"|{'---|' * len(names)}"]

    def rows(self) -> Iterator[list[str]]:
        """The items of the bills that changed, and the journeys that came and went."""
        for journey in self.comparison.journeys:
            if journey.journey is None:
                continue
            title = markdown(journey.journey.title)
            if journey.presence is not Presence.BOTH:
                yield [
                    f"| {title} ({code(journey.journey.file)}) | | | | {self.words[f'{journey.presence}_journey']} |"
                ]
            for one in journey.items:
                note = remark(one, self.lang)
                meaning = DIRECTIONS[self.lang][one.direction]
                meaning = f"**{meaning}**" if one.direction is Direction.WORSE else meaning
                cells = [
                    title,
                    ITEMS[self.lang][one.item][0],
                    markdown(before(one, self.lang)),
                    markdown(now(one, self.lang)),
                    f"{meaning}{': ' * bool(note)}{markdown(note)}",
                ]
                yield [f"| {' | '.join(cells)} |"]
                title = ""

    def shown(self, journey: JourneyDiff, fate: Fate) -> Sequence[Followed]:
        """The findings of a journey that something became of, as far as they are to be shown."""
        return [one for one in journey.of(fate) if one.finding.severity >= self.style.least]

    def open_ones(self, room: int) -> tuple[list[str], int]:
        """What stands now and did not before, in so many characters, and for how many findings there is no room.

        Milder ones give way to worse.
        """
        levels = [one for one in Severity if one >= self.style.least]
        kept = next((one for one in levels if length(chain(*self.findings(one))) <= room), levels[-1])
        lines, left_out = fitting(self.findings(kept), room)
        milder = sum(1 for one in self.comparison.findings(*OPEN) if self.style.least <= one.finding.severity < kept)
        return lines, left_out + milder

    def findings(self, least: Severity) -> Iterator[list[str]]:
        """The findings one by one, with why and what instead, each with the headings that begin before it."""
        for fate in OPEN:
            above = [f"### {FATES[self.lang][fate]}", ""]
            for journey in self.comparison.journeys:
                found = [one for one in self.shown(journey, fate) if one.finding.severity >= least]
                above += [*self.home(journey), ""] if found else []
                for one in found:
                    yield [*above, *self.now.finding(one.finding, caused=False)]
                    above = []

    def folded(self) -> Iterator[list[str]]:
        """What nobody has to act on, folded away."""
        for fate in FOLDED:
            found = [one for home in self.comparison.journeys for one in self.shown(home, fate)]
            if found:
                items, left_out = fitting(([self.item(one)] for one in found), PART // len(FOLDED))
                yield [f"<details><summary>{FATES[self.lang][fate]} ({len(found)})</summary>", "", *items, ""]
                yield [*self.cut(left_out, "findings"), "</details>", ""]

    def item(self, one: Followed) -> str:
        """One item of a list: what and where."""
        finding = one.finding
        place = code(f"{finding.file}:{finding.span.start.line}")
        severity = SEVERITY[self.lang][finding.severity]
        reason = f" ({markdown(finding.accepted)})" if one.fate is Fate.ACCEPTED else ""
        return (
            f"- {MARKS[finding.severity]} {severity} {code(finding.rule)}: {markdown(finding.message)} {place}{reason}"
        )

    def home(self, journey: JourneyDiff) -> list[str]:
        """The journey that findings belong to."""
        if journey.journey is None:
            return [f"**{markdown(self.now.words['organisation'])}**"]
        return [f"**{markdown(journey.journey.title)}** ({code(journey.journey.file)})"]

    def problem(self, side: Side | None, one: Problem) -> str:
        """One item of a list: on which side, where, what, and advice."""
        whose = f"{code(side_name(side, self.lang))}: " if side is not None else ""
        return f"- {whose}{self.now.problem(one).removeprefix('- ')}"

    def notes(self) -> Iterator[str]:
        """What stayed, what was compared, and why the exit code is what it is."""
        still = 0 if self.comparison.exit_code == EXIT_NO_VERDICT else len(self.comparison.findings(Fate.STILL))
        if still:
            yield f"{count(still, self.words['still_count'], self.lang)}."
        sides = " → ".join(side_name(side, self.lang) for side in (self.comparison.old, self.comparison.new))
        yield f"{sides}; {self.words['same_rules']}; {closing(self.comparison, self.lang)}."
