"""The labelled sentences are in order: known labels, both languages, no sentence twice."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from journeyaudit.prose.audit import wording_labels

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "sentences").glob("*.jsonl"))
OTHERS = ROOT / "benchmarks" / "others.jsonl"
KEYS = ["text", "lang", "labels", "situation"]


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("file", [*FILES, OTHERS], ids=lambda file: file.stem)
def test_every_line_is_a_labelled_sentence(file: Path) -> None:
    for one in lines(file):
        assert list(one) == KEYS
        assert one["lang"] in ("de", "en")
        assert set(one["labels"]) <= wording_labels()
        assert one["labels"] == sorted(set(one["labels"]))
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one["situation"])
        assert one["text"] == " ".join(one["text"].split())
        assert 10 <= len(one["text"]) <= 400


def test_no_sentence_stands_twice_and_none_that_is_measured_by_is_learned_from() -> None:
    every = (one["text"] for file in [*FILES, OTHERS] for one in lines(file))
    texts = Counter(re.sub(r"\W+", " ", text.casefold()).strip() for text in every)
    assert [text for text, number in texts.items() if number > 1] == []


def test_every_label_has_sentences_and_harmless_ones_beside_them_in_both_languages() -> None:
    found = Counter(
        (label, one["lang"]) for file in FILES for one in lines(file) for label in (one["labels"] or ["harmless"])
    )
    for label in (*wording_labels(), "harmless"):
        assert min(found[label, "de"], found[label, "en"]) >= 300, label
