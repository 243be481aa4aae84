"""What people are told when a file cannot be read: the message, the words it points at, and the advice."""

import pytest

from journeyaudit.reader import read, stream
from journeyaudit.reader.events import python_events
from journeyaudit.source import Problem, SourceError, offset_of

IF_TEXT = "if it is text, put it in quotes"


def problem(text: str | bytes) -> Problem:
    with pytest.raises(SourceError) as caught:
        read(text, "a.yaml")
    found = caught.value.problems[0]
    assert found.file == "a.yaml"
    assert found.code == "syntax"
    return found


@pytest.fixture(params=["libyaml", "python"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(stream, "events", python_events)


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "line", "words", "message", "hint"),
    [
        # a colon in a text
        (
            "title: Please note: call us",
            1,
            "Please note: call us",
            "the text of `title` is not in quotes and contains a colon",
            'put the text in quotes: "Please note: call us"',
        ),
        (
            'a:\n  - says: Sie sagt: "Nein"  # why',
            2,
            'Sie sagt: "Nein"',
            "the text of `says` is not in quotes and contains a colon",
            "put the text in quotes: 'Sie sagt: \"Nein\"'",
        ),
        (
            "'a b': It's so: 'x'",
            1,
            "It's so: 'x'",
            "the text of `'a b'` is not in quotes and contains a colon",
            "put the text in quotes: \"It's so: 'x'\"",
        ),
        (
            "says: " + "very " * 30 + "long: text",
            1,
            "very " * 30 + "long: text",
            "the text of `says` is not in quotes and contains a colon",
            "put the text in quotes",
        ),
        (
            "{title: Note: call}",
            1,
            "Note: call",
            "a text in brackets is not in quotes and contains a colon",
            'put the text in quotes: "Note: call"',
        ),
        (
            "title: A\n  text: B",
            2,
            "text:",
            "this line is a key, but the text above it goes on to here",
            "start it exactly below the key above; if it belongs to the text above, put the whole text in quotes",
        ),
        (
            "title: A\nforgotten\nwait: 2 d",
            2,
            "forgotten",
            "there is no colon in this line",
            "write `key: value`; if it belongs to the text above, indent it deeper than the key of that text",
        ),
        # a question mark
        ("wait: ?", 1, "?", "`?` is not a value", f"delete the line if you do not know yet; {IF_TEXT}"),
        ("{wait: ?}", 1, "?", "`?` is not a value", f"delete the line if you do not know yet; {IF_TEXT}"),
        ("wait:\n- ?", 2, "?", "`?` is not a value", f"delete the line if you do not know yet; {IF_TEXT}"),
        # quotes
        (
            'a: 1\ntitle: "Foo\nb: 2',
            2,
            '"',
            'the quote " that opens here is never closed',
            'add " at the end of the text',
        ),
        ("title: 'Foo", 1, "'", "the quote ' that opens here is never closed", "add ' at the end of the text"),
        ("title: 'Foo\n---\nb'", 1, "'", "the quote ' that opens here is never closed", "add ' at the end of the text"),
        (
            'title: "Foo\nsays: "bar"',
            1,
            '"',
            "the quote that opens here closes in line 2 only, and text follows there",
            'close it with " where the text ends',
        ),
        (
            'title: "Foo" and more',
            1,
            "and more",
            "the text goes on after its closing quote",
            'put the whole text in one pair of quotes; inside it write \\" for a quote',
        ),
        (
            "{title: 'Don't', a: b}",
            1,
            "t'",
            "the text goes on after its closing quote",
            "write an apostrophe as two (''), or put the text in double quotes",
        ),
        (
            'title: "A": B',
            1,
            ": B",
            "the text goes on after its closing quote",
            'put the whole text in one pair of quotes; inside it write \\" for a quote',
        ),
        # brackets
        ("a: [b, c\nnext: d\n", 1, "[", "`[` is never closed", "add `]`; reading stopped in line 2"),
        ("a: {b: c\n", 1, "{", "`{` is never closed", "add `}`; reading stopped in line 2"),
        ("a: {b: [c}\n", 1, "}", "`[` is closed by `}`", "close it with `]`"),
        ("a: [[1, 2], 3", 1, "[", "`[` is never closed", "add `]`; reading stopped in line 1"),
        ("a: [b]]", 1, "]", "`]` closes nothing", f"delete it; {IF_TEXT}"),
        ("a: [b] c", 1, "c", "the value has ended before this", "put the whole text in quotes"),
        ("a: [b,, c]", 1, ",", "nothing stands before this comma", "delete the comma"),
        ("a: [[b] c]", 1, "c", "`,` or `]` is missing here", IF_TEXT),
        (
            "title: {{name}}",
            1,
            "{",
            "a list or a mapping cannot be a key",
            f"{IF_TEXT}; braces and brackets have a meaning of their own",
        ),
        # indentation
        ("a:\n\tb: 1", 2, "\t", "a tab stands where only blanks may indent", "replace it by blanks"),
        ("a:\n  b: 1\n\tc: 2", 3, "\t", "a tab stands where only blanks may indent", "replace it by blanks"),
        ("a: |\n  b\n\tc", 3, "\t", "a tab stands where only blanks may indent", "replace it by blanks"),
        (
            "a:\n  b: 1\n c: 2",
            3,
            "c: 2",
            "the indentation of this line fits no line above it",
            "start it exactly below a key of the same level; use blanks, no tabs",
        ),
        (
            "  a: 1\n b: 2",
            2,
            "b: 2",
            "the indentation of this line fits no line above it",
            "start it exactly below a key of the same level; use blanks, no tabs",
        ),
        (
            "- a: 1\nb: 2",
            2,
            "b: 2",
            "this line belongs to no list item",
            "start it with `- `, or indent it like the lines of the item above",
        ),
        (
            "a: b\n- c",
            2,
            "-",
            "a list item stands where a key should stand",
            "indent the list below its key; if the key above has a text already, it cannot have a list too",
        ),
        (
            "a: - b",
            1,
            "-",
            "a list with `-` cannot start in this place",
            f"put each `- ` on a line of its own below the key, or write `[a, b]`; {IF_TEXT}",
        ),
        # signs that a text cannot start with
        ("a: @home", 1, "@home", "a text cannot start with `@`", 'put the text in quotes: "@home"'),
        ("a: `x`", 1, "`x`", "a text cannot start with a backtick", 'put the text in quotes: "`x`"'),
        ("a: %5", 1, "%5", "a text cannot start with `%`", 'put the text in quotes: "%5"'),
        ("a: **b**", 1, "**b**", "a text cannot start with `*`", 'put the text in quotes: "**b**"'),
        ("a: & Co", 1, "& Co", "a text cannot start with `&`", 'put the text in quotes: "& Co"'),
        ("a: [% b, c]", 1, "% b", "a text cannot start with `%`", 'put the text in quotes: "% b"'),
        ("a: ]", 1, "]", "a text cannot start with `]`", 'put the text in quotes: "]"'),
        ("a: !f!x b", 1, "!f!x b", "a text cannot start with `!`", 'put the text in quotes: "!f!x b"'),
        ("a: *word b", 1, "*word", "`*word` refers to nothing: there is no `&word` before it", IF_TEXT),
        ("a: &b [*b]", 1, "*b", "`*b` refers to the value that it is part of", IF_TEXT),
        (
            "a: &Co GmbH",
            1,
            "&Co",
            "`&Co` names a value for later use, but nothing uses it",
            f"{IF_TEXT}; else delete it",
        ),
        (
            "a: !wichtig Hallo",
            1,
            "!wichtig",
            "the tag `!wichtig` is not allowed",
            "delete it; if it is text, put the text in quotes",
        ),
        (
            "a: !!python/object:os.system {}",
            1,
            "!!python/object:os.system",
            "the tag `!!python/object:os.system` is not allowed",
            "delete it; if it is text, put the text in quotes",
        ),
        ("a: !!int x", 1, "!!int", "`x` is no int, as its tag says", "delete the tag"),
        (
            "a: > b",
            1,
            "b",
            "nothing may follow `>` in its line",
            "start the text in the next line, indented; if the sign belongs to the text, put it in quotes",
        ),
        ("%YAML 3.0\n---\na", 1, "%YAML", "only one `%YAML 1.2` line is understood", "delete the line"),
        # keys
        (
            "a: 1\nb: 2\na: 3",
            3,
            "a",
            "the key `a` appears twice; the first is in line 1",
            "keep one; several values make a list: `[a, b]`",
        ),
        (
            "a: 1\n'a': 3",
            2,
            "'a'",
            "the key `a` appears twice; the first is in line 1",
            "keep one; several values make a list: `[a, b]`",
        ),
        (": x", 1, ":", "a key is missing before this colon", f"write `key: value`; {IF_TEXT}"),
        ("{a: b, : c}", 1, ":", "a key is missing before this colon", f"write `key: value`; {IF_TEXT}"),
        ("a: &x b\n*x : c", 2, "*x", "the alias `*x` cannot be a key", IF_TEXT),
        ("a:\n  <<: {b: c}", 2, "<<", "merge keys (`<<`) are not part of YAML 1.2", "write the keys out"),
        ("a: 1e999", 1, "1e999", "the number 1e999 is too large", "put it in quotes if it is text"),
        ("k" * 1100 + ": v", 1, "k", "a key longer than 1024 characters starts here", f"shorten it; {IF_TEXT}"),
        # escapes
        (
            'a: "C:\\quelle"',
            1,
            "\\q",
            "`\\q` is not an escape that YAML knows",
            "in double quotes write `\\\\` for a backslash, or use single quotes",
        ),
        # characters
        (
            "a: b\x07",
            1,
            "\x07",
            "the control character U+0007 is not allowed",
            "delete it, or write it as an escape in double quotes",
        ),
        (
            "a: b\0",
            1,
            "\0",
            "the control character U+0000 is not allowed",
            "delete it, or write it as an escape in double quotes",
        ),
        (
            "a: b\u2028c",
            1,
            "\u2028",
            "the invisible line break U+2028 is not allowed here",
            'delete it, or write it as the escape "\\L" in double quotes',
        ),
        (
            "a: b\r\nb: \x85c",
            2,
            "\x85",
            "the invisible line break U+0085 is not allowed here",
            'delete it, or write it as the escape "\\N" in double quotes',
        ),
        ("a: b\n\ufeffc: d", 2, "\ufeff", "a byte order mark (U+FEFF) stands inside the text", "delete it"),
        ("a: \ud800", 1, "\ud800", "U+D800 is half a character", "save the file as UTF-8"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_a_way_out(
    text: str, line: int, words: str, message: str, hint: str
) -> None:
    found = problem(text)
    assert found.message == message
    assert found.hint == hint
    assert found.span.start.line == line
    assert text[offset_of(text, found.span.start) : offset_of(text, found.span.end)] == words


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("code", ["\\ud83d", "\\UFFFFFFFF", "\\xzz"])
def test_wrong_escapes_are_refused_by_either_parser(code: str) -> None:
    assert problem(f'a: "b {code}"').message == f"`{code}` is not an escape that YAML knows"


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        ("a: ü".encode("latin-1"), 1, 4, "the byte 0xFC is not UTF-8"),
        (b"a: b\r\n\xc3\xbc: \xff", 2, 4, "the byte 0xFF is not UTF-8"),
        (b"\xef\xbb\xbfa: \xe4", 1, 4, "the byte 0xE4 is not UTF-8"),
        ("a: b".encode("utf-16"), 1, 1, "the file is UTF-16, not UTF-8"),
        ("a: b".encode("utf-16-be"), 1, 1, "the file is UTF-16, not UTF-8"),
        ("a: b".encode("utf-16-le"), 1, 1, "the file is UTF-16, not UTF-8"),
    ],
)
def test_only_utf_8_is_read(data: bytes, line: int, column: int, message: str) -> None:
    found = problem(data)
    assert (found.message, found.hint) == (message, "save the file as UTF-8")
    assert (found.span.start.line, found.span.start.column) == (line, column)


def test_words_of_the_file_in_a_message_are_short_and_harmless() -> None:
    assert problem('"\\e[31m": 1\n"\\e[31m": 2').message.startswith("the key `\\x1b[31m` appears twice")
    assert problem(f"{'k' * 99}: 1\n{'k' * 99}: 2").message.startswith(f"the key `{'k' * 40}…` appears twice")
