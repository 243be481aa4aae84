"""Packs of rules that installed packages bring, found without running any of their code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

from journeyaudit.rulebook.pack import Place
from journeyaudit.settings import Settings
from journeyaudit.source import Problem
from journeyaudit.values import did_you_mean, say

GROUP = "journeyaudit.rules"
"""The group of entry points by which packages say that they bring rules."""
FOLDER = re.compile(r"(?P<package>[^\W\d]\w*)(?::(?P<folder>\w+(?:\.\w+)*))?")
"""What an entry point names: a package at the top level and, after a colon, the way to a folder in it with dots."""


def pack(settings: Settings, written: str, lead: str, problems: list[Problem]) -> Iterator[Place]:
    """The folder of an installed pack, as it is written in the settings behind a lead."""
    name = written.removeprefix(lead)
    installed = entry_points(group=GROUP)
    found = [one for one in installed if one.name == name]
    said = hint = ""
    if not found:
        near = did_you_mean(name, installed.names)
        known = ", ".join(f"{lead}{one}" for one in sorted(installed.names))
        said = say("no installed package brings a pack of rules '{name}'", name=name)
        hint = say("did you mean '{name}'?", name=lead + near) if near else say("no pack is installed")
        if known and not near:
            hint = say("installed: {names}", names=known)
    elif len(found) > 1:
        names = ", ".join(sorted(one.dist.name for one in found if one.dist is not None))
        said = say("several installed packages bring a pack of rules '{name}': {names}", name=name, names=names)
    else:
        folder = folder_of(found[0])
        if folder is not None:
            yield Place(folder, written)
            return
        said = say(
            "the pack of rules '{name}' names no folder of its package: {value}", name=name, value=found[0].value
        )
    problems.append(settings.problem(said, "rules", written, hint=hint))


def folder_of(entry: EntryPoint) -> Path | None:
    """The folder that an entry point names; nothing is imported to find it, and none of the package's code is run."""
    read = FOLDER.fullmatch(entry.value)
    if read is None:
        return None
    package, way = read["package"], (read["folder"] or "").split(".")
    for place in (*_beside(entry, package), *_found(package)):
        folder = place.joinpath(*filter(None, way))
        if folder.is_dir():
            return folder
    return None


def _beside(entry: EntryPoint, package: str) -> Sequence[Path]:
    """The package where its distribution is installed, which nothing on the way of imports can stand in for."""
    return [] if entry.dist is None else [Path(str(entry.dist.locate_file(package)))]


def _found(package: str) -> Sequence[Path]:
    """The package where Python would import it from, as with editable installs; at the top level this runs no code."""
    with suppress(ImportError, ValueError):
        spec = find_spec(package)
        return [Path(one) for one in (spec.submodule_search_locations or ())] if spec is not None else []
    return []
