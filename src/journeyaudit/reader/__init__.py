"""Reads YAML 1.2 and TOML into plain data in which every key and value knows its place; what is doubtful is refused."""

from journeyaudit.reader.build import DEPTH_LIMIT
from journeyaudit.reader.decode import SIZE_LIMIT, decode
from journeyaudit.reader.refuse import KEY_LIMIT, NODE_LIMIT
from journeyaudit.reader.scalars import DIGIT_LIMIT
from journeyaudit.reader.stream import read
from journeyaudit.reader.toml import read_toml, table_of

__all__ = [
    "DEPTH_LIMIT",
    "DIGIT_LIMIT",
    "KEY_LIMIT",
    "NODE_LIMIT",
    "SIZE_LIMIT",
    "decode",
    "read",
    "read_toml",
    "table_of",
]
