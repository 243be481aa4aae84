"""What an audit depends on beside the journeys and the rules, for the run and for the journeys of single files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any

from journeyaudit.facts import Element
from journeyaudit.frozen import dataclass
from journeyaudit.report import Severity
from journeyaudit.rulebook import CompiledRule
from journeyaudit.values import Language


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What an audit depends on beside the journeys and the rules."""

    today: date
    lang: Language = "en"
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Values of settings by rule."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """Severities that the settings give to rules."""
    market: tuple[str, ...] = ()
    """The markets of journeys that name none."""
    sector: tuple[str, ...] = ()
    """The sectors of journeys that name none."""
    rules: frozenset[str] | None = None
    """The rules that are asked; None means all at hand."""
    by_file: Mapping[str, Circumstances] = field(default_factory=dict)
    """What holds instead for the journeys or the organisation of a file."""

    def of(self, whose: Element | None) -> Circumstances:
        """What holds for a journey or an organisation."""
        return self.at(whose.document.name) if self.by_file and whose is not None else self

    def at(self, file: str) -> Circumstances:
        """What holds for the journeys of a file."""
        return self.by_file.get(file, self)

    def ask(self, rule: CompiledRule) -> bool:
        """Whether a rule is asked."""
        return self.rules is None or rule.rule.id in self.rules
