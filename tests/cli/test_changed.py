"""`check --changed` reports on journeys that a branch touches, `--statistics` prints numbers instead of findings."""

import json
import shutil
from pathlib import Path

import pytest

from tests.command import Command, ended, process
from tests.small_pack import PUSHY, journey, rule_text, write_rule
from tests.unit.test_changes import commit, git

ORDER = journey("Ask, wait: 3 d", "Offer, kind: offer")
CANCEL = journey("Write, wait: 5 d", title="Cancel")
LATE = "order.yaml:4:24: error[late] “Ask” comes after 3 days."
PUSHY_ONE = "order.yaml:5:26: warning[pushy] “Offer” wants to sell something."
LATE_CANCEL = "cancel.yaml:4:26: error[late] “Write” comes after 5 days."
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@pytest.fixture(autouse=True)
def branch(repository: Path) -> Path:
    """Two journeys on a branch that has changed nothing yet."""
    if shutil.which("git") is not None:
        (repository / ".git").rmdir()
        git("init", "-q", "-b", "main", folder=repository)
    (repository / "order.yaml").write_text(ORDER)
    (repository / "cancel.yaml").write_text(CANCEL)
    if shutil.which("git") is not None:
        commit(repository)
        git("checkout", "-q", "-b", "branch", folder=repository)
    return repository


def concise(run: Command, *arguments: str) -> list[str]:
    return run("check", *arguments, "-f", "concise", "-q").out.splitlines()


@needs_git
def test_where_nothing_is_touched_nothing_is_audited(run: Command) -> None:
    outcome = run("check", "--changed")
    assert (outcome.code, outcome.out) == (
        0,
        "2 journeys not touched by the change\n"
        "no journeys audited; exit code 0: nothing at or above the level “error”\n",
    )
    assert run("check", "--changed", "--lang", "de").out.startswith(
        "2 Kundenreisen von der Änderung nicht berührt\nkeine Kundenreisen geprüft; "
    )


@needs_git
@pytest.mark.parametrize(
    "arguments",
    [
        ["--changed"],
        ["--changed", "main"],
        ["--changed=main"],
        [".", "--changed"],
        ["--changed", "."],
        ["--changed", "order.yaml", "cancel.yaml"],
        ["--changed", "--", "."],
    ],
    ids=" ".join,
)
def test_a_changed_journey_is_reported_on(run: Command, branch: Path, arguments: list[str]) -> None:
    (branch / "order.yaml").write_text(ORDER + "  - Thank\n")
    outcome = run("check", "-f", "concise", "-q", *arguments)
    assert outcome.out.splitlines() == [LATE, PUSHY_ONE]
    assert json.loads(run("check", "-f", "json", *arguments).out)["untouched"] == 1


@needs_git
def test_a_new_journey_is_reported_on(run: Command, branch: Path) -> None:
    (branch / "new.yaml").write_text(journey("Say, wait: 8 d", title="New"))
    assert concise(run, "--changed") == ["new.yaml:4:24: error[late] “Say” comes after 8 days."]


@needs_git
def test_an_organisation_touches_all_its_journeys(run: Command, branch: Path) -> None:
    (branch / "firm").mkdir()
    (branch / "firm" / "organisation.yaml").write_text("organisation: Firm\n")
    (branch / "firm" / "own.yaml").write_text(journey("Say, wait: 8 d", title="Own"))
    commit(branch)
    git("branch", "-f", "main", folder=branch)
    own = "firm/own.yaml:4:24: error[late] “Say” comes after 8 days."
    (branch / "firm" / "organisation.yaml").write_text("organisation: Company\n")
    assert concise(run, "--changed") == [own]
    (branch / "firm" / "organisation.yaml").unlink()
    assert concise(run, "--changed") == [own]


@needs_git
@pytest.mark.parametrize("file", ["journeyaudit.yaml", "known.yaml", "ours/manner/rude.yaml"])
def test_settings_baseline_and_rules_touch_everything(run: Command, branch: Path, file: str) -> None:
    write_rule(
        branch / "ours",
        "manner/rude",
        rule_text(PUSHY, id="rude", flag_if="{kind: information}", bad="{touchpoints: [{title: A, kind: info}]}"),
    )
    (branch / "journeyaudit.yaml").write_text("rules: ours\nbaseline: known.yaml\n")
    (branch / "known.yaml").write_text(
        "version: 1\nfindings:\n- {rule: pushy, journey: order, element: offer, subject: Offer}\n"
    )
    commit(branch)
    git("branch", "-f", "main", folder=branch)
    assert concise(run, "--changed") == []
    with (branch / file).open("a") as stream:
        stream.write("# a remark\n")
    assert concise(run, "--changed") == [LATE_CANCEL, LATE]


@needs_git
def test_what_is_not_touched_is_not_said_to_be_mended(run: Command, branch: Path) -> None:
    assert run("baseline", "update").code == 0
    (branch / "cancel.yaml").write_text(journey("Write, wait: 1 d", title="Cancel"))
    commit(branch)
    git("branch", "-f", "main", folder=branch)
    (branch / "order.yaml").write_text(ORDER + "# a remark\n")
    options = ["-f", "json", "--baseline", "journeyaudit-baseline.yaml"]
    assert json.loads(run("check", "--changed", *options).out)["remarks"] == []
    [remark] = json.loads(run("check", *options).out)["remarks"]
    assert remark["message"] == "one finding of the baseline is no longer there"


@needs_git
def test_what_git_cannot_tell_leaves_no_verdict(run: Command, branch: Path) -> None:
    for arguments, said in (
        (
            ["--changed", "nope"],
            "there is no revision 'nope' (name a branch, a tag or a commit; `git fetch` brings those of the server)",
        ),
        (["--changed=--output=x"], "'--output=x' cannot be a revision: it begins with a hyphen"),
    ):
        outcome = run("check", *arguments)
        assert (outcome.code, outcome.out, outcome.err) == (2, "", f"journeyaudit: --changed: {said}\n")
    outcome = run("check", "--changed=--output=x", "--lang", "de")
    assert outcome.err == (
        "journeyaudit: --changed: '--output=x' kann keine Revision sein: Es beginnt mit einem Bindestrich\n"
    )
    assert not (branch / "x").exists()


@needs_git
def test_as_a_process(pack: Path, branch: Path) -> None:
    (branch / "order.yaml").write_text(ORDER + "# a remark\n")
    outcome = ended(process(pack, ["check", "-f", "concise", "-q", "--changed"]))
    assert (outcome.code, outcome.out.splitlines()) == (1, [LATE, PUSHY_ONE])


# --- statistics

TABLE = """\
2  error    Late step [late]
1  warning  Pushy step [pushy]

2 errors and 1 warning in 2 journeys; exit code 1: 2 findings at or above the level “error”
"""


def test_statistics_stand_instead_of_the_findings(run: Command) -> None:
    for options in ([], ["-f", "full"], ["-f", "concise"]):
        outcome = run("check", "--statistics", *options)
        assert (outcome.code, outcome.out) == (1, TABLE)
    assert run("check", "--statistics", "--lang", "de").out.splitlines()[:2] == [
        "2  Fehler   Später Schritt [late]",
        "1  Warnung  Aufdringlicher Schritt [pushy]",
    ]
    assert run("check", "--statistics", "--min-severity", "error").out.splitlines()[:2] == [
        "2  error  Late step [late]",
        "",
    ]


def test_statistics_say_what_does_not_count(run: Command, branch: Path) -> None:
    run("baseline", "update", "order.yaml")
    run("accept", "late", "cancel.yaml:write", "--reason", "x")
    (branch / "order.yaml").write_text(ORDER + "  - {title: More, kind: offer}\n")
    outcome = run("check", "--statistics", "--baseline", "journeyaudit-baseline.yaml")
    assert outcome.out.splitlines()[:2] == [
        "1  warning  Pushy step [pushy] (1 known from the baseline)",
        "0  error    Late step [late] (1 accepted, 1 known from the baseline)",
    ]
    report = json.loads(run("check", "-f", "json", "--baseline", "journeyaudit-baseline.yaml").out)
    assert report["statistics"] == [
        {"rule": "pushy", "severity": "warning", "count": 1, "accepted": 0, "baseline": 1},
        {"rule": "late", "severity": "error", "count": 0, "accepted": 1, "baseline": 1},
    ]


def test_statistics_have_no_place_in_formats_for_machines(run: Command) -> None:
    outcome = run("check", "--statistics", "-f", "sarif")
    assert outcome.code == 2
    assert "goes with full, concise and json, not with sarif" in outcome.err


def test_statistics_fit_a_narrow_terminal(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert max(map(len, run("check", "--statistics").out.splitlines())) <= 40
