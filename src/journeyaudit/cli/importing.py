"""The command `import`: a journey in another form as YAML."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from journeyaudit.auditor import Request
from journeyaudit.cli.console import fail, language, tell, write
from journeyaudit.cli.options import Config, Customers, Language, StdinName
from journeyaudit.cli.outputs import write_whole
from journeyaudit.importing import imported
from journeyaudit.links import followed
from journeyaudit.loader import NO_NAME
from journeyaudit.reader import SIZE_LIMIT
from journeyaudit.settings import load_settings
from journeyaudit.source import SourceError
from journeyaudit.sources import ENDINGS, Wishes, reader_of
from journeyaudit.values import cause, say

MAP = "'--map'"


def import_(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A file in another form than YAML, told by its ending; `-` for standard input."
        ),
    ],
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Where the YAML goes; else it is printed.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    customer: Customers = None,
    map: Annotated[
        list[str] | None,
        typer.Option(
            metavar="HEADING=FIELD",
            help="The field for a column of a table; without a field it is left out (may be repeated).",
        ),
    ] = None,
    lang: Language = None,
    config: Config = None,
    stdin_filename: StdinName = NO_NAME,
) -> None:
    """Turn a Mermaid diagram, a BPMN model, a table or a Markdown page into a journey in YAML.

    Every step says from which line it came, and comments above say what was left behind and which fields would let
    most rules judge. Ends with 0, or with 2 where nothing could be read or written.
    """
    named = stdin_filename if file == "-" else file
    try:
        settings, base = load_settings(config, Path.cwd())
    except SourceError as error:
        raise typer.Exit(fail(error)) from None
    if Path(file).is_dir() or reader_of(named) is None:
        endings = ", ".join(sorted(ENDINGS))
        raise typer.Exit(
            fail(say("{name}: import reads one file that ends in one of {endings}", name=named, endings=endings))
        )
    place = Path(output) if output is not None else None
    if place is not None and place.exists() and not force:
        raise typer.Exit(fail(say("{name} is there already; --force writes over it", name=output)))
    request = Request(
        paths=[file],
        stdin=sys.stdin.buffer.read(SIZE_LIMIT + 1) if file == "-" else None,
        stdin_name=stdin_filename,
        base=base,
        lang=language(lang, settings.lang),
        allow_empty=True,
        wishes=Wishes(tuple(customer or ()), _columns(map or ())),
    )
    found = imported(request, settings)
    if found.problems:
        raise typer.Exit(fail(SourceError(found.problems)))
    if not found.text:
        raise typer.Exit(fail(say("{name}: there is no journey in this file", name=named)))
    if place is None:
        write(found.text)
    else:
        try:
            write_whole(followed(place), found.text.encode("utf-8", "replace"))
        except OSError as error:
            raise typer.Exit(
                fail(say("{name} cannot be written: {reason}", name=output, reason=cause(error)))
            ) from None
    for remark in found.remarks:
        tell(str(remark))


def _columns(pairs: Iterable[str]) -> Mapping[str, str]:
    """The columns that the user wants elsewhere; raises a usage error for what is none."""
    found: dict[str, str] = {}
    for pair in pairs:
        heading, equals, field = pair.rpartition("=")
        if not equals or not heading:
            said = say("{value} is not HEADING=FIELD, as in Dauer=wait.", value=repr(pair))
            raise typer.BadParameter(said, param_hint=MAP)
        found[heading] = field
    return found
