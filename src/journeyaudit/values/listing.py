"""Lists and numbers inside sentences that are said in German too: `a, b or c`, `200,000`."""

from __future__ import annotations

from typing import Literal

from journeyaudit.frozen import dataclass
from journeyaudit.values.printing import join_list, show_number
from journeyaudit.values.quoting import Language
from journeyaudit.values.saying import Series, part_in


@dataclass(frozen=True, slots=True)
class Listing(Series):
    """Things one after the other, with a word before the last."""

    last: Literal["and", "or"] = "and"
    limit: int | None = None
    """How many are named; of more than that and one other, only how many they are."""

    def spoken(self, lang: Language) -> str:
        """The things as a sentence names them."""
        items = [str(part_in(one, lang)) for one in self.items]
        return join_list(items, lang, self.last, len(items) if self.limit is None else self.limit)


@dataclass(frozen=True, slots=True)
class Number:
    """A number with marks for thousands."""

    value: int

    def spoken(self, lang: Language) -> str:
        """Its digits in groups."""
        return show_number(self.value, lang)

    def __str__(self) -> str:
        """As English writes it."""
        return self.spoken("en")
