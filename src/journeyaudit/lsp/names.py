"""The names that a journey can use: those of its organisation, and those that it uses or defines itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from journeyaudit.lsp.auditing import organisation_of
from journeyaudit.lsp.places import lines_of
from journeyaudit.model import (
    FieldDoc,
    Journey,
    Organisation,
    Part,
    Touchpoint,
    field_docs,
    is_journey,
    is_organisation,
)
from journeyaudit.model.references import END
from journeyaudit.reader import SIZE_LIMIT, read
from journeyaudit.source import SourceError
from journeyaudit.values import slug

NAMED = frozenset({"unit", "channel", "system", "fact", "product", "sector", "market", "tongue"})
"""What names name that are completed; texts are not."""
ACTORS = ("customer", "persona", "system")
"""Who can act beside units."""
ID = re.compile(r"""(?:^|[\s{,-])id:[ \t]+["']?([^\s"',}\]]+)""")
MAY_END = frozenset({"next", "on_failure"})
"""Fields that can also name the end of the journey."""

Names = Mapping[str, tuple[str, ...]]


class Namebook:
    """Names by what they name; those of a text that cannot be read stay from when it last could."""

    def __init__(self) -> None:
        """Begin without names."""
        self._last: dict[Path, dict[str, set[str]]] = {}

    def names(self, file: Path, text: str, line: int = -1) -> Names:
        """The names that can be used in a text, sorted; the ids of steps stand under `place`.

        The line that is being typed, counted from 0, names nothing yet, and may keep the rest from being read.
        """
        lines = lines_of(text)
        without = "".join(one for number, one in enumerate(lines) if number != line)
        own = _of_text(without) or _of_text(text)
        if own is None:
            own = self._last.get(file, {})
        else:
            self._last[file] = own
        found = {kind: set(names) for kind, names in own.items()}
        found.setdefault("place", set()).update(ID.findall(without))
        home = organisation_of(file)
        for kind, names in (_of_file(home) if home is not None else {}).items():
            found.setdefault(kind, set()).update(names)
        return {kind: tuple(sorted(names, key=str.casefold)) for kind, names in found.items()}

    def forget(self, file: Path) -> None:
        """Keep nothing of a file that was closed."""
        self._last.pop(file, None)


def offered(doc: FieldDoc, names: Names) -> list[str]:
    """The names that a field can have."""
    found = list(names.get(doc.domain, ()))
    if doc.domain == "unit":
        found += [one for one in ACTORS if doc.key == "actor" and one not in found]
    if doc.domain == "place":
        found = [] if doc.key == "id" else found
        found += [END] if doc.key in MAY_END else []
    return found


def _of_file(file: Path) -> dict[str, set[str]]:
    try:
        with file.open("rb") as stream:
            return _of_text(stream.read(SIZE_LIMIT).decode("utf-8", "replace")) or {}
    except OSError:
        return {}


def _of_text(text: str) -> dict[str, set[str]] | None:
    """The names in a text; None where it cannot be read."""
    try:
        documents = read(text.encode("utf-8", "replace"), "")
    except SourceError:
        return None
    found: dict[str, set[str]] = {}
    for document in documents:
        root: type[Part] | None = Journey if is_journey(document.data) else None
        root = Organisation if root is None and is_organisation(document.data) else root
        if root is not None:
            for kind, name in _used(document.data, root):
                found.setdefault(kind, set()).add(name)
    return found or None


def _used(data: object, part: type[Part]) -> Iterator[tuple[str, str]]:
    """Every name in plain data with what it names; a plain value stands for the first field of its part."""
    values = data if isinstance(data, Mapping) else {part.FIRST: data}
    if part is Touchpoint and (name := values.get("id") or values.get("title")):
        yield "place", str(name) if "id" in values else slug(str(name))
    for doc in field_docs(part):
        value = values.get(doc.key)
        if doc.mapping:
            if doc.domain in NAMED and isinstance(value, Mapping):
                yield from ((doc.domain, one) for one in value if isinstance(one, str))
            continue
        for one in value if isinstance(value, list) else [value]:
            if doc.part is not None and one is not None:
                yield from _used(one, doc.part)
            elif doc.domain in NAMED and isinstance(one, str) and one.casefold() != "none":
                yield doc.domain, one
