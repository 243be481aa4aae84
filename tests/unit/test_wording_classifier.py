"""The learned tier: what it judges, what it leaves alone, and that it says why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyaudit.values import Language
from journeyaudit.wording import Certainty, Classifier, classifier
from journeyaudit.wording.classifier import QUOTED, ROUNDED, best_window, whole_clause
from journeyaudit.wording.features import BEGINNINGS, REACH, features, places, words
from journeyaudit.wording.modelfile import BLOCK, STEM, ModelFile, parted, write_model
from journeyaudit.wording.vocabulary import Vocabulary, spans
from journeyaudit.wording.weights import LEVELS, SQUARES, Weights, row_of

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "src" / "journeyaudit" / "wording" / "models"


def model(language: Language) -> Classifier:
    found = classifier(language)
    assert found is not None
    return found


def labels(sentence: str, language: Language, certainty: Certainty = Certainty.LIKELY) -> list[str]:
    return [sound.label for sound in model(language).sounds(sentence, certainty)]


@cache
def sample(language: Language) -> tuple[str, ...]:
    """Every fortieth of the labelled sentences."""
    lines = [
        line for file in sorted((ROOT / "sentences").glob("*.jsonl")) for line in file.read_text("utf-8").split("\n")
    ]
    rows = [json.loads(line) for line in lines[::40] if line]
    return tuple(one["text"] for one in rows if one["lang"] == language)


def located(text: str) -> Iterator[tuple[str, int, int]]:
    """Every feature as often as it stands there, with the numbers of its first and last word."""
    tokens = words(text)
    last = len(tokens) - 1
    for number, word in enumerate(tokens):
        yield word, number, number
        for length in BEGINNINGS:
            if len(word) > length:
                yield f"{word[:length]}*", number, number
    stems = ["^", *(word[:STEM] for word in tokens), "$"]
    for number in range(len(stems) - 1):
        yield " ".join(stems[number : number + 2]), max(number - 1, 0), min(number, last)
    for number in range(len(stems) - 2):
        yield " ".join(stems[number : number + 3]), max(number - 1, 0), min(number + 1, last)
    for number in range(1, len(stems) - 1):
        for ahead in range(number + 2, min(number + REACH + 1, len(stems) - 1)):
            yield f"{stems[number]}_{stems[ahead]}", number - 1, ahead - 1


TEXT = st.text(alphabet="abcdefgABCÄß’',!?:€ 19", max_size=80) | st.text(max_size=200)


LEVELS_OF = st.lists(st.integers(-LEVELS, LEVELS), min_size=3, max_size=3)


@given(TEXT, st.data())
def test_a_model_finds_the_features_of_a_text_that_it_knows_and_adds_them_up(text: str, data: st.DataObject) -> None:
    assert features(text) == {name for name, _, _ in located(text)}
    assert len(words(text)) == len(places(text))
    levels = {name: data.draw(LEVELS_OF) for name in sorted(features(text)) if data.draw(st.booleans())}
    file = ModelFile(write_model({}, {name: row_of(2, levels[name]) for name in levels}))
    reading = Vocabulary(file, ()).read(text)
    if reading is None:
        assert not words(text)
        return
    names = {number: name for stem in map(stem_of, levels) for name, number in named(file, stem)}
    assert sorted(names.values()) == sorted(levels)
    known = [one for one in located(text) if one[0] in levels]
    own = [(names[number], word, word) for word, numbers in enumerate(reading.own) for number in numbers]
    together = [
        (names[number], first, end - 1)
        for number, (first, end) in zip(reading.together, spans(len(reading.own)), strict=True)
        if number != reading.unknown
    ]
    assert sorted(own + together) == sorted(known)
    meant = [[2, *(level * abs(level) for level in levels[name])] for name in {name for name, _, _ in known}]
    sums = tuple(map(sum, zip([0] * file.width, *meant, strict=True)))
    assert Weights(file.rows, file.width).added(reading.numbers()) == sums


def stem_of(name: str) -> str:
    return parted(name)[0]


def named(file: ModelFile, stem: str) -> Iterator[tuple[str, int]]:
    """The whole names of the features that belong to a stem, with their numbers."""
    for rest, number in file.features(stem).items():
        yield stem + rest, number


def test_a_model_is_unpacked_as_far_as_it_is_asked() -> None:
    rows = {f"{letter}{number:04}": row_of(1, [number % LEVELS]) for letter in "ab" for number in range(9_000)}
    rows["rare"] = row_of(3, [-4])
    data = write_model({"labels": ["one"]}, rows)
    file = ModelFile(data)
    assert file.head == {"labels": ["one"]}
    assert file.unknown == len(rows)
    assert not any(file.rows)
    ((rest, number),) = file.features("a0007").items()
    assert rest == ""
    assert file.rows[2 * number : 2 * number + 2] == rows["a0007"]
    assert 0 < sum(map(bool, file.rows)) < 2 * 2 * BLOCK
    assert file.features("nothing") == {}
    assert len(file.features("rare")) == 1


def test_rows_are_added_without_running_over() -> None:
    levels = [[LEVELS, -LEVELS, 0, 3], [LEVELS, -LEVELS, 1, -4]]
    weights = Weights(row_of(SQUARES - 1, levels[0]) * 5_000 + row_of(2, levels[1]), 5)
    assert weights.added(range(5_001)) == (285_002, 5_001 * LEVELS**2, -5_001 * LEVELS**2, 1, 44_984)
    assert weights.added([5_000]) == (2, LEVELS**2, -(LEVELS**2), 1, -16)
    assert weights.added([]) == (0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("quoted", "whole"),
    [
        ("how our system", "that's how our system is built"),  # up to the signs on both sides
        ("drawing number we can", "Without the drawing number we can do nothing"),  # up to the beginning
        ("every one of", "every one of"),  # too far from both ends
        ("or that we", "or that we would mend it"),  # only to the end
        ("nothing, that's how", "nothing, that's how our system is built"),
    ],
)
def test_a_quote_is_rounded_to_its_clause_where_that_is_near(quoted: str, whole: str) -> None:
    sentence = (
        "Without the drawing number we can do nothing, that's how our system is built – and nobody here has ever in "
        "all these years said to any customer that every one of them has to live with this or that we would mend it."
    )
    spans = places(sentence)
    start = sentence.index(quoted)
    begin = next(number for number, (at, _) in enumerate(spans) if at == start)
    end = next(number for number, (_, at) in enumerate(spans) if at == start + len(quoted))
    first, last = whole_clause(sentence, spans, begin, end)
    assert sentence[spans[first][0] : spans[last][1]] == whole


NUMBERS = st.lists(st.integers(-9, 9), min_size=1, max_size=40)


@given(NUMBERS)
def test_the_best_window_is_the_first_and_shortest_with_the_greatest_sum(speaks: list[int]) -> None:
    windows = [
        (-sum(speaks[begin : end + 1]), begin, end)
        for begin in range(len(speaks))
        for end in range(begin, min(begin + QUOTED, len(speaks)))
    ]
    assert best_window(speaks) == min(windows)[1:]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("least", [0.2, 0.62, 0.97, 1.0])
def test_a_label_is_given_up_early_only_if_it_does_not_reach_what_is_asked(language: Language, least: float) -> None:
    judged = 0
    for sentence in sample(language):
        every = model(language).confidences(sentence)
        assert model(language).confidences(sentence, least) == {
            label: confidence for label, confidence in every.items() if confidence >= least
        }
        judged += bool(every)
    assert judged > 500


def test_features_fold_case_umlauts_and_numbers() -> None:
    assert words("Für 3.500 Häuser, 20 €!") == ["fuer", "0", "0", "haeuser", ",", "0", "€", "!"]
    assert features("FÜR Häuser") == features("fuer haeuser")


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_model_is_small_and_holds_every_label(language: Language) -> None:
    assert (MODELS / f"{language}.model").stat().st_size < 1_500_000
    assert len(model(language).labels) == 27
    assert model(language).labels[-1] == ""
    assert set(model(language).phrases) == set(model(language).labels[:-1])
    assert model(language).least[Certainty.LIKELY] < model(language).least[Certainty.SURE] < 1


def test_no_language_without_a_model() -> None:
    for language in ("fr", "", "../models/de", "de/../de"):
        assert classifier(language) is None


HEARD: tuple[tuple[Language, str, str], ...] = (
    ("de", "no-reply-sender", "Bitte antworten Sie nicht auf diese Nachricht, das Postfach wird nicht gelesen."),
    ("de", "lip-service", "Bei uns steht der Kunde im Mittelpunkt, denn Ihre Zufriedenheit ist unsere Leidenschaft."),
    ("de", "not-empowered", "Das darf ich leider nicht entscheiden, dafür brauche ich die Freigabe meiner Chefin."),
    ("en", "not-empowered", "I'd love to help, but my supervisor has to sign that off before I can credit you."),
    ("en", "no-reply-sender", "This mailbox is not monitored, so please do not reply."),
    ("en", "repeat-information", "Please give me your name and address again, I can't see what you told my colleague."),
)


@pytest.mark.parametrize(("language", "label", "sentence"), HEARD)
def test_hostile_sentences_are_heard(language: Language, label: str, sentence: str) -> None:
    assert label in labels(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Die Bestellung geht an das Lager, und der Versand meldet die Sendungsnummer."),
        ("de", "Sie erreichen uns per Telefon, im Chat oder in jeder Filiale, ganz wie Sie möchten."),
        ("en", "The order goes to the warehouse, and shipping reports the tracking number."),
        ("en", "Your refund of 40 euros arrives by Friday at the latest, you need not do anything."),
    ],
)
def test_harmless_sentences_are_left_alone(language: Language, sentence: str) -> None:
    assert labels(sentence, language) == []


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "Pflicht",
        "Vendor",
        "Nur telefonisch!",
        "Dashboard: Anzahl Meldungen pro Zeitraum",
        "x " * 500,
        "…",
        "12 345",
    ],
)
def test_what_is_no_sentence_is_not_judged(fragment: str) -> None:
    for language in ("de", "en"):
        assert model(language).confidences(fragment) == {}


def test_what_leads_over_to_a_list_is_not_judged() -> None:
    sentence = "Please do not reply to this e-mail, as nobody reads the mailbox"
    assert model("en").confidences(f"{sentence}.")
    assert model("en").confidences(f"{sentence}:") == {}


def test_a_sentence_of_another_language_is_not_judged() -> None:
    assert model("de").confidences("Please do not reply to this e-mail, as nobody reads the mailbox.") == {}


@given(st.text(max_size=400))
def test_any_text_is_judged_without_a_fault(text: str) -> None:
    for sound in model("de").sounds(text, Certainty.LIKELY):
        assert 0 <= sound.start < sound.end <= len(text)
        assert 0 < sound.confidence <= 1


def test_the_evidence_is_a_part_of_the_sentence_and_short() -> None:
    sentence = (
        "Der Bericht lag lange auf dem Tisch, und dann hieß es am Telefon nur, das darf ich nicht entscheiden, "
        "das muss erst meine Chefin freigeben, so steht es in unserer Ordnung seit dem vergangenen Herbst."
    )
    (sound, *_) = model("de").sounds(sentence, Certainty.LIKELY)
    quote = sentence[sound.start : sound.end]
    assert sound.label == "not-empowered"
    assert len(words(quote)) <= QUOTED + 2 * ROUNDED
    assert "entscheiden" in quote or "freigeben" in quote


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_evidence_begins_and_ends_with_a_word(language: Language) -> None:
    quotes = [
        sentence[sound.start : sound.end]
        for sentence in sample(language)
        for sound in model(language).sounds(sentence, Certainty.LIKELY)
    ]
    assert len(quotes) > 100
    assert [quote for quote in quotes if not (quote[0].isalnum() and quote[-1].isalnum())] == []


def test_the_surest_comes_first_and_sure_is_stricter_than_likely() -> None:
    sentence = "Das darf ich nicht entscheiden, dafür brauche ich die Freigabe vom Chef, schicken Sie ein Fax."
    likely = model("de").sounds(sentence, Certainty.LIKELY)
    sure = model("de").sounds(sentence, Certainty.SURE)
    assert all(one.confidence >= other.confidence for one, other in pairwise(likely))
    assert {one.label for one in sure} <= {one.label for one in likely}
