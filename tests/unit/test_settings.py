"""The settings file: where it is found, what may stand in it, and what is said of everything else."""

from pathlib import Path

import jsonschema
import pytest

from journeyaudit.reader import read
from journeyaudit.settings import Local, Settings, find, load_settings, parse_settings, settings_schema
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
        "baseline": None,
        "portfolio": "partial",
        "as_of": None,
        "lang": None,
        "exclude": (),
        "respect_gitignore": True,
        "overrides": (),
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
        ({"overrides": [{"files": "old/", "severity": {"a": "off"}}, {"files": ["a", "b"], "ignore": "x"}]}, True),
        ({"overrides": [{"ignore": "x"}]}, False),
        ({"overrides": [{"files": "a", "fail_on": "info"}]}, False),
        ({"exclude": "*.draft.yaml", "respect_gitignore": False}, True),
        ({"respect_gitignore": "yes"}, False),
    ],
)
def test_editors_get_the_same_answer_from_the_schema(text: dict[str, object], good: bool) -> None:
    schema = settings_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert jsonschema.Draft202012Validator(schema).is_valid(text) is good


FILES = "Which files, as in `.gitignore` and relative to the settings file: `archive/`, `*.draft.yaml`."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "overrides: {files: a}",
            [
                "1:12: `overrides`: a mapping stands here; expected blocks such as "
                "`- {files: archive/, ignore: vague-promise}`"
            ],
        ),
        (
            "overrides: [archive]",
            [
                "1:13: `overrides.0`: 'archive' stands here; expected blocks such as "
                "`- {files: archive/, ignore: vague-promise}`"
            ],
        ),
        ("overrides:\n  - ignore: x", ["2:5: `files` is missing: nobody knows for which files this holds"]),
        ("overrides:\n  - {files: a, selct: x}", ["2:16: there is no setting 'selct'; did you mean 'select'?"]),
        ("overrides:\n  - {files: a, fail_on: x}", ["2:16: there is no setting 'fail_on'"]),
        ("overrides:\n  - {files: [3]}", ["2:14: `overrides.0.files.0`: '3' stands here; expected a name"]),
        (
            "overrides:\n  - {files: {a: b}}",
            ["2:13: `overrides.0.files`: a mapping stands here; expected a name, or a list of names"],
        ),
        (
            "overrides:\n  - {files: a, severity: {b: eror}}",
            [
                "2:30: `overrides.0.severity.b`: 'eror' is none of error, warning, info, off; did you mean 'error'?",
            ],
        ),
        (
            "overrides:\n  - {files: '[z-a]'}",
            ["2:13: `overrides.0.files`: '[z-a]' is no pattern of file names"],
        ),
        (
            "exclude: ['*a*b*c*d']",
            ["1:10: `exclude`: '*a*b*c*d' has more than three `*`, which could take forever; use several patterns"],
        ),
        ("respect_gitignore: 'yes'", ["1:20: `respect_gitignore`: 'yes' stands here; expected true or false"]),
        ("exlude: x", ["1:1: there is no setting 'exlude'; did you mean 'exclude'?"]),
    ],
)
def test_wrong_patterns_and_overrides_are_said_at_their_place(text: str, expected: list[str]) -> None:
    assert refused(text) == expected


def test_what_an_override_can_hold_is_said() -> None:
    with pytest.raises(SourceError) as caught:
        parsed("overrides:\n  - {files: a, selct: x}\n  - {ignore: x}")
    assert [problem.hint for problem in caught.value.problems] == [
        "settings are: files, profile, presets, select, ignore, severity, settings, budget",
        FILES,
    ]


OVERRIDES = """\
ignore: a
severity: {a: error, b: error}
settings: {effort-budget: {contacts: 3, logins: 1}, late: {limit: 1 d}}
overrides:
  - files: [old/, "*.draft.yaml"]
    ignore: b
    severity: {b: off}
    budget: {contacts: 9}
  - files: old/deep/
    select: c
    presets: de-consumer
    severity: {b: info}
    settings: {late: {limit: 5 d}, effort-budget: {contacts: 7}}
"""


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("a.yaml", ()),
        ("old/a.yaml", (0,)),
        ("x/old/a.yaml", (0,)),
        ("x/new.draft.yaml", (0,)),
        ("old/deep/a.yaml", (0, 1)),
        ("old/deep/er/a.yaml", (0, 1)),
        ("x/old/deep/a.yaml", (0,)),
        ("old/../a.yaml", ()),
        ("../old/a.yaml", ()),
        ("old", ()),
        ("<stdin>", ()),
    ],
)
def test_overrides_are_about_files_below_the_settings_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, about: tuple[int, ...]
) -> None:
    (tmp_path / "work/old").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    assert Local(parsed(OVERRIDES), Path()).about(name) == about


def test_patterns_are_relative_to_the_settings_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old/deep").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "old")
    local = Local(parsed(OVERRIDES), Path(".."))
    assert [local.about(name) for name in ("a.yaml", "deep/a.yaml", "../a.yaml")] == [(0,), (0, 1), ()]
    assert local.about(str(tmp_path / "old/a.yaml")) == (0,)


def test_later_overrides_win_and_what_is_ignored_adds_up() -> None:
    local = Local(parsed(OVERRIDES), Path())
    first, both = local.merged([0]), local.merged([0, 1])
    assert (first.ignore, first.select, first.severity) == (("a", "b"), (), {"a": "error", "b": "off"})
    assert (first.budget, first.settings) == (
        {"contacts": 9},
        {"effort-budget": {"logins": 1}, "late": {"limit": "1 d"}},
    )
    assert (both.ignore, both.select, both.presets) == (("a", "b"), ("c",), ("de-consumer",))
    assert both.severity == {"a": "error", "b": "info"}
    assert (both.budget, both.settings) == (
        {},
        {"effort-budget": {"logins": 1, "contacts": 7}, "late": {"limit": "5 d"}},
    )
    assert local.merged([]) == local.settings


PROJECT = '[project]\nname = "x"\n\n[tool.journeyaudit]\nlang = "de"\n'


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"pyproject.toml": PROJECT}, "pyproject.toml"),
        ({"pyproject.toml": "[tool]\njourneyaudit = {lang = 'de'}\n"}, "pyproject.toml"),
        ({"pyproject.toml": "[tool.journeyaudit]\n"}, "pyproject.toml"),
        ({"journeyaudit.yaml": "lang: de", "pyproject.toml": PROJECT}, "journeyaudit.yaml"),
        ({"journeyaudit.yaml": "lang: de", "a/pyproject.toml": PROJECT}, "a/pyproject.toml"),
        (
            {"journeyaudit.yaml": "lang: de", "a/pyproject.toml": "[project]\nname = 'journeyaudit'\n"},
            "journeyaudit.yaml",
        ),
        ({"journeyaudit.yaml": "lang: de", "a/pyproject.toml": "not toml: journeyaudit"}, "journeyaudit.yaml"),
        ({"a/pyproject.toml": "[tool.journeyaudit]\nlang = \n"}, "a/pyproject.toml"),
    ],
    ids=[
        "a table",
        "a value",
        "an empty table",
        "beside a file of its own",
        "nearer than a file of its own",
        "without a table",
        "broken, without a table",
        "broken, with a table",
    ],
)
def test_the_project_file_counts_where_it_has_a_table(tmp_path: Path, files: dict[str, str], expected: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a/b").mkdir(parents=True)
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    assert find(tmp_path / "a/b") == tmp_path / expected


def test_settings_in_the_project_file_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_text(
        '[tool.journeyaudit]\nfail_on = "warning"\nselect = ["promise", "late"]\nas_of = 2026-03-01\n'
        'budget.waiting = "5 d"\n[tool.journeyaudit.settings.late]\nlimit = "1 d"\n'
        '[[tool.journeyaudit.overrides]]\nfiles = "old/"\nseverity = {late = "off"}\n'
    )
    for given in (None, "pyproject.toml"):
        settings, folder = load_settings(given, Path.cwd())
        assert (settings.fail_on, settings.select, folder) == ("warning", ("promise", "late"), Path())
        assert (settings.budget, settings.settings) == ({"waiting": "5 d"}, {"late": {"limit": "1 d"}})
        assert settings.as_of is not None
        assert settings.as_of.isoformat() == "2026-03-01"
        assert [(one.files, one.severity) for one in settings.overrides] == [(("old/",), {"late": "off"})]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'x = 1\n[tool.journeyaudit]\n"selct" = ["a"]\n',
            "pyproject.toml:3:1: there is no setting 'selct'; did you mean 'select'?",
        ),
        (
            "[tool.journeyaudit.severity]\nlate = 'eror'\n",
            "pyproject.toml:2:8: `severity.late`: 'eror' is none of error, warning, info, off; did you mean 'error'?",
        ),
        ("[tool.journeyaudit]\nlang =\n", "pyproject.toml:2:7: this is no TOML: Invalid value"),
        ("[tool]\njourneyaudit = 3\n", "pyproject.toml:2:16: settings are lines of `key: value`"),
        (
            "[[tool.journeyaudit.overrides]]\nfiles = 'a'\n[[tool.journeyaudit.overrides]]\nignore = 'a'\n",
            "pyproject.toml:3:1: `files` is missing: nobody knows for which files this holds",
        ),
    ],
)
def test_wrong_settings_in_the_project_file_are_said_at_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_text(text)
    with pytest.raises(SourceError) as caught:
        load_settings(None, Path.cwd())
    [problem] = caught.value.problems
    assert str(problem).removesuffix(f" ({problem.hint})") == message


def test_a_project_file_that_is_named_must_have_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("other.toml").write_text("[tool.other]\n")
    with pytest.raises(SourceError) as caught:
        load_settings("other.toml", Path.cwd())
    assert str(caught.value) == "other.toml:1:1: there is no table [tool.journeyaudit] in this file"


def test_settings_that_do_not_count_are_remarked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    for name, text in {
        "journeyaudit.yaml": "lang: de",
        "journeyaudit.yml": "lang: en",
        "pyproject.toml": PROJECT,
    }.items():
        Path("..", name).write_text(text)
    settings, _ = load_settings(None, Path.cwd())
    assert settings.lang == "de"
    said = "the settings here do not count: journeyaudit.yaml stands beside this file (keep one of them)"
    assert [str(one) for one in settings.remarks] == [
        f"../{name}:1:1: {said}" for name in ("journeyaudit.yml", "pyproject.toml")
    ]
    Path("../journeyaudit.yaml").unlink()
    settings, _ = load_settings(None, Path.cwd())
    assert [one.file for one in settings.remarks] == ["../pyproject.toml"]
