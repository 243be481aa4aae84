"""How wide texts are, as far as one can tell without the font, and how they break into lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from journeyaudit.draw.ink import plain

NARROW, SLIM, WIDE, CAPITAL, FULL, COMMON = 0.36, 0.46, 0.99, 0.76, 1.1, 0.64
"""Widths in parts of the size of the letters, after the wider ones of the fonts that systems show their menus in."""
BOLD = 1.08
"""How much wider bold letters are."""
ELLIPSIS = "…"
VOWELS = frozenset("aeiouyäöüáàâéèêíìîóòôúùûAEIOUYÄÖÜ")
TOGETHER = frozenset({"ch", "ck", "ph", "th", "sh", "sch", "qu", "ß"})
LEAST = 3
"""No word is broken with fewer letters on either line."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is at most, in the units of its size."""
    return sum(map(_part, text)) * size * (BOLD if bold else 1)


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
    for word in _pieces(plain(text)):
        piece = word
        while width((line + piece).rstrip(), size, bold=bold) > limit:
            room = limit - width(line, size, bold=bold)
            cut = _cut(piece, size, room, bold=bold)
            if width(piece.rstrip(), size, bold=bold) <= limit or (line and cut < LEAST):
                found.append(line)
                line = ""
                continue
            cut = max(cut, 1)
            hyphen = "-" if piece[cut - 1].isalnum() and piece[cut].isalnum() else ""
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


def _pieces(text: str) -> Iterator[str]:
    """Words with what follows them: lines may end after blanks, hyphens and slashes."""
    start = 0
    for place, character in enumerate(text):
        follows = text[place + 1] if place + 1 < len(text) else ""
        if (character == " " and follows != " ") or (character in "-/" and follows.isalpha() and place > start):
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
    """Whether a syllable may begin here: one consonant, or what is spoken as one, before a vowel."""
    begins = next((len(one) for one in ("sch", "ch", "ph", "th", "sh", "qu") if word.startswith(one, place)), 1)
    after = word[place + begins : place + begins + 1]
    split = word[place - 1 : place + 1].lower() in TOGETHER or word[place - 2 : place + 1].lower() in TOGETHER
    letters = word[place].isalpha() and word[place - 1].isalpha()
    return letters and not split and word[place] not in VOWELS and after in VOWELS and bool(after)
