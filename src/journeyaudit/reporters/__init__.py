"""Formats of a report: each turns a report into text, and does nothing else."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module

from journeyaudit.report import Report
from journeyaudit.reporters.style import Style

Reporter = Callable[[Report, Style], str]
FORMATS = ("full", "summary", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown", "html")

IN_PIECES = frozenset({"json", "jsonl"})
"""The formats that are written piece by piece."""


class Reporters(Mapping[str, Reporter]):
    """Every format by name; a format that nobody asks for is not even imported."""

    def __getitem__(self, name: str) -> Reporter:
        """The function that writes a format."""
        if name not in FORMATS:
            raise KeyError(name)
        found: Reporter = import_module(f"{__name__}.{name}").render
        return found

    def pieces(self, name: str, report: Report, style: Style) -> Iterable[str]:
        """A report in a format, piece by piece where the format can be written so; the pieces are the text."""
        module = import_module(f"{__name__}.{name}")
        found: Iterable[str] = module.pieces(report, style) if name in IN_PIECES else [self[name](report, style)]
        return found

    def __iter__(self) -> Iterator[str]:
        """The names of all formats."""
        return iter(FORMATS)

    def __len__(self) -> int:
        """How many formats there are."""
        return len(FORMATS)


REPORTERS = Reporters()

__all__ = ["REPORTERS", "Reporter", "Style"]
