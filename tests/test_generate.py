"""What is generated: rule pages, references and schemas, and that a check tells which of them are out of date."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from journeyaudit.cli.schemas import Subject
from journeyaudit.facts import EACH, kinds
from journeyaudit.model import Journey, Organisation, field_docs, parts
from journeyaudit.rulebook import load_rulebook
from scripts.generate import main, pages, table
from tests.command import Command
from tests.small_pack import LATE, rule_text, use_pack, write_pack, write_rule


@pytest.fixture(autouse=True)
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a small pack in place of the built-in one."""
    folder = write_pack(tmp_path / "pack")
    use_pack(folder, monkeypatch)
    return folder


@pytest.fixture
def root(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A tree in which everything is up to date."""
    assert main([], tmp_path) == 0
    capsys.readouterr()
    return tmp_path


def written(root: Path) -> set[str]:
    return {file.relative_to(root).as_posix() for file in (root / "docs").rglob("*") if file.is_file()}


def test_everything_is_written_where_it_belongs(root: Path) -> None:
    assert written(root) == {
        "docs/rules/README.md",
        "docs/rules/late.md",
        "docs/rules/pushy.md",
        "docs/rules/chatty.md",
        "docs/reference/fields.md",
        "docs/reference/journey-format.md",
        "docs/reference/cli.md",
        *(f"docs/schema/{subject.value}.schema.json" for subject in Subject),
    }


def test_what_is_up_to_date_passes_the_check(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"], root) == 0
    assert capsys.readouterr() == ("", "")


def test_a_second_run_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], root) == 0
    assert capsys.readouterr().out == f"{len(written(root))} files, 0 changed\n"


def test_the_check_names_what_differs_and_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed, missing, unknown = (
        root / name for name in ("docs/rules/late.md", "docs/reference/cli.md", "docs/rules/old.md")
    )
    changed.write_text(changed.read_text() + "x")
    missing.unlink()
    unknown.write_text("a rule that is gone")
    (root / "docs/decisions").mkdir()
    (root / "docs/decisions/0001.md").write_text("written by hand")
    assert main(["--check"], root) == 1
    assert capsys.readouterr().out == (
        "docs/reference/cli.md is out of date: run scripts/generate.py\n"
        "docs/rules/late.md is out of date: run scripts/generate.py\n"
        "docs/rules/old.md is out of date: run scripts/generate.py\n"
    )
    assert not missing.exists()
    assert main([], root) == 0
    assert main(["--check"], root) == 0
    assert missing.exists()
    assert not unknown.exists()
    assert (root / "docs/decisions/0001.md").exists()


def test_a_changed_rule_makes_its_pages_out_of_date(root: Path, pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rule(pack, "time/late", rule_text(LATE, title="Tardy step"))
    assert main(["--check"], root) == 1
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        "docs/rules/README.md",
        "docs/rules/late.md",
    ]


def test_a_broken_rule_stops_it(tmp_path: Path, pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_rule(pack, "time/late", rule_text(LATE, severity="eror"))
    assert main(["--check"], tmp_path) == 2
    assert capsys.readouterr().err == (
        "rules/time/late.yaml:4:11: 'eror' is no severity; did you mean 'error'? (error, warning, info)\n"
    )


def test_a_rule_page_is_in_both_languages_with_the_examples_once() -> None:
    page = pages(load_rulebook())["docs/rules/late.md"]
    headings = re.findall(r"^#+ .*", page, re.MULTILINE)
    assert headings == [
        "# `late`",
        "## Late step (`late`)",
        "### Why it matters",
        "### What to do instead",
        "### Settings",
        "## Später Schritt (`late`)",
        "### Warum es zählt",
        "### Was stattdessen hilft",
        "### Einstellungen",
        "## Examples · Beispiele",
        "### Flagged",
        "### Not flagged",
    ]


def test_the_overview_lists_rules_by_family() -> None:
    page = pages(load_rulebook())["docs/rules/README.md"]
    assert page.endswith(
        "# Rules\n\n3 rules in 2 families. `journeyaudit explain RULE` prints the page of a rule.\n\n"
        "## manner\n\n"
        "| rule | severity | basis | English | German |\n| --- | --- | --- | --- | --- |\n"
        "| [`chatty`](chatty.md) | info | convention | Chatty step | Geschwätziger Schritt |\n"
        "| [`pushy`](pushy.md) | warning | convention | Pushy step | Aufdringlicher Schritt |\n\n"
        "## time\n\n"
        "| rule | severity | basis | English | German |\n| --- | --- | --- | --- | --- |\n"
        "| [`late`](late.md) | error | convention | Late step | Später Schritt |\n"
    )


def test_decisions_are_listed_in_their_order(root: Path) -> None:
    for name, title in (("0002-late", "2. Later"), ("0001-early", "1. Sooner")):
        (root / "docs/decisions").mkdir(exist_ok=True)
        (root / f"docs/decisions/{name}.md").write_text(f"# {title}\n\nStatus: accepted\n", encoding="utf-8")
    page = pages(load_rulebook(), root)["docs/decisions/README.md"]
    assert page.endswith("\n\n- [1. Sooner](0001-early.md)\n- [2. Later](0002-late.md)\n")
    assert main([], root) == 0
    assert main(["--check"], root) == 0


def test_every_field_that_rules_can_ask_is_described() -> None:
    page = pages(load_rulebook())["docs/reference/fields.md"]
    for name, kind in kinds().items():
        section = page.split(f"\n## {name}\n")[1].split("\n## ")[0]
        assert ("A rule may look at it" in section) is (name in EACH)
        for field in kind.fields:
            [row] = [line for line in section.splitlines() if line.startswith(f"| `{field}` |")]
            assert row.count(" | ") >= 3
            assert not row.endswith("|  |"), f"{name}.{field} has no description"


def test_every_key_of_the_format_is_described() -> None:
    page = pages(load_rulebook())["docs/reference/journey-format.md"]
    for model in {*parts(Journey), *parts(Organisation)}:
        section = page.split(f"\n## {model.__name__}\n")[1].split("\n## ")[0]
        for doc in field_docs(model):
            [row] = [line for line in section.splitlines() if line.startswith(f"| `{doc.key}` |")]
            assert doc.description.replace("|", "\\|") in row


def test_links_inside_the_references_lead_somewhere() -> None:
    found = pages(load_rulebook())
    anchors = {
        name: {heading.lower().replace(" ", "-") for heading in re.findall(r"^#+ (.*)", text, re.MULTILINE)}
        for name, text in found.items()
        if name.startswith("docs/reference/")
    }
    for name, known in anchors.items():
        for file, target in re.findall(r"\]\(([a-z.-]*)#([a-z-]+)\)", found[name]):
            if not file.endswith("README.md"):
                there = anchors[f"docs/reference/{file}"] if file else known
                assert target in there, f"{name} links to {file}#{target}"


def test_the_page_of_the_command_line_holds_every_option(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    run = Command(monkeypatch, capsys)
    page = pages(load_rulebook())["docs/reference/cli.md"]
    for command in re.findall(r"^## journeyaudit (.*)", page, re.MULTILINE):
        section = page.split(f"\n## journeyaudit {command}\n")[1].split("\n## ")[0]
        told = run(*command.split(), "--help").out
        options = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", told.split("Options:")[1])) - {"-h", "--help"}
        assert {option for option in options if f"`{option}" not in section} == set(), command


@pytest.mark.parametrize("subject", Subject)
def test_schemas_are_schemas(subject: Subject) -> None:
    text = pages(load_rulebook())[f"docs/schema/{subject.value}.schema.json"]
    jsonschema.Draft202012Validator.check_schema(json.loads(text))


def test_tables_keep_their_columns() -> None:
    assert table(("a", "b"), [("x|y", "one\ntwo")]) == "| a | b |\n| --- | --- |\n| x\\|y | one two |\n"
