"""Every way to write a value, and what it becomes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from journeyaudit.model import (
    AskKind,
    ChannelKind,
    Intent,
    Journey,
    JustifiedBy,
    Kind,
    OfferFor,
    Organisation,
    Serves,
    StepPart,
    Touchpoint,
    is_journey,
    is_organisation,
    parse_journey,
    parse_organisation,
)
from journeyaudit.reader import read
from journeyaudit.source import Document
from journeyaudit.values import Duration, Money, Special

DAY = 24 * 3600


def document(text: str) -> Document:
    [found] = read(text, "test.yaml")
    return found


def step(text: str) -> Touchpoint:
    """The touchpoint with one line of YAML besides its title."""
    journey = parse_journey(document(f"journey: Test\ntouchpoints:\n  - title: Step\n    {text}\n"))
    assert journey.touchpoints is not None
    return journey.touchpoints[0]


def head(text: str) -> Journey:
    return parse_journey(document(f"journey: Test\n{text}\ntouchpoints: [Step]\n"))


def follow(value: Any, path: str) -> Any:
    """The value at a dotted path; a number is an item of a list."""
    for name in path.split("."):
        value = value[int(name)] if name.isdigit() else getattr(value, name)
    return value


NONE, OPEN = Special.NONE, Special.OPEN

STEPS: list[tuple[str, str, object]] = [
    ("wait: 2 d", "wait.max", Duration(2 * DAY)),
    ("wait: 2 d", "wait.typical", None),
    ("wait: 2-4 Wochen", "wait.typical", Duration(14 * DAY)),
    ("wait: 2-4 Wochen", "wait.max", Duration(28 * DAY)),
    ("wait: bis zu 3 Werktagen", "wait.max", Duration(workdays=3)),
    ("wait: open", "wait.max", OPEN),
    ("wait: offen", "wait.max", OPEN),
    ("wait: none", "wait", NONE),
    ("wait: false", "wait", NONE),
    ("wait: {max: open, typical: 45 min}", "wait.typical", Duration(45 * 60)),
    ("wait: {typical: open}", "wait.typical", OPEN),
    ("wait: {max: 2-4 weeks}", "wait.max", Duration(28 * DAY)),
    ("wait: {updates: none}", "wait.updates", NONE),
    ("wait: {updates: false}", "wait.updates", NONE),
    ("wait: {updates: true}", "wait.updates", "yes"),
    ("wait: {updates: a text message}", "wait.updates", "a text message"),
    ("wait: {waiting_for: Kunde}", "wait.waiting_for", "customer"),
    ("wait: {clock: angehalten}", "wait.clock", "stopped"),
    ("wait: {reminder: none}", "wait.reminder", NONE),
    ("wait: {window: 4 h}", "wait.window", Duration(4 * 3600)),
    ("wait: {reason: nightly run}", "wait.max", None),
    ("effort: 15 min", "effort.minutes", Duration(900)),
    ("effort: 15", "effort.minutes", Duration(900)),
    ("effort: {minutes: 2.5}", "effort.minutes", Duration(150)),
    ("effort: {minutes: none, fields: none, logins: 2}", "effort.minutes", Duration()),
    ("effort: {minutes: none, fields: none, logins: 2}", "effort.fields", 0),
    ("effort: {minutes: none, fields: none, logins: 2}", "effort.logins", 2),
    ("effort: none", "effort", NONE),
    ("asks: address", "asks.0.what", "address"),
    ("asks: {what: passport, kind: Original}", "asks.0.kind", AskKind.ORIGINAL),
    ("asks: [address, {what: IBAN, purpose: debit}]", "asks.1.purpose", "debit"),
    ("asks: none", "asks", ()),
    ("asks: [none]", "asks", ()),
    ("asks: []", "asks", ()),
    ("asks: keine", "asks", ()),
    ("asks: 4711", "asks.0.what", "4711"),
    ("channels: phone", "channels.0.name", "phone"),
    ("channels: [web, {name: Hotline, kind: Telefon, price: none, wait: open}]", "channels.1.kind", ChannelKind.PHONE),
    ("channels: [web, {name: Hotline, kind: Telefon, price: none, wait: open}]", "channels.1.price", NONE),
    ("channels: [web, {name: Hotline, kind: Telefon, price: none, wait: open}]", "channels.1.wait", OPEN),
    ("channels: {name: web, wait: none, asks: name}", "channels.0.wait", NONE),
    ("channels: {name: web, wait: none, asks: name}", "channels.0.asks.0.what", "name"),
    ("promises: We call back", "promises.0.text", "We call back"),
    ("promises: {text: Soon, within: up to 3 days}", "promises.0.within", Duration(3 * DAY)),
    ("promises: {text: Soon, within: none, kept_at: none}", "promises.0.kept_at", NONE),
    ("promises: {text: Soon, owner: Sales, measured: 3 d}", "promises.0.measured", Duration(3 * DAY)),
    ("promises: {text: Soon, owner: Sales, measured: 3 d}", "promises.0.owner", ("Sales",)),
    ("pains: Nobody answers", "pains.0.text", "Nobody answers"),
    ("pains: {text: Slow, remedy: none}", "pains.0.remedy", NONE),
    ("metrics: handling time", "metrics.0.name", "handling time"),
    ("metrics: {name: x, serves: Kunde, incentive: ja}", "metrics.0.serves", Serves.CUSTOMER),
    ("metrics: {name: x, serves: Kunde, incentive: ja}", "metrics.0.incentive", True),
    ("evidence: observed", "evidence.status", "observed"),
    ("evidence: {status: beobachtet, date: 01.03.2026}", "evidence.date", date(2026, 3, 1)),
    ("emotion: -1", "emotion.score", -1),
    ("emotion: +2", "emotion.score", 2),
    ("emotion: {score: 0, evidence: none}", "emotion.evidence", NONE),
    ("cost: 20 EUR", "cost.amount", Money(Decimal(20), "EUR")),
    ("cost: none", "cost", NONE),
    ("cost: {amount: none}", "cost.amount", NONE),
    ("cost: {amount: 5 EUR, shown_at: step}", "cost.shown_at", "step"),
    ("justified: Gesetz", "justified.by", JustifiedBy.LAW),
    ("justified: {by: security, ref: none, until: 2026-12-31}", "justified.until", date(2026, 12, 31)),
    ("justified: {by: law, of: Angaben}", "justified.of", (StepPart.ASKS,)),
    ("justified: {by: law, of: [asks, hand-off]}", "justified.of", (StepPart.ASKS, StepPart.HANDOFF)),
    ("justified: none", "justified", NONE),
    ("handoff: {carries: none, told: false, warm: no}", "handoff.carries", ()),
    ("handoff: {carries: none, told: false, warm: no}", "handoff.told", NONE),
    ("handoff: {carries: none, told: true, warm: no}", "handoff.told", "yes"),
    ("handoff: {carries: none, told: false, warm: no}", "handoff.warm", False),
    ("handoff: address", "handoff.carries", ("address",)),
    ("menu: {options: 7, human_at: none, labels: Sales}", "menu.human_at", NONE),
    ("menu: {options: 7, human_at: 4, labels: Sales}", "menu.labels", ("Sales",)),
    ("menu: 5", "menu.options", 5),
    ("times: 3", "times", 3),
    ("may_decide: true", "may_decide", "yes"),
    ("may_decide: false", "may_decide", NONE),
    ("may_decide: refunds up to 50 EUR", "may_decide", "refunds up to 50 EUR"),
    ("says: Hello", "says", ("Hello",)),
    ("says: [Hello, Good bye]", "says", ("Hello", "Good bye")),
    ("says: none", "says", ()),
    ("next: end", "next", "end"),
    ("next: {paid: step, refused: end}", "next", {"paid": "step", "refused": "end"}),
    ("on_failure: {nobody at home: step}", "on_failure", {"nobody at home": "step"}),
    ("on_failure: none", "on_failure", {}),
    ("serves: [customer, Gesetz]", "serves", (Serves.CUSTOMER, Serves.LAW)),
    ("kind: Bestätigung", "kind", Kind.CONFIRMATION),
    ("kind: follow-up", "kind", Kind.FOLLOW_UP),
    ("actor: Kundin", "actor", "customer"),
    ("actor: Das System", "actor", "system"),
    ("actor: Vertrieb", "actor", "Vertrieb"),
    ("owner: none", "owner", ()),
    ("owner: [Sales, Billing]", "owner", ("Sales", "Billing")),
    ("backstage: Look it up", "backstage.0.title", "Look it up"),
    ("backstage: {title: Look it up, actor: Sales}", "backstage.0.actor", "Sales"),
    ("accept: {rule: forced-channel, reason: by law, until: 2027-01-01}", "accept.0.until", date(2027, 1, 1)),
    ("reference: 4711", "reference", "4711"),
]


@pytest.mark.parametrize(("text", "path", "value"), STEPS)
def test_a_value_of_a_touchpoint_is_understood(text: str, path: str, value: object) -> None:
    assert follow(step(text), path) == value


HEADS: list[tuple[str, str, object]] = [
    ("intent: kündigen", "intent", Intent.LEAVE),
    ("intent: Leave", "intent", Intent.LEAVE),
    ("language: Deutsch", "language", "de"),
    ("state: Soll", "state", "planned"),
    ("market: DE", "market", ("DE",)),
    ("market: NO", "market", ("NO",)),
    ("persona: Gast", "persona.name", "Gast"),
    ("persona: {name: Aylin, prefers: chat}", "persona.prefers", ("chat",)),
    ("persona: none", "persona", NONE),
    ("owner: Vertrieb", "owner", ("Vertrieb",)),
    ("contact_person: false", "contact_person", NONE),
    ("outcome: Paid", "outcome", ("Paid",)),
    ("reviewed: 2026-03-01", "reviewed", date(2026, 3, 1)),
    ("units: Sales", "units.0.name", "Sales"),
    ("units: [{name: Netz, kind: Partner, role: Logistik, goals: speed}]", "units.0.kind", "partner"),
    ("units: [{name: Netz, kind: Partner, role: Logistik, goals: speed}]", "units.0.goals", ("speed",)),
    ("systems: [CRM, {name: SAP, holds: [Name], used_by: Sales}]", "systems.1.used_by", ("Sales",)),
    ("slogans: We care", "slogans.0.text", "We care"),
    ("facts: {IBAN: bank account, Name: [full name]}", "facts", {"IBAN": ("bank account",), "Name": ("full name",)}),
    ("offers: [{name: Welcome, for: Neukunden, price: 9 EUR, wait: open}]", "offers.0.for_", OfferFor.NEW),
    ("offers: [{name: Welcome, for: new, price: 9 EUR, wait: open}]", "offers.0.wait", OPEN),
    ("commitment: step", "commitment", "step"),
    ("product: 100", "product", "100"),
]


@pytest.mark.parametrize(("text", "path", "value"), HEADS)
def test_a_value_of_a_journey_is_understood(text: str, path: str, value: object) -> None:
    assert follow(head(text), path) == value


def test_what_is_not_written_is_none_in_python() -> None:
    written = step("kind: offer")
    assert [name for name in Touchpoint.model_fields if getattr(written, name) is not None] == ["title", "kind"]


def test_the_title_of_a_journey_stands_under_its_own_key() -> None:
    assert head("id: x").title == "Test"


def test_a_stage_may_be_empty() -> None:
    journey = parse_journey(document("journey: Test\nstages:\n  - {title: One, touchpoints: []}\n"))
    assert journey.stages is not None
    assert journey.stages[0].touchpoints == ()


def test_one_touchpoint_may_stand_without_a_list() -> None:
    journey = parse_journey(document("journey: Test\ntouchpoints: {title: Order, channels: web}\n"))
    assert journey.touchpoints is not None
    assert journey.touchpoints[0].title == "Order"


def test_an_organisation_is_understood() -> None:
    text = """
organisation: Example Ltd
units: [Sales, {name: Lab, kind: partner, metrics: speed, training: [politeness]}]
goals: none
slogans: [We care]
channels: [{name: Shop, kind: Filiale, hours: Mo-Fr, cost: none, public: true}]
systems: {name: CRM, holds: name}
facts: {name: [full name]}
"""
    found = parse_organisation(document(text))
    assert isinstance(found, Organisation)
    assert (found.title, found.goals) == ("Example Ltd", ())
    assert found.units is not None
    assert [unit.name for unit in found.units] == ["Sales", "Lab"]
    assert found.channels is not None
    assert (found.channels[0].kind, found.channels[0].cost) == (ChannelKind.COUNTER, NONE)
    assert found.systems is not None
    assert found.systems[0].holds == ("name",)


@pytest.mark.parametrize(
    ("data", "journey", "organisation"),
    [
        ({"journey": "x"}, True, False),
        ({"organisation": "x"}, False, True),
        ({"version": 3}, False, False),
        (["journey"], False, False),
        (None, False, False),
    ],
)
def test_the_top_key_tells_what_a_document_is(data: object, journey: bool, organisation: bool) -> None:
    assert (is_journey(data), is_organisation(data)) == (journey, organisation)
