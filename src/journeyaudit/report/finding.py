"""A finding: a pattern that is hostile to the customer, at its place; and a judgement that stays open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import IntEnum
from typing import Any

from journeyaudit.frozen import dataclass
from journeyaudit.source import Path, Span


class Severity(IntEnum):
    """How much a finding matters; a higher number is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @classmethod
    def of(cls, name: str) -> Severity:
        """The severity of a name; raises KeyError for any other word."""
        return cls[name.upper()]

    def __str__(self) -> str:
        """The word that settings, rules and reports use."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, with what it shows."""

    file: str
    path: Path
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A pattern that is hostile to the customer, at its place."""

    rule: str
    severity: Severity
    message: str
    file: str
    path: Path
    span: Span
    journey: str
    """The id of the journey, or empty where a finding is about an organisation."""
    element: str
    """The id of the touchpoint (or stage, or what else is meant), or empty for the journey itself."""
    title: str
    """How the element is called."""
    stage: str
    subject: str
    """What exactly is meant, in words that do not move with the file: the caught item, else the element."""
    fingerprint: str
    law: str = ""
    """The provision that is in force where the journey belongs, if one raised the severity."""
    assumed: bool = False
    """Whether it rests on something that was inferred, not written."""
    related: tuple[Related, ...] = ()
    cause: str = ""
    """The fingerprint of the finding at the same element that explains this one."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What the rule caught, as plain data."""
    accepted: str = ""
    """The reason for which the finding is accepted; empty when it is not."""
    quote: str = ""
    """The words of a text that it is about, if it is about words."""
    confidence: float | None = None
    """How sure it is that the words are meant so, from 0 to 1, where that was measured."""
    organisation: str = ""
    """The name of the organisation whose file the journey stands under; empty where there is none."""
    known: bool = False
    """Whether the baseline knows it, so that it is neither shown nor part of the verdict."""


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """A rule that could not judge a journey, with the fields that would decide it."""

    rule: str
    file: str
    journey: str
    fields: tuple[str, ...]
    elements: tuple[str, ...] = field(default=(), compare=False)
    """The ids of the elements it could not judge, as findings have them; an empty one where the list of elements is not
    complete, or where it is the journey itself."""
