"""The command `settings show`: what holds, and where it came from."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from journeyaudit.cli.console import fail, language, write
from journeyaudit.cli.options import (
    AsOf,
    Config,
    FailOn,
    Ignore,
    Language,
    Presets,
    Profile,
    Select,
    Whole,
    Wording,
    with_options,
)
from journeyaudit.settings import Local, as_json, as_yaml, held, load_settings
from journeyaudit.source import SourceError

settings = typer.Typer(help="Show the settings that hold.", no_args_is_help=True)


class SettingsFormat(StrEnum):
    """Formats of settings."""

    YAML = "yaml"
    JSON = "json"


@settings.callback()
def settings_group() -> None:
    """Show the settings that hold."""


@settings.command("show")
def show_settings(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A journey: what holds for it, overrides included.")] = "",
    format: Annotated[
        SettingsFormat, typer.Option("--format", "-f", help="How the settings are written.")
    ] = SettingsFormat.YAML,
    lang: Language = None,
    config: Config = None,
    profile: Profile = None,
    preset: Presets = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
    wording: Wording = None,
    whole: Whole = False,
    as_of: AsOf = None,
) -> None:
    """Show every setting with its value and where it came from: a default, a line of a file, or an option.

    Takes the options of `check` that change settings. With a file, shows what holds for that file.
    """
    try:
        found, base = load_settings(config, Path.cwd())
    except SourceError as error:
        raise typer.Exit(fail(error)) from None
    shown, given = with_options(
        found,
        profile=profile,
        preset=preset,
        select=select,
        ignore=ignore,
        fail_on=fail_on,
        wording=wording,
        whole=whole,
        as_of=as_of,
    )
    rows = held(shown, given, Local(shown, base) if file else None, file)
    said = language(lang, shown.lang)
    write(as_json(shown, rows) if format is SettingsFormat.JSON else as_yaml(shown, rows, said, file))
