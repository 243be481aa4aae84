"""What a sentence is judged by where no phrase says it: its words, their beginnings, and which stand together."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from journeyaudit.wording.modelfile import STEM
from journeyaudit.wording.tokens import fold_word

BEGINNINGS = (5, 7)
"""Letters of the beginnings that longer words are known by, at least those of a stem; they carry what is new about a
compound."""
REACH = 4
"""How many words ahead one still stands together with another."""
# The blank, which ends most words, is asked for first.
_TOKEN = re.compile(r"[^\W_]++(?:(?! )(?:['’][^\W_]++)++|)|[€%?!,:\"“”„«»‘‚]")
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‘‚", '"'))
_DIGITS = re.compile(r"\d+")


def places(text: str) -> list[tuple[int, int]]:
    """Start and end of the words and signs that count, in code points."""
    return [found.span() for found in _TOKEN.finditer(text)]


def spelled(text: str) -> list[str]:
    """The words and signs that count, as they are spelled."""
    return _TOKEN.findall(text)


def words(text: str) -> list[str]:
    """The words and signs that count: folded, every number as 0."""
    return list(map(fold, spelled(text)))


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word or sign as features know it, without a blank; what is quoted may be forbidden, whatever marks it has."""
    folded = fold_word(word.translate(_QUOTES))
    return _DIGITS.sub("0", folded if folded.isascii() else "".join(folded.split()))


def features(text: str) -> set[str]:
    """Everything that a sentence is judged by; `vocabulary` finds what of it a model knows."""
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
