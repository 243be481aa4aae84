"""Two amounts of one item of the bill side by side: what is proved to have risen or fallen, and what nobody can say."""

from __future__ import annotations

from enum import StrEnum

from journeyaudit.frozen import dataclass
from journeyaudit.report import Amount, Bill
from journeyaudit.values import Duration, exceeds

NOT_JUDGED = frozenset({"contacts", "channels"})
"""Items of which more may be good news: a message that spares a call, a second way to do something."""


class Direction(StrEnum):
    """What a change of an item means for the customer."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    OTHER = "other"
    """It changed, and whether that is good is not in the number."""
    UNSURE = "unsure"
    """It may have risen, fallen or stayed; too little of it is written down."""


class Unsure(StrEnum):
    """Why two amounts cannot be compared."""

    NOW_KNOWN = "now_known"
    """Before, it was not known, or not in full."""
    NO_LONGER_KNOWN = "no_longer_known"
    PARTLY_KNOWN = "partly_known"
    """On neither side in full."""
    INFERRED = "inferred"
    """One of them rests on something that was inferred, not written."""
    WEEKDAY = "weekday"
    """Which of two times is longer depends on the day on which they begin."""


@dataclass(frozen=True, slots=True)
class Shift:
    """By how much a time changed, part by part; parts may be below zero."""

    seconds: int = 0
    workdays: int = 0
    businessdays: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """An item of the bill before and after."""

    item: str
    old: Amount
    new: Amount
    direction: Direction
    difference: int | Shift | None = None
    """New less old, where both have a value; of amounts that are not known in full, that of the known parts."""
    at_least: bool = False
    """The true difference is this or more."""
    unsure: Unsure | None = None

    @property
    def changed(self) -> bool:
        """Whether there is anything to say about it."""
        return self.direction is not Direction.SAME


def changes(old: Bill, new: Bill) -> tuple[Change, ...]:
    """Every item of the bill before and after, in its order."""
    after = dict(new.items())
    return tuple(compared(name, one, after[name]) for name, one in old.items())


def compared(item: str, old: Amount, new: Amount) -> Change:
    """What became of an item.

    A lower bound may be anything from its value up, an amount without a limit is more than any other. Worse is what is
    more in every case, better what is less in every case; what was inferred proves nothing.
    """
    if (old.value, old.at_least, old.known) == (new.value, new.at_least, new.known):
        return Change(item, old, new, Direction.SAME)
    difference = _difference(old.value, new.value)
    why = _unsure(old, new)
    if why is not Unsure.INFERRED and (worse := _less(old, new)) != _less(new, old):
        direction = Direction.WORSE if worse else Direction.BETTER
        if item in NOT_JUDGED:
            direction = Direction.OTHER
        limitless = endless(old) or endless(new)
        return Change(item, old, new, direction, None if limitless else difference, old.at_least or new.at_least)
    return Change(item, old, new, Direction.UNSURE, None if why is Unsure.WEEKDAY else difference, unsure=why)


def endless(one: Amount) -> bool:
    """Whether it is written down that there is no limit."""
    return one.at_least and not one.missing


def _exact(one: Amount) -> bool:
    return one.value is not None and not one.at_least


def _less(one: Amount, other: Amount) -> bool:
    """Whether the first is less than the second, whatever is missing of them."""
    if not _exact(one):
        return False
    if endless(other):
        return True
    if isinstance(one.value, Duration) and isinstance(other.value, Duration):
        return exceeds(other.value, one.value) and not exceeds(one.value, other.value)
    return isinstance(one.value, int) and isinstance(other.value, int) and one.value < other.value


def _unsure(old: Amount, new: Amount) -> Unsure:
    """Why they could not be compared, if they cannot."""
    if old.inferred or new.inferred:
        return Unsure.INFERRED
    if _exact(old) and _exact(new):
        return Unsure.WEEKDAY
    if _exact(old):
        return Unsure.NO_LONGER_KNOWN
    return Unsure.NOW_KNOWN if _exact(new) else Unsure.PARTLY_KNOWN


def _difference(old: int | Duration | None, new: int | Duration | None) -> int | Shift | None:
    if isinstance(old, int) and isinstance(new, int):
        return new - old
    if isinstance(old, Duration) and isinstance(new, Duration):
        return Shift(new.seconds - old.seconds, new.workdays - old.workdays, new.businessdays - old.businessdays)
    return None
