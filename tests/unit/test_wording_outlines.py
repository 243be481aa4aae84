"""Which sets of phrases a text may concern: never too few, and found out with work that grows with the text."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import FrameType

import pytest

from journeyaudit.prose.audit import wording_labels
from journeyaudit.prose.listener import Listener
from journeyaudit.rulebook import load_rulebook
from journeyaudit.wording import Certainty, Classifier, Outlines, PhraseSet, compile_pattern, sentences
from journeyaudit.wording.outlines import outlines

SENTENCES = Path(__file__).resolve().parents[2] / "sentences"
LISTS = {"system": ["system", "software", "the (old|new) form"], "cannot": ["kann … nicht", "cannot", "no"]}


@cache
def sample() -> tuple[tuple[str, str], ...]:
    """Every thirtieth of the labelled sentences with its language."""
    lines = [line for file in sorted(SENTENCES.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    return tuple((one["text"], one["lang"]) for one in map(json.loads, lines[::60]))


def written(pattern: str) -> list[str]:
    """The outlines of a pattern, with … where other words may stand between."""
    return sorted(
        " ".join(
            "|".join(sorted(word.text for word in place.words)) + (" …" if place.loose else "") for place in outline
        )
        for outline in outlines(compile_pattern(pattern, LISTS))
    )


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("soon", ["soon …"]),
        ("we call", ["we call …"]),
        ("we … call you", ["we … call you …"]),
        ("(a|b c|d e)", ["a …", "b|d c|e …"]),
        ("a (b|c d)", ["a … b|d …"]),
        ("<system> … <cannot>", ["software|system … cannot|nicht|no …", "the new|old form … cannot|nicht|no …"]),
    ],
)
def test_an_outline_holds_what_a_phrase_cannot_do_without(pattern: str, expected: list[str]) -> None:
    assert written(pattern) == expected


def test_sets_are_told_apart() -> None:
    known = Outlines()
    one = PhraseSet([compile_pattern("we … call", {})], known)
    other = PhraseSet([compile_pattern("call (us|me)", {}), compile_pattern("soon", {})], known)
    assert [known.of(text) for text in ("we will call", "call we", "they call us", "we call me soon", "soon", "")] == [
        one.bit,
        0,
        other.bit,
        one.bit | other.bit,
        other.bit,
        0,
    ]


def test_sets_that_come_later_are_known_too() -> None:
    known = Outlines()
    PhraseSet([compile_pattern("we call", {})], known)
    assert known.of("we write") == 0
    later = PhraseSet([compile_pattern("we write", {})], known)
    assert known.of("we write") == later.bit


def test_a_quicker_look_never_rules_out_what_is_there() -> None:
    spoken = listener(None)._spoken
    ruled_out = 0
    for known, every, cases in spoken:
        for bits in (every, *(case.wanted.bit for _, case in cases)):
            for text, _ in sample()[::9]:
                if not known.might(text, bits):
                    ruled_out += 1
                    assert not known.of(text) & bits
    assert ruled_out > len(sample())


def test_a_quicker_look_asks_for_all_words_of_an_outline() -> None:
    known = Outlines()
    one = PhraseSet([compile_pattern("we … call (you|her) back", {})], known)
    other = PhraseSet([compile_pattern("back (soon|now)", {})], known)
    assert known.might("back her call we", one.bit)  # the order is not looked at
    assert not known.might("we call you", one.bit)
    assert not known.might("we call back", one.bit | other.bit)
    assert known.might("back so soon", one.bit | other.bit)
    assert not known.might("back so soon", one.bit)


def test_what_is_kept_as_data_tells_the_same() -> None:
    known = load_rulebook().rules[0].phrasebook.outlines
    again = Outlines(json.loads(json.dumps(known.as_data())))
    assert [again.of(text) for text, _ in sample()] == [known.of(text) for text, _ in sample()]
    assert any(known.of(text) for text, _ in sample())


def test_no_hit_is_missed_for_the_sake_of_speed(monkeypatch: pytest.MonkeyPatch) -> None:
    sets = [case.wanted for _, _, spoken in listener(None)._spoken for _, case in spoken]
    texts = [text for text, _ in sample()[::3]]
    quick = [one.find(text) for one in sets for text in texts]
    monkeypatch.setattr(Outlines, "of", lambda *_: -1)
    monkeypatch.setattr(Outlines, "starts", lambda _, words, __: list(range(len(words))))
    assert [one.find(text) for one in sets for text in texts] == quick
    assert sum(map(bool, quick)) > 10


@cache
def listener(certainty: Certainty | None) -> Listener:
    return Listener([one for one in load_rulebook().rules if one.rule.id in wording_labels()], certainty)


@pytest.mark.parametrize("certainty", list(Certainty))
def test_what_is_given_up_early_would_not_have_been_heard(
    certainty: Certainty, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = [listener(certainty).hear(text, "de" if lang == "de" else "en") for text, lang in sample()]
    monkeypatch.setattr(Classifier, "_evidence_for", lambda *_: float("-inf"))
    assert [listener(certainty).hear(text, "de" if lang == "de" else "en") for text, lang in sample()] == quick
    assert sum(one.learned for found in quick for one in found) > 100
    assert sum(not found for found in quick) > 100


def work(asked: Callable[[], object]) -> int:
    """How many functions are called."""
    calls = 0

    def count(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        asked()
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    "unit",
    ["a", "aaaa… ", "„", "„ ", '("', "we ", "we cannot ", "das system ", "nicht. Wir ", "a. B. ", "1. ", "\n- ", ", "],
)
def test_the_work_grows_with_the_text_and_not_faster(unit: str) -> None:
    def hear(size: int) -> int:
        text = unit * (size // len(unit))
        return work(lambda: listener(Certainty.LIKELY).hear(text, "en"))

    hear(1_000)  # automata are put together once
    small, large = hear(20_000), hear(40_000)
    assert large <= 2 * small + 500


def test_a_sentence_is_asked_once_whatever_the_number_of_rules() -> None:
    text = "Der Garten liegt hinter dem Haus, und die Sonne scheint am Abend lange."
    assert len(sentences(text)) == 1
    few = Listener(load_rulebook().rules[:1], None)
    many = listener(None)
    assert few.hear(text, None) == many.hear(text, None) == []
    assert work(lambda: many.hear(text + " ", None)) <= work(lambda: few.hear(text + "  ", None)) + 40
