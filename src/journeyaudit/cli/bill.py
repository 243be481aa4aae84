"""The command `bill`: what journeys cost the customer."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from journeyaudit.auditor import Request, draw_up
from journeyaudit.cli.console import fail, language, style, write
from journeyaudit.cli.options import AllowEmpty, Config, Language, Paths, StdinName
from journeyaudit.loader import NO_NAME
from journeyaudit.reader import SIZE_LIMIT
from journeyaudit.reporters.bills import BILLS
from journeyaudit.settings import load_settings
from journeyaudit.source import SourceError


class BillFormat(StrEnum):
    """Formats of a bill."""

    TABLE = "table"
    JSON = "json"


def bill(
    paths: Paths = None,
    format: Annotated[BillFormat, typer.Option("--format", "-f", help="How the bill is written.")] = BillFormat.TABLE,
    lang: Language = None,
    config: Config = None,
    stdin_filename: StdinName = NO_NAME,
    allow_empty: AllowEmpty = False,
) -> None:
    """Print what journeys cost the customer: contacts, waiting, work, hand-offs, papers.

    Ends with 0 if all journeys could be read, and with 2 if not: wrong usage or settings, a broken journey, none.
    """
    try:
        settings, base = load_settings(config, Path.cwd())
    except SourceError as error:
        raise typer.Exit(fail(error)) from None
    paths = paths or ["."]
    request = Request(
        paths=paths,
        stdin=sys.stdin.buffer.read(SIZE_LIMIT + 1) if "-" in paths else None,
        stdin_name=stdin_filename,
        base=base,
        lang=language(lang, settings.lang),
        allow_empty=allow_empty,
    )
    report = draw_up(request, settings)
    write(BILLS[format](report, style()))
    if report.problems:
        fail(SourceError(report.problems), request.lang)
    raise typer.Exit(report.exit_code)
