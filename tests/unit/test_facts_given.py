"""What the customer has given before, and what only looks like giving it once more."""

from __future__ import annotations

import pytest

from journeyaudit.facts import Element
from journeyaudit.facts.titles import fetches, gathers
from tests.unit.worlds import journey


def last_ask(touchpoints: str) -> Element:
    """What the last step asks."""
    steps = journey(f"touchpoints: [{touchpoints}]").get("touchpoints").values
    ask: Element = steps[-1].items("asks").values[-1]
    return ask


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param("{title: A, asks: [address]}", ["A"], id="asked"),
        pytest.param("{title: A, asks: [phone]}", [], id="another fact"),
        pytest.param("{title: Gather, asks: [{what: address, kind: document}]}", [], id="papers got together"),
        pytest.param("{title: Gather, asks: [address]}", ["Gather"], id="a fact is not got together"),
        pytest.param("{title: Fetch, asks: [{what: address, issued_by: Town}]}", [], id="fetched from somebody"),
        pytest.param("{title: Fetch, asks: [{what: address, kind: document}]}", ["Fetch"], id="fetched, nobody says"),
        pytest.param("{title: A, channels: [counter], asks: [{what: address, kind: original}]}", [], id="shown"),
        pytest.param("{title: A, channels: [letter], asks: [{what: address, kind: original}]}", ["A"], id="sent in"),
        pytest.param("{title: A, channels: [counter, letter], asks: [{what: address, kind: original}]}", ["A"],
                     id="shown or sent in"),
    ],
)  # fmt: skip
def test_earlier_are_the_asks_by_which_it_was_given(before: str, expected: list[str]) -> None:
    ask = last_ask(f"{before}, {{title: Last, asks: [address]}}")
    earlier = [one.up("touchpoint") for one in ask.items("earlier").values]
    assert [one.get("title") for one in earlier if one is not None] == expected
    assert not ask.items("earlier").fields


def test_a_step_that_does_not_say_what_it_asks_leaves_a_gap() -> None:
    ask = last_ask("{title: A, channels: [web]}, {title: B, asks: [address]}, {title: Last, asks: [address]}")
    assert ask.items("earlier").fields == {"touchpoint.asks"}


@pytest.mark.parametrize(
    ("before", "last", "expected"),
    [
        ("actor: Desk, channels: [letter]", "actor: customer", True),
        ("actor: Desk, channels: [letter, phone]", "actor: customer", False),
        ("actor: Desk", "actor: customer", False),
        ("actor: customer, channels: [letter]", "actor: customer", False),
        ("actor: Desk, channels: [letter]", "actor: Desk", False),
    ],
)
def test_what_a_message_of_ours_asks_for_is_answered_by_the_customer(before: str, last: str, expected: bool) -> None:
    ask = last_ask(f"{{title: A, asks: [height], {before}}}, {{title: B, asks: [height], {last}}}")
    assert ask.get("answers") is expected


@pytest.mark.parametrize(
    ("before", "last", "expected"),
    [
        ("actor: customer, owner: S, channels: [phone]", "actor: T, channels: [phone]", True),
        ("actor: customer, owner: S, channels: [phone]", "actor: T, channels: [phone], wait: 2 d", False),
        ("actor: customer, owner: S, channels: [phone]", "actor: T, channels: [letter]", False),
        ("actor: customer, owner: S, channels: [letter]", "actor: T, channels: [letter]", False),
        ("actor: customer, owner: S, channels: [phone]", "actor: customer, owner: T, channels: [phone]", False),
        ("actor: customer, owner: S, channels: [phone]", "actor: customer, owner: S, channels: [phone]", True),
        ("actor: customer, owner: S, channels: [app]", "actor: customer, owner: S, channels: [bot]", True),
        ("actor: customer, owner: S, channels: [app]", "actor: customer, owner: S, channels: [bot, phone]", False),
        ("actor: customer, owner: S", "actor: T", False),
    ],
)
def test_the_same_call_or_session_is_one_contact(before: str, last: str, expected: bool) -> None:
    ask = last_ask(f"{{title: A, asks: [height], {before}}}, {{title: B, asks: [height], {last}}}")
    assert ask.get("same_contact") is expected


@pytest.mark.parametrize(
    ("kind", "again", "expected"),
    [("original", "original", True), ("document", "original", False), ("original", "document", False)],
)
def test_a_form_is_demanded_again_where_it_was_the_same(kind: str, again: str, expected: bool) -> None:
    before = f"{{title: A, channels: [letter], asks: [{{what: deed, kind: {kind}}}]}}"
    assert last_ask(f"{before}, {{title: B, asks: [{{what: deed, kind: {again}}}]}}").get("form_before") is expected


@pytest.mark.parametrize(
    ("title", "together", "fetched"),
    [
        ("Student gathers the descriptions", True, True),
        ("Unterlagen zusammenstellen", True, True),
        ("Kunde stellt alles zusammen", True, True),
        ("Bescheinigung beim Amt abholen", False, True),
        ("Collect the certificate", False, True),
        ("Hand everything in", False, False),
    ],
)
def test_a_title_tells_where_papers_are_only_got(title: str, together: bool, fetched: bool) -> None:
    assert (gathers(title), fetches(title)) == (together, fetched)


@pytest.mark.parametrize(
    ("before", "last", "expected"),
    [("S", "S", True), ("S", "[T, s]", True), ("S", "T", False), ("none", "S", False)],
)
def test_a_unit_asks_itself_where_it_was_given_the_fact(before: str, last: str, expected: bool) -> None:
    ask = last_ask(f"{{title: A, owner: {before}, asks: [height]}}, {{title: B, owner: {last}, asks: [height]}}")
    assert ask.get("same_unit") is expected


FAILING = "{title: A, asks: [address], on_failure: {unread: last}"


@pytest.mark.parametrize(("way", "given"), [(", next: end}", False), ("}", True)])
def test_what_was_asked_at_a_step_that_failed_was_not_given_there(way: str, given: bool) -> None:
    ask = last_ask(f"{FAILING}{way}, {{title: Last, id: last, asks: [address]}}")
    assert bool(ask.items("earlier").values) is given


@pytest.mark.parametrize(
    ("handoff", "expected"),
    [("", True), (", handoff: {warm: true}", False), (", handoff: {carries: [address]}", False)],
)
def test_what_a_hand_off_loses_is_left_behind(handoff: str, expected: bool) -> None:
    ask = last_ask(f"{{title: A, owner: S, asks: [address]}}, {{title: B, owner: T, asks: [address]{handoff}}}")
    assert ask.get("left_behind") is expected


@pytest.mark.parametrize(("by", "expected"), [("law", True), ("safety", True), ("physical", False)])
def test_a_reason_where_a_paper_is_fetched_excuses_it_later(by: str, expected: bool) -> None:
    fetched = f"{{title: Fetch it, asks: [{{what: proof, issued_by: Town}}], justified: {{by: {by}, ref: Rule 1}}}}"
    assert last_ask(f"{fetched}, {{title: B, asks: [proof]}}").get("excused_before") is expected


def test_a_signature_that_does_not_say_under_what_stands_under_another_paper() -> None:
    assert last_ask("{title: A, asks: [signature]}, {title: B, asks: [signature]}").get("form_before") is False
    assert last_ask("{title: A, asks: [lease]}, {title: B, asks: [lease]}").get("form_before") is True
