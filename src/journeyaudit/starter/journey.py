"""A journey to start from: the writer's own words, explicit ids, and comments that say what to fill in next."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from journeyaudit.frozen import dataclass
from journeyaudit.model import Intent
from journeyaudit.values import Language, slug

PLAIN = re.compile(r"[^\W\d_][\w ,.()/äöüÄÖÜß-]*(?<! )")
"""Text that needs no quotes in YAML, whatever stands around it."""
NO_TEXT = frozenset({"true", "false", "null", "none", "open"})
"""Words that mean something else than themselves."""
LEAD: Mapping[Language, str] = {
    "en": "# Lines that begin with `#` are advice: take the `#` away, write what is true for you, or delete them.\n"
    "# `journeyaudit check` says what else is worth filling in; what is missing is never held against anybody.\n",
    "de": "# Zeilen mit `#` sind Vorschläge: das `#` wegnehmen und eintragen, was stimmt, oder sie löschen.\n"
    "# `journeyaudit check` sagt, was sich noch lohnt; was fehlt, wird niemandem vorgeworfen.\n",
}
JOURNEY: Mapping[Language, Sequence[tuple[str, str]]] = {
    "en": (
        ("market: DE", "whose law applies, as a country code"),
        ("goal: To have it settled once and for all", "what the customer wants in the end"),
        ("owner: Customer Service", "who answers for the journey as a whole"),
    ),
    "de": (
        ("market: DE", "wessen Recht gilt, als Länderkürzel"),
        ("goal: Dass es ein für alle Mal erledigt ist", "was der Kunde am Ende haben will"),
        ("owner: Kundenservice", "wer für die ganze Reise geradesteht"),
    ),
}
STEP: Mapping[Language, Sequence[tuple[str, str]]] = {
    "en": (
        ("actor: customer", "who acts: customer, system, or one of your teams"),
        ("owner: Customer Service", "who answers for this step"),
        ("channels: email", "where it happens: phone, email, web, letter; `none` for nowhere"),
        ("wait: 2 working days", "how long the customer waits until it happens"),
        ("asks: customer number", "what the customer has to tell or bring; `none` for nothing"),
    ),
    "de": (
        ("actor: Kunde", "wer handelt: Kunde, System oder ein Team"),
        ("owner: Kundenservice", "wer für diesen Schritt geradesteht"),
        ("channels: E-Mail", "wo es geschieht: Telefon, E-Mail, Web, Brief; `none` für nirgends"),
        ("wait: 2 Arbeitstage", "wie lange der Kunde darauf wartet"),
        ("asks: Kundennummer", "was der Kunde angeben oder mitbringen muss; `none` für nichts"),
    ),
}
AGAIN: Mapping[Language, str] = {
    "en": "# the same for every step",
    "de": "# dasselbe für jeden Schritt",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody said about a journey that is not written yet."""

    title: str
    language: Language
    steps: Sequence[str]
    intent: Intent | None = None

    @property
    def id(self) -> str:
        """The id of the journey."""
        return slug(self.title)


def journey_text(draft: Draft, schema: str) -> str:
    """The file of a journey; `schema` is the way from the file to the JSON Schema that editors use."""
    lines = [f"# yaml-language-server: $schema={schema}", LEAD[draft.language].rstrip("\n")]
    lines += [f"journey: {_text(draft.title)}", f"id: {_text(draft.id)}", f"language: {draft.language}"]
    if draft.intent is not None:
        lines.append(f"intent: {draft.intent.value}")
    lines += _advice(JOURNEY[draft.language], "")
    lines.append("touchpoints:")
    for number, (title, name) in enumerate(_named(draft.steps)):
        lines += [f"  - title: {_text(title)}", f"    id: {_text(name)}"]
        if number == 0:
            lines += [*_advice(STEP[draft.language], "    "), f"    {AGAIN[draft.language]}"]
    return "\n".join(lines) + "\n"


def _advice(fields: Sequence[tuple[str, str]], indent: str) -> Iterator[str]:
    width = max(len(field) for field, _ in fields)
    return (f"{indent}# {field:<{width}}  # {meaning}" for field, meaning in fields)


def _named(steps: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every step with an id that no other has."""
    taken: set[str] = set()
    for title in steps:
        name = slug(title)
        number = 2
        while name in taken:
            name = f"{slug(title)}-{number}"
            number += 1
        taken.add(name)
        yield title, name


def _text(words: str) -> str:
    """Words as YAML reads them back, in quotes where that is needed; nothing invisible is kept."""
    shown = " ".join("".join(one if one.isprintable() else " " for one in words).split())
    if PLAIN.fullmatch(shown) and shown.lower() not in NO_TEXT:
        return shown
    return json.dumps(shown, ensure_ascii=False)
