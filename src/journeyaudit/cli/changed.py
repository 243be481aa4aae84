"""What `--changed [REV]` means: the files that a branch changes, and the paths of the call without the revision."""

from __future__ import annotations

from pathlib import Path

import typer

from journeyaudit.changes import Changes, NoChanges, changes_since, exists
from journeyaudit.cli.console import fail, with_hint
from journeyaudit.values import Language, say


def changed_files(revision: str | None, paths: list[str], lang: Language) -> tuple[Changes | None, list[str]]:
    """The changes that an audit is restricted to, and its paths; ends with 2 where git cannot tell.

    In `--changed journeys/`, what is no revision but a file or folder is a path.
    """
    if revision is None:
        return None, paths
    here = Path.cwd()
    try:
        if revision and not exists(revision, here) and Path(revision).exists():
            paths = [*([] if paths == ["."] else paths), revision]
            revision = ""
        return changes_since(revision, here), paths
    except NoChanges as why:
        raise typer.Exit(fail(say("--changed: {reason}", reason=with_hint(why.message, why.hint)), lang)) from None
