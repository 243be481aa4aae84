"""The command `baseline`: keep the findings that are known, so that only new ones count."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Unpack

import typer

from journeyaudit.auditor import Request, audit_request
from journeyaudit.baseline import Entry, Review, review, written
from journeyaudit.baseline.locate import NO_BASELINE, place_of, read_baseline
from journeyaudit.cli.console import fail, language, style, write
from journeyaudit.cli.options import (
    AsOf,
    Changes,
    Config,
    Ignore,
    Language,
    Paths,
    Presets,
    Profile,
    Select,
    Whole,
    Wording,
    with_options,
)
from journeyaudit.cli.outputs import write_whole
from journeyaudit.links import followed
from journeyaudit.report import told
from journeyaudit.reporters.known import change, render
from journeyaudit.settings import BASELINE_NAME, load_settings
from journeyaudit.source import SourceError, visible
from journeyaudit.values import Language as Tongue
from journeyaudit.values import in_language, say

baseline = typer.Typer(
    help="Keep the findings that are known, so that only new ones count.", no_args_is_help=True, rich_markup_mode=None
)
File = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help=f"File of the baseline; else the settings', else {BASELINE_NAME}."),
]
Everything = Annotated[
    bool, typer.Option("--all", help="Also drop what this run cannot look at: other journeys, rules that do not run.")
]


class Run:
    """The baseline that there is, and an audit without it."""

    def __init__(self, paths: list[str] | None, config: str | None, file: str | None, lang: str | None) -> None:
        """Find settings and baseline; ends with 2 where they are broken."""
        self.lang: Tongue = language(lang)
        try:
            self.settings, self.base = load_settings(config, Path.cwd())
            self.lang = language(lang, self.settings.lang)
            found = place_of(file, self.settings, self.base)
            self.named = found is not None
            self.place = found if found is not None else self.base / BASELINE_NAME
            self.entries = read_baseline(self.place).entries if self.place.exists() else None
        except SourceError as error:
            raise typer.Exit(fail(SourceError(told(error.problems, self.lang)))) from None
        self.paths = paths or ["."]

    def review(self, **changes: Unpack[Changes]) -> Review:
        """Compare; ends with 2 where there is no verdict to trust, for then nobody knows what is mended."""
        request = Request(paths=self.paths, base=self.base, lang=self.lang, baseline=NO_BASELINE)
        settings, _ = with_options(self.settings, **changes)
        report = audit_request(request, settings)
        if report.problems:
            fail(SourceError(report.problems))
            raise typer.Exit(self.fail(say("the baseline stays as it is: not everything could be audited")))
        return review(self.entries or (), report)

    def fail(self, said: str) -> int:
        """Say what is wrong."""
        return fail(in_language(said, self.lang))

    def save(self, entries: Sequence[Entry]) -> None:
        """Write the baseline whole, if it changes; ends with 2 where that fails."""
        text = written(entries).encode()
        try:
            if not self.place.exists() or self.place.read_bytes() != text:
                write_whole(followed(self.place), text)
        except OSError as error:
            said = say("{name} cannot be written: {reason}", name=self.place.as_posix(), reason=error.strerror)
            raise typer.Exit(self.fail(said)) from None


@baseline.command()
def update(
    paths: Paths = None,
    file: File = None,
    everything: Everything = False,
    lang: Language = None,
    config: Config = None,
    profile: Profile = None,
    preset: Presets = None,
    select: Select = None,
    ignore: Ignore = None,
    wording: Wording = None,
    whole: Whole = False,
    as_of: AsOf = None,
) -> None:
    """Take all findings of today as known, and drop what is mended.

    What is known of journeys and rules that this run does not have is kept.
    """
    run = Run(paths, config, file, lang)
    found = run.review(
        profile=profile, preset=preset, select=select, ignore=ignore, wording=wording, whole=whole, as_of=as_of
    )
    _write(run, found, found.new, everything=everything)
    if not run.named:
        name = visible(run.place.name)
        write(
            in_language(
                say("Add `baseline: {name}` to journeyaudit.yaml, and `check` knows them.", name=name), run.lang
            )
        )
        write("\n")


@baseline.command()
def prune(
    paths: Paths = None,
    file: File = None,
    everything: Everything = False,
    lang: Language = None,
    config: Config = None,
    profile: Profile = None,
    preset: Presets = None,
    select: Select = None,
    ignore: Ignore = None,
    wording: Wording = None,
    whole: Whole = False,
    as_of: AsOf = None,
) -> None:
    """Drop what is mended; nothing new becomes known."""
    run = _existing(paths, config, file, lang)
    found = run.review(
        profile=profile, preset=preset, select=select, ignore=ignore, wording=wording, whole=whole, as_of=as_of
    )
    _write(run, found, (), everything=everything)


@baseline.command()
def show(
    paths: Paths = None,
    file: File = None,
    lang: Language = None,
    config: Config = None,
    profile: Profile = None,
    preset: Presets = None,
    select: Select = None,
    ignore: Ignore = None,
    wording: Wording = None,
    whole: Whole = False,
    as_of: AsOf = None,
) -> None:
    """List the known findings, and say which are no longer there."""
    run = _existing(paths, config, file, lang)
    found = run.review(
        profile=profile, preset=preset, select=select, ignore=ignore, wording=wording, whole=whole, as_of=as_of
    )
    write(render(run.place.as_posix(), found, style(), run.lang))


def _existing(paths: list[str] | None, config: str | None, file: str | None, lang: str | None) -> Run:
    run = Run(paths, config, file, lang)
    if run.entries is None:
        name = run.place.as_posix()
        said = say("there is no baseline {name}; `journeyaudit baseline update` writes one", name=name)
        raise typer.Exit(run.fail(said))
    return run


def _write(run: Run, found: Review, new: Sequence[Entry], *, everything: bool) -> None:
    """Write what is known now, and say what is different."""
    unseen = () if everything else found.unseen
    entries = [*found.still, *new, *unseen]
    dropped = len(found.gone) + len(found.unseen) - len(unseen)
    run.save(entries)
    said = change(len(entries), run.lang, new=len(new), dropped=dropped, unseen=len(unseen))
    write(f"{visible(run.place.as_posix())}: {said}\n")
