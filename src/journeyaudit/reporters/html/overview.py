"""What a page opens with: how much was found, the verdict, and the journeys, the worst first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeyaudit.billing import cell
from journeyaudit.frozen import dataclass
from journeyaudit.report import Audited, Finding, Report, Severity
from journeyaudit.reporters.grouping import Home
from journeyaudit.reporters.html.marks import mark
from journeyaudit.reporters.html.tags import Html, block, joined, tag
from journeyaudit.reporters.words import COUNTED
from journeyaudit.values import Language, plural, show_number

WORST_FIRST = sorted(Severity, reverse=True)
COLUMNS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "infos"}


@dataclass(frozen=True, slots=True)
class Part:
    """A journey, an organisation or a text as a part of the page."""

    home: Home
    findings: Sequence[Finding]
    """The findings that are shown."""
    all: Sequence[Finding]
    """Every finding, also those below the severity that is shown."""
    audited: Audited | None
    anchor: str
    """Its id on the page; empty where it has nothing to show."""

    @property
    def standing(self) -> tuple[int, ...]:
        """How many findings of which severity stand, the worst first."""
        severities = [one.severity for one in self.all if not one.accepted]
        return tuple(severities.count(severity) for severity in WORST_FIRST)


def totals_list(report: Report, lang: Language) -> Html:
    """How many findings of each severity, as number, shape and word."""
    items = []
    for severity in WORST_FIRST:
        number = report.count(severity)
        word = plural(number, COUNTED[lang][severity])
        items.append(
            tag("li", mark(severity), tag("strong", show_number(number, lang)), tag("span", word), class_=str(severity))
        )
    return block("ul", *items, class_="totals")


def journeys_table(parts: Sequence[Part], words: Mapping[str, str], lang: Language, *, of_texts: bool) -> Html:
    """One line for each journey, the worst first, with a link to it."""
    taken = any(one.accepted for part in parts for one in part.all)
    billed = not of_texts and any(part.audited is not None for part in parts)
    names = [words["text" if of_texts else "journey"], *(words[COLUMNS[one]] for one in WORST_FIRST)]
    names += [words["accepted_column"]] * taken + [words["contacts"], words["waiting"]] * billed
    head = tag("tr", *(tag("th", name, scope="col", class_="number" if at else None) for at, name in enumerate(names)))
    rows = []
    for part in sorted(parts, key=lambda one: tuple(-number for number in one.standing)):
        cells = [
            tag("td", mark(severity) if number else "", str(number), class_="number" if number else "number zero")
            for severity, number in zip(WORST_FIRST, part.standing, strict=True)
        ]
        if taken:
            number = sum(1 for one in part.all if one.accepted)
            cells.append(tag("td", str(number), class_="number" if number else "number zero"))
        if billed:
            bill = part.audited.bill if part.audited is not None and not part.audited.prose else None
            for name in ("contacts", "waiting"):
                shown = cell(name, getattr(bill, name), lang) if bill is not None else "–"
                cells.append(tag("td", shown, class_="number"))
        rows.append(tag("tr", tag("th", *name_of(part, words), scope="row"), *cells))
    caption = tag("caption", words["worst_texts" if of_texts else "worst_first"])
    table = block("table", caption, tag("thead", head), block("tbody", *rows), class_="journeys")
    label = words["worst_texts" if of_texts else "worst_first"]
    return block("div", table, class_="scroll", role="region", aria_label=label, tabindex=0)


def name_of(part: Part, words: Mapping[str, str]) -> tuple[Html, ...]:
    """The title with a link, and the file below it."""
    title = part.home.title or words["organisation"]
    language = language_of(part.audited) if part.home.title else None
    link = tag("a" if part.anchor else "span", title, href=f"#{part.anchor}" if part.anchor else None, lang=language)
    return (link,) if title == part.home.file else (link, tag("small", part.home.file))


def language_of(audited: Audited | None) -> str | None:
    """The language of what a journey says itself, where that is known."""
    return audited.language if audited is not None and audited.language in ("de", "en") else None


def sentence(text: str) -> str:
    """A line of ours with a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:]}."


def spans(texts: Sequence[str]) -> Html:
    """Texts with a dot between them."""
    return joined((tag("span", text) for text in texts), " · ")
