"""The command `diff` on files and folders: what it prints, how it ends, and what it refuses."""

import json
from pathlib import Path

import pytest

from journeyaudit.cli import app
from journeyaudit.reporters import diff_markdown
from tests.command import Command
from tests.small_pack import journey

OLD = journey("A, wait: 1 d, actor: Depot", "B, kind: offer")
NEW = journey("A, wait: 3 d, actor: Depot", "B, kind: check")
BROKEN = "journey: X\nintent: a\nintent: b\n"


@pytest.fixture(autouse=True)
def files(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An old journey and a new one: the wait is longer, and nothing is sold any more."""
    monkeypatch.setenv("COLUMNS", "120")
    write("old.yaml", OLD)
    write("new.yaml", NEW)
    return repository


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def test_two_files(run: Command) -> None:
    outcome = run("diff", "old.yaml", "new.yaml")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "Worse for the customer: waiting +2 days, 1 new error; better: 1 finding gone.\n"
        "old.yaml → new.yaml; both sides audited with the same rules and settings, those of now\n"
        "\n"
        "Order\n"
        "new.yaml\n"
        f"{'─' * 120}\n"
        "\n"
        "  worse  Waiting  1 day → 3 days (+2 days)\n"
        "\n"
        "New (1)\n"
        "\n"
        "  ✖ error: Late step [late]\n"
        "    “A” comes after 3 days.\n"
        "    new.yaml:4:22\n"
        "    4 │ - {title: A, wait: 3 d, actor: Depot}\n"
        "      │                    ^^^\n"
        "\n"
        "    Why      Because late.\n"
        "    Instead  Instead of late.\n"
        "\n"
        "Gone (1)\n"
        "\n"
        "  ▲ warning: Pushy step [pushy]\n"
        "    “B” wants to sell something.\n"
        "    was in old.yaml:5:22\n"
        "\n"
        "\n"
        "exit code 0 without --fail-on-worse, else 1: 1 finding new or more severe at or above the level “error”, "
        "1 item of a\nbill rose\n"
    )


def test_in_german(run: Command) -> None:
    outcome = run("diff", "old.yaml", "new.yaml", "--lang", "de", "--fail-on-worse", "--quiet")
    assert outcome.code == 1
    lines = outcome.out.splitlines()
    assert lines[0] == "Schlechter für den Kunden: Wartezeit +2 Tage, 1 neuer Fehler; besser: 1 Fund weg."
    assert " ".join(lines[-2:]).strip() == (
        "Exitcode 1 (--fail-on-worse): 1 Fund neu oder schwerer ab der Stufe „Fehler“, 1 Posten einer Rechnung stieg"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "verdict"),
    [
        (["old.yaml", "new.yaml"], 0, "exit code 0 without --fail-on-worse, else 1: 1 finding new or more severe"),
        (["old.yaml", "new.yaml", "--fail-on-worse"], 1, "exit code 1 (--fail-on-worse): 1 finding new or more"),
        (["new.yaml", "old.yaml", "--fail-on-worse"], 0, "exit code 0: no item of a bill rose, and nothing is new"),
        (["new.yaml", "old.yaml", "--fail-on-worse", "--fail-on", "warning"], 1, "exit code 1 (--fail-on-worse): 1"),
        (["old.yaml", "old.yaml", "--fail-on-worse", "--fail-on", "info"], 0, "exit code 0: no item of a bill rose"),
        (["old.yaml", "new.yaml", "--fail-on-worse", "--ignore", "late"], 1, "exit code 1 (--fail-on-worse): 1 item"),
    ],
)
def test_how_it_ends(run: Command, arguments: list[str], code: int, verdict: str) -> None:
    outcome = run("diff", *arguments)
    assert outcome.code == code
    assert verdict in outcome.out.replace("\n", " ")


def test_nothing_changed(run: Command) -> None:
    assert run("diff", "old.yaml", "old.yaml").out == (
        "Nothing changed for the customer.\n"
        "old.yaml → old.yaml; both sides audited with the same rules and settings, those of now\n"
        "\n"
        "1 journey without a change; 1 finding still there\n"
        "exit code 0: no item of a bill rose, and nothing is new or more severe at or above the level “error”\n"
    )


def test_folders_are_compared_file_by_file(run: Command) -> None:
    for folder in ("before", "after"):
        write(f"{folder}/order.yaml", OLD if folder == "before" else NEW)
        write(f"{folder}/same.yaml", journey("A", title="Same"))
    write("before/gone.yaml", journey("Q", title="Gone"))
    write("after/come.yaml", journey("X, wait: 9 d", title="Come"))
    outcome = run("diff", "before", "after/")
    assert outcome.out.startswith(
        "Worse for the customer: waiting +2 days, 1 new error, 1 error in a new journey; better: 1 finding gone.\n"
        "1 new journey; 1 journey gone.\n"
        "before → after/; both sides audited with the same rules and settings, those of now\n"
    )
    lines = outcome.out.splitlines()
    assert "after/come.yaml · new" in lines
    assert "before/gone.yaml · gone" in lines
    assert "after/order.yaml" in lines
    assert "1 journey without a change" in lines


@pytest.mark.parametrize(
    ("lang", "there", "back"),
    [
        (
            "en",
            "Worse for the customer: more waiting in 2 journeys, more hand-offs in 2 journeys, "
            "more units in 2 journeys.",
            "Better for the customer: less waiting in 2 journeys, fewer hand-offs in 2 journeys, fewer units in 2 "
            "journeys.",
        ),
        (
            "de",
            "Schlechter für den Kunden: mehr Wartezeit in 2 Reisen, mehr Übergaben in 2 Reisen, "
            "mehr Stellen in 2 Reisen.",
            "Besser für den Kunden: weniger Wartezeit in 2 Reisen, weniger Übergaben in 2 Reisen, weniger Stellen in 2 "
            "Reisen.",
        ),
    ],
)
def test_what_changed_in_several_journeys_is_said_once(run: Command, lang: str, there: str, back: str) -> None:
    for name in ("One", "Two"):
        write(f"before/{name}.yaml", journey("A, actor: Shop", "B, actor: Shop", title=name))
        write(f"after/{name}.yaml", journey("A, actor: Shop", "B, actor: Depot, wait: 1 d", title=name))
    assert " ".join(run("diff", "before", "after", "--lang", lang).out.splitlines()[:2]).startswith(there)
    assert " ".join(run("diff", "after", "before", "--lang", lang).out.splitlines()[:2]).startswith(back)


def test_the_rules_and_settings_of_now_judge_both_sides(run: Command) -> None:
    write("before/order.yaml", OLD)
    write("before/journeyaudit.yaml", "severity: {pushy: error}\n")
    write("after/order.yaml", NEW)
    write("journeyaudit.yaml", "ignore: late\n")
    found = json.loads(run("diff", "before", "after", "--format", "json").out)
    assert [(one["fate"], one["severity"], one["rule"]) for one in found["findings"]] == [("gone", "warning", "pushy")]


def test_each_side_has_the_organisation_of_its_own_folder(run: Command) -> None:
    for folder, key in (("before", "units"), ("after", "unist")):
        write(f"{folder}/journeys/order.yaml", OLD)
        write(f"{folder}/organisation.yaml", f"organisation: Firm\n{key}:\n  - name: Depot\n")
    outcome = run("diff", "before/journeys", "after/journeys")
    assert outcome.code == 2
    assert outcome.out.startswith("Not audited: after/journeys\n")
    assert "\n  after/organisation.yaml:2:1\n" in outcome.out
    assert "before/" not in outcome.out


def test_standard_input_is_one_side(run: Command) -> None:
    outcome = run("diff", "old.yaml", "-", stdin=NEW.encode())
    assert "old.yaml → -;" in outcome.out
    assert "    <stdin>:4:22\n" in outcome.out


def test_json(run: Command) -> None:
    outcome = run("diff", "old.yaml", "new.yaml", "-f", "json")
    found = json.loads(outcome.out)
    [one] = found["journeys"]
    assert (found["schema"], found["worse"], found["exit_code"]) == ("journeyaudit/diff@1", True, 0)
    assert found["summary"] == "Worse for the customer: waiting +2 days, 1 new error; better: 1 finding gone"
    assert one["bill"]["waiting"]["difference"] == {"seconds": 172_800, "workdays": 0, "businessdays": 0}
    assert one["bill"]["waiting"]["text"] == "1 day → 3 days; +2 days"
    assert [item["direction"] for name, item in one["bill"].items() if name != "waiting"] == ["same"] * 10


def test_several_formats_in_one_run(run: Command) -> None:
    outcome = run("diff", "old.yaml", "new.yaml", "-o", "markdown=c.md", "-o", "json=d.json", "--fail-on-worse")
    assert outcome.code == 1
    assert Path("c.md").read_text(encoding="utf-8").startswith(f"{diff_markdown.MARKER}\n## What changes for customers")
    assert json.loads(Path("d.json").read_text(encoding="utf-8"))["exit_code"] == 1


def test_a_journey_is_never_written_over(run: Command) -> None:
    outcome = run("diff", "old.yaml", "new.yaml", "-o", "json=old.yaml")
    assert (outcome.code, outcome.err) == (2, "journeyaudit: cannot write old.yaml: it is a journey that was audited\n")
    assert Path("old.yaml").read_text(encoding="utf-8") == OLD


def test_a_format_that_is_none(run: Command) -> None:
    outcome = run("diff", "old.yaml", "new.yaml", "-o", "jsn=x")
    assert outcome.code == 2
    assert "There is no format 'jsn'. Did you mean 'json'?" in outcome.err


def test_a_broken_side_is_named_and_nothing_is_compared(run: Command) -> None:
    write("broken.yaml", BROKEN)
    outcome = run("diff", "old.yaml", "broken.yaml", "--fail-on-worse")
    assert outcome.code == 2
    assert outcome.out.startswith("Not audited: broken.yaml\n")
    assert "✖ the key `intent` appears twice; the first is in line 2\n  broken.yaml:3:1\n" in outcome.out
    assert outcome.out.endswith("exit code 2: no trustworthy comparison while one problem stands\n")
    assert "Worse" not in outcome.out
    text = run("diff", "broken.yaml", "old.yaml", "-f", "markdown").out
    assert "- <code>broken.yaml</code>: <code>broken.yaml:3:1</code>: the key " in text


def test_two_folders_without_journeys(run: Command) -> None:
    for folder in ("before", "after"):
        Path(folder).mkdir()
    outcome = run("diff", "before", "after")
    assert (outcome.code, outcome.out) == (
        2,
        "exit code 2: no trustworthy comparison while there are no journeys on either side\n",
    )
    assert run("diff", "before", "after", "--allow-empty").code == 0
    write("after/order.yaml", NEW)
    assert "1 new journey.\n" in run("diff", "before", "after").out


def test_settings_that_are_broken(run: Command) -> None:
    write("journeyaudit.yaml", "fial_on: error\n")
    outcome = run("diff", "old.yaml", "new.yaml")
    assert outcome.code == 2
    assert "there is no setting 'fial_on'; did you mean 'fail_on'?" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "said", "german"),
    [
        (
            [],
            "nothing to compare was named (such as `journeyaudit diff old.yaml new.yaml`, or "
            "`journeyaudit diff main -- journeys/`)",
            "es ist nichts genannt, was verglichen werden soll (etwa `journeyaudit diff alt.yaml neu.yaml` oder "
            "`journeyaudit diff main -- journeys/`)",
        ),
        (
            ["new.yaml"],
            "'new.yaml' alone cannot be compared (name what it was before: `journeyaudit diff OLD new.yaml`, or a "
            "revision: `journeyaudit diff HEAD -- new.yaml`)",
            "'new.yaml' allein lässt sich nicht vergleichen (Was war es vorher? `journeyaudit diff ALT new.yaml`, oder "
            "mit einer Revision: `journeyaudit diff HEAD -- new.yaml`)",
        ),
        (
            ["old.yaml", "nwe.yaml"],
            "there is no file or folder 'nwe.yaml' (did you mean 'new.yaml'?)",
            "es gibt keine Datei und keinen Ordner 'nwe.yaml' (Ist 'new.yaml' gemeint?)",
        ),
        (
            ["old.yaml", "new.yaml", "."],
            "there are 3 files and folders, and no revision (name two files or folders, or a revision first: "
            "`journeyaudit diff main -- PATHS`)",
            "das sind 3 Dateien und Ordner, und keine Revision (zwei Dateien oder Ordner nennen, oder zuerst eine "
            "Revision: `journeyaudit diff main -- PFADE`)",
        ),
        (
            ["-", "-"],
            "standard input can be one side only",
            "die Standardeingabe kann nur eine der beiden Seiten sein",
        ),
    ],
)
def test_calls_that_mean_nothing(run: Command, arguments: list[str], said: str, german: str) -> None:
    outcome = run("diff", *arguments)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"journeyaudit: {said}\n")
    assert run("diff", "--lang", "de", *arguments).err == f"journeyaudit: {german}\n"


def test_a_name_in_a_call_cannot_steer_the_terminal(run: Command) -> None:
    outcome = run("diff", "x\x1b[2J\u202e", "new.yaml")
    assert outcome.code == 2
    assert "'x\\x1b[2J\\u202e'" in outcome.err


def test_in_the_log_of_github_actions_no_title_is_a_command(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    write("evil.yaml", journey("A, wait: 9 d", title='"::error::gotcha"'))
    lines = run("diff", "old.yaml", "evil.yaml").out.splitlines()
    assert lines[0].startswith("::stop-commands::")
    word = lines[0].removeprefix("::stop-commands::")
    assert lines[-1] == f"::{word}::"
    assert "::error::gotcha" in lines
    assert Path("summary.md").read_text(encoding="utf-8").startswith(f"{diff_markdown.MARKER}\n")


def test_words_behind_dashes_are_kept_apart() -> None:
    assert {"diff"} == app.KEEPS_DASHES
