"""Where a cursor stands is told from text that is seldom whole: by indentation, dashes and brackets."""

from __future__ import annotations

import pytest

from journeyaudit.lsp.outline import Spot, spot

HEAD = "journey: Order\n"
STEPS = HEAD + "touchpoints:\n"
STEP = ("touchpoints", "-")


def at(text: str) -> Spot | None:
    """The spot of the bar in a text."""
    before, _, after = text.partition("|")
    lines = (before + after).splitlines(keepends=True) or [""]
    return spot(lines, before.count("\n"), len(before) - before.rfind("\n") - 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("|", Spot((), key=True, value=False, typed="")),
        (HEAD + "int|", Spot((), key=True, value=False, typed="int", beside=frozenset({"journey"}))),
        (HEAD + "intent: bu|", Spot(("intent",), key=False, value=True, typed="bu")),
        (HEAD + "owner: Key Acc|", Spot(("owner",), key=False, value=True, typed="Key Acc")),
        (HEAD + 'owner: "Key|', Spot(("owner",), key=False, value=True, typed='"Key')),
        (STEPS + "  - |", Spot(STEP, key=True, value=True, typed="")),
        (STEPS + "  - ti|", Spot(STEP, key=True, value=True, typed="ti")),
        (STEPS + "- ti|", Spot(STEP, key=True, value=True, typed="ti")),
        (
            STEPS + "  - title: Call\n    ki|\n    wait: 2 d\n  - title: Next\n    kind: check\n",
            Spot(STEP, key=True, value=False, typed="ki", beside=frozenset({"title", "wait"})),
        ),
        (STEPS + "  - title: Call\n    kind: |", Spot((*STEP, "kind"), key=False, value=True, typed="")),
        (STEPS + "  - title: Call\n    wait:\n      si|", Spot((*STEP, "wait"), key=True, value=False, typed="si")),
        (STEPS + "  - title: Call\n    owner:\n      - |", Spot((*STEP, "owner", "-"), True, True, "")),
        (
            STEPS + "  - {title: Call, ki|}",
            Spot(STEP, True, False, "ki", frozenset({"title"}), flow=True),
        ),
        (STEPS + "  - {title: Call, kind: re|", Spot((*STEP, "kind"), False, True, "re", flow=True)),
        (STEPS + "  - {title: Call, asks: [{wh|", Spot((*STEP, "asks", "-"), True, False, "wh", flow=True)),
        (
            STEPS + "  - {title: Call,\n     channels: [web, ph|",
            Spot((*STEP, "channels", "-"), False, True, "ph", flow=True),
        ),
        (
            STEPS + "  - {title: Call, wait: {max: 2 d, since: a}, ki|",
            Spot(STEP, True, False, "ki", frozenset({"title", "wait"}), flow=True),
        ),
        ("a: 1\n---\njourney: X\nint|", Spot((), True, False, "int", frozenset({"journey"}))),
        (STEPS + "  - title: >\n      Long: text\n    ki|", Spot(STEP, True, False, "ki", frozenset({"title"}))),
        ('journey: "a: {b"\nint|', Spot((), True, False, "int", frozenset({"journey"}))),
    ],
)
def test_the_place_of_the_cursor(text: str, expected: Spot) -> None:
    assert at(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "# int|",
        HEAD + "owner: x # no|",
        HEAD + "goal: # |",
        STEPS + "  - title: Call\n  ki|",
        STEPS + "  -|",
        STEPS + "  - {title: Call}|",
    ],
)
def test_nothing_can_begin_there(text: str) -> None:
    assert at(text) is None


def test_nothing_can_begin_in_a_block_text() -> None:
    lines = ["journey: X\n", "goal: |\n", "  ki"]
    assert spot(lines, 2, 4) is None


@pytest.mark.parametrize("text", ["[" * 99, "- " * 99, "{a: " * 99, '"', "'", "\t", "a:\tb", "]}]}", ": :", "- - x: -"])
def test_no_text_is_too_odd(text: str) -> None:
    for column in range(len(text) + 1):
        spot([text], 0, column)
