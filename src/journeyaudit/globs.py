"""Patterns of file names as in `.gitignore`: for files that are passed over, and for settings of some files only."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

WILDCARDS = 3
"""Most `*` in a pattern (`**` is one): with more, one hostile pattern and name could keep a machine busy for hours."""
LONGEST = 250
"""Longest name that is compared, in characters, for the same reason."""
BELOW = "ps_d"
"""The group by which the library says that a pattern fits a folder above, not the name itself."""
_STARS = re.compile(r"\*+")
_RUN = re.compile(r"(?P<escaped>\\.)|(?P<folders>(?<![^/!])\*{2,}(?=/|$))|\*{2,}", re.DOTALL)


class _Pattern(NamedTuple):
    regex: re.Pattern[str]
    meant: bool
    folders_only: bool


class Globs:
    """A list of patterns, of which the last that fits decides."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines of a `.gitignore`; those that cannot be followed fit nothing."""
        found = [one for line in lines if not isinstance(one := _read(line), str)]
        self._patterns = found[::-1]

    def verdict(self, name: str, *, folder: bool = False) -> bool | None:
        """Whether a file or folder itself is meant, or taken out again by `!`; None where no pattern fits.

        The name is relative to where the patterns stand, with `/` between its parts.
        """
        if len(name) > LONGEST:
            return None
        for regex, meant, folders_only in self._patterns:
            if folder or not folders_only:
                fits = regex.match(name)
                if fits is not None and not fits.groupdict().get(BELOW):
                    return meant
        return None

    def cover(self, name: str) -> bool:
        """Whether a file is meant, or a folder that it lies in."""
        parts = name.split("/")
        above = ("/".join(parts[:number]) for number in range(1, len(parts)))
        return any(self.verdict(one, folder=True) for one in above) or self.verdict(name) is True


def fault_of(line: str) -> str:
    """Why a pattern cannot be followed, `wildcards` or `pattern`; empty if it can, or is a comment."""
    found = _read(line)
    return found if isinstance(found, str) else ""


def _read(line: str) -> _Pattern | str:
    """A line as a pattern, else why it is none; empty for comments."""
    if len(_STARS.findall(line)) > WILDCARDS:
        return "wildcards"
    line = _RUN.sub(_shortened, line.rstrip("\r\n"))
    folders_only = line.rstrip(" ").endswith("/")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pattern = line.rstrip(" ").removesuffix("/") if folders_only else line
            [read] = _library().from_lines([pattern], backend="simple").patterns
    except (ValueError, re.error):
        return "pattern"
    return "" if read.include is None else _Pattern(read.regex, read.include, folders_only)


def _shortened(found: re.Match[str]) -> str:
    """A run of `*` as git reads it: `**` alone between slashes, else one; the library would let each of them search."""
    return found["escaped"] or ("**" if found["folders"] else "*")


@cache
def _library() -> Any:
    """The library, imported where a pattern is at hand: it takes a tenth of the time that a small audit takes."""
    return import_module("pathspec").GitIgnoreSpec
