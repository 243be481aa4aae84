"""Where things stand in a file: positions, spans, problems with their place, and the document that knows them all."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

Path = tuple[str | int, ...]
"""The way to a value inside a document: keys of mappings and numbers (from 0) of list items."""

SNIPPET_LIMIT = 400
"""Longest part of a line that a snippet shows, in characters of the file."""

_BREAK = re.compile(r"\r\n|\r|\n")
_FOLD = r"(?P<fold>[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*)"
_BLANKS = r"|[ \t]+"
_PLAIN = re.compile(_FOLD + r"|[^ \t\r\n]+(?:[ \t]+[^ \t\r\n]+)*" + _BLANKS)
_SINGLE = re.compile(_FOLD + r"|(?P<escape>'')|[^' \t\r\n]+(?:[ \t]+[^' \t\r\n]+)*" + _BLANKS)
_DOUBLE = re.compile(
    _FOLD
    + r"|(?P<join>\\(?:\r\n|\r|\n)[ \t\r\n]*)"
    + r"|(?P<escape>\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\(?s:.))"
    + r"|[^\\ \t\r\n]+(?:[ \t]+[^\\ \t\r\n]+)*"
    + _BLANKS
)
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place between characters: line and column from 1, counted in code points, a byte order mark not counted."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text; the end is exclusive."""

    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its `#`."""

    text: str
    span: Span
    own_line: bool
    """Nothing but blanks stands before it on its line."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that keeps it from being read, with its place and advice."""

    message: str
    file: str
    span: Span
    hint: str = ""
    code: str = "syntax"
    """`syntax`, `schema`, `rule` or `settings`."""

    def __str__(self) -> str:
        """One line: file, line, column, message and hint."""
        advice = f" ({self.hint})" if self.hint else ""
        return f"{self.file}:{self.span.start.line}:{self.span.start.column}: {self.message}{advice}"


class SourceError(Exception):
    """A file is broken; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order given."""
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """One line a problem."""
        return "\n".join(map(str, self.problems))


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a file as plain data, together with the place of every key and value in the text."""

    name: str
    """File name as the user gave it."""
    text: str
    """Whole text of the file, all its documents, without byte order mark."""
    data: object
    """Plain dict, list, str, int, float, bool or None; keys are always text."""
    values: Mapping[Path, Span]
    """Span of every value, by path."""
    keys: Mapping[Path, Span]
    """Span of every mapping key, by the path of its value."""
    comments: tuple[Comment, ...]
    index: int = 0
    """Number of the document in its file, from 0."""

    def locate(self, path: Path) -> Span:
        """Span of the value at `path`, else of its deepest existing ancestor; short forms are stepped over."""
        return self._span(self._resolve(path)[0])

    def locate_key(self, path: Path) -> Span:
        """Span of the key of the value at `path`; where there is no such key, the same as `locate`."""
        here, _, complete = self._resolve(path)
        named = complete and bool(path) and isinstance(path[-1], str)
        return (self.keys.get(here) if named else None) or self._span(here)

    def locate_words(self, path: Path, start: int, end: int) -> Span:
        """Span in the file of `value[start:end]`, where value is the text at `path`.

        Exact for plain, quoted, folded and literal text; an alias or a value that is no text gives the whole value.
        """
        here, value, _ = self._resolve(path)
        whole = self._span(here)
        if not isinstance(value, str):
            return whole
        first, last = offset_of(self.text, whole.start), offset_of(self.text, whole.end)
        pieces = _pieces(self.text[first:last], value)
        if not pieces:
            return whole
        start = min(max(start, 0), len(value) - 1)
        end = min(max(end, start), len(value))
        begin = _raw_offset(pieces, start, False)
        stop = _raw_offset(pieces, end - 1, True) if end > start else begin
        return span_of(self.text, first + begin, first + stop)

    def _span(self, path: Path) -> Span:
        """Span of an existing value; the start of the file where a document has no places at all."""
        while (found := self.values.get(path)) is None and path:
            path = path[:-1]
        return found or Span(Position(1, 1), Position(1, 1))

    def _resolve(self, path: Path) -> tuple[Path, object, bool]:
        """Deepest existing part of `path`, the value there, and whether all of `path` was found.

        Where one value stands in place of a list (`channels: phone`), the 0 of its first item is stepped over.
        """
        here: Path = ()
        value = self.data
        for step in path:
            if isinstance(value, list):
                if not isinstance(step, int) or not 0 <= step < len(value):
                    return here, value, False
                here, value = (*here, step), value[step]
            elif isinstance(value, dict) and step in value:
                here, value = (*here, step), value[step]
            elif step != 0:
                return here, value, False
        return here, value, True


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


@lru_cache(maxsize=64)
def line_starts(text: str) -> list[int]:
    """Offset of the start of every line; lines end with LF, CR LF or a lone CR."""
    return [0, *(found.end() for found in _BREAK.finditer(text))]


def position_of(text: str, offset: int) -> Position:
    """The position of an offset in code points."""
    starts = line_starts(text)
    line = bisect_right(starts, offset)
    return Position(line, offset - starts[line - 1] + 1)


def offset_of(text: str, position: Position) -> int:
    """The offset in code points of a position, kept inside the text."""
    starts = line_starts(text)
    if position.line > len(starts):
        return len(text)
    return min(starts[max(position.line, 1) - 1] + position.column - 1, len(text))


def span_of(text: str, start: int, end: int) -> Span:
    """The span between two offsets, end exclusive."""
    return Span(position_of(text, start), position_of(text, end))


_Piece = tuple[int, int, int, int]  # start in the value, length there, start and end in the raw text


@lru_cache(maxsize=16)
def _pieces(raw: str, value: str) -> list[_Piece]:
    """What in `raw` stands for what in `value`, in order; empty if that cannot be told."""
    if raw == value:
        pieces = [(0, len(value), 0, len(raw))]
    elif raw[:1] in ("|", ">"):
        pieces = _block_pieces(raw, value) if len(line_starts(raw)) > 1 else []
    elif raw[:1] in ("'", '"'):
        pieces = _flow_pieces(_SINGLE if raw[0] == "'" else _DOUBLE, raw, 1, len(raw) - 1)
    else:
        pieces = _flow_pieces(_PLAIN, raw, 0, len(raw))
    return pieces if pieces and pieces[-1][0] + pieces[-1][1] == len(value) else []


def _raw_offset(pieces: list[_Piece], at: int, end: bool) -> int:
    """Where in the raw text the character `at` of the value starts or ends; a piece of equal length is verbatim."""
    start, length, begin, stop = pieces[bisect_right(pieces, at, key=lambda piece: piece[0]) - 1]
    return begin + at - start + end if length == stop - begin else stop if end else begin


def _flow_pieces(token: re.Pattern[str], raw: str, start: int, end: int) -> list[_Piece]:
    """Pieces of a plain or quoted scalar: a line break is a blank, further ones are line breaks (YAML 1.2, 6.5)."""
    pieces: list[_Piece] = []
    at = 0
    for found in token.finditer(raw, start, end):
        begin, stop = found.span()
        length = stop - begin
        if found.lastgroup in ("fold", "join"):
            length = len(_BREAK.findall(found.group())) - 1 or int(found.lastgroup == "fold")
        elif found.lastgroup == "escape":
            length = 1
        if length:
            pieces.append((at, length, begin, stop))
            at += length
    return pieces


def _block_pieces(raw: str, value: str) -> list[_Piece]:
    """Pieces of a folded or literal scalar: its lines stand in the value in order, breaks or one blank between them."""
    starts = line_starts(raw)
    lines = [raw[a:b].rstrip("\r\n") for a, b in zip(starts[1:], [*starts[2:], len(raw)], strict=True)]
    indent = _lead(lines) - _lead(value.split("\n"))
    pieces: list[_Piece] = []
    at, stop = 0, starts[1]
    for start, line in zip(starts[1:], lines, strict=True):
        content = line[indent:]
        if not content:
            continue
        gap = at
        while value.startswith("\n", gap):
            gap += 1
        if gap == at and at and value.startswith(" ", gap):
            gap += 1
        if not value.startswith(content, gap):
            return []
        begin = start + indent
        if gap > at:
            pieces.append((at, gap - at, stop, begin))
        stop = begin + len(content)
        pieces.append((gap, len(content), begin, stop))
        at = gap + len(content)
    if at < len(value):
        pieces.append((at, len(value) - at, len(raw), len(raw)))
    return pieces


def _lead(lines: list[str]) -> int:
    """Blanks before the first line that has more than blanks."""
    first = next((line for line in lines if line.strip(" ")), "")
    return len(first) - len(first.lstrip(" "))
