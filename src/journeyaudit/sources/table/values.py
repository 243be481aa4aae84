"""From the text of a cell to what a journey has in its place: lists, numbers, durations with the heading's unit."""

from __future__ import annotations

import re
from collections.abc import Callable

from journeyaudit.model import FieldDoc
from journeyaudit.model.scalars import (
    read_bound,
    read_count,
    read_flag,
    read_length,
    read_limit,
    read_minutes,
    read_score,
    read_times,
)  # fmt: skip
from journeyaudit.sources.placed import Placed
from journeyaudit.sources.table.grid import Cell
from journeyaudit.values import fold, parse_duration

NOT_SAID = frozenset({"?", "-", "–", "—", "n/a", "na", "k.a.", "k. a."})
"""What people put into a cell of which they know nothing."""
ARROWS = ("→", "->", "=>", ":")
"""What stands between a condition and the step to which it leads."""
BULLETS = "-•*–"
"""What begins a line that is one of several texts."""

_WHOLE = re.compile(r"[+-]?[0-9]{1,9}(?:[.,]0{1,9})?")
_DECIMAL = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,3})?")
_BARE = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,3})?(?:\s{0,3}(?:-|–|bis|to)\s{0,3}[0-9]{1,9}(?:[.,][0-9]{1,3})?)?")
_BULLET = re.compile(rf"[{re.escape(BULLETS)}]\s+")
_SCALE = frozenset({"1 5", "1 bis 5", "1 to 5", "1..5"})
_FLAGS = {"wahr": True, "falsch": False, "x": True}
_COUNTS: tuple[Callable[[object], object], ...] = (read_count, read_times, read_score)
_TIMES: tuple[Callable[[object], object], ...] = (read_length, read_limit, read_bound, read_minutes)


def is_said(cell: Cell) -> bool:
    """Whether a cell says anything."""
    return not isinstance(cell.value, str) or fold(cell.value) not in NOT_SAID


def placed(cell: Cell, doc: FieldDoc, several: bool, unit: str = "") -> Placed:
    """What a cell holds for a field; `unit` is what the heading has in brackets."""
    if isinstance(cell.value, str) and several:
        items = _texts(cell.value) if doc.domain == "text" else _names(cell.value)
        if len(items) != 1:
            return Placed([_part(cell, item) for item in items], cell.start, cell.end)
        only = _part(cell, items[0])
        return Placed(_single(only.value, doc, unit), only.start, only.end)
    if isinstance(cell.value, str) and doc.mapping and (found := _pairs(cell)) is not None:
        return found
    return Placed(_single(cell.value, doc, unit), cell.start, cell.end)


def _part(cell: Cell, item: tuple[str, int]) -> Placed:
    """One of several values of a cell, with a place of its own where the file has it as it is."""
    text, at = item
    exact = cell.exact and str(cell.value).startswith(text, at)
    return Placed(text, cell.start + at, cell.start + at + len(text)) if exact else Placed(text, cell.start, cell.end)


def _single(value: object, doc: FieldDoc, unit: str) -> object:
    """One value, as it would stand in YAML."""
    if isinstance(value, bool):
        return value if doc.read is read_flag or doc.yes else str(value).lower()
    if doc.read in _COUNTS:
        number = _whole(value)
        return number - 3 if doc.read is read_score and fold(unit) in _SCALE and isinstance(number, int) else number
    if doc.read in _TIMES:
        return _time(value, doc, unit)
    if isinstance(value, str):
        return _FLAGS.get(fold(value), value) if doc.read is read_flag else value
    return value if doc.domain == "" else str(value)


def _whole(value: object) -> object:
    """A whole number, however its sign is written; anything else as it is."""
    text = str(value).replace("−", "-")
    return int(re.split("[.,]", text)[0]) if _WHOLE.fullmatch(text) else value


def _time(value: object, doc: FieldDoc, unit: str) -> object:
    """A duration: a bare number has the unit of its heading, and is minutes where the customer works."""
    text = str(value)
    if _BARE.fullmatch(text) and _is_unit(unit):
        return f"{text} {unit}"
    if doc.read is read_minutes and _DECIMAL.fullmatch(text):
        return float(text.replace(",", ".")) if "," in text or "." in text else int(text)
    return value


def _is_unit(unit: str) -> bool:
    try:
        return bool(unit) and bool(parse_duration(f"1 {unit}"))
    except ValueError:
        return False


def _names(text: str) -> list[tuple[str, int]]:
    """The names in a cell with their places: a line each, else parted by semicolons, else by commas."""
    mark = "\n" if "\n" in text else ";" if ";" in text else ","
    items: list[tuple[str, int]] = []
    at = 0
    for piece in text.split(mark):
        name = piece.strip()
        bare = _BULLET.sub("", name, count=1) if mark == "\n" and _BULLET.match(name) else name
        if bare:
            items.append((bare, at + piece.index(name) + len(name) - len(bare)))
        at += len(piece) + 1
    return items or [(text, 0)]


def _texts(text: str) -> list[tuple[str, int]]:
    """The texts in a cell: one, or one for each line that begins with a bullet."""
    if not _BULLET.match(text):
        return [(text, 0)]
    items: list[tuple[str, int]] = []
    at = 0
    for line in text.split("\n"):
        found = _BULLET.match(line)
        if found is not None:
            items.append((line[found.end() :], at + found.end()))
        else:
            last, place = items[-1]
            items[-1] = (f"{last}\n{line.removeprefix('  ')}", place)
        at += len(line) + 1
    return [(item.strip(), place) for item, place in items if item.strip()] or [(text, 0)]


def _pairs(cell: Cell) -> Placed | None:
    """Conditions and the steps to which they lead, parted by lines or semicolons; None if there is no condition."""
    pairs: dict[str, Placed] = {}
    for piece in re.split(r"[\n;]", str(cell.value)):
        if not piece.strip():
            continue
        at, arrow = max((piece.rfind(one), one) for one in ARROWS)
        condition, place = piece[: max(at, 0)].strip(), piece[at + len(arrow) :].strip()
        if at < 0 or not condition or not place:
            return None
        pairs[condition] = Placed(place, cell.start, cell.end)
    return Placed(pairs, cell.start, cell.end) if pairs else None
