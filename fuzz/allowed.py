"""How a file may be refused: with problems that have words, a place, and nothing that steers a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar
from unicodedata import category

from fuzz.target import hold
from journeyaudit.source import Document, Problem, SourceError, snippet, visible
from journeyaudit.values import in_language, untold

R = TypeVar("R")
STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
JOINERS = "\u00ad\u200c\u200d"


def read_or_refused(read: Callable[[], R]) -> R | None:
    """What a reader makes of an input; None where it refuses as it should."""
    try:
        return read()
    except SourceError as error:
        hold(error.problems, "a refusal without a problem")
        sound(error.problems)
        return None


def sound(problems: Iterable[Problem], *, told: bool = False) -> None:
    """Problems can be shown, in both languages; those of a report are told in one already."""
    for one in problems:
        hold(str(one.message).strip(), "a problem says nothing")
        hold(one.span.start <= one.span.end, "a span ends before it begins")
        hold(one.span.start.line >= 1 and one.span.start.column >= 1, "a place before the first character")
        for said in (one.message, one.hint):
            hold(told or not untold(said), f"no German: {untold(said)}")
            can_be_seen("a problem", visible(in_language(said, "de")))


def placed(document: Document) -> None:
    """Every value has a place in the text that can be shown."""
    lines = document.text.count("\n") + document.text.count("\r") + 1
    for path, span in document.values.items():
        hold(span.start <= span.end, "a value ends before it begins")
        hold(1 <= span.start.line <= lines, "a value stands outside of the text")
        document.locate_words(path, 0, 3)
    if document.values:
        can_be_seen("a snippet", snippet(document.text, document.locate(())).text)


def can_be_seen(name: str, text: str) -> None:
    """A text holds nothing that steers what it is shown by: blanks of any width and joined letters are harmless."""
    odd = sorted({one for one in text if not one.isprintable() and one not in JOINERS and category(one) in STEERING})
    hold(not odd, f"{name} holds control characters: {odd}")
