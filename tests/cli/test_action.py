"""The action for GitHub: its steps, run as the runner runs them, and what stands in inputs stays an argument."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.command import SOURCE
from tests.installing import installs

ROOT = Path(__file__).resolve().parents[2]
JOURNEY = """\
journey: Complaint
language: en
touchpoints:
  - {title: We write, promises: {text: You hear from us in a day, within: 1 day, kept_at: answer}}
  - {title: Answer, id: answer, wait: 5 days}
"""
FOUND = "journeys/order.yaml:4:75: error[promise-vs-process]"
BASH = shutil.which("bash")

pytestmark = pytest.mark.skipif(BASH is None, reason="the steps are for bash, which is not installed")


def action() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return found


def step(number: int, folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run a step with the inputs that differ from their defaults."""
    one = action()["runs"]["steps"][number]
    values = {name: str(about["default"]) for name, about in action()["inputs"].items()} | inputs
    environment = {
        name: values[expression[len("${{ inputs.") : -len(" }}")]] for name, expression in one["env"].items()
    }
    assert BASH is not None
    return subprocess.run(
        [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", one["run"]],
        cwd=folder,
        env={**os.environ, "RUNNER_TEMP": str(folder / "temp"), "GITHUB_ACTION_PATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def script(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!{BASH}\n{text}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a journey, and in place of the installed program one that runs this code."""
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys/order.yaml").write_text(JOURNEY)
    script(
        tmp_path / "temp/journeyaudit/bin/journeyaudit",
        f'export PYTHONPATH="{SOURCE}" LANG=C.UTF-8\nprintf "%s\\n" "$@" >"$RUNNER_TEMP/arguments"\n'
        f'exec "{sys.executable}" -m journeyaudit "$@"',
    )
    return tmp_path


def test_no_input_is_written_into_a_script() -> None:
    for one in action()["runs"]["steps"]:
        assert "${{" not in one["run"]
        assert "uses" not in one
        assert all(expression.startswith("${{ inputs.") for expression in one["env"].values())


def test_journeys_are_audited(folder: Path) -> None:
    ran = step(1, folder, paths="journeys", format="concise", output="json=report.json\n\nmarkdown=report.md")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert FOUND in ran.stdout
    assert [(folder / name).is_file() for name in ("report.json", "report.md")] == [True, True]


def test_the_verdict_is_that_of_the_program(folder: Path) -> None:
    assert step(1, folder, paths="nowhere", format="concise").returncode == 2
    (folder / "journeyaudit.yaml").write_text("ignore: promise-vs-process\n")
    assert step(1, folder, format="concise").returncode == 0


def test_inputs_stay_arguments(folder: Path) -> None:
    hostile = ["$(touch pwned)", "`touch pwned`", "a; touch pwned", "--help", '" && touch pwned #', "*", "a b\r"]
    ran = step(1, folder, paths="\n".join(hostile), format="concise", output="$(touch pwned)")
    assert ran.returncode == 2
    assert (folder / "temp/arguments").read_text().splitlines() == [
        "check",
        "--format=concise",
        "--output=$(touch pwned)",
        "--",
        *(one.rstrip("\r") for one in hostile),
    ]
    assert not (folder / "pwned").exists()


@pytest.mark.parametrize("version", ["--index-url=x", "1; touch pwned", "$(touch pwned)", "1 -r x", "-1"])
def test_a_version_that_is_none_is_refused(folder: Path, version: str) -> None:
    ran = step(0, folder, version=version, python=sys.executable)
    assert (ran.returncode, ran.stdout) == (2, "::error::the input 'version' is no version\n")
    assert not (folder / "pwned").exists()


def test_an_old_python_is_refused(folder: Path) -> None:
    old = script(folder / "old", "exit 1")
    ran = step(0, folder, python=str(old))
    assert ran.returncode == 2
    assert ran.stdout == (
        "::error::journeyaudit needs Python 3.11 or newer: set one up before, or name one with the input 'python'\n"
    )


@pytest.mark.parametrize(("version", "wanted"), [("", str(ROOT)), ("1.2.3", "journeyaudit==1.2.3")])
def test_what_is_installed_is_the_action_itself_or_the_version(folder: Path, version: str, wanted: str) -> None:
    pip = script(folder / "temp/journeyaudit/bin/python", 'printf "%s\\n" "$@" >"$RUNNER_TEMP/arguments"')
    python = script(folder / "python", "exit 0")
    assert step(0, folder, version=version, python=str(python)).returncode == 0
    assert pip.exists()
    assert (folder / "temp/arguments").read_text().splitlines() == [
        *("-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        wanted,
    ]


@installs
def test_both_steps_run_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "temp").mkdir()
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys/order.yaml").write_text(JOURNEY)
    installed = step(0, tmp_path, python=sys.executable)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    ran = step(1, tmp_path, paths="journeys", format="concise")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert FOUND in ran.stdout
