"""What the model says about itself: every field with its type, its meaning and what it means when it is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from journeyaudit.frozen import dataclass
from journeyaudit.model.choice import Choice
from journeyaudit.model.journey import Journey
from journeyaudit.model.organisation import Organisation
from journeyaudit.model.scalars import read_bound, read_limit
from journeyaudit.model.shorthand import Absence, Domain, ListForm, MapForm, OrNone, Part, Read, without_absence
from journeyaudit.model.shorthand import is_mapping as is_mapping_type


@dataclass(frozen=True, slots=True)
class FieldDoc:
    """One field of the model, for documentation, schema and the types of the rule language."""

    model: type[Part]
    name: str
    """The attribute of the model."""
    key: str
    """The key in the file."""
    annotation: Any
    """The whole annotation as declared."""
    value: Any
    """The type of one value: without list, mapping, `None`, `Special` and markers (`str`, `Duration`, `Ask` …)."""
    many: bool
    """It is a list."""
    mapping: bool
    """It is, or may be, a mapping of names to `value`."""
    domain: str
    """What a name names (`fact`, `unit` …), `text` for prose, empty for what is no text."""
    none: bool
    """It can be documented as absent by `none`."""
    open: bool
    """It can be documented as unlimited by `open`."""
    yes: bool
    """`true` is understood as a text."""
    read: Callable[[object], object] | None
    """The function that reads the value, for durations, money, dates, counts and flags."""
    absence: Literal["required", "unknown", "none"]
    """What it means that the field is missing."""
    counts_as: str
    """The value that a missing field stands for, if that is not simply none."""
    description: str

    @property
    def part(self) -> type[Part] | None:
        """The model of the value, if it is an object."""
        return self.value if isinstance(self.value, type) and issubclass(self.value, Part) else None

    @property
    def choice(self) -> type[Choice] | None:
        """The closed list of words the value is from, if it is."""
        return self.value if isinstance(self.value, type) and issubclass(self.value, Choice) else None


def absence(field: FieldInfo) -> Literal["required", "unknown", "none"]:
    """Return what it means that a field is missing: refused, not known, or that there is none."""
    if field.is_required():
        return "required"
    return "none" if any(isinstance(mark, Absence) for mark in field.metadata) else "unknown"


def key_of(model: type[Part], field: str) -> str:
    """Return the key in the file for a field of a model; raises KeyError for an unknown field."""
    return model.model_fields[field].alias or field


@cache
def field_docs(model: type[Part]) -> tuple[FieldDoc, ...]:
    """Return the fields of a model in the order in which they are declared."""
    return tuple(_field_doc(model, name, field) for name, field in model.model_fields.items())


@cache
def parts(root: type[Part]) -> tuple[type[Part], ...]:
    """Return a model and all models inside it, each once, outer ones first."""
    found = [root]
    for model in found:
        found += [doc.part for doc in field_docs(model) if doc.part is not None and doc.part not in found]
    return tuple(dict.fromkeys(found))


def all_parts() -> tuple[type[Part], ...]:
    """Return all models of journeys and organisations, each once."""
    return tuple(dict.fromkeys((*parts(Journey), *parts(Organisation))))


def _field_doc(model: type[Part], name: str, field: FieldInfo) -> FieldDoc:
    marks = [*field.metadata, *_marks(field.annotation)]
    readers = [mark.parse for mark in marks if isinstance(mark, Read)]
    many = any(isinstance(mark, ListForm) for mark in field.metadata)
    mapping = any(isinstance(mark, MapForm) for mark in field.metadata)
    value = _value(field.annotation)
    limit = read_limit in readers or read_bound in readers
    return FieldDoc(
        model=model,
        name=name,
        key=field.alias or name,
        annotation=field.rebuild_annotation(),
        value=value,
        many=many,
        mapping=mapping,
        domain=next((mark.name for mark in reversed(marks) if isinstance(mark, Domain)), ""),
        none=many
        or (mapping and name != "next")
        or read_limit in readers
        or any(isinstance(mark, OrNone) for mark in marks),
        open=limit,
        yes=any(isinstance(mark, OrNone) and mark.yes for mark in marks),
        read=readers[0] if readers else None,
        absence=absence(field),
        counts_as=next((mark.counts_as for mark in marks if isinstance(mark, Absence)), ""),
        description=field.description or "",
    )


def _marks(annotation: Any) -> Iterator[Any]:
    """Yield the markers inside an annotation, outer ones first."""
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    for inner in get_args(annotation):
        yield from _marks(inner)


def _value(annotation: Any) -> Any:
    """Return the type of one value, whatever it is wrapped in."""
    annotation = without_absence(annotation)
    if get_origin(annotation) is None:
        return annotation
    inner = get_args(annotation)
    return _value(inner[-1] if is_mapping_type(annotation) else inner[0])
