"""Lines of files in a report: cut to the room there is, the place itself visible, carets exactly under it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from journeyaudit.reporters.layout import painted
from journeyaudit.reporters.places import Gutter, excerpt
from journeyaudit.reporters.plain import ascii_twin, shown
from journeyaudit.reporters.style import Style
from journeyaudit.source import Position, Span

UNICODE, ASCII = Style(), Style(unicode=False)


def span(line: int, start: int, end: int) -> Span:
    return Span(Position(line, start), Position(line, end))


@pytest.mark.parametrize(
    ("line", "words", "room", "expected"),
    [
        ("wait: 2 d", "2 d", 20, ("wait: ", "2 d", "")),
        ("      - wait: 2 d", "2 d", 20, ("- wait: ", "2 d", "")),
        ("    indented", "indented", 20, ("", "indented", "")),
        ("0123456789 word 0123456789", "word", 26, ("0123456789 ", "word", " 0123456789")),
        ("0123456789 word 0123456789", "word", 20, ("0123456789 ", "word", " 012…")),
        ("0123456789 word 0123456789", "word", 14, ("…56789 ", "word", " 0…")),
        ("0123456789 word", "word", 10, ("…6789 ", "word", "")),
        ("word 0123456789", "word", 10, ("", "word", " 0123…")),
        (
            "wait: {max: 3 working days, typical: 1 d}",
            "{max: 3 working days, typical: 1 d}",
            20,
            ("…it: ", "{max: 3 workin…", ""),
        ),
        ("Prüfung: überall", "überall", 20, ("Prüfung: ", "überall", "")),
        ("漢字漢字: 値段", "値段", 20, ("漢字漢字: ", "値段", "")),
        ("漢字漢字漢字漢字: 値段", "値段", 12, ("…漢字: ", "値段", "")),
        ("a\tb: c", "c", 20, ("a b: ", "c", "")),
        ("a\x1b[31m: c", "c", 20, ("a\\x1b[31m: ", "c", "")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_line_is_cut_around_its_place(line: str, words: str, room: int, expected: tuple[str, str, str]) -> None:
    start = line.rindex(words) + 1
    found = excerpt(f"x\n{line}\ny", span(2, start, start + len(words)), room, UNICODE)
    assert (found.line, (found.before, found.marked, found.after)) == (2, expected)


def test_in_ascii_a_line_is_cut_with_dots() -> None:
    found = excerpt("0123456789 Prüf 0123456789", span(1, 12, 16), 20, ASCII)
    assert (found.before, found.marked, found.after) == ("...456789 ", "Pruef", " 0...")


@given(
    line=st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=200),
    start=st.integers(1, 220),
    length=st.integers(0, 220),
    room=st.integers(24, 120),
    unicode=st.booleans(),
)
def test_an_excerpt_fits_and_shows_its_place(line: str, start: int, length: int, room: int, unicode: bool) -> None:
    style = Style(unicode=unicode)
    found = excerpt(line, span(1, start, start + length), room, style)
    text = found.before + found.marked + found.after
    assert cell_len(text) <= room
    assert not any(character in text for character in "\x1b\n\r\t\u202e\u2028")
    if line[start - 1 : start - 1 + length].strip():
        assert found.marked
    if not unicode:
        assert text.isascii()


def rows(gutter: Gutter, text: str, place: Span, label: str = "") -> list[str]:
    return [painted(row, colour=False) for row in gutter.marked(text, place, label)]


@pytest.mark.parametrize(
    ("label", "width", "expected"),
    [
        ("", 40, ["  7 │ wait: 2 d", "    │       ^^^"]),
        ("counts", 40, ["  7 │ wait: 2 d", "    │       ^^^ counts"]),
        ("this wait counts too", 36, ["  7 │ wait: 2 d", "    │       ^^^ this wait counts too"]),
        (
            "this wait counts too",
            30,
            ["  7 │ wait: 2 d", "    │       ^^^", "    │       this wait counts", "    │       too"],
        ),
    ],
)
def test_what_a_place_shows_stands_beside_it_or_below(label: str, width: int, expected: list[str]) -> None:
    assert rows(Gutter(100, width, UNICODE), "\n" * 6 + "    wait: 2 d", span(7, 11, 14), label) == expected


@pytest.mark.parametrize(
    ("line", "words", "expected"),
    [
        ("wait: 漢字", "漢字", ["1 | wait: ??", "  |       ^^"]),
        ("Größe: 漢x", "x", ["1 | Groesse: ?x", "  |           ^"]),
    ],
)
def test_in_ascii_carets_stand_under_what_is_shown(line: str, words: str, expected: list[str]) -> None:
    start = line.rindex(words) + 1
    assert rows(Gutter(1, 60, ASCII), line, span(1, start, start + len(words))) == expected


def test_carets_stand_under_wide_letters() -> None:
    assert rows(Gutter(1, 60, UNICODE), "漢字: 値段 x", span(1, 5, 7)) == ["1 │ 漢字: 値段 x", "  │       ^^^^"]


def test_an_empty_place_gets_one_caret() -> None:
    assert rows(Gutter(1, 60, UNICODE), "wait:", span(1, 6, 6)) == ["1 │ wait:", "  │      ^"]


def test_a_place_of_several_lines_ends_with_its_first() -> None:
    place = Span(Position(1, 7), Position(3, 2))
    assert rows(Gutter(1, 60, UNICODE), "wait: {\n max: 2 d\n}", place) == ["1 │ wait: {", "  │       ^"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("„Größe“ – für 5 € … → “x”", '"Groesse" - fuer 5 EUR ... -> "x"'),
        ("café, naïve, Łódź, Åse, Æ", "cafe, naive, Lodz, Ase, Ae"),
        ("u\u0308ber", "ueber"),
        ("漢字 🚀", "?? ?"),
        ("ﬁne ½", "fine 1?2"),
    ],
)
def test_every_letter_has_a_twin_in_ascii(text: str, expected: str) -> None:
    assert ascii_twin(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb", "a\\x0ab"),
        ("a\tb", "a b"),
        ("\u202eabc", "\\u202eabc"),
        ("\x1b]0;x\x07", "\\x1b]0;x\\x07"),
        ("\x9b2J", "\\x9b2J"),
    ],
)
def test_nothing_in_a_text_steers_the_terminal(text: str, expected: str) -> None:
    assert shown(text) == expected
    assert shown(text, unicode=False) == expected
