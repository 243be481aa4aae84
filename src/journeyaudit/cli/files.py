"""Writes the files of `new` and `init`: none over another, and none halfway."""

from __future__ import annotations

import os
from errno import ENOTDIR
from pathlib import Path

from journeyaudit.cli.outputs import write_whole
from journeyaudit.links import followed
from journeyaudit.source import Position, Problem, SourceError, Span
from journeyaudit.values import say

START = Span(Position(1, 1), Position(1, 1))


def put(path: Path, text: str) -> bool:
    """Write a file that is not there yet; False where one is. Raises SourceError where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        create(path, text)
    except FileExistsError:
        if not path.exists() and not path.is_symlink():  # a file stands where a folder is wanted
            raise _unwritable(path, NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR))) from None
        return False
    except OSError as error:
        raise _unwritable(path, error) from None
    return True


def create(path: Path, text: str) -> None:
    """Write a file that must not be there yet, whole or not at all. Raises OSError."""
    path.touch(exist_ok=False)
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def text_of(path: Path) -> str:
    """The text of a file, with its line ends as they are; empty where it is no UTF-8. Raises SourceError."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except UnicodeDecodeError:
        return ""
    except OSError as error:
        raise _unwritable(path, error) from None


def replace_text(path: Path, text: str) -> None:
    """Put another text into a file at once, also where a link leads to it. Raises SourceError."""
    try:
        write_whole(followed(path), text.encode())
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError) -> SourceError:
    reason = error.strerror or str(error)
    return SourceError([Problem(say("this cannot be written: {reason}", reason=reason), path.as_posix(), START)])
