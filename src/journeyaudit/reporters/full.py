"""The report for people: findings by journey and step, each with its line, why it hurts, and what to do instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from journeyaudit.report import Finding, Report, Severity
from journeyaudit.reporters.places import Gutter
from journeyaudit.reporters.plain import shown
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.words import (
    PHRASES,
    SEVERITY,
    asides,
    counts,
    gap,
    number_of_judgements,
    totals,
    unlocking,
    verdict,
)
from journeyaudit.source import Position, Problem, Span
from journeyaudit.values import Language, count, parse_date, plural, show_date

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
MARKS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.INFO: "●"}
ASCII_MARKS = {Severity.ERROR: "x", Severity.WARNING: "!", Severity.INFO: "i"}
UNLOCK_LIMIT = 5
"""How many fields the closing note names."""
START = Span(Position(1, 1), Position(1, 1))
"""The place of problems that are about a file as a whole."""
LEAST_WIDTH = 40
NUMBER = re.compile(r"(?<!\S)(?:\d[\d.,:]*|§§?|Art\.|art\.) (?=[^\W\d_]|[\d€£$%])")
TIE = "\ue000"
"""Stands for a blank at which no line ends, while lines are made."""
INDENT = 4
"""How far the text of a finding stands in."""


def render(report: Report, style: Style) -> str:
    """The report as text for a terminal of the given width."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(style.width, LEAST_WIDTH),
        force_terminal=style.colour,
        color_system="standard" if style.colour else None,
        no_color=not style.colour,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
        soft_wrap=False,
    )
    for part in Page(report, style).parts():
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().replace(TIE, " ").split("\n"))


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

    def parts(self) -> Iterator[RenderableType]:
        """Everything from the first journey to the closing line."""
        visible = [one for one in self.report.findings if one.severity >= self.style.least]
        for (file, title), findings in _by_journey(self.report, visible):
            yield from self.journey(file, title, findings)
        if not self.style.quiet:
            yield from self.not_assessed()
            yield from self.law_note()
        if self.report.problems:
            yield from self.heading(self.words["broken"])
            for problem in self.report.problems:
                yield from self.problem(problem)
            yield Text()
        for line in asides(self.report, self.style.least, self.lang):
            yield Text(self.show(line), "dim")
        yield self.closing()

    def show(self, text: str) -> str:
        """A text as this terminal can show it."""
        return shown(text, unicode=self.style.unicode)

    def prose(self, text: str) -> Text:
        """A text that wraps between words, but not between a number and what it counts."""
        return Text(NUMBER.sub(lambda found: found[0].replace(" ", TIE), self.show(text)))

    def heading(self, title: str, below: str = "") -> Iterator[RenderableType]:
        """A title over the full width."""
        yield Text(self.show(title), "bold")
        if below:
            yield Text(self.show(below), "dim")
        yield Text(("─" if self.style.unicode else "-") * self.width, "dim", no_wrap=True, overflow="crop")

    def journey(self, file: str, title: str, findings: list[Finding]) -> Iterator[RenderableType]:
        """The findings of a journey by stage and step, in the order of the file; at one step the worst first."""
        found = counts([one for one in findings if not one.accepted], self.lang)
        yield from self.heading(title or self.words["organisation"], f"{file} · {found}" if found else file)
        explained: set[str] = set()
        for (stage, step), group in _by_step(findings):
            if title or step:
                yield Text()
                yield self.step(stage, step)
            for one, caused in _worst_first(group):
                explain = not caused and (one.rule not in explained or self.style.verbose)
                inner = Group(*self.finding(one, explain=explain, caused=caused))
                yield Padding(inner, (0, 0, 0, 2 + INDENT if caused else 2))
                explained.update([one.rule] if explain else [])
        yield Text()
        yield Text()

    def step(self, stage: str, title: str) -> Text:
        """Where in the journey the findings lie."""
        arrow = " → " if self.style.unicode else " > "
        names = [self.show(name) for name in (stage, title) if name]
        return Text(arrow.join(names) or self.words["whole"], "bold")

    def finding(self, one: Finding, *, explain: bool, caused: bool) -> Iterator[RenderableType]:
        """One finding: what, where, why, and what instead."""
        rule = self.rules[one.rule]
        colour = "dim" if one.accepted else COLOURS[one.severity]
        head = Text()
        head.append(f"{SEVERITY[self.lang][one.severity]}: ", colour)
        head.append(self.show(rule.title), "bold")
        head.append(f"  [{one.rule}]", "dim")
        yield Text()
        yield self.marked(one.severity, head, colour)
        yield Padding(Group(*self.body(one, explain=explain, caused=caused)), (0, 0, 0, 2))

    def marked(self, severity: Severity, text: Text, colour: str) -> RenderableType:
        """A text behind the mark of a severity; its further lines stand under the first."""
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(style=colour, no_wrap=True)
        grid.add_column()
        grid.add_row(self.marks[severity], text)
        return grid

    def body(self, one: Finding, *, explain: bool, caused: bool) -> Iterator[RenderableType]:
        """What stands under the head of a finding."""
        rule = self.rules[one.rule]
        yield self.prose(one.message)
        yield from self.places(one, self.width - (4 + INDENT if caused else 4))
        notes = Table.grid(padding=(0, 2, 0, 0))
        notes.add_column(style="dim", no_wrap=True)
        notes.add_column()
        if one.accepted:
            notes.add_row(self.words["accepted"], self.prose(one.accepted))
        elif explain and not self.style.quiet:
            notes.add_row()
            notes.add_row(self.words["why"], self.prose(rule.why))
            notes.add_row(self.words["fix"], self.prose(rule.fix))
        if one.law:
            notes.add_row(self.words["law"], self.prose(one.law))
        if notes.row_count:
            yield notes
        for said in [self.words["caused"]] * caused + [self.words["assumed"]] * one.assumed:
            yield Text(f"({said})", "dim")

    def places(self, one: Finding, width: int) -> Iterator[RenderableType]:
        """The line of the finding with carets, and the lines that belong to it; equal remarks are made once."""
        yield Text(f"{self.show(one.file)}:{one.span.start.line}:{one.span.start.column}", "dim")
        spans = [(one.file, one.span), *((place.file, place.span) for place in one.related)]
        gutter = Gutter(max(span.start.line for _, span in spans), width, self.style)
        if one.file in self.report.texts:
            yield from gutter.marked(self.report.texts[one.file], one.span)
        for (file, label), group in groupby(one.related, key=lambda place: (place.file, place.text)):
            text = self.report.texts.get(file)
            if file != one.file or text is None:
                yield Text(self.show(file), "dim")
            places = list(group)
            if text is None:
                yield from gutter.said(self.show(label))
            elif len(places) == 1:
                yield from gutter.marked(text, places[0].span, self.show(label))
            else:
                yield from gutter.said(f"{self.show(label)}:")
                yield from (gutter.line(text, place.span)[0] for place in places)

    def problem(self, problem: Problem) -> Iterator[RenderableType]:
        """Something that could not be audited, at its place, with advice."""
        start = problem.span.start
        head = self.marked(Severity.ERROR, self.prose(problem.message), COLOURS[Severity.ERROR])
        text = self.report.texts.get(problem.file)
        placed = problem.span != START
        where = self.show(problem.file)
        parts: list[RenderableType] = [Text(f"{where}:{start.line}:{start.column}" if placed else where, "dim")]
        if text is not None and placed:
            parts += Gutter(start.line, self.width - 2, self.style).marked(text, problem.span)
        if problem.hint:
            parts.append(self.prose(problem.hint))
        yield Text()
        yield head
        yield Padding(Group(*parts), (0, 0, 0, 2))

    def not_assessed(self) -> Iterator[RenderableType]:
        """The fields that would let most rules judge."""
        fields = unlocking(self.report)
        if not fields:
            return
        number = count(number_of_judgements(self.report), self.words["judgements"], self.lang)
        yield from self.heading(self.words["not_assessed"])
        yield Text(self.words["unlocks"].format(number))
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(no_wrap=True)
        table.add_column(justify="right", no_wrap=True)
        table.add_column(style="dim")
        limit = len(fields) if self.style.verbose else UNLOCK_LIMIT
        for field, judgements in fields[:limit]:
            missing = self.report.gaps.get(field, 0)
            where = plural(missing, self.words["missing"]).format(missing) if missing else ""
            name = self.show(gap(field, self.lang))
            table.add_row(f"  {name}", count(judgements, self.words["judgements"], self.lang), where)
        yield table
        if fields[limit:]:
            rest = count(len(fields) - limit, self.words["more_fields"], self.lang)
            yield Text(f"  {rest}", "dim")
        yield Text()

    def law_note(self) -> Iterator[RenderableType]:
        """Once a report: that provisions are hints, and how fresh they are."""
        named = {one.law for one in self.report.findings if one.law}
        days = {checked for rule in self.report.rules for ref, checked in rule.laws if ref in named}
        if days:
            yield Text(f"{self.words['hint']} {show_date(parse_date(min(days)), self.lang)}.", "dim")
            yield Text()

    def closing(self) -> Text:
        """How much was found, and why the exit code is what it is."""
        worst = max((one.severity for one in self.report.findings if not one.accepted), default=None)
        worst = Severity.ERROR if self.report.problems else worst
        found = totals(self.report, self.lang)
        line = self.prose(f"{found}; {verdict(self.report, self.lang)}")
        line.stylize(COLOURS[worst] if worst is not None else "bold green", 0, len(self.show(found)))
        return line


def _by_journey(report: Report, findings: Iterable[Finding]) -> list[tuple[tuple[str, str], list[Finding]]]:
    """The findings by journey, whose file and title are given; those about no single journey have no title."""
    titles = {(journey.file, journey.id): journey.title for journey in report.audited}
    homes: dict[str, list[str]] = {}
    for journey in report.audited:
        homes.setdefault(journey.id, []).append(journey.file)
    groups: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        file = one.file
        if (file, one.journey) not in titles and len(homes.get(one.journey, ())) == 1:
            [file] = homes[one.journey]
        groups.setdefault((file, titles.get((file, one.journey), "")), []).append(one)
    return sorted(groups.items(), key=lambda group: group[0][0])


def _by_step(findings: Iterable[Finding]) -> list[tuple[tuple[str, str], list[Finding]]]:
    """The findings by stage and step, each step once, where it first comes up."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for one in findings:
        groups.setdefault((one.stage, one.title if one.element else "", one.element), []).append(one)
    return [((stage, title), group) for (stage, title, _), group in groups.items()]


def _worst_first(findings: Sequence[Finding]) -> list[tuple[Finding, bool]]:
    """The findings of a step, the worst first, each followed by those that it explains."""
    here = {one.fingerprint for one in findings}
    order = sorted(findings, key=lambda one: -one.severity)
    found: list[tuple[Finding, bool]] = []
    for one in order:
        if one.cause not in here:
            found.append((one, False))
            found += [(other, True) for other in order if other.cause == one.fingerprint]
    shown_ones = {one.fingerprint for one, _ in found}
    return found + [(one, False) for one in order if one.fingerprint not in shown_ones]
