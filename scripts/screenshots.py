"""Takes the pictures of reports that the documentation shows: of a terminal, and of the page in Chromium."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from journeyaudit.reporters import REPORTERS, Style
from journeyaudit.values import Language
from scripts.chromium import chromium, missing, resize, scheme, show
from scripts.terminals import ROOT, TERMINALS, audited, picture

IMAGES = ROOT / "docs" / "images"
WIDTH = 1280


@dataclass(frozen=True, slots=True)
class Window:
    """A picture of a part of a page."""

    name: str
    lang: Language
    file: str
    top: int
    height: int


WINDOWS = (Window("report-html.png", "en", "journeys/saas-onboarding/cancelling.yaml", 0, 1340),)


def main() -> None:
    """Take all pictures anew."""
    IMAGES.mkdir(exist_ok=True)
    for terminal in TERMINALS:
        (IMAGES / terminal.name).write_text(picture(terminal), encoding="utf-8")
    if why := missing():
        raise SystemExit(f"{why}; the pictures of the page stay as they are")
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        for window in WINDOWS:
            page = Path(folder) / "report.html"
            page.write_text(REPORTERS["html"](audited(window.file, window.lang), Style()), encoding="utf-8")
            scheme(browser, "light")
            resize(browser, WIDTH, window.height)
            show(browser, page)
            browser.execute_script("window.scrollTo(0, arguments[0])", window.top)
            (IMAGES / window.name).write_bytes(browser.get_screenshot_as_png())


if __name__ == "__main__":
    main()
