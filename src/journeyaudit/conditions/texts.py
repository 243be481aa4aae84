"""Conditions on texts: which phrases they hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeyaudit.conditions.guards import Guard
from journeyaudit.conditions.keys import label
from journeyaudit.conditions.look import Answer, Condition, Look, undecided
from journeyaudit.conditions.phrases import phrases
from journeyaudit.conditions.reading import Reading
from journeyaudit.conditions.scope import Scope
from journeyaudit.facts import Base, Element, Items, Type, Unknown, Value
from journeyaudit.source import Path
from journeyaudit.wording import Hit, PhraseSet, compile_regex, mentions


def mentioned(left: Reading, spec: Mapping[str, Any], scope: Scope, path: Path) -> Condition:
    """True if a text holds one of the phrases in a sentence that holds none of `but_not`."""
    wanted = phrases(spec["mentions"], scope, (*path, "mentions"))
    spared = phrases(spec["but_not"], scope, (*path, "but_not")) if "but_not" in spec else None
    name = scope.catch(spec["as"], Type(Base.TEXT, "words", many=True), (*path, "as")) if "as" in spec else ""
    if scope.guards is not None and wanted.everywhere is not None:
        scope.guards.append(Guard("", _possible(left, wanted.everywhere)))

    def decide(look: Look) -> Answer:
        value = left.read(look)
        fields = value.fields if isinstance(value, (Unknown, Items)) else frozenset()
        found, missing = wanted.at(look)
        but = spared.at(look)[0] if spared is not None else None
        hits = [hit for text in texts_of(value) for hit in mentions(text, found, but)]
        answer: Answer = True if hits else undecided(fields | missing)
        look.keep(name, answer, Items(tuple(hit.words for hit in hits)))
        if hits:
            remember(look, left, hits)
        return answer

    return decide


def _possible(left: Reading, phrases: PhraseSet) -> Condition:
    """False where no word of a text begins a phrase."""

    def decide(look: Look) -> Answer:
        value = left.read(look)
        return not isinstance(value, str) or phrases.may_hit(value)

    return decide


def remember(look: Look, left: Reading, hits: list[Hit]) -> None:
    """Note where the first hit stands, so that the finding can point at the words."""
    holder = left.start(look)
    if len(left.steps) == 1 and not left.type.many and isinstance(holder, Element) and left.steps[0].keys:
        key = left.steps[0].keys[0]
        path = (*holder.path, key) if key else holder.path
        look.words.setdefault(path, (hits[0].start, hits[0].end))


def not_mentioned(left: Reading, spec: Mapping[str, Any], scope: Scope, path: Path) -> Condition:
    """True if a text holds none of the phrases."""
    wanted = phrases(spec["mentions_no"], scope, (*path, "mentions_no"))

    def decide(look: Look) -> Answer:
        value = left.read(look)
        found, missing = wanted.at(look)
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
        fields = value.fields if isinstance(value, (Unknown, Items)) else frozenset()
        answer, words = undecided(fields), ""
        for text in texts_of(value):
            place = search(text)
            if place is not None:
                answer, words = True, text[place[0] : place[1]]
                break
        look.keep(name, answer, Items((words,)))
        return answer

    return decide


def texts_of(value: Value) -> list[str]:
    """The texts of a value: one, many, or none."""
    if isinstance(value, Items):
        return [label(one) for one in value.values if isinstance(one, (str, Element))]
    return [label(value)] if isinstance(value, (str, Element)) else []
