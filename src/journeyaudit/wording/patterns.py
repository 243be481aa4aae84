"""Phrase patterns, compiled: which word may stand where, and which may follow it.

The construction is Glushkov's ("The abstract theory of automata", 1961): one position for every word of the pattern
and a set of successors for each position, so that nothing has to be tried twice when a text is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from journeyaudit.frozen import dataclass
from journeyaudit.values import did_you_mean, say
from journeyaudit.wording.syntax import Choice, Gap, Item, Listed, PatternError, Row, Word, parse, plain_words
from journeyaudit.wording.tokens import WORD

GAP_WORDS = 6
MAX_WORDS = 50  # words of the longest phrase that a pattern can hit
MAX_POSITIONS = 20_000
MAX_SUCCESSORS = 200_000
MAX_LISTS = 8  # word lists inside word lists
END = -1  # a successor: here the phrase is complete


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern; a position without a word is one of a gap and takes any word."""

    source: str
    words: tuple[Word | None, ...]
    successors: tuple[frozenset[int], ...]
    first: frozenset[int]


def literal(text: str) -> Pattern:
    """Compile a name that somebody else wrote, word for word and without any pattern syntax; never raises.

    A text without a word, or with more than `MAX_WORDS` words, is nobody's name and hits nothing.
    """
    words = plain_words(text)
    if not 0 < len(words) <= MAX_WORDS:
        return Pattern(text, (), (), frozenset())
    followers = [frozenset([place]) for place in range(1, len(words))]
    return Pattern(text, words, (*followers, frozenset([END])), frozenset([0]))


def as_pattern(name: str) -> str:
    """A name that somebody else wrote as a pattern of its words; empty where it holds none."""
    return " ".join(WORD.findall(name))


def assemble(text: str, lists: Lists) -> Pattern:
    """Compile a pattern over word lists. Raises PatternError."""
    row = parse(text)
    if lists.longest(row) > MAX_WORDS:
        said = say("the pattern is too long: a phrase may have {limit} words, a gap counted as six", limit=MAX_WORDS)
        raise PatternError(said, 0)
    build = _Build(lists)
    first = build.row(row, frozenset([END]))
    return Pattern(text, tuple(build.words), tuple(build.successors), first)


class Lists:
    """The word lists that a pattern refers to, each read once."""

    def __init__(self, lexica: Mapping[str, Sequence[str]], base: Lists | None = None) -> None:
        self.lexica = lexica
        self._base = base
        """Lists that there are besides, and that know nothing of these."""
        self._read: dict[str, Choice] = {}
        self._lengths: dict[str, int] = {}

    def extended(self, more: Mapping[str, Sequence[str]]) -> Lists:
        """These lists with further ones; what is read of these is read once for all that extend them."""
        return Lists(more, self)

    def choice(self, name: str) -> Choice:
        """What stands for a list whose length was asked for."""
        base = self._base
        return self._read[name] if base is None or name in self._read else base.choice(name)

    def longest(self, row: Row) -> int:
        """The number of words of the longest phrase; reads every list on the way and so finds their mistakes."""
        return sum(self._longest(item, (), None) for item in row.items)

    def _longest(self, item: Item, chain: tuple[str, ...], offset: int | None) -> int:
        match item:
            case Word():
                return 1
            case Gap():
                return GAP_WORDS
            case Choice(rows):
                return max(sum(self._longest(part, chain, offset) for part in row.items) for row in rows)
            case Listed(name, place):
                return self._longest_of_list(name, chain, place if offset is None else offset)

    def _longest_of_list(self, name: str, chain: tuple[str, ...], offset: int) -> int:
        if name in chain:
            circle = " → ".join(f"<{each}>" for each in (*chain[chain.index(name) :], name))
            raise PatternError(say("word list <{name}> contains itself: {circle}", name=name, circle=circle), offset)
        if self._base is not None and name in self._base.lexica:
            return self._base._longest_of_list(name, chain, offset)
        if name not in self._lengths:
            if len(chain) == MAX_LISTS:
                raise PatternError(say("word lists nested more than {limit} deep", limit=MAX_LISTS), offset)
            choice = self._read[name] = self._parsed(name, chain, offset)
            self._lengths[name] = self._longest(choice, (*chain, name), offset)
        return self._lengths[name]

    def _parsed(self, name: str, chain: tuple[str, ...], offset: int) -> Choice:
        if name not in self.lexica:
            known = (*self.lexica, *(self._base.lexica if self._base is not None else ()))
            near = did_you_mean(name, known)
            hint = say("; did you mean <{name}>?", name=near) if near else ""
            where = f" (in <{chain[-1]}>)" if chain else ""
            said = say("no word list <{name}>{where}{hint}", name=name, where=where, hint=hint)
            raise PatternError(said, offset)
        rows = []
        for entry in self.lexica[name]:
            try:
                rows.append(parse(entry))
            except PatternError as error:
                said = say("word list <{name}>, “{entry}”: {problem}", name=name, entry=entry, problem=error.message)
                raise PatternError(said, offset) from error
        if not rows:
            raise PatternError(say("word list <{name}> is empty", name=name), offset)
        return Choice(tuple(rows))


@dataclass(slots=True)
class _Build:
    """The positions found so far. Read backwards: each item is told what may follow and answers what it starts with."""

    lists: Lists
    words: list[Word | None] = field(default_factory=list)
    successors: list[frozenset[int]] = field(default_factory=list)
    edges: int = 0

    def row(self, row: Row, after: frozenset[int]) -> frozenset[int]:
        for item in reversed(row.items):
            after = self.item(item, after)
        return after

    def item(self, item: Item, after: frozenset[int]) -> frozenset[int]:
        match item:
            case Word():
                return self.position(item, after)
            case Gap():
                entry = after
                for _ in range(GAP_WORDS):
                    entry = self.union([after, self.position(None, entry)])
                return entry
            case Choice(rows):
                return self.union([self.row(row, after) for row in rows])
            case Listed(name):
                return self.item(self.lists.choice(name), after)

    def position(self, word: Word | None, after: frozenset[int]) -> frozenset[int]:
        self.words.append(word)
        self.successors.append(after)
        if len(self.words) > MAX_POSITIONS:
            raise PatternError(say("the pattern is too large: its word lists multiply"), 0)
        return frozenset([len(self.words) - 1])

    def union(self, sets: Sequence[frozenset[int]]) -> frozenset[int]:
        self.edges += sum(map(len, sets))
        if self.edges > MAX_SUCCESSORS:
            raise PatternError(say("the pattern is too large: its word lists multiply"), 0)
        return frozenset().union(*sets)
