"""Conditions on texts: which phrases they hold."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from journeyaudit.conditions.guards import Guard
from journeyaudit.conditions.keys import label
from journeyaudit.conditions.look import Answer, Condition, Look, undecided
from journeyaudit.conditions.phrases import Wanted, phrases
from journeyaudit.conditions.reading import Reading
from journeyaudit.conditions.scope import Scope
from journeyaudit.facts import EMPTY, Base, Element, Items, Type, Unknown, Value
from journeyaudit.source import Path
from journeyaudit.values import Excerpt, say, sentence
from journeyaudit.wording import (
    Certainty,
    Hit,
    Phrases,
    Sound,
    compile_regex,
    language_of,
    mentions,
)
from journeyaudit.wording.classifier import classifier
from journeyaudit.wording.quotations import in_clause
from journeyaudit.wording.sentences import sentences


def mentioned(left: Reading, spec: Mapping[str, Any], scope: Scope, path: Path) -> Condition:
    """True if a text holds one of the phrases in a sentence that holds none of `but_not`."""
    wanted = phrases(spec["mentions"], scope, (*path, "mentions"))
    spared = phrases(spec["but_not"], scope, (*path, "but_not")) if "but_not" in spec else None
    name = scope.catch(spec["as"], Type(Base.TEXT, "words", many=True), (*path, "as")) if "as" in spec else ""
    learned = scope.label if scope.guards is not None else ""
    if scope.guards is not None and wanted.of_element:
        scope.guards.append(Guard("", _possible(left, wanted, learned), whole=False))

    def decide(look: Look) -> Answer:
        value = left.read(look)
        fields = value.fields if isinstance(value, (Unknown, Items)) else frozenset()
        found, missing = wanted.at(look)
        but = spared.at(look)[0] if spared is not None else None
        texts = texts_of(value)
        hits = [(text, hit) for text in texts for hit in mentions(text, found, but)]
        if not hits and learned and look.root.world.certainty:
            hits = _sounding(look, learned, texts, but)
        answer: Answer = True if hits else undecided(fields | missing)
        look.keep(name, answer, Items(tuple(_excerpt(text, hit) for text, hit in hits)) if name and hits else EMPTY)
        if hits:
            look.quote = hits[0][1].words if learned else look.quote
            remember(look, left, hits[0][1])
        return answer

    return decide


def _excerpt(text: str, hit: Hit) -> Excerpt:
    return Excerpt(hit.words, in_clause(text, sentences(text)[hit.sentence], hit.start, hit.end))


def _sounding(look: Look, label: str, texts: list[str], but: Phrases | None) -> list[tuple[str, Hit]]:
    """The words for which a text sounds like the label, in a sentence that holds none of `but`."""
    found: list[tuple[str, Hit]] = []
    for text in texts:
        sounds = [one for one in _heard(look, text) if one[1].label == label]
        excused = {hit.sentence for hit in but.find(text)} if sounds and but is not None else set()
        for hit, sound in sounds:
            if hit.sentence not in excused:
                found.append((text, hit))
                look.confidence = max(look.confidence or 0.0, sound.confidence)
    return found


def _heard(look: Look, text: str) -> tuple[tuple[Hit, Sound], ...]:
    journey = look.root.up("journey")
    if journey is None:
        return heard(text, "", str(look.root.world.certainty))
    known: dict[str, tuple[tuple[Hit, Sound], ...]] = journey.recall("·heard", _nothing_heard)
    found = known.get(text)
    if found is None:
        found = known[text] = heard(text, str(journey.data.language or ""), str(look.root.world.certainty))
    return found


def _labels(look: Look, text: str) -> frozenset[str]:
    """What the text sounds like."""
    known: dict[str, frozenset[str]] = look.root.recall("·labels", _no_labels)
    found = known.get(text)
    if found is None:
        found = known[text] = frozenset([sound.label for _, sound in _heard(look, text)])
    return found


def _no_labels(_: Element) -> dict[str, frozenset[str]]:
    return {}


def _nothing_heard(_: Element) -> dict[str, tuple[tuple[Hit, Sound], ...]]:
    return {}


@lru_cache(maxsize=2048)
def heard(text: str, written: str, certainty: str) -> tuple[tuple[Hit, Sound], ...]:
    """What the sentences of a text sound like, each with its words; what several rules ask is found out once.

    `written` is the language of the journey, for texts that are too short to tell their own.
    """
    model = classifier(language_of(text) or written)
    if model is None:
        return ()
    found = []
    for number, (begin, end) in enumerate(sentences(text)):
        for sound in model.sounds(text[begin:end], Certainty(certainty)):
            start, stop = begin + sound.start, begin + sound.end
            found.append((Hit(start, stop, text[start:stop], number), sound))
    return tuple(found)


def _possible(left: Reading, wanted: Wanted, learned: str) -> Condition:
    """False where a text holds nothing that a phrase cannot do without, and no model hears it."""

    def decide(look: Look) -> Answer:
        value = left.read(look)
        if not isinstance(value, str):
            return True
        phrases, missing = wanted.at(look)
        if missing or phrases.may_hit(value):
            return True
        return bool(learned and look.root.world.certainty) and learned in _labels(look, value)

    return decide


def remember(look: Look, left: Reading, hit: Hit) -> None:
    """Note where the first hit stands, so that the finding can point at the words."""
    holder = left.start(look)
    if len(left.steps) == 1 and not left.type.many and isinstance(holder, Element) and left.steps[0].keys:
        key = left.steps[0].keys[0]
        path = (*holder.path, key) if key else holder.path
        look.words.setdefault(path, (hit.start, hit.end))


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
        raise scope.refuse((*path, "matches"), say("{value} is no regular expression", value=repr(source)))
    try:
        search = compile_regex(source)
    except ValueError as error:
        raise scope.refuse((*path, "matches"), sentence(error)) from None
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
