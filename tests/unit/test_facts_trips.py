"""Which steps a customer takes on one way out."""

from __future__ import annotations

import pytest

from journeyaudit.facts import Items
from journeyaudit.facts.trips import MOST
from tests.unit.worlds import journey, say, step

HERE = "{title: Here, channels: [counter]%s}"


@pytest.mark.parametrize(
    ("touchpoints", "trip"),
    [
        pytest.param("{title: A, channels: [visit]}, HERE, {title: B, channels: [branch, phone]}", ["a", "b"],
                     id="before and after"),
        pytest.param("{title: A, channels: [visit]}, {title: B, channels: [visit]}, HERE", ["a", "b"], id="two before"),
        pytest.param("HERE, {title: A, channels: [visit]}, {title: B, channels: [visit]}", ["a", "b"], id="two after"),
        pytest.param("{title: A, channels: [visit]}, {title: B, channels: none}, HERE", [], id="home in between"),
        pytest.param("{title: A, channels: [phone]}, HERE, {title: B, channels: [web]}", [], id="from afar"),
        pytest.param("{title: A}, HERE, {title: B, channels: [Vermittlung]}", [], id="not known how"),
        pytest.param("{title: A, channels: [visit], next: {x: here}}, {title: B, channels: [phone]}, HERE", [],
                     id="one way comes from the phone"),
        pytest.param("HERE, {title: A, channels: [visit], next: {x: c}}, {title: B, channels: [visit], next: end}, "
                     "{title: C, channels: [phone]}", ["a"], id="one way leads to the phone"),
        pytest.param("{title: A, channels: [visit]}, {title: B, channels: [visit], next: {x: b}}, HERE", ["a", "b"],
                     id="a way back"),
    ],
)  # fmt: skip
def test_steps_in_person_follow_each_other(touchpoints: str, trip: list[str]) -> None:
    touchpoints = touchpoints.replace("HERE", HERE % "")
    assert say(step(journey(f"touchpoints: [{touchpoints}]"), "here").get("trip")) == trip


@pytest.mark.parametrize("channels", ["[phone]", "none", "[Vermittlung]"])
def test_who_is_not_there_in_person_is_on_no_trip(channels: str) -> None:
    steps = f"{{title: A, channels: [visit]}}, {{title: Here, channels: {channels}}}, {{title: B, channels: [visit]}}"
    assert say(step(journey(f"touchpoints: [{steps}]"), "here").get("trip")) == []


@pytest.mark.parametrize(
    ("more", "trip"),
    [
        ("wait: 4 h", ["a"]),
        ("wait: 241 min", []),
        ("wait: 1 working day", []),
        ("wait: {max: open}", []),
        ("wait: {typical: 5 min}", []),
        ("backstage: [{title: B, wait: 5 h}]", []),
        ("backstage: [{title: B, wait: 1 h}]", ["a"]),
    ],
)
def test_people_wait_half_a_working_day_on_the_spot(more: str, trip: list[str]) -> None:
    before = f"{{title: A, channels: [visit], wait: 3 weeks, effort: 5 h}}, {HERE % f', {more}'}"
    assert say(step(journey(f"touchpoints: [{before}]"), "here").get("trip")) == trip
    after = f"{HERE % ', wait: 3 weeks'}, {{title: A, channels: [visit], {more}}}"
    assert say(step(journey(f"touchpoints: [{after}]"), "here").get("trip")) == trip


@pytest.mark.parametrize(("effort", "trip"), [("2 h", ["a"]), ("121 min", []), ("none", ["a"])])
def test_half_a_day_of_own_work_on_the_way_is_another_trip(effort: str, trip: list[str]) -> None:
    steps = f"{HERE % f', effort: {effort}'}, {{title: A, channels: [visit], wait: 2 h}}"
    assert say(step(journey(f"touchpoints: [{steps}]"), "here").get("trip")) == trip


def test_a_trip_of_thousands_of_steps_is_not_gone_through_from_each_of_them() -> None:
    steps = ", ".join(f"{{title: Desk {number}, id: d{number}, channels: [counter]}}" for number in range(3 * MOST))
    trip = step(journey(f"touchpoints: [{steps}]"), f"d{MOST + 50}").get("trip")
    assert isinstance(trip, Items)
    assert len(trip.values) == 2 * (MOST - 1)
