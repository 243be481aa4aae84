"""Which files a branch changes: in a repository of its own for each question."""

import shutil
import subprocess
from pathlib import Path

import pytest

from journeyaudit import changes
from journeyaudit.changes import Changes, NoChanges, changes_since, exists

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(*arguments: str, folder: Path) -> None:
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, message: str = "x") -> None:
    git("add", "-A", folder=folder)
    git("commit", "-q", "--allow-empty", "-m", message, folder=folder)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a branch that left `main` after its first commit."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    folder = tmp_path / "repository"
    folder.mkdir()
    git("init", "-q", "-b", "main", folder=folder)
    (folder / "below").mkdir()
    for name in ("a.yaml", "b.yaml", "c.yaml", "below/d.yaml", "e f.yaml"):
        (folder / name).write_text("1\n")
    (folder / ".gitignore").write_text("ignored.yaml\n")
    commit(folder)
    git("checkout", "-q", "-b", "branch", folder=folder)
    return folder


def names(found: Changes, folder: Path) -> list[str]:
    return sorted(one.relative_to(folder.resolve()).as_posix() for one in found.files)


def test_committed_staged_changed_deleted_renamed_and_new_files_count(repository: Path) -> None:
    (repository / "a.yaml").write_text("2\n")
    commit(repository)
    git("mv", "b.yaml", "moved.yaml", folder=repository)
    (repository / "c.yaml").unlink()
    (repository / "below" / "d.yaml").write_text("2\n")
    (repository / "below" / "ü\nx.yaml").write_text("1\n")
    (repository / "ignored.yaml").write_text("1\n")
    expected = ["a.yaml", "b.yaml", "below/d.yaml", "below/ü\nx.yaml", "c.yaml", "moved.yaml"]
    for folder in (repository, repository / "below"):
        assert names(changes_since("", folder), repository) == expected
    assert names(changes_since("HEAD", repository), repository) == expected[1:]


def test_what_others_did_meanwhile_is_not_of_the_branch(repository: Path) -> None:
    (repository / "a.yaml").write_text("2\n")
    commit(repository)
    git("checkout", "-q", "main", folder=repository)
    (repository / "b.yaml").write_text("2\n")
    commit(repository)
    git("checkout", "-q", "branch", folder=repository)
    found = changes_since("main", repository)
    assert (found.revision, names(found, repository)) == ("main", ["a.yaml"])


def test_the_usual_branches_are_tried_in_order(repository: Path) -> None:
    assert changes_since("", repository).revision == "main"
    git("update-ref", "refs/remotes/origin/main", "main", folder=repository)
    assert changes_since("", repository).revision == "origin/main"
    git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main", folder=repository)
    assert changes_since("", repository).revision == "origin/HEAD"


def refused(revision: str, folder: Path) -> tuple[str, str]:
    with pytest.raises(NoChanges) as why:
        changes_since(revision, folder)
    return why.value.message, why.value.hint


@pytest.mark.parametrize("revision", ["-x", "--output=stolen", "--upload-pack=touch stolen"])
def test_what_begins_with_a_hyphen_is_no_revision(repository: Path, revision: str) -> None:
    assert refused(revision, repository) == (f"'{revision}' cannot be a revision: it begins with a hyphen", "")
    assert not exists(revision, repository)
    assert not (repository / "stolen").exists()


def test_a_revision_is_never_a_command(repository: Path) -> None:
    for revision in ("nope", "$(touch stolen)", "; touch stolen", "main...branch", "", "a.yaml"):
        if revision:
            assert refused(revision, repository)[0] == f"there is no revision '{revision}'"
    assert not (repository / "stolen").exists()
    assert (exists("main", repository), exists("", repository), exists("nope", repository)) == (True, False, False)


def test_without_a_branch_to_compare_with_one_is_asked_for(repository: Path) -> None:
    git("branch", "-D", "main", folder=repository)
    tried = "origin/HEAD, origin/main, origin/master, main, master"
    assert refused("", repository) == (
        f"there is no branch to compare with: none of {tried}",
        "name a revision",
    )


def test_branches_with_nothing_in_common_are_said(repository: Path) -> None:
    git("checkout", "-q", "--orphan", "other", folder=repository)
    commit(repository, "other")
    message, hint = refused("main", repository)
    assert message == "'main' and this branch have no commit in common"
    assert hint.startswith("a shallow clone lacks the commits: `git fetch --unshallow`")


def test_a_repository_without_commits_is_said(tmp_path: Path, repository: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    git("init", "-q", "-b", "main", folder=empty)
    assert refused("", empty)[0].startswith("there is no branch to compare with")


def test_a_folder_without_a_repository_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    said = "this folder is in no git repository, so that nothing tells what was changed"
    assert refused("", tmp_path) == (said, "")
    assert not exists("main", tmp_path)


def test_a_machine_without_git_is_said(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert refused("", repository) == ("git is not installed, so that nothing tells what was changed", "")


def test_git_that_does_not_answer_is_given_up(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = repository / "git"
    slow.write_text("#!/bin/sh\nexec sleep 20\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{repository}:/usr/bin:/bin")
    monkeypatch.setattr(changes, "TIME_LIMIT", 0.2)
    assert refused("", repository)[0] == "git did not answer within 0.2 seconds"
