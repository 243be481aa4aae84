"""The word lists, value lists and synonyms that rules share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from journeyaudit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Lexica:
    """All lists of a rule pack by name."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Phrase patterns, for `mentions`."""
    sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values, for list operators."""
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Facts about customers with all their names."""

    def merged(self, other: Lexica) -> Lexica:
        """Both together; lists of the same name in `other` win."""
        return Lexica(
            {**self.words, **other.words},
            {**self.sets, **other.sets},
            {**self.facts, **other.facts},
        )
