"""Words, their folded spelling and their places; and the language that they tell."""

import pytest

from journeyaudit.wording import language_of, tokenize


def folded(text: str) -> list[str]:
    return [token.folded for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das SAP-System", ["das", "sap", "system"]),
        ("We can't, they CAN’T", ["we", "can't", "they", "can't"]),
        ("‘quoted’ words'", ["quoted", "words"]),
        ("8:30 Uhr", ["8", "30", "uhr"]),
        ("39,99 € / 1.200,50 € · 20%", ["39,99", "€", "1.200,50", "€", "20", "%"]),
        ("§§ 312 BGB, 5pm, 2d", ["§", "§", "312", "bgb", "5pm", "2d"]),
        ("am 3. Mai, um 5.", ["am", "3", "mai", "um", "5"]),
        ("foo_bar", ["foo", "bar"]),
        ("Änderung Größe STRASSE Straße ẞ", ["aenderung", "groesse", "strasse", "strasse", "ss"]),
        ("A\u0308nderung scho\u0308n", ["aenderung", "schoen"]),
        ("Café naïve São", ["cafe", "naive", "sao"]),
        ("Sys\u00adtem null\u200bbreite", ["system", "nullbreite"]),
        ("Ⅳ ﬁx m²", ["iv", "fix", "m2"]),
        ("… – ! 🙂", []),
        ("", []),
    ],
)
def test_words_are_parted_and_folded(text: str, expected: list[str]) -> None:
    assert folded(text) == expected


def test_a_place_is_the_words_own_place_in_the_original() -> None:
    text = "Die Ä\u0308 straße: can’t, 39,99 €"
    assert [text[token.start : token.end] for token in tokenize(text)] == [
        "Die",
        "Ä\u0308",
        "straße",
        "can’t",
        "39,99",
        "€",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wir melden uns bei Ihnen.", "de"),
        ("Bestellung aufgeben", "de"),
        ("Küche aussuchen", "de"),
        ("Die Gruendlichkeit", "de"),
        ("was will der Kunde", "de"),
        ("We call you back.", "en"),
        ("Order the router", "en"),
        ("Can't log in", "en"),
        ("Tracking the shipping quickly", "en"),
        ("the und", None),
        ("SAP", None),
        ("Onboarding", None),
        ("Hotline", None),
        ("12:30", None),
        ("", None),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str | None) -> None:
    assert language_of(text) == language
