"""The report as Markdown for a comment on a pull request: what was found in which journey, then each finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from journeyaudit.report import Finding, Report, Severity
from journeyaudit.reporters.escaping import code, markdown
from journeyaudit.reporters.grouping import Home, by_journey, by_step, worst_first
from journeyaudit.reporters.plain import ascii_twin
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.words import (
    PHRASES,
    SEVERITY,
    asides,
    gap,
    legal_hint,
    number_of_judgements,
    totals,
    unlocking,
    verdict,
)
from journeyaudit.source import Problem
from journeyaudit.values import Language, count

MARKER = "<!-- journeyaudit -->"
"""The first line, by which a workflow finds its comment again."""
LIMIT = 60_000
"""The characters that a report may have: GitHub takes 65,536 of a comment."""
PART = 12_000
"""The characters that the table, the problems and the notes at the end may each have of it."""
RESERVE = 1000
"""The characters for headings and for what is said about the rest."""
MARKS: Mapping[Severity, str] = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.INFO: "●"}
FIELD_LIMIT = 5
WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "title": "Audit of customer journeys",
        "journey": "Journey",
        "errors": "Errors",
        "warnings": "Warnings",
        "infos": "Infos",
        "line": "line",
        "more": "Why, and what instead",
        "problems": "problem|problems",
        "cut": "Not shown here: {}. The report was too long for a comment.",
    },
    "de": {
        "title": "Prüfung der Kundenreisen",
        "journey": "Kundenreise",
        "errors": "Fehler",
        "warnings": "Warnungen",
        "infos": "Hinweise",
        "line": "Zeile",
        "more": "Warum, und was stattdessen",
        "problems": "Problem|Probleme",
        "cut": "Hier nicht gezeigt: {}. Der Bericht war zu lang für einen Kommentar.",
    },
}


def render(report: Report, style: Style) -> str:
    """The report as Markdown of GitHub and GitLab, cut before it is too long for a comment."""
    text = "\n".join(Page(report, style).lines()) + "\n"
    return text if style.unicode else ascii_twin(text)


class Page:
    """The parts of one comment: the verdict and a table first, what is long below."""

    def __init__(self, report: Report, style: Style) -> None:
        self.report = report
        self.style = style
        self.lang: Language = "de" if report.lang == "de" else "en"
        self.words = {**PHRASES[self.lang], **WORDS[self.lang]}
        self.rules = {rule.id: rule for rule in report.rules}

    def lines(self) -> Iterator[str]:
        """Everything there is room for; what there is none for is counted."""
        report = self.report
        head = [MARKER, f"## {self.words['title']}", "", f"**{self.sentence(totals(report, self.lang))}**"]
        head += [self.sentence(verdict(report, self.lang)), ""]
        rows, fewer_rows = fitting(self.rows(), PART)
        problems, fewer_problems = fitting(([self.problem(one)] for one in report.problems), PART)
        tail, _ = fitting([[*self.accepted()], [*self.not_assessed()], [*self.remarks()], [*self.notes()]], PART)
        used = sum(map(length, (head, rows, problems, tail)))
        findings, fewer_findings = self.findings(LIMIT - RESERVE - used)
        yield from head
        yield from [*self.table_head(), *rows, ""] if rows else []
        yield from [f"### {self.words['broken']}", "", *problems, ""] if problems else []
        yield from findings
        for number, forms in ((fewer_rows, "journeys"), (fewer_problems, "problems"), (fewer_findings, "findings")):
            if number:
                yield from (self.words["cut"].format(count(number, self.words[forms], self.lang)), "")
        yield from tail

    def findings(self, room: int) -> tuple[list[str], int]:
        """The findings in so many characters, and for how many there is no room: milder ones give way to worse."""
        visible = [one for one in self.report.findings if one.severity >= self.style.least and not one.accepted]
        kept = visible
        for severity in (Severity.INFO, Severity.WARNING):
            if length(line for block in self.blocks(kept) for line in block) > room:
                kept = [one for one in kept if one.severity > severity] or kept
        lines, left_out = fitting(self.blocks(kept), room)
        return lines, left_out + len(visible) - len(kept)

    def blocks(self, findings: Iterable[Finding]) -> Iterator[list[str]]:
        """The findings one by one, under their journey and step, each with the headings that begin before it."""
        for home, found in by_journey(self.report, findings):
            above = [f"### {markdown(home.title or self.words['organisation'])}", "", code(home.file), ""]
            for (stage, step), group in by_step(found):
                where = " → ".join(markdown(one) for one in (stage, step) if one)
                above += [f"**{where or self.words['whole']}**", ""] if home.title or where else []
                for one, caused in worst_first(group):
                    yield [*above, *self.finding(one, caused=caused)]
                    above = []

    def sentence(self, text: str) -> str:
        """A line of ours with a capital and a full stop."""
        return f"{markdown(text[:1].upper() + text[1:])}."

    def table_head(self) -> list[str]:
        """The names of the columns."""
        accepted = self.words["accepted_count"]
        columns = [*(self.words[name] for name in ("errors", "warnings", "infos")), accepted[:1].upper() + accepted[1:]]
        return [f"| {' | '.join([self.words['journey'], *columns])} |", f"|---|{'--:|' * len(columns)}"]

    def rows(self) -> Iterator[list[str]]:
        """How many findings of which severity each journey has, clean ones as well."""
        found = dict(by_journey(self.report, self.report.findings))
        for home in dict.fromkeys([*(Home(one.file, one.id, one.title) for one in self.report.audited), *found]):
            standing = [one.severity for one in found.get(home, []) if not one.accepted]
            numbers = [standing.count(severity) for severity in sorted(Severity, reverse=True)]
            numbers.append(len(found.get(home, [])) - len(standing))
            title = markdown(home.title or self.words["organisation"])
            yield [f"| {title} ({code(home.file)}) | {' | '.join(str(one or '–') for one in numbers)} |"]

    def finding(self, one: Finding, *, caused: bool) -> Iterator[str]:
        """One item of a list: what, where, and folded away why it hurts and what to do instead."""
        rule = self.rules.get(one.rule)
        title = markdown(rule.title if rule is not None else one.rule)
        severity = SEVERITY[self.lang][one.severity]
        place = f"{self.words['line']} {one.span.start.line}"
        yield f"- {MARKS[one.severity]} **{severity}: {title}** ({code(one.rule)}, {place})"
        yield f"  <br>{markdown(one.message)}"
        notes = [f"{self.words['law']}: {one.law}"] if one.law else []
        notes += [f"({self.words['caused']})"] * caused + [f"({self.words['assumed']})"] * one.assumed
        for note in notes:
            yield f"  <br>{markdown(note)}"
        yield ""
        if rule is not None and not self.style.quiet:
            # Blank lines around the text: without them it would be HTML, in which nothing is escaped as in Markdown.
            yield from (f"  <details><summary>{self.words['more']}</summary>", "")
            said = [
                f"**{self.words[label]}:** {markdown(text)}" for label, text in (("why", rule.why), ("fix", rule.fix))
            ]
            yield from (f"  {'<br>'.join(said)}", "", "  </details>", "")

    def problem(self, one: Problem) -> str:
        """A problem or a remark as one item of a list: where, what, and advice."""
        place = f"{one.file}:{one.span.start.line}:{one.span.start.column}"
        hint = f" ({markdown(one.hint)})" if one.hint else ""
        return f"- {code(place)}: {markdown(one.message)}{hint}"

    def accepted(self) -> Iterator[str]:
        """The findings that somebody accepted, with the reason."""
        taken = [one for one in self.report.findings if one.accepted]
        if taken:
            yield f"<details><summary>{len(taken)} {self.words['accepted_count']}</summary>"
            yield ""
            for one in taken:
                yield f"- {code(one.rule)}: {markdown(one.message)} ({markdown(one.accepted)})"
            yield from ("", "</details>", "")

    def not_assessed(self) -> Iterator[str]:
        """The fields that would let most rules judge."""
        fields = unlocking(self.report)
        if fields and not self.style.quiet:
            number = count(number_of_judgements(self.report), self.words["judgements"], self.lang)
            names = ", ".join(code(gap(field, self.lang)) for field, _ in fields[:FIELD_LIMIT])
            yield f"**{self.words['not_assessed']}.** {self.words['unlocks'].format(number)} {names}."
            yield ""

    def remarks(self) -> Iterator[str]:
        """What is good to know of the files and no fault."""
        if self.report.remarks and not self.style.quiet:
            yield f"<details><summary>{self.words['remarks']}: {len(self.report.remarks)}</summary>"
            yield ""
            yield from map(self.problem, self.report.remarks)
            yield from ("", "</details>", "")

    def notes(self) -> Iterator[str]:
        """What the report leaves out, and that provisions are hints."""
        said = [*legal_hint(self.report, self.lang)]
        said += [f"{one}." for one in asides(self.report, self.style.least, self.lang)]
        for note in said:
            yield from (f"<sub>{markdown(note)}</sub>", "")


def length(lines: Iterable[str]) -> int:
    """How many characters lines have with their line breaks."""
    return sum(len(line) + 1 for line in lines)


def fitting(blocks: Iterable[list[str]], room: int) -> tuple[list[str], int]:
    """The lines of the blocks that fit into so many characters, and how many blocks from the first too long one on."""
    lines: list[str] = []
    left_out = 0
    for block in blocks:
        room -= length(block)
        if room < 0 or left_out:
            left_out += 1
        else:
            lines += block
    return lines, left_out
