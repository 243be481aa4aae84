"""What follows the journeys on a page: what was not assessed, what was not audited, and remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeyaudit.report import Report, Severity
from journeyaudit.reporters.html.marks import mark
from journeyaudit.reporters.html.places import Places
from journeyaudit.reporters.html.tags import Html, block, prose, tag
from journeyaudit.reporters.words import gap, number_of_judgements, unlocking
from journeyaudit.source import Position, Problem, Span
from journeyaudit.values import Language, count, plural, show_number

FIELD_LIMIT = 5
"""How many fields are shown at once; the others are folded away."""
START = Span(Position(1, 1), Position(1, 1))
"""The place of problems that are about a file as a whole."""


def not_assessed(report: Report, words: Mapping[str, str], lang: Language) -> Html | str:
    """The fields that would let most rules judge, the most first; nothing where every rule could judge."""
    fields = unlocking(report)
    if not fields:
        return ""
    number = count(number_of_judgements(report), words["judgements"], lang)
    more = plural(len(fields) - FIELD_LIMIT, words["more_fields"]).format(show_number(len(fields) - FIELD_LIMIT, lang))
    rest = tag("details", tag("summary", more), _fields(fields[FIELD_LIMIT:], more, report, words, lang))
    return block(
        "section",
        tag("h2", words["not_assessed"], id="not-assessed-title"),
        tag("p", words["unlocks"].format(number)),
        _fields(fields[:FIELD_LIMIT], words["field"], report, words, lang),
        rest if fields[FIELD_LIMIT:] else "",
        id="not-assessed",
        class_="part",
        aria_labelledby="not-assessed-title",
    )


def _fields(
    fields: list[tuple[str, int]], label: str, report: Report, words: Mapping[str, str], lang: Language
) -> Html:
    columns = ("field", "open_judgements", "missing_at")
    head = tag(
        "tr", *(tag("th", words[name], scope="col", class_="number" * (at == 1)) for at, name in enumerate(columns))
    )
    rows = []
    for field, judgements in fields:
        missing = report.gaps.get(field, 0)
        where = plural(missing, words["missing"]).format(missing) if missing else ""
        number = tag("td", show_number(judgements, lang), class_="number")
        rows.append(tag("tr", tag("th", tag("code", gap(field, lang)), scope="row"), number, tag("td", where)))
    table = block("table", tag("thead", head), block("tbody", *rows), class_="fields")
    return block("div", table, class_="scroll", role="region", aria_label=label, tabindex=0)


def problems(report: Report, places: Places, words: Mapping[str, str]) -> Html | str:
    """What could not be audited, each at its place, with advice."""
    if not report.problems:
        return ""
    items = [_problem(one, places, Severity.ERROR) for one in report.problems]
    heading = tag("h2", words["broken"], id="broken-title")
    return block("section", heading, *items, id="broken", class_="part", aria_labelledby="broken-title")


def remarks(report: Report, places: Places, words: Mapping[str, str]) -> Html | str:
    """What is good to know and no fault."""
    if not report.remarks:
        return ""
    items = [_problem(one, places, Severity.INFO) for one in report.remarks]
    heading = tag("h2", words["remarks"], id="remarks-title")
    return block("section", heading, *items, id="remarks", class_="part", aria_labelledby="remarks-title")


def _problem(one: Problem, places: Places, severity: Severity) -> Html:
    def parts() -> Iterator[Html]:
        yield tag("p", mark(severity), " ", prose(one.message), class_="message")
        yield places.of_problem(one, placed=one.span != START)
        if one.hint:
            yield tag("p", prose(one.hint))

    return block("div", *parts(), class_=f"problem {severity}")
