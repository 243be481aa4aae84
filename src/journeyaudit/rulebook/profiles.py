"""Profiles, which say which rules run, and presets, which say whose law applies to journeys that name no market."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from journeyaudit.frozen import dataclass
from journeyaudit.reader import read
from journeyaudit.rule import Rule, Wording
from journeyaudit.source import Document, Position, Problem, SourceError, Span
from journeyaudit.values import cause, did_you_mean, meant, say

FOLDER = "profiles"
CRITERIA = ("severity", "basis")
KEYS = ("profile", "preset", "text", "only", "also", "leave_out", "market", "sector")


@dataclass(frozen=True, slots=True)
class Profile:
    """A named choice of rules: those that fit `only`, without those that fit `leave_out`, and those in `also`."""

    name: str
    text: Wording
    only: tuple[Mapping[str, str], ...] = ()
    leave_out: tuple[Mapping[str, str], ...] = ()
    also: tuple[str, ...] = ()

    def holds(self, rule: Rule) -> bool:
        """Whether the rule runs under this profile."""
        if rule.id in self.also:
            return True
        if self.only and not any(_fits(rule, one) for one in self.only):
            return False
        return not any(_fits(rule, one) for one in self.leave_out)


@dataclass(frozen=True, slots=True)
class Preset:
    """The market and sector of journeys that name none."""

    name: str
    text: Wording
    market: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profiles:
    """All profiles and presets by name."""

    profiles: Mapping[str, Profile] = field(default_factory=dict)
    presets: Mapping[str, Preset] = field(default_factory=dict)


def _fits(rule: Rule, criteria: Mapping[str, str]) -> bool:
    own = {"severity": str(rule.severity), "basis": rule.basis.kind}
    return all(own[key] == value for key, value in criteria.items())


def read_profiles(folder: Path, shown: str) -> Profiles:
    """The profiles and presets of a pack. Raises SourceError."""
    profiles: dict[str, Profile] = {}
    presets: dict[str, Preset] = {}
    problems: list[Problem] = []
    for file in sorted((folder / FOLDER).glob("*.yaml")):
        name = f"{shown}/{FOLDER}/{file.name}"
        try:
            data = file.read_bytes()
        except OSError as error:
            said = say("the file cannot be read: {cause}", cause=cause(error))
            problems.append(Problem(said, name, Span(Position(1, 1), Position(1, 1)), code="rule"))
            continue
        for document in read(data, name):
            found = _read(document, problems)
            if isinstance(found, Profile):
                profiles[found.name] = found
            elif found is not None:
                presets[found.name] = found
    if problems:
        raise SourceError(problems)
    return Profiles(profiles, presets)


def _read(document: Document, problems: list[Problem]) -> Profile | Preset | None:
    data = document.data
    if not isinstance(data, Mapping) or ("profile" in data) == ("preset" in data):
        said = say("a profile begins with `profile: NAME`, a preset with `preset: NAME`")
        problems.append(Problem(said, document.name, document.locate(()), code="rule"))
        return None
    for key in data:
        if key not in KEYS:
            near = did_you_mean(key, KEYS)
            hint = meant(near) if near else say("known keys: {keys}", keys=", ".join(KEYS))
            where = document.locate_key((key,))
            problems.append(Problem(say("there is no key '{key}' here", key=key), document.name, where, hint, "rule"))
    text = data.get("text")
    wording = {str(lang): str(said) for lang, said in text.items()} if isinstance(text, Mapping) else {}
    if "preset" in data:
        return Preset(str(data["preset"]), wording, _many(data.get("market")), _many(data.get("sector")))
    return Profile(
        str(data["profile"]),
        wording,
        _criteria(document, "only", problems),
        _criteria(document, "leave_out", problems),
        _many(data.get("also")),
    )


def _criteria(document: Document, key: str, problems: list[Problem]) -> tuple[Mapping[str, str], ...]:
    data: Any = document.data
    value = data.get(key)
    found = value if isinstance(value, list) else [] if value is None else [value]
    for number, one in enumerate(found):
        if not isinstance(one, Mapping) or not one or any(name not in CRITERIA for name in one):
            path = (key, number) if isinstance(value, list) else (key,)
            said = say("'{key}' holds criteria such as {{severity: info, basis: convention}}", key=key)
            problems.append(Problem(said, document.name, document.locate(path), code="rule"))
            return ()
    return tuple({str(name): str(wanted) for name, wanted in one.items()} for one in found)


def _many(value: object) -> tuple[str, ...]:
    values: Sequence[object] = value if isinstance(value, list) else [] if value is None else [value]
    return tuple(str(one) for one in values)
