"""Finds the settings that hold where a call is made: a file of their own, or a table in `pyproject.toml`."""

from __future__ import annotations

import os
from pathlib import Path

from journeyaudit.reader import SIZE_LIMIT, read, read_toml, table_of
from journeyaudit.settings.model import START, Settings, parse_settings
from journeyaudit.source import Document, Problem, SourceError
from journeyaudit.values import cause, say

FILE_NAMES = ("journeyaudit.yaml", "journeyaudit.yml")
PROJECT_FILE = "pyproject.toml"
TABLE = ("tool", "journeyaudit")


def load_settings(given: str | None, start: Path) -> tuple[Settings, Path]:
    """The settings of the file given, else of the nearest upwards from `start`; none is fine. Raises SourceError.

    The second part is the folder that folders of rules are relative to: that of the settings file.
    """
    file = Path(given) if given is not None else find(start)
    if file is None:
        return Settings(), Path()
    name = given or Path(os.path.relpath(file, start)).as_posix()
    folder = Path(name).parent
    document = _table(file, name) if file.suffix == ".toml" else _only_document(file, name)
    if document is None:
        return Settings(), folder
    return parse_settings(document, _rivals(file, name)), folder


def find(start: Path) -> Path | None:
    """The nearest settings file from a folder upwards, up to the root of its repository."""
    for folder in (start, *start.parents):
        for name in FILE_NAMES:
            if (folder / name).is_file():
                return folder / name
        if _has_table(folder / PROJECT_FILE):
            return folder / PROJECT_FILE
        if (folder / ".git").exists():
            return None
    return None


def _has_table(file: Path) -> bool:
    """Whether a project file has settings for us; one that cannot be read may have some, if it speaks of them."""
    try:
        data = file.read_bytes() if file.is_file() else b""
    except OSError:
        return False
    if b"journeyaudit" not in data:
        return False
    try:
        return table_of(read_toml(data, file.name), TABLE) is not None
    except SourceError:
        return b"tool.journeyaudit" in data


def _only_document(file: Path, name: str) -> Document | None:
    documents = [one for one in read(_bytes(file, name), name) if one.data is not None]
    if len(documents) > 1:
        said = say("a settings file holds one document: delete the line `---` and what is below it")
        raise SourceError([Problem(said, name, documents[1].locate(()), code="settings")])
    return documents[0] if documents else None


def _table(file: Path, name: str) -> Document:
    table = table_of(read_toml(_bytes(file, name), name), TABLE)
    if table is None:
        said = say("there is no table [tool.journeyaudit] in this file")
        raise SourceError([Problem(said, name, START, code="settings")])
    return table


def _bytes(file: Path, name: str) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        said = say("there is no such settings file") if isinstance(error, FileNotFoundError) else _unreadable(error)
        raise SourceError([Problem(said, name, START, code="settings")]) from None


def _unreadable(error: OSError) -> str:
    return say("the settings file cannot be read: {cause}", cause=cause(error))


def _rivals(file: Path, name: str) -> tuple[Problem, ...]:
    """What is to be remarked where another file beside this one has settings too: they do not count."""
    if file.name not in FILE_NAMES:
        return ()
    beside = [file.with_name(other) for other in FILE_NAMES if other != file.name]
    others = [one for one in beside if one.is_file()] if file.name == FILE_NAMES[0] else []
    others += [one for one in (file.with_name(PROJECT_FILE),) if _has_table(one)]
    hint = say("keep one of them")
    return tuple(
        Problem(
            say("the settings here do not count: {winner} stands beside this file", winner=file.name),
            Path(name).with_name(one.name).as_posix(),
            START,
            hint,
            "settings",
        )
        for one in others
    )
