"""The report as JUnit XML: a suite for each journey, a case for each finding and each family of rules without any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from journeyaudit.frozen import dataclass
from journeyaudit.report import EXIT_NO_VERDICT, Finding, Report, Severity
from journeyaudit.reporters.exact import distinct, one_line
from journeyaudit.reporters.grouping import Home, by_journey
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.words import PHRASES, gap, verdict
from journeyaudit.source import Problem
from journeyaudit.values import Language

PASSED, FAILURE, ERROR, SKIPPED = "passed", "failure", "error", "skipped"


@dataclass(frozen=True, slots=True)
class Case:
    """A test as it stands in its suite."""

    name: str
    outcome: str = PASSED
    kind: str = ""
    message: str = ""
    text: str = ""
    file: str = ""
    line: int = 0


def render(report: Report, style: Style) -> str:
    """A finding at or above the threshold is a failure; one below passes and says so; an accepted one is skipped."""
    lang: Language = "de" if report.lang == "de" else "en"
    suites = list(_suites(report, style.least, lang))
    names = distinct(one_line(name) for name, _ in suites)
    cases = [case for _, group in suites for case in group]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites{_attributes('journeyaudit', cases)}>"]
    for name, (_, group) in zip(names, suites, strict=True):
        lines += [f"  <testsuite{_attributes(name, group)}>", *_cases(name, group), "  </testsuite>"]
    text = "\n".join([*lines, "</testsuites>", ""])
    return text if style.unicode else text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _suites(report: Report, least: Severity, lang: Language) -> Iterator[tuple[str, list[Case]]]:
    """The suites with their names: what could not be audited, then the journeys, then what is about none of them."""
    words = PHRASES[lang]
    problems = [_problem(one) for one in report.problems]
    if report.exit_code == EXIT_NO_VERDICT and not problems:
        problems = [Case("journeyaudit", ERROR, "paths", verdict(report, lang))]
    if problems:
        yield words["broken"], problems
    found = dict(by_journey(report, report.findings))
    known = dict(by_journey(report, report.known))
    homes = dict.fromkeys(Home(one.file, one.id, one.title) for one in report.audited)
    for home in [*homes, *(home for home in {**found, **known} if home not in homes)]:
        findings = found.get(home, [])
        cases = [_finding(one, report, lang) for one in findings if one.severity >= least]
        cases += _known(known.get(home, []), lang)
        if home in homes:
            cases += _families(report, home, findings, lang)
        if cases:
            yield f"{home.title or words['organisation']} ({home.file})", cases


def _finding(one: Finding, report: Report, lang: Language) -> Case:
    words = PHRASES[lang]
    rule = next((rule for rule in report.rules if rule.id == one.rule), None)
    about = " / ".join(dict.fromkeys(part for part in (one.title, one.subject) if part))
    name = f"{one.rule}: {about}" if about else one.rule
    place = f"{one.file}:{one.span.start.line}:{one.span.start.column}"
    text = [f"{place}: {one.severity}[{one.rule}] {one.message}"]
    if rule is not None:
        text += [f"{words[label]}: {said}" for label, said in (("why", rule.why), ("fix", rule.fix)) if said]
    if one.law:
        text.append(f"{words['law']}: {one.law}")
    outcome, message = PASSED, one.message
    if one.accepted:
        outcome, message = SKIPPED, f"{words['accepted']}: {one.accepted}"
    elif one.severity >= report.fail_on:
        outcome = FAILURE
    said = "\n".join(one_line(line) for line in text)
    return Case(name, outcome, one.rule, message, said, one.file, one.span.start.line)


def _known(findings: Sequence[Finding], lang: Language) -> list[Case]:
    """One case for all that the baseline knows of a journey."""
    said = f"{len(findings)} {PHRASES[lang]['known_count']}"
    return [Case("baseline", SKIPPED, message=said, file=findings[0].file)] if findings else []


def _families(report: Report, home: Home, findings: Iterable[Finding], lang: Language) -> Iterator[Case]:
    """The families without any finding; one of which no rule could judge the journey is skipped, not passed."""
    families: dict[str, set[str]] = {}
    for rule in report.rules:
        families.setdefault(rule.family, set()).add(rule.id)
    open_ones = {one.rule: one.fields for one in report.not_assessed if (one.file, one.journey) == (home.file, home.id)}
    hit = {one.rule for one in findings}
    for family, rules in families.items():
        if rules & hit:
            continue
        if rules <= open_ones.keys():
            fields = sorted({gap(field, lang) for rule in rules for field in open_ones[rule]})
            message = f"{PHRASES[lang]['not_assessed']}: {', '.join(fields)}"
            yield Case(family, SKIPPED, message=message, file=home.file)
        else:
            yield Case(family, file=home.file)


def _problem(one: Problem) -> Case:
    place = f"{one.file}:{one.span.start.line}:{one.span.start.column}"
    text = "\n".join(one_line(line) for line in (f"{place}: {one.message}", one.hint) if line)
    return Case(f"{one.code}: {one.file}", ERROR, one.code, one.message, text, one.file, one.span.start.line)


def _cases(suite: str, cases: list[Case]) -> Iterator[str]:
    for name, case in zip(distinct(one_line(case.name) for case in cases), cases, strict=True):
        place = f" file={_quoted(case.file)}" if case.file else ""
        line = f' line="{case.line}"' if case.line else ""
        head = f"    <testcase classname={_quoted(suite)} name={_quoted(name)}{place}{line}"
        if case.outcome == PASSED and not case.text:
            yield f"{head}/>"
            continue
        kind = f" type={_quoted(case.kind)}" if case.outcome in (FAILURE, ERROR) else ""
        message = f" message={_quoted(case.message)}" if case.outcome != PASSED else ""
        element = case.outcome if case.outcome != PASSED else "system-out"
        yield f"{head}>"
        yield f"      <{element}{kind}{message}>{escape(case.text)}</{element}>"
        yield "    </testcase>"


def _attributes(name: str, cases: list[Case]) -> str:
    numbers = {"tests": len(cases)}
    for outcome, word in ((FAILURE, "failures"), (ERROR, "errors"), (SKIPPED, "skipped")):
        numbers[word] = sum(1 for case in cases if case.outcome == outcome)
    return f" name={_quoted(name)}" + "".join(f' {word}="{number}"' for word, number in numbers.items())


def _quoted(text: str) -> str:
    return quoteattr(one_line(text))
