"""Text made fit for a terminal: nothing in it steers the terminal, and where only ASCII is shown, twins stand in."""

from __future__ import annotations

import unicodedata

from journeyaudit.source import visible

TWINS = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "«": '"',
        "»": '"',
        "…": "...",
        "–": "-",
        "—": "-",
        "−": "-",
        "·": "-",
        "•": "-",
        "×": "x",
        "→": "->",
        "←": "<-",
        "≥": ">=",
        "≤": "<=",
        "€": "EUR",
        "£": "GBP",
        "§": "par.",
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "ß": "ss",
        "ẞ": "SS",
        "æ": "ae",
        "Æ": "Ae",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
    }
)


def shown(text: str, *, unicode: bool = True) -> str:
    """The text on one line; everything that would steer a terminal or hide itself is an escape."""
    return visible(text) if unicode else ascii_twin(visible(text))


def ascii_twin(text: str) -> str:
    """The text in ASCII: quotes, dashes and umlauts by their twins, accents dropped, all else as `?`."""
    if text.isascii():
        return text
    spelled = unicodedata.normalize("NFC", text).translate(TWINS)
    letters = (one for one in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(one))
    return "".join(one if one.isascii() else "?" for one in letters)
