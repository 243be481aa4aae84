"""The options of `check`: what is audited, under which settings, and what of it is shown."""

import json
from pathlib import Path

import jsonschema
import pytest

from journeyaudit.reporters.report_schema import report_schema
from tests.command import Command
from tests.small_pack import PUSHY, journey, rule_text, write_rule

ORDER = journey("Ask, wait: 3 d", "Offer, kind: offer", "Nudge, kind: reminder")
LATE = "order.yaml:4:24: error[late] “Ask” comes after 3 days."
PUSHY_ONE = "order.yaml:5:26: warning[pushy] “Offer” wants to sell something."
CHATTY = "order.yaml:6:26: info[chatty] “Nudge” says it again."


@pytest.fixture(autouse=True)
def order(repository: Path) -> Path:
    """A journey with an error, a warning and an info."""
    file = repository / "order.yaml"
    file.write_text(ORDER, encoding="utf-8")
    return file


def concise(run: Command, *arguments: str, stdin: bytes = b"") -> list[str]:
    """The lines of the findings and problems."""
    return run("check", *arguments, "-f", "concise", "-q", stdin=stdin).out.splitlines()


def test_without_paths_this_folder_is_audited(run: Command) -> None:
    assert concise(run) == [LATE, PUSHY_ONE, CHATTY]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--select", "late"], [LATE]),
        (["--select", "late", "--select", "chatty"], [LATE, CHATTY]),
        (["--select", "late,chatty"], [LATE, CHATTY]),
        (["--select", "manner", "--ignore", "chatty"], [PUSHY_ONE]),
        (["--ignore", "time, pushy,"], [CHATTY]),
        (["--ignore", "time", "--ignore", "pushy"], [CHATTY]),
        (["--min-severity", "warning"], [LATE, PUSHY_ONE]),
        (["--min-severity", "error"], [LATE]),
        (["--lang", "de", "--select", "late"], ["order.yaml:4:24: error[late] „Ask“ kommt nach 3 Tagen."]),
    ],
    ids=lambda value: " ".join(value) if value and value[0].startswith("--") else "",
)
def test_options_choose_rules_and_what_is_shown(run: Command, options: list[str], expected: list[str]) -> None:
    assert concise(run, "order.yaml", *options) == expected


@pytest.mark.parametrize("empty", ["", ",", " , "])
def test_an_option_without_a_name_is_a_fault_and_not_every_rule(run: Command, empty: str) -> None:
    outcome = run("check", "order.yaml", "--select", empty)
    assert outcome.code == 2
    assert f"`select` names '{empty}', which is no rule and no family" in outcome.out


@pytest.mark.parametrize(
    ("settings", "options", "expected"),
    [
        ("select: late", [], [LATE]),
        ("select: late", ["--select", "pushy"], [PUSHY_ONE]),
        ("ignore: late", ["--ignore", "pushy"], [CHATTY]),
        ("settings: {late: {limit: 3 d}}", [], [PUSHY_ONE, CHATTY]),
        ("severity: {late: info, pushy: off}", [], [LATE.replace("error[", "info["), CHATTY]),
    ],
)
def test_options_go_before_the_settings_file(
    run: Command, settings: str, options: list[str], expected: list[str]
) -> None:
    Path("journeyaudit.yaml").write_text(settings)
    assert concise(run, "order.yaml", *options) == expected


def test_the_settings_decide_the_threshold_until_an_option_does(run: Command) -> None:
    Path("journeyaudit.yaml").write_text("fail_on: info\nselect: chatty\n")
    assert run("check").code == 1
    assert run("check", "--fail-on", "error").code == 0


@pytest.mark.parametrize(
    ("settings", "locale", "options", "word"),
    [
        ("", "de_AT.UTF-8", [], "Fehler"),
        ("", "en_GB.UTF-8", [], "error"),
        ("", "fr_FR.UTF-8", [], "error"),
        ("", "C", [], "error"),
        ("lang: de", "en_GB.UTF-8", [], "Fehler"),
        ("lang: de", "de_DE.UTF-8", ["--lang", "en"], "error"),
        ("lang: en", "de_DE.UTF-8", [], "error"),
    ],
)
def test_the_language_is_that_of_the_option_else_the_settings_else_the_locale(
    run: Command, monkeypatch: pytest.MonkeyPatch, settings: str, locale: str, options: list[str], word: str
) -> None:
    monkeypatch.setenv("LANG", locale)
    if settings:
        Path("journeyaudit.yaml").write_text(settings)
    assert f"1 {word}, 1 " in run("check", "order.yaml", *options).out


def test_settings_of_another_folder_are_named(run: Command) -> None:
    write_rule(Path("ci/ours"), "house/loud", rule_text(PUSHY, id="loud", message="{touchpoint} is loud."))
    Path("ci/strict.yaml").write_text("rules: ours\nselect: loud\nfail_on: warning\n")
    Path("journeyaudit.yaml").write_text("select: chatty\n")
    outcome = run("check", "--config", "ci/strict.yaml", "-f", "concise", "-q")
    assert (outcome.code, outcome.out) == (1, "order.yaml:5:26: warning[loud] “Offer” is loud.\n")


def test_a_pack_that_is_not_there_is_said(run: Command) -> None:
    Path("journeyaudit.yaml").write_text("rules: [ours]\nselect: late\n")
    assert concise(run) == ["ours:1:1: error[rule] there is no such folder of rules", LATE]


def test_standard_input_is_audited_under_its_name(run: Command) -> None:
    assert concise(run, "-", "--select", "late", stdin=ORDER.encode()) == [LATE.replace("order.yaml", "<stdin>")]
    assert concise(run, "-", "--stdin-filename", "new.yaml", "--select", "late", stdin=ORDER.encode()) == [
        LATE.replace("order.yaml", "new.yaml")
    ]


def test_what_is_not_saved_yet_is_audited_among_the_files_beside_it(run: Command) -> None:
    Path("second.yaml").write_text(journey("Ask, wait: 9 d", title="Second"))
    unsaved = journey("Ask, wait: 7 d").encode()
    assert concise(run, ".", "-", "--stdin-filename", "order.yaml", "--select", "late", stdin=unsaved) == [
        "order.yaml:4:24: error[late] “Ask” comes after 7 days.",
        "second.yaml:4:24: error[late] “Ask” comes after 9 days.",
    ]


def test_standard_input_that_is_no_journey_is_a_fault(run: Command) -> None:
    outcome = run("check", "-", "-f", "concise", "-q", stdin=b"a: 1\n")
    assert (outcome.code, outcome.out) == (
        2,
        "<stdin>:1:1: error[schema] this is no journey and no organisation file "
        "(a journey begins with the line `journey: TITLE`, an organisation file with `organisation: NAME`)\n",
    )


def test_the_json_report_holds_what_it_promises(run: Command) -> None:
    Path("other.yaml").write_text("a: 1\n")
    outcome = run("check", ".", "nowhere", "-f", "json", "--as-of", "2026-03-01")
    report = json.loads(outcome.out)
    jsonschema.Draft202012Validator(report_schema()).validate(report)
    assert (report["schema"], report["exit_code"], outcome.code) == ("journeyaudit/report@1", 2, 2)
    assert report["verdict"] == "exit code 2: no trustworthy verdict while one problem stands"
    assert (report["as_of"], report["skipped"], report["fail_on"]) == ("2026-03-01", 1, "error")
    assert report["counts"] == {"error": 1, "warning": 1, "info": 1}
    [late, *_] = report["findings"]
    assert late.pop("fingerprint")
    assert late == {
        "rule": "late",
        "severity": "error",
        "message": "“Ask” comes after 3 days.",
        "file": "order.yaml",
        "path": ["touchpoints", 0, "wait"],
        "line": 4,
        "column": 24,
        "end_line": 4,
        "end_column": 27,
        "journey": "order",
        "stage": "",
        "element": "ask",
        "title": "Ask",
        "subject": "Ask",
        "cause": None,
        "law": None,
        "assumed": False,
        "accepted": None,
        "baseline": False,
        "quote": None,
        "confidence": None,
        "related": [],
        "facts": {"time": "3 days"},
    }


def test_the_exit_code_in_json_is_that_of_the_run(run: Command) -> None:
    for options in ([], ["--exit-zero"], ["--select", "pushy"], ["nowhere"]):
        outcome = run("check", "order.yaml", "-f", "json", *options)
        assert json.loads(outcome.out)["exit_code"] == outcome.code


def test_reports_do_not_depend_on_where_and_when_they_were_made(
    run: Command, monkeypatch: pytest.MonkeyPatch, repository: Path
) -> None:
    first = run("check", ".", "-f", "json", "--as-of", "2026-03-01")
    second = run("check", "order.yaml", "-f", "json", "--as-of", "01.03.2026")
    assert first == second
    assert str(repository) not in first.out


@pytest.mark.parametrize("subject", ["journey", "organisation", "rule", "settings", "report"])
def test_schemas_are_printed(run: Command, subject: str) -> None:
    outcome = run("schema", subject)
    assert (outcome.code, outcome.err) == (0, "")
    jsonschema.Draft202012Validator.check_schema(json.loads(outcome.out))


def test_the_version_is_printed(run: Command) -> None:
    assert run("--version").out.startswith("journeyaudit ")


def test_clean_journeys_are_shown_where_that_is_asked_for(run: Command) -> None:
    Path("good.yaml").write_text("journey: Alles gut\ntouchpoints: [Guten Tag]\n", encoding="utf-8")
    assert "Alles gut" not in run("check", "good.yaml").out
    assert run("check", "good.yaml", "--show-clean").out.splitlines()[:2] == ["Alles gut", "good.yaml"]


def test_the_summary_is_a_format_with_a_flag_of_its_own(run: Command) -> None:
    Path("good.yaml").write_text("journey: Alles gut\ntouchpoints: [Guten Tag]\n", encoding="utf-8")
    assert run("check", "good.yaml", "--summary").out == run("check", "good.yaml", "--format", "summary").out
