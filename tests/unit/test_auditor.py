"""An audit: which rules run with which thresholds, and what is said of settings, packs and rules that fail."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journeyaudit.auditor import Request, audit, audit_request
from journeyaudit.examples import run_examples
from journeyaudit.facts import Element, kinds
from journeyaudit.reader import read
from journeyaudit.report import Report
from journeyaudit.rulebook import load_rulebook
from journeyaudit.settings import Settings, load_settings, parse_settings
from tests.small_pack import CHATTY, LATE, PUSHY, journey, rule_text, use_pack, write_pack, write_rule

FILE = "order.yaml"
ORDER = journey("Ask, wait: 5 d", "Offer, kind: offer", "Nudge, kind: reminder", "Answer, wait: 36 h")
LATE_ASK = f"{FILE}:4:24 error late: “Ask” comes after 5 days."
LATE_ANSWER = f"{FILE}:7:27 error late: “Answer” comes after 1 day and 12 hours."
PUSHY_OFFER = f"{FILE}:5:26 warning pushy: “Offer” wants to sell something."
CHATTY_NUDGE = f"{FILE}:6:26 info chatty: “Nudge” says it again."


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a journey, and a small pack instead of the built-in one."""
    use_pack(write_pack(tmp_path / "pack"), monkeypatch)
    (tmp_path / "work/.git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    Path(FILE).write_text(ORDER, encoding="utf-8")
    return tmp_path


def found(report: Report) -> list[str]:
    return [
        f"{one.file}:{one.span.start.line}:{one.span.start.column} {one.severity} {one.rule}: {one.message}"
        for one in report.findings
    ]


def said(report: Report) -> list[str]:
    return [str(problem) for problem in report.problems]


def audited(text: str = "", path: str = FILE, **more: Any) -> Report:
    """The report under the settings of a text."""
    [document] = read(text or "lang: en", "journeyaudit.yaml")
    return audit_request(Request([path], **more), parse_settings(document))


def test_every_rule_is_asked_and_findings_come_in_the_order_of_the_file() -> None:
    report = audit([FILE], Settings())
    assert (found(report), said(report)) == ([LATE_ASK, PUSHY_OFFER, CHATTY_NUDGE], [])
    assert [(one.file, one.id, one.title, one.language, one.touchpoints) for one in report.audited] == [
        (FILE, "order", "Order", "en", 4)
    ]
    assert (report.exit_code, report.lang) == (1, "en")


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("select: late", [LATE_ASK]),
        ("select: manner", [PUSHY_OFFER, CHATTY_NUDGE]),
        ("select: [manner, late]\nignore: chatty", [LATE_ASK, PUSHY_OFFER]),
        ("ignore: [time]", [PUSHY_OFFER, CHATTY_NUDGE]),
        ("severity: {late: off}", [PUSHY_OFFER, CHATTY_NUDGE]),
        (
            "severity: {late: info, chatty: error}\nignore: pushy",
            [LATE_ASK.replace("error", "info"), CHATTY_NUDGE.replace("info", "error")],
        ),
        ("settings: {late: {limit: 1 d}}\nselect: late", [LATE_ASK, LATE_ANSWER]),
        ("settings: {late: {limit: 5 Tage}}\nselect: late", []),
        ("settings: {late: {limit: 120 h}}\nselect: late", []),
    ],
)
def test_settings_choose_rules_severities_and_thresholds(settings: str, expected: list[str]) -> None:
    report = audited(settings)
    assert (found(report), said(report)) == (expected, [])


S = "journeyaudit.yaml"
LIST = "(see `journeyaudit rules list`)"
A_FAMILY = f"which is a family; only rules can stand here {LIST}"
NEITHER = "which is no rule and no family"
LIMIT = "the setting 'limit' of 'late' is a duration such as 2 d, not"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("select: laet", f"{S}:1:9: `select` names 'laet', {NEITHER} (did you mean 'late'?)"),
        ("select: [late, maner]", f"{S}:1:16: `select` names 'maner', {NEITHER} (did you mean 'manner'?)"),
        ("ignore:\n  - zzzz", f"{S}:2:5: `ignore` names 'zzzz', {NEITHER} {LIST}"),
        ("severity: {puhsy: error}", f"{S}:1:12: `severity` names 'puhsy', which is no rule (did you mean 'pushy'?)"),
        ("severity: {manner: error}", f"{S}:1:12: `severity` names 'manner', {A_FAMILY}"),
        ("settings: {time: {limit: 1 d}}", f"{S}:1:12: `settings` names 'time', {A_FAMILY}"),
        ("settings: {late: {lmit: 1 d}}", f"{S}:1:19: the rule 'late' has no setting 'lmit'; did you mean 'limit'?"),
        ("settings: {late: {zzzz: 1 d}}", f"{S}:1:19: the rule 'late' has no setting 'zzzz'; it has limit"),
        ("settings: {pushy: {limit: 1 d}}", f"{S}:1:20: the rule 'pushy' has no setting 'limit'; it has none"),
        ("settings: {late: {limit: 3}}", f"{S}:1:26: {LIMIT} '3'"),
        ("settings: {late: {limit: 3 km}}", f"{S}:1:26: {LIMIT} '3 km'"),
        ("settings: {late: {limit: }}", f"{S}:1:24: {LIMIT} empty"),
        ("settings: {late: {limit: [1 d]}}", f"{S}:1:26: {LIMIT} '['1 d']'"),
        ("select: pushy\nsettings: {late: {limit: 3}}", f"{S}:2:26: {LIMIT} '3'"),
    ],
)
def test_names_and_thresholds_that_do_not_exist_are_said_in_the_settings(settings: str, message: str) -> None:
    report = audited(settings)
    assert (said(report), report.exit_code) == ([message], 2)
    assert report.texts[S] == settings, "the report shows the line"


def test_names_of_the_call_are_said_by_their_option() -> None:
    report = audit_request(Request([FILE]), Settings(select=("laet",), ignore=("puhsy",), profile="strcit"))
    assert said(report) == [
        f"--select:1:1: `select` names 'laet', {NEITHER} (did you mean 'late'?)",
        f"--ignore:1:1: `ignore` names 'puhsy', {NEITHER} (did you mean 'pushy'?)",
    ]


def test_further_packs_lie_beside_the_settings_file(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_rule(Path("ours"), "house/loud", rule_text(PUSHY, id="loud", message="{touchpoint} is loud."))
    Path(S).write_text("rules: [ours]\nselect: loud\n")
    Path("below").mkdir()
    Path("below/a.yaml").write_text(journey("Offer, kind: offer"))
    monkeypatch.chdir("below")
    settings, base = load_settings(None, Path.cwd())
    report = audit_request(Request(["a.yaml"], base=base), settings)
    assert (found(report), said(report)) == (["a.yaml:4:26 warning loud: “Offer” is loud."], [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            rule_text(PUSHY, id="ours", severity="eror"),
            "ours/x/ours.yaml:4:11: 'eror' is no severity; did you mean 'error'? (error, warning, info)",
        ),
        (
            rule_text(PUSHY, id="ours", flag_if="{kind: {iss: offer}}"),
            "ours/x/ours.yaml:7:18: there is no operator 'iss'; did you mean 'is'? (at flag_if.kind.iss)",
        ),
    ],
    ids=["a misspelt severity", "an unknown operator"],
)
def test_a_broken_rule_is_shown_in_its_file_and_the_others_run(text: str, message: str) -> None:
    write_rule(Path("ours"), "x/ours", text)
    Path("accepting.yaml").write_text(journey("Offer, kind: offer, accept: {rule: ours, reason: agreed}"))
    report = audited("rules: ours\nseverity: {ours: info}", "accepting.yaml")
    [problem] = report.problems
    assert (str(problem), report.texts[problem.file]) == (message, text)
    assert found(report) == ["accepting.yaml:4:26 warning pushy: “Offer” wants to sell something."]
    assert report.exit_code == 2


def test_a_rule_that_crashes_names_itself_and_the_others_are_still_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def boom(_: Element) -> None:
        raise ZeroDivisionError("division by zero")

    fields: Any = kinds()["touchpoint"].fields
    monkeypatch.setitem(fields, "kind", replace(fields["kind"], read=boom))
    report = audit([FILE], Settings())
    assert said(report) == [
        f"{FILE}:1:1: the rule '{rule}' crashed on {FILE}: ZeroDivisionError: division by zero "
        f"(a fault of the tool, not of the journey; `--ignore {rule}` audits without the rule)"
        for rule in ("chatty", "pushy")
    ]
    assert (found(report), report.exit_code) == ([LATE_ASK], 2)
    assert [one.id for one in report.audited] == ["order"]
    assert {problem.code for problem in report.problems} == {"crash"}


NOTHING = "(a journey is a YAML file with the line `journey: TITLE`; --allow-empty accepts none)"


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["empty"], [f"empty:1:1: no journeys were found {NOTHING}"]),
        (["other"], [f"other:1:1: no journeys were found; 2 other YAML documents were passed over {NOTHING}"]),
        (["firm"], [f"firm:1:1: no journeys were found {NOTHING}"]),
        (
            ["empty", "other"],
            [f"empty, other:1:1: no journeys were found; 2 other YAML documents were passed over {NOTHING}"],
        ),
        (["empty", FILE], [f"empty:1:1: no journeys were found {NOTHING}"]),
        ([], [f":1:1: no journeys were found {NOTHING}"]),
        (["firm", FILE], []),
    ],
    ids=str,
)
def test_looking_in_vain_is_a_fault_unless_it_is_allowed(paths: list[str], expected: list[str]) -> None:
    for name, text in {"other/a.yaml": "a: 1\n---\nb: 1\n", "firm/organisation.yaml": "organisation: Firm\n"}.items():
        Path(name).parent.mkdir()
        Path(name).write_text(text)
    Path("empty").mkdir()
    report = audit_request(Request(paths), Settings())
    assert said(report) == expected
    assert report.exit_code == (2 if expected else 1)
    assert said(audit_request(Request(paths, allow_empty=True), Settings())) == []


def test_accepted_findings_carry_the_reason_and_do_not_decide() -> None:
    Path(FILE).write_text(
        ORDER.replace("wait: 5 d", "wait: 5 d, accept: {rule: late, reason: Agreed with the works council}")
    )
    report = audit([FILE], Settings())
    assert [one.accepted for one in report.findings] == ["Agreed with the works council", "", ""]
    assert report.exit_code == 0


def test_ids_may_repeat_in_another_organisation_and_so_may_what_is_accepted() -> None:
    for name, accept in {"x": ", accept: {rule: late, reason: agreed}", "y": ""}.items():
        Path(name).mkdir()
        Path(f"{name}/organisation.yaml").write_text(f"organisation: {name}\n")
        Path(f"{name}/a.yaml").write_text(journey(f"Ask, wait: 5 d{accept}"))
    report = audit(["x", "y"], Settings())
    assert [(one.file, one.accepted) for one in report.findings] == [("x/a.yaml", "agreed"), ("y/a.yaml", "")]
    assert said(report) == []


def test_a_report_in_german_says_what_rules_say_in_german() -> None:
    report = audit([FILE], Settings(lang="de", select=("late",)))
    assert [one.message for one in report.findings] == ["„Ask“ kommt nach 5 Tagen."]
    assert [(one.title, one.why, one.fix) for one in report.rules] == [("Später Schritt", "Weil late.", "Statt late.")]


def test_the_day_of_the_audit_is_the_setting() -> None:
    assert audited("as_of: 2026-03-01").as_of == "2026-03-01"


def test_the_small_pack_holds_what_its_examples_say() -> None:
    book = load_rulebook()
    assert (sorted(book.ids), book.problems) == (sorted(one["id"] for one in (LATE, PUSHY, CHATTY)), ())
    assert [failure for rule in book.rules for failure in run_examples(rule, book.lexica)] == []
