"""The program: its commands, and what happens when it is interrupted or fails."""

from __future__ import annotations

import os
import signal
import sys
from typing import Annotated

import typer

from journeyaudit import __version__
from journeyaudit.cli.check import check
from journeyaudit.cli.rules import explain_rule, rules
from journeyaudit.cli.schemas import schema
from journeyaudit.report import EXIT_NO_VERDICT

app = typer.Typer(
    name="journeyaudit",
    help="Audits customer journeys: finds what is hostile to customers, says why it hurts and what to do instead.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(check)
app.command("explain")(explain_rule)
app.add_typer(rules, name="rules")
app.command()(schema)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"journeyaudit {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Audits customer journeys: finds what is hostile to customers, says why it hurts and what to do instead."""


def main() -> None:
    """Run the program; a crash is never a verdict and ends in 2, a closed pipe ends quietly."""
    signal.signal(signal.SIGTERM, _terminated)
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_NO_VERDICT)
    except Exception as crash:  # noqa: BLE001 # whatever goes wrong, the exit code must not look like a verdict
        print(f"journeyaudit failed: {type(crash).__name__}: {crash}", file=sys.stderr)
        print("This is a fault of the tool. Please report it with the file that caused it.", file=sys.stderr)
        sys.exit(EXIT_NO_VERDICT)


def _terminated(_signal: int, _frame: object) -> None:
    sys.exit(143)
