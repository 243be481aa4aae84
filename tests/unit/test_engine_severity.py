"""What decides how severe a finding is, and whether there is one: law, settings, conditions, exemptions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from journeyaudit.report import Severity
from tests.workbench import judged, said

SLOW = """
settings: {days: {default: 10 d, en: days}}
each: touchpoint
flag_if: {wait.max: {more: $days}}
point_at: wait
message: {en: "{touchpoint} takes {wait.max}, more than {days}.", de: "{touchpoint} dauert {wait.max}."}
"""
WAITS = "touchpoints:\n  - {title: A, wait: 5 d}\n  - {title: B, wait: 11 d}\n"


LAW = """
law:
  - {{market: {market}, since: 2026-02-01, ref: § 1 ABC, checked: 2026-08-01{more}}}
each: touchpoint
flag_if: {{wait.max: {{more: 10 d}}}}
point_at: wait
message: {{en: "{{touchpoint}}."}}
"""
ERROR, WARNING = ["[error]"], [""]


def severities(body: str, journey: str, **more: Any) -> list[str]:
    return [line.partition("”.")[2].strip() for line in said(body, journey, **more)]


@pytest.mark.parametrize(
    ("law", "journey", "expected"),
    [
        ("DE", "market: DE", ERROR),
        ("DE", "market: de", ERROR),
        ("de", "market: DE", ERROR),
        ("DE", "market: [FR, DE]", ERROR),
        ("DE", "market: AT", WARNING),
        ("DE", "market: EU", WARNING),
        ("DE", "", WARNING),
        ("EU", "market: DE", ERROR),
        ("EU", "market: EU", ERROR),
        ("EU", "market: GR", ERROR),
        ("EU", "market: EL", ERROR),
        ("EU", "market: [US, CY]", ERROR),
        ("EU", "market: UK", WARNING),
        ("EU", "market: CH", WARNING),
        ("EU", "market: NO", WARNING),
        ("UK", "market: GB", ERROR),
        ("GB", "market: UK", ERROR),
        ("GB", "market: GB", ERROR),
        ("EL", "market: GR", ERROR),
    ],
)
def test_a_law_is_that_of_a_market_and_the_union_is_its_member_states(
    law: str, journey: str, expected: list[str]
) -> None:
    body = LAW.format(market=law, more="")
    assert severities(body, f"{journey}\ntouchpoints: [{{title: A, wait: 11 d}}]") == expected


@pytest.mark.parametrize(
    ("sector", "journey", "expected"),
    [
        (", sector: telco", "sector: telco", ERROR),
        (", sector: telco", "sector: Telco", ERROR),
        (", sector: telco", "sector: finance", WARNING),
        (", sector: telco", "", WARNING),
        ("", "sector: finance", ERROR),
    ],
)
def test_a_law_may_be_that_of_a_sector(sector: str, journey: str, expected: list[str]) -> None:
    body = LAW.format(market="DE", more=sector)
    assert severities(body, f"market: DE\n{journey}\ntouchpoints: [{{title: A, wait: 11 d}}]") == expected


def test_the_market_and_sector_of_a_preset_are_for_journeys_that_name_none() -> None:
    body = LAW.format(market="DE", more=", sector: telco")
    unnamed, named = (
        f"{lines}\ntouchpoints: [{{title: A, wait: 11 d}}]" for lines in ("", "market: AT\nsector: telco")
    )
    assert severities(body, unnamed, market=("de",), sector=("telco",)) == ERROR
    assert severities(body, unnamed, market=("DE",)) == WARNING
    assert severities(body, named, market=("DE",), sector=("telco",)) == WARNING


@pytest.mark.parametrize(("today", "expected"), [("2026-01-31", WARNING), ("2026-02-01", ERROR), ("2030-01-01", ERROR)])
def test_a_law_counts_from_its_day_on(today: str, expected: list[str]) -> None:
    journey = "market: DE\ntouchpoints: [{title: A, wait: 11 d}]"
    assert severities(LAW.format(market="DE", more=""), journey, today=date.fromisoformat(today)) == expected


@pytest.mark.parametrize("unknown", ["since: 2026-02-01, ", ", checked: 2026-08-01"])
@pytest.mark.parametrize("today", ["2026-07-31", "2026-08-01"])
def test_a_law_counts_without_the_day_of_a_check_and_without_its_own(today: str, unknown: str) -> None:
    body = LAW.format(market="DE", more="").replace(unknown, "")
    assert unknown not in body
    journey = "market: DE\ntouchpoints: [{title: A, wait: 11 d}]"
    assert severities(body, journey, today=date.fromisoformat(today)) == ERROR


@pytest.mark.parametrize(
    ("step", "expected"),
    [("kind: offer", ERROR), ("kind: payment", WARNING), ("id: a", WARNING)],
    ids=["about it", "about something else", "nobody knows"],
)
def test_a_law_may_be_about_some_elements_only(step: str, expected: list[str]) -> None:
    body = LAW.format(market="DE", more=", when: {kind: offer}")
    assert severities(body, f"market: DE\ntouchpoints: [{{title: A, wait: 11 d, {step}}}]") == expected


def test_a_finding_names_the_first_law_that_raised_it() -> None:
    laws = """
law:
  - {market: AT, ref: § 9 ZZZ, checked: 2026-08-01}
  - {market: EU, ref: Art. 2, checked: 2026-08-01}
  - {market: DE, ref: § 3, checked: 2026-08-01}
"""
    journey = "market: DE\n" + WAITS

    def named(journey: str, **more: Any) -> list[str]:
        return [finding.law for finding in judged(laws + SLOW, journey, **more).findings]

    assert named(journey) == ["Art. 2"]
    assert named(WAITS) == [""]
    assert named(journey, severities={"sample": Severity.WARNING}) == [""]


def test_a_law_may_demand_another_threshold() -> None:
    law = "law: [{market: DE, ref: § 1, checked: 2026-08-01, settings: {days: 3 d}}]\n"
    assert said(law + SLOW, WAITS) == said(SLOW, WAITS)
    assert said(law + SLOW, "market: DE\n" + WAITS) == [
        "3: “A” takes 5 days, more than 3 days. [error]",
        "4: “B” takes 11 days, more than 3 days. [error]",
    ]


def test_a_law_demands_its_threshold_only_of_what_it_is_about() -> None:
    law = "law: [{market: DE, ref: § 1, checked: 2026-08-01, settings: {days: 3 d}, when: {intent: complain}}]\n"
    journey = """
market: DE
stages:
  - {title: Complain, intent: complain, touchpoints: [{title: A, wait: 5 d}]}
  - {title: Buy, intent: buy, touchpoints: [{title: B, wait: 5 d}, {title: C, wait: 11 d}]}
"""
    assert said(law + SLOW, journey) == [
        "4: “A” takes 5 days, more than 3 days. [error]",
        "5: “C” takes 11 days, more than 10 days.",
    ]


# --- severity

BY_CONDITION = """
each: touchpoint
flag_if: {wait.max: {more: 1 d, as: long}}
error_if: {kind: payment}
warning_if: {long: {more: 9 d}}
info_if: {any: [{kind: reminder}, {kind: payment}]}
point_at: title
message: {en: "{touchpoint}."}
"""


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("kind: payment", ["[error]"]),
        ("kind: reminder", ["[info]"]),
        ("kind: offer", [""]),
        ("id: a", [""]),
    ],
    ids=["the first that holds", "the last that holds", "none holds", "none is known to hold"],
)
def test_the_severity_is_that_of_the_first_condition_that_is_known_to_hold(step: str, expected: list[str]) -> None:
    journey = f"touchpoints: [{{title: A, wait: 3 d, {step}}}]"
    assert severities(BY_CONDITION, journey) == expected
    assert severities(BY_CONDITION, journey.replace("3 d", "10 d")) == (expected if "payment" in step else [""])


def test_settings_give_a_rule_another_severity_whatever_else_holds() -> None:
    journey = "market: DE\ntouchpoints: [{title: A, wait: 3 d, kind: payment}]"
    law = "law: [{market: DE, ref: § 1, checked: 2026-08-01}]\n"
    assert severities(law + BY_CONDITION, journey, severities={"sample": Severity.INFO}) == ["[info]"]
    assert severities(law + BY_CONDITION, journey, severities={"other": Severity.INFO}) == ["[error]"]


def test_a_case_may_have_a_severity_of_its_own() -> None:
    body = """
cases:
  - each: touchpoint
    flag_if: {wait.max: {more: 9 d}}
    point_at: wait
    message: {en: "{touchpoint} is slow."}
  - each: touchpoint
    flag_if: {wait.max: {more: 4 d}}
    severity: info
    point_at: title
    message: {en: "{touchpoint} is not fast."}
"""
    assert said(body, WAITS) == ["3: “B” is slow.", "2: “A” is not fast. [info]", "3: “B” is not fast. [info]"]


# --- exemptions


@pytest.mark.parametrize(
    ("step", "flagged"),
    [
        ("justified: law", False),
        ("justified: {by: safety, until: 2020-01-01}", False),
        ("justified: customer_choice", True),
        ("justified: none", True),
        ("id: a", True),
    ],
)
def test_a_rule_yields_to_the_reasons_that_it_names(step: str, flagged: bool) -> None:
    journey = f"touchpoints: [{{title: A, wait: 11 d, {step}}}]"
    assert bool(said("yields_to: [law, safety]\n" + SLOW, journey)) is flagged
    assert said(SLOW, journey) != []


OTHER = {"wait": "asks", "asks": "channels", "handoff": "[asks, wait]", "channels": "handoff"}
"""For each part of a step another one."""


@pytest.mark.parametrize(
    ("parts", "flagged"), [("wait", False), ("[asks, wait]", False), ("asks", True), ("channels", True)]
)
def test_the_family_tells_which_part_a_rule_about_whole_steps_is_about(parts: str, flagged: bool) -> None:
    journey = f"touchpoints: [{{title: A, wait: 11 d, justified: {{by: law, of: {parts}}}}}]"
    body = "yields_to: [law]\n" + SLOW
    assert bool(said(body, journey, family="waiting")) is flagged
    assert said(body, journey, family="promise") != []


def test_what_stands_in_a_touchpoint_is_justified_by_it() -> None:
    body = """
yields_to: [law]
each: {each}
flag_if: {flag}
point_at: {point}
message: {{en: "X."}}
"""
    step = "{title: B, owner: Post, wait: 9 d, asks: name, handoff: {warm: false}, justified: law}"
    journey = f"touchpoints: [{{title: A, owner: Bank}}, {step}]"
    for each, flag, point in (
        ("wait", "{max: {more: 1 d}}", "max"),
        ("ask", "{what: name}", "what"),
        ("handoff", "{warm: {is: false}}", "taker.title"),
        ("move", "{to.kind: {stated: false}}", "to.title"),
    ):
        assert said(body.format(each=each, flag=flag, point=point), journey) == []
        unjustified = journey.replace(", justified: law", "")
        assert said(body.format(each=each, flag=flag, point=point), unjustified) == ["1: X."]
        part = {"wait": "wait", "ask": "asks", "handoff": "handoff", "move": "channels"}[each]
        for parts, silent in ((part, True), (f"[{part}, wait]", True), ("none", True), (OTHER[part], False)):
            in_part = journey.replace("justified: law", f"justified: {{by: law, of: {parts}}}")
            assert said(body.format(each=each, flag=flag, point=point), in_part) == ([] if silent else ["1: X."])


@pytest.mark.parametrize(
    ("step", "flagged"),
    [("kind: offer", False), ("kind: payment", True), ("id: a", True)],
    ids=["exempt", "not exempt", "perhaps exempt"],
)
def test_an_exemption_needs_proof(step: str, flagged: bool) -> None:
    journey = f"touchpoints: [{{title: A, wait: 11 d, {step}}}]"
    result = judged(SLOW + "unless: {kind: offer}\n", journey)
    assert (bool(result.findings), result.not_assessed) == (flagged, ())


def test_what_is_exempt_need_not_be_assessed() -> None:
    journey = "touchpoints: [{title: A, kind: offer, wait: {reason: stock}}]"
    assert judged(SLOW + "unless: {kind: offer}\n", journey).not_assessed == ()
    assert judged(SLOW, journey).not_assessed != ()
