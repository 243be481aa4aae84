"""What YAML 1.2 says, chapter by chapter: the reader reads it so, or refuses it in words, and never reads it otherwise.

Further cases are in test_reader.py; the YAML test suite itself is run by tests/test_yaml_suite.py.
"""

from typing import Any

import pytest

from journeyaudit.reader import read, stream
from journeyaudit.reader.events import python_events
from journeyaudit.source import SourceError


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(stream, "events", python_events)


def documents(text: str) -> list[object]:
    return [document.data for document in read(text, "a.yaml")]


READ: dict[str, tuple[str, list[Any] | None]] = {
    "5.2 a byte order mark": ("\ufeffa: 1", [{"a": 1}]),
    "5.4 all three line breaks": ("a: 1\r\nb: 2\rc: 3\n", [{"a": 1, "b": 2, "c": 3}]),
    "5.7 escapes": (r'"\0\a\b\t\n\v\f\r\e\"\/\\\N\_\L\P\x41\u00e4\U0001F600"', None),
    "6.1 indentation by any number of blanks": ("a:\n   b:\n    - 1\n", [{"a": {"b": [1]}}]),
    "6.5 a fold is a blank, an empty line a break": ("a: b\n  c\n\n  d\n", [{"a": "b c\nd"}]),
    "6.6 a comment needs a blank before it": ("a: b#c # d\n", [{"a": "b#c"}]),
    "6.8 a directive": ("%YAML 1.2\n---\na\n", ["a"]),
    "6.9 tags of the core schema": (
        "[!!str 1, !!int 1, !!float 1, !!bool true, !!null '']",
        [["1", 1, 1.0, True, None]],
    ),
    "7.1 an alias is the value": ("a: &x {b: 1}\nc: *x\n", [{"a": {"b": 1}, "c": {"b": 1}}]),
    "7.1 an anchor may be named anew": ("- &x 1\n- *x\n- &x 2\n- *x\n", [[1, 1, 2, 2]]),
    "7.2 an empty value": ("a:\nb: ~\n", [{"a": None, "b": None}]),
    "7.3.1 double quotes join lines": ('"a\\\n   b\n  c"', ["ab c"]),
    "7.3.2 single quotes know one escape": ("'a\\n''b'", ["a\\n'b"]),
    "7.3.3 a plain text may hold most signs": (
        "- a:b\n- a#b\n- -1a\n- :a\n- a, b\n- a[b]\n",
        [["a:b", "a#b", "-1a", ":a", "a, b", "a[b]"]],
    ),
    "7.4 brackets over lines, a comma at the end": (
        "[a,\n [b, ],\n {c: d,\n  e},\n]",
        [["a", ["b"], {"c": "d", "e": None}]],
    ),
    "7.4.2 a pair in brackets": ("[a: 1, b: 2]", [[{"a": 1}, {"b": 2}]]),
    "7.4.2 a key in quotes needs no blank": ('{"a":1}', [{"a": 1}]),
    "8.1 literal, kept, stripped, clipped": (
        "a: |\n  x\n\nb: |+\n  x\n\nc: |-\n  x\n\n",
        [{"a": "x\n", "b": "x\n\n", "c": "x"}],
    ),
    "8.1 an indentation that is said": ("a: |2\n   x\n  y\n", [{"a": " x\ny\n"}]),
    "8.1.3 folded, but not where lines stand further in": (">\n a\n b\n\n  c\n  d\n\n e\n", ["a b\n\n c\n d\n\ne\n"]),
    "8.2 lists at the depth of their key": ("a:\n- 1\n-\n  - 2\n- b: 3\n  c: 4\n", [{"a": [1, [2], {"b": 3, "c": 4}]}]),
    "8.2.2 a key with a question mark": ("? a\n: b\n? c\n", [{"a": "b", "c": None}]),
    "9.2 documents": ("a\n---\nb\n...\n---\nc\n", ["a", "b", "c"]),
    "9.2 an empty stream": ("# nothing\n", []),
    "10.3 what looks like 1.1 is text": (
        "[yes, no, on, off, y, n, 0b1, 1_000, 1:30, 0o8, =, 2026-03-01]",
        [["yes", "no", "on", "off", "y", "n", "0b1", "1_000", "1:30", "0o8", "=", "2026-03-01"]],
    ),
    "10.3 numbers": (
        "[0, -0, +12, 012, 0o14, 0xC, .5, 5., 1e3, -1.5E-2]",
        [[0, 0, 12, 12, 12, 12, 0.5, 5.0, 1000.0, -0.015]],
    ),
}
"""By chapter of the specification: a text and its documents."""


@pytest.mark.parametrize("chapter", READ)
def test_it_is_read_as_yaml_1_2_says(chapter: str) -> None:
    text, expected = READ[chapter]
    if expected is None:
        expected = ['\0\x07\x08\t\n\x0b\x0c\r\x1b"/\\\x85\xa0\u2028\u2029Aä\U0001f600']
    assert documents(text) == expected
    assert repr(documents(text)) == repr(expected)


BROKEN = {
    "5.1 a control character": ("a: \x01", "the control character U+0001 is not allowed"),
    "5.7 an escape that does not exist": (r'"\q"', r"`\q` is not an escape that YAML knows"),
    "6.1 a tab that indents": ("a:\n\tb: 1\n", "a tab stands where only blanks may indent"),
    "7.1 an alias without an anchor": ("*x", "`*x` refers to nothing: there is no `&x` before it"),
    "7.3.3 a sign that is reserved": ("a: @b", "a text cannot start with `@`"),
    "7.4 a bracket that stays open": ("[a, b", "`[` is never closed"),
    "3.2.1.3 a key twice": ("a: 1\na: 2\n", "the key `a` appears twice; the first is in line 1"),
    "8.2 two depths in one mapping": ("a: 1\n b: 2\n", None),
    "9.2 a second version": ("%YAML 1.2\n%YAML 1.2\n---\n", "only one `%YAML 1.2` line is understood"),
}
"""By chapter: a text that is no YAML, and what is said of it; None where that depends on the parser."""
REFUSED = {
    "a tag of one's own means something to one program only": ("a: !x b", "the tag `!x` is not allowed"),
    "a tag that is no type of JSON": ("!!set {a}", "the tag `!!set` is not allowed"),
    "a key that is a list": ("[a]: b", "a list or a mapping cannot be a key"),
    "a key that is an alias": ("? &x a\n: *x\n? *x\n: b\n", "the alias `*x` cannot be a key"),
    "an anchor that nothing uses is a text that begins with &": (
        "a: &b c",
        "`&b` names a value for later use, but nothing uses it",
    ),
    "a value within itself": ("&x [*x]", "`*x` refers to the value that it is part of"),
    "an empty key": (": b", "a key is missing before this colon"),
    "a merge key belongs to 1.1": ("<<: {a: 1}", "merge keys (`<<`) are not part of YAML 1.2"),
    "a question mark at the beginning of a text in braces": ("{?a: b}", "a text cannot start with `?`"),
    "the same in brackets": ("[?a]", "a text cannot start with `?`"),
    "a line break that cannot be seen": ("a: b\u2028c", "the invisible line break U+2028 is not allowed here"),
    "a number beyond all that is meant": ("1e999", "the number 1e999 is too large"),
}
"""Departures: sound YAML that is refused, by the reason, and what is said of it."""


@pytest.mark.parametrize("name", [*BROKEN, *REFUSED])
def test_it_is_refused_in_words(name: str) -> None:
    text, expected = {**BROKEN, **REFUSED}[name]
    with pytest.raises(SourceError) as caught:
        read(text, "a.yaml")
    [problem] = caught.value.problems
    assert expected is None or problem.message == expected
    assert problem.message


LENIENT = {
    "a comment behind a bracket may do without a blank": ("[a]#b", [["a"]]),
    "a comment behind a quote may do without a blank": ('a: "b"#c', [{"a": "b"}]),
    "lines of a list in brackets may stand at the margin": ("a: [b,\nc]", [{"a": ["b", "c"]}]),
    "a dash alone in brackets is a text": ("[-]", [["-"]]),
    "keys are text, whatever they look like": ("1: a\ntrue: b\n", [{"1": "a", "true": "b"}]),
}
"""Departures: what YAML 1.2 refuses or reads as another type, and what is read."""


@pytest.mark.parametrize("name", LENIENT)
def test_it_is_read_where_nobody_can_mean_anything_else(name: str) -> None:
    text, expected = LENIENT[name]
    assert documents(text) == expected
