"""Texts on pictures: how wide they are, and where their words are broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyaudit.draw.ink import plain
from journeyaudit.draw.texts import ELLIPSIS, LONGEST, width, wrapped

SIZE = 13
ROOM = 112


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Anruf", ("Anruf",)),
        ("Befunde zusammentragen", ("Befunde", "zusammentra-", "gen")),
        ("Narkosegespräch", ("Narkosege-", "spräch")),
        ("Bestellbestätigung", ("Bestellbestä-", "tigung")),
        ("Wiedereinsetzungsantragsverfahren", ("Wiedereinset-", "zungsantrags-", "verfahren")),
        ("E-Mail-Benachrichtigung schicken", ("E-Mail-", "Benachrichti-", "gung schicken")),
        ("Kfz/Haftpflicht/Versicherungsschein", ("Kfz/", "Haftpflicht/", "Versiche-", "rungsschein")),
        ("日本語のとても長いタイトルです", ("日本語のとて", "も長いタイト", "ルです")),
        ("  zwei   Wörter ", ("  zwei   ", "Wörter")),
        ("", ("",)),
        (" ", ("",)),
    ],
)
def test_words_break_where_syllables_do(text: str, lines: tuple[str, ...]) -> None:
    assert wrapped(text, SIZE, ROOM, bold=True) == tuple(line.rstrip() for line in lines)


def test_what_has_no_room_ends_in_an_ellipsis() -> None:
    assert wrapped("eins zwei drei vier fünf sechs sieben", SIZE, 90, lines=2) == ("eins zwei", "drei vier…")


def test_a_text_without_end_is_cut() -> None:
    text = "".join(wrapped("x" * 1_000_000, SIZE, ROOM))
    assert text.endswith(ELLIPSIS) and text.count("x") == LONGEST


@given(st.text(), st.integers(min_value=1, max_value=300), st.booleans())
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, room: int, bold: bool) -> None:
    lines = wrapped(text, SIZE, room, bold=bold)
    assert all(width(line, SIZE, bold=bold) <= room or len(line.rstrip("-")) <= 1 for line in lines)
    kept = "".join(lines).replace("-", "").replace(" ", "")
    assert kept == plain(text).replace("-", "").replace(" ", "")


def test_bold_and_capital_letters_are_wider() -> None:
    assert width("ich", SIZE) < width("ich", SIZE, bold=True) < width("ICH", SIZE, bold=True)
    assert width("漢字", SIZE) == pytest.approx(2 * 1.1 * SIZE)
    assert width("e\u0301", SIZE) == width("e", SIZE)
