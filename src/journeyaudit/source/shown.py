"""What a file says, made fit for display: one line of it, and no character that steers a terminal."""

from __future__ import annotations

import unicodedata

from journeyaudit.frozen import dataclass
from journeyaudit.source.places import Span, line_starts

SNIPPET_LIMIT = 400
"""Longest part of a line that a snippet shows, in characters of the file."""

_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Snippet:
    """One line of a file made fit for display; the caret marks `text[column:column + length]`."""

    line: int
    """Line number in the file, from 1."""
    text: str
    """The line: a tab is one blank, control characters are visible escapes, a very long line is cut with `…`."""
    column: int
    """Characters of `text` before the caret."""
    length: int
    """Characters under the caret, at least 1; a span over several lines ends at the end of its first line."""


def snippet(text: str, span: Span) -> Snippet:
    """The first line of `span` in `text`, ready to be shown above a caret."""
    starts = line_starts(text)
    number = min(max(span.start.line, 1), len(starts))
    line = text[starts[number - 1] : [*starts[number : number + 1], len(text)][0]].rstrip("\r\n")
    first = min(max(span.start.column - 1, 0), len(line))
    last = min(max(span.end.column - 1, first), len(line)) if span.end.line == span.start.line else len(line)
    left = max(0, first - SNIPPET_LIMIT // 2) if len(line) > SNIPPET_LIMIT else 0
    right = min(len(line), left + SNIPPET_LIMIT)
    before = ("…" if left else "") + visible(line[left:first])
    marked = visible(line[first : min(last, right)])
    after = visible(line[max(first, min(last, right)) : right]) + ("…" if right < len(line) else "")
    return Snippet(number, before + marked + after, len(before), max(1, len(marked)))


def visible(text: str) -> str:
    """The text with a tab as one blank and everything that would steer a terminal or hide itself as an escape."""
    return text if text.isprintable() else "".join(map(_visible_character, text))


def _visible_character(character: str) -> str:
    code = ord(character)
    shown = unicodedata.category(character) not in _HIDDEN_CATEGORIES or character in "\u200c\u200d"
    if shown and code & 0xFFFE != 0xFFFE:  # the last two of a plane are no characters, and XML forbids them
        return character
    escape = f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return " " if character == "\t" else escape
