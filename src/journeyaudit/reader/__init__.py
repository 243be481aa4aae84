"""Reads YAML 1.2 text into plain data in which every key and value knows its place; everything doubtful is refused."""

from journeyaudit.reader.build import DEPTH_LIMIT
from journeyaudit.reader.decode import SIZE_LIMIT, decode
from journeyaudit.reader.refuse import KEY_LIMIT, NODE_LIMIT
from journeyaudit.reader.scalars import DIGIT_LIMIT
from journeyaudit.reader.stream import read

__all__ = ["DEPTH_LIMIT", "DIGIT_LIMIT", "KEY_LIMIT", "NODE_LIMIT", "SIZE_LIMIT", "decode", "read"]
