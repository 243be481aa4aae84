"""Conditions on texts: which phrases they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from journeyaudit.conditions.look import Answer, Condition, Look, undecided
from journeyaudit.conditions.scope import Reading, Scope, compile_path, label, noun
from journeyaudit.facts import Base, Element, Items, Type, Unknown, Value
from journeyaudit.source import Path
from journeyaudit.values import did_you_mean
from journeyaudit.wording import Hit, PatternError, PhraseSet, compile_pattern, compile_regex, literal, mentions

Phrases = Callable[[Look], tuple[PhraseSet, frozenset[str]]]
"""The phrases to look for at one look, and what is missing from their list."""


def phrases(value: object, scope: Scope, path: Path) -> Phrases:
    """The phrases that a condition names: patterns, lists, or the names that a `$path` leads to."""
    parts = value if isinstance(value, list) else [value]
    fixed: list[str] = []
    paths: list[Reading] = []
    for number, part in enumerate(parts):
        here = (*path, number) if isinstance(value, list) else path
        if not isinstance(part, str):
            raise scope.refuse(here, f"{part!r} is no phrase")
        if part.startswith("$"):
            reading = compile_path(part[1:], scope, here, from_root=True)
            if reading.type.base not in (Base.NAME, Base.TEXT, Base.ELEMENT):
                raise scope.refuse(here, f"{part} is {noun(reading.type)}; names or texts are wanted")
            paths.append(reading)
        else:
            fixed.append(part)
            _pattern(part, scope, here)
    if not paths:
        found = _compiled(tuple(fixed), scope)
        return lambda look: (found, frozenset())
    return _named(tuple(fixed), paths, scope)


def _pattern(part: str, scope: Scope, path: Path) -> None:
    """Refuse a pattern that does not compile, and a list that does not exist."""
    name = part[1:-1]
    if part == f"<{name}>" and name.replace("-", "").isalnum() and name not in scope.lexica.words:
        near = did_you_mean(name, scope.lexica.words)
        raise scope.refuse(path, f"no word list <{name}>" + (f"; did you mean <{near}>?" if near else ""))
    try:
        compile_pattern(part, scope.lexica.words)
    except PatternError as error:
        raise scope.refuse(path, str(error)) from None


def _compiled(patterns: tuple[str, ...], scope: Scope) -> PhraseSet:
    if patterns not in scope.phrases:
        scope.phrases[patterns] = PhraseSet([compile_pattern(one, scope.lexica.words) for one in patterns])
    return scope.phrases[patterns]


def _named(fixed: tuple[str, ...], paths: list[Reading], scope: Scope) -> Phrases:
    """Phrases out of the names in a journey; those names are literal, never patterns."""
    patterns = [compile_pattern(one, scope.lexica.words) for one in fixed]
    cache: dict[tuple[str, ...], PhraseSet] = {}

    def find(look: Look) -> tuple[PhraseSet, frozenset[str]]:
        names: list[str] = []
        fields: frozenset[str] = frozenset()
        for reading in paths:
            value = reading.read(look)
            if isinstance(value, Unknown):
                fields |= value.fields
            elif isinstance(value, Items):
                fields |= value.fields
                names.extend(label(one) for one in value.values if isinstance(one, (str, Element)))
            elif isinstance(value, (str, Element)):
                names.append(label(value))
        key = tuple(names)
        if key not in cache:
            if len(cache) > 64:
                cache.clear()
            cache[key] = PhraseSet([*patterns, *(literal(name) for name in names)])
        return cache[key], fields

    return find


def mentioned(left: Reading, spec: Mapping[str, Any], scope: Scope, path: Path) -> Condition:
    """True if a text holds one of the phrases in a sentence that holds none of `but_not`."""
    wanted = phrases(spec["mentions"], scope, (*path, "mentions"))
    spared = phrases(spec["but_not"], scope, (*path, "but_not")) if "but_not" in spec else None
    name = scope.catch(spec["as"], Type(Base.TEXT, "words", many=True), (*path, "as")) if "as" in spec else ""

    def decide(look: Look) -> Answer:
        value = left.read(look)
        fields = value.fields if isinstance(value, (Unknown, Items)) else frozenset()
        found, missing = wanted(look)
        but = spared(look)[0] if spared is not None else None
        hits = [hit for text in texts_of(value) for hit in mentions(text, found, but)]
        if not hits:
            return undecided(fields | missing) if isinstance(value, Unknown) or fields or missing else False
        if name:
            look.caught[name] = Items(tuple(hit.words for hit in hits))
        remember(look, left, hits)
        return True

    return decide


def remember(look: Look, left: Reading, hits: list[Hit]) -> None:
    """Note where the first hit stands, so that the finding can point at the words."""
    if len(left.steps) == 1 and not left.type.many and left.last is not None and left.last.keys:
        key = left.last.keys[0]
        path = (*look.item.path, key) if key else look.item.path
        look.words.setdefault(path, (hits[0].start, hits[0].end))


def not_mentioned(left: Reading, spec: Mapping[str, Any], scope: Scope, path: Path) -> Condition:
    """True if a text holds none of the phrases."""
    wanted = phrases(spec["mentions_no"], scope, (*path, "mentions_no"))

    def decide(look: Look) -> Answer:
        value = left.read(look)
        found, missing = wanted(look)
        if any(found.find(text) for text in texts_of(value)):
            return False
        fields = value.fields if isinstance(value, (Unknown, Items)) else frozenset()
        return Unknown(fields | missing) if fields or missing else True

    return decide


def matched(left: Reading, spec: Mapping[str, Any], scope: Scope, path: Path) -> Condition:
    """True if a regular expression is found in a text."""
    source = spec["matches"]
    if not isinstance(source, str):
        raise scope.refuse((*path, "matches"), f"{source!r} is no regular expression")
    try:
        search = compile_regex(source)
    except ValueError as error:
        raise scope.refuse((*path, "matches"), str(error)) from None
    name = scope.catch(spec["as"], Type(Base.TEXT, "words", many=True), (*path, "as")) if "as" in spec else ""

    def decide(look: Look) -> Answer:
        value = left.read(look)
        for text in texts_of(value):
            place = search(text)
            if place is not None:
                if name:
                    look.caught[name] = Items((text[place[0] : place[1]],))
                return True
        return value if isinstance(value, Unknown) else undecided(value.fields) if isinstance(value, Items) else False

    return decide


def texts_of(value: Value) -> list[str]:
    """The texts of a value: one, many, or none."""
    if isinstance(value, Items):
        return [label(one) for one in value.values if isinstance(one, (str, Element))]
    return [label(value)] if isinstance(value, (str, Element)) else []
