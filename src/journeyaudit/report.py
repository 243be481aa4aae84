"""What an audit says: findings at their places, what could not be assessed, and the verdict with its exit code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import IntEnum, StrEnum
from typing import Any

from journeyaudit.source import Path, Problem, Span
from journeyaudit.values import Duration, Language, in_language

EXIT_CLEAN = 0
EXIT_FINDINGS = 1
EXIT_NO_VERDICT = 2


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
    elements: frozenset[str] = field(default=frozenset(), compare=False)
    """The ids of the elements it could not judge, as findings have them; an empty one where the list of elements is not
    complete, or where it is the journey itself."""


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a report says about a rule, in the report's language."""

    id: str
    family: str
    title: str
    why: str
    fix: str
    severity: Severity
    basis: str
    """`law`, `standard`, `research` or `convention`."""
    source: str
    laws: tuple[tuple[str, str | None], ...] = ()
    """Provisions with the day on which they were last looked up at their source; None where nobody has yet."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An item of a bill: exact, a lower bound, or not known."""

    value: int | Duration | None = 0
    """None where nothing of it is known."""
    at_least: bool = False
    """The true value is this or more; without a value and with nothing missing: a documented lack of a limit."""
    missing: tuple[str, ...] = ()
    """The fields that would make it exact."""
    inferred: bool = False
    """Whether it rests on something that was inferred, not written."""
    least: int | Duration | None = None
    """The same on the way that is lightest for it, where that is known and another."""

    @property
    def known(self) -> bool:
        """Whether anything can be said: a value, or that there is no limit."""
        return self.value is not None or not self.missing


NO_TIME = Amount(Duration())


@dataclass(frozen=True, slots=True)
class Bill:
    """What a journey costs the customer on its heaviest way, in the customer's units, and at best."""

    contacts: Amount = Amount()
    own_steps: Amount = Amount()
    waiting: Amount = NO_TIME
    minutes: Amount = NO_TIME
    handoffs: Amount = Amount()
    units: Amount = Amount()
    channels: Amount = Amount()
    documents: Amount = Amount()
    fields: Amount = Amount()
    logins: Amount = Amount()
    asked_twice: Amount = Amount()

    def items(self) -> tuple[tuple[str, Amount], ...]:
        """Every item with its name, in the order of a bill."""
        return tuple((one.name, getattr(self, one.name)) for one in fields(self))


class Handover(StrEnum):
    """How a case comes to a step."""

    NONE = "none"
    SMOOTH = "smooth"
    UNKNOWN = "unknown"
    FELT = "felt"


@dataclass(frozen=True, slots=True)
class Point:
    """A touchpoint on the strip."""

    id: str
    title: str
    noticed: bool
    score: int | None
    """The documented feeling from -2 to 2; None where nobody has written it down."""
    owners: tuple[str, ...] | None
    """The units that answer for it, none for the customer's own step; None where nobody has written it down."""
    handover: Handover
    """The worst of the hand-offs that end here."""
    wait: Amount | None
    """The longest wait until it happens; None where there is none."""
    findings: Mapping[Severity, int]
    """How many findings of which severity stand here, accepted ones left out."""
    own: bool | None = None
    """Whether the customer acts here; None where nobody has written down who does."""
    channels: tuple[str, ...] | None = None
    """None where nobody has written them down."""
    ahead: tuple[str, ...] = ()
    """The ids of the touchpoints that may follow at once, backstage too, by order, `next` or `on_failure`."""
    handoffs: tuple[tuple[str, Handover], ...] = ()
    """The hand-offs that end here: the id of the touchpoint that the case comes from, and how it comes."""


@dataclass(frozen=True, slots=True)
class StripStage:
    """A stage on the strip; a journey without stages is one without a title."""

    title: str
    points: tuple[Point, ...]
    """The touchpoints in the order of the work, backstage before the step that it stands under."""
    wait: Amount = NO_TIME
    """The waiting within the stage, on its longest way."""
    findings: Mapping[Severity, int] = field(default_factory=dict)
    """Findings about the stage itself and about its touchpoints."""


@dataclass(frozen=True, slots=True)
class Audited:
    """A journey that was audited, or a text."""

    file: str
    id: str
    title: str
    language: str
    touchpoints: int
    bill: Bill = Bill()
    strip: tuple[StripStage, ...] = ()
    prose: bool = False
    """Whether it is a text without a journey: it has a file and a language, and nothing else."""
    organisation: str = ""


def told(problems: Iterable[Problem], lang: Language) -> tuple[Problem, ...]:
    """Problems in a language, each once."""
    return tuple(
        dict.fromkeys(
            replace(one, message=in_language(one.message, lang), hint=in_language(one.hint, lang)) for one in problems
        )
    )


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one audit."""

    findings: tuple[Finding, ...]
    not_assessed: tuple[NotAssessed, ...]
    audited: tuple[Audited, ...]
    rules: tuple[RuleInfo, ...]
    """The rules that ran."""
    problems: tuple[Problem, ...]
    """What kept the audit from a trustworthy verdict: broken input, rules or settings."""
    skipped: int
    """YAML documents in folders that are neither a journey nor an organisation."""
    fail_on: Severity
    texts: Mapping[str, str]
    """The text of every file that a finding or problem points at, by name."""
    gaps: Mapping[str, int]
    """At how many elements a field that kept a rule from judging is not written."""
    as_of: str
    """The day of the audit (ISO 8601)."""
    lang: str = "en"
    allow_empty: bool = False
    exit_zero: bool = False
    """Findings do not end the run with 1; the lack of a verdict still ends it with 2."""
    remarks: tuple[Problem, ...] = ()
    """What is good to know and no fault: what a file does not say or what could not be taken over from it."""
    known: tuple[Finding, ...] = ()
    """The findings that the baseline knows, which are in no other list."""
    baseline: str = ""
    """The file of the baseline that was looked into; empty for none."""
    untouched: int = 0
    """Journeys that were read but not audited, because the change in question does not touch them."""

    def rule(self, name: str) -> RuleInfo:
        """The rule of an id; raises KeyError where it did not run."""
        for one in self.rules:
            if one.id == name:
                return one
        raise KeyError(name)

    @property
    def of_texts(self) -> bool:
        """Whether nothing but texts was audited."""
        return bool(self.audited) and all(one.prose for one in self.audited)

    @property
    def everything(self) -> tuple[Finding, ...]:
        """The findings and those that the baseline knows, in the order of the files."""
        both = (*self.findings, *self.known)
        return tuple(sorted(both, key=lambda one: (one.file, one.span, -one.severity))) if self.known else both

    @property
    def failing(self) -> tuple[Finding, ...]:
        """The findings that decide the verdict: at or above the threshold and not accepted."""
        return tuple(one for one in self.findings if one.severity >= self.fail_on and not one.accepted)

    @property
    def exit_code(self) -> int:
        """0 clean, 1 findings at or above the threshold, 2 no trustworthy verdict; 2 beats 1."""
        if self.problems or not (self.audited or self.allow_empty):
            return EXIT_NO_VERDICT
        return EXIT_FINDINGS if self.failing and not self.exit_zero else EXIT_CLEAN

    def count(self, severity: Severity) -> int:
        """How many findings of a severity stand, accepted ones left out."""
        return sum(1 for one in self.findings if one.severity is severity and not one.accepted)
