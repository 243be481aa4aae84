"""What a report says about a rule, in the language of the report."""

from __future__ import annotations

from journeyaudit.report import RuleInfo
from journeyaudit.rule import Rule, Wording
from journeyaudit.values import Language


def info(rule: Rule, lang: Language) -> RuleInfo:
    """What a report says about a rule; a rule in one language only says it in that."""

    def said(text: Wording) -> str:
        return text.get(lang) or next(iter(text.values()))

    return RuleInfo(
        id=rule.id,
        family=rule.family,
        title=said(rule.title),
        why=said(rule.why),
        fix=said(rule.fix),
        severity=rule.severity,
        basis=rule.basis.kind,
        source=rule.basis.source,
        laws=tuple((law.ref, law.checked.isoformat() if law.checked is not None else None) for law in rule.law),
    )
