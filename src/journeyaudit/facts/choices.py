"""The closed lists of words that fields and conditions use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from journeyaudit.model import Choice, vocabulary


class TextRole(Choice, noun="a role of a text"):
    """What a text in a journey is for."""

    SAYS = "says", "said to the customer", "Aussage gegenüber dem Kunden"
    WHY = "why", "reason", "Begründung"
    NOTES = "notes", "note", "Notiz"
    QUOTE = "quote", "quotation", "Zitat"
    PROMISE = "promise", "promise", "Zusage"
    WAIT = "wait", "reason of a wait", "Grund einer Wartezeit"
    PAIN = "pain", "pain", "Ärgernis"
    SLOGAN = "slogan", "slogan", "Werbespruch"
    TITLE = "title", "title", "Titel"
    GOAL = "goal", "goal", "Ziel"


@cache
def choices() -> Mapping[str, type[Choice]]:
    """Every closed list by the name that types use."""
    found: dict[str, type[Choice]] = {"TextRole": TextRole}
    for one in vars(vocabulary).values():
        if isinstance(one, type) and issubclass(one, Choice) and one is not Choice:
            found[one.__name__] = one
    return found


def noun_of(name: str) -> str:
    """What one word of a list is called, without article."""
    noun = choices()[name].noun()
    return noun.removeprefix("an ").removeprefix("a ")
