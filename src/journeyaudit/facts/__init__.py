"""What can be known about journeys: elements, computed fields and the types that rules are checked against."""

from journeyaudit.facts.choices import TextRole, choices, noun_of
from journeyaudit.facts.element import Element
from journeyaudit.facts.gaps import gaps
from journeyaudit.facts.graph import bits
from journeyaudit.facts.known import EMPTY, AtLeast, Items, Unknown, Value, gather
from journeyaudit.facts.lightest import at_best
from journeyaudit.facts.schema import EACH, kinds
from journeyaudit.facts.scope import Steps, steps_of
from journeyaudit.facts.types import Base, Field, Kind, Type
from journeyaudit.facts.world import World, elements_of, runs_of, synonyms

__all__ = [
    "EACH",
    "EMPTY",
    "AtLeast",
    "Base",
    "Element",
    "Field",
    "Items",
    "Kind",
    "Steps",
    "TextRole",
    "Type",
    "Unknown",
    "Value",
    "World",
    "at_best",
    "bits",
    "choices",
    "elements_of",
    "gaps",
    "gather",
    "kinds",
    "noun_of",
    "runs_of",
    "steps_of",
    "synonyms",
]
