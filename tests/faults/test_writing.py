"""Files are written whole or not at all: on a full disk, when stopped, and when two runs write the same."""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command import Command, Outcome, ended, process, tree
from tests.faults.conftest import Play
from tests.small_pack import journey

LATE = journey("Ask, wait: 3 d")
WRITING = {
    "check": ["check", "late.yaml", "-q", "-f", "concise", "--output", "json=out.json"],
    "check over an old file": ["check", "late.yaml", "-q", "-f", "concise", "--output", "html=old.html"],
    "diff": ["diff", "late.yaml", "late.yaml", "-q", "--output", "json=out.json"],
    "import": ["import", "way.mmd", "-o", "out.yaml"],
    "export": ["export", "late.yaml", "--to", "csv", "-o", "out.csv"],
    "draw": ["draw", "late.yaml", "-o", "map.svg"],
    "accept": ["accept", "late", "late.yaml:ask", "--reason", "agreed with the customer council"],
    "baseline update": ["baseline", "update", "late.yaml"],
    "baseline prune": ["baseline", "prune", "late.yaml", "--baseline", "known.yaml"],
    "init": ["init", "fresh"],
    "init with hooks": ["init", "."],
    "new": ["new", "order.yaml", "--title", "Order", "--step", "Customer orders"],
    "rules new": ["rules", "new", "own-rule"],
}
"""Every command that writes files."""
FILES = {
    "late.yaml": LATE,
    "way.mmd": "journey\n  title Order\n  section Buy\n    Customer orders: 3: Customer\n",
    "old.html": "old",
    "known.yaml": "version: 1\nfindings:\n- {rule: late, journey: gone}\n",
    ".pre-commit-config.yaml": "repos:\n- repo: local\n  hooks: []\n",
    # What `init` finds is kept, so that it comes to the hooks before anything else can fail.
    "journeyaudit.yaml": "lang: en\n",
}
KEPT_BY_INIT = (
    "journeys/first.yaml",
    ".github/workflows/journeyaudit.yml",
    *(f".journeyaudit/{name}.schema.json" for name in ("journey", "organisation", "rule", "settings")),
)
LIMIT = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))"
"""Where no disk can be made, no file may grow."""


def prepare(folder: Path) -> None:
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name in KEPT_BY_INIT:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("kept: true\n", encoding="utf-8")


@pytest.fixture
def full(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, str]]:
    """A folder on a full disk of 64 KB, or one in which no file may grow; with the Python that sees to it."""
    disk = project / "disk"
    disk.mkdir()
    call = ["mount", "-t", "tmpfs", "-o", "size=64k,mode=777", "tmpfs", str(disk)]
    mounted = (
        shutil.which("mount") is not None
        and os.geteuid() == 0
        and subprocess.run(call, capture_output=True, check=False).returncode == 0
    )
    prepare(disk)
    (disk / ".git").mkdir()
    monkeypatch.chdir(disk)
    if mounted:
        with (disk / "ballast").open("wb", buffering=0) as ballast:
            try:
                while True:
                    ballast.write(bytes(4096))
            except OSError:
                pass
    yield disk, "" if mounted else LIMIT
    monkeypatch.chdir(project)
    if mounted:
        subprocess.run(["umount", str(disk)], check=True, capture_output=True)


@pytest.mark.parametrize("name", WRITING)
def test_on_a_full_disk_nothing_is_lost_and_nothing_is_left(play: Play, full: tuple[Path, str], name: str) -> None:
    disk, first = full
    before = tree(disk)
    outcome = play(*WRITING[name], first=first)
    assert outcome.code == 2
    assert outcome.err.endswith((": No space left on device\n", ": File too large\n"))
    assert outcome.err.startswith("journeyaudit: ")
    assert outcome.err.count("\n") == 1
    assert tree(disk) == before


STOP = """
import os, signal, sys
def stop(event, arguments):
    global left
    wanted = event == "os.rename" or (event == "open" and arguments[1] == "w" and str(arguments[0]).endswith(ENDINGS))
    if wanted and left:
        left = False
        os.kill(os.getpid(), NUMBER)
left = True
sys.addaudithook(stop)
"""
"""Sends a signal when a new file is written and about to take its place, or is opened to be written where it stands."""
ENDINGS = (".json", "order.yaml", "own-rule.yaml", "journeyaudit.yaml")


@pytest.mark.parametrize(
    ("name", "number"),
    [(name, signal.SIGTERM) for name in ("check over an old file", "accept", "draw", "init with hooks", "rules new")]
    + [(name, signal.SIGINT) for name in ("check", "baseline update", "new")],
    ids=lambda value: value.name if isinstance(value, signal.Signals) else value,
)
def test_stopped_in_the_middle_of_writing_nothing_is_left_half(
    play: Play, project: Path, name: str, number: signal.Signals
) -> None:
    prepare(project)
    before = tree(project)
    outcome = play(*WRITING[name], first=f"ENDINGS, NUMBER = {ENDINGS}, {int(number)}\n{STOP}")
    assert (outcome.code, outcome.err) == (128 + number, "")
    after = tree(project)
    assert {file: text for file, text in after.items() if file in before} == before
    assert [file for file in after if file not in before] == []


def test_every_command_writes_what_it_should_where_nothing_is_wrong(here: Command, project: Path) -> None:
    prepare(project)
    for name in ("check", "import", "export", "draw", "accept", "new", "rules new"):
        before = tree(project)
        assert here(*WRITING[name]).code == (1 if name == "check" else 0), name
        assert tree(project) != before, name


def test_two_runs_at_once_each_write_a_whole_file(pack: Path, project: Path) -> None:
    many = [f"Ask {number}, wait: 3 d" for number in range(300)]
    Path("many.yaml").write_text(journey(*many), encoding="utf-8")
    call = ["check", "many.yaml", "-q", "-f", "concise", "--output", "json=out.json"]
    cache = {"JOURNEYAUDIT_CACHE_DIR": str(project / "cache")}
    runs = [process(pack, call, more=cache) for _ in range(3)]
    outcomes = [ended(one) for one in runs]
    assert {(one.code, one.err) for one in outcomes} == {(1, "")}
    assert len({one.out for one in outcomes}) == 1
    assert len(json.loads(Path("out.json").read_text(encoding="utf-8"))["findings"]) == 300
    assert [file for file in tree(project) if not file.startswith("cache/")] == ["many.yaml", "out.json"]
    assert [file for file in tree(project) if file.endswith(".new")] == []


def test_two_baselines_at_once_leave_one_that_can_be_read(pack: Path, play: Play) -> None:
    Path("late.yaml").write_text(LATE, encoding="utf-8")
    runs = [process(pack, ["baseline", "update", "late.yaml"]) for _ in range(2)]
    assert [ended(one).code for one in runs] == [0, 0]
    outcome = play("check", "late.yaml", "-q", "-f", "concise", "--baseline", "journeyaudit-baseline.yaml")
    assert outcome == Outcome(0, "", "")
    assert [file for file in tree(Path()) if ".part" in file] == []
