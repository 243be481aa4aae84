"""What `init` writes: a project whose journeys can be audited at once, and nothing over what was there."""

import json
import subprocess
from pathlib import Path

import pytest
import yaml

from journeyaudit import __version__
from journeyaudit.reader import read
from journeyaudit.settings import parse_settings
from journeyaudit.starter import HOOK, settings_text, with_hook
from journeyaudit.values import Language
from tests.command import Command

WRITTEN = [
    "journeyaudit.yaml",
    "journeys/first.yaml",
    ".journeyaudit/journey.schema.json",
    ".journeyaudit/organisation.schema.json",
    ".journeyaudit/rule.schema.json",
    ".journeyaudit/settings.schema.json",
    ".github/workflows/journeyaudit.yml",
    ".pre-commit-config.yaml",
]
NEXT = "next: write your first journey over journeys/first.yaml, then try  journeyaudit check\n"


def files() -> list[str]:
    return sorted(path.as_posix() for path in Path().rglob("*") if path.is_file())


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_project_is_written_that_can_be_audited(run: Command, lang: str) -> None:
    outcome = run("init", "--lang", lang)
    said = {"en": "written", "de": "geschrieben"}[lang]
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[: len(WRITTEN)] == [f"{said}: {name}" for name in WRITTEN]
    assert files() == sorted(WRITTEN)
    audited = run("check")
    assert (audited.code, audited.err) == (0, "")
    assert json.loads(run("settings", "show", "-f", "json").out)["settings"][-1]["setting"] == ["overrides"]
    assert json.loads(Path(".journeyaudit/settings.schema.json").read_text())["title"] == "Settings of journeyaudit"


def test_a_dry_run_writes_nothing(run: Command) -> None:
    outcome = run("init", "--dry-run")
    assert outcome.out == "".join(f"would be written: {name}\n" for name in WRITTEN)
    assert files() == []


def test_nothing_is_written_over(run: Command) -> None:
    for name in WRITTEN:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("# journeyaudit: mine\n")
    outcome = run("init")
    assert outcome.out == "".join(f"there already, left as it is: {name}\n" for name in WRITTEN) + NEXT
    assert {Path(name).read_text() for name in WRITTEN} == {"# journeyaudit: mine\n"}


@pytest.mark.parametrize(
    ("name", "text"), [("journeyaudit.yml", "lang: de\n"), ("pyproject.toml", "[tool.journeyaudit]\nlang = 'de'\n")]
)
def test_settings_that_are_there_stay_the_only_ones(run: Command, name: str, text: str) -> None:
    Path(name).write_text(text)
    assert run("init").out.splitlines()[0] == f"there already, left as it is: {name}"
    assert "journeyaudit.yaml" not in files()


def test_below_the_root_the_files_of_the_repository_are_left_out(run: Command) -> None:
    outcome = run("init", "docs/cx")
    assert outcome.out.splitlines()[6:] == [
        "workflow and pre-commit belong to the root of the repository; run `journeyaudit init` there for them",
        "next: write your first journey over docs/cx/journeys/first.yaml, then try  journeyaudit check",
    ]
    assert files() == sorted(f"docs/cx/{name}" for name in WRITTEN[:6])


def test_what_cannot_be_written_is_said(run: Command) -> None:
    Path("journeys").write_text("a file\n")
    outcome = run("init")
    assert (outcome.code, outcome.err) == (
        2,
        "journeyaudit: journeys/first.yaml:1:1: this cannot be written: Not a directory\n",
    )


@pytest.mark.parametrize("lang", ["en", "de"])
def test_every_line_of_the_settings_can_be_used(lang: Language) -> None:
    lines = settings_text(lang).splitlines()[2:]
    [document] = read("\n".join(line.removeprefix("# ") for line in lines), "journeyaudit.yaml")
    settings = parse_settings(document)
    assert (settings.lang, settings.portfolio, settings.budget) == (lang, "whole", {"waiting": "5d", "contacts": 3})


def test_the_workflow_is_pinned_and_takes_nothing_from_outside(run: Command) -> None:
    run("init")
    text = Path(".github/workflows/journeyaudit.yml").read_text()
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    steps = workflow["jobs"]["journeys"]["steps"]
    assert all(len(step["uses"].partition("@")[2]) == 40 for step in steps if "uses" in step)
    assert [step["run"] for step in steps if "run" in step] == [
        f"python -m pip install journeyaudit=={__version__}",
        "journeyaudit check",
    ]
    assert "${{" not in text


OTHERS = """\
# our hooks
repos:
  - repo: https://example.org/hooks  # a comment
    rev: v1
    hooks: [{id: one}]
  # the last one
  - repo: local
    hooks:
      - id: two
        name: |
          two
# the end
default_stages: [pre-push]
"""


def test_the_hook_is_added_to_a_file_that_is_there(run: Command) -> None:
    Path(".pre-commit-config.yaml").write_text(OTHERS)
    outcome = run("init")
    assert (
        "the hook is added to .pre-commit-config.yaml\nthe hook starts to work with  pre-commit install\n"
        in outcome.out
    )
    text = Path(".pre-commit-config.yaml").read_text()
    assert [line for line in OTHERS.splitlines() if line not in text.splitlines()] == []
    assert yaml.safe_load(text) == {
        **yaml.safe_load(OTHERS),
        "repos": [*yaml.safe_load(OTHERS)["repos"], *yaml.safe_load(HOOK)],
    }
    assert "left as it is: .pre-commit-config.yaml" in run("init").out


@pytest.mark.parametrize(
    "text",
    [
        "repos: []\n",
        "repos: [{repo: local, hooks: []}]\n",
        "repos:\n",
        "default_stages: [pre-push]\n",
        "- a\n",
        "repos: [\n",
        "",
        "repos:\n  - repo: local\n---\nrepos: []\n",
    ],
)
def test_where_it_cannot_be_added_safely_the_lines_are_shown(run: Command, text: str) -> None:
    Path(".pre-commit-config.yaml").write_text(text)
    outcome = run("init")
    said = ".pre-commit-config.yaml is there already; add these lines under `repos:` by hand:"
    assert f"{said}\n\n{HOOK}\n" in outcome.out
    assert (outcome.code, Path(".pre-commit-config.yaml").read_text()) == (0, text)


@pytest.mark.parametrize("text", ["repos:\n- repo: a\n", "repos:\n- repo: a", "repos:\n-   repo: a\n\n\nci: {x: y}\n"])
def test_the_list_keeps_its_form(text: str) -> None:
    changed = with_hook(text)
    assert changed is not None
    assert yaml.safe_load(changed) == {
        **yaml.safe_load(text),
        "repos": [*yaml.safe_load(text)["repos"], *yaml.safe_load(HOOK)],
    }
    assert with_hook(changed) is None


def test_git_takes_the_files_as_they_are(run: Command, repository: Path) -> None:
    Path(".git").rmdir()
    subprocess.run(["git", "init", "--quiet", "."], check=True)
    run("init")
    answer = subprocess.run(["git", "status", "--porcelain", "-uall"], capture_output=True, text=True, check=True)
    assert sorted(line[3:] for line in answer.stdout.splitlines()) == sorted(WRITTEN)
