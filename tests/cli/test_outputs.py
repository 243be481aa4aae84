"""Reports beside the printed one: files of several formats in one run, and what GitHub Actions gets by itself."""

import json
import os
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from journeyaudit.cli import outputs
from tests.command import Command, ended, process
from tests.small_pack import journey

ORDER = journey("Ask, wait: 3 d", "Offer, kind: offer", "Nudge, kind: reminder")
LATE = "order.yaml:4:24: error[late] “Ask” comes after 3 days.\n"


@pytest.fixture(autouse=True)
def order(repository: Path) -> Path:
    """A journey with an error, a warning and an info."""
    file = repository / "order.yaml"
    file.write_text(ORDER, encoding="utf-8")
    return file


@pytest.fixture
def actions(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A step of GitHub Actions, with the file of its summary."""
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    return summary


def files() -> list[str]:
    return sorted(file.name for file in Path().iterdir() if file.is_file())


def test_one_run_writes_several_formats(run: Command) -> None:
    wanted = [f"--output={one}=out.{one}" for one in outputs.Format]
    outcome = run("check", "order.yaml", "-f", "concise", "-q", "--select", "late", *wanted)
    assert (outcome.code, outcome.out, outcome.err) == (1, LATE, "")
    assert files() == sorted(["order.yaml", *(f"out.{one}" for one in outputs.Format)])
    found = {one: Path(f"out.{one}").read_text(encoding="utf-8") for one in outputs.Format}
    for one, text in found.items():
        assert text == run("check", "order.yaml", "-f", one, "-q", "--select", "late").out, one
    assert json.loads(found[outputs.Format.SARIF])["runs"][0]["invocations"][0]["exitCode"] == 1
    assert ElementTree.fromstring(found[outputs.Format.JUNIT].encode()).get("failures") == "1"


@pytest.mark.parametrize(
    ("options", "code"),
    [([], 1), (["--select", "pushy"], 0), (["--exit-zero"], 0), (["nowhere"], 2)],
    ids=["findings", "clean", "exit zero", "no verdict"],
)
@pytest.mark.parametrize("form", list(outputs.Format))
def test_every_format_ends_with_every_exit_code(run: Command, form: str, options: list[str], code: int) -> None:
    assert run("check", "order.yaml", "-f", form, *options).code == code
    assert run("check", "order.yaml", "-q", "--output", f"{form}=out", *options).code == code
    assert Path("out").exists()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (["sarf=x"], "There is no format 'sarf'. Did you mean 'sarif'?"),
        (["Markdwn=x"], "There is no format 'Markdwn'. Did you mean 'markdown'?"),
        (["docx=x"], "There is no format 'docx'. The formats are full, summary, concise, json, "),
        (["sarif"], "'sarif' is not FORMAT=PATH, as in sarif=journeys.sarif."),
        (["sarif="], "'sarif=' is not FORMAT=PATH, as in sarif=journeys.sarif."),
        (["json=-"], "--format json prints to standard output."),
        (["json=x", "sarif=./x"], "Two reports cannot be written to './x'."),
    ],
)
def test_wrong_outputs_are_wrong_usage(run: Command, values: list[str], message: str) -> None:
    outcome = run("check", "order.yaml", *(f"--output={value}" for value in values))
    assert (outcome.code, outcome.out) == (2, "")
    assert f"Invalid value for '--output': {message}" in outcome.err
    assert files() == ["order.yaml"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("no/such/x.json", "cannot write no/such/x.json: there is no folder no/such"),
        ("folder", "cannot write folder: it is a folder"),
        ("order.yaml/x", "cannot write order.yaml/x: there is no folder order.yaml"),
    ],
)
def test_a_place_that_cannot_be_written_is_said_before_the_audit(run: Command, path: str, message: str) -> None:
    Path("folder").mkdir()
    outcome = run("check", "order.yaml", "--output", f"json={path}")
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"journeyaudit: {message}\n")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_said(run: Command) -> None:
    Path("shut").mkdir(mode=0o500)
    outcome = run("check", "order.yaml", "--output", "json=shut/x.json")
    assert (outcome.code, outcome.err) == (2, "journeyaudit: cannot write shut/x.json: shut is read-only\n")


def test_what_fails_while_writing_ends_in_2_and_leaves_the_old_file(
    run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    Path("x.json").write_text("old")
    monkeypatch.setattr("shutil.copymode", full)
    outcome = run("check", "order.yaml", "-f", "concise", "-q", "--select", "late", "--output", "json=x.json")
    assert (outcome.code, outcome.out) == (2, LATE)
    assert outcome.err == "journeyaudit: cannot write x.json: No space left on device\n"
    assert Path("x.json").read_text() == "old"
    assert files() == ["order.yaml", "x.json"]


def test_a_run_that_is_stopped_while_writing_leaves_nothing_behind(
    run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    Path("x.json").write_text("old")
    monkeypatch.setattr("shutil.copymode", stopped)
    assert run("check", "order.yaml", "--output", "json=x.json").code == 130
    assert Path("x.json").read_text() == "old"
    assert files() == ["order.yaml", "x.json"]


def test_nobody_overwrites_the_journey_that_is_audited(run: Command) -> None:
    outcome = run("check", ".", "-q", "--output", "json=./order.yaml")
    assert outcome.code == 2
    assert outcome.err == "journeyaudit: cannot write order.yaml: it is a journey that was audited\n"
    assert Path("order.yaml").read_text(encoding="utf-8") == ORDER


def test_a_file_is_replaced_where_a_link_leads_and_keeps_its_mode(run: Command) -> None:
    Path("real.json").write_text("old")
    Path("real.json").chmod(0o640)
    Path("link.json").symlink_to("real.json")
    assert run("check", "order.yaml", "-q", "--output", "json=link.json").code == 1
    assert Path("link.json").is_symlink()
    assert json.loads(Path("real.json").read_text(encoding="utf-8"))["exit_code"] == 1
    assert Path("real.json").stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="devices as POSIX has them")
def test_a_pipe_is_written_to_and_not_replaced(pack: Path) -> None:
    arguments = ["check", "order.yaml", "-f", "concise", "-q", "--select", "late", "--output", "jsonl=/dev/stderr"]
    outcome = ended(process(pack, arguments))
    assert (outcome.code, outcome.out) == (1, LATE)
    assert [json.loads(line)["type"] for line in outcome.err.splitlines()] == ["finding", "verdict"]


def test_what_is_shown_is_chosen_for_files_as_well(run: Command) -> None:
    run("check", "order.yaml", "--min-severity", "error", "--lang", "de", "--output", "jsonl=x.jsonl")
    finding, last = (json.loads(line) for line in Path("x.jsonl").read_text(encoding="utf-8").splitlines())
    assert finding["rule"] == "late"
    assert (last["lang"], last["counts"]) == ("de", {"error": 1, "warning": 1, "info": 1})


def test_in_actions_the_report_is_followed_by_annotations(run: Command, actions: Path) -> None:
    outcome = run("check", "order.yaml")
    first, *lines = outcome.out.splitlines()
    found = re.fullmatch(r"::stop-commands::([0-9a-f]{64})", first)
    assert found is not None
    end = lines.index(f"::{found[1]}::")
    report, annotations = " ".join(lines[:end]), lines[end + 1 :]
    assert "1 error, 1 warning and 1 info in 1 journey; exit code 1: 1 finding at or above the level" in report
    assert [line.split(" ")[0] for line in annotations] == ["::error", "::warning", "::notice"]
    assert annotations[0].startswith("::error file=order.yaml,line=4,endLine=4,col=24,endColumn=27,title=")
    assert outcome.code == 1


def test_in_actions_the_summary_of_the_step_is_appended(run: Command, actions: Path) -> None:
    run("check", "order.yaml", "--lang", "de")
    run("check", "order.yaml", "--select", "pushy")
    text = actions.read_text(encoding="utf-8")
    assert text.startswith("before\n<!-- journeyaudit -->\n## Prüfung der Kundenreisen\n")
    assert text.count("<!-- journeyaudit -->") == 2


@pytest.mark.parametrize("title", ["::error::now", "  ::add-mask::x", "##[error]now"])
def test_in_actions_no_journey_gives_commands(run: Command, actions: Path, title: str) -> None:
    Path("order.yaml").write_text(journey("Ask, wait: 3 d", title=f"'{title}'"), encoding="utf-8")
    lines = run("check", "order.yaml").out.splitlines()
    word = lines[0].removeprefix("::stop-commands::")
    obeyed = lines[lines.index(f"::{word}::") + 1 :]
    assert any(title.strip() in line for line in lines[1:-1])
    assert [line for line in obeyed if not line.startswith("::error file=order.yaml,")] == []


@pytest.mark.parametrize("form", ["full", "json", "concise"])
def test_in_actions_a_format_that_was_asked_for_stands_alone(run: Command, actions: Path, form: str) -> None:
    outcome = run("check", "order.yaml", "-f", form)
    assert not re.search("^::", outcome.out, re.MULTILINE)
    assert actions.read_text(encoding="utf-8") == "before\n"


def test_a_summary_that_cannot_be_written_changes_no_verdict(
    run: Command, actions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "no/such/summary.md")
    outcome = run("check", "order.yaml", "--select", "pushy")
    assert outcome.code == 0
    assert outcome.err == (
        "journeyaudit: cannot write the summary of the step, no/such/summary.md: No such file or directory\n"
    )


def test_in_actions_without_a_summary_nothing_is_missed(
    run: Command, actions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    assert run("check", "order.yaml", "--select", "pushy").err == ""


def test_elsewhere_nothing_is_annotated(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "false")
    assert "::" not in run("check", "order.yaml").out
