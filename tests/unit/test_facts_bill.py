"""The customer's bill: every item of it, on the heaviest way, with what nothing justifies, and errand by errand."""

from __future__ import annotations

import pytest

from journeyaudit.engine import bill_of
from journeyaudit.facts import at_best
from tests.unit.worlds import journey, say, world

LINE = """
touchpoints:
  - {title: Order, actor: customer, owner: Sales, channels: [web, shop], asks: [name, {what: ID, kind: document}],
     effort: {minutes: 10, fields: 8, logins: 1}}
  - {title: Answer, actor: Sales, channels: email, asks: none, wait: 2 d}
  - {title: Sign, actor: customer, owner: Sales, channels: counter, times: 2,
     asks: [{what: contract, kind: signature}, {what: deed, kind: original}, {what: visit, kind: presence}],
     effort: {minutes: 15, fields: 3, logins: 2}}
  - title: Key
    actor: Depot
    channels: [phone, counter]
    asks: none
    wait: 3 d
    backstage: [{title: Cut, actor: Workshop, wait: 1 d}]
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("steps", 5),
        ("own_steps", 3),
        ("forced", 1),
        ("people", 2),
        ("minutes", "40 Minuten"),
        ("fields", 14),
        ("logins", 5),
        ("documents", 3),
        ("waiting", "5 Tage"),
        ("handoffs", 2),
        ("units", 3),
        ("channels", ["web", "shop", "email", "counter", "phone"]),
        ("wait_share", "99 %"),
    ],
)
def test_the_items_of_a_bill(name: str, expected: object) -> None:
    assert say(journey(LINE).get("bill").get(name)) == expected


FORK = """
touchpoints:
  - {title: Start, actor: customer, channels: web, asks: none, effort: 1 min, next: {by hand: b1}}
  - {title: A1, actor: customer, channels: [web, app], asks: none, effort: {minutes: 60, fields: 1, logins: 0}, next: z}
  - {title: B1, actor: Sales, channels: phone, asks: none, wait: 4 d}
  - {title: B2, actor: customer, owner: Branch, channels: counter, asks: {what: ID, kind: document},
     effort: {minutes: 5, fields: 9, logins: 0}, on_failure: {refused: f}}
  - {title: Z, actor: Sales, channels: email, asks: none, next: end}
  - {title: F, actor: customer, channels: phone, asks: none, effort: 900 min, wait: 90 d}
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("steps", 4),  # Start, B1, B2, Z
        ("own_steps", 2),
        ("forced", 2),
        ("people", 2),
        ("minutes", "1 Stunde und 1 Minute"),  # the other branch
        ("documents", 1),
        ("waiting", "4 Tage"),
        ("handoffs", 2),
        ("units", 2),
        ("channels", ["web", "app", "phone", "counter", "email"]),
    ],
)
def test_each_item_takes_the_branch_that_is_worst_for_it_and_no_failures(name: str, expected: object) -> None:
    assert say(journey(FORK).get("bill").get(name)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("steps", 3),  # Start, A1, Z
        ("own_steps", 2),
        ("minutes", "6 Minuten"),
        ("fields", "at least 1 ?effort.fields"),
        ("documents", 0),
        ("waiting", "0 Minuten"),
    ],
)
def test_at_best_each_item_takes_the_branch_that_is_lightest_for_it(name: str, expected: object) -> None:
    assert say(at_best(journey(FORK))[name]) == expected


def test_breaking_off_is_no_light_way() -> None:
    found = journey("""
touchpoints:
  - {title: Ask, actor: customer, next: {no: end}}
  - {title: Wait, actor: Sales, wait: 2 d, next: {again: ask}}
  - {title: Get, actor: Sales, wait: {max: 5 d, since: ask}}
""")
    assert {name: say(value) for name, value in at_best(found).items() if name in ("steps", "waiting")} == {
        "steps": 3,
        "waiting": "5 Tage",
    }


@pytest.mark.parametrize(
    ("gone", "last", "steps"),
    [
        ("next: order", "", 4),  # what begins anew is not over
        ("next: end", "", 3),
        ("next: order", ", next: {not this one: order}", 4),  # the last step may lead back and end all the same
    ],
)
def test_a_case_that_begins_anew_has_not_come_to_an_end(gone: str, last: str, steps: int) -> None:
    found = journey(f"""
touchpoints:
  - {{title: Order, id: order}}
  - {{title: Look, next: {{there: pick}}}}
  - {{title: Say that it is gone, {gone}}}
  - {{title: Pick, id: pick, backstage: [Fetch]}}
  - {{title: Hand over{last}}}
""")
    assert say(at_best(found)["steps"]) == steps


def test_where_every_way_begins_anew_the_first_round_counts() -> None:
    found = journey("touchpoints: [{title: A, id: a}, {title: B, wait: 2 d, next: a}]")
    assert say(at_best(found)["waiting"]) == "2 Tage"


def test_at_best_is_never_more_than_at_worst() -> None:
    for text in (LINE, FORK):
        found = journey(text)
        bill = bill_of(found)
        for name, amount in bill.items():
            if isinstance(amount.least, int) and isinstance(amount.value, int):
                assert amount.least < amount.value, name


CARELESS = """
touchpoints:
  - {title: A, actor: customer, owner: Sales, channels: phone, asks: {what: ID, kind: document},
     effort: {minutes: 10, fields: 4, logins: 1}, wait: 1 d}
  - {title: B, actor: customer, owner: Police, channels: counter, asks: {what: form, kind: document}, wait: 3 d,
     effort: {minutes: 20, fields: 5, logins: 1}, justified: {by: law}}
  - {title: C, actor: customer, owner: Sales, channels: visit, asks: {what: photo, kind: document}, wait: 2 d,
     effort: {minutes: 30, fields: 6, logins: 1}, justified: {by: customer_choice}}
"""


@pytest.mark.parametrize(
    ("name", "whole", "net"),
    [
        ("steps", 3, 2),
        ("own_steps", 3, 2),
        ("forced", 3, 2),
        ("people", 3, 2),
        ("minutes", "1 Stunde", "40 Minuten"),
        ("fields", 15, 10),
        ("logins", 3, 2),
        ("documents", 3, 2),
        ("waiting", "4 Tage", "1 Tag"),
        ("handoffs", 2, 1),
        ("units", 2, 1),
        ("channels", ["phone", "counter", "visit"], ["phone", "visit"]),
    ],
)
def test_the_net_bill_leaves_out_what_more_than_the_customers_choice_justifies(
    name: str, whole: object, net: object
) -> None:
    of = journey(CARELESS)
    assert say(of.get("bill").get(name)) == whole
    assert say(of.get("net_bill").get(name)) == net


@pytest.mark.parametrize(
    ("intent", "last", "counted"),
    [
        ("leave", "{title: Send it back, actor: customer}", 1),
        ("buy", "{title: Send it back, actor: customer}", 2),
        ("leave", "{title: Say yes, kind: confirmation, actor: customer}", 2),
        ("leave", "{title: Send it back, actor: customer}, {title: Answer, kind: decision, actor: Shop}", 2),
    ],
)
def test_leaving_is_settled_by_our_last_confirmation(intent: str, last: str, counted: int) -> None:
    first = "{title: End it, actor: customer}, {title: Yes, kind: confirmation, actor: Shop}"
    errand = journey(f"intent: {intent}\ntouchpoints: [{first}, {last}]").items("errands").values[0]
    assert say(errand.get("settled_bill").get("own_steps")) == counted
    assert say(errand.get("net_bill").get("own_steps")) == 2


@pytest.mark.parametrize(
    ("kind", "actor", "settled"), [("follow_up", "customer", 0), ("check", "customer", 1), ("follow_up", "Shop", 1)]
)
def test_asking_how_things_stand_is_no_step_that_an_errand_demands(kind: str, actor: str, settled: int) -> None:
    step = f"{{title: Call, kind: {kind}, actor: {actor}, channels: phone}}"
    errand = journey(f"intent: leave\ntouchpoints: [{step}]").items("errands").values[0]
    assert say(errand.get("settled_bill").get("people")) == settled
    assert say(errand.get("net_bill").get("people")) == 1


@pytest.mark.parametrize(
    ("touchpoints", "name", "expected"),
    [
        ("A, {title: B, actor: customer}", "own_steps", "at least 1 ?touchpoint.actor"),
        ("A, {title: B, actor: customer}", "steps", 2),
        ("A, {title: B, actor: customer, channels: web}", "forced", "at least 1 ?touchpoint.actor"),
        ("{title: A, actor: customer}, {title: B, actor: S}", "forced", "at least 0 ?touchpoint.channels"),
        ("{title: A, actor: customer, channels: none}", "forced", 0),
        ("{title: A, channels: counter}, B", "people", "at least 1 ?touchpoint.channels"),
        ("{title: A, channels: [counter, Desk 7]}", "people", "at least 0 ?channel.kind"),
        ("{title: A, channels: [web, Desk 7]}", "people", 0),
        ("{title: A, channels: none}", "people", 0),
        ("{title: A, channels: counter, times: 3}", "people", 1),
        ("{title: A, actor: customer, effort: 5 min}, {title: B, actor: customer}", "minutes",
         "at least 5 Minuten ?touchpoint.effort"),
        ("{title: A, actor: customer, effort: 5 min}, {title: B, actor: S}", "minutes", "5 Minuten"),
        ("{title: A, actor: customer, effort: 5 min}, B", "minutes", "at least 5 Minuten ?touchpoint.actor"),
        ("{title: A, actor: customer, effort: none}", "minutes", "0 Minuten"),
        ("{title: A, actor: customer, effort: {fields: 3}}", "minutes", "at least 0 Minuten ?effort.minutes"),
        ("{title: A, actor: S, effort: 5 min}", "minutes", "5 Minuten"),
        ("{title: A, actor: customer, effort: 5 min, times: 4}", "minutes", "20 Minuten"),
        ("{title: A, actor: customer, effort: {fields: 3}, times: 2}, {title: B, actor: customer, effort: 1 min}",
         "fields", "at least 6 ?effort.fields"),
        ("{title: A, actor: customer, effort: none}, {title: B, actor: S}", "logins", 0),
        ("{title: A, asks: [{what: ID, kind: document}, name]}, B", "documents", "at least 1 ?touchpoint.asks"),
        ("{title: A, asks: {what: ID, kind: document}, backstage: [B]}", "documents", 1),
        ("{title: A, wait: 2 d}, {title: B, wait: open}", "waiting", "at least 2 Tage"),
        ("{title: A, wait: 2 d}, {title: B, wait: {reason: none}}", "waiting", "at least 2 Tage ?wait.max"),
        ("{title: A, next: {x: c}}, {title: B, wait: open, next: end}, {title: C, wait: 3 d}", "waiting",
         "at least 3 Tage"),
        ("{title: A, wait: 2 Werktage}, {title: B, wait: 1 d}", "waiting", "2 Werktage und 1 Tag"),
        ("{title: A, actor: S}, B, {title: C, actor: T}", "handoffs", "at least 0 ?touchpoint.owner"),
        ("{title: A, actor: S}, {title: B, actor: customer}, {title: C, actor: T}", "handoffs", 1),
        ("{title: A, actor: S}, B", "units", "at least 1 ?touchpoint.owner"),
        ("{title: A, actor: S}, {title: B, owner: [s, T]}", "units", 2),
        ("{title: A, channels: web}, B", "channels", ["web", "?touchpoint.channels"]),
        ("{title: A, channels: [Web, app], backstage: [B]}, {title: C, channels: web}", "channels", ["Web", "app"]),
    ],
)  # fmt: skip
def test_where_something_is_missing_the_sum_is_a_lower_bound(touchpoints: str, name: str, expected: object) -> None:
    assert say(journey(f"touchpoints: [{touchpoints}]").get("bill").get(name)) == expected


@pytest.mark.parametrize(
    ("touchpoints", "expected", "least"),
    [
        ("A, {title: B, wait: {max: 9 d, waiting_for: customer}}, {title: C, wait: 2 d}", "2 Tage", "2 Tage"),
        ("A, {title: B, wait: {max: open, waiting_for: Kunde}}, {title: C, wait: 2 d}", "2 Tage", "2 Tage"),
        ("A, {title: B, wait: {max: 9 d, waiting_for: Amt}}", "9 Tage", "9 Tage"),
        ("A, {title: B, wait: {max: 9 d, waiting_for: customer}}, {title: C, wait: {max: 2 d, since: a}}",
         "2 Tage", "2 Tage"),
        ("A, {title: B, wait: 2 d}, {title: C, kind: feedback, wait: 90 d}", "2 Tage", "2 Tage"),
        ("A, {title: B, kind: reminder, wait: 20 d}, {title: C, wait: 2 d}", "2 Tage", "2 Tage"),
        ("A, {title: B, kind: reminder, wait: 20 d}, {title: C, actor: Clinic, kind: delivery, wait: 2 d}",
         "22 Tage", "22 Tage"),
    ],
)  # fmt: skip
def test_the_customers_own_time_is_no_waiting(touchpoints: str, expected: str, least: str) -> None:
    of = journey(f"stages: [{{title: S, touchpoints: [{touchpoints}]}}]")
    assert say(of.get("bill").get("waiting")) == expected
    assert say(at_best(of)["waiting"]) == least
    assert say(of.items("stages").values[0].get("waiting")) == expected


@pytest.mark.parametrize(
    ("following", "waiting"),
    [
        ("actor: Clinic, kind: delivery", "20 Tage"),
        ("actor: Clinic", "20 Tage"),
        ("actor: customer, kind: payment", "0 Minuten"),
        ("kind: delivery", "0 Minuten"),
        ("actor: Clinic, kind: payment", "0 Minuten"),
        ("actor: Clinic, kind: reminder", "0 Minuten"),
        ("actor: system, kind: feedback", "0 Minuten"),
    ],
)
def test_a_reminder_of_what_we_do_next_is_part_of_the_wait_for_it(following: str, waiting: str) -> None:
    of = journey(f"touchpoints: [A, {{title: B, kind: reminder, actor: X, wait: 20 d}}, {{title: C, {following}}}]")
    assert say(of.get("bill").get("waiting")) == waiting


@pytest.mark.parametrize(
    ("touchpoint", "expected"),
    [
        ("actor: customer, effort: 60 min, wait: 1 h", "50 %"),
        ("actor: customer, effort: 60 min", "0 %"),
        ("actor: S, wait: 1 h", "100 %"),
        ("actor: S", "0 %"),
        ("actor: customer, effort: 60 min, wait: open", "at least 0 %"),
        ("actor: S, wait: open", "at least 0 %"),
        ("actor: customer, effort: 60 min, wait: {reason: none}", "at least 0 % ?wait.max"),
        ("actor: customer, wait: 1 h", "?touchpoint.effort"),
        ("actor: S, wait: {reason: none}", "?wait.max"),
    ],
)
def test_the_share_of_waiting_is_certain_only_where_the_work_is_known(touchpoint: str, expected: str) -> None:
    assert say(journey(f"touchpoints: [{{title: A, {touchpoint}}}]").get("bill").get("wait_share")) == expected


def test_what_no_regular_way_reaches_is_not_on_the_bill() -> None:
    of = journey(
        """
touchpoints:
  - {title: A, actor: customer, effort: 1 min, channels: web, asks: none, next: end, on_failure: {lost: b}}
  - {title: B, actor: customer, effort: 1 min, channels: fax, asks: none, wait: 9 d, times: 4}
"""
    )
    bill = of.get("bill")
    said = {name: say(bill.get(name)) for name in ("steps", "minutes", "waiting", "channels")}
    assert said == {"steps": 1, "minutes": "1 Minute", "waiting": "0 Minuten", "channels": ["web"]}


LIFE = """
journey: Fitness contract
product: gym
intent: buy
stages:
  - title: Join
    touchpoints:
      - {title: Order, actor: customer, channels: [web, counter], asks: none, effort: 5 min}
      - {title: Card, actor: Shop, channels: letter, asks: none, wait: 2 d}
  - title: Train
    intent: use
    touchpoints:
      - {title: First visit, actor: customer, channels: counter, asks: none, effort: 90 min, wait: 20 d}
  - title: Add a course
    intent: buy
    touchpoints:
      - {title: Book, id: book, actor: customer, channels: app, asks: none, effort: 3 min, wait: 1 d}
  - title: Leave
    intent: leave
    touchpoints:
      - {title: Letter, actor: customer, channels: letter, asks: none, effort: 30 min, wait: {max: 4 d, since: book}}
      - {title: Farewell, actor: Shop, channels: email, asks: none, wait: 3 d}
"""


def test_an_errand_is_the_stages_of_one_intent_taken_together() -> None:
    errands = journey(LIFE).get("errands").values
    said = [
        (
            say(one.get("title")),
            say(one.get("intent")),
            " ".join(say(one.get("touchpoints"))),
            one.get("bill").get("steps"),
            say(one.get("bill").get("minutes")),
            say(one.get("bill").get("waiting")),
            say(one.get("ways")),
        )
        for one in errands
    ]
    assert said == [
        ("Join", "buy", "order card book", 3, "8 Minuten", "3 Tage", ["web", "counter", "app"]),
        ("Train", "use", "first-visit", 1, "1 Stunde und 30 Minuten", "20 Tage", ["counter"]),
        ("Leave", "leave", "letter farewell", 2, "30 Minuten", "7 Tage", ["letter"]),
    ]
    assert [say(one.get("journey")) for one in errands] == ["Fitness contract"] * 3
    assert [say(one.get("product")) for one in errands] == ["gym"] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("intent: buy\ntouchpoints: [A, B]", [("Example", "buy", "a b")]),
        ("touchpoints: [A, B]", [("Example", "?journey.intent", "a b")]),
        ("intent: buy\nstages: [{title: S, touchpoints: [A]}, {title: T, touchpoints: [B]}]",
         [("Example", "buy", "a b")]),
        ("stages: [{title: S, intent: pay, touchpoints: [A]}, {title: T, intent: pay, touchpoints: [B]}]",
         [("Example", "pay", "a b")]),
        ("intent: buy\nstages: [{title: S, intent: pay, touchpoints: [A]}]", [("Example", "pay", "a")]),
        ("stages: [{title: S, touchpoints: [A]}, {title: T, intent: pay, touchpoints: [B]}]",
         [("S", "?journey.intent", "a"), ("T", "pay", "b")]),
        ("intent: buy\nstages: [{title: S, touchpoints: [{title: A, next: end}]}, {title: T, touchpoints: [B]}]",
         [("Example", "buy", "a")]),
        ("intent: buy\nstages: [{title: S, touchpoints: [{title: A, next: end, on_failure: {x: b}}]}, "
         "{title: T, intent: help, touchpoints: [B, C]}]", [("S", "buy", "a"), ("T", "help", "b c")]),
        ("intent: buy\nstages: [{title: S, touchpoints: [A]}, {title: T, touchpoints: [B]}, "
         "{title: U, intent: help, touchpoints: [C]}]", [("Example", "buy", "a b"), ("U", "help", "c")]),
        ("intent: buy\nstages: [{title: S, touchpoints: [A]}, {title: T, intent: buy, touchpoints: [B]}, "
         "{title: U, intent: help, touchpoints: [C]}]", [("S", "buy", "a b"), ("U", "help", "c")]),
        ("stages: [{title: S, intent: buy, touchpoints: []}, {title: T, intent: help, touchpoints: [B]}]",
         [("S", "buy", ""), ("T", "help", "b")]),
    ],
    ids=["no stages", "no intent", "the intent of the journey", "the same intent", "another intent than the journey",
         "one stage without", "what nothing reaches is left out", "reached by failure only", "the journey's own",
         "not all of them the journey's own", "an empty stage"],
)  # fmt: skip
def test_where_errands_begin_and_end(text: str, expected: list[tuple[str, str, str]]) -> None:
    errands = journey(text).get("errands").values
    assert [
        (say(e.get("title")), say(e.get("intent")), " ".join(say(e.get("touchpoints")))) for e in errands
    ] == expected


def test_a_handoff_into_an_errand_belongs_to_it_and_gaps_of_others_do_not() -> None:
    of = journey(
        """
stages:
  - {title: S, intent: buy, touchpoints: [{title: A, actor: Sales}]}
  - {title: T, intent: help, touchpoints: [{title: B, actor: Service}, {title: C, actor: Repair}]}
  - {title: U, intent: pay, touchpoints: [D, {title: E, actor: Repair}]}
"""
    )
    said = [say(one.get("bill").get("handoffs")) for one in of.get("errands").values]
    assert said == [0, 2, "at least 0 ?touchpoint.owner"]


WAYS_IN = """
journey: By phone
product: Gym
intent: buy
touchpoints: [{title: Ring, actor: customer, channels: phone, asks: none, effort: 1 min}]
---
journey: Online
product: gym
intent: apply
touchpoints:
  - {title: Order, actor: customer, channels: [web, app], asks: none, effort: 5 min}
  - {title: Confirm, actor: customer, channels: [web, app], asks: none, effort: 1 min}
---
journey: At the counter
product: gym
intent: buy
touchpoints:
  - {title: Ask, actor: customer, channels: [counter, web], asks: none, effort: 9 min}
  - {title: Sign, actor: customer, channels: [counter, web], asks: none, effort: 1 min}
---
journey: Cancel
product: GYM
intent: leave
touchpoints: [{title: Write, actor: customer, channels: letter, asks: none, effort: 9 min}]
---
journey: Cancel the pool
product: pool
intent: leave
touchpoints: [Write]
---
journey: Move house
touchpoints: [Write]
"""


def test_the_way_in_is_the_easiest_errand_by_which_the_product_is_bought() -> None:
    journeys = {one.get("title"): one for one in world(WAYS_IN).journeys}
    assert say(journeys["Cancel"].get("entry")) == "Online"  # two steps, but a choice of channels and less work
    assert say(journeys["Cancel"].get("errands").values[0].get("entry")) == "Online"
    assert say(journeys["Online"].get("entry")) == "Online"
    assert say(journeys["Cancel the pool"].get("entry")) == "?other journeys of the product"
    assert say(journeys["Move house"].get("entry")) == "?journey.product"


def test_a_step_is_free_only_where_the_whole_of_it_is_justified() -> None:
    whole, part = (CARELESS.replace("{by: law}", reason) for reason in ("{by: law, of: none}", "{by: law, of: asks}"))
    assert [say(journey(text).get("net_bill").get("own_steps")) for text in (whole, part)] == [2, 3]


def test_a_stage_of_the_same_journey_is_a_way_in_too() -> None:
    errands = journey(LIFE).get("errands").values
    assert [say(one.get("entry")) for one in errands] == ["Join"] * 3


def test_the_justified_steps_of_a_way_in_do_not_make_it_harder() -> None:
    text = WAYS_IN.replace("channels: phone, asks: none, effort: 1 min", "channels: phone, justified: {by: security}")
    assert say(world(text).journeys[3].get("entry")) == "By phone"
