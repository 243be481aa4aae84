"""Many journeys at a glance: one row each, the worst first, with what was found and what it costs the customer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rich.cells import cell_len

from journeyaudit.billing import ITEMS, cell
from journeyaudit.report import Amount, Audited, Report, Severity
from journeyaudit.reporters.full import ASCII_MARKS, COLOURS, LEAST_WIDTH, MARKS
from journeyaudit.reporters.grouping import Home, by_journey
from journeyaudit.reporters.layout import EMPTY, Line, Piece, flow, hanging, painted
from journeyaudit.reporters.plain import shown
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.words import PHRASES, totals, verdict
from journeyaudit.values import Duration, Language

BILLED = ("contacts", "waiting", "handoffs")
"""The items of the bill that have a column, as far as there is room for them."""
GAP = "  "
LEAST_TITLE = 24
"""Columns that a title has at least; before it has fewer, an item of the bill goes."""
CALENDAR: Mapping[Language, str] = {
    "en": "Waiting in calendar days, from the worst day to begin on.",
    "de": "Wartezeit in Kalendertagen, vom ungünstigsten Tag an.",
}
DAY = 24 * 60 * 60
LEVELS = sorted(Severity, reverse=True)


def render(report: Report, style: Style) -> str:
    """The table for a terminal of the given width, then the totals and the verdict."""
    return "".join(f"{painted(line, style.colour)}\n" for line in _lines(report, style))


def _lines(report: Report, style: Style) -> Iterator[Line]:
    lang: Language = "de" if report.lang == "de" else "en"
    width = max(style.width, LEAST_WIDTH)

    def show(text: str) -> str:
        return shown(text, unicode=style.unicode)

    rows = sorted(_rows(report), key=lambda row: (*(-number for number in row[1]), -_wait(row[2]), row[0]))
    if rows:
        yield from _table(rows, style, lang, width)
        yield EMPTY
        yield from flow([(show(CALENDAR[lang]), "dim")], width)
    for problem in report.problems:
        where = f"{problem.file}:{problem.span.start.line}:{problem.span.start.column}"
        mark = ((MARKS if style.unicode else ASCII_MARKS)[Severity.ERROR] + " ", COLOURS[Severity.ERROR])
        advice = f" ({problem.hint})" if problem.hint else ""
        text = show(f"{where}: {problem.message}{advice}")
        yield from hanging((mark,), flow([(text, "")], width - cell_len(mark[0])))
    yield from flow([(show(f"{totals(report, lang)}; {verdict(report, lang)}"), "")], width)


Row = tuple[Home, list[int], Audited | None]


def _rows(report: Report) -> Iterator[Row]:
    """Every journey, text and organisation with how many findings of which severity stand, the worst severity first."""
    found = dict(by_journey(report, report.findings))
    audited = {Home(one.file, one.id, one.title): one for one in report.audited}
    for home in dict.fromkeys([*audited, *found]):
        standing = [one.severity for one in found.get(home, []) if not one.accepted]
        yield home, [standing.count(severity) for severity in LEVELS], audited.get(home)


def _wait(one: Audited | None) -> int:
    value = one.bill.waiting.value if one is not None else None
    return value.worst_seconds if isinstance(value, Duration) else 0


def _table(rows: Sequence[Row], style: Style, lang: Language, width: int) -> Iterator[Line]:
    """Titles on the left, numbers on the right; items of the bill that do not fit beside the titles are left out."""
    marks = MARKS if style.unicode else ASCII_MARKS
    heads = [marks[severity] for severity in LEVELS]
    columns = [[str(row[1][number] or "-") for row in rows] for number in range(len(LEVELS))]
    styles = [COLOURS[severity] for severity in LEVELS]
    for name in BILLED:
        heads.append(shown(ITEMS[lang][name][0], unicode=style.unicode))
        columns.append([shown(_cell(row[2], name, lang), unicode=style.unicode) for row in rows])
        styles.append("")
    widths = [max(map(cell_len, (head, *column))) for head, column in zip(heads, columns, strict=True)]
    while len(widths) > len(LEVELS) and width - sum(widths) - len(GAP) * len(widths) < LEAST_TITLE:
        widths.pop()
    room = width - sum(widths) - len(GAP) * len(widths)
    title = min(room, max(cell_len(_title(row, style, lang)[0][0]) for row in rows))
    yield _row([(" " * title, "")], heads, widths, ["dim"] * len(heads))
    for number, row in enumerate(rows):
        called, *file = _title(row, style, lang)
        first, *rest = flow([called], title)
        filled = (*first, (" " * (title - sum(cell_len(text) for text, _ in first)), ""))
        said = [column[number] for column in columns]
        inks = [ink if text != "-" else "dim" for text, ink in zip(said, styles, strict=True)]
        yield _row(filled, said, widths, inks)
        yield from rest
        yield from flow(file, width)


def _row(title: Sequence[Piece], cells: Sequence[str], widths: Sequence[int], styles: Sequence[str]) -> Line:
    line = [*title]
    for text, width, style in zip(cells, widths, styles, strict=False):
        line += [(GAP + " " * (width - cell_len(text)), ""), (text, style)]
    return tuple(line)


def _title(row: Row, style: Style, lang: Language) -> list[Piece]:
    """What the row is about, and below it the file, where that is not the title itself."""
    home = row[0]
    title = home.title or PHRASES[lang]["organisation"]
    names = [(title, "bold"), (home.file, "dim")] if title != home.file else [(title, "bold")]
    return [(shown(text, unicode=style.unicode), ink) for text, ink in names]


def _cell(audited: Audited | None, name: str, lang: Language) -> str:
    if audited is None or audited.prose:
        return "-"
    amount: Amount = replace(getattr(audited.bill, name), least=None)
    if isinstance(amount.value, Duration) and (days := -(-amount.value.worst_seconds // DAY)) > 1:
        amount = replace(amount, value=Duration(days * DAY))
    return cell(name, amount, lang)
