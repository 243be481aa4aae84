"""Journeys as pictures: the map of a service designer, with the findings marked on it."""

from journeyaudit.draw.mermaid import mermaid
from journeyaudit.draw.places import numbers
from journeyaudit.draw.plan import WIDTH
from journeyaudit.draw.svg import svg

__all__ = ["WIDTH", "mermaid", "numbers", "svg"]
