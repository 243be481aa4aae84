"""The words of reports in English and German."""

from __future__ import annotations

from collections.abc import Mapping

from journeyaudit.report import EXIT_NO_VERDICT, Report, Severity
from journeyaudit.severities import COUNTED, SEVERITY, counted, counts
from journeyaudit.values import Language, count, join_list, parse_date, plural, show_date

__all__ = [
    "COUNTED",
    "PHRASES",
    "SEVERITY",
    "asides",
    "counts",
    "gap",
    "legal_hint",
    "number_of_judgements",
    "totals",
    "unlocking",
    "verdict",
]

PHRASES: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "why": "Why",
        "fix": "Instead",
        "law": "Law",
        "assumed": "rests on an assumption: one of the steps does not say who acts",
        "accepted": "accepted",
        "broken": "Not audited",
        "remarks": "Good to know",
        "whole": "The journey as a whole",
        "organisation": "The organisation as a whole",
        "no_findings": "no findings",
        "nothing": "no journeys audited",
        "journeys": "journey|journeys",
        "texts": "text|texts",
        "sure": "told by its wording, {} % sure",
        "in": "in",
        "not_assessed": "Not assessed",
        "unlocks": "What is not written down keeps {} open. Most would be settled by:",
        "judgements": "judgement|judgements",
        "missing": "missing at one place|missing at {} places",
        "more_fields": "more field (--verbose lists all)|more fields (--verbose lists all)",
        "caused": "follows from the finding above",
        "accepted_count": "accepted",
        "known_count": "known from the baseline",
        "below": "finding below “{}” not shown|findings below “{}” not shown",
        "hint": "Provisions are hints, not legal advice; they were last looked up on",
        "hint_unchecked": "Provisions are hints, not legal advice; not all have been checked at their source yet",
        "clean": "exit code 0: nothing at or above the level “{}”",
        "failed": "exit code 1: {} at or above the level “{}”",
        "spared": "exit code 0 because of --exit-zero, else 1: {} at or above the level “{}”",
        "no_verdict": "exit code 2: no trustworthy verdict while {}",
        "standing": "one problem stands|{} problems stand",
        "findings": "finding|findings",
        "untouched": "journey not touched by the change|journeys not touched by the change",
        "skipped": "other YAML document passed over|other YAML documents passed over",
    },
    "de": {
        "why": "Warum",
        "fix": "Stattdessen",
        "law": "Recht",
        "assumed": "beruht auf einer Annahme: bei einem der Schritte steht nicht, wer handelt",
        "accepted": "hingenommen",
        "broken": "Nicht geprüft",
        "remarks": "Gut zu wissen",
        "whole": "Die Reise als Ganzes",
        "organisation": "Die Organisation als Ganzes",
        "no_findings": "keine Funde",
        "nothing": "keine Kundenreisen geprüft",
        "journeys": "Kundenreise|Kundenreisen",
        "texts": "Text|Texten",
        "sure": "am Wortlaut erkannt, zu {} % sicher",
        "in": "in",
        "not_assessed": "Nicht beurteilt",
        "unlocks": "Was nicht angegeben ist, lässt {} offen. Am meisten klären würde:",
        "judgements": "Urteil|Urteile",
        "missing": "fehlt an einer Stelle|fehlt an {} Stellen",
        "more_fields": "weiteres Feld (--verbose nennt alle)|weitere Felder (--verbose nennt alle)",
        "caused": "folgt aus dem Fund darüber",
        "accepted_count": "hingenommen",
        "known_count": "aus der Baseline bekannt",
        "below": "Fund unter „{}“ nicht gezeigt|Funde unter „{}“ nicht gezeigt",
        "hint": "Vorschriften sind Hinweise, keine Rechtsberatung; zuletzt nachgesehen am",
        "hint_unchecked": "Vorschriften sind Hinweise, keine Rechtsberatung; noch nicht alle an der Quelle geprüft",
        "clean": "Exitcode 0: nichts ab der Stufe „{}“",
        "failed": "Exitcode 1: {} ab der Stufe „{}“",
        "spared": "Exitcode 0 wegen --exit-zero, sonst 1: {} ab der Stufe „{}“",
        "no_verdict": "Exitcode 2: kein verlässliches Urteil, solange {}",
        "standing": "ein Problem besteht|{} Probleme bestehen",
        "findings": "Fund|Funde",
        "untouched": "Kundenreise von der Änderung nicht berührt|Kundenreisen von der Änderung nicht berührt",
        "skipped": "anderes YAML-Dokument übergangen|andere YAML-Dokumente übergangen",
    },
}


GAPS: Mapping[tuple[str, Language], str] = {
    ("other journeys of the organisation", "de"): "weitere Reisen der Organisation",
    ("other journeys of the product", "de"): "weitere Reisen zum Produkt",
}
"""Gaps that no single field fills; they are named in English where they arise."""


def gap(field: str, lang: Language) -> str:
    """What is not written down: a field by its keys, or what is said in words."""
    return GAPS.get((field, lang), field)


def totals(report: Report, lang: Language) -> str:
    """How many findings in how many journeys: `2 errors and 1 warning in 3 journeys, 1 accepted, 4 known …`."""
    words = PHRASES[lang]
    if not report.audited:
        return words["nothing"]
    found = counted({one: report.count(one) for one in Severity}, lang) or words["no_findings"]
    taken = sum(number for kind, number in report.kinds.items() if kind.accepted)
    after = f", {taken} {words['accepted_count']}" if taken else ""
    after += f", {len(report.known)} {words['known_count']}" if report.known else ""
    texts = sum(1 for one in report.audited if one.prose)
    numbers = {"journeys": len(report.audited) - texts, "texts": texts}
    looked_at = [count(number, words[name], lang) for name, number in numbers.items() if number]
    return f"{found} {words['in']} {join_list(looked_at, lang)}{after}"


def verdict(report: Report, lang: Language) -> str:
    """One line that says why the exit code is what it is."""
    words = PHRASES[lang]
    threshold = SEVERITY[lang][report.fail_on]
    if report.exit_code == EXIT_NO_VERDICT:
        number = max(1, len(report.problems))
        return words["no_verdict"].format(plural(number, words["standing"]).format(number))
    if not report.failing:
        return words["clean"].format(threshold)
    found = count(report.failing, words["findings"], lang)
    return words["spared" if report.exit_zero else "failed"].format(found, threshold)


def legal_hint(report: Report, lang: Language) -> list[str]:
    """That the provisions named are hints and how fresh they are, as one sentence; none where none is named."""
    named = {kind.law for kind in report.kinds if kind.law}
    looked = {checked for rule in report.rules for ref, checked in rule.laws if ref in named}
    days = [day for day in looked if day is not None]
    if not looked:
        return []
    if len(days) < len(looked):
        return [f"{PHRASES[lang]['hint_unchecked']}."]
    return [f"{PHRASES[lang]['hint']} {show_date(parse_date(min(days)), lang)}."]


def asides(report: Report, least: Severity, lang: Language) -> list[str]:
    """What a report leaves out: findings that are too mild, journeys not in question, and files that are none."""
    words = PHRASES[lang]
    said = []
    below = sum(number for kind, number in report.kinds.items() if kind.severity < least)
    if below:
        said.append(count(below, words["below"], lang).format(SEVERITY[lang][least]))
    if report.untouched:
        said.append(count(report.untouched, words["untouched"], lang))
    if report.skipped:
        said.append(count(report.skipped, words["skipped"], lang))
    return said


def number_of_judgements(report: Report) -> int:
    """How many judgements of a rule on a journey stay open."""
    return len({(one.rule, one.file, one.journey) for one in report.not_assessed})


def unlocking(report: Report, file: str = "", journey: str = "") -> list[tuple[str, int]]:
    """The fields that would let rules judge, with how many judgements each would unlock, the most first.

    With a file and the id of a journey in it, those of this journey alone.
    """
    open_ones: dict[str, set[tuple[str, str, str]]] = {}
    for one in report.not_assessed:
        for field in one.fields if not file or (one.file, one.journey) == (file, journey) else ():
            open_ones.setdefault(field, set()).add((one.rule, one.file, one.journey))
    return sorted(((field, len(found)) for field, found in open_ones.items()), key=lambda pair: (-pair[1], pair[0]))
