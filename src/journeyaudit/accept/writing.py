"""Writes an acceptance into a file, and reads the file again to see that nothing else has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum

from journeyaudit.accept.comments import remarks
from journeyaudit.accept.edits import KEY, CannotEdit, Edit, block
from journeyaudit.accept.elements import Element, value_at
from journeyaudit.accept.homes import Homes
from journeyaudit.frozen import dataclass
from journeyaudit.model import parse_journey
from journeyaudit.model.shorthand import is_none
from journeyaudit.reader import read
from journeyaudit.source import Document, Path, SourceError


class Form(Enum):
    """How an acceptance is written."""

    LIST = "list"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be accepted, and why."""

    rule: str
    reason: str
    owner: str = ""
    until: date | None = None

    @property
    def entry(self) -> Mapping[str, str]:
        """The entry of an `accept` list."""
        said = {"rule": self.rule, "reason": self.reason, "owner": self.owner, "until": str(self.until or "")}
        return {key: value for key, value in said.items() if value}

    @property
    def comment(self) -> str:
        """The comment that says the same, on one line."""
        owner = f" by {self.owner}" if self.owner else ""
        until = f" until {self.until}" if self.until else ""
        return f"# journeyaudit: accept {self.rule}{owner}{until} -- {' '.join(self.reason.split())}"

    def lines(self, form: Form) -> list[str]:
        """What to write by hand."""
        return [self.comment] if form is Form.COMMENT else block(self.entry, "")


def form_for(element: Element) -> Form:
    """The form for an element where none is asked for: a plain sentence stays one."""
    value = value_at(element.document.data, element.home)
    return Form.LIST if element.lists and isinstance(value, dict) else Form.COMMENT


def accepting(documents: Sequence[Document], element: Element, wish: Wish, form: Form) -> str:
    """The text of the file with the acceptance at the element and nothing else changed; raises CannotEdit."""
    edit = Edit(element.document, element.home)
    if form is Form.COMMENT:
        line = element.document.values[element.home].start.line
        begins = Homes(element.document).begins.get(line) == element.home
        text = edit.with_comment(wish.comment, begins=begins)
    elif element.lists:
        text = edit.with_entry(wish.entry)
    else:
        raise CannotEdit
    if not _as_meant(text, documents, element, wish, form):
        raise CannotEdit
    return text


def _as_meant(text: str, documents: Sequence[Document], element: Element, wish: Wish, form: Form) -> bool:
    """Whether a text holds the same as before and the acceptance."""
    try:
        again = read(text, element.document.name)
    except SourceError:
        return False
    if len(again) != len(documents):
        return False
    for before, after in zip(documents, again, strict=True):
        data, comments = before.data, _remarks(before)
        if before.index == element.document.index:
            if form is Form.COMMENT:
                reason = " ".join(wish.reason.split())
                comments = [*comments, (wish.rule, reason, wish.owner or None, wish.until, element.home)]
            else:
                data = _changed(data, element.home, wish.entry)
        if after.data != data or sorted(map(repr, _remarks(after))) != sorted(map(repr, comments)):
            return False
        if before.index == element.document.index and not _is_sound(after):
            return False
    return True


def _is_sound(document: Document) -> bool:
    try:
        parse_journey(document)
    except SourceError:
        return False
    return True


def _remarks(document: Document) -> list[tuple[str, str, str | None, date | None, Path]]:
    return [(one.rule, one.reason, one.owner, one.until, one.home) for one in remarks(document)]


def _changed(data: object, path: Path, entry: Mapping[str, str]) -> object:
    """Plain data with the entry added at a path; nothing of it is shared with the data given."""
    if path:
        step, rest = path[0], path[1:]
        if isinstance(data, list):
            return [_changed(one, rest, entry) if number == step else one for number, one in enumerate(data)]
        if isinstance(data, dict):
            return {key: _changed(one, rest, entry) if key == step else one for key, one in data.items()}
        return data
    if isinstance(data, str):
        return {"title": data, KEY: [dict(entry)]}
    if not isinstance(data, dict):
        return data
    old = data.get(KEY)
    before = old if isinstance(old, list) else [] if old is None or is_none(old) else [old]
    return {**data, KEY: [*before, dict(entry)]}
