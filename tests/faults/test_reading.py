"""What cannot be read, or is no longer there, is said at its place; what can be read is audited all the same."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.command import Command, Outcome, tree
from tests.faults.conftest import Play
from tests.small_pack import journey

LATE = journey("Ask, wait: 3 d")
FOUND = "late.yaml:4:24: error[late] “Ask” comes after 3 days.\n"


@pytest.fixture(autouse=True)
def late(project: Path) -> None:
    """A journey with a finding."""
    Path("late.yaml").write_text(LATE, encoding="utf-8")


def shut(path: str, text: str = "") -> Path:
    """A file that nobody may read, or a folder where there is no text."""
    place = Path(path)
    if text:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    else:
        place.mkdir(parents=True)
    place.chmod(0)
    return place


def test_what_may_not_be_read_is_said_and_the_rest_is_audited(play: Play, stranger: Mapping[str, Any]) -> None:
    file, folder = shut("shut.yaml", LATE), shut("closed")
    outcome = play("check", ".", "-f", "concise", "-q", **stranger)
    assert outcome == Outcome(
        2,
        "closed:1:1: error[paths] the folder cannot be read: Permission denied\n"
        "shut.yaml:1:1: error[paths] the file cannot be read: Permission denied\n"
        f"{FOUND}",
        "",
    )
    file.chmod(0o600)
    folder.chmod(0o700)


@pytest.mark.parametrize(
    ("path", "settings", "message"),
    [
        ("journeyaudit.yaml", "", "journeyaudit.yaml:1:1: the settings file cannot be read: Permission denied"),
        ("known.yaml", "baseline: known.yaml\n", "error[baseline] the baseline cannot be read: Permission denied"),
        ("own/own/slow.yaml", "rules: [own]\n", "Permission denied"),
        ("organisation.yaml", "", "organisation.yaml:1:1: error[paths] the file cannot be read: Permission denied"),
    ],
)
def test_what_an_audit_rests_on_must_be_readable(
    play: Play, stranger: Mapping[str, Any], path: str, settings: str, message: str
) -> None:
    if settings:
        Path("journeyaudit.yaml").write_text(settings, encoding="utf-8")
    file = shut(path, "organisation: Us\n")
    outcome = play("check", ".", "-f", "concise", "-q", **stranger)
    file.chmod(0o600)
    assert outcome.code == 2
    assert message in outcome.out + outcome.err
    assert "fault of the tool" not in outcome.err


def test_where_nothing_may_be_written_it_is_said_and_nothing_is_changed(
    play: Play, stranger: Mapping[str, Any], project: Path
) -> None:
    project.chmod(0o555)
    before = tree(project)
    outcomes = [
        play("check", "late.yaml", "--output", "json=out.json", **stranger),
        play("accept", "late", "late.yaml:ask", "--reason", "agreed", **stranger),
        play("baseline", "update", "late.yaml", **stranger),
        play("new", "order.yaml", "--title", "Order", "--step", "Ask", **stranger),
    ]
    project.chmod(0o777)
    assert [(one.code, one.err) for one in outcomes] == [
        (2, "journeyaudit: cannot write out.json: . is read-only\n"),
        (2, "journeyaudit: late.yaml cannot be written: Permission denied\n"),
        (2, "journeyaudit: journeyaudit-baseline.yaml cannot be written: Permission denied\n"),
        (2, "journeyaudit: order.yaml:1:1: this cannot be written: Permission denied\n"),
    ]
    assert tree(project) == before


def test_a_cache_that_may_not_be_written_or_read_is_done_without(play: Play, stranger: Mapping[str, Any]) -> None:
    cache = Path("cache")
    cache.mkdir()
    for mode in (0o555, 0):
        cache.chmod(mode)
        more = {"JOURNEYAUDIT_CACHE_DIR": str(cache.absolute())}
        assert play("check", "late.yaml", "-f", "concise", "-q", **stranger, more=more) == Outcome(1, FOUND, "")
    cache.chmod(0o700)
    assert list(cache.iterdir()) == []


VANISH = """
import os, sys
def vanish(event, arguments):
    global there
    if event == "open" and str(arguments[0]).endswith("late.yaml") and there:
        there = False
        os.unlink("lost.yaml")
there = True
sys.addaudithook(vanish)
"""
"""Takes a file away between the look into the folder and the moment when it is read."""


def test_a_file_that_vanishes_is_a_fault_and_no_crash(play: Play) -> None:
    Path("lost.yaml").write_text(LATE, encoding="utf-8")
    outcome = play("check", ".", "-f", "concise", "-q", first=VANISH)
    message = "lost.yaml:1:1: error[paths] the file cannot be read: No such file or directory\n"
    assert outcome == Outcome(2, message + FOUND, "")


def test_a_folder_that_is_gone_is_a_fault_and_no_crash(play: Play, project: Path) -> None:
    gone = project / "gone"
    gone.mkdir()
    outcome = play("check", ".", "-f", "concise", first=f"import os; os.chdir({str(gone)!r}); os.rmdir({str(gone)!r})")
    assert outcome == Outcome(2, "", "journeyaudit: the folder that this is called in is no longer there\n")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["check", "loop"], 2, "this link leads nowhere"),
        (["check", "."], 1, FOUND),
        (["bill", "loop"], 2, "this link leads nowhere"),
        (["draw", "loop"], 2, "this link leads nowhere"),
        (["diff", "loop", "late.yaml"], 2, "there is no file or folder 'loop'\n"),
        (["accept", "late", "loop:ask", "--reason", "x"], 2, "there is no file loop"),
        (["check", "late.yaml", "--output", "json=loop"], 1, ""),
        (["export", "late.yaml", "--to", "csv", "-o", "loop"], 0, ""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_links_that_go_in_circles_end_every_command_as_they_should(
    here: Command, arguments: list[str], code: int, message: str
) -> None:
    Path("loop").symlink_to("loop")
    Path("round").mkdir()
    Path("round/back").symlink_to(Path("round").absolute())
    shown = ["-f", "concise", "-q"] if arguments[0] == "check" else []
    outcome = here(*arguments, *shown)
    assert outcome.code == code
    assert message in outcome.out + outcome.err
    assert "fault of the tool" not in outcome.err


@pytest.mark.parametrize("setting", ["rules: [loop]", "baseline: loop", 'rules: ["a\\0b"]', 'baseline: "a\\0b"'])
def test_settings_that_name_no_possible_file_are_a_fault_and_no_crash(here: Command, setting: str) -> None:
    Path("loop").symlink_to("loop")
    Path("journeyaudit.yaml").write_text(f"{setting}\n", encoding="utf-8")
    outcome = here("check", "late.yaml", "-f", "concise", "-q")
    assert (outcome.code, outcome.err) == (2, "")
    assert "fault of the tool" not in outcome.err


NAMES = [
    b"with space.yaml",
    "Kündigung größer.yaml".encode(),
    b"two\nlines.yaml",
    b"\xff\xfe latin \xe4.yaml",
    b"-q.yaml",
]


def test_names_of_files_are_shown_and_do_no_harm(here: Command, project: Path) -> None:
    Path("late.yaml").unlink()
    for number, name in enumerate(NAMES):
        text = journey("Ask, wait: 3 d", title=f"Order {number}")
        Path(os.fsdecode(os.fsencode(project) + b"/" + name)).write_text(text, encoding="utf-8")
    outcome = here("check", ".", "-f", "concise", "-q", "--output", "json=out.json", "--output", "junit=out.xml")
    rest = FOUND.removeprefix("late.yaml")
    assert (outcome.code, outcome.err) == (1, "")
    assert sorted(outcome.out.splitlines(keepends=True)) == sorted(
        f"{name}{rest}"
        for name in (
            "-q.yaml",
            "Kündigung größer.yaml",
            "two\\x0alines.yaml",
            "with space.yaml",
            "\\udcff\\udcfe latin \\udce4.yaml",
        )
    )


@pytest.mark.parametrize(
    ("data", "out"),
    [
        (LATE.encode("utf-16"), "x.yaml:1:1: error[syntax] "),
        (LATE.replace("Ask", "Größe").encode("latin-1"), "x.yaml:4:15: error[syntax] the byte 0xF6 is not UTF-8 "),
    ],
    ids=["UTF-16", "Latin-1"],
)
def test_another_encoding_is_refused_at_its_place(here: Command, data: bytes, out: str) -> None:
    Path("x.yaml").write_bytes(data)
    outcome = here("check", "x.yaml", "-f", "concise", "-q")
    assert (outcome.code, outcome.err) == (2, "")
    assert outcome.out.startswith(out)
    assert "(save the file as UTF-8)" in outcome.out


def test_the_report_hangs_neither_on_clock_nor_on_zone_nor_on_locale(play: Play, project: Path) -> None:
    call = ["check", "late.yaml", "-f", "json", "--lang", "en", "--as-of", "2026-03-01"]
    outcomes = []
    for zone, locale, seed, time in [
        ("UTC", "en_GB.UTF-8", "1", 0),
        ("Pacific/Kiritimati", "de_DE.UTF-8", "2", 4_000_000_000),
        ("America/Anchorage", "tr_TR.UTF-8", "3", 1_000_000_000),
    ]:
        os.utime("late.yaml", (time, time))
        outcomes.append(play(*call, more={"TZ": zone, "LANG": locale, "PYTHONHASHSEED": seed}))
    assert outcomes[0].code == 1
    assert str(project) not in outcomes[0].out
    assert outcomes == [outcomes[0]] * 3


def test_a_terminal_without_unicode_gets_the_same_verdict(play: Play) -> None:
    Path("late.yaml").write_text(LATE.replace("Ask", "Größe"), encoding="utf-8")
    more = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    outcome = play("check", "late.yaml", more=more)
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out.isascii()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["bill", "late.yaml"], 0),
        (["export", "late.yaml", "--to", "csv"], 0),
        (["schema", "journey"], 0),
        (["diff", "late.yaml", "late.yaml"], 0),
        (["--help"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_when_nobody_reads_on_every_command_ends_quietly_with_its_own_code(
    play: Play, arguments: list[str], code: int
) -> None:
    read_end, end = os.pipe()
    os.close(read_end)
    with os.fdopen(end, "wb") as stdout:
        outcome = play(*arguments, stdout=stdout)
    assert outcome.code == code
    assert [line for line in outcome.err.splitlines() if not line.startswith("journeyaudit: a table has")] == []
