"""Holds what a short run may import: most of its time is the time of imports, and one line can double them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.command import ENVIRONMENT

PROGRAM = """
import atexit, gc, json, sys
def tell():
    modules = sorted(sys.modules)
    classifier = sys.modules.get("journeyaudit.wording.classifier")
    models = sum(isinstance(one, classifier.Classifier) for one in gc.get_objects()) if classifier else 0
    print(json.dumps([modules, models]), file=sys.stderr)
atexit.register(tell)
from journeyaudit.cli import main
main()
"""
JOURNEY = """\
journey: Order a key
touchpoints:
  - {title: Order, actor: customer, owner: Sales, channels: web, asks: none}
  - {title: Key, actor: Depot, channels: [counter], asks: none, wait: 3 d}
"""
NEVER = frozenset(
    {
        "asyncio", "concurrent", "defusedxml", "http", "jinja2", "logging",
        "markdown_it", "multiprocessing", "openpyxl", "pygls", "pygments", "rich.color",
        "rich.console", "rich.markup", "rich.style", "rich.table", "sqlite3", "ssl", "tomllib", "unittest",
        "xml",
    }
)  # fmt: skip
"""What no short run needs: colours, other forms of journeys, the network. (What is installed, pydantic asks itself.)"""
OF_EVERY_COMMAND = frozenset(
    {
        "cli", "conditions", "engine", "facts", "frozen", "globs", "links", "message", "model", "reader",
        "report", "reporters", "rule", "rulebook", "settings", "source", "stowed", "values", "wording", "writer",
    }
)  # fmt: skip
OF_CHECK = OF_EVERY_COMMAND | {
    "accept", "auditor", "baseline", "billing", "changes", "grounds", "loader", "prose", "severities", "sources",
    "tally", "timing", "touched",
}  # fmt: skip
NOT_OF_CHECK = (
    "journeyaudit.cli.german",
    "journeyaudit.cli.progress_bar",
    "journeyaudit.reporters.html",
    "journeyaudit.reporters.ink",
    "journeyaudit.reporters.sarif",
    "journeyaudit.reporters.statistics",
    "journeyaudit.reporters.timing",
    "journeyaudit.rulebook.packages",
    "journeyaudit.sources.bpmn",
    "journeyaudit.sources.mermaid",
    "journeyaudit.sources.table",
)


def imported(folder: Path, arguments: Sequence[str]) -> tuple[frozenset[str], int]:
    """What a call imports, and how many language models it loads."""
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=folder,
        env={**os.environ, **ENVIRONMENT},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode in (0, 1), ran.stderr
    assert ran.stdout
    modules, models = json.loads(ran.stderr.splitlines()[-1])
    return frozenset(modules), models


def own(modules: frozenset[str]) -> set[str]:
    """The parts of the program among them."""
    return {name.split(".")[1] for name in modules if name.startswith("journeyaudit.")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "one.yaml").write_text(JOURNEY, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--format", "concise", "--select", "forced-channel", "--fail-on", "info", "--as-of", "2026-11-01"],
        ["--format", "json", "--profile", "strict", "--min-severity", "warning", "--verbose", "-j", "1"],
    ],
    ids=" ".join,
)
def test_a_check_imports_what_it_needs(folder: Path, options: Sequence[str]) -> None:
    modules, models = imported(folder, ["check", "one.yaml", *options])
    assert sorted(NEVER & modules) == []
    assert sorted(own(modules) - OF_CHECK) == []
    assert sorted(modules.intersection(NOT_OF_CHECK)) == []
    assert "pathspec" not in modules
    assert models == 0


def test_a_language_model_is_loaded_where_there_is_a_text_to_hear(folder: Path) -> None:
    said = JOURNEY.replace("asks: none}", 'asks: none, says: "Please note that our staff cannot help you with this."}')
    (folder / "one.yaml").write_text(said, encoding="utf-8")
    assert imported(folder, ["check", "one.yaml"])[1] == 1
    assert imported(folder, ["check", "one.yaml", "--wording", "phrases"])[1] == 0


def test_the_list_of_rules_imports_what_it_needs(folder: Path) -> None:
    modules, models = imported(folder, ["rules", "list"])
    assert sorted(NEVER & modules) == []
    assert sorted(own(modules) - OF_EVERY_COMMAND - {"examples", "explain"}) == []
    assert models == 0


def test_the_version_imports_nothing(folder: Path) -> None:
    modules, _ = imported(folder, ["--version"])
    assert own(modules) == {"cli"}
    assert "journeyaudit.cli.app" not in modules
    assert sorted(modules & {"typer", "yaml", "pydantic_core", "typing", "pathlib", "rich", "dataclasses"}) == []
