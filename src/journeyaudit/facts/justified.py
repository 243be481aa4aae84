"""What of a step a reason justifies: all of it, or the parts that it names."""

from __future__ import annotations

from journeyaudit.facts.element import Element
from journeyaudit.facts.known import Items


def justifies(reason: Element, part: str = "") -> bool:
    """Whether a reason holds for a part of its step (`asks`, `channels`, `wait`, `handoff`); else for all of it.

    A reason that names parts does not hold for what is none of them.
    """
    parts = reason.get("of")
    return not (isinstance(parts, Items) and parts.values) or part in parts.values
