"""What people write where a value is known to be missing: `none` (there is none) and `open` (there is no limit)."""

from enum import Enum


class Special(Enum):
    """A documented absence or a documented lack of limit; a field that is not written is Python's None instead."""

    NONE = "none"
    OPEN = "open"
