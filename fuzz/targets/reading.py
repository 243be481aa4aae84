"""Fuzzes what reads YAML, TOML, rules, settings and baselines."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random

from fuzz import seeds
from fuzz.allowed import placed, read_or_refused, sound
from fuzz.mutate import mutated
from fuzz.target import Target, hold
from journeyaudit.baseline.file import parse_baseline, written
from journeyaudit.examples import run_examples
from journeyaudit.explain import explain
from journeyaudit.grounds import grounds_of
from journeyaudit.reader import read, read_toml, table_of
from journeyaudit.rule import parse_rule
from journeyaudit.rulebook import Rulebook, compile_rule, load_rulebook
from journeyaudit.settings import Local, Settings, as_json, as_yaml, held, parse_settings
from journeyaudit.source import Document, Problem
from journeyaudit.values import Language
from journeyaudit.wording import Phrasebook

SETTINGS = (
    b"profile: strict\nfail_on: warning\nlang: de\nas_of: 2026-08-01\nportfolio: whole\nwording: sure\n",
    b"select: [promise, handoff]\nignore: asks-twice\nseverity: {asks-twice: error, dead-end: 'off'}\n"
    b"settings:\n  silent-wait: {limit: 3 d}\nbudget: {waiting: 5 d, contacts: 3}\nbaseline: known.yaml\n",
    b"presets: [de-consumer]\nexclude: ['*.draft.yaml', archive/]\nrespect_gitignore: false\nrules: [own]\n"
    b"customers: [Elternteil]\ncolumns: {Dauer: wait}\noverrides:\n  - files: 'archive/**'\n    profile: correctness\n"
    b"    ignore: [promise]\n    severity: {asks-twice: info}\n    settings: {silent-wait: {limit: 9 d}}\n"
    b"    budget: {waiting: 2 Wochen}\n",
)
PROJECTS = (
    b"[project]\nname = 'x'\n[tool.journeyaudit]\nprofile = 'strict'\nas_of = 2026-08-01\n"
    b"select = ['promise', 'handoff']\n"
    b"[tool.journeyaudit.settings.silent-wait]\nlimit = '3 d'\n[[tool.journeyaudit.overrides]]\nfiles = ['a/*']\n",
    b"[tool.journeyaudit]\nbudget = {waiting = '5 d', contacts = 3}\nseverity = {asks-twice = \"off\"} # why\n"
    b'columns.Dauer = "wait"\nexclude = """\na"""\n[tool.journeyaudit.budget2]\nx = [1, 2.5, true, 0x1F, 1979-05-27]\n',
)
BASELINES = (
    b"# known\nversion: 1\nfindings:\n- {rule: asks-twice, journey: order, element: call, subject: IBAN, "
    b"title: 'A, b'}\n"
    b"- {rule: dead-end, organisation: x, journey: order, element: end, severity: error}\n",
    b"version: 1\nfindings: []\n",
)
FIRST = 30
"""How many examples of a rule that still compiles are run: they are few, and their rule may be any."""


@cache
def book() -> Rulebook:
    """The built-in rules, with their examples."""
    return load_rulebook()


@cache
def _phrasebook() -> Phrasebook:
    return Phrasebook(book().lexica.words)


def _yaml(data: bytes) -> None:
    for document in read_or_refused(lambda: read(data, "f.yaml")) or ():
        placed(document)
        for comment in document.comments:
            hold(comment.text.startswith("#"), "a comment without its sign")


def _toml(data: bytes) -> None:
    document = read_or_refused(lambda: read_toml(data, "pyproject.toml"))
    if document is not None:
        placed(document)
        table = table_of(document, ("tool", "journeyaudit"))
        if table is not None:
            _settings_of(table)


def _settings(data: bytes) -> None:
    for document in read_or_refused(lambda: read(data, "journeyaudit.yaml")) or ():
        _settings_of(document)


def _settings_of(document: Document) -> None:
    settings = read_or_refused(lambda: parse_settings(document))
    if settings is None:
        return
    lang: Language = settings.lang or "en"
    _grounds(settings, lang)
    local = Local(settings, Path())
    found = held(settings, {"profile": "--profile"})
    json.loads(as_json(settings, found))
    again = as_yaml(settings, found, lang)
    [shown] = read(again, "shown.yaml")
    hold(_dumped(parse_settings(shown)) == _dumped(settings), "settings shown as YAML are others")
    as_yaml(settings, held(settings, {}, local, "archive/a.yaml"), lang, "archive/a.yaml")


def _dumped(settings: Settings) -> str:
    """The settings as text: a day of TOML is the same as its text in YAML."""
    return json.dumps(settings.model_dump(), default=str, sort_keys=True)


def _grounds(settings: Settings, lang: Language) -> None:
    problems: list[Problem] = []
    grounds_of(book(), settings, Path(), lang, ["archive/a.yaml", "b.yaml"], problems)
    sound(problems)


def _rule(data: bytes) -> None:
    documents = read_or_refused(lambda: read(data, "rules/a/b.yaml"))
    if not documents:
        return
    rule = read_or_refused(lambda: parse_rule(documents[0]))
    compiled = None if rule is None else read_or_refused(lambda: compile_rule(rule, book().lexica, _phrasebook()))
    if compiled is not None and rule is not None:
        explain(compiled, "en")
        explain(compiled, "de")
        if len(rule.examples) <= FIRST:
            run_examples(compiled, book().lexica)


def _baseline(data: bytes) -> None:
    found = read_or_refused(lambda: parse_baseline(data, "known.yaml"))
    if found is not None:
        again = parse_baseline(written(found.entries).encode("utf-8", "surrogatepass"), "known.yaml")
        hold(sorted(again.entries) == sorted(found.entries), "a baseline that is written anew is another one")


def _of_rules(random: Random) -> bytes:
    return mutated(random, seeds.rules(), most=2, window=10_000)


TARGETS = (
    Target("reader", "YAML of any kind", lambda random: mutated(random, seeds.files(
        "journeys/**/*.yaml", "tests/corpus/**/*.yaml", "rules/*/*.yaml", "tests/data/broken/*.yaml"), window=400,
    ), _yaml, 1000),
    Target("toml", "project files with settings", lambda random: mutated(
        random, (*PROJECTS, *seeds.files("pyproject.toml"))), _toml, 300),
    Target("settings", "settings as YAML", lambda random: mutated(random, SETTINGS), _settings, 150),
    Target("baseline", "files of known findings", lambda random: mutated(random, BASELINES), _baseline, 1200),
    Target("rules", "files of rules", _of_rules, _rule, 60),
)  # fmt: skip
