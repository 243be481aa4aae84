"""What all closed lists of words have in common: a value in the file, a label per language, and synonyms."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from journeyaudit.values import did_you_mean, fold

NONE_WORDS = frozenset({"none", "kein", "keine", "keiner", "keines", "keins", "keinen"})
"""Case-folded words that document an absence."""

OPEN_WORDS = frozenset({"open", "offen", "unbefristet", "unlimited", "no limit", "ohne frist"})
"""Folded words that document the lack of a limit."""

ACTORS: Mapping[str, str] = {
    **dict.fromkeys(("customer", "the customer", "client", "kunde", "kundin", "der kunde", "die kundin"), "customer"),
    **dict.fromkeys(("system", "the system", "das system", "software", "automatic", "automatisch"), "system"),
    "persona": "persona",
}
"""Case-folded words for those who act without being a unit, and the word that stands for them."""

_NOUNS: dict[str, str] = {}


class Choice(StrEnum):
    """A word of a closed list: its value is the word in the file, its labels are what a report prints."""

    en: str
    de: str
    synonyms: tuple[str, ...]

    def __init_subclass__(cls, noun: str = "", **rest: Any) -> None:
        """Keep what a word of the list is called in messages, such as "a kind of step"."""
        super().__init_subclass__(**rest)
        _NOUNS[cls.__name__] = noun

    def __new__(cls, value: str, en: str, de: str, *synonyms: str) -> Self:
        """Make a word with its English label, its German label and what else people write for it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.en = en
        member.de = de
        member.synonyms = synonyms
        return member

    def label(self, lang: str) -> str:
        """Return the word as it reads in a sentence of the language `de` or `en` (any other language: English)."""
        return self.de if lang == "de" else self.en

    @classmethod
    def noun(cls) -> str:
        """Return what one word of this list is called in a message, such as "a kind of step"."""
        return _NOUNS[cls.__name__]

    @classmethod
    def of(cls, text: str) -> Self | None:
        """Return the word that the text means: its value, a label or a synonym, case and umlaut spelling aside."""
        found = _lookup(cls).get(fold(text))
        return found if isinstance(found, cls) else None

    @classmethod
    def nearest(cls, text: str) -> Self | None:
        """Return the word that the text may have been meant to be."""
        near = did_you_mean(text, _lookup(cls))
        return None if near is None else cls.of(near)

    @classmethod
    def read(cls, value: object) -> Self:
        """Return the word for a value of a file; raises a pydantic error that names the list and the nearest word."""
        if isinstance(value, cls):
            return value
        found = cls.of(value) if isinstance(value, str) else None
        if found is not None:
            return found
        near = cls.nearest(value) if isinstance(value, str) else None
        context = {"noun": cls.noun(), "choices": ", ".join(cls), "near": "" if near is None else near.value}
        raise PydanticCustomError("choice", "no such word", context)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic read the word with its synonyms."""
        return core_schema.no_info_plain_validator_function(cls.read)


@cache
def _lookup(kind: type[Choice]) -> Mapping[str, Choice]:
    """Return the folded values, labels and synonyms of a list; a value wins over a synonym of another word."""
    table = {fold(word.value): word for word in kind}
    for word in kind:
        for text in (word.en, word.de, *word.synonyms):
            table.setdefault(fold(text), word)
    return table
