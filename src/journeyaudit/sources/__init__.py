"""Journeys in other forms than YAML: each reader turns a file into the same documents, with the places of the file."""

from journeyaudit.sources.choose import ENDINGS, Reader, reader_of
from journeyaudit.sources.fences import FRONT_MATTER, Fence, fences
from journeyaudit.sources.placed import Placed, document
from journeyaudit.sources.reading import Reading, Wishes

__all__ = [
    "ENDINGS",
    "FRONT_MATTER",
    "Fence",
    "Placed",
    "Reader",
    "Reading",
    "Wishes",
    "document",
    "fences",
    "reader_of",
]
