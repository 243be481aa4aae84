"""Whoever speaks German reads German: help pages, wrong usage, and what goes wrong before anything is audited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from journeyaudit.cli import console, german
from journeyaudit.cli.app import COMMANDS, app_with
from journeyaudit.settings import Settings
from journeyaudit.values import saying
from tests.command import Command

RULES_PAGE = """\
Aufruf: journeyaudit rules [OPTIONEN] BEFEHL [ARGUMENTE]...

  Regeln auflisten, erklären und testen.

Optionen:
  -h, --help  Diese Hilfe zeigen und enden.

Befehle:
  list  Die Regeln nach Familien auflisten, mit Stufe und Titel.
  new   Eine neue Regel als Anfang schreiben.
  test  Die Beispiele von Regeln laufen lassen.
"""
WRONG = [
    (("check", "--xyz"), "Eine Option --xyz gibt es nicht."),
    (("check", "--lnag", "de"), "Eine Option --lnag gibt es nicht. Ist --lang gemeint?"),
    (("check", "--format"), "Nach der Option '--format' fehlt ein Wert."),
    (("check", "--quiet=1"), "Zur Option '--quiet' gehört kein Wert."),
    (("check", "--lang", "fr"), "Ungültiger Wert für '--lang': 'fr' ist nicht bekannt; möglich sind 'de', 'en'."),
    (
        ("bill", "-f", "xml"),
        "Ungültiger Wert für '--format' / '-f': 'xml' ist nicht bekannt; möglich sind 'table', 'json'.",
    ),
    (("explain",), "Es fehlt das Argument 'REGEL'."),
    (("explain", "a", "b"), "Zu viele Argumente: b"),
    (
        ("schema",),
        "Es fehlt das Argument 'GEGENSTAND'. Möglich sind: journey, organisation, rule, settings, report, diff",
    ),
    (
        ("check", "--as-of", "1.2."),
        "Ungültiger Wert für '--as-of': „1.2.“ ist kein vollständiges Datum. Nötig sind Tag, Monat und Jahr, etwa: "
        "01.03.2026 oder 2026-03-01.",
    ),
    (
        ("check", "--output", "x"),
        "Ungültiger Wert für '--output': 'x' ist nicht FORMAT=PFAD wie in sarif=journeys.sarif.",
    ),
    (("check", "-o", "jsno=x"), "Ungültiger Wert für '--output': Es gibt kein Format 'jsno'. Ist 'json' gemeint?"),
    (("check", "--\x1b[31m"), "Eine Option --\\x1b[31m gibt es nicht."),
]


@pytest.fixture
def deutsch(monkeypatch: pytest.MonkeyPatch) -> None:
    """A locale that says German."""
    monkeypatch.setenv("LANG", "de_DE.UTF-8")


@pytest.mark.parametrize(("arguments", "said"), WRONG, ids=[" ".join(call) for call, _ in WRONG])
@pytest.mark.usefixtures("deutsch")
def test_wrong_usage(run: Command, arguments: tuple[str, ...], said: str) -> None:
    found = run(*arguments)
    assert found.code == 2
    assert found.err.splitlines()[-1] == f"Fehler: {said}"


@pytest.mark.usefixtures("deutsch")
def test_wrong_usage_shows_the_call_and_where_help_is(run: Command) -> None:
    assert run("explain", "a", "b").err == (
        "Aufruf: journeyaudit explain [OPTIONEN] {REGEL}\n"
        "Hilfe zeigt: journeyaudit explain -h\n\n"
        "Fehler: Zu viele Argumente: b\n"
    )


@pytest.mark.usefixtures("deutsch")
def test_an_unknown_command(run: Command) -> None:
    said = run("chekc").err.splitlines()[-1]
    assert said.startswith("Fehler: Einen Befehl 'chekc' gibt es nicht.")


@pytest.mark.usefixtures("deutsch")
def test_the_option_is_stronger_than_the_locale(run: Command) -> None:
    assert run("check", "--xyz", "--lang", "en").err.splitlines()[-1] == "Error: No such option: --xyz"


def test_an_english_call_is_answered_in_english(run: Command) -> None:
    assert run("check", "--xyz").err.splitlines()[-1] == "Error: No such option: --xyz"


def test_a_call_may_ask_for_german(run: Command) -> None:
    assert run("check", "--lang=de", "--xyz").err.splitlines()[-1] == ("Fehler: Eine Option --xyz gibt es nicht.")


@pytest.mark.usefixtures("deutsch")
@pytest.mark.parametrize("arguments", [("rules", "--help"), ("rules",)])
def test_a_help_page(run: Command, arguments: tuple[str, ...]) -> None:
    found = run(*arguments)
    assert (found.out or found.err).rstrip("\n") == RULES_PAGE.rstrip("\n")


@pytest.mark.usefixtures("deutsch")
def test_defaults_are_named_in_german(run: Command) -> None:
    page = run("check", "--help").out
    assert "[Vorgabe: info]" in page
    assert not re.search(r"default|required|Show|Usage|Options|Arguments", page)


def commands(command: Any) -> Iterator[Any]:
    yield command
    for one in getattr(command, "commands", {}).values():
        yield from commands(one)


def test_every_place_of_a_help_page_has_a_german_name() -> None:
    program = typer.main.get_command(app_with(COMMANDS))
    places = {one.metavar for command in commands(program) for one in command.params if one.metavar}
    assert sorted({word for place in places for word in re.findall("[A-Z]{2,}", place)} - german.PLACES.keys()) == []


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        ((), None),
        (("check", "--lang", "de"), "de"),
        (("check", "--lang=en"), "en"),
        (("check", "--lang"), None),
        (("check", "--lang", "fr"), None),
        (("check", "de"), None),
        (("check", "--", "--lang", "de"), None),
    ],
)
def test_the_language_that_a_call_asks_for(arguments: tuple[str, ...], lang: str | None) -> None:
    assert console.asked(arguments) == lang


def test_a_fault_of_the_settings_is_said_in_the_language_of_the_call(run: Command) -> None:
    Path("journeyaudit.yaml").write_text("profil: strict\n", encoding="utf-8")
    assert run("check", "--lang", "de").err == (
        "journeyaudit: journeyaudit.yaml:1:1: es gibt keine Einstellung 'profil'. Ist 'profile' gemeint? "
        f"(Einstellungen sind: {', '.join(Settings.model_fields)})\n"
    )


def test_what_goes_wrong_later_is_said_in_the_language_of_the_settings(run: Command) -> None:
    Path("journeyaudit.yaml").write_text("lang: de\n", encoding="utf-8")
    assert run("explain", "nothing-like-it").err == (
        "journeyaudit: es gibt keine Regel 'nothing-like-it'; `journeyaudit rules list` zeigt alle\n"
    )
    assert run("why", "nothing-like-it").err == (
        "journeyaudit: es gibt keine Regel 'nothing-like-it'. `journeyaudit rules list` zeigt alle\n"
    )


@pytest.mark.usefixtures("deutsch")
def test_a_new_rule_is_announced(run: Command) -> None:
    assert run("rules", "new", "slow-answer").out == (
        "rules/own/slow-answer.yaml ist geschrieben. In journeyaudit.yaml `rules: rules` ergänzen, dann versuchen:\n"
        "  journeyaudit rules test slow-answer --mutate\n"
    )
    assert run("rules", "new", "slow-answer").err == "journeyaudit: rules/own/slow-answer.yaml gibt es schon\n"


@pytest.mark.usefixtures("deutsch")
def test_a_crash_is_confessed_in_german(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("journeyaudit.cli.schemas.schema_of", fail)
    assert run("schema", "rule").err == (
        "journeyaudit ist gescheitert: ZeroDivisionError: by zero\n"
        "Das ist ein Fehler des Werkzeugs. Bitte mit der Datei melden, die ihn ausgelöst hat.\n"
    )


@pytest.mark.usefixtures("deutsch")
def test_the_catalogue_is_read_only_where_something_is_said(run: Command) -> None:
    Path("a.yaml").write_text("journey: Bestellen\ntouchpoints: [Bestellung]\n", encoding="utf-8")
    saying.german.cache_clear()
    assert run("check", "a.yaml").code == 0
    assert saying.german.cache_info().currsize == 0
    assert run("check", "b.yaml").code == 2
    assert saying.german.cache_info().currsize == 1
