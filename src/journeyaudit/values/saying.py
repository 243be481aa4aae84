"""Sentences about faults: English ones that remember how they were made, so that German ones can follow."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from journeyaudit.values.quoting import Language

CATALOGUE = Path(__file__).parent / "messages"
"""German sentences by their English templates, one YAML file for each part of the tool."""


class Said(str):
    """An English sentence that knows its template and what was put into it."""

    template: str
    parts: Mapping[str, object]


def say(template: str, /, **parts: object) -> Said:
    """The sentence of a template such as `there is no rule '{name}'`; without parts, braces stand for themselves."""
    said = Said(template.format(**parts) if parts else template)
    said.template = template
    said.parts = parts
    return said


def in_language(text: str, lang: Language) -> str:
    """The same sentence in a language; what was not made by `say`, or has no translation, stays as it is."""
    if lang == "en" or not isinstance(text, Said):
        return str(text)
    template = german().get(text.template, text.template)
    if not text.parts:
        return template
    return template.format(**{name: _part(part, lang) for name, part in text.parts.items()})


def _part(part: object, lang: Language) -> object:
    return in_language(part, lang) if isinstance(part, Said) else part


@cache
def german() -> Mapping[str, str]:
    """Every German template by its English one."""
    found: dict[str, str] = {}
    for file in sorted(CATALOGUE.glob("*.yaml")):
        found |= yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    return found
