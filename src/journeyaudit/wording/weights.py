"""The weights of a model: how they are written into its file, and how those of many features are added up at once.

A row of bytes belongs to each feature: one for the square of its weight in a sentence, and one for what it adds to
each sum. To add up, every byte of a row becomes a field of one large number, and the numbers are added.
"""

from __future__ import annotations

from codecs import charmap_decode
from collections.abc import Iterable
from struct import unpack

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
    level = max(byte - NOTHING, -LEVELS)
    return level * abs(level)


MEANT = tuple(map(_meant, range(256)))
_SHIFT = -min(MEANT)
"""What makes every field of a row positive while it is put together."""
_FIELDS = "".join(chr(number + _SHIFT) for number in MEANT)
"""The field of every byte, as a character, which UTF-32 writes as one field."""


def row_of(square: int, levels: Iterable[int]) -> bytes:
    """The row of a feature: the size of its square, and the level of its weight for every sum."""
    return bytes([_SQUARE + square, *(NOTHING + level for level in levels)])


class Weights(dict[int, int]):
    """The rows of features, each made to a number when the feature is first met."""

    def __init__(self, rows: bytes | bytearray, width: int) -> None:
        """Take the rows, which may be filled in later, and how many bytes each has."""
        super().__init__()
        self._width = width
        self._rows = rows
        self._format = f"<{width}i"
        self._shift = self._fields(_SHIFT)
        self._signs = self._fields(1 << (8 * _FIELD - 1))

    def __missing__(self, feature: int) -> int:
        row = self._rows[feature * self._width : (feature + 1) * self._width]
        fields = charmap_decode(row, "strict", _FIELDS)[0].encode("utf-32-le")
        found = self[feature] = int.from_bytes(fields, "little") - self._shift
        return found

    def added(self, features: Iterable[int]) -> tuple[int, ...]:
        """The sums of the rows of features, that of the squares first."""
        total = sum(map(self.__getitem__, features))
        # with half of its range added a field is positive; its first bit turned over, it is a number with a sign
        return unpack(self._format, ((total + self._signs) ^ self._signs).to_bytes(_FIELD * self._width, "little"))

    def column(self, number: int) -> memoryview:
        """A byte for each feature that says what it adds to one sum: its place in `MEANT`."""
        return memoryview(self._rows)[number + 1 :: self._width]

    def _fields(self, value: int) -> int:
        return sum(value << (8 * _FIELD * place) for place in range(self._width))
