"""Every operator on every type of list: complete, with a gap, not known at all, empty."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from journeyaudit.conditions.operators import QUANTIFIERS, allowed
from journeyaudit.conditions.reading import as_value
from journeyaudit.conditions.scope import compile_path
from tests.workbench import ask, names, scope_of, verdict

TRUE, FALSE, UNKNOWN = "true", "false", "unknown"


@dataclass(frozen=True)
class Subject:
    """A path to a list, and journeys in which it holds A and B, A and a gap, nothing known, nothing at all."""

    path: str
    both: str
    gap: str
    unknown: str
    empty: str
    items: tuple[str, str, str]
    fields: tuple[str, ...]
    each: str = "touchpoint"
    at: int = 0

    def condition(self, operator: str) -> str:
        for name, value in zip("ABC", self.items, strict=True):
            operator = operator.replace(f"<{name}>", value)
        return f"{{{self.path}: {operator}}}"

    def says(self, operator: str, journey: str) -> str:
        said = verdict(self.condition(operator), journey, each=self.each, at=self.at)
        return "unknown" if said in [f"unknown: {field}" for field in self.fields] else said


def channels(path: str, field: str, first: str, second: str, gap: str, *items: str) -> Subject:
    """Something about the channels of a step."""
    one, two, three = items

    def step(*entries: str) -> str:
        return f"touchpoints: [{{title: T, channels: [{', '.join(entries)}]}}]"

    return Subject(
        path,
        step(f"{{name: web, {first}}}", f"{{name: phone, {second}}}"),
        step(f"{{name: web, {first}}}", gap),
        "touchpoints: [T]",
        "touchpoints: [{title: T, channels: none}]",
        (one, two, three),
        (field, "touchpoint.channels"),
    )


def before(path: str, field: str, first: str, second: str, none: str, *items: str, missing: str = "") -> Subject:
    """Something about the steps before."""
    one, two, three = items

    def steps(*fields: str) -> str:
        written = [f"{{title: S{number}{', ' if one else ''}{one}}}" for number, one in enumerate(fields)]
        return f"touchpoints: [{', '.join(written)}, {{title: Last, id: last, effort: none}}]"

    return Subject(
        path,
        steps(first, second),
        steps(first, missing),
        steps(missing, missing),
        steps(none, none),
        (one, two, three),
        (field, f"touchpoint.{path.split('.')[1]}"),
        at=2,
    )


SUBJECTS = {
    "names": Subject(
        "owners",
        "touchpoints: [{title: S, owner: Sales}, {title: T, owner: Post}]",
        "touchpoints: [{title: S, owner: Sales}, T]",
        "touchpoints: [S, T]",
        "touchpoints: [{title: S, actor: customer}]",
        ("SALES", "post", "Bank"),
        ("touchpoint.owner",),
        each="journey",
    ),
    "facts": before(
        "before.asks", "touchpoint.asks", "asks: IBAN", "asks: [name]", "asks: none", "IBAN", "Name", "age"
    ),
    "texts": before(
        "before.menu.labels",
        "menu.labels",
        "menu: {labels: Sales}",
        "menu: {labels: Help}",
        "menu: none",
        "sales",
        "help",
        "other",
    ),
    "choices": channels("channels.kind", "channel.kind", "kind: web", "kind: phone", "gizmo", "web", "phone", "fax"),
    "prices": channels(
        "channels.price", "channel.price", "price: 1 EUR", "price: €2", "fax", "€1.00", "2 EUR", "3 EUR"
    ),
    "durations": channels(
        "channels.wait", "channel.wait", "wait: 1 min", "wait: 2 min", "fax", "60 s", "2 min", "3 min"
    ),
    "numbers": before(
        "before.menu.options",
        "menu.options",
        "menu: {options: 1}",
        "menu: {options: 2}",
        "menu: none",
        "1",
        "2",
        "3",
        missing="menu: {labels: x}",
    ),
    "days": before(
        "before.evidence.date",
        "evidence.date",
        "evidence: {date: 2026-01-01}",
        "evidence: {date: 2026-01-02}",
        "evidence: none",
        "01.01.2026",
        "2026-01-02",
        "2026-01-03",
        missing="evidence: {status: assumed}",
    ),
    "waits": Subject(
        "waits",
        "touchpoints: [{title: S, wait: 1d}, {title: T, wait: 2d}]",
        "touchpoints: [{title: S, wait: 1d}, {title: T, wait: {reason: stock}}]",
        "touchpoints: [{title: S, wait: {reason: stock}}, {title: T, wait: {reason: stock}}]",
        "touchpoints: [S]",
        ("24 h", "2 d", "3 d"),
        ("wait.max",),
        each="journey",
    ),
}

# operator, answer for [A, B], for [A] and a gap, where nothing is known, for nothing
TABLE = [
    ("{includes: <A>}", TRUE, TRUE, UNKNOWN, FALSE),
    ("{includes: <C>}", FALSE, UNKNOWN, UNKNOWN, FALSE),
    ("{any_in: [<C>, <A>]}", TRUE, TRUE, UNKNOWN, FALSE),
    ("{any_in: [<B>]}", TRUE, UNKNOWN, UNKNOWN, FALSE),
    ("{any_in: [<C>]}", FALSE, UNKNOWN, UNKNOWN, FALSE),
    ("{any_in: [<A>, <B>], except: <A>}", TRUE, UNKNOWN, UNKNOWN, FALSE),
    ("{any_in: [<A>], except: [<A>]}", FALSE, FALSE, FALSE, FALSE),
    ("{all_in: [<A>, <B>, <C>]}", TRUE, UNKNOWN, UNKNOWN, FALSE),
    ("{all_in: [<A>]}", FALSE, UNKNOWN, UNKNOWN, FALSE),
    ("{all_in: [<C>]}", FALSE, FALSE, UNKNOWN, FALSE),
    ("{none_in: [<C>]}", TRUE, UNKNOWN, UNKNOWN, TRUE),
    ("{none_in: [<A>, <C>]}", FALSE, FALSE, UNKNOWN, TRUE),
    ("{beyond: [<A>]}", TRUE, UNKNOWN, UNKNOWN, FALSE),
    ("{beyond: [<A>, <B>]}", FALSE, UNKNOWN, UNKNOWN, FALSE),
    ("{beyond: [<C>]}", TRUE, TRUE, UNKNOWN, FALSE),
    ("{misses: [<A>, <C>]}", TRUE, UNKNOWN, UNKNOWN, TRUE),
    ("{misses: [<A>]}", FALSE, FALSE, UNKNOWN, TRUE),
    ("{differ: true}", TRUE, UNKNOWN, UNKNOWN, FALSE),
    ("none", FALSE, FALSE, UNKNOWN, TRUE),
    ("{is: none}", FALSE, FALSE, UNKNOWN, TRUE),
]
COUNTS = [
    ("{count: 2}", TRUE, UNKNOWN, UNKNOWN, FALSE),
    ("{count: 0}", FALSE, FALSE, UNKNOWN, TRUE),
    ("{count: {is: 3}}", FALSE, UNKNOWN, UNKNOWN, FALSE),
    ("{count: {at_least: 1}}", TRUE, TRUE, UNKNOWN, FALSE),
    ("{count: {at_least: 3}}", FALSE, UNKNOWN, UNKNOWN, FALSE),
    ("{count: {more: 0}}", TRUE, TRUE, UNKNOWN, FALSE),
    ("{count: {more: 2}}", FALSE, UNKNOWN, UNKNOWN, FALSE),
    ("{count: {less: 3}}", TRUE, UNKNOWN, UNKNOWN, TRUE),
    ("{count: {less: 1}}", FALSE, FALSE, UNKNOWN, TRUE),
    ("{count: {at_most: 2}}", TRUE, UNKNOWN, UNKNOWN, TRUE),
    ("{count: {at_most: 0}}", FALSE, FALSE, UNKNOWN, TRUE),
    ("{count: {more: 1, less: 3}}", TRUE, UNKNOWN, UNKNOWN, FALSE),
    ("{count: {more: 1, less: 2}}", FALSE, UNKNOWN, UNKNOWN, FALSE),
]
WORDS = [
    ("{mentions: <A>}", TRUE, TRUE, UNKNOWN, FALSE),
    ("{mentions: <C>}", FALSE, UNKNOWN, UNKNOWN, FALSE),
    ("{mentions_no: <C>}", TRUE, UNKNOWN, UNKNOWN, TRUE),
    ("{mentions_no: <A>}", FALSE, FALSE, UNKNOWN, TRUE),
    ("{matches: '(?i)iban|sales'}", TRUE, TRUE, UNKNOWN, FALSE),
    ("{matches: '^$'}", FALSE, UNKNOWN, UNKNOWN, FALSE),
]
STATED = [
    ("{stated: true}", TRUE, TRUE, FALSE, FALSE),
    ("{stated: false}", FALSE, FALSE, TRUE, TRUE),
]
# the waits themselves are known, only their length is not
TABLES = {name: [*TABLE, *([] if name == "waits" else COUNTS)] for name in SUBJECTS}
TABLES["waits"] = [row for row in TABLE if not row[0].endswith("none}") and row[0] != "none"]
for texts in ("names", "facts", "texts"):
    TABLES[texts] += WORDS
TABLES["names"] += STATED
ROWS = [
    pytest.param(SUBJECTS[name], operator, situation, answer, id=f"{name} {operator} {situation}")
    for name, table in TABLES.items()
    for operator, *answers in table
    for situation, answer in zip(("both", "gap", "unknown", "empty"), answers, strict=True)
]


@pytest.mark.parametrize(("subject", "operator", "situation", "answer"), ROWS)
def test_an_operator_says_true_false_or_unknown(subject: Subject, operator: str, situation: str, answer: str) -> None:
    assert subject.says(operator, getattr(subject, situation)) == answer


@pytest.mark.parametrize("name", SUBJECTS)
def test_the_tables_hold_every_operator_that_a_type_takes(name: str) -> None:
    one = SUBJECTS[name]
    takes = set(allowed(as_value(compile_path(one.path, scope_of(one.each), ()))))
    tried = {operator.strip("{").split(":")[0] for operator, *_ in TABLES[name] if operator.startswith("{")}
    elsewhere = {"stated", *QUANTIFIERS, *(("is", "count") if name == "waits" else ())}
    assert takes - tried <= elsewhere
    assert tried <= takes


@pytest.mark.parametrize(
    ("operator", "answer"),
    [
        ("{includes: Bankverbindung}", TRUE),
        ("{includes: bank-account}", TRUE),
        ("{any_in: <banks>}", TRUE),
        ("{any_in: $knows}", TRUE),
        ("{none_in: $journey.known}", FALSE),
        ("{beyond: [Bankverbindung]}", TRUE),
        ("{misses: <banks>}", TRUE),
        ("{all_in: [IBAN, Größe]}", TRUE),
        ("{differ: true}", TRUE),
        ("{count: 2}", TRUE),
    ],
)
def test_facts_are_equal_under_all_their_names(operator: str, answer: str) -> None:
    journey = "known: bank account\ntouchpoints: [{title: A, owner: X, asks: [iban, GROESSE]}]"
    assert verdict(f"{{asks: {operator}}}", journey) == answer


def test_values_that_differ_by_spelling_do_not_differ() -> None:
    assert verdict("{asks: {differ: true}}", "touchpoints: [{title: A, asks: [IBAN, Bankverbindung]}]") == FALSE
    assert verdict("{owner: {differ: true}}", "touchpoints: [{title: A, owner: [Größe, groesse]}]") == FALSE


@pytest.mark.parametrize(
    ("journey", "answer"),
    [
        ("touchpoints: [{title: A, channels: phone}]", FALSE),
        ("touchpoints: [{title: A, channels: [phone, web]}]", "unknown: channel.price"),
        ("touchpoints: [A]", "unknown: touchpoint.channels"),
        ("touchpoints: [{title: A, channels: none}]", FALSE),
        ("touchpoints: [{title: A, channels: [{name: web, price: none}, {name: phone, price: 1 EUR}]}]", TRUE),
    ],
    ids=["one cannot differ", "two may", "nobody knows how many", "none", "nothing and something"],
)
def test_a_gap_of_one_value_is_no_second_one(journey: str, answer: str) -> None:
    assert verdict("{channels.price: {differ: true}}", journey) == answer


@pytest.mark.parametrize(
    ("condition", "caught"),
    [
        ("{asks: {any_in: [name, IBAN], as: found}}", ["iban", "Name"]),
        ("{asks: {any_in: [IBAN, name], except: name, as: found}}", ["iban"]),
        ("{asks: {includes: Bankverbindung, as: found}}", ["iban"]),
        ("{asks: {beyond: [age], as: found}}", ["iban", "Name"]),
        ("{asks: {misses: [age, IBAN, size], as: found}}", ["age", "size"]),
        ("{asks: {differ: true, as: found}}", ["iban", "Name"]),
        ("{channels.kind: {beyond: <paper>, as: found}}", ["phone"]),
        ("{channels.kind: {any_in: [phone, <paper>], as: found}}", ["letter", "phone"]),
        ("{channels.kind: {beyond: [<self>, <paper>], as: found}}", ["phone"]),
        ("{owner: {any_in: [b, a], as: found}}", ["A", "B"]),
    ],
)
def test_what_an_operator_finds_can_be_caught_in_the_spelling_of_the_journey(condition: str, caught: list[str]) -> None:
    journey = "touchpoints: [{title: T, asks: [iban, Name, IBAN], channels: [Brief, Telefon], owner: [A, B]}]"
    answer, look = ask(condition, journey)
    assert (answer, names(look.caught["found"])) == (TRUE, caught)


@pytest.mark.parametrize("condition", ["{asks: {beyond: [x], as: found}}", "{owner: {any_in: [x], as: found}}"])
def test_what_is_not_known_is_caught_as_not_known(condition: str) -> None:
    answer, look = ask(condition, "touchpoints: [A]")
    assert answer.startswith("unknown: touchpoint.")
    assert f"unknown: {next(iter(look.caught['found'].fields))}" == answer


@pytest.mark.parametrize(
    ("condition", "answer"),
    [
        ("{touchpoint.after: {includes: $kept_at}}", TRUE),
        ("{touchpoint.after: {misses: $loops}}", FALSE),
        ("{touchpoint.journey.touchpoints: {all_in: $touchpoint.after}}", FALSE),
        ("{touchpoint.after: {all_in: $touchpoint.journey.touchpoints}}", TRUE),
        ("{touchpoint.journey.touchpoints: {beyond: $touchpoint.after, as: others}}", TRUE),
        ("{touchpoint.after: {none_in: $touchpoint.before}}", TRUE),
    ],
)
def test_elements_are_the_same_if_they_stand_at_the_same_place(condition: str, answer: str) -> None:
    journey = "touchpoints: [{title: A, promises: {text: P, kept_at: b}}, {title: B, id: b}, {title: A, id: a2}]"
    assert verdict(condition, journey, each="promise") == answer
