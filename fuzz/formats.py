"""What every format of a report must be, whatever the report says: valid, and without anything that steers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any
from xml.etree import ElementTree

from jsonschema import Draft202012Validator

from fuzz.allowed import can_be_seen
from fuzz.target import hold
from journeyaudit.draw import svg
from journeyaudit.report import Report
from journeyaudit.reporters import REPORTERS, Style, statistics
from journeyaudit.reporters.diff_schema import diff_schema
from journeyaudit.reporters.report_schema import report_schema
from tests.reporters.page_tree import tree
from tests.reporters.sarif_schema import SARIF

STYLES = (Style(), Style(40, unicode=False, verbose=True, clean=True), Style(120, quiet=True))


@cache
def _validator(name: str) -> Any:
    schemas: Mapping[str, Callable[[], Any]] = {"json": report_schema, "sarif": lambda: SARIF, "diff": diff_schema}
    return Draft202012Validator(schemas[name]())


def valid(name: str, text: str) -> None:
    """JSON of a format is what its schema says."""
    fault = next(_validator(name).iter_errors(json.loads(text)), None)
    hold(fault is None, f"the {name} is not as its schema says: {getattr(fault, 'message', '')[:200]}")


def plain(name: str, text: str) -> None:
    """A text holds nothing but what can be seen, and line breaks."""
    can_be_seen(name, text.replace("\n", ""))


def _jsonl(text: str) -> None:
    for line in text.splitlines():
        hold(isinstance(json.loads(line), dict), "a line of jsonl is no object")


def _gitlab(text: str) -> None:
    found = json.loads(text)
    prints = [one["fingerprint"] for one in found]
    hold(len(set(prints)) == len(prints), "a fingerprint for gitlab stands twice")


def _junit(text: str) -> None:
    root = ElementTree.fromstring(text)
    for suite in root.iter("testsuite"):
        names = [(one.get("classname"), one.get("name")) for one in suite.iter("testcase")]
        hold(len(set(names)) == len(names), "a name of a test stands twice in its suite")


def _github(text: str) -> None:
    hold(all(one.startswith("::") for one in text.splitlines()), "a line for github is no command")


CHECKS: Mapping[str, Callable[[str], object]] = {
    "json": lambda text: valid("json", text),
    "jsonl": _jsonl,
    "sarif": lambda text: valid("sarif", text),
    "gitlab": _gitlab,
    "junit": _junit,
    "github": _github,
    "html": tree,
}


def report_in(name: str, report: Report, style: Style) -> None:
    """A report in a format is what the format wants."""
    text = REPORTERS[name](report, style)
    plain(name, text)
    hold(style.unicode or text.isascii() or name == "markdown" or name == "html", f"{name} is not in ASCII")
    CHECKS.get(name, len)(text)


def pictures(report: Report) -> None:
    """Every journey of a report can be drawn."""
    for one in report.audited:
        if not one.prose:
            text = svg(one, report.findings, "de" if report.lang == "de" else "en")
            plain("svg", text)
            ElementTree.fromstring(text)


def numbers(report: Report, style: Style) -> None:
    """The statistics of a report can be shown."""
    plain("statistics", statistics.render(report, style))
