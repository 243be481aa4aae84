"""Where a finding points: from a path in a rule to places in the files."""

from __future__ import annotations

from collections.abc import Callable

from journeyaudit.conditions.look import Look
from journeyaudit.conditions.reading import follow
from journeyaudit.conditions.scope import Refused, Scope, described, fields_of
from journeyaudit.facts import Base, Element, Field, Items, Value, kinds
from journeyaudit.frozen import dataclass
from journeyaudit.source import Document, Path
from journeyaudit.source import Path as RulePath
from journeyaudit.values import did_you_mean, guess, say


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file, by path, with the element that it belongs to."""

    document: Document
    path: Path
    element: Element


Places = Callable[[Look], list[Place]]
"""The places that a path leads to at one look."""


def compile_places(text: str, scope: Scope, path: RulePath) -> Places:
    """The places of a path: a field of the rule's element, the element itself, or what was caught."""
    first, *rest = text.split(".")
    start: Callable[[Look], Value]
    if first in scope.lost:
        raise Refused(f"'{first}' is caught in a clause that was refused")
    if first in scope.catches:
        of = scope.catches[first].type
        if of.base is not Base.ELEMENT:
            said = say("the catch '{name}' is no element and has no place in a file", name=first)
            raise scope.refuse(path, said)
        kind = kinds()[of.of]
        start = lambda look: look.caught.get(first)  # noqa: E731 # reads better than a def of one line
        names = rest
    elif first == scope.root.name and first not in scope.root.fields:
        kind, names = scope.root, rest
        start = lambda look: look.root  # noqa: E731 # reads better than a def of one line
    elif first in scope.root.fields:
        kind, names = scope.root, [first, *rest]
        start = lambda look: look.root  # noqa: E731 # reads better than a def of one line
    else:
        near = did_you_mean(first, [*scope.catches, *scope.root.fields])
        described_root = described(scope.root.name)
        said = say("{kind} has no field '{name}'{hint}", kind=described_root, name=first, hint=guess(near))
        raise scope.refuse(path, said)
    if not names:
        return lambda look: _whole(start(look))
    steps, _, _ = fields_of(kind, names[0], names[1:], scope, path)
    holders = follow(steps[:-1], zeros=False)
    last = steps[-1]
    return lambda look: [place for holder in _elements(holders(start(look))) for place in _field(holder, last)]


def _elements(value: Value) -> list[Element]:
    if isinstance(value, Items):
        return [one for one in value.values if isinstance(one, Element)]
    return [value] if isinstance(value, Element) else []


def _whole(value: Value) -> list[Place]:
    return [Place(one.document, one.path, one) for one in _elements(value)]


def _field(holder: Element, field: Field) -> list[Place]:
    """Where a field of an element stands; a computed one that stands nowhere is where its elements are."""
    if not field.keys:
        found = _elements(holder.get(field.name))
        return _whole(Items(tuple(found))) if found else _whole(holder)
    whole = holder.document.locate(holder.path)
    for key in field.keys:
        path = (*holder.path, key) if key else holder.path
        if not key or holder.document.locate(path) != whole:
            return [Place(holder.document, path, holder)]
    return [Place(holder.document, (*holder.path, field.keys[0]), holder)]
