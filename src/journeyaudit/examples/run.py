"""Runs the examples of a rule: bad ones must say exactly what they expect, good ones must be judged and clean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from journeyaudit.engine import Circumstances, judge
from journeyaudit.facts import World, synonyms
from journeyaudit.frozen import dataclass
from journeyaudit.model import Journey, Organisation, is_organisation, parse_journey, parse_organisation
from journeyaudit.reader import read
from journeyaudit.report import Finding
from journeyaudit.rule import Example, Lexica
from journeyaudit.rulebook import CompiledRule, setting_fault
from journeyaudit.rulebook.defaults import setting_value
from journeyaudit.source import Document, Problem, SourceError
from journeyaudit.values import Series, say

AS_OF = date(2026, 1, 1)
"""The day of examples that name none."""
FRAGMENT = {"en": "Example", "de": "Beispiel"}
"""What a fragment without a title is called."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold."""

    rule: str
    example: Example
    said: tuple[str, ...]
    """What differs, a line each."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An example with its journeys read."""

    example: Example
    journeys: tuple[tuple[Journey, Document], ...]
    organisation: tuple[Organisation, Document] | None

    def world(self, lexica: Lexica) -> World:
        """The world of the example."""
        return World(self.journeys, self.organisation, synonyms(lexica.facts), self.example.whole)


def prepare(example: Example, name: str) -> Prepared:
    """The journeys of an example; a fragment needs no title. Raises SourceError."""
    journeys: list[tuple[Journey, Document]] = []
    organisation: tuple[Organisation, Document] | None = None
    for document in read(example.text, name):
        if is_organisation(document.data):
            organisation = (parse_organisation(document), document)
            continue
        data = document.data
        if isinstance(data, Mapping) and "journey" not in data:
            document = replace(document, data={"journey": FRAGMENT["en"], **data})
        journeys.append((parse_journey(document), document))
    return Prepared(example, tuple(journeys), organisation)


def run_examples(rule: CompiledRule, lexica: Lexica) -> list[Failure]:
    """The examples of a rule that do not hold."""
    failures = []
    for example in rule.rule.examples:
        said = _said(rule, example, lexica)
        if said:
            failures.append(Failure(rule.rule.id, example, tuple(said)))
    return failures


def _said(rule: CompiledRule, example: Example, lexica: Lexica) -> list[str]:
    try:
        prepared = prepare(example, f"{rule.rule.id} example {example.path[-1]}")
    except SourceError as error:
        if rule.rule.cases:
            return [_line(problem) for problem in error.problems]
        said = [f"{problem.span.start.line}: {problem.message}" for problem in error.problems]
        return _differences(list(example.expect), said) if example.kind == "bad" else said
    return check(rule, prepared, prepared.world(lexica))


def _line(problem: Problem) -> str:
    return say("line {line}: {problem}", line=problem.span.start.line, problem=problem.message)


def check(rule: CompiledRule, prepared: Prepared, world: World) -> list[str]:
    """What differs between what the rule says of an example and what the example expects."""
    example = prepared.example
    lang: Any = example.lang
    faults = [fault for name, value in example.settings.items() if (fault := setting_fault(rule, name, value))]
    if faults:
        return faults
    values = {name: setting_value(value)[1] for name, value in example.settings.items()}
    result = judge([rule], world, Circumstances(example.as_of or AS_OF, lang, {rule.rule.id: values}))
    missing = sorted({field for one in result.not_assessed for field in one.fields})
    said = [describe(one, rule) for one in in_order(result.findings)]
    if example.kind == "bad":
        return _differences(list(example.expect), said)
    if said:
        return [say("the {kind} example was flagged: {line}", kind=example.kind, line=line) for line in said]
    fields = ", ".join(missing)
    if example.kind == "good":
        return [say("not assessed, silent out of ignorance: {fields}", fields=fields)] if missing else []
    if sorted(example.expect) != missing:
        expected = ", ".join(sorted(example.expect))
        return [say("missing: expected {expected}, found {found}", expected=expected, found=fields or say("nothing"))]
    return []


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """The findings as they were made: journey by journey, case by case."""
    return list(findings)


def describe(finding: Finding, rule: CompiledRule) -> str:
    """A finding as examples write it: line, message, and severity and law where they are not the rule's own."""
    notes = [] if finding.severity is rule.rule.severity else [str(finding.severity)]
    if finding.law:
        notes.append(finding.law)
    after = f" [{', '.join(notes)}]" if notes else ""
    return f"{finding.span.start.line}: {finding.message}{after}"


def _differences(expected: list[str], said: list[str]) -> list[str]:
    if expected == said:
        return []
    lines: list[str] = [say("expected but not said: {line}", line=line) for line in expected if line not in said]
    lines += [say("said but not expected: {line}", line=line) for line in said if line not in expected]
    return lines or [say("said in another order: {lines}", lines=Series(said))]
