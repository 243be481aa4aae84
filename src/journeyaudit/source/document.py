"""A document of a file: its data, and where each of them stands in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, MutableMapping
from functools import lru_cache

from journeyaudit.frozen import dataclass
from journeyaudit.source.places import BREAK, Comment, Path, Position, Span, line_starts, offset_of, span_of

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


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a file as plain data, together with the place of every key and value in the text."""

    name: str
    """File name as the user gave it."""
    text: str
    """Whole text of the file, all its documents, without byte order mark."""
    data: object | None
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


class Texts(MutableMapping[str, str]):
    """The texts of files by name; that of a document is asked of it each time, as it may be put away."""

    def __init__(self) -> None:
        """Begin with none."""
        self._texts: dict[str, str | Document] = {}
        self._last = ("", "")

    def __getitem__(self, name: str) -> str:
        """The text of a file; one is often asked for several times in a row."""
        found = self._texts[name]
        if isinstance(found, str):
            return found
        if self._last[0] != name:
            self._last = name, found.text
        return self._last[1]

    def __setitem__(self, name: str, text: str | Document) -> None:
        """Take in a text, or a document that has it."""
        self._texts[name] = text
        self._last = ("", "")

    def __delitem__(self, name: str) -> None:
        """Leave a file out."""
        del self._texts[name]

    def __contains__(self, name: object) -> bool:
        """Whether there is such a file, for which no text is read."""
        return name in self._texts

    def __iter__(self) -> Iterator[str]:
        """The names of the files."""
        return iter(self._texts)

    def __len__(self) -> int:
        """How many files there are."""
        return len(self._texts)


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
            length = len(BREAK.findall(found.group())) - 1 or int(found.lastgroup == "fold")
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
