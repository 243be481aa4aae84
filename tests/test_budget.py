"""The setting `budget`: what an errand may cost the customer, and what is said where it costs more."""

from pathlib import Path

import pytest

from journeyaudit.auditor import Request, audit_request
from journeyaudit.settings import load_settings

LINE = """\
journey: Order a key
touchpoints:
  - {title: Order, actor: customer, owner: Sales, channels: web, asks: none,
     effort: {minutes: 90, fields: 8, logins: 1}}
  - {title: Key, actor: Depot, channels: [counter], asks: none, wait: 3 d}
"""
RULE = "the rule 'effort-budget' has no setting"
TWICE = "stands here and under `settings.effort-budget`; keep one"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with one journey."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    Path("key.yaml").write_text(LINE, encoding="utf-8")


def budgeted(settings: str) -> tuple[int, list[str], list[str]]:
    """Exit code, what is over the budget, and what is wrong with it."""
    Path("journeyaudit.yaml").write_text(settings, encoding="utf-8")
    found, base = load_settings(None, Path.cwd())
    report = audit_request(Request(["key.yaml"], base=base), found)
    over = [f"{one.severity}: {one.message}" for one in report.findings if one.rule == "effort-budget"]
    return report.exit_code, over, [str(one) for one in report.problems]


OVER = "error: “Order a key” costs the customer more than the budget allows:"


@pytest.mark.parametrize(
    ("profile", "budget", "expected"),
    [
        ("correctness", "waiting: 3d", []),
        ("strict", "waiting: 2d", [f"{OVER} 3 days of waiting instead of 2 days."]),
        ("recommended", "contacts: 2", []),
        ("correctness", "contacts: 1", [f"{OVER} 2 contacts instead of 1."]),
        (
            "recommended",
            "minutes: 1 h, logins: 0",
            [f"{OVER} 1 hour and 30 minutes of work instead of 1 hour and 1 login instead of 0."],
        ),
    ],
)
def test_more_than_the_budget_is_an_error(profile: str, budget: str, expected: list[str]) -> None:
    _, over, problems = budgeted(f"profile: {profile}\nbudget: {{{budget}}}\n")
    assert (over, problems) == (expected, [])


def test_what_is_over_the_budget_ends_the_audit_with_1() -> None:
    assert budgeted("select: effort-budget\nbudget: {contacts: 2}\n")[0] == 0
    assert budgeted("select: effort-budget\nbudget: {contacts: 1}\n")[0] == 1


def test_without_a_budget_nothing_is_over_it() -> None:
    assert budgeted("lang: en\n")[1:] == ([], [])


def test_the_rule_may_still_be_turned_down_or_off() -> None:
    assert budgeted("budget: {contacts: 1}\nseverity: {effort-budget: off}\n")[1] == []
    assert budgeted("budget: {contacts: 1}\nseverity: {effort-budget: info}\n")[1][0].startswith("info: ")


def test_budget_and_thresholds_add_up() -> None:
    settings = "budget: {contacts: 1}\nsettings: {effort-budget: {waiting: 2 d}}\n"
    [over] = budgeted(settings)[1]
    assert over == f"{OVER} 3 days of waiting instead of 2 days and 2 contacts instead of 1."


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ("budget:\n  contact: 3\n", f"2:3: `budget`: {RULE} 'contact'; did you mean 'contacts'?"),
        ("budget: {wating: 3d}\n", f"1:10: `budget`: {RULE} 'wating'; did you mean 'waiting'?"),
        (
            "budget: {zzzzzz: 3}\n",
            f"1:10: `budget`: {RULE} 'zzzzzz'; it has minutes, waiting, contacts, logins, forms, papers, talks, hands",
        ),
        (
            "budget: {contacts: many}\n",
            "1:20: `budget`: the setting 'contacts' of 'effort-budget' is a number, not 'many'",
        ),
        ("budget: {waiting: 3}\n", "1:19: `budget`: the setting 'waiting' of 'effort-budget' is a duration, not '3'"),
        ("budget: {waiting: }\n", "1:17: `budget`: the setting 'waiting' of 'effort-budget' is a duration, not empty"),
        (
            "budget: {contacts: 3}\nsettings: {effort-budget: {contacts: 4}}\n",
            f"1:20: `budget`: 'contacts' {TWICE}",
        ),
    ],
)
def test_a_budget_that_cannot_be_kept_is_refused_at_its_place(settings: str, problem: str) -> None:
    code, _, problems = budgeted(settings)
    assert (code, problems) == (2, [f"journeyaudit.yaml:{problem}"])
