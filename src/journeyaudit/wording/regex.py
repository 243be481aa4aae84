"""Regular expressions of rule authors, run by RE2 so that none can hang an audit."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from journeyaudit.values import say

NEEDED = say("`matches` needs the package google-re2: install journeyaudit[regex]")
"""What to say where RE2 is not installed."""


def compile_regex(source: str) -> Callable[[str], tuple[int, int] | None]:
    """A search for a regular expression, without regard to case, that gives the place of its first hit.

    Raises ValueError with a sentence where RE2 is missing or refuses the expression (it knows no lookaround and no
    backreferences).
    """
    try:
        engine = import_module("re2")
    except ImportError:
        raise ValueError(NEEDED) from None
    options = engine.Options()
    options.case_sensitive = False
    options.log_errors = False
    try:
        compiled = engine.compile(source, options)
    except engine.error as error:
        said = error.args[0] if error.args else ""
        cause = said.decode() if isinstance(said, bytes) else said
        raise ValueError(say("no regular expression: {cause}", cause=cause)) from None

    def search(text: str) -> tuple[int, int] | None:
        found = compiled.search(text)
        return None if found is None else (found.start(), found.end())

    return search
