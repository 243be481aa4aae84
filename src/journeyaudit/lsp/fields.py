"""What the model says of a place: which part of a journey it lies in, and which field a key is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journeyaudit.lsp.outline import ITEM, Spot
from journeyaudit.model import FieldDoc, Journey, Organisation, Part, field_docs
from journeyaudit.values import Language, in_language, phrase

ROOT = re.compile(r"""["']?(journey|organisation)["']?[ \t]*:""")
SYNONYMS = "facts"


def root_of(lines: Sequence[str], line: int) -> type[Part] | None:
    """The model of the document that a line belongs to; None where it is neither journey nor organisation."""
    first = line
    while first > 0 and not lines[first].startswith("---"):
        first -= 1
    for number, text in enumerate(lines[first:], start=first):
        if number > line and text.startswith("---"):
            break
        found = ROOT.match(text)
        if found is not None:
            return Journey if found[1] == "journey" else Organisation
    return None


def field_at(root: type[Part], path: Sequence[str]) -> tuple[type[Part] | None, FieldDoc | None]:
    """The part in which a path ends, and the field whose value it is in; nothing for what the model does not know.

    In a mapping of names, as below `on_failure`, the field is that of the mapping, and there is no part.
    """
    part: type[Part] | None = root
    doc: FieldDoc | None = None
    for step in path:
        if step == ITEM:
            continue
        if part is None:
            if doc is None or not doc.mapping:
                return None, None
            continue
        doc = next((one for one in field_docs(part) if one.key == step), None)
        if doc is None:
            return None, None
        part = None if doc.mapping else doc.part
    return part, doc


def plain(doc: FieldDoc) -> FieldDoc:
    """The field that a plain value stands for: its own, or the first of the part that it would be."""
    while doc.part is not None:
        doc = next(one for one in field_docs(doc.part) if one.key == doc.part.FIRST)
    return doc


def described(doc: FieldDoc, lang: Language) -> str:
    """What a field means, in a language."""
    return in_language(phrase(doc.description), lang)


def in_part(root: type[Part], spot: Spot) -> type[Part] | None:
    """The part whose keys can stand at a place."""
    return field_at(root, spot.path)[0]
