"""Writes a journey as a diagram of Mermaid: stages are sections, steps tasks, feelings scores from 1 to 5."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from journeyaudit.exports.export import Export, left_out
from journeyaudit.model import Emotion, Journey, Touchpoint, ids
from journeyaudit.model.references import walk
from journeyaudit.source import Path
from journeyaudit.sources.mermaid import ALL_UNITS, FEELINGS
from journeyaudit.values import Language, say, visible

HELD = frozenset({"journey", "stage.title", "step.title", "step.actor", "step.emotion.score"})
"""What a diagram can hold."""
MIDDLE = 3
"""The score that means neither good nor bad."""

_WORDS: Mapping[str, Mapping[Language, str]] = {
    "customer": {"en": "Customer", "de": "Kunde"},
    "system": {"en": "System", "de": "System"},
    "persona": {"en": "Persona", "de": "Persona"},
}
_KEYWORD = re.compile(r"journey|title|section|acctitle|accdescr", re.IGNORECASE)
_SPECIAL = frozenset("#;:,<>&`")
_NO_MARKS: Mapping[str, str] = MappingProxyType({})


def write(journey: Journey, lang: Language = "en", marks: Mapping[str, str] = _NO_MARKS) -> Export:
    """The diagram of a journey; `marks` are put before the titles of steps, by their id.

    A step without a known feeling gets the middle score, since Mermaid draws a missing one as the worst; a comment
    says so, which the reader of diagrams understands.
    """
    named = ids(journey)
    lines = ["journey", f"  title {text(journey.title, ',:')}"]
    actors = {step.actor for path, step in walk(journey) if "backstage" not in path and isinstance(step.actor, str)}
    if actors and "customer" not in actors:
        lines.append(f"  %% {ALL_UNITS}")
    known, unknown = True, 0
    section: Path = ()
    for path, step in walk(journey):
        if "backstage" in path:
            continue
        if journey.stages and path[:2] != section:
            section = path[:2]
            lines.append(f"  section {text(journey.stages[int(path[1])].title, ',')}")
        indent = "    " if section else "  "
        if _is_known(step) is not known:
            known = _is_known(step)
            lines.append(f"{indent}%% {FEELINGS[known]}")
        unknown += not known
        lines.append(f"{indent}{_task(step, marks.get(named[path], ''), lang)}")
    remarks: list[str] = []
    if unknown:
        remarks.append(say("Mermaid wants a score for every step: where no feeling is known, {score} is written "
                           "and a comment says so", score=MIDDLE))  # fmt: skip
    fields = left_out(journey, HELD)
    if fields:
        listed = ", ".join(f"{name} ({number})" for name, number in fields.items())
        remarks.append(say("a diagram has no place for these fields, they are left out: {fields}", fields=listed))
    return Export("\n".join(lines) + "\n", tuple(remarks))


def text(words: str, allowed: str = "") -> str:
    """Words as Mermaid shows them as they are, on one line; whatever would end them or mean something is an entity.

    `allowed` are marks that mean nothing in the place where the words stand.
    """
    line = " ".join(visible(words).split()) or "…"
    percent = "%%" in line or line.startswith("%") or line.endswith("%")
    special = (_SPECIAL | {"%"} if percent else _SPECIAL) - set(allowed)
    escaped = "".join(f"#{ord(one)};" if one in special else one for one in line)
    return f"#{ord(escaped[0])};{escaped[1:]}" if _KEYWORD.match(escaped) else escaped


def _task(step: Touchpoint, mark: str, lang: Language) -> str:
    name = f"{mark} {step.title}" if mark else step.title
    score = step.emotion.score + MIDDLE if isinstance(step.emotion, Emotion) else MIDDLE
    task = f"{text(name, ',')}: {score}"
    if isinstance(step.actor, str):
        words = _WORDS.get(step.actor)
        task += f": {text(words[lang] if words else step.actor)}"
    return task


def _is_known(step: Touchpoint) -> bool:
    return isinstance(step.emotion, Emotion)
