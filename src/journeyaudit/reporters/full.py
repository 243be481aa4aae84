"""The report for people: findings by journey and step, each with its line, why it hurts, and what to do instead."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.cells import cell_len

from journeyaudit.report import Finding, Report, Severity
from journeyaudit.reporters.grouping import Home, by_journey, by_step, lines_of, worst_first
from journeyaudit.reporters.layout import EMPTY, Line, Piece, flow, hanging, indented, linked, painted
from journeyaudit.reporters.places import Gutter
from journeyaudit.reporters.plain import shown
from journeyaudit.reporters.strip import Overview
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.words import (
    PHRASES,
    SEVERITY,
    asides,
    counts,
    gap,
    legal_hint,
    number_of_judgements,
    totals,
    unlocking,
    verdict,
)
from journeyaudit.source import Position, Problem, Span
from journeyaudit.values import Language, count, plural

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
MARKS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.INFO: "●"}
ASCII_MARKS = {Severity.ERROR: "x", Severity.WARNING: "!", Severity.INFO: "i"}
UNLOCK_LIMIT = 5
"""How many fields the closing note names."""
START = Span(Position(1, 1), Position(1, 1))
"""The place of problems that are about a file as a whole."""
LEAST_WIDTH = 40
STEP = 2
"""How far each level stands in: findings below their step, texts below their finding."""


def render(report: Report, style: Style) -> str:
    """The report as text for a terminal of the given width."""
    return "".join(f"{painted(line, style.colour)}\n" for line in Page(report, style).lines())


class Page:
    """The parts of one report in the order in which they are read; what decides comes last, above the prompt."""

    def __init__(self, report: Report, style: Style) -> None:
        self.report = report
        self.style = style
        self.width = max(style.width, LEAST_WIDTH)
        self.lang: Language = "de" if report.lang == "de" else "en"
        self.words = {name: self.show(text) for name, text in PHRASES[self.lang].items()}
        self.marks = MARKS if style.unicode else ASCII_MARKS
        self.rules = {rule.id: rule for rule in report.rules}
        self.journeys = {(one.file, one.id): one for one in report.audited}
        marks = {severity: (mark, COLOURS[severity]) for severity, mark in self.marks.items()}
        self.overview = Overview(style, self.width, self.lang, marks)

    def lines(self) -> Iterator[Line]:
        """Everything from the first journey to the closing line."""
        visible = [one for one in self.report.findings if one.severity >= self.style.least]
        found = dict(by_journey(self.report, visible))
        if self.style.clean:
            clean = {Home(one.file, one.id, one.title): list[Finding]() for one in self.report.audited}
            found = dict(sorted({**clean, **found}.items(), key=lambda pair: pair[0].file))
        for home, findings in found.items():
            yield from self.journey(home, findings)
        if not self.style.quiet:
            yield from self.not_assessed()
            yield from self.law_note()
            yield from self.remarks()
        if self.report.problems:
            yield from self.heading(self.words["broken"])
            for problem in self.report.problems:
                yield from self.problem(problem)
            yield EMPTY
        for line in asides(self.report, self.style.least, self.lang):
            yield from self.prose(line, style="dim")
        yield from self.closing()

    def sure(self, one: Finding) -> list[str]:
        """How sure it is, where that is known."""
        return [] if one.confidence is None else [self.words["sure"].format(round(one.confidence * 100))]

    def show(self, text: str) -> str:
        """A text as this terminal can show it."""
        return shown(text, unicode=self.style.unicode)

    def prose(self, text: str, by: int = 0, style: str = "") -> list[Line]:
        """A text in lines that leave so many columns free."""
        return flow([(self.show(" ".join(text.split("\n"))), style)], self.width - by)

    def heading(self, title: str, below: str = "") -> Iterator[Line]:
        """A title over the full width."""
        yield from self.prose(title, style="bold")
        yield from self.prose(below, style="dim")
        yield ((("─" if self.style.unicode else "-") * self.width, "dim"),)

    def journey(self, home: Home, findings: list[Finding]) -> Iterator[Line]:
        """A journey at a glance; then its findings in the order of the file, at one step the worst first."""
        file, name, title = home
        found = counts([one for one in findings if not one.accepted], self.lang)
        yield from self.heading(title or self.words["organisation"], f"{file} · {found}" if found else file)
        audited = self.journeys.get((file, name))
        prose = audited is not None and audited.prose
        if audited is not None and not self.style.quiet and not prose:
            yield from self.overview.lines(audited)
        explained: set[str] = set()
        for (stage, step), group in by_step(findings):
            if (title or step) and not prose:
                arrow = " → " if self.style.unicode else " > "
                yield EMPTY
                yield from self.prose(arrow.join(filter(None, (stage, step))) or self.words["whole"], style="bold")
            for one, caused in worst_first(group):
                explain = not caused and (one.rule not in explained or self.style.verbose)
                yield EMPTY
                yield from self.finding(one, explain=explain, caused=caused)
                explained.update([one.rule] if explain else [])
        yield from (EMPTY, EMPTY)

    def finding(self, one: Finding, *, explain: bool, caused: bool) -> Iterator[Line]:
        """One finding: what, where, why, and what instead; one that another explains stands further in."""
        rule = self.rules[one.rule]
        colour = "dim" if one.accepted else COLOURS[one.severity]
        by = 3 * STEP if caused else STEP
        severity = f"{SEVERITY[self.lang][one.severity]}:"
        name = (f"[{one.rule}]", linked("dim", self.style.pages.get(one.rule, "")))
        head: list[Piece] = [(severity, colour), (self.show(rule.title), "bold"), name]
        mark = (f"{self.marks[one.severity]} ", colour)
        yield from indented(hanging((mark,), flow(head, self.width - by - STEP)), by)
        yield from indented(self.body(one, by + STEP, explain=explain, caused=caused), by + STEP)

    def body(self, one: Finding, by: int, *, explain: bool, caused: bool) -> Iterator[Line]:
        """What stands under the head of a finding, which stands in by so many columns."""
        rule = self.rules[one.rule]
        yield from self.prose(one.message, by)
        yield from self.places(one, self.width - by)
        notes: list[tuple[str, str]] = []
        if one.accepted:
            notes.append((self.words["accepted"], one.accepted))
        elif explain and not self.style.quiet:
            yield EMPTY
            notes += [(self.words["why"], rule.why), (self.words["fix"], rule.fix)]
        if one.law:
            notes.append((self.words["law"], one.law))
        longest = max((cell_len(label) for label, _ in notes), default=0) + 2
        for label, text in notes:
            yield from hanging(((f"{label:<{longest}}", "dim"),), self.prose(text, by + longest))
        for said in [self.words["caused"]] * caused + [self.words["assumed"]] * one.assumed + self.sure(one):
            yield from self.prose(f"({said})", by, "dim")

    def places(self, one: Finding, width: int) -> Iterator[Line]:
        """The line of the finding with carets, and the lines that belong to it; equal remarks are made once."""
        yield from self.place(one.file, one.span, width)
        spans = [one.span, *(place.span for place in one.related)]
        gutter = Gutter(max(span.start.line for span in spans), width, self.style)
        if one.file in self.report.texts:
            yield from gutter.marked(self.report.texts[one.file], one.span)
        for (file, label), group in groupby(one.related, key=lambda place: (place.file, place.text)):
            text = self.report.texts.get(file)
            if file != one.file or text is None:
                yield from self.place(file, None, width)
            places = list(group)
            if text is None:
                yield from gutter.said(self.show(label))
            elif len(places) == 1:
                yield from gutter.marked(text, places[0].span, self.show(label))
            else:
                yield from gutter.said(f"{self.show(label)}:")
                yield from (gutter.line(text, span)[0] for span in lines_of(places))

    def place(self, file: str, span: Span | None, width: int) -> list[Line]:
        """The name of a file with line and column, as editors and terminals make links of it."""
        where = f":{span.start.line}:{span.start.column}" if span is not None else ""
        return self.prose(f"{file}{where}", self.width - width, "dim")

    def problem(self, problem: Problem) -> Iterator[Line]:
        """Something that could not be audited, at its place, with advice."""
        mark = (f"{self.marks[Severity.ERROR]} ", COLOURS[Severity.ERROR])
        yield EMPTY
        yield from self.said_of_file(problem, mark, snippet=True)

    def said_of_file(self, problem: Problem, mark: Piece, *, snippet: bool) -> Iterator[Line]:
        """What is to be said of a place in a file, with advice."""
        width = self.width - STEP
        placed = problem.span != START
        text = self.report.texts.get(problem.file)
        below = self.place(problem.file, problem.span if placed else None, width)
        if text is not None and placed and snippet:
            below += Gutter(problem.span.start.line, width, self.style).marked(text, problem.span)
        yield from hanging((mark,), self.prose(problem.message, STEP))
        yield from indented([*below, *self.prose(problem.hint, STEP)], STEP)

    def remarks(self) -> Iterator[Line]:
        """What is good to know of the files and no fault."""
        if self.report.remarks:
            yield from self.heading(self.words["remarks"])
            mark = ("· " if self.style.unicode else "- ", "dim")
            for remark in self.report.remarks:
                yield from self.said_of_file(remark, mark, snippet=False)
            yield EMPTY

    def not_assessed(self) -> Iterator[Line]:
        """The fields that would let most rules judge."""
        fields = unlocking(self.report)
        if not fields:
            return
        number = count(number_of_judgements(self.report), self.words["judgements"], self.lang)
        yield from self.heading(self.words["not_assessed"])
        yield from self.prose(self.words["unlocks"].format(number))
        limit = len(fields) if self.style.verbose else UNLOCK_LIMIT
        rows = []
        for field, judgements in fields[:limit]:
            missing = self.report.gaps.get(field, 0)
            where = plural(missing, self.words["missing"]).format(missing) if missing else ""
            open_ones = count(judgements, self.words["judgements"], self.lang)
            rows.append((self.show(gap(field, self.lang)), open_ones, where))
        first, second = (max(cell_len(row[column]) for row in rows) for column in (0, 1))
        for name, open_ones, where in rows:
            names = f"{name}{' ' * (first - cell_len(name))}  {open_ones:>{second}}"
            row = f"{names}  {where}"
            fits = cell_len(row) <= self.width - STEP
            said = [((names, ""), (f"  {where}", "dim"))] if fits else self.prose(f"{name}: {open_ones} {where}", STEP)
            yield from indented(said, STEP)
        if fields[limit:]:
            rest = count(len(fields) - limit, self.words["more_fields"], self.lang)
            yield from indented(self.prose(rest, STEP, "dim"), STEP)
        yield EMPTY

    def law_note(self) -> Iterator[Line]:
        """Once a report: that provisions are hints, and how fresh they are."""
        for hint in legal_hint(self.report, self.lang):
            yield from self.prose(hint, style="dim")
            yield EMPTY

    def closing(self) -> list[Line]:
        """How much was found, and why the exit code is what it is."""
        worst = max((one.severity for one in self.report.findings if not one.accepted), default=None)
        worst = Severity.ERROR if self.report.problems else worst
        found = (f"{totals(self.report, self.lang)};", COLOURS[worst] if worst is not None else "bold green")
        said = (verdict(self.report, self.lang), "")
        return flow([(self.show(text), style) for text, style in (found, said)], self.width)
