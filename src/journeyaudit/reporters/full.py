"""The report for people: findings by journey and step, each with its line, why it hurts, and what to do instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule as Line
from rich.table import Table
from rich.text import Text

from journeyaudit.report import Finding, Report, Severity
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.words import PHRASES, SEVERITY, totals, unlocking, verdict
from journeyaudit.source import Problem, Span, snippet, visible
from journeyaudit.values import Language, count, parse_date, show_date

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
MARKS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.INFO: "●"}
ASCII_MARKS = {Severity.ERROR: "x", Severity.WARNING: "!", Severity.INFO: "i"}
UNLOCK_LIMIT = 5
"""How many fields the closing note names."""


def render(report: Report, style: Style) -> str:
    """The report as text for a terminal of the given width."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(style.width, 40),
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
    lines = (line.rstrip() for line in out.getvalue().split("\n"))
    text = "\n".join(lines)
    return text if style.unicode else _plain(text)


def _plain(text: str) -> str:
    """The text for terminals that show ASCII only: quotes and dashes by their twins, other letters as they are."""
    twins: dict[str, str | int | None] = {
        "“": '"',
        "”": '"',
        "„": '"',
        "…": "...",
        "–": "-",
        "—": "-",
        "─": "-",
        "│": "|",
        "╰": "+",
        "·": "-",
        "→": "->",
    }
    return text.translate(str.maketrans(twins)).encode("ascii", "replace").decode("ascii")


class Page:
    """The parts of one report in the order in which they are read."""

    def __init__(self, report: Report, style: Style) -> None:
        self.report = report
        self.style = style
        self.lang: Language = "de" if report.lang == "de" else "en"
        self.words = PHRASES[self.lang]
        self.marks = MARKS if style.unicode else ASCII_MARKS

    def parts(self) -> Iterator[RenderableType]:
        """Everything from the first broken file to the closing line."""
        for problem in self.report.problems:
            yield from self.problem(problem)
        shown = [one for one in self.report.findings if one.severity >= self.style.least]
        for file, findings in groupby(shown, key=lambda one: one.file):
            yield from self.journey(file, list(findings))
        if not self.style.quiet:
            yield from self.not_assessed()
            yield from self.law_note()
        yield self.closing()

    def problem(self, problem: Problem) -> Iterator[RenderableType]:
        """Something that could not be audited, at its place."""
        head = Text(f"{self.marks[Severity.ERROR]} {self.words['broken']}", COLOURS[Severity.ERROR])
        head.append(f"  {visible(problem.message)}", "default")
        yield head
        yield from self.place(problem.file, problem.span)
        if problem.hint:
            yield Padding(Text(visible(problem.hint)), (0, 0, 0, 4))
        yield Text()

    def journey(self, file: str, findings: list[Finding]) -> Iterator[RenderableType]:
        """The findings of one file by stage and step, in the order of the file; at one step the worst first."""
        titles = [one.title for one in self.report.audited if one.file == file]
        head = Text("; ".join(visible(title) for title in titles) or visible(file), "bold")
        yield Line(head, align="left", characters="─" if self.style.unicode else "-", style="dim")
        if titles:
            yield Text(visible(file), "dim")
        yield Text()
        explained: set[str] = set()
        order = sorted(findings, key=lambda one: (one.span.start, -one.severity))
        for (stage, title), group in _by_step(order):
            yield self.step(stage, title)
            for one in sorted(group, key=lambda found: -found.severity):
                yield Padding(Group(*self.finding(one, one.rule not in explained or self.style.verbose)), (0, 0, 1, 2))
                explained.add(one.rule)

    def step(self, stage: str, title: str) -> Text:
        """Where in the journey the findings lie."""
        arrow = " → " if self.style.unicode else " > "
        names = [visible(name) for name in (stage, title) if name]
        return Text(arrow.join(names) or self.words["whole"], "bold underline")

    def finding(self, one: Finding, explain: bool) -> Iterator[RenderableType]:
        """One finding: what, where, why, and what instead."""
        rule = self.report.rule(one.rule)
        colour = "dim" if one.accepted else COLOURS[one.severity]
        head = Text(f"{self.marks[one.severity]} {SEVERITY[self.lang][one.severity]} ", colour)
        head.append(visible(rule.title), "bold")
        head.append(f"  {one.rule}", "dim")
        yield head
        yield Text(visible(one.message))
        yield from self.place(one.file, one.span)
        for place in one.related:
            yield from self.place(place.file if place.file != one.file else "", place.span, visible(place.text))
        notes = Table.grid(padding=(0, 1))
        notes.add_column(style="dim", no_wrap=True)
        notes.add_column()
        if one.accepted:
            notes.add_row(self.words["accepted"], Text(visible(one.accepted)))
        elif explain and not self.style.quiet:
            notes.add_row(self.words["why"], Text(visible(rule.why)))
            notes.add_row(self.words["fix"], Text(visible(rule.fix)))
        if one.law:
            notes.add_row(self.words["law"], Text(visible(one.law)))
        if one.assumed:
            notes.add_row("", Text(self.words["assumed"], "dim"))
        if notes.row_count:
            yield notes

    def place(self, file: str, span: Span, label: str = "") -> Iterator[RenderableType]:
        """The line of a file with a caret under the place."""
        text = self.report.texts.get(file or self._file)
        if file:
            self._file = file
        if text is None:
            if file:
                yield Text(f"    {visible(file)}", "dim")
            return
        line = snippet(text, span)
        number = str(line.line)
        bar = "│" if self.style.unicode else "|"
        room = max(self.style.width - len(number) - 8, 20)
        start = max(0, min(line.column - room // 3, max(0, len(line.text) - room))) if len(line.text) > room else 0
        part = line.text[start : start + room]
        caret = max(0, line.column - start)
        length = max(1, min(line.length, room - caret))
        if file:
            where = f"{visible(file)}:{span.start.line}:{span.start.column}"
            yield Text(f"{' ' * len(number)} {bar} {where}", "dim", no_wrap=True, overflow="ellipsis")
        code = Text(f"{number} {bar} ", "dim", no_wrap=True, overflow="ellipsis")
        code.append(part, "default")
        yield code
        under = Text(f"{' ' * len(number)} {bar} ", "dim")
        under.append(" " * caret + "^" * length, "bold")
        if label:
            under.append(f" {label}", "default")
        yield under

    _file = ""

    def not_assessed(self) -> Iterator[RenderableType]:
        """The fields that would let most rules judge."""
        fields = unlocking(self.report)
        if not fields:
            return
        yield Line(
            Text(self.words["not_assessed"], "bold"),
            align="left",
            characters="─" if self.style.unicode else "-",
            style="dim",
        )
        for field, number in fields[:UNLOCK_LIMIT]:
            yield Text(f"  {self.words['add']} `{visible(field)}`: {count(number, self.words['unlocks'], self.lang)}")
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
        colour = COLOURS[worst] if worst is not None else "bold green"
        line = Text(totals(self.report, self.lang), colour if not self.report.problems else COLOURS[Severity.ERROR])
        line.append(f"; {verdict(self.report, self.lang)}", "default")
        return line


def _by_step(findings: Iterable[Finding]) -> list[tuple[tuple[str, str], list[Finding]]]:
    """The findings by stage and step, each step once, where it first comes up."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for one in findings:
        groups.setdefault((one.stage, one.title if one.element else "", one.element), []).append(one)
    return [((stage, title), group) for (stage, title, _), group in groups.items()]
