"""Examples as tests of a rule: bad ones say exactly what they expect, good ones are judged and clean."""

from __future__ import annotations

import pytest

from tests.workbench import CASE, WEAK, failures


@pytest.mark.parametrize(
    ("examples", "said"),
    [
        (WEAK, []),
        (WEAK.replace("“A”.", "“B”."), ["expected but not said: 1: “B”.", "said but not expected: 1: “A”."]),
        (WEAK.replace("1: “A”.", "2: “A”."), ["expected but not said: 2: “A”.", "said but not expected: 1: “A”."]),
        (
            WEAK.replace("“A”.", "“A”. [error]"),
            ["expected but not said: 1: “A”. [error]", "said but not expected: 1: “A”."],
        ),
        (WEAK.replace("1 d", "20 d"), ["the good example was flagged: 1: “A”."]),
        (WEAK.replace("30 d", "3 d"), ["expected but not said: 1: “A”."]),
        (WEAK.replace("wait: 1 d", "wait: {reason: stock}"), ["not assessed, silent out of ignorance: wait.max"]),
        (
            WEAK.replace("title: A, wait: 1 d", "titel: A"),
            ["line 1: a touchpoint needs `title`", "line 1: a touchpoint has no key 'titel'; did you mean 'title'?"],
        ),
        (
            WEAK.replace("[{title: A, wait: 30 d}]", "[{title: A, wait: 30 d}, {title: B, wait: 20 d}]").replace(
                '["1: “A”."]', '["1: “B”.", "1: “A”."]'
            ),
            ["said in another order: 1: “A”.; 1: “B”."],
        ),
        (
            WEAK + '  - unclear: "touchpoints: [{title: A, wait: {reason: stock}}]"\n    missing: [wait.max]\n',
            [],
        ),
        (
            WEAK + '  - unclear: "touchpoints: [{title: A, wait: {reason: stock}}]"\n    missing: [wait.typical]\n',
            ["missing: expected wait.typical, found wait.max"],
        ),
        (
            WEAK + '  - unclear: "touchpoints: [{title: A, wait: 1 d}]"\n    missing: [wait.max]\n',
            ["missing: expected wait.max, found nothing"],
        ),
        (
            WEAK + '  - unclear: "touchpoints: [{title: A, wait: 20 d}]"\n    missing: [wait.max]\n',
            ["the unclear example was flagged: 1: “A”."],
        ),
    ],
)
def test_examples_hold_what_they_say(examples: str, said: list[str]) -> None:
    assert failures(CASE, examples) == said


def test_an_example_notes_severity_and_law_where_they_are_not_the_rule_s_own() -> None:
    body = "law: [{market: DE, since: 2026-01-01, ref: § 1, checked: 2026-08-01}]\nerror_if: {kind: payment}\n" + CASE
    examples = """
examples:
  - bad: |
      market: DE
      touchpoints: [{title: A, wait: 30 d}]
    expect: ["2: “A”. [error, § 1]"]
  - bad: |
      market: DE
      touchpoints: [{title: A, wait: 30 d}]
    as_of: 2025-12-31
    expect: ["2: “A”."]
  - bad: "touchpoints: [{title: A, wait: 30 d, kind: payment}]"
    expect: ["1: “A”. [error]"]
  - good: "touchpoints: [{title: A, wait: 1 d}]"
"""
    assert failures(body, examples) == []
    assert failures(body, examples.replace(", § 1]", "]")) == [
        "expected but not said: 2: “A”. [error]",
        "said but not expected: 2: “A”. [error, § 1]",
    ]


def test_an_example_may_be_a_whole_portfolio_in_german_with_settings_and_an_organisation() -> None:
    body = """
settings: {limit: {default: 10 d}}
each: journey
flag_if: {same_product: {none: {intent: leave}}, bill.waiting: {more: $limit}}
point_at: title
message: {en: "{journey} {limit}.", de: "{journey}: {limit}."}
"""
    journeys = "journey: Ordern\n      product: X\n      intent: buy\n      touchpoints: [{title: A, wait: 30 d}]"
    examples = f"""
examples:
  - bad: |
      {journeys}
    lang: de
    portfolio: whole
    settings: {{limit: 20 d}}
    expect: ["1: „Ordern“: 20 Tage."]
  - good: |
      organisation: O
      ---
      {journeys}
      ---
      journey: Leave
      product: X
      intent: leave
      touchpoints: [A]
    portfolio: whole
  - unclear: |
      {journeys}
    missing: [other journeys of the product]
"""
    assert failures(body, examples) == []
    wrong = examples.replace("limit: 20 d", "limt: 20 d").replace("“", "„")
    assert failures(body, wrong) == ["the rule 'slow' has no setting 'limt'; did you mean 'limit'?"]
