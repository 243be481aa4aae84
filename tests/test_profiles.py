"""Profiles choose rules, presets choose whose law applies to journeys that name no market."""

from datetime import date
from pathlib import Path

import pytest

from journeyaudit.auditor import audit
from journeyaudit.report import Severity
from journeyaudit.rulebook import Rulebook, load_rulebook
from journeyaudit.settings import Settings

PRESETS = {
    "de-consumer": (("DE",), ()),
    "eu-consumer": (("EU",), ()),
    "eu-platform": (("EU",), ("platform",)),
    "eu-finance": (("EU",), ("finance",)),
    "uk-finance": (("UK",), ("finance",)),
    "de-telco": (("DE",), ("telco",)),
    "es-service": (("ES",), ("service",)),
    "public-de": (("DE",), ("public",)),
}
CANCEL = """
journey: Cancel the gym
intent: leave
{market}
touchpoints:
  - title: Cancel online
    kind: request
    actor: customer
    channels: [web, letter]
    asks: [name, reason for leaving]
"""


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rulebook()


def test_every_profile_and_preset_is_there(book: Rulebook) -> None:
    assert set(book.profiles.profiles) == {"correctness", "recommended", "strict"}
    assert {name: (one.market, one.sector) for name, one in book.profiles.presets.items()} == PRESETS
    texts = [one.text for one in book.profiles.profiles.values()]
    texts += [one.text for one in book.profiles.presets.values()]
    assert all(set(text) == {"en", "de"} for text in texts)


def test_strict_runs_every_rule(book: Rulebook) -> None:
    assert all(book.profiles.profiles["strict"].holds(one.rule) for one in book.rules)


def test_recommended_leaves_out_hints_that_no_source_backs(book: Rulebook) -> None:
    left_out = {one.rule.id for one in book.rules if not book.profiles.profiles["recommended"].holds(one.rule)}
    hints = {o.rule.id for o in book.rules if o.rule.severity is Severity.INFO and o.rule.basis.kind == "convention"}
    assert left_out == hints
    assert "no-feedback" in left_out
    assert "forced-channel" not in left_out


def test_correctness_runs_errors_that_need_no_law(book: Rulebook) -> None:
    kept = [one.rule for one in book.rules if book.profiles.profiles["correctness"].holds(one.rule)]
    assert {"promise-vs-process", "unreachable-touchpoint"} <= {rule.id for rule in kept}
    assert all(rule.severity is Severity.ERROR and rule.basis.kind != "law" for rule in kept)


@pytest.mark.parametrize(
    ("market", "presets", "day", "said"),
    [
        ("", (), date(2026, 9, 1), (Severity.WARNING, "")),
        ("", ("de-consumer",), date(2026, 9, 1), (Severity.ERROR, "§ 312k BGB")),
        ("", ("de-consumer",), date(2022, 6, 30), (Severity.WARNING, "")),
        ("", ("uk-finance",), date(2026, 9, 1), (Severity.WARNING, "")),
        ("market: UK", ("de-consumer",), date(2026, 9, 1), (Severity.WARNING, "")),
        ("market: DE", (), date(2026, 9, 1), (Severity.ERROR, "§ 312k BGB")),
    ],
    ids=["no market", "by preset", "before the law", "another preset", "the journey's own market wins", "by journey"],
)
def test_a_law_counts_where_and_when_it_is_in_force(
    tmp_path: Path, market: str, presets: tuple[str, ...], day: date, said: tuple[Severity, str]
) -> None:
    (tmp_path / "gym.yaml").write_text(CANCEL.format(market=market), encoding="utf-8")
    report = audit([str(tmp_path)], Settings(select=("cancel-over-asking",), presets=presets, as_of=day))
    assert [(one.severity, one.law) for one in report.findings] == [said]
