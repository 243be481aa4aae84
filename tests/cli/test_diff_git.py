"""The command `diff` on revisions of a git repository: against the working tree or each other, and hostile ones."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.command import Command
from tests.small_pack import journey

OLD = journey("A, wait: 1 d, actor: Depot", "B, kind: offer")
NEW = journey("A, wait: 3 d, actor: Depot", "B, kind: check")
WORSE = "Worse for the customer: waiting +2 days, 1 new error; better: 1 finding gone.\n"
SAME = "Nothing changed for the customer.\n"
BACK = "Worse for the customer: 1 new warning; better: waiting −2 days, 1 finding gone.\n"


@pytest.fixture(autouse=True)
def history(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two commits on `main`, the second one with a longer wait; `old` and the tag `v1` are the first."""
    for name in [one for one in os.environ if one.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setenv("COLUMNS", "120")
    (repository / ".git").rmdir()
    git("init", "--quiet", "--initial-branch=main")
    write("journeys/order.yaml", OLD)
    write("notes.txt", "nothing of ours")
    commit("first")
    git("branch", "old")
    git("tag", "v1")
    write("journeys/order.yaml", NEW)
    commit("second")
    return repository


def git(*arguments: str) -> str:
    identity = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, text=True)
    return done.stdout


def commit(message: str) -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", message)


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "verdict", "sides"),
    [
        (["old"], WORSE, "old → the working tree;"),
        (["old", "--", "journeys/"], WORSE, "old → the working tree;"),
        (["old", "journeys/order.yaml"], WORSE, "old → the working tree;"),
        (["v1", "main"], WORSE, "v1 → main;"),
        (["HEAD~1", "HEAD", "journeys"], WORSE, "HEAD~1 → HEAD;"),
        (["old..main"], WORSE, "old → main;"),
        (["old..", "--", "journeys/"], WORSE, "old → HEAD;"),
        (["old...main"], WORSE, "old... → main;"),
        (["main...old"], SAME, "main... → old;"),
        (["main"], SAME, "main → the working tree;"),
        (["old", "--", "journeys/*.yaml"], WORSE, "old → the working tree;"),
    ],
)
def test_revisions(run: Command, arguments: list[str], verdict: str, sides: str) -> None:
    outcome = run("diff", *arguments)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"{verdict}{sides}")


def test_the_working_tree_is_what_is_not_committed_yet(run: Command) -> None:
    write("journeys/order.yaml", OLD)
    assert run("diff", "HEAD").out.startswith(BACK)
    assert run("diff", "HEAD..HEAD").out.startswith(SAME)


def test_the_exit_code_for_ci(run: Command) -> None:
    assert run("diff", "old", "--fail-on-worse").code == 1
    assert run("diff", "main", "old", "--fail-on-worse").code == 0


def test_names_are_those_of_the_user_wherever_that_is(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = run("diff", "old")
    assert "\njourneys/order.yaml\n" in outcome.out
    assert "    was in journeys/order.yaml:5:22\n" in outcome.out
    (Path.cwd() / "elsewhere").mkdir()
    monkeypatch.chdir("elsewhere")
    assert "    was in ../journeys/order.yaml:5:22\n" in run("diff", "old", "--", "../journeys").out
    monkeypatch.chdir("../journeys")
    assert "    was in order.yaml:5:22\n" in run("diff", "old").out
    whole = (Path.cwd() / "order.yaml").as_posix()
    assert f"    was in {whole}:5:22\n" in run("diff", "old", "--", whole).out


@pytest.mark.parametrize("arguments", [("old", "main"), ("main", "old"), ("old",), ("old", "--", "journeys")])
def test_no_temporary_name_ever_comes_out(run: Command, arguments: tuple[str, ...]) -> None:
    for form in ("full", "markdown", "json"):
        outcome = run("diff", "--verbose", *arguments, "--format", form)
        assert "journeyaudit-" not in outcome.out
        assert "/tmp" not in outcome.out


def test_a_broken_file_is_named_with_its_side(run: Command) -> None:
    write("journeys/order.yaml", "journey: X\nintent: a\nintent: b\n")
    commit("broken")
    write("journeys/order.yaml", NEW)
    outcome = run("diff", "HEAD", "--fail-on-worse")
    assert outcome.code == 2
    assert outcome.out.startswith("Not audited: HEAD\n")
    assert "\n  journeys/order.yaml:3:1\n" in outcome.out
    write("journeys/twice.yaml", NEW)
    outcome = run("diff", "old")
    assert outcome.out.startswith("Not audited: the working tree\n")
    assert "belongs to another journey already, in journeys/order.yaml line 1" in outcome.out


def test_a_file_that_was_moved_is_the_same_journey(run: Command) -> None:
    git("mv", "journeys/order.yaml", "journeys/renamed.yaml")
    outcome = run("diff", "old")
    assert outcome.out.startswith(WORSE)
    assert "journeys/renamed.yaml · before: journeys/order.yaml\n" in outcome.out


def test_files_that_are_on_one_side_only(run: Command) -> None:
    write("journeys/come.yaml", journey("X", title="Come"))
    assert "1 new journey.\n" in run("diff", "HEAD", "--", "journeys/come.yaml").out
    assert run("diff", "HEAD", "--", "journeys/come.yaml").code == 0
    Path("journeys/order.yaml").unlink()
    outcome = run("diff", "HEAD", "--", "journeys/order.yaml")
    assert (outcome.code, "1 journey gone.\n" in outcome.out) == (0, True)
    outcome = run("diff", "HEAD", "--", "journeys/oder.yaml")
    assert (outcome.code, outcome.err) == (
        2,
        "journeyaudit: there is no file or folder 'journeys/oder.yaml', neither before nor now\n",
    )


def test_each_side_has_its_own_organisation_and_the_settings_are_those_of_now(run: Command) -> None:
    write("journeys/organisation.yaml", "organisation: Firm\n")
    write("journeyaudit.yaml", "severity: {pushy: error}\n")
    commit("with an organisation")
    write("journeys/organisation.yaml", "organisation: Firm\nunist: [Depot]\n")
    write("journeyaudit.yaml", "ignore: [late, pushy]\n")
    outcome = run("diff", "HEAD", "--", "journeys/order.yaml")
    assert outcome.out.startswith("Not audited: the working tree\n")
    assert "\n  journeys/organisation.yaml:2:1\n" in outcome.out
    assert run("diff", "v1", "HEAD").out.startswith("Worse for the customer: waiting +2 days.\n")


def test_an_organisation_outside_the_repository_is_not_asked(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    git("clone", "--quiet", ".", "outside/clone")
    write("outside/organisation.yaml", "organisation: Firm\nunist: [Depot]\n")
    monkeypatch.chdir("outside/clone")
    outcome = run("diff", "HEAD~1", "HEAD")
    assert (outcome.code, outcome.out.startswith(WORSE)) == (0, True)


def test_files_that_nobody_audits_are_not_even_read(run: Command) -> None:
    Path("journeys/image.bin").write_bytes(b"\xff" * 100_000)
    commit("an image")
    blob = git("rev-parse", "HEAD:journeys/image.bin").strip()
    Path(".git/objects", blob[:2], blob[2:]).unlink()
    assert run("diff", "HEAD", "v1").code == 0


def test_links_are_followed_inside_a_revision_only(run: Command, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("outside") / "secret.yaml"
    secret.write_text(journey("S, wait: 9 d", title="Secret"), encoding="utf-8")
    write("hidden/target.yaml", journey("T, wait: 9 d", title="Target"))
    Path("journeys/inside.yaml").symlink_to("../hidden/target.yaml")
    Path("journeys/outside.yaml").symlink_to(secret)
    Path("journeys/round.yaml").symlink_to("round.yaml")
    commit("links")
    outcome = run("diff", "v1", "HEAD", "--", "journeys")
    assert "Target\njourneys/inside.yaml · new\n" in outcome.out
    assert "Secret" not in outcome.out
    assert "1 new journey.\n" in outcome.out


def test_a_name_that_is_both_has_to_be_told_apart(run: Command) -> None:
    write("old", OLD)
    outcome = run("diff", "old")
    assert (outcome.code, outcome.err) == (
        2,
        "journeyaudit: 'old' is a revision and a path as well (`journeyaudit diff old -- PATHS` means the revision, "
        "`./old` the path)\n",
    )
    assert run("diff", "old", "--", "journeys").out.startswith(WORSE)
    assert run("diff", "./old", "journeys/order.yaml").out.startswith(WORSE)
    assert run("diff", "--", "old", "journeys/order.yaml").out.startswith(WORSE)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["olld"], "'olld' is neither a file nor a folder nor a revision (did you mean 'old'?)"),
        (["journys"], "'journys' is neither a file nor a folder nor a revision (did you mean 'journeys'?)"),
        (["mian", "--", "journeys"], "there is no revision 'mian' (did you mean 'main'?)"),
        (["journeys", "--", "journeys"], "there is no revision 'journeys' (paths stand behind `--`)"),
        (["old..mian"], "there is no revision 'mian' (did you mean 'main'?)"),
        (["nix..nax"], "'nix..nax' is neither a file nor a folder nor a revision"),
        (
            ["v1:journeys/order.yaml", "journeys/order.yaml"],
            "'v1:journeys/order.yaml' is a file in a revision "
            "(write it as `journeyaudit diff v1 -- journeys/order.yaml`)",
        ),
        (["HEAD", "--", ".."], "'..' lies outside the repository"),
        (
            ["HEAD", "-"],
            "standard input is no part of a revision (compare it with a file: `journeyaudit diff OLD -`)",
        ),
        (["--", "--help"], "'--help' is neither a file nor a folder nor a revision"),
        (["x\n--output=y", "--", "journeys"], "there is no revision 'x\\x0a--output=y'"),
    ],
)
def test_calls_that_mean_nothing(run: Command, arguments: list[str], said: str) -> None:
    outcome = run("diff", *arguments)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"journeyaudit: {said}\n")


@pytest.mark.parametrize("name", ["--upload-pack=touch hacked", "-o hacked", "--output=hacked"])
def test_a_revision_is_never_an_option_of_git(run: Command, name: str) -> None:
    for arguments in (["--", name], [f"{name}..HEAD", "--", "journeys"], [f"HEAD..{name}", "--", "journeys"]):
        assert run("diff", *arguments).code == 2
    assert not Path("hacked").exists()


def test_nothing_is_run_for_a_name(run: Command) -> None:
    assert run("diff", "$(touch hacked)", "--", "journeys").code == 2
    assert run("diff", "main; touch hacked", "--", "journeys").code == 2
    assert not Path("hacked").exists()


def test_branches_without_a_common_past(run: Command) -> None:
    git("checkout", "--quiet", "--orphan", "other")
    commit("another beginning")
    outcome = run("diff", "main...other")
    assert (outcome.code, outcome.err) == (2, "journeyaudit: 'main' and 'other' have no commit in common\n")


def test_a_shallow_clone_says_how_to_get_the_rest(
    run: Command, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    clone = tmp_path_factory.mktemp("clones") / "shallow"
    git("clone", "--quiet", "--depth=1", Path.cwd().as_uri(), str(clone))
    monkeypatch.chdir(clone)
    outcome = run("diff", "HEAD~5", "--", "journeys")
    assert (outcome.code, outcome.err) == (
        2,
        "journeyaudit: there is no revision 'HEAD~5' (only the end of the history was fetched here; `fetch-depth: 0` "
        "or `git fetch` gets the rest)\n",
    )


def test_without_a_repository_there_are_no_revisions(
    run: Command, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("bare"))
    assert run("diff", "main").err == "journeyaudit: there is no file or folder 'main'\n"
    outcome = run("diff", "main", "--", ".")
    assert outcome.err.startswith("journeyaudit: 'main' can be no revision: not a git repository")
    write("a.yaml", OLD)
    assert run("diff", "a.yaml", "a.yaml").out.startswith(SAME)


def test_without_git_files_are_compared_all_the_same(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert run("diff", "journeys/order.yaml", "journeys/order.yaml").out.startswith(SAME)
    outcome = run("diff", "main", "--", "journeys")
    assert outcome.err == "journeyaudit: 'main' can be no revision: the program `git` is not installed\n"
