"""Whatever the text: the reader reads it or says what is wrong, and what it says about places is true."""

import re
import unicodedata
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyaudit.reader import read, stream
from journeyaudit.reader.events import python_events
from journeyaudit.source import Document, Path, SourceError, Span, offset_of, snippet

FRAGMENTS = st.sampled_from(
    [
        *("a", "b: ", "c:", "- ", "? ", ": ", ", ", "[", "]", "{", "}", "'", '"', "''", "|", ">", "|-\n", ">2+\n"),
        *("\n", "\n", "\n  ", "\n    ", " ", "  ", "\t", "\r\n", "\r", "#", " # c", "---\n", "...\n", "%YAML 1.2\n"),
        *("&x ", "*x", "!!str ", "!t ", "<<: ", "\\", "\\n", "\\u00e4", "\\U0001F600", "\\\n", "ü", "😀", "\ufeff"),
        *("1", "-1", "1.5e3", "null", "true", "text text", "@", "`", "%", "\x00", "\x85", "\u2028", "\ud800"),
    ]
)
YAMLISH = st.lists(FRAGMENTS, max_size=30).map("".join)
WORDS = st.text(st.sampled_from("ab ü😀:#'\"\\-,[]{}\n\t"), max_size=30)


def leaves(data: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from leaves(value, (*path, at))
    else:
        yield path, data


def cut(text: str, span: Span) -> str:
    return text[offset_of(text, span.start) : offset_of(text, span.end)]


def check(data: str | bytes) -> list[Document]:
    """Read; whatever comes out must be consistent."""
    try:
        documents = read(data, "a.yaml")
    except SourceError as error:
        for problem in error.problems:
            assert problem.message
            assert problem.span.start <= problem.span.end
            text = data if isinstance(data, str) else data.decode("utf-8", "replace")
            shown = snippet(text.removeprefix("\ufeff"), problem.span)
            assert {unicodedata.category(character) for character in shown.text}.isdisjoint({"Cc", "Cs", "Zl", "Zp"})
        return []
    for document in documents:
        paths = set(document.values)
        assert {path for path, _ in leaves(document.data)} <= paths
        assert all(document.values[path].start <= document.values[path].end for path in paths)
        for path in paths:
            if path:
                inner, outer = document.values[path], document.values[path[:-1]]
                assert outer.start <= inner.start <= inner.end <= outer.end
        for path, key in document.keys.items():
            raw = cut(document.text, key)
            assert raw == path[-1] or raw[:1] in "'\"|>*" or "\n" in raw or "\r" in raw
        for comment in document.comments:
            assert cut(document.text, comment.span) == comment.text
            assert comment.text[0] == "#"
        for path, value in leaves(document.data):
            raw = cut(document.text, document.values[path])
            if isinstance(value, str) and raw and raw[0] not in "'\"|>*":
                assert "".join(raw.split()) == "".join(value.split())
                assert raw == value or "\n" in raw or "\r" in raw
    return documents


@given(YAMLISH)
@settings(max_examples=200)
def test_fragments_of_yaml(text: str) -> None:
    check(text)


@given(YAMLISH)
@settings(max_examples=100)
def test_fragments_of_yaml_with_the_other_parser(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stream, "events", python_events)
        check(text)


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_any_text(text: str) -> None:
    check(text)


@given(st.binary(max_size=60) | YAMLISH.map(lambda text: text.encode("utf-16", "surrogatepass")))
@settings(max_examples=200)
def test_any_bytes(data: bytes) -> None:
    check(data)


def double_quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    return '"' + escaped + '"'


def single_quoted(words: str) -> str:
    lines = words.replace("'", "''").split("\n")
    return "'" + "\n\n  ".join(line.strip(" \t") for line in lines) + "'"


def literal(words: str) -> str:
    return "|2-\n" + "\n".join("    " + line for line in words.split("\n"))


def folded(words: str) -> str:
    return ">2-\n" + "\n\n".join("    " + re.sub(r"(?<=\S) (?=\S)", "\n    ", line) for line in words.split("\n"))


def unescaped(raw: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "t": "\t"}.get(found[1], found[1]), raw)


def same(raw: str) -> str:
    return raw


def single_again(raw: str) -> str:
    return raw.replace("''", "'")


@pytest.mark.parametrize(
    ("style", "undo"),
    [(double_quoted, unescaped), (single_quoted, single_again), (literal, same), (folded, same)],
)
@given(words=WORDS)
@settings(max_examples=100)
def test_every_part_of_a_text_is_found_where_it_stands(
    style: Callable[[str], str], undo: Callable[[str], str], words: str
) -> None:
    text = f"k:\n  v: {style(words)}\n"
    documents = check(text)
    if not documents:
        return
    (value,) = (value for path, value in leaves(documents[0].data) if path == ("k", "v"))
    assert isinstance(value, str)
    length = len(value.rstrip() if style in (literal, folded) else value)
    for start in range(length):
        for end in range(start + 1, min(start + 4, length + 1)):
            part = value[start:end]
            raw = undo(cut(text, documents[0].locate_words(("k", "v"), start, end)))
            if style is double_quoted or "\n" not in raw:
                assert raw == part
            elif part.strip():
                assert raw.split() == part.split()
