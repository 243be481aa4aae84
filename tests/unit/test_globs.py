"""Patterns of file names: the same answers as git gives, and none that takes forever."""

import shutil
import subprocess
from pathlib import Path

import pytest

from journeyaudit.globs import Globs, fault_of

FILES = (
    "b.yaml",
    "a.yaml",
    "foo/b.yaml",
    "foo/a.yaml",
    "x/foo/b.yaml",
    "x/foo/y/b.yaml",
    "foo/y/b.yaml",
    "foo/foo/b.yaml",
    "!x",
    "#b",
)
LISTS = (
    ["foo"],
    ["foo/"],
    ["/foo"],
    ["/foo/"],
    ["**/foo"],
    ["foo/**"],
    ["foo/*"],
    ["foo/**/"],
    ["foo/y"],
    ["y/b.yaml"],
    ["/x/*/b.yaml"],
    ["x/**/y"],
    ["foo/**/b.yaml"],
    ["/**/b.yaml"],
    ["./b.yaml"],
    ["foo//b.yaml"],
    ["b"],
    ["*/"],
    ["**/"],
    ["**"],
    ["b.yaml "],
    ["foo/ "],
    ["b.y?ml"],
    ["***"],
    ["***/b.yaml"],
    ["foo/***"],
    ["foo/****/b.yaml"],
    ["***.yaml"],
    ["!***"],
    ["\\**.yaml"],
    ["[ab].yaml"],
    ["[!a].yaml"],
    ["#b"],
    ["\\#b"],
    ["\\!x"],
    ["!b.yaml"],
    ["/"],
    ["!"],
    [""],
    ["*.yaml", "!b.yaml"],
    ["foo", "!foo/b.yaml"],
    ["foo/*", "!foo/b.yaml"],
    ["foo/**", "!foo/b.yaml"],
    ["foo/**", "!foo/**/"],
    ["/*", "!/foo"],
    ["/foo/", "!/foo/"],
    ["*", "!*/", "!b.yaml"],
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("git") is None:
        pytest.skip("git is not installed, and its answers are what is compared")
    folder = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "--quiet", folder], check=True)
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def ignored_by_git(repository: Path, lines: list[str]) -> list[str]:
    (repository / ".gitignore").write_text("".join(f"{line}\n" for line in lines))
    command = ["git", "-c", "core.excludesFile=", "-C", str(repository), "check-ignore", "--no-index", "--stdin", "-z"]
    answer = subprocess.run(command, input="\0".join(FILES).encode(), capture_output=True, check=False)
    assert answer.stderr == b""
    return sorted(answer.stdout.decode().split("\0")[:-1])


@pytest.mark.parametrize("lines", LISTS, ids=" ".join)
def test_patterns_cover_what_git_ignores(repository: Path, lines: list[str]) -> None:
    globs = Globs(lines)
    assert sorted(name for name in FILES if globs.cover(name)) == ignored_by_git(repository, lines)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("archive/", ""),
        ("# [z-a]", ""),
        ("", "pattern"),
        ("**/a/**/*.yaml", ""),
        ("*a*b*c*d", "wildcards"),
        ("**/a/**/b/**/c/**", "wildcards"),
        ("[z-a]", "pattern"),
        ("!", "pattern"),
        ("a\\", "pattern"),
    ],
)
def test_patterns_that_cannot_be_followed_are_told(line: str, fault: str) -> None:
    assert fault_of(line) == fault


def test_what_cannot_be_followed_fits_nothing_and_the_rest_counts() -> None:
    globs = Globs(["*a*b*c*d", "[z-a]", "old/"])
    assert [globs.cover(name) for name in ("xabcd", "z", "old/a.yaml")] == [False, False, True]


def test_a_very_long_name_is_never_covered() -> None:
    assert [Globs(["*"]).cover("a" * length) for length in (250, 251)] == [True, False]


@pytest.mark.parametrize("pattern", ["*" * 51 + "/x/*.y*ml", "*" * 200 + "z", "a" + "*" * 99 + "/" + "*" * 99 + "b"])
def test_a_long_run_of_stars_is_one(pattern: str) -> None:
    assert fault_of(pattern) == ""
    assert not Globs([pattern]).cover("a" * 240 + "/c.yaml")
    assert Globs(["a***/***/b*"]).cover("ab/c/d/bc")
