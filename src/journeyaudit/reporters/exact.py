"""What programs need to be exact about: names that are unique, places on one line, texts of a limited length."""

from __future__ import annotations

from collections.abc import Iterable

from journeyaudit.source import Position, Span, visible

ELLIPSIS = "…"


def distinct(names: Iterable[str], form: str = "{} ({})") -> list[str]:
    """The names in their order, each different from all before it: the second of equal ones is numbered."""
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    found = []
    for name in names:
        own = name
        while own in taken:
            numbers[name] = numbers.get(name, 1) + 1
            own = form.format(name, numbers[name])
        taken.add(own)
        found.append(own)
    return found


def on_one_line(span: Span, text: str | None) -> Span:
    """The part of a place that stands on its first line; of an unknown text only the first character."""
    if span.start.line == span.end.line:
        return span
    lines = (text or "").split("\n")
    line = lines[span.start.line - 1].rstrip("\r") if span.start.line <= len(lines) else ""
    return Span(span.start, Position(span.start.line, max(len(line), span.start.column) + 1))


def clipped(text: str, length: int) -> str:
    """The text, cut with an ellipsis where it is longer than so many code points."""
    return text if len(text) <= length else text[: length - len(ELLIPSIS)] + ELLIPSIS


def path_in_repository(file: str) -> str:
    """The name of a file as code hosts spell it: without `./` before it, and nothing invisible in it."""
    return visible(file).removeprefix("./")


def one_line(text: str) -> str:
    """The text on one line: a line break is a blank, and what would hide itself is an escape."""
    return visible(" ".join(text.split("\n")))
