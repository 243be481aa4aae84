"""The weights of a model: how they are written into its file, and how those of many features are added up at once.

A row of bytes belongs to each feature: one for the square of its weight in a sentence, and one for what it adds to
each sum. To add up, every byte of a row becomes a field of one large number, and the numbers are added.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import repeat
from struct import unpack
from typing import Any

LEVELS = 24
"""How many sizes of weights there are on each side of 0; they grow with the square of the level."""
SQUARES = 58
"""How many sizes of squares there are; they grow evenly."""
NOTHING = 128
"""The byte of the weight 0; smaller ones stand for weights below."""
_SQUARE = NOTHING + LEVELS + 1
"""The byte of the square 0."""
_FIELD = 4
"""Bytes of a field: enough for the sum of a million features."""


def _meant(byte: int) -> int:
    """What a byte of a row adds to its field."""
    if byte >= _SQUARE:
        return byte - _SQUARE
    level = byte - NOTHING
    return level * abs(level)


MEANT = tuple(map(_meant, range(256)))
_SHIFT = -min(MEANT)
"""What makes every field of a row positive while it is put together."""
_LOW = bytes((number + _SHIFT) % 256 for number in MEANT)
_HIGH = bytes((number + _SHIFT) // 256 for number in MEANT)


def row_of(square: int, levels: Iterable[int]) -> bytes:
    """The row of a feature: the size of its square, and the level of its weight for every sum."""
    return bytes([_SQUARE + square, *(NOTHING + level for level in levels)])


class Weights:
    """The rows of all features, each made to a number when the feature is first met."""

    def __init__(self, rows: bytes, sums: int) -> None:
        """Take the rows, and how many sums there are."""
        self._width = sums + 1
        self._rows = rows
        self._format = f"<{self._width}i"
        self._shift = self._fields(_SHIFT)
        self._signs = self._fields(1 << (8 * _FIELD - 1))
        count = len(rows) // self._width
        self._numbers: list[Any] = [*repeat(None, count), 0]
        """The last belongs to what is no feature."""
        self._columns: dict[int, bytes] = {}

    def added(self, features: Collection[int]) -> tuple[int, ...]:
        """The sums of the rows of features, that of the squares first."""
        numbers = self._numbers
        try:
            total = sum(map(numbers.__getitem__, features))
        except TypeError:  # some of them were not met before
            for feature in features:
                if numbers[feature] is None:
                    numbers[feature] = self._number(feature)
            total = sum(map(numbers.__getitem__, features))
        # shifted by half its range a field is positive and borrows from no other; its first bit turned over, it is
        # a number with a sign
        return unpack(self._format, ((total + self._signs) ^ self._signs).to_bytes(_FIELD * self._width, "little"))

    def _number(self, feature: int) -> int:
        row = self._rows[feature * self._width : (feature + 1) * self._width]
        spread = bytearray(_FIELD * self._width)
        spread[0::_FIELD] = row.translate(_LOW)
        spread[1::_FIELD] = row.translate(_HIGH)
        return int.from_bytes(spread, "little") - self._shift

    def _fields(self, value: int) -> int:
        return sum(value << (8 * _FIELD * place) for place in range(self._width))

    def column(self, number: int) -> bytes:
        """A byte for each feature that says what it adds to one sum: its place in `MEANT`."""
        if number not in self._columns:
            self._columns[number] = self._rows[number + 1 :: self._width] + bytes([NOTHING])
        return self._columns[number]
