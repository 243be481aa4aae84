"""Fuzzes whole audits: journeys and organisations with all rules, and two of them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from unittest.mock import patch
from zlib import crc32

from fuzz import seeds, structured
from fuzz.allowed import sound
from fuzz.formats import STYLES, numbers, pictures, plain, report_in, valid
from fuzz.mutate import mutated
from fuzz.target import Target, hold
from journeyaudit.auditor import Request, audit_request
from journeyaudit.diff import Side, compare
from journeyaudit.report import Report
from journeyaudit.reporters import FORMATS
from journeyaudit.reporters.diffs import DIFFS
from journeyaudit.rulebook import Rulebook, load_rulebook, places
from journeyaudit.rulebook.pack import Place
from journeyaudit.settings import Settings
from journeyaudit.values import Language

SETTINGS = Settings(as_of=date(2026, 8, 1), profile="strict")
BETWEEN = b"\n%%%%\n"


@cache
def _kept() -> Rulebook:
    return load_rulebook()


def with_the_pack() -> AbstractContextManager[object]:
    """Let an audit not read the built-in rules again: they are the same for every input."""
    return patch.object(places, "load_rulebook", _loaded)


def _loaded(folders: Sequence[Path | Place] = (), *, builtin: bool = True, keep: bool = False) -> Rulebook:
    return load_rulebook(folders, builtin=builtin, keep=keep) if folders or not builtin else _kept()


def audited(data: bytes, lang: Language = "en") -> Report:
    """The report on journeys given as bytes, with all rules; it is sound."""
    with with_the_pack():
        report = audit_request(Request(["-"], stdin=data, lang=lang, jobs=1), SETTINGS)
    sound(report.problems, told=True)
    sound(report.remarks, told=True)
    hold(not [one for one in report.problems if one.code == "crash"], f"a rule crashed: {report.problems[:1]}")
    hold(report.exit_code in (0, 1, 2), "an exit code that does not exist")
    return report


def _journey(data: bytes) -> None:
    number = crc32(data)
    report = audited(data, "de" if number % 2 else "en")
    style = STYLES[number % len(STYLES)]
    report_in(FORMATS[number % len(FORMATS)], report, style)
    if number % 5 == 0:
        pictures(report)
        numbers(report, style)


def _diff(data: bytes) -> None:
    old, _, new = data.partition(BETWEEN)
    lang: Language = "de" if crc32(data) % 2 else "en"
    found = compare(Side("old.yaml", audited(old, lang)), Side("new.yaml", audited(new, lang)), same=len(data) % 2 == 0)
    hold(found.exit_code in (0, 1, 2), "an exit code that does not exist")
    for name, render in DIFFS.items():
        for style in STYLES[: 1 + len(data) % 2]:
            text = render(found, style)
            plain(f"the {name} of a comparison", text)
            if name == "json":
                valid("diff", text)


def _two(random: Random) -> bytes:
    return structured.journey(random, 3) + BETWEEN + structured.journey(random, 3)


TARGETS = (
    Target("journeys", "journeys with all rules, and their reports", structured.journey, _journey, 15),
    Target("organisations", "organisations with journeys and all rules", structured.organisation, _journey, 4),
    Target("journeys-as-text", "journeys whose text is changed", lambda random: mutated(
        random, seeds.journeys(), most=2, window=6000), _journey, 15),
    Target("diff", "two audits side by side", _two, _diff, 3),
)  # fmt: skip
