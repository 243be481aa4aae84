"""Learns from the labelled sentences in `sentences/` how hostile wording sounds, and writes the models of the package.

Every figure is measured on sentences of situations that the measured model has not seen: five times, four fifths of
the situations are learned from and the last fifth is judged.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from journeyaudit.prose.listener import Listener
from journeyaudit.rulebook import load_rulebook
from journeyaudit.values import Language
from journeyaudit.wording.classifier import (
    FIRST_LABEL,
    GATE,
    GATE_MOST,
    GATE_SHARE,
    LEVELS,
    ZERO,
    Certainty,
)
from journeyaudit.wording.features import features

ROOT = Path(__file__).resolve().parents[1]
SENTENCES = ROOT / "sentences"
MODELS = ROOT / "src" / "journeyaudit" / "wording" / "models"
LANGUAGES: tuple[Language, ...] = ("de", "en")
Numbers: TypeAlias = "np.ndarray[Any, Any]"
KEPT = 45_000
"""Features of a language that are kept: those with the largest weights."""
SEEN = 2
"""In how many sentences a feature has to stand to be learned."""
SMALL = 0.02
"""Weights below this share of the largest are left out."""
FOLDS = 5
STRICTNESS = 1.0
"""LinearSVC's C."""
PRECISION = {Certainty.LIKELY: 0.90, Certainty.SURE: 0.97}
"""How many of the sentences with a label at this certainty must have it."""
ALARMS = {Certainty.LIKELY: 0.02, Certainty.SURE: 0.002}
"""How many of the harmless sentences may raise any label at this certainty."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence."""

    text: str
    lang: Language
    labels: frozenset[str]
    situation: str


@dataclass(frozen=True, slots=True)
class Learned:
    """The vocabulary, the weights by column (the gate last) and the biases of a language."""

    names: tuple[str, ...]
    idf: Numbers
    weights: Numbers
    biases: Numbers

    def sums(self, sets: Sequence[Iterable[str]]) -> Numbers:
        """The sums of the labels, as the package adds them up."""
        number = {name: place for place, name in enumerate(self.names)}
        totals: Numbers = _matrix(sets, number, self.idf) @ self.weights.T + self.biases
        found: Numbers = totals[:, :-1] + GATE_SHARE * np.minimum(totals[:, -1:], GATE_MOST)
        return found


def read_sentences(folder: Path = SENTENCES) -> list[Sentence]:
    """All labelled sentences, in a fixed order."""
    return [
        Sentence(one["text"], one["lang"], frozenset(one["labels"]), one["situation"])
        for file in sorted(folder.glob("*.jsonl"))
        for one in map(json.loads, file.read_text("utf-8").splitlines())
    ]


def _matrix(sets: Sequence[Iterable[str]], number: Mapping[str, int], idf: Numbers) -> Any:
    """One row a sentence: the weight of each of its known features, at length 1."""
    rows, columns = [], []
    for row, names in enumerate(sets):
        known = [number[name] for name in names if name in number]
        rows += [row] * len(known)
        columns += known
    matrix = sparse.csr_matrix((idf[columns], (rows, columns)), shape=(len(sets), len(idf)))
    lengths = np.sqrt(matrix.multiply(matrix).sum(axis=1)).A1
    lengths[lengths == 0] = 1
    return sparse.diags(1 / lengths) @ matrix


def _columns(labels: Sequence[str], marked: Sequence[frozenset[str]]) -> Numbers:
    """For every sentence and column whether it is true; the gate is true where any label is."""
    return np.array([[label in own for label in labels] + [bool(own)] for own in marked])


def _fit(matrix: Any, truth: Numbers) -> tuple[Numbers, Numbers]:
    models = [LinearSVC(C=STRICTNESS, random_state=0).fit(matrix, truth[:, n]) for n in range(truth.shape[1])]
    return np.vstack([one.coef_[0] for one in models]), np.array([one.intercept_[0] for one in models])


def learn(sets: Sequence[frozenset[str]], truth: Numbers) -> Learned:
    """The model of sentences, given by their features and what is true of them."""
    counts = Counter(name for own in sets for name in own)
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    idf = np.array([1 + np.log((1 + len(sets)) / (1 + counts[name])) for name in names])
    number = {name: place for place, name in enumerate(names)}
    weights, _ = _fit(_matrix(sets, number, idf), truth)
    best = sorted(np.argsort(-(weights**2).sum(axis=0), kind="stable")[:KEPT])
    kept = tuple(names[place] for place in best)
    idf = idf[best]
    weights, biases = _fit(_matrix(sets, {name: place for place, name in enumerate(kept)}, idf), truth)
    return Learned(kept, idf, weights, biases)


def unseen_sums(sets: Sequence[frozenset[str]], truth: Numbers, situations: Sequence[str]) -> Numbers:
    """The sums of every sentence from a model that has not seen its situation."""
    found = np.zeros((len(sets), truth.shape[1] - 1))
    for seen, held in GroupKFold(n_splits=FOLDS).split(sets, groups=list(situations)):
        model = learn([sets[n] for n in seen], truth[seen])
        found[held] = model.sums([sets[n] for n in held])
    return found


def calibrate(sums: Numbers, truth: Numbers, labels: Sequence[str]) -> dict[str, Any]:
    """For every label what its sums mean, and from which confidence on it counts."""
    slopes, offsets = [], []
    sure = np.zeros_like(sums)
    for column in range(len(labels)):
        # A sum and the truth, as by J. Platt, "Probabilistic outputs for support vector machines" (1999)
        platt = LogisticRegression(C=1e6).fit(sums[:, [column]], truth[:, column])
        slopes.append(round(float(platt.coef_[0][0]), 4))
        offsets.append(round(float(platt.intercept_[0]), 4))
        sure[:, column] = 1 / (1 + np.exp(-(slopes[-1] * sums[:, column] + offsets[-1])))
    least = {certainty: _least(sure, truth, certainty) for certainty in Certainty}
    return {
        label: [slopes[n], offsets[n], {str(certainty): least[certainty][n] for certainty in Certainty}]
        for n, label in enumerate(labels)
    }


def _least(sure: Numbers, truth: Numbers, certainty: Certainty) -> list[float]:
    """The lowest confidence of each label that keeps the precision, and of all together that keeps the alarms rare."""
    least = []
    for column in range(sure.shape[1]):
        order = np.argsort(-sure[:, column], kind="stable")
        right = np.cumsum(truth[order, column]) / np.arange(1, len(order) + 1)
        good = [n for n in range(9, len(order)) if right[n] >= PRECISION[certainty]]
        least.append(float(sure[order[good[-1]], column]) if good else 1.0)
    harmless = ~truth[:, -1]
    floor = 0.0
    while (sure[harmless] >= np.maximum(least, floor)).any(axis=1).mean() > ALARMS[certainty]:
        floor += 0.005
    return [round(max(one, floor), 3) for one in least]


def phrase_precision(sentences: Sequence[Sentence], labels: Sequence[str]) -> dict[str, float]:
    """For every label how often a phrase of its rule is right; by Laplace's rule where there are few hits."""
    listener = Listener([one for one in load_rulebook().rules if one.rule.id in labels], None)
    hits, right = Counter[str](), Counter[str]()
    for sentence in sentences:
        for name in {one.rule for one in listener.hear(sentence.text, sentence.lang)}:
            hits[name] += 1
            right[name] += name in sentence.labels
    return {label: round((right[label] + 1) / (hits[label] + 2), 3) for label in labels}


def packed(
    model: Learned, labels: Sequence[str], calibrations: Mapping[str, Any], phrases: Mapping[str, float]
) -> bytes:
    """The model as the package reads it."""
    weights = model.weights * model.idf
    scale = float(np.abs(weights).max())
    square = float((model.idf**2).max()) / 57  # 58 characters from A on
    rows = [
        chr(FIRST_LABEL + round(one**2 / square)) + "".join(_codes(weights[:, place], scale))
        for place, one in enumerate(model.idf)
    ]
    header = {
        "labels": [*labels, GATE],
        "biases": [round(float(one), 5) for one in model.biases],
        "scale": round(scale, 6),
        "square": round(square, 6),
        "calibrations": calibrations,
        "phrases": phrases,
    }
    text = "\n".join([json.dumps(header), "\t".join(model.names), "\t".join(rows)])
    return zlib.compress(text.encode("utf-8"), 9)


def _codes(column: Numbers, scale: float) -> Iterable[str]:
    for number, weight in enumerate(column):
        size = abs(weight) / scale
        level = round(LEVELS * size**0.5)
        if size >= SMALL and level:
            yield chr(FIRST_LABEL + number) + chr(ZERO + (level if weight > 0 else -level))


def main() -> None:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args()
    sentences = read_sentences()
    labels = sorted(set().union(*(one.labels for one in sentences)))
    MODELS.mkdir(exist_ok=True)
    for lang in LANGUAGES:
        own = [one for one in sentences if one.lang == lang]
        sets = [frozenset(features(one.text)) for one in own]
        truth = _columns(labels, [one.labels for one in own])
        sums = unseen_sums(sets, truth, [one.situation for one in own])
        calibrations = calibrate(sums, truth, labels)
        data = packed(learn(sets, truth), labels, calibrations, phrase_precision(own, labels))
        (MODELS / f"{lang}.model").write_bytes(data)
        print(f"{lang}: {len(own)} sentences, {len(data) / 1e6:.2f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
