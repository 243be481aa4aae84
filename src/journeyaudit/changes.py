"""Which files a branch changes: asked of git, which is started without a shell and with nothing that it could run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from journeyaudit.frozen import dataclass
from journeyaudit.links import followed
from journeyaudit.values import say

DEFAULTS = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""The revisions that a branch is compared with where none is named; the first that exists counts."""
TIME_LIMIT = 60
"""Seconds after which git is given up."""
SAFE = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false")


class NoChanges(Exception):
    """Git cannot tell what was changed; the text says why and what to do, in English and for translation."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the two sentences."""
        self.message, self.hint = message, hint
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Changes:
    """The files that differ from where a branch began: committed, not committed, and new ones."""

    revision: str
    """The revision as people know it."""
    files: frozenset[Path]
    """Whole paths without links; those of deleted files too."""

    def touch(self, name: str | Path) -> bool:
        """Whether a file is among them."""
        return followed(name) in self.files

    def touch_below(self, folder: Path) -> bool:
        """Whether a file in a folder, or below it, is among them."""
        place = followed(folder)
        return any(one.is_relative_to(place) for one in self.files)

    def of_name(self, *names: str) -> list[Path]:
        """The folders in which a file of such a name was changed."""
        return sorted(one.parent for one in self.files if one.name in names)


def changes_since(revision: str, folder: Path) -> Changes:
    """What the branch in a folder changes since it left a revision; an empty one is the usual. Raises NoChanges."""
    if revision.startswith("-"):
        raise NoChanges(say("'{name}' cannot be a revision: it begins with a hyphen", name=revision))
    top = _git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").removesuffix("\n")
    known = _known(folder, revision)
    base = _base(folder, known)
    listed = _git(
        folder, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-relative",
        "--ignore-submodules", base, "--",
    )  # fmt: skip
    new = _git(Path(top), "ls-files", "--others", "--exclude-standard", "-z")
    names = [os.fsdecode(one) for one in (listed + new).split(b"\0") if one]
    root = followed(top)
    return Changes(known, frozenset(followed(root / name) for name in names))


def exists(revision: str, folder: Path) -> bool:
    """Whether a revision is known in a folder."""
    if not revision or revision.startswith("-"):
        return False
    try:
        return bool(_commit(folder, revision))
    except NoChanges:
        return False


def _known(folder: Path, revision: str) -> str:
    """The revision, or the first of the usual ones that exists."""
    for one in (revision,) if revision else DEFAULTS:
        if _commit(folder, one):
            return one
    if revision:
        hint = say("name a branch, a tag or a commit; `git fetch` brings those of the server")
        raise NoChanges(say("there is no revision '{name}'", name=revision), hint)
    tried = ", ".join(DEFAULTS)
    raise NoChanges(say("there is no branch to compare with: none of {names}", names=tried), say("name a revision"))


def _commit(folder: Path, revision: str) -> str:
    """The commit of a revision; empty if there is none."""
    done = _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return done.stdout.decode("ascii", "replace").strip() if done.returncode == 0 else ""


def _base(folder: Path, revision: str) -> str:
    """The commit at which the branch left a revision."""
    head = _commit(folder, "HEAD")
    if not head:
        raise NoChanges(say("the repository has no commit yet"))
    done = _run(folder, "merge-base", _commit(folder, revision), head)
    if done.returncode == 0:
        return done.stdout.decode("ascii", "replace").split()[0]
    hint = say("a shallow clone lacks the commits: `git fetch --unshallow`, or `fetch-depth: 0` in GitHub Actions")
    raise NoChanges(say("'{name}' and this branch have no commit in common", name=revision), hint)


def _git(folder: Path, *arguments: str) -> bytes:
    """What git prints; raises NoChanges where it fails."""
    done = _run(folder, *arguments)
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    if any("not a git repository" in line for line in said):
        raise NoChanges(say("this folder is in no git repository, so that nothing tells what was changed"))
    reason = (said or [str(done.returncode)])[0].removeprefix("fatal: ")
    raise NoChanges(say("git fails: {reason}", reason=reason))


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        return subprocess.run(
            ["git", *SAFE, *arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
        )
    except FileNotFoundError:
        raise NoChanges(say("git is not installed, so that nothing tells what was changed")) from None
    except subprocess.TimeoutExpired:
        raise NoChanges(say("git did not answer within {seconds} seconds", seconds=TIME_LIMIT)) from None
    except OSError as error:
        raise NoChanges(say("git fails: {reason}", reason=error.strerror or str(error))) from None
