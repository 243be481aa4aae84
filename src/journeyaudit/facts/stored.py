"""How the fields that stand in the file are read: what a missing one means, and which elements it holds."""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import date
from functools import cache, partial
from typing import Annotated, Any, Union, get_args, get_origin

from journeyaudit.facts.element import Element
from journeyaudit.facts.known import EMPTY, Items, Unknown, Value
from journeyaudit.facts.types import (
    BOOL,
    DATE,
    DURATION,
    MONEY,
    NUMBER,
    TEXT,
    Absence,
    Base,
    Field,
    Type,
    choice,
    element,
    name,
)
from journeyaudit.frozen import dataclass
from journeyaudit.model import Absence as Marker
from journeyaudit.model import Choice, Domain, Journey, Organisation, Part
from journeyaudit.values import Duration, Money, Special

NO_WAIT = frozenset({("wait", "max"), ("wait", "typical"), ("channel", "wait"), ("offer", "wait")})
"""Durations that are zero where they are absent: no wait is no time."""


@cache
def kind_name(part: type[Part]) -> str:
    """The name of the kind of element for a class of the model."""
    name = next(one.__name__ for one in part.__mro__ if Part in one.__bases__)
    return "transfer" if name == "Handoff" else name.lower()


@dataclass(frozen=True, slots=True)
class Slot:
    """A field of a model class: what it holds and what it means when it is missing."""

    attribute: str
    key: str
    type: Type
    absence: Absence
    doc: str
    opens: bool
    missing: Value
    """The value where nothing is written."""
    leads_on: bool
    """Whether it holds elements or names steps, which are not taken as they stand."""


_SLOTS: dict[type[Part], Mapping[str, Slot]] = {}


def slots(part: type[Part]) -> Mapping[str, Slot]:
    """The fields of a model class that have a type of the rule language, by key."""
    found = _SLOTS.get(part)
    if found is None:
        found = _SLOTS[part] = _slots(part)
    return found


def _slots(part: type[Part]) -> dict[str, Slot]:
    found: dict[str, Slot] = {}
    for attribute, info in part.model_fields.items():
        of = _type(info.annotation, tuple(info.metadata))
        if of is None:
            continue
        marker = next((m for m in info.metadata if isinstance(m, Marker)), None)
        absence: Absence = "required" if info.is_required() else "none" if marker else "unknown"
        key = attribute.rstrip("_")
        opens = of == DURATION and Special in _parts(info.annotation)
        counts_as = marker.counts_as if marker else ""
        name = info.alias or key
        missing = _missing(f"{kind_name(part)}.{name}", of, absence, counts_as)
        found[key] = Slot(attribute, name, of, absence, info.description or "", opens, missing, of.base is Base.ELEMENT)
    return found


def _missing(field: str, of: Type, absence: Absence, counts_as: str) -> Value:
    if absence == "unknown":
        return Unknown(frozenset((field,)))
    if counts_as:
        return int(counts_as)
    return EMPTY if of.many else Special.NONE


def _parts(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in (Union, types.UnionType) else (annotation,)


def _type(annotation: Any, metadata: tuple[Any, ...]) -> Type | None:
    """The type of the rule language for an annotation of the model; None for mappings."""
    kept = [part for part in _parts(annotation) if part is not type(None) and part is not Special]
    if len(kept) != 1:
        return None
    inner = kept[0]
    if get_origin(inner) is Annotated:
        first, *more = get_args(inner)
        return _type(first, (*metadata, *more))
    if get_origin(inner) is tuple:
        item = _type(get_args(inner)[0], ())
        return item.list() if item else None
    if not isinstance(inner, type):
        return None
    if issubclass(inner, Choice):
        return choice(inner.__name__)
    if issubclass(inner, Part):
        return element(kind_name(inner))
    if inner is str:
        domain = next((m.name for m in metadata if isinstance(m, Domain)), "text")
        return TEXT if domain == "text" else element("touchpoint") if domain == "place" else name(domain)
    return {Duration: DURATION, Money: MONEY, date: DATE, int: NUMBER, bool: BOOL}.get(inner)


def stored(of: Element, key: str, missing: Value = None) -> Value:
    """The value of a field as it stands in the file; `missing` (or what the model says) where it does not."""
    return _read(of, slots(type(of.data))[key], missing)


def _read(of: Element, slot: Slot, missing: Value) -> Value:
    raw = getattr(of.data, slot.attribute)
    if raw is None:
        return slot.missing if missing is None else missing
    if isinstance(raw, tuple):
        path = (*of.path, slot.key)
        return Items(tuple([_one(of, slot, item, (*path, number)) for number, item in enumerate(raw)]))
    return _one(of, slot, raw, (*of.path, slot.key)) if slot.leads_on else raw


def listed(of: Element) -> tuple[Element, ...]:
    """The touchpoints that stand directly under a journey or a stage."""
    found: Items = of.recall("·listed", lambda holder: stored(holder, "touchpoints", EMPTY))
    return found.values


def _one(of: Element, slot: Slot, raw: Any, path: tuple[str | int, ...]) -> Value:
    if isinstance(raw, Part):
        return of.below(kind_name(type(raw)), raw, path)
    if slot.type.of == "touchpoint" and isinstance(raw, str):
        journey = of.up("journey")
        found = of.world.place(journey, raw) if journey is not None else None
        return found if found is not None else Special.NONE
    return raw


def stored_fields(part: type[Part]) -> dict[str, Field]:
    """The fields of a model class as the rule language sees them."""
    kind = kind_name(part)
    found: dict[str, Field] = {}
    for key, slot in slots(part).items():
        found[key] = Field(
            name=key,
            type=slot.type,
            doc=slot.doc,
            read=partial(_read, slot=slot, missing=None),
            absence=slot.absence,
            keys=(slot.key,),
            zero=Duration() if (kind, key) in NO_WAIT else None,
            special=("open",) if slot.opens else (),
            written=slot.type.of != "touchpoint",
        )
    return found


def model_classes() -> tuple[type[Part], ...]:
    """Every class of the model that a journey or organisation file may hold, each once, in order of first use."""
    found: dict[type[Part], None] = {}
    stack: list[type[Part]] = [Organisation, Journey]
    while stack:
        part = stack.pop()
        if part in found:
            continue
        found[part] = None
        for info in part.model_fields.values():
            stack.extend(_classes(info.annotation))
    return tuple(found)


def _classes(annotation: Any) -> list[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return [annotation]
    return [part for argument in get_args(annotation) for part in _classes(argument)]
