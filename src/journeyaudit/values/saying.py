"""Sentences about faults: English ones that remember how they were made, so that German ones can follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol, runtime_checkable

import yaml

from journeyaudit.frozen import dataclass
from journeyaudit.values.quoting import Language, quote

CATALOGUE = Path(__file__).parent / "messages"
"""German sentences by their English templates, one YAML file for each part of the tool."""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Said(str):
    """An English sentence that knows its template and what was put into it."""

    template: str
    parts: Mapping[str, object]


@runtime_checkable
class Spoken(Protocol):
    """A part of a sentence that is no sentence itself and yet reads differently in each language."""

    def spoken(self, lang: Language) -> str:
        """The part in a language."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a file in the quotation marks of the language, cut after so many characters."""

    text: str
    limit: int | None = None

    def spoken(self, lang: Language) -> str:
        """The words on one line."""
        return quote(self.text, lang, self.limit)

    def __str__(self) -> str:
        """In English quotation marks."""
        return self.spoken("en")


@dataclass(frozen=True, slots=True)
class Series:
    """Sentences, or parts of one, one after the other."""

    items: Sequence[object]
    mark: str = "; "

    def spoken(self, lang: Language) -> str:
        """All of them with the mark between them."""
        return self.mark.join(str(part_in(one, lang)) for one in self.items)

    def __str__(self) -> str:
        """All of them in English."""
        return self.spoken("en")


def say(template: str, /, **parts: object) -> Said:
    """The sentence of a template such as `there is no rule '{name}'`; without parts, braces stand for themselves."""
    said = Said(template.format(**parts) if parts else template)
    said.template = template
    said.parts = parts
    return said


def phrase(text: str) -> Said:
    """A text that is written out elsewhere, such as what a part of a journey is called, as a part of sentences."""
    said = Said(text)
    said.template = text
    said.parts = {}
    return said


def meant(near: str | None) -> str:
    """Asks whether a name was meant; empty where none is near."""
    return say("did you mean '{name}'?", name=near) if near else ""


def guess(near: str | None) -> str:
    """The same question after a sentence that it belongs to."""
    return say("; did you mean '{name}'?", name=near) if near else ""


def sentence(error: Exception) -> str:
    """What an error says, in a form that can be said in German where it was made by `say`."""
    first = error.args[0] if error.args else None
    return first if isinstance(first, Said) else str(error)


def cause(error: OSError) -> str:
    """Why the system refused something; what it says seldom stays as it says it."""
    return phrase(error.strerror or str(error))


def in_language(text: str, lang: Language) -> str:
    """The same sentence in a language; what was not made by `say`, or has no translation, stays as it is."""
    if lang == "en" or not isinstance(text, Said):
        return str(text)
    template = german().get(text.template, text.template)
    if not text.parts:
        return template
    return template.format(**{name: part_in(part, lang) for name, part in text.parts.items()})


def part_in(part: object, lang: Language) -> object:
    """What stands for a part of a sentence in a language."""
    if isinstance(part, Said):
        return in_language(part, lang)
    return part.spoken(lang) if isinstance(part, Spoken) else part


def untold(text: object) -> list[str]:
    """What of a sentence cannot be said in German: templates without a twin, and texts that were not made by `say`."""
    if not isinstance(text, Said):
        return [str(text)] if text else []
    inner = (bad for part in text.parts.values() for bad in _untold_part(part))
    return [*([] if text.template in german() else [text.template]), *inner]


def _untold_part(part: object) -> list[str]:
    if isinstance(part, Said):
        return untold(part)
    return [bad for one in part.items for bad in _untold_part(one)] if isinstance(part, Series) else []


@cache
def german() -> Mapping[str, str]:
    """Every German template by its English one."""
    found: dict[str, str] = {}
    for file in sorted(CATALOGUE.glob("*.yaml")):
        found |= yaml.load(file.read_bytes(), Loader=LOADER)
    return found
