"""Makes tests repeatable, and hears in every test whether a fault is said that has no German twin."""

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

import journeyaudit
from journeyaudit.source import Problem
from journeyaudit.values import untold

settings.register_profile("repeatable", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("repeatable")
gc.set_threshold(200_000)  # most tests make many small things and keep none
CACHE = tempfile.TemporaryDirectory(prefix="journeyaudit-tests-")
"""Where packs of rules are kept for this run, and for the processes that it starts; nothing of it stays."""
os.environ["JOURNEYAUDIT_CACHE_DIR"] = CACHE.name

PACKAGE = str(Path(journeyaudit.__file__).parent)
UNTOLD: list[str] = []
"""What was said of faults in a test and cannot be said in German."""


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Shares all tests among the processors; those that somebody names begin sooner in one process."""
    return None if config.args_source is pytest.Config.ArgsSource.TESTPATHS else 0


@pytest.fixture(scope="session", autouse=True)
def hears_faults() -> Iterator[None]:
    """Listens to every problem that the package makes."""
    make = Problem.__init__

    def heard(self: Problem, *arguments: Any, **named: Any) -> None:
        make(self, *arguments, **named)
        if sys._getframe(1).f_code.co_filename.startswith(PACKAGE):
            UNTOLD.extend((*untold(self.message), *untold(self.hint)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Problem, "__init__", heard)
        yield


@pytest.fixture(autouse=True)
def every_fault_has_a_german_twin(hears_faults: None) -> Iterator[None]:
    """Fails a test in which a fault was said that cannot be said in German."""
    UNTOLD.clear()
    yield
    assert UNTOLD == []
