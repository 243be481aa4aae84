"""The phrases that a condition looks for: patterns, word lists, and names that only the journey knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import count
from typing import TypeAlias

from journeyaudit.conditions.keys import label
from journeyaudit.conditions.look import Look
from journeyaudit.conditions.reading import Reading, rule_item
from journeyaudit.conditions.scope import Scope, compile_path, noun
from journeyaudit.facts import Base, Element, Items, Unknown
from journeyaudit.frozen import dataclass
from journeyaudit.source import Path
from journeyaudit.values import did_you_mean, say, sentence
from journeyaudit.wording import (
    Capitalised,
    Containing,
    Joined,
    Pattern,
    PatternError,
    Phrases,
    PhraseSet,
    as_pattern,
    literal,
    tokenize,
)

At: TypeAlias = Callable[[Look], tuple[Phrases, frozenset[str]]]
"""The phrases to look for at one look, and what is missing from their list."""
REFERENCE = re.compile(r"<\$([a-z_][a-z0-9_.]*)>")
"""Names of the journey inside a pattern, such as `<$journey.systems> … <cannot>`."""
GROUP = re.compile(r"\(([^()]*)\)")
"""Alternatives that hold no others."""
ALTERNATIVES = re.compile(r"\(.*\)")
"""Everything from the first to the last parenthesis of a pattern."""
NO_FIELDS: frozenset[str] = frozenset()
NAME_WORDS = 20
"""How many words a name of the journey may have inside a pattern."""
CACHED = 64
"""How many sets of names a condition keeps compiled."""
NUMBERS = count()
"""By which conditions are told apart in what a journey remembers."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The phrases that a condition looks for."""

    at: At
    of_element: bool = True
    """Whether they hang on nothing but the element that is looked at, and on its journey."""


@dataclass(frozen=True, slots=True)
class Named:
    """A pattern with names of the journey in it; what stands for them is filled in at each look."""

    pattern: str
    names: tuple[tuple[str, Reading], ...]
    always: bool
    """Whether no phrase of the pattern does without such a name."""


def phrases(value: object, scope: Scope, path: Path) -> Wanted:
    """The phrases that a condition names: patterns, lists, or the names that a `$path` leads to."""
    fixed: list[str] = []
    paths: list[Reading] = []
    named: list[Named] = []
    for here, part in _placed(value, scope, path):
        if not isinstance(part, str):
            raise scope.refuse(here, say("{value} is no phrase", value=repr(part)))
        if part.startswith("$"):
            paths.append(_names_at(part[1:], scope, here))
        elif REFERENCE.search(part):
            without, only = _apart(part)
            named.append(_named(only, scope, here))
            if without:
                fixed.append(without)
                _check(without, scope, here)
        else:
            fixed.append(part)
            _check(part, scope, here)
    own = scope.phrasebook.phrases(tuple(fixed))
    if not paths and not named:
        return Wanted(lambda _: (own, NO_FIELDS))
    readings = [*paths, *(reading for one in named for _, reading in one.names)]
    found = _at_each_look(own, paths, named, readings, scope)
    return Wanted(found, all(reading.text.split(".")[0] in scope.kind.fields for reading in readings))


def _placed(value: object, scope: Scope, path: Path, depth: int = 0) -> Iterator[tuple[Path, object]]:
    """Every phrase with its place; a list among the phrases holds further ways to say one thing."""
    if not isinstance(value, list) or depth > 1:
        yield path, value
        return
    if not value:
        raise scope.refuse(path, say("an empty list says nothing; write at least one phrase"))
    for number, part in enumerate(value):
        yield from _placed(part, scope, (*path, number), depth + 1)


def _apart(part: str) -> tuple[str, str]:
    """A pattern in which a name is one of several words, as two: without the name, which is always the same, and with.

    The first is empty where there is no such word beside the name.
    """
    names = list(REFERENCE.finditer(part))
    for group in GROUP.finditer(part):
        words = [word.strip() for word in group[1].split("|")]
        if len(names) == 1 and len(words) > 1 and names[0][0] in words:
            words.remove(names[0][0])
            return part.replace(group[0], f"({'|'.join(words)})"), part.replace(group[0], names[0][0])
    return "", part


def _names_at(text: str, scope: Scope, path: Path) -> Reading:
    reading = compile_path(text, scope, path, from_root=True)
    if reading.type.base not in (Base.NAME, Base.TEXT, Base.ELEMENT):
        said = say("{path} is {type}; names or texts are wanted", path=f"${text}", type=noun(reading.type))
        raise scope.refuse(path, said)
    return reading


def _named(part: str, scope: Scope, path: Path) -> Named:
    names = tuple(
        (f"names-{number}", _names_at(text, scope, path)) for number, text in enumerate(REFERENCE.findall(part))
    )
    numbers = iter(names)
    pattern = REFERENCE.sub(lambda _: f"<{next(numbers)[0]}>", part)
    _check(pattern, scope, path, {name: ("name",) for name, _ in names})
    return Named(pattern, names, always="<$" in ALTERNATIVES.sub("", part))


def _check(part: str, scope: Scope, path: Path, more: dict[str, tuple[str, ...]] | None = None) -> None:
    """Refuse a pattern that does not compile, and a list that does not exist."""
    name = part[1:-1]
    if not more and part == f"<{name}>" and name.replace("-", "").isalnum() and name not in scope.lexica.words:
        near = did_you_mean(name, scope.lexica.words)
        hint = say("; did you mean <{name}>?", name=near) if near else ""
        raise scope.refuse(path, say("no word list <{name}>{hint}", name=name, hint=hint))
    try:
        scope.phrasebook.check(part, more)
    except PatternError as error:
        raise scope.refuse(path, sentence(error)) from None


def _at_each_look(
    fixed: PhraseSet, paths: list[Reading], named: list[Named], readings: list[Reading], scope: Scope
) -> At:
    """Phrases out of the names in a journey; those names are taken word for word, never as patterns."""
    cache: dict[tuple[tuple[str, ...], ...], Phrases] = {}
    of_journey = all(one.start is rule_item and one.text.startswith("$journey.") for one in readings)
    asked = f"·phrases {next(NUMBERS)}"

    def at(look: Look) -> tuple[Phrases, frozenset[str]]:
        journey = look.root.up("journey") if of_journey else None
        return find(look) if journey is None else journey.recall(asked, lambda _: find(look))

    def find(look: Look) -> tuple[Phrases, frozenset[str]]:
        groups, fields = [], NO_FIELDS
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
            own = [name for group in groups[: len(paths)] for name in group]
            parts = [fixed, *_literally(own), *_filled(named, key[len(paths) :], scope)]
            cache[key] = Joined(tuple(parts))
        return cache[key], fields

    return at


def _literally(names: list[str]) -> Iterator[Phrases]:
    """The names word for word; one that is written with a capital is not found in small letters."""
    capital = [name[:1].isupper() for name in names]
    for wanted in (True, False):
        chosen = [literal(name) for name, large in zip(names, capital, strict=True) if large is wanted]
        if chosen:
            yield Capitalised(PhraseSet(chosen)) if wanted else PhraseSet(chosen)


def _filled(named: list[Named], groups: tuple[tuple[str, ...], ...], scope: Scope) -> Iterator[Phrases]:
    """The patterns with the names that stand for their references."""
    left = iter(groups)
    for one in named:
        lists = {name: tuple(_sayable(next(left))) for name, _ in one.names}
        if all(lists.values()):
            names = tuple(tokenize(name)[0].folded for group in lists.values() for name in group)
            make = partial(_with_names, one.pattern, lists, scope)
            yield Containing(names, make) if one.always else make()


def _with_names(pattern: str, lists: Mapping[str, tuple[str, ...]], scope: Scope) -> Phrases:
    found: list[Pattern] = []
    with suppress(PatternError):  # names of a journey can make a pattern too large, never wrong
        found.append(scope.phrasebook.compile_with(pattern, lists))
    return PhraseSet(found)


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
