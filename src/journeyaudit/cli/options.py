"""The options that several commands share, and the words that they take."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, TypedDict, Unpack

import typer

from journeyaudit.settings import Settings
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
Profile = Annotated[
    str | None,
    typer.Option("--profile", metavar="NAME", help="Which rules run: correctness, recommended (default) or strict."),
]


def _listed(values: list[str] | None) -> list[str]:
    """What an option that may be repeated names; one value may name several, with commas between them.

    A value without any name stays as it is, so that an empty variable is a fault and not every rule.
    """
    parts = [(value, [name for one in value.split(",") if (name := one.strip())]) for value in values or ()]
    return [name for value, names in parts for name in names or [value]]


Presets = Annotated[
    list[str] | None,
    typer.Option(
        "--preset",
        metavar="NAME[,…]",
        help="Market of journeys that name none, as de-consumer (may be repeated).",
        callback=_listed,
    ),
]
Whole = Annotated[bool, typer.Option("--whole", help="These journeys are all that the organisation has.")]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE[,…]",
        help="Run only these rules or families (may be repeated).",
        callback=_listed,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="RULE[,…]",
        help="Leave out these rules or families (may be repeated).",
        callback=_listed,
    ),
]
Wording = Annotated[
    Hearing | None,
    typer.Option(
        "--wording",
        help="What is heard in texts: the `phrases` of rules; also sentences that the learned models are `sure` of; "
        "also `likely` ones. Else the settings', else `sure`.",
    ),
]
FailOn = Annotated[
    Level | None, typer.Option("--fail-on", help="Least severity that ends in exit code 1; else `error`.")
]
MinSeverity = Annotated[
    Level, typer.Option("--min-severity", help="Least severity that is shown; not part of the verdict.")
]
Customers = Annotated[
    list[str] | None,
    typer.Option(
        "--customer",
        metavar="NAME",
        help="Another name of the customer's side, as that of a pool (may be repeated).",
    ),
]
StdinName = Annotated[
    str, typer.Option("--stdin-filename", metavar="FILE", help="The file that standard input stands for.")
]
AllowEmpty = Annotated[bool, typer.Option("--allow-empty", help="Finding no journeys is no fault.")]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="End with 0 even where findings would end in 1.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Explain every finding, not only the first of a rule.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Findings only.")]
Baseline = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Known findings, which are not reported; `none` for none; else the settings'.",
    ),
]
Changed = Annotated[
    str | None,
    typer.Option(
        "--changed",
        metavar="[REV]",
        help="Report only on journeys that differ from where this branch left REV, else from the main branch.",
    ),
]
Statistics = Annotated[bool, typer.Option("--statistics", help="Print how often each rule finds something, no more.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Day of the audit, as in 2026-03-01; else today."),
]


class Changes(TypedDict, total=False):
    """What the options of a call change of the settings; what is not given changes nothing."""

    profile: str | None
    preset: Sequence[str] | None
    select: Sequence[str] | None
    ignore: Sequence[str] | None
    fail_on: Level | None
    wording: Hearing | None
    whole: bool
    as_of: str | None


def with_options(settings: Settings, **changed: Unpack[Changes]) -> tuple[Settings, dict[str, str]]:
    """The settings with the options of the call on top, for every file; and the options by what they set.

    `ignore` adds to what the settings ignore.
    """
    fail_on, wording, as_of = changed.get("fail_on"), changed.get("wording"), changed.get("as_of")
    ignored = tuple(changed.get("ignore") or ())
    given: dict[str, tuple[object, str]] = {
        "profile": (changed.get("profile"), "--profile"),
        "presets": (tuple(changed.get("preset") or ()), "--preset"),
        "select": (tuple(changed.get("select") or ()), "--select"),
        "ignore": ((*settings.ignore, *ignored) if ignored else (), "--ignore"),
        "fail_on": (fail_on.value if fail_on is not None else None, "--fail-on"),
        "wording": (wording.value if wording is not None else None, "--wording"),
        "portfolio": ("whole" if changed.get("whole") else None, "--whole"),
        "as_of": (day(as_of) if as_of is not None else None, "--as-of"),
    }
    changes = {name: value for name, (value, _) in given.items() if value}
    replaced: dict[str, object] = {
        name: None if name == "profile" else () for name in ("profile", "presets", "select") if name in changes
    }
    overrides = tuple(one.model_copy(update=replaced) for one in settings.overrides)
    held = settings.model_copy(update={**changes, "overrides": overrides})
    return held, {name: option for name, (_, option) in given.items() if name in changes}
