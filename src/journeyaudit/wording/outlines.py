"""Which of many sets of phrases a text may concern: told by the words that a phrase cannot do without, in their order.

Each phrase of a pattern is known by its outline: the words that it can begin with, those that can come second, and so
on as far as the shortest phrase goes, the last of them being those that a phrase can end with. All outlines of all
sets are looked for at once, one bit for every place of every outline (Baeza-Yates and Gonnet, "A new approach to text
searching", 1992). What is found is a promise and no hit; what is not found cannot be hit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any, TypeAlias

from journeyaudit.frozen import dataclass
from journeyaudit.wording.patterns import END, Pattern
from journeyaudit.wording.syntax import Kind, Word
from journeyaudit.wording.tokens import spellings
from journeyaudit.wording.words import LONG_WORD, WordIndex

MAX_SPELLINGS = 50_000
MAX_TEXTS = 4_000
LONG_TEXT = 2_000
"""Characters; longer texts are not remembered."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of an outline: the words of which one must stand there."""

    words: frozenset[Word]
    loose: bool
    """Whether other words may stand between it and the next place."""


Outline: TypeAlias = tuple[Place, ...]


def outlines(pattern: Pattern) -> Iterator[Outline]:
    """The outlines of a pattern: one for all phrases that begin with words that the same can follow."""
    walk = _Walk(pattern)
    alike: dict[frozenset[int], set[int]] = {}
    for place in pattern.first:
        alike.setdefault(pattern.successors[place], set()).add(place)
    together: dict[tuple[bool, ...], list[set[Word]]] = {}
    for after, begin in alike.items():
        words, loose = walk.outline(begin, after)
        known = together.setdefault(loose, [set() for _ in words])
        for all_words, more in zip(known, words, strict=True):
            all_words |= more
    for loose, layers in together.items():
        yield tuple(Place(frozenset(words), one) for words, one in zip(layers, loose, strict=True))


class _Walk:
    """What follows what in a pattern, gaps left out, each found out once."""

    def __init__(self, pattern: Pattern) -> None:
        self.pattern = pattern
        self._followers: dict[frozenset[int], tuple[frozenset[int], bool]] = {}
        self._lasts: dict[frozenset[int], set[Word]] = {}

    def outline(self, begin: Iterable[int], after: frozenset[int]) -> tuple[list[set[Word]], tuple[bool, ...]]:
        """The words of every place of phrases that begin at some positions, and whether it is loose."""
        words, loose = [self._words(begin)], []
        follow = after
        while True:
            places, gap = self._following(follow)
            if END in places:
                break
            loose.append(gap)
            words.append(self._words(places))
            follow = frozenset[int]().union(*(self.pattern.successors[place] for place in places))
        if len(words) > 1 and len(places) > 1:  # some phrases end here, others go on
            words[-1] = self._ending(after)
            loose[-1] = True
        return words, (*loose, True)

    def _words(self, places: Iterable[int]) -> set[Word]:
        return {word for place in places if (word := self.pattern.words[place]) is not None}

    def _following(self, after: frozenset[int]) -> tuple[frozenset[int], bool]:
        """The positions of words, or the end, that come next, and whether a gap may come before."""
        found = self._followers.get(after)
        if found is None:
            seen: set[int] = set()
            left = list(after)
            while left:
                place = left.pop()
                if place not in seen:
                    seen.add(place)
                    if place != END and self.pattern.words[place] is None:
                        left.extend(self.pattern.successors[place])
            reached = frozenset(place for place in seen if place == END or self.pattern.words[place] is not None)
            found = self._followers[after] = reached, len(reached) < len(seen)
        return found

    def _ending(self, after: frozenset[int]) -> set[Word]:
        """The words that a phrase can end with that goes on with these positions."""
        found = self._lasts.get(after)
        if found is None:
            places = self._following(after)[0] - {END}
            found = self._words(place for place in places if END in self._following(self.pattern.successors[place])[0])
            for follow in {self.pattern.successors[place] for place in places}:
                found |= self._ending(follow)
            self._lasts[after] = found
        return found


class Outlines:
    """The outlines of many sets of phrases: a text is read once, not once for every set."""

    def __init__(self, known: Mapping[str, Any] | None = None) -> None:
        """Begin without any set, or with those that `as_data` told of."""
        self._number = self._places = 0
        self._pending: list[tuple[Sequence[Pattern], int]] = []
        self._seen: dict[Outline, int] = {}
        self._words: dict[Word, list[int]] = {}
        self._first: list[int] = []
        self._loose: list[int] = []
        self._sets: dict[int, int] = {}
        """The bits of the sets by the last place of an outline; the places of one outline follow one another."""
        self._masks: _Masks | None = None
        self._texts: dict[str, int] = {}
        if known is not None:
            self._number, self._places = known["number"], known["places"]
            self._first, self._loose = known["first"], known["loose"]
            self._sets = {int(last): int(bits, 16) for last, bits in known["sets"].items()}
            self._words = {
                Word(kind, text): places for kind in Kind for text, places in known["words"][str(kind)].items()
            }

    def register(self, patterns: Sequence[Pattern]) -> int:
        """Note a set of phrases; the answer is its number."""
        number = self._number
        self._number += 1
        self._pending.append((patterns, 1 << number))
        self._masks = None
        self._texts.clear()
        return number

    def as_data(self) -> dict[str, Any]:
        """All outlines with the bits of their sets, as plain data."""
        self._take_in()
        words: dict[str, dict[str, list[int]]] = {str(kind): {} for kind in Kind}
        for word, places in self._words.items():
            words[word.kind][word.text] = places
        sets = {str(last): f"{bits:x}" for last, bits in self._sets.items()}
        return {
            "number": self._number,
            "places": self._places,
            "first": self._first,
            "loose": self._loose,
            "sets": sets,
            "words": words,
        }

    def of(self, text: str) -> int:
        """A bit for every set of which some phrase may stand in `text`: 1 shifted by its number."""
        found = self._texts.get(text)
        if found is None:
            found = self._known().sets(spellings(text))
            if len(text) <= LONG_TEXT:
                if len(self._texts) >= MAX_TEXTS:
                    self._texts.clear()
                self._texts[text] = found
        return found

    def might(self, text: str, bits: int) -> bool:
        """Whether `of` has to be asked for some sets: not if no outline of theirs has all its words in `text`."""
        masks = self._known()
        return bool(masks.complete(spellings(text)) & masks.ends(bits))

    def starts(self, words: Iterable[str], bit: int) -> list[int]:
        """The numbers of the words in a row with which a phrase of a set may begin."""
        masks = self._known()
        begin = masks.begin(bit)
        return [number for number, places in enumerate(map(masks.__getitem__, words)) if places & begin]

    def _known(self) -> _Masks:
        if self._masks is None:
            self._take_in()
            self._masks = _Masks(self._words, self._first, self._loose, self._sets)
        return self._masks

    def _take_in(self) -> None:
        for patterns, bit in self._pending:
            for pattern in patterns:
                for outline in outlines(pattern):
                    last = self._seen.get(outline)
                    if last is None:
                        last = self._seen[outline] = self._add(outline)
                    self._sets[last] = self._sets.get(last, 0) | bit
        self._pending.clear()

    def _add(self, outline: Outline) -> int:
        """Give an outline its places; the answer is the last of them."""
        begin = self._places
        self._places += len(outline) + 1  # the place after the last one stays free: `_Masks.complete` needs it
        self._first.append(begin)
        for number, place in enumerate(outline, begin):
            for word in place.words:
                self._words.setdefault(word, []).append(number)
            if place.loose:
                self._loose.append(number)
        return begin + len(outline) - 1


class _Masks(dict[str, int]):
    """Spelling → the places of outlines where it may stand, a bit each."""

    def __init__(
        self, words: Mapping[Word, Iterable[int]], first: Iterable[int], loose: Iterable[int], sets: Mapping[int, int]
    ) -> None:
        super().__init__()
        self._words = words
        self._alone: dict[Word, int] = {}
        """Masks of the words that were met."""
        self.index = WordIndex(words)
        self.first, self.loose, self.last = _mask(first), _mask(loose), _mask(sets)
        self.by_last = {1 << last: bits for last, bits in sets.items()}
        self._by_first = dict(zip(first, sets.values(), strict=True))
        self._begin: dict[int, int] = {}
        self._ends: dict[int, int] = {}

    def __missing__(self, spelling: str) -> int:
        places = 0
        for word in self.index.agreeing(spelling):
            alone = self._alone.get(word)
            if alone is None:
                alone = self._alone[word] = _mask(self._words[word])
            places |= alone
        if len(spelling) <= LONG_WORD:
            if len(self) >= MAX_SPELLINGS:
                self.clear()
            self[spelling] = places
        return places

    def begin(self, bit: int) -> int:
        """The first places of the outlines of a set."""
        if bit not in self._begin:
            self._begin[bit] = _mask(place for place, bits in self._by_first.items() if bits & bit)
        return self._begin[bit]

    def ends(self, bits: int) -> int:
        """The places after the last ones of the outlines of some sets."""
        if bits not in self._ends:
            self._ends[bits] = sum(last << 1 for last, sets in self.by_last.items() if sets & bits)
        return self._ends[bits]

    def complete(self, words: Iterable[str]) -> int:
        """The place after the last one of every outline whose words are all there, in whatever order.

        What is added at its first place is carried through an outline without a gap, to the place that is always free.
        """
        return reduce(or_, map(self.__getitem__, words), 0) + self.first

    def sets(self, words: Iterable[str]) -> int:
        """The bits of the sets with an outline that a row of words follows."""
        first, loose = self.first, self.loose
        reached = 0
        for here in map(self.__getitem__, words):
            if here:
                reached = (reached << 1 | first) & here | reached & loose
            else:
                reached &= loose
        reached &= self.last
        found = 0
        while reached:
            lowest = reached & -reached
            found |= self.by_last[lowest]
            reached ^= lowest
        return found


def _mask(places: Iterable[int]) -> int:
    found = 0
    for place in places:
        found |= 1 << place
    return found
