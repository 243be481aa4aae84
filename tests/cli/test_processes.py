"""The command as a process: signals, closed pipes, and files that were made to break it."""

import contextlib
import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeyaudit.cli import outputs
from tests.command import Outcome, ended, process
from tests.small_pack import journey

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes as POSIX has them")


def write_end(running: "subprocess.Popen[bytes]", pipe: str) -> int:
    """Open a named pipe for writing as soon as the command reads it."""
    while running.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            time.sleep(0.01)
    raise AssertionError(f"ended before it read: {ended(running)}")


@pytest.fixture
def reading(pack: Path) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """The command while it waits for a pipe to end."""
    os.mkfifo("pipe")
    running = process(pack, ["check", "pipe", "-f", "concise", "-q"])
    end = write_end(running, "pipe")
    yield running, end
    with contextlib.suppress(OSError):
        os.close(end)


@pytest.mark.parametrize(("name", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["SIGINT", "SIGTERM"])
def test_a_run_that_is_stopped_says_nothing_and_ends_as_shells_expect(
    reading: tuple["subprocess.Popen[bytes]", int], name: signal.Signals, code: int
) -> None:
    running, _ = reading
    running.send_signal(name)
    assert ended(running) == Outcome(code, "", "")


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are looked for in /proc")
@pytest.mark.parametrize(("name", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["SIGINT", "SIGTERM"])
def test_a_run_that_several_processes_share_is_stopped_with_all_of_them(
    pack: Path, name: signal.Signals, code: int
) -> None:
    many = (f"journey: Reise {number}\n" + journey("Ask, wait: 3 d").split("\n", 1)[1] for number in range(2000))
    Path("many.yaml").write_text("---\n".join(many), encoding="utf-8")
    running = process(pack, ["check", "many.yaml", "-j", "2", "-f", "concise", "-q"])
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
    began = time.monotonic()
    while len(split_off := children.read_text().split()) < 2:
        assert running.poll() is None
        assert time.monotonic() - began < 60
        time.sleep(0.01)
    running.send_signal(name)
    outcome = ended(running)
    assert (outcome.code, outcome.out, outcome.err) == (code, "", "")
    assert [one for one in split_off if Path(f"/proc/{one}").exists()] == []


def test_a_pipe_can_be_audited(reading: tuple["subprocess.Popen[bytes]", int]) -> None:
    running, end = reading
    os.write(end, journey("Ask, wait: 3 d").encode())
    os.close(end)
    assert ended(running) == Outcome(1, "pipe:4:24: error[late] “Ask” comes after 3 days.\n", "")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "late.yaml"], 1),
        (["check", "late.yaml", "nowhere", "-f", "concise"], 2),
        (["rules", "list"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_when_nobody_reads_on_the_run_ends_quietly_with_its_own_code(
    pack: Path, arguments: list[str], code: int
) -> None:
    Path("late.yaml").write_text(journey(*[f"Ask {number}, wait: 3 d" for number in range(50)]))
    read_end, end = os.pipe()
    with os.fdopen(end, "wb") as stdout:
        running = process(pack, arguments, stdout=stdout)
    os.close(read_end)
    assert ended(running) == Outcome(code, "", "")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["clean.yaml"], 0), (["late.yaml"], 1), (["late.yaml", "nowhere"], 2), (["late.yaml", "--exit-zero"], 0)],
    ids=["clean", "findings", "no verdict", "exit zero"],
)
def test_every_format_ends_with_every_exit_code(pack: Path, arguments: list[str], code: int) -> None:
    Path("late.yaml").write_text(journey("Ask, wait: 3 d"), encoding="utf-8")
    Path("clean.yaml").write_text(journey("Ask"), encoding="utf-8")
    wanted = [f"--output={one}=out.{one}" for one in outputs.Format]
    outcome = ended(process(pack, ["check", *arguments, "-f", "concise", *wanted]))
    assert (outcome.code, outcome.err) == (code, "")
    found = {one: Path(f"out.{one}").read_text(encoding="utf-8") for one in outputs.Format}
    assert found[outputs.Format.CONCISE] == outcome.out
    assert json.loads(found[outputs.Format.JSON])["exit_code"] == code
    assert all(found[one] for one in outputs.Format if one is not outputs.Format.GITHUB)
    assert [file.name for file in Path().iterdir() if file.name.startswith(".journeyaudit")] == []


def test_streams_that_the_shell_closed_are_no_crash(pack: Path) -> None:
    Path("late.yaml").write_text(journey("Ask, wait: 3 d"))
    shell = ["sh", "-c", 'exec "$@" <&- >&-', "sh"]
    assert ended(process(pack, ["check", "late.yaml", "-"], before=shell)) == Outcome(2, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_report_that_cannot_be_written_is_a_failure(pack: Path) -> None:
    Path("late.yaml").write_text(journey("Ask, wait: 3 d"))
    with Path("/dev/full").open("wb") as full:
        outcome = ended(process(pack, ["check", "late.yaml"], stdout=full))
    assert outcome == Outcome(
        2,
        "",
        "journeyaudit failed: OSError: [Errno 28] No space left on device\n"
        "This is a fault of the tool. Please report it with the file that caused it.\n",
    )


def bomb() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    return "journey: Bomb\n" + "\n".join(lines) + "\ntouchpoints: *a11\n"


HOSTILE = {
    "aliases.yaml": (bomb().encode(), "aliases.yaml:7:"),
    "brackets.yaml": (b"journey: " + b"[" * 100_000, "brackets.yaml:1:"),
    "braces.yaml": (b"journey: " + b"{a: " * 100_000, "braces.yaml:1:"),
    "indents.yaml": (b"".join(b" " * n + b"a:\n" for n in range(3000)), "indents.yaml:"),
    "large.yaml": (b"journey: A\ntouchpoints:\n" + b"  - Customer calls\n" * 2_600_000, "large.yaml:1:1: "),
    "nul.yaml": (b"journey: A\0B\ntouchpoints: [\0]\n", "nul.yaml:1:11: "),
    "zeros.yaml": (b"\0" * 100_000, "zeros.yaml:1:1: "),
    "object.yaml": (b"journey: !!python/object/apply:os.system ['touch owned']\n", "object.yaml:1:10: "),
    "key.yaml": (b"journey: A\n? " + b"x" * 100_000 + b"\n: y\n", "key.yaml:2:"),
    "number.yaml": (b"journey: A\ntouchpoints: [{title: A, times: 1" + b"0" * 100_000 + b"}]\n", "number.yaml:2:"),
}


def test_files_that_were_made_to_break_it_are_refused_at_once(pack: Path) -> None:
    for name, (data, _) in HOSTILE.items():
        Path(name).write_bytes(data)
    begun = time.monotonic()
    outcome = ended(process(pack, ["check", *HOSTILE, "-f", "concise"]))
    assert time.monotonic() - begun < 20, "all of them together, on a busy machine"
    assert (outcome.code, outcome.err) == (2, "")
    places = [place for _, place in HOSTILE.values()]
    lines = outcome.out.splitlines()
    assert [line for line in lines if not line.startswith(tuple(places))] == lines[-1:]
    assert [place for place in places if not any(line.startswith(place) for line in lines)] == []
    assert max(map(len, lines)) < 500, "messages do not repeat what was thrown at them"
    assert not Path("owned").exists()
