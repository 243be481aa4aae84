"""How long a timer lasts: its duration where it has one, else what its name plainly says."""

from __future__ import annotations

import re

from journeyaudit.frozen import dataclass
from journeyaudit.sources.bpmn.elements import Node, Place
from journeyaudit.sources.bpmn.tree import Xml
from journeyaudit.values import parse_duration

LONGEST = 100
"""Longest text of a duration that is read, in characters."""

_IN_A_NAME = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?\s?(?:-\s?)?[^\W\d]{1,20}", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Timer:
    """How long a timer lasts, as the file says it, and where."""

    text: str
    place: Place


def timer_of(node: Node) -> Timer | None:
    """The duration of a timer event; None for dates, cycles, expressions, and names that say no time."""
    for definition in node.xml.all("timerEventDefinition"):
        for element in definition.all("timeDuration"):
            words = element.text.strip()
            if _is_duration(words):
                return Timer(words, _inside(element))
            if words:
                return None
        if any(element.text.strip() for element in definition.all("timeDate", "timeCycle")):
            return None
    found = _IN_A_NAME.search(node.label.text)
    if found is not None and _is_duration(found.group()):
        return Timer(found.group(), node.label.place)
    return None


def _inside(element: Xml) -> Place:
    """Where the text of an element stands, blanks around it left out."""
    start = element.end + len(element.text) - len(element.text.lstrip())
    return start, start + len(element.text.strip())


def _is_duration(words: str) -> bool:
    if not words or len(words) > LONGEST:
        return False
    try:
        parse_duration(words)
    except ValueError:
        return False
    return True
