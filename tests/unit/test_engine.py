"""What findings say and where they point: settings, places, subjects, fingerprints, and what is not assessed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from journeyaudit.engine import Circumstances, RuleCrashed, judge
from journeyaudit.report import Finding, Severity
from journeyaudit.rulebook import CompiledRule, PendingCase
from tests.workbench import TODAY, judged, rule_of, said, world_of

SLOW = """
settings: {days: {default: 10 d, en: days}}
each: touchpoint
flag_if: {wait.max: {more: $days}}
point_at: wait
message: {en: "{touchpoint} takes {wait.max}, more than {days}.", de: "{touchpoint} dauert {wait.max}."}
"""
WAITS = "touchpoints:\n  - {title: A, wait: 5 d}\n  - {title: B, wait: 11 d}\n"


def one(body: str, journey: str, **more: Any) -> Finding:
    """The only finding."""
    [finding] = judged(body, journey, **more).findings
    return finding


# --- settings, the day, the language


def test_a_setting_has_its_default() -> None:
    assert said(SLOW, WAITS) == ["3: “B” takes 11 days, more than 10 days."]


def test_users_may_change_a_setting() -> None:
    from_settings = {"sample": {"days": rule_of(SLOW.replace("10 d", "4 d")).settings["days"]}}
    assert said(SLOW, WAITS, settings=from_settings) == [
        "2: “A” takes 5 days, more than 4 days.",
        "3: “B” takes 11 days, more than 4 days.",
    ]
    assert said(SLOW, WAITS, settings={"another-rule": from_settings["sample"]}) == said(SLOW, WAITS)


def test_today_is_the_day_of_the_audit() -> None:
    body = """
each: justified
flag_if: {until: {before: $today}}
point_at: until
message: {en: "{touchpoint} was justified until {until}."}
"""
    journey = "touchpoints: [{title: A, justified: {by: law, until: 2026-08-01}}]"
    assert said(body, journey) == []
    assert said(body, journey, today=date(2026, 8, 2)) == ["1: “A” was justified until 1 August 2026."]


def test_a_rule_in_one_language_speaks_it_in_every_report() -> None:
    assert one(SLOW, WAITS, lang="de").message == "„B“ dauert 11 Tage."
    only_english = SLOW.replace(', de: "{touchpoint} dauert {wait.max}."', "")
    assert one(only_english, WAITS, lang="de").message == "“B” takes 11 days, more than 10 days."


def severities(body: str, journey: str, **more: Any) -> list[str]:
    return [line.partition("”.")[2].strip() for line in said(body, journey, **more)]


# --- what was inferred

OWN = """
each: touchpoint
flag_if: {customer_acts: true, wait.max: {more: 1 d}}
point_at: title
message: {en: "{touchpoint}."}
"""


@pytest.mark.parametrize(
    ("step", "expected"),
    [("{title: Customer calls, wait: 2 d}", ["[info]"]), ("{title: Call, actor: customer, wait: 2 d}", [""])],
    ids=["taken from the title", "written"],
)
def test_a_finding_that_rests_on_something_inferred_is_a_hint(step: str, expected: list[str]) -> None:
    journey = f"market: DE\ntouchpoints: [{step}]"
    assert severities(OWN, journey) == expected
    law = "law: [{market: DE, ref: § 1, checked: 2026-08-01}]\n"
    raised = ["[error]"] if expected == [""] else expected
    assert severities(law + OWN, journey) == raised
    assert severities(OWN, journey, severities={"sample": Severity.ERROR}) == raised
    assert one(OWN, journey).assumed is (expected != [""])


def test_only_what_a_finding_rests_on_counts() -> None:
    journey = "touchpoints: [Customer calls, {title: B, actor: Post, wait: 11 d}]"
    assert severities(SLOW.replace("takes {wait.max}, more than {days}", ""), journey) == [""]


def test_a_run_of_steps_that_was_inferred_is_a_hint() -> None:
    body = """
each: {run: {customer_acts: true}}
flag_if: {steps: {count: {more: 1}}}
point_at: first.title
message: {en: "{steps step|steps} from {first}."}
"""
    inferred = "touchpoints: [Customer calls, {title: Pay, actor: customer}, {title: End, actor: Post}]"
    written = inferred.replace("Customer calls", "{title: Customer calls, actor: customer}")
    assert said(body, inferred) == ["1: 2 steps from “Customer calls”. [info]"]
    assert said(body, written) == ["1: 2 steps from “Customer calls”."]


def test_a_hand_off_over_a_step_that_was_inferred_is_a_hint() -> None:
    body = """
each: handoff
flag_if: {warm: {is: false}}
point_at: taker.title
message: {en: "{giver} to {taker}."}
"""
    steps = "{title: A, owner: Bank}, %s, {title: C, owner: Post, handoff: {warm: false}}"
    inferred, written = "Customer pays", "{title: Customer pays, actor: customer}"
    assert said(body, f"touchpoints: [{steps % inferred}]") == ["1: “A” to “C”. [info]"]
    assert said(body, f"touchpoints: [{steps % written}]") == ["1: “A” to “C”."]


# --- places


@pytest.mark.parametrize(
    ("point", "journey", "line", "column"),
    [
        ("title", "touchpoints:\n  - title: A\n    wait: 11 d\n", 2, 12),
        ("wait", "touchpoints:\n  - title: A\n    wait: 11 d\n", 3, 11),
        ("wait.max", "touchpoints:\n  - title: A\n    wait: {typical: 1 d, max: 11 d}\n", 3, 31),
        ("wait", "touchpoints:\n  - title: A\n    wait:\n      max: 11 d\n", 3, 5),
        ("owner", "touchpoints:\n  - title: A\n    wait: 11 d\n    owner:\n      - Post\n", 4, 5),
        ("kind", "touchpoints:\n  - title: A\n    wait: 11 d\n", 2, 5),
        ("touchpoint", "touchpoints:\n  - title: A\n    wait: 11 d\n", 2, 5),
        ("journey.title", "journey: J\ntouchpoints:\n  - {title: A, wait: 11 d}\n", 1, 10),
        ("stage.title", "stages:\n  - title: S\n    touchpoints: [{title: A, wait: 11 d}]\n", 2, 12),
    ],
)
def test_a_finding_points_at_the_field_or_where_it_would_stand(
    point: str, journey: str, line: int, column: int
) -> None:
    span = one(SLOW.replace("point_at: wait", f"point_at: {point}"), journey).span
    assert (span.start.line, span.start.column) == (line, column)


def test_a_finding_about_words_points_at_the_first_that_were_hit() -> None:
    body = """
each: text
flag_if: {text: {mentions: <vague-time>, as: words}}
point_at: text
message: {en: "{words}."}
"""
    finding = one(body, "touchpoints:\n  - title: A\n    says: >\n      We call\n      shortly, and soon we write.\n")
    assert finding.message == "“We call shortly” and “and soon we write”."
    assert finding.subject == "shortly, soon"
    assert finding.facts["words"] == ["shortly", "soon"]
    assert (finding.span.start.line, finding.span.start.column, finding.span.end.column) == (5, 7, 14)


def test_related_places_are_named() -> None:
    body = """
each: touchpoint
flag_if: {before: {some: {asks: {any_in: $asks, as: facts}}, as: earlier}}
point_at: asks
also_point_at:
  earlier.asks: {en: asked here before, de: hier zuvor gefragt}
  journey.title: {en: the journey}
message: {en: "{facts}.", de: "{facts}."}
"""
    journey = "journey: J\ntouchpoints:\n  - {title: A, asks: IBAN}\n  - {title: B, asks: [age, IBAN]}\n"
    related = one(body, journey).related
    assert [(place.span.start.line, place.text) for place in related] == [(3, "asked here before"), (1, "the journey")]
    german = one(body, journey, lang="de").related
    assert [place.text for place in german] == ["hier zuvor gefragt", "the journey"]


@pytest.mark.parametrize(
    ("asks", "line"),
    [("{what: IBAN, kind: original}", 4), ("{what: IBAN, kind: signature}", 4), ("IBAN", 1)],
)
def test_of_several_places_the_first_that_leads_somewhere_is_pointed_at(asks: str, line: int) -> None:
    body = """
each: touchpoint
flag_if:
  any:
    - asks: {some: {kind: original}, as: papers}
    - asks: {some: {kind: signature}, as: signed}
    - asks: {count: 1}
point_at: [papers, signed, journey.title]
message: {en: "{touchpoint}."}
"""
    journey = f"journey: J\ntouchpoints:\n  - title: A\n    asks: [{asks}]\n"
    assert one(body, journey).span.start.line == line


def test_a_related_place_is_shown_once_and_not_beside_itself() -> None:
    body = """
each: journey
flag_if: {touchpoints: {some: {asks: {count: {at_least: 1}}}, as: steps}}
point_at: steps.asks
also_point_at:
  steps.asks: {en: and here}
  steps.wait.since.asks: {en: after this}
message: {en: "{steps}."}
"""
    journey = "touchpoints:\n  - {title: A, id: a, asks: x}\n  - {title: B, asks: y, wait: {since: a}}\n  - {title: C, asks: z, wait: {since: a}}\n"  # noqa: E501 # one journey
    found = one(body, journey)
    assert found.span.start.line == 2
    assert [(place.span.start.line, place.text) for place in found.related] == [(3, "and here"), (4, "and here")]


# --- who is meant


def test_a_finding_says_what_it_is_about() -> None:
    journey = """
journey: Order a lamp
id: lamp
stages:
  - title: Buy
    touchpoints:
      - title: Pay by card
        asks: [IBAN, name]
        wait: 11 d
"""
    body = SLOW.replace("flag_if: {", "flag_if: {asks: {any_in: [name, IBAN], as: facts}, ")
    finding = one(body, journey)
    assert (finding.rule, finding.journey, finding.element, finding.title, finding.stage) == (
        "sample",
        "lamp",
        "pay-by-card",
        "Pay by card",
        "Buy",
    )
    assert (finding.subject, dict(finding.facts)) == ("IBAN, name", {"facts": ["IBAN", "name"]})
    assert finding.path == ("stages", 0, "touchpoints", 0, "wait")


def test_what_one_branch_did_not_catch_is_no_fact() -> None:
    body = """
each: touchpoint
flag_if: {any: [{asks: {includes: IBAN, as: fact}}, {reference: {mentions: x, as: words}}, {kind: {is: offer}}]}
point_at: title
message: {en: "{touchpoint}[ {fact}][ {words}]."}
"""
    finding = one(body, "touchpoints: [{title: A, asks: IBAN}]")
    assert (finding.message, dict(finding.facts)) == ("“A” IBAN.", {"fact": ["IBAN"]})


def test_units_and_products_belong_to_no_single_journey() -> None:
    body = """
each: unit
flag_if: {goals: none}
point_at: name
message: {en: "{unit}."}
"""
    organisation = "organisation: O\nunits: [{name: Bank, goals: none}, {name: Post, goals: [fast]}]"
    finding = one(body, f"{organisation}\n---\njourney: J\ntouchpoints: [A]\n---\njourney: K\ntouchpoints: [A]")
    assert (finding.message, finding.journey, finding.element, finding.subject) == ("Bank.", "", "Bank", "Bank")


# --- fingerprints

ASKED = """
each: ask
flag_if: {what: {in: [IBAN, name]}}
point_at: what
message: {en: "{what}."}
"""


def prints(body: str, journey: str, **more: Any) -> list[str]:
    return [finding.fingerprint for finding in judged(body, journey, **more).findings]


def test_a_fingerprint_does_not_change_when_lines_move_or_figures_change() -> None:
    before = "journey: J\ntouchpoints:\n  - {title: A, wait: 11 d}\n"
    after = "# a remark\njourney: J\nnotes: more\ntouchpoints:\n  - Z\n  - title: A\n    wait: 12 d\n"
    assert prints(SLOW, before) == prints(SLOW, after)
    assert prints(SLOW, before) == prints(SLOW, before, lang="de", severities={"sample": Severity.INFO})
    assert len(prints(SLOW, before)[0]) == 20


@pytest.mark.parametrize(
    "other",
    [
        "journey: K\ntouchpoints: [{title: A, wait: 11 d}]",
        "journey: J\ntouchpoints: [{title: B, wait: 11 d}]",
        "journey: J\ntouchpoints: [{title: A, id: b, wait: 11 d}]",
    ],
    ids=["journey", "element", "id"],
)
def test_a_fingerprint_is_that_of_journey_element_and_subject(other: str) -> None:
    assert prints(SLOW, "journey: J\ntouchpoints: [{title: A, wait: 11 d}]") != prints(SLOW, other)


def test_fingerprints_differ_by_subject_and_equal_ones_are_numbered() -> None:
    first, second = prints(ASKED, "touchpoints: [{title: A, asks: [IBAN, name]}]")
    assert first != second
    assert prints(ASKED, "touchpoints: [{title: A, asks: [name, IBAN]}]") == [second, first]
    equal = "touchpoints: [{title: A, asks: [IBAN, {what: IBAN, kind: original}, IBAN]}]"
    assert prints(ASKED, equal) == [first, f"{first}-2", f"{first}-3"]


def test_the_subject_is_what_was_caught_else_the_element() -> None:
    body = """
each: touchpoint
flag_if: {asks: {any_in: [IBAN, name], as: it}}
point_at: asks
message: {en: "{it}."}
"""
    assert one(body, "touchpoints: [{title: A, asks: [name, IBAN]}]").subject == "IBAN, name"
    assert one(SLOW, "touchpoints: [{title: A, wait: 11 d}]").subject == "A"


def test_the_subject_does_not_hang_on_order_number_or_figures() -> None:
    body = """
each: touchpoint
flag_if: {asks: {any_in: [IBAN, name], as: it}}
point_at: asks
message: {en: "{it}."}
"""
    assert one(body, "touchpoints: [{title: A, asks: [IBAN, name, IBAN]}]").subject == "IBAN, name"
    wait = 'each: wait\nflag_if: {max: {more: 2 d}}\npoint_at: max\nmessage: {en: "{max}."}'
    assert one(wait, "touchpoints: [{title: A, wait: 11 d}]").subject == "wait"


def test_the_subject_of_a_move_is_the_two_steps() -> None:
    body = 'each: move\nflag_if: {to.kind: offer}\npoint_at: to\nmessage: {en: "{to}."}'
    journey = "touchpoints: [{title: A, actor: customer, channels: web}, {title: B, kind: offer, channels: phone}]"
    assert one(body, journey).subject == "A > B"


# --- not assessed


def test_what_is_missing_is_said_once_per_rule_and_field() -> None:
    body = """
each: touchpoint
flag_if: {any: [{reference: x}, {kind: offer}]}
point_at: title
message: {en: "{touchpoint}."}
"""
    journeys = "touchpoints: [A, B, {title: C, kind: payment}]\n---\njourney: Second\ntouchpoints: [A]"
    result = judged(body, journeys)
    assert [(one.rule, one.file, one.journey, one.fields) for one in result.not_assessed] == [
        ("sample", "t.yaml", "example", ("touchpoint.kind", "touchpoint.reference")),
        ("sample", "t.yaml", "second", ("touchpoint.kind", "touchpoint.reference")),
    ]
    assert result.findings == ()


def test_elements_that_cannot_be_listed_are_not_assessed_either() -> None:
    assert [one.fields for one in judged(ASKED, "touchpoints: [A, {title: B, asks: IBAN}]").not_assessed] == [
        ("touchpoint.asks",)
    ]
    assert said(ASKED, "touchpoints: [A, {title: B, asks: IBAN}]") == ["1: IBAN."]


def test_where_a_rule_could_not_judge_is_known() -> None:
    body = """
each: touchpoint
flag_if: {kind: offer}
point_at: title
message: {en: "{touchpoint}."}
"""
    [open_one] = judged(body, "touchpoints: [A, {title: B, id: bee}, {title: C, kind: payment}]").not_assessed
    assert open_one.elements == ("a", "bee")
    [of_list] = judged(ASKED, "touchpoints: [A, {title: B, asks: IBAN}]").not_assessed
    assert of_list.elements == ("",)


def test_a_finding_in_one_place_does_not_hide_what_is_missing_in_another() -> None:
    result = judged(SLOW, "touchpoints: [{title: A, wait: 11 d}, {title: B, wait: {reason: stock}}]")
    assert ([one.title for one in result.findings], [one.fields for one in result.not_assessed]) == (
        ["A"],
        [("wait.max",)],
    )


# --- crashes


def crashing(rule: CompiledRule, crash: Callable[[object], bool]) -> PendingCase:
    (case,) = rule.cases
    return PendingCase(case.kind, lambda: replace(case.ready, flag=crash, rest=crash, guards=()))


def test_a_rule_that_crashes_names_itself() -> None:
    rule = rule_of(SLOW)

    def crash(_: object) -> bool:
        raise ZeroDivisionError("by zero")

    broken = replace(rule, cases=(crashing(rule, crash),))
    with pytest.raises(RuleCrashed) as caught:
        judge([rule_of(ASKED), broken], world_of(WAITS, name="lamp.yaml"), Circumstances(TODAY))
    assert str(caught.value) == "the rule 'sample' crashed on lamp.yaml: ZeroDivisionError: by zero"
    assert (caught.value.rule, caught.value.where) == ("sample", "lamp.yaml")
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_a_rule_about_units_crashes_on_the_organisation() -> None:
    rule = rule_of("each: unit\nflag_if: {goals: none}\npoint_at: name\nmessage: {en: '{unit}.'}")

    def crash(_: object) -> bool:
        raise KeyError("goals")

    broken = replace(rule, cases=(crashing(rule, crash),))
    journeys = "organisation: O\nunits: [Bank]\n---\njourney: J\ntouchpoints: [A]"
    with pytest.raises(RuleCrashed, match=r"the rule 'sample' crashed on t.yaml: KeyError: 'goals'"):
        judge([broken], world_of(journeys), Circumstances(TODAY))


# --- several rules


def named(name: str, body: str) -> CompiledRule:
    rule = rule_of(body)
    return replace(rule, rule=replace(rule.rule, id=name))


def test_a_finding_names_the_worst_other_at_its_element_that_explains_it() -> None:
    other = SLOW.replace("10 d", "4 d")
    rules = [
        named("cause", "explains: [effect]\n" + SLOW),
        named("worse-cause", "explains: [effect]\nerror_if: {wait.max: {more: 1 d}}\n" + SLOW),
        named("effect", other),
    ]
    findings = judge(rules, world_of(WAITS), Circumstances(TODAY)).findings
    causes = {(one.rule, one.title): one.cause for one in findings}
    worse = next(one for one in findings if one.rule == "worse-cause")
    assert causes == {
        ("cause", "B"): "",
        ("worse-cause", "B"): "",
        ("effect", "A"): "",
        ("effect", "B"): worse.fingerprint,
    }


def test_an_error_is_never_put_below_a_warning_that_explains_it() -> None:
    rules = [
        named("cause", "explains: [effect]\n" + SLOW),
        named("effect", "error_if: {wait.max: {more: 1 d}}\n" + SLOW),
    ]
    findings = judge(rules, world_of(WAITS), Circumstances(TODAY)).findings
    assert {(one.rule, one.severity.name, one.cause) for one in findings if one.title == "B"} == {
        ("cause", "WARNING", ""),
        ("effect", "ERROR", ""),
    }


def test_two_rules_that_explain_each_other_explain_nothing() -> None:
    rules = [named("one", "explains: [other]\n" + SLOW), named("other", "explains: [one]\n" + SLOW)]
    findings = judge(rules, world_of(WAITS), Circumstances(TODAY)).findings
    assert [one.cause for one in findings] == ["", ""]


def test_the_same_journeys_are_judged_the_same_again() -> None:
    rules, world = [rule_of(SLOW), named("other", ASKED)], world_of(WAITS)
    first = judge(rules, world, Circumstances(TODAY))
    assert judge(rules, world, Circumstances(TODAY)) == first
    assert judge(rules, world_of(WAITS), Circumstances(TODAY)) == first
