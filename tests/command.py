"""Runs the command as a user does: in this process, or in one of its own where signals and pipes matter."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

import journeyaudit
from journeyaudit.cli import main

SOURCE = Path(journeyaudit.__file__).resolve().parents[1]
ENVIRONMENT = {"LANG": "en_GB.UTF-8", "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"}
PROGRAM = """
import sys
from pathlib import Path
from journeyaudit.rulebook import pack
folder = Path(sys.argv.pop(1))
pack.builtin_folder = lambda: folder
from journeyaudit.cli import main
main()
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Command:
    """The command in this process."""

    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Outcome:
        """Run the command with arguments."""
        self.monkeypatch.setattr(sys, "argv", ["journeyaudit", *arguments])
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        terminated = signal.getsignal(signal.SIGTERM)
        try:
            with pytest.raises(SystemExit) as ended:
                main()
        finally:
            signal.signal(signal.SIGTERM, terminated)
        captured = self.capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int) or code is None
        return Outcome(code or 0, captured.out, captured.err)


def process(
    pack: Path,
    arguments: Sequence[str],
    *,
    stdout: int | IO[bytes] = subprocess.PIPE,
    before: Sequence[str] = (),
    first: str = "",
    user: int | None = None,
    more: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start the command in a process of its own, with another pack in place of the built-in one.

    `before` is what runs it, such as a shell; `first` is Python that comes before it, `user` who it is run as, and
    `more` is added to the environment.
    """
    return subprocess.Popen(
        [*before, sys.executable, "-c", f"{first}\n{PROGRAM}", str(pack), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, **ENVIRONMENT, **(more or {})},
        user=user,
        group=user,
        extra_groups=None if user is None else (),
    )


def ended(running: subprocess.Popen[bytes]) -> Outcome:
    """Wait for the end of a process."""
    out, err = running.communicate(timeout=60)
    return Outcome(running.returncode, (out or b"").decode(), err.decode())


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with what it holds; links with where they lead."""
    return {
        one.relative_to(folder).as_posix(): os.fsencode(one.readlink()) if one.is_symlink() else one.read_bytes()
        for one in sorted(folder.rglob("*"))
        if one.is_symlink() or one.is_file()
    }
