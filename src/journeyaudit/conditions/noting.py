"""Has a tracer listen to the clauses of a condition, under the words in which the rule writes them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from journeyaudit.conditions.look import Condition, every_of
from journeyaudit.conditions.operators import CATCHING, MODIFIERS, QUANTIFIERS
from journeyaudit.conditions.reading import Reading, as_value
from journeyaudit.conditions.scope import Scope, compile_path
from journeyaudit.conditions.trace import Shape, Sight, Tracer
from journeyaudit.facts import Base, Type
from journeyaudit.source import Path

REFERENCE = re.compile(r"^\$([a-z_][a-z0-9_.]*)$|<\$([a-z_][a-z0-9_.]*)>")
"""What a clause is compared with: `$path`, or `<$path>` inside a pattern."""
SAFE = re.compile(r"[^\W_][^\"'\[\]{},:#&*!|>@`\\\n]*|\$[a-z_][a-z0-9_.]*|<[$a-z0-9_.-]+>")
"""Texts that need no quotation marks in YAML."""
LISTED = 4
"""How many values of a long list a clause shows."""


def together(parts: Iterable[Condition], scope: Scope) -> Condition:
    """All parts of a condition together."""
    return every_of(parts) if scope.trace is None else scope.trace.every(parts)


def section(condition: Condition, scope: Scope, name: str, path: Path) -> Condition:
    """A condition as one key of the rule; noted with the element that it is asked about."""
    if scope.trace is None:
        return condition
    about: Sight = ("", Type(Base.ELEMENT, scope.kind.name), lambda look: look.item)
    return scope.trace.noted(condition, "section", path, name, sights=(about,))


def group(
    condition: Condition, shape: Shape, scope: Scope, tree: object, path: Path, known: frozenset[str]
) -> Condition:
    """Alternatives, or one of them."""
    if scope.trace is None:
        return condition
    return scope.trace.noted(condition, shape, path, "any", wants=named_in(tree) & known)


def items(condition: Condition, reading: Reading, scope: Scope, path: Path) -> Condition:
    """A condition that is asked of the items of a list."""
    return condition if scope.trace is None else scope.trace.item(condition, path, reading.type.each())


def clause(
    condition: Condition,
    trace: Tracer,
    key: str,
    name: str,
    spec: Mapping[str, Any],
    reading: Reading,
    scope: Scope,
    path: Path,
    known: frozenset[str],
) -> Condition:
    """One operator of a path. `known` are the catches that were made before."""
    of_itself = name in ("stated", "count") or name in QUANTIFIERS or spec[name] == "none"
    value = reading if of_itself else as_value(reading)
    own: Sight = (key, value.type, value.raw if name == "stated" or spec[name] == "none" else value.read)
    words = {name: "…" if name in QUANTIFIERS else spec[name]}
    beside = {one: spec[one] for one in MODIFIERS.get(name, ()) if one in spec}
    caught = {"as": spec["as"]} if "as" in spec and name in CATCHING else {}
    compared = {**words, **beside}
    short = name == "is" and not beside
    return trace.noted(
        condition,
        "clause",
        (*path, name),
        f"{key}: {written(spec[name] if short else {**words, **beside, **caught})}",
        operator=name,
        sights=(own, *(_other(one, scope, path) for one in _references(name, compared))),
        catch=(spec["as"], scope.catches[spec["as"]].type) if caught else None,
        wants=named_in({key: {**spec}}) & known,
    )


def _references(name: str, compared: Mapping[str, Any]) -> list[str]:
    """The paths that a clause is compared with: alone, as a bound, or among phrases; in other lists they are words."""
    if name == "matches":
        return []
    phrases = name in ("mentions", "mentions_no")
    texts = _texts(compared) if phrases else (one for one in _bounds(compared) if one.startswith("$"))
    return list(dict.fromkeys(one[1] or one[2] for text in texts for one in REFERENCE.finditer(text)))


def _bounds(compared: Mapping[str, Any]) -> Iterator[str]:
    for value in compared.values():
        inner = value.values() if isinstance(value, Mapping) else (value,)
        yield from (one for one in inner if isinstance(one, str))


def _other(name: str, scope: Scope, path: Path) -> Sight:
    """What the right side of a clause reads."""
    right = as_value(compile_path(name, scope, path, from_root=True))
    return f"${name}", right.type, right.read


def named_in(tree: object) -> frozenset[str]:
    """The first words of all paths in a part of a condition."""
    found = {text.split(".")[0] for text in _keys(tree)}
    for text in _texts(tree):
        found |= {(one[1] or one[2]).split(".")[0] for one in REFERENCE.finditer(text)}
    return frozenset(name.removeprefix("$") for name in found)


def _keys(tree: object) -> Iterator[str]:
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            yield str(key)
            yield from _keys(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _keys(value)


def _texts(tree: object) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, Mapping):
        for value in tree.values():
            yield from _texts(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _texts(value)


def written(value: object) -> str:
    """A part of a rule as YAML on one line; of a long list the first values."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {written(one)}' for key, one in value.items())}}}"
    if isinstance(value, list):
        shown = [written(one) for one in value[:LISTED]]
        return f"[{', '.join([*shown, '…'] if len(value) > LISTED else shown)}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and not (value == "…" or SAFE.fullmatch(value)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
