"""How wide texts are, as far as one can tell without the font, and how they break into lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from journeyaudit.draw.ink import plain

NARROW, SLIM, WIDE, CAPITAL, FULL, COMMON = 0.36, 0.46, 0.99, 0.76, 1.1, 0.64
"""Widths in parts of the size of the letters, after the wider ones of the fonts that systems show their menus in."""
BOLD = 1.08
"""How much wider bold letters are."""
ELLIPSIS = "…"
LONGEST = 2000
"""Characters of a text that are shown."""
VOWELS = frozenset("aeiouyäöüáàâéèêíìîóòôúùû")
ONSETS = (
    *("schr", "schl", "schm", "schn", "schw", "sch", "str", "spr", "spl", "pfl", "pfr"),
    *("st", "sp", "ch", "ph", "th", "sh", "qu", "zw", "kn", "pf"),
    *(stop + liquid for stop in "bdfgkpt" for liquid in "rl"),
)
"""Consonants that begin a syllable together, the longest first."""
LEAST = 3
"""No word is broken with fewer letters on either line."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is at most, in the units of its size."""
    return sum(map(_part, text)) * size * (BOLD if bold else 1)


@lru_cache(maxsize=4096)
def _part(character: str) -> float:
    if character in "iljI.,:;'|!’‘ ()[]\u00a0":
        return NARROW
    if character in 'ftrJ-/\\"“”„`*':
        return SLIM
    if character in "mwMW%@—&…→←":
        return WIDE
    if unicodedata.combining(character) or character in "\u200b\u200c\u200d":
        return 0
    if unicodedata.east_asian_width(character) in "WF" or ord(character) > 0xFFFF:
        return FULL
    if character.isupper():
        return CAPITAL
    return COMMON if character.isascii() or ord(character) < 0x250 else CAPITAL


def wrapped(text: str, size: float, limit: float, *, lines: int = 0, bold: bool = False) -> tuple[str, ...]:
    """The text in lines that are no wider than the limit; more than `lines` end in an ellipsis."""
    found: list[str] = []
    line = ""
    shown = plain(text[:LONGEST]) + ELLIPSIS * (len(text) > LONGEST)
    for word in _pieces(shown):
        if lines and len(found) > lines:
            break
        piece = word
        while width((line + piece).rstrip(), size, bold=bold) > limit and (line or len(piece) > 1):
            room = limit - width(line, size, bold=bold)
            cut = _cut(piece, size, room, bold=bold)
            if line and (width(piece.rstrip(), size, bold=bold) <= limit or not _syllable(piece, cut)):
                found.append(line)
                line = ""
                continue
            cut = max(cut, 1)
            hyphen = "-" * (_latin(piece[cut - 1]) and _latin(piece[cut]))
            found.append(line + piece[:cut] + hyphen)
            line, piece = "", piece[cut:]
        line += piece
    found.append(line)
    kept = [one.rstrip() for one in found if one.strip()] or [""]
    if lines and len(kept) > lines:
        last = kept[lines - 1]
        while last and width(last + ELLIPSIS, size, bold=bold) > limit:
            last = last[:-1]
        kept = [*kept[: lines - 1], last.rstrip() + ELLIPSIS]
    return tuple(kept)


def _latin(character: str) -> bool:
    return character.isalnum() and ord(character) < 0x250


def _pieces(text: str) -> Iterator[str]:
    """Words with what follows them: lines may end after blanks, hyphens and slashes."""
    start = 0
    for place, character in enumerate(text):
        follows = text[place + 1] if place + 1 < len(text) else ""
        if (character == " " and follows != " ") or (character in "-/" and follows.isalpha() and place > start + 1):
            yield text[start : place + 1]
            start = place + 1
    if start < len(text):
        yield text[start:]


def _cut(word: str, size: float, room: float, *, bold: bool) -> int:
    """How many letters of a word fit with a hyphen; where there is a choice, up to what sounds like a syllable."""
    room -= width("-", size, bold=bold)
    fits = 0
    for character in word:
        room -= width(character, size, bold=bold)
        if room < 0:
            break
        fits += 1
    most = min(fits, len(word.rstrip()) - LEAST)
    for place in range(most, max(LEAST, most // 2) - 1, -1):
        if _syllable(word, place):
            return place
    return most if most >= LEAST else min(fits, len(word) - 1)


def _syllable(word: str, place: int) -> bool:
    """Whether a syllable may begin here: one consonant, or some that are spoken together, before a vowel."""
    if place < LEAST or place >= len(word) or not (word[place].isalpha() and word[place - 1].isalpha()):
        return False
    lower = word.lower()
    if any(lower.startswith(one, place - back) for back in (1, 2) for one in ONSETS if len(one) > back):
        return False
    size = next((len(one) for one in ONSETS if lower.startswith(one, place)), 1)
    return lower[place] not in VOWELS and lower[place + size : place + size + 1] in VOWELS and place + size < len(word)
