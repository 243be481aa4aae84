"""One rule explained as Markdown: what it finds, why it matters, what to do, and its examples."""

from __future__ import annotations

from journeyaudit.message.show import show
from journeyaudit.rule import Rule, Wording
from journeyaudit.rulebook import CompiledRule
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
