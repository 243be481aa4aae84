"""Writes plain data as YAML that people like to read, with comments, so that the reader reads the same data again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite

from journeyaudit.source import Path

WIDTH = 100
"""Longest line, in characters, that a short list or mapping may make on one line."""
_PLAIN = re.compile(
    r"[^\W\d_](?:[\w ./()%€$&+–’-]|:(?! |$)|[,;?!](?= ))*"
    r"|\d+(?:[-–]\d+)? [^\W\d_]+"  # an amount such as 2-4 Wochen
    r"|\d{4}-\d\d-\d\d"
)
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "none", "open"})
"""Words that other readers of YAML, or the journey format, do not take for text."""
_UNSEEN = re.compile(r"[^ -~\xa1-\xac\xae-\u05ff]")


def written(data: Mapping[str, object], notes: Mapping[Path, str] | None = None, lead: Sequence[str] = ()) -> str:
    """Data as block style YAML that ends with a line break; the same data always give the same text.

    `notes` are comments for the lines at which values begin, by path; `lead` are comment lines above all.
    """
    head = [f"# {one}".rstrip() for one in lead]
    return "".join(f"{line}\n" for line in [*head, *_mapping(data, (), 0, notes or {})])


def scalar(value: object) -> str:
    """A single value as it stands in a YAML file; text that could be taken for anything else is in double quotes."""
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, float) and not isfinite(value):
        return {"inf": ".inf", "-inf": "-.inf"}.get(repr(value), ".nan")
    if isinstance(value, (int, float)):
        return repr(value)
    text = str(value)
    plain = _PLAIN.fullmatch(text) is not None and text.lower() not in _WORDS and not text.endswith((" ", ":"))
    return text if plain and text.isprintable() and "  " not in text else quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes, with escapes for all that could not be seen."""
    return _UNSEEN.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if character.isprintable() and character != "\ufeff":
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _mapping(data: Mapping[str, object], path: Path, depth: int, notes: Mapping[Path, str]) -> Iterator[str]:
    for key, value in data.items():
        here = (*path, key)
        yield from _entry(f"{'  ' * depth}{scalar(key)}:", value, here, depth, notes)


def _entry(head: str, value: object, path: Path, depth: int, notes: Mapping[Path, str]) -> Iterator[str]:
    note = f"  # {notes[path]}" if path in notes else ""
    short = _flow(value)
    if short is not None and (not isinstance(value, (Mapping, list)) or not value or len(head) + len(short) < WIDTH):
        yield f"{head} {short}{note}"
    elif isinstance(value, Mapping):
        yield f"{head}{note}"
        yield from _mapping(value, path, depth + 1, notes)
    elif isinstance(value, list):
        yield f"{head}{note}"
        yield from _items(value, path, depth + 1, notes)


def _items(values: Sequence[object], path: Path, depth: int, notes: Mapping[Path, str]) -> Iterator[str]:
    for number, value in enumerate(values):
        here = (*path, number)
        if not isinstance(value, Mapping) or not value:
            yield from _entry(f"{'  ' * depth}-", value, here, depth, notes)
            continue
        note = f"  # {notes[here]}" if here in notes else ""
        first, *rest = _mapping(value, here, depth + 1, notes)
        yield f"{'  ' * depth}- {first.lstrip(' ')}{note}"
        yield from rest


def _flow(value: object) -> str | None:
    """A scalar, or a list or mapping of scalars, on one line; None for what is deeper."""
    if isinstance(value, Mapping):
        if any(isinstance(one, (Mapping, list)) for one in value.values()):
            return None
        return "{" + ", ".join(f"{_inside(key)}: {_inside(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        if any(isinstance(one, (Mapping, list)) for one in value):
            return None
        return "[" + ", ".join(map(_inside, value)) + "]"
    return scalar(value)


def _inside(value: object) -> str:
    """A value in a list or mapping on one line, where a comma ends it."""
    text = scalar(value)
    return quoted(str(value)) if isinstance(value, str) and not text.startswith('"') and "," in text else text
