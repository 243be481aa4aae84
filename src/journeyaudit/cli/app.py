"""The program: its commands, and what happens when it is interrupted or fails."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from journeyaudit import __version__
from journeyaudit.cli.console import asked, fail, language
from journeyaudit.report import EXIT_CLEAN, EXIT_NO_VERDICT
from journeyaudit.source import visible
from journeyaudit.values import Language, in_language, say

COMMANDS = {
    "check": ("journeyaudit.cli.check", "check"),
    "accept": ("journeyaudit.cli.accept", "accept"),
    "baseline": ("journeyaudit.cli.baseline", "baseline"),
    "bill": ("journeyaudit.cli.bill", "bill"),
    "diff": ("journeyaudit.cli.diff", "diff"),
    "draw": ("journeyaudit.cli.draw", "draw"),
    "text": ("journeyaudit.cli.text", "text"),
    "explain": ("journeyaudit.cli.rules", "explain_rule"),
    "why": ("journeyaudit.cli.why", "why"),
    "rules": ("journeyaudit.cli.rules", "rules"),
    "import": ("journeyaudit.cli.importing", "import_"),
    "export": ("journeyaudit.cli.export", "export"),
    "new": ("journeyaudit.cli.new", "new"),
    "init": ("journeyaudit.cli.init", "init"),
    "settings": ("journeyaudit.cli.settings", "settings"),
    "schema": ("journeyaudit.cli.schemas", "schema"),
    "lsp": ("journeyaudit.cli.lsp", "lsp"),
}
"""Every command: the module to import when it is wanted, and what the command is called there."""
KEEPS_DASHES = frozenset({"diff"})
"""Commands that have to know where a `--` stands."""
WrongUsage: Any = typer.BadParameter.__mro__[1]
"""What the parser raises; some versions of Typer have a Click of their own."""
HELP = "Audits customer journeys: finds what is hostile to customers, says why it hurts and what to do instead."


class DashesKept(TyperCommand):
    """A command that is given `--` like any other word, and nothing behind it as an option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Write the first `--` twice, since one is taken away."""
        dashes = args.index("--") if "--" in args else len(args)
        return super().parse_args(ctx, [*args[:dashes], *args[dashes : dashes + 1], *args[dashes:]])


def app_with(names: Iterable[str]) -> typer.Typer:
    """The program with some of its commands."""
    app = typer.Typer(
        name="journeyaudit",
        help=HELP,
        no_args_is_help=True,
        add_completion=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_program)
    for name in names:
        module, attribute = COMMANDS[name]
        found = getattr(import_module(module), attribute)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=name)
        else:
            app.command(name, cls=DashesKept if name in KEEPS_DASHES else None)(found)
    return app


def wanted(arguments: Sequence[str]) -> Iterable[str]:
    """The command that the arguments begin with; all commands where they begin with anything else."""
    return arguments[:1] if arguments and arguments[0] in COMMANDS else COMMANDS


def spelled_out(arguments: Sequence[str]) -> list[str]:
    """The arguments with an empty revision behind a `--changed` that names none, as the parser wants one."""
    found: list[str] = []
    for number, one in enumerate(arguments):
        found.append(one)
        if one == "--":
            return [*found, *arguments[number + 1 :]]
        if one == "--changed" and (not arguments[number + 1 :] or arguments[number + 1].startswith("-")):
            found.append("")
    return found


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"journeyaudit {__version__}")
        raise typer.Exit


def _program(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Audits customer journeys: finds what is hostile to customers, says why it hurts and what to do instead."""


def run(program: typer.Typer) -> None:
    """Run the program; a crash is never a verdict and ends in 2."""
    signal.signal(signal.SIGTERM, _terminated)
    _open_closed_streams()
    lang = language(asked(sys.argv))
    try:
        if not _somewhere():
            sys.exit(fail(say("the folder that this is called in is no longer there"), lang))
        sys.exit(_called(typer.main.get_command(program), lang))
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as crash:  # noqa: BLE001 # whatever goes wrong, the exit code must not look like a verdict
        said = say("journeyaudit failed: {kind}: {crash}", kind=type(crash).__name__, crash=visible(str(crash)))
        print(in_language(said, lang), file=sys.stderr)
        advice = say("This is a fault of the tool. Please report it with the file that caused it.")
        print(in_language(advice, lang), file=sys.stderr)
        sys.exit(EXIT_NO_VERDICT)


def _called(command: Any, lang: Language) -> int:
    """The exit code of a call; what is wrong with it is said in a language."""
    german = import_module("journeyaudit.cli.german") if lang == "de" else None
    try:
        program = german.in_german(command) if german else command
        return program(spelled_out(sys.argv[1:]), prog_name="journeyaudit", standalone_mode=False) or 0
    except SystemExit as ended:
        if ended.code != 1:
            raise
        return EXIT_CLEAN  # so the parser ends where nobody reads its help; what commands print ends elsewhere
    except WrongUsage as error:
        if german:
            print(german.fault(error), file=sys.stderr)
        else:
            error.show()
        return EXIT_NO_VERDICT


def _somewhere() -> bool:
    """Whether the working folder is still there."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return False
    return True


def _open_closed_streams() -> None:
    """A stream that the shell closed (`>&-`) is as good as empty: what is printed to it goes nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 # open as long as the program runs
            setattr(sys, name, stream)


def _terminated(_signal: int, _frame: object) -> None:
    sys.exit(143)
