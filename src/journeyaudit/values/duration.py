"""How long something takes: calendar time plus days on which people work, and which of two ends later."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR

_WERKTAGE: Final = 6
_ARBEITSTAGE: Final = 5
_WEEK: Final = 7
_TELLING: Final = 100
"""Below this part of the whole a rest tells nothing."""


# NOTE: not frozen and with its `__init__` written out, because thousands are made; see facts/known.py.


@dataclass(slots=True, unsafe_hash=True)
class Duration:
    """A sum of calendar seconds, Werktage (Monday to Saturday) and working days (Monday to Friday).

    The three parts are kept apart, since how many calendar days five working days are depends on the day they start.
    Two durations are equal if their parts are: 1 day equals 24 hours, but never a working day. Public holidays are
    not modelled.
    """

    seconds: int = 0
    workdays: int = 0
    businessdays: int = 0

    def __init__(self, seconds: int = 0, workdays: int = 0, businessdays: int = 0) -> None:
        """Refuse negative parts: time that passes cannot be below zero."""
        if seconds < 0 or workdays < 0 or businessdays < 0:
            raise ValueError("a duration cannot be negative")
        self.seconds = seconds
        self.workdays = workdays
        self.businessdays = businessdays

    def __add__(self, other: "Duration") -> "Duration":
        """Return both durations one after the other."""
        return Duration(
            self.seconds + other.seconds, self.workdays + other.workdays, self.businessdays + other.businessdays
        )

    def __mul__(self, times: int) -> "Duration":
        """Return the duration repeated so many times (not below zero)."""
        return Duration(self.seconds * times, self.workdays * times, self.businessdays * times)

    def __rmul__(self, times: int) -> "Duration":
        """Return the same for `times * duration`."""
        return self * times

    def __bool__(self) -> bool:
        """Tell whether any time passes."""
        return bool(self.seconds or self.workdays or self.businessdays)

    def seconds_from(self, weekday: int) -> int:
        """Return the calendar seconds it takes from a weekday on (0 is Monday): first Werktage, then working days,
        then calendar time.

        A counted day ends on the next day that counts: one Werktag from Saturday, or from Sunday, ends on Monday.
        """
        days = _advance(weekday, self.workdays, _WERKTAGE)
        days += _advance((weekday + days) % _WEEK, self.businessdays, _ARBEITSTAGE)
        return days * DAY + self.seconds

    @property
    def worst_seconds(self) -> int:
        """The calendar seconds it takes from the weekday that makes it longest."""
        if not self.workdays and not self.businessdays:
            return self.seconds
        return _longest_days(self.workdays, self.businessdays) * DAY + self.seconds

    @property
    def sort_key(self) -> tuple[int, int, int, int]:
        """A key that orders durations by their worst case; only equal durations have equal keys."""
        return (self.worst_seconds, self.seconds, self.workdays, self.businessdays)


@lru_cache(maxsize=1024)
def _longest_days(workdays: int, businessdays: int) -> int:
    """The calendar days that so many counted days take from the weekday that makes them longest."""
    counted = Duration(0, workdays, businessdays)
    return max(map(counted.seconds_from, range(_WEEK))) // DAY


def _advance(weekday: int, count: int, days_a_week: int) -> int:
    """Return the calendar days until `count` days have passed that fall on the first `days_a_week` of the week."""
    if not count:
        return 0
    weeks, rest = divmod(count - 1, days_a_week)
    days = weeks * _WEEK
    for _ in range(rest + 1):
        weekday = (weekday + 1) % _WEEK
        days += 1
        if weekday >= days_a_week:
            days += _WEEK - weekday
            weekday = 0
    return days


def exceeds(a: Duration, b: Duration) -> bool:
    """Tell whether there is a weekday to start on from which `a` ends later than `b`.

    What both have in common, part by part, is left out before: 10 Werktage and 10 minutes exceed 10 Werktage by the
    ten minutes, on whatever day they begin. Public holidays are not modelled.
    """
    return excess_seconds(a, b) > 0


def excess_seconds(a: Duration, b: Duration) -> int:
    """Return by how much `a` ends later than `b` from the weekday on which that is most; 0 if it never does.

    What both have in common is left out as in `exceeds`.
    """
    if not (a.workdays or a.businessdays or b.workdays or b.businessdays):
        return max(0, a.seconds - b.seconds)
    return _excess(a, b)


@lru_cache(maxsize=1024)
def _excess(a: Duration, b: Duration) -> int:
    common = Duration(min(a.seconds, b.seconds), min(a.workdays, b.workdays), min(a.businessdays, b.businessdays))
    left, right = _without(a, common), _without(b, common)
    return max(0, *(left.seconds_from(weekday) - right.seconds_from(weekday) for weekday in range(_WEEK)))


def rough(duration: Duration) -> Duration:
    """Return a sum as people weigh it: without the hours, minutes or seconds that make less than a hundredth of it."""
    least = duration.worst_seconds
    for unit in (DAY, HOUR, MINUTE):
        rest = duration.seconds % unit
        if rest * _TELLING < least:
            return Duration(duration.seconds - rest, duration.workdays, duration.businessdays)
    return duration


def in_all(duration: Duration, *, least: bool = False) -> Duration:
    """Return how long working days and calendar time take together on the calendar, in whole days; from four weeks on
    in whole weeks, as no more can be said of the two. What is too little to be told counts for nothing.

    Of a sum that is the `least` that it can be, only the weeks that are full.
    """
    days = -(-rough(duration).worst_seconds // DAY)
    if days < 4 * _WEEK:
        return Duration(days * DAY)
    return Duration((days // _WEEK if least else round(days / _WEEK)) * _WEEK * DAY)


def _without(whole: Duration, part: Duration) -> Duration:
    return Duration(
        whole.seconds - part.seconds, whole.workdays - part.workdays, whole.businessdays - part.businessdays
    )


def longest(first: Duration, *others: Duration) -> Duration:
    """Return the duration whose worst case is the longest."""
    if len(others) == 1:
        (other,) = others
        if not (first.workdays or first.businessdays or other.workdays or other.businessdays):
            return first if first.seconds >= other.seconds else other
        if first == other:
            return first
    return max((first, *others), key=lambda duration: duration.sort_key)
