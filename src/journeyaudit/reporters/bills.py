"""The customer's bill alone: of one journey or of many side by side, as a table or as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from rich.cells import cell_len

from journeyaudit.billing import ITEMS, WORDS, cell
from journeyaudit.report import Amount, Audited, Report
from journeyaudit.reporters.grid import Row, grid
from journeyaudit.reporters.json import journey_data, written
from journeyaudit.reporters.layout import EMPTY, Line, Piece, flow, painted
from journeyaudit.reporters.plain import shown
from journeyaudit.reporters.style import Style
from journeyaudit.values import TIE, Language

SCHEMA = "journeyaudit/bill@1"
LEAST_WIDTH = 40


def table(report: Report, style: Style) -> str:
    """The bills with one column for every journey, and below what the marks mean."""
    lang: Language = "de" if report.lang == "de" else "en"
    journeys = tuple(one for one in report.audited if not one.prose)
    return "".join(f"{painted(line, style.colour)}\n" for line in _table(journeys, style, lang))


def _table(audited: tuple[Audited, ...], style: Style, lang: Language) -> Iterator[Line]:
    if not audited:
        return

    def show(text: str) -> str:
        return shown(text, unicode=style.unicode)

    words = {name: show(text) for name, text in WORDS[lang].items()}
    labels = {name: show(label) for name, (label, _) in ITEMS[lang].items()}
    alone = len(audited) == 1
    named = alone or len({one.title for one in audited}) < len(audited)

    def piece(name: str, one: Amount) -> tuple[Piece, ...]:
        text = show(cell(name, one, lang))
        missing = f"({WORDS[lang]['missing'].format(', '.join(one.missing))})" if alone and one.missing else ""
        return ((text, "" if one.known else "dim"), (show(missing), "dim"))

    bills = [dict(one.bill.items()) for one in audited]
    rows = [
        Row(words["journey"], tuple(((show(one.title), "bold"),) for one in audited)),
        *([Row(words["file"], tuple(((show(one.file), "dim"),) for one in audited))] if named else []),
        *(Row(label, tuple(piece(name, bill[name]) for bill in bills)) for name, label in labels.items()),
    ]
    width = max(style.width, LEAST_WIDTH)
    yield from grid(rows, width, max(cell_len(row.label) for row in rows) + 2)
    amounts = [one for bill in bills for one in bill.values()]
    notes = [
        words[name]
        for name, there in (
            ("lower", any(one.at_least and one.value is not None for one in amounts)),
            ("unknown", any(not one.known for one in amounts)),
            ("inferred", any(one.inferred for one in amounts)),
        )
        if there
    ]
    if notes:
        yield EMPTY
        yield from flow([("; ".join(note.replace(" ", TIE, 1) for note in notes), "dim")], width)


def data(report: Report, style: Style) -> str:
    """The bills for programs."""
    lang: Language = "de" if report.lang == "de" else "en"
    journeys = [journey_data(one, lang) for one in report.audited if not one.prose]
    return written({"schema": SCHEMA, "lang": lang, "exit_code": report.exit_code, "journeys": journeys}, style)


BILLS: Mapping[str, Callable[[Report, Style], str]] = {"table": table, "json": data}
"""Every format of bills by name."""
