"""Process documents in Markdown under `check`: journeys and sentences in one report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journeyaudit.rulebook import pack
from tests.command import Command

PAGE = """\
# Reklamation bearbeiten

Anträge nehmen wir nur per Fax an.

```yaml journey
journey: Reklamation
touchpoints:
  - {title: Kunde ruft an, actor: customer, channels: phone}
```

> Anträge nehmen wir nur per Fax an.
"""


RULES = Path(__file__).resolve().parents[2] / "rules"


@pytest.fixture
def page(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page in a folder, and the rules that come with the program."""
    monkeypatch.setattr(pack, "builtin_folder", lambda: RULES)
    (repository / "docs").mkdir()
    file = repository / "docs" / "reklamation.md"
    file.write_text(PAGE, encoding="utf-8")
    return file


def places(output: str) -> list[tuple[str, int, int, str]]:
    return [(one["file"], one["line"], one["column"], one["rule"]) for one in json.loads(output)["findings"]]


def test_a_folder_of_mixed_files_is_one_report(run: Command, page: Path) -> None:
    (page.parent / "kuendigen.yaml").write_text("journey: Kündigen\ntouchpoints: [Anruf]\n", encoding="utf-8")
    result = run("check", "docs", "--select", "forced-channel", "--format", "json", "--lang", "de")
    assert places(result.out) == [
        ("docs/reklamation.md", 3, 20, "forced-channel"),
        ("docs/reklamation.md", 8, 55, "forced-channel"),
    ]
    report = json.loads(result.out)
    assert [one["id"] for one in report["journeys"]] == ["kuendigen", "reklamation"]
    assert report["texts"] == [{"file": "docs/reklamation.md", "language": "de"}]
    assert report["summary"] == "1 Warnung und 1 Hinweis in 2 Kundenreisen und 1 Text"


def test_a_page_without_a_journey_is_listened_to(run: Command, page: Path) -> None:
    page.write_text("Anträge nehmen wir nur per Fax an.\n", encoding="utf-8")
    result = run("check", "docs", "--format", "concise", "--lang", "en", "--fail-on", "warning")
    assert result.code == 1
    assert result.out.splitlines() == [
        "docs/reklamation.md:1:20: warning[forced-channel] “nur per Fax” leaves the customer one way and no other.",
        "1 warning in 1 text; exit code 1: 1 finding at or above the level “warning”",
    ]


def test_wording_rules_that_are_ignored_are_not_heard_in_prose(run: Command, page: Path) -> None:
    page.write_text("Anträge nehmen wir nur per Fax an.\n", encoding="utf-8")
    result = run("check", "docs", "--ignore", "forced-channel", "--format", "concise", "--lang", "en")
    assert (result.code, len(result.out.splitlines())) == (0, 1)


def test_a_broken_journey_in_a_page_is_a_problem_at_its_line(run: Command, page: Path) -> None:
    page.write_text(PAGE.replace("title:", "titel:"), encoding="utf-8")
    result = run("check", "docs", "--format", "concise", "--lang", "en")
    assert result.code == 2
    assert [line.split(" ", 2)[:2] for line in result.out.splitlines()] == [
        ["docs/reklamation.md:8:5:", "error[schema]"],
        ["docs/reklamation.md:8:6:", "error[schema]"],
        ["docs/reklamation.md:3:20:", "warning[forced-channel]"],
        ["1", "warning"],
    ]


def test_pages_for_developers_are_read_only_where_they_are_named(run: Command, page: Path) -> None:
    page.rename(page.with_name("CHANGELOG.md"))
    assert run("check", "docs", "--lang", "en").code == 2
    assert run("check", "docs/CHANGELOG.md", "--format", "concise", "--lang", "en").out.count("forced-channel") == 2


def test_standard_input_can_be_a_page(run: Command, page: Path) -> None:
    result = run("check", "-", "--stdin-filename", "docs/neu.md", "--format", "json", stdin=PAGE.encode())
    assert ("docs/neu.md", 3, 20, "forced-channel") in places(result.out)


@pytest.mark.parametrize("form", ["full", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown"])
def test_every_format_tells_of_both(run: Command, page: Path, form: str) -> None:
    result = run("check", "docs", "--format", form, "--lang", "de")
    assert "nur per" in result.out
    assert "forced-channel" in result.out
