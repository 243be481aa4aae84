"""Fuzzes command lines: words over a small folder, in this process."""

from __future__ import annotations

import gc
import io
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from typer.main import get_command

from fuzz.target import Target, hold
from fuzz.targets.audits import with_the_pack
from journeyaudit.cli import main
from journeyaudit.cli.app import COMMANDS, app_with

CUT = "\0"
CODES = frozenset({0, 1, 2, 130})
FILES = {
    "a.yaml": "journey: Order\nlanguage: en\ntouchpoints:\n  - title: Call the hotline\n"
    "    promises: {text: In a day, within: 1 d, kept_at: w}\n  - {title: Wait, wait: 3 d, id: w}\n",
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
DAYS = ("2026-08-01", "2030-12-31", "2026-02-30", "morgen", "")
RULES = ("asks-twice", "promise-vs-process", "effort-budget", "promise", "nonsense", "")
OUTPUTS = ("html=out.html", "sarif=out.sarif", "markdown=out.md", "json=sub/out.json", "full=a.yaml", "x=y", "json=.")
FITTING: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("paths", "files", "file", "words"), ("a.yaml", "b.yaml", "a.yaml", "b.yaml", "-", *FILES)),
    **dict.fromkeys(("rule", "name", "select", "ignore", "id"), RULES),
    "target": ("a.yaml:w", "a.yaml", "b.yaml:Brief", "a.yaml:Call the hotline", "a.yaml:nowhere", "page.md:1"),
    **dict.fromkeys(("at", "journey"), ("w", "Wait", "order", "Brief", "nowhere")),
    **dict.fromkeys(("until", "as-of"), DAYS),
    "output": OUTPUTS,
    "format": ("full", "concise", "json", "sarif", "junit", "html", "markdown", "github", "svg", "mermaid", "yaml"),
    "to": ("mermaid", "csv"),
    "form": ("list", "comment"),
    "lang": ("en", "de", "de", "fr"),
    **dict.fromkeys(("fail-on", "min-severity"), ("error", "warning", "info", "never")),
    "wording": ("phrases", "sure", "likely"),
    **dict.fromkeys(("reason", "owner", "title"), ("because", "[red]x[/red]", "a: b # c", " ", "Größe „x“")),
    "profile": ("strict", "recommended", "correctness", "nonsense"),
    "preset": ("de-consumer", "eu-consumer", "nonsense"),
    "config": ("sub/journeyaudit.yaml", "sub/journeyaudit.yaml", "nowhere.yaml"),
    "baseline": ("known.yaml", "none", "a.yaml", "nowhere.yaml"),
    "stdin-filename": ("a.yaml", "x.md", "x.csv", "x.mmd"),
}
"""Values that fit an argument or an option, by its name."""
NEVER = frozenset({"--jobs", "--mutate", "--install-completion", "--show-completion"})
"""Options that start processes, take minutes as they should, or change the user's own files."""


@dataclass(frozen=True, slots=True)
class Part:
    """An argument or an option of a command: what it is called, and values that fit."""

    name: str
    values: tuple[str, ...]
    """Empty for what is switched on by its name."""
    required: bool
    option: bool


@cache
def _commands() -> tuple[tuple[tuple[str, ...], tuple[Part, ...]], ...]:
    """Every command by its words, with its arguments and options."""
    program: Any = get_command(app_with(COMMANDS))
    return tuple(_below((), program))


def _below(words: tuple[str, ...], command: Any) -> Iterator[tuple[tuple[str, ...], tuple[Part, ...]]]:
    for name, inner in getattr(command, "commands", {}).items():
        yield from _below((*words, name), inner)
    if words:
        parts = (_part(one) for one in command.params)
        yield words, tuple(one for one in parts if one.name not in NEVER)


def _part(one: Any) -> Part:
    option = one.param_type_name == "option"
    name = str(max(one.opts, key=len) if option else one.name)
    fitting = () if getattr(one, "is_flag", False) else FITTING.get(name.strip("-"), WORDS)
    return Part(name, fitting, bool(one.required), option)


def _make(random: Random) -> bytes:
    """A call that mostly fits its command, with now and then a word that does not."""
    path, parts = random.choice(_commands())
    arguments: list[str] = []
    options: list[str] = []
    for part in parts:
        value = random.choice(part.values if part.values and random.randrange(12) else WORDS)
        if not part.option and (random.randrange(20) if part.required else random.randrange(4)):
            arguments.append(value)
        elif part.option and (random.randrange(20) if part.required else not random.randrange(10)):
            options += [part.name, value] if part.values else [part.name]
    words = [*arguments, *options] if random.randrange(2) else [*options, *arguments]
    if not random.randrange(8):
        words.insert(random.randrange(len(words) + 1), random.choice(WORDS))
    return CUT.join([*path, *words]).encode("utf-8", "surrogateescape")


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
