"""Builds a document of data that a reader found, each value with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeyaudit.frozen import dataclass
from journeyaudit.source import Document, Path, Span, span_of


@dataclass(frozen=True, slots=True)
class Placed:
    """A value with the offsets in the text between which it stands, the end exclusive.

    The value is a scalar, or a mapping or sequence of further placed values. What a reader inferred takes the place of
    what it was inferred from.
    """

    value: object
    start: int
    end: int


def document(name: str, text: str, root: Placed, index: int = 0) -> Document:
    """The document of a file; `text` is what the offsets count in and what snippets show."""
    values: dict[Path, Span] = {}
    keys: dict[Path, Span] = {}
    for path, placed in _walk((), root):
        span = span_of(text, placed.start, placed.end)
        values[path] = span
        if path and isinstance(path[-1], str):
            keys[path] = span
    return Document(name, text, _plain(root), values, keys, (), index)


def _walk(path: Path, placed: Placed) -> Iterator[tuple[Path, Placed]]:
    yield path, placed
    value = placed.value
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _walk((*path, key), one)
    elif isinstance(value, (list, tuple)):
        for number, one in enumerate(value):
            yield from _walk((*path, number), one)


def _plain(placed: Placed) -> object:
    value = placed.value
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value
