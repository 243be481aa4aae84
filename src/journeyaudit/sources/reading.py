"""What a reader is asked and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from journeyaudit.frozen import dataclass
from journeyaudit.source import Document, Problem


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a user wants of readers, whatever the file."""

    customers: tuple[str, ...] = ()
    """Further names of the customer's side, such as a pool or lane called `Elternteil`."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """For tables: the field of a journey by the heading of its column; an empty field leaves the column out."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: journeys as the YAML format would write them, and what could not be taken over."""

    documents: tuple[Document, ...]
    """Each is a whole journey: `data` has the keys of the YAML format, spans point into the file itself."""
    remarks: tuple[Problem, ...] = ()
    """What the file does not say or what has no place in a journey; never a fault. Their code is `source`."""
    prose: str | None = None
    """The whole text of a file that also holds sentences to be listened to, as Markdown does."""
