"""Draws up what stands above the findings of a journey: the customer's bill, and the strip of its stages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from journeyaudit.facts import AtLeast, Element, Items, Unknown, Value, at_best
from journeyaudit.model import journey_id
from journeyaudit.report import NO_TIME, Amount, Bill, Finding, Handover, Point, Severity, StripStage
from journeyaudit.values import Duration, Special

FACTS = {"contacts": "steps", "asked_twice": "repeated"}
"""How facts call the items of a bill that have another name there."""
HANDOVERS = tuple(Handover)
"""From none to the worst."""


def bill_of(whole: Element) -> Bill:
    """The bill of a journey or an errand in it."""
    bill, best = whole.get("bill"), at_best(whole)
    facts = {name: FACTS.get(name, name) for name, _ in Bill().items()}
    return Bill(**{name: _with_least(_item(bill, fact), best.get(fact)) for name, fact in facts.items()})


def _with_least(one: Amount, least: Value) -> Amount:
    """The item with what it is on the lightest way, if that is exact and another."""
    exact = isinstance(least, (int, Duration)) and one.value is not None and least != one.value
    return replace(one, least=least) if exact else one


def _item(bill: Element, name: str) -> Amount:
    value = bill.get(name)
    inferred = bill.rests_on is not None and name in bill.rests_on
    if isinstance(value, Items):
        value = AtLeast(len(value.values), value.fields) if value.fields else len(value.values)
    return amount(value, inferred)


def amount(value: Value, inferred: bool = False) -> Amount:
    """A number or time of the facts as an item of a bill; a lower bound of nothing is not known."""
    if isinstance(value, Unknown):
        return Amount(None, missing=tuple(sorted(value.fields)))
    if value is Special.OPEN:
        return Amount(None, at_least=True)
    if isinstance(value, AtLeast):
        missing = tuple(sorted(value.fields))
        if not value.value:
            return Amount(None, at_least=not missing, missing=missing)
        return Amount(value.value, True, missing, inferred)
    return Amount(value, inferred=inferred)


def strip_of(journey: Element, findings: Iterable[Finding]) -> tuple[StripStage, ...]:
    """The stages of a journey with their touchpoints; `findings` are all those on journeys of the organisation."""
    name = journey_id(journey.data)
    counts: dict[str, Counter[Severity]] = {}
    for one in findings:
        if one.journey == name and one.element and not one.accepted:
            counts.setdefault(one.element, Counter())[one.severity] += 1
    points = _points(journey, counts)
    stages: tuple[Element, ...] = journey.items("stages").values
    if not stages:
        waiting = amount(journey.get("bill").get("waiting"))
        return (_stage("", [point for _, point in points], waiting),)
    known = {point.id for _, point in points}
    strip = []
    for number, stage in enumerate(stages):
        inside = [point for path, point in points if path[:2] == ("stages", number)]
        own = stage.data.id or stage.data.title
        waiting = amount(stage.get("waiting")) if inside else NO_TIME
        strip.append(_stage(stage.data.title, inside, waiting, counts.get(own, {}) if own not in known else {}))
    return tuple(strip)


def _stage(title: str, points: list[Point], waiting: Amount, own: Mapping[Severity, int] | None = None) -> StripStage:
    total = Counter(own or {})
    for point in points:
        total.update(point.findings)
    return StripStage(title, tuple(points), waiting, dict(total))


def _points(
    journey: Element, counts: Mapping[str, Mapping[Severity, int]]
) -> list[tuple[tuple[str | int, ...], Point]]:
    """All touchpoints in the order of the work, each with its path in the file."""
    handoffs: dict[str, list[tuple[str, Handover]]] = {}
    for handoff in journey.items("handoffs").values:
        felt = handoff.get("felt")
        how = Handover.UNKNOWN if isinstance(felt, Unknown) else Handover.FELT if felt else Handover.SMOOTH
        handoffs.setdefault(handoff.get("taker").get("id"), []).append((handoff.get("giver").get("id"), how))
    found = []
    for step in journey.get("touchpoints").values:
        name = step.get("id")
        owner, emotion, acts, channels = (
            step.get("owner"),
            step.data.emotion,
            step.get("customer_acts"),
            step.get("channels"),
        )
        score = getattr(emotion, "score", None)
        point = Point(
            id=name,
            title=step.get("title"),
            noticed=step.get("noticed"),
            score=score if isinstance(score, int) else None,
            owners=tuple(owner.values) if isinstance(owner, Items) else None,
            handover=max((how for _, how in handoffs.get(name, ())), key=HANDOVERS.index, default=Handover.NONE),
            wait=_wait(step),
            findings=counts.get(name, {}),
            own=acts if isinstance(acts, bool) else None,
            channels=tuple(one.get("name") for one in channels.values) if isinstance(channels, Items) else None,
            ahead=tuple(after.get("id") for after in step.items("next").values),
            handoffs=tuple(handoffs.get(name, ())),
        )
        found.append((step.path, point))
    return found


def _wait(step: Element) -> Amount | None:
    wait = step.get("wait")
    longest = wait.get("max") if isinstance(wait, Element) else Duration()
    return None if longest is Special.NONE or longest == Duration() else amount(longest)
