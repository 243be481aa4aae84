"""Fuzzes the formats: one report with everything in it, of which every text is hostile."""

from __future__ import annotations

import dataclasses
from random import Random
from typing import Any

from fuzz.formats import STYLES, numbers, pictures, report_in
from fuzz.mutate import TOKENS, mutated
from fuzz.target import Target
from fuzz.targets.wording import text_of
from journeyaudit.report import Report
from journeyaudit.reporters import FORMATS
from tests.reporters.sample import sample

FIXED = frozenset(
    {"rule", "fingerprint", "severity", "cause", "basis", "checked", "as_of", "lang", "code", "handover", "baseline"}
)
"""What no stranger writes: words of the program itself, and what parts of a report are found by."""


def hostile(value: Any, text: str, name: str = "") -> Any:
    """The same report with a text behind every text of it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: hostile(getattr(value, one.name), text, one.name) for one in dataclasses.fields(value)}
        return dataclasses.replace(value, **parts)
    if isinstance(value, tuple):
        return tuple(hostile(one, text, name) for one in value)
    if isinstance(value, dict):
        return {hostile(key, text, name): hostile(one, text, name) for key, one in value.items()}
    if name == "accepted" and not value:  # else every finding would be an accepted one
        return value
    return value + text if isinstance(value, str) and name not in FIXED else value


def _check(data: bytes) -> None:
    lang = "de" if len(data) % 2 else "en"
    before = sample(lang)
    report: Report = hostile(before, text_of(data))
    rules = [dataclasses.replace(new, id=old.id, laws=old.laws)
             for old, new in zip(before.rules, report.rules, strict=True)]  # fmt: skip
    report = dataclasses.replace(report, rules=tuple(rules))
    style = STYLES[len(data) % len(STYLES)]
    for name in FORMATS:
        report_in(name, report, style)
    pictures(report)
    numbers(report, style)


def _make(random: Random) -> bytes:
    words = b"".join(random.choice(TOKENS) for _ in range(random.randrange(8)))
    return mutated(random, [words or b"x"], most=2)[:2000]


TARGETS = (Target("reports", "every format, of hostile texts", _make, _check, 3),)
