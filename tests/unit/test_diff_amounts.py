"""Two amounts side by side: a table of exact values, lower bounds, documented lack of a limit and gaps."""

import itertools

import pytest

from journeyaudit.diff import Direction, Shift, Unsure, compared
from journeyaudit.report import Amount
from journeyaudit.reporters.diff_sentences import change_text
from journeyaudit.values import Duration

DAY = 24 * 60 * 60


def days(number: int, at_least: bool = False, missing: tuple[str, ...] = ()) -> Amount:
    return Amount(Duration(number * DAY), at_least, missing)


def least(number: int) -> Amount:
    return days(number, True, ("touchpoint.wait",))


GAP = Amount(None, missing=("touchpoint.wait",))
ENDLESS = Amount(None, at_least=True)
SAME, WORSE, BETTER, UNSURE = Direction.SAME, Direction.WORSE, Direction.BETTER, Direction.UNSURE
TWO = Shift(2 * DAY)
LESS = Shift(-2 * DAY)
TABLE = [
    # before, now, what it means, by how much, at least so much, why nobody knows
    (days(5), days(5), SAME, None, False, None),
    (days(5), days(7), WORSE, TWO, False, None),
    (days(7), days(5), BETTER, LESS, False, None),
    (days(3), least(5), WORSE, TWO, True, None),
    (least(5), days(3), BETTER, LESS, True, None),
    (days(5), least(5), UNSURE, Shift(), False, Unsure.NO_LONGER_KNOWN),
    (days(7), least(5), UNSURE, LESS, False, Unsure.NO_LONGER_KNOWN),
    (least(5), days(5), UNSURE, Shift(), False, Unsure.NOW_KNOWN),
    (least(5), days(7), UNSURE, TWO, False, Unsure.NOW_KNOWN),
    (least(5), least(5), SAME, None, False, None),
    (least(5), least(7), UNSURE, TWO, False, Unsure.PARTLY_KNOWN),
    (least(7), least(5), UNSURE, LESS, False, Unsure.PARTLY_KNOWN),
    (GAP, GAP, SAME, None, False, None),
    (GAP, days(0), UNSURE, None, False, Unsure.NOW_KNOWN),
    (days(0), GAP, UNSURE, None, False, Unsure.NO_LONGER_KNOWN),
    (GAP, least(5), UNSURE, None, False, Unsure.PARTLY_KNOWN),
    (days(5), ENDLESS, WORSE, None, True, None),
    (ENDLESS, days(5), BETTER, None, True, None),
    (ENDLESS, ENDLESS, SAME, None, False, None),
    (GAP, ENDLESS, UNSURE, None, False, Unsure.PARTLY_KNOWN),
    (least(5), ENDLESS, UNSURE, None, False, Unsure.PARTLY_KNOWN),
    (ENDLESS, least(5), UNSURE, None, False, Unsure.PARTLY_KNOWN),
    (days(9), days(5, True), WORSE, None, True, None),  # five days, and then without limit
    (days(5, True), days(90), BETTER, None, True, None),
    (days(5, True), days(7, True), UNSURE, TWO, False, Unsure.PARTLY_KNOWN),
]

ONCE = list(dict.fromkeys(one for row in TABLE for one in row[:2]))


@pytest.mark.parametrize(("old", "new", "direction", "difference", "at_least", "unsure"), TABLE)
def test_what_became_of_a_time(
    old: Amount,
    new: Amount,
    direction: Direction,
    difference: Shift | None,
    at_least: bool,
    unsure: Unsure | None,
) -> None:
    found = compared("waiting", old, new)
    assert (found.direction, found.difference, found.at_least, found.unsure) == (
        direction,
        difference,
        at_least,
        unsure,
    )


@pytest.mark.parametrize(("old", "new"), list(itertools.product(ONCE, ONCE)))
def test_the_other_way_round_it_is_the_opposite(old: Amount, new: Amount) -> None:
    there, back = compared("waiting", old, new).direction, compared("waiting", new, old).direction
    assert {there, back} in ({SAME}, {UNSURE}, {WORSE, BETTER})


@pytest.mark.parametrize(
    ("old", "new", "direction", "difference"),
    [
        (Amount(3), Amount(4), WORSE, 1),
        (Amount(4), Amount(3), BETTER, -1),
        (Amount(0), Amount(1, True, ("touchpoint.asks",)), WORSE, 1),
        (Amount(3, True, ("touchpoint.asks",)), Amount(2), BETTER, -1),
    ],
)
def test_what_became_of_a_number(old: Amount, new: Amount, direction: Direction, difference: int) -> None:
    found = compared("handoffs", old, new)
    assert (found.direction, found.difference) == (direction, difference)


@pytest.mark.parametrize("item", ["contacts", "channels"])
def test_more_contacts_and_channels_may_be_good_news(item: str) -> None:
    assert compared(item, Amount(3), Amount(4)).direction is Direction.OTHER
    assert compared(item, Amount(4), Amount(3)).direction is Direction.OTHER
    assert compared(item, Amount(4), Amount(4)).direction is SAME


def test_what_was_inferred_proves_nothing() -> None:
    found = compared("own_steps", Amount(3, inferred=True), Amount(9))
    assert (found.direction, found.unsure, found.difference) == (UNSURE, Unsure.INFERRED, 6)
    assert compared("own_steps", Amount(3, inferred=True), Amount(3)).direction is SAME


def test_working_days_are_compared_on_every_weekday() -> None:
    five, week, days_eight = Amount(Duration(businessdays=5)), Amount(Duration(7 * DAY)), Amount(Duration(8 * DAY))
    assert compared("waiting", five, days_eight).direction is WORSE
    assert compared("waiting", five, days_eight).difference == Shift(8 * DAY, 0, -5)
    assert compared("waiting", week, five).direction is BETTER
    found = compared("waiting", Amount(Duration(businessdays=1)), Amount(Duration(2 * DAY)))
    assert (found.direction, found.unsure, found.difference) == (UNSURE, Unsure.WEEKDAY, None)


def test_what_it_costs_at_best_is_not_compared() -> None:
    old, new = Amount(4, least=1), Amount(4, least=2)
    assert compared("handoffs", old, new).direction is SAME
    assert change_text(compared("handoffs", old, Amount(5, least=2)), "en") == "4 → 5"
