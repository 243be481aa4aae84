"""Where an acceptance goes into the text of a file, so that no comment and no layout is disturbed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from journeyaudit.accept.elements import value_at
from journeyaudit.source import Document, Path, line_starts, offset_of
from journeyaudit.writer import quoted, scalar

NESTED = ("stages", "touchpoints", "backstage")
"""Keys that hold further elements; an acceptance stands above them, where it is seen to belong to the element."""
BREAK = re.compile(r"\r\n|\r|\n")
FLOW = re.compile(r"[,\[\]{}]")
KEY = "accept"


class CannotEdit(Exception):
    """The place is written in a way that is better changed by hand."""


class Edit:
    """The text of a document with the places of one element."""

    def __init__(self, document: Document, home: Path) -> None:
        """Look where the element begins and ends."""
        self.document, self.home, self.text = document, home, document.text
        self.start, self.end = self.place(home)
        found = BREAK.search(self.text)
        self.newline = found[0] if found else "\n"

    def place(self, path: Path) -> tuple[int, int]:
        """The offsets between which a value stands."""
        span = self.document.values[path]
        return offset_of(self.text, span.start), offset_of(self.text, span.end)

    def with_entry(self, entry: Mapping[str, str]) -> str:
        """The text with one more entry in the `accept` list of the element; raises CannotEdit."""
        value = value_at(self.document.data, self.home)
        first = self.text[self.start : self.start + 1]
        if first == "*":
            raise CannotEdit
        if isinstance(value, str):
            return self._as_mapping(entry)
        if not isinstance(value, dict):
            raise CannotEdit
        if KEY in value:
            return self._longer(value[KEY], entry)
        if first == "{":
            _, end = self.place((*self.home, list(value)[-1]))
            return self._inserted(end, f", {KEY}: [{braces(entry)}]")
        return self._with_key(list(value), entry)

    def with_comment(self, comment: str, *, begins: bool) -> str:
        """The text with a comment above the line of the element, which has to begin there."""
        start = line_starts(self.text)[self.document.values[self.home].start.line - 1]
        line = self.text[start : self.start]
        if (line.strip(" \t-") if self.home else line) or (self.home and not begins):
            raise CannotEdit
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        return f"{self.text[:start]}{indent}{comment}{self.newline}{self.text[start:]}"

    def _inserted(self, at: int, more: str) -> str:
        return self.text[:at] + more + self.text[at:]

    def _below(self, at: int, lines: Sequence[str], text: str | None = None) -> str:
        """The text with lines below the line in which a place lies."""
        text = self.text if text is None else text
        found = BREAK.search(text, at)
        end = found.start() if found else len(text)
        return text[:end] + "".join(f"{self.newline}{line}" for line in lines) + text[end:]

    def _column(self, at: int) -> int:
        """How many characters stand before a place on its line."""
        return at - max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) - 1

    def _with_key(self, keys: list[str], entry: Mapping[str, str]) -> str:
        """A new key in a block: above the nested elements, else at its end."""
        nested = next((number for number, key in enumerate(keys) if key in NESTED), 0)
        after = (*self.home, keys[nested - 1])
        at = max(self.place(after)[1], offset_of(self.text, self.document.keys[after].end))
        indent = " " * self._column(self.start)
        return self._below(at, block(entry, indent))

    def _longer(self, value: object, entry: Mapping[str, str]) -> str:
        """One more entry where there is a list already, or one entry that stands for it."""
        path = (*self.home, KEY)
        start, end = self.place(path)
        first = self.text[start : start + 1]
        indent = " " * self._column(start)
        if first == "*":
            raise CannotEdit
        if isinstance(value, list) and first == "[":
            if not value:
                return self._inserted(start + 1, braces(entry))
            return self._inserted(self.place((*path, len(value) - 1))[1], f", {braces(entry)}")
        if isinstance(value, list):
            return self._below(self.place((*path, len(value) - 1))[1], item(entry, indent))
        if isinstance(value, dict) and first == "{":
            return f"{self.text[:start]}[{self.text[start:end]}, {braces(entry)}]{self.text[end:]}"
        if isinstance(value, dict):
            inside = BREAK.sub(lambda found: f"{found[0]}  ", self.text[start:end])
            text = f"{self.text[:start]}- {inside}{self.text[end:]}"
            return self._below(start + 2 + len(inside), item(entry, indent), text)
        return f"{self.text[:start]}[{braces(entry)}]{self.text[end:]}"

    def _as_mapping(self, entry: Mapping[str, str]) -> str:
        """A step that is a plain sentence as one with a title."""
        before = self.text[: self.start].rstrip(" \t")
        if before.endswith("-"):
            text = self._inserted(self.start, "title: ")
            return self._below(self.end + len("title: "), block(entry, " " * self._column(self.start)), text)
        sentence = self.text[self.start : self.end]
        return f"{self.text[: self.start]}{{title: {sentence}, {KEY}: [{braces(entry)}]}}{self.text[self.end :]}"


def braces(entry: Mapping[str, str]) -> str:
    """An entry on one line."""
    inside = (f"{key}: {quoted(value) if FLOW.search(value) else scalar(value)}" for key, value in entry.items())
    return f"{{{', '.join(inside)}}}"


def block(entry: Mapping[str, str], indent: str) -> list[str]:
    """An entry as lines below a key of its own."""
    return [f"{indent}{KEY}:", *item(entry, f"{indent}  ")]


def item(entry: Mapping[str, str], indent: str) -> list[str]:
    """An entry as lines of a list."""
    lines = [f"{key}: {scalar(value)}" for key, value in entry.items()]
    return [f"{indent}- {lines[0]}", *(f"{indent}  {line}" for line in lines[1:])]
