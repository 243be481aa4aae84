"""TOML: every key and value knows its place, and what is no TOML is refused at its place."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from journeyaudit.reader import read_toml, table_of
from journeyaudit.source import SourceError, Span, offset_of

TEXT = '''\
# [no.table]
title = "a # b"  # words

[tool.other]
x = """
[tool.journeyaudit]
y = 1 """"

[tool.journeyaudit]
profile = 'strict'
"select" = ["a", 'b', # first
  "c\\"]",
]
budget.waiting = "5 d"
severity = { late = "off", "odd . key" = 'info' }
as_of = 2026-03-01
[tool.journeyaudit.settings.late]
limit = "1 d"
[[tool.journeyaudit.overrides]]
files = "old/"
[[tool.journeyaudit.overrides]]
files = ["x", ["y"], {}]
[tool.journeyaudit.overrides.severity]
late = "off"
'''


def written(text: str, span: Span) -> str:
    return text[offset_of(text, span.start) : offset_of(text, span.end)]


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        yield (*path, step), one
        yield from leaves(one, (*path, step))


def test_every_value_stands_where_it_is_said_to_stand() -> None:
    document = read_toml(TEXT, "pyproject.toml")
    assert document.data == tomllib.loads(TEXT)
    for path, value in leaves(document.data):
        assert path in document.values, path
        if isinstance(path[-1], str):
            assert path in document.keys, path
            key = written(TEXT, document.keys[path])
            assert tomllib.loads(f"k = {key}")["k"] == path[-1] if key[0] in "\"'" else key == path[-1]
        if not isinstance(value, (dict, list)):
            assert tomllib.loads(f"v = {written(TEXT, document.values[path])}")["v"] == value
    assert set(document.values) == {(), *(path for path, _ in leaves(document.data))}


def test_a_table_is_a_document_of_its_own() -> None:
    table = table_of(read_toml(TEXT, "pyproject.toml"), ("tool", "journeyaudit"))
    assert table is not None
    assert table.name == "pyproject.toml"
    places: dict[tuple[str | int, ...], int] = {
        ("select", 2): 12,
        ("budget", "waiting"): 14,
        ("severity", "odd . key"): 15,
        ("settings", "late", "limit"): 18,
        ("overrides", 1, "files", 0): 22,
        ("overrides", 1, "severity", "late"): 24,
    }
    assert {path: table.locate_key(path).start.line for path in places} == places
    assert written(TEXT, table.locate_key(("select",))) == '"select"'
    assert written(TEXT, table.locate(("severity", "late"))) == '"off"'
    assert table_of(table, ("tool",)) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = 1\nb =\n", "x.toml:2:4: this is no TOML: Invalid value"),
        ("a = 1\na = 2\n", "x.toml:2:6: this is no TOML: Cannot overwrite a value"),
        ("a = '", 'x.toml:1:6: this is no TOML: Expected "\'"'),
        ("a = " + "[" * 5000, "x.toml:1:1: the values are nested too deeply"),
        (b"a = '\xff'", "x.toml:1:6: the byte 0xFF is not UTF-8 (save the file as UTF-8)"),
    ],
    ids=["no value", "twice", "no end", "too deep", "no UTF-8"],
)
def test_what_is_no_toml_is_refused_at_its_place(text: str | bytes, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_toml(text, "x.toml")
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "text",
    [
        'a = """x""y"""',
        'a = """x\\"""y"""',
        'a = """x"""""',
        "a = '''x'''''\nb = ''",
        'a = ""\nb = """"""',
        "a . b . 'c d' = 1979-05-27 07:32:00\n",
        "a = [ # x ]\n 1 , 2 , ]\r\nb = {x.y = 1, z = [{}]}",
        "[a]\n[a.b]\n[[a.c]]\n[a.c.d]\n[[a.c]]\n[[a.c.e]]\nf = inf\n",
        "",
        "# x",
    ],
)
def test_every_form_of_toml_is_found_again(text: str) -> None:
    document = read_toml(text, "x.toml")
    assert set(document.values) == {(), *(path for path, _ in leaves(document.data))}
    for path, value in leaves(document.data):
        if not isinstance(value, (dict, list)):
            assert tomllib.loads(f"v = {written(text, document.values[path])}")["v"] == value
