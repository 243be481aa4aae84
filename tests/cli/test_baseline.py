"""`baseline` and `check --baseline`: old findings stay away, new ones are seen, and nothing is dropped unseen."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.command import Command, ended, process
from tests.small_pack import journey

FILE = "journeyaudit-baseline.yaml"
ORDER = journey("Ask, wait: 3 d", "Tell, wait: 4 d", "Offer, kind: offer")
CANCEL = journey("Write, wait: 5 d", title="Cancel")


@pytest.fixture(autouse=True)
def order(repository: Path) -> None:
    """Two journeys, whose four findings are known."""
    (repository / "journeys").mkdir()
    (repository / "journeys" / "order.yaml").write_text(ORDER)
    (repository / "journeys" / "cancel.yaml").write_text(CANCEL)
    (repository / "journeyaudit.yaml").write_text(f"baseline: {FILE}\n")


@pytest.fixture
def known(run: Command) -> None:
    """The baseline of them."""
    assert run("baseline", "update").code == 0


def concise(run: Command, *arguments: str) -> list[str]:
    return run("check", *arguments, "-f", "concise").out.splitlines()


CLEAN = "exit code 0: nothing at or above the level “error”"
LINES = """\
# Known findings, which are not reported; kept by `journeyaudit baseline update` and `prune`.
version: 1
findings:
- {rule: late, journey: cancel, element: write, subject: Write, severity: error, title: Write}
- {rule: late, journey: order, element: ask, subject: Ask, severity: error, title: Ask}
- {rule: pushy, journey: order, element: offer, subject: Offer, severity: warning, title: Offer}
- {rule: late, journey: order, element: tell, subject: Tell, severity: error, title: Tell}
"""


def test_update_writes_what_is_found(run: Command) -> None:
    outcome = run("baseline", "update")
    assert (outcome.code, outcome.out, outcome.err) == (0, f"{FILE}: 4 known findings: 4 new\n", "")
    assert Path(FILE).read_text() == LINES
    assert run("baseline", "update", "--lang", "de").out == f"{FILE}: 4 bekannte Funde: nichts geändert\n"


def test_without_a_word_in_the_settings_update_says_what_to_add(run: Command) -> None:
    Path("journeyaudit.yaml").write_text("")
    assert run("baseline", "update").out == (
        f"{FILE}: 4 known findings: 4 new\nAdd `baseline: {FILE}` to journeyaudit.yaml, and `check` knows them.\n"
    )


@pytest.mark.usefixtures("known")
def test_known_findings_are_counted_and_no_more(run: Command) -> None:
    assert concise(run) == [f"no findings in 2 journeys, 4 known from the baseline; {CLEAN}"]
    assert concise(run, "--lang", "de") == [
        "keine Funde in 2 Kundenreisen, 4 aus der Baseline bekannt; Exitcode 0: nichts ab der Stufe „Fehler“"
    ]
    assert run("check").code == 0
    assert run("check", "--baseline", "none").code == 1


@pytest.mark.usefixtures("known")
def test_moving_reordering_and_inserting_bring_nothing_back_and_a_swap_is_seen(run: Command) -> None:
    Path("journeys/order.yaml").unlink()
    Path("elsewhere").mkdir()
    moved = journey("Offer, kind: offer", "Tell, wait: 4 d", "New, wait: 9 d", "Ask, wait: 1 d")
    text = "# a remark\n" * 50 + moved.replace("touchpoints:", f"notes: [{', '.join('abc')}]\ntouchpoints:")
    Path("elsewhere/renamed.yaml").write_text(text)
    assert concise(run) == [
        "elsewhere/renamed.yaml:57:24: error[late] “New” comes after 9 days.",
        f"{FILE}:5:3: note[baseline] one finding of the baseline is no longer there "
        "(`journeyaudit baseline prune` drops what is mended)",
        "1 error in 2 journeys, 3 known from the baseline; exit code 1: 1 finding at or above the level “error”",
    ]


@pytest.mark.usefixtures("known")
def test_what_is_mended_is_a_remark_until_it_is_pruned(run: Command) -> None:
    Path("journeys/order.yaml").write_text(journey("Ask, wait: 1 d", "Tell, wait: 4 d", "Offer, kind: offer"))
    remarks = json.loads(run("check", "-f", "json").out)["remarks"]
    assert [(one["code"], one["file"], one["line"], one["message"], one["hint"]) for one in remarks] == [
        (
            "baseline",
            FILE,
            5,
            "one finding of the baseline is no longer there",
            "`journeyaudit baseline prune` drops what is mended",
        )
    ]
    assert json.loads(run("check", "journeys/cancel.yaml", "-f", "json").out)["remarks"] == []
    assert json.loads(run("check", "--select", "pushy", "-f", "json").out)["remarks"] == []
    assert run("baseline", "prune", "journeys/cancel.yaml").out == (
        f"{FILE}: 4 known findings: 3 kept without a look\n"
    )
    assert run("baseline", "prune").out == f"{FILE}: 3 known findings: 1 dropped\n"
    assert "element: ask" not in Path(FILE).read_text()
    assert json.loads(run("check", "-f", "json").out)["remarks"] == []


@pytest.mark.usefixtures("known")
def test_prune_learns_nothing_new_and_update_does(run: Command) -> None:
    Path("journeys/order.yaml").write_text(journey("Ask, wait: 3 d", "New, wait: 4 d"))
    assert run("baseline", "prune").out == f"{FILE}: 2 known findings: 2 dropped\n"
    assert run("baseline", "update", "journeys/order.yaml").out == (
        f"{FILE}: 3 known findings: 1 new, 1 kept without a look\n"
    )
    assert run("baseline", "update", "journeys/order.yaml", "--all").out == f"{FILE}: 2 known findings: 1 dropped\n"


@pytest.mark.usefixtures("known")
def test_update_keeps_what_other_rules_found(run: Command) -> None:
    assert run("baseline", "update", "--select", "pushy").out == f"{FILE}: 4 known findings: 3 kept without a look\n"
    assert Path(FILE).read_text() == LINES


@pytest.mark.usefixtures("known")
def test_options_go_before_what_the_settings_say_of_some_files(run: Command) -> None:
    Path("journeyaudit.yaml").write_text(f"baseline: {FILE}\noverrides: [{{files: journeys/, select: late}}]\n")
    assert run("baseline", "update", "--select", "pushy").out == f"{FILE}: 4 known findings: 3 kept without a look\n"
    assert run("baseline", "update", "--all").out == f"{FILE}: 3 known findings: 1 dropped\n"


SHOWN = f"""\
cancel
  error    Write [late] (not looked at)

order
  error    Ask [late] (no longer there)
  warning  Offer [pushy]
  error    Tell [late]

{FILE}: 4 known findings: 2 still there, 1 no longer there, 1 not looked at
"""


@pytest.mark.usefixtures("known")
def test_show_says_what_became_of_each(run: Command) -> None:
    Path("journeys/order.yaml").write_text(journey("Ask, wait: 1 d", "Tell, wait: 4 d", "Offer, kind: offer"))
    outcome = run("baseline", "show", "journeys/order.yaml")
    assert (outcome.code, outcome.out) == (0, SHOWN)
    german = run("baseline", "show", "journeys/order.yaml", "--lang", "de").out.splitlines()
    assert german[1] == "  Fehler   Write [late] (nicht nachgesehen)"
    assert german[-1] == f"{FILE}: 4 bekannte Funde: 2 noch da, 1 nicht mehr da, 1 nicht nachgesehen"
    assert Path(FILE).read_text() == LINES


def test_without_a_baseline_nothing_can_be_shown_or_pruned(run: Command) -> None:
    for command in ("show", "prune"):
        outcome = run("baseline", command)
        said = f"journeyaudit: there is no baseline {FILE}; `journeyaudit baseline update` writes one\n"
        assert (outcome.code, outcome.out, outcome.err) == (2, "", said)


@pytest.mark.usefixtures("known")
def test_while_something_is_broken_the_baseline_stays(run: Command) -> None:
    Path("journeys/cancel.yaml").write_text("journey: Cancel\ntouchpoints: {}\n")
    for command in ("update", "prune", "show"):
        outcome = run("baseline", command)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.splitlines()[-1] == (
            "journeyaudit: the baseline stays as it is: not everything could be audited"
        )
    assert Path(FILE).read_text() == LINES


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, f"{FILE}:1:1: there is no such baseline (`journeyaudit baseline update` writes one)"),
        (
            "version: 1\nfindings: 3\n",
            f"{FILE}:2:11: a list of findings is expected here "
            "(delete the file; `journeyaudit baseline update` writes it anew)",
        ),
    ],
    ids=["missing", "corrupt"],
)
def test_a_baseline_that_cannot_be_read_leaves_no_verdict(run: Command, text: str | None, said: str) -> None:
    if text is not None:
        Path(FILE).write_text(text)
        for command in ("update", "prune", "show"):
            assert (run("baseline", command).code, run("baseline", command).err) == (2, f"journeyaudit: {said}\n")
        assert Path(FILE).read_text() == text
    outcome = run("check", "--exit-zero", "-f", "concise")
    first, *others = outcome.out.splitlines()
    place, _, message = said.partition(": ")
    assert (outcome.code, first) == (2, f"{place}: error[baseline] {message}")
    assert len(others) == 5


def test_settings_cannot_lead_out_of_their_folder(run: Command) -> None:
    said = "the baseline of the settings has to lie in their folder or below"
    for place in ("../b.yaml", "/etc/b.yaml"):
        Path("journeyaudit.yaml").write_text(f"baseline: {place}\n")
        assert concise(run, "-q")[0] == f"journeyaudit.yaml:1:11: error[baseline] {said}".replace(
            "[baseline]", "[settings]"
        )
        assert run("baseline", "update").err == f"journeyaudit: journeyaudit.yaml:1:11: {said}\n"
    assert not Path("../b.yaml").exists()


def test_the_option_stands_in_for_the_settings(run: Command) -> None:
    assert run("baseline", "update", "--baseline", "other.yaml").out == "other.yaml: 4 known findings: 4 new\n"
    assert not Path(FILE).exists()
    assert run("check", "--baseline", "other.yaml").code == 0


def test_a_setting_is_found_from_the_folder_of_the_settings(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    run("baseline", "update")
    monkeypatch.chdir("journeys")
    assert concise(run)[-1] == f"no findings in 2 journeys, 4 known from the baseline; {CLEAN}"


@pytest.mark.usefixtures("known")
def test_formats_say_what_is_known_in_their_own_way(run: Command) -> None:
    Path("journeys/cancel.yaml").write_text(journey("Write, wait: 5 d", "New, wait: 6 d", title="Cancel"))
    findings = json.loads(run("check", "-f", "json").out)["findings"]
    assert [(one["element"], one["baseline"]) for one in findings] == [
        ("write", True), ("new", False), ("ask", True), ("tell", True), ("offer", True),
    ]  # fmt: skip
    results = json.loads(run("check", "-f", "sarif").out)["runs"][0]["results"]
    assert [one["baselineState"] for one in results] == ["unchanged", "new", "unchanged", "unchanged", "unchanged"]
    assert len(json.loads(run("check", "-f", "gitlab").out)) == 1
    assert run("check", "-f", "github").out.count("::error ") == 1
    suites = ElementTree.fromstring(run("check", "-f", "junit").out)
    cases = [(one.get("name"), [part.get("message") for part in one]) for one in suites.iter("testcase")]
    assert ("baseline", ["1 known from the baseline"]) in cases
    assert ("baseline", ["3 known from the baseline"]) in cases
    assert suites.get("failures") == "1"
    page = run("check", "-f", "markdown").out
    assert "1 error in 2 journeys, 4 known from the baseline" in page
    assert "“Ask”" not in page
    assert "“Ask”" not in run("check").out


def test_without_a_baseline_no_finding_says_whether_it_is_new(run: Command) -> None:
    Path("journeyaudit.yaml").write_text("")
    results = json.loads(run("check", "-f", "sarif").out)["runs"][0]["results"]
    assert all("baselineState" not in one for one in results)


def test_the_file_is_no_journey_and_is_not_counted_among_others(run: Command) -> None:
    run("baseline", "update")
    assert json.loads(run("check", "-f", "json").out)["skipped"] == 0


def test_as_a_process(pack: Path) -> None:
    assert ended(process(pack, ["baseline", "update"])).out == f"{FILE}: 4 known findings: 4 new\n"
    assert ended(process(pack, ["check", "-q", "-f", "concise"])).code == 0
    Path("journeys/order.yaml").write_text(ORDER + "  - {title: More, wait: 8 d}\n")
    outcome = ended(process(pack, ["check", "-q", "-f", "concise"]))
    assert (outcome.code, outcome.out) == (1, "journeys/order.yaml:7:25: error[late] “More” comes after 8 days.\n")
