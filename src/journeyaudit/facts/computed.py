"""How a computed field is declared: the kind it belongs to, its name and type, and the function that computes it."""

from __future__ import annotations

from collections.abc import Callable
from inspect import cleandoc

from journeyaudit.facts.element import Element
from journeyaudit.facts.known import Value
from journeyaudit.facts.types import Absence, Type
from journeyaudit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Computed:
    """A field that is computed when a rule asks for it; its documentation is the function's docstring."""

    kind: str
    name: str
    type: Type
    read: Callable[[Element], Value]
    absence: Absence = "unknown"
    keys: tuple[str, ...] = ()
    """Where a finding about it points, if it stands in the file under some key."""
    special: tuple[str, ...] = ()

    @property
    def doc(self) -> str:
        """The first paragraph of the docstring."""
        return " ".join(cleandoc(self.read.__doc__ or "").split("\n\n")[0].split())
