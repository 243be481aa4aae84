"""GitHub's rules for SARIF files, asked of the SARIF multitool; `.ci/run` installs it, elsewhere this is skipped."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journeyaudit.auditor import Request, audit_request
from journeyaudit.report import Report
from journeyaudit.reporters import REPORTERS, Style
from journeyaudit.settings import Settings
from tests.reporters.sample import sample
from tests.reporters.test_hostile import evil

VARIABLE = "SARIF_MULTITOOL"
"""The environment variable with the path of the program; it comes as @microsoft/sarif-multitool from npm."""
ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(not os.environ.get(VARIABLE), reason=f"the SARIF multitool is not named by {VARIABLE}")


def journeys(lang: str) -> Report:
    return audit_request(Request([str(ROOT / "journeys")], lang="de"), Settings(as_of=date(2026, 11, 1)))


def complaints(log: object, folder: Path) -> set[str]:
    """The ids of the rules that the program says are broken; its exit code is 0 whatever it finds."""
    (folder / "in.sarif").write_text(json.dumps(log), encoding="utf-8")
    subprocess.run(
        [os.environ[VARIABLE], "validate", "in.sarif", "-o", "out.sarif", "--rule-kind", "Ghas"],
        cwd=folder,
        capture_output=True,
        check=True,
        timeout=120,
    )
    [run] = json.loads((folder / "out.sarif").read_text(encoding="utf-8-sig"))["runs"]
    return {one["ruleId"] for one in run.get("results", [])}


@pytest.mark.parametrize("make", [sample, evil, journeys])
def test_github_takes_the_report_in(make: Callable[[str], Report], tmp_path: Path) -> None:
    assert complaints(json.loads(REPORTERS["sarif"](make("de"), Style())), tmp_path) == set()


def test_a_broken_report_is_noticed(tmp_path: Path) -> None:
    log: dict[str, Any] = json.loads(REPORTERS["sarif"](sample("en"), Style()))
    del log["runs"][0]["results"][0]["locations"]
    assert "GH1015" in complaints(log, tmp_path)
