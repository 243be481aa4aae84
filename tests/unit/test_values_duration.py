"""Durations add up, compare from the worst start day, and stay exact however long they are."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyaudit.values import Duration, exceeds, excess_seconds, in_all, longest, rough

MINUTE, HOUR, DAY = 60, 3600, 86400
MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6

durations = st.builds(Duration, st.integers(0, 40 * DAY), st.integers(0, 40), st.integers(0, 40))


def walk(duration: Duration, weekday: int) -> int:
    """Count day by day on a real calendar, the slow way."""
    start = date(2024, 1, 1) + timedelta(days=weekday)  # a Monday
    day = start
    for left, days_a_week in ((duration.workdays, 6), (duration.businessdays, 5)):
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < days_a_week
    return (day - start).days * DAY + duration.seconds


@pytest.mark.parametrize(
    ("duration", "weekday", "days"),
    [
        (Duration(workdays=1), MONDAY, 1),
        (Duration(workdays=1), FRIDAY, 1),
        (Duration(workdays=1), SATURDAY, 2),
        (Duration(workdays=1), SUNDAY, 1),
        (Duration(workdays=6), SUNDAY, 6),
        (Duration(workdays=6), SATURDAY, 7),
        (Duration(workdays=12), MONDAY, 14),
        (Duration(businessdays=1), MONDAY, 1),
        (Duration(businessdays=1), FRIDAY, 3),
        (Duration(businessdays=1), SATURDAY, 2),
        (Duration(businessdays=1), SUNDAY, 1),
        (Duration(businessdays=10), MONDAY, 14),
        (Duration(workdays=1, businessdays=1), FRIDAY, 3),
        (Duration(seconds=DAY), SATURDAY, 1),
    ],
)
def test_counted_days_end_on_the_next_day_that_counts(duration: Duration, weekday: int, days: int) -> None:
    assert duration.seconds_from(weekday) == days * DAY


@pytest.mark.parametrize(
    ("duration", "days"),
    [
        (Duration(), 0),
        (Duration(DAY), 1),
        (Duration(workdays=1), 2),
        (Duration(workdays=3), 4),
        (Duration(workdays=10), 12),
        (Duration(businessdays=1), 3),
        (Duration(businessdays=10), 14),
        (Duration(DAY, workdays=1), 3),
    ],
)
def test_the_worst_case_is_the_worst_start_day(duration: Duration, days: int) -> None:
    assert duration.worst_seconds == days * DAY


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (Duration(DAY), Duration(24 * HOUR), False),
        (Duration(3 * DAY), Duration(2 * DAY), True),
        (Duration(2 * DAY), Duration(3 * DAY), False),
        (Duration(workdays=1), Duration(DAY), True),
        (Duration(DAY), Duration(workdays=1), False),
        (Duration(2 * DAY), Duration(workdays=1), True),
        (Duration(workdays=10), Duration(14 * DAY), False),
        (Duration(businessdays=10), Duration(14 * DAY), False),
        (Duration(businessdays=3), Duration(4 * DAY), True),
        (Duration(businessdays=3), Duration(5 * DAY), False),
        (Duration(businessdays=1), Duration(workdays=1), True),
        (Duration(workdays=1), Duration(businessdays=1), False),
        (Duration(10 * MINUTE, workdays=10), Duration(workdays=10), True),
        (Duration(workdays=10), Duration(10 * MINUTE, workdays=10), False),
        (Duration(10 * MINUTE, workdays=15), Duration(workdays=10), True),
        (Duration(workdays=10), Duration(), True),
        (Duration(), Duration(), False),
    ],
)
def test_exceeds_needs_one_start_day_on_which_it_ends_later(a: Duration, b: Duration, expected: bool) -> None:
    assert exceeds(a, b) is expected


def test_two_durations_can_exceed_each_other_on_different_start_days() -> None:
    working_day, two_days = Duration(businessdays=1), Duration(2 * DAY)
    assert exceeds(working_day, two_days)
    assert exceeds(two_days, working_day)


@pytest.mark.parametrize(
    ("a", "b", "seconds"),
    [
        (Duration(3 * DAY), Duration(2 * DAY), DAY),
        (Duration(2 * DAY), Duration(3 * DAY), 0),
        (Duration(5 * MINUTE, businessdays=2), Duration(businessdays=2), 5 * MINUTE),
        (Duration(businessdays=2), Duration(businessdays=1), 3 * DAY),
        (Duration(businessdays=1), Duration(3 * DAY), 0),
        (Duration(businessdays=1), Duration(2 * DAY), DAY),
    ],
)
def test_the_excess_is_that_of_the_worst_start_day_without_what_both_have_in_common(
    a: Duration, b: Duration, seconds: int
) -> None:
    assert excess_seconds(a, b) == seconds


@pytest.mark.parametrize(
    ("exact", "told"),
    [
        (Duration(190 * DAY + 4 * HOUR), Duration(190 * DAY)),
        (Duration(2 * HOUR + 30 * MINUTE, businessdays=50), Duration(businessdays=50)),
        (Duration(10 * DAY + HOUR + 5, businessdays=50), Duration(10 * DAY, businessdays=50)),
        (Duration(DAY + HOUR), Duration(DAY + HOUR)),
        (Duration(DAY + HOUR + MINUTE), Duration(DAY + HOUR)),
        (Duration(100 * MINUTE + 59), Duration(100 * MINUTE)),
        (Duration(100 * HOUR), Duration(100 * HOUR)),
        (Duration(4 * DAY + HOUR), Duration(4 * DAY + HOUR)),
        (Duration(4 * DAY + HOUR - MINUTE), Duration(4 * DAY + HOUR - MINUTE)),
        (Duration(5 * DAY + HOUR), Duration(5 * DAY)),
        (Duration(59), Duration(59)),
        (Duration(), Duration()),
    ],
)
def test_a_sum_is_told_without_what_is_less_than_a_hundredth_of_it(exact: Duration, told: Duration) -> None:
    assert rough(exact) == told


@pytest.mark.parametrize(
    ("exact", "told", "least"),
    [
        (Duration(2 * DAY, businessdays=3), 7, 7),
        (Duration(19 * 7 * DAY, businessdays=61), 31 * 7, 31 * 7),
        (Duration(19 * 7 * DAY + 50 * MINUTE, businessdays=61), 31 * 7, 31 * 7),  # some minutes are not another day
        (Duration(19 * 7 * DAY + 4 * DAY, businessdays=61), 32 * 7, 32 * 7),
        (Duration(25 * DAY, businessdays=1), 28, 28),
        (Duration(30 * DAY, businessdays=1), 5 * 7, 4 * 7),  # “about five weeks”, but “at least four”
    ],
)
def test_working_days_and_days_are_told_as_one_time_of_the_calendar(exact: Duration, told: int, least: int) -> None:
    assert in_all(exact) == Duration(told * DAY)
    assert in_all(exact, least=True) == Duration(least * DAY)


def test_longest_takes_the_longer_worst_case_in_any_order() -> None:
    assert longest(Duration(2 * DAY), Duration(businessdays=1)) == Duration(businessdays=1)
    assert longest(Duration(businessdays=1), Duration(2 * DAY)) == Duration(businessdays=1)
    assert longest(Duration(DAY), Duration(3 * DAY), Duration(2 * DAY)) == Duration(3 * DAY)
    tie = (Duration(3 * DAY), Duration(businessdays=1))
    assert longest(*tie) == longest(*reversed(tie)) == Duration(3 * DAY)


def test_equal_parts_make_equal_durations() -> None:
    assert Duration(DAY) == Duration(24 * HOUR)
    assert len({Duration(DAY), Duration(24 * HOUR), Duration(workdays=1)}) == 2
    assert Duration(DAY) != Duration(workdays=1)


def test_durations_add_up_and_repeat() -> None:
    assert Duration(60, 1) + Duration(60, 2, 3) == Duration(120, 3, 3)
    assert Duration(60, 1, 2) * 3 == 3 * Duration(60, 1, 2) == Duration(180, 3, 6)
    assert Duration(60) * 0 == Duration()
    assert not Duration()
    assert Duration(businessdays=1)


@pytest.mark.parametrize("parts", [(-1, 0, 0), (0, -1, 0), (0, 0, -1)])
def test_time_below_zero_is_refused(parts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"^a duration cannot be negative$"):
        Duration(*parts)


def test_the_length_makes_no_difference_to_the_effort() -> None:
    assert Duration(workdays=6 * 10**30).worst_seconds == 7 * 10**30 * DAY
    assert exceeds(Duration(businessdays=10**30), Duration(workdays=10**30))


@given(durations, st.integers(0, 6))
def test_the_closed_form_agrees_with_walking_day_by_day(duration: Duration, weekday: int) -> None:
    assert duration.seconds_from(weekday) == walk(duration, weekday)


@given(durations)
def test_nothing_exceeds_itself(a: Duration) -> None:
    assert not exceeds(a, a)


@given(durations, durations, durations)
def test_exceeding_is_monotone(a: Duration, b: Duration, more: Duration) -> None:
    if exceeds(a, b):
        assert exceeds(a + more, b)
    if not exceeds(a, b):
        assert not exceeds(a, b + more)


@given(durations, durations)
def test_a_longer_worst_case_always_exceeds(a: Duration, b: Duration) -> None:
    if a.worst_seconds > b.worst_seconds:
        assert exceeds(a, b)


@given(durations, durations, durations)
def test_addition_commutes_and_associates(a: Duration, b: Duration, c: Duration) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)


@given(durations, durations)
def test_only_equal_durations_have_equal_keys(a: Duration, b: Duration) -> None:
    assert (a.sort_key == b.sort_key) == (a == b)
    assert (a.sort_key < b.sort_key) or (b.sort_key < a.sort_key) or a == b
