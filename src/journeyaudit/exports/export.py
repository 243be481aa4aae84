"""What a writer gives back, and the list of everything in a journey that its form has no place for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from journeyaudit.frozen import dataclass
from journeyaudit.model import Journey, Part, field_docs
from journeyaudit.values import Special

_INSIDE = {"stages": "stage", "touchpoints": "step"}


@dataclass(frozen=True, slots=True)
class Export:
    """A journey in another form."""

    text: str
    remarks: tuple[str, ...]
    """What is left out, and what is written although the journey does not say it."""


def left_out(journey: Journey, held: Collection[str]) -> dict[str, int]:
    """How often each field is written that is not held.

    Held are paths such as `journey`, `stage.title`, `step.wait.max`; what stands in `held` itself is not looked into.
    Of several objects in one step (promises), the first is held with all its fields, of the others only the field
    that stands for the object. Where that is held, it is also held that there is none.
    """
    found: dict[str, int] = {}
    for path in _paths(journey, "", held):
        name = path.removeprefix("step.") if path.startswith(("step.", "stage.")) else f"journey.{path}"
        found[name] = found.get(name, 0) + 1
    return dict(sorted(found.items()))


def _paths(part: Part, prefix: str, held: Collection[str]) -> Iterator[str]:
    for doc in field_docs(type(part)):
        value = getattr(part, doc.name)
        path = f"{prefix}{doc.key}"
        if value is None or path in held:
            continue
        inside = _INSIDE.get(doc.key, path) if isinstance(part, Journey) or doc.key == "touchpoints" else path
        items = value if isinstance(value, tuple) else (value,)
        first = f"{inside}.{doc.part.FIRST}" if doc.part is not None else ""
        if first in held and (value is Special.NONE or not items):
            continue
        looked_into = any(one.startswith(f"{inside}.") for one in held)
        if not looked_into or not all(isinstance(one, Part) for one in items):
            yield path
            continue
        for number, one in enumerate(items):
            steps = inside in _INSIDE.values()
            yield from _paths(one, f"{inside}.", held if steps or not number else {first})
