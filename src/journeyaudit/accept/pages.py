"""Acceptances in pages of Markdown, `<!-- journeyaudit: accept RULE -- reason -->`, and what each of them covers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from journeyaudit.accept.comments import covers_nothing, understood
from journeyaudit.accept.entries import Acceptance, commented
from journeyaudit.source import Comment, Document, Problem, Span, line_starts, position_of, span_of
from journeyaudit.sources import FRONT_MATTER, fences

COMMENT = re.compile(r"<!--(?P<said>.*?)-->", re.DOTALL)
HEADING = re.compile(r" {0,3}(?P<level>#{1,6})(?:[ \t]|$)")


def in_page(name: str, text: str) -> tuple[list[Acceptance], list[Problem]]:
    """The acceptances in the comments of a page, and every comment that speaks to the tool but is not understood.

    A comment in a paragraph, or on a line just above or below it, covers the paragraph; one that stands alone covers
    the paragraph, list, table or block that follows, and above a heading the whole section.
    """
    entries: list[Acceptance] = []
    problems: list[Problem] = []
    page = Page(text) if "journeyaudit" in text.lower() else None
    for found in COMMENT.finditer(text) if page is not None else ():
        if page is None or page.is_code(found.start()):
            continue
        comment = _as_comment(text, found)
        for one in understood(comment, name):
            covered = page.covered(found.start(), found.end())
            if isinstance(one, Problem):
                problems.append(one)
            elif covered is None:
                problems.append(covers_nothing(comment, name))
                break
            else:
                entries.append(commented(one, Document(name, text, None, {(): covered}, {}, ())))
    return entries, problems


def _as_comment(text: str, found: re.Match[str]) -> Comment:
    """The comment as one of YAML would be, each character at its place as long as it is one line."""
    start = found.start("said")
    inside = re.sub(r"[\r\n\t]", " ", found["said"])
    lead = len(inside) - len(inside.lstrip())
    span = Span(position_of(text, start + lead - 1), position_of(text, found.end("said")))
    return Comment("#" + inside.strip(), span, own_line=True)


class Page:
    """The lines of a page by what they are: code, headings, empty lines, comments and the rest."""

    def __init__(self, text: str) -> None:
        """Look once at every line."""
        self.text = text
        self.starts = line_starts(text)
        front = FRONT_MATTER.match(text)
        self.code = [*([front.span()] if front is not None else []), *((one.start, one.end) for one in fences(text))]
        self.begins = [start for start, _ in self.code]
        bare = COMMENT.sub(lambda found: re.sub(r"[^\r\n]", " ", found[0]), text)
        self.empty: list[int] = []
        """Numbers of the lines, from 0, that hold nothing and lie in no code."""
        self.content: list[int] = []
        """Numbers of the lines that hold more than comments."""
        self.headings: list[tuple[int, int]] = []
        """Numbers of the lines that are headings, with their level."""
        for number, start in enumerate(self.starts):
            end = self.starts[number + 1] if number + 1 < len(self.starts) else len(text)
            inside = self.is_code(start)
            if bare[start:end].strip():
                self.content.append(number)
            elif not inside and not text[start:end].strip():
                self.empty.append(number)
            heading = None if inside else HEADING.match(text[start:end].rstrip("\r\n"))
            if heading is not None:
                self.headings.append((number, len(heading["level"])))

        self.sections: dict[int, int] = {}
        """By the number of a heading's line, that of the line at which its section ends."""
        open_ones: list[tuple[int, int]] = []
        for number, level in [*self.headings, (len(self.starts), 0)]:
            while open_ones and open_ones[-1][1] >= level:
                self.sections[open_ones.pop()[0]] = number
            open_ones.append((number, level))

    def is_code(self, at: int) -> bool:
        """Whether an offset lies in a fenced block or in the front matter."""
        place = bisect_right(self.begins, at) - 1
        return place >= 0 and at < self.code[place][1]

    def covered(self, start: int, end: int) -> Span | None:
        """What a comment between two offsets covers; None where nothing follows it."""
        first, last = (bisect_right(self.starts, at) - 1 for at in (start, max(start, end - 1)))
        above = bisect_left(self.empty, first)
        begin, stop = self.empty[above - 1] + 1 if above else 0, self._end(last)
        around = self.content[bisect_left(self.content, begin) : bisect_left(self.content, stop)]
        below = bisect_right(self.content, last)
        line = self.content[below] if below < len(self.content) else len(self.starts)
        above_heading = line < stop and line in self.sections
        if any(number not in self.sections for number in around) and not above_heading:
            return self._lines(begin, stop)
        if line == len(self.starts):
            return None
        return self._lines(line, self.sections.get(line) or self._end(line))

    def _end(self, line: int) -> int:
        """The line, from 0, at which a block ends that holds a line."""
        place = bisect_right(self.empty, line)
        return self.empty[place] if place < len(self.empty) else len(self.starts)

    def _lines(self, first: int, end: int) -> Span:
        stop = self.starts[end] if end < len(self.starts) else len(self.text)
        return span_of(self.text, self.starts[first], stop)
