"""What is wrong with a file is said at its place, in the words of its author."""

from __future__ import annotations

import pytest

from journeyaudit.model import parse_journey, parse_organisation
from journeyaudit.reader import read
from journeyaudit.source import SourceError

EMPTY = "the value is empty: write what you know, `none` if there is none, or delete the line"
STRAY = " (if it belongs to the text before the comma, put the text in quotes)"
INTENTS = "inform, buy, apply, start, use, help, change, pay, complain, withdraw, leave"


def problems(text: str, organisation: bool = False) -> list[str]:
    """The problems as `line:column: message (hint)`."""
    [document] = read(text, "t.yaml")
    with pytest.raises(SourceError) as caught:
        (parse_organisation if organisation else parse_journey)(document)
    assert {problem.code for problem in caught.value.problems} == {"schema"}
    return [str(problem).removeprefix("t.yaml:") for problem in caught.value.problems]


STEPS: list[tuple[str, list[str]]] = [
    ("chanels: phone", ["4:5: a touchpoint has no key 'chanels'; did you mean 'channels'?"]),
    ("wartezeit: 3 d", ["4:5: a touchpoint has no key 'wartezeit'; did you mean 'wait'?"]),
    ("friction: law", ["4:5: a touchpoint has no key 'friction'; did you mean 'justified'?"]),
    ("within: 3 d", ["4:5: a touchpoint has no key 'within' ('within' belongs to a promise)"]),
    (
        "Kunde ruft an: Warteschleife",
        [
            "4:5: a touchpoint has no key 'Kunde ruft an' (a colon and a blank make a key of what stands before; "
            "if this is text, put it in quotes)"
        ],
    ),
    (
        "menu: {foo: 1}",
        ["4:12: a menu has no key 'foo' (it can have: options, depth, human_at, labels)"],
    ),
    ("wait:", [f"4:5: {EMPTY}"]),
    ("wait: {max: }", [f"4:12: {EMPTY}"]),
    ("asks:\n      -", [f"5:8: {EMPTY}"]),
    ("says: ' '", [f"4:11: {EMPTY}"]),
    ('owner: "?"', ["4:12: `?` is not a value: delete the line if you do not know yet"]),
    ("wait: {max: 2 d, updates}", [f"4:22: 'updates' is a key without a value{STRAY}"]),
    ("wait: {max: 2 d, then call, reason: x}", [f"4:22: 'then call' is a key without a value{STRAY}"]),
    (
        "times: often",
        ["4:12: `times`: “often” stands here; expected a whole number from 1"],
    ),
    ("times: true", ["4:12: `times`: `true` stands here; expected a whole number from 1"]),
    ("times: none", ["4:12: `times`: “none” stands here; expected a whole number from 1"]),
    ("effort: {fields: -1}", ["4:22: `fields`: the number -1 stands here; expected a whole number from 0"]),
    (
        "effort: {minutes: -1}",
        ["4:23: minutes are a number from 0 to 1,000,000, or a duration such as `15 min`"],
    ),
    (
        "emotion: 3",
        ["4:14: `emotion`: the number 3 stands here; expected a whole number from -2 (very bad) to 2 (very good)"],
    ),
    (
        "emotion: {score: 1.5}",
        ["4:22: `score`: the number 1.5 stands here; expected a whole number from -2 (very bad) to 2 (very good)"],
    ),
    (
        "handoff: {warm: maybe}",
        ["4:21: `warm`: “maybe” stands here; expected `true` or `false`"],
    ),
    (
        "kind: confirmtion",
        [
            "4:11: “confirmtion” is not a kind of step; did you mean 'confirmation'? (write one of: request, "
            "confirmation, information, check, approval, decision, offer, payment, delivery, reminder, follow_up, "
            "feedback)"
        ],
    ),
    ("serves: [law, dog]", ["4:19: “dog” is not somebody served (write one of: customer, company, law)"]),
    ("kind: [offer]", ["4:11: a list is not a kind of step (write one of: request, "]),
    (
        "says: {Please: call}",
        [
            "4:11: `says`: an object with the keys 'Please' stands here; expected a text "
            "(if this is one text, put it in quotes)"
        ],
    ),
    (
        "says: true",
        ['4:11: `says`: `true` stands here; expected a text (if you mean the word, put it in quotes: "true")'],
    ),
    ("wait: {since: [a]}", ["4:19: `since`: a list stands here; expected the id of a touchpoint (only one value can"]),
    ("asks: [name, none]", ["4:18: `none` stands among other values (delete it, or write only `none`)"]),
    (
        "asks: [name, false]",
        ["4:18: `false` means `none`, and stands among other values (delete it, or write only `none`)"],
    ),
    (
        "options: [Montag, keiner]",
        [
            "4:23: “keiner” means `none`, and stands among other values (delete it, or write only `none`; "
            "as one of the values it needs more words, such as `keiner davon`)"
        ],
    ),
    (
        "next: none",
        [
            "4:11: `next: none` says too little (write `end` if the journey ends here, or delete the line to go on "
            "below)"
        ],
    ),
    (
        "next: [a, b]",
        ["4:11: `next`: a list stands here; expected the id of a touchpoint, `end`, or `{condition: id}`"],
    ),
    (
        "on_failure: step",
        ["4:17: `on_failure`: “step” stands here; expected names with values such as `{nobody at home: report}`"],
    ),
    (
        "wait: {max: none}",
        ["4:17: `none` can be read in two ways here (write `open` if there is no limit, or `wait: none` if nobody"],
    ),
    ("wait: [1 d]", ["4:11: `wait`: a list stands here; expected a duration such as `2 d` or `3 Werktage`"]),
    ("accept: forced-channel", ["4:13: an accepted finding needs `reason` (why it is accepted)"]),
    ("accept: {rule: x, reason: none, until: soon}", ["4:44: “soon” "]),
    (
        "promises: {within: 3 d}",
        ["4:15: a promise needs `text` (the promise in the words the customer hears or reads)"],
    ),
    ("justified: {ref: x}", ["4:16: a justification needs `by` (what the friction is justified by)"]),
]


@pytest.mark.parametrize(("text", "expected"), STEPS)
def test_a_mistake_in_a_touchpoint(text: str, expected: list[str]) -> None:
    found = problems(f"journey: Test\ntouchpoints:\n  - title: Step\n    {text}\n")
    assert len(found) == len(expected)
    assert [line[: len(wanted)] for line, wanted in zip(found, expected, strict=True)] == expected


JOURNEYS: list[tuple[str, list[str]]] = [
    (
        "journey: x\nintent: lave\ntouchpoints: [a]",
        [f"2:9: “lave” is not an intent; did you mean 'leave'? (write one of: {INTENTS})"],
    ),
    ("journey: x\ntitle: y\ntouchpoints: [a]", ["2:1: a journey has no key 'title'; did you mean 'journey'?"]),
    (
        "journey: x\nfacts: IBAN\ntouchpoints: [a]",
        ["2:8: `facts`: “IBAN” stands here; expected names with values such as `{IBAN: [bank account]}`"],
    ),
    (
        "journey: x\npersona: [A, B]\ntouchpoints: [a]",
        ["2:10: `persona`: a list stands here; expected a text (only one value can stand here)"],
    ),
    ("id: x\ntouchpoints: [a]", ["1:1: a journey needs `journey` (what the journey is about, in one line)"]),
    ("journey: x\nid: y", ["1:1: a journey needs `touchpoints`, or `stages` with touchpoints"]),
    ("journey: x\ntouchpoints: []", ["2:14: a journey needs at least one touchpoint"]),
    ("journey: x\ntouchpoints: none", ["2:14: a journey needs at least one touchpoint"]),
    ("journey: x\nstages: []", ["2:9: a journey needs at least one stage"]),
    ("journey: x\nsteps: [a]", ["2:1: a journey has no key 'steps'; did you mean 'touchpoints'?"]),
    (
        "journey: x\nstages: [{title: A, touchpoints: [a]}]\ntouchpoints: [a]",
        [
            "3:1: a journey has either `stages` or `touchpoints`, not both "
            "(put the touchpoints into a stage, or delete `stages`)"
        ],
    ),
    (
        "journey: x\nstages: [{title: A}]",
        ["2:10: a stage needs `touchpoints` (the steps of the stage, in order)"],
    ),
    ("- a", ["1:1: a journey is written as lines of `key: value`, the first of them `journey: NAME`"]),
    (
        "journey: x\ntouchpoints:\n  - {title: A, b, actor: X}",
        [f"3:16: 'b' is a key without a value{STRAY}"],
    ),
    ("journey: x\ntouchpoints: {title: A, wait: }", [f"2:25: {EMPTY}"]),
    (
        "journey: x\nreviewed: 2026-03\nlanguage: fr\ntouchpoints: [a]",
        ["2:11: “2026-03” is not a full date.", "3:11: “fr” is not a language of the texts (write one of: de, en)"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), JOURNEYS)
def test_a_mistake_in_a_journey(text: str, expected: list[str]) -> None:
    found = problems(text)
    assert len(found) == len(expected)
    assert [line[: len(wanted)] for line, wanted in zip(found, expected, strict=True)] == expected


def test_a_mistake_in_an_organisation() -> None:
    assert problems("organisation: x\nunits: [{name: A, kind: partnr}]\nproduct: y", organisation=True) == [
        "2:25: “partnr” is not a kind of unit; did you mean 'partner'? (write one of: unit, partner)",
        "3:1: an organisation file has no key 'product' ('product' belongs to a journey)",
    ]


@pytest.mark.parametrize(
    ("value", "message"),
    [("3 moons", "unknown unit"), ("20", "unit"), ("4-2 d", "Write a duration")],
)
def test_what_the_values_refuse_is_passed_on(value: str, message: str) -> None:
    [found] = problems(f"journey: x\ntouchpoints:\n  - title: A\n    wait: {value}\n")
    assert found.startswith("4:11: ")
    assert message in found


def test_all_problems_are_named_at_once_in_the_order_of_the_file() -> None:
    found = problems("journey: x\nintent: y\ntouchpoints:\n  - {title: A, times: 0}\n  - {kind: offer}\nid:\n")
    assert [line.split(": ")[0] for line in found] == ["2:9", "4:23", "5:5", "6:1"]


def test_only_so_many_problems_are_named_as_anybody_reads() -> None:
    found = problems("journey: x\ntouchpoints:\n" + "".join(f"  - {{title: A{n}, foo: 1}}\n" for n in range(120)))
    assert len(found) == 51
    assert found[-1].endswith("and 70 more problems in this document")


def test_control_characters_of_a_file_are_not_printed() -> None:
    [found] = problems('journey: x\nintent: "a\\e[31mb"\ntouchpoints: [a]\n')
    assert "\x1b" not in found
    assert "\\x1b[31m" in found
