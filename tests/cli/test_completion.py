"""Shell completion: the program tells a shell its commands and options."""

import os
import subprocess
import sys

import pytest

from tests.command import ENVIRONMENT


@pytest.mark.parametrize(
    ("words", "number", "expected"),
    [
        ("journeyaudit se", 1, ["settings"]),
        ("journeyaudit settings ", 2, ["show"]),
        ("journeyaudit check --stdin", 2, ["--stdin-filename"]),
        ("journeyaudit settings show --format ", 4, ["yaml", "json"]),
    ],
)
def test_commands_and_options_are_completed(words: str, number: int, expected: list[str]) -> None:
    asked = {"_JOURNEYAUDIT_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(number)}
    ran = subprocess.run(
        [sys.executable, "-m", "journeyaudit"],
        env={**os.environ, **ENVIRONMENT, **asked},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.stdout.split(), ran.stderr) == (expected, "")
