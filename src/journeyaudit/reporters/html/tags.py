"""HTML put together so that no text becomes markup: whatever is not HTML already is escaped on its way in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from journeyaudit.reporters.exact import one_line

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
VOID = frozenset({"input", "meta"})
"""Elements that hold nothing and have no end."""


class Html(str):
    """A piece of a page; any other text is none and stays text."""

    __slots__ = ()


Attribute: TypeAlias = str | int | bool | None
"""The value of an attribute; `True` stands for its name alone, `False`, `None` and nothing for no such attribute."""


def escaped(text: str) -> Html:
    """The text on one line, as it is to be read, between tags or in an attribute."""
    return text if isinstance(text, Html) else Html(one_line(text).translate(ESCAPES))


def joined(parts: Iterable[str], by: str = "") -> Html:
    """The parts one after another, texts among them escaped."""
    return Html(escaped(by).join(map(escaped, parts)))


def prose(text: str) -> Html:
    """A sentence in which `what is written as in a file` is set apart."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return escaped(text)
    return joined(tag("code", part) if number % 2 else part for number, part in enumerate(parts))


def lines(parts: Iterable[str]) -> Html:
    """The parts on lines of their own, for whoever reads the source; empty ones are left out."""
    return Html("\n".join(escaped(part) for part in parts if part))


def tag(name: str, /, *content: str, **attributes: Attribute) -> Html:
    """An element; in the names of attributes `_` stands for `-`, and one at the end for nothing (`class_`)."""
    pairs = []
    for key, value in attributes.items():
        label = key.rstrip("_").replace("_", "-")
        if value is True:
            pairs.append(f" {label}")
        elif value is not None and value is not False and value != "":
            pairs.append(f' {label}="{escaped(str(value))}"')
    start = f"<{name}{''.join(pairs)}>"
    return Html(start if name in VOID else f"{start}{joined(content)}</{name}>")


def block(name: str, /, *content: str, **attributes: Attribute) -> Html:
    """An element whose parts stand on lines of their own."""
    return tag(name, Html(f"\n{lines(content)}\n"), **attributes)
