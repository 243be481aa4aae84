"""From a file or a block of text with a Mermaid diagram to a journey; diagrams that are no journeys are refused."""

from __future__ import annotations

import re
from pathlib import PurePath

from journeyaudit.reader import read as read_yaml
from journeyaudit.source import Position, Problem, SourceError, Span, span_of
from journeyaudit.sources.customers import is_protagonist
from journeyaudit.sources.decode import decode
from journeyaudit.sources.mermaid.build import Builder, Front
from journeyaudit.sources.mermaid.clean import BLANK, GONE, Clean, clean
from journeyaudit.sources.mermaid.parse import Parser
from journeyaudit.sources.mermaid.remarks import Remarks
from journeyaudit.sources.placed import Placed, document
from journeyaudit.sources.reading import Reading, Wishes
from journeyaudit.values import Quoted, say

_FIRST = re.compile(rf"(?:[{BLANK}]|{GONE}|%%[^\r\n]*)*(?P<word>[^\s{GONE}]*)")
_LATER = re.compile(r"(?m)^[ \t]*journey[ \t]*$")
_FENCE = ("```", "~~~")


def read(data: bytes, name: str, wishes: Wishes) -> Reading:
    """The journey of a `.mmd` file; raises SourceError for what Mermaid itself would refuse, and for other diagrams."""
    text, _ = decode(data, name)
    placed, remarks = diagram(text, 0, len(text), name, wishes)
    if placed is None:
        raise SourceError([_no_journey(text, name)])
    return Reading((document(name, text, placed),), remarks)


def diagram(
    text: str, start: int, end: int, name: str, wishes: Wishes | None = None, untitled: str = ""
) -> tuple[Placed | None, tuple[Problem, ...]]:
    """The journey drawn between two offsets of a text, with what could not be taken over.

    None where the diagram is of another kind. A diagram without a title is called `untitled`, or else by the name of
    the file. Places are offsets in the whole text. Raises SourceError for a journey that Mermaid itself would refuse.
    """
    cleaned = clean(text, start, end, name)
    if not re.match(r"journey(?![0-9A-Za-z_])", _first(cleaned)):
        return None, ()
    drawn = Parser(cleaned, text, name).parse()
    untitled = untitled or PurePath(name).stem or name
    remarks = Remarks(text, name)
    wishes = wishes or Wishes()
    people = (str(one.value) for section in drawn.sections for task in section.tasks for one in task.people)
    lonely = not drawn.units and not any(is_protagonist(one, wishes.customers) for one in people)
    journey = Builder(remarks, wishes, lonely).journey(drawn, _front(cleaned, text, name), untitled)
    return journey, remarks.all()


def _first(cleaned: Clean) -> str:
    found = _FIRST.match(cleaned.text)
    return found["word"] if found else ""


def _front(cleaned: Clean, text: str, name: str) -> Front:
    """The title in the front matter, and its keys that say something else than how the diagram looks."""
    body = cleaned.front
    if body is None:
        return Front()
    lines = text.count("\n", 0, body.start)
    documents = read_yaml("\n" * lines + str(body.value), name)
    data = documents[0].data if documents else None
    if not isinstance(data, dict):
        return Front()
    title = data.get("title")
    words = " ".join(str(title).split()) if isinstance(title, (str, int, float)) else ""
    others = tuple(key for key in data if key not in ("title", "config", "displayMode"))
    return Front(Placed(words, body.start, body.end) if words else None, others, body)


def _no_journey(text: str, name: str) -> Problem:
    """What to say of a file that holds no journey diagram."""
    cleaned = clean(text, 0, len(text), name)
    found = _FIRST.match(cleaned.text)
    if found is None or not found["word"]:
        start = Position(1, 1)
        hint = say("a journey diagram begins with the line `journey`")
        return Problem(say("the file holds no diagram"), name, Span(start, start), hint)
    word, span = found["word"], span_of(text, *found.span("word"))
    shown = Quoted(word, 40)
    if word.startswith(_FENCE):
        hint = say("name it so that it ends in `.md`, or delete the fences")
        return Problem(say("this is Markdown with a diagram in it, and no diagram"), name, span, hint)
    if word.lower() == "journey":
        said = say("{word} is written in small letters: Mermaid knows only `journey`", word=shown)
        return Problem(said, name, span)
    if _LATER.search(cleaned.text, found.end()):
        hint = say("delete it, or make it a comment with `%%`")
        return Problem(say("text stands before the line `journey`"), name, span, hint)
    said = say("this is a diagram of the kind {word}; only `journey` diagrams can be read", word=shown)
    return Problem(said, name, span)
