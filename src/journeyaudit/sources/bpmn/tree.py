"""Reads XML that nobody vouches for into elements with their places: no DTD, no entities, bounded depth and number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from journeyaudit.source import SourceError
from journeyaudit.sources.bpmn.refuse import refusal
from journeyaudit.values import Said, say

DEPTH_LIMIT = 100
"""How deep elements may lie inside each other."""
ELEMENT_LIMIT = 200_000
"""Most elements in a file."""

_ATTRIBUTE = re.compile(r"""\s+([^\s=<>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_TAG = re.compile(r"<[^\s/>]+")
_SEPARATOR = " "  # between namespace and name; no namespace that is worth reading holds a blank


@dataclass(slots=True)
class Xml:
    """An element: its namespace and name, its attributes, what it holds, and where it stands in the text."""

    space: str
    tag: str
    """The name without prefix."""
    attributes: Mapping[str, str]
    """By name; those of a namespace carry it before a blank."""
    start: int
    """Offset of its `<`."""
    end: int
    """Offset after the `>` of its start tag."""
    children: list[Xml] = field(default_factory=list)
    text: str = ""
    """The words directly in it."""

    def get(self, name: str) -> str:
        """The value of an attribute, empty where there is none."""
        return self.attributes.get(name, "")

    def all(self, *tags: str) -> Iterator[Xml]:
        """The elements directly in it that have one of these names."""
        return (child for child in self.children if child.tag in tags)

    def first(self, tag: str) -> Xml | None:
        """The first element directly in it of this name."""
        return next(self.all(tag), None)

    def below(self) -> Iterator[Xml]:
        """All elements in it, in the order of the file."""
        for child in self.children:
            yield child
            yield from child.below()


class _Builder:
    """Builds the elements while the parser reads."""

    def __init__(self, text: str, name: str, kept: frozenset[str]) -> None:
        self.text = text
        self.name = name
        self.kept = kept
        self.root: Xml | None = None
        self.open: list[Xml] = []
        self.depth = 0
        self.number = 0
        self.passed_over = 0
        """The depth inside an element of a namespace that is not kept."""
        self.parser = expat.ParserCreate("utf-8", _SEPARATOR)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.finish
        self.parser.CharacterDataHandler = self.words
        self.parser.StartDoctypeDeclHandler = self.refuse_doctype
        self.parser.EntityDeclHandler = self.refuse_entity
        self.parser.ExternalEntityRefHandler = self.refuse_external
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.seen_bytes = 0
        self.seen = 0
        self.bytes = text.encode("utf-8")
        self.plain = len(self.bytes) == len(text)

    def here(self) -> int:
        """The offset in code points of what the parser reads right now; places only ever move on."""
        index = self.parser.CurrentByteIndex
        if self.plain:
            return index
        if index > self.seen_bytes:
            self.seen += len(self.bytes[self.seen_bytes : index].decode("utf-8", "ignore"))
            self.seen_bytes = index
        return self.seen

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.number += 1
        if self.depth > DEPTH_LIMIT:
            raise self.refused(say("elements lie inside each other more than {limit} deep", limit=DEPTH_LIMIT))
        if self.number > ELEMENT_LIMIT:
            raise self.refused(say("the file has more than {limit} elements", limit=ELEMENT_LIMIT))
        space, _, tag = name.rpartition(_SEPARATOR)
        if self.root is not None and (self.passed_over or (space not in self.kept)):
            self.passed_over += 1
            return
        start = self.here()
        element = Xml(space, tag, attributes, start, tag_end(self.text, start))
        if self.root is None:
            self.root = element
        elif self.open:
            self.open[-1].children.append(element)
        self.open.append(element)

    def finish(self, name: str) -> None:
        self.depth -= 1
        if self.passed_over:
            self.passed_over -= 1
        else:
            self.open.pop()

    def words(self, data: str) -> None:
        if self.open and not self.passed_over:
            self.open[-1].text += data

    def refuse_doctype(self, *_: object) -> None:
        message = say("a document type (DTD) is not read, for it can make a file unreadably large")
        start = max(self.text.rfind("<!DOCTYPE", 0, self.here() + 1), 0)
        hint = say("delete the line `<!DOCTYPE …>`: a BPMN model needs none")
        raise refusal(message, self.name, self.text, start, start + len("<!DOCTYPE"), hint)

    def refuse_entity(self, *_: object) -> None:
        raise self.refused(say("declared entities are not read"))

    def refuse_external(self, *_: object) -> int:
        raise self.refused(say("other files are not read"))

    def refused(self, message: Said, hint: str = "") -> SourceError:
        start = self.here()
        end = self.text.find(">", start) + 1
        return refusal(message, self.name, self.text, start, end or start, hint)


def parse(text: str, name: str, kept: frozenset[str]) -> Xml:
    """The root element of an XML text; elements of namespaces that are not `kept` are passed over with all they hold.

    Raises SourceError for what is not well-formed, has a DTD, or is too deep or too large.
    """
    builder = _Builder(text, name, kept)
    try:
        builder.parser.Parse(builder.bytes, True)
    except expat.ExpatError as error:
        start = len(builder.bytes[: builder.parser.ErrorByteIndex].decode("utf-8", "ignore"))
        start -= 2 if text[:start].endswith("</") else 0
        known = expat.errors.messages.get(error.code, "")
        message, hint = _fault(known)
        raise refusal(message, name, text, start, start, hint) from None
    except ValueError:  # text that UTF-8 cannot hold
        raise refusal(say("the file is not well-formed XML"), name, text, 0, 0) from None
    assert builder.root is not None, "well-formed XML has a root element"
    return builder.root


def _fault(known: str) -> tuple[Said, str]:
    """What an error of the parser means to somebody who drew a model, and what to do."""
    again = say("export the model anew, or open it in a modelling tool to see what is broken")
    if known == expat.errors.XML_ERROR_UNBOUND_PREFIX:
        hint = say('the first element must say what its prefixes stand for, as in `xmlns:bpmn="…"`')
        return say("a prefix is used that the file does not declare"), hint
    if known == expat.errors.XML_ERROR_TAG_MISMATCH:
        return say("this end tag does not fit the element that is open here"), again
    if known in (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN):
        return say("the file ends before its XML is complete"), again
    if known == expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE:
        return say("an attribute stands twice in one element"), again
    if known == expat.errors.XML_ERROR_UNDEFINED_ENTITY:
        return say("this entity is not known: only &lt; &gt; &amp; &quot; and &apos; are"), again
    if known == expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
        return say("something stands after the end of the XML"), again
    return say("the file is not well-formed XML"), again


def tag_end(text: str, start: int) -> int:
    """The offset after the `>` of the start tag at an offset; a `>` in an attribute does not end it."""
    found = _TAG.match(text, start)
    at = found.end() if found else start
    while (attribute := _ATTRIBUTE.match(text, at)) is not None:
        at = attribute.end()
    return text.find(">", at) + 1 or len(text)


def attribute_place(text: str, element: Xml, name: str) -> tuple[int, int] | None:
    """Between which offsets the value of an attribute stands, without its quotes."""
    found = _TAG.match(text, element.start)
    at = found.end() if found else element.start
    while (attribute := _ATTRIBUTE.match(text, at)) is not None:
        if attribute[1] == name:
            return attribute.span(2 if attribute[2] is not None else 3)
        at = attribute.end()
    return None
