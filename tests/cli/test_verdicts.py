"""Exit codes: 0 clean, 1 findings, 2 no verdict to trust, with a message that anybody understands."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journeyaudit.cli import check
from journeyaudit.facts import Element, kinds
from tests.command import Command
from tests.small_pack import PUSHY, journey, rule_text, write_rule

CLEAN = journey("Ask", "Answer, wait: 1 d")
LATE = journey("Ask, wait: 3 d")
PUSHY_ONE = journey("Offer, kind: offer")
CHATTY = journey("Nudge, kind: reminder")
EVERYTHING = journey("Ask, wait: 3 d", "Offer, kind: offer", "Nudge, kind: reminder")
NO_VERDICT = "exit code 2: no trustworthy verdict while one problem stands"


def save(text: str, name: str = "a.yaml") -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    return name


CLEAN_AT = "exit code 0: nothing at or above the level “error”"


@pytest.mark.parametrize(
    ("text", "options", "code", "closing"),
    [
        pytest.param(CLEAN, [], 0, f"no findings in 1 journey; {CLEAN_AT}", id="clean"),
        pytest.param(
            LATE, [], 1, "1 error in 1 journey; exit code 1: 1 finding at or above the level “error”", id="an error"
        ),
        pytest.param(PUSHY_ONE, [], 0, f"1 warning in 1 journey; {CLEAN_AT}", id="a warning"),
        pytest.param(CHATTY, [], 0, f"1 info in 1 journey; {CLEAN_AT}", id="an info"),
        pytest.param(
            CHATTY, ["--fail-on", "error"], 0, f"1 info in 1 journey; {CLEAN_AT}", id="an info, threshold error"
        ),
        pytest.param(
            CHATTY,
            ["--fail-on", "info"],
            1,
            "1 info in 1 journey; exit code 1: 1 finding at or above the level “info”",
            id="an info, threshold info",
        ),
        pytest.param(
            EVERYTHING,
            ["--fail-on", "warning"],
            1,
            "1 error, 1 warning and 1 info in 1 journey; exit code 1: 2 findings at or above the level “warning”",
            id="threshold warning",
        ),
        pytest.param(
            EVERYTHING,
            ["--exit-zero"],
            0,
            "1 error, 1 warning and 1 info in 1 journey; exit code 0 because of --exit-zero, else 1: "
            "1 finding at or above the level “error”",
            id="exit zero",
        ),
        pytest.param(CLEAN, ["--exit-zero"], 0, f"no findings in 1 journey; {CLEAN_AT}", id="clean, exit zero"),
        pytest.param(
            PUSHY_ONE,
            ["--min-severity", "error", "--fail-on", "warning"],
            1,
            "1 warning in 1 journey; exit code 1: 1 finding at or above the level “warning”",
            id="hidden, but counted",
        ),
        pytest.param(LATE, ["--ignore", "late"], 0, f"no findings in 1 journey; {CLEAN_AT}", id="ignored"),
        pytest.param(
            EVERYTHING,
            ["--select", "manner", "--lang", "de"],
            0,
            "1 Warnung und 1 Hinweis in 1 Kundenreise; Exitcode 0: nichts ab der Stufe „Fehler“",
            id="German",
        ),
        pytest.param(
            EVERYTHING,
            ["--lang", "de"],
            1,
            "1 Fehler, 1 Warnung und 1 Hinweis in 1 Kundenreise; Exitcode 1: 1 Fund ab der Stufe „Fehler“",
            id="German, an error",
        ),
    ],
)
@pytest.mark.parametrize("form", ["full", "concise"])
def test_the_last_line_says_why_the_exit_code_is_what_it_is(
    run: Command, text: str, options: list[str], code: int, closing: str, form: str
) -> None:
    outcome = run("check", save(text), "--format", form, *options)
    assert (outcome.code, outcome.err) == (code, "")
    lines = outcome.out.removesuffix("\n").split("\n")
    assert " ".join(lines[-2 if len(closing) > 100 and form == "full" else -1 :]) == closing


def crash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a field of the rule language fail."""

    def boom(_: Element) -> None:
        raise RuntimeError("boom")

    fields: Any = kinds()["touchpoint"].fields
    monkeypatch.setitem(fields, "kind", replace(fields["kind"], read=boom))


SEVEN = {
    "a path that does not exist": (
        ["journeys/order.yaml"],
        "journeys/order.yaml:1:1: error[paths] there is no such file or folder (did you mean 'journeys/orders.yaml'?)",
    ),
    "a folder without journeys": (
        ["empty"],
        "empty:1:1: error[paths] no journeys were found "
        "(a journey is a YAML file with the line `journey: TITLE`; --allow-empty accepts none)",
    ),
    "a misspelt severity in a rule": (
        ["journeys", "--config", "severity.yaml"],
        "severity/x/mine.yaml:4:11: error[rule] 'waring' is no severity; "
        "did you mean 'warning'? (error, warning, info)",
    ),
    "an unknown operator": (
        ["journeys", "--config", "operator.yaml"],
        "operator/x/mine.yaml:7:18: error[rule] there is no operator 'iss'; did you mean 'is'? (at flag_if.kind.iss)",
    ),
    "a rule that crashes": (
        ["journeys", "--select", "pushy"],
        "journeys/orders.yaml:1:1: error[crash] the rule 'pushy' crashed on journeys/orders.yaml: RuntimeError: boom "
        "(a fault of the tool, not of the journey; `--ignore pushy` audits without the rule)",
    ),
    "a duplicate key": (
        ["twice.yaml"],
        "twice.yaml:3:1: error[syntax] the key `intent` appears twice; the first is in line 2 "
        "(keep one; several values make a list: `[a, b]`)",
    ),
    "settings with an unknown key": (
        ["journeys", "--config", "settings.yaml"],
        "journeyaudit: settings.yaml:1:1: there is no setting 'fail-on'; did you mean 'fail_on'? (settings are: rules, "
        "profile, presets, select, ignore, severity, settings, budget, wording, customers, columns, fail_on, "
        "portfolio, as_of, lang)",
    ),
}


def prepare(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    save(LATE, "journeys/orders.yaml")
    save("journey: A\nintent: buy\nintent: leave\ntouchpoints: [B]\n", "twice.yaml")
    Path("empty").mkdir()
    for name, changes in {"severity": {"severity": "waring"}, "operator": {"flag_if": "{kind: {iss: offer}}"}}.items():
        write_rule(Path(name), "x/mine", rule_text(PUSHY, id="mine", **changes))
        save(f"rules: {name}\n", f"{name}.yaml")
    save("fail-on: info\n", "settings.yaml")
    if case == "a rule that crashes":
        crash(monkeypatch)


@pytest.mark.parametrize("case", SEVEN)
@pytest.mark.parametrize("options", [[], ["--exit-zero"], ["--allow-empty"]], ids=lambda options: " ".join(options))
def test_without_a_verdict_the_run_ends_in_2(
    run: Command, monkeypatch: pytest.MonkeyPatch, case: str, options: list[str]
) -> None:
    prepare(case, monkeypatch)
    arguments, message = SEVEN[case]
    outcome = run("check", *arguments, "--format", "concise", *options)
    if case == "a folder without journeys" and options == ["--allow-empty"]:
        assert (outcome.code, outcome.out, outcome.err) == (
            0,
            "no journeys audited; exit code 0: nothing at or above the level “error”\n",
            "",
        )
        return
    assert outcome.code == 2
    assert "Traceback" not in outcome.out + outcome.err
    if case == "settings with an unknown key":
        assert (outcome.out, outcome.err) == ("", message + "\n")
        return
    lines = outcome.out.splitlines()
    assert (lines[0], outcome.err) == (message, "")
    assert lines[-1].endswith(NO_VERDICT)


@pytest.mark.parametrize("case", [*list(SEVEN)[2:4], "a path that does not exist"])
@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_findings_are_printed_even_without_a_verdict(
    run: Command, monkeypatch: pytest.MonkeyPatch, case: str, form: str
) -> None:
    prepare(case, monkeypatch)
    outcome = run("check", *SEVEN[case][0], "journeys", "--format", form)
    assert outcome.code == 2
    assert "“Ask” comes after 3 days." in outcome.out


def test_problems_come_last_in_the_full_report_where_people_read(run: Command) -> None:
    outcome = run("check", save(LATE), "nowhere")
    assert outcome.out.endswith(
        "Not audited\n" + "─" * 100 + "\n\n✖ there is no such file or folder\n  nowhere\n\n"
        f"1 error in 1 journey; {NO_VERDICT}\n"
    )


def test_several_problems_are_counted(run: Command) -> None:
    outcome = run("check", "nowhere", "neither", "-f", "concise")
    assert outcome.out.endswith("no journeys audited; exit code 2: no trustworthy verdict while 2 problems stand\n")
    german = run("check", "nowhere", "neither", "-f", "concise", "--lang", "de")
    assert german.out.endswith(
        "keine Kundenreisen geprüft; Exitcode 2: kein verlässliches Urteil, solange 2 Probleme bestehen\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "No such command 'chek'"),
        (["check", "--fail-on", "eror"], "'eror' is not one of 'error', 'warning', 'info'."),
        (["check", "--no-such-option"], "No such option: --no-such-option"),
        (["check", "-f", "xml"], "'xml' is not one of 'full', 'summary', 'concise', "),
        (["check", "--as-of", "soon"], "Invalid value for '--as-of': "),
        (["explain"], "Missing argument"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_ends_in_2(run: Command, arguments: list[str], message: str) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err


def test_a_crash_of_the_tool_is_no_verdict(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def boom(*_: object) -> None:
        raise ValueError("something \x1b[2J odd")

    monkeypatch.setattr(check, "audit_request", boom)
    outcome = run("check", save(CLEAN))
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "journeyaudit failed: ValueError: something \\x1b[2J odd\n"
        "This is a fault of the tool. Please report it with the file that caused it.\n"
    )


def test_an_interruption_ends_in_130(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "audit_request", interrupted)
    outcome = run("check", save(CLEAN))
    assert (outcome.code, outcome.out, outcome.err) == (130, "", "")
