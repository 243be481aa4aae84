"""Positions, snippets, errors, and how a document finds values, keys and words."""

import pickle

import pytest

from journeyaudit.reader import read
from journeyaudit.source import (
    SNIPPET_LIMIT,
    Document,
    Path,
    Position,
    Problem,
    Snippet,
    SourceError,
    Span,
    offset_of,
    position_of,
    snippet,
    visible,
)


def span(line: int, start: int, end: int, end_line: int | None = None) -> Span:
    return Span(Position(line, start), Position(end_line or line, end))


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        ("", 0, 1, 1),
        ("ab\ncd", 3, 2, 1),
        ("ab\r\ncd", 5, 2, 2),
        ("ab\rcd", 3, 2, 1),
        ("ü😀x", 2, 1, 3),
        ("a\n\n", 3, 3, 1),
        ("a\u2028b", 2, 1, 3),
    ],
)
def test_an_offset_and_its_position_are_the_same_place(text: str, offset: int, line: int, column: int) -> None:
    assert position_of(text, offset) == Position(line, column)
    assert offset_of(text, Position(line, column)) == offset


def test_a_position_outside_the_text_is_its_end() -> None:
    assert offset_of("ab\n", Position(9, 9)) == 3
    assert offset_of("ab", Position(1, 9)) == 2


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("title: A b", span(1, 8, 11), Snippet(1, "title: A b", 7, 3)),
        ("\ta: b", span(1, 5, 6), Snippet(1, " a: b", 4, 1)),
        ("a: |\n  x\n  y", span(1, 4, 4, end_line=3), Snippet(1, "a: |", 3, 1)),
        ("a:\nb: 1", span(1, 3, 3), Snippet(1, "a:", 2, 1)),
        ("a: \x1b[31m\u202eb", span(1, 9, 10), Snippet(1, "a: \\x1b[31m\\u202eb", 11, 6)),
        ("a\r\nbc\r\n", span(2, 1, 3), Snippet(2, "bc", 0, 2)),
        ("a", span(7, 3, 9), Snippet(1, "a", 1, 1)),
        ("", span(1, 1, 1), Snippet(1, "", 0, 1)),
        ("Familie 👨\u200d👩 e\u0301", span(1, 1, 8), Snippet(1, "Familie 👨\u200d👩 e\u0301", 0, 7)),
    ],
)
def test_a_snippet_shows_one_harmless_line(text: str, place: Span, expected: Snippet) -> None:
    assert snippet(text, place) == expected


def test_a_snippet_of_a_very_long_line_is_cut_around_its_caret() -> None:
    text = "x" * 5000 + "HERE" + "y" * 5000
    shown = snippet(text, span(1, 5001, 5005))
    assert shown.text[shown.column : shown.column + shown.length] == "HERE"
    assert shown.text[0] == shown.text[-1] == "…"
    assert len(shown.text) == SNIPPET_LIMIT + 2


def test_a_mark_longer_than_the_cut_ends_with_it() -> None:
    shown = snippet("x" * 5000, span(1, 1, 5001))
    assert (shown.column, shown.length, shown.text) == (0, SNIPPET_LIMIT, "x" * SNIPPET_LIMIT + "…")


def test_visible_keeps_what_people_write_and_escapes_what_steers() -> None:
    assert visible("Grüße „x“ 😀\t\x00\u200b\U000e0001\ud800") == "Grüße „x“ 😀 \\x00\\u200b\\U000e0001\\ud800"
    assert visible("a\ufffe\U0001ffff\u0378") == "a\\ufffe\\U0001ffff\u0378"


def test_an_error_reads_as_one_line_a_problem_and_survives_pickling() -> None:
    problems = [
        Problem("wrong", "a.yaml", span(2, 3, 4), "do right"),
        Problem("worse", "a.yaml", span(5, 1, 1), code="schema"),
    ]
    error = SourceError(problems)
    assert str(error) == "a.yaml:2:3: wrong (do right)\na.yaml:5:1: worse"
    assert pickle.loads(pickle.dumps(error)).problems == tuple(problems)


TEXT = "channels: phone\npromises: {within: 2 d}\nasks: [a, {what: b}]\n"
VALUES: dict[Path, Span] = {
    (): span(1, 1, 21, end_line=3),
    ("channels",): span(1, 11, 16),
    ("promises",): span(2, 11, 24),
    ("promises", "within"): span(2, 20, 23),
    ("asks",): span(3, 7, 21),
    ("asks", 0): span(3, 8, 9),
    ("asks", 1): span(3, 11, 20),
    ("asks", 1, "what"): span(3, 18, 19),
}
KEYS: dict[Path, Span] = {
    ("channels",): span(1, 1, 9),
    ("promises",): span(2, 1, 9),
    ("promises", "within"): span(2, 12, 18),
    ("asks",): span(3, 1, 5),
    ("asks", 1, "what"): span(3, 12, 16),
}
DATA = {"channels": "phone", "promises": {"within": "2 d"}, "asks": ["a", {"what": "b"}]}
DOCUMENT = Document("a.yaml", TEXT, DATA, VALUES, KEYS, ())


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ((), ()),
        (("asks", 1, "what"), ("asks", 1, "what")),
        (("channels", 0), ("channels",)),
        (("channels", 0, "name"), ("channels",)),
        (("promises", 0, "within"), ("promises", "within")),
        (("promises", 0, "owner"), ("promises",)),
        (("asks", 7), ("asks",)),
        (("asks", 0, "purpose"), ("asks", 0)),
        (("asks", -1), ("asks",)),
        (("wait", "channels"), ()),
        ((3, "channels"), ()),
    ],
)
def test_a_value_is_found_or_its_deepest_ancestor(path: Path, found: Path) -> None:
    assert DOCUMENT.locate(path) == VALUES[found]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("promises", 0, "within"), KEYS[("promises", "within")]),
        (("asks",), KEYS[("asks",)]),
        (("asks", 0), VALUES[("asks", 0)]),
        (("channels", 0), VALUES[("channels",)]),
        (("promises", "owner"), VALUES[("promises",)]),
        ((), VALUES[()]),
    ],
)
def test_a_key_is_found_or_the_value(path: Path, expected: Span) -> None:
    assert DOCUMENT.locate_key(path) == expected


def test_words_are_found_through_short_forms() -> None:
    assert DOCUMENT.locate_words(("channels", 0, "name"), 1, 3) == span(1, 12, 14)
    assert DOCUMENT.locate_words(("asks", 1, "what"), 0, 1) == span(3, 18, 19)


@pytest.mark.parametrize(("start", "end", "first", "last"), [(-5, 2, 11, 13), (2, 99, 13, 16), (9, 3, 15, 15)])
def test_words_outside_the_value_are_kept_inside(start: int, end: int, first: int, last: int) -> None:
    assert DOCUMENT.locate_words(("channels",), start, end) == span(1, first, last)


def test_words_of_what_is_no_text_are_the_whole_value() -> None:
    assert DOCUMENT.locate_words(("promises",), 0, 3) == VALUES[("promises",)]


@pytest.mark.parametrize("sign", ["|", ">-"])
def test_words_of_a_text_in_lines_that_has_none_are_its_sign(sign: str) -> None:
    document = read(f"e: c\nd: {sign}", "a.yaml")[0]
    assert document.locate_words(("d",), 0, 1) == span(2, 4, 4 + len(sign))


def test_a_document_without_places_points_at_its_start() -> None:
    bare = Document("a.yaml", "", {"a": 1}, {}, {}, ())
    assert bare.locate(("a",)) == span(1, 1, 1)
    assert bare.locate_words(("a",), 0, 1) == span(1, 1, 1)
