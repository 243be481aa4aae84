"""Shares independent pieces of work among processes, where there are many pieces and a process can be split."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TypeVar

T = TypeVar("T")

A_PIECE = 4
"""How many tasks a process takes at once: few enough that nobody waits long for the last, or for a run to stop."""
_tasks: list[Callable[[int], object]] = []
"""What the processes that were split off do; they know it because they are copies."""


def shared(task: Callable[[int], T], number: int, jobs: int) -> Iterator[T]:
    """The results of a task for 0, 1, 2 … in this order, whoever did them. Raises what the task raises.

    With one job, and where processes cannot be split (`fork`), everything is done here, one after the other.
    """
    if jobs < 2 or number <= A_PIECE or not hasattr(os, "fork"):
        yield from map(task, range(number))
        return
    # Imported when it is wanted: an audit of a few journeys is over before.
    multiprocessing, futures = import_module("multiprocessing"), import_module("concurrent.futures")
    _tasks.append(task)
    gc.freeze()  # what is there stays in memory that is shared
    try:
        with futures.ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _split_off) as pool:
            pieces = [pool.submit(_done, start, min(start + A_PIECE, number)) for start in range(0, number, A_PIECE)]
            try:
                for piece in pieces:
                    yield from piece.result()
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    finally:
        gc.unfreeze()
        _tasks.remove(task)


def _split_off() -> None:
    """A process that was split off leaves it to the first one to be interrupted."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _done(start: int, stop: int) -> list[object]:
    return [_tasks[-1](number) for number in range(start, stop)]
