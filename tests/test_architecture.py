"""Holds the shape of the code: sizes, names, opening sentences, and imports that go one way down."""

import ast
import os
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "journeyaudit"
MODULES = sorted(PACKAGE.rglob("*.py"))
SPEAKING_FOLDERS = ("src", "tests", "benchmarks", "fuzz", "scripts")

MAX_LINES = 300
MAX_LINES_OF_CLI = 199
MAX_MEDIAN = 120
FROZEN = "src/journeyaudit/frozen.py"
"""What shows type checkers another decorator than the one that runs."""
NAMES_THAT_SAY_NOTHING = frozenset({"utils", "util", "helpers", "helper", "misc", "common"})


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def is_cli(path: Path) -> bool:
    return path.relative_to(PACKAGE).parts[0] in ("cli", "cli.py")


every_module = pytest.mark.parametrize("path", MODULES, ids=name_of)


def test_the_package_is_there() -> None:
    assert PACKAGE / "__init__.py" in MODULES


@every_module
def test_no_module_is_too_long(path: Path) -> None:
    limit = MAX_LINES_OF_CLI if is_cli(path) else MAX_LINES
    assert lines_of(path) <= limit, f"{name_of(path)} has {lines_of(path)} lines, at most {limit} are allowed: split it"


def test_most_modules_are_short() -> None:
    median = statistics.median(lines_of(path) for path in MODULES)
    assert median <= MAX_MEDIAN, f"half of the modules have more than {median} lines; the aim is {MAX_MEDIAN}"


@every_module
def test_a_module_opens_with_one_sentence(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    sentence = " ".join(docstring.split("\n\n")[0].split())
    assert sentence.endswith("."), f"{name_of(path)} must open with a sentence, it opens with {sentence!r}"


@every_module
def test_nothing_is_imported_for_type_checkers_only(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    names |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    if name_of(path) == FROZEN:
        assert "TYPE_CHECKING" in names, "then it is like any other module"
        return
    assert "TYPE_CHECKING" not in names, f"{name_of(path)} hides an import under TYPE_CHECKING: mind the layers instead"


def test_every_name_says_something() -> None:
    names = [name_of(path) for folder in SPEAKING_FOLDERS for path in (ROOT / folder).rglob("*.py")]
    empty = [name for name in names if not NAMES_THAT_SAY_NOTHING.isdisjoint(re.split(r"[/_.]", name))]
    assert empty == [], "name these after what they do"


def test_imports_go_one_way_down() -> None:
    lint_imports = shutil.which("lint-imports", path=Path(sys.executable).parent)
    assert lint_imports is not None, "install the development tools: pip install '.[dev]'"
    result = subprocess.run(
        [lint_imports, "--no-cache", "--config", "pyproject.toml"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, f"import-linter:\n{result.stdout}{result.stderr}"
