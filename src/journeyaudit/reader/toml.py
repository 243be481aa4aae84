"""Reads TOML text into a document in which every key and value knows its place, as the YAML reader does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any

from journeyaudit.reader.decode import decode
from journeyaudit.reader.refuse import Refusal
from journeyaudit.source import Document, Path, Position, Span, offset_of, span_of
from journeyaudit.values import say

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}' r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\r\n]+")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_toml(data: bytes | str, name: str) -> Document:
    """The document of a TOML file. Raises SourceError for everything that is no TOML."""
    text = decode(data, name)
    places = _Places(text)
    try:
        content = _loads(text)
        places.scan()
    except RecursionError:
        raise Refusal(say("the values are nested too deeply"), 0, 0).located(text, name) from None
    except ValueError as error:
        raise _refusal(text, str(error)).located(text, name) from None
    return Document(name, text, content, places.values, places.keys, ())


def _loads(text: str) -> dict[str, Any]:
    """What the text says; the parser is imported when there is something to parse."""
    found: dict[str, Any] = import_module("tomllib").loads(text)
    return found


def _refusal(text: str, said: str) -> Refusal:
    """What the parser says, at its place."""
    found = _PLACE.search(said)
    if found is None:
        return Refusal(say("this is no TOML: {reason}", reason=said), 0, 0)
    line, column = found.groups()
    at = len(text) if line is None else offset_of(text, Position(int(line), int(column)))
    return Refusal(say("this is no TOML: {reason}", reason=said[: found.start()]), at, at)


def table_of(document: Document, path: Path) -> Document | None:
    """A table of a document as a document of its own; None where there is none."""
    data: Any = document.data
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    if data is None:
        return None
    size = len(path)
    values = {place[size:]: span for place, span in document.values.items() if place[:size] == path}
    keys = {place[size:]: span for place, span in document.keys.items() if place[:size] == path and place != path}
    return replace(document, data=data, values=values, keys=keys)


class _Places:
    """Finds out where in a text that is known to be TOML each key and value stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.values: dict[Path, Span] = {(): span_of(text, 0, 0)}
        self.keys: dict[Path, Span] = {}
        self.lists: dict[Path, int] = {}
        """How many tables the lists of tables have so far."""

    def scan(self) -> None:
        """Go through the whole text."""
        table: Path = ()
        self._blank()
        while self.at < len(self.text):
            if self._here("["):
                table = self._header()
            else:
                self._pair(table)
            self._blank()

    def _header(self) -> Path:
        start = self.at
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        names = self._key()
        self._past("]]" if many else "]")
        table: Path = ()
        for number, (step, begin, end) in enumerate(names):
            table = (*table, step)
            last = number == len(names) - 1
            self.keys.setdefault(table, span_of(self.text, begin, end))
            self.values.setdefault(table, span_of(self.text, start, self.at))
            if last and many:
                self.lists[table] = self.lists.get(table, -1) + 1
            if table in self.lists:
                table = (*table, self.lists[table])
                self.values.setdefault(table, span_of(self.text, start, self.at))
        return table

    def _pair(self, table: Path) -> None:
        """A key, which may have dots, with its value."""
        path = table
        for step, begin, end in self._key():
            path = (*path, step)
            self.keys.setdefault(path, span_of(self.text, begin, end))
            self.values.setdefault(path, span_of(self.text, begin, end))
        self._past("=")
        self._value(path)

    def _value(self, path: Path) -> None:
        start = self.at
        if self._here("["):
            self._many("]", path)
        elif self._here("{"):
            self._many("}", path)
        else:
            found = _STRING.match(self.text, self.at) or _SCALAR.match(self.text, self.at)
            assert found is not None, "the text is TOML"
            self.at = found.start() + len(found.group().rstrip(" \t"))
        self.values[path] = span_of(self.text, start, self.at)

    def _many(self, end: str, path: Path) -> None:
        """What stands in brackets or braces."""
        self.at += 1
        for number in _numbers():
            self._blank()
            if self._here(end):
                break
            if end == "]":
                self._value((*path, number))
            else:
                self._pair(path)
            self._blank()
            if self._here(","):
                self.at += 1
        self.at += 1

    def _key(self) -> list[tuple[str, int, int]]:
        """The names of a key with their places."""
        found: list[tuple[str, int, int]] = []
        while True:
            self._blank()
            match = _STRING.match(self.text, self.at) or _BARE.match(self.text, self.at)
            assert match is not None, "the text is TOML"
            written = match.group()
            found.append((_name(written), match.start(), match.end()))
            self.at = match.end()
            self._blank()
            if not self._here("."):
                return found
            self.at += 1

    def _blank(self) -> None:
        found = _BLANK.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def _past(self, mark: str) -> None:
        self._blank()
        self.at += len(mark)
        self._blank()

    def _here(self, mark: str) -> bool:
        return self.text.startswith(mark, self.at)


def _name(written: str) -> str:
    """The name that a bare or quoted key stands for."""
    if written[0] not in "\"'":
        return written
    return str(_loads(f"name = {written}")["name"])


def _numbers() -> Iterator[int]:
    number = 0
    while True:
        yield number
        number += 1
