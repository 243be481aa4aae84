"""What an editor offers to write next: the fields of the part that the cursor is in, and the values of a field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lsprotocol.types import CompletionItem, CompletionItemKind, Position, Range, TextEdit
from pygls.workspace import PositionCodec

from journeyaudit.accept.comments import VERB
from journeyaudit.frozen import dataclass
from journeyaudit.lsp.fields import described, field_at, plain, root_of
from journeyaudit.lsp.names import Names, offered
from journeyaudit.lsp.outline import Spot, spot
from journeyaudit.lsp.places import lines_of, place_of
from journeyaudit.lsp.words import WORDS
from journeyaudit.model import Accept, FieldDoc, Part, field_docs
from journeyaudit.model.references import END
from journeyaudit.values import Language
from journeyaudit.writer import quoted, scalar

FLOW = re.compile(r"[,\[\]{}]")
IN_COMMENT = re.compile(rf"#+[ \t]*journeyaudit[ \t]*:[ \t]*{VERB}[ \t]+(?:[\w-]+[ \t]*,[ \t]*)*(?P<typed>[\w-]*)$")
"""A comment in which the id of a rule is being typed."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One word to write."""

    label: str
    text: str
    kind: CompletionItemKind
    detail: str = ""
    note: str = ""


def completion(
    text: str,
    position: Position,
    codec: PositionCodec,
    names: Names,
    rules: Sequence[tuple[str, str]],
    lang: Language,
    *,
    after_blank: bool = False,
) -> list[CompletionItem]:
    """What can be written at a place; `rules` are ids with titles.

    After a blank that only indents, nothing is offered unasked.
    """
    lines = lines_of(text)
    place = place_of(lines, position, codec)
    line, column = place.line - 1, place.column - 1
    if line >= len(lines):
        return []
    before = lines[line].rstrip("\r\n")[:column]
    commented = IN_COMMENT.search(before)
    if commented is not None:
        offers: Iterable[Offer] = _rules(rules)
        typed = commented["typed"]
    else:
        here, root = spot(lines, line, column), root_of(lines, line)
        if here is None or root is None or (after_blank and not here.value and not here.flow):
            return []
        offers, typed = _offers(root, here, names, rules, lang), here.typed
    quote = typed[:1] if typed[:1] in ("'", '"') else ""
    behind = lines[line][column : column + 1] == quote if quote else False
    end = Position(position.line, position.character + (1 if behind else 0))
    start = Position(position.line, position.character - codec.client_num_units(typed))
    return [_item(number, one, Range(start, end), quote) for number, one in enumerate(offers)]


def _item(number: int, one: Offer, where: Range, quote: str) -> CompletionItem:
    return CompletionItem(
        label=one.label,
        kind=one.kind,
        detail=one.detail or None,
        documentation=one.note or None,
        sort_text=f"{number:04}",
        filter_text=f"{quote}{one.label}",
        text_edit=TextEdit(where, one.text),
    )


def _offers(
    root: type[Part], here: Spot, names: Names, rules: Sequence[tuple[str, str]], lang: Language
) -> Iterator[Offer]:
    part, doc = field_at(root, here.path)
    if here.value and doc is not None:
        yield from _values(doc, here, names, rules, lang)
    if here.key and part is not None:
        for one in field_docs(part):
            if one.key not in here.beside:
                required = WORDS[lang]["required"] if one.absence == "required" else ""
                yield Offer(one.key, f"{one.key}: ", CompletionItemKind.Field, required, described(one, lang))


def _values(
    doc: FieldDoc, here: Spot, names: Names, rules: Sequence[tuple[str, str]], lang: Language
) -> Iterator[Offer]:
    """The words, names and marks of absence that a field can have."""
    words, inner = WORDS[lang], plain(doc)
    if inner.model is Accept and inner.key == "rule":
        yield from _rules(rules)
        return
    if inner.choice is not None:
        for word in inner.choice:
            yield Offer(word.value, word.value, CompletionItemKind.EnumMember, word.label(lang))
    detail = words["step" if inner.domain == "place" else "name"]
    for name in offered(inner, names):
        written = quoted(name) if here.flow and FLOW.search(name) else scalar(name)
        yield Offer(name, written, CompletionItemKind.Reference, words["end"] if name == END else detail)
    if inner.value is bool:
        yield Offer("true", "true", CompletionItemKind.Value, words["yes"])
        yield Offer("false", "false", CompletionItemKind.Value, words["no"])
    if doc.none and not _within_list(doc, here):
        yield Offer("none", "none", CompletionItemKind.Value, words["none"])
    if doc.open:
        yield Offer("open", "open", CompletionItemKind.Value, words["open"])


def _within_list(doc: FieldDoc, here: Spot) -> bool:
    """Whether the value is one of a list that has begun, where `none` cannot stand beside others."""
    return here.path[-1] != doc.key


def _rules(rules: Sequence[tuple[str, str]]) -> Iterator[Offer]:
    return (Offer(name, name, CompletionItemKind.Reference, title) for name, title in rules)
