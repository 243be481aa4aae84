"""Where everything stands: offsets of keys and values in a tree beside the data, turned into spans when asked for."""

from collections.abc import Iterator, Mapping
from typing import Any

from journeyaudit.source import Path, Span, span_of

# Plain tuples, because there is one for every value of every file: start, end, places of the parts, and whether the
# value is an alias (what is written elsewhere stands, with all its parts, where the alias stands).
Place = tuple[int, int, "Entries | list[Place] | None", bool]
Entries = dict[str, tuple[int, int, Place]]  # by key: start and end of the key, place of the value


class Spans(Mapping[Path, Span]):
    """Spans of all values of a document, or of all keys, by path; read-only."""

    __slots__ = ("_keys", "_root", "_text")

    def __init__(self, text: str, root: Place, *, keys: bool) -> None:
        """Look into the tree `root` of places in `text`."""
        self._text = text
        self._root = root
        self._keys = keys

    @property
    def root(self) -> Any:
        """The place of the whole, with those of all its parts, as plain data: what it takes to make the same again."""
        return self._root

    def __getitem__(self, path: Path) -> Span:
        """The span at a path; KeyError where the document has no such value or key."""
        found = self._find(path)
        if found is None:
            raise KeyError(path)
        return span_of(self._text, *found)

    def get(self, path: Path, default: Any = None) -> Any:
        """The span at a path, or `default` where there is no such value or key."""
        found = self._find(path)
        return default if found is None else span_of(self._text, *found)

    def __contains__(self, path: object) -> bool:
        """Whether there is such a value or key."""
        return isinstance(path, tuple) and self._find(path) is not None

    def __iter__(self) -> Iterator[Path]:
        """All paths in the order of the text."""
        stack: list[tuple[Path, Place, bool]] = [((), self._root, False)]
        while stack:
            path, place, keyed = stack.pop()
            if keyed or not self._keys:
                yield path
            parts = place[2]
            if isinstance(parts, dict):
                stack.extend(((*path, key), parts[key][2], True) for key in reversed(parts))
            elif parts is not None:
                stack.extend(((*path, at), parts[at], False) for at in reversed(range(len(parts))))

    def __len__(self) -> int:
        """How many there are."""
        return sum(1 for _ in self)

    def _find(self, path: Path) -> tuple[int, int] | None:
        """Start and end of what stands at a path, if there is such a thing."""
        place = self._root
        alias = key = None
        for step in path:
            if alias is None and place[3]:
                alias = place[:2]
            parts = place[2]
            if isinstance(parts, dict) and step in parts:
                start, end, place = parts[str(step)]
                key = start, end
            elif isinstance(parts, list) and isinstance(step, int) and 0 <= step < len(parts):
                place = parts[step]
                key = None
            else:
                return None
        if self._keys:
            return key and (alias or key)
        return alias or place[:2]
