"""Mutants of rules: each differs in one small thing, and the rule's own examples must notice it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any, TypeAlias

from journeyaudit.engine import RuleCrashed
from journeyaudit.examples.run import Prepared, check, prepare
from journeyaudit.examples.thresholds import moved
from journeyaudit.facts import World
from journeyaudit.frozen import dataclass
from journeyaudit.rule import Lexica, Rule, parse_rule
from journeyaudit.rulebook import CompiledRule, compile_rule
from journeyaudit.source import Path, SourceError
from journeyaudit.values import say
from journeyaudit.wording import Phrasebook

SWAPS: Mapping[str, tuple[str, ...]] = {
    "more": ("at_least", "less"), "at_least": ("more", "at_most"), "less": ("at_most", "more"),
    "at_most": ("less", "at_least"), "some": ("every",), "every": ("some",), "is": ("is_not",), "is_not": ("is",),
    "in": ("not_in",), "not_in": ("in",), "any_in": ("none_in",), "none_in": ("any_in",), "all_in": ("any_in",),
    "before": ("after",), "after": ("before",), "beyond": ("misses",), "misses": ("beyond",),
}  # fmt: skip
"""Operators that a mutant puts in place of another."""
DROPPED = ("but_not", "except", "times", "unless", "yields_to", "law", "error_if", "warning_if", "info_if", "when")
"""Keys that a mutant leaves out whole."""
CONDITIONS = ("when", "flag_if", "unless", "error_if", "warning_if", "info_if")

Change: TypeAlias = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed rule, with what was changed."""

    rule: str
    path: Path
    change: str

    @property
    def said(self) -> str:
        """What was changed, and where."""
        return say("{where}: {change}", where=".".join(map(str, self.path)), change=self.change)

    def __str__(self) -> str:
        """The same in English."""
        return str(self.said)


def survivors(rule: CompiledRule, lexica: Lexica, shared: Iterable[str] = ()) -> tuple[list[Mutant], int]:
    """The mutants that no example notices, and how many were tried. Lists in `shared` belong to other rules too."""
    if not rule.cases:
        return [], 0
    ready: list[tuple[Prepared, World]] = []
    for example in rule.rule.examples:
        prepared = prepare(example, f"{rule.rule.id} example {example.path[-1]}")
        ready.append((prepared, prepared.world(lexica)))
    alive: list[Mutant] = []
    tried = 0
    phrasebook = Phrasebook(lexica.words)
    for mutant, data in mutants(rule.rule):
        tried += 1
        if not _noticed(rule.rule, data, lexica, ready, phrasebook):
            alive.append(mutant)
    for mutant, changed in _shorter_lists(rule.rule, lexica, frozenset(shared)):
        tried += 1
        if not _noticed(rule.rule, rule.rule.data, changed, ready, Phrasebook(changed.words)):
            alive.append(mutant)
    return alive, tried


def _noticed(
    rule: Rule,
    data: Mapping[str, Any],
    lexica: Lexica,
    ready: Sequence[tuple[Prepared, World]],
    phrasebook: Phrasebook,
) -> bool:
    """Whether the mutant cannot be loaded, or some example says something else of it."""
    try:
        compiled = compile_rule(parse_rule(rule.document, data), lexica, phrasebook)
        compiled = replace(compiled, rule=replace(compiled.rule, severity=rule.severity))
        return any(check(compiled, prepared, world) for prepared, world in ready)
    except (SourceError, RuleCrashed):
        return True


def mutants(rule: Rule) -> Iterator[tuple[Mutant, Mapping[str, Any]]]:
    """Every rule that differs from this one in one small thing, in the order of the file."""
    for path, change, apply in _changes(rule.data):
        data = deepcopy(dict(rule.data))
        apply(data)
        yield Mutant(rule.id, path, change), data


def _changes(data: Mapping[str, Any]) -> Iterator[tuple[Path, str, Change]]:
    cases = data.get("cases")
    if isinstance(cases, list):
        for number, case in enumerate(cases):
            if len(cases) > 1:
                yield _without(("cases", number))
            yield from _case_changes(case, ("cases", number))
    yield from _case_changes(data, ())
    laws = data.get("law") or []
    for number, law in enumerate(laws if isinstance(laws, list) else []):
        yield _without(("law", number))
        for key in ("sector", "when"):
            if key in law:
                yield _without(("law", number, key))
    for name, setting in (data.get("settings") or {}).items():
        for value in moved(setting.get("default")):
            yield _with(("settings", name, "default"), value)


def _case_changes(case: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, str, Change]]:
    for key in DROPPED:
        if key in case:
            yield _without((*path, key))
    reasons = case.get("yields_to")
    if isinstance(reasons, list) and len(reasons) > 1:
        for number in range(len(reasons)):
            yield _without((*path, "yields_to", number))
    for key in CONDITIONS:
        if key in case:
            yield from _condition_changes(case[key], (*path, key))
    each = case.get("each")
    if isinstance(each, Mapping):
        yield from _condition_changes(each.get("run"), (*path, "each", "run"))


def _condition_changes(tree: Any, path: Path) -> Iterator[tuple[Path, str, Change]]:
    if not isinstance(tree, Mapping):
        return
    for key, value in tree.items():
        here = (*path, key)
        if len(tree) > 1:
            yield _without(here)
        if key == "any" and isinstance(value, list):
            for number, branch in enumerate(value):
                if len(value) > 1:
                    yield _without((*here, number))
                yield from _condition_changes(branch, (*here, number))
        elif isinstance(value, Mapping):
            yield from _operator_changes(value, here)
        elif isinstance(value, bool):
            yield _with(here, not value)
        elif not isinstance(value, (list, Mapping)):
            yield _with(here, {"is_not": value})


def _operator_changes(spec: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, str, Change]]:
    for name, value in spec.items():
        here = (*path, name)
        if name in DROPPED:
            yield _without(here)
        for other in SWAPS.get(name, ()):
            if other in spec:
                continue
            if name == "some" and len(spec) > 1:  # what stands beside `some` does not go with `every` alone
                yield _with((*path, other), value, say("'{name}' put beside 'some'", name=other))
            else:
                yield _renamed(here, other)
        if name in ("some", "every", "none"):
            yield from _condition_changes(value, here)
        elif name == "count" and isinstance(value, Mapping):
            yield from _operator_changes(value, here)
        elif isinstance(value, bool) and name == "stated":
            yield _with(here, not value)
        elif isinstance(value, list):
            for number in range(len(value)):
                if len(value) > 1:
                    yield _without((*here, number))
        elif name != "as":
            for one in moved(value):
                yield _with(here, one)
        if name in ("more", "less", "at_least", "at_most") and "some" in spec:
            yield _without(here)


def _without(path: Path) -> tuple[Path, str, Change]:
    def apply(data: Any) -> None:
        del _holder(data, path)[path[-1]]

    return path, say("left out"), apply


def _with(path: Path, value: Any, change: str = "") -> tuple[Path, str, Change]:
    def apply(data: Any) -> None:
        _holder(data, path)[path[-1]] = value

    return path, change or say("changed to {value}", value=value), apply


def _renamed(path: Path, name: str) -> tuple[Path, str, Change]:
    def apply(data: Any) -> None:
        holder = _holder(data, path)
        items = [(name if key == path[-1] else key, value) for key, value in holder.items()]
        holder.clear()
        holder.update(items)

    return path, say("changed to {value}", value=name), apply


def _holder(data: Any, path: Path) -> Any:
    for step in path[:-1]:
        data = data[step]
    return data


def lists_of(rule: Rule) -> frozenset[str]:
    """The names of the lists that a rule's conditions use."""
    found: set[str] = set()
    stack: list[Any] = [case.conditions for case in rule.cases] + [case.each for case in rule.cases]
    while stack:
        here = stack.pop()
        if isinstance(here, Mapping):
            stack.extend(here.values())
        elif isinstance(here, list):
            stack.extend(here)
        elif isinstance(here, str) and "<" in here:
            found.update(name for part in here.split("<")[1:] if not (name := part.split(">")[0]).startswith("$"))
    return frozenset(found)


def _shorter_lists(rule: Rule, lexica: Lexica, shared: frozenset[str]) -> Iterator[tuple[Mutant, Lexica]]:
    """The lists that the rule alone uses, each without one entry."""
    for name in sorted(lists_of(rule) - shared):
        for kind in ("words", "sets"):
            lists = getattr(lexica, kind)
            entries = lists.get(name, ())
            for number, entry in enumerate(entries):
                if len(entries) > 1:
                    rest = entries[:number] + entries[number + 1 :]
                    changed = replace(lexica, **{kind: {**lists, name: rest}})
                    yield Mutant(rule.id, (f"<{name}>",), say("'{entry}' left out", entry=entry)), changed
