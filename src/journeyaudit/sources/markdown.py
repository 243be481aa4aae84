"""Reads Markdown: journeys in fenced blocks, diagrams and the front matter; what else is written there is prose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from journeyaudit.model import is_journey
from journeyaudit.reader import decode
from journeyaudit.reader import read as read_yaml
from journeyaudit.source import Document, Problem, SourceError
from journeyaudit.sources.fences import FRONT_MATTER, Fence, fences
from journeyaudit.sources.mermaid import diagram
from journeyaudit.sources.placed import document
from journeyaudit.sources.reading import Reading, Wishes

LANGUAGES = frozenset({"yaml", "yml"})
TAGS = frozenset({"journey", "organisation"})
"""Second words of a fence that say what its YAML is; YAML without one is an example of something else."""
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*\r?$", re.MULTILINE)
_NOT_BREAKS = re.compile(r"[^\r\n]+")


def read(data: bytes, name: str, wishes: Wishes) -> Reading:
    """The journeys in a Markdown file, in order. Raises SourceError with everything that is wrong in them."""
    text = decode(data, name)
    documents: list[Document] = []
    remarks: list[Problem] = []
    problems: list[Problem] = []
    front = FRONT_MATTER.match(text)
    if front is not None:
        with suppress(SourceError):
            documents += filter(_is_whole_journey, _yaml(text, *front.span("inside"), name))
    for fence in fences(text):
        try:
            if _is_tagged(fence):
                documents += (one for one in _yaml(text, fence.inside, fence.outside, name) if one.data is not None)
            elif fence.info.lower().split(maxsplit=1)[:1] == ["mermaid"]:
                drawn, said = diagram(text, fence.inside, fence.outside, name, wishes, _heading(text, fence))
                documents += [] if drawn is None else [document(name, text, drawn)]
                remarks += said
        except SourceError as error:
            problems += error.problems
    if problems:
        raise SourceError(problems)
    numbered = (replace(one, index=index) for index, one in enumerate(documents))
    return Reading(tuple(numbered), tuple(remarks), prose=text)


def _heading(text: str, fence: Fence) -> str:
    """What the last heading above a block says: a diagram without a title is about that."""
    above = _HEADING.findall(text, 0, fence.start)
    return above[-1] if above else ""


def _is_tagged(fence: Fence) -> bool:
    words = re.findall(r"[\w-]+", fence.info.lower())
    return len(words) > 1 and words[0] in LANGUAGES and not TAGS.isdisjoint(words[1:])


def _is_whole_journey(document: Document) -> bool:
    """Whether front matter is a journey: it has touchpoints too, for `journey` alone may mean anything there."""
    data = document.data
    return is_journey(data) and isinstance(data, Mapping) and not {"touchpoints", "stages"}.isdisjoint(data)


def _yaml(text: str, start: int, end: int, name: str) -> list[Document]:
    """The documents between two offsets, with the lines and columns of the whole text."""
    above, below = (_NOT_BREAKS.sub("", part) for part in (text[:start], text[end:]))
    first = text.rfind("\n", 0, start) + 1
    return [replace(one, text=text) for one in read_yaml(above + " " * (start - first) + text[start:end] + below, name)]
