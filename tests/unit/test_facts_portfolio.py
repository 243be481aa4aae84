"""What shows over several journeys and in directories: products, units, offers, channels, and names of facts."""

from __future__ import annotations

import pytest

from journeyaudit.facts import World
from tests.unit.worlds import journey, say, step, world

OTHERS = "?other journeys of the product"
ELSEWHERE = "?other journeys of the organisation"

SHOP = """
journey: Order a bike
product: E-Bike
intent: buy
offers: [{name: Starter, for: new, price: 20 EUR}, {name: Loyal, for: existing, price: 30 EUR}]
touchpoints:
  - {title: Order, actor: customer, owner: Sales, promises: {text: Two weeks, owner: Depot}}
  - {title: Pack, actor: Depot}
---
journey: Return a bike
product: e bike
intent: withdraw
offers: {name: Exchange, for: all}
touchpoints: [{title: Return, actor: Sales, promises: {text: Money back, kept_at: return}}]
---
journey: Rent a bike
product: Rental
stages: [{title: Choose, intent: buy, touchpoints: [A]}, {title: Ride, intent: use, touchpoints: [B]}]
---
organisation: Bike Ltd
units: [{name: Sales, role: sales}, {name: depot}, {name: Workshop}]
"""


def products(of: World) -> dict[str, object]:
    names = ("journeys", "errands", "intents", "offers")
    return {say(one.get("name")): [say(one.get(name)) for name in names] for one in of.over_all("product").values}


def test_a_product_brings_together_the_journeys_that_name_it() -> None:
    assert products(world(SHOP, whole=True)) == {
        "E-Bike": [["Order a bike", "Return a bike"], ["Order a bike", "Return a bike"], ["buy", "withdraw"],
                   ["Starter", "Loyal", "Exchange"]],
        "Rental": [["Rent a bike"], ["Choose", "Ride"], ["buy", "use"], []],
    }  # fmt: skip


@pytest.mark.parametrize(("whole", "gaps"), [(True, 0), (False, 1)])
def test_what_may_be_missing_is_counted(whole: bool, gaps: int) -> None:
    of = world(SHOP, whole=whole)
    product = of.over_all("product").values[0]
    found = [product.get(name).gaps for name in ("journeys", "errands", "intents", "offers")]
    found.append(of.journeys[0].get("same_product").gaps)
    found.append(of.journeys[0].get("offers").values[0].get("rivals").gaps)
    assert found == [gaps] * 6


def test_in_a_part_of_a_portfolio_there_may_be_more() -> None:
    assert products(world(SHOP)) == {
        "E-Bike": [["Order a bike", "Return a bike", OTHERS], ["Order a bike", "Return a bike", OTHERS],
                   ["buy", "withdraw", OTHERS], ["Starter", "Loyal", "Exchange", OTHERS]],
        "Rental": [["Rent a bike", OTHERS], ["Choose", "Ride", OTHERS], ["buy", "use", OTHERS], [OTHERS]],
    }  # fmt: skip


@pytest.mark.parametrize("whole", [True, False])
def test_a_journey_without_product_may_belong_to_any(whole: bool) -> None:
    of = world(SHOP + "---\njourney: Complain\nintent: complain\ntouchpoints: [A]\n", whole=whole)
    missing = "?journey.product" if whole else OTHERS
    assert say(of.journeys[2].get("same_product")) == [missing]
    assert say(of.over_all("product").values[1].get("intents")) == ["buy", "use", missing]
    none = world(SHOP + "---\njourney: Complain\nproduct: none\ntouchpoints: [A]\n", whole=whole)
    assert say(none.journeys[2].get("same_product")) == ([] if whole else [OTHERS])


@pytest.mark.parametrize(
    ("number", "whole", "expected"),
    [
        (0, True, ["Return a bike"]),
        (0, False, ["Return a bike", OTHERS]),
        (2, True, []),
        (2, False, [OTHERS]),
    ],
)
def test_the_other_journeys_of_a_product(number: int, whole: bool, expected: list[str]) -> None:
    of = world(SHOP, whole=whole).journeys[number]
    assert say(of.get("same_product")) == expected
    assert say(of.get("errands").values[0].get("same_product")) == expected


@pytest.mark.parametrize(
    ("product", "expected"), [("", ["?journey.product"]), ("product: none\n", [])], ids=["missing", "none"]
)
def test_a_journey_of_no_product_has_no_others(product: str, expected: list[str]) -> None:
    assert say(journey(f"{product}touchpoints: [A]", whole=True).get("same_product")) == expected


@pytest.mark.parametrize(
    ("whole", "expected"),
    [(True, ["Loyal", "Exchange"]), (False, ["Loyal", "Exchange", OTHERS])],
    ids=["whole", "part"],
)
def test_the_rivals_of_an_offer_stand_in_all_journeys_of_the_product(whole: bool, expected: list[str]) -> None:
    of = world(SHOP, whole=whole).journeys[0]
    assert say(of.get("offers").values[0].get("rivals")) == expected


@pytest.mark.parametrize(
    ("whole", "missing"), [(True, ["?touchpoint.owner"]), (False, [ELSEWHERE, "?touchpoint.owner"])]
)
def test_a_unit_finds_the_journeys_and_promises_that_are_its_own(whole: bool, missing: list[str]) -> None:
    of = world(SHOP, whole=whole)
    rent = sorted(missing)  # nobody wrote down who rents out
    part = [] if whole else [ELSEWHERE]
    said = {
        say(one.get("name")): (say(one.get("journeys")), say(one.get("promises"))) for one in of.over_all("unit").values
    }
    assert said == {
        "Sales": (["Order a bike", "Return a bike", *rent], ["Money back", *part]),
        "depot": (["Order a bike", *rent], ["Two weeks", *part]),
        "Workshop": (rent, part),
    }


def test_a_unit_that_acts_for_another_takes_part() -> None:
    of = world(
        "touchpoints: [{title: A, actor: Depot, owner: Sales}, {title: B, actor: Sales}]\n---\norganisation: O\n"
        "units: Depot\n",
        whole=True,
    )
    assert say(of.over_all("unit").values[0].get("journeys")) == ["Example"]


def test_a_promise_that_nobody_is_known_to_keep_may_be_anybodys() -> None:
    of = world("units: [Sales]\ntouchpoints: [{title: A, promises: Soon}]", whole=True)
    assert say(of.over_all("unit").values[0].get("promises")) == ["?touchpoint.owner"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("touchpoints: [A]", ["?organisation.units"]),
        ("units: [S]\ntouchpoints: [A]", ["S"]),
        ("units: [S]\ntouchpoints: [A]\n---\norganisation: O\nunits: [s, T]\n", ["s", "T"]),
        ("touchpoints: [A]\n---\norganisation: O\n", ["?organisation.units"]),
        ("touchpoints: [A]\n---\norganisation: O\nunits: none\n", []),
    ],
)
def test_units_are_listed_once_and_the_organisation_first(text: str, expected: list[str]) -> None:
    assert say(world(text).over_all("unit")) == expected


@pytest.mark.parametrize(
    ("touchpoint", "expected"),
    [
        ("{title: A, actor: sales}", "Sales"),
        ("{title: A, owner: [Crew, Sales]}", "Crew"),
        ("{title: A, owner: Ghosts}", "?organisation.units"),
        ("{title: A, owner: none}", "none"),
        ("A", "?touchpoint.owner"),
    ],
)
def test_the_unit_of_a_step_is_described_by_the_organisation_or_the_journey(touchpoint: str, expected: str) -> None:
    of = journey(f"units: [Crew]\ntouchpoints: [{touchpoint}]\n---\norganisation: O\nunits: [Sales]\n")
    assert say(of.get("touchpoints").values[0].get("unit")) == expected


DIRECTORY = """
channels:
  - {name: Line One, hours: Mo-Fr 9-17}
  - {name: web, kind: portal}
touchpoints:
  - {title: A, channels: [line-one, Line Two, web, phone, Desk 7, {name: Line Two, kind: chat, cost: 2 EUR}]}
---
organisation: O
channels:
  - {name: Line One, kind: phone, hours: always, cost: 1 EUR, public: false, answered: true}
  - {name: line two, kind: sms, cost: none}
"""


@pytest.mark.parametrize(
    ("number", "name", "expected"),
    [
        (0, "kind", "phone"),  # the journey's entry does not say, the organisation's does
        (0, "hours", "Mo-Fr 9-17"),  # the nearer one first
        (0, "cost", "1 €"),
        (0, "public", False),
        (0, "answered", True),
        (1, "kind", "sms"),
        (1, "cost", "none"),
        (1, "hours", "?channel.hours"),
        (2, "kind", "portal"),  # the directory knows better than the name
        (3, "kind", "phone"),
        (4, "kind", "?channel.kind"),
        (4, "cost", "?channel.cost"),
        (5, "kind", "chat"),  # the step knows best
        (5, "cost", "2 €"),
    ],
)
def test_a_channel_is_looked_up_in_the_directories(number: int, name: str, expected: object) -> None:
    channels = step(journey(DIRECTORY), "a").get("channels").values
    assert say(channels[number].get(name)) == expected


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        ("web", True),
        ("phone", "?channel.hours"),
        ("Desk 7", "?channel.hours"),
        ("{name: web, hours: 9-17}", False),
        ("{name: phone, hours: none}", True),
        ("{name: phone, hours: rund um die Uhr}", True),
        ("{name: phone, hours: 24/7}", True),
        ("{name: phone, hours: Mon-Fri}", False),
    ],
)
def test_when_a_channel_is_always_open(channel: str, expected: object) -> None:
    of = journey(f"touchpoints: [{{title: A, channels: {channel}}}]")
    assert say(step(of, "a").get("channels").values[0].get("always_open")) == expected


@pytest.mark.parametrize(
    ("text", "same", "other"),
    [
        pytest.param("touchpoints: [A]", [("Bank details", "bank-details")], ("bank", "details"), id="spelling"),
        pytest.param("facts: {IBAN: [Bankverbindung, account]}\ntouchpoints: [A]",
                     [("iban", "BANKVERBINDUNG"), ("account", "IBAN")], ("account", "BIC"), id="of the journey"),
        pytest.param("touchpoints: [A]\n---\norganisation: O\nfacts: {IBAN: [account]}\n",
                     [("account", "iban")], ("account", "number"), id="of the organisation"),
        pytest.param("facts: {account: [Konto]}\ntouchpoints: [A]\n---\norganisation: O\nfacts: {IBAN: [account]}\n",
                     [("Konto", "IBAN")], ("Konto", "BIC"), id="of both, joined"),
        pytest.param("facts: {contract no: [customer no]}\ntouchpoints: [A]",
                     [("Kundennummer", "Vertragsnummer"), ("customer no", "contract no")], ("Kundennummer", "PIN"),
                     id="that join two of the word list"),
        pytest.param("touchpoints: [A]", [("customer no", "Kundennummer")], ("Kundennummer", "Vertragsnummer"),
                     id="of the word list"),
        pytest.param("facts: {Kunden-ID: [Kundennummer, Mitglied]}\ntouchpoints: [A]",
                     [("Mitglied", "customer no"), ("kunden id", "customer no")], ("Mitglied", "contract no"),
                     id="that add to the word list"),
        pytest.param("facts: {a: [b]}\ntouchpoints: [A]\n---\nfacts: {c: [d], b: [c]}\ntouchpoints: [A]\n",
                     [("a", "d")], ("a", "e"), id="of two journeys, joined late"),
    ],
)  # fmt: skip
def test_facts_compare_by_all_their_names(text: str, same: list[tuple[str, str]], other: tuple[str, str]) -> None:
    lists = {"customer no": ["Kundennummer"], "contract no": ["Vertragsnummer"]}
    of = world(text, facts=lists)
    for one, two in same:
        assert of.fact_key(one) == of.fact_key(two)
    assert of.fact_key(other[0]) != of.fact_key(other[1])


def test_an_ask_compares_as_the_fact_that_it_is() -> None:
    of = journey("facts: {IBAN: [account]}\ntouchpoints: [{title: A, asks: [account]}]")
    [ask] = step(of, "a").get("asks").values
    assert of.world.fact_key(ask) == of.world.fact_key("iban")


@pytest.mark.parametrize(
    ("text", "systems"),
    [
        ("touchpoints: [A]", ["?journey.systems"]),
        ("systems: none\ntouchpoints: [A]", []),
        ("touchpoints: [{title: A, systems: [CRM, ERP]}]", ["CRM", "ERP", "?journey.systems"]),
        (
            "systems: [crm]\ntouchpoints: [{title: A, systems: CRM}]\n---\norganisation: O\nsystems: [Till]\n",
            ["crm", "Till"],
        ),
        ("touchpoints: [A]\n---\norganisation: O\nsystems: [Till]\n", ["Till"]),
    ],
)
def test_systems_are_all_that_anybody_names(text: str, systems: list[str]) -> None:
    assert say(journey(text).get("systems")) == systems


@pytest.mark.parametrize(
    ("touchpoints", "front", "back"),
    [
        ("{title: A, actor: Sales, backstage: [{title: B, actor: Depot}]}", ["Sales"], ["Depot"]),
        ("{title: A, actor: Sales, backstage: [{title: B, actor: sales}]}", ["Sales"], []),
        ("{title: A, actor: customer, backstage: [{title: B, actor: Ghosts}]}", [], ["?organisation.units"]),
        ("{title: A, actor: Sales}, B", ["Sales", "?touchpoint.owner"], []),
        ("{title: A, actor: Sales, backstage: [B]}", ["Sales"], ["?touchpoint.owner"]),
    ],
)
def test_units_stand_in_front_of_the_customer_or_behind(touchpoints: str, front: list[str], back: list[str]) -> None:
    of = journey(f"touchpoints: [{touchpoints}]\n---\norganisation: O\nunits: [Sales, Depot]\n")
    assert [say(of.get("front_units")), say(of.get("back_units"))] == [front, back]


@pytest.mark.parametrize(
    ("touchpoint", "expected"),
    [
        ("{title: A, actor: Sales}", ["Sales"]),
        ("{title: A, actor: Sales, kind: decision}", ["Sales"]),
        ("{title: A, actor: Sales, kind: payment}", []),
        ("{title: A, actor: Sales, kind: delivery}", []),
        ("{title: A, actor: Sales, channels: none}", []),
        ("{title: A, actor: customer, backstage: [{title: B, actor: Depot}]}", []),
    ],
)
def test_customers_have_to_do_with_those_who_do_more_than_send_something(touchpoint: str, expected: list[str]) -> None:
    of = journey(f"touchpoints: [{touchpoint}]\n---\norganisation: O\nunits: [Sales, Depot]\n")
    assert say(of.get("dealt_with")) == expected


@pytest.mark.parametrize(
    ("persona", "expected"),
    [("{name: Jo, prefers: [Handy, Hotline, WhatsApp]}", ["phone", "messenger", "?channel.kind"]),
     ("{name: Jo, prefers: none}", []), ("{name: Jo}", "?persona.prefers")],
    ids=["some known", "none", "missing"],
)  # fmt: skip
def test_the_kinds_of_the_channels_that_a_persona_prefers(persona: str, expected: object) -> None:
    assert say(journey(f"persona: {persona}\ntouchpoints: [A]").get("persona").get("prefers_kinds")) == expected


PRAISE = """
journey: Repair
slogans: [Quick as a flash]
metrics: [{name: repairs}]
touchpoints: [{title: A, actor: Sales, promises: One hour}]
---
journey: Order
metrics: none
touchpoints: [{title: A, actor: Sales, promises: One day, metrics: [{name: orders}]}]
---
organisation: O
slogans: [Always there]
units: [{name: Sales, metrics: [{name: calls}]}]
"""


def test_a_slogan_is_backed_by_the_journeys_that_it_speaks_of() -> None:
    of = world(PRAISE, whole=True)
    [own], [shared] = of.journeys[0].get("slogans").values[:1], of.over_all("slogan").values
    assert [say(own), say(own.get("promises")), say(own.get("metrics"))] == [
        "Quick as a flash",
        ["One hour"],
        ["repairs"],
    ]
    assert say(shared) == "Always there"
    assert say(shared.get("promises")) == ["One hour", "One day"]
    assert say(shared.get("metrics")) == ["repairs", "orders", "calls"]
    [shared] = world(PRAISE).over_all("slogan").values
    assert say(shared.get("promises")) == ["One hour", "One day", ELSEWHERE]
    assert say(shared.get("metrics")) == ["repairs", "orders", "calls", ELSEWHERE]
    assert [say(one.get("slogans")) for one in of.journeys] == [["Quick as a flash", "Always there"], ["Always there"]]
