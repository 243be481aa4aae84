"""What is wrong with a value of a file, said in the words of somebody who writes journeys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from journeyaudit.model.advice import RENAMED
from journeyaudit.model.reflect import FieldDoc, all_parts, field_docs
from journeyaudit.model.shorthand import Part
from journeyaudit.source import Document, Path, Problem
from journeyaudit.values import did_you_mean, quote, visible

Sentence: TypeAlias = tuple[str, str]
"""A message and a hint, which may be empty."""

_SHOWN = 60
"""How many characters of a value a message repeats."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error of pydantic with what is needed to say it."""

    kind: str
    value: object
    context: Mapping[str, Any]
    part: type[Part]
    """The model in which the value stands."""
    field: FieldDoc | None
    """The field of the model whose value it is; None for an unknown key."""
    where: str
    """The key in the file that the reader looks at."""


def explain(document: Document, root: type[Part], error: Mapping[str, Any]) -> Problem:
    """Return the problem for one error of pydantic, at its place in the file."""
    path = tuple(step for step in error["loc"] if step != "[key]")
    part, field = _target(root, path)
    mistake = Mistake(error["type"], error["input"], error.get("ctx", {}), part, field, _written_key(document, path))
    if mistake.kind == "extra_forbidden":
        message, hint = _unknown_key(part, str(path[-1]))
        return Problem(message, document.name, document.locate_key(path), hint, "schema")
    message, hint = _SENTENCES.get(mistake.kind, _other)(mistake)
    return Problem(message, document.name, document.locate(path), hint, "schema")


def _written_key(document: Document, path: Path) -> str:
    """Return the last key of a path that really stands in the file; short forms leave keys out."""
    data: object = document.data
    last = ""
    for step in path:
        if isinstance(data, dict) and step in data:
            data, last = data[step], str(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        elif step != 0:
            break
    return visible(last[:_SHOWN])


def shown(value: object) -> str:
    """Return what stands in the file, short and safe to print."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, str):
        return quote(value, "en", _SHOWN)
    if isinstance(value, (int, float)):
        return f"the number {value:g}" if isinstance(value, float) else f"the number {short_number(value)}"
    if isinstance(value, dict):
        keys = ", ".join(f"'{visible(str(key)[:_SHOWN])}'" for key in list(value)[:3])
        return f"an object with the keys {keys}" if keys else "an empty object"
    if isinstance(value, (list, tuple)):
        return "a list" if value else "an empty list"
    return "this value"


def short_number(value: int) -> str:
    """Return a whole number, or of a very long one that it is long."""
    return str(value) if abs(value) < 10**15 else "written here"


def _target(root: type[Part], path: Path) -> tuple[type[Part], FieldDoc | None]:
    """Return the model in which the last key of a path stands, and the field of that key if there is one."""
    part: type[Part] = root
    field: FieldDoc | None = None
    for step in path:
        if isinstance(step, int):
            continue
        if field is not None and field.part is not None:
            part, field = field.part, None
        if field is None or not field.mapping:
            field = next((doc for doc in field_docs(part) if doc.key == step), None)
    return part, field


def _unknown_key(part: type[Part], key: str) -> Sentence:
    keys = [doc.key for doc in field_docs(part)]
    name = visible(key[:_SHOWN])
    plain = f"{part.NOUN} has no key '{name}'"
    renamed = next((other for other in RENAMED.get(key.casefold(), ()) if other in keys), None)
    homes = [other.NOUN for other in all_parts() if any(doc.key == key for doc in field_docs(other))]
    if renamed is None and homes:
        return plain, f"'{name}' belongs to {' or '.join(homes[:3])}"
    near = renamed or did_you_mean(key, keys)
    if near is not None:
        return f"{plain}; did you mean '{near}'?", ""
    if " " in key:
        return plain, "a colon and a blank make a key of what stands before; if this is text, put it in quotes"
    return plain, f"it can have: {', '.join(keys)}"


def _missing(mistake: Mistake) -> Sentence:
    if mistake.field is None:
        return "something is missing here", ""
    return f"{mistake.part.NOUN} needs `{mistake.field.key}`", _as_hint(mistake.field)


def _choice(mistake: Mistake) -> Sentence:
    near = mistake.context["near"]
    advice = f"; did you mean '{near}'?" if near else ""
    hint = f"write one of: {mistake.context['choices']}"
    return f"{shown(mistake.value)} is not {mistake.context['noun']}{advice}", hint


def _misread(mistake: Mistake) -> Sentence:
    return str(mistake.context["what"]), ""


def _kind(mistake: Mistake) -> Sentence:
    return _expected(mistake, str(mistake.context["expected"])), ""


def _no_text(mistake: Mistake) -> Sentence:
    value = mistake.value
    place = mistake.field is not None and mistake.field.domain == "place"
    hint = ""
    if isinstance(value, bool) and not place:
        hint = f'if you mean the word, put it in quotes: "{str(value).lower()}"'
    elif isinstance(value, dict) and not place:
        hint = "if this is one text, put it in quotes"
    elif isinstance(value, list):
        hint = "only one value can stand here"
    return _expected(mistake, "the id of a touchpoint" if place else "a text"), hint


def _blank(mistake: Mistake) -> Sentence:
    return EMPTY, ""


def _not_unicode(mistake: Mistake) -> Sentence:
    return "the text holds half a character that cannot be printed", "write the character itself instead of its code"


def _among_others(mistake: Mistake) -> Sentence:
    return "`none` stands among other values", "delete `none`, or write only `none`"


def _no_mapping(mistake: Mistake) -> Sentence:
    example = "{IBAN: [bank account]}" if mistake.where == "facts" else "{nobody at home: report}"
    return _expected(mistake, f"names with values such as `{example}`"), ""


def _no_name(mistake: Mistake) -> Sentence:
    return _expected(mistake, "the id of a touchpoint, `end`, or `{condition: id}`"), ""


def _no_next(mistake: Mistake) -> Sentence:
    return "`next: none` says too little", "write `end` if the journey ends here, or delete the line to go on below"


def _no_limit(mistake: Mistake) -> Sentence:
    hint = "write `open` if there is no limit, or `wait: none` if nobody waits"
    return "`none` can be read in two ways here", hint


def _other(mistake: Mistake) -> Sentence:
    return f"{shown(mistake.value)} cannot stand here", _as_hint(mistake.field)


def _expected(mistake: Mistake, expected: str) -> str:
    where = f"`{mistake.where}`: " if mistake.where else ""
    return f"{where}{shown(mistake.value)} stands here; expected {expected}"


def _as_hint(field: FieldDoc | None) -> str:
    text = "" if field is None else field.description
    return (text[:1].lower() + text[1:]).rstrip(".")


EMPTY = "the value is empty: write what you know, `none` if there is none, or delete the line"

_SENTENCES: Mapping[str, Callable[[Mistake], Sentence]] = {
    "missing": _missing,
    "choice": _choice,
    "misread": _misread,
    "kind": _kind,
    "string_type": _no_text,
    "string_pattern_mismatch": _blank,
    "string_unicode": _not_unicode,
    "none_among_others": _among_others,
    "mapping": _no_mapping,
    "name_or_mapping": _no_name,
    "none_for_next": _no_next,
    "none_for_limit": _no_limit,
}
