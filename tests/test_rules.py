"""Every example of every built-in rule: bad ones are found with exactly these words, good ones are judged and clean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeyaudit.examples import run_examples
from journeyaudit.rule import Example
from journeyaudit.rulebook import CompiledRule, load_rulebook

BOOK = load_rulebook()
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.rule.id}-{example.kind}-{number}")
    for rule in BOOK.rules
    for number, example in enumerate(rule.rule.examples, start=1)
]


def test_every_built_in_rule_can_be_loaded() -> None:
    assert [f"{one.file}:{one.span.start.line}: {one.message}" for one in BOOK.problems] == []
    assert len(BOOK.rules) > 0


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_holds(rule: CompiledRule, example: Example) -> None:
    alone = replace(rule, rule=replace(rule.rule, examples=(example,)))
    assert [line for failure in run_examples(alone, BOOK.lexica) for line in failure.said] == []
