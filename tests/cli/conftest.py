"""The command in an empty repository, with a small pack in place of the built-in one."""

from pathlib import Path

import pytest

from tests.command import Command
from tests.small_pack import use_pack, write_pack

FOREIGN = (
    "LC_ALL",
    "LC_MESSAGES",
    "COLUMNS",
    "NO_COLOR",
    "FORCE_COLOR",
    "TERM",
    "GITHUB_ACTIONS",
    "GITHUB_STEP_SUMMARY",
)


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small pack."""
    return write_pack(tmp_path_factory.mktemp("pack"))


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository as the working folder, and an environment that says English and nothing else."""
    use_pack(pack, monkeypatch)
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()
    for name in FOREIGN:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    return tmp_path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs the command in this process."""
    return Command(monkeypatch, capsys)
