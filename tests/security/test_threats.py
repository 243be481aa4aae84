"""One test for each threat that a file of a stranger could be: what it tries, and that it comes to nothing."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from tests.command import Command, ended, process
from tests.small_pack import LATE, journey, rule_text, write_rule

ORDER = journey("Ask, wait: 3 d")
FOUND = "order.yaml:4:24: error[late] “Ask” comes after 3 days.\n"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{}]>'.format(
    "".join(f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefghi", "bcdefghij", strict=True))
)
ALIASES = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
)


@pytest.fixture(autouse=True)
def order(repository: Path) -> None:
    """A journey with a finding."""
    Path("order.yaml").write_text(ORDER, encoding="utf-8")


def settings(text: str) -> None:
    Path("journeyaudit.yaml").write_text(text, encoding="utf-8")


COMMAND = "::set-output name=a::b"


@pytest.fixture
def actions(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step of GitHub Actions without a summary."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", ".", "-f", "concise"],
        ["check", ".", "-f", "full"],
        ["check", ".", "-f", "summary"],
        ["check", "."],
        ["bill", "order.yaml"],
        ["export", "order.yaml", "--to", "csv"],
        ["why", "late", "order.yaml"],
        ["settings", "show"],
        ["diff", "order.yaml", "::set-output name=a::b.yaml"],
    ],
    ids=" ".join,
)
def test_workflow_commands_in_names_and_titles_are_none_in_the_log(
    run: Command, actions: None, arguments: list[str]
) -> None:
    settings(f"customers: ['##[add-mask]{COMMAND}']\n")
    Path(f"{COMMAND}.yaml").write_text(journey("Ask, wait: 3 d", title=f"'{COMMAND}'", id="other"), encoding="utf-8")
    Path("order.yaml").write_text(journey(f"'{COMMAND} ##[add-mask]x', wait: 3 d", title=f"'{COMMAND}'"))
    stopped = ""
    for line in run(*arguments).out.splitlines():
        if stopped:
            stopped = "" if line == f"::{stopped}::" else stopped
        elif line.startswith("::stop-commands::"):
            stopped = line.removeprefix("::stop-commands::")
            assert len(stopped) == 64
        elif line.lstrip().startswith("::"):
            assert line.startswith(("::error file=", "::warning file=", "::notice file="))
            assert "::set-output name" not in line.split("::", 2)[1]
        else:
            assert "##[" not in line
    assert stopped == ""


def test_what_is_said_on_standard_error_is_no_workflow_command(run: Command, actions: None) -> None:
    outcome = run("bill", "##[add-mask]x")
    assert outcome.err == "journeyaudit: ## [add-mask]x:1:1: no file or folder matches this pattern\n"


def test_outside_of_actions_the_output_is_left_as_it_is(run: Command) -> None:
    Path("order.yaml").write_text(journey("Ask", title=f"'{COMMAND}'"), encoding="utf-8")
    assert "stop-commands" not in run("bill", "order.yaml").out


@pytest.mark.parametrize("text", ['=HYPERLINK("http://192.0.2.1/")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)"])
def test_formulas_in_titles_are_text_in_a_table(run: Command, text: str) -> None:
    Path("order.yaml").write_text(journey(json.dumps(text), title=json.dumps(text)), encoding="utf-8")
    for row in csv.reader(io.StringIO(run("export", "order.yaml", "--to", "csv").out.removeprefix("\ufeff"))):
        assert [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))] == []


@pytest.mark.parametrize("name", ["../outside", "/etc", "link", "own/../../outside"])
def test_rules_outside_of_the_repository_are_refused(run: Command, repository: Path, name: str) -> None:
    outside = repository.parent / "outside"
    write_rule(outside, "own/slow", rule_text(LATE, id="slow"))
    Path("link").symlink_to(outside)
    Path("own").mkdir()
    settings(f"rules: [{name}]\n")
    outcome = run("check", "order.yaml", "-f", "concise", "-q")
    said = f"`rules` names '{name}', which lies outside of the repository of the settings"
    assert outcome.code == 2
    assert f"journeyaudit.yaml:1:9: error[settings] {said} " in outcome.out


@pytest.mark.parametrize("name", ["../known.yaml", "/etc/hostname", "link.yaml"])
def test_a_baseline_outside_of_the_folder_of_the_settings_is_refused(run: Command, name: str) -> None:
    Path("link.yaml").symlink_to("../known.yaml")
    settings(f"baseline: {name}\n")
    said = "the baseline of the settings has to lie in their folder or below"
    assert said in run("check", "order.yaml", "-f", "concise", "-q").out
    outcome = run("baseline", "update", "order.yaml")
    assert (outcome.code, outcome.err) == (2, f"journeyaudit: journeyaudit.yaml:1:11: {said}\n")
    assert not Path("../known.yaml").exists()


def test_settings_cannot_extend_others(run: Command) -> None:
    settings("extends: ../../etc/passwd\n")
    outcome = run("check", "order.yaml")
    assert outcome.code == 2
    assert outcome.err.startswith("journeyaudit: journeyaudit.yaml:1:1: there is no setting 'extends' ")


@pytest.mark.parametrize("name", ["../../escaped", "/tmp/escaped", "..", "con"])
def test_an_id_is_no_path_to_write_a_picture_to(run: Command, repository: Path, name: str) -> None:
    Path("order.yaml").write_text(journey("Ask", id=json.dumps(name)), encoding="utf-8")
    Path("maps").mkdir()
    before = sorted(one for one in repository.parent.rglob("*") if "maps" not in one.parts)
    outcome = run("draw", "order.yaml", "-o", "maps")
    assert outcome.code in (0, 2)
    assert sorted(one for one in repository.parent.rglob("*") if "maps" not in one.parts) == before
    assert all(one.parent == Path("maps") and one.suffix == ".svg" for one in Path("maps").iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="a process of its own, as POSIX has it")
def test_patterns_and_bombs_in_every_kind_of_file_end_at_once(pack: Path) -> None:
    """Each would keep a machine busy for hours; the test ends with the patience of `ended`."""
    write_rule(Path("own"), "own/slow", rule_text(LATE, id="slow", flag_if='{title: {matches: "(a+)+$"}}'))
    write_rule(Path("own"), "own/bomb", ALIASES)
    settings('rules: [own]\nexclude: ["*a*a*b"]\n')
    Path("order.yaml").write_text(journey(f"{'a' * 50_000}!"), encoding="utf-8")
    Path("a" * 200 + ".yaml").write_text(journey("Ask", id="long"), encoding="utf-8")
    Path("bomb.bpmn").write_text(f'<?xml version="1.0"?>{ENTITIES}<definitions>&j;</definitions>', encoding="utf-8")
    Path("organisation.yaml").write_text(f"{ALIASES}organisation: *a11\n", encoding="utf-8")
    Path("known.yaml").write_text(f"version: 1\n{ALIASES}findings: *a11\n", encoding="utf-8")
    call = ["check", ".", "-f", "concise", "-q", "--baseline", "known.yaml"]
    outcome = ended(process(pack, call))
    assert (outcome.code, "fault of the tool" in outcome.err) == (2, False)
    for name in ("own/own/bomb.yaml:", "bomb.bpmn:", "organisation.yaml:", "known.yaml:"):
        assert f"\n{name}" in f"\n{outcome.out}"
    assert len(outcome.out) + len(outcome.err) < 20_000


def test_a_pattern_of_file_names_that_never_ends_is_refused(run: Command) -> None:
    settings(f'exclude: ["{"*a" * 40}b"]\n')
    outcome = run("check", "order.yaml")
    assert outcome.code == 2
    assert outcome.err.startswith("journeyaudit: journeyaudit.yaml:1:10: `exclude`: ")


def test_an_entity_of_a_model_reads_no_file(run: Command) -> None:
    Path("secret.txt").write_text("wholly-secret", encoding="utf-8")
    entity = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "secret.txt">]>'
    Path("model.bpmn").write_text(f'{entity}<definitions name="&a;">&a;</definitions>', encoding="utf-8")
    outcome = run("check", "model.bpmn", "-f", "concise", "-q")
    assert outcome.code == 2
    assert "wholly-secret" not in outcome.out + outcome.err


@pytest.mark.parametrize("field", ["{x.__class__}", "{touchpoint.__class__}", "{0}", "{touchpoint!r}", "{wait[0]}"])
def test_a_placeholder_of_a_message_reaches_nothing_but_the_journey(run: Command, field: str) -> None:
    write_rule(Path("own"), "own/slow", rule_text(LATE, id="slow", message=field, expect=""))
    settings("rules: [own]\n")
    outcome = run("check", "order.yaml", "-f", "concise", "-q")
    assert outcome.code == 2
    assert "error[rule]" in outcome.out
    assert "class '" not in outcome.out


def test_placeholders_in_a_title_are_text(run: Command) -> None:
    title = "{touchpoint.__class__} {0} {time} [x] %s %(a)s $HOME `id`"
    Path("order.yaml").write_text(journey(f"{json.dumps(title)}, wait: 3 d"), encoding="utf-8")
    assert f"“{title}” comes after 3 days." in run("check", "order.yaml", "-f", "concise", "-q").out
    broken = json.dumps("{0.__class__} {x} %s")
    Path("order.yaml").write_text(f"journey: A\n{broken}: 1\ntouchpoints: [A]\n", encoding="utf-8")
    for lang in ("en", "de"):
        outcome = run("check", "order.yaml", "-f", "concise", "-q", "--lang", lang)
        assert "{0.__class__} {x} %s" in outcome.out
        assert outcome.err == ""


@pytest.mark.parametrize(
    "step",
    [
        "Ask, wait: 99999999999999999999999 years",
        f"Ask, wait: {'9' * 150} d",
        "Ask, wait: P9999999999999999999Y",
        "Ask, wait: 1e999999999 d",
        f"Ask, emotion: {'9' * 290}",
        "Ask, emotion: 1e400",
        "Ask, emotion: .inf",
        "Ask, minutes: .nan",
        f"Ask, charge: {'9' * 150} €",
    ],
    ids=lambda step: step[:30],
)
def test_huge_numbers_are_refused_or_counted(run: Command, step: str) -> None:
    Path("order.yaml").write_text(journey(step), encoding="utf-8")
    for call in (["check", "order.yaml", "-q"], ["bill", "order.yaml"], ["draw", "order.yaml"]):
        outcome = run(*call)
        assert "fault of the tool" not in outcome.err
        assert outcome.code in (0, 1, 2)
        assert max(map(len, outcome.out.splitlines()), default=0) < 20_000


def test_marks_that_turn_text_around_are_shown_and_not_obeyed(run: Command) -> None:
    title = "pay \u202eeerf\u2066 now\u200b"
    Path("order.yaml").write_text(journey(f"{json.dumps(title)}, wait: 3 d"), encoding="utf-8")
    outcome = run("check", "order.yaml", "-f", "concise", "-q")
    assert "“pay \\u202eeerf\\u2066 now\\u200b” comes after 3 days." in outcome.out


def test_an_object_of_python_in_yaml_is_never_made(run: Command) -> None:
    for name in ("order.yaml", "organisation.yaml", "journeyaudit.yaml"):
        Path(name).write_text("journey: !!python/object/apply:os.system ['touch owned']\n", encoding="utf-8")
        assert run("check", ".", "-f", "concise").code == 2
    assert not Path("owned").exists()


def test_an_option_of_git_is_no_revision(run: Command) -> None:
    for call in (["diff", "--", "x"], ["check", ".", "--changed=--output=owned"], ["diff", "--output=owned"]):
        assert run(*call).code == 2
    assert not Path("owned").exists()
