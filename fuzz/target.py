"""What is fuzzed: a name, how an input is made, and what must hold whatever the input is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random


class Fault(Exception):
    """Something that must hold for every input does not."""


@dataclass(frozen=True, slots=True)
class Target:
    """A part of the program that takes what strangers wrote."""

    name: str
    about: str
    make: Callable[[Random], bytes]
    """The next input; the same state of the generator always gives the same one."""
    check: Callable[[bytes], None]
    """Returns if the input was read, or refused as it should be; raises anything else that happened."""
    share: int
    """How many inputs a round has: many where one takes microseconds, few where a whole audit is run."""


def hold(true: object, said: str) -> None:
    """Raise Fault unless it is true."""
    if not true:
        raise Fault(said)
