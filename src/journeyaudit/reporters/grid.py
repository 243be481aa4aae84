"""Columns side by side behind a column of labels; those that do not fit stand in further bands below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from journeyaudit.frozen import dataclass
from journeyaudit.reporters.layout import EMPTY, Line, Piece, flow

GAP = 2
"""Columns between two columns of a grid."""
LEAST, WORD, MOST = 18, 24, 38
"""How narrow a column may be, how narrow where it holds longer words, and how wide."""


@dataclass(frozen=True, slots=True)
class Row:
    """A label with one cell for every column."""

    label: str
    cells: tuple[tuple[Piece, ...], ...]


def grid(rows: Sequence[Row], width: int, label: int) -> Iterator[Line]:
    """The rows in lines; texts wrap in their cells, and where a row has nothing in a band it is left out there."""
    columns = max((len(row.cells) for row in rows), default=0)
    if not columns:
        return
    space = max(width - label, 1)
    words = (cell_len(word) for row in rows for cell in row.cells for text, _ in cell for word in text.split())
    least = max(LEAST, min(WORD, max(words, default=0)))
    fitting = max(1, (space + GAP) // (least + GAP))
    bands = -(-columns // fitting)
    a_band = -(-columns // bands)
    cell = (space + GAP) // a_band - GAP
    cell = cell if columns == 1 else min(MOST, cell)
    for start in range(0, columns, a_band):
        if start:
            yield EMPTY
        for row in rows:
            yield from _row(row.label, row.cells[start : start + a_band], label, cell)


def _row(name: str, cells: Sequence[tuple[Piece, ...]], label: int, cell: int) -> Iterator[Line]:
    parts = [flow(pieces, cell) for pieces in cells]
    for number in range(max(map(len, parts))):
        lead = name if number == 0 else ""
        line: list[Piece] = [(lead + " " * (label - cell_len(lead)), "dim")]
        for part in parts:
            text = part[number] if number < len(part) else EMPTY
            used = sum(cell_len(one) for one, _ in text)
            line += [*text, (" " * (cell - used + GAP), "")]
        yield tuple(line)
