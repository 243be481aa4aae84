"""The command `why`: one rule, its elements, and who is meant by --at."""

from pathlib import Path

import pytest

from tests.command import Command
from tests.small_pack import LATE, journey, rule_text, write_rule

SLOW = journey("Receipt, id: receipt, wait: 3 d", "Parcel, wait: 1 d", "Thanks")


@pytest.fixture
def order() -> Path:
    file = Path("order.yaml")
    file.write_text(SLOW, encoding="utf-8")
    return file


@pytest.mark.parametrize("at", ["receipt", "Receipt", "RECEIPT"])
def test_one_element_by_id_or_title(run: Command, order: Path, at: str) -> None:
    outcome = run("why", "late", str(order), "--at", at)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "late: Late step\n\norder.yaml: “Order”\n\n"
        "FINDING  “Receipt”, line 4\n  “Receipt” comes after 3 days.\n"
        "  true       flag_if: what makes one a finding\n"
        "    true       wait.max: {more: $limit, as: time}\n"
        "               here: 3 days; $limit: 2 days; caught as `time`\n"
        "  severity: error (the rule's own)\n"
        "  settings: limit = 2 days (as the rule has it)\n"
    )


def test_all_elements_and_this_folder_without_files(run: Command, order: Path) -> None:
    outcome = run("why", "late")
    assert outcome.code == 0
    assert [line for line in outcome.out.splitlines() if ", line" in line] == [
        "FINDING  “Receipt”, line 4",
        "CLEAN  “Parcel”, line 5",
        "CLEAN  “Thanks”, line 6",
    ]
    assert run("why", "late", "--at", "Order").out == outcome.out


def test_in_german(run: Command, order: Path) -> None:
    outcome = run("why", "late", str(order), "--at", "receipt", "--lang", "de")
    assert "FUND  „Receipt“, Zeile 4\n  „Receipt“ kommt nach 3 Tagen.\n" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["laet", "order.yaml"], "there is no rule 'laet'; did you mean 'late'?"),
        (["zzzz", "order.yaml"], "there is no rule 'zzzz'; see `journeyaudit rules list`"),
        (["late", "order.yaml", "--at", "receit"], "there is no element 'receit'; did you mean 'Receipt'?"),
        (
            ["late", "order.yaml", "--at", "zzzz"],
            "there is no element 'zzzz'; an id or title is wanted; the rule is about each touchpoint",
        ),
        (["late", "order.yaml", "--at", "\x1b[2J"], "there is no element '\\x1b[2J'; an id or title is wanted; "),
        (["late", "ordre.yaml"], "ordre.yaml:1:1: there is no such file or folder (did you mean 'order.yaml'?)"),
        (["late", "order.yaml", "--as-of", "soon"], "soon"),
    ],
)
def test_wrong_usage_ends_in_2(run: Command, order: Path, arguments: list[str], message: str) -> None:
    outcome = run("why", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err


def test_a_broken_file_is_said_and_the_others_are_shown(run: Command, order: Path) -> None:
    Path("broken.yaml").write_text("journey: [\n", encoding="utf-8")
    outcome = run("why", "late", str(order), "broken.yaml")
    assert outcome.code == 2
    assert "FINDING  “Receipt”, line 4" in outcome.out
    assert outcome.err.startswith("journeyaudit: broken.yaml:")


def test_a_broken_rule_is_said(run: Command, order: Path) -> None:
    write_rule(Path("own"), "house/ours", rule_text(LATE, id="ours", severity="eror"))
    Path("journeyaudit.yaml").write_text("rules: own\n", encoding="utf-8")
    outcome = run("why", "ours", str(order))
    assert (outcome.code, outcome.out) == (2, "")
    assert "'eror' is no severity" in outcome.err


def test_the_settings_hold_as_in_check(run: Command, order: Path) -> None:
    Path("journeyaudit.yaml").write_text("settings: {late: {limit: 4 d}}\nignore: late\n", encoding="utf-8")
    outcome = run("why", "late", str(order), "--at", "receipt")
    assert outcome.code == 0
    assert "This rule does not run with these settings; this is what it would say.\n" in outcome.out
    assert "CLEAN  “Receipt”, line 4" in outcome.out
    assert "settings: limit = 4 days (from the settings)" in outcome.out


def test_standard_input_and_an_accepted_finding(run: Command) -> None:
    text = journey("Receipt, wait: 3 d, accept: [{rule: late, reason: holidays}]")
    outcome = run("why", "late", "-", stdin=text.encode())
    assert outcome.code == 0
    assert "  “Receipt” comes after 3 days.\n  accepted: holidays\n" in outcome.out


OTHER = {
    **LATE,
    "id": "other",
    "more": "",
    "flag_if": "{touchpoint.title: Receipt}",
    "point_at": "text",
    "message": "{promise}.",
    "meldung": "{promise}.",
}


def test_an_element_that_the_rule_does_not_look_at(run: Command, order: Path) -> None:
    text = rule_text(OTHER).replace("each: touchpoint", "each: promise")
    write_rule(Path("own"), "house/other", text)
    Path("journeyaudit.yaml").write_text("rules: own\n", encoding="utf-8")
    outcome = run("why", "other", str(order), "--at", "receipt")
    assert (outcome.code, outcome.out) == (2, "")
    assert "the rule 'other' has nothing to look at in 'receipt'; it is about each promise" in outcome.err


WHOLE = {
    **LATE,
    "id": "whole",
    "more": "",
    "flag_if": "{touchpoints: {some: {kind: offer}, as: pitches}}",
    "message": "{pitches}.",
    "meldung": "{pitches}.",
}


@pytest.mark.parametrize(
    ("point_at", "at", "expected"),
    [
        (
            "pitches",
            "pitch",
            [
                "The finding at 'pitch' is about journey “Order”, line 1.",
                "FINDING  journey “Order”, line 1",
            ],
        ),
        (
            "title\nalso_point_at: {pitches: {en: here}}",
            "pitch",
            [
                "The finding at 'pitch' is about journey “Order”, line 1.",
                "FINDING  journey “Order”, line 1",
            ],
        ),
        (
            "pitches",
            "Parcel",
            [
                "'Parcel' stands in what the rule asks about: journey “Order”, line 1.",
                "FINDING  journey “Order”, line 1",
            ],
        ),
        ("pitches", "Order", ["FINDING  journey “Order”, line 1"]),
    ],
)
def test_a_step_at_which_a_finding_about_the_journey_points(
    run: Command, point_at: str, at: str, expected: list[str]
) -> None:
    """Reports print the finding at the step, so one asks for the step."""
    Path("order.yaml").write_text(journey("Parcel", "Pitch, id: pitch, kind: offer"), encoding="utf-8")
    text = rule_text(WHOLE, point_at=point_at).replace("each: touchpoint", "each: journey")
    write_rule(Path("own"), "house/whole", text)
    Path("journeyaudit.yaml").write_text("rules: own\n", encoding="utf-8")
    outcome = run("why", "whole", "order.yaml", "--at", at)
    assert (outcome.code, outcome.err) == (0, "")
    assert [line for line in outcome.out.splitlines() if "line 1" in line] == expected
    german = run("why", "whole", "order.yaml", "--at", at, "--lang", "de").out
    assert [line for line in german.splitlines() if "journey" in line] == []
    assert "FUND  Reise „Order“, Zeile 1\n" in german


def test_a_step_has_its_own_answer_beside_the_finding_that_points_there(run: Command) -> None:
    """The finding about one step that points at another is shown with what is said of the other."""
    Path("order.yaml").write_text(journey("Receipt", "Parcel, wait: 3 d"), encoding="utf-8")
    flag = "{wait.max: {more: $limit, as: time}, before: {some: {title: Receipt}, as: first}}"
    write_rule(Path("own"), "house/from", rule_text(LATE, id="from", point_at="first", flag_if=flag))
    Path("journeyaudit.yaml").write_text("rules: own\n", encoding="utf-8")
    outcome = run("why", "from", "order.yaml", "--at", "receipt")
    assert (outcome.code, outcome.err) == (0, "")
    assert [line for line in outcome.out.splitlines() if ", line" in line] == [
        "The finding at 'receipt' is about “Parcel”, line 5.",
        "CLEAN  “Receipt”, line 4",
        "FINDING  “Parcel”, line 5",
    ]
