"""Names are compared as people mean them, become stable ids, and mistyped ones find their neighbours."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyaudit.values import Special, did_you_mean, fold, slug


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Customer Service", "customer service"),
        ("customer-service", "customer service"),
        ("customer_service", "customer service"),
        ("  Customer \t Service\n", "customer service"),
        ("customer - service", "customer service"),
        ("Kunden\u2013Service", "kunden service"),
        ("Kunden\u00a0Service", "kunden service"),
        ("Kunden\u00adservice", "kundenservice"),
        ("Prüfung", "pruefung"),
        ("PRÜFUNG", "pruefung"),
        ("Pru\u0308fung", "pruefung"),
        ("Pruefung", "pruefung"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("Café", "café"),
        ("Cafe\u0301", "café"),
        ("", ""),
        (" - ", ""),
    ],
)
def test_spellings_of_one_name_fold_alike(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ("Auswählen", "auswaehlen"),
        ("By debit", "by-debit"),
        ("Die Rechnung kommt!", "die-rechnung-kommt"),
        ("Größe & Maß", "groesse-mass"),
        ("Café", "cafe"),
        ("Smørrebrød, Łódź", "smorrebrod-lodz"),
        ("2-4 Wochen", "2-4-wochen"),
        ("Step \u2460", "step-1"),
        ("北京", "step-5317-4eac"),
        ("Café 北京", "cafe"),
        ("???", "step-3f-3f-3f"),
        (" ", "step-20"),
        ("", ""),
    ],
)
def test_titles_become_ids(title: str, identifier: str) -> None:
    assert slug(title) == identifier


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        ("chanels", ["channels", "kind", "wait"], "channels"),
        ("Chanels", ["channels"], "channels"),
        ("pruefung", ["Prüfung", "Lieferung"], "Prüfung"),
        ("prufung", ["Prüfung"], "Prüfung"),
        ("on-failure", ["on_failure", "owner"], "on_failure"),
        ("xyz", ["channels", "kind"], None),
        ("", ["channels"], None),
        ("channels", [], None),
        ("abcf", ["abce", "abcd"], "abcd"),
    ],
)
def test_a_mistyped_word_finds_the_nearest_name_in_its_own_spelling(
    word: str, candidates: list[str], expected: str | None
) -> None:
    assert did_you_mean(word, candidates) == expected
    assert did_you_mean(word, reversed(candidates)) == expected


def test_the_likeness_that_is_needed_is_three_fifths() -> None:
    assert did_you_mean("abcxx", ["abcyy"]) == "abcyy"  # 2 * 3 letters of 10
    assert did_you_mean("abxxx", ["abyyy"]) is None


def test_a_word_without_end_is_answered_at_once() -> None:
    assert did_you_mean("ab" * 10**6, ["abab" * 10**6, "kind"]) == "abab" * 10**6


def test_special_values_are_spelled_as_people_write_them() -> None:
    assert {special.value for special in Special} == {"none", "open"}


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(st.text(min_size=1))
def test_an_id_is_never_empty_and_always_plain(title: str) -> None:
    assert slug(title)
    assert set(slug(title)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(slug(title)) == slug(title)
