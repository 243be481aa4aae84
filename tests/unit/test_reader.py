"""What the reader makes of YAML: values by the core schema of 1.2, documents, aliases, and the limits."""

import math
import pickle

import pytest

from journeyaudit.reader import DEPTH_LIMIT, DIGIT_LIMIT, KEY_LIMIT, NODE_LIMIT, SIZE_LIMIT, read, stream
from journeyaudit.reader.events import python_events
from journeyaudit.source import Problem, SourceError


def data(text: str | bytes) -> object:
    documents = read(text, "a.yaml")
    assert len(documents) == 1
    return documents[0].data


def problem(text: str | bytes) -> Problem:
    with pytest.raises(SourceError) as caught:
        read(text, "a.yaml")
    assert len(caught.value.problems) == 1
    return caught.value.problems[0]


@pytest.fixture(params=["libyaml", "python"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(stream, "events", python_events)


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("nULL", "nULL"),
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("false", False),
        ("tRUE", "tRUE"),
        ("on", "on"),
        ("off", "off"),
        ("no", "no"),
        ("yes", "yes"),
        ("y", "y"),
        ("ja", "ja"),
        ("8:30", "8:30"),
        ("48:00", "48:00"),
        ("2026-03-01", "2026-03-01"),
        ("0", 0),
        ("012", 12),
        ("-7", -7),
        ("+7", 7),
        ("0o17", 15),
        ("0x1F", 31),
        ("-0x1F", "-0x1F"),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("1.5", 1.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("-1.5E-2", -0.015),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        ("39,99 €", "39,99 €"),
        ("2-4 Wochen", "2-4 Wochen"),
        ("٣", "٣"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("''", ""),
        ("!!str 12", "12"),
        ("!!str", ""),
        ("! 12", "12"),
        ("!!int '12'", 12),
        ("!!float 3", 3.0),
        ("!!bool true", True),
        ("!!null ''", None),
    ],
)
def test_a_scalar_means_what_yaml_1_2_says(word: str, value: object) -> None:
    found = data(f"a: {word}\n")
    assert found == {"a": value}
    assert isinstance(found, dict)
    assert type(found["a"]) is type(value)


@pytest.mark.usefixtures("either_parser")
def test_not_a_number_is_a_number() -> None:
    value = data("[.nan]")
    assert isinstance(value, list)
    assert math.isnan(value[0])


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no: 1\n1: 2\n~: 3\n1.0: 4\ntrue: 5\n'': 6", {"no": 1, "1": 2, "~": 3, "1.0": 4, "true": 5, "": 6}),
        ("? a\n? b\n", {"a": None, "b": None}),
        ("{title: A, b, actor: X}", {"title": "A", "b": None, "actor": "X"}),
        ("[a: 1, {}]", [{"a": 1}, {}]),
        ("a: [[], [x, [y]]]", {"a": [[], ["x", ["y"]]]}),
        ("a:\n- 1\n-\n- - 2\n  - b: 3", {"a": [1, None, [2, {"b": 3}]]}),
        ("a: >\n  b\n  c\n\n  d\nb: |-\n  x\n   y\n", {"a": "b c\nd\n", "b": "x\n y"}),
        ('a: "b\\n\\u00e4\\x41 \\\n  c"', {"a": "b\näA c"}),
        ("a: 'it''s'", {"a": "it's"}),
        ("%YAML 1.2\n---\na: 1\n...\n", {"a": 1}),
        ("a: &x [1, 2]\nb: *x\nc: [*x, *x]", {"a": [1, 2], "b": [1, 2], "c": [[1, 2], [1, 2]]}),
        ("&k a: b\nc: *k", {"a": "b", "c": "a"}),
        ("- &x a\n- *x\n- &x b\n- *x", ["a", "a", "b", "b"]),
        ("!!map {a: !!seq [b]}", {"a": ["b"]}),
        ("just text", "just text"),
        ("'<<': 1", {"<<": 1}),
    ],
)
def test_structures(text: str, value: object) -> None:
    assert data(text) == value


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "\ufeff", b"", b"\xef\xbb\xbf# x"])
def test_a_file_without_values_has_no_documents(text: str | bytes) -> None:
    assert read(text, "a.yaml") == []


def test_all_documents_of_a_file_are_read_with_places_in_the_file() -> None:
    text = "# head\na: 1 # one\n---\n# two\nb: 2\n...\n# between\n---\nc: 3 # three\n"
    documents = read(text, "a.yaml")
    assert [document.data for document in documents] == [{"a": 1}, {"b": 2}, {"c": 3}]
    assert [document.index for document in documents] == [0, 1, 2]
    assert {document.text for document in documents} == {text}
    assert [document.locate(()).start.line for document in documents] == [2, 5, 9]
    comments = [[comment.text for comment in document.comments] for document in documents]
    assert comments == [["# head", "# one"], ["# two"], ["# between", "# three"]]


def test_an_empty_document_is_none() -> None:
    assert [document.data for document in read("a: 1\n---\n", "a.yaml")] == [{"a": 1}, None]


def test_anchors_end_with_their_document() -> None:
    assert problem("- &a 1\n- *a\n---\n- *a\n").message == "`*a` refers to nothing: there is no `&a` before it"


def test_documents_can_be_sent_to_another_process() -> None:
    document = read("a: [b, {c: d}] # e\n", "a.yaml")[0]
    assert pickle.loads(pickle.dumps(document)) == document


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[{a: "])
def test_nesting_has_a_limit(opening: str) -> None:
    found = problem(opening * 100_000)
    assert found.message == f"nested deeper than {DEPTH_LIMIT} levels"
    assert found.span.start.line == 1


def test_the_deepest_nesting_allowed_is_read() -> None:
    documents = read("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT, "a.yaml")
    assert documents[0].locate((0,) * (DEPTH_LIMIT - 1)).start.column == DEPTH_LIMIT
    assert pickle.loads(pickle.dumps(documents)) == documents


def test_aliases_count_with_all_they_stand_for() -> None:
    levels = [f"{chr(98 + level)}: &{chr(98 + level)} [{', '.join([f'*{chr(97 + level)}'] * 9)}]" for level in range(9)]
    found = problem("a: &a [x, x, x, x, x, x, x, x, x]\n" + "\n".join(levels) + "\n")
    assert found.message == f"the file has more than {NODE_LIMIT:,} values"
    assert found.span.start.line == 6


def test_aliases_cannot_make_a_file_larger_than_a_file_may_be() -> None:
    found = problem("- &a " + "x" * 1_000_000 + "\n" + "- *a\n" * 20)
    assert found.message == f"the aliases of the file stand for more than {SIZE_LIMIT:,} characters"
    assert found.span.start.line == 12


def test_values_and_comments_have_a_limit() -> None:
    assert problem("[" + "1," * (NODE_LIMIT + 1) + "]").message == "the file has more than 200,000 values"
    assert problem("a: 1\n" + "#\n" * (NODE_LIMIT + 1)).message == "the file has more than 200,000 comments"


@pytest.mark.parametrize("text", ["x" * (SIZE_LIMIT + 1), b"x" * (SIZE_LIMIT + 1), "€" * (SIZE_LIMIT // 3 + 1)])
def test_a_file_has_a_size_limit(text: str | bytes) -> None:
    found = problem(text)
    assert found.message.startswith("the file is too large: 10,000,00")
    assert found.message.endswith("bytes, the limit is 10 MB")


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("sign", ["", "-", "0x", "1."])
def test_numbers_have_a_limit(sign: str) -> None:
    assert problem("a: " + sign + "1" * 5000).message == f"the number is longer than {DIGIT_LIMIT} digits"


def test_keys_have_a_limit() -> None:
    assert data(f"{'k' * 1000}: v") == {"k" * 1000: "v"}
    for text in (f"? {'k' * (KEY_LIMIT + 1)}\n: v", f"{{'{'k' * (KEY_LIMIT + 1)}'}}"):
        found = problem(text)
        assert found.message == f"the key is longer than {KEY_LIMIT} characters"
        assert found.span.start.column == 3 - (text[0] == "{")
