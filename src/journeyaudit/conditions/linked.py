"""Clauses that ask for one step by name (`taker: $touchpoint`): whose they can be is looked up, not asked of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from journeyaudit.conditions.look import Look
from journeyaudit.conditions.reading import Reading
from journeyaudit.conditions.scope import Scope, compile_path
from journeyaudit.facts import Base, Element, Items, Unknown
from journeyaudit.frozen import dataclass
from journeyaudit.source import Path


@dataclass(slots=True)
class Links:
    """Which of several elements, by number, name a step in a field."""

    named: dict[int, list[int]] = field(default_factory=dict)
    """By the step."""
    unclear: list[int] = field(default_factory=list)
    """Where it is not written, or not completely, which step it is."""

    def to(self, step: Element) -> list[int]:
        """The numbers of those that name the step, or may do so, ascending."""
        return sorted({*self.named.get(id(step.data), ()), *self.unclear})


@dataclass(frozen=True, slots=True)
class Linking:
    """A clause of a condition that holds only where a field names one step."""

    field: str
    step: Reading

    def links(self, elements: Iterable[Element]) -> Links:
        """Which elements name which step in the field."""
        found = Links()
        for number, one in enumerate(elements):
            value = one.get(self.field)
            if isinstance(value, Unknown) or (isinstance(value, Items) and value.fields):
                found.unclear.append(number)
                continue
            for step in value.values if isinstance(value, Items) else (value,):
                if isinstance(step, Element):
                    found.named.setdefault(id(step.data), []).append(number)
        return found

    def wanted(self, look: Look) -> Element | None:
        """The step that is asked for, where there is one."""
        value = self.step.read(look)
        return value if isinstance(value, Element) else None


def linking(tree: Mapping[str, object], scope: Scope, path: Path) -> Linking | None:
    """The first clause of a condition that asks for one step by a field of the element itself."""
    for key, value in tree.items():
        one = scope.kind.fields.get(str(key))
        if one is None or (one.type.base, one.type.of) != (Base.ELEMENT, "touchpoint"):
            continue
        if one.type.many:
            inner = value.get("some") if isinstance(value, Mapping) and value.keys() == {"some"} else None
            value = inner.get("touchpoint") if isinstance(inner, Mapping) and inner.keys() == {"touchpoint"} else None
        if not isinstance(value, str) or not value.startswith("$") or one.name in ("before", "after"):
            continue
        step = compile_path(value[1:], scope, path, from_root=True)
        if not step.type.many:
            return Linking(one.name, step)
    return None
