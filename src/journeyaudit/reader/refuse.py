"""How the reader says no: one problem with its place in the text and advice for people who do not know YAML."""

from journeyaudit.source import Position, Problem, SourceError, Span, line_starts, position_of, span_of, visible
from journeyaudit.values import say

NODE_LIMIT = 200_000
"""Most values in a file, aliases counted with all they stand for; and most comments."""
KEY_LIMIT = 1024
"""Longest key, in characters."""
IF_TEXT = say("if it is text, put it in quotes")
_SUGGESTION_LIMIT = 60
_SHOWN_LIMIT = 40


class Refusal(Exception):
    """Something in the text cannot be read; places are offsets, and only the one who knows the text can name lines."""

    def __init__(self, message: str, start: int, end: int, hint: str = "") -> None:
        """Say what is wrong between two offsets of the text, and what to do about it."""
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end
        self.hint = hint

    def located(self, text: str, name: str) -> SourceError:
        """The same as an error with line and column in the file `name`."""
        start = min(self.start, len(text))
        end = min(max(self.end, start), len(text))
        return SourceError([Problem(self.message, name, span_of(text, start, end), self.hint)])


def refused_file(message: str, name: str, hint: str) -> SourceError:
    """An error about the file as a whole; it stands at its start."""
    start = Position(1, 1)
    return SourceError([Problem(message, name, Span(start, start), hint)])


def line_of(text: str, offset: int) -> int:
    """Number of the line at an offset, from 1."""
    return position_of(text, min(offset, len(text))).line


def line_start(text: str, offset: int) -> int:
    """Offset of the first character of the line at an offset."""
    return line_starts(text)[line_of(text, offset) - 1]


def line_end(text: str, offset: int) -> int:
    """Offset after the last character of the line at an offset that is neither blank nor comment."""
    starts = line_starts(text)
    number = line_of(text, offset)
    stop = starts[number] if number < len(starts) else len(text)
    comment = text.find(" #", offset, stop)
    return offset + len(text[offset : stop if comment < 0 else comment].rstrip())


def shown(words: str) -> str:
    """Words of the file as part of a message: short, and without anything that would steer a terminal."""
    return visible(words if len(words) <= _SHOWN_LIMIT else words[:_SHOWN_LIMIT] + "…")


def in_quotes(words: str) -> str:
    """Advice that shows the text in quotes, where it is short enough to show."""
    if not words or len(words) > _SUGGESTION_LIMIT or not words.isprintable():
        return say("put the text in quotes")
    quoted = f'"{words}"'
    if '"' in words or "\\" in words:
        quoted = f"'{words.replace(chr(39), chr(39) * 2)}'"
    return say("put the text in quotes: {quoted}", quoted=quoted)
