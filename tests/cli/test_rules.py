"""The commands about rules: explaining, listing, testing and beginning them."""

import json
from pathlib import Path

import pytest

from tests.command import Command
from tests.small_pack import LATE, PUSHY, rule_text, write_rule


def own(text: str, name: str = "ours") -> None:
    """A rule of one's own, in a pack that the settings name."""
    write_rule(Path("rules"), f"house/{name}", text)
    Path("journeyaudit.yaml").write_text("rules: rules\n")


def test_a_rule_is_explained(run: Command) -> None:
    outcome = run("explain", "late")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("# Late step (`late`)\n\nSeverity: error")
    assert run("explain", "late", "--lang", "de").out.startswith("# Später Schritt (`late`)\n\nStufe: Fehler")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("laet", "journeyaudit: there is no rule 'laet'; did you mean 'late'?\n"),
        ("zzzz", "journeyaudit: there is no rule 'zzzz'; see `journeyaudit rules list`\n"),
        ("\x1b[2J", "journeyaudit: there is no rule '\\x1b[2J'; see `journeyaudit rules list`\n"),
    ],
)
@pytest.mark.parametrize("command", [["explain"], ["rules", "test"]], ids=" ".join)
def test_a_rule_that_does_not_exist_is_said(run: Command, command: list[str], name: str, message: str) -> None:
    outcome = run(*command, name)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", message)


def test_rules_of_ones_own_are_explained_and_listed(run: Command) -> None:
    own(rule_text(LATE, id="ours"))
    assert run("explain", "ours").out.startswith("# Late step (`ours`)")
    outcome = run("rules", "list")
    assert (outcome.code, outcome.out.splitlines()[:2]) == (0, ["house", "  ours    error    Late step"])
    assert [rule["id"] for rule in json.loads(run("rules", "list", "-f", "json").out)["rules"]] == [
        "ours",
        "chatty",
        "pushy",
        "late",
    ]


BROKEN = (
    "journeyaudit: rules/house/ours.yaml:4:11: 'eror' is no severity; did you mean 'error'? (error, warning, info)\n"
)


def test_a_broken_rule_is_said_and_the_others_are_there(run: Command) -> None:
    own(rule_text(LATE, id="ours", severity="eror"))
    listed = run("rules", "list")
    assert (listed.code, listed.err) == (2, BROKEN)
    assert "  late    error    Late step" in listed.out
    tested = run("rules", "test")
    assert (tested.code, tested.out, tested.err) == (2, "3 rules, 6 examples: none failed\n", BROKEN)
    explained = run("explain", "late")
    assert (explained.code, explained.err) == (0, BROKEN)


@pytest.mark.parametrize("command", [["rules", "list"], ["rules", "test"], ["explain", "late"]], ids=" ".join)
def test_broken_settings_are_said(run: Command, command: list[str]) -> None:
    Path("journeyaudit.yaml").write_text("lang: fr\n")
    outcome = run(*command)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("journeyaudit: journeyaudit.yaml:1:7: `lang`: 'fr' is none of de, en (")


def test_examples_hold(run: Command) -> None:
    outcome = run("rules", "test")
    assert (outcome.code, outcome.out, outcome.err) == (0, "3 rules, 6 examples: none failed\n", "")
    assert run("rules", "test", "late").out == "1 rule, 2 examples: none failed\n"


def test_an_example_that_does_not_hold_is_shown_with_what_was_said(run: Command) -> None:
    own(rule_text(PUSHY, id="ours", expect="1: “A” sells."))
    outcome = run("rules", "test", "ours")
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out == (
        "rules/house/ours.yaml:15: bad example does not hold\n"
        "    expected but not said: 1: “A” sells.\n"
        "    said but not expected: 1: “A” wants to sell something.\n"
        "1 rule, 2 examples: 1 failed\n"
    )


def test_a_change_that_no_example_notices_is_shown(run: Command) -> None:
    own(rule_text(PUSHY, id="ours", flag_if="{kind: offer, title: {is_not: B}}"))
    outcome = run("rules", "test", "ours", "--mutate")
    assert outcome.code == 1
    assert "rules/house/ours.yaml: no example notices this change: " in outcome.out
    assert run("rules", "test", "ours").code == 0


def test_a_new_rule_loads_and_passes_its_own_examples(run: Command) -> None:
    outcome = run("rules", "new", "slow-answer", "--family", "house")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("rules/house/slow-answer.yaml is written.")
    Path("journeyaudit.yaml").write_text("rules: rules\n")
    tested = run("rules", "test", "slow-answer", "--mutate")
    assert (tested.code, tested.err) == (0, "")
    again = run("rules", "new", "slow-answer", "--family", "house")
    assert (again.code, again.err) == (2, "journeyaudit: rules/house/slow-answer.yaml exists already\n")


@pytest.mark.parametrize("name", ["Slow Answer", "slow_answer", "../slow", "-slow", ""])
def test_a_new_rule_needs_an_id(run: Command, name: str) -> None:
    outcome = run("rules", "new", "--", name)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        f"journeyaudit: '{name}' is no id: lower-case words joined by hyphens, as in slow-confirmation\n"
    )
    assert not Path("rules").exists()


def test_a_place_where_nothing_can_be_written_is_said(run: Command) -> None:
    Path("rules").write_text("a file")
    outcome = run("rules", "new", "slow-answer")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "journeyaudit: rules/own/slow-answer.yaml cannot be written: Not a directory\n"
