"""The operators of the rule language: which types they take, and how they are compiled."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from journeyaudit.conditions.compare import (
    ORDER,
    as_items,
    before_day,
    older,
    same,
    scaled,
)  # fmt: skip
from journeyaudit.conditions.constants import constant, is_reference, one_of, plain
from journeyaudit.conditions.guards import NO_WORDS, Words
from journeyaudit.conditions.keys import key_of, stands_for
from journeyaudit.conditions.lists import listed, numbered, varied
from journeyaudit.conditions.literals import several, single
from journeyaudit.conditions.look import Answer, Condition, Look, opposite, undecided
from journeyaudit.conditions.reading import Reading, own_item
from journeyaudit.conditions.scope import Scope, compile_path, noun
from journeyaudit.conditions.texts import matched, mentioned, not_mentioned
from journeyaudit.facts import Base, Element, Items, Type, Unknown
from journeyaudit.facts.types import ORDERED
from journeyaudit.source import Path
from journeyaudit.values import Special, parse_duration, say, sentence

SINGLE = ("is", "is_not", "in", "not_in")
TEXT_OPERATORS = ("mentions", "mentions_no", "matches")
LIST_OPERATORS = ("includes", "any_in", "all_in", "none_in", "beyond", "misses", "differ", "count")
QUANTIFIERS = ("some", "every", "none")
MODIFIERS: Mapping[str, tuple[str, ...]] = {
    "mentions": ("but_not",),
    "any_in": ("except",),
    "some": tuple(ORDER),
    **dict.fromkeys(ORDER, ("times",)),
}
"""Keys that may stand beside an operator."""
CATCHING = ("some", "includes", "any_in", "beyond", "misses", "differ", "mentions", "matches", *ORDER)
"""Operators whose find can be caught with `as`."""


def allowed(reading: Reading) -> tuple[str, ...]:
    """The operators that a value of this type takes."""
    of = reading.type
    named = stands_for(of)
    if of.many:
        texts = TEXT_OPERATORS if named.base in (Base.TEXT, Base.NAME) else ()
        return ("is", *LIST_OPERATORS, *(QUANTIFIERS if of.base is Base.ELEMENT or texts else ()), *texts, "stated")
    if of.base is Base.ELEMENT and of.of == "touchpoint":
        return ("is", "is_not", "before", "after", "stated")
    if named.base in ORDERED:
        return (*SINGLE, *ORDER, "stated")
    if named.base is Base.DATE:
        return ("is", "before", "after", "older_than", "stated")
    if named.base is Base.BOOL:
        return ("is", "is_not", "stated")
    if named.base in (Base.TEXT, Base.NAME):
        return (*SINGLE, *TEXT_OPERATORS, "stated")
    return (*SINGLE, "stated")


def stated(reading: Reading, value: object, scope: Scope, path: Path) -> Condition:
    """True or false: whether something is written there, beside `none`; of a catch, whether there is one."""
    if not isinstance(value, bool):
        raise scope.refuse(path, say("'stated' is true or false"))
    if reading.through:
        said = say(
            "'stated' does not reach through a list ({name} is a list); use some, every or none", name=reading.through
        )
        raise scope.refuse(path, said, key=True)
    if not reading.optional and not value:
        said = say("{path} is required and so always stated; 'stated' can never be false here", path=reading.text)
        raise scope.refuse(path, said, key=True)
    if not reading.optional:
        said = say("{path} is required and so always stated; leave 'stated' out", path=reading.text)
        raise scope.refuse(path, said, key=True)

    def decide(look: Look) -> Answer:
        found = reading.raw(look)
        if not reading.steps and isinstance(found, Unknown):
            return found
        there = not isinstance(found, Unknown) and found is not Special.NONE
        if isinstance(found, Items):
            there = bool(found.values)
        return there is value

    return decide


def equal(reading: Reading, value: object, scope: Scope, path: Path) -> Condition:
    """Whether a value is the other; a list only `is: none`."""
    if reading.type.many:
        if value != "none":
            near = "any_in" if isinstance(value, list) else "includes"
            said = say(
                "{path} is {type}: '{operator}' wants one value; did you mean '{near}'?",
                path=reading.text,
                type=noun(reading.type),
                operator="is",
                near=near,
            )
            raise scope.refuse(path, said, key=True)

        def is_empty(look: Look) -> Answer:
            found = as_items(reading.read(look))
            return False if found.values else Unknown(found.fields) if found.fields else True

        return is_empty
    right = single(value, reading, scope, path)
    read = reading.raw if value == "none" else reading.read
    if plain(reading.type) and not is_reference(value):
        return one_of(read, frozenset((constant(right),)))
    keyed = key_of(reading.type)

    def is_same(look: Look) -> Answer:
        return same(read(look), right(look), keyed, look.item)

    return is_same


def within(reading: Reading, value: object, scope: Scope, path: Path) -> Condition:
    """Whether a value is one of a list."""
    right = several(value, reading, scope, path)
    if plain(reading.type) and not is_reference(value, lists=False):
        return one_of(reading.read, frozenset(constant(right).values))
    keyed = key_of(reading.type)
    bounded = stands_for(reading.type).base in ORDERED

    def is_in(look: Look) -> Answer:
        found = reading.read(look)
        if isinstance(found, Unknown):
            return found
        others = right(look)
        if not bounded and not others.fields:
            return keyed(found, look.item) in others.keys(keyed, look.item)
        if Special.NONE in others.values and reading.raw(look) is Special.NONE:
            return True
        fields = others.fields
        for one in others.values:
            answer = same(found, one, keyed, look.item)
            if answer is True:
                return True
            fields |= answer.fields if isinstance(answer, Unknown) else frozenset()
        return undecided(fields)

    return is_in


def words_of(reading: Reading, spec: Mapping[str, Any], scope: Scope, path: Path) -> Words:
    """What a clause asks, if that is only whether one field of its own holds some words or none of them."""
    name, value = next(iter(spec.items()))
    single_word = name in ("is", "is_not")
    own = reading.start is own_item and len(reading.steps) == 1 and reading.steps[0].zero is None
    asked = len(spec) == 1 and (single_word or name in ("in", "not_in"))
    if not (own and asked and plain(reading.type)) or reading.type.many or is_reference(value, lists=single_word):
        return NO_WORDS
    here = (*path, name)
    if single_word:
        wanted = frozenset((constant(single(value, reading, scope, here)),))
    else:
        wanted = frozenset(constant(several(value, reading, scope, here)).values)
    return Words(reading.steps[0].name, wanted, name in ("is_not", "not_in"))


def ordered(name: str, reading: Reading, spec: Mapping[str, Any], scope: Scope, path: Path) -> Condition:
    """Whether a quantity is more or less than another."""
    compare = ORDER[name]
    if spec[name] == "none":
        said = say(
            "'{operator}' wants {type}; ask for absence with {{is: none}}", operator=name, type=noun(reading.type)
        )
        raise scope.refuse((*path, name), said)
    right = single(spec[name], reading, scope, (*path, name))
    factor = None
    if "times" in spec:
        times = spec["times"]
        if isinstance(times, bool) or not isinstance(times, (int, float)) or times <= 0:
            raise scope.refuse((*path, "times"), say("times is a number above 0, {value} is not", value=repr(times)))
        factor = Fraction(str(times))
    caught = scope.catch(spec["as"], reading.type, (*path, "as")) if "as" in spec else ""

    def decide(look: Look) -> Answer:
        found, other = reading.read(look), right(look)
        answer = compare(found, other if factor is None else scaled(other, factor))
        look.keep(caught, answer, found)
        return answer

    return decide


def placed(name: str, reading: Reading, spec: Mapping[str, Any], scope: Scope, path: Path) -> Condition:
    """Whether a day or a step comes before or after another."""
    right = single(spec[name], reading, scope, (*path, name))
    is_day = reading.type.base is Base.DATE

    def decide(look: Look) -> Answer:
        first, second = reading.read(look), right(look)
        if name == "after":
            first, second = second, first
        if is_day:
            return before_day(first, second)
        for side in (first, second):
            if isinstance(side, Unknown):
                return side
        if not isinstance(first, Element) or not isinstance(second, Element):
            return False
        return any(step.data is first.data for step in second.items("before").values)

    return decide


def aged(reading: Reading, value: object, scope: Scope, path: Path) -> Condition:
    """Whether a day lies longer ago than a duration."""
    if isinstance(value, str) and value.startswith("$"):
        right = compile_path(value[1:], scope, path, from_root=True)
        if right.type != Type(Base.DURATION) or not right.sure:
            raise scope.refuse(path, say("{path} is no setting with a duration, which 'older_than' wants", path=value))
        return lambda look: older(reading.read(look), right.read(look), look.today)
    try:
        age = parse_duration(value if isinstance(value, (str, int, float)) else str(value))
    except ValueError as error:
        raise scope.refuse(path, sentence(error)) from None
    return lambda look: older(reading.read(look), age, look.today)


def compile_operator(name: str, reading: Reading, spec: Mapping[str, Any], scope: Scope, path: Path) -> Condition:
    """The condition for one operator that is no quantifier."""
    here = (*path, name)
    if name == "stated":
        return stated(reading, spec[name], scope, here)
    if name == "is":
        return equal(reading, spec[name], scope, here)
    if name in ("is_not", "not_in"):
        inner = (equal if name == "is_not" else within)(reading, spec[name], scope, here)
        return lambda look: opposite(inner(look))
    if name == "in":
        return within(reading, spec[name], scope, here)
    if name in ORDER:
        return ordered(name, reading, spec, scope, path)
    if name in ("before", "after"):
        return placed(name, reading, spec, scope, path)
    if name == "older_than":
        return aged(reading, spec[name], scope, here)
    if name == "mentions":
        return mentioned(reading, spec, scope, path)
    if name == "mentions_no":
        return not_mentioned(reading, spec, scope, path)
    if name == "matches":
        return matched(reading, spec, scope, path)
    if name == "differ":
        return varied(reading, spec, scope, path)
    if name == "count":
        return numbered(reading, spec[name], scope, here)
    return listed(name, reading, spec, scope, path)


def short_form(value: object) -> Mapping[str, Any]:
    """The operators of a path: `path: value` is short for `is`."""
    return value if isinstance(value, Mapping) else {"is": value}
