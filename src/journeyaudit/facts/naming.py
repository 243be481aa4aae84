"""By what words people speak of those who come next."""

from __future__ import annotations

from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.known import Items, Value
from journeyaudit.facts.types import names
from journeyaudit.values import fold

PEOPLE = ("er", "ers", "or", "ors", "eur", "eure")
"""Endings of nouns for people by what they do: adjuster, contractor, Gutachter, Monteur."""
THINGS = frozenset({"center", "counter", "partner", "partners", "customer", "order", "server", "number"})
"""Words that end like these and are said of anybody, or of a thing."""
SHORTEST = 5
"""How many letters such a noun has."""


def called(touchpoint: Element) -> Value:
    """How people speak of those who answer for the step or act at it: by name, or by what they do ("the adjuster")."""
    doer = touchpoint.get("doer")
    own = [*touchpoint.items("owner").values, *([doer.get("name")] if isinstance(doer, Element) else [])]
    nouns = [fold(one).split()[-1] for one in own if len(one.split()) > 1]
    spoken = [one for one in nouns if len(one) >= SHORTEST and one.endswith(PEOPLE) and one not in THINGS]
    found = dict.fromkeys([*own, *spoken, *(one[:-1] for one in spoken if one.endswith("rs"))])
    return Items(tuple(found))


FIELDS: tuple[Computed, ...] = (Computed("touchpoint", "called", names("unit"), called, "required"),)
