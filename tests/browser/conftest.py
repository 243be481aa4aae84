"""A Chromium for the tests of the page; without one, or without what drives it, they are skipped and say why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from journeyaudit.auditor import Request, audit_request
from journeyaudit.report import Report
from journeyaudit.reporters import REPORTERS, Style
from journeyaudit.settings import Settings
from tests.reporters.sample import sample
from tests.reporters.test_hostile import evil

ROOT = Path(__file__).resolve().parents[2]

Show = Callable[..., Any]
"""Opens the page of a report by name, in a scheme, at a width, with or without script; gives the browser."""


@cache
def report(name: str) -> Report:
    """A report by the name that tests know it by."""
    if name in ("en", "de"):
        return sample(name)
    if name == "hostile":
        return evil("en")
    return audit_request(Request([str(ROOT / "journeys" / name)], lang="de"), Settings())


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One browser for all tests."""
    chromium = pytest.importorskip("scripts.chromium", reason="selenium is not installed: pip install '.[browser]'")
    if missing := chromium.missing():
        pytest.skip(missing)  # says what is not installed: Chromium, its driver or selenium
    with chromium.chromium() as found:
        yield found


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Show:
    """Opens pages."""
    chromium = pytest.importorskip("scripts.chromium")

    def opened(
        name: str, *, scheme: str = "light", width: int = 1280, script: bool = True, media: str = "screen"
    ) -> Any:
        page = tmp_path / f"{name}.html"
        page.write_text(REPORTERS["html"](report(name), Style()), encoding="utf-8")
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
        chromium.resize(browser, width, 900)
        chromium.scheme(browser, scheme, media=media)
        for log in ("browser", "performance"):
            browser.get_log(log)
        chromium.show(browser, page)
        return browser

    return opened
