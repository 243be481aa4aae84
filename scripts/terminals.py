"""What a terminal shows of a report, as a picture that loads nothing."""

from __future__ import annotations

import io
import re
import tempfile
from contextlib import chdir
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

from journeyaudit.auditor import Request, audit_request
from journeyaudit.report import Report
from journeyaudit.reporters import REPORTERS, Style
from journeyaudit.settings import Settings
from journeyaudit.values import Language

ROOT = Path(__file__).resolve().parents[1]
AS_OF = date(2026, 11, 22)
"""The day of the audit: pictures do not depend on the clock."""
WIDTH = 100
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""What Rich would load from elsewhere."""
EXAMPLE = re.compile(r"```yaml\n(journey: .*?)```", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Terminal:
    """A picture of the first lines of a report."""

    name: str
    lang: Language
    file: str
    """A journey of this project; `sofa.yaml` is the one in the README."""
    lines: int


TERMINALS = (
    Terminal("report-terminal-en.svg", "en", "sofa.yaml", 37),
    Terminal("report-terminal-de.svg", "de", "journeys/breitband/glasfaser-bestellen.yaml", 50),
)


def audited(file: str, lang: Language) -> Report:
    """The report on a journey of this project."""
    settings = Settings().model_copy(update={"as_of": AS_OF})
    with tempfile.TemporaryDirectory() as folder:
        place = ROOT if (ROOT / file).exists() else Path(folder)
        if place != ROOT:
            found = EXAMPLE.search((ROOT / "README.md").read_text("utf-8"))
            if found is None:
                raise SystemExit("there is no journey in the README")
            (place / file).write_text(found[1], encoding="utf-8")
        with chdir(place):
            return audit_request(Request([file], lang=lang), settings)


def first_lines(one: Terminal, *, colour: bool) -> list[str]:
    """The first lines of a report as a terminal shows them."""
    text = REPORTERS["full"](audited(one.file, one.lang), Style(WIDTH, colour=colour))
    return text.splitlines()[: one.lines]


def picture(one: Terminal) -> str:
    """The picture of a terminal in SVG."""
    console = Console(width=WIDTH, record=True, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text.from_ansi("\n".join(first_lines(one, colour=True))), soft_wrap=True)
    return FONTS.sub("", console.export_svg(title=f"journeyaudit check {one.file}", unique_id="report"))
