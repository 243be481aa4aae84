"""How values read in a sentence: names, durations, money and lists, in German and English."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from journeyaudit.facts import AtLeast, Base, Element, Items, Type, Unknown, Value, choices
from journeyaudit.model import ChannelKind
from journeyaudit.values import (
    DAY,
    Duration,
    Excerpt,
    Language,
    Money,
    Share,
    Special,
    in_all,
    join_list,
    quote,
    rough,
    show_date,
    show_duration,
    show_money,
    show_number,
    show_share,
    show_tongue,
    visible,
)  # fmt: skip

QUOTED = frozenset({"touchpoint", "stage", "journey", "errand", "promise", "slogan", "pain", "text", "improvement"})
"""Elements whose name is a text of the file and so stands in quotation marks."""
AT_LEAST = {"en": "at least", "de": "mindestens"}
ABOUT = {"en": "about", "de": "rund"}
ABSENT = {Special.NONE: {"en": "nothing", "de": "nichts"}, Special.OPEN: {"en": "unlimited", "de": "unbegrenzt"}}
NOT_STATED = {"en": "(not stated)", "de": "(nicht angegeben)"}
YES_NO = {True: {"en": "yes", "de": "ja"}, False: {"en": "no", "de": "nein"}}
END = {"en": "the end", "de": "das Ende"}
NAME_LIMIT = 90
"""How long a quoted name may be in a message before it is cut."""
CLAUSE_LIMIT = 110
"""How long the clause of words that were heard may be; what is longer is told by the words alone."""

Case = Literal["nominative", "dative"]


def show(value: Value, of: Type, lang: Language, form: str = "") -> str | None:
    """The value as it reads in a sentence, or in one of its forms (`or`, `all`, `share`, `dative`, `about`, `exact`).

    None where it is not known. A list names an element once, however many ways lead to it, and a clause once, however
    many words of it were heard.
    """
    if isinstance(value, Unknown):
        return None
    if isinstance(value, AtLeast):
        known = show(value.value, of, lang, "in_all" if form == "about" else form)
        return None if known is None else f"{AT_LEAST[lang]} {known}"
    if isinstance(value, Items):
        own = form if form == "exact" else ""
        shown = [text for one in _each(value, of, own) if (text := show(one, of.each(), lang, own)) is not None]
        limit = len(shown) if form == "all" else 3
        if not shown:
            return None if value.fields else ABSENT[Special.NONE][lang]
        return join_list(shown, lang, "or" if form == "or" else "and", limit, apart=_run_together(shown, of))
    if isinstance(value, Special):
        return ABSENT[value][lang]
    if isinstance(value, Element):
        return _element(value, lang, form)
    return _scalar(value, of, lang, form)


def _run_together(names: Iterable[str], of: Type) -> bool:
    """Whether a name without quotation marks has an "and" of its own, so that nobody sees where the next begins."""
    named = of.base in (Base.NAME, Base.TEXT, Base.ELEMENT) and of.of != "leg"
    return named and any(name[0] not in "“„" and (" and " in name or " und " in name) for name in names if name)


def _each(value: Items, of: Type, form: str) -> Iterable[Any]:
    """What a list names, each once; the steps of one file in its order."""
    if of.base is Base.ELEMENT:
        once = {id(one): one for one in value.values}.values()
        in_one_file = of.of == "touchpoint" and len({one.document.name for one in once}) == 1
        return sorted(once, key=lambda one: one.path) if in_one_file else once
    if of.base is Base.NAME:
        return dict.fromkeys(value.values)
    if form != "exact" and any(isinstance(one, Excerpt) for one in value.values):
        return {getattr(one, "told", one): one for one in value.values}.values()
    return value.values


def _element(of: Element, lang: Language, form: str) -> str | None:
    if of.kind.name == "leg":
        time = show_duration(of.get("time"), lang)
        return f"{time} ({quote(of.get('step').get('title'), lang, NAME_LIMIT)})"
    label = of.kind.label
    if not label:
        return of.kind.name
    value = of.get(label)
    typed = of.kind.fields[label].type
    if of.kind.name in QUOTED and isinstance(value, str):
        return quote(value, lang, NAME_LIMIT)
    if of.kind.name == "channel" and isinstance(value, str):
        return _channel(value, lang)
    return visible(value) if isinstance(value, str) and typed.base is Base.TEXT else show(value, typed, lang, form)


def _channel(name: str, lang: Language) -> str:
    """A channel by its name; one that is called by its kind in English reads in the language of the report."""
    kind = next((one for one in ChannelKind if one.value == name), None) if lang != "en" else None
    return visible(name) if kind is None else kind.label(lang)


def _scalar(value: Any, of: Type, lang: Language, form: str) -> str:
    if isinstance(value, bool):
        return YES_NO[value][lang]
    if isinstance(value, Duration):
        if form in ("about", "in_all") and value.seconds >= DAY and (value.workdays or value.businessdays):
            known = show_duration(in_all(value, least=form == "in_all"), lang)
            return known if form == "in_all" else f"{ABOUT[lang]} {known}"
        told = rough(value) if form in ("about", "in_all") else value
        return show_duration(told, lang, "dative" if form == "dative" else "nominative")
    if isinstance(value, Money):
        return show_money(value, lang)
    if isinstance(value, Share):
        return show_share(value, lang)
    if isinstance(value, date):
        return show_date(value, lang)
    if isinstance(value, (int, float)):
        return show_number(value, lang)
    if of.base is Base.CHOICE:
        return next((word.label(lang) for word in choices()[of.of] if word.value == value), visible(str(value)))
    if of.base is Base.ELEMENT and value == "end":
        return END[lang]
    if of.base is Base.TEXT:
        if isinstance(value, Excerpt) and form != "exact" and len(value.told) <= CLAUSE_LIMIT:
            return quote(value.told, lang, CLAUSE_LIMIT)
        return quote(str(value), lang, NAME_LIMIT)
    if of.base is Base.NAME and of.of == "channel":
        return _channel(str(value), lang)
    if of.base is Base.NAME and of.of == "tongue":
        return visible(show_tongue(str(value), lang))
    return visible(str(value))


def plain(value: Value) -> Any:
    """The value as plain data for machine-readable reports."""
    if isinstance(value, Unknown):
        return None
    if isinstance(value, AtLeast):
        return {"at_least": plain(value.value)}
    if isinstance(value, Items):
        return [plain(one) for one in value.values]
    if isinstance(value, Special):
        return value.value
    if isinstance(value, Element):
        if value.kind.name == "bill":
            return {name: plain(value.get(name)) for name, field in value.kind.fields.items() if _is_figure(field.type)}
        return plain(value.get(value.kind.label)) if value.kind.label else show(value, Type(Base.ELEMENT), "en")
    if isinstance(value, (Duration, Money, Share, date)):
        return _scalar(value, Type(Base.TEXT), "en", "")
    return str(value) if isinstance(value, Excerpt) else value


def _is_figure(of: Type) -> bool:
    return of.base in (Base.NUMBER, Base.DURATION, Base.SHARE) and not of.many


def count_of(value: Value) -> int | None:
    """The number that a noun follows: a number itself, or how many items a list has."""
    if isinstance(value, AtLeast):
        return count_of(value.value)
    if isinstance(value, Items):
        return len({getattr(one, "told", number) for number, one in enumerate(value.values)})
    return value if isinstance(value, int) and not isinstance(value, bool) else None
