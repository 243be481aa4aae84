"""The journeys of a revision in a folder that lives only as long as they are audited, under the names users know."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from journeyaudit.frozen import dataclass
from journeyaudit.links import followed
from journeyaudit.loader import ORGANISATION_FILES, leads_somewhere, readable
from journeyaudit.reader import SIZE_LIMIT
from journeyaudit.report import Report
from journeyaudit.revisions.repository import LINK, Blobs, Entry, Repository
from journeyaudit.source import Problem

MAGIC = re.compile(r"[*?[]")
"""What makes a path a pattern."""
HOPS, PATH_LIMIT = 8, 4096
"""How many links may follow each other, and how long a path may be."""


@dataclass(frozen=True, slots=True)
class Checkout:
    """Files of a revision in a folder of their own."""

    paths: tuple[str, ...]
    """Where the paths that were asked for lie in it; those that the revision does not have are left out."""
    missing: tuple[str, ...]
    """The paths that it does not have."""
    names: tuple[tuple[str, str], ...]
    """What names begin with, and what users know that by; the longest first."""

    def called(self, text: str) -> str:
        """A name or sentence in which every file has the name that users know it by."""
        for hidden, known in self.names:
            text = text.replace(hidden, known)
        return text

    def known(self, report: Report) -> Report:
        """The report with the names that users know."""
        return replace(
            report,
            findings=tuple(
                replace(
                    one,
                    file=self.called(one.file),
                    message=self.called(one.message),
                    related=tuple(replace(place, file=self.called(place.file)) for place in one.related),
                )
                for one in report.findings
            ),
            not_assessed=tuple(replace(one, file=self.called(one.file)) for one in report.not_assessed),
            audited=tuple(replace(one, file=self.called(one.file)) for one in report.audited),
            problems=tuple(map(self._problem, report.problems)),
            remarks=tuple(map(self._problem, report.remarks)),
            texts={self.called(name): text for name, text in report.texts.items()},
        )

    def _problem(self, one: Problem) -> Problem:
        return replace(one, file=self.called(one.file), message=self.called(one.message), hint=self.called(one.hint))


@contextmanager
def checkout(repository: Repository, commit: str, paths: Sequence[str]) -> Iterator[Checkout]:
    """The files of a commit that an audit of the paths would read. Raises NoRepository, and OutsideRepository."""
    inside = [_from_root(repository, path) for path in paths]
    with TemporaryDirectory(prefix="journeyaudit-") as made:
        folder = followed(made)
        (folder / ".git").mkdir()  # organisations are looked for up to the root of a repository
        files = repository.files(commit)
        chosen = [name for name in files if _safe(name) and any(_wanted(name, path) for path in inside)]
        with repository.blobs() as blobs:
            for name in chosen:
                entry = _followed(files, name, blobs)
                if entry is not None:
                    place = folder.joinpath(*name.split("/"))
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(blobs.read(entry.blob, SIZE_LIMIT + 1))
        _folders(folder, files, inside)
        places = [(given, (folder / path).as_posix()) for given, path in zip(paths, inside, strict=True)]
        yield Checkout(
            tuple(place for _, place in places if leads_somewhere(place)),
            tuple(given for given, place in places if not leads_somewhere(place)),
            _names(repository, folder, absolute=all(Path(path).is_absolute() for path in paths)),
        )


class OutsideRepository(Exception):
    """A path leads out of the repository; names it."""


def _from_root(repository: Repository, path: str) -> str:
    """A path as git spells it: from the root of the repository."""
    for place in (os.path.join(repository.here, path), followed(path)):  # noqa: PTH118 # `..` is to stay
        found = Path(os.path.relpath(place, repository.root)).as_posix()
        if found != ".." and not found.startswith("../"):
            return found
    raise OutsideRepository(path)


def _safe(name: str) -> bool:
    """Whether a name can lead nowhere but into the folder."""
    parts = name.split("/")
    strange = "\\:" if os.name == "nt" else ""
    return all(
        part not in ("", ".", "..") and part.lower() != ".git" and not set(strange) & set(part) for part in parts
    )


def _wanted(name: str, path: str) -> bool:
    """Whether an audit of a path would read a file: the file itself, one of a folder, or the organisation above."""
    if name == path or posixpath.basename(name) in ORGANISATION_FILES:
        return True
    fixed = posixpath.dirname(MAGIC.split(path, maxsplit=1)[0]) if MAGIC.search(path) else path
    below = fixed in ("", ".") or name.startswith(f"{fixed}/")
    return below and (readable(name) or (fixed != path and PurePosixPath(name).suffix == PurePosixPath(path).suffix))


def _followed(files: Mapping[str, Entry], name: str, blobs: Blobs) -> Entry | None:
    """The file that a name leads to; links are followed as long as they stay in the revision."""
    for _ in range(HOPS):
        entry = files.get(name)
        if entry is None or entry.mode != LINK:
            return entry
        target = os.fsdecode(blobs.read(entry.blob, PATH_LIMIT))
        name = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
    return None


def _folders(folder: Path, files: Mapping[str, Entry], paths: Sequence[str]) -> None:
    """Make the folders that were asked for, even where nothing in them can be read."""
    for path in paths:
        if any(name.startswith(f"{path}/") for name in files) and not MAGIC.search(path):
            (folder / path).mkdir(parents=True, exist_ok=True)


def _names(repository: Repository, folder: Path, *, absolute: bool) -> tuple[tuple[str, str], ...]:
    """What stands for the folder in names: nothing below where the user is, else the way from there."""
    root = followed(repository.root)
    if absolute:
        return ((folder.as_posix(), root.as_posix()),)
    way = Path(os.path.relpath(root, repository.here)).as_posix()
    if way == ".":
        return (f"{folder.as_posix()}/", ""), (folder.as_posix(), ".")
    here = (folder / os.path.relpath(repository.here, root)).as_posix()
    return (f"{here}/", ""), (here, "."), (folder.as_posix(), way)
