"""What the model says about itself, and the JSON Schema made from it."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from journeyaudit.model import (
    Ask,
    ChannelKind,
    Journey,
    Offer,
    Organisation,
    Part,
    Touchpoint,
    Wait,
    absence,
    field_docs,
    key_of,
    model_schema,
    parts,
)
from journeyaudit.model.reflect import FieldDoc, all_parts
from journeyaudit.reader import read
from journeyaudit.values import Duration

DOCS = [doc for part in all_parts() for doc in field_docs(part)]


def doc_of(model: type[Part], name: str) -> FieldDoc:
    return next(doc for doc in field_docs(model) if doc.name == name)


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: f"{doc.model.__name__}.{doc.name}")
def test_every_field_is_described_in_one_short_sentence(doc: FieldDoc) -> None:
    assert doc.description.endswith(".")
    assert 10 < len(doc.description) < 125
    assert doc.description[0].isupper()
    assert ("issing means no" in doc.description) or doc.absence != "none" or doc.counts_as or doc.name == "next"


def test_the_table_of_what_a_missing_field_means() -> None:
    missing = {f"{doc.model.__name__}.{doc.name}" for doc in DOCS if doc.absence == "none"}
    assert missing == {
        "Ask.kind", "Journey.accept", "Journey.improvements", "Journey.known", "Journey.market", "Journey.notes",
        "Justified.of", "Justified.ref", "Justified.until", "Metric.incentive", "Organisation.notes", "Promise.within",
        "System.holds",
        "Touchpoint.accept", "Touchpoint.backstage", "Touchpoint.cost", "Touchpoint.handoff", "Touchpoint.justified",
        "Touchpoint.next", "Touchpoint.notes", "Touchpoint.on_failure", "Touchpoint.pains", "Touchpoint.promises",
        "Touchpoint.quote", "Touchpoint.says", "Touchpoint.times", "Touchpoint.wait", "Touchpoint.why",
        "Wait.reminder",
    }  # fmt: skip


def test_the_table_of_what_is_required() -> None:
    required = {f"{doc.model.__name__}.{doc.name}" for doc in DOCS if doc.absence == "required"}
    assert required == {
        "Accept.reason", "Accept.rule", "Ask.what", "Channel.name", "Emotion.score", "Improvement.text",
        "Journey.title", "Justified.by", "Metric.name", "Offer.name", "Organisation.title", "Pain.text",
        "Persona.name", "Promise.text", "Slogan.text", "Stage.title", "Stage.touchpoints", "System.name",
        "Touchpoint.title", "Unit.name",
    }  # fmt: skip


def test_the_short_form_of_every_part_is_one_of_its_keys() -> None:
    for part in all_parts():
        assert part.FIRST in {doc.key for doc in field_docs(part)}
        assert part.NOUN.startswith(("a ", "an "))


@pytest.mark.parametrize(
    ("model", "name", "key"),
    [
        (Journey, "title", "journey"),
        (Organisation, "title", "organisation"),
        (Offer, "for_", "for"),
        (Ask, "what", "what"),
    ],
)
def test_the_key_of_a_field(model: type[Part], name: str, key: str) -> None:
    assert key_of(model, name) == key
    assert doc_of(model, name).key == key


def test_absence_is_read_from_the_field() -> None:
    fields = Touchpoint.model_fields
    assert [absence(fields[name]) for name in ("title", "channels", "says", "times")] == [
        "required", "unknown", "none", "none",
    ]  # fmt: skip
    assert doc_of(Touchpoint, "times").counts_as == "1"


@pytest.mark.parametrize(
    ("model", "name", "facts"),
    [
        (Touchpoint, "asks", {"value": Ask, "many": True, "none": True, "domain": "", "mapping": False}),
        (Touchpoint, "wait", {"value": Wait, "many": False, "none": True, "open": False}),
        (Touchpoint, "on_failure", {"value": str, "mapping": True, "none": True, "domain": "place"}),
        (Touchpoint, "next", {"value": str, "mapping": True, "none": False}),
        (Touchpoint, "title", {"value": str, "domain": "text", "none": False, "many": False}),
        (Touchpoint, "owner", {"value": str, "domain": "unit", "none": True, "many": True}),
        (Wait, "max", {"value": Duration, "open": True, "none": False}),
        (Wait, "updates", {"value": str, "yes": True, "none": True, "domain": "text"}),
        (Journey, "facts", {"value": str, "mapping": True, "domain": "fact"}),
        (Offer, "wait", {"value": Duration, "open": True, "none": True}),
    ],
)
def test_what_a_field_is_made_of(model: type[Part], name: str, facts: dict[str, object]) -> None:
    doc = doc_of(model, name)
    assert {fact: getattr(doc, fact) for fact in facts} == facts


def test_parts_and_choices_are_told_apart() -> None:
    assert doc_of(Touchpoint, "channels").part is not None
    assert doc_of(Touchpoint, "channels").choice is None
    channel = doc_of(Touchpoint, "channels").part
    assert channel is not None
    assert doc_of(channel, "kind").choice is ChannelKind
    assert doc_of(channel, "kind").part is None


def test_the_parts_of_a_journey_stand_outer_ones_first() -> None:
    names = [part.__name__ for part in parts(Journey)]
    assert names[0] == "Journey"
    assert len(names) == len(set(names))
    assert {"Stage", "Touchpoint", "Wait", "Unit", "Slogan", "Accept"} <= set(names)


GOOD = """
journey: Reklamation
intent: Beschwerde
persona: Gast
facts: {IBAN: Konto}
known: none
touchpoints:
  - Kunde ruft an
  - title: Antwort
    wait: 2-4 Wochen
    effort: 15
    times: 2
    asks: [address, {what: Ausweis, kind: Original}]
    channels: {name: Filiale, price: none, wait: open}
    handoff: {carries: none, told: false, warm: ja}
    cost: {amount: 5 EUR}
    emotion: -1
    menu: {human_at: none}
    next: {paid: end}
    on_failure: none
    says: none
    kind: Bescheid
    promises: Bald
    accept: {rule: x, reason: y}
---
journey: 2024
stages:
  title: One
  touchpoints: none
"""

BAD = [
    {"journey": "x"},
    {"touchpoints": ["a"]},
    {"journey": "x", "touchpoints": []},
    {"journey": "x", "touchpoints": ["a"], "stages": []},
    {"journey": "x", "touchpoints": ["a"], "foo": 1},
    {"journey": "x", "touchpoints": [None]},
    {"journey": "x", "touchpoints": [{"title": "a", "times": 0}]},
    {"journey": "x", "touchpoints": [{"title": "a", "emotion": 3}]},
    {"journey": "x", "touchpoints": [{"title": "a", "chanels": "web"}]},
    {"journey": "x", "touchpoints": [{"actor": "customer"}]},
    {"journey": "x", "touchpoints": [{"title": "a", "accept": "rule"}]},
    {"journey": "x", "touchpoints": [{"title": "a", "wait": None}]},
]


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = model_schema("journey")
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_schema_accepts_every_short_form(validator: Any) -> None:
    for document in read(GOOD, "t.yaml"):
        assert [error.message for error in validator.iter_errors(document.data)] == []


@pytest.mark.parametrize("data", BAD, ids=str)
def test_the_schema_refuses_what_is_clearly_wrong(validator: Any, data: object) -> None:
    assert not validator.is_valid(data)


def test_the_schema_of_an_organisation() -> None:
    schema = model_schema("organisation")
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid(
        {"organisation": "x", "units": ["Sales", {"name": "Lab", "kind": "Partner"}], "goals": "none"}
    )
    assert not validator.is_valid({"organisation": "x", "touchpoints": ["a"]})


def test_the_schema_describes_every_key() -> None:
    schema = model_schema("journey")
    objects = [schema, *schema["$defs"].values()]
    assert len(objects) == len(parts(Journey))
    assert all(field["description"] for part in objects for field in part["properties"].values())
