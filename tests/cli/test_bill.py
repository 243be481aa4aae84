"""The command `bill`: the bill alone, for one journey or many, with the exit codes of an audit."""

import json
from pathlib import Path

import pytest

from tests.command import Command

LINE = """\
journey: Order a key
touchpoints:
  - {title: Order, actor: customer, owner: Sales, channels: web, asks: none,
     effort: {minutes: 90, fields: 8, logins: 1}}
  - {title: Key, actor: Depot, channels: [counter], asks: none, wait: 3 d}
"""


@pytest.fixture(autouse=True)
def key(repository: Path) -> Path:
    """A journey."""
    file = repository / "key.yaml"
    file.write_text(LINE, encoding="utf-8")
    return file


def test_the_bill_of_a_journey(run: Command) -> None:
    outcome = run("bill", "key.yaml")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines() == [
        "Journey      Order a key",
        "File         key.yaml",
        "Contacts     2",
        "Own steps    1",
        "Waiting      3 days",
        "Own work     1 h 30 min",
        "Hand-offs    1",
        "Units        2",
        "Channels     2",
        "Documents    0",
        "Form fields  8",
        "Logins       1",
        "Asked twice  0",
    ]


def test_the_bill_is_in_the_language_that_is_asked_for(run: Command) -> None:
    assert "Wartezeit        3 Tage\n" in run("bill", "--lang", "de").out


def test_the_bill_as_json(run: Command) -> None:
    outcome = run("bill", "-", "--format", "json", "--stdin-filename", "x.yaml", stdin=LINE.encode())
    found = json.loads(outcome.out)
    assert (outcome.code, found["schema"], found["exit_code"]) == (0, "journeyaudit/bill@1", 0)
    assert [(one["file"], one["bill"]["contacts"]["value"]) for one in found["journeys"]] == [("x.yaml", 2)]


def test_a_report_in_json_has_the_same_bill(run: Command) -> None:
    alone = json.loads(run("bill", "--format", "json").out)["journeys"]
    assert json.loads(run("check", "--format", "json").out)["journeys"] == alone


def test_findings_do_not_matter(run: Command) -> None:
    assert run("check", "-q").code == 1
    assert run("bill").code == 0


def test_a_broken_journey_ends_in_2_and_the_others_are_billed(run: Command) -> None:
    Path("broken.yaml").write_text("journey: X\nintent: a\nintent: b\n", encoding="utf-8")
    outcome = run("bill", ".")
    assert outcome.code == 2
    assert outcome.err.startswith("journeyaudit: broken.yaml:3:1: the key `intent` appears twice")
    assert "Contacts     2\n" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nix"], 2, "journeyaudit: nix:1:1: there is no such file or folder\n"),
        (["empty"], 2, "journeyaudit: empty:1:1: no journeys were found"),
        (["empty", "--allow-empty"], 0, ""),
        (["--config", "nix.yaml"], 2, "journeyaudit: nix.yaml:1:1: there is no such settings file"),
    ],
)
def test_without_journeys_there_is_no_bill(run: Command, arguments: list[str], code: int, message: str) -> None:
    Path("empty").mkdir()
    outcome = run("bill", *arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err.startswith(message)
    assert bool(outcome.err) == bool(message)
