"""What holds for one file: the settings with the overrides that are about it, the later ones on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from journeyaudit.globs import Globs
from journeyaudit.links import followed
from journeyaudit.settings.model import Settings
from journeyaudit.settings.override import Override

BUDGET = "effort-budget"
"""The rule whose thresholds stand under `budget` in the settings."""


class Local:
    """The overrides of settings, by the files that they are about."""

    def __init__(self, settings: Settings, base: Path) -> None:
        """Take the settings and the folder that they stand in, which patterns are relative to."""
        self.settings = settings
        self.base = followed(base) if settings.overrides else base
        self.globs = [Globs(one.files) for one in settings.overrides]

    def about(self, name: str) -> tuple[int, ...]:
        """The numbers of the overrides that are about a file, named as the call names it."""
        if not self.globs:
            return ()
        inside = relative(Path(name), self.base)
        return tuple(number for number, globs in enumerate(self.globs) if inside and globs.cover(inside))

    def merged(self, numbers: Sequence[int]) -> Settings:
        """The settings with these overrides on top."""
        merged = self.settings
        for number in numbers:
            merged = merged.model_copy(update=_changes(merged, self.settings.overrides[number]))
        return merged


def relative(file: Path, base: Path) -> str:
    """A file as seen from a folder that has no links in its own name; empty where the file is not below it."""
    place = followed(file.parent) / file.name
    return place.relative_to(base).as_posix() if place.is_relative_to(base) else ""


def _changes(settings: Settings, override: Override) -> Mapping[str, Any]:
    """What an override changes: one value replaces the other, `ignore` adds up, names are replaced one by one."""
    thresholds = {name: dict(values) for name, values in settings.settings.items()}
    budget = {**settings.budget, **override.budget}
    for rule, values in override.settings.items():
        thresholds.setdefault(rule, {}).update(values)
    for name in override.budget:
        thresholds.get(BUDGET, {}).pop(name, None)
    for name in override.settings.get(BUDGET, {}):
        budget.pop(name, None)
    return {
        "profile": override.profile or settings.profile,
        "presets": override.presets or settings.presets,
        "select": override.select or settings.select,
        "ignore": (*settings.ignore, *override.ignore),
        "severity": {**settings.severity, **override.severity},
        "settings": thresholds,
        "budget": budget,
    }
