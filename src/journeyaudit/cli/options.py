"""The options that several commands share, and the words that they take."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from journeyaudit.values import parse_date, sentence


class Level(StrEnum):
    """Severities."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Lang(StrEnum):
    """Languages of a report."""

    DE = "de"
    EN = "en"


class Hearing(StrEnum):
    """What is listened for in texts."""

    PHRASES = "phrases"
    SURE = "sure"
    LIKELY = "likely"


def day(text: str) -> date:
    """The day of an option."""
    try:
        return parse_date(text)
    except ValueError as error:
        raise typer.BadParameter(sentence(error), param_hint="'--as-of'") from None


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATHS", help="Files, folders or globs with journeys; `-` for standard input; else this folder."
    ),
]
Language = Annotated[Lang | None, typer.Option("--lang", help="Language of what is printed; else the locale's.")]
Config = Annotated[
    str | None,
    typer.Option("--config", metavar="FILE", help="Settings file; else the nearest journeyaudit.yaml upwards."),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option("--output", "-o", metavar="FORMAT=PATH", help="Also write a report to a file (may be repeated)."),
]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="RULE", help="Run only this rule or family (may be repeated).")
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULE", help="Leave out this rule or family (may be repeated).")
]
FailOn = Annotated[
    Level | None, typer.Option("--fail-on", help="Least severity that ends in exit code 1; else `error`.")
]
MinSeverity = Annotated[
    Level, typer.Option("--min-severity", help="Least severity that is shown; not part of the verdict.")
]
StdinName = Annotated[
    str, typer.Option("--stdin-filename", metavar="FILE", help="The file that standard input stands for.")
]
AllowEmpty = Annotated[bool, typer.Option("--allow-empty", help="Finding no journeys is no fault.")]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="End with 0 even where findings would end in 1.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Explain every finding, not only the first of a rule.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Findings only.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Day of the audit, as in 2026-03-01; else today."),
]
