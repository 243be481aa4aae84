"""Which list item of a document a comment belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from journeyaudit.source import Comment, Document, Path, Position, line_starts

LEAD = re.compile(r"[ \t-]*")
MARKER = re.compile(r"(?:---|\.\.\.)(?:[ \t]|$)")


class Homes:
    """The list items of a document by their places.

    A comment covers the list item (a step, a stage, a promise) that begins on its line or, where it has the line for
    itself, on the next line below; at any other line the innermost item which that line belongs to, else the whole.
    """

    def __init__(self, document: Document) -> None:
        """Look where the items begin and end."""
        self.document = document
        self.starts = line_starts(document.text)
        self.begins: dict[int, Path] = {}
        self.items: list[tuple[Position, Path]] = []
        for path, span in document.values.items():
            if path and isinstance(path[-1], int):
                self.items.append((span.start, path))
                if LEAD.fullmatch(self.line(span.start.line)[: span.start.column - 1]):
                    self.begins.setdefault(span.start.line, path)
        self.items.sort(key=lambda one: one[0])

    def of(self, comment: Comment) -> Path | None:
        """The path of the item that a comment covers, empty for the whole document; None if nothing follows it."""
        line = comment.span.start.line
        if comment.own_line:
            below = next(self._content(line + 1), None)
            if below is None:
                return None
            line = below
        return self.begins[line] if line in self.begins else self._around(line)

    def line(self, number: int) -> str:
        """The text of a line, without its break."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.document.text)
        return self.document.text[start:end].rstrip("\r\n")

    def _content(self, first: int) -> Iterator[int]:
        """The lines of the document from a line on that hold more than blanks and comments."""
        last = self.document.values[()].end.line
        for number in range(first, last + 1):
            text = self.line(number).strip(" \t")
            if text and not text.startswith("#") and not MARKER.match(text):
                yield number

    def _around(self, line: int) -> Path:
        """The innermost item that the first character of a line lies in."""
        text = self.line(line)
        place = Position(line, len(text) - len(text.lstrip(" \t")) + 1)
        at = bisect_right(self.items, place, key=lambda one: one[0]) - 1
        path = self.items[at][1] if at >= 0 else ()
        while path:
            if isinstance(path[-1], int) and place < self.document.values[path].end:
                return path
            path = path[:-1]
        return path
