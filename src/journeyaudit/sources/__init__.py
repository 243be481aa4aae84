"""Journeys in other forms than YAML: each reader turns a file into the same documents, with the places of the file."""

from journeyaudit.sources.choose import ENDINGS, Reader, reader_of
from journeyaudit.sources.placed import Placed, document
from journeyaudit.sources.reading import Reading, Wishes

__all__ = ["ENDINGS", "Placed", "Reader", "Reading", "Wishes", "document", "reader_of"]
