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
            cls = dataclasses.dataclass(eq=False, repr=False, **options)(cls)
            if "__repr__" not in own:
                cls.__repr__ = _written
            if "__eq__" not in own:
                compared = [one.name for one in dataclasses.fields(cls) if one.compare]
                cls._compared = attrgetter(*compared) if compared else _nothing
                cls.__eq__, cls.__hash__ = _same, own.get("__hash__") or _hashed
            return cls

        return made

    def _nothing(value):
        return None

    def _same(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        compared = self.__class__._compared
        return compared(self) == compared(other)

    def _hashed(self):
        return hash(self.__class__._compared(self))

    def _written(self):
        shown = (f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr)
        return f"{self.__class__.__qualname__}({', '.join(shown)})"
