"""The stream of YAML events of a text: from libyaml where it is installed, else from the slower parser in Python."""

from collections.abc import Callable
from typing import Protocol, cast

from yaml.error import MarkedYAMLError
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner


class Mark(Protocol):
    """A place in the text; line and column are not needed here."""

    index: int


class Event(Protocol):
    """What all kinds of events may carry; which of it there is depends on the kind."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool | None
    explicit: bool


NextEvent = Callable[[], Event | None]


class _PythonParser(Reader, Scanner, Parser):
    """PyYAML's parser in Python; it fails in its own way on some escapes and lets half characters pass."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def next_event(self) -> Event | None:
        next_event = cast(NextEvent, self.get_event)
        try:
            event = next_event()
        except (ValueError, OverflowError):
            raise self._wrong_escape(self.index) from None
        if event is not None and getattr(event, "style", None) == '"' and not event.value.isprintable():
            try:
                event.value.encode()
            except UnicodeEncodeError:
                raise self._wrong_escape(event.end_mark.index) from None
        return event

    def _wrong_escape(self, at: int) -> MarkedYAMLError:
        mark = self.get_mark()
        mark.index = at
        return MarkedYAMLError(problem="found invalid Unicode character escape code", problem_mark=mark)


def python_events(text: str) -> NextEvent:
    """Events of PyYAML's own parser."""
    return _PythonParser(text).next_event


try:
    from yaml._yaml import CParser
except ImportError:
    events: Callable[[str], NextEvent] = python_events
else:

    def events(text: str) -> NextEvent:
        """Events of the text, one a call; raises MarkedYAMLError where the text is no YAML."""
        return cast(NextEvent, CParser(text).get_event)
