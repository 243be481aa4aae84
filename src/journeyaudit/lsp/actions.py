"""Quick fixes: accept a finding where it stands, with a place for the reason."""

from __future__ import annotations

from pathlib import Path

from lsprotocol.types import Range, TextEdit
from pygls.workspace import PositionCodec

from journeyaudit.accept import PLACEHOLDER
from journeyaudit.accept.edits import CannotEdit
from journeyaudit.accept.elements import innermost
from journeyaudit.accept.writing import Wish, accepting, form_for
from journeyaudit.lsp.places import lines_of, range_of
from journeyaudit.model import is_journey, parse_journey
from journeyaudit.reader import read
from journeyaudit.report import Finding
from journeyaudit.source import Position as Place
from journeyaudit.source import SourceError, Span, position_of
from journeyaudit.sources import reader_of


def acceptance(finding: Finding, file: Path, text: str, codec: PositionCodec) -> TextEdit | None:
    """The change that accepts a finding at its step, with a placeholder for the reason.

    The placeholder is no reason: until somebody puts one in its place, the finding stands and the placeholder is a
    fault. None where the file is no YAML, or the place is better changed by hand.
    """
    if reader_of(file.name) is not None:
        return None
    try:
        documents = read(text, file.as_posix())
        journeys = [(parse_journey(one), one) for one in documents if is_journey(one.data)]
    except SourceError:
        return None
    element = innermost(journeys, finding.journey, finding.path)
    if element is None:
        return None
    try:
        changed = accepting(documents, element, Wish(finding.rule, PLACEHOLDER), form_for(element))
    except CannotEdit:
        return None
    return _difference(text, changed, codec)


def _difference(text: str, changed: str, codec: PositionCodec) -> TextEdit:
    """One change that makes the one text the other."""
    most = min(len(text), len(changed))
    start = next((at for at in range(most) if text[at] != changed[at]), most)
    most -= start
    same = next((at for at in range(most) if text[-1 - at] != changed[-1 - at]), most)
    end = len(text) - same
    lines = lines_of(text)
    first, last = (_point(lines, position_of(text, at), codec) for at in (start, end))
    return TextEdit(Range(first.start, last.start), changed[start : len(changed) - same])


def _point(lines: list[str], place: Place, codec: PositionCodec) -> Range:
    return range_of(lines, Span(place, place), codec)
