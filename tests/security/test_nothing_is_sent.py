"""Nothing is sent anywhere, and nothing but git is ever started, whatever is called."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import ended, process
from tests.small_pack import journey

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes as POSIX has them")

WATCH = """
import os, sys
def watch(event, arguments):
    started = event in ("os.system", "os.posix_spawn", "os.startfile", "webbrowser.open") or event.startswith("os.exec")
    if event == "subprocess.Popen":
        call = [os.fsdecode(one) for one in arguments[1]]
        far = {"fetch", "pull", "push", "clone", "ls-remote", "submodule", "remote"}
        started = os.path.basename(call[0]) != "git" or bool(far & set(call))
    sent = event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")) and event != "socket.__new__"
    if started or sent:
        os.write(2, f"{event} {arguments}\\n".encode())
        os._exit(99)
sys.addaudithook(watch)
"""
"""Ends the process at the first thing that is sent, and at any program that is started but git for local questions."""
ALL = """
import journeyaudit.cli
once = journeyaudit.cli.main
def every():
    worst = 0
    for call in CALLS:
        sys.argv = ["journeyaudit", *call]
        try:
            once()
        except SystemExit as end:
            if end.code not in (0, 1, None):
                os.write(2, f"{call} ended with {end.code}\\n".encode())
                worst = 98
    sys.exit(worst)
journeyaudit.cli.main = every
"""
CALLS = [
    ["check", "late.yaml"],
    ["check", ".", "-j", "2", "--output", "html=out.html", "--output", "sarif=out.sarif"],
    ["check", ".", "--changed", "HEAD"],
    ["check", "page.md", "-f", "json"],
    ["text", "page.md", "--wording", "sure"],
    ["bill", "late.yaml"],
    ["why", "late", "late.yaml"],
    ["diff", "HEAD"],
    ["draw", "late.yaml"],
    ["export", "late.yaml", "--to", "mermaid"],
    ["import", "way.mmd"],
    ["accept", "late", "late.yaml:ask", "--reason", "agreed"],
    ["baseline", "update", "late.yaml"],
    ["settings", "show"],
    ["schema", "journey"],
    ["explain", "late"],
    ["rules", "list"],
    ["rules", "test"],
    ["rules", "new", "own-rule"],
    ["new", "order.yaml", "--title", "Order", "--step", "Ask"],
    ["init", "fresh"],
    ["--help"],
]
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "a@b.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


def test_no_command_sends_anything_or_starts_anything_but_git(pack: Path, repository: Path) -> None:
    Path(".git").rmdir()
    Path("late.yaml").write_text(journey("Ask, wait: 3 d"), encoding="utf-8")
    Path("page.md").write_text("# Page\n\nPlease see http://192.0.2.1/x.\n", encoding="utf-8")
    Path("way.mmd").write_text("journey\n  title Way\n  section A\n    Ask: 3: Customer\n", encoding="utf-8")
    for call in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        subprocess.run(["git", *call], check=True, env={**os.environ, **GIT})
    outcome = ended(process(pack, [], first=f"{WATCH}\nCALLS = {CALLS}\n{ALL}", more=GIT))
    assert [line for line in outcome.err.splitlines() if not line.startswith("journeyaudit: ")] == []
    assert outcome.code == 0


@pytest.mark.parametrize(
    "harm",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('example.invalid', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import subprocess; subprocess.run(['git', 'fetch'])",
        "os.system('true')",
    ],
)
def test_the_watch_would_notice(pack: Path, harm: str) -> None:
    assert ended(process(pack, ["--version"], first=f"{WATCH}\n{harm}")).code == 99
