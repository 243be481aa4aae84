"""What programs need to be exact about, and texts inside Markdown: unique, on one line, cut, and never markup."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from journeyaudit.reporters.escaping import code, markdown
from journeyaudit.reporters.exact import clipped, distinct, on_one_line, one_line, path_in_repository
from journeyaudit.source import Position, Span


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], []),
        (["a", "b"], ["a", "b"]),
        (["a", "a", "a"], ["a", "a (2)", "a (3)"]),
        (["a", "a (2)", "a"], ["a", "a (2)", "a (3)"]),
        (["a", "a", "a (2)"], ["a", "a (2)", "a (2) (2)"]),
    ],
)
def test_the_second_of_equal_names_is_numbered(names: list[str], expected: list[str]) -> None:
    assert distinct(names) == expected


@given(st.lists(st.sampled_from(["a", "a (2)", "a (2) (2)", "a (3)", "b"]), max_size=30))
def test_names_are_distinct(names: list[str]) -> None:
    found = distinct(names)
    assert len(set(found)) == len(found) == len(names)
    assert all(new.startswith(old) for old, new in zip(names, found, strict=True))


def span(*numbers: int) -> Span:
    return Span(Position(*numbers[:2]), Position(*numbers[2:]))


@pytest.mark.parametrize(
    ("place", "text", "expected"),
    [
        (span(1, 2, 1, 4), None, span(1, 2, 1, 4)),
        (span(1, 2, 3, 1), "abcd\nx\ny", span(1, 2, 1, 5)),
        (span(1, 2, 3, 1), "abcd\r\nx\ny", span(1, 2, 1, 5)),
        (span(1, 5, 3, 1), "abcd\nx\ny", span(1, 5, 1, 6)),
        (span(1, 2, 3, 1), None, span(1, 2, 1, 3)),
        (span(9, 2, 10, 1), "abcd", span(9, 2, 9, 3)),
    ],
)
def test_a_place_ends_on_its_first_line(place: Span, text: str | None, expected: Span) -> None:
    assert on_one_line(place, text) == expected


@pytest.mark.parametrize(("text", "expected"), [("", ""), ("abcd", "abcd"), ("abcde", "abc…"), ("ä" * 9, "äää…")])
def test_texts_are_cut_with_an_ellipsis(text: str, expected: str) -> None:
    assert clipped(text, 4) == expected


def test_a_line_break_is_a_blank_and_the_rest_is_visible() -> None:
    assert one_line("a\nb\x1b[0m\u202e") == "a b\\x1b[0m\\u202e"
    assert path_in_repository("./a/\u202eb.yaml") == "a/\\u202eb.yaml"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain text, with (brackets): 5 %!", "Plain text, with (brackets): 5 %!"),
        ("*a* _b_ `c` ~d~", r"\*a\* \_b\_ \`c\` \~d\~"),
        ("[a](b) ![c](d)", r"\[a\](b) !\[c\](d)"),
        ("<b> & &amp;", "&lt;b&gt; &amp; &amp;amp;"),
        ("a | b\\", r"a \| b\\"),
        ("https://example.org www.example.org", r"https\://example.org www\.example.org"),
        ("@all #12 a#b :tada: 10:30", r"@&#8203;all \#&#8203;12 a\#b :&#8203;tada: 10:30"),
        ("- a", r"\- a"),
        ("1. a", r"1\. a"),
        ("12) a", r"12\) a"),
        ("=== ", r"\==="),
        ("5 $ and 6 $", "5 &#36; and 6 &#36;"),
        ("a\n\n# b", r"a  \# b"),
    ],
)
def test_markup_is_escaped(text: str, expected: str) -> None:
    assert markdown(text) == expected


def test_code_escapes_the_same_but_leaves_names_alone() -> None:
    assert code("a@b:1:2 *x* <y>") == r"<code>a@b:1:2 \*x\* &lt;y&gt;</code>"


SIGNS = (
    "a * _ ` ``` [ ]( ) < > <b> & &amp; | \\ # - + 1. ~~ http://x www.x.de ! = :: --- $ <!-- </details> @me ü \u202e"
)
PIECES = st.sampled_from([*SIGNS.split(" "), " ", "    ", "\n", "\t"])


@given(st.lists(PIECES, max_size=12).map("".join))
def test_whatever_a_text_says_it_reads_as_it_is(text: str) -> None:
    renderer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for shown, frame in ((markdown(text), "{}"), (code(text), "<code>{}</code>")):
        html = renderer.renderInline(shown)
        read = one_line(text).strip()
        start, end = frame.split("{}")
        assert html.startswith(start)
        assert html.endswith(end)
        inside = html[len(start) : len(html) - len(end)]
        assert "<" not in inside
        assert unescape(inside).replace("\u200b", "") == read
    if markdown(text):
        block = renderer.render(f"- **x**\n  {markdown(text)}\n")
        assert re.findall("<(/?[a-z0-9]+)", block) == ["ul", "li", "strong", "/strong", "/li", "/ul"]
