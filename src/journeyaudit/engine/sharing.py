"""Shares independent pieces of work among processes, where there are many pieces and a process can be split."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, TypeVar

from journeyaudit.stowed import packed

T = TypeVar("T")

STOPS = (signal.SIGINT, signal.SIGTERM)
FEW = 4
"""So many pieces are not worth a second process."""


def shared(task: Callable[[int], T], number: int, jobs: int, shares: Sequence[int] | None = None) -> Iterator[T]:
    """The results of a task for 0, 1, 2 … in this order, whoever did them.

    Raises what the task raises, and ChildProcessError where a process is killed.

    With one job, and where processes cannot be split (`fork`), everything is done here, one after the other. Else each
    process does the pieces that `shares` has it do (every so-manieth, if nothing else is said) and sends what comes
    out through a pipe of its own; there are no threads, and whatever ends the work ends the processes with it.
    """
    if jobs < 2 or number <= FEW or not hasattr(os, "fork"):
        yield from map(task, range(number))
        return
    # Imported when it is wanted: an audit of a few journeys is over before.
    connection = import_module("multiprocessing.connection")
    shares = shares or [piece % jobs for piece in range(number)]
    workers: list[tuple[int, Any]] = []
    gc.freeze()  # what is there stays in memory that is shared
    try:
        for worker in range(jobs):
            reading, writing = connection.Pipe(duplex=False)
            # Whoever stops the work must find every process that was split off.
            signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
            process = os.fork()
            if not process:
                for one in (*(other for _, other in workers), reading):
                    one.close()  # else nobody would notice that nobody reads on
                _work(task, [piece for piece in range(number) if shares[piece] == worker], writing)
            workers.append((process, reading))
            signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
            writing.close()
        yield from _in_order([reading for _, reading in workers], shares, connection.wait)
    finally:
        gc.unfreeze()
        for process, reading in workers:
            reading.close()
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def _in_order(workers: Sequence[Any], shares: Sequence[int], wait: Callable[[list[Any]], list[Any]]) -> Iterator[Any]:
    """The results of all pieces; whoever is ahead is heard too, so that nobody waits until it is his turn to speak."""
    left = [[piece for piece in range(len(shares)) if shares[piece] == worker] for worker in range(len(workers))]
    for pieces in left:
        pieces.reverse()
    heard: dict[int, tuple[bool, Any]] = {}
    for piece in range(len(shares)):
        while piece not in heard:
            for reading in wait([one for number, one in enumerate(workers) if left[number]]):
                heard[left[workers.index(reading)].pop()] = _heard(reading)
        done, result = heard.pop(piece)
        if not done:
            raise result
        yield result


def _heard(reading: Any) -> tuple[bool, Any]:
    """What a process sends next; raises ChildProcessError where it ended before."""
    try:
        found: tuple[bool, Any] = reading.recv()
    except EOFError:
        raise ChildProcessError("a process ended before its work was done; `--jobs 1` does without") from None
    return found


def _work(task: Callable[[int], object], pieces: Sequence[int], writing: Any) -> None:
    """Do the pieces in a process that was split off, and end it; to be interrupted is for the first process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    try:
        for piece in pieces:
            writing.send_bytes(packed(_tried(task, piece)))
    finally:
        os._exit(0)


def _tried(task: Callable[[int], object], piece: int) -> tuple[bool, object]:
    """Whether the task could be done, and what came out or went wrong."""
    try:
        return True, task(piece)
    except Exception as crash:  # noqa: BLE001 # it is raised where the result is wanted
        return False, crash
