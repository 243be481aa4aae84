"""Fenced blocks and front matter of Markdown, by their places (CommonMark 0.31, section 4.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeyaudit.frozen import dataclass

FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<inside>.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
"""YAML between two lines of hyphens at the very beginning of a file."""
_OPENS = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<fence>`{3,}|~{3,})(?P<info>.*)")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block; offsets count from the start of the text."""

    info: str
    """What stands behind the opening fence, such as `yaml journey`."""
    start: int
    """Where the opening line begins."""
    inside: int
    """Where the content begins."""
    outside: int
    """Where the content ends: at the closing line, or at the end of the text."""
    end: int
    """Where the closing line ends, without its break."""


def fences(text: str) -> Iterator[Fence]:
    """Every fenced block in order; one that nobody closes goes on to the end."""
    opened: tuple[str, str, int, int] | None = None
    start = 0
    for line in text.splitlines(keepends=True):
        stop = start + len(line)
        bare = line.strip()
        if opened is None:
            found = _OPENS.match(line.rstrip("\r\n"))
            if found is not None and not (found["fence"][0] == "`" and "`" in found["info"]):
                opened = (found["fence"], found["info"].strip(), start, stop)
        elif bare and set(bare) == {opened[0][0]} and len(bare) >= len(opened[0]):
            _, info, begin, inside = opened
            yield Fence(info, begin, inside, start, start + len(line.rstrip("\r\n")))
            opened = None
        start = stop
    if opened is not None:
        _, info, begin, inside = opened
        yield Fence(info, begin, min(inside, len(text)), len(text), len(text))
