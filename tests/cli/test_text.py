"""The command `text`: files, folders, standard input, one text a line; formats and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from journeyaudit.reporters.report_schema import report_schema
from journeyaudit.rulebook import pack
from tests.command import Command

RULES = Path(__file__).resolve().parents[2] / "rules"
HOSTILE = "Dafür bin ich nicht zuständig, rufen Sie bitte die Zentrale an."
HARMLESS = "Ihr Paket kommt am Freitag vor zehn Uhr an."


@pytest.fixture(autouse=True)
def here(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with texts, and the rules that come with the program."""
    monkeypatch.setattr(pack, "builtin_folder", lambda: RULES)
    (repository / "brief.txt").write_text(f"{HARMLESS}\n\n{HOSTILE}\n", encoding="utf-8")
    (repository / "seite.md").write_text(f"# Hilfe\n\n`{HOSTILE}`\n\n{HARMLESS}\n", encoding="utf-8")
    return repository


def test_one_json_object_a_finding(run: Command) -> None:
    lines = f"{HARMLESS}\n{HOSTILE}\nOk.\nWir melden uns, sobald wir können.\n".encode()
    outcome = run("text", "-", "--per-line", "--format", "jsonl", stdin=lines)
    found = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.code == 0
    assert {(one["line"], one["rule"]) for one in found} >= {(2, "not-my-department")}
    assert {one["line"] for one in found} <= {2, 4}
    for one in found:
        text = lines.decode().splitlines()[one["line"] - 1]
        assert text[one["column"] - 1 : one["end_column"] - 1] == one["quote"]
        assert 0 < one["confidence"] <= 1
        assert one["severity"] in ("info", "warning", "error")


def test_a_folder_of_texts_as_a_report(run: Command) -> None:
    outcome = run("text", ".", "--format", "json", "--lang", "de")
    report = json.loads(outcome.out)
    jsonschema.Draft202012Validator(report_schema()).validate(report)
    assert [(one["file"], one["line"]) for one in report["findings"]] == [("brief.txt", 3)]
    assert [one["file"] for one in report["texts"]] == ["brief.txt", "seite.md"]
    assert report["summary"] == "1 Warnung in 2 Texten"


def test_the_report_for_people_names_the_words_the_line_and_how_sure_it_is(run: Command) -> None:
    outcome = run("text", "brief.txt", "--lang", "en", "--wording", "phrases")
    assert "“nicht zuständig”" in outcome.out
    assert "brief.txt:3:15" in outcome.out
    assert "% sure" in outcome.out
    assert "Bill" not in outcome.out
    assert outcome.code == 0


def test_the_threshold_decides_the_exit_code(run: Command) -> None:
    assert run("text", "brief.txt", "--fail-on", "warning").code == 1
    assert run("text", "brief.txt", "--fail-on", "warning", "--exit-zero").code == 0
    assert run("text", "seite.md", "--fail-on", "warning").code == 0


def test_a_report_can_be_written_to_a_file(run: Command, here: Path) -> None:
    assert run("text", "brief.txt", "--output", "sarif=texts.sarif").code == 0
    assert json.loads((here / "texts.sarif").read_text("utf-8"))["runs"][0]["results"]


@pytest.mark.parametrize("form", ["concise", "github", "gitlab", "junit", "markdown", "sarif", "jsonl", "full"])
def test_every_format_tells_of_texts(run: Command, form: str) -> None:
    outcome = run("text", ".", "--format", form)
    assert outcome.code == 0
    assert "brief.txt" in outcome.out


def test_what_cannot_be_read_is_said_and_leaves_no_verdict(run: Command, here: Path) -> None:
    (here / "latin.txt").write_bytes(b"f\xfcr")
    (here / "leer").mkdir()
    for name, said in {
        "latin.txt": "the text is not UTF-8",
        "leer": "there are no texts in this folder",
        "nirgends.txt": "the file cannot be read: No such file or directory",
    }.items():
        outcome = run("text", name, "brief.txt", "--lang", "en")
        assert outcome.code == 2
        assert said in outcome.out
        assert "nicht zuständig" in outcome.out
        lines = run("text", name, "--per-line", "--format", "jsonl")
        assert (lines.code, lines.out) == (2, "")
        assert said in lines.err


def test_wrong_options_are_no_verdict(run: Command) -> None:
    assert run("text", "brief.txt", "--select", "not-my-departement").code == 2
    assert run("text", "brief.txt", "--wording", "certain").code == 2
    assert run("text", "brief.txt", "--config", "none.yaml").code == 2
