"""A text that is not saved is audited in place of its file: with its settings, among the journeys beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeyaudit.lsp.auditing import Desk, is_meant
from journeyaudit.report import Report
from journeyaudit.settings import Settings
from journeyaudit.source import SourceError
from tests.small_pack import LATE, journey, rule_text, use_pack, write_pack, write_rule

TEXT = journey("Answer, wait: 3 d")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that is not the working folder."""
    use_pack(write_pack(tmp_path / "pack"), monkeypatch)
    folder = tmp_path / "work"
    (folder / ".git").mkdir(parents=True)
    return folder


def found(report: Report | None) -> list[tuple[str, str]]:
    assert report is not None
    assert report.problems == ()
    return [(Path(one.file).name, one.message) for one in report.findings]


def test_the_text_counts_and_not_what_is_saved(repository: Path) -> None:
    file = repository / "order.yaml"
    file.write_text(journey("Answer"), encoding="utf-8")
    assert found(Desk().report(file, TEXT, "en")) == [("order.yaml", "“Answer” comes after 3 days.")]
    assert found(Desk().report(file, TEXT, "de")) == [("order.yaml", "„Answer“ kommt nach 3 Tagen.")]


def test_only_the_file_is_judged_among_the_journeys_of_its_organisation(repository: Path) -> None:
    (repository / "organisation.yaml").write_text("organisation: Acme\n", encoding="utf-8")
    (repository / "other.yaml").write_text(journey("Wait, wait: 9 d", title="Other"), encoding="utf-8")
    (repository / "broken.yaml").write_text("journey: [\n", encoding="utf-8")
    report = Desk().report(repository / "order.yaml", TEXT, "en")
    assert report is not None
    assert [Path(one.file).name for one in report.findings] == ["order.yaml"]
    assert [Path(one.file).name for one in report.problems] == ["broken.yaml"]
    assert [one.organisation for one in report.audited] == ["Acme"]


@pytest.mark.parametrize(("organisation", "portfolio"), [(True, "whole"), (False, None)])
def test_the_portfolio_is_whole_only_where_it_is_read(
    organisation: bool, portfolio: str | None, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "journeyaudit.yaml").write_text("portfolio: whole\n", encoding="utf-8")
    if organisation:
        (repository / "organisation.yaml").write_text("organisation: Acme\n", encoding="utf-8")
    heard: list[Settings] = []
    monkeypatch.setattr("journeyaudit.lsp.auditing.audit_request", lambda _, settings: heard.append(settings))
    Desk().report(repository / "order.yaml", TEXT, "en")
    assert [one.portfolio for one in heard] == [portfolio]


def test_rules_are_kept_until_one_of_them_or_the_settings_change(repository: Path) -> None:
    settings = repository / "journeyaudit.yaml"
    settings.write_text("rules: [own]\n", encoding="utf-8")
    write_rule(repository / "own", "time/slow", rule_text(LATE, id="slow"))
    desk = Desk()
    first = desk.ground(repository)
    assert desk.ground(repository) is first
    assert first.book.find("slow") is not None
    write_rule(repository / "own", "time/slower", rule_text(LATE, id="slower"))
    second = desk.ground(repository)
    assert second.book.find("slower") is not None
    settings.write_text("ignore: [late]\n", encoding="utf-8")
    assert found(desk.report(repository / "order.yaml", TEXT, "en")) == []
    settings.write_text("ignroe: [late]\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"journeyaudit\.yaml:1:1: "):
        desk.ground(repository)


def test_an_audit_that_nobody_waits_for_is_left_out(repository: Path) -> None:
    assert Desk().report(repository / "order.yaml", TEXT, "en", lambda: False) is None


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.yaml", TEXT, True),
        ("a.yml", "organisation: Acme\n", True),
        ("a.yaml", "---\nx: 1\n---\njourney: A\n", True),
        ("a.yaml", "name: journey\n", False),
        ("a.yaml", "rule:\n  journey: A\n", False),
        ("a.md", "# Journey: A\n", False),
        ("a.md", "```yaml journey\njourney: A\n```\n", True),
        ("a.md", "```mermaid\njourney\n  title A\n```\n", True),
        ("a.mmd", "journey\n  title A\n", True),
        ("a.mmd", "flowchart LR\n", False),
        ("a.bpmn", '<bpmn:definitions xmlns:bpmn="x"/>', True),
        ("a.bpmn", "<svg/>", False),
    ],
)
def test_what_is_meant_as_a_journey(name: str, text: str, expected: bool) -> None:
    assert is_meant(Path(name), text) is expected
