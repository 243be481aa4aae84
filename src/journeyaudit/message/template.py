"""Message templates: `{path}`, `{number noun|nouns}`, `{list:or}`, and `[parts]` that fall away when unknown."""

from __future__ import annotations

import re
from collections.abc import Callable

from journeyaudit.conditions.look import Look
from journeyaudit.conditions.reading import Reading, as_value
from journeyaudit.conditions.scope import Scope, compile_path, described
from journeyaudit.conditions.scope import noun as typed
from journeyaudit.facts import EMPTY, AtLeast, Base, Items, Unknown, Value, kinds
from journeyaudit.frozen import dataclass
from journeyaudit.message.show import ABOUT, AT_LEAST, NOT_STATED, count_of, show
from journeyaudit.source import Path
from journeyaudit.values import (
    Duration,
    Language,
    Special,
    did_you_mean,
    guess,
    join_list,
    plural,
    said_once,
    say,
    show_duration,
    show_number,
)

FORMS = ("or", "all", "share", "dative", "calendar", "about", "exact")
PART = re.compile(r"\{([^{}\[\]]*)\}|\[((?:[^\[\]{}]|\{[^{}\[\]]*\})*)\]|([^{}\[\]]+)|(.)", re.DOTALL)
PLACEHOLDER = re.compile(r"(?P<path>[a-z_][a-z0-9_.]*)(?::(?P<form>[^ ]+(?:\|[^|]+)?)| (?P<noun>[^|]+\|[^|]+))?")
LIMIT = 2_000
"""How long a template may be."""

Piece = Callable[[Look], str | None]
"""A part of a message at one look; None where something in it is not known."""


@dataclass(frozen=True, slots=True)
class Message:
    """A compiled message in one language."""

    pieces: tuple[tuple[Piece, bool], ...]
    """The parts in order; true for those in brackets."""
    lang: Language

    def render(self, look: Look) -> str:
        """The sentence for what the rule saw and caught."""
        text = ""
        group: list[str] = []
        size = 0
        for piece, optional in (*self.pieces, (_nothing, False)):
            shown = piece(look)
            if optional:
                size += 1
                if shown is not None:
                    group.append(shown)
                continue
            if size:
                text = self._grouped(text, group, size)
                group, size = [], 0
            text += NOT_STATED[self.lang] if shown is None else shown
        return begun(said_once(text), self.lang)

    def _grouped(self, text: str, group: list[str], size: int) -> str:
        """One bracket is text like any other; several that touch print as a list."""
        if size == 1:
            return text + "".join(group)
        if not group:
            return text.removesuffix(":")
        listed = join_list([part.strip() for part in group], self.lang, limit=len(group))
        return f"{text.rstrip()} {listed}".lstrip()


def begun(text: str, lang: Language) -> str:
    """A message whose sentences begin with a capital, also where a bound comes first: “At least two…”."""
    for bound in (AT_LEAST[lang], ABOUT[lang]):
        capital = bound[0].upper() + bound[1:]
        text = capital + text.removeprefix(bound) if text.startswith(f"{bound} ") else text
        text = text.replace(f". {bound} ", f". {capital} ")
    return text


def _nothing(_: Look) -> str:
    return ""


def compile_message(text: str, lang: Language, scope: Scope, path: Path) -> Message:
    """The message of a template; every placeholder must lead somewhere and be certain, or stand in brackets."""
    if len(text) > LIMIT:
        raise scope.refuse(path, say("a message has at most {limit} characters", limit=LIMIT))
    pieces: list[tuple[Piece, bool]] = []
    for placeholder, bracket, plain, stray in PART.findall(text):
        if stray:
            raise scope.refuse(path, say("'{sign}' has no partner in the message", sign=stray))
        if plain:
            pieces.append((_text(plain), False))
        elif bracket:
            pieces.append((_bracket(bracket, lang, scope, path), True))
        else:
            pieces.append((_placeholder(placeholder, lang, scope, path, sure=True), False))
    return Message(tuple(pieces), lang)


def _text(text: str) -> Piece:
    return lambda _: text


def _bracket(text: str, lang: Language, scope: Scope, path: Path) -> Piece:
    parts: list[Piece] = []
    for placeholder, _, plain, stray in PART.findall(text):
        if stray:
            raise scope.refuse(path, say("'{sign}' has no partner in the message", sign=stray))
        parts.append(_text(plain) if plain else _placeholder(placeholder, lang, scope, path, sure=False))

    def piece(look: Look) -> str | None:
        shown = [part(look) for part in parts]
        return None if None in shown else "".join(text for text in shown if text is not None)

    return piece


def _placeholder(text: str, lang: Language, scope: Scope, path: Path, *, sure: bool) -> Piece:
    found = PLACEHOLDER.fullmatch(text)
    if found is None:
        said = say("'{{{text}}}' is no placeholder: write {{path}}, {{path noun|nouns}} or {{path:or}}", text=text)
        raise scope.refuse(path, said)
    name, form, noun = found["path"], found["form"] or "", found["noun"] or ""
    reading = _reading(name, scope, path)
    first = name.split(".")[0]
    if sure and first in scope.catches and not scope.catches[first].sure:
        said = say("{name} is caught in one branch of any only; put {{{text}}} in [brackets]", name=first, text=text)
        raise scope.refuse(path, said)
    if noun or "|" in form:
        if not reading.type.many and reading.type.base is not Base.NUMBER:
            said = say(
                "{{{text}}} is for numbers and lists; {name} is {type}",
                text=text,
                name=name,
                type=typed(reading.type),
            )
            raise scope.refuse(path, said)
        return _counted(reading, noun, lang) if noun else _inflected(reading, form)
    _check_form(name, text, form, reading, scope, path, sure=sure)

    def piece(look: Look) -> str | None:
        value = reading.read(look)
        if not sure and (reading.raw(look) is Special.NONE or value == EMPTY):
            return None
        if form == "calendar":
            return _calendar(value, lang)
        return show(value, reading.type, lang, form)

    return piece


def _check_form(name: str, text: str, form: str, reading: Reading, scope: Scope, path: Path, *, sure: bool) -> None:
    """Refuse forms that do not fit the type, and elements that have no name to print."""
    of = reading.type
    if form and form not in FORMS:
        said = say("'{form}' is no form of a placeholder ({forms})", form=form, forms=", ".join((*FORMS, "one|many")))
        raise scope.refuse(path, said)
    is_time = as_value(reading).type.base is Base.DURATION and not of.many
    if form == "calendar" and (sure or not is_time):
        said = say("{{{text}}} is for durations, in [brackets]: it falls away without working days", text=text)
        raise scope.refuse(path, said)
    if form == "share" and of.base is not Base.SHARE:
        raise scope.refuse(path, say("{name} is no share", name=name))
    if (form in ("dative", "about") and not is_time) or (form in ("or", "all") and not of.many):
        said = say("{{{text}}} is for lists; {name} is {type}", text=text, name=name, type=typed(of))
        if form in ("dative", "about"):
            said = say("{{{text}}} is for durations; {name} is {type}", text=text, name=name, type=typed(of))
        raise scope.refuse(path, said)
    if form == "exact" and (of.base, of.of) != (Base.TEXT, "words"):
        raise scope.refuse(
            path, say("{{{text}}} is for words that were heard; {name} is {type}", text=text, name=name, type=typed(of))
        )
    if of.base is Base.ELEMENT and of.of != "leg" and not kinds()[of.of].label:
        fields = ", ".join(f"{{{name}.{field}}}" for field in list(kinds()[of.of].fields)[:3])
        said = say(
            "{name} is {type}, which has no name to print; print a field, as in {fields}",
            name=name,
            type=typed(of),
            fields=fields,
        )
        raise scope.refuse(path, said)


def _calendar(value: Value, lang: Language) -> str | None:
    """How long a duration is at most on the calendar; nothing where it holds no working days."""
    known = value.value if isinstance(value, AtLeast) else value
    if not isinstance(known, Duration) or not (known.workdays or known.businessdays):
        return None
    return show_duration(Duration(known.worst_seconds), lang)


def _reading(name: str, scope: Scope, path: Path) -> Reading:
    first = name.split(".")[0]
    known = first in scope.lost or first in scope.catches or first in scope.settings or first in scope.root.fields
    if not known and first != scope.root.name:
        near = did_you_mean(first, [*scope.catches, *scope.settings, *scope.root.fields])
        kind = described(scope.root.name)
        said = say("{kind} has no field '{name}'{hint}", kind=kind, name=first, hint=guess(near))
        raise scope.refuse(path, said)
    return compile_path(name, scope, path, from_root=True)


def _counted(reading: Reading, noun: str, lang: Language) -> Piece:
    """A number and its noun."""

    def piece(look: Look) -> str | None:
        value = reading.read(look)
        number = count_of(value)
        if number is None:
            return None
        least = (
            f"{AT_LEAST[lang]} " if isinstance(value, AtLeast) or (isinstance(value, Items) and value.fields) else ""
        )
        return f"{least}{show_number(number, lang)} {plural(number, noun)}"

    return piece


def _inflected(reading: Reading, forms: str) -> Piece:
    """The word alone, in the form that the number wants."""

    def piece(look: Look) -> str | None:
        value = reading.read(look)
        number = None if isinstance(value, Unknown) else count_of(value)
        return None if number is None else plural(number, forms)

    return piece
