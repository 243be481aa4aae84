"""What is wrong with a value of a file, said in the words of somebody who writes journeys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from journeyaudit.frozen import dataclass
from journeyaudit.model.advice import RENAMED
from journeyaudit.model.reflect import FieldDoc, all_parts, field_docs
from journeyaudit.model.shorthand import Part
from journeyaudit.source import Document, Path, Problem
from journeyaudit.values import Listing, Quoted, did_you_mean, meant, phrase, say, visible

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
    if mistake.kind == "none_among_others":
        path = (*path, mistake.context["at"])
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


def shown(value: object) -> str | Quoted:
    """Return what stands in the file, short and safe to print."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, str):
        return Quoted(value, _SHOWN)
    if isinstance(value, (int, float)):
        number = f"{value:g}" if isinstance(value, float) else short_number(value)
        return say("the number {number}", number=number)
    if isinstance(value, dict):
        keys = ", ".join(f"'{visible(str(key)[:_SHOWN])}'" for key in list(value)[:3])
        return say("an object with the keys {keys}", keys=keys) if keys else say("an empty object")
    if isinstance(value, (list, tuple)):
        return say("a list") if value else say("an empty list")
    return say("this value")


def short_number(value: int) -> str:
    """Return a whole number, or of a very long one that it is long."""
    return str(value) if abs(value) < 10**15 else say("written here")


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
    plain = say("{noun} has no key '{name}'", noun=phrase(part.NOUN), name=name)
    renamed = next((other for other in RENAMED.get(key.casefold(), ()) if other in keys), None)
    homes = [phrase(other.NOUN) for other in all_parts() if any(doc.key == key for doc in field_docs(other))]
    if renamed is None and homes:
        return plain, say("'{name}' belongs to {parts}", name=name, parts=Listing(homes[:3], last="or"))
    near = renamed or did_you_mean(key, keys)
    if near is not None:
        return say("{problem}; {advice}", problem=plain, advice=meant(near)), ""
    if " " in key:
        return plain, say("a colon and a blank make a key of what stands before; if this is text, put it in quotes")
    return plain, say("it can have: {keys}", keys=", ".join(keys))


def _missing(mistake: Mistake) -> Sentence:
    if mistake.field is None:
        return say("something is missing here"), ""
    return say("{noun} needs `{key}`", noun=phrase(mistake.part.NOUN), key=mistake.field.key), _as_hint(mistake.field)


def _choice(mistake: Mistake) -> Sentence:
    near = mistake.context["near"]
    hint = say("write one of: {choices}", choices=mistake.context["choices"])
    plain = say("{value} is not {noun}", value=shown(mistake.value), noun=phrase(mistake.context["noun"]))
    return say("{problem}; {advice}", problem=plain, advice=meant(near)) if near else plain, hint


def _misread(mistake: Mistake) -> Sentence:
    return mistake.context["what"], ""


def _kind(mistake: Mistake) -> Sentence:
    return _expected(mistake, mistake.context["expected"]), ""


def _no_text(mistake: Mistake) -> Sentence:
    value = mistake.value
    place = mistake.field is not None and mistake.field.domain == "place"
    hint = ""
    if isinstance(value, bool) and not place:
        hint = say('if you mean the word, put it in quotes: "{word}"', word=str(value).lower())
    elif isinstance(value, dict) and not place:
        hint = say("if this is one text, put it in quotes")
    elif isinstance(value, list):
        hint = say("only one value can stand here")
    return _expected(mistake, say("the id of a touchpoint") if place else say("a text")), hint


def _blank(mistake: Mistake) -> Sentence:
    return EMPTY, ""


def _not_unicode(mistake: Mistake) -> Sentence:
    hint = say("write the character itself instead of its code")
    return say("the text holds half a character that cannot be printed"), hint


def _among_others(mistake: Mistake) -> Sentence:
    value, at = mistake.value, mistake.context["at"]
    word = value[at] if isinstance(value, (list, tuple)) else value
    plain = say("`none` stands among other values")
    if word != "none":
        plain = say("{value} means `none`, and stands among other values", value=shown(word))
    if mistake.field is None or mistake.field.domain != "text" or not isinstance(word, str):
        return plain, say("delete it, or write only `none`")
    longer = "none of these" if word.casefold() == "none" else f"{word} davon"
    hint = say(
        "delete it, or write only `none`; as one of the values it needs more words, such as `{text}`", text=longer
    )
    return plain, hint


def _no_mapping(mistake: Mistake) -> Sentence:
    example = "{IBAN: [bank account]}" if mistake.where == "facts" else "{nobody at home: report}"
    return _expected(mistake, say("names with values such as `{example}`", example=example)), ""


def _no_name(mistake: Mistake) -> Sentence:
    return _expected(mistake, say("the id of a touchpoint, `end`, or `{condition: id}`")), ""


def _no_next(mistake: Mistake) -> Sentence:
    hint = say("write `end` if the journey ends here, or delete the line to go on below")
    return say("`next: none` says too little"), hint


def _no_limit(mistake: Mistake) -> Sentence:
    hint = say("write `open` if there is no limit, or `wait: none` if nobody waits")
    return say("`none` can be read in two ways here"), hint


def _other(mistake: Mistake) -> Sentence:
    return say("{value} cannot stand here", value=shown(mistake.value)), _as_hint(mistake.field)


def _expected(mistake: Mistake, expected: str) -> str:
    where = f"`{mistake.where}`: " if mistake.where else ""
    return say(
        "{where}{value} stands here; expected {expected}", where=where, value=shown(mistake.value), expected=expected
    )


def _as_hint(field: FieldDoc | None) -> str:
    text = "" if field is None else field.description
    return phrase((text[:1].lower() + text[1:]).rstrip("."))


EMPTY = say("the value is empty: write what you know, `none` if there is none, or delete the line")

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
