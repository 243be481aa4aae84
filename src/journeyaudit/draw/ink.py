"""XML by hand: elements, attributes and texts that are well-formed whatever a journey says."""

from __future__ import annotations

import re

from journeyaudit.source import visible

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_FORBIDDEN = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What may stand in no XML 1.0 document, not even as a reference."""


def plain(text: str) -> str:
    """The text on one line, with an escape for everything that would hide itself or is no XML."""
    return _FORBIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", visible(" ".join(text.split("\n"))))


def escaped(text: str) -> str:
    """The text as it may stand in an element or an attribute."""
    return plain(text).translate(_MARKUP)


def number(value: float) -> str:
    """A length in as few letters as a tenth of a unit needs."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def el(name: str, *inside: str, **attributes: str | float | None) -> str:
    """An element; `_` in the name of an attribute is a hyphen, at its end nothing; None leaves the attribute out."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


def label(text: str, x: float, y: float, style: str, anchor: str | None = None) -> str:
    """A line of text with its baseline at a place."""
    return el("text", escaped(text), x=x, y=y, class_=style, text_anchor=anchor)


def path(style: str, *steps: str | float) -> str:
    """A line along its steps."""
    return el("path", class_=style, d=" ".join(one if isinstance(one, str) else number(one) for one in steps))
