"""Runs targets round by round, with a watch beside every input, and keeps what broke them."""

from __future__ import annotations

import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random

from fuzz.target import Fault, Target

LIMIT = 5.0
"""Most seconds of computing that an input may take."""
IDLE = 60.0
"""Most seconds in all, for what waits without computing."""
HEAD = b"journeyaudit fuzz "
TRIES = 400
"""How often an input is made smaller, at most."""


class Hang(BaseException):
    """An input takes too long; nothing in the program catches it."""


@dataclass(frozen=True, slots=True)
class Broken:
    """An input that broke a target, and how."""

    target: str
    data: bytes
    what: str
    """Kind of fault and place in the program: the same for inputs with one cause."""
    said: str


@dataclass(slots=True)
class Outcome:
    """What a run came to."""

    inputs: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    broken: dict[str, Broken] = field(default_factory=dict)
    """One input for each cause, as small as it could be made."""
    times: Counter[str] = field(default_factory=Counter)


def run(
    targets: Sequence[Target], seed: int, *, seconds: float, inputs: int, tell: Callable[[str], None] = lambda _: None
) -> Outcome:
    """Fuzz until the time is over or so many inputs were tried; 0 for no end.

    What the n-th input of a target is hangs on the seed and n alone.
    """
    outcome = Outcome()
    randoms = {one.name: Random(f"{seed} {one.name}") for one in targets}
    begun = time.monotonic()
    for target in _rounds(targets):
        at = time.monotonic()
        data = target.make(randoms[target.name])
        found = tried(target, data)
        now = time.monotonic()
        outcome.inputs[target.name] += 1
        outcome.seconds[target.name] = outcome.seconds.get(target.name, 0.0) + now - at
        if found is not None:
            outcome.times[found.what] += 1
            if found.what not in outcome.broken:
                outcome.broken[found.what] = smaller(target, found)
                tell(f"{target.name}: {found.what}: {found.said}")
        if (seconds and now - begun >= seconds) or (inputs and outcome.inputs.total() >= inputs):
            return outcome
    return outcome


def _rounds(targets: Sequence[Target]) -> Iterator[Target]:
    """Every target as often as its share, again and again."""
    while targets:
        for one in targets:
            yield from [one] * one.share


def tried(target: Target, data: bytes) -> Broken | None:
    """What an input does to a target; None where all is well."""
    try:
        with _watched():
            target.check(data)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 # whatever is raised is what is looked for
        return Broken(target.name, data, f"{type(error).__name__} at {_place(error)}", f"{error}"[:300])
    return None


@contextmanager
def _watched() -> Iterator[None]:
    """Raise Hang where it takes too long."""
    signal.signal(signal.SIGPROF, _ring)
    signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    signal.setitimer(signal.ITIMER_REAL, IDLE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _ring(_signal: int, _frame: object) -> None:
    raise Hang


def _place(error: BaseException) -> str:
    """Where in the program it was raised; of a fault, what does not hold; of an endless loop, only that."""
    if isinstance(error, Fault):
        return str(error).split(":")[0]
    if isinstance(error, (Hang, RecursionError)):
        return "some place"
    frames = traceback.extract_tb(error.__traceback__)
    own = [one for one in frames if "journeyaudit" in Path(one.filename).parts] or frames
    return f"{Path(own[-1].filename).name}:{own[-1].lineno}"


def smaller(target: Target, broken: Broken) -> Broken:
    """The same fault with less of the input, as far as some hundred tries get."""
    if broken.what.startswith("Hang"):
        return broken
    data, tries, size = broken.data, 0, max(len(broken.data) // 2, 1)
    best = broken
    while size and tries < TRIES:
        at = 0
        while at < len(data) and tries < TRIES:
            less = data[:at] + data[at + size :]
            tries += 1
            found = tried(target, less)
            if found is not None and found.what == broken.what:
                data, best = less, found
            else:
                at += size
        size //= 2
    return best


def save(broken: Broken, folder: Path) -> Path:
    """Keep an input in a file that can be tried again."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{broken.target}-{sha256(broken.data).hexdigest()[:12]}.fuzz"
    file.write_bytes(HEAD + broken.target.encode() + b"\n" + broken.data)
    return file


def replayed(file: Path, targets: Mapping[str, Target]) -> Broken | None:
    """What the input in a file does; raises KeyError where its target is not known."""
    head, _, data = file.read_bytes().partition(b"\n")
    return tried(targets[head.removeprefix(HEAD).decode("utf-8", "replace")], data)
