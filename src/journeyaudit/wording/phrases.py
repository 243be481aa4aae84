"""Many phrase patterns, looked for at once in the sentences of a text.

Every spelling of a word is sorted once into the class of words that no pattern tells apart; the patterns then run
over classes as one automaton, determinised as far as texts need it. A text is read from left to right; at a word that
may begin a phrase the automaton runs until nothing fits, at most `patterns.MAX_WORDS` words far, and never goes back.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from journeyaudit.frozen import dataclass
from journeyaudit.wording.outlines import Outlines
from journeyaudit.wording.patterns import END, Pattern
from journeyaudit.wording.sentences import sentences
from journeyaudit.wording.syntax import Word
from journeyaudit.wording.tokens import WORD, fold_word, spellings
from journeyaudit.wording.words import LONG_WORD, WordIndex

_MAX_SPELLINGS = 50_000
_MAX_STATES = 10_000
_START = 0
_DEAD = -1


@dataclass(frozen=True, slots=True)
class Hit:
    """The words of a text that a pattern hit, as the author spelled them; `sentence` counts from 0."""

    start: int
    end: int
    words: str
    sentence: int


class _Classes(dict[str, int]):
    """Spelling → class of words; a class is the set of the patterns' positions at which its words may stand."""

    def __init__(self, places: Mapping[Word | None, set[int]]) -> None:
        super().__init__()
        self._index = WordIndex(word for word in places if word is not None)
        self._places = places
        anywhere = frozenset(places.get(None, ()))
        self._numbers: dict[frozenset[int], int] = {anywhere: 0}
        self.members: list[frozenset[int]] = [anywhere]

    def __missing__(self, spelling: str) -> int:
        agreeing = self._index.agreeing(spelling)
        members = self.members[0].union(*(self._places[word] for word in agreeing)) if agreeing else self.members[0]
        number = self._numbers.setdefault(members, len(self.members))
        if number == len(self.members):
            self.members.append(members)
        if len(spelling) <= LONG_WORD:
            self[spelling] = number
        return number


class PhraseSet:
    """Patterns that are looked for together; a hit is the longest phrase at the leftmost place, hits never overlap."""

    def __init__(
        self,
        patterns: Iterable[Pattern] | Callable[[], tuple[Pattern, ...]],
        outlines: Outlines | None = None,
        number: int | None = None,
    ) -> None:
        """Take the patterns; sets that share `outlines` find out together which of them a text may concern.

        Patterns that come from a function are fetched when a text may hold them; `number` is the one that
        `outlines` knows them by.
        """
        self.outlines = outlines if outlines is not None else Outlines()
        """Where the outlines of this set are known."""
        self._fetch = patterns if callable(patterns) else None
        self.patterns = () if callable(patterns) else tuple(patterns)
        self.number = self.outlines.register(self.patterns) if number is None else number
        """By which `outlines` knows this set."""
        self.bit = 1 << self.number
        """The bit that stands for this set in what `outlines` says of a text."""
        self._ready = False
        self._places: dict[Word | None, set[int]] = {}
        self._successors: tuple[frozenset[int], ...] = ()
        self._first: frozenset[int] = frozenset()

    def may_hit(self, text: str) -> bool:
        """Whether `text` holds what some phrase cannot do without; if not, `find` finds nothing."""
        return bool(self.outlines.of(text) & self.bit)

    def _assemble(self) -> None:
        """Join the patterns to one automaton."""
        self._ready = True
        if self._fetch is not None:
            self.patterns = self._fetch()
        successors: list[frozenset[int]] = []
        first: set[int] = set()
        for pattern in self.patterns:
            base = len(successors)
            for place, word in enumerate(pattern.words, base):
                self._places.setdefault(word, set()).add(place)
            moved: dict[frozenset[int], frozenset[int]] = {}
            for after in (pattern.first, *pattern.successors):
                if after not in moved:
                    moved[after] = frozenset(END if place == END else place + base for place in after)
            successors.extend(moved[after] for after in pattern.successors)
            first |= moved[pattern.first]
        self._successors, self._first = tuple(successors), frozenset(first)
        self._forget()

    def find(self, text: str) -> list[Hit]:
        """All hits in `text`, from left to right, none of them across the end of a sentence."""
        if not self.may_hit(text):
            return []
        if not self._ready:
            self._assemble()
        elif len(self._classes) > _MAX_SPELLINGS:
            self._forget()
        spelled = spellings(text)
        starts = [at for at in self.outlines.starts(spelled, self.bit) if self._longest(spelled, at, len(spelled))]
        if not starts:
            return []
        words = [found.span() for found in WORD.finditer(text)]
        places = [start for start, _ in words]
        hits: list[Hit] = []
        for index, (begin, end) in enumerate(sentences(text)):
            first, last = bisect_left(places, begin), bisect_left(places, end)
            free = first
            for left in starts[bisect_left(starts, first) : bisect_left(starts, last)]:
                right = self._longest(spelled, left, last) if left >= free else 0
                if right:
                    free = right
                    place = slice(words[left][0], words[right - 1][1])
                    hits.append(Hit(place.start, place.stop, text[place], index))
        return hits

    def _longest(self, words: Sequence[str], at: int, end: int) -> int:
        """End (exclusive) of the longest phrase that begins at the word `at`, 0 if none does."""
        if len(self._states) > _MAX_STATES:
            self._forget_states()
        state, hit = _START, 0
        for place in range(at, end):
            number = self._classes[words[place]]
            known = self._next[state].get(number)
            state = self._step(state, number) if known is None else known
            if state == _DEAD:
                break
            if self._complete[state]:
                hit = place + 1
        return hit

    def _step(self, state: int, number: int) -> int:
        """Find out where a word of class `number` leads from `state`, and remember it."""
        found = self._positions[state] & self._classes.members[number]
        after = frozenset[int]().union(*(self._successors[place] for place in found))
        reached = self._state(after) if after else _DEAD
        self._next[state][number] = reached
        return reached

    def _state(self, positions: frozenset[int]) -> int:
        if positions not in self._states:
            self._states[positions] = len(self._next)
            self._positions.append(positions)
            self._complete.append(END in positions)
            self._next.append({})
        return self._states[positions]

    def _forget(self) -> None:
        """Start with empty memories, so that they stay small however many texts are read."""
        self._classes = _Classes(self._places)
        self._forget_states()

    def _forget_states(self) -> None:
        self._states: dict[frozenset[int], int] = {}
        self._positions: list[frozenset[int]] = []
        self._complete: list[bool] = []
        self._next: list[dict[int, int]] = []
        self._state(self._first)


class Phrases(Protocol):
    """Something that finds phrases in a text."""

    def find(self, text: str) -> list[Hit]:
        """All hits in `text`, from left to right; hits never overlap."""

    def may_hit(self, text: str) -> bool:
        """Whether a quick look cannot rule out that there is one."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Several finders of phrases together; of hits that overlap the one that begins first counts, then the longest."""

    parts: tuple[Phrases, ...]

    def find(self, text: str) -> list[Hit]:
        """All hits in `text`, from left to right."""
        found = [hit for part in self.parts for hit in part.find(text)]
        found.sort(key=lambda hit: (hit.start, -hit.end))
        kept: list[Hit] = []
        for hit in found:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return kept

    def may_hit(self, text: str) -> bool:
        """Whether one of them may find something."""
        return any(part.may_hit(text) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Capitalised:
    """Names that begin with a capital: in small letters the same word is an ordinary one."""

    names: Phrases

    def find(self, text: str) -> list[Hit]:
        """All hits in `text` that begin with anything but a small letter, from left to right."""
        return [hit for hit in self.names.find(text) if not hit.words[:1].islower()]

    def may_hit(self, text: str) -> bool:
        """Whether the text may hold one of the names."""
        return self.names.may_hit(text)


@dataclass(slots=True)
class Containing:
    """Phrases that all hold one of some names: put together only when a text may hold such a name."""

    names: tuple[str, ...]
    """The folded first words of the names."""
    make: Callable[[], Phrases]
    made: Phrases | None = None

    def find(self, text: str) -> list[Hit]:
        """All hits in `text`, from left to right."""
        if not self.may_hit(text):
            return []
        if self.made is None:
            self.made = self.make()
        return self.made.find(text)

    def may_hit(self, text: str) -> bool:
        """Whether the text may hold one of the names."""
        folded = _folded(text)
        return any(name in folded for name in self.names)


@lru_cache(maxsize=1024)
def _folded(text: str) -> str:
    return fold_word(text)


def mentions(text: str, patterns: Phrases, but_not: Phrases | None = None) -> list[Hit]:
    """The hits of `patterns` in `text`, without those in a sentence in which `but_not` hits too."""
    hits = patterns.find(text)
    if not hits or but_not is None:
        return hits
    exempt = {hit.sentence for hit in but_not.find(text)}
    return [hit for hit in hits if hit.sentence not in exempt]
