"""What a rule says of a finding, ready to run: how grave it is, where it points, and its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeyaudit.conditions import Condition, Refused, Scope, always, compile_condition, section
from journeyaudit.conditions.reading import Reading
from journeyaudit.conditions.scope import compile_path
from journeyaudit.frozen import dataclass
from journeyaudit.message import Message, Places, compile_message, compile_places
from journeyaudit.report import Severity
from journeyaudit.rule import Case
from journeyaudit.source import Path
from journeyaudit.values import Language

SEVERITIES = (("error_if", Severity.ERROR), ("warning_if", Severity.WARNING), ("info_if", Severity.INFO))
LANGUAGES: tuple[Language, ...] = ("en", "de")


@dataclass(frozen=True, slots=True)
class Telling:
    """What is needed of a case only where it finds something."""

    severities: tuple[tuple[Severity, Condition], ...]
    point_at: Places
    also_point_at: tuple[tuple[Places, Mapping[str, str]], ...]
    facts: tuple[Reading, ...]
    """What goes into machine-readable reports, beside what was caught."""
    messages: Mapping[str, Message]


def compile_telling(case: Case, scope: Scope) -> Telling | None:
    """What the case says of a finding; nothing where a fault was noted. `scope` holds what the case catches."""
    severities = tuple(
        (severity, condition_of(case.conditions[key], scope.branch(), (*case.path, key)))
        for key, severity in SEVERITIES
        if key in case.conditions
    )
    point_at = [_places(place, scope, (*case.path, "point_at")) for place in case.point_at or ("",)]
    facts = tuple(
        reading
        for number, text in enumerate(case.facts)
        if (reading := _reading(text, scope, (*case.path, "facts", number))) is not None
    )
    also = []
    for place, label in case.also_point_at.items():
        places = _places(place, scope, (*case.path, "also_point_at", place))
        if places is not None:
            also.append((places, label))
    messages: dict[str, Message] = {}
    for lang in LANGUAGES:
        if lang in case.message:
            message = _message(case.message[lang], lang, scope, (*case.path, "message", lang))
            if message is not None:
                messages[lang] = message
    at = [places for places in point_at if places is not None]
    return Telling(severities, _first_of(at), tuple(also), facts, messages) if len(at) == len(point_at) else None


def _first_of(ways: Sequence[Places]) -> Places:
    """The places of the first way that leads to one."""
    return ways[0] if len(ways) == 1 else lambda look: next((found for way in ways if (found := way(look))), [])


def condition_of(tree: object, scope: Scope, path: Path) -> Condition:
    """A condition under one key of a rule; always true where a fault was noted."""
    try:
        name = "law" if path[-1] == "when" and "law" in path else str(path[-1])
        return section(compile_condition(tree, scope, path), scope, name, path)
    except Refused:
        return always


def _reading(text: str, scope: Scope, path: Path) -> Reading | None:
    try:
        return compile_path(text, scope, path, from_root=True)
    except Refused:
        return None


def _places(text: str, scope: Scope, path: Path) -> Places | None:
    try:
        return compile_places(text, scope, path)
    except Refused:
        return None


def _message(text: str, lang: Language, scope: Scope, path: Path) -> Message | None:
    try:
        return compile_message(text, lang, scope, path)
    except Refused:
        return None
