"""The one use case: audit paths with settings, and report."""

from __future__ import annotations

import os
from collections import ChainMap
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from datetime import date
from pathlib import Path

from journeyaudit.baseline import Baseline, Ledger, Seen
from journeyaudit.baseline.locate import known_before, no_longer_found
from journeyaudit.changes import Changes
from journeyaudit.engine import Circumstances, Result, RuleCrashed, judge, overview_of
from journeyaudit.facts import World, synonyms
from journeyaudit.frozen import dataclass
from journeyaudit.grounds import certainty_of, grounds_of
from journeyaudit.loader import Loaded, PassedOver, load
from journeyaudit.prose import Markup, Prose, audited_text, findings_in, wording_labels
from journeyaudit.report import Audited, Finding, Report, Severity, told
from journeyaudit.rule import Lexica
from journeyaudit.rulebook import CompiledRule, Rulebook, info, rulebook_of
from journeyaudit.settings import START, Settings
from journeyaudit.source import Problem
from journeyaudit.sources import Wishes
from journeyaudit.stowed import FEW
from journeyaudit.tally import Tally, audited_journey
from journeyaudit.timing import Timing, timed
from journeyaudit.touched import touched, touches_all
from journeyaudit.values import Language, Number, say, sentence
from journeyaudit.wording import Certainty

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
    baseline: str | None = None
    """The file of the known findings; `none` for none, missing for that of the settings."""
    changes: Changes | None = None
    """Only journeys that these touch are reported on."""
    book: Rulebook | None = None
    """The rules at hand, where somebody keeps them between audits; else they are loaded as the settings say."""
    timing: Timing | None = None
    """Where the processor time is noted, if somebody asks for it."""


def audit(paths: Sequence[str], settings: Settings) -> Report:
    """The report on the journeys at `paths`."""
    lang: Language = settings.lang or "en"
    return audit_request(Request(paths, lang=lang), settings)


def audit_request(request: Request, settings: Settings) -> Report:
    """The report on what was asked; faults in journeys, rules and settings are problems of the report."""
    with timed(request.timing, "reading"):
        loaded = loaded_for(request, settings)
    with timed(request.timing, "loading"):
        book = _rules(request, settings, loaded)
        problems = list(book.problems)
        rules, circumstances = grounds_of(book, settings, request.base, request.lang, files_of(loaded), problems)
    problems += loaded.problems
    baseline = known_before(request.baseline, settings, request.base, problems)
    ledger = Ledger(baseline.entries if baseline is not None else ())
    changes = _in_question(request, settings, baseline)
    packed = sum(len(group.journeys) for group in loaded.groups) > FEW
    said = Tally({*book.ids, *book.broken}, ledger, circumstances, packed=packed)
    said.open_pages({name: text for name, text in loaded.prose.items() if changes is None or changes.touch(name)})
    scopes = [(group, touched(group, changes)) for group in loaded.groups]
    in_question = [(group, scope) for group, scope in scopes if scope.numbers or scope.whole]
    total = sum(len(group.journeys) for group, _ in in_question)
    done = 0
    for group, scope in in_question:
        meanings, whole = synonyms(book.lexica.facts), settings.portfolio == "whole"
        world = World(group.journeys, group.organisation, meanings, whole, certainty_of(settings), loaded.shelf)
        jobs = request.jobs or jobs_for(len(group.journeys))
        with timed(request.timing, "judging"):
            spent = None if request.timing is None else request.timing.rules
            result, ran = _judged(rules, world, circumstances, problems, _telling(request, done, total), jobs, spent)
        said.add(group, scope, world, result, ran)
        del world, result  # they are large
        loaded.let_go()
        done += len(group.journeys)
    said.untouched = sum(len(group.journeys) - len(scope.numbers) for group, scope in scopes)
    prose = [Prose(name, text, Markup.MARKDOWN) for name, text in loaded.prose.items()]
    prose = [one for one in prose if changes is None or changes.touch(one.name)]
    heard = _heard(prose, rules, circumstances, certainty_of(settings))
    said.add_texts(map(audited_text, prose), heard, wording_labels() & {one.rule.id for one in rules} if prose else ())
    if not request.allow_empty:
        found = any(one.journeys for one in loaded.groups) or bool(loaded.prose or loaded.problems)
        problems += _nothing(request, loaded, found=found)
    if baseline is not None:
        said.remarks += no_longer_found(baseline, ledger, Seen(frozenset(said.seen), frozenset(said.ran)))
    texts = {} if baseline is None else {baseline.document.name: baseline.document.text}
    return Report(
        findings=said.findings.in_order(),
        not_assessed=tuple(said.missing),
        audited=tuple(said.audited),
        rules=tuple(info(rule.rule, request.lang) for rule in rules),
        problems=told([*problems, *said.problems], request.lang),
        skipped=loaded.skipped,
        fail_on=Severity.of(settings.fail_on),
        texts=ChainMap(loaded.texts, {**settings.texts, **book.texts, **texts}),
        gaps=dict(sorted(said.lacking.items())),
        as_of=circumstances.today.isoformat(),
        lang=request.lang,
        allow_empty=request.allow_empty or bool(said.untouched),
        exit_zero=request.exit_zero,
        remarks=told([*settings.remarks, *loaded.remarks, *said.remarks], request.lang),
        known=said.known.in_order(),
        baseline="" if baseline is None else baseline.document.name,
        untouched=said.untouched,
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


def _in_question(request: Request, settings: Settings, baseline: Baseline | None) -> Changes | None:
    """The changes to which the audit is restricted; none where they touch what all journeys hang on."""
    changes = request.changes
    files = [*settings.texts, *([baseline.document.name] if baseline is not None else [])]
    folders = [request.base / folder for folder in settings.rules]
    return None if changes is None or touches_all(changes, files, folders, Path()) else changes


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
    if request.book is not None:
        return request.book
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
        meanings, whole = synonyms(book.lexica.facts), settings.portfolio == "whole"
        world = World(group.journeys, group.organisation, meanings, whole, shelf=loaded.shelf)
        for number, one in enumerate(world.journeys):
            audited.append(audited_journey(group, number, overview_of(one), None))
            world.forget(one)
            world.rest()
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
        texts=ChainMap(loaded.texts, {**settings.texts, **book.texts}),
        gaps={},
        as_of=(settings.as_of or date.today()).isoformat(),
        lang=request.lang,
        allow_empty=request.allow_empty,
        remarks=told(loaded.remarks, request.lang),
    )


def _judged(
    rules: Sequence[CompiledRule],
    world: World,
    circumstances: Circumstances,
    problems: list[Problem],
    tell: Callable[[int], None],
    jobs: int,
    spent: dict[str, float] | None,
) -> tuple[Result, set[str]]:
    """What the rules say, and which ran; one that crashes is named and left out, the others are asked without it."""
    while True:
        try:
            result = judge(rules, world, circumstances, tell, jobs, spent, overviews=True)
            return result, {one.rule.id for one in rules}
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
