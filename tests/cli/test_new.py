"""What `new` writes: a journey that can be audited at once, in the writer's own words, and never over a file."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from journeyaudit.model import Journey, parse_journey, walk
from journeyaudit.reader import read
from journeyaudit.starter import Draft, journey_text
from journeyaudit.values import Language
from tests.command import ENVIRONMENT, Command

STEPS = ["--step", "Customer asks for a card", "--step", "We send it"]
TEXT = """\
# yaml-language-server: $schema=.journeyaudit/journey.schema.json
# Lines that begin with `#` are advice: take the `#` away, write what is true for you, or delete them.
# `journeyaudit check` says what else is worth filling in; what is missing is never held against anybody.
journey: Get a library card
id: get-a-library-card
language: en
intent: apply
# market: DE                                 # whose law applies, as a country code
# goal: To have it settled once and for all  # what the customer wants in the end
# owner: Customer Service                    # who answers for the journey as a whole
touchpoints:
  - title: Customer asks for a card
    id: customer-asks-for-a-card
    # actor: customer          # who acts: customer, system, or one of your teams
    # owner: Customer Service  # who answers for this step
    # channels: email          # where it happens: phone, email, web, letter; `none` for nowhere
    # wait: 2 working days     # how long the customer waits until it happens
    # asks: customer number    # what the customer has to tell or bring; `none` for nothing
    # the same for every step
  - title: We send it
    id: we-send-it
"""


def journey_of(text: str) -> Journey:
    [document] = read(text, "a.yaml")
    return parse_journey(document)


def test_a_journey_is_written_from_options(run: Command) -> None:
    outcome = run("new", "--title", "Get a library card", "--intent", "Antrag", *STEPS)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "written: get-a-library-card.yaml\n"
        "written: .journeyaudit/journey.schema.json\n"
        "next: fill in what you know, then try  journeyaudit check get-a-library-card.yaml\n"
    )
    assert Path("get-a-library-card.yaml").read_text() == TEXT
    assert Path(".journeyaudit/journey.schema.json").read_text() == run("schema", "journey").out
    audited = run("check")
    assert (audited.code, audited.err) == (0, "")


def test_it_lies_with_the_other_journeys_and_finds_the_schema(run: Command) -> None:
    Path("journeys").mkdir()
    Path(".journeyaudit").mkdir()
    Path(".journeyaudit/journey.schema.json").write_text("{}")
    outcome = run("new", "--title", "Karte bekommen", "--language", "de", "--lang", "de", *STEPS)
    assert outcome.out == (
        "geschrieben: journeys/karte-bekommen.yaml\n"
        "weiter: eintragen, was bekannt ist, dann  journeyaudit check journeys/karte-bekommen.yaml\n"
    )
    lines = Path("journeys/karte-bekommen.yaml").read_text().splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../.journeyaudit/journey.schema.json"
    assert "    # actor: Kunde          # wer handelt: Kunde, System oder ein Team" in lines


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (STEPS, "a journey needs a title: --title TEXT"),
        (["--title", " ", *STEPS], "a journey needs a title: --title TEXT"),
        (["--title", "A"], "a journey needs a step at least: --step TEXT"),
        (["--title", "A", "--step", " "], "a journey needs a step at least: --step TEXT"),
        (["there.yaml", "--title", "A", *STEPS], "'there.yaml' exists already, and nothing is written over it"),
        (["there", "--title", "A", *STEPS], "'there.yaml' exists already, and nothing is written over it"),
        (["--title", "There", *STEPS], "'there.yaml' exists already, and nothing is written over it"),
        (["--title", "A", "--intent", "complian", *STEPS], "'complian' is no intent; did you mean 'complain'?"),
        (
            ["--title", "A", "--intent", "zzz", *STEPS],
            "'zzz' is no intent; known: inform, buy, apply, start, use, help, change, pay, complain, withdraw, leave",
        ),
        (
            ["there.yaml/a.yaml", "--title", "A", *STEPS],
            "there.yaml/a.yaml:1:1: this cannot be written: Not a directory",
        ),
    ],
)
def test_what_cannot_be_written_is_said(run: Command, arguments: list[str], message: str) -> None:
    Path("there.yaml").write_text("mine\n")
    outcome = run("new", *arguments)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"journeyaudit: {message}\n")
    assert Path("there.yaml").read_text() == "mine\n"
    assert sorted(path.name for path in Path().iterdir()) == [".git", "there.yaml"]


def test_faults_are_said_in_german(run: Command) -> None:
    outcome = run("new", "--lang", "de", "--title", "A", "--intent", "complian", *STEPS)
    assert outcome.err == "journeyaudit: 'complian' ist kein Anliegen; Ist 'complain' gemeint?\n"


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_piece_of_advice_can_be_taken(language: Language) -> None:
    text = journey_text(Draft("A", language, ("B",)), "x.json")
    lines = [line.replace("# ", "", 1) if ": " in line and "  # " in line else line for line in text.splitlines()]
    journey = journey_of("\n".join(lines))
    assert (journey.market, journey.owner is not None, journey.goal is not None) == (("DE",), True, True)
    [(_, step)] = walk(journey)
    assert all(getattr(step, name) is not None for name in ("actor", "owner", "channels", "wait", "asks"))


@pytest.mark.parametrize(
    "title",
    [
        "a: b",
        "#1",
        "yes",
        "null",
        "- a",
        "'",
        '"',
        "{a}",
        "[a",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "a # b",
        "12",
        "ä \U0001f600",
        "none",
    ],
)
def test_any_words_come_back_as_they_were(title: str) -> None:
    journey = journey_of(journey_text(Draft(title, "en", (title, title)), "x.json"))
    assert [journey.title, *(one.title for _, one in walk(journey))] == [title] * 3
    assert len({one.id for _, one in walk(journey)}) == 2


def test_nothing_invisible_is_written() -> None:
    text = journey_text(Draft("a\x1b[31m\nb\u202ec\u2028d", "en", ("x\ty",)), "x.json")
    assert 'journey: "a [31m b c d"\n' in text
    assert "  - title: x y\n" in text


def test_it_asks_in_a_terminal(repository: Path) -> None:
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "journeyaudit", "new", "--lang", "de"],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **ENVIRONMENT},
    )
    os.close(theirs)
    os.write(ours, "Umzug melden\n\nUmzgu\nwechseln\nKunde ruft an\nBestätigung\n\n".encode())
    out, err = running.communicate(timeout=60)
    os.close(ours)
    assert running.returncode == 0, err.decode()
    assert out.decode().splitlines()[0] == "geschrieben: umzug-melden.yaml"
    asked = err.decode()
    assert asked.startswith("Was will der Kunde erledigen? (der Titel der Reise): ")
    assert "In welcher Sprache wird sie geschrieben? de oder en [de]: " in asked
    assert "'Umzgu' ist keins davon; noch einmal, oder nichts schreiben" in asked
    assert asked.endswith("Schritt 1: Schritt 2: Schritt 3: ")
    journey = journey_of(Path("umzug-melden.yaml").read_text())
    assert (journey.title, journey.intent, journey.language) == ("Umzug melden", "change", "de")
    assert [one.title for _, one in walk(journey)] == ["Kunde ruft an", "Bestätigung"]
