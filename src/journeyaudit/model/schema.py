"""The JSON Schema of the files, for editors: it accepts every short form, so that it never warns without need."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, TypeAlias

from journeyaudit.model.choice import Choice
from journeyaudit.model.journey import Journey
from journeyaudit.model.organisation import Organisation
from journeyaudit.model.reflect import FieldDoc, field_docs, parts
from journeyaudit.model.scalars import read_minutes, read_score, read_times
from journeyaudit.model.shorthand import Part
from journeyaudit.values import Duration, Money

Schema: TypeAlias = dict[str, Any]

_TEXT: Schema = {"type": ["string", "number"], "pattern": r"\S"}
_PROSE: Schema = {"type": "string", "pattern": r"\S"}
_MINUTES: Schema = {"anyOf": [{"type": "number", "minimum": 0}, _PROSE, {"const": False}]}
_FLAG: Schema = {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no", "ja", "nein", "none"]}]}
_DATE: Schema = {"type": "string", "pattern": r"[0-9]"}
_SCORE: Schema = {"type": "integer", "minimum": -2, "maximum": 2}
_TIMES: Schema = {"type": "integer", "minimum": 1}
_ABSENT: tuple[object, ...] = ("none", "None", "NONE", "keine", "Keine", "kein", "keiner", False)


def model_schema(kind: Literal["journey", "organisation"]) -> Schema:
    """Return the JSON Schema (draft 2020-12) of a journey or an organisation file.

    Words of closed lists are offered but not enforced, because synonyms in two languages are understood too.
    """
    root: type[Part] = Journey if kind == "journey" else Organisation
    schema: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"journeyaudit {kind} file",
        **_object(root),
    }
    if kind == "journey":
        schema["oneOf"] = [{"required": ["stages"]}, {"required": ["touchpoints"]}]
        for doc in field_docs(Journey):
            if doc.key in ("stages", "touchpoints"):
                schema["properties"][doc.key] = {"description": doc.description, **_one_or_many(doc, 1)}
    schema["$defs"] = {part.__name__: _object(part) for part in parts(root)[1:]}
    return schema


def _object(part: type[Part]) -> Schema:
    docs = field_docs(part)
    return {
        "type": "object",
        "description": (part.__doc__ or "").strip(),
        "properties": {doc.key: {"description": doc.description, **_field(doc)} for doc in docs},
        "required": [doc.key for doc in docs if doc.absence == "required"],
        "additionalProperties": False,
    }


def _field(doc: FieldDoc) -> Schema:
    """Return what may stand under a key."""
    if doc.mapping:
        return _mapping(doc)
    if doc.many:
        return _one_or_many(doc, 0)
    words: list[object] = list(_ABSENT) if doc.none else []
    words += ["open", "offen"] if doc.open else []
    words += [True] if doc.yes else []
    return _any([*_value(doc), *([{"enum": words}] if words else [])])


def _one_or_many(doc: FieldDoc, at_least: int) -> Schema:
    item = _any(_value(doc))
    several: Schema = {"type": "array", "items": item, **({"minItems": at_least} if at_least else {})}
    absent: list[Schema] = [] if at_least else [{"enum": list(_ABSENT)}]
    return _any([*_value(doc), several, *absent])


def _mapping(doc: FieldDoc) -> Schema:
    if doc.key == "facts":
        synonyms = _any([_TEXT, {"type": "array", "items": _TEXT}, {"enum": list(_ABSENT)}])
        return _any([{"type": "object", "additionalProperties": synonyms}, {"enum": list(_ABSENT)}])
    places: Schema = {"type": "object", "additionalProperties": _TEXT}
    return _any([places, {"enum": list(_ABSENT)}] if doc.none else [places, _TEXT])


def _value(doc: FieldDoc) -> list[Schema]:
    """Return the forms of one value, the fullest first."""
    if doc.part is not None:
        return _part(doc.part)
    if doc.choice is not None:
        return [_choice(doc.choice), {"type": "string"}]
    if doc.value is bool:
        return [_FLAG]
    if doc.value is int:
        plain = _TIMES if doc.read is read_times else _SCORE if doc.read is read_score else None
        return [plain] if plain is not None else [{"type": "integer", "minimum": 0}, {"enum": list(_ABSENT)}]
    if doc.value is date:
        return [_DATE]
    if doc.value is Duration or doc.value is Money:
        return [_MINUTES] if doc.read is read_minutes else [_PROSE]
    return [_TEXT]


def _part(part: type[Part]) -> list[Schema]:
    """Return an object and, if no other field is required, the plain value that may stand for it."""
    full: Schema = {"$ref": f"#/$defs/{part.__name__}"}
    docs = field_docs(part)
    if any(doc.absence == "required" and doc.key != part.FIRST for doc in docs):
        return [full]
    first = next(doc for doc in docs if doc.key == part.FIRST)
    return [full, _field(first)]


def _choice(choice: type[Choice]) -> Schema:
    return {"enum": [word.value for word in choice], "description": f"{choice.noun()[:1].upper()}{choice.noun()[1:]}."}


def _any(schemas: list[Schema]) -> Schema:
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
