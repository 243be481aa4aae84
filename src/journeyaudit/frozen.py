"""How values are made that never change: `@dataclass(frozen=True)`, held by the type checker and cheap to run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    import dataclasses
    from operator import attrgetter

    def dataclass(*, frozen=False, order=False, **options):
        """As in the standard library, but that a frozen class is made in a third of the time, and so are its values.

        That nothing is set afterwards is checked by the type checker alone. Values are compared, hashed and written
        by their fields as ever, by methods that all classes share where those of the library are compiled for each.
        """
        if not frozen or order:
            return dataclasses.dataclass(frozen=frozen, order=order, **options)

        def made(cls):
            own = cls.__dict__
            if "__repr__" not in own:
                cls.__repr__ = _written
            if "__eq__" not in own:
                cls.__eq__, cls.__hash__ = _same, own.get("__hash__") or _hashed
            return dataclasses.dataclass(eq=False, repr=False, **options)(cls)  # last: it may return another class

        return made

    class _Compared(dict):
        """By class, what tells its values apart; found out when two of them are first compared."""

        def __missing__(self, cls):
            names = [one.name for one in dataclasses.fields(cls) if one.compare]
            self[cls] = found = attrgetter(*names) if names else bool
            return found

    _compared = _Compared()

    def _same(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        compared = _compared[self.__class__]
        return compared(self) == compared(other)

    def _hashed(self):
        return hash(_compared[self.__class__](self))

    def _written(self):
        shown = (f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr)
        return f"{self.__class__.__qualname__}({', '.join(shown)})"
