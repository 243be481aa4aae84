"""`why` and the audit never disagree: in every example of every built-in rule both say the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from journeyaudit.engine import Circumstances, Inquiry, Verdict, inquests, judge
from journeyaudit.examples.run import AS_OF, prepare
from journeyaudit.facts import Unknown
from journeyaudit.model import journey_id
from journeyaudit.report import Finding
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.truth import render
from journeyaudit.rule import Example
from journeyaudit.rulebook import CompiledRule, load_rulebook
from journeyaudit.rulebook.defaults import setting_value

BOOK = load_rulebook()
WIDTH = 80
RULES = [pytest.param(rule, id=rule.rule.id) for rule in BOOK.rules if rule.rule.cases]


def bare(finding: Finding) -> Finding:
    """A finding without what depends on the other findings."""
    return replace(finding, fingerprint="", cause="")


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by their places: units are asked about after journeys, or before."""
    return sorted(
        map(bare, findings), key=lambda one: (one.file, one.span.start.line, one.span.start.column, one.message)
    )


def circumstances_of(rule: CompiledRule, example: Example) -> Circumstances:
    lang: Any = example.lang
    values = {name: setting_value(value)[1] for name, value in example.settings.items()}
    return Circumstances(example.as_of or AS_OF, lang, {rule.rule.id: values})


@pytest.mark.parametrize("rule", RULES)
def test_why_and_the_audit_say_the_same(rule: CompiledRule) -> None:
    for example in rule.rule.examples:
        prepared = prepare(example, f"example {example.path[-1]}")
        circumstances = circumstances_of(rule, example)
        audited = judge([rule], prepared.world(BOOK.lexica), circumstances)
        asked = inquests(rule, prepared.world(BOOK.lexica), circumstances)
        told = [one for inquest in asked for one in inquest.told]
        assert in_order(one.finding for one in told if one.finding) == in_order(audited.findings)
        missing: dict[str, set[str]] = {}
        for inquest in asked:
            name = journey_id(inquest.journey.data) if inquest.journey is not None else ""
            for one in inquest.told:
                if one.verdict is Verdict.NOT_ASSESSED:
                    missing.setdefault(name, set()).update(one.fields)
        assert {name: tuple(sorted(fields)) for name, fields in missing.items()} == {
            one.journey: one.fields for one in audited.not_assessed
        }
        for one in told:
            flag = one.section("flag")
            if one.element is not None:
                assert flag is not None
                expected = {Verdict.FINDING: True, Verdict.CLEAN: False}
                assert one.verdict not in expected or flag.answer is expected[one.verdict]
                assert one.verdict is not Verdict.NOT_ASSESSED or isinstance(flag.answer, Unknown)
        text = render(Inquiry(rule, tuple(asked), circumstances, circumstances.lang), Style(width=WIDTH, unicode=False))
        assert text.isascii()
        assert max(map(len, text.splitlines())) <= WIDTH
