"""Starts Debian's Chromium without a window, for the tests of the page and for its pictures."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DRIVER = "chromedriver"


def missing() -> str:
    """What keeps Chromium from being started on this machine; empty if nothing does."""
    if _browser() is None:
        return f"Chromium is not installed (looked for {', '.join(BROWSERS)}; on Debian: apt install chromium)"
    if shutil.which(DRIVER) is None:
        return f"{DRIVER} is not installed (on Debian: apt install chromium-driver)"
    return ""


def _browser() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def chromium(width: int = 1280, height: int = 900, *, script: bool = True) -> Iterator[Chrome]:
    """A browser with a window of that size, its log kept; ends with the block.

    Nothing is downloaded: browser and driver are those of the machine.
    """
    options = ChromeOptions()
    options.binary_location = _browser() or BROWSERS[0]
    options.add_argument("--headless=new")
    options.add_argument("--disable-gpu")
    options.add_argument("--hide-scrollbars")
    options.add_argument("--force-color-profile=srgb")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.add_argument("--no-sandbox")  # Chromium has none for root, as in most containers
    options.add_argument("--disable-dev-shm-usage")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = Chrome(options=options, service=Service(shutil.which(DRIVER) or DRIVER))
    try:
        resize(browser, width, height)
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
        yield browser
    finally:
        browser.quit()


def resize(browser: Chrome, width: int, height: int, scale: float = 1) -> None:
    """Give the page a viewport of exactly that size."""
    sizes = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", sizes)


def show(browser: Chrome, page: Path) -> None:
    """Open a file."""
    browser.get(page.resolve().as_uri())


def scheme(browser: Chrome, name: str, *, media: str = "screen") -> None:
    """Let the page be seen as with that colour scheme (`light`, `dark`) and on that medium (`screen`, `print`)."""
    features = [{"name": "prefers-color-scheme", "value": name}, {"name": "prefers-reduced-motion", "value": "reduce"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})
