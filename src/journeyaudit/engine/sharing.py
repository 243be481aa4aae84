"""Shares independent pieces of work among processes, where there are many pieces and a process can be split."""

from __future__ import annotations

import gc
import io
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any, TypeVar

T = TypeVar("T")

STOPS = (signal.SIGINT, signal.SIGTERM)
FEW = 4
"""So many pieces are not worth a second process."""


def shared(task: Callable[[int], T], number: int, jobs: int) -> Iterator[T]:
    """The results of a task for 0, 1, 2 … in this order, whoever did them.

    Raises what the task raises, and ChildProcessError where a process is killed.

    With one job, and where processes cannot be split (`fork`), everything is done here, one after the other. Else each
    process does every so-manieth piece and sends what comes out through a pipe of its own; there are no threads, and
    whatever ends the work ends the processes with it.
    """
    if jobs < 2 or number <= FEW or not hasattr(os, "fork"):
        yield from map(task, range(number))
        return
    # Imported when it is wanted: an audit of a few journeys is over before.
    pipe = import_module("multiprocessing.connection").Pipe
    workers: list[tuple[int, Any]] = []
    gc.freeze()  # what is there stays in memory that is shared
    try:
        for first in range(jobs):
            reading, writing = pipe(duplex=False)
            # Whoever stops the work must find every process that was split off.
            signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
            process = os.fork()
            if not process:
                for one in (*(other for _, other in workers), reading):
                    one.close()  # else nobody would notice that nobody reads on
                _work(task, range(first, number, jobs), writing)
            workers.append((process, reading))
            signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
            writing.close()
        for piece in range(number):
            done, result = _heard(workers[piece % jobs][1])
            if not done:
                raise result
            yield result
    finally:
        gc.unfreeze()
        for process, reading in workers:
            reading.close()
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def _heard(reading: Any) -> tuple[bool, Any]:
    """What a process sends next; raises ChildProcessError where it ended before."""
    try:
        found: tuple[bool, Any] = reading.recv()
    except EOFError:
        raise ChildProcessError("a process ended before its work was done; `--jobs 1` does without") from None
    return found


class _Parts(dict[type, Any]):
    """How values are taken apart to be sent: dataclasses into what they are made of, all else as ever.

    By itself a frozen dataclass is made empty and filled afterwards, which a compiled one does not allow.
    """

    def __missing__(self, kind: type) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
        """How values of a class are taken apart that come for the first time."""
        if not is_dataclass(kind):
            raise KeyError(kind)
        names = [one.name for one in fields(kind)]
        self[kind] = apart = lambda value: (kind, tuple([getattr(value, name) for name in names]))
        return apart


_PARTS = _Parts()


def _packed(value: object) -> bytes:
    """A value in the form in which it is sent."""
    packed = io.BytesIO()
    packer = import_module("pickle").Pickler(packed, -1)
    packer.dispatch_table = _PARTS
    packer.dump(value)
    return packed.getvalue()


def _work(task: Callable[[int], object], pieces: range, writing: Any) -> None:
    """Do the pieces in a process that was split off, and end it; to be interrupted is for the first process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    try:
        for piece in pieces:
            writing.send_bytes(_packed(_tried(task, piece)))
    finally:
        os._exit(0)


def _tried(task: Callable[[int], object], piece: int) -> tuple[bool, object]:
    """Whether the task could be done, and what came out or went wrong."""
    try:
        return True, task(piece)
    except Exception as crash:  # noqa: BLE001 # it is raised where the result is wanted
        return False, crash
