"""How far a long audit is, told on standard error; a short one needs no telling."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, TypeAlias

from journeyaudit.values import Language

Tell: TypeAlias = Callable[[int, int], None]
DELAY = 1.0
"""Seconds after which somebody begins to wonder."""


@contextmanager
def progress(lang: Language, *, quiet: bool, clock: Callable[[], float] = time.monotonic) -> Iterator[Tell]:
    """What an audit tells how many journeys of how many are done; what is drawn of it is gone when the audit is.

    The drawing is imported when it is wanted: most audits are over before.
    """
    begun = clock()
    bars: list[Any] = []
    wanted = not quiet and sys.stderr.isatty()

    def tell(done: int, total: int) -> None:
        if wanted and not bars and clock() - begun > DELAY:
            bars.append(import_module("journeyaudit.cli.progress_bar").Bar(sys.stderr, lang, total))
        for bar in bars:
            bar.move(done, total)

    try:
        yield tell
    finally:
        for bar in bars:
            bar.stop()
