"""Long rows of values that take little memory: packed in portions, each unpacked for as long as somebody reads it."""

from __future__ import annotations

import copyreg
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from importlib import import_module
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar, overload

T = TypeVar("T")
FEW = 16
"""So many journeys, and what is said of them, stay as they are; of further ones everything is packed."""
PACKER = "pickle"
"""What packs; imported when it is wanted, as few journeys are not packed."""
PROTOCOL = 5
FASTEST = 1
"""How zlib packs in the least time."""


def packed_by_field(*classes: type[Any]) -> None:
    """Pack the values of dataclasses field by field, which takes a third of the time that it takes Python by itself."""
    for one in classes:
        copyreg.pickle(one, _taken_apart(one, attrgetter(*(field.name for field in fields(one)))))


def _taken_apart(of: type[Any], read: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda value: (of, read(value))


class Row(Sequence[T]):
    """A sequence that is packed; what is read of it is made anew each time."""

    __slots__ = ("_lengths", "_portions")

    def __init__(self, portions: Iterable[Sequence[T]] = ()) -> None:
        """Pack values, as many at a time as there are in a portion; what is packed already stays so."""
        self._lengths: list[int] = []
        self._portions: list[bytes] = []
        for one in portions:
            if isinstance(one, Row):
                self._lengths += one._lengths
                self._portions += one._portions
            elif one:
                self._lengths.append(len(one))
                self._portions.append(zlib.compress(import_module(PACKER).dumps(tuple(one), PROTOCOL), FASTEST))

    def portions(self) -> Iterator[Row[T]]:
        """The portions in their order, each still packed."""
        for length, portion in zip(self._lengths, self._portions, strict=True):
            yield _row([length], [portion])

    def __len__(self) -> int:
        """How many values there are."""
        return sum(self._lengths)

    def __iter__(self) -> Iterator[T]:
        """The values in their order."""
        return chain.from_iterable(map(self._unpacked, range(len(self._portions))))

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...

    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        """One value, for which its portion is unpacked, or some."""
        if isinstance(at, slice):
            return tuple(self)[at]
        left = at + len(self) if at < 0 else at
        for number, length in enumerate(self._lengths if left >= 0 else ()):
            if left < length:
                return self._unpacked(number)[left]
            left -= length
        raise IndexError(at)

    def __eq__(self, other: object) -> bool:
        """Whether another sequence has the same values."""
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(own == its for own, its in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment] # as of any sequence that is compared by its values

    def _unpacked(self, number: int) -> tuple[T, ...]:
        found: tuple[T, ...] = import_module(PACKER).loads(zlib.decompress(self._portions[number]))
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        """How a process hands it to another one: as it is packed."""
        return _row, (self._lengths, self._portions)


def _row(lengths: list[int], portions: list[bytes]) -> Row[Any]:
    found: Row[Any] = Row()
    found._lengths, found._portions = lengths, portions
    return found
