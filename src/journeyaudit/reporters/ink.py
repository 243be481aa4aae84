"""Colours of words on a terminal; imported where there are any."""

from __future__ import annotations

from rich.color import ColorSystem
from rich.style import Style


def inked(text: str, ink: str) -> str:
    """The text in escape codes for an ink such as `bold red`."""
    return Style.parse(ink).render(text, color_system=ColorSystem.STANDARD)
