"""The file of a model: a head, and blocks of features, each unpacked when one of its words is first met.

A block holds the features of several stems: for every stem a line of names, and for every feature a row of weights.
The stems with the most features come first, so that a short text needs few blocks.
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import accumulate, count
from typing import Any

STEM = 5
"""Letters by which words are taken for the same where they stand together; German and English stems differ early."""
BLOCK = 3_000
"""Features after which a block ends with its stem: with fewer, files grow; with more, short texts take longer."""
_SIZE = 4
"""Bytes that tell how long the head is."""


def parted(name: str) -> tuple[str, str]:
    """The stem under which a feature is found, and the rest of its name: a blank or `_` and what follows the stem."""
    for sign in " _":
        stem, _, rest = name.partition(sign)
        if rest:
            return stem, sign + rest
    return name[:STEM], name[STEM:]


def write_model(head: Mapping[str, Any], rows: Mapping[str, bytes]) -> bytes:
    """The file of a model, from what is said about it and the rows of its features, all of one width."""
    stems: dict[str, dict[str, bytes]] = {}
    for name in sorted(rows):
        stem, rest = parted(name)
        stems.setdefault(stem, {})[rest] = rows[name]
    ordered = sorted(stems, key=lambda stem: (-len(stems[stem]), stem))
    blocks, sizes = [], []
    for block in _blocks(ordered, [len(stems[stem]) for stem in ordered]):
        names = "\n".join("\t".join(stems[stem]) for stem in block)
        own = b"".join(row for stem in block for row in stems[stem].values())
        blocks.append(zlib.compress(names.encode("utf-8") + b"\n" + own, 9))
        sizes.append([len(block), len(blocks[-1])])
    counts = [len(stems[stem]) for stem in ordered]
    width = len(next(iter(rows.values()), b"\0"))
    first = zlib.compress(json.dumps([head, width, "\t".join(ordered), counts, sizes]).encode("utf-8"), 9)
    return b"".join([len(first).to_bytes(_SIZE, "little"), first, *blocks])


def _blocks(stems: Iterable[str], counts: Iterable[int]) -> Iterable[list[str]]:
    block: list[str] = []
    features = 0
    for stem, number in zip(stems, counts, strict=True):
        block.append(stem)
        features += number
        if features >= BLOCK:
            yield block
            block, features = [], 0
    if block:
        yield block


class ModelFile:
    """A model file that is unpacked as far as it was asked for. The number of a feature is its place in the file."""

    def __init__(self, data: bytes) -> None:
        """Read the head."""
        begin = _SIZE + int.from_bytes(data[:_SIZE], "little")
        self.head: dict[str, Any]
        self.width: int
        self.head, self.width, stems, counts, sizes = json.loads(zlib.decompress(data[_SIZE:begin]))
        self._stems = dict(zip(stems.split("\t"), count())) if counts else {}
        self._starts = list(accumulate(counts, initial=0))
        """The number of the first feature of every stem."""
        self._firsts = list(accumulate((stems for stems, _ in sizes), initial=0))
        """The first stem of every block."""
        self._packed = data
        self._places = list(accumulate((size for _, size in sizes), initial=begin))
        self._lines: list[str | None] = [None] * len(counts)
        self.unknown: int = self._starts[-1]
        """A number that no feature has."""
        self.rows = bytearray(self.width * (self.unknown + 1))
        """The rows of the features that were asked for."""

    def features(self, stem: str) -> dict[str, int]:
        """The number of each feature that belongs to a stem, by the rest of its name."""
        place = self._stems.get(stem)
        if place is None:
            return {}
        line = self._lines[place]
        if line is None:
            self._unpack(bisect_right(self._firsts, place) - 1)
            line = self._lines[place] or ""
        return dict(zip(line.split("\t"), count(self._starts[place])))

    def _unpack(self, block: int) -> None:
        first, end = self._firsts[block : block + 2]
        begin, after = self._starts[first] * self.width, self._starts[end] * self.width
        content = zlib.decompress(self._packed[self._places[block] : self._places[block + 1]])
        names = len(content) - (after - begin)
        self._lines[first:end] = content[: names - 1].decode("utf-8").split("\n")
        self.rows[begin:after] = content[names:]
