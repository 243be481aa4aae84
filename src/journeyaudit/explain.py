"""One rule explained as Markdown: what it finds, why it matters, what to do, and its examples."""

from __future__ import annotations

import re
from textwrap import wrap

from journeyaudit.message.show import show
from journeyaudit.rule import Rule, Wording
from journeyaudit.rulebook import CompiledRule, Rulebook
from journeyaudit.source import visible
from journeyaudit.values import Language, join_list, json_text, show_date

WORDS = {
    "en": {
        "severity": "Severity",
        "basis": "Basis",
        "family": "Family",
        "why": "Why it matters",
        "fix": "What to do instead",
        "settings": "Settings",
        "law": "law",
        "since": "in force since",
        "checked": "checked on",
        "unchecked": "not yet checked at its source",
        "yields": "Leaves alone",
        "yields_text": "steps that are `justified` by {}",
        "flagged": "Flagged",
        "silent": "Not flagged",
        "unclear": "Not assessed",
        "needs": "needs",
        "line": "line",
        "sometimes": "in some cases",
        "error": "error",
        "warning": "warning",
        "info": "info",
        "standard": "standard",
        "research": "research",
        "convention": "convention",
    },
    "de": {
        "severity": "Stufe",
        "basis": "Grundlage",
        "family": "Familie",
        "why": "Warum es zählt",
        "fix": "Was stattdessen hilft",
        "settings": "Einstellungen",
        "law": "Recht",
        "since": "in Kraft seit",
        "checked": "nachgesehen am",
        "unchecked": "noch nicht an der Quelle geprüft",
        "yields": "Lässt in Ruhe",
        "yields_text": "Schritte, die `justified` sind durch {}",
        "flagged": "Gefunden",
        "silent": "Nicht gefunden",
        "unclear": "Nicht beurteilt",
        "needs": "braucht",
        "line": "Zeile",
        "sometimes": "in manchen Fällen",
        "error": "Fehler",
        "warning": "Warnung",
        "info": "Hinweis",
        "standard": "Norm",
        "research": "Forschung",
        "convention": "Konvention",
    },
}
KINDS = {"bad": "flagged", "good": "silent", "unclear": "unclear"}


def explain(compiled: CompiledRule, lang: Language) -> str:
    """The page of a rule: its texts, and its examples."""
    return f"{texts_of(compiled, lang)}\n{examples_of(compiled, lang)}"


def texts_of(compiled: CompiledRule, lang: Language, level: int = 1) -> str:
    """What a rule says of itself, under a heading of some level."""
    rule = compiled.rule
    words = WORDS[lang]
    top, sub = "#" * level, "#" * (level + 1)
    parts = [
        f"{top} {said(rule.title, lang)} (`{rule.id}`)",
        f"{words['severity']}: {_severities(rule, lang)} · {words['family']}: {rule.family} · "
        f"{words['basis']}: {words[rule.basis.kind]}, {rule.basis.source}",
        *(f"{words['law'].capitalize()}: {_law(rule, number, lang)}" for number in range(len(rule.law))),
        f"{sub} {words['why']}",
        said(rule.why, lang),
        f"{sub} {words['fix']}",
        said(rule.fix, lang),
    ]
    reasons = sorted({reason for case in rule.cases for reason in case.yields_to})
    if reasons:
        parts += [f"{sub} {words['yields']}", words["yields_text"].format(", ".join(f"`{one}`" for one in reasons))]
    if rule.settings:
        parts.append(f"{sub} {words['settings']}")
        parts.append("\n".join(_setting(compiled, name, lang) for name in rule.settings))
    return _plain("\n\n".join(parts) + "\n")


def examples_of(compiled: CompiledRule, lang: Language, level: int = 1) -> str:
    """The examples of a rule, what it flags before what it leaves alone."""
    words = WORDS[lang]
    parts: list[str] = []
    for kind, word in KINDS.items():
        chosen = [one for one in compiled.rule.examples if one.kind == kind]
        if chosen:
            parts.append(f"{'#' * (level + 1)} {words[word]}")
        for example in chosen:
            fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", example.text)), 3)
            parts.append(f"{fence}yaml\n{example.text}\n{fence}")
            if kind == "bad":
                parts.append("\n".join(f"- {words['line']} {line}" for line in example.expect))
            elif kind == "unclear":
                parts.append(f"{words['needs']}: " + ", ".join(f"`{field}`" for field in example.expect))
    return _plain("\n\n".join(parts) + "\n")


def wrapped(page: str, width: int) -> str:
    """A page with its prose wrapped between words, for terminals; code stays as it is."""
    lines: list[str] = []
    fence = ""
    for line in page.split("\n"):
        mark = re.match("`{3,}", line)
        if mark and fence in ("", mark[0]):
            fence = "" if fence else mark[0]
        hanging = "  " if line.startswith("- ") else ""
        kept = fence or mark or not line
        lines += [line] if kept else wrap(line, width, subsequent_indent=hanging, break_on_hyphens=False)
    return "\n".join(lines)


def _plain(text: str) -> str:
    """The text line by line without anything that would steer a terminal; packs of others are not trusted."""
    return "\n".join(visible(line) for line in text.split("\n"))


def _severities(rule: Rule, lang: Language) -> str:
    """The severity of a rule, and those that its conditions and provisions can give it."""
    words = WORDS[lang]
    own = str(rule.severity)
    others = {str(case.severity) for case in rule.cases}
    others |= {key.removesuffix("_if") for case in rule.cases for key in case.conditions if key.endswith("_if")}
    others |= {"error"} if rule.law else set()
    more = [words[one] for one in ("error", "warning", "info") if one in others - {own}]
    return f"{words[own]}, {words['sometimes']} {join_list(more, lang, 'or')}" if more else words[own]


def said(text: Wording, lang: Language) -> str:
    """A text in a language, or in the one it has."""
    return text.get(lang) or next(iter(text.values()))


def _law(rule: Rule, number: int, lang: Language) -> str:
    law = rule.law[number]
    words = WORDS[lang]
    where = f"{law.market}, {law.sector}" if law.sector else law.market
    since = f" {words['since']} {show_date(law.since, lang)}," if law.since is not None else ""
    looked = f"{words['checked']} {show_date(law.checked, lang)}" if law.checked is not None else words["unchecked"]
    return f"{law.ref} ({where}),{since} {looked}"


def _setting(compiled: CompiledRule, name: str, lang: Language) -> str:
    setting = compiled.rule.settings[name]
    value = show(compiled.settings[name], compiled.types[name], lang)
    label = setting.label.get(lang) or next(iter(setting.label.values()), "")
    return f"- `{name}`: {label} ({value})"


def listing(book: Rulebook, lang: Language) -> str:
    """The rules by family, with severity and title."""
    lines: list[str] = []
    width = max((len(name) for name in book.ids), default=0)
    family = ""
    for rule in by_family(book):
        if rule.rule.family != family:
            family = rule.rule.family
            lines.append(family)
        severity = WORDS[lang][str(rule.rule.severity)]
        lines.append(f"  {rule.rule.id:<{width}}  {severity:<7}  {visible(said(rule.rule.title, lang))}")
    return "\n".join(lines) + "\n"


def listing_json(book: Rulebook, _: Language) -> str:
    """The rules as JSON, with their texts in every language."""
    rules = [
        {
            "id": rule.rule.id,
            "family": rule.rule.family,
            "severity": str(rule.rule.severity),
            "basis": rule.rule.basis.kind,
            "source": rule.rule.basis.source,
            "title": dict(rule.rule.title),
            "why": dict(rule.rule.why),
            "fix": dict(rule.rule.fix),
            "messages": [dict(case.message) for case in rule.rule.cases],
            "settings": {name: setting.default for name, setting in rule.rule.settings.items()},
            "laws": [
                {
                    "market": law.market,
                    "sector": law.sector or None,
                    "ref": law.ref,
                    "valid_from": law.since.isoformat() if law.since is not None else None,
                    "checked_on": law.checked.isoformat() if law.checked is not None else None,
                }
                for law in rule.rule.law
            ],
            "explains": list(rule.rule.explains),
            "profiles": [name for name, profile in book.profiles.profiles.items() if profile.holds(rule.rule)],
            "examples": {
                kind: sum(1 for one in rule.rule.examples if one.kind == kind) for kind in ("bad", "good", "unclear")
            },
        }
        for rule in by_family(book)
    ]
    return json_text({"schema": "journeyaudit/rules@1", "rules": rules}) + "\n"


def by_family(book: Rulebook) -> list[CompiledRule]:
    """The rules by family and id."""
    return sorted(book.rules, key=lambda one: (one.rule.family, one.rule.id))
