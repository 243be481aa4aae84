"""Lines of a report: pieces of text with a style each, wrapped between words and set in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TypeAlias

from rich.cells import cell_len, chop_cells

from journeyaudit.values import TIE

Piece: TypeAlias = tuple[str, str]
"""A text and its style, as in `bold red`; an empty style is the terminal's own."""
Line: TypeAlias = tuple[Piece, ...]

EMPTY: Line = ()
_LINK = " -> "
"""What stands between the ink and the address of words that are a link."""
NUMBER = re.compile(r"(?<!\S)(?:\d[\d.,:]*|§§?|[Aa]rt\.|par\.|Exitcode|code) (?=[^\W\d_]|[\d€£$%])")


def flow(pieces: Iterable[Piece], width: int) -> list[Line]:
    """The pieces in lines that fit, cut between words, but not between a number and what it counts.

    Only a word that is wider than a whole line is cut itself.
    """
    lines: list[Line] = []
    line: list[Piece] = []
    used = 0
    for text, style in pieces:
        for word in _words(text, width):
            parts = chop_cells(word, width) if cell_len(word) > width else [word]
            for number, part in enumerate(parts):
                size = cell_len(part)
                if line and (number or used + 1 + size > width):
                    lines.append(tuple(line))
                    line, used = [], 0
                used += size + bool(line)
                if line and line[-1][1] == style:
                    line[-1] = (f"{line[-1][0]} {part}", style)
                else:
                    line += [(" ", ""), (part, style)] if line else [(part, style)]
    lines += [tuple(line)] if line else []
    return [tuple((text.replace(TIE, " "), style) for text, style in one) for one in lines]


def _words(text: str, width: int) -> Iterator[str]:
    """The words of a text; a number is one with what it counts, unless the two do not fit into a line."""
    for word in NUMBER.sub(lambda found: found[0][:-1] + TIE, text).split(" "):
        yield from filter(None, word.split(TIE) if cell_len(word) > width else [word])


def indented(lines: Iterable[Line], by: int) -> list[Line]:
    """The lines set in by some columns; empty ones stay empty."""
    return [((" " * by, ""), *line) if line else line for line in lines]


def hanging(lead: Line, lines: Iterable[Line]) -> list[Line]:
    """The lines behind a mark or a word; all but the first stand under the first."""
    width = sum(cell_len(text) for text, _ in lead)
    return [(*(lead if number == 0 else ((" " * width, ""),)), *line) for number, line in enumerate(lines)]


def painted(line: Line, colour: bool) -> str:
    """The line as it is written, with or without escape codes for its styles, and no blanks at its end."""
    kept = list(line)
    while kept and not kept[-1][0].strip(" "):
        kept.pop()
    if not kept:
        return ""
    kept[-1] = (kept[-1][0].rstrip(" "), kept[-1][1])
    if not colour:
        return "".join(text for text, _ in kept)
    return "".join(_inked(text, style) if style else text for text, style in kept)


def linked(style: str, address: str) -> str:
    """A style with which words lead to an address, where there is one."""
    return f"{style}{_LINK}{address}" if address else style


def _inked(text: str, style: str) -> str:
    """The text in escape codes; a link is that of terminals (OSC 8), which those that know none pass over."""
    ink, _, address = style.partition(_LINK)
    painted = import_module("journeyaudit.reporters.ink").inked(text, ink)
    return f"\x1b]8;;{address}\x1b\\{painted}\x1b]8;;\x1b\\" if address else painted
