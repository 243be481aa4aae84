"""What the terminal and the environment tell: language, width, colour; and how a report gets out."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from journeyaudit.report import EXIT_NO_VERDICT, Severity, told
from journeyaudit.reporters import Style
from journeyaudit.source import SourceError, visible
from journeyaudit.values import Language, in_language, say

PIPED_WIDTH = 100
"""The width of a report that goes to a file or pipe."""
COMMAND = re.compile(r"(?:\A|[\r\n])[^\S\r\n]*::|##\[")
"""What GitHub Actions takes for a command where it stands in a log: `::` begins a line, `##[` stands anywhere."""


def language(wanted: str | None, fallback: str | None = None) -> Language:
    """The language of what is printed: the option, else the settings, else the locale, else English."""
    for name in (wanted, fallback, *(os.environ.get(key) for key in ("LC_ALL", "LC_MESSAGES", "LANG"))):
        if name:
            return "de" if re.split(r"[^a-z]", name.lower())[0] == "de" else "en"
    return "en"


def asked(arguments: Sequence[str]) -> str | None:
    """The language that a call asks for with `--lang`, before its arguments are read; None if it asks for none."""
    for name, value in zip(arguments, (*arguments[1:], ""), strict=False):
        if name == "--":
            return None
        wanted = value if name == "--lang" else name.removeprefix("--lang=")
        if wanted != name and wanted in ("de", "en"):
            return wanted
    return None


def style(least: Severity = Severity.INFO, *, verbose: bool = False, quiet: bool = False, clean: bool = False) -> Style:
    """How a report should look where it is going to."""
    terminal = sys.stdout.isatty()
    return Style(
        width=width(terminal, os.environ),
        colour=colour(terminal, os.environ),
        unicode="utf" in (sys.stdout.encoding or "").lower(),
        verbose=verbose,
        quiet=quiet,
        clean=clean,
        least=least,
        pages=pages() if links(terminal, os.environ) else {},
    )


def links(terminal: bool, environment: Mapping[str, str]) -> bool:
    """Whether words can lead to pages: on a terminal with colours that is more than a console."""
    return terminal and colour(terminal, environment) and environment.get("TERM", "") not in ("", "dumb", "linux")


def pages() -> dict[str, str]:
    """The pages of the built-in rules by id: those in the installed package, or the repository's own."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "_pages"
    folder = shipped if shipped.is_dir() else package.parent.parent / "docs" / "rules"
    return {one.stem: one.as_uri() for one in sorted(folder.glob("[!A-Z]*.md"))}


def width(terminal: bool, environment: Mapping[str, str]) -> int:
    """How many columns there are."""
    columns = environment.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 0:
        return int(columns)
    return shutil.get_terminal_size((PIPED_WIDTH, 24)).columns if terminal else PIPED_WIDTH


def colour(terminal: bool, environment: Mapping[str, str]) -> bool:
    """Whether to use colour: NO_COLOR wins, then FORCE_COLOR, then whether it is a terminal that can."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return terminal and environment.get("TERM") != "dumb"


def write(text: str, *, commands: bool = False) -> None:
    """Print to standard output; characters that it cannot show are replaced, and nobody has to read to the end.

    In GitHub Actions, what a file says is no command; only a text of our own `commands` may be one.
    """
    write_pieces([text], commands=commands)


def write_pieces(pieces: Iterable[str], *, commands: bool = False) -> None:
    """The same of a text that comes piece by piece."""
    if not commands and in_actions(os.environ) and COMMAND.search(text := "".join(pieces := list(pieces))):
        pieces = [without_commands(text)]
    encoding = sys.stdout.encoding or "utf-8"
    try:
        for piece in pieces:
            sys.stdout.write(piece.encode(encoding, "replace").decode(encoding))
        sys.stdout.flush()
    except OSError as error:
        # What is still in the buffer goes nowhere, else Python complains at its end and changes the exit code.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise


def fail(error: SourceError | str, lang: Language | None = None) -> int:
    """Say on standard error what went wrong, and return the exit code for it.

    Without `lang`, as long as nobody knows the settings, it is said in the language of the call.
    """
    lang = lang or language(asked(sys.argv))
    if isinstance(error, SourceError):
        lines = [str(one) for one in told(error.problems, lang)]
    else:
        lines = [in_language(error, lang)]
    for line in lines:
        tell(line)
    return EXIT_NO_VERDICT


def tell(line: str) -> None:
    """Say something on standard error, on one line that begins with our name and steers no terminal and no log."""
    said = visible(line)
    print(f"journeyaudit: {said.replace('##[', '## [') if in_actions(os.environ) else said}", file=sys.stderr)


def in_actions(environment: Mapping[str, str]) -> bool:
    """Whether this is a step of GitHub Actions."""
    return environment.get("GITHUB_ACTIONS") == "true"


def without_commands(text: str) -> str:
    """The text for the log of GitHub Actions, in which no line of it is taken for a command.

    Commands are stopped until a word comes up that nobody can write into a journey: the hash of the text itself.
    """
    word = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"::stop-commands::{word}\n{text}{'' if text.endswith(chr(10)) else chr(10)}::{word}::\n"


def with_hint(message: str, hint: str) -> str:
    """What went wrong, and what to do about it behind it."""
    return say("{message} ({hint})", message=message, hint=hint) if hint else message
