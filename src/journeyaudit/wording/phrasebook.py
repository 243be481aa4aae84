"""Word lists with the patterns that were compiled over them, so that no list and no pattern is read twice."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from journeyaudit.wording.outlines import Outlines
from journeyaudit.wording.patterns import Lists, Pattern, assemble
from journeyaudit.wording.phrases import PhraseSet
from journeyaudit.wording.syntax import Kind, Word


def compile_pattern(text: str, lexica: Mapping[str, Sequence[str]]) -> Pattern:
    """Compile the pattern `text`, in which `<name>` stands for any pattern of the word list `lexica[name]`.

    Raises PatternError: faulty syntax, an unknown, empty or cyclic word list, a pattern that became too large.
    """
    return Phrasebook(lexica).compile(text)


class Phrasebook:
    """Word lists with the patterns and the sets of phrases that were compiled over them."""

    def __init__(self, lexica: Mapping[str, Sequence[str]], ready: Mapping[str, Any] | None = None) -> None:
        """Take the word lists by name; `ready` is what `as_data` said of a book with the same lists and sets."""
        self.lexica = lexica
        self.outlines = Outlines(ready["outlines"] if ready else None)
        """What the phrases of all sets cannot do without."""
        self._ready: Mapping[str, Any] = ready["sets"] if ready else {}
        self._checked = ready is not None
        self._lists = Lists(lexica)
        self._patterns: dict[str, Pattern] = {}
        self._sets: dict[tuple[str, ...], PhraseSet] = {}

    def check(self, text: str, more: Mapping[str, Sequence[str]] | None = None) -> None:
        """Raise PatternError if a pattern, which may refer to more lists, does not compile."""
        if self._checked:
            return
        if more:
            self.compile_with(text, more)
        else:
            self.compile(text)

    def compile(self, text: str) -> Pattern:
        """Compile a pattern, as `compile_pattern` does. Raises PatternError."""
        if text not in self._patterns:
            self._patterns[text] = assemble(text, self._lists)
        return self._patterns[text]

    def compile_with(self, text: str, more: Mapping[str, Sequence[str]]) -> Pattern:
        """Compile a pattern that refers to further lists, whose names no other list uses. Raises PatternError."""
        return assemble(text, self._lists.extended(more))

    def phrases(self, patterns: tuple[str, ...]) -> PhraseSet:
        """The patterns as one set, which is put together once. Raises PatternError."""
        found = self._sets.get(patterns)
        if found is None:
            ready = self._ready.get("\n".join(patterns))
            if ready is None:
                found = PhraseSet([self.compile(one) for one in patterns], self.outlines)
            else:
                number, written = ready
                found = PhraseSet(partial(_patterns, patterns, written), self.outlines, number)
            self._sets[patterns] = found
        return found

    def as_data(self) -> dict[str, Any]:
        """All sets of phrases as plain data, which JSON can keep."""
        sets = {"\n".join(key): (one.number, _written(one.patterns)) for key, one in self._sets.items()}
        return {"sets": sets, "outlines": self.outlines.as_data()}


def _written(patterns: Sequence[Pattern]) -> str:
    """Patterns as JSON; every set of successors is written once."""
    found = []
    for one in patterns:
        sets: dict[frozenset[int], int] = {}
        after = [sets.setdefault(places, len(sets)) for places in (one.first, *one.successors)]
        found.append([one.words, [sorted(places) for places in sets], after])
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _patterns(sources: tuple[str, ...], written: str) -> tuple[Pattern, ...]:
    return tuple(_pattern(source, *parts) for source, parts in zip(sources, json.loads(written), strict=True))


def _pattern(source: str, words: list[Any], sets: list[list[int]], after: list[int]) -> Pattern:
    places = [frozenset(one) for one in sets]
    return Pattern(
        source,
        tuple(None if one is None else Word(Kind(one[0]), one[1]) for one in words),
        tuple(places[number] for number in after[1:]),
        places[after[0]],
    )
