"""The findings of a report by rule, as a table for people: how many, how severe, which rule."""

from __future__ import annotations

from rich.cells import cell_len

from journeyaudit.report import Report, Severity
from journeyaudit.reporters.frequency import Frequency, frequencies
from journeyaudit.reporters.layout import EMPTY, Line, flow, hanging, painted
from journeyaudit.reporters.plain import shown
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.words import PHRASES, SEVERITY, asides, totals, verdict
from journeyaudit.values import Language

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
LEAST_WIDTH = 40
GAP = "  "


def render(report: Report, style: Style) -> str:
    """One row a rule, the worst first; then what could not be audited, and the lines that close every report."""
    lang: Language = "de" if report.lang == "de" else "en"
    width = max(style.width, LEAST_WIDTH)
    rows = frequencies(report, style.least)
    lines: list[Line] = []
    digits = max((len(str(one.count)) for one in rows), default=0)
    names = SEVERITY[lang]
    word = max((cell_len(names[one.severity]) for one in rows), default=0)
    titles = {rule.id: rule.title for rule in report.rules}
    for one in rows:
        severity = names[one.severity]
        colour = COLOURS[one.severity] if one.count else "dim"
        lead = f"{one.count:>{digits}}{GAP}"
        mark = (lead, "bold"), (f"{severity}{' ' * (word - cell_len(severity))}{GAP}", colour)
        room = width - digits - word - 2 * len(GAP)
        title = shown(titles.get(one.rule, ""), unicode=style.unicode)
        rest = [(title, ""), (f"[{one.rule}]", "dim"), (_besides(one, lang), "dim")]
        lines += hanging(mark, flow([piece for piece in rest if piece[0]], room))
    lines += [EMPTY] if rows else []
    for problem in report.problems:
        lines += flow([(shown(str(problem), unicode=style.unicode), "bold red")], width)
    for said in [] if style.quiet else asides(report, style.least, lang):
        lines += flow([(shown(said, unicode=style.unicode), "dim")], width)
    closing = f"{totals(report, lang)}; {verdict(report, lang)}"
    lines += flow([(shown(closing, unicode=style.unicode), "")], width)
    return "".join(f"{painted(line, style.colour)}\n" for line in lines)


def _besides(one: Frequency, lang: Language) -> str:
    """How many findings of the rule do not count, and why."""
    words = PHRASES[lang]
    numbers = ((one.accepted, "accepted_count"), (one.known, "known_count"))
    said = ", ".join(f"{number} {words[name]}" for number, name in numbers if number)
    return f"({said})" if said else ""
