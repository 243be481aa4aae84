"""What became of each finding: new, gone, still there, or out of sight because nobody has written down enough."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from enum import StrEnum

from journeyaudit.frozen import dataclass
from journeyaudit.report import Finding, NotAssessed
from journeyaudit.values import fold


class Fate(StrEnum):
    """What became of a finding."""

    NEW = "new"
    GRAVER = "graver"
    """Still there, and of a higher severity."""
    SEEN = "seen"
    """New in the report; before, too little was written down to judge it."""
    LAPSED = "lapsed"
    """Still there, and no longer accepted."""
    GONE = "gone"
    MILDER = "milder"
    """Still there, and of a lower severity."""
    LOST = "lost"
    """Not in the report any more, because too little is written down now to judge it."""
    LEFT = "left"
    """Gone together with its journey."""
    ACCEPTED = "accepted"
    """New or still there, and somebody accepted it since."""
    STILL = "still"


@dataclass(frozen=True, slots=True)
class Followed:
    """A finding before and after; at least one of the two is there."""

    fate: Fate
    old: Finding | None
    new: Finding | None

    @property
    def finding(self) -> Finding:
        """The finding as it is now, else as it was."""
        found = self.new or self.old
        assert found is not None, "a finding that is followed stands on one side at least"
        return found


@dataclass(frozen=True, slots=True)
class Blind:
    """What rules could not judge in a journey: the elements by rule; and which steps there are at all."""

    elements: Mapping[str, frozenset[str]]
    steps: frozenset[str] = frozenset()

    @classmethod
    def of(cls, open_ones: Iterable[NotAssessed], steps: Iterable[str] = ()) -> Blind:
        """Out of what a report says of one journey."""
        found: dict[str, frozenset[str]] = {}
        for one in open_ones:
            found[one.rule] = found.get(one.rule, frozenset()).union(one.elements)
        return cls(found, frozenset(steps))

    def at(self, rule: str, element: str) -> bool:
        """Whether a rule could not judge an element."""
        return element in self.elements.get(rule, ())


def followed(
    old: Sequence[Finding], new: Sequence[Finding], names: Mapping[str, str], before: Blind, after: Blind
) -> list[Followed]:
    """What became of the findings of one journey.

    A finding is the same if rule, element and subject are. Of what is left, findings of one rule at one element are
    taken for the same too, as many as there are on both sides: figures change, and so do the words that were hit.
    `names` are the new ids of elements that go by another name now.
    """
    left, right = list(old), list(new)
    found: list[Followed] = []

    def element(one: Finding, *, earlier: bool) -> str:
        return names.get(one.element, one.element) if earlier else one.element

    keys: tuple[Callable[[Finding, bool], Hashable], ...] = (
        lambda one, earlier: (one.rule, element(one, earlier=earlier), fold(one.subject), one.message),
        lambda one, earlier: (one.rule, element(one, earlier=earlier), fold(one.subject)),
        lambda one, earlier: (one.rule, element(one, earlier=earlier)),
    )
    for key in keys:
        for earlier, later in _matched(left, right, key):
            found.append(Followed(_kept(earlier, later), earlier, later))
    for one in left:
        if not one.accepted:
            unseen = _unseen(one, names, here=before, there=after)
            found.append(Followed(Fate.LOST if unseen else Fate.GONE, one, None))
    back = {name: element for element, name in names.items()}
    for one in right:
        unseen = _unseen(one, back, here=after, there=before)
        fate = Fate.ACCEPTED if one.accepted else Fate.SEEN if unseen else Fate.NEW
        found.append(Followed(fate, None, one))
    return found


def _unseen(one: Finding, names: Mapping[str, str], *, here: Blind, there: Blind) -> bool:
    """Whether the rule could not judge the element on the other side, or more was missing there of a list of elements.

    Where there is no such step on the other side, nothing was hidden. `names` are the ids of elements there.
    """
    element = names.get(one.element, one.element)
    if one.element in here.steps and element not in there.steps:
        return False
    listed = there.at(one.rule, "") and not here.at(one.rule, "")
    return listed or bool(element and there.at(one.rule, element))


def _kept(old: Finding, new: Finding) -> Fate:
    """What became of a finding that is there on both sides."""
    if new.accepted:
        return Fate.STILL if old.accepted else Fate.ACCEPTED
    if old.accepted:
        return Fate.LAPSED
    if new.severity != old.severity:
        return Fate.GRAVER if new.severity > old.severity else Fate.MILDER
    return Fate.STILL


def _matched(
    left: list[Finding], right: list[Finding], key: Callable[[Finding, bool], Hashable]
) -> list[tuple[Finding, Finding]]:
    """Pairs of one key, as many as there are on both sides, in their order; they are taken out of the lists."""
    waiting: dict[Hashable, list[Finding]] = {}
    for one in right:
        waiting.setdefault(key(one, False), []).append(one)
    found, rest = [], []
    for one in left:
        others = waiting.get(key(one, True))
        if others:
            found.append((one, others.pop(0)))
        else:
            rest.append(one)
    left[:] = rest
    right[:] = [one for one in right if any(one is other for others in waiting.values() for other in others)]
    return found
