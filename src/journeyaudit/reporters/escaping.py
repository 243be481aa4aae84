"""Texts of journeys inside other languages: what stands in them stays text."""

from __future__ import annotations

import re

from journeyaudit.reporters.exact import one_line

_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_STRUCTURE = re.compile(r"[\\`*_\[\]|~#]|:(?=//)|(?<=www)\.|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]", re.IGNORECASE)
_LIVE = re.compile(r"(@)(?=\w)|(#)(?=\d)|(:)(?=[\w+-]+:)")
_APART = "&#8203;"
"""A blank of no width, which keeps code hosts from taking `@name`, `#1` and `:word:` for more than text."""


def markdown(text: str) -> str:
    """The text on one line, to be read in Markdown as it is: no markup, no HTML, no link, nobody mentioned."""
    return _dollarless(_LIVE.sub(rf"\g<0>{_APART}", _escaped(text)))


def code(text: str) -> str:
    """The text on one line in the letters of code, where code hosts look for neither names nor numbers."""
    return f"<code>{_dollarless(_escaped(text))}</code>"


def _escaped(text: str) -> str:
    return _STRUCTURE.sub(r"\\\g<0>", one_line(text).strip().translate(_HTML))


def _dollarless(text: str) -> str:
    """Dollar signs as references: between two of them, GitHub would set a formula."""
    return text.replace("$", "&#36;")
