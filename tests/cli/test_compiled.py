"""The compiled build: its busiest modules are machine code, and what it says is the same to the byte."""

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.installing import installs

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src"
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HOOK = SETTINGS["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]
BEHAVIOUR = (
    "tests/cli/test_processes.py",
    "tests/cli/test_verdicts.py",
    "tests/unit/test_auditor.py",
    "tests/unit/test_engine_sharing.py",
)
"""Tests of exit codes, rules that crash, signals, and processes that share the work."""
CALLS = (
    ("check", "journeys", "tests/corpus", "--format", "json"),
    ("check", "journeys", "tests/corpus", "--format", "full", "--lang", "de", "--jobs", "1"),
    ("check", "journeys", "--format", "jsonl", "--jobs", "2"),
    ("text", "README.md", "docs/tutorial.de.md", "--format", "json"),
    ("explain", "promise-vs-process"),
    ("rules", "test"),
    ("check", "nowhere"),
)
WITHOUT = (
    "journeyaudit cannot be compiled, which takes a C compiler and the headers of Python (no-such-compiler is not "
    "there); without JOURNEYAUDIT_COMPILE it is installed as it is, which needs neither.\n"
)


def compiled_modules() -> list[Path]:
    """The modules that are compiled, as seen from the folder of the sources."""
    package = SOURCES / "journeyaudit"
    found = [one for name in HOOK["compiled"] for one in package.rglob("*.py") if one.match(f"journeyaudit/{name}.py")]
    found += [one for name in HOOK["compiled"] for one in (package / name).rglob("*.py")]
    return sorted(one.relative_to(SOURCES) for one in found if one.relative_to(package).as_posix() not in HOOK["plain"])


def names_from(file: Path) -> list[tuple[str, str]]:
    """What a module imports by name, with the module that it comes from."""
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    imports = [one for one in nodes if isinstance(one, ast.ImportFrom)]
    return [(one.module or "", name.name) for one in imports for name in one.names]


def install(folder: Path, **more: str) -> "subprocess.CompletedProcess[str]":
    """Install the project alone into a folder."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    environment = {name: value for name, value in os.environ.items() if name != "JOURNEYAUDIT_COMPILE"} | more
    return subprocess.run(
        [*pip, "--target", folder, ROOT], env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def run(sources: Path, *arguments: str) -> tuple[int, bytes, bytes]:
    """What the program says and ends with, taken from a folder."""
    environment = os.environ | {"PYTHONPATH": str(sources), "COLUMNS": "100", "PYTHONUTF8": "1"}
    ran = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, check=False)
    return ran.returncode, ran.stdout, ran.stderr


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a compiled install; it is made once."""
    folder = tmp_path_factory.mktemp("compiled")
    installed = install(folder, JOURNEYAUDIT_COMPILE="1")
    assert installed.returncode == 0, installed.stderr
    return folder


def test_what_stays_plain_is_there() -> None:
    assert [name for name in HOOK["plain"] if not (SOURCES / "journeyaudit" / name).is_file()] == []
    assert len(compiled_modules()) > 100


def test_no_name_is_taken_from_a_package_that_has_a_module_of_that_name() -> None:
    """Compiled, the module would be taken, whatever the package says."""
    modules = {file.with_suffix("").as_posix().replace("/", ".") for file in compiled_modules()}
    taken = {
        f"{file.as_posix()} takes {name} from {module}: take it from {module}.{name}"
        for file in compiled_modules()
        for module, name in names_from(SOURCES / file)
        if f"{module}.{name}" in modules
        and any(has == name for _, has in names_from(SOURCES / module.replace(".", "/") / "__init__.py"))
    }
    assert taken == set()


@installs
def test_the_modules_are_compiled_and_the_wheel_says_for_what(compiled: Path) -> None:
    for file in compiled_modules():
        name = file.with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        code = f"import {name} as one; print(one.__file__)"
        if name in ("journeyaudit.facts.element", "journeyaudit.engine.run"):
            assert run(compiled, "-c", code)[1].decode().strip().endswith((".so", ".pyd"))
        assert [one for one in (compiled / file.parent).glob(f"{file.stem}.*") if one.suffix in (".so", ".pyd")], name
    [tags] = compiled.glob("journeyaudit-*.dist-info/WHEEL")
    assert "Root-Is-Purelib: false" in tags.read_text()
    assert "none-any" not in tags.read_text()


@installs
@pytest.mark.parametrize("arguments", CALLS, ids=" ".join)
def test_a_compiled_install_says_the_same(compiled: Path, arguments: tuple[str, ...]) -> None:
    assert run(compiled, "-m", "journeyaudit", *arguments) == run(SOURCES, "-m", "journeyaudit", *arguments)


@installs
def test_a_compiled_install_stops_crashes_and_ends_in_the_same_way(compiled: Path) -> None:
    code, out, err = run(compiled, "-m", "pytest", "-q", "-p", "no:cacheprovider", *BEHAVIOUR)
    assert code == 0, (out + err).decode()


@installs
def test_without_a_compiler_one_sentence_says_so(tmp_path: Path) -> None:
    refused = install(tmp_path, JOURNEYAUDIT_COMPILE="1", CC="no-such-compiler")
    assert refused.returncode == 1
    assert WITHOUT in refused.stdout + refused.stderr
    assert "Traceback" not in refused.stdout + refused.stderr


@installs
def test_unasked_the_install_is_plain(tmp_path: Path) -> None:
    installed = install(tmp_path)
    assert installed.returncode == 0, installed.stderr
    assert [one for one in tmp_path.rglob("*") if one.suffix in (".so", ".pyd")] == []
    [tags] = tmp_path.glob("journeyaudit-*.dist-info/WHEEL")
    assert "Tag: py3-none-any" in tags.read_text()
