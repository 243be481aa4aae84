"""The parts of a rule, checked for shape; conditions and messages are still the plain data of the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any, Literal, TypeAlias

from journeyaudit.frozen import dataclass
from journeyaudit.report import Severity
from journeyaudit.source import Document, Path

Wording: TypeAlias = Mapping[str, str]
"""A text by language; the built-in pack has both `en` and `de`."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a rule rests on."""

    kind: Literal["law", "standard", "research", "convention"]
    source: str


@dataclass(frozen=True, slots=True)
class Law:
    """A provision that makes a finding an error where it is in force."""

    market: str
    """A country, or `EU` for its member states."""
    sector: str
    since: date | None
    """The day on which it came into force; None where that day is not known: then it counts as in force."""
    ref: str
    checked: date | None
    """The day on which somebody last looked the provision up at its source; None where nobody has yet."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """Thresholds that it demands."""
    when: Mapping[str, Any] | None = None
    """A condition on the element: what the provision is about."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A threshold of a rule that users may change."""

    default: Any
    label: Wording
    type: str = ""
    """What it is where the default is none: a duration, number, money or share."""


@dataclass(frozen=True, slots=True)
class Example:
    """A journey fragment with what the rule says of it."""

    kind: Literal["bad", "good", "unclear"]
    text: str
    expect: tuple[str, ...]
    """For `bad`: `LINE: MESSAGE [severity, law]`; for `unclear`: the missing fields."""
    lang: str
    whole: bool
    as_of: date | None
    path: Path
    """Where the example stands in the rule."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """Settings of the rule that hold in the example."""


@dataclass(frozen=True, slots=True)
class Case:
    """One shape of a defect: where to look, when it counts, what to say."""

    each: Any
    conditions: Mapping[str, Any]
    """`when`, `flag_if`, `unless`, `error_if`, `warning_if`, `info_if`, as far as they stand."""
    severity: Severity
    yields_to: tuple[str, ...]
    point_at: tuple[str, ...]
    also_point_at: Mapping[str, Wording]
    message: Wording
    path: Path
    """Where the case stands in the rule; empty when the rule is the case."""
    facts: tuple[str, ...] = ()
    """Paths whose values go into machine-readable reports, beside what was caught."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its texts, cases and examples."""

    id: str
    family: str
    title: Wording
    basis: Basis
    why: Wording
    fix: Wording
    severity: Severity
    law: tuple[Law, ...]
    settings: Mapping[str, Setting]
    explains: tuple[str, ...]
    cases: tuple[Case, ...]
    """Empty for a rule that the loader keeps: what it refuses is no journey."""
    examples: tuple[Example, ...]
    document: Document
    data: Mapping[str, Any]
    """The rule as plain data."""
