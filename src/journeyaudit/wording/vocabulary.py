"""The features that a model knows, found in a sentence without being spelled out.

The module `features` says what they are. Here every spelling of a word is looked up once: what is known of the word
alone, and of it together with what follows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import chain, repeat
from sys import intern
from typing import NamedTuple, TypeAlias

from journeyaudit.wording.features import BEGINNINGS, REACH, STEM, fold, spelled

MAX_SPELLINGS = 50_000
LONG_WORD = 64
"""Characters; longer words are not remembered."""
Numbers: TypeAlias = dict[str, int]
"""The number of a feature by the stem that completes it."""
_NOTHING: Numbers = {}
_get = dict.get


class Company(NamedTuple):
    """The features that begin with a stem."""

    pairs: Numbers
    triples: dict[str, Numbers]
    """By the second stem."""
    away: Numbers


_ALONE = Company({}, {}, {})


class Known(NamedTuple):
    """What is known of a spelling."""

    own: tuple[int, ...]
    """The numbers of the features that it has alone: itself and its beginnings."""
    stem: str
    pairs: Numbers
    triples: dict[str, Numbers]
    away: Numbers
    spoken: bool
    """Whether it is a word and no sign."""
    small: bool
    """Whether it is one of the small words that hold others together."""
    learned: bool
    """Whether the word itself is a feature."""


class Reading:
    """A sentence with what is known of its words.

    `own` are the numbers of the features that each word has alone; `together` those of features of several words, as
    `spans` has them, with the number of the unknown where there is none. The others count words.
    """

    __slots__ = ("learned", "own", "small", "spoken", "together")

    def __init__(self, words: Sequence[Known], begin: Company, unknown: int) -> None:
        """Take the words, what is known of beginnings of sentences, and the number of what is unknown."""
        self.own: tuple[tuple[int, ...], ...]
        self.own, stems, pairs, triples, away, spoken, small, learned = zip(*words, strict=True)
        self.spoken: int = sum(spoken)
        self.small: int = sum(small)
        self.learned: int = sum(learned)
        none = repeat(unknown)
        ends = (*stems, "$")
        second = map(_get, (begin.triples, *triples), ends, repeat(_NOTHING))
        self.together = [*map(_get, (begin.pairs, *pairs), ends, none), *map(_get, second, ends[1:], none)]
        for ahead in range(2, REACH + 1):
            self.together += map(_get, away, stems[ahead:], none)

    def numbers(self) -> set[int]:
        """The numbers of all features."""
        return set(chain(self.together, *self.own))


@lru_cache(maxsize=512)
def spans(count: int) -> tuple[tuple[int, int], ...]:
    """First and last (exclusive) of so many words for all features of several words, as `Reading.together` has them."""
    found = [(max(number - 1, 0), min(number + 1, count)) for number in range(count + 1)]
    found += [(max(number - 1, 0), min(number + 2, count)) for number in range(count)]
    found += [(number, number + ahead + 1) for ahead in range(2, REACH + 1) for number in range(count - ahead)]
    return tuple(found)


class Vocabulary(dict[str, Known]):
    """Spelling → what is known of it, by the names of the features in the order of the alphabet.

    The number of a feature is the place of its name.
    """

    def __init__(self, names: Sequence[str], small: Collection[str]) -> None:
        """Take the names, and the small words of the language."""
        super().__init__()
        self._names = names
        self._small = small
        self._companies: dict[str, Company] = {}
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
        return Reading(words, self._begin, len(self._names)) if words else None

    def _word(self, word: str) -> Known:
        own = self._number(word)
        beginnings = (self._number(f"{word[:length]}*") for length in BEGINNINGS if len(word) > length)
        numbers = tuple(number for number in (own, *beginnings) if number is not None)
        stem = intern(word[:STEM])
        company = self._companies.get(stem) or self._company(stem)
        spoken = word[0].isalnum()
        return Known(numbers, stem, *company, spoken, spoken and word in self._small, spoken and own is not None)

    def _company(self, stem: str) -> Company:
        pairs: Numbers = {}
        triples: dict[str, Numbers] = {}
        rest = len(stem) + 1
        begin, names = self._after(stem, " ")
        for number, name in enumerate(names, begin):
            second, _, third = name[rest:].partition(" ")
            if third:
                triples.setdefault(intern(second), {})[intern(third)] = number
            else:
                pairs[intern(second)] = number
        begin, names = self._after(stem, "_")
        away = {intern(name[rest:]): number for number, name in enumerate(names, begin)}
        if not pairs and not triples and not away:
            return _ALONE
        found = self._companies[stem] = Company(pairs, triples, away)
        return found

    def _number(self, name: str) -> int | None:
        place = bisect_left(self._names, name)
        return place if place < len(self._names) and self._names[place] == name else None

    def _after(self, stem: str, sign: str) -> tuple[int, Sequence[str]]:
        """The features that begin with a stem and a sign, and the number of the first of them."""
        begin = bisect_left(self._names, stem + sign)
        return begin, self._names[begin : bisect_left(self._names, stem + chr(ord(sign) + 1), begin)]
