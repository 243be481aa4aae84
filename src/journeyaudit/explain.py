"""One rule explained as Markdown: what it finds, why it matters, what to do, and its examples."""

from __future__ import annotations

import json

from journeyaudit.message.show import show
from journeyaudit.rule import Rule, Wording
from journeyaudit.rulebook import CompiledRule, Rulebook
from journeyaudit.source import visible
from journeyaudit.values import Language, show_date

WORDS = {
    "en": {
        "severity": "Severity",
        "basis": "Basis",
        "family": "Family",
        "why": "Why it matters",
        "fix": "What to do instead",
        "settings": "Settings",
        "law": "Law",
        "since": "in force since",
        "checked": "checked on",
        "yields": "Leaves alone",
        "yields_text": "steps that are `justified` by {}",
        "flagged": "Flagged",
        "silent": "Not flagged",
        "unclear": "Not assessed",
        "needs": "needs",
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
        "yields": "Lässt in Ruhe",
        "yields_text": "Schritte, die `justified` sind durch {}",
        "flagged": "Gefunden",
        "silent": "Nicht gefunden",
        "unclear": "Nicht beurteilt",
        "needs": "braucht",
    },
}
KINDS = {"bad": "flagged", "good": "silent", "unclear": "unclear"}


def explain(compiled: CompiledRule, lang: Language) -> str:
    """The page of a rule."""
    rule = compiled.rule
    words = WORDS[lang]
    parts = [
        f"# {said(rule.title, lang)} (`{rule.id}`)",
        f"{words['severity']}: {rule.severity} · {words['family']}: {rule.family} · "
        f"{words['basis']}: {rule.basis.kind}, {rule.basis.source}",
        *(f"{words['law']}: {_law(rule, number, lang)}" for number in range(len(rule.law))),
        f"## {words['why']}",
        said(rule.why, lang),
        f"## {words['fix']}",
        said(rule.fix, lang),
    ]
    reasons = sorted({reason for case in rule.cases for reason in case.yields_to})
    if reasons:
        parts += [f"## {words['yields']}", words["yields_text"].format(", ".join(f"`{one}`" for one in reasons))]
    if rule.settings:
        parts.append(f"## {words['settings']}")
        parts.append("\n".join(_setting(compiled, name, lang) for name in rule.settings))
    for kind, word in KINDS.items():
        chosen = [one for one in rule.examples if one.kind == kind]
        if chosen:
            parts.append(f"## {words[word]}")
        for example in chosen:
            parts.append(f"```yaml\n{example.text}\n```")
            if kind == "bad":
                parts.append("\n".join(f"- {line}" for line in example.expect))
            elif kind == "unclear":
                parts.append(f"{words['needs']}: " + ", ".join(f"`{field}`" for field in example.expect))
    return "\n\n".join(parts) + "\n"


def said(text: Wording, lang: Language) -> str:
    """A text in a language, or in the one it has."""
    return text.get(lang) or next(iter(text.values()))


def _law(rule: Rule, number: int, lang: Language) -> str:
    law = rule.law[number]
    words = WORDS[lang]
    where = f"{law.market}, {law.sector}" if law.sector else law.market
    since = f" {words['since']} {show_date(law.since, lang)}," if law.since is not None else ""
    return f"{law.ref} ({where}),{since} {words['checked']} {show_date(law.checked, lang)}"


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
        lines.append(f"  {rule.rule.id:<{width}}  {rule.rule.severity!s:<7}  {visible(said(rule.rule.title, lang))}")
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
                    "checked_on": law.checked.isoformat(),
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
    return json.dumps({"schema": "journeyaudit/rules@1", "rules": rules}, ensure_ascii=False, indent=2) + "\n"


def by_family(book: Rulebook) -> list[CompiledRule]:
    """The rules by family and id."""
    return sorted(book.rules, key=lambda one: (one.rule.family, one.rule.id))
