"""Journeys at rest: of many, what nobody looks at is put away small, and is there again as soon as it is asked for.

A journey at rest is a journey and its document a document. What they hold is missing until somebody asks for it; then
it is read again from what was packed, and stays until it is let go.
"""

from __future__ import annotations

import marshal
import zlib
from collections import deque
from typing import Any, Self

from journeyaudit.model import Journey, Part, Stage, Touchpoint
from journeyaudit.reader.places import Spans
from journeyaudit.source import Document, Path

STAYING = frozenset({"title", "id", "product", "facts", "language", "market", "sector", "intent"})
"""What of a journey stays at hand: it is small, and says whose it is and what it may be compared with."""
FIELDS = frozenset(Journey.model_fields)
PARTS = ("data", "values", "keys", "text")
"""What of a document is put away."""
NOTHING = set[str]()
OPEN = 16
"""So many documents are at hand at a time."""
FASTEST = 1
"""How zlib packs in the least time."""


class Shelf:
    """Where the journeys of a run rest."""

    def __init__(self) -> None:
        """Begin with none."""
        self.awake: list[Kept] = []
        """The journeys that were asked for."""
        self.open: deque[Kept] = deque()
        """The documents that were asked for last: where something stands is found out, and nothing of them is kept."""
        self._last = ("", b"")

    def packed_text(self, text: str) -> bytes:
        """The text of a file, packed once for all documents in it."""
        if self._last[0] is not text:
            self._last = text, zlib.compress(text.encode("utf-8", "surrogatepass"), FASTEST)
        return self._last[1]

    def put(self, journey: Journey, document: Document) -> tuple[Journey, Document]:
        """The journey and its document at rest; unchanged where they were not read from YAML."""
        if not isinstance(document.values, Spans):
            return journey, document
        kept = Kept(self, journey, document, document.values)
        return kept.journey, kept.document

    def part(self, journey: Journey, path: Path, part: Any) -> Any:
        """A stage or step at the path of a journey, which holds nothing while that rests; the same if it never does."""
        resting = RESTING.get(type(part)) if isinstance(journey, RestingJourney) else None
        return part if resting is None else resting.of(journey, path, part)

    def let_go(self, since: int = 0) -> None:
        """Put everything to rest that was asked for, but for the first that were."""
        for one in self.awake[since:]:
            one.let_go()
        del self.awake[since:]
        while self.open and not since:
            self.open.popleft().close()


class Kept:
    """A journey and its document at rest, and what it takes to read them again."""

    __slots__ = ("document", "journey", "lacking", "packed", "shelf", "staying", "text")

    def __init__(self, shelf: Shelf, journey: Journey, document: Document, values: Spans) -> None:
        """Put a journey and its document to rest."""
        written = {name: value for name, value in journey.__dict__.items() if value is not None}
        self.shelf = shelf
        self.packed = zlib.compress(marshal.dumps([document.data, values.root]), FASTEST)
        self.text = shelf.packed_text(document.text)
        self.staying = {name: value for name, value in written.items() if name in STAYING}
        self.lacking = frozenset(written) - STAYING
        """The fields that are written and put away."""
        self.journey = RestingJourney.of(self)
        self.document = RestingDocument.of(self, document)

    def wake_document(self) -> None:
        """Read the data and their places again."""
        data, root = marshal.loads(zlib.decompress(self.packed))
        text = self.read_text()
        found = (data, Spans(text, root, keys=False), Spans(text, root, keys=True), text)
        for name, part in zip(PARTS, found, strict=True):
            object.__setattr__(self.document, name, part)
        self.shelf.open.append(self)
        if len(self.shelf.open) > OPEN:
            self.shelf.open.popleft().close()

    def read_text(self) -> str:
        """The text of the file, for which nobody has to wake."""
        return zlib.decompress(self.text).decode("utf-8", "surrogatepass")

    def wake_journey(self) -> None:
        """Read the journey again from its data, which were found to be right the first time."""
        data, _ = marshal.loads(zlib.decompress(self.packed))
        found = Journey.model_validate(data)
        object.__setattr__(self.journey, "__dict__", {**found.__dict__, **self.staying})
        self.shelf.awake.append(self)

    def let_go(self) -> None:
        """Put the journey to rest again."""
        object.__setattr__(self.journey, "__dict__", self.staying)

    def close(self) -> None:
        """Put the document to rest again."""
        for name in PARTS:
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
    """A document that is read again when it is asked for, its text alone where only that is; its comments stay."""

    __slots__ = ("kept",)

    kept: Kept

    @classmethod
    def of(cls, kept: Kept, document: Document) -> RestingDocument:
        """The document of what is kept, at rest."""
        found = cls.__new__(cls)
        for name in ("name", "comments", "index"):
            object.__setattr__(found, name, getattr(document, name))
        object.__setattr__(found, "kept", kept)
        return found

    def __getattr__(self, name: str) -> Any:
        """Its data, places and text, which are read again."""
        if name not in PARTS:
            raise AttributeError(name)
        if name == "text":
            return self.kept.read_text()
        self.kept.wake_document()
        return object.__getattribute__(self, name)


class RestingPart:
    """A stage or touchpoint of which only its names are at hand: what else is asked for is read of the journey."""

    __slots__ = ()

    @classmethod
    def of(cls, whole: Journey, place: Path, part: Any) -> Self:
        """The part at a path of a journey."""
        found = cls.__new__(cls)
        for name, value in (
            *(
                ("__dict__", {"title": part.title, "id": part.id}),
                ("__pydantic_fields_set__", NOTHING),
                ("__pydantic_extra__", None),
            ),
            *(("whole", whole), ("place", place)),
        ):
            object.__setattr__(found, name, value)
        return found

    def __getattr__(self, name: str) -> Any:
        """What stands there."""
        if name not in FIELDS_OF_PARTS:
            raise AttributeError(name)
        part = object.__getattribute__(self, "whole")
        for step in object.__getattribute__(self, "place"):
            part = part[step] if isinstance(step, int) else getattr(part, step)
        return getattr(part, name)


class RestingStage(RestingPart, Stage):
    """A stage at rest."""

    __slots__ = ("place", "whole")


class RestingTouchpoint(RestingPart, Touchpoint):
    """A touchpoint at rest."""

    __slots__ = ("place", "whole")


RESTING: dict[type[Part], type[RestingPart]] = {Stage: RestingStage, Touchpoint: RestingTouchpoint}
FIELDS_OF_PARTS = frozenset({*Stage.model_fields, *Touchpoint.model_fields})
