"""From the paths of a call to files: folders are walked, patterns are matched, and each file comes once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from glob import has_magic
from pathlib import Path

from journeyaudit.frozen import dataclass
from journeyaudit.links import followed
from journeyaudit.loader.passing import PassedOver
from journeyaudit.source import Position, Problem, Span
from journeyaudit.sources import ENDINGS
from journeyaudit.values import cause, did_you_mean, meant, say

YAML = (".yaml", ".yml")
IN_FOLDERS = (*YAML, *(ending for ending, form in ENDINGS.items() if form != "table"))
"""The endings of files that are read in folders; a file that is named may have any.

A table may hold anything, and nothing in it says that it is a journey: it is read where it is named.
"""
PROJECT_PAGES = frozenset({"authors", "changelog", "code_of_conduct", "contributing", "license", "security"})
"""Pages of Markdown in a folder that speak to developers, by the stem of their name; they are read where named."""
STDIN = "-"
NO_NAME = "<stdin>"
"""What standard input is called where nobody named it."""
PASSED_OVER = frozenset({"node_modules", "__pycache__", "venv"})
"""Folders that hold no journeys, beside those whose name begins with a dot."""
START = Span(Position(1, 1), Position(1, 1))


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, with the name that the user knows it by."""

    path: Path
    name: str
    named: bool
    """Named in the call, not found in a folder or by a pattern."""
    given: tuple[str, ...] = ()
    """The folders and patterns of the call that led here."""
    stdin: bool = False

    @property
    def home(self) -> Path | None:
        """The folder whose organisation it belongs to; None for standard input without a name."""
        return None if self.stdin and self.name == NO_NAME else followed(self.path).parent


@dataclass(frozen=True, slots=True)
class Discovery:
    """What the paths of a call lead to."""

    files: tuple[Found, ...]
    """In a fixed order, each once."""
    folders: tuple[str, ...]
    """The folders and patterns of the call, as far as they exist."""
    problems: tuple[Problem, ...]
    """Paths that lead nowhere."""


def discover(paths: Sequence[str], stdin_name: str, passed_over: PassedOver) -> Discovery:
    """The files that paths lead to.

    Each file comes once, under the name by which it came first. Standard input takes the place of the file that it is
    named after, so that an editor can audit what is not saved yet among the files beside it.
    """
    files: dict[Path, Found] = {}
    folders: dict[str, None] = {}
    problems: list[Problem] = []
    if STDIN in paths and stdin_name != NO_NAME:
        place = Path(stdin_name)
        files[followed(place)] = Found(place, place.as_posix(), named=True, stdin=True)
    for given in paths:
        for one in _expanded(given, stdin_name, folders, problems, passed_over):
            key = followed(one.path)
            first = files.setdefault(key, one)
            files[key] = replace(first, named=first.named or one.named, given=(*first.given, *one.given))
    return Discovery(tuple(files.values()), tuple(folders), tuple(problems))


def _expanded(
    given: str, stdin_name: str, folders: dict[str, None], problems: list[Problem], passed_over: PassedOver
) -> Iterator[Found]:
    path = Path(given)
    try:
        if given == STDIN:
            place = Path(stdin_name)
            yield Found(place, place.as_posix(), named=True, stdin=True)
        elif not given:
            said = say("an empty path was given; write `.` for this folder")
            problems.append(Problem(said, "''", START, code="paths"))
        elif path.is_dir():
            folders[given] = None
            yield from _below(path, given, problems, passed_over)
        elif path.exists():
            yield Found(path, path.as_posix(), named=True)
        elif has_magic(given):
            for one in _matching(given):
                folders[given] = None
                if not passed_over.covers(one, folder=one.is_dir()):
                    yield from _below(one, given, problems, passed_over)
            if given not in folders:
                problems.append(Problem(say("no file or folder matches this pattern"), given, START, code="paths"))
        elif path.is_symlink():
            problems.append(Problem(say("this link leads nowhere"), given, START, code="paths"))
        else:
            problems.append(Problem(say("there is no such file or folder"), given, START, nearby(given), "paths"))
    except OSError as error:
        said = say("the path cannot be read: {cause}", cause=cause(error))
        problems.append(Problem(said, given, START, code="paths"))


def _matching(pattern: str) -> list[Path]:
    """The files and folders of a pattern in a fixed order; hidden ones only if it names them."""
    path = Path(pattern)
    root = Path(path.anchor) if path.is_absolute() else Path()
    asked = set(path.parts)
    try:
        matches = sorted(root.glob(str(path.relative_to(root))), key=lambda one: one.parts)
    except (ValueError, NotImplementedError):
        return []
    return [
        one for one in matches if one.exists() and not any(_hidden(part) for part in one.parts if part not in asked)
    ]


def _below(path: Path, given: str, problems: list[Problem], passed_over: PassedOver) -> Iterator[Found]:
    """The files of a folder, or the file itself."""
    for file in walk(path, problems, passed_over, readable) if path.is_dir() else (path,):
        yield Found(file, file.as_posix(), named=False, given=(given,))


def walk(
    folder: Path, problems: list[Problem], passed_over: PassedOver, wanted: Callable[[str], bool]
) -> Iterator[Path]:
    """The files to read below a folder in the order of their names; links to folders are not followed.

    `wanted` tells by the name of a file whether it is to be read.
    """
    inside = passed_over.named(folder)
    rest = [(folder, inside)]
    while rest:
        here, ignored = rest.pop()
        try:
            is_folder = here is folder or (here.is_dir() and not here.is_symlink())
            is_file = not is_folder and wanted(here.name) and here.is_file()
        except OSError as error:
            said = say("the path cannot be read: {cause}", cause=cause(error))
            problems.append(Problem(said, here.as_posix(), START, code="paths"))
            continue
        if is_folder:
            if here is not folder:
                if passed_over.count(ignored.covers(here.name, folder=True)):
                    continue
                inside = ignored.inside(here.name)
            try:
                entries = [one for one in here.iterdir() if not _hidden(one.name)]
            except OSError as error:
                said = say("the folder cannot be read: {cause}", cause=cause(error))
                problems.append(Problem(said, here.as_posix(), START, code="paths"))
                continue
            rest += [(one, inside) for one in sorted(entries, key=lambda one: one.name, reverse=True)]
        elif is_file and not passed_over.count(ignored.covers(here.name, folder=False)):
            yield here


def readable(name: str) -> bool:
    """Whether a file of this name is read where it is found in a folder."""
    lower = name.lower()
    return lower.endswith(IN_FOLDERS) and Path(lower).stem not in PROJECT_PAGES


def _hidden(name: str) -> bool:
    return name in PASSED_OVER or (name.startswith(".") and name != "..")


def leads_somewhere(given: str) -> bool:
    """Whether a path is there, or a pattern matches anything."""
    try:
        return Path(given).exists() or (has_magic(given) and bool(_matching(given)))
    except (OSError, ValueError):
        return False


def nearby(given: str) -> str:
    """A file or folder of a similar name, where the path leaves what exists; as a sentence, or nothing."""
    path = Path(given)
    while not path.parent.is_dir() and path.parent != path:
        path = path.parent
    try:
        names = [one.name for one in path.parent.iterdir()]
    except OSError:
        return ""
    stems = {Path(name).stem: name for name in sorted(names, reverse=True)}
    stem = did_you_mean(path.stem, stems) if path.name not in names else None
    near = stems[stem] if stem is not None else None
    return meant((path.parent / near).as_posix()) if near else ""
