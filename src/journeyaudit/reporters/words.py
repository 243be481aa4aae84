"""The words of reports in English and German."""

from __future__ import annotations

from collections.abc import Mapping

from journeyaudit.report import EXIT_FINDINGS, EXIT_NO_VERDICT, Report, Severity
from journeyaudit.values import Language, count, join_list

SEVERITY: Mapping[Language, Mapping[Severity, str]] = {
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"},
    "de": {Severity.ERROR: "Fehler", Severity.WARNING: "Warnung", Severity.INFO: "Hinweis"},
}
COUNTED: Mapping[Language, Mapping[Severity, str]] = {
    "en": {Severity.ERROR: "error|errors", Severity.WARNING: "warning|warnings", Severity.INFO: "info|infos"},
    "de": {Severity.ERROR: "Fehler|Fehler", Severity.WARNING: "Warnung|Warnungen", Severity.INFO: "Hinweis|Hinweise"},
}
PHRASES: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "why": "Why",
        "fix": "Instead",
        "law": "Law",
        "assumed": "rests on an assumption: nobody wrote down who acts here",
        "accepted": "accepted",
        "broken": "Not audited",
        "whole": "the journey as a whole",
        "no_findings": "no findings",
        "journeys": "journey|journeys",
        "in": "in",
        "not_assessed": "Not assessed",
        "unlocks": "rule could judge|rules could judge",
        "add": "write down",
        "hint": "Provisions are hints, not legal advice; they were last looked up on",
        "clean": "exit code 0: nothing at or above",
        "failed": "exit code 1: {} at or above",
        "no_verdict": "exit code 2: no trustworthy verdict, because {} could not be audited",
        "problems": "one thing|{} things",
        "skipped": "other YAML document passed over|other YAML documents passed over",
        "nothing_found": "no journeys, and none were needed",
    },
    "de": {
        "why": "Warum",
        "fix": "Stattdessen",
        "law": "Recht",
        "assumed": "beruht auf einer Annahme: wer hier handelt, steht nirgends",
        "accepted": "hingenommen",
        "broken": "Nicht geprüft",
        "whole": "die Reise als Ganzes",
        "no_findings": "keine Funde",
        "journeys": "Kundenreise|Kundenreisen",
        "in": "in",
        "not_assessed": "Nicht beurteilt",
        "unlocks": "Regel könnte urteilen|Regeln könnten urteilen",
        "add": "angeben",
        "hint": "Vorschriften sind Hinweise, keine Rechtsberatung; zuletzt nachgesehen am",
        "clean": "Exitcode 0: nichts ab Stufe",
        "failed": "Exitcode 1: {} ab Stufe",
        "no_verdict": "Exitcode 2: kein verlässliches Urteil, weil {} nicht geprüft werden konnte",
        "problems": "eine Stelle|{} Stellen",
        "skipped": "anderes YAML-Dokument übergangen|andere YAML-Dokumente übergangen",
        "nothing_found": "keine Kundenreisen, und keine waren nötig",
    },
}


def totals(report: Report, lang: Language) -> str:
    """How many findings of which severity in how many journeys: `2 errors and 1 warning in 3 journeys`."""
    counts = [
        count(number, COUNTED[lang][severity], lang)
        for severity in sorted(Severity, reverse=True)
        if (number := report.count(severity))
    ]
    words = PHRASES[lang]
    found = join_list(counts, lang) if counts else words["no_findings"]
    return f"{found} {words['in']} {count(len(report.audited), words['journeys'], lang)}"


def verdict(report: Report, lang: Language) -> str:
    """One line that says why the exit code is what it is."""
    words = PHRASES[lang]
    code = report.exit_code
    threshold = SEVERITY[lang][report.fail_on]
    if code == EXIT_NO_VERDICT:
        one, many = words["problems"].split("|")
        number = max(1, len(report.problems))
        line = words["no_verdict"].format(one if number == 1 else many.format(number))
        return line.replace("konnte", "konnten") if lang == "de" and number > 1 else line
    if code == EXIT_FINDINGS:
        number = len(report.failing)
        found = count(number, "finding|findings" if lang == "en" else "Fund|Funde", lang)
        return f"{words['failed'].format(found)} {threshold}"
    return f"{words['clean']} {threshold}"


def unlocking(report: Report) -> list[tuple[str, int]]:
    """The fields that would let rules judge, with how many judgements each would unlock, the most first."""
    rules: dict[str, set[tuple[str, str]]] = {}
    for one in report.not_assessed:
        for field in one.fields:
            rules.setdefault(field, set()).add((one.rule, one.journey))
    return sorted(((field, len(found)) for field, found in rules.items()), key=lambda pair: (-pair[1], pair[0]))
