"""What the terminal tells: its width, whether it shows colour and which letters, and in which language."""

import io
import os
import sys
from pathlib import Path

import pytest

from journeyaudit.cli.console import PIPED_WIDTH, colour, fail, language, links, pages, style, width, write
from journeyaudit.report import Severity
from journeyaudit.source import Position, Problem, SourceError, Span


@pytest.mark.parametrize(
    ("terminal", "environment", "expected"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"TERM": "dumb"}, False),
        (True, {"TERM": "xterm-256color"}, True),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (False, {"FORCE_COLOR": "1"}, True),
        (True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (False, {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
    ],
)
def test_colour_is_used_where_it_can_be_seen(terminal: bool, environment: dict[str, str], expected: bool) -> None:
    assert colour(terminal, environment) is expected


@pytest.mark.parametrize(
    ("terminal", "environment", "expected"),
    [
        (False, {}, PIPED_WIDTH),
        (True, {"COLUMNS": "72"}, 72),
        (False, {"COLUMNS": "72"}, 72),
        (False, {"COLUMNS": "wide"}, PIPED_WIDTH),
        (False, {"COLUMNS": ""}, PIPED_WIDTH),
        (False, {"COLUMNS": "0"}, PIPED_WIDTH),
        (False, {"COLUMNS": "²"}, PIPED_WIDTH),
    ],
)
def test_the_width_is_that_of_the_terminal(terminal: bool, environment: dict[str, str], expected: int) -> None:
    assert width(terminal, environment) == expected


def test_a_terminal_is_asked_for_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.get_terminal_size", lambda _: os.terminal_size((93, 24)))
    assert width(True, {}) == 93


@pytest.mark.parametrize(
    ("wanted", "settings", "environment", "expected"),
    [
        ("de", "en", {"LANG": "en"}, "de"),
        (None, "de", {"LANG": "en"}, "de"),
        (None, None, {"LANG": "de_CH.UTF-8"}, "de"),
        (None, None, {"LC_ALL": "de_DE", "LANG": "en_GB"}, "de"),
        (None, None, {"LC_MESSAGES": "de_DE", "LANG": "en_GB"}, "de"),
        (None, None, {"LC_ALL": "C", "LANG": "de_DE"}, "en"),
        (None, None, {"LC_ALL": "", "LANG": "DE"}, "de"),
        (None, None, {"LANG": "den_CA"}, "en"),
        (None, None, {}, "en"),
    ],
)
def test_the_language_is_found(
    monkeypatch: pytest.MonkeyPatch,
    wanted: str | None,
    settings: str | None,
    environment: dict[str, str],
    expected: str,
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language(wanted, settings) == expected


def stream(monkeypatch: pytest.MonkeyPatch, encoding: str) -> io.BytesIO:
    """Standard output that takes only some characters."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    return raw


@pytest.mark.parametrize(
    ("encoding", "unicode"),
    [("utf-8", True), ("UTF8", True), ("utf-8-sig", True), ("ascii", False), ("cp1252", False), ("latin-1", False)],
)
def test_only_ascii_is_drawn_where_other_characters_may_be_missing(
    monkeypatch: pytest.MonkeyPatch, encoding: str, unicode: bool
) -> None:
    stream(monkeypatch, encoding)
    assert style().unicode is unicode


def test_the_style_follows_the_options(monkeypatch: pytest.MonkeyPatch) -> None:
    stream(monkeypatch, "utf-8")
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    found = style(Severity.WARNING, verbose=True, quiet=True)
    assert (found.least, found.verbose, found.quiet, found.colour, found.width) == (
        Severity.WARNING,
        True,
        True,
        False,
        PIPED_WIDTH,
    )


def test_what_a_stream_cannot_show_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = stream(monkeypatch, "latin-1")
    write("Prüfung „x“ \udcff\n")
    assert raw.getvalue() == "Prüfung ?x? ?\n".encode("latin-1")


def test_faults_are_said_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    span = Span(Position(2, 3), Position(2, 4))
    problems = [Problem("wrong\x1b[2J", "a.yaml", span, "right it"), Problem("again", "b\n.yaml", span)]
    assert fail(SourceError(problems)) == 2
    assert fail("there is no such rule") == 2
    assert capsys.readouterr() == (
        "",
        "journeyaudit: a.yaml:2:3: wrong\\x1b[2J (right it)\n"
        "journeyaudit: b\\x0a.yaml:2:3: again\n"
        "journeyaudit: there is no such rule\n",
    )


@pytest.mark.parametrize(
    ("terminal", "environment", "expected"),
    [
        (True, {"TERM": "xterm-256color"}, True),
        (True, {"TERM": "linux"}, False),
        (True, {"TERM": "dumb"}, False),
        (True, {}, False),
        (True, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (False, {"TERM": "xterm", "FORCE_COLOR": "1"}, False),
    ],
)
def test_links_are_for_terminals_that_can(terminal: bool, environment: dict[str, str], expected: bool) -> None:
    assert links(terminal, environment) is expected


def test_every_rule_has_a_page() -> None:
    found = pages()
    rules = Path(__file__).resolve().parents[2] / "rules"
    assert found.keys() == {
        one.stem for one in rules.glob("*/*.yaml") if one.parent.name not in ("lexicon", "profiles")
    }
    assert all(one.startswith("file:///") and one.endswith(f"/{name}.md") for name, one in found.items())
