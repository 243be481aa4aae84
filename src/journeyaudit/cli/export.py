"""The command `export`: a journey as a diagram of Mermaid, or as a table for spreadsheets."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from journeyaudit.cli.console import fail, language, tell, write
from journeyaudit.cli.options import Config, Language, StdinName
from journeyaudit.cli.outputs import write_whole
from journeyaudit.exports import Export, write_mermaid, write_table
from journeyaudit.links import followed
from journeyaudit.loader import NO_NAME, load
from journeyaudit.model import Journey, journey_id
from journeyaudit.reader import SIZE_LIMIT
from journeyaudit.report import EXIT_CLEAN
from journeyaudit.settings import load_settings
from journeyaudit.source import SourceError
from journeyaudit.sources import Wishes
from journeyaudit.values import Language as Tongue
from journeyaudit.values import cause, did_you_mean, in_language, say


class Form(StrEnum):
    """What a journey can be exported to."""

    MERMAID = "mermaid"
    CSV = "csv"


def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help="File with the journey; `-` for standard input.")],
    to: Annotated[Form, typer.Option("--to", help="`mermaid`: a diagram; `csv`: a table, a row for each step.")],
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="Write to this file instead of printing.")
    ] = None,
    journey: Annotated[
        str | None, typer.Option("--journey", metavar="ID", help="Of several journeys in the file, only this one.")
    ] = None,
    lang: Language = None,
    config: Config = None,
    stdin_filename: StdinName = NO_NAME,
) -> None:
    """Write a journey in another form, and say what that form cannot hold.

    The journey goes to standard output or to a file, what is left out to standard error. Ends with 0, or with 2 where
    the journey cannot be read or the file cannot be written.
    """
    try:
        settings, _ = load_settings(config, Path.cwd())
    except SourceError as error:
        raise typer.Exit(fail(error)) from None
    tongue = language(lang, settings.lang)
    stdin = sys.stdin.buffer.read(SIZE_LIMIT + 1) if file == "-" else None
    loaded = load([file], stdin, stdin_filename, Wishes(settings.customers, settings.columns))
    if loaded.problems:
        raise typer.Exit(fail(SourceError(loaded.problems)))
    journeys = [one for group in loaded.groups for one, _ in group.journeys]
    name = stdin_filename if file == "-" else file
    wrong = _wrong(journeys, to, journey, name) or _in_the_way(output, file)
    if wrong:
        raise typer.Exit(fail(in_language(wrong, tongue)))
    chosen = [one for one in journeys if journey in (None, journey_id(one))]
    words = _words(chosen[0], lang)
    made = write_mermaid(chosen[0], words) if to is Form.MERMAID else write_table(chosen, words)
    if output is None:
        write(made.text)
    elif failure := _save(made.text, to, Path(output)):
        raise typer.Exit(fail(in_language(failure, tongue)))
    _tell(made, tongue)
    raise typer.Exit(EXIT_CLEAN)


def _wrong(journeys: list[Journey], to: Form, wanted: str | None, name: str) -> str:
    """Why there is nothing to export; else nothing."""
    known = [journey_id(one) for one in journeys]
    listed = ", ".join(known)
    if not known:
        return say("{file} holds no journey", file=name)
    if wanted is not None and wanted not in known:
        near = did_you_mean(wanted, known)
        if near:
            return say("{file} holds no journey '{id}'; did you mean '{near}'?", file=name, id=wanted, near=near)
        return say("{file} holds no journey '{id}', only: {ids}", file=name, id=wanted, ids=listed)
    if to is Form.MERMAID and wanted is None and len(known) > 1:
        return say("a diagram holds one journey; choose one with --journey: {ids}", ids=listed)
    return ""


def _words(journey: Journey, wanted: str | None) -> Tongue:
    """The language of headings and of words such as customer: the option, else that of the journey."""
    return language(wanted, journey.language.value if journey.language is not None else None)


def _in_the_way(output: str | None, file: str) -> str:
    if output is not None and file != "-" and followed(output) == followed(file):
        return say("cannot write {file}: it is the journey itself", file=file)
    return ""


def _save(text: str, to: Form, path: Path) -> str:
    """Write the file; what went wrong, else nothing. A table begins with a mark by which spreadsheets know UTF-8."""
    try:
        data = text.encode("utf-8-sig" if to is Form.CSV else "utf-8", "replace")
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a pipe or device, which nothing can take the place of
        else:
            write_whole(followed(path), data)
    except OSError as error:
        return say("cannot write {file}: {why}", file=path, why=cause(error))
    return ""


def _tell(made: Export, tongue: Tongue) -> None:
    for remark in made.remarks:
        tell(in_language(remark, tongue))
