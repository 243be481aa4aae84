"""Rules as SARIF describes them, with the texts that code scanning demands and cuts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from journeyaudit.report import RuleInfo, Severity
from journeyaudit.reporters.escaping import markdown
from journeyaudit.reporters.exact import clipped, one_line
from journeyaudit.reporters.words import PHRASES
from journeyaudit.values import Language

LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
PROBLEM_SEVERITY: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}
TEXT_LIMIT = 1024
"""The code points that GitHub takes of a description."""
NAME_LIMIT = 255
BASIS: Mapping[Language, str] = {"en": "Basis", "de": "Grundlage"}
BASES: Mapping[Language, Mapping[str, str]] = {
    "en": {"law": "law", "standard": "standard", "research": "research", "convention": "convention"},
    "de": {"law": "Recht", "standard": "Norm", "research": "Forschung", "convention": "Konvention"},
}


def reporting_descriptor(rule: RuleInfo, lang: Language) -> dict[str, Any]:
    """The rule with its title, why it matters, and what to do instead, as text and as Markdown."""
    words = PHRASES[lang]
    title = one_line(rule.title) or rule.id
    why = one_line(rule.why) or title
    fix = one_line(rule.fix)
    basis = f"{BASES[lang].get(rule.basis, rule.basis)}, {one_line(rule.source)}"
    laws = ", ".join(one_line(ref) for ref, _ in rule.laws)
    notes = [(words["why"], why), (words["fix"], fix), (words["law"], laws), (BASIS[lang], basis)]
    said = [(label, text) for label, text in notes if text]
    name = clipped(pascal_case(rule.id), NAME_LIMIT)
    return {
        "id": rule.id,
        # A name that says no more than the id is none (SARIF1001 of the SARIF validator).
        **({"name": name} if name.lower() != rule.id.lower() else {}),
        "shortDescription": {"text": clipped(title, TEXT_LIMIT)},
        "fullDescription": {"text": clipped(why, TEXT_LIMIT)},
        "help": {
            "text": "\n".join([title, *(f"{label}: {text}" for label, text in said)]),
            "markdown": "\n\n".join(f"**{label}:** {markdown(text)}" for label, text in said),
        },
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "problem.severity": PROBLEM_SEVERITY[rule.severity],
            "tags": [one_line(one) for one in (rule.family, rule.basis) if one],
        },
    }


def pascal_case(name: str) -> str:
    """The name as SARIF wants names of rules: `promise-vs-process` is `PromiseVsProcess`."""
    return "".join(word[0].upper() + word[1:] for word in re.split(r"[^0-9A-Za-z]+", name) if word) or "Rule"


def plain_message(text: str) -> str:
    """A text in which viewers find no link: in SARIF, `[words](target)` is one even in plain text."""
    return one_line(text).replace("](", "] (")
