"""A git repository, asked for revisions, names and the bytes of files; nothing in it is run or changed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from journeyaudit.frozen import dataclass
from journeyaudit.links import followed

FILE, LINK = ("100644", "100755", "100664"), "120000"
"""How git calls what can be read; folders of other repositories cannot."""
QUIETLY = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_REPLACE_OBJECTS": "1", "LC_ALL": "C"}
SHOWN = 12
"""The letters of a commit that stands for itself."""


class NoRepository(Exception):
    """There is no git, or no repository here; says which."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, by the name that the user gave it."""

    name: str
    commit: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a revision."""

    mode: str
    blob: str


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that a folder lies in."""

    root: Path
    here: Path
    """The folder that names of files are relative to."""

    @classmethod
    def at(cls, folder: Path) -> Repository:
        """The repository of a folder. Raises NoRepository."""
        found = _git(folder, "rev-parse", "--show-toplevel")
        if found.returncode or not found.stdout.strip():
            said = found.stderr.decode("utf-8", "replace").strip().splitlines()
            raise NoRepository(said[0].removeprefix("fatal: ") if said else "not a git repository")
        return cls(Path(os.fsdecode(found.stdout.removesuffix(b"\n"))), followed(folder))

    def revision(self, name: str) -> Revision | None:
        """The commit of a name; None where there is none, and for what could be an option of git."""
        if not name or name.startswith("-") or "\0" in name:
            return None
        found = _git(self.here, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        commit = found.stdout.decode("ascii", "replace").strip()
        return Revision(name, commit) if not found.returncode and commit else None

    def fork(self, one: Revision, other: Revision) -> str | None:
        """The last commit that two revisions have in common."""
        found = _git(self.here, "merge-base", one.commit, other.commit)
        lines = found.stdout.decode("ascii", "replace").splitlines()
        return lines[0] if not found.returncode and lines else None

    @property
    def shallow(self) -> bool:
        """Whether only the last part of the history was fetched."""
        return _git(self.here, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def names(self) -> list[str]:
        """The names of branches and tags."""
        found = _git(self.here, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags")
        return ["HEAD", *found.stdout.decode("utf-8", "replace").splitlines()]

    def files(self, commit: str) -> dict[str, Entry]:
        """Every file of a commit by its path from the root; links too."""
        found = _git(self.root, "ls-tree", "-r", "-z", "--full-tree", commit)
        if found.returncode:
            raise NoRepository(found.stderr.decode("utf-8", "replace").strip())
        entries = {}
        for line in found.stdout.split(b"\0"):
            about, tab, name = line.partition(b"\t")
            if tab:
                mode, _, blob = about.decode("ascii").split(" ")
                entries[os.fsdecode(name)] = Entry(mode, blob)
        return {name: one for name, one in entries.items() if one.mode in FILE or one.mode == LINK}

    @contextmanager
    def blobs(self) -> Iterator[Blobs]:
        """The bytes of files, one after the other."""
        with subprocess.Popen(
            ["git", "cat-file", "--batch"],
            cwd=self.root,
            env=os.environ | QUIETLY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as running:
            assert running.stdin is not None and running.stdout is not None, "both are pipes"
            yield Blobs(running.stdin, running.stdout)
            running.stdin.close()


@dataclass(frozen=True, slots=True)
class Blobs:
    """A talk with git about the bytes of files."""

    questions: IO[bytes]
    answers: IO[bytes]

    def read(self, blob: str, limit: int) -> bytes:
        """The bytes of a file, of a larger one only so many."""
        self.questions.write(blob.encode("ascii") + b"\n")
        self.questions.flush()
        head = self.answers.readline().split()
        if len(head) != 3:
            raise NoRepository(f"git cannot read the object {blob[:SHOWN]}")
        size = int(head[2])
        kept = self.answers.read(min(size, limit))
        rest = size - len(kept) + 1
        while rest > 0 and (chunk := self.answers.read(min(rest, 1 << 20))):
            rest -= len(chunk)
        return kept


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command: Sequence[str] = ("git", *arguments)
    try:
        return subprocess.run(
            command, cwd=folder, env=os.environ | QUIETLY, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise NoRepository("the program `git` is not installed") from None
