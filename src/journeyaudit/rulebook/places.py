"""Where further rules lie: in folders of the repository, or in packs of installed packages that the settings name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

from journeyaudit.links import followed
from journeyaudit.rulebook.pack import Place, Rulebook, load_rulebook
from journeyaudit.settings import Settings
from journeyaudit.source import Problem
from journeyaudit.values import did_you_mean, say

GROUP = "journeyaudit.rules"
"""The group of entry points by which packages say that they bring rules."""
PACK = "pack:"
"""What a pack begins with in the settings, so that no folder is mistaken for one."""
FOLDER = re.compile(r"(?P<package>[^\W\d]\w*)(?::(?P<folder>\w+(?:\.\w+)*))?")
"""What an entry point names: a package at the top level and, after a colon, the way to a folder in it with dots."""


def rulebook_of(settings: Settings, base: Path, *, keep: bool = False) -> Rulebook:
    """The built-in rules and those that the settings name; `base` is the folder that the settings stand in."""
    problems: list[Problem] = []
    places = [place for name in settings.rules for place in _place(settings, base, name, problems)]
    book = load_rulebook(places, keep=keep)
    return replace(book, problems=(*problems, *book.problems)) if problems else book


def _place(settings: Settings, base: Path, name: str, problems: list[Problem]) -> Iterator[Place]:
    if name.startswith(PACK):
        yield from _pack(settings, name, problems)
        return
    folder = base / name
    root = _root(followed(base))
    hint = say("put it into the repository, or install it as a pack and write `pack:NAME`")
    if not followed(folder).is_relative_to(root):
        said = say("`rules` names '{folder}', which lies outside of the repository of the settings", folder=name)
        problems.append(settings.problem(said, "rules", name, hint=hint))
        return
    for file in sorted(folder.rglob("*")):
        if file.is_symlink() and not followed(file).is_relative_to(root):
            said = say(
                "`rules` names '{folder}', where a link leads out of the repository: {file}",
                folder=name,
                file=file.name,
            )
            problems.append(settings.problem(said, "rules", name, hint=hint))
            return
    yield Place(folder, folder.as_posix())


def _root(base: Path) -> Path:
    """The root of the repository that a folder lies in; the folder where it lies in none."""
    return next((one for one in (base, *base.parents) if (one / ".git").exists()), base)


def _pack(settings: Settings, written: str, problems: list[Problem]) -> Iterator[Place]:
    """The folder of an installed pack."""
    name = written.removeprefix(PACK)
    installed = entry_points(group=GROUP)
    found = [one for one in installed if one.name == name]
    said = hint = ""
    if not found:
        near = did_you_mean(name, installed.names)
        known = ", ".join(f"{PACK}{one}" for one in sorted(installed.names))
        said = say("no installed package brings a pack of rules '{name}'", name=name)
        hint = say("did you mean '{name}'?", name=PACK + near) if near else say("no pack is installed")
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
