"""Where the time of an audit goes: its phases, and the rules. Nothing is measured unless somebody asks."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Phase: TypeAlias = Literal["reading", "loading", "judging", "reporting"]


def cpu() -> float:
    """The seconds of processor time of this process and of those it split off that have ended."""
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system


@dataclass(slots=True)
class Timing:
    """Processor time by phase and by rule, in seconds."""

    phases: dict[Phase, float] = field(default_factory=dict)
    rules: dict[str, float] = field(default_factory=dict)
    clock: Callable[[], float] = cpu

    @contextmanager
    def of(self, phase: Phase) -> Iterator[None]:
        """Count what is done inside to a phase."""
        begun = self.clock()
        try:
            yield
        finally:
            self.phases[phase] = self.phases.get(phase, 0.0) + self.clock() - begun


@contextmanager
def timed(timing: Timing | None, phase: Phase) -> Iterator[None]:
    """Count what is done inside to a phase, where somebody asks for it."""
    if timing is None:
        yield
        return
    with timing.of(phase):
        yield
