"""The customer's bill in words: in two or three lines above the findings, and item by item for a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeyaudit.report import Amount, Bill
from journeyaudit.values import TIE, Duration, Language, count, join_list, show_duration, show_number

ITEMS: Mapping[Language, Mapping[str, tuple[str, str]]] = {
    "en": {
        "contacts": ("Contacts", "contact|contacts"),
        "own_steps": ("Own steps", "own step|own steps"),
        "waiting": ("Waiting", "of waiting"),
        "minutes": ("Own work", "of work"),
        "handoffs": ("Hand-offs", "hand-off|hand-offs"),
        "units": ("Units", "unit|units"),
        "channels": ("Channels", "channel|channels"),
        "documents": ("Documents", "document|documents"),
        "fields": ("Form fields", "form field|form fields"),
        "logins": ("Logins", "login|logins"),
        "asked_twice": ("Asked twice", "fact asked twice|facts asked twice"),
    },
    "de": {
        "contacts": ("Kontakte", "Kontakt|Kontakte"),
        "own_steps": ("Eigene Schritte", "eigener Schritt|eigene Schritte"),
        "waiting": ("Wartezeit", "Wartezeit"),
        "minutes": ("Eigene Arbeit", "Arbeit"),
        "handoffs": ("Übergaben", "Übergabe|Übergaben"),
        "units": ("Stellen", "Stelle|Stellen"),
        "channels": ("Kanäle", "Kanal|Kanäle"),
        "documents": ("Dokumente", "Dokument|Dokumente"),
        "fields": ("Formularfelder", "Formularfeld|Formularfelder"),
        "logins": ("Anmeldungen", "Anmeldung|Anmeldungen"),
        "asked_twice": ("Doppelte Fragen", "Angabe doppelt verlangt|Angaben doppelt verlangt"),
    },
}
"""What an item is called, and the words behind its number."""
WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "bill": "Bill",
        "at_least": "at least",
        "at_best": "at best",
        "endless": "waiting without limit",
        "limitless": "no limit",
        "open": "not written down: {}",
        "inferred": "~ inferred: who acts there is not written down",
        "lower": "≥ at least",
        "unknown": "? not written down",
        "journey": "Journey",
        "file": "File",
        "missing": "missing: {}",
    },
    "de": {
        "bill": "Rechnung",
        "at_least": "mindestens",
        "at_best": "bestenfalls",
        "endless": "Warten ohne Grenze",
        "limitless": "ohne Grenze",
        "open": "nicht angegeben: {}",
        "inferred": "~ erschlossen: wer dort handelt, steht nirgends",
        "lower": "≥ mindestens",
        "unknown": "? nicht angegeben",
        "journey": "Reise",
        "file": "Datei",
        "missing": "es fehlt: {}",
    },
}
WORK = "minutes"
"""The item that is counted in hours, never in days: nobody works round the clock."""
DAY, HOUR, MINUTE = 24 * 60 * 60, 60 * 60, 60


def said(bill: Bill, lang: Language) -> tuple[str, str]:
    """The items in one text, notes on them in another; nothing is said of what there is none of."""
    items, open_ones, missing = [], [], dict[str, None]()
    for name, one in bill.items():
        if not one.known:
            open_ones.append(within(ITEMS[lang][name][0], lang))
            missing.update(dict.fromkeys(one.missing))
        elif one.value or one.value is None:
            items.append(_item(name, one, lang).replace(" ", TIE))
    notes = []
    if open_ones:
        names = join_list(open_ones, lang, limit=len(open_ones))
        notes.append(f"{WORDS[lang]['open'].format(names)} ({', '.join(missing)})")
    if any(one.inferred for _, one in bill.items()):
        notes.append(WORDS[lang]["inferred"].replace(" ", TIE, 1))
    return f"{TIE}· ".join(items), "; ".join(notes)


def within(label: str, lang: Language) -> str:
    """A label as it stands inside a sentence: a noun keeps its capital in German, an adjective before it has none."""
    return label[:1].lower() + label[1:] if lang == "en" or " " in label else label


def _item(name: str, one: Amount, lang: Language) -> str:
    words = ITEMS[lang][name][1]
    if one.value is None:
        return WORDS[lang]["endless"]
    mark = "~" * one.inferred
    least = f"{WORDS[lang]['at_least']} " * one.at_least
    best = "" if one.least is None else f" ({WORDS[lang]['at_best']} {_shown(name, one.least, lang)})"
    if isinstance(one.value, Duration):
        return f"{least}{mark}{_shown(name, one.value, lang)} {words}{best}"
    return f"{least}{mark}{count(one.value, words, lang)}{best}"


def _shown(name: str, value: int | Duration, lang: Language) -> str:
    return short(value, lang, days=name != WORK) if isinstance(value, Duration) else show_number(value, lang)


def cell(name: str, one: Amount, lang: Language) -> str:
    """The item as it stands in a table: `13`, `≥ 60 days`, `?`."""
    if not one.known:
        return "?"
    if one.value is None:
        return WORDS[lang]["limitless"]
    best = "" if one.least is None else f" ({WORDS[lang]['at_best']} {_shown(name, one.least, lang)})"
    return f"{'≥ ' * one.at_least}{'~' * one.inferred}{_shown(name, one.value, lang)}{best}"


def short(duration: Duration, lang: Language, *, days: bool = True) -> str:
    """A time in few letters, exact: `60 days`, `1 h 45 min`; without `days` a day is 24 h."""
    whole, rest = divmod(duration.seconds, DAY) if days else (0, duration.seconds)
    parts = []
    for one in (
        Duration(workdays=duration.workdays),
        Duration(businessdays=duration.businessdays),
        Duration(whole * DAY),
    ):
        parts += [show_duration(one, lang)] if one else []
    hours, rest = divmod(rest, HOUR)
    minutes, seconds = divmod(rest, MINUTE)
    clock = " ".join(f"{number} {unit}" for number, unit in ((hours, "h"), (minutes, "min"), (seconds, "s")) if number)
    return ", ".join([*parts, clock] if clock else parts) or "0 min"


def bill_data(bill: Bill, lang: Language) -> dict[str, Any]:
    """The bill for programs: every item with its value, whether that is a lower bound, and what is missing."""
    return {
        name: {
            "value": _value(one.value),
            "at_least": one.at_least,
            "missing": list(one.missing),
            "inferred": one.inferred,
            "least": _value(one.least),
            "text": cell(name, one, lang),
        }
        for name, one in bill.items()
    }


def _value(value: int | Duration | None) -> int | dict[str, int] | None:
    if isinstance(value, Duration):
        return {"seconds": value.seconds, "workdays": value.workdays, "businessdays": value.businessdays}
    return value
