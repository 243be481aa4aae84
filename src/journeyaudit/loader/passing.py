"""Which files in folders are passed over: those that git ignores, and those that the settings exclude."""

from __future__ import annotations

from dataclasses import field, replace
from pathlib import Path

from journeyaudit.frozen import dataclass
from journeyaudit.globs import Globs
from journeyaudit.links import followed, is_there

FILE = ".gitignore"
LARGEST = 1_000_000
"""Most bytes of a file of patterns that are read."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """What is passed over in one folder."""

    place: str
    """The folder, from the root of the file system."""
    lists: tuple[tuple[str, Globs], ...] = ()
    """Patterns of git with the folder that they stand in, the innermost last."""
    excluded: tuple[str, Globs] | None = None
    """Patterns of the settings with the folder that they stand in."""
    gitignore: bool = False

    def covers(self, name: str, *, folder: bool) -> bool:
        """Whether an entry of the folder is passed over."""
        if not self.lists and self.excluded is None:
            return False
        path = f"{self.place}/{name}"
        if self.excluded is not None and _verdict(path, folder, *self.excluded):
            return True
        for place, globs in reversed(self.lists):
            found = _verdict(path, folder, place, globs)
            if found is not None:
                return found
        return False

    def inside(self, name: str) -> Ignored:
        """What is passed over in a folder of the folder."""
        place = f"{self.place}/{name}"
        if not self.gitignore:
            return replace(self, place=place)
        lists = () if is_there(Path(place, ".git")) else self.lists
        return replace(self, place=place, lists=(*lists, *_patterns(place)))


@dataclass(slots=True)
class PassedOver:
    """What is passed over in the folders of a call."""

    exclude: tuple[str, ...] = ()
    base: Path = Path()
    """The folder that `exclude` is relative to."""
    gitignore: bool = False
    number: int = 0
    """How many files and folders were."""
    _known: dict[Path, Ignored | None] = field(default_factory=dict)

    def named(self, folder: Path) -> Ignored:
        """What is passed over in a folder that the call names; patterns that cover the folder itself do not count."""
        found = self._at(followed(folder), named=True)
        assert found is not None, "a named folder is never passed over"
        return found

    def covers(self, path: Path, *, folder: bool) -> bool:
        """Whether a file or folder that a pattern of the call leads to is passed over, or lies in one that is."""
        parent = followed(path.parent)
        if parent not in self._known:
            self._known[parent] = self._at(parent, named=False)
        inside = self._known[parent]
        return self.count(inside is None or inside.covers(path.name, folder=folder))

    def count(self, covered: bool) -> bool:
        """The same answer, counted."""
        self.number += covered
        return covered

    def _at(self, folder: Path, *, named: bool) -> Ignored | None:
        """What is passed over in a folder, found from the root of its repository; None where it is so itself."""
        if not self.exclude and not self.gitignore:
            return Ignored(folder.as_posix())
        way = [folder, *folder.parents]
        root = next((number for number, one in enumerate(way) if (one / ".git").exists()), None)
        here = self._root(way[-1 if root is None else root], gitignore=self.gitignore and root is not None)
        for one in reversed(way[: len(way) - 1 if root is None else root]):
            if here.covers(one.name, folder=True):
                if not named:
                    return None
                here = replace(here, lists=(), excluded=None)
            here = here.inside(one.name)
        if self.gitignore and root is None:  # no repository: patterns count from the folder of the call on
            here = replace(here, gitignore=True, lists=_patterns(here.place))
        return here

    def _root(self, folder: Path, *, gitignore: bool) -> Ignored:
        place = folder.as_posix().rstrip("/")
        excluded = (followed(self.base).as_posix().rstrip("/"), Globs(self.exclude)) if self.exclude else None
        lists = (*_patterns(place, ".git/info/exclude"), *_patterns(place)) if gitignore else ()
        return Ignored(place, lists, excluded, gitignore)


def _verdict(path: str, folder: bool, place: str, globs: Globs) -> bool | None:
    """What patterns in a place say of a path; nothing where it lies elsewhere."""
    return globs.verdict(path[len(place) + 1 :], folder=folder) if path.startswith(f"{place}/") else None


def _patterns(place: str, name: str = FILE) -> tuple[tuple[str, Globs], ...]:
    """The patterns of a file in a folder; none where it cannot be read, and as git has it, none behind a link."""
    file = Path(place, name)
    try:
        if file.is_symlink() or not file.is_file():
            return ()
        with file.open("rb") as stream:
            lines = stream.read(LARGEST).decode("utf-8-sig", "replace").splitlines()
    except OSError:
        return ()
    return ((place, Globs(lines)),)
