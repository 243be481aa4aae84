"""The one use case: audit paths with settings, and report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from journeyaudit.accept import Acceptance, acceptances, accepted, unknown_rules
from journeyaudit.engine import Circumstances, RuleCrashed, judge
from journeyaudit.facts import Type, World, synonyms
from journeyaudit.loader import Group, Loaded, load
from journeyaudit.model import journey_id, walk
from journeyaudit.report import Audited, Finding, NotAssessed, Report, RuleInfo, Severity
from journeyaudit.rule import Rule, Wording
from journeyaudit.rulebook import CompiledRule, Rulebook, load_rulebook
from journeyaudit.rulebook.compiled import setting_value
from journeyaudit.settings import START, Settings
from journeyaudit.source import Document, Problem
from journeyaudit.values import Language, did_you_mean
from journeyaudit.wording import language_of


@dataclass(frozen=True, slots=True)
class Request:
    """What an audit is asked beside its settings."""

    paths: Sequence[str]
    stdin: bytes | None = None
    stdin_name: str = "<stdin>"
    base: Path = Path()
    """The folder that rule folders of the settings are relative to."""
    lang: Language = "en"
    allow_empty: bool = False


def audit(paths: Sequence[str], settings: Settings) -> Report:
    """The report on the journeys at `paths`."""
    lang: Language = settings.lang or "en"
    return audit_request(Request(paths, lang=lang), settings)


def audit_request(request: Request, settings: Settings) -> Report:
    """The report on what was asked; faults in journeys, rules and settings are problems of the report."""
    book = load_rulebook([request.base / folder for folder in settings.rules])
    problems = list(book.problems)
    rules = selected(book, settings, problems)
    loaded = load(request.paths, request.stdin, request.stdin_name)
    problems += loaded.problems
    today = settings.as_of or date.today()
    circumstances = Circumstances(
        today=today,
        lang=request.lang,
        settings=_thresholds(rules, settings, problems),
        severities={name: Severity.of(word) for name, word in settings.severity.items() if word != "off"},
    )
    findings: list[Finding] = []
    missing: list[NotAssessed] = []
    entries: list[Acceptance] = []
    documents: dict[str, Document] = {}
    audited: list[Audited] = []
    for group in loaded.groups:
        world = World(group.journeys, group.organisation, synonyms(book.lexica.facts), settings.portfolio == "whole")
        try:
            result = judge(rules, world, circumstances)
        except RuleCrashed as crash:
            problems.append(
                Problem(str(crash), crash.where, START, "this is a fault of the tool, not of the journey", "crash")
            )
            continue
        findings += result.findings
        missing += result.not_assessed
        audited += [_audited(group, number) for number in range(len(group.journeys))]
        for journey, document in group.journeys:
            entries += acceptances(journey, document)
            documents[document.name] = document
    problems += unknown_rules(entries, book.ids, documents)
    if not audited and not problems and not request.allow_empty:
        problems.append(_nothing(request, loaded))
    return Report(
        findings=tuple(sorted(accepted(findings, entries, today), key=_place)),
        not_assessed=tuple(missing),
        audited=tuple(audited),
        rules=tuple(info(rule.rule, request.lang) for rule in rules),
        problems=tuple(problems),
        skipped=loaded.skipped,
        fail_on=Severity.of(settings.fail_on),
        texts={**book.texts, **loaded.texts},
        as_of=today.isoformat(),
        lang=request.lang,
        allow_empty=request.allow_empty,
    )


def info(rule: Rule, lang: Language) -> RuleInfo:
    """What a report says about a rule; a rule in one language only says it in that."""

    def said(text: Wording) -> str:
        return text.get(lang) or next(iter(text.values()))

    return RuleInfo(
        id=rule.id,
        family=rule.family,
        title=said(rule.title),
        why=said(rule.why),
        fix=said(rule.fix),
        severity=rule.severity,
        basis=rule.basis.kind,
        source=rule.basis.source,
        laws=tuple((law.ref, law.checked.isoformat()) for law in rule.law),
    )


def _place(finding: Finding) -> tuple[Any, ...]:
    return finding.file, finding.span, -finding.severity, finding.rule, finding.message


def _nothing(request: Request, loaded: Loaded) -> Problem:
    where = ", ".join(request.paths)
    seen = f"; {loaded.skipped} other YAML documents were passed over" if loaded.skipped else ""
    hint = "a journey is a YAML file with the line `journey: TITLE`; --allow-empty accepts none"
    return Problem(f"no journeys were found{seen}", where, START, hint, "paths")


def _audited(group: Group, number: int) -> Audited:
    journey, document = group.journeys[number]
    touchpoints = [touchpoint for _, touchpoint in walk(journey)]
    language = journey.language or language_of(" ".join([journey.title, *(one.title for one in touchpoints)])) or ""
    return Audited(document.name, journey_id(journey), journey.title, str(language), len(touchpoints))


def selected(book: Rulebook, settings: Settings, problems: list[Problem]) -> list[CompiledRule]:
    """The rules that settings let run; unknown names in the settings are noted."""
    families = {one.rule.family for one in book.rules}
    names = {"select": settings.select, "ignore": settings.ignore, "severity": tuple(settings.severity)}
    for where, given in {**names, "settings": tuple(settings.settings)}.items():
        for name in given:
            if name not in book.ids and (where in ("severity", "settings") or name not in families):
                near = did_you_mean(name, [*book.ids, *families])
                hint = f"did you mean '{near}'?" if near else "see `journeyaudit rules list`"
                problems.append(
                    Problem(f"`{where}` names '{name}', which is no rule", "settings", START, hint, "settings")
                )
    return [
        one
        for one in book.rules
        if (not settings.select or {one.rule.id, one.rule.family} & set(settings.select))
        and not {one.rule.id, one.rule.family} & set(settings.ignore)
        and settings.severity.get(one.rule.id) != "off"
    ]


def _thresholds(
    rules: Sequence[CompiledRule], settings: Settings, problems: list[Problem]
) -> Mapping[str, Mapping[str, Any]]:
    """The thresholds of the settings, each read as the type of the rule's own default."""
    found: dict[str, dict[str, Any]] = {}
    for rule in rules:
        for name, value in settings.settings.get(rule.rule.id, {}).items():
            said = _fault(rule, name, value)
            if said:
                problems.append(Problem(said, "settings", START, code="settings"))
            else:
                found.setdefault(rule.rule.id, {})[name] = setting_value(value)[1]
    return found


def _fault(rule: CompiledRule, name: str, value: object) -> str:
    if name not in rule.types:
        near = did_you_mean(name, rule.types)
        known = f"did you mean '{near}'?" if near else f"it has {', '.join(rule.types) or 'none'}"
        return f"the rule '{rule.rule.id}' has no setting '{name}'; {known}"
    wanted: Type = rule.types[name]
    return "" if setting_value(value)[0] == wanted else f"'{rule.rule.id}.{name}' is {wanted}, '{value}' is not"
