"""The known findings of a baseline for people: by journey, with what became of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from rich.cells import cell_len

from journeyaudit.baseline import Entry, Review
from journeyaudit.facts import kinds
from journeyaudit.reporters.layout import EMPTY, Line, flow, hanging, indented, painted
from journeyaudit.reporters.plain import shown
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.words import SEVERITY
from journeyaudit.values import Language, count

LEAST_WIDTH = 40
STEP = 2
WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "known": "known finding|known findings",
        "still": "still there",
        "new": "new",
        "gone": "no longer there",
        "unseen": "not looked at",
        "dropped": "dropped",
        "kept": "kept without a look",
        "same": "nothing changed",
        "organisation": "no single journey",
    },
    "de": {
        "known": "bekannter Fund|bekannte Funde",
        "still": "noch da",
        "new": "neu",
        "gone": "nicht mehr da",
        "unseen": "nicht nachgesehen",
        "dropped": "gestrichen",
        "kept": "ungesehen behalten",
        "same": "nichts geändert",
        "organisation": "keine einzelne Kundenreise",
    },
}


def render(file: str, found: Review, style: Style, lang: Language) -> str:
    """Every known finding by journey, and what became of it where it is not simply still there."""
    return "".join(f"{painted(line, style.colour)}\n" for line in _lines(file, found, style, lang))


def _lines(file: str, found: Review, style: Style, lang: Language) -> Iterator[Line]:
    words = WORDS[lang]
    width = max(style.width, LEAST_WIDTH)

    def prose(text: str, room: int, look: str = "") -> list[Line]:
        return flow([(shown(text, unicode=style.unicode), look)], room)

    fates = [(entry, "gone") for entry in found.gone] + [(entry, "unseen") for entry in found.unseen]
    entries = sorted([(entry, "") for entry in found.still] + fates)
    for (organisation, journey), group in groupby(entries, key=lambda one: (one[0].organisation, one[0].journey)):
        title = journey or words["organisation"]
        yield from prose(f"{title} ({organisation})" if organisation else title, width, "bold")
        for entry, fate in group:
            lead = f"{_severity(entry, lang)}  "
            said = [(shown(_about(entry), unicode=style.unicode), ""), (f"[{shown(entry.rule)}]", "dim")]
            said += [(f"({words[fate]})", "bold")] if fate else []
            lines = flow(said, width - STEP - cell_len(lead))
            yield from indented(hanging(((lead, "dim"),), lines), STEP)
        yield EMPTY
    yield from prose(f"{file}: {summary(found, lang)}", width)


def summary(found: Review, lang: Language) -> str:
    """How many findings are known, and what became of them."""
    words = WORDS[lang]
    numbers = (("still", found.still), ("gone", found.gone), ("unseen", found.unseen))
    said = ", ".join(f"{len(entries)} {words[name]}" for name, entries in numbers if entries)
    known = count(len(found.known), words["known"], lang)
    return f"{known}: {said}" if said else known


def change(kept: int, lang: Language, *, new: int, dropped: int, unseen: int) -> str:
    """What was written: how many findings are known now, and what is different."""
    words = WORDS[lang]
    numbers = (("new", new), ("dropped", dropped), ("kept", unseen))
    said = ", ".join(f"{number} {words[name]}" for name, number in numbers if number)
    return f"{count(kept, words['known'], lang)}: {said or words['same']}"


def _severity(entry: Entry, lang: Language) -> str:
    names = {str(severity): name for severity, name in SEVERITY[lang].items()}
    longest = max(map(cell_len, names.values()))
    name = names.get(entry.severity, "")
    return f"{name}{' ' * (longest - cell_len(name))}"


def _about(entry: Entry) -> str:
    """The element and what it is about, each once; that it is about a wait says the rule."""
    subject = "" if entry.subject in kinds() else entry.subject
    return ": ".join(dict.fromkeys(one for one in (entry.title or entry.element, subject) if one)) or entry.rule
