"""The page about `diff`: its calls work, its example is what is printed, and its recipes find their comment again."""

import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from journeyaudit.reporters.diff_markdown import MARKER
from tests.cli.test_diff import NEW, OLD
from tests.cli.test_diff_git import commit, git, write
from tests.command import Command
from tests.small_pack import use_pack, write_pack

PAGE = (Path(__file__).parents[1] / "docs" / "diff.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
CALLS, *_ = [text for kind, text in BLOCKS if kind == "sh"]
[EXAMPLE] = [text for kind, text in BLOCKS if kind == "text"]
GITHUB, GITLAB = (yaml.safe_load(text) for kind, text in BLOCKS if kind == "yaml")
STEPS = {step["name"]: step for step in GITHUB["jobs"]["diff"]["steps"] if "name" in step}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with everything that the page speaks of."""
    use_pack(write_pack(tmp_path / "pack"), monkeypatch)
    for name in [one for one in os.environ if one.startswith(("GIT_", "GITHUB_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "--quiet", "--initial-branch=main")
    for name in ("old.yaml", "before/order.yaml"):
        write(name, OLD)
    write("journeys/order.yaml", OLD.replace("journey: Order", "journey: Order in a shop"))
    write("order.yaml", OLD.replace("journey: Order", "journey: Order at a desk"))
    write(".gitignore", "before/\nafter/\nold.yaml\nnew.yaml\n")
    commit("before")
    git("tag", "v1.2")
    git("update-ref", "refs/remotes/origin/main", "HEAD")
    write("journeys/order.yaml", NEW.replace("journey: Order", "journey: Order in a shop"))
    write("new.yaml", NEW)
    write("after/order.yaml", NEW)
    commit("after")
    git("tag", "v1.3")
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(monkeypatch, capsys)


@pytest.mark.parametrize("line", CALLS.splitlines())
def test_the_calls_on_the_page_work(run: Command, line: str) -> None:
    before, _, call = line.rpartition("|") if "|" in line else ("", "", line)
    piped = subprocess.run(shlex.split(before), check=True, capture_output=True).stdout if before else b""
    program, *arguments = shlex.split(call, comments=True)
    if "main" in arguments:
        git("branch", "--quiet", "feature")
        for name in ("before", "after", "old.yaml", "new.yaml"):
            git("rm", "-r", "--cached", "--quiet", "--ignore-unmatch", name)
            subprocess.run(["rm", "-r", name], check=True)
    outcome = run(*arguments, stdin=piped)
    assert (program, outcome.code, outcome.err) == ("journeyaudit", 0, "")


def test_the_example_is_what_is_printed(run: Command) -> None:
    assert run("diff", "old.yaml", "new.yaml").out.startswith(EXAMPLE)


def test_the_summary_for_a_chat(
    run: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [call] = [text for kind, text in BLOCKS if kind == "sh" and "python -c" in text]
    before, _, after = call.partition(" | ")
    [_, *arguments] = shlex.split(before)
    monkeypatch.setattr(sys, "stdin", io.StringIO(run(*arguments).out))
    exec(shlex.split(after)[2], {})  # the line stands on the page
    assert capsys.readouterr().out == "Worse for the customer: waiting +2 days, 1 new error; better: 1 finding gone\n"


def test_the_workflow_has_the_rights_that_it_needs_and_no_others() -> None:
    assert GITHUB["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert "pull_request_target" not in str(GITHUB)
    for step in STEPS.values():
        assert "${{" not in step["run"], "what a pull request says must not become part of a script"


def test_the_call_in_the_workflow_writes_the_comment(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BASE", "v1.2")
    monkeypatch.setenv("HEAD", "v1.3")
    [_, *arguments] = shlex.split(os.path.expandvars(STEPS["Compare"]["run"]))
    outcome = run(*arguments)
    assert outcome.code == 1
    text = Path("comment.md").read_text(encoding="utf-8")
    assert text.startswith(f"{MARKER}\n")
    assert "**Worse for the customer: waiting +2 days, 1 new error; better: 1 finding gone.**" in text


@pytest.mark.parametrize(
    ("there", "call"),
    [
        ("", "pr comment 7 --repo firm/shop --body-file comment.md"),
        ("42", "api --method PATCH repos/firm/shop/issues/comments/42 --field body=@comment.md --silent"),
    ],
)
def test_the_workflow_edits_its_comment(tmp_path: Path, there: str, call: str) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    script = f'#!/bin/sh\necho "$@" >> "{tmp_path}/calls"\ncase "$*" in *paginate*) echo "{there}" | grep . ;; esac\n'
    (tools / "gh").write_text(f"{script}exit 0\n")
    (tools / "gh").chmod(0o755)
    environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "REPOSITORY": "firm/shop", "NUMBER": "7"}
    subprocess.run(["bash", "-e", "-c", STEPS["Comment"]["run"]], check=True, env=environment)
    asked, done = (tmp_path / "calls").read_text().splitlines()
    assert asked.startswith("api --paginate repos/firm/shop/issues/7/comments --jq ")
    assert f'startswith("{MARKER}")' in asked
    assert done == call


@pytest.mark.parametrize(
    ("there", "call"),
    [
        ("[]", "--request POST --data-urlencode body@comment.md api/projects/3/merge_requests/7/notes"),
        (
            '[{"id": 9, "body": "x"}, {"id": 42, "body": "<!-- journeyaudit diff -->\\n"}]',
            "--request PUT --data-urlencode body@comment.md api/projects/3/merge_requests/7/notes/42",
        ),
    ],
)
def test_the_job_on_gitlab_edits_its_comment_and_keeps_the_exit_code(tmp_path: Path, there: str, call: str) -> None:
    assert f'startswith("{MARKER}")' in str(GITLAB)
    tools = tmp_path / "tools"
    tools.mkdir()
    for name, text in {
        "curl": f"#!/bin/sh\necho \"$@\" >> '{tmp_path}/calls'\ncat '{tmp_path}/notes.json'\n",
        "journeyaudit": f"#!/bin/sh\necho \"$@\" >> '{tmp_path}/calls'\nexit 1\n",
        "pip": "#!/bin/sh\n",
        "python": f'#!/bin/sh\nexec {sys.executable} "$@"\n',
    }.items():
        (tools / name).write_text(text)
        (tools / name).chmod(0o755)
    (tmp_path / "notes.json").write_text(there)
    environment = {
        **os.environ,
        "PATH": f"{tools}:{os.environ['PATH']}",
        "CI_API_V4_URL": "api",
        "CI_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "7",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "v1.2",
        "CI_COMMIT_SHA": "v1.3",
        "COMMENT_TOKEN": "secret",
    }
    script = "\n".join(GITLAB["journeys"]["script"])
    done = subprocess.run(["bash", "-e", "-c", script], check=False, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "")
    compared, _, sent = (tmp_path / "calls").read_text().splitlines()
    assert compared == "diff v1.2 v1.3 --output markdown=comment.md --fail-on-worse -- journeys/"
    assert sent.endswith(call)
