"""Where things stand in a file: positions, spans, problems with their place, and the document that knows them all."""

from journeyaudit.source.document import Document, Texts
from journeyaudit.source.places import (
    Comment,
    Path,
    Position,
    Problem,
    SourceError,
    Span,
    line_starts,
    offset_of,
    position_of,
    span_of,
)
from journeyaudit.source.shown import SNIPPET_LIMIT, Snippet, snippet, visible

__all__ = [
    "SNIPPET_LIMIT",
    "Comment",
    "Document",
    "Path",
    "Position",
    "Problem",
    "Snippet",
    "SourceError",
    "Span",
    "Texts",
    "line_starts",
    "offset_of",
    "position_of",
    "snippet",
    "span_of",
    "visible",
]
