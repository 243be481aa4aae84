"""Mutants: which small changes of a rule its examples must notice, and which live where examples are too few."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeyaudit.examples import survivors
from journeyaudit.examples.mutants import lists_of, mutants
from journeyaudit.examples.thresholds import moved
from journeyaudit.rule import Lexica
from tests.workbench import CASE, LEXICA, WEAK, compiled, failures, shaped

# --- what a mutant changes


def changes(body: str) -> list[str]:
    return [str(mutant) for mutant, _ in mutants(shaped(body))]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("{kind: offer}", ["flag_if.kind: changed to {'is_not': 'offer'}"]),
        ("{noticed: true}", ["flag_if.noticed: changed to False"]),
        ("{kind: {is: offer}}", ["flag_if.kind.is: changed to is_not"]),
        (
            "{kind: {in: [offer, payment]}}",
            ["flag_if.kind.in: changed to not_in", "flag_if.kind.in.0: left out", "flag_if.kind.in.1: left out"],
        ),
        ("{kind: {in: [offer]}}", ["flag_if.kind.in: changed to not_in"]),
        (
            "{wait.max: {more: 10 d}}",
            [
                "flag_if.wait.max.more: changed to at_least",
                "flag_if.wait.max.more: changed to less",
                "flag_if.wait.max.more: changed to 9 d",
                "flag_if.wait.max.more: changed to 11 d",
            ],
        ),
        (
            "{wait.max: {at_most: 1 d}}",
            [
                "flag_if.wait.max.at_most: changed to less",
                "flag_if.wait.max.at_most: changed to at_least",
                "flag_if.wait.max.at_most: changed to 0 d",
                "flag_if.wait.max.at_most: changed to 2 d",
            ],
        ),
        (
            "{wait.max: {more: $wait.typical, times: 2}}",
            [
                "flag_if.wait.max.more: changed to at_least",
                "flag_if.wait.max.more: changed to less",
                "flag_if.wait.max.times: left out",
                "flag_if.wait.max.times: changed to 1",
                "flag_if.wait.max.times: changed to 3",
            ],
        ),
        ("{asks: {count: 2}}", ["flag_if.asks.count: changed to 1", "flag_if.asks.count: changed to 3"]),
        (
            "{asks: {count: {less: 1}}}",
            [
                "flag_if.asks.count.less: changed to at_most",
                "flag_if.asks.count.less: changed to more",
                "flag_if.asks.count.less: changed to 0",
                "flag_if.asks.count.less: changed to 2",
            ],
        ),
        ("{wait: {stated: false}}", ["flag_if.wait.stated: changed to True"]),
        (
            "{asks: {any_in: $needs, except: [name]}}",
            ["flag_if.asks.any_in: changed to none_in", "flag_if.asks.except: left out"],
        ),
        (
            "{says: {mentions: [soon, <vague-time>], but_not: <date>}}",
            [
                "flag_if.says.mentions.0: left out",
                "flag_if.says.mentions.1: left out",
                "flag_if.says.but_not: left out",
            ],
        ),
        (
            "{says: {mentions: [soon, [by and by, one day]]}}",
            ["flag_if.says.mentions.0: left out", "flag_if.says.mentions.1: left out"],
        ),
        (
            "{asks: {some: {what: IBAN}, at_least: 2}}",
            [
                "flag_if.asks.every: 'every' put beside 'some'",
                "flag_if.asks.some.what: changed to {'is_not': 'IBAN'}",
                "flag_if.asks.at_least: changed to more",
                "flag_if.asks.at_least: changed to at_most",
                "flag_if.asks.at_least: changed to 1",
                "flag_if.asks.at_least: changed to 3",
                "flag_if.asks.at_least: left out",
            ],
        ),
        (
            "{asks: {some: {what: IBAN}}}",
            ["flag_if.asks.some: changed to every", "flag_if.asks.some.what: changed to {'is_not': 'IBAN'}"],
        ),
        (
            "{asks: {every: {what: IBAN}}}",
            ["flag_if.asks.every: changed to some", "flag_if.asks.every.what: changed to {'is_not': 'IBAN'}"],
        ),
        ("{asks: {beyond: $needs}}", ["flag_if.asks.beyond: changed to misses"]),
        (
            "{kind: offer, noticed: true}",
            [
                "flag_if.kind: left out",
                "flag_if.kind: changed to {'is_not': 'offer'}",
                "flag_if.noticed: left out",
                "flag_if.noticed: changed to False",
            ],
        ),
        (
            "{any: [{kind: offer}, {noticed: true}]}",
            [
                "flag_if.any.0: left out",
                "flag_if.any.0.kind: changed to {'is_not': 'offer'}",
                "flag_if.any.1: left out",
                "flag_if.any.1.noticed: changed to False",
            ],
        ),
    ],
)
def test_a_mutant_changes_one_small_thing(condition: str, expected: list[str]) -> None:
    assert changes(CASE.replace("{wait.max: {more: 10 d}}", condition)) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("when: {kind: offer}", ["when: left out", "when.kind: changed to {'is_not': 'offer'}"]),
        ("unless: {kind: offer}", ["unless: left out", "unless.kind: changed to {'is_not': 'offer'}"]),
        ("error_if: {kind: offer}", ["error_if: left out", "error_if.kind: changed to {'is_not': 'offer'}"]),
        ("yields_to: [law]", ["yields_to: left out"]),
        ("yields_to: law", ["yields_to: left out"]),
        ("yields_to: [law, safety]", ["yields_to: left out", "yields_to.0: left out", "yields_to.1: left out"]),
        ("law: {market: DE, ref: x, checked: 2026-01-01}", ["law: left out"]),
        (
            "law: [{market: DE, sector: telco, ref: x, checked: 2026-01-01, when: {kind: offer}}]",
            ["law: left out", "law.0: left out", "law.0.sector: left out", "law.0.when: left out"],
        ),
        (
            "settings: {limit: {default: 3}, share: {default: 50%}, word: {default: soon}}",
            [
                "settings.limit.default: changed to 2",
                "settings.limit.default: changed to 4",
                "settings.share.default: changed to 40%",
                "settings.share.default: changed to 60%",
            ],
        ),
    ],
)
def test_a_mutant_drops_exemptions_laws_and_severities_and_moves_settings(more: str, expected: list[str]) -> None:
    body = CASE.replace("{wait.max: {more: 10 d}}", "{asks: {any_in: $needs}}")
    always = "flag_if.asks.any_in: changed to none_in"
    assert sorted(changes(f"{more}\n{body}")) == sorted([always, *expected])


def test_cases_and_runs_are_changed_too() -> None:
    body = """
cases:
  - each: {run: {noticed: false}}
    flag_if: {steps: {count: 2}}
    point_at: first
    message: {en: "{first}."}
  - each: touchpoint
    flag_if: {kind: offer}
    unless: {noticed: false}
    point_at: title
    message: {en: "{touchpoint}."}
"""
    assert changes(body) == [
        "cases.0: left out",
        "cases.0.flag_if.steps.count: changed to 1",
        "cases.0.flag_if.steps.count: changed to 3",
        "cases.0.each.run.noticed: changed to True",
        "cases.1: left out",
        "cases.1.unless: left out",
        "cases.1.flag_if.kind: changed to {'is_not': 'offer'}",
        "cases.1.unless.noticed: changed to True",
    ]


def test_the_rule_itself_stays_as_it_is() -> None:
    rule = shaped(CASE)
    before = str(rule.data)
    assert [str(data) for _, data in mutants(rule)].count(before) == 0
    assert str(rule.data) == before


# --- thresholds


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3, [2, 4]),
        (0, [1]),
        (0.5, [0.49, 0.51]),
        ("10 d", ["9 d", "11 d"]),
        ("20 EUR", ["19 EUR", "21 EUR"]),
        ("€20", ["€19", "€21"]),
        ("50%", ["40%", "60%"]),
        ("50 %", ["40 %", "60 %"]),
        ("5 %", ["15 %"]),
        ("1 Werktag", ["0 Werktag", "2 Werktag"]),
        ("PT48H", ["PT47H", "PT49H"]),
        (True, []),
        ("soon", []),
        ("$limit2", []),
        ("<list2>", []),
        ("2026-01-01", []),
        (None, []),
        ([1, 2], []),
    ],
)
def test_a_threshold_is_moved_by_one_step(value: object, expected: list[object]) -> None:
    assert moved(value) == expected


# --- survivors


def alive(body: str, examples: str, lexica: Lexica = LEXICA, shared: tuple[str, ...] = ()) -> list[str]:
    found, tried = survivors(compiled(body, examples, lexica), lexica, shared)
    assert tried > 0
    return [str(mutant) for mutant in found]


EXEMPT = "yields_to: [law, safety]\nunless: {kind: offer}\n" + CASE
STRONG = """
examples:
  - bad: "touchpoints: [{title: A, wait: 11 d, kind: payment}, {title: B, wait: 11 d, justified: customer_choice}]"
    expect: ["1: “A”.", "1: “B”."]
  - good: "touchpoints: [{title: A, wait: 10 d}]"
  - good: "touchpoints: [{title: A, wait: 11 d, kind: offer}]"
  - good: "touchpoints: [{title: A, wait: 11 d, justified: law}]"
  - good: "touchpoints: [{title: A, wait: 11 d, justified: safety}]"
"""


def test_weak_examples_let_mutants_live() -> None:
    assert alive(EXEMPT, WEAK) == [
        "unless: left out",
        "yields_to: left out",
        "yields_to.0: left out",
        "yields_to.1: left out",
        "flag_if.wait.max.more: changed to at_least",
        "flag_if.wait.max.more: changed to 9 d",
        "flag_if.wait.max.more: changed to 11 d",
        "unless.kind: changed to {'is_not': 'offer'}",
    ]


def test_strong_examples_let_none_live() -> None:
    assert failures(EXEMPT, STRONG) == []
    assert alive(EXEMPT, STRONG) == []


WORDS = CASE.replace("{wait.max: {more: 10 d}}", "{says: {mentions: <vague-time>}}")
ONE_WORD = """
examples:
  - bad: "touchpoints: [{title: A, says: We call soon.}]"
    expect: ["1: “A”."]
  - good: "touchpoints: [{title: A, says: We call.}]"
"""
ALL_WORDS = ONE_WORD.replace("soon.}", "soon.}, {title: B, says: shortly}, {title: C, says: umgehend}").replace(
    '"1: “A”."', '"1: “A”.", "1: “B”.", "1: “C”."'
)


def test_a_list_that_the_rule_alone_uses_needs_an_example_for_every_entry() -> None:
    assert alive(WORDS, ONE_WORD) == ["<vague-time>: 'shortly' left out", "<vague-time>: 'umgehend' left out"]
    assert alive(WORDS, ALL_WORDS) == []
    assert survivors(compiled(WORDS, ONE_WORD), LEXICA, ["vague-time"]) == ([], 0)


def test_a_value_list_is_shortened_like_a_word_list() -> None:
    body = CASE.replace("{wait.max: {more: 10 d}}", "{channels.kind: {all_in: <paper>}}")
    examples = ONE_WORD.replace("says: We call soon.", "channels: letter").replace("says: We call.", "channels: web")
    assert alive(body, examples) == ["flag_if.channels.kind.all_in: changed to any_in", "<paper>: 'fax' left out"]
    among = body.replace("<paper>", "[counter, <paper>]")
    assert "<paper>: 'fax' left out" in alive(among, examples)


def test_the_lists_of_a_rule_are_those_its_conditions_name() -> None:
    body = """
cases:
  - each: {run: {channels.kind: {any_in: <paper>}}}
    flag_if: {steps: {some: {says: {mentions: ["<machine> … <vague-time>", "<$journey.systems> … <machine>"]}}}}
    unless: {first.asks: {any_in: <banks>}}
    point_at: first
    message: {en: "{first} <other>."}
"""
    assert lists_of(shaped(body)) == {"paper", "machine", "vague-time", "banks"}


def test_a_rule_without_cases_has_no_mutants(tmp_path: Path) -> None:
    assert survivors(compiled("by: loader\n"), LEXICA) == ([], 0)


def test_some_is_told_from_every_even_where_something_is_caught() -> None:
    body = """
each: touchpoint
flag_if: {asks: {some: {what: IBAN}, as: fact}}
point_at: title
message: {en: "{fact}."}
"""
    examples = """
examples:
  - bad: "touchpoints: [{title: A, asks: IBAN}]"
    expect: ["1: IBAN."]
  - good: "touchpoints: [{title: A, asks: name}]"
"""
    assert alive(body, examples) == ["flag_if.asks.every: 'every' put beside 'some'"]
    assert alive(body, examples.replace("asks: IBAN", "asks: [IBAN, name]")) == []
