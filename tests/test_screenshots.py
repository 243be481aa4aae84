"""The pictures in the documentation show what the tool says today; they are compared by what they say, not by bytes."""

import re
import struct
from xml.etree import ElementTree

import pytest

from scripts.terminals import ROOT, TERMINALS, Terminal, first_lines, picture

IMAGES = ROOT / "docs" / "images"
SVG = "{http://www.w3.org/2000/svg}"
ADVICE = "if this is meant: python -m scripts.screenshots"


def said(svg: str) -> str:
    """The texts of a picture without blanks, those of the frame left out."""
    root = ElementTree.fromstring(svg)
    texts = [one for group in root.iter(f"{SVG}g") if "matrix" in (group.get("class") or "") for one in group.iter()]
    return re.sub(r"\s", "", "".join(one.text or "" for one in texts))


@pytest.mark.parametrize("one", TERMINALS, ids=lambda one: one.name)
def test_the_picture_of_a_terminal_says_what_the_report_says(one: Terminal) -> None:
    kept = (IMAGES / one.name).read_text("utf-8")
    expected = re.sub(r"\s", "", "".join(first_lines(one, colour=False)))
    assert said(kept) == expected, ADVICE
    assert said(picture(one)) == expected


@pytest.mark.parametrize("one", TERMINALS, ids=lambda one: one.name)
def test_the_picture_of_a_terminal_loads_nothing(one: Terminal) -> None:
    kept = (IMAGES / one.name).read_text("utf-8")
    assert re.findall(r"url\((?!#)|@import|<script|<image|<foreignObject|(?<!xmlns)=\"https?:", kept) == []


def test_the_picture_of_the_page_is_a_picture() -> None:
    data = (IMAGES / "report-html.png").read_bytes()
    width, height = struct.unpack(">II", data[16:24])
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert (width, height > 1000) == (1280, True)


def test_every_picture_is_shown_somewhere() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    shown = {name for page in pages for name in re.findall(r"images/([\w.-]+)", page.read_text("utf-8"))}
    assert {file.name for file in IMAGES.iterdir() if file.name.startswith("report-")} <= shown
