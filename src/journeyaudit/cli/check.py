"""The command `check`: audit journeys and print the report."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from journeyaudit.auditor import Request, audit_request
from journeyaudit.cli.changed import changed_files
from journeyaudit.cli.console import fail, in_actions, language, style, write, write_pieces
from journeyaudit.cli.options import (
    AllowEmpty,
    AsOf,
    Baseline,
    Changed,
    Config,
    Customers,
    ExitZero,
    FailOn,
    Ignore,
    Language,
    Level,
    MinSeverity,
    Outputs,
    Paths,
    Presets,
    Profile,
    Quiet,
    Select,
    Statistics,
    StdinName,
    Verbose,
    Whole,
    Wording,
    with_options,
)
from journeyaudit.cli.outputs import (
    Format,
    add_summary,
    for_files,
    hindrance,
    in_numbers,
    outputs,
    printed_in_actions,
    write_output,
)
from journeyaudit.cli.progress import progress
from journeyaudit.loader import NO_NAME
from journeyaudit.reader import SIZE_LIMIT
from journeyaudit.report import Severity
from journeyaudit.reporters import REPORTERS
from journeyaudit.settings import load_settings
from journeyaudit.source import SourceError
from journeyaudit.sources import Wishes
from journeyaudit.timing import Timing, timed


def check(
    paths: Paths = None,
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="How the report is printed; else `full`.")
    ] = None,
    output: Outputs = None,
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
    baseline: Baseline = None,
    changed: Changed = None,
    statistics: Statistics = False,
    customer: Customers = None,
    stdin_filename: StdinName = NO_NAME,
    allow_empty: AllowEmpty = False,
    exit_zero: ExitZero = False,
    summary: Annotated[
        bool, typer.Option("--summary", help="One row a journey, the worst first; short for `--format summary`.")
    ] = False,
    show_clean: Annotated[bool, typer.Option("--show-clean", help="Show journeys without findings as well.")] = False,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs", "-j", min=0, max=64, help="How many processes share the work; 0: as it pays, by the processors."
        ),
    ] = 0,
    verbose: Verbose = False,
    quiet: Quiet = False,
    timing: Annotated[
        bool, typer.Option("--timing", help="Say on standard error which phases and rules take the most time.")
    ] = False,
) -> None:
    """Audit journeys and print the report.

    Ends with 0 if the audit is complete and clean, with 1 if it has findings at or above the threshold, and with 2 if
    there is no verdict to trust: wrong usage or settings, a broken rule or journey, no journeys.
    """
    format = Format.SUMMARY if summary else format
    files = outputs(output or ())
    numbers = in_numbers(format) if statistics else None
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
    spoken = language(lang, settings.lang)
    changes, paths = changed_files(changed, paths or ["."], spoken)
    request = Request(
        paths=paths,
        stdin=sys.stdin.buffer.read(SIZE_LIMIT + 1) if "-" in paths else None,
        stdin_name=stdin_filename,
        base=base,
        lang=spoken,
        allow_empty=allow_empty,
        exit_zero=exit_zero,
        jobs=jobs,
        wishes=Wishes(tuple(customer or ())),
        baseline=baseline,
        changes=changes,
        timing=Timing() if timing else None,
    )
    with progress(spoken, quiet=quiet) as tell:
        report = audit_request(replace(request, tell=tell), settings)
    look = style(Severity.of(min_severity), verbose=verbose, quiet=quiet, clean=show_clean)
    with timed(request.timing, "reporting"):
        failures = [said for one in files if (said := write_output(one, report, look))]
        if format is None and not statistics and in_actions(os.environ):
            write(printed_in_actions(report, look), commands=True)
            if said := add_summary(REPORTERS[Format.MARKDOWN](report, for_files(look)), os.environ):
                fail(said, request.lang)
        else:
            name = format or Format.FULL
            pieces = REPORTERS.pieces(name, report, look) if numbers is None else [numbers(report, look)]
            write_pieces(pieces, commands=format is Format.GITHUB)
    if request.timing is not None:
        table = import_module("journeyaudit.reporters.timing").timing_table(request.timing, request.lang)
        print(f"\n{table}", end="", file=sys.stderr)
    raise typer.Exit(max([report.exit_code, *(fail(said, request.lang) for said in failures)]))
