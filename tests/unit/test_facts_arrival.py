"""When a step happens at the latest, and what a promise is worth against the documented waits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyaudit.facts import Element
from journeyaudit.values import Duration
from tests.unit.worlds import journey, promise, say, step

KITCHEN = """
language: de
stages:
  - title: Bestellen
    touchpoints:
      - title: Küche bestellen
        id: bestellung
        promises: {text: In 10 Werktagen steht Ihre Küche, within: 10 Werktage, kept_at: fertig}
      - {title: Bestätigung, id: bestaetigung, wait: 10 min}
  - title: Liefern
    touchpoints:
      - title: Liefertermin kommt
        id: termin
        wait: {typical: 3 Werktage, max: 5 Werktage}
        backstage:
          - {title: Beim Hersteller bestellen}
          - {title: Maße werden geprüft, wait: {max: 5 Werktage, since: bestaetigung}}
          - {title: Platten werden gesägt, wait: 5 Werktage, on_failure: {kein Holz: end}}
      - {title: Geräte kommen, wait: {max: 5 Werktage, since: bestaetigung}, on_failure: {niemand da: end}}
      - title: Monteur kommt
        id: monteur
        wait: {typical: 8 Werktage, max: 15 Werktage, since: bestaetigung, window: 4 h}
        on_failure: {Monteur kommt nicht: termin}
      - {title: Küche steht, id: fertig}
"""


def test_ten_days_are_promised_where_fifteen_and_ten_minutes_are_written() -> None:
    made = promise(journey(KITCHEN), "bestellung")
    assert say(made.get("within")) == "10 Werktage"
    assert say(made.get("worst")) == "15 Werktage und 10 Minuten"
    assert say(made.get("legs")) == ["15 Werktage > monteur"]  # ten minutes are less than a hundredth of it
    assert say(made.get("open_waits")) == []
    assert say(made.get("loops")) == []


@pytest.mark.parametrize(
    ("touchpoints", "worst", "legs"),
    [
        pytest.param("{title: P}, {title: K}", "0 Minuten", [], id="no wait"),
        pytest.param("{title: P}, {title: B, wait: 2 d}, {title: K, wait: 3 h}", "2 Tage und 3 Stunden",
                     ["2 Tage > b", "3 Stunden > k"], id="waits in a row add up"),
        pytest.param("{title: P}, {title: B, wait: 2-4 d}, K",
                     "4 Tage", ["4 Tage > b"], id="of a range the longest counts"),
        pytest.param("{title: P}, {title: B, wait: none}, {title: K, wait: 1 d}",
                     "1 Tag", ["1 Tag > k"], id="none is no time"),
        pytest.param("{title: A, wait: 9 d}, {title: P}, {title: K, wait: 1 d}, {title: Z, wait: 9 d}", "1 Tag",
                     ["1 Tag > k"], id="what lies before and after is left out"),
        pytest.param("{title: P}, {title: B, wait: 5 d}, {title: K, wait: {max: 3 d, since: p}}", "5 Tage",
                     ["5 Tage > b"], id="a parallel wait is hidden by a longer one"),
        pytest.param("{title: P}, {title: B, wait: 3 d}, {title: K, wait: {max: 5 d, since: p}}", "5 Tage",
                     ["5 Tage > k"], id="a parallel wait counts from its own start"),
        pytest.param("{title: P}, {title: B, wait: 2 d}, {title: C, wait: 4 d}, {title: K, wait: {max: 3 d, since: b}}",
                     "6 Tage", ["2 Tage > b", "4 Tage > c"], id="since a step between"),
        pytest.param("{title: P}, {title: B, wait: 2 d}, {title: C, wait: 1 d}, {title: K, wait: {max: 3 d, since: b}}",
                     "5 Tage", ["2 Tage > b", "3 Tage > k"], id="since a step between, longer"),
        pytest.param("{title: P}, {title: B, wait: 5 d}, {title: K, wait: {max: 5 d, since: p}}", "5 Tage",
                     ["5 Tage > b"], id="of two equal waits the first is named"),
        pytest.param("{title: P}, {title: K, wait: 2 d, backstage: [{title: B, wait: 3 d}, {title: C, wait: 1 d}]}",
                     "4 Tage", ["3 Tage > b", "1 Tag > c"], id="work backstage longer than the wait above it"),
        pytest.param("{title: P}, {title: K, wait: 6 d, backstage: [{title: B, wait: 3 d}, {title: C, wait: 1 d}]}",
                     "6 Tage", ["6 Tage > k"], id="the wait is longer than the work backstage"),
        pytest.param("{title: P}, {title: A, wait: 1 d}, {title: K, wait: 6 d, backstage: [{title: B, wait: 3 d}]}",
                     "7 Tage", ["1 Tag > a", "6 Tage > k"], id="a wait over backstage counts from the step before it"),
        pytest.param("{title: P}, {title: K, backstage: [{title: B, wait: 1 d, backstage: [{title: C, wait: 2 d}]}]}",
                     "2 Tage", ["2 Tage > c"], id="backstage within backstage"),
        pytest.param("{title: P}, {title: A, wait: 3 d}, {title: K, wait: {max: 5 d, since: p}, "
                     "backstage: [{title: B, wait: 4 d}, {title: C, wait: 2 d}]}",
                     "6 Tage", ["4 Tage > b", "2 Tage > c"], id="work backstage begins with the wait above it"),
        pytest.param("{title: P}, {title: A, wait: 3 d}, {title: K, wait: {max: 5 d, since: p}, "
                     "backstage: [{title: B, wait: {max: 4 d, since: a}}]}",
                     "7 Tage", ["3 Tage > a", "4 Tage > b"], id="work backstage with a beginning of its own"),
        pytest.param("{title: P}, {title: A, wait: 3 d}, {title: K, wait: {max: 5 d, since: b}, "
                     "backstage: [{title: B, wait: 4 d}]}",
                     "12 Tage", ["3 Tage > a", "4 Tage > b", "5 Tage > k"], id="a wait that begins with its backstage"),
        pytest.param("{title: P, next: {slow: c}}, {title: B, wait: 1 d, next: k}, {title: C, wait: 4 d}, K",
                     "4 Tage", ["4 Tage > c"], id="where branches meet the later one counts"),
        pytest.param("{title: P, next: {slow: c}}, {title: B, wait: 5 d, next: k}, {title: C, wait: 4 d}, K",
                     "5 Tage", ["5 Tage > b"], id="the branch above is the later one"),
        pytest.param("{title: P, on_failure: {lost: c}}, {title: B, wait: 1 d, next: k}, {title: C, wait: 4 d}, K",
                     "1 Tag", ["1 Tag > b"], id="ways of failure do not count"),
        pytest.param("{title: P}, {title: B, wait: 2 d, on_failure: {again: p}}, {title: K, next: {more: b}}",
                     "2 Tage", ["2 Tage > b"], id="ways back do not count"),
        pytest.param("{title: P}, {title: B, wait: 2 Werktage}, {title: C, wait: 3 Arbeitstage}, {title: K, wait: 1 d}",
                     "2 Werktage, 3 Arbeitstage und 1 Tag", ["2 Werktage > b", "3 Arbeitstage > c", "1 Tag > k"],
                     id="kinds of day are kept apart"),
        pytest.param("{title: P}, {title: B, wait: 5 d}, {title: K, wait: {max: 5 Werktage, since: p}}", "5 Werktage",
                     ["5 Werktage > k"], id="five Werktage are longer than five days"),
    ],
)  # fmt: skip
def test_a_promise_is_worth_the_longest_documented_way(touchpoints: str, worst: str, legs: list[str]) -> None:
    made = promised(touchpoints)
    assert say(made.get("worst")) == worst
    assert say(made.get("legs")) == legs


def promised(touchpoints: str) -> Element:
    """The promise that is made at P and kept at K."""
    text = touchpoints.replace("title: P", "title: P, promises: {text: Soon, kept_at: k}")
    return promise(journey(f"touchpoints: [{text}]"), "p")


@pytest.mark.parametrize(
    ("touchpoints", "worst"),
    [
        pytest.param("{title: P}, {title: B, wait: 2 d}, {title: K, wait: open}",
                     "at least 2 Tage", id="open at the end"),
        pytest.param("{title: P}, {title: B, wait: open}, {title: K, wait: 2 d}",
                     "at least 2 Tage", id="open on the way"),
        pytest.param("{title: P}, {title: B, wait: {typical: 3 d, max: open}}, {title: K, wait: 2 d}",
                     "at least 5 Tage", id="open, but usually known"),
        pytest.param("{title: P}, {title: B, wait: {typical: 3 d}}, {title: K, wait: 2 d}",
                     "at least 5 Tage ?wait.max", id="only usually known"),
        pytest.param("{title: P}, {title: B, wait: {updates: none}}, {title: K, wait: 2 d}",
                     "at least 2 Tage ?wait.max",
                     id="a wait without its length"),
        pytest.param("{title: P, next: {c: c}}, {title: B, wait: open, next: k}, {title: C, wait: 3 d}, K",
                     "at least 3 Tage", id="open on one of two branches"),
        pytest.param("{title: P, next: {c: c}}, {title: B, wait: {clock: stopped}, next: k}, {title: C, wait: 3 d}, K",
                     "at least 3 Tage ?wait.max", id="a length is missing on one of two branches"),
        pytest.param("{title: A, wait: open}, {title: P}, {title: K, wait: 2 d}, {title: Z, wait: open}", "2 Tage",
                     id="open before and after does not matter"),
        pytest.param("{title: P, on_failure: {x: z}}, {title: K, wait: 2 d, next: end}, {title: Z, wait: open}",
                     "2 Tage",
                     id="open on a way of failure does not matter"),
        pytest.param("{title: P}, {title: B, wait: 4 d}, {title: K, wait: {clock: stopped, since: p}}",
                     "at least 4 Tage ?wait.max", id="a parallel wait without its length"),
        pytest.param("{title: P}, {title: B, wait: open}, {title: K, wait: {max: 4 d, since: p}}", "at least 4 Tage",
                     id="open beside a parallel wait"),
        pytest.param("{title: P}, {title: K, wait: 4 d, backstage: [{title: B, wait: open}]}", "at least 4 Tage",
                     id="open backstage"),
    ],
)  # fmt: skip
def test_what_is_open_or_missing_leaves_a_lower_bound(touchpoints: str, worst: str) -> None:
    assert say(promised(touchpoints).get("worst")) == worst


@pytest.mark.parametrize(
    ("within", "touchpoints", "excess", "least", "calendar"),
    [
        ("10 d", "{title: K, wait: 9 d}", "0 %", "0 %", "none"),
        ("10 d", "{title: K, wait: 11 d}", "10 %", "10 %", "none"),
        ("50 d", "{title: K, wait: 51 d}", "5 %", "5 %", "none"),
        ("2 Arbeitstage", "{title: B, wait: 1 h}, {title: K, wait: 2 Arbeitstage}", "2 %", "2 %", "none"),
        ("2 Arbeitstage", "{title: B, wait: 1 h}, {title: K, wait: 2 d}", "2 %", "2 %", "none"),
        ("5 d", "{title: K, wait: 5 Arbeitstage}", "40 %", "40 %", "7 Tage"),
        ("5 d", "{title: B, wait: open}, {title: K, wait: 5 Arbeitstage}", "at least 40 %", "at least 40 %",
         "at least 7 Tage"),
        ("4 d", "{title: A, next: {x: k}}, {title: B, wait: 3 d}, {title: K, wait: 3 d}", "50 %", "0 %", "none"),
        ("4 d", "{title: A, next: {x: k}}, {title: B, wait: open}, {title: K, wait: 3 d}", "at least 0 %", "0 %",
         "none"),
        ("0 min", "{title: K, wait: 1 min}", "100 %", "100 %", "none"),
        ("0 min", "K", "0 %", "0 %", "none"),
        ("none", "{title: K, wait: 1 min}", "none", "none", "none"),
        ("open", "{title: K, wait: 1 min}", "none", "none", "none"),
    ],
)  # fmt: skip
def test_by_how_much_the_documented_time_exceeds_the_promise(
    within: str, touchpoints: str, excess: str, least: str, calendar: str
) -> None:
    made = f"{{title: P, promises: {{text: Soon, within: {within}, kept_at: k}}}}"
    one = promise(journey(f"touchpoints: [{made}, {touchpoints}]"), "p")
    assert [say(one.get(name)) for name in ("excess", "least_excess", "worst_on_calendar")] == [excess, least, calendar]


@pytest.mark.parametrize(("kept_at", "said"), [("", "?promise.kept_at"), (", kept_at: f", "?promise.kept_at")])
def test_what_cannot_be_measured_exceeds_nothing_that_is_known(kept_at: str, said: str) -> None:
    text = f"{{title: A, promises: {{text: Soon, within: 1 d{kept_at}}}, on_failure: {{x: f}}}}"
    one = promise(journey(f"touchpoints: [{text}, {{title: B, next: end}}, {{title: F, id: f}}]"), "a")
    assert {say(one.get(name)) for name in ("excess", "least_excess", "worst_on_calendar")} == {said}


def test_a_single_wait_is_no_sum() -> None:
    assert say(promised("{title: P}, {title: K, wait: 2 d}").get("summands")) == []
    assert (
        say(
            promised("{title: P}, {title: B, wait: 1 d}, {title: K, wait: 2 d}").items("summands").values[0].get("time")
        )
        == "1 Tag"
    )


def test_a_survey_holds_up_no_promise() -> None:
    survey = "{title: P}, {title: S, kind: feedback, wait: 9 d}, {title: K, wait: 2 d}"
    assert say(promised(survey).get("worst")) == "2 Tage"


def test_what_is_less_than_a_hundredth_of_the_sum_is_not_told() -> None:
    waits = "{title: P}, {title: Q, wait: 23 min}, {title: B, wait: 24 min}, {title: K, wait: 39 h}"
    assert len(promised(waits).items("summands").values) == 2
    assert say(promised("{title: P}, {title: Q, wait: 20 min}, {title: K, wait: 39 h}").get("summands")) == []


def test_open_waits_are_those_between_the_promise_and_its_keeping() -> None:
    of = journey(
        """
touchpoints:
  - {title: A, wait: open}
  - {title: P, wait: open, promises: {text: Soon, kept_at: k}, next: {side: s}}
  - {title: B, wait: open, on_failure: {broken: f}}
  - {title: K, wait: open, backstage: [{title: C, wait: open}], next: end}
  - {title: F, wait: open, next: k}
  - {title: S, wait: open, next: end}
"""
    )
    assert [one.parent.get("id") for one in promise(of, "p").get("open_waits").values] == ["b", "c", "k"]


@pytest.mark.parametrize(
    ("touchpoints", "loops"),
    [
        pytest.param("{title: P}, B, {title: C, next: {wrong: b}}, K", ["c"], id="between"),
        pytest.param("{title: P}, {title: B, next: {more: b}}, K", ["b"], id="to itself"),
        pytest.param("{title: P}, B, {title: K, next: {wrong: b}}", ["k"], id="from the keeping step"),
        pytest.param("{title: P}, B, K, {title: D, next: {wrong: b}}", [], id="after the keeping step"),
        pytest.param("A, {title: P}, {title: B, next: {wrong: a}}, K", [], id="to before the promise"),
        pytest.param("{title: P}, B, {title: C, on_failure: {wrong: b}}, K", [], id="only on failure"),
        pytest.param("{title: P}, {title: B, on_failure: {x: z}}, {title: K, next: end}, {title: Z, next: {y: b}}", [],
                     id="from a step that only failure reaches"),
    ],
)  # fmt: skip
def test_loops_are_regular_ways_back_between_the_promise_and_its_keeping(touchpoints: str, loops: list[str]) -> None:
    assert say(promised(touchpoints).get("loops")) == loops


@pytest.mark.parametrize(
    ("touchpoints", "worst"),
    [
        pytest.param("S, {title: P}, {title: K, wait: {max: 5 d, since: s}}", "5 Tage", id="no time has passed"),
        pytest.param("S, {title: P, wait: 2 d}, {title: K, wait: {max: 5 d, since: s}}", "3 Tage", id="some has"),
        pytest.param("S, {title: P, wait: 7 d}, {title: K, wait: {max: 5 d, since: s}}", "0 Minuten", id="all has"),
        pytest.param("S, {title: P, wait: 7 d}, {title: K, wait: {max: 5 d, since: s}}, Z",
                     "0 Minuten", id="and after"),
        pytest.param("S, {title: P, wait: 3 Werktage}, {title: K, wait: {max: 10 Werktage, since: s}}", "7 Werktage",
                     id="some Werktage have"),
        pytest.param("S, {title: P, wait: 1 h}, {title: B, wait: 1 d}, {title: K, wait: {max: 2 Werktage, since: s}}",
                     "1 Tag und 23 Stunden", id="of Werktage at least as many days are left"),
        pytest.param("S, {title: P, wait: 2 Arbeitstage}, {title: K, wait: {max: 5 Arbeitstage, since: s}}",
                     "3 Arbeitstage", id="some working days have"),
        pytest.param("S, {title: P, wait: 1 h}, {title: K, wait: {max: 3 Arbeitstage, since: s}}",
                     "2 Tage und 23 Stunden", id="of working days too"),
        pytest.param("S, {title: P, wait: open}, {title: K, wait: {max: 5 d, since: s}}", "at least 0 Minuten",
                     id="nobody knows how long ago it began"),
        pytest.param("S, {title: P, wait: {clock: stopped}}, {title: K, wait: {max: 5 d, since: s}}",
                     "at least 0 Minuten ?wait.max", id="how long ago it began is not written"),
        pytest.param("S, {title: P, wait: open}, {title: B, wait: 2 d}, {title: K, wait: {max: 5 d, since: s}}",
                     "at least 2 Tage", id="but what is known after it counts"),
        pytest.param("{title: O, wait: open}, S, {title: P}, {title: K, wait: {max: 5 d, since: s}}", "5 Tage",
                     id="open before it began does not matter"),
        pytest.param("S, {title: A, wait: 1 d}, {title: P, wait: {max: 4 d, since: s}}, "
                     "{title: K, wait: {max: 9 d, since: s}}", "5 Tage", id="two parallel waits since before"),
        pytest.param("O, S, {title: P, wait: {max: 4 d, since: o}}, {title: K, wait: {max: 9 d, since: s}}", "5 Tage",
                     id="a wait that began still earlier has passed at the longest"),
    ],
)  # fmt: skip
def test_of_a_wait_that_began_before_the_promise_counts_what_is_certainly_left(touchpoints: str, worst: str) -> None:
    assert say(promised(touchpoints).get("worst")) == worst


def test_waits_that_are_counted_from_each_other_across_a_promise_come_to_an_end() -> None:
    made = promised("Y, {title: Z, wait: {max: 1 d, since: p}}, {title: P}, {title: K, wait: {max: 2 d, since: y}}")
    assert say(made.get("worst")) == "1 Tag"
    many = [f"{{title: S{n}, wait: {{max: 1 d, since: s{max(0, n - 2)}}}}}" for n in range(1, 400)]
    made = promised(", ".join(["{title: S0}", *many, "{title: P}", "{title: K, wait: {max: 9 d, since: s399}}"]))
    assert say(made.get("worst")) == "9 Tage"


@pytest.mark.parametrize(
    ("kept_at", "worst", "legs"),
    [
        ("", "?promise.kept_at", ["?promise.kept_at"]),
        (", kept_at: none", "none", []),
        (", kept_at: b", "0 Minuten", []),
        (", kept_at: a", "?promise.kept_at", ["?promise.kept_at"]),
        (", kept_at: f", "?promise.kept_at", ["?promise.kept_at"]),
    ],
    ids=["nobody said where", "nowhere", "at once", "before it was made", "where only failure leads"],
)
def test_a_promise_that_no_regular_way_leads_to_cannot_be_measured(kept_at: str, worst: str, legs: list[str]) -> None:
    of = journey(
        f"touchpoints: [A, {{title: B, promises: {{text: Soon{kept_at}}}, on_failure: {{x: f}}}}, "
        "{title: C, wait: 2 d, next: end}, {title: F, wait: 3 d}]"
    )
    made = promise(of, "b")
    assert say(made.get("worst")) == worst
    assert say(made.get("legs")) == legs


@pytest.mark.parametrize(
    ("text", "keeper"),
    [
        ("{title: A, actor: Sales, promises: {text: Soon, owner: Stores}}", ["Stores"]),
        ("{title: A, actor: Sales, promises: {text: Soon}}", ["Sales"]),
        ("{title: A, actor: customer, owner: [Sales, Web], promises: {text: Soon}}", ["Sales", "Web"]),
        ("{title: A, promises: {text: Soon}}", "?touchpoint.owner"),
        ("{title: A, actor: customer, promises: {text: Soon}}", "?promise.owner"),
        ("{title: A, actor: Sales, promises: {text: Soon, owner: none}}", []),
    ],
)
def test_who_keeps_a_promise(text: str, keeper: object) -> None:
    assert say(promise(journey(f"touchpoints: [{text}]"), "a").get("keeper")) == keeper


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[int, list[int]]]:
    """Steps with a wait in days and further steps that a regular way leads to, never back."""
    count = draw(st.integers(2, 9))
    days = draw(st.lists(st.integers(0, 5), min_size=count, max_size=count))
    onward = [draw(st.lists(st.integers(number + 1, count - 1), max_size=2)) for number in range(count - 1)]
    return list(zip(days, [*onward, []], strict=True))


@given(rows())
def test_without_parallel_waits_the_worst_is_the_longest_way(steps: list[tuple[int, list[int]]]) -> None:
    def ways(here: int) -> Iterator[int]:
        if here == len(steps) - 1:
            yield 0
        for there in {here + 1, *steps[here][1]} if here < len(steps) - 1 else ():
            yield from (steps[there][0] + rest for rest in ways(there))

    lines = []
    for number, (days, onward) in enumerate(steps):
        exits = ", ".join(f"w{n}: s{there}" for n, there in enumerate(onward))
        lines.append(f"- {{title: S{number}, wait: {days} d" + (f", next: {{{exits}}}" if exits else "") + "}")
    lines[0] = lines[0][:-1] + f", promises: {{text: Soon, kept_at: s{len(steps) - 1}}}}}"
    made = promise(journey("touchpoints:\n" + "\n".join(lines)), "s0")
    assert made.get("worst") == Duration(max(ways(0)) * 86_400)
    assert sum((leg.get("time").seconds for leg in made.get("legs").values), 0) == max(ways(0)) * 86_400


@pytest.mark.parametrize(
    ("touchpoints", "worst"),
    [
        pytest.param("{title: P}, {title: A, wait: 9 d}, {title: S}, {title: K, wait: 1 d}", "1 Tag", id="later"),
        pytest.param("{title: S}, {title: A, wait: 9 d}, {title: P}, {title: K, wait: 1 d}", "10 Tage", id="before"),
        pytest.param("{title: P}, {title: K, wait: 1 d}, {title: S, wait: 9 d}", "?promise.kept_at",
                     id="from after it is kept"),
    ],
)  # fmt: skip
def test_a_promise_counts_from_the_step_that_it_names(touchpoints: str, worst: str) -> None:
    text = touchpoints.replace("title: P", "title: P, promises: {text: Soon, since: s, kept_at: k}")
    assert say(promise(journey(f"touchpoints: [{text}]"), "p").get("worst")) == worst


@pytest.mark.parametrize(
    ("wait", "worst"),
    [
        pytest.param("actor: customer, wait: {max: 9 d, waiting_for: customer}", "1 Tag", id="the customer acts"),
        pytest.param("actor: Amt, wait: {max: 9 d, waiting_for: customer}", "1 Tag", id="somebody else does"),
        pytest.param("actor: customer, wait: {max: 9 d, waiting_for: customer, clock: stopped}", "1 Tag",
                     id="with the clock stopped"),
        pytest.param("actor: Amt, wait: {max: 9 d, waiting_for: customer, clock: stopped}", "10 Tage",
                     id="booked on the customer while somebody else acts"),
        pytest.param("actor: customer, wait: {max: 9 d, waiting_for: Amt}", "10 Tage", id="a wait for us"),
    ],
)  # fmt: skip
def test_what_the_customer_takes_breaks_no_promise(wait: str, worst: str) -> None:
    assert (
        say(promised(f"{{title: P}}, {{title: B, {wait}}}, {{title: K, actor: Amt, wait: 1 d}}").get("worst")) == worst
    )


OWN = "actor: customer, kind: request"


@pytest.mark.parametrize(
    ("touchpoints", "elapsed"),
    [
        pytest.param(f"{{title: A, wait: 9 d}}, {{title: R, {OWN}}}, {{title: Z, wait: 2 d}}", "2 Tage",
                     id="a request"),
        pytest.param(f"{{title: R, {OWN}}}, {{title: A, wait: 9 d}}, {{title: S, {OWN}}}, {{title: Z, wait: 2 d}}",
                     "2 Tage", id="the last one"),
        pytest.param(f"{{title: R, {OWN}}}, {{title: Q, actor: Amt, kind: request, wait: 9 d}}, {{title: S, {OWN}}}, "
                     "{title: Z, wait: 2 d}", "11 Tage", id="an answer to our question is none"),
        pytest.param("{title: A, wait: 9 d}, {title: B, actor: customer}, {title: Z, wait: 2 d}", "2 Tage",
                     id="a step of the customer's of no kind"),
        pytest.param(f"{{title: R, {OWN}}}, {{title: A, wait: 9 d}}, {{title: B, actor: customer}}, "
                     "{title: Z, wait: 2 d}", "11 Tage", id="rather a request"),
        pytest.param("{title: A, wait: 9 d}, {title: B, actor: customer, kind: payment}, {title: Z, wait: 2 d}",
                     "11 Tage", id="nothing asked"),
        pytest.param(f"{{title: R, {OWN}}}, {{title: B, actor: customer, kind: delivery, wait: "
                     "{max: 9 d, waiting_for: customer}}, {title: Z, wait: 2 d}", "2 Tage", id="the customer's time"),
        pytest.param(f"{{title: A, wait: open}}, {{title: R, {OWN}}}, {{title: Z, wait: 2 d}}", "2 Tage",
                     id="open before it"),
        pytest.param(f"{{title: R, {OWN}}}, {{title: A, wait: open}}, {{title: Z, wait: 2 d}}", "at least 2 Tage",
                     id="open after it"),
    ],
)  # fmt: skip
def test_time_counts_from_what_the_customer_asked_for_last(touchpoints: str, elapsed: str) -> None:
    of = journey(f"touchpoints: [{touchpoints}]")
    assert say(step(of, "z").get("elapsed")) == elapsed
