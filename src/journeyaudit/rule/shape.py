"""Reads the values of a rule document: keys, texts, days and words of closed lists, with notes of what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from journeyaudit.report import Severity
from journeyaudit.rule.rule import Wording
from journeyaudit.source import Document, Path, Problem
from journeyaudit.values import did_you_mean, guess, parse_date, say, sentence

LANGUAGES = ("en", "de")


class Shape:
    """Reads one rule document and collects everything that is wrong with its shape."""

    def __init__(self, document: Document, data: Mapping[str, Any]) -> None:
        self.document = document
        self.data = data
        self.problems: list[Problem] = []

    def problem(self, path: Path, message: str, *, key: bool = False, hint: str = "") -> None:
        """Note a fault at its place."""
        span = self.document.locate_key(path) if key else self.document.locate(path)
        self.problems.append(Problem(message, self.document.name, span, hint, "rule"))

    def keys(self, value: object, path: Path, allowed: Sequence[str], what: str) -> Mapping[str, Any]:
        """The value as a mapping of known keys; unknown ones are noted."""
        if not isinstance(value, Mapping):
            self.problem(path, say("{what} is a mapping of {keys}", what=what, keys=", ".join(allowed)))
            return {}
        for key in value:
            if key not in allowed:
                near = did_you_mean(key, allowed)
                hint = guess(near) if near else say("; known keys: {keys}", keys=", ".join(allowed))
                said = say("{what} has no key '{key}'{hint}", what=what, key=key, hint=hint)
                self.problem((*path, key), said, key=True)
        return value

    def text(self, value: object, path: Path, what: str) -> str:
        """The value as a text that says something."""
        found = _trimmed(value)
        if found:
            return found
        said = say("{what} is missing", what=what)
        if value is not None:
            empty = isinstance(value, str)
            said = say("{what} is empty", what=what) if empty else say("{what} is a text", what=what)
        self.problem(path, said)
        return ""

    def wording(self, value: object, path: Path, what: str) -> Wording:
        """A text by language; one language is enough in a pack of one's own."""
        if not isinstance(value, Mapping):
            said = say("{what} is written by language, as {{en: …, de: …}}", what=what)
            if value is None:
                said = say("{what} is missing: write it as {{en: …, de: …}}", what=what)
            self.problem(path, said)
            return {}
        texts = self.keys(value, path, LANGUAGES, what)
        if not any(lang in texts for lang in LANGUAGES):
            listed = ", ".join(LANGUAGES)
            self.problem(path, say("{what} is in no language of reports ({languages})", what=what, languages=listed))
        return {
            lang: _trimmed(text) or self.text(text, (*path, lang), say("{what} in {lang}", what=what, lang=lang))
            for lang, text in texts.items()
            if lang in LANGUAGES
        }

    def day(self, value: object, path: Path, what: str) -> date:
        """The value as a date."""
        if value is None:
            self.problem(path, say("{what} is missing", what=what))
            return date.min
        try:
            return parse_date(str(value))
        except ValueError as error:
            self.problem(path, sentence(error))
            return date.min

    def one_of(self, value: object, path: Path, allowed: Sequence[str], what: str) -> str:
        """The value as a word of a closed list."""
        if isinstance(value, str) and value in allowed:
            return value
        if value is None:
            self.problem(path, say("the {what} is missing ({words})", what=what, words=", ".join(allowed)))
            return allowed[0]
        said = say(
            "'{value}' is no {what}{guess} ({words})",
            value=value,
            what=what,
            guess=guess(did_you_mean(str(value), allowed)),
            words=", ".join(allowed),
        )
        self.problem(path, said)
        return allowed[0]

    def settings(self, value: object, path: Path) -> Mapping[str, Any]:
        """The value as settings of the rule by name."""
        if value is not None and not isinstance(value, Mapping):
            self.problem(path, say("settings of an example are a mapping of names to values"))
        return value if isinstance(value, Mapping) else {}

    def severity(self, value: object, path: Path) -> Severity:
        """The value as a severity."""
        return Severity.of(self.one_of(value, path, ("error", "warning", "info"), say("severity")))

    def many(self, value: object) -> list[Any]:
        """One value or many, as a list."""
        return [] if value is None else list(value) if isinstance(value, list) else [value]


def _trimmed(value: object) -> str:
    """A text without blanks around it; of several lines the first keeps its indentation. Empty for what is no text."""
    if not isinstance(value, str):
        return ""
    return value.rstrip() if "\n" in value and not value.isspace() else value.strip()
