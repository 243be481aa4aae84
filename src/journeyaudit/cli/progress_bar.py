"""A bar that fills while journeys are audited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from journeyaudit.values import Language

WORDS: Mapping[Language, str] = {"en": "Auditing journeys", "de": "Kundenreisen werden geprüft"}


class Bar:
    """The bar on a terminal."""

    def __init__(self, stream: TextIO, lang: Language, total: int) -> None:
        """Begin to draw."""
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        # Without a thread of its own, so that the process can be split while the bar is there.
        self._progress = Progress(*columns, console=Console(file=stream), transient=True, auto_refresh=False)
        self._task = self._progress.add_task(WORDS[lang], total=total)
        self._progress.start()

    def move(self, done: int, total: int) -> None:
        """So many are done."""
        self._progress.update(self._task, completed=done, total=total, refresh=True)

    def stop(self) -> None:
        """Wipe it away."""
        self._progress.stop()
