"""Fuzzes command lines: words at random over a small folder, in this process."""

from __future__ import annotations

import gc
import io
import os
import re
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from unittest.mock import patch

from fuzz import seeds
from fuzz.target import Target, hold
from fuzz.targets.audits import with_the_pack
from journeyaudit.cli import main
from journeyaudit.cli.app import COMMANDS

CUT = "\0"
CODES = frozenset({0, 1, 2, 130})
FILES = {
    "a.yaml": "journey: Order\nlanguage: en\ntouchpoints:\n  - Call the hotline\n  - {title: Wait, wait: 3 d, id: w}\n",
    "b.yaml": "journey: Kündigen\nintent: leave\ntouchpoints:\n  - {title: Brief, channels: letter, asks: [IBAN]}\n",
    "broken.yaml": "journey: x\ntouchpoints: [\n",
    "page.md": "# Page\n\nWe will get back to you soon.\n",
    "map.mmd": "journey\n  title Buy\n  section Shop\n    Look: 3: Customer\n    Pay: 1: Customer\n",
    "table.csv": "journey,step,wait\nBuy,Look,\nBuy,Pay,2 d\n",
    "known.yaml": "version: 1\nfindings: []\n",
    "sub/journeyaudit.yaml": "profile: strict\nseverity: {asks-twice: error}\n",
    "own/late.yaml": "id: late\n",
}
WORDS = (
    *(*FILES, *FILES, ".", "sub", "own", "none", "*.yaml", "nowhere.yaml", "-", "--", "a.yaml:w", "a.yaml:Wait", "w"),
    *("out.txt", "html=out.html", "sarif=out.sarif", "markdown=out.md", "json=sub/out.json", "full=.", "x=y", "="),
    *("full", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown", "html", "svg", "mermaid"),
    *("csv", "yaml", "error", "warning", "info", "strict", "recommended", "correctness", "de-consumer", "eu-consumer"),
    *("asks-twice", "silent-wait", "promise", "dead-end", "nonsense", "en", "de", "fr", "likely", "sure", "phrases"),
    *("2026-08-01", "2026-02-30", "morgen", "HEAD", "main...HEAD", "1", "0", "-1", "80", "9" * 40, "", " ", "ä", "🙂"),
    *("list", "test", "show", "new", "update", "prune", "create", "rules", "settings", "journey", "report", "diff"),
    *("because", "[red]x[/red]", "\x1b[2J", "\udce4", "%s", "{x}", "'", '"', "::error::x", "A title", "own/x.yaml"),
)
NEVER = frozenset({"--jobs", "--install-completion", "--show-completion"})
"""Options that start processes or change the user's own files."""


@cache
def _options() -> tuple[str, ...]:
    """All options that the commands have."""
    text = (seeds.ROOT / "docs" / "reference" / "cli.md").read_text("utf-8")
    return tuple(sorted(set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", text)) - NEVER))


def _make(random: Random) -> bytes:
    words = [random.choice(tuple(COMMANDS))] if random.randrange(20) else []
    for _ in range(random.randrange(7)):
        kind = random.randrange(10)
        if kind < 4:
            words.append(random.choice(_options()))
        elif kind < 9:
            words.append(random.choice(WORDS))
        else:
            words.append(f"{random.choice(_options())}={random.choice(WORDS)}")
    return CUT.join(words).encode("utf-8", "surrogateescape")


def _check(data: bytes) -> None:
    words = data.decode("utf-8", "surrogateescape").split(CUT)
    if any(word.startswith(("/", "~")) or ".." in word.split("/") or word.split("=")[0] in NEVER for word in words):
        return
    if "--global" in words:
        return
    with with_the_pack(), _folder() as folder, patch.dict(os.environ, _environment(folder), clear=True):
        code, err = _run(words)
    hold(code in CODES, f"an exit code that does not exist: {code}")
    hold("Traceback" not in err and "journeyaudit failed" not in err, f"a crash: {err[-300:]}")
    hold("fault of the tool" not in err, f"a rule crashed: {err[-300:]}")


def _environment(folder: Path) -> dict[str, str]:
    return {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(folder),
        "LANG": "en_GB.UTF-8",
        "JOURNEYAUDIT_CACHE_DIR": "",
        "GIT_CEILING_DIRECTORIES": str(folder.parent),
        "COLUMNS": "80",
    }


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder with a few files, in which the command is called; whatever it writes there goes away again."""
    outer = Path(tempfile.mkdtemp(prefix="fuzz-"))
    folder = outer / "work"
    here = Path.cwd()
    try:
        for name, text in FILES.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        os.chdir(folder)
        yield folder
    finally:
        os.chdir(here)
        shutil.rmtree(outer)


def _run(words: list[str]) -> tuple[object, str]:
    """The exit code of a call, and what it printed to standard error."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    stdin = io.TextIOWrapper(io.BytesIO(FILES["a.yaml"].encode()), "utf-8")
    terminated = signal.getsignal(signal.SIGTERM)
    err.reconfigure(errors="backslashreplace")
    code: object = "none"
    try:
        with patch.multiple(sys, argv=["journeyaudit", *words], stdin=stdin, stdout=out, stderr=err):
            main()
    except SystemExit as ended:
        code = ended.code or 0
    finally:
        signal.signal(signal.SIGTERM, terminated)
        gc.unfreeze()
        gc.enable()
    return code, err.buffer.getvalue().decode("utf-8", "replace")


TARGETS = (Target("commands", "command lines", _make, _check, 5),)
