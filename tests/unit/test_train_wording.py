"""What counts how much while a wording model is learned; needs the extra `learn`."""

from __future__ import annotations

import pytest

pytest.importorskip("sklearn", reason="models are learned with the extra `learn`")

import numpy as np

from scripts.train_wording import APART, FOLLOWING, TOPIC, learn, table_of

ONE, OTHER, THIRD = "laden", "pumpe", "schalter"
"""Situations."""


def _heaviness(names: list[frozenset[str]], situations: list[str]) -> dict[str, float]:
    """What every feature counts in a sentence before anything is known of labels."""
    truth = np.array([[number % 2 == 0] * 2 for number in range(len(names))])
    model = learn(table_of(names), truth, situations)
    return dict(zip(model.names, model.idf.tolist(), strict=True))


def test_stems_that_stand_together_count_less_than_words() -> None:
    names = [frozenset({"bitte", "bitte fax", "bitte_fax", str(number)}) for number in range(2)]
    found = _heaviness(names, [ONE, OTHER])
    assert set(found) == {"bitte", "bitte fax", "bitte_fax"}
    assert found["bitte fax"] == pytest.approx(FOLLOWING * found["bitte"])
    assert found["bitte_fax"] == pytest.approx(APART * found["bitte"])


def test_what_comes_again_in_a_situation_counts_less() -> None:
    names = [frozenset({"ventil", "leider"}), frozenset({"ventil"}), frozenset({"leider"}), frozenset({"x"})]
    found = _heaviness(names, [ONE, ONE, OTHER, THIRD])
    assert found["ventil"] == pytest.approx(0.5**TOPIC * found["leider"])


def test_what_stands_in_one_sentence_only_is_not_learned() -> None:
    assert set(_heaviness([frozenset({"a", "b"}), frozenset({"a"})], [ONE, OTHER])) == {"a"}
