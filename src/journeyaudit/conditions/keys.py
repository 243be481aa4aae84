"""How values compare: names by their folded form, facts by their synonyms, elements by the name they stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from journeyaudit.facts import Base, Element, Type, kinds
from journeyaudit.values import tongue


def stands_for(of: Type) -> Type:
    """The type of the name that an element stands for; any other type as it is."""
    if of.base is not Base.ELEMENT:
        return of
    domain = kinds()[of.of].domain
    return of if domain is None or domain.base is Base.TEXT else replace(domain, many=of.many)


def key_of(of: Type) -> Callable[[Any, Element], Any]:
    """How values of a type compare: a function of the value and an element of the world it lives in."""
    of = stands_for(of)
    if of.base is Base.NAME and of.of == "fact":
        return _fact
    if of.base is Base.NAME and of.of == "tongue":
        return _tongue
    if of.base in (Base.NAME, Base.TEXT):
        return _folded
    return _same_part if of.base is Base.ELEMENT else _itself


def _fact(value: Any, near: Element) -> Any:
    return near.world.fact_key(label(value) if isinstance(value, Element) else value)


def _tongue(value: Any, _: Element) -> Any:
    return tongue(value) if isinstance(value, str) else value


def _folded(value: Any, near: Element) -> Any:
    return near.world.fold(label(value)) if isinstance(value, (str, Element)) else value


def _same_part(value: Any, _: Element) -> Any:
    """What is joined is what it joins; a part of a journey is known by its place, however often it was read."""
    if not isinstance(value, Element):
        return value
    return id(value.data) if isinstance(value.data, Mapping) else (id(value.document), value.path)


def _itself(value: Any, _: Element) -> Any:
    return value


def label(value: str | Element) -> str:
    """The name that an element stands for."""
    if isinstance(value, str):
        return value
    return str(value.get(value.kind.label)) if value.kind.label else repr(value)
