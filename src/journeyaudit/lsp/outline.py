"""Where in a journey a cursor stands, told by indentation and brackets, since what is being typed is seldom whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from journeyaudit.frozen import dataclass

KEY = re.compile(r"""(?P<key>"[^"]*"|'[^']*'|[^\s#,\[\]{}"'&*!|>%@`-][^:#,\[\]{}]*?)[ \t]*:(?=[ \t]|$)""")
BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")
WORD = re.compile(r"""["']?[^,\[\]{}"':]*$""")
ITEM = "-"
"""The step of a path into a list; which of its items does not matter."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a cursor stands."""

    path: tuple[str, ...]
    """Keys and items on the way; the last key is the one whose value is being typed, if it is a value."""
    key: bool
    """Whether a key can begin here."""
    value: bool
    """Whether a value can stand here."""
    typed: str
    """What of the word is written before the cursor."""
    beside: frozenset[str] = frozenset()
    """The keys that the mapping has already."""
    flow: bool = False
    """Whether it lies between brackets, where commas part values."""


@dataclass(slots=True)
class _Level:
    """A key or a list item that is still open."""

    column: int
    step: str
    keys: set[str] = field(default_factory=set)
    bracket: str = ""


def spot(lines: Sequence[str], line: int, column: int) -> Spot | None:
    """Where the cursor stands, line and column from 0; None in comments and in block texts."""
    levels = [_Level(-1, "")]
    literal = -1
    for number in range(min(line, len(lines) - 1) + 1):
        last = number == line
        text = lines[number].rstrip("\r\n")
        text = text[:column] if last else text
        bare = text.strip()
        if bare in ("---", "...") and not any(level.bracket for level in levels):
            levels, literal = [_Level(-1, "")], -1
            continue
        indent = len(text) - len(text.lstrip(" "))
        if literal >= 0 and (not bare or indent > literal):
            if last:
                return None
            continue
        literal = -1
        if (bare.startswith("#") or not bare) and not last:
            continue
        if bare.startswith("#"):
            return None
        within = any(level.bracket for level in levels)
        if within:
            rest, start = text, 0
        else:
            start = _enter(text, levels)
            rest = text[start:]
            if BLOCK.match(rest) and levels[-1].step:
                literal = levels[-1].column
                if last:
                    return None
                continue
        ended = _brackets(rest, levels)
        if last:
            open_still = any(level.bracket for level in levels)
            closed = bool(ended) and not open_still
            lost = ended is None or (within and not open_still) or closed or text.endswith(ITEM)
            return None if lost else _here(text, start, ended or 0, levels, lines, line)
    return None


def _enter(text: str, levels: list[_Level]) -> int:
    """Leave the levels that a line ends and enter those that it begins; returns where its value starts."""
    at = len(text) - len(text.lstrip(" "))
    begun = text[at : at + 1] == ITEM and text[at + 1 : at + 2] in ("", " ", "\t")
    while len(levels) > 1 and (
        levels[-1].column > at or (levels[-1].column == at and not (begun and levels[-1].step != ITEM))
    ):
        levels.pop()
    while text[at : at + 1] == ITEM and text[at + 1 : at + 2] in ("", " ", "\t"):
        levels[-1].keys.add(ITEM)
        levels.append(_Level(at, ITEM))
        at += 1
        at += len(text[at:]) - len(text[at:].lstrip(" \t"))
    found = KEY.match(text, at)
    if found is not None:
        name = found["key"].strip("\"'")
        levels[-1].keys.add(name)
        levels.append(_Level(at, name))
        at = found.end()
        at += len(text[at:]) - len(text[at:].lstrip(" \t"))
    return at


def _brackets(text: str, levels: list[_Level]) -> int | None:
    """Follow brackets, keys and commas; returns where the last word begins, None within a comment."""
    at, word = 0, 0
    while at < len(text):
        mark = text[at]
        inside = levels[-1].bracket or (levels[-2].bracket if len(levels) > 1 else "")
        if mark in "\"'" and not text[word:at].strip():
            end = text.find(mark, at + 1)
            if end < 0:
                return at
            at = end + 1
            continue
        if mark == "#" and (at == 0 or text[at - 1] in " \t"):
            return None
        if mark in "[{" and (not text[word:at].strip()):
            levels.append(_Level(levels[-1].column, ITEM if mark == "[" else "", bracket=mark))
            word = at + 1
        elif mark in "]}" and inside:
            if not levels[-1].bracket:
                levels.pop()
            if levels[-1].bracket:
                levels.pop()
            word = at + 1
        elif mark == "," and inside:
            if not levels[-1].bracket:
                levels.pop()
            word = at + 1
        elif mark == ":" and levels[-1].bracket and text[at + 1 : at + 2] in ("", " "):
            name = text[word:at].strip().strip("\"'")
            levels[-1].keys.add(name)
            levels.append(_Level(levels[-1].column, name))
            word = at + 1
        at += 1
    return word


def _here(text: str, start: int, word: int, levels: list[_Level], lines: Sequence[str], line: int) -> Spot | None:
    typed = text[start + word :].lstrip(" \t")
    if not WORD.fullmatch(typed):
        return None
    path = tuple(level.step for level in levels if level.step)
    top = levels[-1]
    if top.bracket == "{":
        return Spot(path, True, False, typed, frozenset(top.keys), flow=True)
    if top.bracket == "[":
        return Spot(path, False, True, typed, flow=True)
    if len(levels) > 1 and levels[-2].bracket:
        return Spot(path, False, True, typed, flow=True)
    own_line = not text[:start].strip(" \t")
    item = not text[:start].strip(" \t-") and not own_line
    if own_line and ITEM in top.keys:
        return None
    if own_line or item:
        return Spot(path, True, item, typed, frozenset(top.keys | _below(lines, line, start)))
    return Spot(path, False, True, typed)


def _below(lines: Sequence[str], line: int, column: int) -> set[str]:
    """The keys of the same mapping on the lines below."""
    found: set[str] = set()
    for text in lines[line + 1 :]:
        bare = text.strip()
        if not bare or bare.startswith("#"):
            continue
        indent = len(text) - len(text.lstrip(" "))
        if indent < column or (indent == column and bare.startswith("- ")):
            break
        key = KEY.match(text.rstrip("\r\n"), indent)
        if indent == column and key is not None:
            found.add(key["key"].strip("\"'"))
    return found
