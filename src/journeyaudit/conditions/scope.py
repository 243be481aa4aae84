"""What a condition may name: fields, settings, catches and word lists; what cannot be is refused at its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from journeyaudit.conditions.look import Catch, Look
from journeyaudit.conditions.trace import Tracer
from journeyaudit.facts import Base, Element, Field, Items, Kind, Type, Unknown, Value, gather, kinds, noun_of
from journeyaudit.rule import Lexica, Setting
from journeyaudit.source import Document, Path, Problem
from journeyaudit.values import Special, did_you_mean
from journeyaudit.wording import Phrasebook


class Refused(Exception):
    """A part of a condition cannot be compiled; the problem is already noted."""


@dataclass(slots=True)
class Notebook:
    """Collects the faults of one rule."""

    document: Document
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, path: Path, message: str, *, key: bool = False) -> Refused:
        """Note a fault at its place, and return what to raise."""
        span = self.document.locate_key(path) if key else self.document.locate(path)
        where = ".".join(f"[{step}]" if isinstance(step, int) else step for step in path).replace(".[", "[")
        self.problems.append(Problem(message, self.document.name, span, f"at {where}", "rule"))
        return Refused(message)


@dataclass(slots=True)
class Scope:
    """What may be named at one place of a rule."""

    kind: Kind
    """The element that plain paths are read from."""
    root: Kind
    """The element of the rule, which `$path` is read from."""
    settings: Mapping[str, tuple[Type, Setting]]
    lexica: Lexica
    notes: Notebook
    phrasebook: Phrasebook
    """The word lists of `lexica` with the patterns that were compiled over them."""
    catches: dict[str, Catch] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    """Names of catches in clauses that were refused; what names them is not refused a second time."""
    outside: frozenset[str] = frozenset()
    """What was caught outside of the list that the scope is inside of, and so cannot be named here."""
    trace: Tracer | None = None
    """What listens to the compiled conditions; nothing does in an audit."""

    def inside(self, kind: Kind) -> Scope:
        """The scope of the items of a list."""
        return replace(self, kind=kind, catches={}, outside=self.outside | self.catches.keys())

    def branch(self) -> Scope:
        """The scope of one of several alternatives."""
        return replace(self, catches=dict(self.catches))

    def refuse(self, path: Path, message: str, *, key: bool = False) -> Refused:
        """Note a fault at its place, and return what to raise."""
        return self.notes.refuse(path, message, key=key)

    def catch(self, name: object, of: Type, path: Path) -> str:
        """Name what an operator finds; the name must be free."""
        if not isinstance(name, str) or not name.isidentifier():
            raise self.refuse(path, f"'{name}' is no name for a catch: one word of letters, digits and _")
        if name in self.root.fields or name == self.root.name or name in ("today", *self.settings):
            what = "setting" if name in self.settings else "field"
            said = f"the catch '{name}' is already a {what} of {described(self.root.name)}; choose another name"
            raise self.refuse(path, said)
        if name in self.catches:
            raise self.refuse(path, f"the name '{name}' is taken by another catch; choose another name")
        self.catches[name] = Catch(of, sure=True)
        return name


@dataclass(frozen=True, slots=True)
class Reading:
    """A path: the type of what it leads to, and how to read it."""

    text: str
    type: Type
    start: Callable[[Look], Value]
    """Where the path begins: the item, the rule's element, a setting or what was caught."""
    read: Callable[[Look], Value]
    raw: Callable[[Look], Value]
    """The same, with an absent quantity as absent and not as nothing of it."""
    steps: tuple[Field, ...] = ()
    through: str = ""
    """The list on the way, if the path leads through one."""
    sure: bool = False
    """Whether it leads to what is always there, such as the element itself."""

    @property
    def last(self) -> Field | None:
        """The last field on the path."""
        return self.steps[-1] if self.steps else None

    @property
    def ends_in_list(self) -> bool:
        """Whether the last field is a list, so that no item is none and a gap may stand for many."""
        return not self.steps or self.steps[-1].type.many

    @property
    def optional(self) -> bool:
        """Whether something on the way may be missing."""
        return not self.sure and (not self.steps or any(step.absence != "required" for step in self.steps))


def _reading(
    text: str,
    of: Type,
    start: Callable[[Look], Value],
    steps: tuple[Field, ...] = (),
    through: str = "",
    *,
    sure: bool = False,
) -> Reading:
    """The reading of a path from where it begins."""
    if not steps:
        return Reading(text, of, start, start, start, sure=sure)
    reach, plain = follow(steps), follow(steps, zeros=False)
    return Reading(
        text, of, start, lambda look: reach(start(look)), lambda look: plain(start(look)), steps, through, sure
    )


def as_value(reading: Reading) -> Reading:
    """The reading of the quantity or word that an element stands for: of a wait its longest time."""
    of = reading.type
    kind = kinds()[of.of] if of.base is Base.ELEMENT else None
    if kind is None or kind.domain is None or kind.domain.base in (Base.TEXT, Base.NAME):
        return reading
    steps = (*reading.steps, kind.fields[kind.label])
    return _reading(reading.text, replace(kind.domain, many=of.many), reading.start, steps, reading.through)


def _item(look: Look) -> Value:
    return look.item


def _root(look: Look) -> Value:
    return look.root


def described(kind: str) -> str:
    """A kind with its article, as error messages name it."""
    return f"an {kind}" if kind[0] in "aeio" else f"a {kind}"


def noun(of: Type) -> str:
    """How error messages name a type, with the words of its closed list."""
    return str(named(of))


def named(of: Type) -> Type:
    """The type with the noun of its closed list in place of the list's name."""
    return replace(of, of=noun_of(of.of)) if of.base is Base.CHOICE else of


def fields_of(kind: Kind, first: str, rest: list[str], scope: Scope, path: Path) -> tuple[tuple[Field, ...], Type, str]:
    """The fields that a dotted path leads through from a kind."""
    here = kind
    found: list[Field] = []
    many = False
    through = ""
    for number, name in enumerate([first, *rest]):
        one = here.fields.get(name)
        if one is None:
            near = did_you_mean(name, here.fields)
            hint = f"; did you mean '{near}'?" if near else f" (it has {', '.join(sorted(here.fields))})"
            raise scope.refuse(path, f"{described(here.name)} has no field '{name}'{hint}", key=True)
        found.append(one)
        last = number == len(rest)
        if one.type.many and not last:
            through = through or name
        many = many or one.type.many
        if not last:
            if one.type.base is not Base.ELEMENT:
                raise scope.refuse(path, f"{name} is {noun(one.type)} and has no fields of its own", key=True)
            here = kinds()[one.type.of]
    of = replace(found[-1].type, many=many)
    return tuple(found), of, through


def follow(steps: tuple[Field, ...], *, zeros: bool = True) -> Callable[[Value], Value]:
    """A function that reads a dotted path from an element; lists on the way are walked through.

    With `zeros`, an absent quantity reads as nothing of it (no wait is no time).
    """
    names = tuple(step.name for step in steps)
    zero = steps[-1].zero if steps else None

    def read(value: Value) -> Value:
        for number, name in enumerate(names):
            if isinstance(value, Element):
                value = value.get(name)
            elif isinstance(value, Items):
                value = _through(value, name, number == len(names) - 1)
            elif isinstance(value, Unknown):
                return value
            else:
                return Special.NONE
        return value

    if zero is None or not zeros:
        return _field(names[0], read) if len(names) == 1 else read
    return lambda value: zero if (found := read(value)) is Special.NONE else found


def _field(name: str, otherwise: Callable[[Value], Value]) -> Callable[[Value], Value]:
    """The reading of one field, without the walk that longer paths need."""
    return lambda value: value.get(name) if isinstance(value, Element) else otherwise(value)


def _through(items: Items, name: str, last: bool) -> Items:
    parts: list[Value] = [Items((), items.fields, items.gaps)]
    for item in items.values:
        if isinstance(item, Element):
            value = item.get(name)
            if value is not Special.NONE or last:
                parts.append(value)
    return gather(parts)


def compile_path(text: str, scope: Scope, path: Path, *, from_root: bool = False) -> Reading:
    """The reading of a path in a condition: of the item, or with `$` of the rule's element, a setting or a catch."""
    first, *rest = text.split(".")
    if first in scope.lost:
        raise Refused(f"'{first}' is caught in a clause that was refused")
    if not from_root:
        if first == scope.kind.name and first not in scope.kind.fields:
            return _own(scope.kind, rest, text, _item, scope, path)
        if first in scope.catches and first not in scope.kind.fields:
            return _caught(first, rest, scope, path)
        if first in scope.outside and first not in scope.kind.fields:
            raise scope.refuse(path, _hidden(first), key=True)
        steps, of, through = fields_of(scope.kind, first, rest, scope, path)
        return _reading(text, of, _item, steps, through)
    if first == "today" and not rest:
        return _reading("$today", Type(Base.DATE), lambda look: look.today, sure=True)
    if first in scope.settings:
        if rest:
            raise scope.refuse(path, f"the setting '{first}' has no fields")
        return _reading(f"${text}", scope.settings[first][0], lambda look: look.settings[first], sure=True)
    if first in scope.catches:
        return _caught(first, rest, scope, path)
    if first == scope.root.name and first not in scope.root.fields:
        return _own(scope.root, rest, f"${text}", _root, scope, path)
    if first in scope.outside:
        raise scope.refuse(path, _hidden(first))
    if first not in scope.root.fields:
        known = [*scope.settings, *scope.catches, *scope.root.fields, "today"]
        near = did_you_mean(first, known)
        hint = f"; did you mean '${near}'?" if near else ""
        raise scope.refuse(path, f"${first} is no setting, catch or field of {described(scope.root.name)}{hint}")
    steps, of, through = fields_of(scope.root, first, rest, scope, path)
    return _reading(f"${text}", of, _root, steps, through)


def _hidden(catch: str) -> str:
    return f"'{catch}' is caught outside of this list and cannot be named inside it; compare after the list"


def _own(kind: Kind, rest: list[str], text: str, start: Callable[[Look], Value], scope: Scope, path: Path) -> Reading:
    """A path that begins with the name of the element itself."""
    if not rest:
        return _reading(text, Type(Base.ELEMENT, kind.name), start, sure=True)
    steps, of, through = fields_of(kind, rest[0], rest[1:], scope, path)
    return _reading(text, of, start, steps, through)


def _caught(first: str, rest: list[str], scope: Scope, path: Path) -> Reading:
    """A path that begins with a catch."""
    of: Type = scope.catches[first].type
    text = ".".join((f"${first}", *rest))

    def start(look: Look) -> Value:
        return look.caught.get(first, Special.NONE)

    if not rest:
        return _reading(text, of, start)
    if of.base is not Base.ELEMENT:
        raise scope.refuse(path, f"the catch '{first}' is {noun(of)} and has no fields")
    steps, end, through = fields_of(kinds()[of.of], rest[0], rest[1:], scope, path)
    return _reading(text, replace(end, many=end.many or of.many), start, steps, first if of.many else through)
