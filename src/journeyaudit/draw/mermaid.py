"""A journey as a diagram of Mermaid with the signs of its findings before the steps, and the findings as comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from journeyaudit.draw.ink import plain
from journeyaudit.draw.places import Mark, marks_of
from journeyaudit.exports import write_mermaid
from journeyaudit.model import Journey
from journeyaudit.report import Audited, Finding, Severity
from journeyaudit.severities import SEVERITY
from journeyaudit.values import Language

SIGNS: Mapping[Severity, str] = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.INFO: "●"}


def mermaid(journey: Journey, one: Audited, findings: Sequence[Finding], lang: Language) -> str:
    """The diagram of a journey that was audited; a step says how many findings of which severity it has."""
    marks = marks_of(one, findings)
    signs = {step: _counted(found) for step, found in marks.points.items() if found}
    return write_mermaid(journey, lang, signs).text + "".join(_comment(mark, lang) for mark in marks.all())


def _counted(marks: Sequence[Mark]) -> str:
    """The signs of findings, the worst first, with their number where it is more than one: `✖ ▲3`."""
    number = Counter(mark.finding.severity for mark in marks)
    return " ".join(f"{SIGNS[one]}{number[one] if number[one] > 1 else ''}" for one in sorted(number, reverse=True))


def _comment(mark: Mark, lang: Language) -> str:
    """A finding on a line of its own that Mermaid passes over; it looks for directives (`%%{`) in comments, too."""
    finding = mark.finding
    step = finding.title if finding.element else ""
    name = " · ".join(filter(None, [SEVERITY[lang][finding.severity], finding.rule, step]))
    said = re.sub("%(?=%)", "% ", plain(f"{name}: {finding.message}"))
    return f"%% {SIGNS[finding.severity]} {said}\n"
