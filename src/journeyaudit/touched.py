"""Which journeys a change touches: their own files, those of their organisation, or what all audits hang on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from journeyaudit.changes import Changes
from journeyaudit.frozen import dataclass
from journeyaudit.links import followed
from journeyaudit.loader import Group
from journeyaudit.loader.organisations import FILE_NAMES as ORGANISATION_FILES
from journeyaudit.model import journey_id
from journeyaudit.report import Finding, NotAssessed
from journeyaudit.settings import FILE_NAMES as SETTINGS_FILES


@dataclass(frozen=True, slots=True)
class Touched:
    """The part of an organisation's journeys that is reported on."""

    numbers: tuple[int, ...]
    """The numbers of the journeys in their group."""
    journeys: frozenset[str]
    """Their ids."""
    files: frozenset[str]
    whole: bool
    """Whether it is all of them, and the organisation itself."""

    def has(self, finding: Finding) -> bool:
        """Whether a finding is reported; one about several journeys is where it points into a touched one."""
        if self.whole:
            return True
        if finding.journey:
            return finding.journey in self.journeys
        return not self.files.isdisjoint((finding.file, *(place.file for place in finding.related)))

    def leaves_open(self, one: NotAssessed) -> bool:
        """Whether it is reported that a rule could not judge."""
        return self.whole or one.journey in self.journeys


def touched(group: Group, changes: Changes | None) -> Touched:
    """What of a group is touched; all of it where no change is in question."""
    numbers = list(range(len(group.journeys)))
    whole = changes is None or (group.organisation is not None and changes.touch(group.organisation[1].name))
    if not whole and changes is not None:
        folders = changes.of_name(*ORGANISATION_FILES)
        numbers = [one for one in numbers if _touched(group.journeys[one][1].name, changes, folders)]
        whole = bool(numbers) and len(numbers) == len(group.journeys)
    chosen = [group.journeys[one] for one in numbers]
    names = frozenset(journey_id(journey) for journey, _ in chosen)
    return Touched(tuple(numbers), names, frozenset(document.name for _, document in chosen), whole)


def _touched(name: str, changes: Changes, folders: Iterable[Path]) -> bool:
    """Whether a journey or the organisation file that it has or had is among the changes."""
    return changes.touch(name) or any(followed(name).is_relative_to(folder) for folder in folders)


def touches_all(changes: Changes, files: Iterable[str], folders: Iterable[Path], here: Path) -> bool:
    """Whether a change is about more than journeys: settings (also deleted ones), the baseline, or own rules."""
    start = followed(here)
    settings = any(start.is_relative_to(folder) for folder in changes.of_name(*SETTINGS_FILES))
    return settings or any(map(changes.touch, files)) or any(map(changes.touch_below, folders))
