"""Lines of a report: where they end, what stays together, and how they are coloured."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from journeyaudit.reporters.layout import EMPTY, Piece, flow, hanging, indented, painted


def plain(pieces: list[Piece], width: int) -> list[str]:
    return [painted(line, colour=False) for line in flow(pieces, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 13, ["one two three"]),
        ("one two three", 12, ["one two", "three"]),
        ("one two three", 3, ["one", "two", "thr", "ee"]),
        ("  one   two  ", 20, ["one two"]),
        ("", 20, []),
        ("a well-known word", 11, ["a", "well-known", "word"]),
        ("Donaudampfschifffahrt ab", 10, ["Donaudampf", "schifffahr", "t ab"]),
        ("漢字 漢字 漢字", 9, ["漢字 漢字", "漢字"]),
        ("it takes 14 days", 11, ["it takes", "14 days"]),
        ("it takes 1,234.5 days", 14, ["it takes", "1,234.5 days"]),
        ("für 39,99 € im Monat", 9, ["für", "39,99 €", "im Monat"]),
        ("nach § 475 BGB gilt", 9, ["nach", "§ 475 BGB", "gilt"]),
        ("nach § 475 BGB gilt", 8, ["nach §", "475 BGB", "gilt"]),
        ("siehe Art. 25 DSA", 11, ["siehe", "Art. 25 DSA"]),
        ("A1 B2 C3 D4", 5, ["A1 B2", "C3 D4"]),
        ("exit code 1", 9, ["exit", "code 1"]),
        ("1 a 2 b 3 c", 5, ["1 a", "2 b", "3 c"]),
    ],
)
def test_lines_end_between_words_but_not_behind_a_number(text: str, width: int, expected: list[str]) -> None:
    assert plain([(text, "")], width) == expected


def test_pieces_flow_one_after_the_other_and_keep_their_style() -> None:
    assert flow([("error:", "red"), ("Late step", "bold"), ("[late]", "dim")], 12) == [
        (("error:", "red"), (" ", ""), ("Late", "bold")),
        (("step", "bold"), (" ", ""), ("[late]", "dim")),
    ]


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200), width=st.integers(2, 60))
def test_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = plain([(text, "")], width)
    assert max(map(cell_len, lines), default=0) <= width
    kept = "".join(lines).replace(" ", "")
    assert kept == text.replace(" ", "").replace("\u00a0", "")


def test_further_lines_stand_under_the_first() -> None:
    lines = indented(hanging((("- ", ""),), flow([("one two", "")], 3)), 2)
    assert [painted(line, colour=False) for line in [*lines, *indented([EMPTY], 2)]] == ["  - one", "    two", ""]


@pytest.mark.parametrize(
    ("line", "colour", "expected"),
    [
        ((("a", "bold"), (" ", ""), ("b", "")), False, "a b"),
        ((("a", "bold"), (" ", ""), ("b", "")), True, "\x1b[1ma\x1b[0m b"),
        ((("a ", "red"), ("  ", ""), ("", "dim")), True, "\x1b[31ma\x1b[0m"),
        ((("  ", "dim"),), True, ""),
        (EMPTY, True, ""),
    ],
)
def test_a_line_is_painted_without_blanks_at_its_end(line: tuple[Piece, ...], colour: bool, expected: str) -> None:
    assert painted(line, colour) == expected
