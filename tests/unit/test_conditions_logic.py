"""And, or, some, every and none after Kleene, and what conditions catch on the way."""

from __future__ import annotations

import pytest

from journeyaudit.facts import Unknown
from tests.workbench import ask, names, refusal, verdict

TRUE, FALSE = "true", "false"
# three clauses about one step: true, false, and unknown for the lack of two different fields
STEP = "touchpoints: [{title: A, kind: offer}]"
T, F, U, V = "{kind: offer}", "{kind: payment}", "{reference: R}", "{actor: customer}"
UNKNOWN = "unknown: touchpoint.reference"
BOTH = "unknown: touchpoint.actor, touchpoint.reference"


def both(*clauses: str) -> str:
    return "{" + ", ".join(clause.strip("{}") if "any" not in clause else clause[1:-1] for clause in clauses) + "}"


def either(*clauses: str) -> str:
    return "{any: [" + ", ".join(clauses) + "]}"


@pytest.mark.parametrize(
    ("first", "second", "conjunction", "disjunction"),
    [
        (T, T.replace("kind", "touchpoint.kind"), TRUE, TRUE),
        (T, U, UNKNOWN, TRUE),
        (U, T, UNKNOWN, TRUE),
        (T, F.replace("kind", "touchpoint.kind"), FALSE, TRUE),
        (F, T.replace("kind", "touchpoint.kind"), FALSE, TRUE),
        (U, F, FALSE, UNKNOWN),
        (F, U, FALSE, UNKNOWN),
        (F, F.replace("kind", "touchpoint.kind"), FALSE, FALSE),
        (U, V, BOTH, BOTH),
        (V, U, BOTH, BOTH),
    ],
)
def test_and_and_or_are_those_of_kleene(first: str, second: str, conjunction: str, disjunction: str) -> None:
    assert verdict(both(first, second), STEP) == conjunction
    assert verdict(either(first, second), STEP) == disjunction


@pytest.mark.parametrize(
    ("condition", "answer"),
    [
        (either(T), TRUE),
        (either(either(F, U), F), UNKNOWN),
        (either(F, both(U, V)), BOTH),
        (either(F, both(U, F)), FALSE),
        (both(either(U, T), T), TRUE),
        ("{any: [{kind: payment}, {reference: R}], actor: customer}", BOTH),
        ("{any: [{kind: payment}], actor: customer}", FALSE),
        ("{kind: {is: offer, in: [offer, payment], not_in: [check]}}", TRUE),
        ("{kind: {is: offer, is_not: offer}}", FALSE),
    ],
)
def test_conditions_nest(condition: str, answer: str) -> None:
    assert verdict(condition, STEP) == answer


def steps(*kinds: str) -> str:
    """Steps before the last one: t fulfils `actor: customer`, f does not, u may."""
    written = {"t": "actor: customer", "f": "actor: Post", "u": "id: u"}
    lines = [
        f"{{title: S{number}, {written[kind]}{number if kind == 'u' else ''}}}" for number, kind in enumerate(kinds)
    ]
    return f"touchpoints: [{', '.join([*lines, '{title: Last, id: last}'])}]"


ACTOR = "unknown: touchpoint.actor"
QUANTIFIED = [
    # before the step, some, every, none
    ("", FALSE, FALSE, TRUE),
    ("t", TRUE, TRUE, FALSE),
    ("f", FALSE, FALSE, TRUE),
    ("u", ACTOR, ACTOR, ACTOR),
    ("tf", TRUE, FALSE, FALSE),
    ("tu", TRUE, ACTOR, FALSE),
    ("uf", ACTOR, FALSE, ACTOR),
    ("tuf", TRUE, FALSE, FALSE),
    ("ff", FALSE, FALSE, TRUE),
    ("tt", TRUE, TRUE, FALSE),
]


@pytest.mark.parametrize(("before", "some", "every", "none"), QUANTIFIED, ids=[row[0] or "empty" for row in QUANTIFIED])
def test_some_every_and_none_weigh_what_is_not_known(before: str, some: str, every: str, none: str) -> None:
    journey = steps(*before)
    answers = [
        verdict(f"{{before: {{{name}: {{actor: customer}}}}}}", journey, at=len(before))
        for name in ("some", "every", "none")
    ]
    assert answers == [some, every, none]


@pytest.mark.parametrize(
    ("bound", "before", "answer"),
    [
        ("at_least: 2", "tt", TRUE),
        ("at_least: 2", "tu", ACTOR),
        ("at_least: 2", "tf", FALSE),
        ("at_least: 3", "tu", FALSE),
        ("more: 1", "ttu", TRUE),
        ("more: 1", "tuf", ACTOR),
        ("less: 2", "tf", TRUE),
        ("less: 2", "tu", ACTOR),
        ("less: 2", "ttu", FALSE),
        ("at_most: 1", "tff", TRUE),
        ("at_most: 1", "tu", ACTOR),
        ("at_most: 1", "tt", FALSE),
        ("at_least: 50%", "tf", TRUE),
        ("at_least: 50%", "tff", FALSE),
        ("at_least: 50%", "tuf", ACTOR),
        ("at_least: 0.5", "tf", TRUE),
        ("more: 50 %", "tf", FALSE),
        ("less: 1/2", "tff", TRUE),
        ("at_most: 50%", "tf", TRUE),
        ("more: $share", "ttf", TRUE),
        ("more: $share", "tf", FALSE),
        ("at_least: $number", "tt", TRUE),
        ("at_least: $number", "tf", FALSE),
        ("more: 0, less: 2", "tf", TRUE),
        ("more: 0, less: 2", "tt", FALSE),
        ("less: 9", "", FALSE),
        ("at_most: 100%", "", FALSE),
    ],
)
def test_some_can_be_a_number_or_a_share(bound: str, before: str, answer: str) -> None:
    settings = {"share": "50%", "number": 2}
    condition = f"{{before: {{some: {{actor: customer}}, {bound}}}}}"
    assert verdict(condition, steps(*before), at=len(before), settings=settings) == answer


# one ask is known, a second step does not say what it asks
GAPS = """
touchpoints:
  - {title: S, asks: IBAN}
  - {title: T, actor: Post}
  - {title: Last, actor: Post}
"""
ASKS = "unknown: touchpoint.asks"


@pytest.mark.parametrize(
    ("operator", "answer"),
    [
        ("some: {what: IBAN}", TRUE),
        ("some: {what: name}", ASKS),
        ("every: {what: IBAN}", ASKS),
        ("every: {what: name}", FALSE),
        ("none: {what: IBAN}", FALSE),
        ("none: {what: name}", ASKS),
        ("some: {what: IBAN}, at_least: 1", TRUE),
        ("some: {what: IBAN}, at_least: 3", ASKS),
        ("some: {what: IBAN}, at_most: 0", FALSE),
        ("some: {what: IBAN}, at_most: 1", ASKS),
        ("some: {what: IBAN}, at_least: 10%", ASKS),
        ("some: {what: IBAN}, at_most: 50%", ASKS),
        ("some: {what: IBAN}, more: 50%", ASKS),
    ],
)
def test_a_gap_in_a_list_may_hold_any_number_of_items(operator: str, answer: str) -> None:
    assert verdict(f"{{before.asks: {{{operator}}}}}", GAPS, at=2) == answer


@pytest.mark.parametrize(
    ("operator", "answer"),
    [
        ("some: {noticed: true}, more: $bill.logins", "unknown: effort.logins, touchpoint.effort"),
        ("some: {noticed: true}, more: $bill.steps", FALSE),
        ("some: {noticed: true}, at_least: $bill.steps", TRUE),
        ("count: $bill.steps", TRUE),
        ("count: {less: $bill.fields}", TRUE),
        ("count: {at_most: $bill.fields}", TRUE),
        ("count: {more: $bill.fields}", FALSE),
        ("count: {more: $bill.logins}", "unknown: effort.logins, touchpoint.effort"),
        ("count: $bill.logins", "unknown: effort.logins, touchpoint.effort"),
    ],
)
def test_a_bound_may_be_a_figure_of_the_journey(operator: str, answer: str) -> None:
    journey = "touchpoints: [{title: S, actor: customer, effort: {fields: 5}}, {title: T, actor: customer}]"
    assert verdict(f"{{touchpoints: {{{operator}}}}}", journey, each="journey") == answer


# --- catches

CATCHING = """
known: age
touchpoints:
  - {title: Order, asks: [IBAN, name], owner: Sales, says: We call soon.}
  - {title: Pay, asks: name, owner: Bank, wait: 3d, says: We call shortly and soon.}
"""


@pytest.mark.parametrize(
    ("condition", "caught"),
    [
        ("{before: {some: {owner: {includes: Sales}}, as: it}}", ["Order"]),
        ("{before.asks: {some: {what: {in: [name, age]}}, as: it}}", ["name"]),
        ("{before.asks: {some: {touchpoint.owner: {includes: Sales}}, at_least: 2, as: it}}", ["IBAN", "name"]),
        ("{before: {some: {asks: {any_in: $asks, as: it}}}}", ["name"]),
        ("{before: {every: {asks: {beyond: [name], as: it}}}}", ["IBAN"]),
        ("{journey.touchpoints: {some: {asks: {includes: name, as: it}}}}", ["name", "name"]),
        ("{journey.touchpoints: {some: {says: {mentions: <vague-time>, as: it}}}}", ["soon", "shortly", "soon"]),
        ("{journey.touchpoints: {some: {asks: {some: {what: name}, as: it}}}}", ["name", "name"]),
        ("{says: {mentions: [<vague-time>], as: it}}", ["shortly", "soon"]),
        ("{says: {matches: 's[a-z]+n', as: it}}", ["soon"]),
    ],
)
def test_a_catch_gathers_what_was_found(condition: str, caught: list[str]) -> None:
    answer, look = ask(condition, CATCHING, at=1)
    assert (answer, names(look.caught["it"])) == (TRUE, caught)


def test_an_order_operator_catches_the_value() -> None:
    answer, look = ask("{wait.max: {more: 1d, as: long}, times: {less: 2, as: often}}", CATCHING, at=1)
    assert (answer, str(look.caught["long"].seconds), look.caught["often"]) == (TRUE, "259200", 1)


@pytest.mark.parametrize(
    ("condition", "caught"),
    [
        ("{asks: {any_in: [name], none_in: [age], as: it}}", ["name"]),
        ("{asks: {none_in: [age], beyond: [age], as: it}}", ["name"]),
        ("{before: {some: {asks: {includes: name}}, every: {owner: {includes: Sales}}, as: it}}", ["Order"]),
        ("{before.asks: {every: {what: {in: [IBAN, name]}}, some: {what: IBAN}, as: it}}", ["IBAN"]),
    ],
)
def test_of_several_operators_the_first_that_finds_something_catches(condition: str, caught: list[str]) -> None:
    answer, look = ask(condition, CATCHING, at=1)
    assert (answer, names(look.caught["it"])) == (TRUE, caught)


def test_of_two_comparisons_the_value_is_caught_once() -> None:
    answer, look = ask("{wait.max: {more: 1d, at_most: 3d, as: long}}", CATCHING, at=1)
    assert (answer, look.caught["long"].seconds) == (TRUE, 259_200)


@pytest.mark.parametrize(
    ("condition", "caught"),
    [
        ("{any: [{asks: {includes: name, as: a}}, {wait.max: {more: 1d, as: b}}]}", ["a", "b"]),
        ("{any: [{asks: {includes: age, as: a}}, {wait.max: {more: 1d, as: b}}]}", ["b"]),
        ("{any: [{asks: {includes: name, as: a}}, {owner: {includes: Bank, as: b}, kind: offer}]}", ["a"]),
        ("{any: [{asks: {includes: name, as: a}}, {reference: {mentions: x, as: b}}]}", ["a", "b: unknown"]),
    ],
)
def test_every_branch_that_holds_may_catch(condition: str, caught: list[str]) -> None:
    answer, look = ask(condition, CATCHING, at=1)
    found = [f"{name}: unknown" if isinstance(value, Unknown) else name for name, value in look.caught.items()]
    assert (answer, found) == (TRUE, caught)


@pytest.mark.parametrize(
    ("journey", "answer"),
    [
        ("touchpoints: [{title: S, asks: IBAN, owner: Bank}, {title: T, owner: Bank}]", TRUE),
        ("touchpoints: [{title: S, asks: IBAN, owner: Post}, {title: T, owner: Bank}]", FALSE),
        ("touchpoints: [{title: S, asks: name, owner: Bank}, {title: T, owner: Bank}]", FALSE),
        ("touchpoints: [{title: S, owner: Bank}, {title: T, owner: Bank}]", ASKS),
        ("touchpoints: [{title: S, asks: IBAN}, {title: T, owner: Bank}]", "unknown: touchpoint.owner"),
    ],
    ids=["caught and it holds", "caught and it does not hold", "not caught", "may be caught", "caught but not known"],
)
def test_a_later_clause_may_ask_about_what_was_caught(journey: str, answer: str) -> None:
    first, later = "before.asks: {some: {what: IBAN}, as: earlier}", "earlier.touchpoint.owner: {any_in: $owner}"
    assert verdict(f"{{{first}, {later}}}", journey, at=1) == answer
    assert verdict(f"{{any: [{{{first}}}], {later}}}", journey, at=1) == answer


@pytest.mark.parametrize(("step", "answer"), [("asks: IBAN", TRUE), ("asks: none", FALSE), ("id: t", ASKS)])
def test_whether_something_was_caught_can_be_asked(step: str, answer: str) -> None:
    journey = f"touchpoints: [{{title: T, kind: offer, {step}}}]"
    condition = "{any: [{asks: {includes: IBAN, as: fact}}, {kind: offer}], fact: {stated: true}}"
    assert verdict(condition, journey) == answer
    assert verdict(condition.replace("{stated: true}", "none"), journey) == {TRUE: FALSE, FALSE: TRUE}.get(
        answer, answer
    )


@pytest.mark.parametrize(
    ("condition", "message", "place"),
    [
        (
            "{asks: {includes: x, as: owner}}",
            "the catch 'owner' is already a field of a touchpoint; choose another name",
            "asks.as",
        ),
        (
            "{asks: {includes: x, as: touchpoint}}",
            "the catch 'touchpoint' is already a field of a touchpoint; choose another name",
            "asks.as",
        ),
        (
            "{asks: {includes: x, as: limit}}",
            "the catch 'limit' is already a setting of a touchpoint; choose another name",
            "asks.as",
        ),
        (
            "{asks: {includes: x, as: today}}",
            "the catch 'today' is already a field of a touchpoint; choose another name",
            "asks.as",
        ),
        (
            "{asks: {includes: x, as: two words}}",
            "'two words' is no name for a catch: one word of letters, digits and _",
            "asks.as",
        ),
        (
            "{asks: {includes: x, as: it}, owner: {includes: x, as: it}}",
            "the name 'it' is taken by another catch; choose another name",
            "owner.as",
        ),
        (
            "{asks: {includes: x, as: it}, before: {some: {owner: {includes: x, as: it}}}}",
            "the name 'it' is taken by another catch; choose another name",
            "before.some",
        ),
        (
            "{any: [{asks: {includes: x, as: it}}, {wait.max: {more: 1d, as: it}}]}",
            "'it' names catches of two kinds in the branches of any; choose another name for one of them",
            "any",
        ),
        (
            "{asks: {includes: x, as: it}, before: {some: {owner: {any_in: $it}}}}",
            "'it' is caught outside of this list and cannot be named inside it; compare after the list",
            "before.some.owner.any_in",
        ),
        (
            "{asks: {includes: x, as: it}, before: {some: {it: {count: 2}}}}",
            "'it' is caught outside of this list and cannot be named inside it; compare after the list",
            "before.some.it",
        ),
        (
            "{says: {mentions: x, as: it}, it.touchpoint: {stated: true}}",
            "the catch 'it' is a list of texts and has no fields",
            "it.touchpoint",
        ),
    ],
)
def test_the_name_of_a_catch_is_its_own(condition: str, message: str, place: str) -> None:
    assert refusal(condition, settings={"limit": 3}) == f"{message} (at {place})"


def test_the_same_name_may_be_caught_in_every_branch_and_is_sure_then() -> None:
    condition = "{any: [{asks: {includes: age, as: it}}, {asks: {includes: name, as: it}}], it: {count: 1}}"
    answer, look = ask(condition, CATCHING, at=1)
    assert (answer, names(look.caught["it"])) == (TRUE, ["name"])
