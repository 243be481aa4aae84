"""What a journey says is never trusted: in every format, whatever stands in it is text."""

import dataclasses
import html
import json
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest

from journeyaudit.draw import svg
from journeyaudit.report import Report
from journeyaudit.reporters import REPORTERS, Style
from journeyaudit.source import Problem
from tests.reporters.sample import sample

EVIL = "[red]x[/red]<script>alert(1)</script>\x1b[2J\x9b1m\u202edef\u2066\u200b\r\n::error::\x00\x07`$(x)`{{y}}%s\udc80"
WORDS = ("[red]x[/red]<script>alert(1)</script>", "::error::", "`$(x)`{{y}}%s")
SGR = re.compile(r"\x1b\[[0-9;]*m")
KEPT = ("rule", "fingerprint", "severity", "cause", "basis", "checked", "as_of", "lang", "code", "handover")


def poisoned(value: Any, name: str = "") -> Any:
    """The same report with every text in it made hostile, keys that are looked up alike everywhere."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: poisoned(getattr(value, one.name), one.name) for one in dataclasses.fields(value)}
        return dataclasses.replace(value, **parts)
    if isinstance(value, tuple):
        return tuple(poisoned(one, name) for one in value)
    if isinstance(value, dict):
        return {poisoned(key, name): poisoned(one, name) for key, one in value.items()}
    if name == "accepted" and not value:  # else every finding would be an accepted one
        return value
    return value + EVIL if isinstance(value, str) and name not in KEPT else value


def evil(lang: str) -> Report:
    report = sample(lang)
    found: Report = poisoned(report)
    rules = [
        dataclasses.replace(new, id=old.id, laws=old.laws) for old, new in zip(report.rules, found.rules, strict=True)
    ]
    problem = Problem(EVIL, EVIL, report.problems[0].span, EVIL, "syntax")
    return dataclasses.replace(found, rules=tuple(rules), problems=(*found.problems, problem), remarks=(problem,))


READERS: dict[str, Callable[[str], str]] = {
    "junit": html.unescape,
    "markdown": lambda text: re.sub(r"\\([!-/:-@[-`{-~])", r"\1", html.unescape(text)).replace("\u200b", ""),
    "html": html.unescape,
    "github": lambda text: text.replace("%3A", ":").replace("%2C", ",").replace("%25", "%"),
}
"""How the formats that escape are read; the others show what stands there."""


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("form", REPORTERS)
@pytest.mark.parametrize("colour", [True, False], ids=["colour", "plain"])
@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
def test_hostile_texts_stay_text(form: str, lang: str, colour: bool, unicode: bool) -> None:
    text = REPORTERS[form](evil(lang), Style(300, colour=colour, unicode=unicode, verbose=True))
    bare = SGR.sub("", text) if colour and form in ("full", "summary") else text
    assert [character for character in bare if not (character.isprintable() or character == "\n")] == []
    assert "\u202e" not in text
    assert unicode or bare.isascii()
    read = READERS.get(form, str)(bare)
    for words in WORDS:
        assert words in read


@pytest.mark.parametrize("lang", ["en", "de"])
def test_one_finding_is_one_line_whatever_it_says(lang: str) -> None:
    report = evil(lang)
    lines = REPORTERS["concise"](report, Style(quiet=True)).splitlines()
    shown = [one for one in report.findings if not one.accepted]
    assert len(lines) == len(shown) + len(report.problems)


def test_json_gives_back_exactly_what_stood_there() -> None:
    report = evil("en")
    for unicode in (True, False):
        found = json.loads(REPORTERS["json"](report, Style(unicode=unicode)))
        assert found["findings"][0]["message"] == report.findings[0].message
        assert found["journeys"][0]["title"].endswith(EVIL)


@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
def test_what_xml_forbids_breaks_neither_junit_nor_maps(unicode: bool) -> None:
    finding = dataclasses.replace(sample().findings[0], message="a\ufffeb\U0001ffffc", title="d\uffff")
    report = sample(findings=(finding,))
    text = REPORTERS["junit"](report, Style(unicode=unicode))
    assert "a\\ufffeb\\U0001ffffc" in text
    ElementTree.fromstring(text)
    for one in report.audited:
        ElementTree.fromstring(svg(one, report.findings, "en"))


def test_a_blank_of_the_layout_is_shown_as_a_blank() -> None:
    text = REPORTERS["full"](sample(findings=(dataclasses.replace(sample().findings[0], message="a\u00a0b"),)), Style())
    assert "    a b\n" in text


def test_nobody_breaks_the_layout_with_a_long_word() -> None:
    long = "x" * 5000
    finding = dataclasses.replace(sample().findings[0], message=long, title=long, stage=long)
    report = sample(findings=(finding,), texts={finding.file: f"{long}: {long}\n" * 9})
    assert max(map(len, REPORTERS["full"](report, Style(72)).splitlines())) <= 72
