"""Who acts, who answers and what is wanted at a step: as written, as titles tell, and what rests on assumptions."""

from __future__ import annotations

import pytest

from journeyaudit.facts import Element, elements_of
from tests.unit.worlds import journey, say, step, world

PERSONA = "persona: {name: 'Familie Müller, zieht um (zum dritten Mal)'}\n"


def first(text: str) -> Element:
    touchpoint: Element = journey(text).get("touchpoints").values[0]
    touchpoint.world.assumptions.made = False
    return touchpoint


@pytest.mark.parametrize(
    ("prefers", "channels", "preferred"),
    [
        ("[email, phone]", "email", True),
        ("[E-Mail]", "[letter, Hotline, email]", True),
        ("[email]", "phone", False),
        ("[email]", "none", False),
        ("[email]", "Desk 7", False),
        ("none", "email", False),
    ],
)
def test_a_step_can_be_done_where_the_customer_would_choose(prefers: str, channels: str, preferred: bool) -> None:
    text = f"persona: {{name: Meera, prefers: {prefers}}}\ntouchpoints: [{{title: A, channels: {channels}}}]"
    assert first(text).get("preferred") is preferred
    assert first(f"touchpoints: [{{title: A, channels: {channels}}}]").get("preferred") is False


@pytest.mark.parametrize(
    ("written", "actor", "acts"),
    [
        ("customer", "customer", True),
        ("Kunde", "customer", True),
        ("die Kundin", "customer", True),
        ("persona", "customer", True),
        ("Familie Mueller", "customer", True),
        ("system", "system", False),
        ("Das System", "system", False),
        ("none", "none", False),
        ("Sales", "Sales", False),
        ("Kundendienst", "Kundendienst", False),
        ("Familie", "Familie", False),
    ],
)
def test_an_actor_that_is_written_is_no_assumption(written: str, actor: str, acts: bool) -> None:
    one = first(f"{PERSONA}touchpoints: [{{title: Kunde ruft an, actor: {written}}}]")
    assert (say(one.get("actor")), one.get("customer_acts")) == (actor, acts)
    assert one.world.assumptions.made is False


@pytest.mark.parametrize(
    "title",
    [
        "Kunde ruft an",
        "Kundin ruft noch einmal an",
        "Der Kunde kann kündigen",
        "Die Kundin geht in den Laden",
        "KUNDE mailt ein Foto",
        "Customer calls",
        "The customer pays",
        "Customer has to sign",
        "customer may choose",
        "Familie Müller bestellt",
        "Familie Mueller opens the door",
        "Kunde",
    ],
)
def test_a_title_tells_that_the_customer_acts(title: str) -> None:
    one = first(f'{PERSONA}touchpoints: ["{title}"]')
    assert say(one.get("actor")) == "customer"
    assert one.get("customer_acts") is True
    assert one.world.assumptions.made is True


@pytest.mark.parametrize(
    "title",
    [
        "Kunden anrufen",
        "Kunden rufen an",
        "Kunde anrufen",
        "Kunde über den Termin informieren",
        "Kunde wird angerufen",
        "Der Kunde wird informiert",
        "Kunde erhält Post",
        "Customer is informed",
        "The customer gets a letter",
        "Customer receives the parcel",
        "Customer service calls back",
        "Customer Success introduces itself",
        "The customer service desk checks",
        "Customer data is checked",
        "Customer complaints are read",
        "Customer services answer",
        "Kundenservice ruft an",
        "Customers call",
        "Familie Müller wird angerufen",
        "Familie bestellt",
        "Anruf des Kunden",
        "Order",
        "Der Techniker kommt",
        "the",
    ],
)
def test_a_title_that_only_speaks_of_the_customer_tells_nothing(title: str) -> None:
    one = first(f'{PERSONA}touchpoints: ["{title}"]')
    assert say(one.get("actor")) == "?touchpoint.actor"
    assert say(one.get("customer_acts")) == "?touchpoint.actor"
    assert one.world.assumptions.made is False


def test_nobody_takes_an_actor_backstage_from_a_title() -> None:
    of = journey("touchpoints: [{title: Antwort, backstage: [Kunde ruft an]}]")
    assert say(step(of, "kunde-ruft-an").get("actor")) == "?touchpoint.actor"


@pytest.mark.parametrize(
    ("touchpoint", "owner"),
    [
        ("{title: A, actor: Sales}", ["Sales"]),
        ("{title: A, actor: Sales, owner: Service}", ["Service"]),
        ("{title: A, actor: Sales, owner: [Service, Sales]}", ["Service", "Sales"]),
        ("{title: A, actor: customer}", []),
        ("{title: A, actor: customer, owner: Web}", ["Web"]),
        ("{title: A, owner: none}", []),
        ("{title: A, actor: none}", []),
        ("{title: A, actor: system}", "?touchpoint.owner"),
        ("A", "?touchpoint.owner"),
        ("Kunde ruft an", []),
    ],
)
def test_the_owner_is_the_unit_that_acts_unless_another_is_written(touchpoint: str, owner: object) -> None:
    assert say(first(f"touchpoints: [{touchpoint}]").get("owner")) == owner


def test_owners_are_named_once_in_the_order_of_the_work() -> None:
    of = journey(
        "touchpoints: [{title: A, actor: S}, {title: B, owner: [T, s], backstage: [{title: C, actor: U}]}, "
        "{title: D, actor: customer}]"
    )
    assert say(of.get("owners")) == ["S", "U", "T"]


def test_a_step_serves_the_intent_of_its_stage_or_else_of_the_journey() -> None:
    of = journey(
        "intent: buy\nstages: [{title: S, intent: pay, touchpoints: [{title: A, backstage: [B]}]}, "
        "{title: T, touchpoints: [C]}]"
    )
    said = [(say(one.get("stage")), say(one.get("intent"))) for one in of.get("touchpoints").values]
    assert said == [("S", "pay"), ("S", "pay"), ("T", "buy")]
    assert [say(one.get("intent")) for one in of.get("stages").values] == ["pay", "buy"]
    assert say(of.get("intents")) == ["pay", "buy"]
    assert say(step(of, "b").get("under")) == "a"


@pytest.mark.parametrize(
    ("text", "intent", "intents"),
    [
        ("intent: help\ntouchpoints: [A]", "help", ["help"]),
        ("touchpoints: [A]", "?journey.intent", ["?journey.intent"]),
        ("stages: [{title: S, touchpoints: [A]}, {title: T, intent: pay, touchpoints: [B]}]", "?journey.intent",
         ["pay", "?journey.intent"]),
    ],
)  # fmt: skip
def test_without_stages_the_journey_says_what_the_customer_wants(text: str, intent: str, intents: list[str]) -> None:
    one = first(text)
    assert [say(one.get("stage")), say(one.get("intent"))] == ["none" if "stages" not in text else "S", intent]
    assert say(one.get("journey").get("intents")) == intents


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("journey", ["Example"]),
        ("touchpoint", ["a", "b", "c"]),
        ("ask", ["name", "?touchpoint.asks"]),
        ("channel", ["web", "?touchpoint.channels"]),
        ("promise", ["Soon"]),
        ("wait", ["2 Tage"]),
        ("exit", ["no > end", "lost > a"]),
        ("metric", ["calls"]),
        ("offer", []),
        ("stage", []),
        ("slogan", []),
        ("improvement", []),
    ],
)
def test_rules_find_the_elements_of_a_kind_and_where_they_may_be_missing(kind: str, expected: list[str]) -> None:
    of = journey(
        """
metrics: [{name: calls}]
touchpoints:
  - {title: A, asks: name, channels: web, next: {no: end}, promises: Soon, wait: 2 d}
  - {title: C, backstage: [{title: B, on_failure: {lost: a}}]}
"""
    )
    assert say(elements_of(kind, of)) == expected


def test_an_organisation_is_looked_at_once_if_there_is_one() -> None:
    assert say(world("touchpoints: [A]").over_all("organisation")) == []
    assert say(world("touchpoints: [A]\n---\norganisation: O\n").over_all("organisation")) == ["O"]


ASSUMED = """
touchpoints:
  - {title: Order, actor: Sales, asks: name, effort: none, channels: web}
  - {title: Kunde ruft an, effort: 5 min, channels: phone, asks: none}
  - {title: Answer, actor: Service, wait: 1 d, channels: email, asks: none}
  - {title: Bill, actor: Service, wait: 1 d, channels: email, asks: none, next: end}
"""


@pytest.mark.parametrize(
    ("name", "assumed"),
    [
        ("actor", True),
        ("customer_acts", True),
        ("owner", True),
        ("unit", True),
        ("title", False),
        ("channels", False),
        ("done_before", False),  # the minutes are written
        ("reachable", False),
        ("before", False),
    ],
)
def test_a_field_notes_that_it_rests_on_an_assumption_every_time_it_is_read(name: str, assumed: bool) -> None:
    one = step(journey(ASSUMED), "kunde-ruft-an")
    for _ in range(3):
        one.world.assumptions.made = False
        one.get(name)
        assert one.world.assumptions.made is assumed


@pytest.mark.parametrize(
    ("name", "assumed"),
    [
        ("own_steps", True),
        ("forced", True),
        ("handoffs", True),
        ("steps", False),
        ("waiting", False),
        ("people", False),
    ],
)
def test_an_item_of_the_bill_notes_it_too(name: str, assumed: bool) -> None:
    bill = journey(ASSUMED).get("bill")
    for _ in range(3):
        bill.world.assumptions.made = False
        bill.get(name)
        assert bill.world.assumptions.made is assumed


def test_an_earlier_assumption_is_not_forgotten_by_reading_something_certain() -> None:
    one = step(journey(ASSUMED), "kunde-ruft-an")
    one.get("actor")
    one.get("title")
    assert one.world.assumptions.made is True


def test_a_handoff_over_a_step_that_is_assumed_to_be_the_customers_is_assumed() -> None:
    found = journey(ASSUMED).get("handoffs").values
    assert [(say(one), one.data["assumed"]) for one in found] == [("order > answer", True)]
    found = journey(ASSUMED.replace("ruft an", "ruft an, actor: customer")).get("handoffs").values
    assert [(say(one), one.data["assumed"]) for one in found] == [("order > answer", False)]


def test_a_handoff_is_certain_if_one_way_of_it_is() -> None:
    text = ASSUMED.replace("channels: web}", "channels: web, next: {x: answer}}")
    found = journey(text).get("handoffs").values
    assert [(say(one), one.data["assumed"]) for one in found] == [("order > answer", False)]


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("actor: Sales, channels: none", False),
        ("actor: system, channels: none", False),
        ("actor: Sales, channels: email", True),
        ("actor: Sales", True),
        ("actor: customer, channels: none", True),
        ("channels: none", True),
    ],
)
def test_the_customer_hears_of_every_step_but_ours_without_a_channel(written: str, heard: bool) -> None:
    assert first(f"touchpoints: [{{title: A, {written}}}]").get("heard") is heard


def test_work_backstage_is_not_heard() -> None:
    assert first("touchpoints: [{title: A, backstage: [{title: B, actor: Sales}]}]").get("heard") is False


@pytest.mark.parametrize(
    ("written", "idle"),
    [
        ("wait: 2 d", True),
        ("kind: decision, wait: 2 d", True),
        ("wait: {max: 2 d, waiting_for: Sales}", True),
        ("wait: {max: 2 d, waiting_for: Kunde}", False),
        ("kind: reminder, wait: 2 d", False),
        ("kind: feedback, wait: 2 d", False),
    ],
)
def test_nobody_waits_in_their_own_time_or_for_a_reminder(written: str, idle: bool) -> None:
    assert first(f"touchpoints: [{{title: A, {written}}}]").get("wait").get("idle") is idle


BILL = "kind: payment, actor: Accounts, wait: 20 d"
LEAVE = "intent: leave\ntouchpoints: ["


@pytest.mark.parametrize(
    ("text", "idle"),
    [
        (f"touchpoints: [{{title: The invoice, {BILL}}}]", False),
        (f"touchpoints: [{{title: Schlussrechnung, {BILL}}}]", False),
        (f"touchpoints: [{{title: Fee, {BILL}, cost: 9 EUR}}]", False),
        (f"touchpoints: [{{title: The invoice, {BILL}}}, {{title: Rate us, actor: Shop, kind: feedback}}]", False),
        (f"touchpoints: [{{title: The invoice, {BILL}}}, {{title: Keys, actor: Shop, kind: delivery}}]", True),
        (f"touchpoints: [{{title: Fee, {BILL}}}]", True),
        (f"touchpoints: [{{title: Corrected invoice, {BILL}}}]", True),
        (f"touchpoints: [{{title: Abrechnung, {BILL}}}]", True),
        ("touchpoints: [{title: The invoice, kind: payment, wait: 20 d}]", True),
        ("touchpoints: [{title: Explain the invoice, kind: information, actor: Shop, wait: 20 d}]", True),
        ("touchpoints: [{title: The invoice, kind: information, actor: Shop, wait: 20 d, cost: 9 EUR}]", False),
        ("touchpoints: [{title: The invoice, actor: Shop, wait: 20 d, cost: 9 EUR}]", False),
        ("touchpoints: [{title: Fee, kind: information, actor: Accounts, wait: 20 d, cost: 9 EUR}]", True),
        ("touchpoints: [{title: The invoice, kind: check, actor: Shop, wait: 20 d, cost: 9 EUR}]", True),
        (f"intent: leave\ntouchpoints: [{{title: The invoice, {BILL}}}]", True),
        ("touchpoints: [{title: The invoice, kind: payment, actor: Shop, wait: {max: 20 d, waiting_for: Bank}}]", True),
        (f"touchpoints: [{{title: Bill, id: a, {BILL}, promises: [{{text: Soon, kept_at: a}}]}}]", True),
        (LEAVE + "{title: Half price, kind: offer, actor: Sales, wait: 9 d}]", False),
        (LEAVE + "{title: Half price, kind: offer, actor: Sales, wait: 9 d}, {title: End, actor: Sales}]", True),
        ("intent: buy\ntouchpoints: [{title: Quote, kind: offer, actor: Sales, wait: 9 d}]", True),
        ("touchpoints: [{title: A, actor: Shop, wait: 9 d, justified: {by: customer_choice}}]", False),
        ("touchpoints: [{title: A, actor: Shop, wait: 9 d, justified: {by: customer_choice, of: wait}}]", False),
        ("touchpoints: [{title: A, actor: Shop, wait: 9 d, justified: {by: customer_choice, of: asks}}]", True),
        ("touchpoints: [{title: A, actor: Shop, wait: 9 d, justified: {by: law}}]", True),
    ],
)
def test_nobody_waits_for_a_bill_an_offer_to_stay_or_a_day_of_their_choice(text: str, idle: bool) -> None:
    assert first(text).get("wait").get("idle") is idle


USED = "intent: buy\nstages: [{title: Have it, intent: %s, touchpoints: [%s{title: N, kind: %s, actor: S, wait: 9 d}]}]"


@pytest.mark.parametrize(
    ("intent", "earlier", "kind", "idle"),
    [
        ("use", "", "information", False),
        ("use", "", "offer", False),
        ("use", "", "delivery", True),
        ("buy", "", "information", True),
        ("use", "{title: Ask, kind: request, actor: customer}, ", "information", True),
        ("use", "{title: Ask, kind: follow_up, actor: customer}, ", "information", True),
        ("use", "{title: Ask, kind: request, actor: Sales}, ", "information", False),
        ("use", "{title: Look, kind: check, actor: customer}, ", "information", False),
    ],
)
def test_who_uses_it_waits_for_no_news_that_they_have_not_asked_for(
    intent: str, earlier: str, kind: str, idle: bool
) -> None:
    assert _last(USED % (intent, earlier, kind)).get("wait").get("idle") is idle


def test_in_a_journey_of_using_it_news_may_be_what_is_waited_for() -> None:
    text = "intent: use\ntouchpoints: [{title: News, kind: information, actor: Shop, wait: 9 d}]"
    assert first(text).get("wait").get("idle") is True


@pytest.mark.parametrize(
    ("kind", "wait", "idle"),
    [
        ("delivery", "180 d", False),
        ("delivery", "3 years", False),
        ("delivery", "179 d", True),
        ("delivery", "open", True),
        ("delivery", "{max: 180 d, reason: none}", False),
        ("delivery", "{max: 180 d, reason: The part is made to order}", True),
        ("approval", "180 d", True),
    ],
)
def test_the_term_in_which_something_is_used_is_no_waiting(kind: str, wait: str, idle: bool) -> None:
    text = f"touchpoints: [{{title: Keys, kind: {kind}, actor: Shop}}, {{title: Look, actor: Shop, wait: {wait}}}]"
    assert _last(text).get("wait").get("idle") is idle


def _last(text: str) -> Element:
    of: Element = elements_of("touchpoint", journey(text)).values[-1]
    return of


@pytest.mark.parametrize(
    ("who", "awaited"),
    [
        ("", "none"),
        (", waiting_for: customer", "none"),
        (", waiting_for: none", "none"),
        (", waiting_for: carrier", "Carrier"),
        (", waiting_for: Bank", "?organisation.units"),
    ],
)
def test_a_unit_that_is_waited_for_is_looked_up(who: str, awaited: str) -> None:
    one = first(f"units: [{{name: Carrier, kind: partner}}]\ntouchpoints: [{{title: A, wait: {{max: 2 d{who}}}}}]")
    assert say(one.get("wait").get("awaited")) == awaited


@pytest.mark.parametrize(
    ("pain", "left"), [("{text: P, remedy: none}", True), ("{text: P, remedy: a call}", False), ("P", False)]
)
def test_a_pain_is_left_alone_where_that_is_written(pain: str, left: bool) -> None:
    [found] = first(f"touchpoints: [{{title: A, pains: [{pain}]}}]").get("pains").values
    assert found.get("left_alone") is left
