"""Journeys at rest: of many, what nobody looks at is put away small, and is there again as soon as it is asked for.

A journey at rest is a journey and its document a document. What they hold is missing until somebody asks for it; then
it is read again from what was packed, and stays until it is let go.
"""

from __future__ import annotations

import marshal
import zlib
from contextlib import suppress
from typing import Any

from journeyaudit.model import Journey
from journeyaudit.reader.places import Spans
from journeyaudit.source import Document

STAYING = frozenset({"title", "id", "product", "facts", "language", "market", "sector", "intent"})
"""What of a journey stays at hand: it is small, and says whose it is and what it may be compared with."""
FIELDS = frozenset(Journey.model_fields)
PARTS = ("data", "values", "keys")
"""What of a document is put away."""
NOTHING = set[str]()
FASTEST = 1
"""How zlib packs in the least time."""


class Shelf:
    """Where the journeys of a run rest."""

    def __init__(self) -> None:
        """Begin with none."""
        self.awake: list[Kept] = []

    def put(self, journey: Journey, document: Document) -> tuple[Journey, Document]:
        """The journey and its document at rest; unchanged where they were not read from YAML."""
        if not isinstance(document.values, Spans):
            return journey, document
        kept = Kept(self, journey, document, document.values)
        return kept.journey, kept.document

    def let_go(self, since: int = 0) -> None:
        """Put everything to rest that was asked for, but for the first that were."""
        for one in self.awake[since:]:
            one.let_go()
        del self.awake[since:]


class Kept:
    """A journey and its document at rest, and what it takes to read them again."""

    __slots__ = ("awake", "document", "journey", "lacking", "packed", "shelf", "staying")

    def __init__(self, shelf: Shelf, journey: Journey, document: Document, values: Spans) -> None:
        """Put a journey and its document to rest."""
        written = {name: value for name, value in journey.__dict__.items() if value is not None}
        self.shelf = shelf
        self.awake = False
        self.packed = zlib.compress(marshal.dumps([document.data, values.root]), FASTEST)
        self.staying = {name: value for name, value in written.items() if name in STAYING}
        self.lacking = frozenset(written) - STAYING
        """The fields that are written and put away."""
        self.journey = RestingJourney.of(self)
        self.document = RestingDocument.of(self, document)

    def wake_document(self) -> None:
        """Read the data and their places again."""
        data, root = marshal.loads(zlib.decompress(self.packed))
        text = self.document.text
        found = (data, Spans(text, root, keys=False), Spans(text, root, keys=True))
        for name, part in zip(PARTS, found, strict=True):
            object.__setattr__(self.document, name, part)
        self._note()

    def wake_journey(self) -> None:
        """Read the journey again from its data, which were found to be right the first time."""
        data, _ = marshal.loads(zlib.decompress(self.packed))
        found = Journey.model_validate(data)
        object.__setattr__(self.journey, "__dict__", {**found.__dict__, **self.staying})
        self._note()

    def _note(self) -> None:
        if not self.awake:
            self.awake = True
            self.shelf.awake.append(self)

    def let_go(self) -> None:
        """Put both to rest again."""
        self.awake = False
        object.__setattr__(self.journey, "__dict__", self.staying)
        for name in PARTS:
            with suppress(AttributeError):  # where only the journey was asked for
                object.__delattr__(self.document, name)


class RestingJourney(Journey):
    """A journey of which only a little is at hand until more is asked for."""

    __slots__ = ("kept",)

    @classmethod
    def of(cls, kept: Kept) -> RestingJourney:
        """The journey of what is kept, at rest."""
        found = cls.__new__(cls)
        object.__setattr__(found, "__dict__", kept.staying)
        for name, value in (("__pydantic_fields_set__", NOTHING), ("__pydantic_extra__", None), ("kept", kept)):
            object.__setattr__(found, name, value)
        return found

    def __getattr__(self, name: str) -> Any:
        """What is not at hand: nothing where nothing is written, else the whole journey is read again."""
        if name not in FIELDS:
            raise AttributeError(name)
        kept: Kept = object.__getattribute__(self, "kept")
        if name not in kept.lacking:
            return None
        kept.wake_journey()
        return self.__dict__[name]


class RestingDocument(Document):
    """A document whose data and places are read again when they are asked for; its text and comments stay."""

    __slots__ = ("kept",)

    kept: Kept

    @classmethod
    def of(cls, kept: Kept, document: Document) -> RestingDocument:
        """The document of what is kept, at rest."""
        found = cls.__new__(cls)
        for name in ("name", "text", "comments", "index"):
            object.__setattr__(found, name, getattr(document, name))
        object.__setattr__(found, "kept", kept)
        return found

    def __getattr__(self, name: str) -> Any:
        """Its data and places, which are read again."""
        if name not in PARTS:
            raise AttributeError(name)
        self.kept.wake_document()
        return object.__getattribute__(self, name)
