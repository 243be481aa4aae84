"""Values of a journey as the text of a cell, written so that the reader of tables finds the same again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from journeyaudit.model import Choice, FieldDoc, Part, Touchpoint
from journeyaudit.model.reflect import field_docs
from journeyaudit.sources.table import doc_of, guarded
from journeyaudit.values import Duration, Language, Money, Special, parse_money, show_duration, show_money, visible

_SPECIAL: Mapping[Special, Mapping[Language, str]] = {
    Special.NONE: {"en": "none", "de": "keine"},
    Special.OPEN: {"en": "open", "de": "offen"},
}
_FLAGS: Mapping[bool, Mapping[Language, str]] = {True: {"en": "yes", "de": "ja"}, False: {"en": "no", "de": "nein"}}
_ACTORS: Mapping[str, Mapping[Language, str]] = {"customer": {"en": "customer", "de": "Kunde"}}
BULLET = "• "


def cell(step: Touchpoint, field: str, lang: Language) -> str:
    """The text of the cell in which a step has a field; empty where the step does not say anything."""
    top, _, inner = field.partition(".")
    doc = next(one for one in field_docs(Touchpoint) if one.key == top)
    value = getattr(step, doc.name)
    if value is None or (inner and not _parts(value)):
        return ""
    if doc.part is not None and _parts(value):
        parts = _parts(value)
        attribute = next(one.name for one in field_docs(doc.part) if one.key == (inner or doc.part.FIRST))
        values = [getattr(one, attribute) for one in parts[: 1 if inner else None]]
        value = tuple(one for one in values if one is not None) if doc.many and not inner else values[0]
    return guarded(_written(value, doc_of(field), lang))


def _parts(value: object) -> Sequence[Part]:
    items = value if isinstance(value, tuple) else (value,)
    return [one for one in items if isinstance(one, Part)]


def _written(value: object, doc: FieldDoc, lang: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        if not value:
            return _SPECIAL[Special.NONE][lang]
        items = [_one(item, lang) for item in value]
        return _texts(items) if doc.domain == "text" else _names(items)
    if isinstance(value, Mapping):
        pairs = [f"{_on_one_line(event)} → {place}" for event, place in value.items()]
        return "\n".join(pairs) if pairs else _SPECIAL[Special.NONE][lang]
    return _one(value, lang)


def _one(value: object, lang: Language) -> str:
    if isinstance(value, Special):
        return _SPECIAL[value][lang]
    if isinstance(value, bool):
        return _FLAGS[value][lang]
    if isinstance(value, Choice):
        label = value.label(lang)
        return label if type(value).of(label) is value else value.value
    if isinstance(value, Duration):
        return show_duration(value, lang)
    if isinstance(value, Money):
        return _money(value, lang)
    if isinstance(value, date):
        return value.isoformat()
    return _ACTORS[str(value)][lang] if value in _ACTORS else safe(str(value))


def _money(money: Money, lang: Language) -> str:
    """An amount as prices are written, unless that would be read as another one."""
    shown = show_money(money, lang)
    if parse_money(shown) == money:
        return shown
    amount = format(money.amount + Decimal(0), "f")
    return f"{amount} {money.currency}" + (f" per {money.per}" if money.per else "")


def safe(text: str) -> str:
    """A text with its lines, in which everything that would steer a terminal is visible."""
    lines = (visible(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\n".join(lines).strip()


def _on_one_line(text: str) -> str:
    return " ".join(text.replace(";", ",").split())


def _names(items: Sequence[str]) -> str:
    """Names side by side, or one a line where one of them has a semicolon; a single one with a comma ends in one."""
    plain = [" ".join(item.split()) for item in items]
    if any(";" in item for item in plain):
        return "\n".join(plain) if len(plain) > 1 else f"{BULLET}{plain[0]}\n{BULLET}"
    if len(plain) == 1:
        return f"{plain[0]};" if "," in plain[0] else plain[0]
    return "; ".join(plain)


def _texts(items: Sequence[str]) -> str:
    """One text as it is, several as lines with bullets; further lines of a text stand further in."""
    if len(items) == 1 and not items[0].startswith(("-", "•", "*", "–")):
        return items[0]
    return "\n".join(BULLET + item.replace("\n", "\n  ") for item in items)
