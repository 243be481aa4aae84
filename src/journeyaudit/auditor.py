"""The one use case: audit paths with settings, and report."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from journeyaudit.accept import acceptances, accepted, unknown_rules
from journeyaudit.engine import Circumstances, Result, RuleCrashed, bill_of, judge, strip_of
from journeyaudit.facts import World, gaps, synonyms
from journeyaudit.grounds import certainty_of, grounds_of
from journeyaudit.loader import Group, Loaded, PassedOver, load
from journeyaudit.model import journey_id, walk
from journeyaudit.prose import Markup, Prose, audited_text, findings_in, wording_labels
from journeyaudit.report import Audited, Finding, NotAssessed, Report, Severity, told
from journeyaudit.rule import Lexica
from journeyaudit.rulebook import CompiledRule, Rulebook, info, rulebook_of
from journeyaudit.settings import START, Settings
from journeyaudit.source import Problem
from journeyaudit.sources import Wishes
from journeyaudit.values import Language, Number, say, sentence
from journeyaudit.wording import Certainty, language_of

MANY = 40
"""Journeys of one organisation from which on two processes are surely faster than one, as each compiles the rules."""


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
    exit_zero: bool = False
    tell: Callable[[int, int], None] = lambda done, total: None
    """Hears how many journeys of how many are done."""
    jobs: int = 0
    """How many processes share the work; 0: as many as there are processors, where there are many journeys."""
    wishes: Wishes = field(default_factory=Wishes)
    """What is wanted of files in other forms than YAML."""


def audit(paths: Sequence[str], settings: Settings) -> Report:
    """The report on the journeys at `paths`."""
    lang: Language = settings.lang or "en"
    return audit_request(Request(paths, lang=lang), settings)


def audit_request(request: Request, settings: Settings) -> Report:
    """The report on what was asked; faults in journeys, rules and settings are problems of the report."""
    loaded = loaded_for(request, settings)
    book = _rules(request, settings, loaded)
    problems = list(book.problems)
    rules, circumstances = grounds_of(book, settings, request.base, request.lang, files_of(loaded), problems)
    problems += loaded.problems
    today = circumstances.today
    findings: list[Finding] = []
    missing: list[NotAssessed] = []
    lacking: Counter[str] = Counter()
    audited: list[Audited] = []
    total = sum(len(group.journeys) for group in loaded.groups)
    for group in loaded.groups:
        meanings = synonyms(book.lexica.facts)
        world = World(
            group.journeys, group.organisation, meanings, settings.portfolio == "whole", certainty_of(settings)
        )
        result = _judged(
            rules,
            world,
            circumstances,
            problems,
            _telling(request, len(audited), total),
            request.jobs or jobs_for(len(group.journeys)),
        )
        entries = [entry for journey, document in group.journeys for entry in acceptances(journey, document)]
        problems += unknown_rules(entries, {*book.ids, *book.broken})
        found = accepted(result.findings, entries, today)
        findings += found
        missing += result.not_assessed
        for name, number in gaps(world, {name for one in result.not_assessed for name in one.fields}).items():
            lacking[name] += number
        audited += [_audited(group, world, number, found) for number in range(len(group.journeys))]
    texts = [Prose(name, text, Markup.MARKDOWN) for name, text in loaded.prose.items()]
    findings += _heard(texts, rules, circumstances, certainty_of(settings))
    audited += map(audited_text, texts)
    if not request.allow_empty:
        problems += _nothing(request, loaded, found=bool(audited or loaded.problems))
    return Report(
        findings=tuple(sorted(findings, key=_place)),
        not_assessed=tuple(missing),
        audited=tuple(audited),
        rules=tuple(info(rule.rule, request.lang) for rule in rules),
        problems=told(problems, request.lang),
        skipped=loaded.skipped,
        fail_on=Severity.of(settings.fail_on),
        texts={**settings.texts, **book.texts, **loaded.texts},
        gaps=dict(sorted(lacking.items())),
        as_of=today.isoformat(),
        lang=request.lang,
        allow_empty=request.allow_empty,
        exit_zero=request.exit_zero,
        remarks=told([*settings.remarks, *loaded.remarks], request.lang),
    )


def jobs_for(journeys: int) -> int:
    """How many processes are worth their while for so many journeys of one organisation."""
    return processors() if journeys >= MANY else 1


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _telling(request: Request, before: int, total: int) -> Callable[[int], None]:
    """Tells how many of all journeys are done when so many of a group are."""
    return lambda done: request.tell(before + done, total)


def _heard(
    texts: Sequence[Prose], rules: Sequence[CompiledRule], circumstances: Circumstances, certainty: str
) -> list[Finding]:
    """What the wording rules among the rules hear in texts; the models are asked only where there is a text."""
    if not texts:
        return []
    labels = wording_labels()
    together: dict[int, list[Prose]] = {}
    for one in texts:
        together.setdefault(id(circumstances.at(one.name)), []).append(one)
    found: list[Finding] = []
    for some in together.values():
        here = circumstances.at(some[0].name)
        asked = [one for one in rules if one.rule.id in labels and here.ask(one)]
        heard = findings_in(some, asked, Certainty(certainty) if certainty else None, here.lang)
        found += [replace(one, severity=here.severities.get(one.rule, one.severity)) for one in heard]
    return found


def loaded_for(request: Request, settings: Settings) -> Loaded:
    """What is asked for, read as the settings and the request want it."""
    customers = (*settings.customers, *request.wishes.customers)
    wishes = Wishes(customers, {**settings.columns, **request.wishes.columns})
    passed_over = PassedOver(settings.exclude, request.base, settings.respect_gitignore)
    return load(request.paths, request.stdin, request.stdin_name, wishes, passed_over)


def files_of(loaded: Loaded) -> list[str]:
    """The files of the journeys, organisations and texts that were read."""
    documents = [document for group in loaded.groups for _, document in group.journeys]
    documents += [group.organisation[1] for group in loaded.groups if group.organisation is not None]
    return [*(document.name for document in documents), *loaded.prose]


def _rules(request: Request, settings: Settings, loaded: Loaded) -> Rulebook:
    """The rules at hand; none where nothing could be read that they might judge, and no settings speak of them."""
    if not (loaded.groups or loaded.prose) and loaded.problems and settings == Settings():
        return Rulebook((), Lexica(), (), {})
    return rulebook_of(settings, request.base, keep=True)


def draw_up(request: Request, settings: Settings) -> Report:
    """The bills of the journeys that were asked for: a report for which no rule is run."""
    book = rulebook_of(settings, request.base, keep=True)
    loaded = loaded_for(request, settings)
    problems = [*book.problems, *loaded.problems]
    audited: list[Audited] = []
    for group in loaded.groups:
        world = World(group.journeys, group.organisation, synonyms(book.lexica.facts), settings.portfolio == "whole")
        audited += [_audited(group, world, number, None) for number in range(len(group.journeys))]
    if not request.allow_empty:
        problems += _nothing(request, loaded, found=bool(audited or loaded.problems))
    return Report(
        findings=(),
        not_assessed=(),
        audited=tuple(audited),
        rules=(),
        problems=told(problems, request.lang),
        skipped=loaded.skipped,
        fail_on=Severity.of(settings.fail_on),
        texts={**settings.texts, **book.texts, **loaded.texts},
        gaps={},
        as_of=(settings.as_of or date.today()).isoformat(),
        lang=request.lang,
        allow_empty=request.allow_empty,
        remarks=told(loaded.remarks, request.lang),
    )


def _place(finding: Finding) -> tuple[Any, ...]:
    return finding.file, finding.span, -finding.severity, finding.rule, finding.message


def _judged(
    rules: Sequence[CompiledRule],
    world: World,
    circumstances: Circumstances,
    problems: list[Problem],
    tell: Callable[[int], None],
    jobs: int,
) -> Result:
    """What the rules say; one that crashes is named and left out, and the others are asked without it."""
    while True:
        try:
            return judge(rules, world, circumstances, tell, jobs)
        except RuleCrashed as crash:
            hint = say(
                "a fault of the tool, not of the journey; `--ignore {rule}` audits without the rule", rule=crash.rule
            )
            problems.append(Problem(sentence(crash), crash.where, START, hint, "crash"))
            rules = [rule for rule in rules if rule.rule.id != crash.rule]


def _nothing(request: Request, loaded: Loaded, *, found: bool) -> list[Problem]:
    """Where journeys were looked for in vain: in a folder that was named, or in all that was named."""
    hint = say("a journey is a YAML file with the line `journey: TITLE`; --allow-empty accepts none")
    if loaded.passed_over:
        hint = say(
            "files and folders that are passed over, because git ignores them or `exclude` names them: {number}",
            number=loaded.passed_over,
        )
    none = say("no journeys were found")
    said = none
    if loaded.skipped == 1:
        said = say("no journeys were found; 1 other YAML document was passed over")
    elif loaded.skipped:
        number = Number(loaded.skipped)
        said = say("no journeys were found; {number} other YAML documents were passed over", number=number)
    if not found and len(request.paths) != 1:
        return [Problem(said, ", ".join(request.paths), START, hint, "paths")]
    barren = loaded.barren or (request.paths if not found else ())
    return [Problem(said if not found else none, one, START, hint, "paths") for one in barren]


def _audited(group: Group, world: World, number: int, findings: Sequence[Finding] | None) -> Audited:
    """A journey with its bill, and where rules were asked also with its strip."""
    journey, document = group.journeys[number]
    touchpoints = [touchpoint for _, touchpoint in walk(journey)]
    language = journey.language or language_of(" ".join([journey.title, *(one.title for one in touchpoints)])) or ""
    return Audited(
        file=document.name,
        id=journey_id(journey),
        title=journey.title,
        language=str(language),
        touchpoints=len(touchpoints),
        bill=bill_of(world.journeys[number]),
        strip=strip_of(world.journeys[number], findings) if findings is not None else (),
    )
