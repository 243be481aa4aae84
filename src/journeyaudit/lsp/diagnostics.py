"""What an editor marks in a text: findings, faults that keep it from being judged, and remarks as hints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Range,
)
from lsprotocol.types import Position as At
from pygls.uris import from_fs_path
from pygls.workspace import PositionCodec

from journeyaudit.loader import ORGANISATION_FILES
from journeyaudit.lsp.places import lines_of, range_of
from journeyaudit.report import Finding, Related, Report, Severity
from journeyaudit.source import Problem, visible

NAME = "journeyaudit"
SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
}
ELSEWHERE = frozenset({"settings", "rule", "crash"})
"""Kinds of faults in other files without whose mending nothing can be said of this one."""


def diagnostics(report: Report, file: Path, text: str, codec: PositionCodec) -> list[Diagnostic]:
    """What is to be marked in a file; what is accepted, or known by the baseline, is not."""
    lines = lines_of(text)
    name = file.as_posix()
    found = [_of_problem(one, lines, codec) for one in report.problems if one.file == name]
    found += [_from_elsewhere(one) for one in report.problems if one.file != name and _matters_here(one)]
    found += [_of_finding(one, report, lines, codec) for one in standing(report, file)]
    hints = (one for one in report.remarks if one.file == name)
    return [*found, *(_of_problem(one, lines, codec, DiagnosticSeverity.Hint) for one in hints)]


def _matters_here(one: Problem) -> bool:
    """Whether a fault in another file changes what is said of this one; other journeys are their own affair."""
    return one.code in ELSEWHERE or Path(one.file).name in ORGANISATION_FILES


def standing(report: Report, file: Path) -> Iterator[Finding]:
    """The findings in a file that nobody has accepted."""
    return (one for one in report.findings if one.file == file.as_posix() and not one.accepted)


def from_settings(problems: tuple[Problem, ...]) -> list[Diagnostic]:
    """What is marked where the settings are broken, so that nothing is audited."""
    return [_from_elsewhere(one) for one in problems]


def _of_finding(one: Finding, report: Report, lines: list[str], codec: PositionCodec) -> Diagnostic:
    return Diagnostic(
        range=range_of(lines, one.span, codec),
        message=visible(one.message),
        severity=SEVERITIES[one.severity],
        code=one.rule,
        source=NAME,
        related_information=[_related(place, report, codec) for place in one.related] or None,
        data={"fingerprint": one.fingerprint},
    )


def _related(place: Related, report: Report, codec: PositionCodec) -> DiagnosticRelatedInformation:
    where = range_of(lines_of(report.texts.get(place.file, "")), place.span, codec)
    return DiagnosticRelatedInformation(Location(_uri(place.file), where), visible(place.text))


def _of_problem(
    one: Problem,
    lines: list[str],
    codec: PositionCodec,
    severity: DiagnosticSeverity = DiagnosticSeverity.Error,
) -> Diagnostic:
    return Diagnostic(
        range=range_of(lines, one.span, codec),
        message=visible(f"{one.message} ({one.hint})" if one.hint else one.message),
        severity=severity,
        code=one.code,
        source=NAME,
    )


def _from_elsewhere(one: Problem) -> Diagnostic:
    """A fault in another file, marked at the beginning of this one, with the way there."""
    start = At(max(one.span.start.line - 1, 0), 0)
    there = DiagnosticRelatedInformation(Location(_uri(one.file), Range(start, start)), visible(one.message))
    return Diagnostic(
        range=Range(At(0, 0), At(0, 0)),
        message=visible(f"{Path(one.file).name}:{one.span.start.line}: {one.message}"),
        severity=DiagnosticSeverity.Error,
        code=one.code,
        source=NAME,
        related_information=[there],
    )


def _uri(file: str) -> str:
    return from_fs_path(str(Path(file).absolute())) or ""
