"""The command `init`: everything that a project needs to audit its journeys."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from journeyaudit.cli.console import fail, language, write
from journeyaudit.cli.files import put, replace_text, text_of
from journeyaudit.cli.options import Language
from journeyaudit.cli.schemas import Subject, schema_json
from journeyaudit.settings import FILE_NAMES, find
from journeyaudit.source import SourceError, visible
from journeyaudit.starter import (
    HOOK,
    SCHEMAS,
    WORDS,
    example,
    journey_text,
    settings_text,
    with_hook,
    workflow_text,
)
from journeyaudit.values import Language as Tongue

FIRST = "journeys/first.yaml"
WORKFLOW = ".github/workflows/journeyaudit.yml"
HOOKS = ".pre-commit-config.yaml"
FOR_EDITORS = (Subject.JOURNEY, Subject.ORGANISATION, Subject.RULE, Subject.SETTINGS)


def init(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Where the project is; else this folder.")] = ".",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be written.")] = False,
    lang: Language = None,
) -> None:
    """Write settings, a first journey, schemas for editors, a CI workflow and the pre-commit entry.

    Nothing is written over: what is there already stays as it is. Ends with 2 where something cannot be written.
    """
    tongue = language(lang)
    words = WORDS[tongue]
    home = Path(folder)
    try:
        for name, text in _files(home, tongue):
            path = home / name
            there = path.exists() or path.is_symlink()
            done = not there if dry_run else put(path, text)
            word = ("would" if dry_run else "wrote") if done else "kept"
            write(f"{words[word].format(file=_shown(path))}\n")
        if _at_root(home):
            _hook(home / HOOKS, tongue, dry_run)
        else:
            write(f"{words['above']}\n")
    except SourceError as error:
        raise typer.Exit(fail(error)) from None
    if not dry_run:
        write(f"{words['next_init'].format(file=_shown(home / FIRST))}\n")


def _files(home: Path, tongue: Tongue) -> Iterator[tuple[str, str]]:
    """What is written, without what is not wanted because its like is there."""
    known = find(home.absolute())
    yield known.name if known is not None and known.parent == home.absolute() else FILE_NAMES[0], settings_text(tongue)
    yield FIRST, journey_text(example(tongue), f"../{SCHEMAS}/{Subject.JOURNEY}.schema.json")
    for subject in FOR_EDITORS:
        yield f"{SCHEMAS}/{subject}.schema.json", schema_json(subject)
    if _at_root(home):
        yield WORKFLOW, workflow_text()


def _at_root(home: Path) -> bool:
    """Whether no repository begins further up."""
    place = home.absolute()
    if (place / ".git").exists():
        return True
    return not any((one / ".git").exists() for one in place.parents)


def _hook(path: Path, tongue: Tongue, dry_run: bool) -> None:
    """Write the pre-commit entry, add it where that changes nothing else, or show what to add."""
    words, shown = WORDS[tongue], _shown(path)
    if not path.exists() and not path.is_symlink():
        if not dry_run:
            put(path, f"repos:\n{HOOK}")
        write(f"{words['would' if dry_run else 'wrote'].format(file=shown)}\n")
    else:
        text = text_of(path)
        changed = with_hook(text)
        if "journeyaudit" in text:
            write(f"{words['kept'].format(file=shown)}\n")
            return
        if changed is None:
            write(f"{words['by_hand'].format(file=shown)}\n\n{HOOK}\n")
            return
        if not dry_run:
            replace_text(path, changed)
        write(f"{words['would_add' if dry_run else 'added'].format(file=shown)}\n")
    if not dry_run:
        write(f"{words['next_hook']}\n")


def _shown(path: Path) -> str:
    return visible(Path(os.path.normpath(path)).as_posix())
