"""Where the reader says things stand: values, keys, comments, and the words inside every kind of text."""

import pytest

from journeyaudit.reader import read
from journeyaudit.source import Document, Path, Span, offset_of


def document(text: str) -> Document:
    return read(text, "a.yaml")[0]


def cut(text: str, span: Span) -> str:
    return text[offset_of(text, span.start) : offset_of(text, span.end)]


TEXT = """\
# head
journey: Auto kaputt   # trailing
goal: "quoted # no comment"
wait: {max: 2 d, open}
steps:
  - title: One
    says: >-
      folded text

      goes # on

  # between
  - plain over
    two lines
  - !!str tagged
empty:
last:
- [a, 'b']


# foot
"""


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ((), TEXT[TEXT.index("journey") : TEXT.index("\n\n\n# foot")]),
        (("journey",), "Auto kaputt"),
        (("goal",), '"quoted # no comment"'),
        (("wait",), "{max: 2 d, open}"),
        (("wait", "max"), "2 d"),
        (("wait", "open"), ""),
        (("steps",), TEXT[TEXT.index("- title") : TEXT.index("\nempty")]),
        (("steps", 0), TEXT[TEXT.index("title: One") : TEXT.index("\n\n  # between")]),
        (("steps", 0, "says"), ">-\n      folded text\n\n      goes # on"),
        (("steps", 1), "plain over\n    two lines"),
        (("steps", 2), "tagged"),
        (("empty",), ""),
        (("last",), "- [a, 'b']"),
        (("last", 0), "[a, 'b']"),
        (("last", 0, 1), "'b'"),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_a_value_ends_with_its_last_character(path: Path, words: str, line_break: str) -> None:
    text = TEXT.replace("\n", line_break)
    assert cut(text, document(text).values[path]) == words.replace("\n", line_break)


@pytest.mark.parametrize("path", [("journey",), ("wait", "open"), ("steps", 0, "says"), ("empty",)])
def test_a_key_is_where_it_is_written(path: Path) -> None:
    assert cut(TEXT, document(TEXT).keys[path]) == path[-1]


def test_empty_values_lie_where_a_value_would_stand() -> None:
    text = "a:\nb: {c, d: , e}\nf:\n-\n- \n? g\nh: &x\ni: *x\n"
    found = document(text)
    places = {
        path: (span.start.line, span.start.column) for path, span in found.values.items() if span.start == span.end
    }
    assert places == {
        ("a",): (1, 3),
        ("b", "c"): (2, 6),
        ("b", "d"): (2, 9),
        ("b", "e"): (2, 14),
        ("f", 0): (4, 2),
        ("f", 1): (5, 2),
        ("g",): (6, 4),
        ("h",): (7, 6),
    }


def test_all_paths_are_listed_in_the_order_of_the_text() -> None:
    found = document("b: [1, {c: 2}]\na: 3\n")
    assert list(found.values) == [(), ("b",), ("b", 0), ("b", 1), ("b", 1, "c"), ("a",)]
    assert list(found.keys) == [("b",), ("b", 1, "c"), ("a",)]
    assert (len(found.values), len(found.keys)) == (6, 3)
    assert all(path in found.values for path in found.values)
    assert () not in found.keys
    assert ("b", 0) not in found.keys
    assert ("b", "0") not in found.values
    assert ("b", 2) not in found.values
    not_a_path: object = "b"
    assert not_a_path not in found.values
    with pytest.raises(KeyError):
        found.values[("x",)]


def test_a_byte_order_mark_is_not_counted() -> None:
    for data in ("\ufeffa: ü x", "\ufeffa: ü x".encode()):
        found = read(data, "a.yaml")[0]
        assert found.text == "a: ü x"
        assert found.values[("a",)].start.column == 4


def test_columns_count_code_points() -> None:
    assert document('a: ["😀e\u0301", b]').values[("a", 1)].start.column == 12


def test_what_an_alias_brings_stands_at_the_alias() -> None:
    text = "a: &x {b: [c]}\nd: *x\ne: [*x]\n"
    found = document(text)
    assert found.data == {"a": {"b": ["c"]}, "d": {"b": ["c"]}, "e": [{"b": ["c"]}]}
    assert cut(text, found.values[("a", "b", 0)]) == "c"
    for path in [("d",), ("d", "b"), ("d", "b", 0), ("e", 0, "b", 0)]:
        assert cut(text, found.values[path]) == "*x"
        assert found.values[path].start.line == (2 if path[0] == "d" else 3)
    assert cut(text, found.keys[("d",)]) == "d"
    assert cut(text, found.keys[("d", "b")]) == "*x"
    assert cut(text, found.locate_words(("d", "b", 0), 0, 1)) == "*x"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b # c", [("# c", False)]),
        ("a: b# c", []),
        ("# a\n  # b  \nc: d", [("# a", True), ("# b", True)]),
        ("a: 'x # y'\nb: \"x\n  # y\"\n", []),
        ("a: |  # head\n  # text\n  b # text\n# foot", [("# head", False), ("# foot", True)]),
        ("a: |+\n  b\n\n  # text\n # foot", [("# foot", True)]),
        ("a: >-\n  # text\n", []),
        ("a: | # only a head\nb: 1", [("# only a head", False)]),
        ("a: [b, # one\n  c # two\n  ] # three", [("# one", False), ("# two", False), ("# three", False)]),
        ("- # item\n  a", [("# item", False)]),
        ("a: # value\n  b", [("# value", False)]),
        ("a: &x # anchor\n  b\nc: *x # alias", [("# anchor", False), ("# alias", False)]),
        ("a: b\n#", [("#", True)]),
        ("a: x # y # z", [("# y # z", False)]),
        ("a: b\r\n# c\r\nd: e # f\r\n", [("# c", True), ("# f", False)]),
        ("a: https://x.de/#part", []),
    ],
)
def test_comments(text: str, expected: list[tuple[str, bool]]) -> None:
    found = document(text)
    assert [(comment.text, comment.own_line) for comment in found.comments] == expected
    assert all(cut(text, comment.span) == comment.text for comment in found.comments)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("a: one two three", "two", "two"),
        ("a: one\n   two   three\n\n   four", "two   three", "two   three"),
        ("a: one\n   two   three\n\n   four", "four", "four"),
        ("a: one\n   two", "one two", "one\n   two"),
        ("a: one\r\n   two", "one two", "one\r\n   two"),
        ("a: x ''\n  '' y", "y", "y"),
        ("a: 'it''s'", "s", "s"),
        ("a: 'it''s'", "'", "''"),
        ("a: 'one\n  two\n\n\n  three'", "three", "three"),
        ('a: "x\\n\\u00e4\\x41 y"', "ä", "\\u00e4"),
        ('a: "x\\n\\u00e4\\x41 y"', "A y", "\\x41 y"),
        ('a: "\\U0001F600 y"', "y", "y"),
        ('a: "x \\\n   y\n  z"', "y", "y"),
        ('a: "x \\\n   y\n  z"', "x y z", "x \\\n   y\n  z"),
        ('a: "x \\\n\n   y"', "y", "y"),
        ('a: "\n  x"', "x", "x"),
        ('a: "x\\  \n y"', "y", "y"),
        ("a: |\n  one\n  two\n", "two", "two"),
        ("a: |\n  one\n  two\n", "two\n", "two"),
        ("a: |\n\n    one\n   \n      two\n", "two", "two"),
        ("a: |2\n    one\n   two\n", "two", "two"),
        ("a: |2\n    one\n   two\n", "  one", "  one"),
        ("a: |+\n  one\n\n\n", "one", "one"),
        ("a: >\n  one\n  two\n\n  three\n", "two", "two"),
        ("a: >\n  one\n  two\n\n  three\n", "three", "three"),
        ("a: >\n  one\n  two\n", "one two", "one\n  two"),
        ("a: >-\n\n  one\n    more\n  two\n  three\n", "more", "more"),
        ("a: >-\n\n  one\n    more\n  two\n  three\n", "three", "three"),
        ("a: >-\r\n  one\r\n  two\r\n", "two", "two"),
        ("a: !!str >\n  one\n  two", "two", "two"),
        ("- a: >\n    one\n    two\n", "two", "two"),
        ("a: !!str 12", "2", "2"),
        ("[x y]", "y", "y"),
        ("top level text", "level", "level"),
    ],
)
def test_words_are_found_in_every_kind_of_text(text: str, words: str, expected: str) -> None:
    found = document(text)
    path, value = next((path, value) for path in found.values if isinstance(value := _value(found.data, path), str))
    start = value.index(words)
    assert cut(text, found.locate_words(path, start, start + len(words))) == expected


def _value(data: object, path: Path) -> object:
    for step in path:
        assert isinstance(data, dict | list)
        data = data[step]  # type: ignore[index]  # plain data: a step of a path fits what it steps into
    return data


def test_words_of_a_number_are_the_whole_number() -> None:
    assert cut("a: 123", document("a: 123").locate_words(("a",), 1, 2)) == "123"
