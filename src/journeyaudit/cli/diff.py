"""The command `diff`: what got better and worse for the customer."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from journeyaudit.auditor import Request
from journeyaudit.cli.console import fail, in_actions, language, style, with_hint, without_commands, write
from journeyaudit.cli.options import (
    AllowEmpty,
    AsOf,
    Config,
    FailOn,
    Ignore,
    Language,
    Level,
    MinSeverity,
    Outputs,
    Presets,
    Profile,
    Quiet,
    Select,
    Verbose,
    Whole,
    Wording,
    with_options,
)
from journeyaudit.cli.outputs import (
    add_summary,
    for_files,
    hindrance,
    outputs,
    write_text,
)
from journeyaudit.cli.progress import progress
from journeyaudit.reader import SIZE_LIMIT
from journeyaudit.report import Severity
from journeyaudit.reporters.diffs import DIFFS
from journeyaudit.revisions import Unclear, compared, sides
from journeyaudit.settings import load_settings
from journeyaudit.source import SourceError


class DiffFormat(StrEnum):
    """Formats of a comparison."""

    FULL = "full"
    MARKDOWN = "markdown"
    JSON = "json"


def diff(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="OLD [NEW] [-- PATHS]",
            help="Two files or folders; or one revision of git (against the working tree), two, or a range such as "
            "`main...HEAD`, and the paths to look at, else this folder.",
        ),
    ] = None,
    format: Annotated[
        DiffFormat | None, typer.Option("--format", "-f", help="How the comparison is printed; else `full`.")
    ] = None,
    output: Outputs = None,
    fail_on_worse: Annotated[
        bool,
        typer.Option(
            "--fail-on-worse",
            help="End with 1 if an item of a bill is proved to have risen (contacts and channels aside), or a finding "
            "at or above the level of --fail-on is new or more severe, and not accepted.",
        ),
    ] = False,
    lang: Language = None,
    config: Config = None,
    profile: Profile = None,
    preset: Presets = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
    min_severity: MinSeverity = Level.INFO,
    wording: Wording = None,
    whole: Whole = False,
    as_of: AsOf = None,
    allow_empty: AllowEmpty = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> None:
    """Say what got better and worse for the customer.

    Audits both sides with the rules and settings of now, follows each journey by its id and each finding by what it
    means, and compares the customer's bills. What is not written down on one side is neither better nor worse. Ends
    with 0, with 1 only for --fail-on-worse, and with 2 if one side cannot be audited.
    """
    files = outputs(output or (), DiffFormat)
    for said in filter(None, map(hindrance, files)):
        raise typer.Exit(fail(said))
    try:
        settings, base = load_settings(config, Path.cwd())
    except SourceError as error:
        raise typer.Exit(fail(error)) from None
    settings, _ = with_options(
        settings,
        profile=profile,
        preset=preset,
        select=select,
        ignore=ignore,
        fail_on=fail_on,
        wording=wording,
        whole=whole,
        as_of=as_of,
    )
    if settings.as_of is None:  # both sides on one day, whenever midnight comes
        settings = settings.model_copy(update={"as_of": date.today()})
    given = words or []
    tongue = language(lang, settings.lang)
    request = Request(
        paths=(),
        stdin=sys.stdin.buffer.read(SIZE_LIMIT + 1) if "-" in given else None,
        base=base,
        lang=tongue,
        allow_empty=allow_empty,
    )
    dashes = given.index("--") if "--" in given else None
    before, after = (given, None) if dashes is None else (given[:dashes], given[dashes + 1 :])
    try:
        wanted = sides(before, after, Path.cwd())
        with progress(tongue, quiet=quiet) as tell:
            comparison = compared(wanted, replace(request, tell=tell), settings, fail_on_worse=fail_on_worse)
    except Unclear as unclear:
        raise typer.Exit(fail(with_hint(unclear.message, unclear.hint), tongue)) from None
    look = style(Severity.of(min_severity), verbose=verbose, quiet=quiet)
    there = [*comparison.old.report.audited, *comparison.new.report.audited]
    failures = [
        said for one in files if (said := write_text(one.path, [DIFFS[one.format](comparison, for_files(look))], there))
    ]
    text = DIFFS[format or DiffFormat.FULL](comparison, look)
    if format is None and in_actions(os.environ):
        write(without_commands(text), commands=True)
        if said := add_summary(DIFFS[DiffFormat.MARKDOWN](comparison, for_files(look)), os.environ):
            fail(said)
    else:
        write(text)
    raise typer.Exit(max([comparison.exit_code, *map(fail, failures)]))
