"""The hook for pre-commit: it audits all journeys whenever one changes, and stops a commit with findings."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.installing import installs

ROOT = Path(__file__).resolve().parents[2]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
PRE_COMMIT = shutil.which("pre-commit", path=Path(sys.executable).parent)
SHIPPED = (
    "pyproject.toml",
    "README.md",
    "LICENSE",
    ".pre-commit-hooks.yaml",
    "hatch_build.py",
    "docs/rules",
    "docs/schema",
    "rules",
    "src",
)
GOOD = "journey: Order\nlanguage: en\ntouchpoints: [Customer asks]\n"
BAD = "journey: Order\nlanguage: en\ntouchpoints: []\n"

pytestmark = pytest.mark.skipif(PRE_COMMIT is None, reason="pre-commit is not installed: pip install '.[dev]'")


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository that no settings of this machine reach."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "PRE_COMMIT"))]:
        monkeypatch.delenv(name)
    for name, value in {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "PRE_COMMIT_HOME": str(tmp_path / "cache"),
        "PRE_COMMIT_COLOR": "never",
    }.items():
        monkeypatch.setenv(name, value)
    return repository(tmp_path / "scratch")


def repository(folder: Path) -> Path:
    folder.mkdir()
    subprocess.run(["git", "init", "--quiet", folder], check=True)
    return folder


def save(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    subprocess.run(["git", "-C", folder, "add", "--all"], check=True)


def hooked(folder: Path, *arguments: str) -> tuple[int, str]:
    assert PRE_COMMIT is not None
    ran = subprocess.run([PRE_COMMIT, "run", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout + ran.stderr


def config(repo: Mapping[str, Any]) -> str:
    return yaml.safe_dump({"repos": [repo]})


def test_the_hook_stops_broken_journeys_and_lets_good_ones_pass(scratch: Path) -> None:
    [hook] = yaml.safe_load(HOOKS.read_text())
    here = {**hook, "language": "system", "entry": f"{sys.executable} -m {hook['entry']}"}
    save(scratch, **{".pre-commit-config.yaml": config({"repo": "local", "hooks": [here]}), "journeys/a.yaml": BAD})
    code, said = hooked(scratch)
    assert (code, "journeyaudit.........." in said, "- exit code: 2" in said) == (1, True, True), said
    assert "a journey needs at least one touchpoint\n  journeys/a.yaml:3:14\n" in said
    save(scratch, **{"journeys/a.yaml": GOOD})
    code, said = hooked(scratch)
    assert (code, said.rstrip().endswith("Passed")) == (0, True), said
    subprocess.run(["git", "-C", scratch, "commit", "--quiet", "-m", "x"], check=True)
    save(scratch, **{"notes.md": "words\n"})
    code, said = hooked(scratch)
    assert (code, "Skipped" in said) == (0, True), said
    save(scratch, **{"other.yaml": "a: b\n"})
    assert hooked(scratch)[0] == 0, "a YAML file that is no journey is no fault"


@installs
def test_the_hook_runs_as_people_take_it_in(scratch: Path, tmp_path: Path) -> None:
    project = repository(tmp_path / "project")
    for name in SHIPPED:
        target = project / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, target)
    save(project)
    subprocess.run(["git", "-C", project, "commit", "--quiet", "-m", "x"], check=True)
    found = subprocess.run(["git", "-C", project, "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    repo = {"repo": str(project), "rev": found.stdout.strip(), "hooks": [{"id": "journeyaudit"}]}
    save(scratch, **{".pre-commit-config.yaml": config(repo), "journeys/a.yaml": BAD})
    code, said = hooked(scratch)
    assert (code, "- exit code: 2" in said) == (1, True), said
    assert "a journey needs at least one touchpoint\n  journeys/a.yaml:3:14\n" in said
    save(scratch, **{"journeys/a.yaml": GOOD})
    code, said = hooked(scratch, "--all-files")
    assert (code, said.rstrip().endswith("Passed")) == (0, True), said
