"""The features that a model knows, found in a sentence without being spelled out.

The module `features` says what they are. Here every spelling of a word is looked up once: what is known of the word
alone, and of its stem together with what follows.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import chain, repeat
from operator import add
from typing import NamedTuple

from journeyaudit.wording.features import BEGINNINGS, REACH, fold, spelled
from journeyaudit.wording.modelfile import STEM, ModelFile

MAX_SPELLINGS = 50_000
LONG_WORD = 64
"""Characters; longer words are not remembered."""
_END = " $"
_SPOKEN, _SMALL, _LEARNED = 1, 1 << 24, 1 << 48
"""What `Known.counts` adds up; no sentence has 16 million words."""
_get = dict.get


class Known(NamedTuple):
    """What is known of a spelling."""

    own: tuple[int, ...]
    """The numbers of the features that it has alone: itself and its beginnings."""
    near: str
    """How its stem stands in the names of features where it follows the word before."""
    far: str
    """And where others stand between."""
    company: dict[str, int]
    """The features that begin with its stem, by the rest of their names."""
    counts: int
    """Whether it is a word and no sign, one of the small words that hold others together, and a feature itself."""


class Reading:
    """A sentence with what is known of its words.

    `own` are the numbers of the features that each word has alone; `together` those of features of several words, as
    `spans` has them, with the number of the unknown where there is none. The others count words.
    """

    __slots__ = ("learned", "own", "small", "spoken", "together", "unknown")

    def __init__(self, words: Sequence[Known], begin: dict[str, int], unknown: int) -> None:
        """Take the words, what is known of beginnings of sentences, and the number of what is unknown."""
        self.own: tuple[tuple[int, ...], ...]
        self.own, near, far, company, counts = zip(*words, strict=True)
        self.unknown = unknown
        count: int = sum(counts)
        self.spoken = count % _SMALL
        self.small = count // _SMALL % _SMALL
        self.learned = count // _LEARNED
        none = repeat(unknown)
        ends = (*near, _END)
        before = (begin, *company)
        self.together = [*map(_get, before, ends, none), *map(_get, before, map(add, ends, ends[1:]), none)]
        for ahead in range(2, REACH + 1):
            self.together += map(_get, company, far[ahead:], none)

    def numbers(self) -> set[int]:
        """The numbers of all features."""
        found = set(chain(self.together, *self.own))
        found.discard(self.unknown)
        return found


@lru_cache(maxsize=512)
def spans(count: int) -> tuple[tuple[int, int], ...]:
    """First and last (exclusive) of so many words for all features of several words, as `Reading.together` has them."""
    found = [(max(number - 1, 0), min(number + 1, count)) for number in range(count + 1)]
    found += [(max(number - 1, 0), min(number + 2, count)) for number in range(count)]
    found += [(number, number + ahead + 1) for ahead in range(2, REACH + 1) for number in range(count - ahead)]
    return tuple(found)


class Vocabulary(dict[str, Known]):
    """Spelling → what is known of it."""

    def __init__(self, file: ModelFile, small: Collection[str]) -> None:
        """Take the features, and the small words of the language."""
        super().__init__()
        self._file = file
        self._small = small
        self._companies: dict[str, dict[str, int]] = {}
        self._begin = self._company("^")

    def __missing__(self, spelling: str) -> Known:
        word = fold(spelling)
        found = self._word(word)
        if len(spelling) <= LONG_WORD:
            if len(self) >= MAX_SPELLINGS:
                self.clear()
            self[spelling] = found
        return found

    def read(self, sentence: str) -> Reading | None:
        """A sentence word by word; None where it has none."""
        words = list(map(self.__getitem__, spelled(sentence)))
        return Reading(words, self._begin, self._file.unknown) if words else None

    def _word(self, word: str) -> Known:
        stem, rest = word[:STEM], word[STEM:]
        company = self._company(stem)
        own = company.get(rest)
        numbers: tuple[int, ...] = () if own is None else (own,)
        for length in BEGINNINGS:
            if len(word) > length and (number := company.get(f"{word[STEM:length]}*")) is not None:
                numbers += (number,)
        counts = 0
        if word[0].isalnum():
            counts = _SPOKEN + _SMALL * (word in self._small) + _LEARNED * (own is not None)
        return Known(numbers, f" {stem}", f"_{stem}", company, counts)

    def _company(self, stem: str) -> dict[str, int]:
        found = self._companies.get(stem)
        if found is None:
            found = self._file.features(stem)
            if found:
                self._companies[stem] = found
        return found
