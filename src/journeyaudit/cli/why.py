"""The command `why`: the truth table of a rule, so that nobody has to guess."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from journeyaudit.auditor import Request
from journeyaudit.cli.console import fail, language, style, write
from journeyaudit.cli.options import AsOf, Config, Language, Presets, Whole, Wording, with_options
from journeyaudit.loader import NO_NAME
from journeyaudit.reader import SIZE_LIMIT
from journeyaudit.report import EXIT_CLEAN
from journeyaudit.reporters.truth import render
from journeyaudit.settings import load_settings
from journeyaudit.source import SourceError
from journeyaudit.values import sentence
from journeyaudit.why import NotFound, inquire


def why(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="Id of the rule, as reports show it.")],
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILES", help="Files, folders or globs with journeys; `-` for standard input; else this folder."
        ),
    ] = None,
    at: Annotated[
        str,
        typer.Option(
            metavar="ELEMENT",
            help="Only the element of this id or title, what stands in it, and findings that point there.",
        ),
    ] = "",
    lang: Language = None,
    config: Config = None,
    preset: Presets = None,
    wording: Wording = None,
    whole: Whole = False,
    as_of: AsOf = None,
) -> None:
    """Say why a rule finds something, or finds nothing.

    For each element that the rule looks at: the verdict, and every clause of the rule with the value that it saw and
    whether it is true, false or unknown. Ends with 0, or with 2 for a rule or element that does not exist, and for
    files that cannot be read.
    """
    paths = files or ["."]
    spoken = None
    try:
        settings, base = load_settings(config, Path.cwd())
        spoken = language(lang, settings.lang)
        settings, _ = with_options(settings, preset=preset, wording=wording, whole=whole, as_of=as_of)
        request = Request(
            paths=paths,
            stdin=sys.stdin.buffer.read(SIZE_LIMIT + 1) if "-" in paths else None,
            stdin_name=NO_NAME,
            base=base,
            lang=spoken,
        )
        inquiry, problems = inquire(request, settings, rule, at)
    except SourceError as error:
        raise typer.Exit(fail(error, spoken)) from None
    except NotFound as missing:
        raise typer.Exit(fail(sentence(missing), spoken)) from None
    if inquiry.inquests or not problems:
        write(render(inquiry, style()))
    raise typer.Exit(fail(SourceError(problems), spoken) if problems else EXIT_CLEAN)
