"""The command `draw`: journeys as pictures, with the findings marked on them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from journeyaudit.auditor import Request, audit_request
from journeyaudit.cli.console import fail, language, write
from journeyaudit.cli.options import (
    AsOf,
    Config,
    Ignore,
    Language,
    Level,
    MinSeverity,
    Paths,
    Select,
    StdinName,
    with_options,
)
from journeyaudit.cli.outputs import write_whole
from journeyaudit.draw import WIDTH, mermaid, svg
from journeyaudit.links import followed
from journeyaudit.loader import NO_NAME, load
from journeyaudit.model import journey_id
from journeyaudit.reader import SIZE_LIMIT
from journeyaudit.report import EXIT_CLEAN, Audited, Finding, Report, Severity
from journeyaudit.reporters.exact import distinct
from journeyaudit.reporters.grouping import by_journey
from journeyaudit.settings import load_settings
from journeyaudit.source import SourceError
from journeyaudit.values import Number, cause, say, slug

NAME_LIMIT = 80
"""Longest name of a file without its ending."""
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that are devices on some systems."""


class Picture(StrEnum):
    """Formats of a picture."""

    SVG = "svg"
    MERMAID = "mermaid"


ENDINGS = {Picture.SVG: ".svg", Picture.MERMAID: ".mmd"}


def draw(
    paths: Paths = None,
    format: Annotated[Picture, typer.Option("--format", "-f", help="A map, or a diagram.")] = Picture.SVG,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="File of the picture, or folder in which every journey gets one named by its id; else it is printed.",
        ),
    ] = None,
    width: Annotated[
        int, typer.Option(min=400, max=20000, metavar="UNITS", help="Widest that a map gets before steps wrap.")
    ] = int(WIDTH),
    pages: Annotated[
        bool, typer.Option("--pages", help="Leave blanks so that no page of A4 across cuts a row of steps.")
    ] = False,
    lang: Language = None,
    config: Config = None,
    select: Select = None,
    ignore: Ignore = None,
    min_severity: MinSeverity = Level.INFO,
    as_of: AsOf = None,
    stdin_filename: StdinName = NO_NAME,
) -> None:
    """Draw journeys as maps: stages, steps in the lanes of their owners, feelings, waits, hand-offs and findings.

    Ends with 0 if all were drawn, whatever was found, and with 2 if not: wrong usage or settings, a broken rule or
    journey, no journeys, a file that cannot be written.
    """
    if str(output) == "-":
        raise typer.BadParameter(say("Without --output, the picture is printed."), param_hint="'--output'")
    try:
        settings, base = load_settings(config, Path.cwd())
    except SourceError as error:
        raise typer.Exit(fail(error)) from None
    settings, _ = with_options(settings, select=select, ignore=ignore, as_of=as_of)
    tongue = language(lang, settings.lang)
    paths = paths or ["."]
    request = Request(
        paths=paths,
        stdin=sys.stdin.buffer.read(SIZE_LIMIT + 1) if "-" in paths else None,
        stdin_name=stdin_filename,
        base=base,
        lang=tongue,
        exit_zero=True,
    )
    report = audit_request(request, settings)
    found = _findings(report, Severity.of(min_severity))
    if format is Picture.SVG:
        pictures = [(one.id, svg(one, found(one), tongue, limit=width, paged=pages)) for one in report.audited]
    else:
        loaded = load(request.paths, request.stdin, request.stdin_name)
        journeys = {(at.name, journey_id(one)): one for group in loaded.groups for one, at in group.journeys}
        pictures = [(one.id, mermaid(journeys[one.file, one.id], one, found(one), tongue)) for one in report.audited]
    codes = [fail(SourceError(report.problems), tongue)] if report.problems else []
    if output is not None:
        codes += [fail(said, tongue) for said in _written(pictures, output, format, report)]
    elif len(pictures) > 1:
        said = say(
            "{number} journeys do not go to standard output: name one of them, or a folder with --output",
            number=Number(len(pictures)),
        )
        codes.append(fail(said, tongue))
    else:
        write("".join(_in_ascii(text) if format is Picture.SVG else text for _, text in pictures))
    raise typer.Exit(max(codes, default=EXIT_CLEAN))


def _findings(report: Report, least: Severity) -> Callable[[Audited], Sequence[Finding]]:
    """Tells the findings on a journey that are to be seen."""
    shown = by_journey(report, (one for one in report.findings if one.severity >= least))
    found = {(home.file, home.id): findings for home, findings in shown}
    return lambda one: found.get((one.file, one.id), ())


def _in_ascii(text: str) -> str:
    """The picture in letters that every encoding has, where standard output is not in that of XML."""
    if (sys.stdout.encoding or "").lower().replace("-", "") == "utf8":
        return text
    return text.encode("ascii", "xmlcharrefreplace").decode()


def _written(pictures: Sequence[tuple[str, str]], output: Path, format: Picture, report: Report) -> Iterator[str]:
    """Write the pictures whole or not at all; says what went wrong."""
    into_folder = output.is_dir() or len(pictures) > 1
    if into_folder and output.exists() and not output.is_dir():
        yield say("cannot write {path}: {number} journeys need a folder", path=output, number=Number(len(pictures)))
        return
    if not into_folder and not followed(output).parent.is_dir():
        yield say("cannot write {path}: there is no folder {folder}", path=output, folder=output.parent)
        return
    if into_folder:
        names = distinct((_safe(journey) for journey, _ in pictures), "{}-{}")
        places = [output / f"{name}{ENDINGS[format]}" for name in names]
    else:
        places = [output]
    sources = {followed(one.file) for one in report.audited}
    try:
        if into_folder:
            output.mkdir(exist_ok=True)
        for place, (_, text) in zip(places, pictures, strict=False):
            if followed(place) in sources:
                yield say("cannot write {path}: it is a journey that was drawn", path=place)
            elif place.exists() and not place.is_file():
                if into_folder or place.is_dir():
                    yield say("cannot write {path}: it is no file", path=place)
                else:
                    place.write_bytes(text.encode())  # a pipe or device, which nothing can take the place of
            else:
                # In a folder a link is replaced, never followed out of it.
                write_whole(followed(place.parent) / place.name if into_folder else followed(place), text.encode())
    except OSError as error:
        yield say("cannot write {path}: {cause}", path=output, cause=cause(error))


def _safe(journey: str) -> str:
    """The id of a journey as the name of a file on any system."""
    name = re.sub(r"[^a-z0-9-]+", "-", slug(journey))[:NAME_LIMIT].strip("-")
    return f"journey-{name}".rstrip("-") if not name or RESERVED.fullmatch(name) else name
