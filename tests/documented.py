"""Tries the blocks of a page in their order: journeys and settings are read, calls are made, outputs are compared.

A comment above a block says what the reader does not need to know:
`<!-- test: file order.yaml -->` writes the block to a file for later ones, `needs journeys/kommune as town` copies from
the repository, `ends with 1` is the exit code, `not run: REASON` leaves the block alone.
"""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tests.command import Command, Outcome

BLOCK = re.compile(r"(?:^<!-- test: (.*?) -->\n\n?)?^```(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = re.compile(r"(file|needs|ends with|not run)(?::? (.+))?")
CALL = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
GAP = "..."
ELSEWHERE = ("js", "lua")
"""Languages of editors, which are not here to read what is meant for them."""
EXTRAS = re.compile(r"(?:journeyaudit|\.)\[([\w,]+)\]")
RECIPES = ("jobs", "repos", "include", "permissions", "name")
"""Keys that stand at the top of what other programs read."""
SETTINGS = ("profile", "presets", "severity", "settings", "overrides", "rules", "budget", "baseline", "columns")
SAMPLE = "journey: Lamp\ntouchpoints: [Customer switches the lamp on]\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code with what its comment says."""

    language: str
    text: str
    line: int
    marks: Mapping[str, str]
    needs: tuple[str, ...]
    start: int = field(default=0, compare=False)
    """Where its text begins in the page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page, the repository that it is from, and the folder in which it is tried."""

    text: str
    root: Path
    folder: Path


@dataclass(slots=True)
class Tried:
    """What does not hold, and the page with the outputs of today."""

    text: str
    faults: list[str] = field(default_factory=list)


class Unfit(Exception):
    """A block does not hold; `now` is the block with the outputs of today, where they differ."""

    def __init__(self, fault: str, now: str = "") -> None:
        super().__init__(fault)
        self.now = now


def blocks(text: str) -> list[Block]:
    """The blocks of a page."""
    found = []
    for match in BLOCK.finditer(text):
        line = text.count("\n", 0, match.start(2)) + 1
        marks: dict[str, str] = {}
        needs: list[str] = []
        for part in (match[1] or "").split("; ") if match[1] else ():
            mark = MARK.fullmatch(part)
            name, value = (mark[1], mark[2] or "") if mark else ("?", part)
            if name == "needs":
                needs.append(value)
            else:
                marks[name] = value
        found.append(Block(match[2], match[3], line, marks, tuple(needs), match.start(3)))
    return found


def try_page(page: Page, run: Command) -> Tried:
    """Try every block."""
    tried = Tried(page.text)
    changed: list[tuple[Block, str]] = []
    for block in blocks(page.text):
        try:
            prepare(block, page)
            if "not run" not in block.marks:
                hold(block, page, run)
        except Unfit as fault:
            tried.faults.append(f"line {block.line}: {fault}")
            if fault.now:
                changed.append((block, fault.now))
    for block, now in reversed(changed):
        tried.text = tried.text[: block.start] + now + tried.text[block.start + len(block.text) :]
    return tried


def prepare(block: Block, page: Page) -> None:
    """Put the files there that a block needs."""
    if "?" in block.marks:
        raise Unfit(f"no such mark: {block.marks['?']}")
    if block.marks.get("not run") == "":
        raise Unfit("`not run` wants a reason")
    if not block.language:
        raise Unfit("a block needs a language")
    for need in block.needs:
        source, _, target = need.partition(" as ")
        if not (page.root / source).exists():
            raise Unfit(f"there is no {source}")
        there = page.folder / (target or source)
        there.parent.mkdir(parents=True, exist_ok=True)
        if (page.root / source).is_dir():
            shutil.copytree(page.root / source, there, dirs_exist_ok=True)
        else:
            shutil.copyfile(page.root / source, there)
    if name := block.marks.get("file"):
        (page.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (page.folder / name).write_text(whole(block.text), encoding="utf-8")


def whole(text: str) -> str:
    """A journey whose title the page leaves out, with a title."""
    return f"journey: Order\n{text}" if text.startswith("touchpoints:") else text


def hold(block: Block, page: Page, run: Command) -> None:
    """Try a block."""
    match block.language:
        case "yaml":
            read_yaml(block, page, run)
        case "toml":
            read_toml(block, run)
        case "sh":
            for line in block.text.splitlines():
                if line.startswith("pip install "):
                    installed(line, page.root)
                else:
                    called(line, block, run)
        case "console":
            if (now := printed(block, run)) != block.text:
                raise Unfit(f"it prints\n{now}and the page shows\n{block.text}(UPDATE_DOCS=1 writes it anew)", now)
        case _ if "file" in block.marks or block.language in ELSEWHERE:
            pass
        case _:
            raise Unfit("nothing is done with it: name it `file`, or say why it is `not run`")


def installed(line: str, root: Path) -> None:
    """Installing takes an index; but what is asked for has to be there."""
    there = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for extra in ",".join(EXTRAS.findall(line)).split(","):
        if extra and extra not in there:
            raise Unfit(f"there is no extra {extra}: {line}")


def called(line: str, block: Block, run: Command) -> Outcome | None:
    """Make a call as it stands on the page; files may stand behind `<` and `>`."""
    program, *arguments = shlex.split(line, comments=True) or ["#"]
    if program == "#":
        return None
    if program != "journeyaudit" or "|" in arguments:
        raise Unfit(f"only journeyaudit can be run here: {line}")
    files = {}
    while arguments[-2:-1] in (["<"], [">"]):
        files[arguments[-2]] = arguments[-1]
        del arguments[-2:]
    arguments = [name for one in arguments for name in ("*" in one and sorted(map(str, Path().glob(one)))) or [one]]
    stdin = Path(files["<"]).read_bytes() if "<" in files else b""
    outcome = run(*arguments, stdin=stdin)
    if ">" in files:
        Path(files[">"]).write_text(outcome.out, encoding="utf-8")
    codes = block.marks.get("ends with", "0" if block.language == "console" else "0 1").split()
    if str(outcome.code) not in codes:
        raise Unfit(f"`{line.strip()}` ends with {outcome.code}: {outcome.err}{outcome.out[-400:]}")
    return outcome


def printed(block: Block, run: Command) -> str:
    """A block of calls with what they print today."""
    shown = []
    for call, before in CALL.findall(block.text):
        outcome = called(call, block, run)
        assert outcome is not None
        now = "\n".join(line.rstrip() for line in (outcome.out + outcome.err).splitlines())
        kept = before if fits(before, now) else f"{now}\n"
        shown.append(f"$ {call}\n{kept}")
    return "".join(shown)


def fits(shown: str, now: str) -> bool:
    """Whether an output is the one that is shown, where a line of three points stands for any lines."""
    parts = [re.escape(line) if line.strip() != GAP else GAP for line in shown.splitlines()]
    pattern = "\n".join(parts).replace(f"\n{GAP}\n", r"\n(?:.*\n)*?").replace(f"\n{GAP}", r"(?:\n.*)*")
    pattern = re.sub(rf"^{re.escape(GAP)}\n", r"(?:.*\n)*?", pattern)
    return re.fullmatch(pattern if parts != [GAP] else r"(?s:.*)", now) is not None


def read_yaml(block: Block, page: Page, run: Command) -> None:
    """A journey is audited, a rule tested, settings are followed; recipes for other programs are read."""
    if block.text.startswith("# yaml-language-server: $schema="):
        return
    if re.match("(journey|organisation|touchpoints):", block.text):
        file = written(block.marks.get("file", "block.yaml"), whole(block.text))
        made(run("check", "--format", "concise", "--allow-empty", file), block)
        if "file" not in block.marks:
            Path(file).unlink()
        return
    data = yaml.safe_load(block.text)
    keys = set(data[0] if isinstance(data, list) else data)
    if "each" in keys:
        rule = page.folder / "pack" / "docs" / f"{data['id']}.yaml"
        rule.parent.mkdir(parents=True, exist_ok=True)
        rule.write_text(block.text, encoding="utf-8")
        config = written("pack.yaml", "rules: pack\n")
        made(run("rules", "test", "--config", config, "--mutate", data["id"]), block)
    elif keys & set(RECIPES) or "run" in keys or "script:" in block.text:
        for line in re.findall(r"run: (journeyaudit [^$\n]*)$", block.text, re.MULTILINE):
            called(line, block, run)
    elif "findings" in keys:
        made(run("baseline", "show", "--baseline", written("known.yaml", block.text), sample()), block)
        Path("sample.yaml").unlink()
    elif keys & set(SETTINGS):
        kept = {key: value for key, value in data.items() if key not in ("rules", "baseline")}
        followed("journeyaudit.yaml", block.text if kept == data else yaml.safe_dump(kept), block, run)
    else:
        raise Unfit(f"no journey, rule, settings or anything else that is known: {', '.join(sorted(keys))}")


def read_toml(block: Block, run: Command) -> None:
    """Settings are followed; other tables are read."""
    if "tool" in tomllib.loads(block.text):
        followed("pyproject.toml", block.text, block, run)


def followed(name: str, text: str, block: Block, run: Command) -> None:
    """Audit a journey with settings, and leave those of the page as they were."""
    there = Path(name).read_text(encoding="utf-8") if Path(name).exists() else None
    try:
        made(run("check", "--format", "concise", "--config", written(name, text), sample()), block)
    finally:
        Path(name).unlink()
        Path("sample.yaml").unlink(missing_ok=True)
        if there is not None:
            written(name, there)


def made(outcome: Outcome, block: Block) -> None:
    """A verdict has to come of it."""
    if str(outcome.code) not in block.marks.get("ends with", "0 1").split():
        raise Unfit((outcome.err + outcome.out).strip())


def written(name: str, text: str) -> str:
    """Write a file in the folder."""
    Path(name).write_text(text, encoding="utf-8")
    return name


def sample() -> str:
    """A journey to audit."""
    return written("sample.yaml", SAMPLE)
