"""Where a path leads when every link on its way is followed, and whether anything is there."""

import os
from pathlib import Path


def followed(path: str | Path) -> Path:
    """The whole path without links; links that go round in a circle stay as they are, and nothing is raised."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):  # a name that no file can have, or a way that cannot be looked at
        return Path(os.path.abspath(path))  # noqa: PTH100 # `..` goes, and nothing is asked of the system


def is_there(path: Path) -> bool:
    """Whether something is there, as far as this user may see."""
    try:
        return path.exists()
    except OSError:
        return False
