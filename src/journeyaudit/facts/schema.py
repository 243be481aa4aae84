"""The kinds of element that rules may look at: what the model stores and what is computed, in one table."""

from __future__ import annotations

from functools import cache

from journeyaudit.facts import (
    bill,
    given,
    handed,
    handoffs,
    holders,
    joins,
    journeys,
    layout,
    naming,
    portfolio,
    promises,
    runs,
    touchpoints,
    trips,
    waits,
    ways,
)
from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.known import Value
from journeyaudit.facts.stored import kind_name, model_classes, stored_fields
from journeyaudit.facts.types import Field, Kind, element
from journeyaudit.values import Special

COMPUTED: tuple[Computed, ...] = (
    *touchpoints.FIELDS,
    *holders.FIELDS,
    *waits.FIELDS,
    *ways.FIELDS,
    *layout.FIELDS,
    *naming.FIELDS,
    *trips.FIELDS,
    *joins.FIELDS,
    *handoffs.FIELDS,
    *handed.FIELDS,
    *given.FIELDS,
    *promises.FIELDS,
    *journeys.FIELDS,
    *bill.FIELDS,
    *portfolio.FIELDS,
    *runs.FIELDS,
)

EACH = (
    "journey", "errand", "stage", "touchpoint", "channel", "ask", "wait", "promise", "justified", "exit", "cost",
    "offer", "pain", "metric", "improvement", "menu", "slogan", "handoff", "move", "text", "product", "unit",
    "organisation",
)  # fmt: skip
"""The kinds that a rule may be written for, beside `run`."""

LABELS = {
    "journey": "title", "errand": "title", "stage": "title", "touchpoint": "title", "ask": "what", "channel": "name",
    "metric": "name", "promise": "text", "offer": "name", "unit": "name", "system": "name", "slogan": "text",
    "pain": "text", "exit": "label", "product": "name", "persona": "name", "text": "text", "cost": "amount",
    "justified": "by", "organisation": "title", "improvement": "text", "wait": "max",
}  # fmt: skip
"""The field that an element stands for wherever a value is wanted."""

DOCS = {
    "errand": "A journey, or the stages of one intent in it: leaving is compared with joining, not with delivery.",
    "exit": "A labelled way out of a step: a conditional `next`, or what can go wrong.",
    "handoff": "A hand-off: an edge between steps whose owners have nobody in common.",
    "move": "Two contacts in succession that the customer notices.",
    "text": "Something written in prose, with its role.",
    "product": "A product with all journeys of the organisation that are about it.",
    "bill": "The customer's bill.",
    "leg": "One of the waits that add up to a time.",
    "run": "The longest chain of successive touchpoints that fulfil a condition.",
}


def journey_of(of: Element) -> Value:
    """The journey that it belongs to."""
    return of.up("journey") or Special.NONE


def touchpoint_of(of: Element) -> Value:
    """The touchpoint that it belongs to; for a backstage step the step it stands under is its `parent`."""
    holder = of.parent
    found = holder.up("touchpoint") if holder is not None else None
    return found or Special.NONE


def promise_of(text: Element) -> Value:
    """The promise that the text is part of."""
    return text.up("promise") or Special.NONE


def under(touchpoint: Element) -> Value:
    """The step under which a backstage step stands."""
    holder = touchpoint.parent
    return holder if holder is not None and holder.kind.name == "touchpoint" else Special.NONE


@cache
def kinds() -> dict[str, Kind]:
    """Every kind with its fields, from the model's own annotations and the computed fields."""
    fields: dict[str, dict[str, Field]] = {}
    docs = dict(DOCS)
    for part in model_classes():
        kind = kind_name(part)
        fields[kind] = stored_fields(part)
        docs.setdefault(kind, (part.__doc__ or "").split("\n")[0])
    for one in COMPUTED:
        fields.setdefault(one.kind, {})[one.name] = _field(one)
    for kind in fields:
        if kind not in ("journey", "product", "organisation", "system", "bill"):
            fields[kind].setdefault(
                "journey", _field(Computed(kind, "journey", element("journey"), journey_of, "required"))
            )
        if kind not in (
            "journey",
            "stage",
            "errand",
            "touchpoint",
            "product",
            "organisation",
            "unit",
            "bill",
            "offer",
            "slogan",
        ):
            fields[kind].setdefault(
                "touchpoint", _field(Computed(kind, "touchpoint", element("touchpoint"), touchpoint_of, "required"))
            )
    fields["text"]["promise"] = _field(Computed("text", "promise", element("promise"), promise_of, "none"))
    fields["touchpoint"]["under"] = _field(Computed("touchpoint", "under", element("touchpoint"), under, "none"))
    return {kind: _kind(kind, docs.get(kind, ""), own) for kind, own in fields.items()}


def _kind(kind: str, doc: str, own: dict[str, Field]) -> Kind:
    label = LABELS.get(kind, "")
    stands_for = own[label].type if label in own else None
    return Kind(kind, doc, own, label, stands_for, kind in EACH)


def _field(one: Computed) -> Field:
    return Field(one.name, one.type, one.doc, one.read, one.absence, one.keys, computed=True, special=one.special)
