"""Makes a finding out of a hit: the sentence, the place, the subject and the fingerprint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from journeyaudit.conditions import Look
from journeyaudit.facts import AtLeast, Element, Items, Unknown
from journeyaudit.message import Place
from journeyaudit.message.show import plain
from journeyaudit.model import journey_id
from journeyaudit.report import Finding, Related, Severity
from journeyaudit.rule import Law, Wording
from journeyaudit.rulebook import CompiledRule, Telling
from journeyaudit.source import Span
from journeyaudit.values import Language, fold

LENGTH = 20
"""How many characters a fingerprint has, before it is numbered."""
ALMOST = 0.99
"""Nothing that was learned is certain."""


def make_finding(
    rule: CompiledRule,
    telling: Telling,
    look: Look,
    severity: Severity,
    law: Law | None,
    place: Place,
    related: list[tuple[Place, Wording]],
    lang: Language,
    assumed: bool,
) -> Finding:
    """The finding for what a rule saw and caught at an element."""
    element = look.root
    journey = element.up("journey")
    touchpoint = None if _joins(element) else element.up("touchpoint")
    touchpoint = touchpoint or place.element.up("touchpoint")  # what joins two steps stands where it is pointed at
    stage = (touchpoint or element).up("stage")
    own = touchpoint or stage or element
    journey_name = journey_id(journey.data) if journey is not None else ""
    element_name = _id(own)
    subject = _subject(look)
    message = telling.messages.get(lang) or next(iter(telling.messages.values()))
    return Finding(
        rule=rule.rule.id,
        severity=severity,
        message=message.render(look),
        file=place.document.name,
        path=place.path,
        span=_span(place, look),
        journey=journey_name,
        element=element_name,
        title=_title(own),
        stage=str(stage.get("title")) if stage is not None else "",
        subject=subject,
        fingerprint=fingerprint(rule.rule.id, journey_name, element_name, subject),
        law=law.ref if law is not None and severity is Severity.ERROR else "",
        assumed=assumed,
        quote=" ".join(look.quote.split()),
        confidence=None if look.confidence is None else min(round(look.confidence, 2), ALMOST),
        related=tuple(_related(one, text, lang, look) for one, text in related),
        facts={
            **{name: plain(value) for name, value in look.caught.items() if not isinstance(value, Unknown)},
            **{reading.text.removeprefix("$"): plain(reading.read(look)) for reading in telling.facts},
        },
    )


def _related(place: Place, text: Wording, lang: Language, look: Look) -> Related:
    label = text.get(lang) or next(iter(text.values()), "")
    return Related(place.document.name, place.path, _span(place, look), label)


def _span(place: Place, look: Look) -> Span:
    """The place in the file: the words that were hit; the key of a list or object that begins on a later line."""
    words = look.words.get(place.path)
    if words is not None:
        return place.document.locate_words(place.path, *words)
    value, key = place.document.locate(place.path), place.document.locate_key(place.path)
    return key if key.start.line < value.start.line else value


def fingerprint(rule: str, journey: str, element: str, subject: str) -> str:
    """What a finding is recognised by, whatever line it moves to."""
    key = "\n".join((rule, journey, element, fold(subject)))
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def numbered(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with unique fingerprints: the second of equal ones is numbered."""
    seen: Counter[str] = Counter()
    found = []
    for one in findings:
        seen[one.fingerprint] += 1
        number = seen[one.fingerprint]
        found.append(one if number == 1 else replace(one, fingerprint=f"{one.fingerprint}-{number}"))
    return found


def element_of(element: Element | None) -> str:
    """The id under which a finding at an element stands: that of its touchpoint, else of its stage, else its own."""
    return "" if element is None else _id(element.up("touchpoint") or element.up("stage") or element)


def _id(element: Element) -> str:
    if element.kind.name in ("journey", "errand", "organisation"):
        return ""
    for field in ("id", "name", "title"):
        if field in element.kind.fields:
            value = element.get(field)
            if isinstance(value, str):
                return value
    return ""


def _title(element: Element) -> str:
    label = element.kind.label
    value = element.get(label) if label else ""
    return value if isinstance(value, str) else ""


def _subject(look: Look) -> str:
    """The items that were caught, else the name of the element; neither order nor number of them makes a difference."""
    caught = [_names(value) for value in look.caught.values() if isinstance(value, Items)]
    names = {name for group in caught for name in group}
    return ", ".join(sorted(names)) or _name(look.root)


def _names(items: Items) -> list[str]:
    """Names that stay when figures change; sums and durations are no names."""
    values = (one for one in items.values if not _figure(one))
    return [_own(one) if isinstance(one, Element) else one for one in values if isinstance(one, (str, Element))]


def _name(element: Element) -> str:
    """What an element is called; what joins two steps is called by both."""
    joined = element.data.values() if _joins(element) else ()
    return " > ".join(_own(one) for one in joined if isinstance(one, Element)) or _own(element)


def _joins(element: Element) -> bool:
    """Whether it is made of others, as a hand-off of two steps."""
    return isinstance(element.data, Mapping) and not element.kind.label


def _own(element: Element) -> str:
    """The label of an element if that is no figure, else its kind."""
    value = element.get(element.kind.label) if element.kind.label else None
    return value if isinstance(value, str) else element.kind.name


def _figure(value: Any) -> bool:
    return isinstance(value, (AtLeast, Unknown)) or (
        isinstance(value, Element) and value.kind.name in ("leg", "bill", "wait")
    )
