"""The report in SARIF 2.1.0, the format of code scanning (OASIS standard of 2020, with what GitHub asks beyond it)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from journeyaudit import __version__
from journeyaudit.report import EXIT_NO_VERDICT, Finding, Related, Report, Severity
from journeyaudit.reporters.exact import distinct, on_one_line, one_line
from journeyaudit.reporters.json import written
from journeyaudit.reporters.sarif_rules import LEVELS, plain_message, reporting_descriptor
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.words import verdict
from journeyaudit.source import Problem, Span
from journeyaudit.values import Language

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
VERSION = "2.1.0"
FINGERPRINT = "journeyaudit/v1"
"""Our own key: GitHub computes the hash of the line itself."""
ROOT = "%SRCROOT%"
SEE_ALSO: Mapping[Language, str] = {"en": "See also:", "de": "Siehe auch:"}
ROOT_SAYS: Mapping[Language, str] = {
    "en": "The folder in which the audit was run.",
    "de": "Der Ordner, in dem geprüft wurde.",
}


def render(report: Report, style: Style) -> str:
    """The report as one run; accepted findings are left out, since code scanning would open alerts for them.

    Where there is a baseline, each finding says whether it is new; the known ones are there too, else code scanning
    would take them for mended.
    """
    return written(sarif_log(report, style.least), style)


def sarif_log(report: Report, least: Severity = Severity.INFO) -> dict[str, Any]:
    """The report as plain data in the form of SARIF, with the findings from a severity upwards."""
    lang: Language = "de" if report.lang == "de" else "en"
    findings = [one for one in report.everything if one.severity >= least and not one.accepted]
    numbers = {rule.id: number for number, rule in enumerate(report.rules)}
    fingerprints = distinct((one.fingerprint for one in findings), "{}-{}")
    results = []
    for one, fingerprint in zip(findings, fingerprints, strict=True):
        rule = {"ruleId": one.rule, "ruleIndex": numbers[one.rule]} if one.rule in numbers else {"ruleId": one.rule}
        state = {"baselineState": "unchanged" if one.known else "new"} if report.baseline else {}
        results.append({**rule, **_result(one, fingerprint, report.texts, lang), **state})
    run = {
        "tool": {
            "driver": {
                "name": "journeyaudit",
                "semanticVersion": __version__,
                "rules": [reporting_descriptor(rule, lang) for rule in report.rules],
            }
        },
        "automationDetails": {"id": "journeyaudit/"},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": ROOT_SAYS[lang]}}},
        "invocations": [
            {
                "executionSuccessful": report.exit_code != EXIT_NO_VERDICT,
                "exitCode": report.exit_code,
                "exitCodeDescription": verdict(report, lang),
                "toolExecutionNotifications": [
                    *(_notification(one, "error", report.texts) for one in report.problems),
                    *(_notification(one, "note", report.texts) for one in report.remarks),
                ],
            }
        ],
        "results": results,
    }
    return {"$schema": SCHEMA, "version": VERSION, "runs": [run]}


def _result(one: Finding, fingerprint: str, texts: Mapping[str, str], lang: Language) -> dict[str, Any]:
    names = {"journey": one.journey, "stage": one.stage, "element": one.element, "subject": one.subject}
    said = {**names, "law": one.law, "assumed": one.assumed}
    found = {
        "level": LEVELS[one.severity],
        "message": {"text": _message(one, lang)},
        "locations": [{**_location(one.file, one.span, texts), **_element(one)}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
        "properties": {name: value for name, value in said.items() if value},
    }
    if one.related:
        found["relatedLocations"] = list(_related(one.related, texts))
    return found


def _message(one: Finding, lang: Language) -> str:
    """What is found; places that belong to it are linked by their number, else code scanning does not show them."""
    said = plain_message(one.message or one.rule)
    links = ", ".join(f"[{_link(place)}]({number})" for number, place in enumerate(one.related, 1))
    return f"{said} {SEE_ALSO[lang]} {links}." if links else said


def _link(place: Related) -> str:
    text = one_line(place.text) or f"{one_line(place.file)}:{place.span.start.line}"
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _related(places: Iterable[Related], texts: Mapping[str, str]) -> Iterable[dict[str, Any]]:
    for number, place in enumerate(places, 1):
        text = plain_message(place.text)
        message = {"message": {"text": text}} if text else {}
        yield {"id": number, **_location(place.file, place.span, texts), **message}


def _notification(problem: Problem, level: str, texts: Mapping[str, str]) -> dict[str, Any]:
    text = ": ".join(filter(None, (problem.message, problem.hint))) or problem.code
    found = {"level": level, "descriptor": {"id": problem.code}, "message": {"text": plain_message(text)}}
    return {**found, "locations": [_location(problem.file, problem.span, texts)]} if problem.file else found


def _element(one: Finding) -> dict[str, Any]:
    """What is meant in the terms of the journey: its id, and that of the step in it."""
    name = "/".join(filter(None, (one.journey, one.element)))
    if not name:
        return {}
    return {"logicalLocations": [{"fullyQualifiedName": name, **({"name": one.title} if one.title else {})}]}


def _location(file: str, span: Span, texts: Mapping[str, str]) -> dict[str, Any]:
    place = on_one_line(span, texts.get(file))
    region = {
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": max(place.end.column, place.start.column),
    }
    return {"physicalLocation": {"artifactLocation": artifact(file), "region": region}}


def artifact(file: str) -> dict[str, str]:
    """Where a file is: relative to the folder of the audit, or as a `file:` address if it was named absolutely."""
    if file.startswith("/"):
        return {"uri": f"file://{_encoded(file)}"}
    if file[1:3] in (":\\", ":/") and file[0].isalpha():
        return {"uri": f"file:///{file[0]}:{_encoded(file[2:].replace(chr(92), '/'))}"}
    return {"uri": _encoded(posixpath.normpath(file) if file else "."), "uriBaseId": ROOT}


def _encoded(path: str) -> str:
    """The path percent-encoded; the bytes of a name that is no UTF-8 are those of the file system."""
    try:
        return quote(path.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return quote(path.encode("utf-8", "surrogatepass"))
