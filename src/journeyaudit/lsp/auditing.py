"""Audits a text that is not saved yet, with the settings and among the journeys of its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock

from journeyaudit.auditor import Request, audit_request
from journeyaudit.changes import Changes
from journeyaudit.frozen import dataclass
from journeyaudit.loader import ORGANISATION_FILES
from journeyaudit.loader.load import MEANT, MEANT_ELSEWHERE
from journeyaudit.report import Report
from journeyaudit.rulebook import Rulebook, rulebook_of
from journeyaudit.settings import Settings, find, load_settings
from journeyaudit.sources import reader_of
from journeyaudit.values import Language


@dataclass(frozen=True, slots=True)
class Ground:
    """What holds for the files of a folder."""

    settings: Settings
    base: Path
    book: Rulebook


class Desk:
    """Where texts are audited; rules are loaded once and kept until a settings file or a rule of one's own changes."""

    def __init__(self) -> None:
        """Begin with nothing loaded."""
        self._lock = Lock()
        self._kept: dict[Path | None, tuple[object, Ground]] = {}

    def report(self, file: Path, text: str, lang: Language, wanted: Callable[[], bool] = lambda: True) -> Report | None:
        """The report on a text in place of its file, None where it is no journey. Raises SourceError for settings.

        Audits follow one another; one that is no longer `wanted` when its turn comes is left out.

        Where there is an organisation file, the journeys below its folder are read too, since leaving is compared with
        joining; only this file is judged.
        """
        if not is_meant(file, text):
            return None
        with self._lock:
            if not wanted():
                return None
            ground = self.ground(file.parent)
            home = organisation_of(file)
            changes, settings = None, ground.settings
            if home is not None:
                changes = Changes("", frozenset({file.resolve()}))
            else:
                settings = settings.model_copy(update={"portfolio": None})
            request = Request(
                paths=["-"] if home is None else ["-", str(home.parent)],
                stdin=text.encode("utf-8", "surrogatepass"),
                stdin_name=str(file),
                base=ground.base,
                lang=lang,
                allow_empty=True,
                jobs=1,
                changes=changes,
                book=ground.book,
            )
            return audit_request(request, settings)

    def ground(self, folder: Path) -> Ground:
        """The settings and rules that hold in a folder. Raises SourceError."""
        file = find(folder)
        stamp: object = _stamps([file] if file is not None else [])
        known = self._kept.get(file)
        if known is not None and known[0] == (stamp, _stamps(_rule_files(known[1]))):
            return known[1]
        settings, base = load_settings(str(file), folder) if file is not None else (Settings(), folder)
        ground = Ground(settings, base, rulebook_of(settings, base, keep=True))
        self._kept[file] = ((stamp, _stamps(_rule_files(ground))), ground)
        return ground


def is_meant(file: Path, text: str) -> bool:
    """Whether a text is meant as a journey or an organisation, so that its faults matter."""
    return (MEANT if reader_of(file.name) is None else MEANT_ELSEWHERE).search(text) is not None


def organisation_of(file: Path) -> Path | None:
    """The organisation file that a journey stands under: the nearest upwards in its repository."""
    for folder in file.parents:
        for name in ORGANISATION_FILES:
            if (folder / name).is_file():
                return folder / name
        if (folder / ".git").exists():
            return None
    return None


def _rule_files(ground: Ground) -> Iterator[Path]:
    """The files of the rules that settings bring; those of installed packs do not change."""
    for name in ground.settings.rules:
        folder = ground.base / name
        if folder.is_dir():
            yield from sorted((*folder.rglob("*.yaml"), *folder.rglob("*.yml")))


def _stamps(files: Iterator[Path] | list[Path]) -> tuple[tuple[str, int, int], ...]:
    """By what files are seen to have changed."""
    found = []
    for file in files:
        try:
            status = file.stat()
        except OSError:
            continue
        found.append((str(file), status.st_mtime_ns, status.st_size))
    return tuple(found)
