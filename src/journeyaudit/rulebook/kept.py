"""Keeps what was found out about packs of rules, so that packs that did not change are not read and checked again.

What is kept are plain data in JSON, never code: whoever can write into the folder can change what rules say, as with
the rules themselves, and nothing more. What cannot be read, or does not fit, is as good as not there.

Sets of phrases, most of the data, stand in lines of their own below the rest: each is read when it is first asked for.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from journeyaudit import __version__
from journeyaudit.frozen import dataclass
from journeyaudit.rule import Lexica, parse_rule
from journeyaudit.rulebook.compiled import CompiledRule, compile_rule
from journeyaudit.rulebook.profiles import Preset, Profile, Profiles
from journeyaudit.source import Document, SourceError
from journeyaudit.wording import Phrasebook

VARIABLE = "JOURNEYAUDIT_CACHE_DIR"
"""The environment variable that names the folder; empty, nothing is kept."""
FORMAT = 2
"""Another number for another shape of the data."""
MOST = 8
"""How many states of packs are kept."""
CODE = Path(__file__).resolve().parents[1]


def folder() -> Path | None:
    """Where it is kept: the folder for caches of the system; None where nothing is to be kept."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base, "journeyaudit", "Cache") if base else None
    with suppress(RuntimeError):  # a user without a home keeps nothing
        home = Path.home()
        usual = home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache"
        return Path(os.environ.get("XDG_CACHE_HOME") or usual, "journeyaudit")
    return None


def state_of(packs: Sequence[tuple[Path, str]]) -> str:
    """A name for the exact state of packs, of this program and of how it reads phrases."""
    found = sha256(f"{FORMAT} {__version__} {sys.version_info[:2]}".encode())
    for file in sorted((*CODE.glob("wording/*.py"), *CODE.glob("rule/*.py"))):
        status = file.stat()
        found.update(f"{file.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    for pack, shown in packs:
        found.update(f"{shown}\0".encode("utf-8", "surrogatepass"))
        for name in sorted(_files(pack)):
            content = (pack / name).read_bytes()
            found.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogatepass"))
            found.update(content)
    return found.hexdigest()[:32]


def _files(pack: Path) -> Iterator[str]:
    """The files that a pack may consist of, as seen from its folder."""
    for folder, _, names in os.walk(pack) if pack.is_dir() else ():  # a name may be one that no folder can have
        inside = folder.removeprefix(str(pack)).replace(os.sep, "/").lstrip("/")
        yield from (f"{inside}/{name}".lstrip("/") for name in names if name.endswith((".yaml", ".yml")))


@dataclass(frozen=True, slots=True)
class Pack:
    """The rules of one pack, with the lists that they were compiled with: its own and those of the packs before."""

    lexica: Lexica
    phrasebook: Phrasebook
    rules: tuple[CompiledRule, ...]


def keep(state: str, packs: Sequence[Pack], profiles: Profiles) -> None:
    """Write what was found out, whole or not at all; where that is not possible, do without."""
    target = folder()
    if target is None:
        return
    lines: list[str] = []
    data = {
        "packs": [
            {
                "lexica": [pack.lexica.words, pack.lexica.sets, pack.lexica.facts],
                "phrases": _apart(pack.phrasebook.as_data(), lines),
                "rules": [[one.rule.document.name, _bare(one.rule.data)] for one in pack.rules],
            }
            for pack in packs
        ],
        "profiles": [[one.name, one.text, one.only, one.leave_out, one.also] for one in profiles.profiles.values()],
        "presets": [[one.name, one.text, one.market, one.sector] for one in profiles.presets.values()],
    }
    with suppress(OSError):
        target.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = import_module("tempfile").mkstemp(dir=target, suffix=".new")
        try:
            with open(handle, "w", encoding="utf-8", errors="surrogatepass") as file:  # noqa: PTH123 # a descriptor
                json.dump(data, file, ensure_ascii=False, separators=(",", ":"))
                file.writelines(f"\n{line}" for line in lines)
            Path(name).replace(target / f"{state}.json")
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _forget_old(target)


def kept(state: str) -> tuple[tuple[Pack, ...], Profiles] | None:
    """What was kept of packs in this state, if anything was that can be used."""
    target = folder()
    if target is None:
        return None
    try:
        head, *lines = (target / f"{state}.json").read_bytes().decode("utf-8", "surrogatepass").split("\n")
        data = json.loads(head)
        packs = tuple(_pack(lines, *map(one.get, ("lexica", "phrases", "rules"))) for one in data["packs"])
        profiles = [
            Profile(name, text, tuple(only), tuple(leave_out), tuple(also))
            for name, text, only, leave_out, also in data["profiles"]
        ]
        presets = [Preset(name, text, tuple(market), tuple(sector)) for name, text, market, sector in data["presets"]]
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, SourceError):
        return None
    return packs, Profiles({one.name: one for one in profiles}, {one.name: one for one in presets})


def _apart(phrases: Mapping[str, Any], lines: list[str]) -> dict[str, Any]:
    """Phrases as data; the sets go into lines, and only their numbers stay."""
    start = len(lines)
    lines += [written for _, written in phrases["sets"].values()]
    places = enumerate(phrases["sets"].items(), start)
    return {**phrases, "sets": {name: [number, line] for line, (name, (number, _)) in places}}


def _pack(lines: Sequence[str], lexica: Any, phrases: Any, rules: Any) -> Pack:
    lists = Lexica(*({name: tuple(entries) for name, entries in group.items()} for group in lexica))
    sets = {name: (number, lines[line]) for name, (number, line) in phrases["sets"].items()} if phrases else {}
    book = Phrasebook(lists.words, {**phrases, "sets": sets} if phrases else phrases)
    ready = (parse_rule(_document(name, data), examples=False) for name, data in rules)
    return Pack(lists, book, tuple(compile_rule(rule, lists, book, checked=True) for rule in ready))


def _document(name: str, data: object) -> Document:
    """A rule without its text: nothing is wrong with it that would have to be shown."""
    return Document(name, "", data, {}, {}, ())


def _bare(data: Mapping[str, Any]) -> dict[str, Any]:
    """A rule without its examples, which no audit needs."""
    return {key: value for key, value in data.items() if key != "examples"}


def _forget_old(target: Path) -> None:
    by_age = sorted(target.glob("*.json"), key=lambda file: file.stat().st_mtime)
    for file in by_age[:-MOST]:
        file.unlink(missing_ok=True)
