"""The lines of a file that a report shows, cut to the width that there is, with carets under the place."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from journeyaudit.frozen import dataclass
from journeyaudit.reporters.layout import Line, Piece, flow
from journeyaudit.reporters.plain import shown
from journeyaudit.reporters.style import Style
from journeyaudit.source import Span, snippet

LEAST_ROOM = 24
"""The columns that a line of a file gets however narrow the terminal is."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of a file without its indentation, cut where there is no room: before, at and after the place."""

    line: int
    before: str
    marked: str
    after: str


def excerpt(text: str, span: Span, room: int, style: Style) -> Excerpt:
    """The line of a place, cut so that the place itself can be seen."""
    line = snippet(text, span)
    end = line.column + line.length
    before = shown(line.text[: line.column].lstrip(" "), unicode=style.unicode)
    marked = shown(line.text[line.column : end], unicode=style.unicode)
    after = shown(line.text[end:], unicode=style.unicode)
    spare = room - min(cell_len(marked), room)
    left = min(cell_len(before), max(spare - min(cell_len(after), spare // 3), room // 4))
    width = min(cell_len(marked), room - left)
    more = "…" if style.unicode else "..."
    return Excerpt(
        line.line, _end(before, left, more), _start(marked, width, more), _start(after, room - left - width, more)
    )


def _start(text: str, room: int, more: str) -> str:
    """The beginning of a text that fits, with a mark where it goes on."""
    if cell_len(text) <= room:
        return text
    return set_cell_size(text, max(0, room - len(more))).rstrip() + more if room >= len(more) else ""


def _end(text: str, room: int, more: str) -> str:
    """The end of a text that fits, with a mark where it began earlier."""
    if cell_len(text) <= room:
        return text
    return more + set_cell_size(text[::-1], max(0, room - len(more)))[::-1].lstrip() if room >= len(more) else ""


class Gutter:
    """The column of line numbers beside the lines of one finding."""

    def __init__(self, last: int, width: int, style: Style) -> None:
        """Make room for line numbers up to `last` in a block of `width` columns."""
        self.digits = len(str(last))
        self.style = style
        self.bar = "│" if style.unicode else "|"
        self.room = max(width - self.digits - 3, LEAST_ROOM)

    def row(self, number: int | None, *content: Piece) -> Line:
        """A line with its number, or with none."""
        label = "" if number is None else str(number)
        return (f"{label:>{self.digits}} {self.bar} ", "dim"), *content

    def line(self, text: str, span: Span) -> tuple[Line, Excerpt]:
        """The line of a place, the place itself in bold."""
        found = excerpt(text, span, self.room, self.style)
        return self.row(found.line, (found.before, ""), (found.marked, "bold"), (found.after, "")), found

    def marked(self, text: str, span: Span, label: str = "") -> list[Line]:
        """The line of a place with carets under it, and beside or below them what the place shows."""
        row, found = self.line(text, span)
        offset, length = cell_len(found.before), max(1, cell_len(found.marked))
        carets: list[Piece] = [(" " * offset, ""), ("^" * length, "bold")]
        if label and offset + length + 1 + cell_len(label) <= self.room:
            return [row, self.row(None, *carets, (f" {label}", ""))]
        return [row, self.row(None, *carets), *self.said(label, min(offset, self.room // 3))]

    def said(self, label: str, offset: int = 0) -> list[Line]:
        """What places show, in lines of its own."""
        return [self.row(None, (" " * offset, ""), *line) for line in flow([(label, "")], self.room - offset)]
