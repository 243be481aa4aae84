"""Which words of patterns agree with a word of a text."""

import re
from collections.abc import Callable, Iterable

from journeyaudit.wording.syntax import Kind, Word
from journeyaudit.wording.tokens import fold_word, spell_out

LONG_WORD = 64
"""Characters; longer words are not remembered."""
_NUMBER = re.compile(r"\d+(?:[.,']\d+)*")


class WordIndex:
    """Words of patterns, to be found by the spelling of a word in a text."""

    def __init__(self, words: Iterable[Word]) -> None:
        """Sort the words by what of them must agree."""
        every = list(words)
        small: list[Word] = []
        capitals: list[Word] = []
        for word in every:
            (small if word.text == fold_word(word.text) else capitals).append(word)
        self._capitals = _Forms(capitals)
        """Words that agree with the spelling as it is."""
        self._small = _Forms(small)
        """Words that agree with the folded spelling."""
        self._digits = [word for word in every if word.kind is Kind.DIGIT]
        self._numbers = [word for word in every if word.kind is Kind.NUMBER]

    def agreeing(self, spelling: str) -> list[Word]:
        """The words that agree with a spelling."""
        spelled = spell_out(spelling)
        folded = spelled.casefold()
        found = self._small.agreeing(folded)
        if spelled != folded:
            found += self._capitals.agreeing(spelled)
        if folded[0].isdigit():
            found += self._digits
            if self._numbers and _NUMBER.fullmatch(folded):
                found += self._numbers
        return found


class _Forms:
    """Words by the letters that must agree."""

    def __init__(self, words: Iterable[Word]) -> None:
        kinds: dict[Kind, list[Word]] = {kind: [] for kind in Kind}
        for word in words:
            kinds[word.kind].append(word)
        self._whole = {word.text: word for word in kinds[Kind.WHOLE]}
        self._head, self._heads = _sorted(kinds[Kind.BEGINNING], lambda text, size: text[:size])
        self._tail, self._tails = _sorted(kinds[Kind.ENDING], lambda text, size: text[-size:])
        self._parts = kinds[Kind.PART]
        self._is_whole = not (self._heads or self._tails or self._parts)

    def agreeing(self, form: str) -> list[Word]:
        """The words that agree with a form of a spelling."""
        found = [self._whole[form]] if form in self._whole else []
        if self._is_whole:
            return found
        if (head := form[: self._head]) in self._heads:
            found += [word for word in self._heads[head] if form.startswith(word.text)]
        if (tail := form[-self._tail :]) in self._tails:
            found += [word for word in self._tails[tail] if form.endswith(word.text)]
        for word in self._parts:
            if word.text in form:
                found.append(word)
        return found


def _sorted(words: list[Word], cut: Callable[[str, int], str]) -> tuple[int, dict[str, list[Word]]]:
    """Words by as many letters as all of them have, and how many these are."""
    size = min((len(word.text) for word in words), default=1)
    found: dict[str, list[Word]] = {}
    for word in words:
        found.setdefault(cut(word.text, size), []).append(word)
    return size, found
