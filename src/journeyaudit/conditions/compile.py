"""Compiles the conditions of a rule, once, into functions; everything that cannot hold is refused at its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from operator import itemgetter
from typing import Any

from journeyaudit.conditions.compare import ORDER, as_items
from journeyaudit.conditions.guards import Guard, alone, alone_with_items, cost, of_journey
from journeyaudit.conditions.linked import linking
from journeyaudit.conditions.literals import share_or_count
from journeyaudit.conditions.look import Answer, Catch, Condition, Look, any_of, first_of
from journeyaudit.conditions.noting import clause, group, items, together
from journeyaudit.conditions.operators import (
    CATCHING,
    MODIFIERS,
    QUANTIFIERS,
    TEXT_OPERATORS,
    allowed,
    compile_operator,
    short_form,
    words_of,
)  # fmt: skip
from journeyaudit.conditions.quantify import by_journey, first_that_decides, narrowed, verdict_of
from journeyaudit.conditions.reading import Reading, as_value, own_item
from journeyaudit.conditions.scope import Refused, Scope, compile_path, noun
from journeyaudit.conditions.steps import Quantifier, of_steps
from journeyaudit.facts import Base, Element, Items, kinds
from journeyaudit.facts.known import NO_FIELDS
from journeyaudit.source import Path
from journeyaudit.values import Listing, did_you_mean, guess, say

EVERY_OPERATOR = (
    "is", "is_not", "in", "not_in", "more", "less", "at_least", "at_most", "before", "after", "older_than",
    "mentions", "mentions_no", "matches", "includes", "any_in", "all_in", "none_in", "beyond", "misses", "differ",
    "count", "some", "every", "none", "stated",
)  # fmt: skip
MAX_DEPTH = 12
"""How deep conditions may be nested; a rule of others is not trusted."""


def compile_condition(tree: object, scope: Scope, path: Path, depth: int = 0) -> Condition:
    """The condition of a mapping: all its clauses together. Faults are noted; raises Refused where there are any."""
    if depth > MAX_DEPTH:
        raise scope.refuse(path, say("conditions are nested more than {limit} deep", limit=MAX_DEPTH))
    if not isinstance(tree, Mapping) or not tree:
        raise scope.refuse(path, say("a condition is a mapping of paths to operators, such as {channels: {count: 1}}"))
    clauses: list[Condition] = []
    cheap: list[Condition] = []
    refused: Refused | None = None
    for key, value in tree.items():
        here = (*path, key)
        first = cheap if scope.trace is None and alone(key, value, scope.kind, scope.lexica) else clauses
        try:
            if key == "any":
                clauses.append(_alternatives(value, scope, here, depth))
            else:
                first.append(_clause(key, value, scope, here, depth))
        except Refused as fault:
            refused = fault
            scope.lost |= _names_of_catches(value)
    if refused is not None:
        raise refused
    if scope.guards is not None:
        asked = {id(guard.condition) for guard in scope.guards}
        scope.rest += [one for one in (*cheap, *clauses) if id(one) not in asked]
    return together([*cheap, *clauses], scope)


def _names_of_catches(tree: object) -> set[str]:
    if isinstance(tree, Mapping):
        own = {str(tree["as"])} if "as" in tree else set()
        return own.union(*map(_names_of_catches, tree.values()))
    return set().union(*map(_names_of_catches, tree)) if isinstance(tree, list) else set()


def _alternatives(value: object, scope: Scope, path: Path, depth: int) -> Condition:
    if not isinstance(value, list) or not value:
        raise scope.refuse(path, say("'any' is a list of conditions"))
    branches: list[Condition] = []
    costs: list[int] = []
    known = frozenset(scope.catches)
    caught: list[dict[str, Catch]] = []
    refused: Refused | None = None
    for number, one in enumerate(value):
        branch = scope.branch()
        try:
            compiled = compile_condition(one, branch, (*path, number), depth + 1)
            branches.append(group(compiled, "branch", scope, one, (*path, number), known))
            costs.append(cost(one, scope.kind, scope.lexica))
        except Refused as fault:
            refused = fault
        caught.append({name: catch for name, catch in branch.catches.items() if name not in scope.catches})
    if refused is not None:
        raise refused
    for name in dict.fromkeys(name for one in caught for name in one):
        first = next(one[name] for one in caught if name in one)
        if any(one[name].type != first.type for one in caught if name in one):
            said = say(
                "'{name}' names catches of two kinds in the branches of any; choose another name for one of them",
                name=name,
            )
            raise scope.refuse(path, said)
        scope.catches[name] = Catch(first.type, sure=all(name in one and one[name].sure for one in caught))
    if scope.trace is not None or any(caught):
        return group(any_of(branches), "any", scope, value, path, known)
    return first_of(branch for _, branch in sorted(zip(costs, branches, strict=True), key=itemgetter(0)))


def _clause(key: str, value: object, scope: Scope, path: Path, depth: int) -> Condition:
    reading = (
        compile_path(key[1:], scope, path, from_root=True) if key.startswith("$") else compile_path(key, scope, path)
    )
    spec = short_form(value)
    operators = [name for name in spec if name in EVERY_OPERATOR and not _is_modifier(name, spec)]
    _check_keys(key, spec, operators, reading, scope, path)
    parts: list[Condition] = []
    for name in operators:
        own = _own_keys(name, operators, spec)
        known = frozenset(scope.catches)
        if name in QUANTIFIERS:
            part = _quantified(name, reading, own, scope, path, depth)
        else:
            of_itself = name in ("stated", "count") or spec[name] == "none"
            part = compile_operator(name, reading if of_itself else as_value(reading), own, scope, path)
        if scope.trace is not None:
            part = clause(part, scope.trace, key, name, own, reading, scope, path, known)
        elif name in QUANTIFIERS:
            part = of_journey(part, key, name, own, scope.kind, scope.settings, scope.lexica)
        parts.append(part)
    whole = together(parts, scope)
    if scope.guards is not None and (asked := alone_with_items(key, value, scope.kind, scope.lexica)):
        scope.guards.append(Guard(asked, whole, words=words_of(reading, spec, scope, path)))
    return whole


def _own_keys(name: str, operators: list[str], spec: Mapping[str, Any]) -> Mapping[str, Any]:
    """What belongs to one of several operators of a path: `as` to the first that finds something."""
    catcher = next((one for one in operators if one in CATCHING), "")
    return spec if name == catcher else {key: value for key, value in spec.items() if key != "as"}


def _is_modifier(name: str, spec: Mapping[str, Any]) -> bool:
    return any(name in MODIFIERS.get(other, ()) for other in spec if other != name)


def _check_keys(
    key: str, spec: Mapping[str, Any], operators: list[str], reading: Reading, scope: Scope, path: Path
) -> None:
    """Refuse what is no operator, what does not apply to the type, and modifiers that stand alone."""
    takes = allowed(reading)
    beside = {one for name in operators for one in MODIFIERS.get(name, ())}
    for name in spec:
        here = (*path, name)
        if name in operators:
            if name not in takes:
                raise scope.refuse(here, _does_not_apply(key, name, spec[name], reading, takes), key=True)
        elif name == "as":
            if not any(operator in CATCHING for operator in operators):
                said = say(
                    "{operators} finds nothing that 'as' could catch; it catches what {catching} find",
                    operators=Listing(operators) if operators else say("nothing here"),
                    catching=", ".join(CATCHING),
                )
                raise scope.refuse(here, said, key=True)
        elif name not in beside:
            partners = [one for one, modifiers in MODIFIERS.items() if name in modifiers]
            if partners:
                others = Listing(partners, last="or")
                said = say("'{name}' stands beside {others}, never alone", name=name, others=others)
                raise scope.refuse(here, said, key=True)
            hint = guess(did_you_mean(str(name), EVERY_OPERATOR)) or say(" ({words})", words=", ".join(takes))
            raise scope.refuse(here, say("there is no operator '{name}'{hint}", name=name, hint=hint), key=True)
    if not operators:
        raise scope.refuse(path, say("{path} needs an operator ({operators})", path=key, operators=", ".join(takes)))


def _does_not_apply(key: str, name: str, value: object, reading: Reading, takes: tuple[str, ...]) -> str:
    parts = {"path": key, "type": noun(reading.type), "operator": name}
    if reading.type.many and (name in ORDER or name in ("is", "is_not", "in", "not_in")):
        lists = {"is": "includes", "is_not": "none_in", "in": "any_in", "not_in": "none_in"}
        near = lists.get(name, f"count: {{{name}: …}}")
        near = "count: {at_least: 1}" if name == "is_not" and value == "none" else near
        return say("{path} is {type}: '{operator}' wants one value; did you mean '{near}'?", **parts, near=near)
    if not reading.type.many and name in ("any_in", "includes", "none_in"):
        near = {"any_in": "in", "includes": "is", "none_in": "not_in"}[name]
        return say("{path} is {type}: '{operator}' wants a list; did you mean '{near}'?", **parts, near=near)
    return say("{path} is {type}: '{operator}' does not apply ({operators})", **parts, operators=", ".join(takes))


def _quantified(
    name: str, reading: Reading, spec: Mapping[str, Any], scope: Scope, path: Path, depth: int
) -> Condition:
    of_elements = reading.type.base is Base.ELEMENT
    if of_elements:
        inside = scope.inside(kinds()[reading.type.of])
        inner = compile_condition(spec[name], inside, (*path, name), depth + 1)
    else:
        inside = scope.inside(scope.kind)
        inner = _of_text(spec[name], reading, inside, (*path, name))
    inner = items(inner, reading, scope, (*path, name))
    bounds = [(one, share_or_count(spec[one], scope, (*path, one))) for one in MODIFIERS.get(name, ()) if one in spec]
    for one, catch in inside.catches.items():
        scope.catch(one, catch.type.list(), (*path, name))
        scope.catches[one] = Catch(catch.type.list(), sure=catch.sure and name != "none")
    caught = scope.catch(spec["as"], reading.type.list(), (*path, "as")) if "as" in spec else ""
    gathered = tuple(inside.catches)

    only_elements = of_elements and all(step.type.many and not step.special for step in reading.steps)

    def listed(look: Look) -> Items:
        found = as_items(reading.read(look))
        if of_elements and not only_elements and not all(isinstance(one, Element) for one in found.values):
            # NOTE: where a path leads to nothing, or to the end, there is no element to ask about
            return replace(found, values=tuple(one for one in found.values if isinstance(one, Element)))
        return found

    by_steps = of_elements and not (gathered or bounds or scope.trace)

    def quick(otherwise: Condition) -> Condition:
        if not by_steps:
            return otherwise
        part = replace(inside, catches={})
        asked = Quantifier(name, reading, spec[name], inner, caught, part, (*path, name))
        return of_steps(asked, lambda tree: compile_condition(tree, part, (*path, name), depth + 1), otherwise)

    if not (caught or gathered or bounds or scope.trace):
        of_whole = of_elements and name != "every" and reading.text.startswith("journey.") and len(reading.steps) == 2
        link = linking(spec[name], inside, (*path, name)) if of_whole else None
        few = narrowed(listed, reading.text, link) if link is not None else listed
        return quick(first_that_decides(name, few, inner))

    parts = by_journey(reading, listed) if of_elements else None

    def decide(look: Look) -> Answer:
        answers: list[Answer] = []
        fields, gaps = NO_FIELDS, 0
        chosen: list[Any] = []
        finds: dict[str, list[Any]] = {one: [] for one in gathered}
        for found in (listed(look),) if parts is None else parts(look, lambda: chain(chosen, *finds.values())):
            fields, gaps = fields | found.fields, gaps + found.gaps
            for item in found.values:
                inward = look.at(item)
                answer = inner(inward)
                answers.append(answer)
                if answer is True:
                    chosen.append(item)
                    for one in gathered:
                        if one in inward.caught:
                            finds[one].extend(as_items(inward.caught[one]).values)
        verdict = verdict_of(name, Items(tuple(answers), fields, gaps), answers, bounds, look)
        look.keep(caught, verdict, Items(tuple(chosen)))
        for one in gathered:
            if finds[one] or verdict is not True:
                look.keep(one, verdict, Items(tuple(finds[one])))
        return verdict

    return quick(decide)


def _of_text(tree: object, reading: Reading, scope: Scope, path: Path) -> Condition:
    """The condition on one text of a list, such as `every: {mentions: …}`."""
    operators = [name for name in tree if name in TEXT_OPERATORS] if isinstance(tree, Mapping) else []
    if not isinstance(tree, Mapping) or not operators:
        operators_of_text = Listing(TEXT_OPERATORS, last="or")
        said = say("the items of {path} are texts: write {operators}", path=reading.text, operators=operators_of_text)
        raise scope.refuse(path, said)
    item = Reading(reading.text, reading.type.each(), own_item, own_item, own_item)
    _check_keys(reading.text, tree, operators, item, scope, path)
    parts: list[Condition] = []
    for name in operators:
        own, known = _own_keys(name, operators, tree), frozenset(scope.catches)
        part = compile_operator(name, item, own, scope, path)
        if scope.trace is not None:
            part = clause(part, scope.trace, reading.text, name, own, item, scope, path, known)
        parts.append(part)
    return together(parts, scope)
