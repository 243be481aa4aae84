"""Hears what a sentence says where no phrase is known for it: a linear model, learned from labelled sentences.

The model of a language is a file beside this module, written by `scripts/train_wording.py`. For every label it adds up
the weights of the features that the sentence has. How sure it is of a label follows from that sum, from the sum that
tells whether anything is wrong at all, and from the lead over the other labels.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from math import exp, sqrt
from typing import TypeAlias

from journeyaudit.wording.features import features, located, places, words
from journeyaudit.wording.language import ENGLISH, GERMAN

FIRST_LABEL = ord("A")
"""The character of the first label in a row of weights."""
ZERO = ord("P")
"""The character of the weight 0; smaller ones stand for weights below."""
LEVELS = 46
"""How many sizes of weights there are on each side of 0."""
GATE = ""
"""The name of the column that tells whether anything at all is wrong with a sentence."""
GATE_SHARE, GATE_MOST = 1.0, 0.8
"""How much of the gate's sum is added to every label's, and what of it counts at most: that something is wrong does
not tell what. With other shares the same alarms were worth less recall (`docs/wording.md`)."""
LEAD_SHARE = 0.3
"""How much of a label's lead over all other labels is added."""
QUOTED = 12
"""Words of a sentence that are quoted as the reason."""
LEAST_WORDS, MOST_WORDS = 5, 80
"""Shorter ones are headings and labels, longer ones lists; nobody wrote such sentences to learn from."""
LEAST_KNOWN = 0.5
"""The share of its words that has to be known, so that a sentence can be judged."""
LEAST_SMALL = 2
"""How many of the small words a sentence needs that hold the others together; what has fewer is no sentence."""
SMALL_WORDS = {"de": GERMAN, "en": ENGLISH}


Row: TypeAlias = tuple[float, tuple[tuple[int, float], ...]]
"""Of a feature the square of its weight in a sentence, and what it adds to the sums by column."""


class Certainty(StrEnum):
    """How sure the model has to be: `sure` for few alarms in prose of any kind, `likely` for finding more."""

    LIKELY = "likely"
    SURE = "sure"


@dataclass(frozen=True, slots=True)
class Sound:
    """A label that a sentence sounds like."""

    label: str
    confidence: float
    """The share of such sentences, at this sum, for which the label was right where it was measured."""
    start: int
    """Where the words begin that made it so, in code points of the sentence."""
    end: int


class Classifier:
    """The model of one language."""

    def __init__(self, data: bytes, language: str) -> None:
        """Read the model file of a language."""
        self._small = SMALL_WORDS[language]
        head, names, rows = zlib.decompress(data).decode("utf-8").split("\n")
        header = json.loads(head)
        self.labels: tuple[str, ...] = tuple(header["labels"])
        """The labels in the order of the columns, the gate last."""
        self._biases: tuple[float, ...] = tuple(header["biases"])
        self._scale: float = header["scale"]
        self._square: float = header["square"]
        self._slope: float = header["slope"]
        self._offset: float = header["offset"]
        self.least = {Certainty(name): value for name, value in header["least"].items()}
        """From which confidence on a label counts."""
        self.phrases: dict[str, float] = header.get("phrases", {})
        """For every label how often a phrase of its rule was right in the labelled sentences."""
        self._rows: dict[str, str | Row] = dict(zip(names.split("\t"), rows.split("\t"), strict=True))

    def sounds(self, sentence: str, certainty: Certainty) -> list[Sound]:
        """The labels that count for a sentence, the surest first."""
        return self.heard(sentence, self.confidences(sentence), certainty)

    def heard(self, sentence: str, confidences: Mapping[str, float], certainty: Certainty) -> list[Sound]:
        """As `sounds`, of a sentence whose confidences are known."""
        least = self.least[certainty]
        found = [
            Sound(label, confidence, *self._evidence(sentence, label))
            for label, confidence in confidences.items()
            if confidence >= least
        ]
        return sorted(found, key=lambda sound: (-sound.confidence, sound.label))

    def confidences(self, sentence: str) -> dict[str, float]:
        """How sure it is of every label; empty for what is no sentence of which enough is known."""
        if not self._is_sentence([word for word in words(sentence) if word[0].isalnum()]):
            return {}
        *sums, gate = self._sums(sentence)
        best, second = sorted(sums)[:-3:-1]
        gate = GATE_SHARE * min(gate, GATE_MOST)
        found: dict[str, float] = {}
        for label, total in zip(self.labels, sums, strict=False):
            lead = total - (second if total == best else best)
            evidence = total + gate + LEAD_SHARE * lead
            found[label] = 1 / (1 + exp(-(self._slope * evidence + self._offset)))
        return found

    def _sums(self, sentence: str) -> list[float]:
        """The sum of every column."""
        rows = self._rows
        totals = [0.0] * len(self.labels)
        square = 0.0
        for name in features(sentence):
            row = rows.get(name)
            if row is None:
                continue
            if isinstance(row, str):
                row = rows[name] = self._decoded(row)
            square += row[0]
            for column, weight in row[1]:
                totals[column] += weight
        norm = sqrt(square) or 1.0
        return [bias + total / norm for bias, total in zip(self._biases, totals, strict=True)]

    def _is_sentence(self, spoken: list[str]) -> bool:
        if not LEAST_WORDS <= len(spoken) <= MOST_WORDS:
            return False
        small = sum(word in self._small for word in spoken)
        return small >= LEAST_SMALL and sum(word in self._rows for word in spoken) >= LEAST_KNOWN * len(spoken)

    def _decoded(self, row: str) -> Row:
        """The square of a feature's weight in a sentence, and its weights by column."""
        square = (ord(row[0]) - FIRST_LABEL) * self._square
        pairs = zip(row[1::2], row[2::2], strict=True)
        return square, tuple((ord(label) - FIRST_LABEL, self._weight(ord(code) - ZERO)) for label, code in pairs)

    def _weight(self, level: int) -> float:
        """A weight from its level; the levels grow with the square root, so that small weights stay apart."""
        size = self._scale * (level / LEVELS) ** 2
        return size if level > 0 else -size

    def _evidence(self, sentence: str, label: str) -> tuple[int, int]:
        """Where the words stand that speak most for a label, at most `QUOTED` of them in a row."""
        column = self.labels.index(label)
        spans = places(sentence)
        speaks = [0.0] * len(spans)
        for name, first, last in located(sentence):
            row = self._rows.get(name)
            if row is None or isinstance(row, str):
                continue
            weight = next((weight for number, weight in row[1] if number == column), 0.0) / (last - first + 1)
            for number in range(first, last + 1):
                speaks[number] += weight
        begin, end = _best_window(speaks)
        return spans[begin][0], spans[end][1]


def _best_window(speaks: list[float]) -> tuple[int, int]:
    """First and last of at most `QUOTED` numbers in a row with the greatest sum."""
    best, window = float("-inf"), (0, 0)
    for begin in range(len(speaks)):
        total = 0.0
        for end in range(begin, min(begin + QUOTED, len(speaks))):
            total += speaks[end]
            if total > best:
                best, window = total, (begin, end)
    return window


@cache
def classifier(language: str) -> Classifier | None:
    """The model of a language, `de` or `en`; None where nothing was learned for it."""
    if language not in SMALL_WORDS:
        return None
    file = files("journeyaudit.wording").joinpath("models", f"{language}.model")
    return Classifier(file.read_bytes(), language) if file.is_file() else None
