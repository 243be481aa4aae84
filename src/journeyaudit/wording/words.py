"""Which words of patterns agree with a word of a text, and which of many sets of phrases a text may concern."""

import re
from collections.abc import Iterable, Iterator

from journeyaudit.wording.syntax import Kind, Word
from journeyaudit.wording.tokens import fold_word, spell_out
from journeyaudit.wording.tokens import spellings as spellings_of

LONG_WORD = 64
"""Characters; longer words are not remembered."""
MAX_SPELLINGS = 50_000
MAX_TEXTS = 4_000
LONG_TEXT = 2_000
"""Characters; longer texts are not remembered."""
_KINDS = tuple(Kind)
_NUMBER = re.compile(r"\d+(?:[.,']\d+)*")


class WordIndex:
    """Words of patterns, to be found by the spelling of a word in a text."""

    def __init__(self, words: Iterable[Word]) -> None:
        """Sort the words by what of them must agree."""
        self._by_kind: dict[Kind, dict[str, Word]] = {kind: {} for kind in _KINDS}
        for word in words:
            self._by_kind[word.kind][word.text] = word
        self._whole = self._by_kind[Kind.WHOLE]
        self._beginning, self._ending = self._by_kind[Kind.BEGINNING], self._by_kind[Kind.ENDING]
        self._parts = tuple(self._by_kind[Kind.PART].items())
        self._starts = sorted({len(text) for text in self._beginning})
        self._ends = sorted({len(text) for text in self._ending})
        self._only_whole = not (self._starts or self._ends or self._parts)

    def agreeing(self, spelling: str) -> Iterator[Word]:
        """The words that agree with a spelling; one may come twice."""
        folded, capitals = fold_word(spelling), spell_out(spelling)
        whole = self._whole
        # small letters agree with the one, capitals with the other
        for form in (folded,) if folded == capitals else (folded, capitals):
            if form in whole:
                yield whole[form]
            if self._only_whole:
                continue
            for size in self._starts:
                if form[:size] in self._beginning:
                    yield self._beginning[form[:size]]
            for size in self._ends:
                if form[-size:] in self._ending:
                    yield self._ending[form[-size:]]
            for text, word in self._parts:
                if text in form:
                    yield word
        if folded[0].isdigit():
            yield from self._by_kind[Kind.DIGIT].values()
            if _NUMBER.fullmatch(folded):
                yield from self._by_kind[Kind.NUMBER].values()


class Beginnings:
    """The first words of many sets of phrases: a text is read once, not once for every set."""

    def __init__(self, known: Iterable[tuple[str, str, str]] = ()) -> None:
        """Begin without any set, or with those that `as_data` told of."""
        self._bits = {Word(Kind(kind), text): int(bits, 16) for kind, text, bits in known}
        self._sets = max((bits.bit_length() for bits in self._bits.values()), default=0)
        self._index: WordIndex | None = None
        self._spellings: dict[str, int] = {}
        self._texts: dict[str, int] = {}

    def register(self, words: Iterable[Word]) -> int:
        """Note the first words of a set of phrases; the answer is the number of the set."""
        number = self._sets
        self._sets += 1
        bit = 1 << number
        for word in words:
            self._bits[word] = self._bits.get(word, 0) | bit
        self._index = None
        self._spellings.clear()
        self._texts.clear()
        return number

    def as_data(self) -> list[tuple[str, str, str]]:
        """All first words, each with the bits of its sets."""
        return [(str(word.kind), word.text, f"{bits:x}") for word, bits in self._bits.items()]

    def of(self, text: str) -> int:
        """A bit for every set of which some phrase may begin in `text`: 1 shifted by its number."""
        found = self._texts.get(text)
        if found is None:
            found = self._read(text)
            if len(text) <= LONG_TEXT:
                if len(self._texts) >= MAX_TEXTS:
                    self._texts.clear()
                self._texts[text] = found
        return found

    def _read(self, text: str) -> int:
        spellings = self._spellings
        if len(spellings) > MAX_SPELLINGS:
            spellings.clear()
        found = 0
        for spelling in spellings_of(text):
            bits = spellings.get(spelling)
            if bits is None:
                bits = self._of_word(spelling)
            found |= bits
        return found

    def _of_word(self, spelling: str) -> int:
        if self._index is None:
            self._index = WordIndex(self._bits)
        bits = 0
        for word in self._index.agreeing(spelling):
            bits |= self._bits[word]
        if len(spelling) <= LONG_WORD:
            self._spellings[spelling] = bits
        return bits
