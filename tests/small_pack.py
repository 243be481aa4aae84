"""A small pack of rules, so that tests of an audit do not hang on what the built-in rules say."""

from pathlib import Path

import pytest

from journeyaudit.rulebook import pack

RULE = """\
id: {id}
title: {{en: {title}, de: {titel}}}
basis: {{kind: convention, source: a test}}
severity: {severity}
{more}
each: touchpoint
flag_if: {flag_if}
point_at: {point_at}
message:
  en: "{message}"
  de: "{meldung}"
why: {{en: Because {id}., de: Weil {id}.}}
fix: {{en: Instead of {id}., de: Statt {id}.}}
examples:
  - bad: |
      {bad}
    expect: ["{expect}"]
  - good: |
      {good}
"""
LATE = {
    "id": "late",
    "title": "Late step",
    "titel": "Später Schritt",
    "severity": "error",
    "more": "settings: {limit: {default: 2 d, en: longest wait, de: längste Wartezeit}}",
    "flag_if": "{wait.max: {more: $limit, as: time}}",
    "point_at": "wait",
    "message": "{touchpoint} comes after {time}.",
    "meldung": "{touchpoint} kommt nach {time:dative}.",
    "bad": "touchpoints: [{title: A, wait: 3 d}]",
    "expect": "1: “A” comes after 3 days.",
    "good": "touchpoints: [{title: A, wait: 2 d}]",
}
PUSHY = {
    "id": "pushy",
    "title": "Pushy step",
    "titel": "Aufdringlicher Schritt",
    "severity": "warning",
    "more": "",
    "flag_if": "{kind: offer}",
    "point_at": "kind",
    "message": "{touchpoint} wants to sell something.",
    "meldung": "{touchpoint} will etwas verkaufen.",
    "bad": "touchpoints: [{title: A, kind: offer}]",
    "expect": "1: “A” wants to sell something.",
    "good": "touchpoints: [{title: A, kind: check}]",
}
CHATTY = {
    **PUSHY,
    "id": "chatty",
    "title": "Chatty step",
    "titel": "Geschwätziger Schritt",
    "severity": "info",
    "flag_if": "{kind: reminder}",
    "message": "{touchpoint} says it again.",
    "meldung": "{touchpoint} sagt es noch einmal.",
    "bad": "touchpoints: [{title: A, kind: reminder}]",
    "expect": "1: “A” says it again.",
}
RULES = {"time/late": LATE, "manner/pushy": PUSHY, "manner/chatty": CHATTY}
"""An error, a warning and an info, in two families."""


def rule_text(values: dict[str, str], **changes: str) -> str:
    """The text of a rule file, with some of its parts changed."""
    return RULE.format(**{**values, **changes})


def write_pack(folder: Path) -> Path:
    """The pack in a folder."""
    for name, values in RULES.items():
        write_rule(folder, name, rule_text(values))
    return folder


def write_rule(folder: Path, name: str, text: str) -> Path:
    """A rule file in a folder, by family and id."""
    file = folder / f"{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def use_pack(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this pack stand in for the built-in one."""
    monkeypatch.setattr(pack, "builtin_folder", lambda: folder)


def journey(*touchpoints: str, title: str = "Order", **more: str) -> str:
    """The text of a journey with touchpoints in braces."""
    lines = [f"journey: {title}", "language: en", *(f"{key}: {value}" for key, value in more.items()), "touchpoints:"]
    return "\n".join([*lines, *(f"  - {{title: {one}}}" for one in touchpoints)]) + "\n"
