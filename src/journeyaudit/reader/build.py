"""Turns the events of a YAML parser into plain data with places, within limits; whatever is doubtful is refused."""

import re

from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from journeyaudit.frozen import dataclass
from journeyaudit.reader.decode import SIZE_LIMIT
from journeyaudit.reader.events import Event, NextEvent
from journeyaudit.reader.places import Entries, Place
from journeyaudit.reader.refuse import IF_TEXT, KEY_LIMIT, NODE_LIMIT, Refusal, line_of, shown
from journeyaudit.reader.scalars import NUMBER_STARTS, SPECIAL_WORDS, check_collection_tag, plain, tagged
from journeyaudit.values import Number, say

DEPTH_LIMIT = 100
"""Deepest nesting of lists and mappings."""

_PROPERTIES = re.compile(r"(?:(?:!<[^>\s]*>|[&!][^\s,\[\]{}]*)(?:[ \t\r\n]+|#[^\r\n]*)*)+")
_SUSPICIOUS_KEYS = frozenset(("", "<<"))
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")


@dataclass(frozen=True, slots=True)
class Built:
    """One document: where it begins in the text, its data, and the places beside them."""

    start: int
    data: object | None
    place: Place


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A value with a name for later use, and how many values and characters each use stands for."""

    data: object | None
    place: Place
    nodes: int
    size: int


class _Frame:
    """A mapping or list that is not complete yet; for a mapping, `key` is set while its value is awaited."""

    __slots__ = (
        "anchor",
        "entries",
        "flow",
        "items",
        "key",
        "key_end",
        "key_start",
        "mapping",
        "nodes",
        "places",
        "size",
        "start",
    )

    def __init__(self, start: int, flow: bool, mapping: bool, anchor: str | None, nodes: int, size: int) -> None:
        self.start = start
        self.flow = flow
        self.mapping: dict[str, object] | None = {} if mapping else None
        self.entries: Entries = {}
        self.items: list[object] = []
        self.places: list[Place] = []
        self.key: str | None = None
        self.key_start = self.key_end = 0
        self.anchor = anchor
        self.nodes = nodes
        self.size = size


class Builder:
    """Builds the documents of one text."""

    def __init__(self, text: str) -> None:
        """Start with nothing read."""
        self.built: list[Built] = []
        self.scalars: list[tuple[int, int]] = []
        """Where texts and numbers stand, in order; comments are looked for between them."""
        self._text = text
        self._frame = _Frame(0, False, False, None, 0, 0)
        self._stack: list[_Frame] = []
        self._anchors: dict[str, _Anchor | None] = {}
        self._unused: dict[str, int] = {}
        self._end = 0
        self._document_start = 0
        self._nodes = 0
        self._size = 0

    @property
    def open_bracket(self) -> int | None:
        """Offset of the innermost bracket or brace that is open."""
        frames = [*self._stack, self._frame]
        return next((frame.start for frame in reversed(frames) if frame.flow), None)

    def run(self, next_event: NextEvent) -> None:
        """Build all documents; raises Refusal, and what the parser raises."""
        while True:
            event = next_event()
            if event is None:
                return
            kind: type[object] = type(event)
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event, kind is MappingStartEvent)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._close(event.end_mark.index)
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentEndEvent:
                self._end_document(event)
            elif kind is DocumentStartEvent:
                if event.explicit and not self._document_start:
                    self._document_start = event.start_mark.index
                self._end = event.end_mark.index
            elif kind is StreamEndEvent:
                return

    def _scalar(self, event: Event) -> None:
        start: int = event.start_mark.index
        end: int = event.end_mark.index
        word: str = event.value
        style = event.style
        tag = event.tag
        anchor = event.anchor
        if tag is not None or anchor is not None:
            start = self._content(start, end)
        elif not word and not style and self._text[start - 1 : start] not in (":", "-", "?"):
            start = end = self._end
        if style == "|" or style == ">":
            end = self._block(start, end)
        elif word:
            self.scalars.append((start, end))
        frame = self._frame
        if frame.key is None and frame.mapping is not None:
            if word in frame.entries or word in _SUSPICIOUS_KEYS or len(word) > KEY_LIMIT:
                self._check_key(frame.entries, word, bool(style), start, end)
            if frame.flow and word and self._text[start - 1 : start] == "?":
                raise Refusal(say("a text cannot start with `{sign}`", sign="?"), start - 1, end, IF_TEXT)
            frame.key, frame.key_start, frame.key_end = word, start, end
            self._end = end
            if tag is not None:
                tagged(tag, word, *self._trimmed(event.start_mark.index, start))
            if anchor is not None:
                self._name(anchor, event.start_mark.index, _Anchor(word, (start, end, None, False), 1, end - start))
            return
        value: object = word
        if tag is not None:
            value = tagged(tag, word, *self._trimmed(event.start_mark.index, start))
        elif not style and (word in SPECIAL_WORDS or word[0] in NUMBER_STARTS):
            value = plain(word, start, end)
        place: Place = (start, end, None, False)
        self._add(value, place, 1)
        if anchor is not None:
            self._name(anchor, event.start_mark.index, _Anchor(value, place, 1, end - start))

    def _check_key(self, entries: Entries, word: str, quoted: bool, start: int, end: int) -> None:
        if not word and not quoted:
            if self._text[start - 1 : start] == "?":
                hint = say("delete the line if you do not know yet; {if_text}", if_text=IF_TEXT)
                raise Refusal(say("`?` is not a value"), start - 1, start, hint)
            hint = say("write `key: value`; {if_text}", if_text=IF_TEXT)
            raise Refusal(say("a key is missing here"), max(start - 1, 0), end, hint)
        if word == "<<" and not quoted:
            message = say("merge keys (`<<`) are not part of YAML 1.2")
            raise Refusal(message, start, end, say("write the keys out"))
        if len(word) > KEY_LIMIT:
            message = say("the key is longer than {limit} characters", limit=KEY_LIMIT)
            raise Refusal(message, start, end, say("shorten it"))
        if word in entries:
            line = line_of(self._text, entries[word][0])
            message = say("the key `{key}` appears twice; the first is in line {line}", key=shown(word), line=line)
            raise Refusal(message, start, end, say("keep one; several values make a list: `[a, b]`"))

    def _add(self, value: object, place: Place, nodes: int) -> None:
        """Put a complete value where it is awaited."""
        self._nodes += nodes
        if self._nodes > NODE_LIMIT:
            message = say("the file has more than {number} values", number=Number(NODE_LIMIT))
            raise Refusal(message, place[0], place[1], say("split it, avoid aliases"))
        frame = self._frame
        key = frame.key
        if frame.mapping is None:
            frame.items.append(value)
            frame.places.append(place)
        elif key is not None:
            frame.mapping[key] = value
            frame.entries[key] = (frame.key_start, frame.key_end, place)
            frame.key = None
        self._end = place[1]

    def _open(self, event: Event, mapping: bool) -> None:
        start = event.start_mark.index
        outer = self._frame
        if event.anchor is not None:
            self._name(event.anchor, start, None)
        if event.tag is not None or event.anchor is not None:
            start = self._content(start, len(self._text))
        if event.tag is not None:
            check_collection_tag(event.tag, "map" if mapping else "seq", *self._trimmed(event.start_mark.index, start))
        if outer.mapping is not None and outer.key is None:
            hint = say("{if_text}; braces and brackets have a meaning of their own", if_text=IF_TEXT)
            raise Refusal(say("a list or a mapping cannot be a key"), start, start + 1, hint)
        if len(self._stack) >= DEPTH_LIMIT:
            message = say("nested deeper than {limit} levels", limit=DEPTH_LIMIT)
            raise Refusal(message, start, start + 1, say("make it flatter"))
        self._stack.append(outer)
        self._end = start
        self._frame = _Frame(start, bool(event.flow_style), mapping, event.anchor, self._nodes, self._size)

    def _close(self, end: int) -> None:
        frame = self._frame
        self._frame = self._stack.pop()
        if not frame.flow:
            end = self._end
        parts = frame.items if frame.mapping is None else frame.mapping
        place: Place = (frame.start, end, frame.places if frame.mapping is None else frame.entries, False)
        self._add(parts, place, 1)
        if frame.anchor is not None:
            self._anchors[frame.anchor] = _Anchor(
                parts, place, self._nodes - frame.nodes, end - frame.start + self._size - frame.size
            )

    def _alias(self, event: Event) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        name = event.anchor or ""
        if self._frame.mapping is not None and self._frame.key is None:
            raise Refusal(say("the alias `*{name}` cannot be a key", name=shown(name)), start, end, IF_TEXT)
        if name not in self._anchors:
            message = say("`*{name}` refers to nothing: there is no `&{name}` before it", name=shown(name))
            raise Refusal(message, start, end, IF_TEXT)
        anchor = self._anchors[name]
        if anchor is None:
            message = say("`*{name}` refers to the value that it is part of", name=shown(name))
            raise Refusal(message, start, end, IF_TEXT)
        self._unused.pop(name, None)
        self._size += anchor.size
        if self._size > SIZE_LIMIT:
            message = say("the aliases of the file stand for more than {size} characters", size=Number(SIZE_LIMIT))
            raise Refusal(message, start, end, say("avoid aliases"))
        self._add(anchor.data, (start, end, anchor.place[2], True), anchor.nodes)

    def _name(self, name: str, start: int, anchor: _Anchor | None) -> None:
        """Remember a value for later use; None while it is not complete."""
        self._refuse_unused(name)
        self._anchors[name] = anchor
        self._unused[name] = self._text.find("&" + name, start)

    def _refuse_unused(self, name: str) -> None:
        """A name that nothing uses is most likely a text that starts with `&`, which would be lost."""
        start = self._unused.get(name)
        if start is not None:
            message = say("`&{name}` names a value for later use, but nothing uses it", name=shown(name))
            raise Refusal(message, start, start + len(name) + 1, say("{if_text}; else delete it", if_text=IF_TEXT))

    def _end_document(self, event: Event) -> None:
        for name in self._unused:
            self._refuse_unused(name)
        self.built.append(Built(self._document_start, self._frame.items[0], self._frame.places[0]))
        self._frame = _Frame(0, False, False, None, 0, 0)
        self._anchors.clear()
        self._document_start = event.end_mark.index if event.explicit else 0

    def _content(self, start: int, end: int) -> int:
        """Where a value begins, after its tag and anchor."""
        found = _PROPERTIES.match(self._text, start, end)
        return found.end() if found else start

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch of text without blanks at its end."""
        return start, start + len(self._text[start:end].rstrip())

    def _block(self, start: int, end: int) -> int:
        """Where a folded or literal text ends: after its last character that is not blank, else after its indicator."""
        lines = self._text[start:end].rstrip(" \t\r\n")
        body = re.search(r"[\r\n]", lines)
        if body:
            self.scalars.append((start + body.start(), start + len(lines)))
            return start + len(lines)
        header = _BLOCK_HEADER.match(lines)
        return start + (header.end() if header else 0)
