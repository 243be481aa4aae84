"""The shape of a rule: what its keys hold, what may be left out, and everything that is wrong at once."""

from __future__ import annotations

from datetime import date

import pytest

from journeyaudit.reader import read
from journeyaudit.report import Severity
from journeyaudit.rule import Case, Example, Law, Rule, Setting, parse_rule
from journeyaudit.source import SourceError

WHOLE = """
id: left-alone
title: {en: " Left alone ", de: Allein gelassen}
basis: {kind: law, source: "§ 5 DDG"}
severity: warning
law:
  - {market: DE, sector: telco, since: 2024-05-14, ref: § 5 DDG, checked: 01.08.2026, settings: {days: 3 d}, when: {kind: offer}}
  - {market: EU, ref: Art. 5, checked: 2026-08-01}
settings:
  days: {default: 10 d, en: days, de: Tage}
  limit: {default: none, type: duration}
explains: forced-channel
cases:
  - each: touchpoint
    when: {kind: offer}
    flag_if: {channels: {count: 1}}
    unless: {actor: customer}
    info_if: {kind: reminder}
    severity: error
    yields_to: [law, safety]
    point_at: channels
    also_point_at: {before: {en: before, de: zuvor}}
    message: {en: "{touchpoint}.", de: "{touchpoint}."}
  - each: {run: {noticed: false}}
    flag_if: {steps: {count: 2}}
    yields_to: law
    point_at: first
    message: {en: "{first}."}
why:
  en: |
    Nobody is there.
    It stays so.
  de: Niemand ist da.
fix: {en: Be there., de: Da sein.}
examples:
  - bad: |
      touchpoints: [Call]
    expect: ["1: “Call”."]
    lang: de
    portfolio: whole
    as_of: 2026-09-01
    settings: {days: 3 d}
  - good: "touchpoints: [Call]"
  - unclear: "touchpoints: [Call]"
    missing: touchpoint.channels
"""  # noqa: E501 # a law on one line, as rules have it


def parsed(text: str, name: str = "contact/left-alone.yaml") -> Rule:
    [document] = read(text, name)
    return parse_rule(document)


def problems(text: str, name: str = "contact/left-alone.yaml") -> list[str]:
    with pytest.raises(SourceError) as caught:
        parsed(text, name)
    return [f"{one.span.start.line}: {one.message}" for one in caught.value.problems]


def test_a_rule_is_read_with_all_its_parts() -> None:
    rule = parsed(WHOLE)
    assert (rule.id, rule.family, rule.severity) == ("left-alone", "contact", Severity.WARNING)
    assert rule.title == {"en": "Left alone", "de": "Allein gelassen"}
    assert rule.why["en"] == "Nobody is there.\nIt stays so."
    assert (rule.basis.kind, rule.basis.source) == ("law", "§ 5 DDG")
    assert rule.explains == ("forced-channel",)
    assert rule.settings == {
        "days": Setting("10 d", {"en": "days", "de": "Tage"}),
        "limit": Setting("none", {}, "duration"),
    }
    assert rule.law == (
        Law("DE", "telco", date(2024, 5, 14), "§ 5 DDG", date(2026, 8, 1), {"days": "3 d"}, {"kind": "offer"}),
        Law("EU", "", None, "Art. 5", date(2026, 8, 1), {}, None),
    )


def test_its_cases_are_in_order_with_their_own_severity() -> None:
    first, second = parsed(WHOLE).cases
    assert first == Case(
        each="touchpoint",
        conditions={
            "when": {"kind": "offer"},
            "flag_if": {"channels": {"count": 1}},
            "unless": {"actor": "customer"},
            "info_if": {"kind": "reminder"},
        },
        severity=Severity.ERROR,
        yields_to=("law", "safety"),
        point_at=("channels",),
        also_point_at={"before": {"en": "before", "de": "zuvor"}},
        message={"en": "{touchpoint}.", "de": "{touchpoint}."},
        path=("cases", 0),
    )
    assert (second.severity, second.yields_to, second.message, second.path) == (
        Severity.WARNING,
        ("law",),
        {"en": "{first}."},
        ("cases", 1),
    )


def test_its_examples_say_what_to_expect() -> None:
    bad, good, unclear = parsed(WHOLE).examples
    assert bad == Example(
        kind="bad",
        text="touchpoints: [Call]",
        expect=("1: “Call”.",),
        lang="de",
        whole=True,
        as_of=date(2026, 9, 1),
        settings={"days": "3 d"},
        path=("examples", 0),
    )
    assert (good.kind, good.lang, good.whole, good.as_of, good.settings) == ("good", "en", False, None, {})
    assert (unclear.kind, unclear.expect, unclear.path) == ("unclear", ("touchpoint.channels",), ("examples", 2))


SMALL = """
id: left-alone
title: {en: Left alone}
basis: {kind: convention, source: house style}
severity: info
each: touchpoint
flag_if: {channels: {count: 1}}
point_at: title
message: {en: "{touchpoint}."}
why: {en: Nobody is there.}
fix: {en: Be there.}
examples:
  - {bad: "touchpoints: [A]", expect: ["1: “A”."]}
  - {good: "touchpoints: [A]"}
"""


def test_a_rule_of_ones_own_may_be_in_one_language_and_is_one_case() -> None:
    rule = parsed(SMALL)
    assert (rule.title, rule.law, dict(rule.settings), rule.explains) == ({"en": "Left alone"}, (), {}, ())
    [case] = rule.cases
    assert (case.path, case.severity, case.yields_to, case.also_point_at) == ((), Severity.INFO, (), {})


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("left-alone.yaml", ""),
        ("left-alone.yml", ""),
        ("a/b/left-alone.yaml", ""),
        ("<stdin>", ""),
        ("left_alone.yaml", "2: the file is called 'left_alone', the rule 'left-alone': they must be the same"),
        ("Left-Alone.yml", "2: the file is called 'Left-Alone', the rule 'left-alone': they must be the same"),
    ],
)
def test_a_rule_is_called_like_its_file(name: str, message: str) -> None:
    if message:
        assert problems(SMALL, name) == [message]
    else:
        assert parsed(SMALL, name).id == "left-alone"


@pytest.mark.parametrize("name", ["Left", "left_alone", "left--alone", "-left", "left-", "9lives", "links-über"])
def test_an_id_is_lower_case_words_and_hyphens(name: str) -> None:
    text = SMALL.replace("left-alone", name, 1)
    said = f"2: '{name}' is no id: lower-case words joined by hyphens, as in forced-channel"
    assert problems(text, f"{name}.yaml") == [said]


def test_everything_that_is_wrong_is_said_at_once_and_at_its_line() -> None:
    assert problems(
        """
id: left-alone
title: Left alone
severity: bad
law: {market: DE}
settings: [days]
each: touchpoint
yields_to: weather
also_point_at: [before]
massage: {en: Hello}
why: {en: 7}
examples: {bad: x}
"""
    ) == [
        "10: a rule has no key 'massage'; did you mean 'message'?",
        "4: 'bad' is no severity (error, warning, info)",
        "3: the title is written by language, as {en: …, de: …}",
        "2: the basis is missing: write what the rule rests on as {kind: …, source: …}",
        "11: the reason (why) in en is a text",
        "2: the fix is missing: write it as {en: …, de: …}",
        "5: the reference of a law is missing",
        "6: settings is a mapping of names to {default: …, en: …, de: …}",
        "2: 'flag_if' is missing: what makes an element a finding",
        "2: 'point_at' is missing: the field that a finding points at",
        "8: 'weather' is no reason (law, safety, security, physical, customer_choice)",
        "9: also_point_at is a mapping of places to {en: …, de: …}",
        "2: the message is missing: write it as {en: …, de: …}",
        "12: a rule needs examples: at least one bad with the findings to expect, and one good",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("just words", "1: a rule is a mapping that begins with `id:`"),
        ("[1, 2]", "1: a rule is a mapping that begins with `id:`"),
        (SMALL.replace("id: left-alone", "id: [left-alone]"), "2: the id is a text"),
        (SMALL.replace("id: left-alone\n", ""), "2: the id is missing"),
        (
            SMALL.replace('[A]", expect: ["1: “A”."]}', '[A]", expect: []}'),
            "13: a bad example says what to expect under 'expect'",
        ),
        (SMALL.replace('{good: "touchpoints: [A]"}', '{good: ""}'), "14: the example is empty"),
        (
            SMALL.replace('{good: "touchpoints: [A]"}', "just words"),
            "14: an example is a mapping of bad, good, unclear, expect, missing, lang, portfolio, as_of, settings",
        ),
        (
            SMALL.replace("{good:", "{unclear:").replace('[A]"}', '[A]", missing: x}'),
            "13: a rule needs at least one bad and one good example",
        ),
    ],
)
def test_what_is_not_shaped_like_a_rule_is_refused(text: str, message: str) -> None:
    assert message in problems(text)


def test_other_data_can_take_the_place_of_what_the_file_holds() -> None:
    [document] = read(SMALL, "contact/left-alone.yaml")
    assert isinstance(document.data, dict)
    changed = {**document.data, "severity": "error"}
    assert parse_rule(document, changed).severity is Severity.ERROR
    with pytest.raises(SourceError, match=r"contact/left-alone.yaml:5:11: 'worse' is no severity"):
        parse_rule(document, {**document.data, "severity": "worse"})
