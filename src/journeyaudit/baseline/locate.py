"""Where the baseline of an audit is, and what to say when its entries are no longer found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from journeyaudit.baseline.entries import Entry
from journeyaudit.baseline.file import Baseline, parse_baseline
from journeyaudit.baseline.ledger import Ledger, Seen
from journeyaudit.links import followed
from journeyaudit.reader import SIZE_LIMIT
from journeyaudit.settings import START, Settings
from journeyaudit.source import Problem, SourceError
from journeyaudit.values import say

NO_BASELINE = "none"
"""What the option says where the baseline of the settings is not to count."""


def place_of(given: str | None, settings: Settings, base: Path) -> Path | None:
    """The file of the baseline: that of the call, else that of the settings, if there is one.

    Settings may come from anybody: theirs has to lie in their own folder or below. Raises SourceError.
    """
    if given is not None:
        return None if given == NO_BASELINE else Path(given)
    if settings.baseline is None:
        return None
    if "\0" in settings.baseline:
        raise SourceError([settings.problem(say("this cannot be the name of a file"), "baseline", settings.baseline)])
    file = base / settings.baseline
    if not followed(file).is_relative_to(followed(base)):
        said = say("the baseline of the settings has to lie in their folder or below")
        raise SourceError([settings.problem(said, "baseline", settings.baseline)])
    return file


def known_before(given: str | None, settings: Settings, base: Path, problems: list[Problem]) -> Baseline | None:
    """The baseline of an audit, if it has one; what is wrong with it is noted."""
    try:
        file = place_of(given, settings, base)
        return None if file is None else read_baseline(file)
    except SourceError as error:
        problems += error.problems
        return None


def read_baseline(file: Path) -> Baseline:
    """The baseline in a file; raises SourceError with what is wrong."""
    name = file.as_posix()
    try:
        with file.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        hint = say("`journeyaudit baseline update` writes one")
        raise SourceError([Problem(say("there is no such baseline"), name, START, hint, "baseline")]) from None
    except OSError as error:
        said = say("the baseline cannot be read: {reason}", reason=error.strerror)
        raise SourceError([Problem(said, name, START, code="baseline")]) from None
    return parse_baseline(data, name)


def no_longer_found(baseline: Baseline, ledger: Ledger, seen: Seen) -> list[Problem]:
    """One remark on the entries that are not needed any more, at the first of them."""
    gone: Sequence[Entry] = ledger.gone(seen)
    if not gone:
        return []
    first = baseline.first(gone)
    if len(gone) == 1:
        said = say("one finding of the baseline is no longer there")
    else:
        said = say("{number} findings of the baseline are no longer there", number=len(gone))
    hint = say("`journeyaudit baseline prune` drops what is mended")
    return [Problem(said, baseline.document.name, first, hint, "baseline")]
