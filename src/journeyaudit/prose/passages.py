"""Which parts of a file are prose: the paragraphs of a plain text, and of Markdown those that somebody says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from journeyaudit.sources import FRONT_MATTER, fences


class Markup(StrEnum):
    """How a text is written."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    LINES = "lines"
    """Every line is a text of its own."""


_INDENTED = re.compile(r"^(?: {4}|\t)")
_QUOTED = re.compile(r"^ {0,3}>")
_RULE = re.compile(r"^[ \t|:=*_-]+$")
_LEAD = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|(?:[-*+•–]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_CODE = re.compile(r"(`+)[^`\n][^\n]*?\1")
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,1000}\](?:\[[^\[\]\n]{0,1000}\])?(?:\([^()\n]{0,1000}\))?")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>")
_ADDRESS = re.compile(r"(?<=\])\([^()\n]{0,1000}\)|(?:https?://|www\.)\S+")


def passages(text: str, markup: Markup) -> Iterator[tuple[int, str]]:
    """The passages of a text with their offsets in code points; what is no prose is blank inside them.

    A paragraph, a heading, a list item and a cell of a table are one passage each. In Markdown, code, quotations,
    comments, pictures and front matter say nothing.
    """
    if markup is Markup.LINES:
        yield from ((start, line) for start, line in _lines(text) if line.strip())
        return
    prose = _without_code(text) if markup is Markup.MARKDOWN else text
    gathered: list[tuple[int, str]] = []
    for start, line in _lines(prose):
        lead = _LEAD.match(line)
        begins = lead is not None and bool(lead[0].strip())
        table = markup is Markup.MARKDOWN and line.lstrip().startswith("|")
        if begins or table or not line.strip() or _RULE.match(line):
            yield from _joined(gathered)
            gathered = []
        if not line.strip() or _RULE.match(line):
            continue
        if table:
            yield from _cells(start, line)
            continue
        skipped = lead.end() if lead is not None and begins else 0
        gathered.append((start + skipped, line[skipped:]))
        if line.lstrip().startswith("#") and markup is Markup.MARKDOWN:
            yield from _joined(gathered)
            gathered = []
    yield from _joined(gathered)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, line.rstrip("\r\n")
        start += len(line)


def _joined(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Lines of one paragraph as one passage, with the breaks where they stand in the file."""
    if not lines:
        return
    begin = lines[0][0]
    text = ""
    for start, line in lines:
        gap = start - begin - len(text)
        text += ("\n" + " " * (gap - 1) if gap else "") + line
    if text.strip():
        yield begin, text


def _cells(start: int, line: str) -> Iterator[tuple[int, str]]:
    place = start
    for cell in line.split("|"):
        if cell.strip():
            yield place, cell
        place += len(cell) + 1


def _without_code(text: str) -> str:
    """The text, as long as it was, with blanks for what nobody says."""
    text = FRONT_MATTER.sub(_blank, text, count=1)
    pieces: list[str] = []
    done = 0
    for one in fences(text):
        pieces += (text[done : one.start], _blanked(text[one.start : one.end]))
        done = one.end
    text = "".join((*pieces, text[done:]))
    text = _COMMENT.sub(_blank, text)
    kept: list[str] = []
    empty = True
    for line in text.splitlines(keepends=True):
        code = empty and _INDENTED.match(line) is not None
        empty = code or not line.strip()
        kept.append(_blanked(line) if code or _QUOTED.match(line) is not None else line)
    text = "".join(kept)
    for pattern in (_CODE, _PICTURE, _TAG, _ADDRESS):
        text = pattern.sub(_blank, text)
    return text


def _blank(found: re.Match[str]) -> str:
    return _blanked(found[0])


def _blanked(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)
