"""Which journeys and steps of two audits are the same: by their ids, else by what stayed when those changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import PurePosixPath
from typing import TypeVar

from journeyaudit.report import Audited
from journeyaudit.values import fold

T = TypeVar("T")
ALIKE = 0.6
"""How much of two titles must be the same for one to be a new wording of the other (the measure of `did_you_mean`)."""
SAME_STEPS = 0.5
"""Which share of the steps of two journeys must be the same for one to be the other under new names."""

Pair = tuple[Audited, Audited]


def pairs(old: Sequence[Audited], new: Sequence[Audited], places: Callable[[Audited], str]) -> list[Pair]:
    """The journeys that are there on both sides, in the order of the new ones.

    The same id counts first, where several share one that of the same file; then what has the same file, then the same
    title, then half of its steps. `places` is the file of a journey from where its side begins.
    """
    found: list[Pair] = []
    left, right = list(old), list(new)
    keys: tuple[Callable[[Audited], Hashable], ...] = (
        lambda one: (one.id, places(one)),
        lambda one: (one.id, PurePosixPath(places(one)).name),
        lambda one: one.id,
        lambda one: (places(one), fold(one.title)),
        places,
        lambda one: fold(one.title),
    )
    for key in keys:
        found += _only(left, right, key)
    found += _alike(left, right)
    order = {id(one): number for number, one in enumerate(new)}
    return sorted(found, key=lambda pair: order[id(pair[1])])


def _only(left: list[Audited], right: list[Audited], key: Callable[[Audited], Hashable]) -> list[Pair]:
    """The pairs of one key that are alone with it on both sides; they are taken out of the lists."""
    olds, news = _by(left, key), _by(right, key)
    found = [(olds[name][0], news[name][0]) for name in olds if len(olds[name]) == 1 and len(news.get(name, ())) == 1]
    for before, after in found:
        left.remove(before)
        right.remove(after)
    return found


def _by(journeys: Iterable[Audited], key: Callable[[Audited], Hashable]) -> dict[Hashable, list[Audited]]:
    groups: dict[Hashable, list[Audited]] = {}
    for one in journeys:
        groups.setdefault(key(one), []).append(one)
    return groups


def _alike(left: list[Audited], right: list[Audited]) -> list[Pair]:
    """Journeys that share most steps, those that share most of all first."""
    ranked = sorted(
        (-share, a, b)
        for a, before in enumerate(left)
        for b, after in enumerate(right)
        if (share := _share(_ids(before), _ids(after))) >= SAME_STEPS
    )
    gone: set[int] = set()
    come: set[int] = set()
    found: list[Pair] = []
    for _, a, b in ranked:
        if a not in gone and b not in come:
            gone.add(a)
            come.add(b)
            found.append((left[a], right[b]))
    left[:] = [one for number, one in enumerate(left) if number not in gone]
    right[:] = [one for number, one in enumerate(right) if number not in come]
    return found


def _ids(journey: Audited) -> frozenset[str]:
    return frozenset(point.id for stage in journey.strip for point in stage.points)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def renamed(old: Audited, new: Audited) -> Mapping[str, str]:
    """The ids of steps that have another name now, with the new one: alone at the same place, or of a similar title."""
    before = [(point.id, point.title) for stage in old.strip for point in stage.points]
    after = [(point.id, point.title) for stage in new.strip for point in stage.points]
    matcher = SequenceMatcher(a=[name for name, _ in before], b=[name for name, _ in after], autojunk=False)
    there, here = {name for name, _ in after}, {name for name, _ in before}
    found: dict[str, str] = {}
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation != "replace":
            continue
        gone = [one for one in before[a:b] if one[0] not in there]
        come = [one for one in after[c:d] if one[0] not in here]
        if b - a == d - c == len(gone) == len(come) == 1:
            found[gone[0][0]] = come[0][0]
            continue
        for name, title in gone:
            near = max(come, key=lambda one: _likeness(title, one[1]), default=None)
            if near is not None and _likeness(title, near[1]) >= ALIKE:
                found[name] = near[0]
                come.remove(near)
    return found


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(a=fold(one)[:200], b=fold(other)[:200], autojunk=False).ratio()
