"""What a sentence is judged by where no phrase says it: its words, their beginnings, and which stand together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from journeyaudit.wording.tokens import fold_word

STEM = 5
"""Letters by which words are taken for the same where they stand together; German and English stems differ early."""
BEGINNINGS = (5, 7)
"""Letters of the beginnings that longer words are known by; they carry what is new about a compound."""
REACH = 4
"""How many words ahead one still stands together with another."""
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[€%?!,:]")
_DIGITS = re.compile(r"\d+")


def places(text: str) -> list[tuple[int, int]]:
    """Start and end of the words and signs that count, in code points."""
    return [found.span() for found in _TOKEN.finditer(text)]


def words(text: str) -> list[str]:
    """The words and signs that count: folded, every number as 0."""
    return list(map(_folded, _TOKEN.findall(text)))


@lru_cache(maxsize=50_000)
def _folded(word: str) -> str:
    return _DIGITS.sub("0", fold_word(word))


def features(text: str) -> set[str]:
    """Everything that a sentence is judged by: what `located` finds, without the places, and fast."""
    tokens = words(text)
    found = set(tokens)
    for length in BEGINNINGS:
        found.update([f"{word[:length]}*" for word in tokens if len(word) > length])
    inner = [word[:STEM] for word in tokens]
    stems = ["^", *inner, "$"]
    found.update(map(" ".join, pairwise(stems)))
    found.update(map(" ".join, zip(stems, stems[1:], stems[2:], strict=False)))
    for ahead in range(2, REACH + 1):
        found.update(map("_".join, zip(inner, inner[ahead:], strict=False)))
    return found


def located(text: str) -> Iterator[tuple[str, int, int]]:
    """Every feature with the numbers of its first and last word."""
    tokens = words(text)
    stems = ["^", *(word[:STEM] for word in tokens), "$"]
    last = len(tokens) - 1
    for number, word in enumerate(tokens):
        yield word, number, number
        for length in BEGINNINGS:
            if len(word) > length:
                yield f"{word[:length]}*", number, number
    for number in range(len(stems) - 1):
        first, second = max(number - 1, 0), min(number, last)
        yield f"{stems[number]} {stems[number + 1]}", first, second
        if number + 2 < len(stems):
            yield f"{stems[number]} {stems[number + 1]} {stems[number + 2]}", first, min(number + 1, last)
    for number in range(1, len(stems) - 1):
        for ahead in range(number + 2, min(number + REACH + 1, len(stems) - 1)):
            yield f"{stems[number]}_{stems[ahead]}", number - 1, ahead - 1
