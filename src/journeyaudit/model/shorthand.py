"""How people may write values: one instead of a list, a plain value instead of an object, `none` for an absence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from journeyaudit.frozen import dataclass
from journeyaudit.model.choice import ACTORS, NONE_WORDS
from journeyaudit.values import Special

Handler = Callable[[Any], Any]
Validator = core_schema.ValidatorFunctionWrapHandler


@dataclass(frozen=True, slots=True)
class Absence:
    """What a missing field means: `none` (there is none); `counts_as` names the value that it stands for."""

    meaning: str
    counts_as: str = ""


MISSING_IS_NONE = Absence("none")
"""Marks a field that, when missing, says that there is none. Without it a missing field is unknown."""


@dataclass(frozen=True, slots=True)
class Domain:
    """What a name names, so that only names of one kind are compared; `text` is free prose."""

    name: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read a text that is not blank; a number counts as text."""
        text = core_schema.str_schema(pattern=r"\S", coerce_numbers_to_str=True)
        return core_schema.no_info_after_validator_function(_actor, text) if self.name == "unit" else text


@dataclass(frozen=True, slots=True)
class OrNone:
    """Marks a value that `none` or `false` documents as absent (`Special.NONE`); with `yes`, `true` is a text."""

    yes: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read the value itself, or the word that says that there is none."""
        inner = handler.generate_schema(without_absence(source))
        return core_schema.no_info_wrap_validator_function(_yes_or_none if self.yes else _value_or_none, inner)


@dataclass(frozen=True, slots=True)
class ListForm:
    """Marks a list: one value stands for a list of one, `none` or `false` for the empty list."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read a list, or the one value of it."""
        return core_schema.no_info_before_validator_function(_as_list, handler.generate_schema(without_absence(source)))


@dataclass(frozen=True, slots=True)
class MapForm:
    """Marks a mapping of names: `none` or `false` stands for the empty one; with `plain`, one name may stand for it."""

    plain: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read a mapping of names, or the name that may stand for it."""
        pairs = next(part for part in (source, *get_args(source)) if len(get_args(part)) == 2 and is_mapping(part))
        key, value = get_args(pairs)
        inner = core_schema.dict_schema(handler.generate_schema(key), handler.generate_schema(value))
        return core_schema.no_info_wrap_validator_function(_name_or_mapping if self.plain else _mapping, inner)


@dataclass(frozen=True, slots=True)
class Read:
    """Marks a value that a function reads from the plain value of the file."""

    parse: Callable[[object], object]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read the value by the function."""
        return core_schema.no_info_plain_validator_function(self.parse)


class Part(BaseModel):
    """A part of a journey or an organisation; unknown keys are refused, a plain value stands for its first field."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    NOUN: ClassVar[str]
    """What this part is called in messages, with its article."""
    FIRST: ClassVar[str]
    """The key that a plain value stands for."""

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, value: object) -> object:
        """Write a plain value as an object with the first field."""
        return value if isinstance(value, (dict, cls)) else cls.expand(value)

    @classmethod
    def expand(cls, value: object) -> dict[str, object]:
        """Return the object that a plain value stands for."""
        return {cls.FIRST: value}


def is_none(value: object) -> bool:
    """Tell whether a value of a file documents an absence."""
    if isinstance(value, str):
        return value == "none" or (len(value) < 8 and value.casefold() in NONE_WORDS)
    return value is False or value is Special.NONE


def without_absence(annotation: Any) -> Any:
    """Return an annotation without `None` and `Special`: what a value is that is written and not absent by word."""
    if get_origin(annotation) is None or not _is_union(annotation):
        return annotation
    kept = [part for part in get_args(annotation) if part is not type(None) and part is not Special]
    return kept[0] if len(kept) == 1 else Union[tuple(kept)]  # noqa: UP007  (a union of a computed list)


def is_mapping(annotation: Any) -> bool:
    """Tell whether an annotation is a mapping of names."""
    origin = get_origin(annotation)
    return isinstance(origin, type) and hasattr(origin, "keys")


def _is_union(annotation: Any) -> bool:
    return get_origin(annotation) in (Union, type(int | str))


def _actor(text: str) -> str:
    return ACTORS.get(text.casefold(), text)


def _value_or_none(value: object, read: Validator) -> Any:
    return Special.NONE if is_none(value) else read(value)


def _yes_or_none(value: object, read: Validator) -> Any:
    if value is True:
        return "yes"
    return Special.NONE if is_none(value) else read(value)


def _as_list(value: object) -> object:
    if isinstance(value, (list, tuple)):
        at = next((index for index, item in enumerate(value) if is_none(item)), None)
        if at is None:
            return value
        if len(value) == 1:
            return ()
        raise PydanticCustomError("none_among_others", "none among others", {"at": at})
    return () if is_none(value) else (value,)


def _mapping(value: object, read: Validator) -> Any:
    if isinstance(value, dict):
        return read(value)
    if is_none(value):
        return {}
    raise PydanticCustomError("mapping", "no mapping")


def _name_or_mapping(value: object, read: Validator) -> Any:
    if isinstance(value, dict):
        return read(value)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise PydanticCustomError("name_or_mapping", "neither name nor mapping")
    if is_none(value):
        raise PydanticCustomError("none_for_next", "none for next")
    return str(value)
