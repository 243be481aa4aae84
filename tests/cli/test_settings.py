"""What `settings show` prints: every setting that holds, with where it came from."""

import json
from pathlib import Path

from journeyaudit.reader import read
from journeyaudit.settings import Settings, parse_settings
from tests.command import Command

FILE = """\
profile: strict
ignore: [vague-promise]
severity: {pushy: off}
settings:
  late: {limit: 4 d}
budget: {waiting: 5d, contacts: 3}
overrides:
  - files: [old/, "*.draft.yaml"]
    ignore: late
    severity: {pushy: info, "true": error}
  - files: uk/
    presets: uk-finance
"""
SHOWN = """\
rules: []                          # default
profile: strict                    # journeyaudit.yaml:1
presets: []                        # default
select: [promise]                  # --select
ignore: [vague-promise, late]      # journeyaudit.yaml:2, --ignore
severity:
  pushy: off                       # journeyaudit.yaml:3
settings:
  late:
    limit: "4 d"                   # journeyaudit.yaml:5
budget:
  waiting: "5d"                    # journeyaudit.yaml:6
  contacts: 3                      # journeyaudit.yaml:6
wording: sure                      # default
customers: []                      # default
columns: {}                        # default
fail_on: error                     # default
# baseline: not set                # no finding is known
portfolio: whole                   # --whole
as_of: 2026-03-01                  # --as-of
# lang: not set                    # the language of the system
exclude: []                        # default
respect_gitignore: true            # default
overrides:
  - files: [old/, "*.draft.yaml"]  # journeyaudit.yaml:8
    ignore: [late]                 # journeyaudit.yaml:9
    severity:
      pushy: info                  # journeyaudit.yaml:10
      "true": error                # journeyaudit.yaml:10
  - files: [uk/]                   # journeyaudit.yaml:11
    presets: [uk-finance]          # journeyaudit.yaml:12
"""
DEFAULTS = """\
rules: []                  # Vorgabe
profile: recommended       # Vorgabe
presets: []                # Vorgabe
select: []                 # Vorgabe
ignore: []                 # Vorgabe
severity: {}               # Vorgabe
settings: {}               # Vorgabe
budget: {}                 # Vorgabe
wording: sure              # Vorgabe
customers: []              # Vorgabe
columns: {}                # Vorgabe
fail_on: error             # Vorgabe
# baseline: nicht gesetzt  # kein Fund ist bekannt
portfolio: partial         # Vorgabe
# as_of: nicht gesetzt     # der Tag der Prüfung
# lang: nicht gesetzt      # die Sprache des Systems
exclude: []                # Vorgabe
respect_gitignore: true    # Vorgabe
overrides: []              # Vorgabe
"""


def parsed(text: str) -> Settings:
    [document] = read(text, "x.yaml")
    return parse_settings(document)


def test_every_setting_is_shown_with_where_it_came_from(run: Command) -> None:
    Path("journeyaudit.yaml").write_text(FILE)
    options = ["--select", "promise", "--ignore", "late", "--whole", "--as-of", "2026-03-01"]
    outcome = run("settings", "show", *options)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == SHOWN
    assert {one.partition(":")[0].removeprefix("# ") for one in outcome.out.splitlines() if one[0] != " "} == {
        *Settings.model_fields
    }


def test_defaults_are_shown_in_german(run: Command) -> None:
    assert run("settings", "show", "--lang", "de").out == DEFAULTS


def test_what_is_shown_can_be_used_as_settings(run: Command) -> None:
    Path("journeyaudit.yaml").write_text(FILE)
    shown, written = parsed(run("settings", "show").out), parsed(FILE)
    assert shown.model_dump() == written.model_dump()


def test_odd_values_are_shown_so_that_they_can_be_read_again(run: Command) -> None:
    file = 'select: "\\U0001F600"\nbudget: {waiting: }\nsettings: {late: {limit: [{a: .inf}, "😀", 1.5, ~]}}\n'
    Path("journeyaudit.yaml").write_text(file, encoding="utf-8")
    out = run("settings", "show").out
    assert 'select: ["😀"]' in out
    assert "  waiting: null" in out
    assert '    limit: [{a: .inf}, "😀", 1.5, null]' in out
    assert parsed(out).model_dump() == parsed(file).model_dump()


def test_an_override_may_leave_a_key_empty(run: Command) -> None:
    Path("a.yaml").write_text("journey: A\nlanguage: en\ntouchpoints:\n  - {title: B, kind: reminder}\n")
    Path("journeyaudit.yaml").write_text("overrides:\n  - files: b.yaml\n    profile:\n")
    assert run("check", "--format", "concise").code == 0


def test_what_holds_for_a_file_is_shown(run: Command) -> None:
    Path("journeyaudit.yaml").write_text(FILE)
    lines = run("settings", "show", "old/a.yaml", "--profile", "correctness").out.splitlines()
    said = [" ".join(line.split()) for line in lines]
    assert said[0] == "# for old/a.yaml"
    assert "profile: correctness # --profile" in said
    assert "ignore: [vague-promise, late] # journeyaudit.yaml:2, journeyaudit.yaml:9" in said
    assert "pushy: info # journeyaudit.yaml:10" in said
    assert "overrides" not in " ".join(said)


def test_options_of_the_call_hold_for_every_file(run: Command) -> None:
    Path("journeyaudit.yaml").write_text("overrides: [{files: old/, select: late, presets: x}]")
    lines = run("settings", "show", "old/a.yaml", "--select", "pushy", "--preset", "de-consumer").out.splitlines()
    said = [" ".join(line.split()) for line in lines]
    assert "select: [pushy] # --select" in said
    assert "presets: [de-consumer] # --preset" in said


def test_settings_are_shown_as_json(run: Command) -> None:
    Path("pyproject.toml").write_text("[tool.journeyaudit]\nfail_on = 'info'\nas_of = 2026-03-01\n")
    shown = json.loads(run("settings", "show", "--format", "json").out)
    held = {".".join(one["setting"]): (one["value"], one["from"]) for one in shown["settings"]}
    assert held["fail_on"] == ("info", ["pyproject.toml:2"])
    assert held["as_of"] == ("2026-03-01", ["pyproject.toml:3"])
    assert held["lang"] == (None, ["default"])
    assert shown["remarks"] == []


def test_a_file_that_does_not_count_is_said(run: Command) -> None:
    Path("journeyaudit.yaml").write_text("lang: de\n")
    Path("pyproject.toml").write_text("[tool.journeyaudit]\n")
    said = "pyproject.toml: die Einstellungen hier gelten nicht: neben dieser Datei liegt journeyaudit.yaml"
    assert run("settings", "show").out.splitlines()[0] == f"# {said}"


def test_wrong_settings_are_said(run: Command) -> None:
    Path("journeyaudit.yaml").write_text("lang: fr\n")
    outcome = run("settings", "show")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("journeyaudit: journeyaudit.yaml:1:7: `lang`: 'fr' is none of de, en")


def test_nothing_in_a_settings_file_steers_the_terminal(run: Command) -> None:
    Path("journeyaudit.yaml").write_text('ignore: ["\\x1b[31mred", "a\\nb"]\nseverity: {"x\\e]0;y": off}\n')
    out = run("settings", "show").out
    assert '["\\u001b[31mred", "a\\nb"]' in out
    assert "\x1b" not in out


def test_reports_remark_that_a_file_does_not_count(run: Command) -> None:
    Path("a.yaml").write_text("journey: A\nlanguage: en\ntouchpoints: [B]\n")
    Path("journeyaudit.yaml").write_text("lang: en\n")
    Path("pyproject.toml").write_text("[tool.journeyaudit]\n")
    outcome = run("check", "--format", "concise")
    said = "the settings here do not count: journeyaudit.yaml stands beside this file (keep one of them)"
    assert outcome.out.splitlines()[0] == f"pyproject.toml:1:1: note[settings] {said}"
    assert outcome.code == 0
