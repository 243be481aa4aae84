"""`accept` and acceptances in comments, as users meet them."""

import os
import sys
from pathlib import Path

import pytest

from tests.command import Command, ended, process
from tests.small_pack import journey

ORDER = "# our order\njourney: Order\nlanguage: en\ntouchpoints:\n  - title: Ask  # by phone\n    wait: 3 d\n  - Wait\n"
LATE = "order.yaml:6:11: error[late] “Ask” comes after 3 days."


@pytest.fixture(autouse=True)
def order(repository: Path) -> Path:
    file = repository / "order.yaml"
    file.write_text(ORDER)
    return file


def concise(run: Command, *arguments: str) -> list[str]:
    return run("check", *arguments, "-f", "concise", "-q").out.splitlines()


def test_an_acceptance_is_written_and_counts(run: Command, order: Path) -> None:
    assert concise(run) == [LATE]
    outcome = run("accept", "late", "order.yaml:ask", "--reason", "Old system: until 2027", "--owner", "Sales")
    assert (outcome.code, outcome.out, outcome.err) == (0, "order.yaml: 'late' is accepted at “Ask”.\n", "")
    assert order.read_text() == ORDER.replace(
        "    wait: 3 d\n",
        "    wait: 3 d\n    accept:\n      - rule: late\n"
        '        reason: "Old system: until 2027"\n        owner: Sales\n',
    )
    assert concise(run) == []
    assert run("check", "-f", "concise").out.startswith("no findings in 1 journey, 1 accepted; ")


def test_a_comment_is_written_and_counts(run: Command, order: Path) -> None:
    outcome = run("accept", "late", "order.yaml", "--at", "Ask", "--reason", "Old", "--form", "comment", "--lang", "de")
    assert (outcome.code, outcome.out) == (0, "order.yaml: 'late' ist bei „Ask“ hingenommen.\n")
    assert order.read_text() == ORDER.replace("  - title", "  # journeyaudit: accept late -- Old\n  - title")
    assert concise(run) == []


def test_the_whole_journey_and_plain_sentences(run: Command, order: Path) -> None:
    assert run("accept", "pushy", "order.yaml:wait", "--reason", "x").code == 0
    assert run("accept", "late", "order.yaml", "--reason", "fine", "--until", "2099-12-31").code == 0
    assert order.read_text() == ORDER.replace("  - Wait", "  # journeyaudit: accept pushy -- x\n  - Wait").replace(
        "touchpoints", "accept:\n  - rule: late\n    reason: fine\n    until: 2099-12-31\ntouchpoints"
    )
    assert concise(run) == []


def test_a_dry_run_shows_the_change_and_writes_nothing(run: Command, order: Path) -> None:
    outcome = run("accept", "late", "order.yaml:ask", "--reason", "Old", "--dry-run")
    assert (outcome.code, outcome.out.splitlines()) == (
        0,
        [
            "--- a/order.yaml",
            "+++ b/order.yaml",
            "@@ -4,4 +4,7 @@",
            " touchpoints:",
            "   - title: Ask  # by phone",
            "     wait: 3 d",
            "+    accept:",
            "+      - rule: late",
            "+        reason: Old",
            "   - Wait",
        ],
    )
    assert order.read_text() == ORDER


def test_bytes_that_are_no_text_stay(run: Command, order: Path) -> None:
    mark = b"\xef\xbb\xbf"
    order.write_bytes(mark + ORDER.replace("\n", "\r\n").encode())
    order.chmod(0o640)
    assert run("accept", "late", "order.yaml:ask", "--reason", "Älter").code == 0
    entry = "    accept:\r\n      - rule: late\r\n        reason: Älter\r\n"
    expected = ORDER.replace("\n", "\r\n").replace("    wait: 3 d\r\n", f"    wait: 3 d\r\n{entry}")
    assert order.read_bytes() == mark + expected.encode()
    assert sys.platform == "win32" or order.stat().st_mode & 0o777 == 0o640
    assert sorted(one.name for one in order.parent.iterdir()) == [".git", "order.yaml"]


def test_a_link_stays_a_link(run: Command, order: Path) -> None:
    Path("link.yaml").symlink_to("order.yaml")
    assert run("accept", "late", "link.yaml:ask", "--reason", "Old").code == 0
    assert Path("link.yaml").is_symlink()
    assert "accept:" in order.read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["laet", "order.yaml:ask"], "there is no rule 'laet'; did you mean 'late'?"),
        (["zzz", "order.yaml:ask"], "there is no rule 'zzz'; see `journeyaudit rules list`"),
        (["late", "order.yaml:asc"], "there is no element 'asc' in order.yaml; did you mean 'Ask'?"),
        (["late", "nowhere.yaml:ask"], "there is no file nowhere.yaml"),
        (["late", "."], "there is no file ."),
        (["late", "order.yaml:ask", "--at", "wait"], "name the element once: behind the colon, or with --at"),
        (["late", "order.yaml:ask", "--until", "2020-01-01"], "2020-01-01 is over: nothing would be accepted"),
        (["late", "order.yaml:ask", "--owner", " "], "--owner is empty"),
        (["late", "other.yaml"], "other.yaml holds no journey"),
        (["late", "page.md"], "page.md is no YAML: only there can an acceptance be written"),
    ],
)
def test_what_cannot_be_accepted_is_said(run: Command, order: Path, arguments: list[str], said: str) -> None:
    Path("other.yaml").write_text("a: 1\n")
    Path("page.md").write_text("# Page\n")
    outcome = run("accept", *arguments, "--reason", "x")
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"journeyaudit: {said}\n")
    assert order.read_text() == ORDER


def test_a_reason_is_mandatory(run: Command) -> None:
    assert run("accept", "late", "order.yaml:ask", "--reason", " ").err == "journeyaudit: --reason is empty\n"
    assert run("accept", "late", "order.yaml:ask", "--reason", "TODO").err == (
        "journeyaudit: --reason holds no reason yet\n"
    )
    assert run("accept", "late", "order.yaml:ask").code == 2


def test_what_cannot_be_written_safely_is_said_with_the_lines(run: Command, order: Path) -> None:
    order.write_text("journey: Order\ntouchpoints: [Ask, Wait]\n")
    outcome = run("accept", "late", "order.yaml:ask", "--reason", "Old", "--form", "comment")
    assert (outcome.code, outcome.err) == (
        2,
        "journeyaudit: order.yaml:2: this place is better changed by hand; write there:\n"
        "    # journeyaudit: accept late -- Old\n",
    )


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only_is_said(run: Command, order: Path) -> None:
    order.parent.chmod(0o500)
    try:
        outcome = run("accept", "late", "order.yaml:ask", "--reason", "Old")
    finally:
        order.parent.chmod(0o700)
    assert (outcome.code, outcome.err) == (2, "journeyaudit: order.yaml cannot be written: Permission denied\n")


def test_what_is_wrong_with_comments_leaves_no_verdict(run: Command, order: Path) -> None:
    order.write_text(ORDER.replace("# by phone", "# journeyaudit: accept laet -- Old"))
    outcome = run("check", "-f", "concise", "-q")
    assert (outcome.code, outcome.out.splitlines()) == (
        2,
        ["order.yaml:5:40: error[schema] there is no rule 'laet' (did you mean 'late'?)", LATE],
    )
    order.write_text(ORDER.replace("# by phone", "# journeyaudit: accept late"))
    assert concise(run)[0].startswith("order.yaml:5:17: error[schema] the reason is missing: it stands behind ` -- `")
    german = run("check", "-f", "concise", "-q", "--lang", "de").out
    assert german.startswith("order.yaml:5:17: error[schema] der Grund fehlt: Er steht hinter ` -- `")


def test_unused_and_expired_acceptances_are_remarks(run: Command, order: Path) -> None:
    order.write_text(
        ORDER.replace("# by phone", "# journeyaudit: accept pushy -- once").replace(
            "  - Wait", "    # journeyaudit: accept late until 2026-02-28 -- so long\n    owner: Sales"
        )
    )
    unused = "order.yaml:5:40: 'pushy' finds nothing here: the acceptance is not needed"
    expired = "order.yaml:7:30: accepted until 2026-02-28 only: the finding of 'late' is back"
    report = run("check", "--as-of", "2026-03-01", "-f", "json").out
    assert [said in report for said in (unused[17:], expired[17:])] == [False, True]
    page = run("check", "--as-of", "2026-02-28").out
    assert "the finding of 'late' is back" not in page
    assert run("check", "--as-of", "2026-02-28").code == 0
    assert run("check", "--as-of", "2026-03-01").code == 1
    order.write_text(order.read_text().replace("owner: Sales", "kind: check"))
    assert unused[17:] in run("check", "--as-of", "2026-02-28", "-f", "json").out
    assert unused[17:] not in run("check", "--select", "late", "-f", "json").out


def test_as_a_process(pack: Path, order: Path) -> None:
    order.write_text(journey("Ask, wait: 3 d"))
    outcome = ended(process(pack, ["accept", "late", "order.yaml:ask", "--reason", "So ist es, leider"]))
    assert (outcome.code, outcome.out) == (0, "order.yaml: 'late' is accepted at “Ask”.\n")
    assert '{title: Ask, wait: 3 d, accept: [{rule: late, reason: "So ist es, leider"}]}' in order.read_text()
    assert ended(process(pack, ["check", "-q"])).code == 0
