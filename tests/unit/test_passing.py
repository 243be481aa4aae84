"""Which files in folders are passed over, and that a file or folder that is named never is."""

from pathlib import Path

import pytest

from journeyaudit.loader import PassedOver, load

JOURNEY = "journey: {}\ntouchpoints: [Customer calls]\n"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository as the working folder."""
    (tmp_path / "work/.git/info").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path


def make(*names: str, **texts: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(JOURNEY.format(name.replace("/", " ")))
    for name, text in texts.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)


def read(*paths: str, exclude: tuple[str, ...] = (), base: str = "", gitignore: bool = True) -> tuple[list[str], int]:
    """The files that are read, and how many files and folders are passed over."""
    loaded = load(paths or ["."], passed_over=PassedOver(exclude, Path(base), gitignore))
    return [document.name for group in loaded.groups for _, document in group.journeys], loaded.passed_over


def test_files_that_git_ignores_are_passed_over_in_folders() -> None:
    make("a.yaml", "b.yaml", "build/c.yaml", "deep/build/d.yaml", "deep/e.yaml", **{".gitignore": "/b.yaml\nbuild/\n"})
    assert read() == (["a.yaml", "deep/e.yaml"], 3)
    assert read(gitignore=False) == (["a.yaml", "b.yaml", "build/c.yaml", "deep/build/d.yaml", "deep/e.yaml"], 0)


def test_the_innermost_list_decides() -> None:
    make("a.yaml", "deep/a.yaml", "deep/b.yaml", "deep/er/b.yaml")
    make(**{".gitignore": "a.yaml\n", "deep/.gitignore": "!a.yaml\nb.yaml\n", "deep/er/.gitignore": "!b.yaml\n"})
    assert read() == (["deep/a.yaml", "deep/er/b.yaml"], 2)


def test_lists_above_the_folder_count_up_to_the_root_of_the_repository(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make("deep/a.yaml", "deep/b.yaml", "deep/c.yaml", **{".gitignore": "a.yaml\n", ".git/info/exclude": "b.yaml\n"})
    (place / ".gitignore").write_text("c.yaml\n")
    assert read("deep") == (["deep/c.yaml"], 2)
    monkeypatch.chdir("deep")
    assert read() == (["c.yaml"], 2)


def test_without_a_repository_lists_count_from_the_folder_on(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    make("free/deep/a.yaml", "free/deep/b.yaml", **{"free/.gitignore": "a.yaml\n", "free/deep/.gitignore": "b.yaml\n"})
    assert read("free") == ([], 2)
    assert read("free/deep") == (["free/deep/a.yaml"], 1)


def test_a_repository_inside_has_lists_of_its_own() -> None:
    make("inner/a.yaml", "inner/b.yaml", **{".gitignore": "a.yaml\n", "inner/.gitignore": "b.yaml\n"})
    Path("inner/.git").write_text("gitdir: elsewhere\n")
    assert read() == (["inner/a.yaml"], 1)


def test_what_is_named_is_read() -> None:
    make("a.yaml", "build/b.yaml", "build/deep/c.yaml", "build/d.yaml")
    make(**{".gitignore": "a.yaml\nbuild/\nd.yaml\n"})
    assert read("a.yaml", "build/b.yaml") == (["a.yaml", "build/b.yaml"], 0)
    assert read("build") == (["build/b.yaml", "build/d.yaml", "build/deep/c.yaml"], 0)
    assert read("build/deep") == (["build/deep/c.yaml"], 0)


def test_what_a_pattern_of_the_call_leads_to_is_not_named() -> None:
    make("a.yaml", "b.yaml", "build/c.yaml", "build/deep/d.yaml", **{".gitignore": "a.yaml\nbuild/\n"})
    assert read("**/*.yaml") == (["b.yaml"], 3)
    assert read("b*") == (["b.yaml"], 1)


def test_the_settings_exclude_files(monkeypatch: pytest.MonkeyPatch) -> None:
    make("a.yaml", "x.draft.yaml", "old/b.yaml", "deep/old/c.yaml", "deep/d.yaml")
    assert read(exclude=("/old/", "*.draft.yaml")) == (["a.yaml", "deep/d.yaml", "deep/old/c.yaml"], 2)
    assert read("old", exclude=("old/",)) == (["old/b.yaml"], 0)
    assert read("x.draft.yaml", exclude=("*.draft.yaml",)) == (["x.draft.yaml"], 0)
    assert read("deep", exclude=("old/",), base="deep") == (["deep/d.yaml"], 1)
    monkeypatch.chdir("deep")
    assert read(exclude=("deep/old/",), base="..") == (["d.yaml"], 1)
    assert read("../old", exclude=("/old/",), base="..") == (["../old/b.yaml"], 0)


def test_a_list_behind_a_link_or_that_cannot_be_read_counts_nothing() -> None:
    make("a.yaml", elsewhere="a.yaml\n")
    Path(".gitignore").symlink_to("elsewhere")
    assert read() == (["a.yaml"], 0)
    Path(".gitignore").unlink()
    Path(".gitignore").mkdir()
    assert read() == (["a.yaml"], 0)
    Path(".gitignore").rmdir()
    Path(".gitignore").write_bytes(b"\xff\xfe\na.yaml\r\n")
    assert read() == ([], 1)
