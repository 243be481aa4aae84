"""The command `export`: where the journey goes, what is said about it, and how it ends."""

from pathlib import Path

import pytest

from tests.command import Command

WAY = """\
journey: Anschluss bestellen
language: de
market: DE
touchpoints:
- {title: Bestellen, actor: Kunde, emotion: -1}
- {title: Warten, wait: 3 Werktage}
---
journey: Leave
touchpoints: [Call]
"""
ONE, TWO = WAY.split("---\n")
DIAGRAM = """\
journey
  title Anschluss bestellen
  Bestellen: 2: Kunde
  %% journeyaudit: feelings not known below
  Warten: 3
"""


@pytest.fixture
def way() -> Path:
    file = Path("way.yaml")
    file.write_text(ONE, encoding="utf-8")
    return file


def test_the_diagram_is_printed_and_what_is_left_out_is_said_beside_it(run: Command, way: Path) -> None:
    outcome = run("export", "way.yaml", "--to", "mermaid")
    assert (outcome.code, outcome.out) == (0, DIAGRAM)
    assert outcome.err == (
        "journeyaudit: Mermaid wants a score for every step: where no feeling is known, 3 is written "
        "and a comment says so\n"
        "journeyaudit: a diagram has no place for these fields, they are left out: journey.language (1), "
        "journey.market (1), wait (1)\n"
    )


def test_the_option_wins_over_the_language_of_the_journey(run: Command, way: Path) -> None:
    assert "Bestellen: 2: Customer\n" in run("export", "way.yaml", "--to", "mermaid", "--lang", "en").out
    assert run("export", "way.yaml", "--to", "csv", "--lang", "de").err == (
        "journeyaudit: für diese Felder hat eine Tabelle keinen Platz, sie bleiben weg: journey.language (1), "
        "journey.market (1)\n"
    )


def test_a_table_from_standard_input(run: Command) -> None:
    outcome = run("export", "-", "--to", "csv", stdin=WAY.encode())
    assert (outcome.code, outcome.out) == (
        0,
        "Customer Journey;Schritt;Kennung;Wer;Wartezeit;Stimmung\n"
        "Anschluss bestellen;Bestellen;bestellen;Kunde;;-1\n"
        "Anschluss bestellen;Warten;warten;;3 Werktage;\n"
        "Leave;Call;call;;;\n",
    )


def test_a_table_becomes_a_diagram_as_the_settings_say(run: Command) -> None:
    Path("journeyaudit.yaml").write_text("customers: [Elternteil]\ncolumns: {Bearbeiter: actor}\n", encoding="utf-8")
    table = "Schritt;Bearbeiter\nAnmelden;Elternteil\n"
    outcome = run("export", "-", "--to", "mermaid", "--stdin-filename", "kita.csv", stdin=table.encode())
    assert (outcome.code, outcome.out.splitlines()[1:]) == (
        0,
        ["  title kita", "  %% journeyaudit: feelings not known below", "  Anmelden: 3: Customer"],
    )


def test_a_file_is_written_and_nothing_printed(run: Command, way: Path) -> None:
    assert run("export", "way.yaml", "--to", "mermaid", "-o", "way.mmd").out == ""
    assert Path("way.mmd").read_text(encoding="utf-8") == DIAGRAM
    assert run("export", "way.yaml", "--to", "csv", "-o", "way.csv").code == 0
    assert Path("way.csv").read_bytes().startswith("\ufeffCustomer Journey;".encode())


def test_one_of_several_journeys(run: Command) -> None:
    Path("two.yaml").write_text(WAY, encoding="utf-8")
    outcome = run("export", "two.yaml", "--to", "mermaid", "--journey", "leave")
    assert (outcome.code, outcome.out.splitlines()[1]) == (0, "  title Leave")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["two.yaml", "--to", "mermaid"],
         "a diagram holds one journey; choose one with --journey: anschluss-bestellen, leave"),
        (["two.yaml", "--to", "csv", "--journey", "leaf"], "two.yaml holds no journey 'leaf'; did you mean 'leave'?"),
        (["two.yaml", "--to", "csv", "--journey", "\x1b"],
         "two.yaml holds no journey '\\x1b', only: anschluss-bestellen, leave"),
        (["organisation.yaml", "--to", "csv"], "organisation.yaml holds no journey"),
        (["two.yaml", "--to", "csv", "-o", "./two.yaml"], "cannot write two.yaml: it is the journey itself"),
        (["two.yaml", "--to", "csv", "-o", "no/such.csv"], "cannot write no/such.csv: No such file or directory"),
        (["tow.yaml", "--to", "csv"],
         "tow.yaml:1:1: there is no such file or folder (did you mean 'two.yaml'?)"),
        (["broken.yaml", "--to", "csv"],
         "broken.yaml:1:1: a journey needs `touchpoints`, or `stages` with touchpoints"),
    ],
)  # fmt: skip
def test_what_cannot_be_exported_ends_in_2(run: Command, arguments: list[str], said: str) -> None:
    Path("two.yaml").write_text(WAY, encoding="utf-8")
    Path("broken.yaml").write_text("journey: T\n", encoding="utf-8")
    Path("organisation.yaml").write_text("organisation: Us\n", encoding="utf-8")
    outcome = run("export", *arguments)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"journeyaudit: {said}\n")


def test_an_unknown_form_is_wrong_usage(run: Command, way: Path) -> None:
    outcome = run("export", "way.yaml", "--to", "bpmn")
    assert outcome.code == 2
    assert "'bpmn' is not one of" in outcome.err
