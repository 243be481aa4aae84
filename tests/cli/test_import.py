"""The command `import`: what it writes, that it writes the same again, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeyaudit.rulebook import pack
from tests.command import Command

RULES = Path(__file__).resolve().parents[2] / "rules"
PAGE = """\
# Reklamation

```yaml journey
touchpoints:
  - {title: Kunde ruft an, channels: phone}
  - {owner: Lager, title: "Prüfung: Teil", wait: {max: 2 Wochen}, backstage: [{title: Suche, actor: Lager}]}
journey: Reklamation
```
"""
WRITTEN = """\
# Imported from seite.md. The numbers behind the steps are lines of that file.
#
# What would let most rules judge, if you write it down:
"""
BODY = """\
journey: Reklamation
id: reklamation
touchpoints:
  - title: Kunde ruft an  # 5
    id: kunde-ruft-an
    channels: phone
  - title: "Prüfung: Teil"  # 6
    id: pruefung-teil
    owner: Lager
    wait: {max: 2 Wochen}
    backstage:
      - title: Suche  # 6
        id: suche
        actor: Lager
"""


@pytest.fixture(autouse=True)
def page(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page with a journey, and the rules that come with the program."""
    monkeypatch.setattr(pack, "builtin_folder", lambda: RULES)
    file = repository / "seite.md"
    file.write_text(PAGE, encoding="utf-8")
    return file


def test_a_journey_is_written_in_the_order_of_the_format_with_ids_and_lines(run: Command) -> None:
    outcome = run("import", "seite.md", "--lang", "en")
    assert (outcome.code, outcome.err) == (0, "")
    lead, start, body = outcome.out.partition("journey: ")
    assert lead.startswith(WRITTEN)
    assert start + body == BODY


def test_the_same_file_gives_the_same_bytes_and_a_journey_that_can_be_checked(run: Command, page: Path) -> None:
    first = run("import", "seite.md", "-o", "a.yaml")
    second = run("import", "seite.md", "-o", "b.yaml")
    assert (first.code, first.out, second.code) == (0, "", 0)
    assert Path("a.yaml").read_bytes() == Path("b.yaml").read_bytes()
    assert run("check", "a.yaml").code == 0


def test_several_journeys_are_several_documents(run: Command, page: Path) -> None:
    page.write_text(PAGE + PAGE.replace("Reklamation", "Rückgabe"), encoding="utf-8")
    out = run("import", "seite.md").out
    assert [line for line in out.splitlines() if line.startswith(("---", "journey:"))] == [
        "journey: Reklamation",
        "---",
        "journey: Rückgabe",
    ]


def test_a_file_that_is_there_is_not_written_over(run: Command) -> None:
    Path("a.yaml").write_text("mine", encoding="utf-8")
    outcome = run("import", "seite.md", "-o", "a.yaml")
    assert (outcome.code, outcome.err) == (2, "journeyaudit: a.yaml is there already; --force writes over it\n")
    assert Path("a.yaml").read_text(encoding="utf-8") == "mine"
    assert run("import", "seite.md", "-o", "a.yaml", "--force").code == 0
    assert "Reklamation" in Path("a.yaml").read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_said(run: Command) -> None:
    outcome = run("import", "seite.md", "-o", "nowhere/a.yaml")
    assert (outcome.code, outcome.err) == (
        2,
        "journeyaudit: nowhere/a.yaml cannot be written: No such file or directory\n",
    )


def test_a_page_without_a_journey_is_said(run: Command, page: Path) -> None:
    page.write_text("# Nur Text\n", encoding="utf-8")
    outcome = run("import", "seite.md")
    assert (outcome.code, outcome.err) == (2, "journeyaudit: seite.md: there is no journey in this file\n")


def test_a_broken_journey_is_said_with_its_place(run: Command, page: Path) -> None:
    page.write_text("```yaml journey\njourney: [A\n```\n", encoding="utf-8")
    outcome = run("import", "seite.md")
    assert outcome.code == 2
    assert outcome.err.startswith("journeyaudit: seite.md:2:10: ")


@pytest.mark.parametrize("name", ["a.yaml", ".", "nothing.txt"])
def test_only_other_forms_are_imported(run: Command, name: str) -> None:
    outcome = run("import", name)
    assert outcome.code == 2
    assert outcome.err.startswith(f"journeyaudit: {name}: import reads one file that ends in one of ")


def test_standard_input_is_imported_under_its_name(run: Command) -> None:
    outcome = run("import", "-", "--stdin-filename", "x.md", stdin=PAGE.encode())
    assert outcome.code == 0
    assert outcome.out.startswith("# Imported from x.md.")


def test_a_wrong_mapping_is_a_usage_error(run: Command) -> None:
    outcome = run("import", "seite.md", "--map", "Dauer")
    assert outcome.code == 2
    assert "'Dauer' is not HEADING=FIELD, as in Dauer=wait." in outcome.err
