"""Every operator on every type of single value: true, false or unknown for values that are there, absent or missing."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from journeyaudit.conditions.operators import allowed
from journeyaudit.conditions.reading import as_value
from journeyaudit.conditions.scope import compile_path
from tests.workbench import scope_of, verdict, yaml

TRUE, FALSE, UNKNOWN = "true", "false", "unknown"


@dataclass(frozen=True)
class Subject:
    """A path that leads to a value of a type, and journeys in which that value is there, documented as none, missing.

    In the tables below L, M and H stand for three values in rising order, of which the journey holds M.
    """

    path: str
    there: str
    none: str
    missing: str
    field: str
    low: str
    middle: str
    high: str
    each: str = "touchpoint"
    at: int = 0

    def condition(self, operator: str) -> str:
        for name, value in (("L", self.low), ("M", self.middle), ("H", self.high)):
            operator = operator.replace(f"<{name}>", value)
        return f"{{{self.path}: {operator}}}"

    def says(self, operator: str, journey: str) -> str:
        said = verdict(self.condition(operator), journey, each=self.each, at=self.at)
        return "unknown" if said == f"unknown: {self.field}" else said


NEVER = "the type has no such value"


def step(fields: str) -> str:
    return "" if fields is NEVER else f"touchpoints: [{{title: A{', ' if fields else ''}{fields}}}]"


def subject(
    path: str, there: str, none: str, missing: str, field: str, *values: str, each: str = "touchpoint"
) -> Subject:
    low, middle, high = values
    return Subject(path, step(there), step(none), step(missing), field, low, middle, high, each)


def whole(path: str, there: str, none: str, missing: str, field: str, *values: str) -> Subject:
    """A value of the journey itself, whose fields are given as lines."""
    low, middle, high = values
    first, second, third = (f"{lines}\n{step('')}" for lines in (there, none, missing))
    return Subject(path, first, second, third, field, low, middle, high, "journey")


TEXT = subject("reference", "reference: case r7", "reference: none", "", "touchpoint.reference", "R6", "Case-R7", "R8")
NAME = subject(
    "perceived_owner",
    "perceived_owner: Post",
    "perceived_owner: none",
    "",
    "touchpoint.perceived_owner",
    "Bank",
    "post",
    "Zoll",
)
CHOICE = subject("kind", "kind: payment", NEVER, "", "touchpoint.kind", "offer", "payment", "delivery")
BOOL = subject(
    "handoff.warm",
    "handoff: {warm: true}",
    "handoff: none",
    "handoff: {carries: name}",
    "transfer.warm",
    "false",
    "true",
    "false",
)
NUMBER = subject("menu.options", "menu: {options: 5}", "menu: none", "menu: {depth: 1}", "menu.options", "4", "5", "6")
DURATION = subject(
    "measured",
    "promises: {text: P, measured: 3d}",
    "promises: {text: P, measured: none}",
    "promises: {text: P}",
    "promise.measured",
    "2d",
    "72 h",
    "4d",
    each="promise",
)
MONEY = subject(
    "cost.amount", "cost: 20 EUR", "cost: none", "cost: {shown_at: a}", "cost.amount", "19.99 EUR", "€20", "20.01 EUR"
)
DATE = whole(
    "reviewed",
    "reviewed: 2026-03-01",
    "reviewed: none",
    "",
    "journey.reviewed",
    "2026-02-28",
    "1 March 2026",
    "2026-03-02",
)
WAIT = subject("wait", "wait: 3d", "wait: none", "wait: {reason: stock}", "wait.max", "2d", "72 h", "4d")
REASON = subject("justified", "justified: safety", "justified: none", NEVER, "", "law", "safety", "security")
PLACE = Subject(
    "commitment",
    "commitment: b\ntouchpoints: [A, B, C]",
    "commitment: none\ntouchpoints: [A, B, C]",
    "touchpoints: [A, B, C]",
    "journey.commitment",
    "$journey",
    "$commitment",
    "$journey",
    each="journey",
)
UNIT = Subject(
    "unit",
    "units: [Bank, Post]\ntouchpoints: [{title: A, owner: Post}]",
    "units: [Bank, Post]\ntouchpoints: [{title: A, owner: none}]",
    "units: [Bank]\ntouchpoints: [{title: A, owner: Post}]",
    "organisation.units",
    "Bank",
    "post",
    "Zoll",
)
MENU = subject("menu", "menu: {options: 3}", "menu: none", "", "touchpoint.menu", "none", "$menu", "none")
SHARE = Subject(
    "done_before",
    "touchpoints: [{title: A, effort: 1 min}, {title: B, effort: 1 min}]",
    "",
    "touchpoints: [{title: A, actor: customer}, {title: B, effort: 1 min}]",
    "touchpoint.effort",
    "40 %",
    "0.5",
    "2/3",
    at=1,
)

SUBJECTS = {
    "text": TEXT, "name": NAME, "choice": CHOICE, "yes or no": BOOL, "number": NUMBER, "duration": DURATION,
    "money": MONEY, "share": SHARE, "date": DATE, "wait": WAIT, "reason": REASON, "unit": UNIT, "menu": MENU,
    "place": PLACE,
}  # fmt: skip

# operator, answer where the value is there, where it is none, where nothing is written
EQUALITY = [
    ("<M>", TRUE, FALSE, UNKNOWN),
    ("{is: <M>}", TRUE, FALSE, UNKNOWN),
    ("{is: <L>}", FALSE, FALSE, UNKNOWN),
    ("none", FALSE, TRUE, UNKNOWN),
]
DIFFERENCE = [
    ("{is_not: <M>}", FALSE, TRUE, UNKNOWN),
    ("{is_not: <L>}", TRUE, TRUE, UNKNOWN),
    ("{is_not: none}", TRUE, FALSE, UNKNOWN),
]
MEMBERSHIP = [
    ("{in: [<L>, <M>]}", TRUE, FALSE, UNKNOWN),
    ("{in: [<L>, <H>]}", FALSE, FALSE, UNKNOWN),
    ("{in: <M>}", TRUE, FALSE, UNKNOWN),
    ("{in: [<L>, none]}", FALSE, TRUE, UNKNOWN),
    ("{not_in: [<L>, <H>]}", TRUE, TRUE, UNKNOWN),
    ("{not_in: [<L>, <M>]}", FALSE, TRUE, UNKNOWN),
    ("{not_in: [<L>, none]}", TRUE, FALSE, UNKNOWN),
]
STATED = [
    ("{stated: true}", TRUE, FALSE, FALSE),
    ("{stated: false}", FALSE, TRUE, TRUE),
]
ORDER = [
    ("{more: <L>}", TRUE, FALSE, UNKNOWN),
    ("{more: <M>}", FALSE, FALSE, UNKNOWN),
    ("{more: <H>}", FALSE, FALSE, UNKNOWN),
    ("{less: <L>}", FALSE, FALSE, UNKNOWN),
    ("{less: <M>}", FALSE, FALSE, UNKNOWN),
    ("{less: <H>}", TRUE, FALSE, UNKNOWN),
    ("{at_least: <L>}", TRUE, FALSE, UNKNOWN),
    ("{at_least: <M>}", TRUE, FALSE, UNKNOWN),
    ("{at_least: <H>}", FALSE, FALSE, UNKNOWN),
    ("{at_most: <L>}", FALSE, FALSE, UNKNOWN),
    ("{at_most: <M>}", TRUE, FALSE, UNKNOWN),
    ("{at_most: <H>}", TRUE, FALSE, UNKNOWN),
    ("{more: <L>, less: <H>}", TRUE, FALSE, UNKNOWN),
    ("{more: <L>, less: <M>}", FALSE, FALSE, UNKNOWN),
]
ABSENT_IS_NOTHING = [
    (operator, there, TRUE if operator.startswith(("{less", "{at_most")) else none, missing)
    for operator, there, none, missing in ORDER
]
"""No wait is no time: it is less than any other."""
WAIT_ITSELF = [  # a wait whose time is missing is a wait all the same
    ("none", FALSE, TRUE, FALSE),
    ("{is_not: none}", TRUE, FALSE, TRUE),
    ("{is_not: <L>}", TRUE, TRUE, UNKNOWN),
    ("{stated: true}", TRUE, FALSE, TRUE),
    ("{stated: false}", FALSE, TRUE, FALSE),
]
DAYS = [
    ("{before: <H>}", TRUE, FALSE, UNKNOWN),
    ("{before: <M>}", FALSE, FALSE, UNKNOWN),
    ("{before: $today}", TRUE, FALSE, UNKNOWN),
    ("{after: <L>}", TRUE, FALSE, UNKNOWN),
    ("{after: <M>}", FALSE, FALSE, UNKNOWN),
    ("{after: $today}", FALSE, FALSE, UNKNOWN),
    ("{older_than: 152 days}", TRUE, FALSE, UNKNOWN),
    ("{older_than: 153 days}", FALSE, FALSE, UNKNOWN),
]
WORDS = [
    ("{mentions: <M>}", TRUE, FALSE, UNKNOWN),
    ("{mentions: [<L>, <H>]}", FALSE, FALSE, UNKNOWN),
    ("{mentions_no: <L>}", TRUE, TRUE, UNKNOWN),
    ("{mentions_no: [<L>, <M>]}", FALSE, TRUE, UNKNOWN),
    ("{matches: '(?i)p?ost|r[0-9]$'}", TRUE, FALSE, UNKNOWN),
    ("{matches: '^[0-9]'}", FALSE, FALSE, UNKNOWN),
]
PLACES = [
    ("$commitment", TRUE, TRUE, UNKNOWN),
    ("none", FALSE, TRUE, UNKNOWN),
    ("{before: $commitment}", FALSE, FALSE, UNKNOWN),
    ("{after: $commitment}", FALSE, FALSE, UNKNOWN),
]
ITSELF = [
    ("$menu", TRUE, TRUE, UNKNOWN),
    ("none", FALSE, TRUE, UNKNOWN),
    ("{is_not: $menu}", FALSE, FALSE, UNKNOWN),
    ("{is_not: none}", TRUE, FALSE, UNKNOWN),
    ("{in: [none]}", FALSE, TRUE, UNKNOWN),
    ("{not_in: [none]}", TRUE, FALSE, UNKNOWN),
]
SINGLE = [*EQUALITY, *DIFFERENCE, *MEMBERSHIP, *STATED]
TABLES = {
    "text": [*SINGLE, *WORDS],
    "name": [*SINGLE, *WORDS],
    "unit": [*SINGLE, *WORDS],
    "choice": SINGLE,
    "reason": SINGLE,
    "yes or no": [*EQUALITY, *DIFFERENCE, *STATED],
    "number": [*SINGLE, *ORDER],
    "duration": [*SINGLE, *ORDER],
    "money": [*SINGLE, *ORDER],
    "share": [*SINGLE, *ORDER],
    "wait": [*EQUALITY[:-1], *MEMBERSHIP, *ABSENT_IS_NOTHING, *WAIT_ITSELF],
    "date": [*EQUALITY, *STATED, *DAYS],
    "menu": [*ITSELF, *STATED],
    "place": [*PLACES, ("{is_not: none}", TRUE, FALSE, UNKNOWN), *STATED],
}
ROWS = [
    pytest.param(SUBJECTS[name], operator, situation, answer, id=f"{name} {operator} {situation}")
    for name, table in TABLES.items()
    for operator, *answers in table
    for situation, answer in zip(("there", "none", "missing"), answers, strict=True)
    if getattr(SUBJECTS[name], situation)
]


@pytest.mark.parametrize(("subject", "operator", "situation", "answer"), ROWS)
def test_an_operator_says_true_false_or_unknown(subject: Subject, operator: str, situation: str, answer: str) -> None:
    assert subject.says(operator, getattr(subject, situation)) == answer


@pytest.mark.parametrize("name", SUBJECTS)
def test_the_tables_hold_every_operator_that_a_type_takes(name: str) -> None:
    one = SUBJECTS[name]
    takes = set(allowed(as_value(compile_path(one.path, scope_of(one.each), ()))))
    written = [yaml(one.condition(operator))[one.path] for operator, *_ in TABLES[name]]
    tried = {key for spec in written for key in (spec if isinstance(spec, dict) else ("is",))}
    assert tried == takes
