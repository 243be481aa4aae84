"""The phrases that a condition looks for: patterns, word lists, and names that only the journey knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from journeyaudit.conditions.keys import label
from journeyaudit.conditions.look import Look
from journeyaudit.conditions.scope import Reading, Scope, compile_path, noun
from journeyaudit.facts import Base, Element, Items, Unknown
from journeyaudit.source import Path
from journeyaudit.values import did_you_mean
from journeyaudit.wording import Pattern, PatternError, PhraseSet, as_pattern, compile_pattern, literal

Phrases = Callable[[Look], tuple[PhraseSet, frozenset[str]]]
"""The phrases to look for at one look, and what is missing from their list."""
REFERENCE = re.compile(r"<\$([a-z_][a-z0-9_.]*)>")
"""Names of the journey inside a pattern, such as `<$journey.systems> … <cannot>`."""
NAME_WORDS = 20
"""How many words a name of the journey may have inside a pattern."""
CACHED = 64
"""How many sets of names a condition keeps compiled."""


@dataclass(frozen=True, slots=True)
class Named:
    """A pattern with names of the journey in it; what stands for them is filled in at each look."""

    pattern: str
    names: tuple[tuple[str, Reading], ...]


def phrases(value: object, scope: Scope, path: Path) -> Phrases:
    """The phrases that a condition names: patterns, lists, or the names that a `$path` leads to."""
    parts = value if isinstance(value, list) else [value]
    if not parts:
        raise scope.refuse(path, "an empty list says nothing; write at least one phrase")
    fixed: list[str] = []
    paths: list[Reading] = []
    named: list[Named] = []
    for number, part in enumerate(parts):
        here = (*path, number) if isinstance(value, list) else path
        if not isinstance(part, str):
            raise scope.refuse(here, f"{part!r} is no phrase")
        if part.startswith("$"):
            paths.append(_names_at(part[1:], scope, here))
        elif REFERENCE.search(part):
            named.append(_named(part, scope, here))
        else:
            fixed.append(part)
            _check(part, scope, here)
    if paths or named:
        return _at_each_look(tuple(fixed), paths, named, scope)
    return _compiled(tuple(fixed), scope)


def _names_at(text: str, scope: Scope, path: Path) -> Reading:
    reading = compile_path(text, scope, path, from_root=True)
    if reading.type.base not in (Base.NAME, Base.TEXT, Base.ELEMENT):
        raise scope.refuse(path, f"${text} is {noun(reading.type)}; names or texts are wanted")
    return reading


def _named(part: str, scope: Scope, path: Path) -> Named:
    names = tuple(
        (f"names-{number}", _names_at(text, scope, path)) for number, text in enumerate(REFERENCE.findall(part))
    )
    numbers = iter(names)
    pattern = REFERENCE.sub(lambda _: f"<{next(numbers)[0]}>", part)
    _check(pattern, scope, path, {name: ("name",) for name, _ in names})
    return Named(pattern, names)


def _check(part: str, scope: Scope, path: Path, more: dict[str, tuple[str, ...]] | None = None) -> None:
    """Refuse a pattern that does not compile, and a list that does not exist."""
    name = part[1:-1]
    if not more and part == f"<{name}>" and name.replace("-", "").isalnum() and name not in scope.lexica.words:
        near = did_you_mean(name, scope.lexica.words)
        raise scope.refuse(path, f"no word list <{name}>" + (f"; did you mean <{near}>?" if near else ""))
    try:
        if more:
            compile_pattern(part, {**scope.lexica.words, **more})
        else:
            scope.phrasebook.compile(part)
    except PatternError as error:
        raise scope.refuse(path, str(error)) from None


def _compiled(patterns: tuple[str, ...], scope: Scope) -> Phrases:
    """The phrases of patterns that no journey changes; put together when they are first looked for."""
    ready: list[PhraseSet] = []

    def find(_: Look) -> tuple[PhraseSet, frozenset[str]]:
        if not ready:
            ready.append(PhraseSet([scope.phrasebook.compile(one) for one in patterns]))
        return ready[0], frozenset()

    return find


def _at_each_look(fixed: tuple[str, ...], paths: list[Reading], named: list[Named], scope: Scope) -> Phrases:
    """Phrases out of the names in a journey; those names are taken word for word, never as patterns."""
    words = scope.lexica.words
    patterns = [scope.phrasebook.compile(one) for one in fixed]
    cache: dict[tuple[tuple[str, ...], ...], PhraseSet] = {}

    def find(look: Look) -> tuple[PhraseSet, frozenset[str]]:
        groups, fields = [], frozenset[str]()
        for reading in paths:
            names, missing = _read(reading, look)
            groups.append(names)
            fields |= missing
        for one in named:
            groups += [_read(reading, look)[0] for _, reading in one.names]
        key = tuple(groups)
        if key not in cache:
            if len(cache) >= CACHED:
                cache.clear()
            own = [literal(name) for group in groups[: len(paths)] for name in group]
            cache[key] = PhraseSet([*patterns, *own, *_filled(key[len(paths) :])])
        return cache[key], fields

    def _filled(groups: tuple[tuple[str, ...], ...]) -> list[Pattern]:
        found = []
        left = iter(groups)
        for one in named:
            lists = {name: tuple(_sayable(next(left))) for name, _ in one.names}
            if all(lists.values()):
                with suppress(PatternError):  # names of a journey can make a pattern too large, never wrong
                    found.append(compile_pattern(one.pattern, {**words, **lists}))
        return found

    return find


def _sayable(names: tuple[str, ...]) -> Iterator[str]:
    """The names as patterns; one that is empty or longer than any name is no part of a phrase."""
    for name in names:
        pattern = as_pattern(name)
        if 0 < len(pattern.split()) <= NAME_WORDS:
            yield pattern


def _read(reading: Reading, look: Look) -> tuple[tuple[str, ...], frozenset[str]]:
    value = reading.read(look)
    if isinstance(value, Unknown):
        return (), value.fields
    if isinstance(value, Items):
        return tuple(label(one) for one in value.values if isinstance(one, (str, Element))), value.fields
    return ((label(value),) if isinstance(value, (str, Element)) else ()), frozenset()
