"""Where further rules lie: in folders of the repository, or in packs of installed packages that the settings name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from journeyaudit.links import followed
from journeyaudit.rulebook.pack import Place, Rulebook, load_rulebook
from journeyaudit.settings import Settings
from journeyaudit.source import Problem
from journeyaudit.values import say

PACK = "pack:"
"""What a pack begins with in the settings, so that no folder is mistaken for one."""


def rulebook_of(settings: Settings, base: Path, *, keep: bool = False) -> Rulebook:
    """The built-in rules and those that the settings name; `base` is the folder that the settings stand in."""
    problems: list[Problem] = []
    places = [place for name in settings.rules for place in _place(settings, base, name, problems)]
    book = load_rulebook(places, keep=keep)
    return replace(book, problems=(*problems, *book.problems)) if problems else book


def _place(settings: Settings, base: Path, name: str, problems: list[Problem]) -> Iterator[Place]:
    if name.startswith(PACK):
        packages = import_module("journeyaudit.rulebook.packages")  # to ask what is installed takes long to learn
        yield from packages.pack(settings, name, PACK, problems)
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
