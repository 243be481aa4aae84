"""Reads Markdown: journeys in fenced blocks and in the front matter; what else is written there is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from journeyaudit.model import is_journey
from journeyaudit.reader import decode
from journeyaudit.reader import read as read_yaml
from journeyaudit.source import Document, Problem, SourceError
from journeyaudit.sources.fences import FRONT_MATTER, Fence, fences
from journeyaudit.sources.reading import Reading, Wishes

LANGUAGES = frozenset({"yaml", "yml"})
TAGS = frozenset({"journey", "organisation"})
"""Second words of a fence that say what its YAML is; YAML without one is an example of something else."""
_NOT_BREAKS = re.compile(r"[^\r\n]+")


def read(data: bytes, name: str, wishes: Wishes) -> Reading:
    """The journeys in a Markdown file, in order. Raises SourceError with everything that is wrong in them."""
    text = decode(data, name)
    documents: list[Document] = []
    problems: list[Problem] = []
    for start, end, meant in _stretches(text):
        try:
            found = [one for one in _yaml(text, start, end, name) if meant or _is_whole_journey(one.data)]
        except SourceError as error:
            problems += error.problems if meant else ()
        else:
            documents += [one for one in found if one.data is not None]
    if problems:
        raise SourceError(problems)
    numbered = (replace(one, index=index) for index, one in enumerate(documents))
    return Reading(tuple(numbered), prose=text)


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where YAML stands that may be a journey, and whether it says that it is one."""
    front = FRONT_MATTER.match(text)
    if front is not None:
        yield *front.span("inside"), False
    yield from ((one.inside, one.outside, True) for one in fences(text) if _is_tagged(one))


def _is_tagged(fence: Fence) -> bool:
    words = re.findall(r"[\w-]+", fence.info.lower())
    return len(words) > 1 and words[0] in LANGUAGES and not TAGS.isdisjoint(words[1:])


def _is_whole_journey(data: object) -> bool:
    """Whether front matter is a journey: it has touchpoints too, for `journey` alone may mean anything there."""
    return is_journey(data) and isinstance(data, Mapping) and not {"touchpoints", "stages"}.isdisjoint(data)


def _yaml(text: str, start: int, end: int, name: str) -> list[Document]:
    """The documents between two offsets, with the lines and columns of the whole text."""
    above, below = (_NOT_BREAKS.sub("", part) for part in (text[:start], text[end:]))
    first = text.rfind("\n", 0, start) + 1
    return [replace(one, text=text) for one in read_yaml(above + " " * (start - first) + text[start:end] + below, name)]
