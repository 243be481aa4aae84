"""Learns from the labelled sentences in `sentences/` how hostile wording sounds, and writes the models of the package.

Every figure is measured on sentences of situations that the measured model has not seen: five times, four fifths of
the situations are learned from and the last fifth is judged.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, TypeVar

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from journeyaudit.prose.listener import Listener
from journeyaudit.rulebook import load_rulebook
from journeyaudit.values import Language
from journeyaudit.wording.classifier import GATE, GATE_MOST, GATE_SHARE, LEAD_SHARE, Certainty
from journeyaudit.wording.features import features
from journeyaudit.wording.modelfile import write_model
from journeyaudit.wording.weights import LEVELS, SQUARES, row_of

ROOT = Path(__file__).resolve().parents[1]
SENTENCES = ROOT / "sentences"
MODELS = ROOT / "src" / "journeyaudit" / "wording" / "models"
LANGUAGES: tuple[Language, ...] = ("de", "en")
Numbers: TypeAlias = "np.ndarray[Any, Any]"
T = TypeVar("T")
KEPT = 100_000
"""Features of a language that are kept: those with the largest weights."""
SEEN = 2
"""In how many sentences a feature has to stand to be learned."""
SMALL = 0.02
"""Weights below this share of the largest are left out."""
FOLDS = 5
STRICTNESS = 2.0
"""LinearSVC's C."""
ROUGHLY, EXACTLY = 0.1, 0.01
"""LinearSVC's tolerance: enough to tell which features are to be kept, and for the weights of those."""
FOLLOWING, APART = 0.9, 0.6
"""What stems that follow each other, and stems with words between them, count beside words and their beginnings. There
are so many of them in a sentence that they would drown the words."""
TOPIC = 0.5
"""How much less a feature counts that comes again in the sentences of one situation: it tells what they are about, not
what is wrong with them. The share of its sentences that are the first of their situation is taken to this power."""
PRECISION = {Certainty.LIKELY: 0.87, Certainty.SURE: 0.97}
"""How many of the labels given at this certainty must be right."""
ALARMS = {Certainty.LIKELY: 0.027, Certainty.SURE: 0.003}
"""How many of the harmless sentences may raise any label at this certainty."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence."""

    text: str
    lang: Language
    labels: frozenset[str]
    situation: str


class Table(NamedTuple):
    """Which features stand in which sentences: a row for each sentence, a column for each feature, with ones."""

    names: Sequence[str]
    """The features in the order of the alphabet."""
    ones: Any

    def rows(self, numbers: Numbers) -> Table:
        """The same of some of the sentences."""
        return Table(self.names, self.ones[numbers])


@dataclass(frozen=True, slots=True)
class Learned:
    """The vocabulary, the weights by column (the gate last) and the biases of a language."""

    names: tuple[str, ...]
    places: Numbers
    """The columns that the features of the vocabulary have in the table that was learned from."""
    idf: Numbers
    weights: Numbers
    biases: Numbers

    def sums(self, table: Table) -> Numbers:
        """The sums of all columns, as the package adds them up, for sentences of the table that was learned from."""
        found: Numbers = _weighted(table.ones[:, self.places], self.idf) @ self.weights.T + self.biases
        return found


def read_sentences(folder: Path = SENTENCES) -> list[Sentence]:
    """All labelled sentences, in a fixed order."""
    return [
        Sentence(one["text"], one["lang"], frozenset(one["labels"]), one["situation"])
        for file in sorted(folder.glob("*.jsonl"))
        for one in map(json.loads, file.read_text("utf-8").splitlines())
    ]


def _weighted(ones: Any, idf: Numbers) -> Any:
    """One row a sentence: the weight of each of its features, at length 1."""
    return normalize(ones @ sparse.diags(idf))


def table_of(sentences: Iterable[Iterable[str]]) -> Table:
    """The table of sentences that are given by their features."""
    counter = CountVectorizer(analyzer=iter, dtype=np.float64)
    ones = counter.fit_transform(sentences)
    return Table(counter.get_feature_names_out().tolist(), ones)


def truth_of(sentences: Sequence[Sentence], labels: Sequence[str]) -> Numbers:
    """For every sentence and column whether it is true; the gate, which is the last column, where any label is."""
    return np.array([[label in one.labels for label in labels] + [bool(one.labels)] for one in sentences])


def _fit(matrix: Any, truth: Numbers, exactness: float) -> tuple[Numbers, Numbers]:
    models = [
        LinearSVC(C=STRICTNESS, tol=exactness, random_state=0).fit(matrix, truth[:, n]) for n in range(truth.shape[1])
    ]
    return np.vstack([one.coef_[0] for one in models]), np.array([one.intercept_[0] for one in models])


def _share(name: str) -> float:
    """What a feature counts by its kind."""
    if " " in name:
        return FOLLOWING
    return APART if "_" in name else 1.0


def learn(table: Table, truth: Numbers, situations: Sequence[str]) -> Learned:
    """The model of sentences, given by their features, what is true of them, and the situations they belong to."""
    counts = np.asarray(table.ones.sum(axis=0)).ravel()
    known = np.flatnonzero(counts >= SEEN)
    counts, names = counts[known], [table.names[place] for place in known.tolist()]
    _, numbers = np.unique(situations, return_inverse=True)
    scenes = sparse.csr_matrix((np.ones(len(numbers)), (numbers, np.arange(len(numbers)))))
    firsts = (scenes @ table.ones[:, known]).getnnz(axis=0)
    idf = 1 + np.log((1 + len(situations)) / (1 + counts))
    idf *= np.array([_share(name) for name in names]) * (firsts / counts) ** TOPIC
    weights, _ = _fit(_weighted(table.ones[:, known], idf), truth, ROUGHLY)
    best = np.sort(np.argsort(-(weights**2).sum(axis=0), kind="stable")[:KEPT])
    places, idf = known[best], idf[best]
    weights, biases = _fit(_weighted(table.ones[:, places], idf), truth, EXACTLY)
    return Learned(tuple(names[place] for place in best.tolist()), places, idf, weights, biases)


def unseen_sums(table: Table, truth: Numbers, situations: Sequence[str]) -> Numbers:
    """The sums of every sentence from a model that has not seen its situation."""
    found = np.zeros(truth.shape)
    for seen, held in GroupKFold(n_splits=FOLDS).split(truth, groups=list(situations)):
        model = learn(table.rows(seen), truth[seen], [situations[n] for n in seen])
        found[held] = model.sums(table.rows(held))
    return found


def judge(sums: Numbers, truth: Numbers) -> tuple[float, float, Numbers]:
    """The slope and offset that turn the evidence for a label into a confidence, and the confidences.

    A logistic regression on sums of unseen sentences: J. Platt, "Probabilistic outputs for support vector machines"
    (1999).
    """
    own, gate = sums[:, :-1], GATE_SHARE * np.minimum(sums[:, -1:], GATE_MOST)
    best, second = np.sort(own, axis=1)[:, :-3:-1].T[:, :, None]
    evidence = own + gate + LEAD_SHARE * np.where(own == best, own - second, own - best)
    model = LogisticRegression(C=1e6).fit(evidence.reshape(-1, 1), truth[:, :-1].ravel())
    slope, offset = round(float(model.coef_[0][0]), 4), round(float(model.intercept_[0]), 4)
    return slope, offset, 1 / (1 + np.exp(-(slope * evidence + offset)))


def least(confidences: Numbers, truth: Numbers, certainty: Certainty) -> float:
    """The lowest confidence that keeps the precision and the rarity of alarms."""
    harmless = ~truth[:, -1]
    for step in range(10, 100):
        said = confidences >= step / 100
        right = (said & truth[:, :-1]).sum() / max(1, said.sum())
        if right >= PRECISION[certainty] and said[harmless].any(axis=1).mean() <= ALARMS[certainty]:
            return step / 100
    return 1.0


def phrase_precision(sentences: Sequence[Sentence], labels: Sequence[str]) -> dict[str, float]:
    """For every label how often a phrase of its rule is right; by Laplace's rule where there are few hits."""
    listener = Listener([one for one in load_rulebook().rules if one.rule.id in labels], None)
    hits, right = Counter[str](), Counter[str]()
    for sentence in sentences:
        for name in {one.rule for one in listener.hear(sentence.text, None)}:
            hits[name] += 1
            right[name] += name in sentence.labels
    return {label: round((right[label] + 1) / (hits[label] + 2), 3) for label in labels}


def packed(model: Learned, labels: Sequence[str], measured: Mapping[str, Any]) -> bytes:
    """The model as the package reads it; `measured` is what was found out about its sums."""
    weights = model.weights * model.idf
    scale = float(np.abs(weights).max())
    square = float((model.idf**2).max()) / (SQUARES - 1)
    rows = {
        name: row_of(round(one**2 / square), _levels(weights[:, place], scale))
        for place, (name, one) in enumerate(zip(model.names, model.idf, strict=True))
    }
    head = {
        "labels": [*labels, GATE],
        "biases": [round(float(one), 5) for one in model.biases],
        "scale": round(scale, 6),
        "square": round(square, 6),
        **measured,
    }
    return write_model(head, rows)


def _levels(column: Numbers, scale: float) -> Iterable[int]:
    """The weights of a feature as levels."""
    for weight in column:
        size = abs(weight) / scale
        level = round(LEVELS * size**0.5) if size >= SMALL else 0
        yield level if weight > 0 else -level


def _model(sentences: Sequence[Sentence], labels: Sequence[str]) -> bytes:
    """The model of a language, learned from its sentences and measured on them."""
    table, truth = table_of(features(one.text) for one in sentences), truth_of(sentences, labels)
    situations = [one.situation for one in sentences]
    slope, offset, confidences = judge(unseen_sums(table, truth, situations), truth)
    measured = {
        "slope": slope,
        "offset": offset,
        "least": {str(one): least(confidences, truth, one) for one in Certainty},
        "phrases": phrase_precision(sentences, labels),
    }
    return packed(learn(table, truth, situations), labels, measured)


def for_each_language(work: Callable[[list[Sentence]], T], sentences: Sequence[Sentence]) -> dict[Language, T]:
    """What is found out about the sentences of each language, in a process for each."""
    own = [[one for one in sentences if one.lang == lang] for lang in LANGUAGES]
    with ProcessPoolExecutor(len(LANGUAGES)) as pool:
        return dict(zip(LANGUAGES, pool.map(work, own), strict=True))


def main() -> None:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args()
    sentences = read_sentences()
    labels = sorted(set().union(*(one.labels for one in sentences)))
    MODELS.mkdir(exist_ok=True)
    for lang, data in for_each_language(partial(_model, labels=labels), sentences).items():
        (MODELS / f"{lang}.model").write_bytes(data)
        print(f"{lang}: {len(data) / 1e6:.2f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
