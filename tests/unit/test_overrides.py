"""Settings that hold for some files: which rules are asked there, how severe they are, and with which thresholds."""

from pathlib import Path

import pytest

from journeyaudit.auditor import Request, audit_request
from journeyaudit.reader import read
from journeyaudit.report import Report
from journeyaudit.settings import parse_settings
from journeyaudit.why import inquire
from tests.small_pack import PUSHY, journey, rule_text, use_pack, write_pack, write_rule

NEW, OLD = "new/order.yaml", "old/order.yaml"
LATE = "4:24 error late: “Ask” comes after 5 days."
PUSHY_OFFER = "5:26 warning pushy: “Offer” wants to sell something."
S = "journeyaudit.yaml"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two journeys with the same faults, and a small pack instead of the built-in one."""
    use_pack(write_pack(tmp_path / "pack"), monkeypatch)
    (tmp_path / "work/.git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    for name in (NEW, OLD):
        Path(name).parent.mkdir()
        Path(name).write_text(journey("Ask, wait: 5 d", "Offer, kind: offer", title=name.replace("/", " ")))
    return tmp_path


def audited(text: str, *paths: str) -> Report:
    [document] = read(text, S)
    return audit_request(Request(paths or ["."]), parse_settings(document))


def found(report: Report) -> list[str]:
    return [
        f"{one.file}:{one.span.start.line}:{one.span.start.column} {one.severity} {one.rule}: {one.message}"
        for one in report.findings
    ]


def override(text: str) -> str:
    return f"select: [late, pushy]\noverrides:\n  - files: /old/\n    {text}"


@pytest.mark.parametrize(
    ("settings", "there"),
    [
        ("ignore: late", [PUSHY_OFFER]),
        ("ignore: [time, manner]", []),
        ("select: late", [LATE]),
        ("severity: {late: off}", [PUSHY_OFFER]),
        ("severity: {late: info}", [LATE.replace("error", "info"), PUSHY_OFFER]),
        ("settings: {late: {limit: 6 d}}", [PUSHY_OFFER]),
        ("select: [chatty]", []),
    ],
)
def test_an_override_holds_for_its_files_alone(settings: str, there: list[str]) -> None:
    report = audited(override(settings))
    assert found(report) == [f"{NEW}:{one}" for one in (LATE, PUSHY_OFFER)] + [f"{OLD}:{one}" for one in there]
    assert report.problems == ()


def test_a_rule_may_run_for_some_files_only() -> None:
    report = audited("select: pushy\noverrides: [{files: old/, select: late}]")
    assert found(report) == [f"{NEW}:{PUSHY_OFFER}", f"{OLD}:{LATE}"]
    assert [one.id for one in report.rules] == ["pushy", "late"]


def test_a_rule_that_is_not_asked_there_is_not_assessed_there() -> None:
    for name in (NEW, OLD):
        Path(name).write_text(journey("Ask, wait: {reason: night run}", title=name.replace("/", " ")))
    report = audited("select: late\noverrides: [{files: old/, ignore: late}]")
    assert [(one.rule, one.file) for one in report.not_assessed] == [("late", NEW)]


def test_files_that_are_named_have_their_overrides_too() -> None:
    assert found(audited(override("ignore: late"), OLD)) == [f"{OLD}:{PUSHY_OFFER}"]


@pytest.mark.parametrize(("name", "there"), [(OLD, [PUSHY_OFFER]), ("<stdin>", [LATE, PUSHY_OFFER])])
def test_standard_input_has_the_overrides_of_the_file_that_it_stands_for(name: str, there: list[str]) -> None:
    [document] = read(override("ignore: late"), S)
    text = journey("Ask, wait: 5 d", "Offer, kind: offer").encode()
    report = audit_request(Request(["-"], stdin=text, stdin_name=name), parse_settings(document))
    assert found(report) == [f"{name}:{one}" for one in there]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            "ignore: [pushy, laet]",
            f"{S}:4:21: `ignore` names 'laet', which is no rule and no family (did you mean 'late'?)",
        ),
        (
            "severity: {puhsy: info}",
            f"{S}:4:16: `severity` names 'puhsy', which is no rule (did you mean 'pushy'?)",
        ),
        (
            "settings: {late: {lmit: 1 d}}",
            f"{S}:4:23: the rule 'late' has no setting 'lmit'; did you mean 'limit'?",
        ),
        (
            "settings: {late: {limit: 3}}",
            f"{S}:4:30: the setting 'limit' of 'late' is a duration such as 2 d, not '3'",
        ),
    ],
)
def test_names_that_do_not_exist_are_said_in_the_override_whether_or_not_it_fits(settings: str, message: str) -> None:
    for files in ("/old/", "/nowhere/"):
        report = audited(override(settings).replace("/old/", files).replace("files: /", "files: /"))
        assert [str(problem) for problem in report.problems] == [message]


def test_why_says_that_a_rule_does_not_run_for_a_file() -> None:
    [document] = read(override("{ignore: late, severity: {pushy: error}}"[1:-1].replace(", sev", "\n    sev")), S)
    inquiry, problems = inquire(Request(["."]), parse_settings(document), "late")
    assert (inquiry.active, problems) == (True, ())
    here = {one.journey.document.name: one for one in inquiry.inquests if one.journey is not None}
    assert [inquiry.circumstances.of(here[name].journey).ask(inquiry.rule) for name in (NEW, OLD)] == [True, False]


def test_an_organisation_has_the_settings_of_its_file() -> None:
    unit = rule_text(PUSHY, id="unit", flag_if="{name: {is: Sales}}", message="{unit} again.", meldung="{unit}.")
    write_rule(Path("ours"), "x/unit", unit.replace("each: touchpoint", "each: unit").replace("point_at: title\n", ""))
    for name in (NEW, OLD):
        Path(name).parent.joinpath("organisation.yaml").write_text("organisation: A\nunits: [Sales]\n")
    text = "rules: ours\nselect: unit\noverrides: [{files: old/, ignore: unit}]"
    report = audited(text)
    assert [str(problem) for problem in report.problems] == []
    assert [(one.file, one.rule) for one in report.findings] == [("new/organisation.yaml", "unit")]
