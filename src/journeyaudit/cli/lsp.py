"""The command `lsp`: a server that tells editors what is wrong while somebody types."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Annotated

import typer

from journeyaudit.cli.console import fail, language
from journeyaudit.values import say


def lsp(
    stdio: Annotated[
        bool, typer.Option("--stdio", help="Speak over standard input and output, as it always does.")
    ] = False,
) -> None:
    """Start the language server, for editors.

    Findings appear while somebody types, with why and fix, words to complete, and acceptances as quick fixes. Needs
    the extra `lsp`. Ends with 0 when the editor takes leave, and with 2 where the extra is missing.
    """
    if find_spec("pygls") is None:
        said = say("the language server needs further packages; install them with {command}", command=INSTALL)
        raise typer.Exit(fail(said))
    import_module("journeyaudit.lsp.server").serve(language(None))


INSTALL = "pip install 'journeyaudit[lsp]'"
