"""Comparisons of quantities: lower bounds, waits without limit, working days, currencies, factors, places in order."""

from __future__ import annotations

import pytest

from tests.workbench import verdict

TRUE, FALSE = "true", "false"
FIELD = "unknown: touchpoint.effort"

# 5 fields are known, those of the second step are not; 3 days are known, the second wait has no limit
AT_LEAST_5 = """
touchpoints:
  - {title: A, actor: customer, effort: {fields: 5}}
  - {title: B, actor: customer}
"""
AT_LEAST_3_DAYS = "touchpoints: [{title: A, wait: 3d}, {title: B, wait: open}]"


@pytest.mark.parametrize(
    ("operator", "of_five", "of_three_days"),
    [
        # what is known is enough to prove, or to disprove; a wait without limit is never decided by writing more
        ("{more: <L>}", TRUE, TRUE),
        ("{more: <M>}", FIELD, FALSE),
        ("{more: <H>}", FIELD, FALSE),
        ("{at_least: <L>}", TRUE, TRUE),
        ("{at_least: <M>}", TRUE, TRUE),
        ("{at_least: <H>}", FIELD, FALSE),
        ("{less: <L>}", FALSE, FALSE),
        ("{less: <M>}", FALSE, FALSE),
        ("{less: <H>}", FIELD, FALSE),
        ("{at_most: <L>}", FALSE, FALSE),
        ("{at_most: <M>}", FIELD, FALSE),
        ("{at_most: <H>}", FIELD, FALSE),
        ("<L>", FALSE, FALSE),
        ("<M>", FIELD, FALSE),
        ("<H>", FIELD, FALSE),
        ("{is_not: <L>}", TRUE, TRUE),
        ("{is_not: <M>}", FIELD, TRUE),
        ("{in: [<L>]}", FALSE, FALSE),
        ("{in: [<L>, <H>]}", FIELD, FALSE),
        ("{not_in: [<L>]}", TRUE, TRUE),
        ("{not_in: [<M>]}", FIELD, TRUE),
        ("{in: [<L>, none]}", FALSE, FALSE),
        ("none", FALSE, FALSE),
        ("{is_not: none}", TRUE, TRUE),
        ("{stated: true}", TRUE, TRUE),
        ("{stated: false}", FALSE, FALSE),
    ],
)
def test_a_lower_bound_proves_what_it_can_and_leaves_the_rest_open(
    operator: str, of_five: str, of_three_days: str
) -> None:
    number = operator.replace("<L>", "4").replace("<M>", "5").replace("<H>", "6")
    assert verdict(f"bill.fields: {number}", AT_LEAST_5, each="journey") == of_five
    duration = operator.replace("<L>", "2 d").replace("<M>", "3 d").replace("<H>", "4 d")
    assert verdict(f"bill.waiting: {duration}", AT_LEAST_3_DAYS, each="journey") == of_three_days


@pytest.mark.parametrize(
    ("operator", "answer"),
    [
        # 5 or more fields on both sides can be anything; 1 login is less than 5 or more fields
        ("bill.fields: {more: $bill.fields}", FIELD),
        ("bill.fields: {at_least: $bill.fields}", FIELD),
        ("bill.fields: $bill.fields", FIELD),
        ("bill.steps: {less: $bill.fields}", TRUE),
        ("bill.steps: {at_most: $bill.fields}", TRUE),
        ("bill.steps: {more: $bill.fields}", FALSE),
        ("bill.steps: {at_least: $bill.fields}", FALSE),
        ("bill.steps: $bill.fields", FALSE),
        ("bill.steps: {more: $bill.fields, times: 0.2}", FIELD),
        ("bill.steps: {in: [1, 2]}", TRUE),
        ("bill.steps: {in: $bill.fields}", FALSE),
    ],
)
def test_a_lower_bound_on_the_right_is_one_too(operator: str, answer: str) -> None:
    assert verdict(operator, AT_LEAST_5, each="journey") == answer


@pytest.mark.parametrize(
    ("operator", "answer"),
    [
        ("{more: 100 years}", TRUE),
        ("{at_least: 100 years}", TRUE),
        ("{less: 100 years}", FALSE),
        ("{at_most: 100 years}", FALSE),
        ("open", TRUE),
        ("{is: 3 d}", FALSE),
        ("{is_not: open}", FALSE),
        ("none", FALSE),
        ("{at_most: open}", TRUE),
        ("{at_least: open}", TRUE),
        ("{more: open}", FALSE),
        ("{in: [3d, open]}", TRUE),
        ("{stated: true}", TRUE),
    ],
)
def test_a_wait_without_limit_is_more_than_any_time(operator: str, answer: str) -> None:
    assert verdict(f"wait.max: {operator}", "touchpoints: [{title: A, wait: open}]") == answer


def test_what_is_known_is_no_more_than_no_limit() -> None:
    journey = "touchpoints: [{title: A, wait: 3d}]"
    assert verdict("wait.max: {at_most: open}", journey) == TRUE
    assert verdict("wait.max: {less: open}", journey) == TRUE
    assert verdict("wait.max: {at_least: open}", journey) == FALSE


@pytest.mark.parametrize(
    ("wait", "operator", "answer"),
    [
        # from the day of the week that makes it longest
        ("3 Werktage", "{more: 3d}", TRUE),
        ("3 Werktage", "{more: 4d}", FALSE),
        ("3 Werktage", "{at_most: 4d}", TRUE),
        ("3 Arbeitstage", "{more: 4d}", TRUE),
        ("3 Arbeitstage", "{more: 5d}", FALSE),
        ("3d", "{less: 3 Werktage}", TRUE),
        ("3 Werktage", "3d", FALSE),
        ("3 Werktage", "3 Werktage", TRUE),
        ("15 Werktage und 10 min", "{more: 15 Werktage}", TRUE),
    ],
)
def test_working_days_compare_with_calendar_days_from_the_worst_start(wait: str, operator: str, answer: str) -> None:
    assert verdict(f"wait.max: {operator}", f"touchpoints: [{{title: A, wait: {wait}}}]") == answer


@pytest.mark.parametrize("operator", ["is", "more", "less", "at_least", "at_most"])
@pytest.mark.parametrize("price", ["20 USD", "20 EUR / month"])
def test_prices_that_do_not_compare_are_neither_more_nor_less_nor_equal(operator: str, price: str) -> None:
    assert verdict(f"cost.amount: {{{operator}: {price}}}", "touchpoints: [{title: A, cost: 20 EUR}]") == FALSE


@pytest.mark.parametrize(
    ("operator", "answer"),
    [
        ("{more: 1d, times: 2}", TRUE),
        ("{more: 1d, times: 3}", FALSE),
        ("{at_least: 1d, times: 3}", TRUE),
        ("{less: 2d, times: 1.6}", TRUE),
        ("{less: 2d, times: 1.5}", FALSE),
        ("{at_most: 2d, times: 1.5}", TRUE),
        ("{more: $wait.typical, times: 2}", TRUE),
        ("{more: $wait.typical, times: 3}", FALSE),
        ("{more: $limit}", TRUE),
        ("{more: $limit, times: 2}", FALSE),
    ],
)
def test_times_multiplies_the_right_side(operator: str, answer: str) -> None:
    journey = "touchpoints: [{title: A, wait: {typical: 1d, max: 3d}}]"
    assert verdict(f"wait.max: {operator}", journey, settings={"limit": "2 days"}) == answer


@pytest.mark.parametrize(
    ("factor", "answer"), [("2", FALSE), ("1.5", TRUE), ("0.5", TRUE)], ids=["twice", "one and a half", "half"]
)
def test_times_multiplies_prices_and_shares(factor: str, answer: str) -> None:
    journey = "touchpoints: [{title: A, cost: 40 EUR, effort: 3 min}, {title: B, cost: 40 EUR, effort: 2 min}]"
    assert verdict(f"cost.amount: {{more: 20 EUR, times: {factor}}}", journey) == answer
    assert verdict(f"done_before: {{more: 30%, times: {factor}}}", journey, at=1) == answer


@pytest.mark.parametrize(
    ("condition", "answer"),
    [
        ("kept_at: {after: $touchpoint}", TRUE),
        ("kept_at: {before: $touchpoint}", FALSE),
        ("touchpoint: {before: $kept_at}", TRUE),
        ("touchpoint: {before: $touchpoint}", FALSE),
        ("touchpoint: $touchpoint", TRUE),
        ("kept_at: {is_not: $touchpoint}", TRUE),
    ],
)
def test_before_and_after_are_places_on_the_ways_of_a_journey(condition: str, answer: str) -> None:
    journey = "touchpoints: [{title: A, promises: {text: P, kept_at: c}}, {title: B, next: {again: a}}, C]"
    assert verdict(condition, journey, each="promise") == answer


def test_two_arms_of_a_journey_are_neither_before_nor_after_each_other() -> None:
    journey = """
touchpoints:
  - {title: A, next: {by card: c}}
  - {title: B, next: d, promises: {text: P, kept_at: c}}
  - {title: C, id: c}
  - {title: D, id: d}
"""
    assert verdict("kept_at: {before: $touchpoint}", journey, each="promise") == FALSE
    assert verdict("kept_at: {after: $touchpoint}", journey, each="promise") == FALSE


def test_the_end_is_a_place_but_not_a_step() -> None:
    journey = "touchpoints: [{title: A, next: {fine: end, again: b}}, B]"
    assert [verdict("to: end", journey, each="exit", at=number) for number in (0, 1)] == [TRUE, FALSE]
    assert [verdict("to: {after: $touchpoint}", journey, each="exit", at=number) for number in (0, 1)] == [FALSE, TRUE]


@pytest.mark.parametrize(
    ("until", "older", "before_today"),
    [
        ("2026-08-01", FALSE, FALSE),
        ("2026-07-31", FALSE, TRUE),
        ("2026-07-22", TRUE, TRUE),
        ("2027-01-01", FALSE, FALSE),
    ],
)
def test_days_are_counted_from_the_day_of_the_audit(until: str, older: str, before_today: str) -> None:
    journey = f"touchpoints: [{{title: A, justified: {{by: law, until: {until}}}}}]"
    assert verdict("justified.until: {older_than: 9 days}", journey) == older
    assert verdict("justified.until: {older_than: $age}", journey, settings={"age": "9 days"}) == older
    assert verdict("justified.until: {before: $today}", journey) == before_today


def test_an_absent_wait_is_no_time_but_an_absent_promise_is_not_compared() -> None:
    assert verdict("wait.max: {less: 1 min}", "touchpoints: [A]") == TRUE
    assert verdict("within: {less: 1 min}", "touchpoints: [{title: A, promises: P}]", each="promise") == FALSE
    assert verdict("within: {at_most: 1 min}", "touchpoints: [{title: A, promises: P}]", each="promise") == FALSE
