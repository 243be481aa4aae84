"""Which rules run with which thresholds: the profile, then what the settings select, ignore and change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from journeyaudit.facts import Type
from journeyaudit.rulebook.compiled import CompiledRule
from journeyaudit.rulebook.defaults import setting_value
from journeyaudit.rulebook.pack import Rulebook
from journeyaudit.rulebook.profiles import Preset
from journeyaudit.settings import BUDGET, Settings
from journeyaudit.source import Problem
from journeyaudit.values import did_you_mean, meant, say


def selected(book: Rulebook, settings: Settings, problems: list[Problem]) -> list[CompiledRule]:
    """The rules that run; unknown names in the settings are noted. What is selected runs whatever the profile says."""
    families = {one.rule.family for one in book.rules}
    named = {
        "select": settings.select,
        "ignore": settings.ignore,
        "severity": tuple(settings.severity),
        "settings": tuple(settings.settings),
    }
    for where, names in named.items():
        rules_only = where in ("severity", "settings")
        for name in names:
            if name in book.ids or name in book.broken or (name in families and not rules_only):
                continue
            if name in families:
                said = say(
                    "`{where}` names '{name}', which is a family; only rules can stand here", where=where, name=name
                )
                problems.append(settings.problem(said, where, name, hint=say("see `journeyaudit rules list`")))
                continue
            said = say("`{where}` names '{name}', which is no rule and no family", where=where, name=name)
            if rules_only:
                said = say("`{where}` names '{name}', which is no rule", where=where, name=name)
            known = book.ids if rules_only else (*book.ids, *families)
            problems.append(unknown(settings, where, name, said, known))
    profile = book.profiles.profiles.get(settings.profile)
    if profile is None and book.profiles.profiles:
        said = say("there is no profile '{name}'", name=settings.profile)
        problems.append(unknown(settings, "profile", settings.profile, said, list(book.profiles.profiles)))
    return [
        one
        for one in book.rules
        if _wanted(
            one, settings, profile is None or profile.holds(one.rule) or one.rule.document.name not in book.builtin
        )
    ]


def _wanted(one: CompiledRule, settings: Settings, by_profile: bool) -> bool:
    names = {one.rule.id, one.rule.family}
    if names & set(settings.ignore) or settings.severity.get(one.rule.id) == "off":
        return False
    if settings.select:
        return bool(names & set(settings.select))
    named = one.rule.id in settings.severity or one.rule.id in settings.settings
    return by_profile or named or (one.rule.id == BUDGET and bool(settings.budget))


def unknown(settings: Settings, where: str, name: str, said: str, known: Sequence[str]) -> Problem:
    """The problem for a name in the settings that does not exist."""
    near = did_you_mean(name, known)
    listed = say("see `journeyaudit rules list`")
    if where in ("profile", "presets"):
        listed = say("known: {names}", names=", ".join(known))
    return settings.problem(said, where, name, hint=meant(near) if near else listed)


def check_overrides(book: Rulebook, settings: Settings, problems: list[Problem]) -> None:
    """Note the faults in overrides, whether or not there is a file that they are about."""
    for number in range(len(settings.overrides)):
        own = settings.of_override(number)
        selected(book, own, problems)
        presets(book, own, problems)
        thresholds(book.rules, own, problems)


def presets(book: Rulebook, settings: Settings, problems: list[Problem]) -> tuple[Preset, ...]:
    """The presets that the settings name."""
    found = []
    for name in settings.presets:
        preset = book.profiles.presets.get(name)
        if preset is None:
            said = say("there is no preset '{name}'", name=name)
            problems.append(unknown(settings, "presets", name, said, list(book.profiles.presets)))
        else:
            found.append(preset)
    return tuple(found)


def thresholds(
    rules: Sequence[CompiledRule], settings: Settings, problems: list[Problem]
) -> Mapping[str, Mapping[str, Any]]:
    """The thresholds of the settings, each read as the type of the rule's own default."""
    found: dict[str, dict[str, Any]] = {}
    if settings.budget and all(rule.rule.id != BUDGET for rule in rules):
        needed = say("`budget` needs the rule '{rule}', which is not there", rule=BUDGET)
        problems.append(settings.problem(needed, "budget", next(iter(settings.budget))))
    for rule in rules:
        for name, value in settings.budget.items() if rule.rule.id == BUDGET else ():
            said = setting_fault(rule, name, value)
            if name in settings.settings.get(BUDGET, {}):
                said = say("'{name}' stands here and under `settings.{rule}`; keep one", name=name, rule=BUDGET)
            if said:
                at = say("`{path}`: {problem}", path="budget", problem=said)
                problems.append(settings.problem(at, "budget", name, key=name not in rule.types))
            else:
                found.setdefault(BUDGET, {})[name] = setting_value(value)[1]
        for name, value in settings.settings.get(rule.rule.id, {}).items():
            said = setting_fault(rule, name, value)
            if said:
                unknown_name = name not in rule.types
                problems.append(settings.problem(said, "settings", rule.rule.id, inner=name, key=unknown_name))
            else:
                found.setdefault(rule.rule.id, {})[name] = setting_value(value)[1]
    return found


def setting_fault(rule: CompiledRule, name: str, value: object) -> str:
    """What is wrong with a value for a setting of a rule; empty if nothing is."""
    if name not in rule.types:
        near = did_you_mean(name, rule.types)
        names = ", ".join(rule.types)
        known = say("it has {names}", names=names) if names else say("it has none")
        plain = say("the rule '{rule}' has no setting '{name}'", rule=rule.rule.id, name=name)
        return say("{problem}; {advice}", problem=plain, advice=meant(near) if near else known)
    wanted: Type = rule.types[name]
    if setting_value(value)[0] == wanted:
        return ""
    default = rule.rule.settings[name].default
    return say(
        "the setting '{name}' of '{rule}' is {wanted}{such}, not {written}",
        name=name,
        rule=rule.rule.id,
        wanted=wanted,
        such="" if default == "none" else say(" such as {default}", default=default),
        written=say("empty") if value is None else f"'{value}'",
    )
