"""Which reader a file needs, by the ending of its name; a reader that no file needs is not even imported."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Protocol

from journeyaudit.sources.reading import Reading, Wishes

ENDINGS: Mapping[str, str] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".csv": "table",
    ".tsv": "table",
    ".xlsx": "table",
    ".bpmn": "bpmn",
    ".bpmn20.xml": "bpmn",
}
"""The module under `sources` that reads files of an ending; all others are YAML."""


class Reader(Protocol):
    """What each module under `sources` offers as `read`."""

    def __call__(self, data: bytes, name: str, wishes: Wishes) -> Reading:
        """The journeys in the bytes of a file; `name` is what messages call it. Raises SourceError."""


def reader_of(name: str) -> Reader | None:
    """The reader for a file of this name, whatever its case; None for YAML."""
    lower = name.lower()
    found = next((module for ending, module in ENDINGS.items() if lower.endswith(ending)), None)
    if found is None:
        return None
    read: Reader = import_module(f"journeyaudit.sources.{found}").read
    return read
