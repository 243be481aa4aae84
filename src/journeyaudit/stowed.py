"""Long rows of values that take little memory: packed in portions, each unpacked for as long as somebody reads it."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from importlib import import_module
from itertools import chain
from typing import Any, TypeVar, overload

T = TypeVar("T")
FEW = 16
"""So many journeys, and what is said of them, stay as they are; of further ones everything is packed."""
PROTOCOL = 5
FASTEST = 1
"""How zlib packs in the least time."""


class _Parts(dict[type, Any]):
    """How values are taken apart to be packed: dataclasses into what they are made of, all else as ever.

    By itself a frozen dataclass is made empty and filled afterwards, which takes three times as long, and which a
    compiled one does not allow.
    """

    def __missing__(self, kind: type) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
        """How values of a class are taken apart that come for the first time."""
        if not is_dataclass(kind):
            raise KeyError(kind)
        names = [one.name for one in fields(kind)]
        self[kind] = apart = lambda value: (kind, tuple([getattr(value, name) for name in names]))
        return apart


_PARTS = _Parts()


def packed(value: object) -> bytes:
    """A value as bytes, to be put away or sent to another process, which `pickle.loads` makes a value of again."""
    found = io.BytesIO()
    packer = import_module("pickle").Pickler(found, PROTOCOL)  # imported when it is wanted: few journeys are not packed
    packer.dispatch_table = _PARTS
    packer.dump(value)
    return found.getvalue()


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
                self._portions.append(zlib.compress(packed(tuple(one)), FASTEST))

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
        found: tuple[T, ...] = import_module("pickle").loads(zlib.decompress(self._portions[number]))
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        """How a process hands it to another one: as it is packed."""
        return _row, (self._lengths, self._portions)


def _row(lengths: list[int], portions: list[bytes]) -> Row[Any]:
    found: Row[Any] = Row()
    found._lengths, found._portions = lengths, portions
    return found
