"""What a condition may name: fields, settings, catches and word lists; what cannot be is refused at its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from journeyaudit.conditions.guards import Guard
from journeyaudit.conditions.look import Catch, Condition, Look
from journeyaudit.conditions.reading import Reading, own_item, reading_of, rule_item
from journeyaudit.conditions.trace import Tracer
from journeyaudit.facts import Base, Field, Kind, Type, Value, kinds, noun_of
from journeyaudit.rule import Lexica, Setting
from journeyaudit.source import Document, Path, Problem
from journeyaudit.values import Special, did_you_mean, guess, phrase, say
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
        self.problems.append(Problem(message, self.document.name, span, say("at {where}", where=where), "rule"))
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
    label: str = ""
    """The rule, where it is about a text; a model may have been learned for what it hears."""
    guards: list[Guard] | None = None
    """Where clauses of the rule's own element are noted that tell alone that the rule has nothing to say."""
    rest: list[Condition] = field(default_factory=list)
    """The other clauses beside these."""

    def inside(self, kind: Kind) -> Scope:
        """The scope of the items of a list."""
        return replace(self, kind=kind, catches={}, outside=self.outside.union(self.catches), guards=None)

    def branch(self) -> Scope:
        """The scope of one of several alternatives."""
        return replace(self, catches=dict(self.catches), guards=None)

    def refuse(self, path: Path, message: str, *, key: bool = False) -> Refused:
        """Note a fault at its place, and return what to raise."""
        return self.notes.refuse(path, message, key=key)

    def catch(self, name: object, of: Type, path: Path) -> str:
        """Name what an operator finds; the name must be free."""
        if not isinstance(name, str) or not name.isidentifier():
            said = say("'{name}' is no name for a catch: one word of letters, digits and _", name=name)
            raise self.refuse(path, said)
        if name in self.root.fields or name == self.root.name or name == "today" or name in self.settings:
            kind = described(self.root.name)
            said = say("the catch '{name}' is already a field of {kind}; choose another name", name=name, kind=kind)
            if name in self.settings:
                said = say(
                    "the catch '{name}' is already a setting of {kind}; choose another name", name=name, kind=kind
                )
            raise self.refuse(path, said)
        if name in self.catches:
            said = say("the name '{name}' is taken by another catch; choose another name", name=name)
            raise self.refuse(path, said)
        self.catches[name] = Catch(of, sure=True)
        return name


def described(kind: str) -> str:
    """A kind with its article, as error messages name it."""
    return phrase(f"an {kind}" if kind[0] in "aeio" else f"a {kind}")


def noun(of: Type) -> str:
    """How error messages name a type, with the words of its closed list."""
    return phrase(str(named(of)))


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
            hint = guess(near) or say(" (it has {names})", names=", ".join(sorted(here.fields)))
            said = say("{kind} has no field '{name}'{hint}", kind=described(here.name), name=name, hint=hint)
            raise scope.refuse(path, said, key=True)
        found.append(one)
        last = number == len(rest)
        if one.type.many and not last:
            through = through or name
        many = many or one.type.many
        if not last:
            if one.type.base is not Base.ELEMENT:
                said = say("{name} is {type} and has no fields of its own", name=name, type=noun(one.type))
                raise scope.refuse(path, said, key=True)
            here = kinds()[one.type.of]
    of = found[-1].type.list() if many else found[-1].type
    return tuple(found), of, through


def compile_path(text: str, scope: Scope, path: Path, *, from_root: bool = False) -> Reading:
    """The reading of a path in a condition: of the item, or with `$` of the rule's element, a setting or a catch."""
    first, *rest = text.split(".")
    if first in scope.lost:
        raise Refused(f"'{first}' is caught in a clause that was refused")
    if not from_root:
        if first == scope.kind.name and first not in scope.kind.fields:
            return _own(scope.kind, rest, text, own_item, scope, path)
        if first in scope.catches and first not in scope.kind.fields:
            return _caught(first, rest, scope, path)
        if first in scope.outside and first not in scope.kind.fields:
            raise scope.refuse(path, _hidden(first), key=True)
        steps, of, through = fields_of(scope.kind, first, rest, scope, path)
        return reading_of(text, of, own_item, steps, through)
    if first == "today" and not rest:
        return reading_of("$today", Type(Base.DATE), lambda look: look.today, sure=True)
    if first in scope.settings:
        if rest:
            raise scope.refuse(path, say("the setting '{name}' has no fields", name=first))
        return reading_of(f"${text}", scope.settings[first][0], lambda look: look.settings[first], sure=True)
    if first in scope.catches:
        return _caught(first, rest, scope, path)
    if first == scope.root.name and first not in scope.root.fields:
        return _own(scope.root, rest, f"${text}", rule_item, scope, path)
    if first in scope.outside:
        raise scope.refuse(path, _hidden(first))
    if first not in scope.root.fields:
        known = [*scope.settings, *scope.catches, *scope.root.fields, "today"]
        near = did_you_mean(first, known)
        said = say(
            "${name} is no setting, catch or field of {kind}{guess}",
            name=first,
            kind=described(scope.root.name),
            guess=guess(f"${near}" if near else None),
        )
        raise scope.refuse(path, said)
    steps, of, through = fields_of(scope.root, first, rest, scope, path)
    return reading_of(f"${text}", of, rule_item, steps, through)


def _hidden(catch: str) -> str:
    return say(
        "'{name}' is caught outside of this list and cannot be named inside it; compare after the list", name=catch
    )


def _own(kind: Kind, rest: list[str], text: str, start: Callable[[Look], Value], scope: Scope, path: Path) -> Reading:
    """A path that begins with the name of the element itself."""
    if not rest:
        return reading_of(text, Type(Base.ELEMENT, kind.name), start, sure=True)
    steps, of, through = fields_of(kind, rest[0], rest[1:], scope, path)
    return reading_of(text, of, start, steps, through)


def _caught(first: str, rest: list[str], scope: Scope, path: Path) -> Reading:
    """A path that begins with a catch."""
    of: Type = scope.catches[first].type
    text = ".".join((f"${first}", *rest))

    def start(look: Look) -> Value:
        return look.caught.get(first, Special.NONE)

    if not rest:
        return reading_of(text, of, start)
    if of.base is not Base.ELEMENT:
        raise scope.refuse(path, say("the catch '{name}' is {type} and has no fields", name=first, type=noun(of)))
    steps, end, through = fields_of(kinds()[of.of], rest[0], rest[1:], scope, path)
    return reading_of(text, replace(end, many=end.many or of.many), start, steps, first if of.many else through)
