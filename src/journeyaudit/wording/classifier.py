"""Hears what a sentence says where no phrase is known for it: a linear model, learned from labelled sentences.

The model of a language is a file beside this module, written by `scripts/train_wording.py`. For every label it adds up
the weights of the features that the sentence has. How sure it is of a label follows from that sum, from the sum that
tells whether anything is wrong at all, and from the lead over the other labels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import accumulate
from math import exp, inf, lcm, log, sqrt
from operator import add, sub
from typing import NamedTuple

from journeyaudit.wording.features import REACH, places
from journeyaudit.wording.language import ENGLISH, GERMAN
from journeyaudit.wording.modelfile import ModelFile
from journeyaudit.wording.vocabulary import Reading, Vocabulary, spans
from journeyaudit.wording.weights import LEVELS, MEANT, Weights

GATE = ""
"""The name of the column that tells whether anything at all is wrong with a sentence."""
GATE_SHARE, GATE_MOST = 1.0, 0.8
"""How much of the gate's sum is added to every label's, and what of it counts at most: that something is wrong does
not tell what. With other shares the same alarms were worth less recall (`docs/wording.md`)."""
LEAD_SHARE = 0.3
"""How much of a label's lead over all other labels is added."""
SLIGHT = 1e-6
"""Evidence that makes no difference; far more than what rounding can change."""
QUOTED = 12
"""Words of a sentence that are quoted as the reason."""
ROUNDED = 4
"""Words that are added on a side of the quote where that makes it begin or end with its clause."""
LEAST_WORDS, MOST_WORDS = 5, 80
"""Shorter ones are headings and labels, longer ones lists; nobody wrote such sentences to learn from."""
LEAST_KNOWN = 0.5
"""The share of its words that has to be known, so that a sentence can be judged."""
LEAST_SMALL = 2
"""How many of the small words a sentence needs that hold the others together; what has fewer is no sentence."""
SMALL_WORDS = {"de": GERMAN, "en": ENGLISH}
_SHARES = lcm(*range(1, REACH + 2))
"""Into so many parts a weight can be divided evenly among the words of a feature."""
_PARTS = tuple(tuple(meant * _SHARES // max(1, size) for meant in MEANT) for size in range(REACH + 2))
"""What each word of a feature of so many words gets of a weight."""


class Certainty(StrEnum):
    """How sure the model has to be: `sure` for few alarms in prose of any kind, `likely` for finding more."""

    LIKELY = "likely"
    SURE = "sure"


class Sound(NamedTuple):
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
        file = ModelFile(data)
        header = file.head
        self.labels: tuple[str, ...] = tuple(header["labels"])
        """The labels in the order of the columns, the gate last."""
        self._biases: tuple[float, ...] = tuple(header["biases"])
        self._scale: float = header["scale"] / LEVELS**2
        self._square: float = header["square"]
        self._slope: float = header["slope"]
        """Greater than 0: what has the greatest sum is the surest."""
        self._offset: float = header["offset"]
        self.least = {Certainty(name): value for name, value in header["least"].items()}
        """From which confidence on a label counts."""
        self.phrases: dict[str, float] = header.get("phrases", {})
        """For every label how often a phrase of its rule was right in the labelled sentences."""
        self._vocabulary = Vocabulary(file, SMALL_WORDS[language])
        self._weights = Weights(file.rows, file.width)
        self._last: tuple[str, Reading | None] = "", None

    def sounds(self, sentence: str, certainty: Certainty) -> list[Sound]:
        """The labels that count for a sentence, the surest first."""
        counting = self.counting(self.confidences(sentence, self.least[certainty]), certainty)
        return [Sound(label, confidence, *self.evidence(sentence, label)) for label, confidence in counting]

    def counting(self, confidences: Mapping[str, float], certainty: Certainty) -> list[tuple[str, float]]:
        """The labels that count, the surest first, with how sure it is of each."""
        least = self.least[certainty]
        found = [(label, confidence) for label, confidence in confidences.items() if confidence >= least]
        if len(found) > 1:
            found.sort(key=lambda one: (-one[1], one[0]))
        return found

    def confidences(self, sentence: str, least: float = 0.0) -> dict[str, float]:
        """How sure it is of every label of which it is as sure as `least`.

        Empty for what is no sentence of which enough is known, and for what only leads over to what follows.
        """
        reading = None if sentence.endswith(":") else self._read(sentence)
        if reading is None or not _is_sentence(reading):
            return {}
        *sums, gate = self._sums(reading)
        best, second = sorted(sums)[:-3:-1]
        gate = GATE_SHARE * min(gate, GATE_MOST)
        bar = self._evidence_for(least) - gate  # what a label's sum and lead have to reach
        if best + LEAD_SHARE * (best - second) < bar:
            return {}
        bar = (bar + LEAD_SHARE * best) / (1 + LEAD_SHARE)  # and its sum alone, where another one leads
        found: dict[str, float] = {}
        for label, total in zip(self.labels, sums, strict=False):
            if total == best or total >= bar:
                lead = total - (second if total == best else best)
                confidence = self._confidence(total + gate + LEAD_SHARE * lead)
                if confidence >= least:
                    found[label] = confidence
        return found

    def _confidence(self, evidence: float) -> float:
        return 1 / (1 + exp(-(self._slope * evidence + self._offset)))

    def _evidence_for(self, confidence: float) -> float:
        """A little less than the evidence that makes it so sure."""
        if not 0 < confidence < 1:
            return -inf if confidence <= 0 else inf
        return (log(confidence / (1 - confidence)) - self._offset) / self._slope - SLIGHT

    def _read(self, sentence: str) -> Reading | None:
        """The sentence word by word; the last one is remembered, as it may be asked for its evidence."""
        if self._last[0] != sentence:
            self._last = sentence, self._vocabulary.read(sentence)
        return self._last[1]

    def _sums(self, reading: Reading) -> list[float]:
        """The sum of every column."""
        square, *totals = self._weights.added(reading.numbers())
        scale = self._scale / (sqrt(self._square * square) or 1.0)
        return [bias + scale * total for bias, total in zip(self._biases, totals, strict=True)]

    def evidence(self, sentence: str, label: str) -> tuple[int, int]:
        """Where the words stand that speak most for a label, at most `QUOTED` of them in a row, with their clause."""
        reading = self._read(sentence)
        if reading is None:
            return 0, 0
        column = self._weights.column(self.labels.index(label))
        count = len(reading.own)
        alone = _PARTS[1]
        speaks = [0] * count
        for word, numbers in enumerate(reading.own):
            for number in numbers:
                speaks[word] += alone[column[number]]
        steps = [0] * (count + 1)  # by how much more a word speaks together with others than the one before it
        unknown = reading.unknown
        for number, (first, end) in zip(reading.together, spans(count), strict=True):
            if number != unknown:
                share = _PARTS[end - first][column[number]]
                steps[first] += share
                steps[end] -= share
        begin, end = best_window(list(map(add, speaks, accumulate(steps))))
        words = places(sentence)
        begin, end = whole_clause(sentence, words, begin, end)
        while begin < end and not sentence[words[begin][0]].isalnum():  # a quote begins and ends with words
            begin += 1
        while begin < end and not sentence[words[end][1] - 1].isalnum():
            end -= 1
        return words[begin][0], words[end][1]


def _is_sentence(reading: Reading) -> bool:
    spoken = reading.spoken
    if not LEAST_WORDS <= spoken <= MOST_WORDS:
        return False
    return reading.small >= LEAST_SMALL and reading.learned >= LEAST_KNOWN * spoken


def best_window(speaks: Sequence[int]) -> tuple[int, int]:
    """First and last of at most `QUOTED` numbers in a row with the greatest sum, the first and shortest of equal ones.

    As long as it is short enough, what is best follows from the lowest sum before each number (Kadane's algorithm).
    """
    sums = list(accumulate(speaks, initial=0))
    lowest = list(accumulate(sums, min))
    gains = list(map(sub, sums[1:], lowest))
    end = gains.index(max(gains))
    begin = sums.index(lowest[end])
    if end - begin < QUOTED:
        return begin, end
    best, window = None, (0, 0)
    for begin, before in enumerate(sums[:-1]):
        if best is not None and speaks[begin] < 0 <= best:  # it is better to begin later
            continue
        reached = sums[begin + 1 : begin + 1 + QUOTED]
        greatest = max(reached)
        if best is None or greatest - before > best:
            best = greatest - before
            window = begin, begin + reached.index(greatest)
    return window


def whole_clause(sentence: str, words: Sequence[tuple[int, int]], begin: int, end: int) -> tuple[int, int]:
    """First and last of some words in a row, with up to `ROUNDED` more on each side if a sign stands beyond them."""
    first, last = begin, end
    while first > 0 and begin - first <= ROUNDED and not _parted(sentence, words[first - 1], words[first]):
        first -= 1
    while last + 1 < len(words) and last - end <= ROUNDED and not _parted(sentence, words[last], words[last + 1]):
        last += 1
    return first if begin - first <= ROUNDED else begin, last if last - end <= ROUNDED else end


def _parted(sentence: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a sign stands between two words in a row, or one of them is a sign."""
    between = sentence[one[1] : other[0]]
    return bool(between.strip()) or not (sentence[one[0]].isalnum() and sentence[other[0]].isalnum())


@cache
def classifier(language: str) -> Classifier | None:
    """The model of a language, `de` or `en`; None where nothing was learned for it."""
    if language not in SMALL_WORDS:
        return None
    file = files("journeyaudit.wording").joinpath("models", f"{language}.model")
    return Classifier(file.read_bytes(), language) if file.is_file() else None
