"""The baseline: what it recognises, what it takes for mended, and what is wrong with files that are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyaudit.baseline import Entry, Ledger, Review, Seen, entry_of, parse_baseline, review, written
from journeyaudit.report import Audited, Finding, Report, RuleInfo, Severity
from journeyaudit.source import Position, SourceError, Span


def finding(
    rule: str = "late",
    element: str = "ask",
    subject: str = "Ask",
    *,
    journey: str = "order",
    organisation: str = "",
    accepted: str = "",
    line: int = 1,
) -> Finding:
    place = Span(Position(line, 1), Position(line, 2))
    return Finding(
        rule, Severity.ERROR, "said", "a.yaml", (), place, journey, element, element.title(), "", subject, "",
        accepted=accepted, organisation=organisation,
    )  # fmt: skip


def new(entries: list[Entry], *findings: Finding) -> list[tuple[str, str, str]]:
    found, known = Ledger(entries).sort(findings)
    assert all(one.known for one in known)
    assert not any(one.known for one in found)
    return [(one.rule, one.element, one.subject) for one in found]


KNOWN = [entry_of(finding())]


@pytest.mark.parametrize(
    ("entries", "findings", "expected"),
    [
        (KNOWN, [finding(line=51)], []),
        (KNOWN, [finding(subject="ASK ")], []),
        ([], [finding()], [("late", "ask", "Ask")]),
        (KNOWN, [finding("pushy")], [("pushy", "ask", "Ask")]),
        (KNOWN, [finding(element="tell")], [("late", "tell", "Ask")]),
        (KNOWN, [finding(subject="name")], [("late", "ask", "name")]),
        (KNOWN, [finding(journey="other")], [("late", "ask", "Ask")]),
        (KNOWN, [finding(), finding(line=2)], [("late", "ask", "Ask")]),
        (KNOWN * 2, [finding(), finding(line=2)], []),
        ([entry_of(finding(subject="IBAN, name"))], [finding(subject="name")], []),
        ([entry_of(finding(subject="IBAN, name"))], [finding(subject="name, IBAN")], []),
        ([entry_of(finding(subject="name"))], [finding(subject="IBAN, name")], [("late", "ask", "IBAN, name")]),
        (
            [entry_of(finding(subject="a, b")), entry_of(finding(subject="a"))],
            [finding(subject="a"), finding(subject="a, b")],
            [],
        ),
        (KNOWN, [finding(organisation="O")], []),
        ([entry_of(finding(organisation="O"))], [finding(organisation="P")], [("late", "ask", "Ask")]),
        ([entry_of(finding(organisation="O"))], [finding()], [("late", "ask", "Ask")]),
    ],
    ids=[
        "another line", "another spelling", "nothing is known", "another rule", "another element", "another subject",
        "another journey", "one more of the same", "two of the same", "one of two is mended", "another order",
        "one more thing", "exact ones first", "an organisation file came later", "another organisation",
        "the organisation file is gone",
    ],
)  # fmt: skip
def test_a_finding_is_known_by_what_it_means(
    entries: list[Entry], findings: list[Finding], expected: list[tuple[str, str, str]]
) -> None:
    assert new(entries, *findings) == expected


def test_an_accepted_finding_needs_no_entry() -> None:
    ledger = Ledger(KNOWN)
    assert ledger.sort([finding(accepted="agreed")])[1] == ()
    assert ledger.gone(Seen(frozenset({("", "order")}), {"late"})) == KNOWN


def test_of_two_organisations_the_right_one_is_ticked_off() -> None:
    entries = [entry_of(finding(organisation=name)) for name in ("O", "P")]
    ledger = Ledger(entries)
    ledger.sort([finding(organisation="P")])
    assert ledger.gone(Seen(frozenset({("O", "order"), ("P", "order")}), {"late"})) == entries[:1]


OF_ALL = entry_of(finding(journey="", element="Sales", subject="Sales"))


@pytest.mark.parametrize(
    ("journeys", "rules", "expected"),
    [
        ({"order", "cancel"}, {"late"}, [OF_ALL, entry_of(finding(journey="cancel")), entry_of(finding())]),
        ({"order"}, {"late"}, [entry_of(finding())]),
        ({"order", "cancel"}, {"pushy"}, []),
        (set(), {"late"}, []),
    ],
    ids=["all journeys", "one journey", "another rule", "none"],
)
def test_only_what_was_looked_at_is_gone(journeys: set[str], rules: set[str], expected: list[Entry]) -> None:
    ledger = Ledger([entry_of(finding()), entry_of(finding(journey="cancel")), OF_ALL])
    assert ledger.gone(Seen(frozenset(("", name) for name in journeys), rules)) == expected


def test_what_is_about_several_journeys_is_kept_where_no_journey_is_known() -> None:
    assert Ledger([OF_ALL]).gone(Seen(frozenset({("", "order")}), {"late"})) == []


def test_a_review_puts_the_entries_and_the_findings_side_by_side() -> None:
    rule = RuleInfo("late", "time", "", "", "", Severity.ERROR, "convention", "")
    report = Report(
        findings=(finding(subject="name"), finding(element="tell"), finding(element="c", accepted="agreed")),
        not_assessed=(), audited=(Audited("a.yaml", "order", "Order", "en", 2),), rules=(rule,), problems=(),
        skipped=0, fail_on=Severity.ERROR, texts={}, gaps={}, as_of="2026-03-01",
    )  # fmt: skip
    before = [
        entry_of(finding(subject="IBAN, name")),
        entry_of(finding(element="b")),
        entry_of(finding(journey="other")),
        entry_of(finding("pushy")),
    ]
    assert review(before, report) == Review(
        still=(entry_of(finding(subject="name")),),
        new=(entry_of(finding(element="tell")),),
        gone=(entry_of(finding(element="b")),),
        unseen=(entry_of(finding("pushy")), entry_of(finding(journey="other"))),
    )


# --- the file

TEXT = """\
# Known findings, which are not reported; kept by `journeyaudit baseline update` and `prune`.
version: 1
findings:
- {rule: late, journey: cancel, element: ask, subject: Ask, severity: error, title: Ask}
- {rule: late, organisation: "A, B", journey: order, element: ask, subject: "IBAN, name", severity: error, title: Ask}
"""


def test_the_file_has_one_entry_a_line_in_a_fixed_order() -> None:
    entries = [
        entry_of(finding(subject="IBAN, name", organisation="A, B")),
        entry_of(finding(journey="cancel")),
    ]
    assert written(entries) == written(reversed(entries)) == TEXT
    assert parse_baseline(TEXT.encode(), "b.yaml").entries == (entries[1], entries[0])
    assert parse_baseline(written([]).encode(), "b.yaml").entries == ()


texts = st.text(st.characters(exclude_categories=["Cs"]))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.builds(Entry, texts, texts, texts, texts.filter(bool), texts, texts, texts), max_size=4))
def test_what_is_written_is_read_again(entries: list[Entry]) -> None:
    text = written(entries)
    assert list(parse_baseline(text.encode(), "b.yaml").entries) == sorted(entries)
    assert len(text.splitlines()) >= 3 + len(entries) - (not entries)


ANEW = "(delete the file; `journeyaudit baseline update` writes it anew)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [f"b.yaml:1:1: the baseline is empty {ANEW}"]),
        ("a: 1\n---\nb: 1\n", [f"b.yaml:3:1: a baseline is one document {ANEW}"]),
        ("[1]\n", [f"b.yaml:1:1: this is no baseline: the line `version: 1` is missing {ANEW}"]),
        ("findings: []\n", [f"b.yaml:1:1: this is no baseline: the line `version: 1` is missing {ANEW}"]),
        ("version: 2\n", ["b.yaml:1:10: this version of a baseline is not known (this journeyaudit reads version 1)"]),
        (
            "version: true\n",
            ["b.yaml:1:10: this version of a baseline is not known (this journeyaudit reads version 1)"],
        ),
        ("version: 1\nfinding: []\n", ["b.yaml:2:1: a baseline has no key 'finding' (did you mean 'findings'?)"]),
        ("version: 1\nfindings: {a: 1}\n", [f"b.yaml:2:11: a list of findings is expected here {ANEW}"]),
        (
            "version: 1\nfindings: [late, {rul: late}, {rule: late, subject: 3, journey: [a]}]\n",
            [
                "b.yaml:2:12: a finding is expected here, as in `{rule: asks-twice, journey: order}` " + ANEW,
                "b.yaml:2:19: a baseline has no key 'rul' (did you mean 'rule'?)",
                f"b.yaml:2:18: the finding names no `rule` {ANEW}",
                f"b.yaml:2:65: `journey` is a text: put it in quotes {ANEW}",
                f"b.yaml:2:53: `subject` is a text: put it in quotes {ANEW}",
            ],
        ),
    ],
)
def test_what_is_wrong_in_a_file_is_said_at_its_place(text: str, expected: list[str]) -> None:
    with pytest.raises(SourceError) as broken:
        parse_baseline(text.encode(), "b.yaml")
    assert [str(one) for one in broken.value.problems] == expected
    assert {one.code for one in broken.value.problems} == {"baseline"}


def test_a_file_that_was_not_merged_says_where() -> None:
    text = TEXT.replace("- {rule: late, journey: cancel", "<<<<<<< HEAD\n- {rule: late, journey: cancel")
    with pytest.raises(SourceError) as broken:
        parse_baseline(text.encode(), "b.yaml")
    assert str(broken.value).startswith("b.yaml:4:1: ")


def test_of_many_faults_the_first_are_named() -> None:
    with pytest.raises(SourceError) as broken:
        parse_baseline(b"version: 1\nfindings: [" + b"x, " * 100_000 + b"x]\n", "b.yaml")
    assert len(broken.value.problems) == 20


@pytest.mark.parametrize("data", [b"version: 1\n#" + b"x" * 10_000_001, b"version: \xff", b"[" * 5000])
def test_a_file_that_cannot_be_read_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        parse_baseline(data, "b.yaml")
