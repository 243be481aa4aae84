"""Where steps stand on a picture: rows, lanes, the ways between them, and the numbers of findings."""

from dataclasses import replace
from itertools import pairwise

import pytest

from journeyaudit.draw.lanes import Lane, ordered
from journeyaudit.draw.places import marks_of, numbers
from journeyaudit.draw.plan import Plan, planned
from journeyaudit.draw.ways import Way, undrawn, ways_in
from journeyaudit.report import Handover, Severity
from tests.unit.maps import ORDER, finding, journey, step

BY_NUMBER = [step(number) for number in range(60)]


def plan(*sizes: int, limit: float = 1400, steps: int = 0) -> Plan:
    """The plan of a journey whose stages have so many steps."""
    points = iter(BY_NUMBER)
    one = journey([(f"S{number}", [next(points) for _ in range(size)]) for number, size in enumerate(sizes)])
    return planned(one, marks_of(one, ()), "en", limit, steps)


@pytest.mark.parametrize(
    ("sizes", "rows"),
    [
        ((), []),
        ((1,), [1]),
        ((7,), [7]),
        ((8,), [4, 4]),
        ((3, 4), [7]),
        ((5, 4), [5, 4]),
        ((4, 4, 4), [6, 6]),
        ((5, 5, 5), [5, 5, 5]),
        ((2, 2, 2, 2), [4, 4]),
        ((4, 16, 1), [7, 7, 7]),
        ((0, 2), [3]),
        ((60,), [7, 7, 7, 7, 7, 7, 6, 6, 6]),
    ],
)
def test_stages_stay_whole_where_rows_allow_it(sizes: tuple[int, ...], rows: list[int]) -> None:
    assert sorted(len(row.columns) for row in plan(*sizes).rows) == sorted(rows)


@pytest.mark.parametrize("limit", [400, 900, 1400, 3000])
@pytest.mark.parametrize("size", [1, 2, 13, 60])
def test_no_row_is_wider_than_the_limit(limit: float, size: int) -> None:
    found = plan(size, limit=limit)
    assert found.width <= limit
    assert sum(len(row.columns) for row in found.rows) == size
    for row in found.rows:
        assert row.columns[-1].x + row.columns[-1].width <= found.width
        assert all(one.x + one.width < then.x for one, then in pairwise(row.columns))


def test_rows_can_be_asked_to_be_shorter() -> None:
    assert [len(row.columns) for row in plan(9, steps=3).rows] == [3, 3, 3]


def test_lanes_go_from_the_customer_to_what_nobody_sees() -> None:
    points = [
        step(1, owners=("Lager",), noticed=False),
        step(2, owners=None),
        step(3, owners=("Service", "Lager")),
        step(4, owners=None, noticed=False),
        step(5, owners=()),
        step(6, owners=("Lager",)),
    ]
    assert ordered(points) == (
        Lane("", False),
        Lane("Service", False),
        Lane("Lager", False),
        Lane(None, False),
        Lane("Lager", True),
        Lane(None, True),
    )
    assert [lane.name("de") for lane in ordered(points)][::3] == ["Kunde", "niemand angegeben"]


def test_a_unit_that_is_called_like_a_sign_is_a_unit() -> None:
    assert Lane("?", False).name("en") == "?"


def test_ways_lead_from_step_to_step_and_know_their_hand_offs() -> None:
    points = [point for stage in ORDER.strip for point in stage.points]
    assert ways_in(points, None) == (
        Way(0, 1, Handover.SMOOTH),
        Way(1, 2, Handover.FELT),
        Way(2, 3, Handover.NONE),
    )


def test_a_way_that_would_run_behind_a_step_is_not_drawn_but_its_hand_off_is_told() -> None:
    handoffs = (("s0", Handover.FELT),)
    row = [step(0, ahead=("s1", "s2")), step(1, ahead=()), step(2, owners=("Lager",), handoffs=handoffs)]
    ways = ways_in(row, None)
    assert ways == (Way(0, 1, Handover.NONE),)
    assert undrawn(row, ways, 2) == handoffs
    beside = [row[0], replace(row[1], owners=("Kasse",)), row[2]]
    assert Way(0, 2, Handover.FELT) in ways_in(beside, None)


def test_the_first_step_of_a_row_is_reached_from_the_row_before() -> None:
    before = step(0)
    assert ways_in([step(1)], before) == (Way(None, 0, Handover.NONE),)
    assert ways_in([step(1, handoffs=(("s0", Handover.FELT),))], before) == (Way(None, 0, Handover.FELT),)
    assert ways_in([step(2)], before) == ()
    assert ways_in([None], before) == ()


def test_ways_that_lead_back_are_not_drawn() -> None:
    assert ways_in([step(0), step(1, ahead=("s0",))], None) == (Way(0, 1, Handover.NONE),)


def test_findings_are_numbered_as_one_reads_the_worst_first() -> None:
    found = [
        finding("parcel", Severity.INFO),
        finding("form", Severity.INFO),
        finding("form", Severity.ERROR),
        finding("stage", Severity.WARNING, stage="Warten"),
        finding("", Severity.WARNING),
        finding("elsewhere", Severity.ERROR),
        finding("check", Severity.ERROR, accepted="It is agreed"),
        finding("call", Severity.ERROR, journey="another"),
    ]
    assert numbers(ORDER, found) == {
        "elsewhere-error": 1,
        "-warning": 2,
        "form-error": 3,
        "form-info": 4,
        "stage-warning": 5,
        "parcel-info": 6,
    }
    marks = marks_of(ORDER, found)
    assert [[one.number for one in stage] for stage in marks.stages] == [[], [5]]
    assert [one.number for one in marks.points["form"]] == [3, 4]
