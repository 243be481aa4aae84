"""Words of a text that are quoted in a sentence of ours."""

from __future__ import annotations

from typing import Self


class Excerpt(str):
    """Words of a text; quoted alone they may be hard to understand, so `told` has what stands around them too."""

    __slots__ = ("told",)
    told: str

    def __new__(cls, words: str, told: str) -> Self:
        """Take the words, and how they are quoted."""
        found = super().__new__(cls, words)
        found.told = told
        return found
