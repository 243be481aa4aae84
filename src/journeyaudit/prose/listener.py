"""What is heard in a passage: the phrases of the rules, and sentences that sound like them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from journeyaudit.frozen import dataclass
from journeyaudit.report import Severity
from journeyaudit.rulebook import CompiledRule
from journeyaudit.values import Language
from journeyaudit.wording import (
    Certainty,
    Classifier,
    Outlines,
    PatternError,
    PhraseSet,
    around,
    mentions,
)
from journeyaudit.wording.classifier import classifier
from journeyaudit.wording.sentences import sentences

T = TypeVar("T")
EXEMPT = ("<solved>", "<forbid>", "<turned>")
"""Lists of phrases that take a reproach back: the trouble is over, its opposite is said, or the words are forbidden."""
CONDEMNED = ("<condemned>", *EXEMPT)
"""The same around words in quotation marks, where they may be said of a quotation."""

VETO = 0.15
"""A phrase does not count in a sentence of which the model is less sure than this that it means the label.

In labelled sentences of situations that the model had not seen, this leaves out 56 (German) and 62 % (English) of the
hits that are wrong and 5 and 7 % of those that are right; at 0.05 it would be 42, 46, 2 and 3 %.
"""


class Heard(NamedTuple):
    """Words of a passage that a rule is about."""

    rule: str
    severity: Severity
    start: int
    end: int
    confidence: float
    learned: bool
    """Whether no phrase of the rule says so, but what was learned from labelled sentences."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The phrases of one case of a rule that looks at texts."""

    wanted: PhraseSet
    but_not: PhraseSet | None
    unless: PhraseSet | None
    severity: Severity

    def hits(self, text: str) -> Iterator[tuple[int, int, int]]:
        """The sentence of every hit, with its start and end."""
        found = mentions(text, self.wanted, self.but_not)
        if found and not (self.unless is not None and self.unless.find(text)):
            yield from ((hit.sentence, hit.start, hit.end) for hit in found)


class Listener:
    """Hears for several rules at once."""

    def __init__(self, rules: Sequence[CompiledRule], certainty: Certainty | None) -> None:
        """Take the rules; without a certainty only their phrases are heard."""
        self.rules = {one.rule.id: one for one in rules}
        self.certainty = certainty
        self._spoken = _together(((one.rule.id, case) for one in rules for case in _spoken(one)), _wanted)
        self._exempt = _together(_lists(EXEMPT, rules), _itself)
        self._condemned = _lists(CONDEMNED, rules)

    def hear(self, text: str, language: Language | None) -> list[Heard]:
        """What a passage says, in its order; of one rule at most once in a sentence.

        In a language that is not known only phrases are heard.
        """
        model = classifier(language) if language is not None else None
        found = self._phrases(text, model)
        if not found and (model is None or self.certainty is None):
            return []
        spans = sentences(text)
        if model is not None and self.certainty is not None:
            phrased: dict[int, list[str]] = {}
            for number, name in found:
                phrased.setdefault(number, []).append(name)
            least = model.least[self.certainty]
            excused: set[int] | None = None
            for number, (begin, end) in enumerate(spans):
                sentence = text[begin:end]
                confidences = model.confidences(sentence, 0.0 if number in phrased else least)
                if not confidences:
                    continue
                for name in phrased.get(number, ()):
                    if confidences.get(name, 1.0) < VETO:
                        del found[number, name]
                for name, sure in model.counting(confidences, self.certainty):
                    if (number, name) in found or name not in self.rules:
                        continue
                    if sure < model.least[Certainty.SURE]:
                        excused = self.excused(text) if excused is None else excused
                        if number in excused:
                            continue
                    start, stop = model.evidence(sentence, name)
                    severity = self.rules[name].rule.severity
                    found[number, name] = Heard(name, severity, begin + start, begin + stop, sure, True)
        meant = (one for (number, _), one in found.items() if not self._is_condemned(text, spans[number], one))
        return sorted(meant, key=lambda one: (one.start, one.rule))

    def _is_condemned(self, text: str, span: tuple[int, int], heard: Heard) -> bool:
        """Whether words stand in quotation marks, and their sentence says around them that nobody is to say them."""
        begin, end = span
        rest = around(text[begin:end], heard.start - begin, heard.end - begin)
        return rest is not None and any(one.find(rest) for one in self._condemned)

    def excused(self, text: str) -> set[int]:
        """The numbers of the sentences that take back what they say."""
        return {
            hit.sentence
            for outlines, bits, sets in self._exempt
            if outlines.might(text, bits)
            for one in sets
            for hit in one.find(text)
        }

    def _phrases(self, text: str, model: Classifier | None) -> dict[tuple[int, str], Heard]:
        """What phrases say, by sentence and rule."""
        found: dict[tuple[int, str], Heard] = {}
        for outlines, every, spoken in self._spoken:
            if not outlines.might(text, every):
                continue
            bits = outlines.of(text) & every
            for name, case in spoken if bits else ():
                if bits & case.wanted.bit:
                    for sentence, start, end in case.hits(text):
                        sure = model.phrases.get(name, 0.0) if model is not None else 0.0
                        found.setdefault((sentence, name), Heard(name, case.severity, start, end, sure, False))
        return found


def _together(those: Iterable[T], of: Callable[[T], PhraseSet]) -> list[tuple[Outlines, int, list[T]]]:
    """What has phrases, by where their outlines are known, with the bits of those that are looked for there."""
    found: dict[int, tuple[Outlines, int, list[T]]] = {}
    for one in those:
        phrases = of(one)
        outlines, every, own = found.get(id(phrases.outlines), (phrases.outlines, 0, []))
        found[id(outlines)] = outlines, every | phrases.bit, [*own, one]
    return list(found.values())


def _wanted(spoken: tuple[str, Spoken]) -> PhraseSet:
    return spoken[1].wanted


def _itself(phrases: PhraseSet) -> PhraseSet:
    return phrases


def _spoken(rule: CompiledRule) -> Iterator[Spoken]:
    """The phrases of the cases that look at texts."""
    for case in rule.rule.cases:
        condition = case.conditions.get("flag_if")
        text = condition.get("text") if isinstance(condition, Mapping) else None
        if case.each != "text" or not isinstance(text, Mapping) or "mentions" not in text:
            continue
        wanted = _set(_listed(text["mentions"]), rule)
        if wanted is not None:
            unless = case.conditions.get("unless")
            said = unless.get("text") if isinstance(unless, Mapping) else None
            yield Spoken(
                wanted,
                _set(_listed(text.get("but_not")), rule),
                _set(_listed(said.get("mentions")), rule) if isinstance(said, Mapping) else None,
                case.severity,
            )


def _listed(value: Any) -> Sequence[str]:
    if isinstance(value, list):
        return [one for part in value for one in _listed(part)]
    return [] if value is None else [str(value)]


def _lists(names: Sequence[str], rules: Sequence[CompiledRule]) -> list[PhraseSet]:
    """Those of the lists that the pack of the rules has."""
    return [found for name in names for one in rules[:1] if (found := _set((name,), one)) is not None]


def _set(patterns: Iterable[str], rule: CompiledRule) -> PhraseSet | None:
    """The patterns that hold without a journey, as one set; none where nothing is left."""
    known = tuple(one for one in patterns if not one.startswith("$") and "<$" not in one)
    try:
        return rule.phrasebook.phrases(known) if known else None
    except PatternError:  # a list that this pack does not have
        return None
