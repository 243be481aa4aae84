"""Small worlds for tests of facts: journeys given as YAML text, and what their fields say as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from journeyaudit.facts import AtLeast, Element, Items, Unknown, Value, World, synonyms
from journeyaudit.model import is_organisation, parse_journey, parse_organisation
from journeyaudit.reader import read
from journeyaudit.values import Duration, Money, Share, Special, show_duration, show_money, show_share


def world(text: str, *, whole: bool = False, facts: Mapping[str, Sequence[str]] | None = None) -> World:
    """The world of journeys and an organisation, separated by `---`; a journey needs no title."""
    parts = [part.strip("\n") for part in text.split("---\n")]
    titled = [part if part.startswith(("journey:", "organisation:")) else "journey: Example\n" + part for part in parts]
    documents = read("\n---\n".join(titled) + "\n", "t.yaml")
    organisations = [(parse_organisation(one), one) for one in documents if is_organisation(one.data)]
    journeys = [(parse_journey(one), one) for one in documents if not is_organisation(one.data)]
    return World(journeys, organisations[0] if organisations else None, synonyms(facts or {}), whole)


def journey(text: str, **settings: Any) -> Element:
    """The first journey of a world."""
    return world(text, **settings).journeys[0]


def step(of: Element, name: str) -> Element:
    """The touchpoint of an id."""
    touchpoints: tuple[Element, ...] = of.get("touchpoints").values
    return next(one for one in touchpoints if one.get("id") == name)


def promise(of: Element, name: str) -> Element:
    """The first promise that is made at the touchpoint of an id."""
    first: Element = step(of, name).get("promises").values[0]
    return first


def say(value: Value) -> Any:
    """A value as tests write it: elements by name, `?field` for what is missing, `at least` for a lower bound."""
    if isinstance(value, Items):
        return [say(one) for one in value.values] + _missing(value.fields)
    if isinstance(value, Unknown):
        return " ".join(_missing(value.fields))
    if isinstance(value, AtLeast):
        return " ".join([f"at least {say(value.value)}", *_missing(value.fields)])
    if isinstance(value, Element):
        return _element(value)
    if isinstance(value, Special):
        return value.value
    if isinstance(value, Duration):
        return show_duration(value, "de")
    if isinstance(value, Share):
        return show_share(value, "de")
    if isinstance(value, Money):
        return show_money(value, "de")
    return str(value) if isinstance(value, str) else value


def _missing(fields: frozenset[str]) -> list[str]:
    return [f"?{name}" for name in sorted(fields)]


def _element(one: Element) -> Any:
    pairs = {"handoff": ("giver", "taker"), "move": ("from", "to"), "exit": ("label", "to"), "leg": ("time", "step")}
    if one.kind.name in pairs:
        return " > ".join(str(say(one.get(name))) for name in pairs[one.kind.name])
    if one.kind.name == "touchpoint":
        return one.get("id")
    if one.kind.name == "run":
        return " ".join(say(one.get("steps")))
    if one.kind.name == "text":
        return f"{say(one.get('role'))}: {one.get('text')}"
    return say(one.get(one.kind.label))
