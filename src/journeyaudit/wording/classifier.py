"""Hears what a sentence says where no phrase is known for it: a linear model, learned from labelled sentences.

The model of a language is a file beside this module, written by `scripts/train_wording.py`. For every label it adds up
the weights of the features that the sentence has, and turns the sum into how sure it is that the label is right.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from math import exp, sqrt
from typing import TypeAlias

from journeyaudit.wording.features import features, located, places

FIRST_LABEL = ord("A")
"""The character of the first label in a row of weights."""
ZERO = ord("P")
"""The character of the weight 0; smaller ones stand for weights below."""
LEVELS = 46
"""How many sizes of weights there are on each side of 0."""
GATE = ""
"""The name of the column that tells whether anything at all is wrong with a sentence."""
GATE_SHARE, GATE_MOST = 0.75, 0.5
"""How much of the gate's sum is added to every label, and what of it counts at most."""
QUOTED = 12
"""Words of a sentence that are quoted as the reason."""
MAX_WORDS = 120
"""Longer sentences are not judged: they are lists or tables, and nobody wrote such sentences to learn from."""


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


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a label's sum means."""

    slope: float
    offset: float
    least: dict[Certainty, float]
    """The confidence from which on the label counts."""


class Classifier:
    """The model of one language."""

    def __init__(self, data: bytes) -> None:
        """Read a model file."""
        head, names, rows = zlib.decompress(data).decode("utf-8").split("\n")
        header = json.loads(head)
        self.labels: tuple[str, ...] = tuple(header["labels"])
        """The labels in the order of the columns, the gate last."""
        self._biases: tuple[float, ...] = tuple(header["biases"])
        self._scale: float = header["scale"]
        self._square: float = header["square"]
        self.calibrations = {
            label: Calibration(slope, offset, {Certainty(name): value for name, value in least.items()})
            for label, (slope, offset, least) in header["calibrations"].items()
        }
        self.phrases: dict[str, float] = header.get("phrases", {})
        """For every label how often a phrase of its rule was right in the labelled sentences."""
        self._rows: dict[str, str | Row] = dict(zip(names.split("\t"), rows.split("\t"), strict=True))

    def sounds(self, sentence: str, certainty: Certainty) -> list[Sound]:
        """The labels of a sentence, the surest first."""
        found: list[Sound] = []
        for label, total in self.sums(sentence).items():
            calibration = self.calibrations.get(label)
            if calibration is None:
                continue
            confidence = 1 / (1 + exp(-(calibration.slope * total + calibration.offset)))
            if confidence >= calibration.least[certainty]:
                found.append(Sound(label, confidence, *self._evidence(sentence, label)))
        return sorted(found, key=lambda sound: (-sound.confidence, sound.label))

    def sums(self, sentence: str) -> dict[str, float]:
        """The sum of every label; empty for a sentence that holds nothing known, or too much."""
        names = features(sentence)
        rows = self._rows
        totals = [0.0] * len(self.labels)
        square = 0.0
        for name in names:
            row = rows.get(name)
            if row is None:
                continue
            if isinstance(row, str):
                row = rows[name] = self._decoded(row)
            square += row[0]
            for column, weight in row[1]:
                totals[column] += weight
        if not square or len(places(sentence)) > MAX_WORDS:
            return {}
        norm = sqrt(square)
        sums = [bias + total / norm for bias, total in zip(self._biases, totals, strict=True)]
        gate = GATE_SHARE * min(sums[-1], GATE_MOST)
        return {label: total + gate for label, total in zip(self.labels[:-1], sums, strict=False)}

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
    file = files("journeyaudit.wording").joinpath("models", f"{language}.model")
    return Classifier(file.read_bytes()) if file.is_file() else None
