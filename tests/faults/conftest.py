"""Whole processes in an empty repository that another user may enter, with a small pack of rules."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.cli.conftest import FOREIGN
from tests.command import ENVIRONMENT, Command, Outcome, ended, process
from tests.small_pack import use_pack, write_pack

NOBODY = 65534
"""Whom root becomes, since no permission keeps root from anything."""
POWERLESS = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
"""What takes from root the power to read and write whatever it likes."""
Play: TypeAlias = Callable[..., Outcome]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Processes, permissions and links are meant as POSIX has them."""
    if sys.platform == "win32":
        for one in items:
            if Path(__file__).parent in one.path.parents:
                one.add_marker(pytest.mark.skip(reason="permissions, signals and links as POSIX has them"))


@pytest.fixture(scope="session")
def pack() -> Iterator[Path]:
    """The folder of the small pack, where everybody can read it."""
    folder = Path(tempfile.mkdtemp(prefix="journeyaudit-pack-"))
    write_pack(folder)
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(autouse=True)
def project(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty repository as the working folder."""
    folder = Path(tempfile.mkdtemp(prefix="journeyaudit-faults-")).resolve()
    folder.chmod(0o777)
    (folder / ".git").mkdir()
    monkeypatch.chdir(folder)
    for name in FOREIGN:
        monkeypatch.delenv(name, raising=False)
    yield folder
    monkeypatch.undo()
    shutil.rmtree(folder)


@pytest.fixture
def play(pack: Path) -> Play:
    """Runs the command in a process of its own, to its end."""

    def played(*arguments: str, **more: Any) -> Outcome:
        return ended(process(pack, arguments, **more))

    return played


@pytest.fixture
def here(pack: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs the command in this process, where none of its own is needed."""
    use_pack(pack, monkeypatch)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    return Command(monkeypatch, capsys)


@pytest.fixture(scope="session")
def stranger(pack: Path) -> Mapping[str, Any]:
    """How to run a process that permissions hold: as this user, as nobody in place of root, or as a root without power.

    The last is for a Python that lies where nobody else can read it.
    """
    if os.geteuid() != 0:
        return {}
    call = [sys.executable, "-c", "import journeyaudit.cli.app"]
    environment = {**os.environ, **ENVIRONMENT}
    ways: list[dict[str, Any]] = [{"user": NOBODY, "group": NOBODY, "extra_groups": ()}, {}]
    for way, before in zip(ways, ([], POWERLESS), strict=True):
        with suppress(OSError):
            done = subprocess.run([*before, *call], env=environment, cwd=pack, capture_output=True, check=False, **way)
            if done.returncode == 0:
                return {"before": before} if before else {"user": NOBODY}
    pytest.skip("root ignores permissions, and may neither become another user here nor give its power away")
