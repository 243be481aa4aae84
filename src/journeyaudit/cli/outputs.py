"""Where reports go beside standard output: files of one's own choice, and the pages of GitHub Actions."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from importlib import import_module
from pathlib import Path

import typer

from journeyaudit.cli.console import PIPED_WIDTH, without_commands
from journeyaudit.frozen import dataclass
from journeyaudit.links import followed
from journeyaudit.report import Audited, Report
from journeyaudit.reporters import REPORTERS, Reporter, Style
from journeyaudit.values import cause, did_you_mean, say

HINT = "'--output'"


class Format(StrEnum):
    """Formats of a report."""

    FULL = "full"
    SUMMARY = "summary"
    CONCISE = "concise"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    GITLAB = "gitlab"
    MARKDOWN = "markdown"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Output:
    """A report that is written to a file."""

    format: str
    path: Path


def outputs(values: Sequence[str], formats: type[StrEnum] = Format) -> list[Output]:
    """The files that `--output FORMAT=PATH` asks for; raises a usage error for what is none, or for one file twice."""
    found: dict[Path, Output] = {}
    example = "sarif=journeys.sarif" if formats is Format else "markdown=comment.md"
    for value in values:
        name, equals, path = value.partition("=")
        if not equals or not path:
            said = say("{value} is not FORMAT=PATH, as in {example}.", value=repr(value), example=example)
            raise typer.BadParameter(said, param_hint=HINT)
        if name not in list(formats):
            meant = did_you_mean(name, formats)
            advice = say("The formats are {names}.", names=", ".join(formats))
            if meant:
                advice = say("Did you mean '{name}'?", name=meant)
            said = say("There is no format {name}. {advice}", name=repr(name), advice=advice)
            raise typer.BadParameter(said, param_hint=HINT)
        if path == "-":
            raise typer.BadParameter(say("--format {name} prints to standard output.", name=name), param_hint=HINT)
        place = followed(path)
        if place in found:
            said = say("Two reports cannot be written to {path}.", path=repr(path))
            raise typer.BadParameter(said, param_hint=HINT)
        found[place] = Output(name, Path(path))
    return list(found.values())


def in_numbers(format: Format | None) -> Reporter:
    """What writes the statistics instead of the findings; raises a usage error for formats that have no place for it.

    The JSON report holds them anyway.
    """
    if format is Format.JSON:
        return REPORTERS[format]
    if format in (None, Format.FULL, Format.CONCISE):
        found: Reporter = import_module("journeyaudit.reporters.statistics").render
        return found
    said = say("goes with full, concise and json, not with {format}.", format=format)
    raise typer.BadParameter(said, param_hint="'--statistics'")


def hindrance(output: Output) -> str:
    """Why a report cannot be written to its place, as far as that is known before; else nothing."""
    path = output.path
    if path.is_dir():
        return say("cannot write {path}: it is a folder", path=path)
    if path.exists() and not path.is_file():
        return ""
    folder = followed(path).parent
    if not folder.is_dir():
        return say("cannot write {path}: there is no folder {folder}", path=path, folder=path.parent)
    if os.access(folder, os.W_OK):
        return ""
    return say("cannot write {path}: {folder} is read-only", path=path, folder=path.parent)


def write_output(output: Output, report: Report, style: Style) -> str:
    """Write a report whole or not at all; what went wrong, else nothing."""
    return write_text(output.path, REPORTERS.pieces(output.format, report, for_files(style)), report.audited)


def write_text(path: Path, pieces: Iterable[str], audited: Iterable[Audited]) -> str:
    """Write a text whole or not at all, and never over a journey; what went wrong, else nothing."""
    if followed(path) in {followed(one.file) for one in audited}:
        return say("cannot write {path}: it is a journey that was audited", path=path)
    data = (text.encode("utf-8", "replace") for text in pieces)
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(b"".join(data))  # a pipe or device, which nothing can take the place of
        else:
            write_whole(followed(path), data)
    except OSError as error:
        return say("cannot write {path}: {cause}", path=path, cause=cause(error))
    return ""


def write_whole(place: Path, text: bytes | Iterable[bytes]) -> None:
    """Write beside the file and put that in its place, so that nobody ever reads half of it; raises OSError."""
    beside = place.with_name(f".journeyaudit-{os.urandom(8).hex()}.part")
    try:
        with beside.open("xb") as file:
            file.writelines([text] if isinstance(text, bytes) else text)
        if place.exists():
            shutil.copymode(place, beside)
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def printed_in_actions(report: Report, style: Style) -> str:
    """The report for people, in which no line is taken for a command, and then the annotations."""
    return f"{without_commands(REPORTERS[Format.FULL](report, style))}{REPORTERS[Format.GITHUB](report, style)}"


def add_summary(text: str, environment: Mapping[str, str]) -> str:
    """Append a report in Markdown to the summary of the step, where there is one; what went wrong, else nothing."""
    path = environment.get("GITHUB_STEP_SUMMARY")
    if not path:
        return ""
    try:
        with Path(path).open("ab") as file:
            file.write(text.encode("utf-8", "replace"))
    except OSError as error:
        return say("cannot write the summary of the step, {path}: {cause}", path=path, cause=cause(error))
    return ""


def for_files(style: Style) -> Style:
    """How a report looks in a file, wherever it was asked for."""
    return replace(style, width=PIPED_WIDTH, colour=False, unicode=True)
