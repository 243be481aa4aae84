"""The settings file: where it is found, what may stand in it, and what is said of everything else."""

from pathlib import Path

import jsonschema
import pytest

from journeyaudit.reader import read
from journeyaudit.settings import Settings, find, load_settings, parse_settings, settings_schema
from journeyaudit.source import SourceError

KEYS = ", ".join(Settings.model_fields)


def parsed(text: str) -> Settings:
    [document] = read(text, "journeyaudit.yaml")
    return parse_settings(document)


def refused(text: str) -> list[str]:
    """What is said of settings, without the description of the setting behind it."""
    with pytest.raises(SourceError) as caught:
        parsed(text)
    assert {problem.code for problem in caught.value.problems} == {"settings"}
    return [
        f"{problem.span.start.line}:{problem.span.start.column}: {problem.message}" for problem in caught.value.problems
    ]


def test_settings_have_defaults() -> None:
    settings = Settings()
    assert settings.model_dump() == {
        "rules": (),
        "profile": "recommended",
        "presets": (),
        "select": (),
        "ignore": (),
        "severity": {},
        "settings": {},
        "budget": {},
        "wording": "sure",
        "customers": (),
        "columns": {},
        "fail_on": "error",
        "portfolio": "partial",
        "as_of": None,
        "lang": None,
    }


def test_settings_are_read() -> None:
    settings = parsed(
        "rules: ours\nselect: [promise, asks-twice]\nignore: lip-service\nfail_on: warning\nportfolio: whole\n"
        "severity: {forced-channel: error, vague-promise: off}\nsettings: {queue-limit: {queue: 5 min}}\n"
        "as_of: 2026-03-01\nlang: de\n"
    )
    assert settings.rules == ("ours",)
    assert settings.select == ("promise", "asks-twice")
    assert settings.ignore == ("lip-service",)
    assert settings.severity == {"forced-channel": "error", "vague-promise": "off"}
    assert settings.settings == {"queue-limit": {"queue": "5 min"}}
    assert (settings.fail_on, settings.portfolio, settings.lang) == ("warning", "whole", "de")
    assert settings.as_of is not None
    assert settings.as_of.isoformat() == "2026-03-01"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("selct: [x]", ["1:1: there is no setting 'selct'; did you mean 'select'?"]),
        ("fail-on: error", ["1:1: there is no setting 'fail-on'; did you mean 'fail_on'?"]),
        (
            "budget: 3",
            ["1:9: `budget`: '3' stands here; expected names with amounts, such as `{waiting: 5 d, contacts: 3}`"],
        ),
        (
            "columns: wait",
            ["1:10: `columns`: 'wait' stands here; expected headings with the field of each, such as `{Dauer: wait}`"],
        ),
        ("budgt: {waiting: 5 d}", ["1:1: there is no setting 'budgt'; did you mean 'budget'?"]),
        ("fail_on: warn", ["1:10: `fail_on`: 'warn' is none of error, warning, info; did you mean 'warning'?"]),
        ("fail_on: Fehler", ["1:10: `fail_on`: 'Fehler' is none of error, warning, info"]),
        ("fail_on: [error]", ["1:10: `fail_on`: a list is none of error, warning, info"]),
        ("portfolio: true", ["1:12: `portfolio`: true is none of partial, whole"]),
        ("lang: fr", ["1:7: `lang`: 'fr' is none of de, en"]),
        ("select:", ["1:8: `select`: the value is missing; write one, or delete the line"]),
        ("select: {a: b}", ["1:9: `select`: a mapping stands here; expected a name, or a list of names"]),
        ("ignore: [a, 3]", ["1:13: `ignore.1`: '3' stands here; expected a name"]),
        ("rules: 3", ["1:8: `rules`: '3' stands here; expected a name, or a list of names"]),
        ("presets: 3", ["1:10: `presets`: '3' stands here; expected a name, or a list of names"]),
        ("profile: [strict]", ["1:10: `profile`: a list stands here; expected a name"]),
        (
            "severity: error",
            [
                "1:11: `severity`: 'error' stands here; expected rules with a severity each, "
                "such as `forced-channel: warning`"
            ],
        ),
        (
            "severity: {a: eror}",
            ["1:15: `severity.a`: 'eror' is none of error, warning, info, off; did you mean 'error'?"],
        ),
        ("severity: {a: false}", ["1:15: `severity.a`: false is none of error, warning, info, off"]),
        (
            "settings: 3",
            [
                "1:11: `settings`: '3' stands here; expected rules with their thresholds, "
                "such as `forced-channel: {NAME: VALUE}`"
            ],
        ),
        (
            "settings: {a: 3}",
            ["1:15: `settings.a`: '3' stands here; expected names with values, such as `{limit: 2 d}`"],
        ),
        (
            "settings: {a: [x]}",
            ["1:15: `settings.a`: a list stands here; expected names with values, such as `{limit: 2 d}`"],
        ),
        ("as_of: 12", ["1:8: `as_of`: '12' stands here; expected a date such as 2026-03-01"]),
        (
            "as_of: 2026-13-01",
            ["1:8: `as_of`: “2026-13-01” is not in the calendar. Write a date as in 2026-03-01 or 01.03.2026."],
        ),
        (
            "lnag: de\nfail_on: x\nselect: 1",
            [
                "1:1: there is no setting 'lnag'; did you mean 'lang'?",
                "2:10: `fail_on`: 'x' is none of error, warning, info",
                "3:9: `select`: '1' stands here; expected a name, or a list of names",
            ],
        ),
        ("- a", ["1:1: settings are lines of `key: value`"]),
    ],
    ids=lambda value: value.replace("\n", " ") if isinstance(value, str) else "",
)
def test_wrong_settings_are_said_at_their_place(text: str, expected: list[str]) -> None:
    assert refused(text) == expected


def test_an_unknown_setting_is_told_which_there_are() -> None:
    with pytest.raises(SourceError) as caught:
        parsed("quota: 3")
    assert str(caught.value) == f"journeyaudit.yaml:1:1: there is no setting 'quota' (settings are: {KEYS})"


def test_a_wrong_value_is_told_what_the_setting_is_for() -> None:
    with pytest.raises(SourceError) as caught:
        parsed("fail_on: x")
    assert caught.value.problems[0].hint == "The least severity that ends the audit with exit code 1."


@pytest.mark.parametrize(
    ("files", "start", "expected"),
    [
        (["journeyaudit.yaml"], ".", "journeyaudit.yaml"),
        (["journeyaudit.yml"], ".", "journeyaudit.yml"),
        (["journeyaudit.yaml"], "a/b", "journeyaudit.yaml"),
        (["journeyaudit.yaml", "a/journeyaudit.yml"], "a/b", "a/journeyaudit.yml"),
        (["journeyaudit.yaml", "journeyaudit.yml"], ".", "journeyaudit.yaml"),
        (["journeyaudit.yaml", "a/.git/HEAD"], "a/b", None),
        (["a/journeyaudit.yaml", "a/.git/HEAD"], "a/b", "a/journeyaudit.yaml"),
        (["a/b/journeyaudit.yaml"], "a", None),
        (["journeyaudit.yaml/x", "other.yaml"], ".", None),
    ],
    ids=[
        "here",
        "other ending",
        "above",
        "nearest",
        "yaml before yml",
        "not above .git",
        "beside .git",
        "not below",
        "not a folder",
    ],
)
def test_the_nearest_settings_file_upwards_counts(
    tmp_path: Path, files: list[str], start: str, expected: str | None
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a/b").mkdir(parents=True)
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("lang: de\n")
    assert find(tmp_path / start) == (tmp_path / expected if expected else None)


def test_settings_above_are_named_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "journeyaudit.yaml").write_text("rules: ours\n")
    monkeypatch.chdir(tmp_path / "a/b")
    settings, folder = load_settings(None, Path.cwd())
    assert (settings.rules, folder.as_posix()) == (("ours",), "../..")
    assert list(settings.texts) == ["../../journeyaudit.yaml"]


def test_settings_that_are_named_count_instead_of_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("journeyaudit.yaml").write_text("lang: de\n")
    Path("ci").mkdir()
    Path("ci/strict.yaml").write_text("fail_on: warning\n")
    settings, folder = load_settings("ci/strict.yaml", Path.cwd())
    assert (settings.lang, settings.fail_on, folder) == (None, "warning", Path("ci"))


def test_no_settings_are_no_fault(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert load_settings(None, tmp_path) == (Settings(), Path())
    (tmp_path / "journeyaudit.yaml").write_text("# nothing yet\n")
    settings, _ = load_settings(None, tmp_path)
    assert settings == Settings()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.yaml", "none.yaml:1:1: there is no such settings file"),
        ("folder", "folder:1:1: the settings file cannot be read: Is a directory"),
        ("two.yaml", "two.yaml:3:1: a settings file holds one document: delete the line `---` and what is below it"),
        (
            "twice.yaml",
            "twice.yaml:2:1: the key `lang` appears twice; the first is in line 1 "
            "(keep one; several values make a list: `[a, b]`)",
        ),
    ],
)
def test_settings_that_cannot_be_read_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    Path("two.yaml").write_text("lang: de\n---\nlang: en\n")
    Path("twice.yaml").write_text("lang: de\nlang: en\n")
    with pytest.raises(SourceError) as caught:
        load_settings(name, Path.cwd())
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ({"select": ["a"], "severity": {"a": "off"}, "settings": {"a": {"limit": "2 d"}}, "as_of": "2026-03-01"}, True),
        ({"selct": ["a"]}, False),
        ({"severity": {"a": "eror"}}, False),
        ({"fail_on": "warn"}, False),
        ({"select": "promise", "ignore": "x", "rules": "ours", "presets": "de-consumer"}, True),
    ],
)
def test_editors_get_the_same_answer_from_the_schema(text: dict[str, object], good: bool) -> None:
    schema = settings_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert jsonschema.Draft202012Validator(schema).is_valid(text) is good
