"""Measures how well hostile wording is heard, on labelled sentences of situations that the model has not seen."""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from journeyaudit.prose.listener import VETO, Listener
from journeyaudit.rulebook import load_rulebook
from journeyaudit.values import Language
from journeyaudit.wording import Certainty, classifier
from journeyaudit.wording.features import features
from scripts.train_wording import (
    LANGUAGES,
    Sentence,
    for_each_language,
    judge,
    least,
    read_sentences,
    table_of,
    truth_of,
    unseen_sums,
)

Flags: TypeAlias = "np.ndarray[Any, Any]"
PAGE = Path(__file__).resolve().parents[1] / "docs" / "wording.md"
BEGIN, END = "<!-- figures: python -m benchmarks.wording --write -->", "<!-- end of figures -->"
TOLERANCE = 2.0
"""Points of a hundred by which a figure may differ from the page before the page counts as outdated."""
TIMED = 10_000
OTHERS = Path(__file__).parent / "others.jsonl"
"""Sentences to measure by, never to learn from; their writers knew the description of the labels and nothing else."""


@dataclass(frozen=True, slots=True)
class Heard:
    """For every sentence and label of a language what was right, and what each tier says."""

    sentences: Sequence[Sentence]
    truth: Flags
    tiers: dict[str, Flags]


def heard(sentences: Sequence[Sentence], labels: Sequence[str]) -> Heard:
    """What the phrases, the model and both together say."""
    truth = truth_of(sentences, labels)
    table = table_of(features(one.text) for one in sentences)
    sums = unseen_sums(table, truth, [one.situation for one in sentences])
    _, _, confidences = judge(sums, truth)
    listener = Listener([one for one in load_rulebook().rules if one.rule.id in labels], None)
    phrases = np.zeros(confidences.shape, dtype=bool)
    excused = np.zeros((len(sentences), 1), dtype=bool)
    for row, sentence in enumerate(sentences):
        for found in listener.hear(sentence.text, None):
            phrases[row, labels.index(found.rule)] = True
        excused[row] = bool(listener.excused(sentence.text))
    tiers = {"phrases": phrases}
    for certainty in Certainty:
        doubtful = excused & (confidences < least(confidences, truth, Certainty.SURE))
        learned = (confidences >= least(confidences, truth, certainty)) & ~doubtful
        tiers[f"learned, {certainty}"] = learned
        tiers[f"both, {certainty}"] = learned | (phrases & (confidences >= VETO))
    return Heard(sentences, truth, tiers)


def shares(said: Flags, truth: Flags) -> tuple[float, float, float]:
    """Precision, recall and the share of harmless sentences with an alarm, in per cent."""
    meant = truth[:, :-1]
    right = (said & meant).sum()
    alarms = said[~truth[:, -1]].any(axis=1).mean()
    return tuple(100 * float(one) for one in (right / max(1, said.sum()), right / max(1, meant.sum()), alarms))  # type: ignore[return-value]


def by_others(labels: Sequence[str]) -> dict[Language, Heard]:
    """What `journeyaudit text` says of sentences by writers who had only the description of the labels."""
    every = read_sentences(OTHERS.parent)
    rules = [one for one in load_rulebook().rules if one.rule.id in labels]
    listeners = {f"text, {one or 'phrases'}": Listener(rules, one) for one in (None, *Certainty)}
    found: dict[Language, Heard] = {}
    for lang in LANGUAGES:
        own = [one for one in every if one.lang == lang]
        tiers = {
            tier: np.array([_said(listener, one, labels) for one in own], dtype=bool)
            for tier, listener in listeners.items()
        }
        found[lang] = Heard(own, truth_of(own, labels), tiers)
    return found


def _said(listener: Listener, sentence: Sentence, labels: Sequence[str]) -> list[bool]:
    said = {one.rule for one in listener.hear(sentence.text, sentence.lang)}
    return [label in said for label in labels]


def tables(found: Mapping[Language, Heard], others: Mapping[Language, Heard], labels: Sequence[str]) -> Iterator[str]:
    """The figures as lines of Markdown."""
    yield from _summary(found)
    yield from ("", "Sentences by other writers:", "")
    yield from _summary(others)
    yield ""
    head = "".join(f" {lang} {tier} |" for lang in found for tier in ("phrases", "both, likely"))
    yield f"| label (precision / recall %) |{head}"
    yield "|---|" + "---|" * (2 * len(found))
    for column, label in enumerate(labels):
        cells = ""
        for one in found.values():
            for tier in ("phrases", "both, likely"):
                said, meant = one.tiers[tier][:, column], one.truth[:, column]
                right = int((said & meant).sum())
                precision = f"{100 * right / said.sum():.0f}" if said.sum() else "–"
                cells += f" {precision} / {100 * right / max(1, meant.sum()):.0f} |"
        yield f"| {label} |{cells}"


def _summary(found: Mapping[Language, Heard]) -> Iterator[str]:
    yield from ("| language | sentences | tier | precision % | recall % | alarms % |", "|---|---|---|---|---|---|")
    for lang, one in found.items():
        harmless = int((~one.truth[:, -1]).sum())
        number = f"{len(one.sentences)} ({harmless} harmless)"
        for tier, said in one.tiers.items():
            yield f"| {lang} | {number} | {tier} | {' | '.join(f'{share:.1f}' for share in shares(said, one.truth))} |"


def speed(sentences: Sequence[Sentence]) -> Iterator[str]:
    """How long 10,000 sentences take on one core, after loading."""
    rules = load_rulebook().rules
    some = [sentences[number % len(sentences)] for number in range(0, 7 * TIMED, 7)]
    for name, certainty in {"phrases": None, "both tiers": Certainty.LIKELY}.items():
        listener = Listener([one for one in rules if one.rule.id in ALL], certainty)
        for one in some[:2000]:
            listener.hear(one.text, one.lang)
        gc.freeze()  # as the command does with what it starts with; the sentences of the benchmark are many objects
        gc.set_threshold(50_000, 20, 50)  # as it does, too
        start = time.process_time()
        for one in some:
            listener.hear(one.text, one.lang)
        yield f"{TIMED} sentences, {name}: {time.process_time() - start:.2f} s"


ALL = tuple(label for label in (classifier("en") or sys.exit("there is no model")).labels if label)


def main() -> None:
    """Measure and print; or write the figures into the page, or compare them with it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.wording", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the figures into docs/wording.md")
    parser.add_argument("--check", action="store_true", help="end with 1 if docs/wording.md says something else")
    options = parser.parse_args()
    sentences = read_sentences()
    labels = sorted(set().union(*(one.labels for one in sentences)))
    found = for_each_language(partial(heard, labels=labels), sentences)
    lines = list(tables(found, by_others(labels), labels))
    if options.write or options.check:
        text = PAGE.read_text("utf-8")
        before, _, rest = text.partition(BEGIN)
        old, _, after = rest.partition(END)
        if options.check:
            sys.exit(_differences(old.strip().splitlines(), lines))
        PAGE.write_text(f"{before}{BEGIN}\n\n" + "\n".join(lines) + f"\n\n{END}{after}", "utf-8")
        return
    print("\n".join([*lines, "", *speed(sentences)]))


def _differences(old: Sequence[str], new: Sequence[str]) -> str | None:
    """What differs by more than the tolerance in the tables of both kinds of sentences; None if nothing does."""
    said = dict(map(_row, (line for line in old if line.startswith(("| de", "| en")))))
    wrong = [
        f"{name}: the page says {said.get(name)}, measured {shares}"
        for name, shares in map(_row, (line for line in new if line.startswith(("| de", "| en"))))
        if name not in said or any(abs(one - other) > TOLERANCE for one, other in zip(said[name], shares, strict=True))
    ]
    return "\n".join(wrong) or None


def _row(line: str) -> tuple[str, tuple[float, ...]]:
    _, lang, _, tier, *figures, _ = (cell.strip() for cell in line.split("|"))
    return f"{lang}, {tier}", tuple(map(float, figures))


if __name__ == "__main__":
    main()
