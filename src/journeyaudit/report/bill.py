"""A journey that was audited, with what it costs the customer and the strip of its stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, fields
from enum import StrEnum

from journeyaudit.frozen import dataclass
from journeyaudit.report.finding import Severity
from journeyaudit.values import Duration


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
    strip: Sequence[StripStage] = ()
    prose: bool = False
    """Whether it is a text without a journey: it has a file and a language, and nothing else."""
    organisation: str = ""
