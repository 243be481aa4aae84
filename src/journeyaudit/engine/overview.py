"""Draws up what stands above the findings of a journey: the customer's bill, and the strip of its stages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from journeyaudit.facts import AtLeast, Element, Items, Unknown, Value, at_best
from journeyaudit.facts.gaps import gaps
from journeyaudit.frozen import dataclass
from journeyaudit.model import walk
from journeyaudit.report import NO_TIME, Amount, Bill, Finding, Handover, Point, Severity, StripStage
from journeyaudit.source import Path
from journeyaudit.values import Duration, Special
from journeyaudit.wording import language_of

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


@dataclass(frozen=True, slots=True)
class Overview:
    """What a report says of a journey beside its findings; no element is in it, so it can change hands."""

    bill: Bill
    strip: tuple[StripStage, ...]
    """The stages with their touchpoints, no findings counted yet."""
    stages: tuple[str, ...]
    """The id or title of each stage, under which findings about the stage itself stand; none where there are none."""
    lacking: Mapping[str, int]
    """At how many of its elements a field is missing, of those that kept a rule from judging."""
    touchpoints: int
    language: str
    """The language of the journey: what it says, else what its titles are written in; empty where nobody can tell."""


def overview_of(journey: Element, fields: Iterable[str] = ()) -> Overview:
    """The overview of a journey in which `fields` kept rules from judging."""
    points = _points(journey)
    stages: tuple[Element, ...] = journey.items("stages").values
    strip, names = [], []
    for number, stage in enumerate(stages):
        inside = tuple(point for path, point in points if path[:2] == ("stages", number))
        waiting = amount(stage.get("waiting")) if inside else NO_TIME
        strip.append(StripStage(stage.data.title, inside, waiting))
        names.append(stage.data.id or stage.data.title)
    if not stages:
        waiting = amount(journey.get("bill").get("waiting"))
        strip = [StripStage("", tuple(point for _, point in points), waiting)]
    touchpoints = [touchpoint for _, touchpoint in walk(journey.data)]
    titles = " ".join([journey.data.title, *(one.title for one in touchpoints)])
    language = str(journey.data.language or language_of(titles) or "")
    lacking = gaps((journey,), fields)
    return Overview(bill_of(journey), tuple(strip), tuple(names), lacking, len(touchpoints), language)


Counts: TypeAlias = Mapping[str, Mapping[Severity, int]]
"""How many findings of which severity there are, by the id of the element."""


def counted(findings: Iterable[Finding]) -> dict[str, Counts]:
    """The findings by journey and element, accepted ones left out."""
    found: dict[str, dict[str, Counter[Severity]]] = {}
    for one in findings:
        if one.element and not one.accepted:
            found.setdefault(one.journey, {}).setdefault(one.element, Counter())[one.severity] += 1
    return dict(found)


def strip_with(overview: Overview, counts: Counts) -> tuple[StripStage, ...]:
    """The stages of a journey with the findings that were counted in it."""
    known = {point.id for stage in overview.strip for point in stage.points}
    strip = []
    for number, stage in enumerate(overview.strip):
        own = overview.stages[number] if overview.stages else ""
        total = Counter(counts.get(own, {}) if own and own not in known else {})
        points = tuple(replace(point, findings=counts.get(point.id, {})) for point in stage.points)
        for point in points:
            total.update(point.findings)
        strip.append(replace(stage, points=points, findings=dict(total)))
    return tuple(strip)


def _points(journey: Element) -> list[tuple[Path, Point]]:
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
            findings={},
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
