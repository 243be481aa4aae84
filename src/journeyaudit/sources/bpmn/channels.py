"""Channels that the name of a step or message says plainly, such as `per E-Mail` or `by phone`."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORDS: tuple[tuple[str, str], ...] = (
    ("email", r"e-?mails?\b(?![ -]?(?:ad+res))|per mail\b"),
    ("phone", r"(?:tele)?phone(?:s|d)?\b(?![ -]?number)|telefon(?!nummer)\w*|hotline\w*|anruf(?!er)\w*"),
    ("sms", r"sms\b|text message\b"),
    (
        "letter",
        r"brief(?:es|e|en|lich)?\b|per post\b|by post\b|postal letter\b|postweg\w*|postalisch\w*",
    ),
    ("fax", r"(?:tele)?fax(?:es)?\b"),
    ("portal", r"(?:[^\W\d_]+-?)?portals?\b"),
    ("app", r"app\b|smartphone-app\b"),
    ("chat", r"chat\b|live-?chat\b"),
    ("web", r"web-?(?:site|seite|formular|form)\b|online-?formular\b|online form\b"),
)
_PATTERNS = tuple((kind, re.compile(rf"(?<![\w-])(?:{pattern})", re.IGNORECASE)) for kind, pattern in _WORDS)
_DENIED = re.compile(r"\b(?:no|not|without|kein\w*|nicht|ohne)\b", re.IGNORECASE)


def channels_in(texts: Sequence[str]) -> list[str]:
    """The kinds of channels that are named in texts; a text that denies something names none."""
    said = [text[:300] for text in texts if not _DENIED.search(text)]
    return [kind for kind, pattern in _PATTERNS if any(pattern.search(text) for text in said)]
