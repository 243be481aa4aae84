"""Acceptances in comments: which element they cover, and what is said of those that are not understood."""

from datetime import date

import pytest

from journeyaudit.accept import acceptances, gathered, malformed, overlooked
from journeyaudit.model import parse_journey
from journeyaudit.reader import read
from journeyaudit.report import Finding, NotAssessed, Severity
from journeyaudit.source import Document, Path, Position, Span
from journeyaudit.values import in_language

TODAY = date(2026, 3, 1)
STAGES = """\
# journeyaudit: accept top -- T
journey: Order
stages:
  # journeyaudit: accept stage -- S
  - title: Before
    touchpoints:
      - Call  # journeyaudit: accept sentence -- P
      # journeyaudit: accept step -- A
      # journeyaudit: accept both -- B

      - title: Ask  # journeyaudit: accept title -- C
        wait: 3 d  # journeyaudit: accept inside -- D
        promises:
          # journeyaudit: accept promise -- E
          - {text: Soon, within: 1 d}
          - {text: Later,
             within: 2 d}  # journeyaudit: accept flow -- F
        # journeyaudit: accept key -- G
        asks: [name, IBAN]
"""
ASK: Path = ("stages", 0, "touchpoints", 1)


def document(text: str, name: str = "a.yaml") -> Document:
    return read(text, name)[0]


def test_a_comment_covers_the_item_that_begins_below_or_on_its_line() -> None:
    one = document(STAGES)
    assert list(malformed(one)) == []
    found = {entry.accept.rule: (entry.home, entry.element) for entry in acceptances(parse_journey(one), one)}
    assert found == {
        "top": ((), ""),
        "stage": (("stages", 0), "Before"),
        "sentence": (("stages", 0, "touchpoints", 0), "call"),
        "step": (ASK, "ask"),
        "both": (ASK, "ask"),
        "title": (ASK, "ask"),
        "inside": (ASK, "ask"),
        "promise": ((*ASK, "promises", 0), ""),
        "flow": ((*ASK, "promises", 1), ""),
        "key": (ASK, "ask"),
    }


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_kind_of_line_break_makes_no_difference(newline: str) -> None:
    one = document(STAGES.replace("\n", newline))
    homes = [entry.home for entry in acceptances(parse_journey(one), one)]
    assert homes == [entry.home for entry in acceptances(parse_journey(document(STAGES)), document(STAGES))]


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# journeyaudit: accept late -- agreed", [("late", "agreed", None, None)]),
        ("#journeyaudit:accept late -- agreed", [("late", "agreed", None, None)]),
        ("## JourneyAudit : Accept late — agreed", [("late", "agreed", None, None)]),
        (
            "# journeyaudit: accept late, pushy until 2026-12-31 -- agreed -- twice",
            [
                ("late", "agreed -- twice", None, date(2026, 12, 31)),
                ("pushy", "agreed -- twice", None, date(2026, 12, 31)),
            ],
        ),
        (
            "# journeyaudit: accept late by Sales and Care until 2026-12-31 -- why",
            [("late", "why", "Sales and Care", date(2026, 12, 31))],
        ),
        (
            "# journeyaudit: accept late until 31.12.2026 by Sales -- until then",
            [("late", "until then", "Sales", date(2026, 12, 31))],
        ),
        ("# journeyaudit accepts nothing", []),
        ("# journeyauditor: accept late", []),
        ("# see journeyaudit: accept late", []),
    ],
)
def test_a_comment_says_rules_reason_owner_and_day(comment: str, expected: list[object]) -> None:
    one = document(f"{comment}\njourney: Order\ntouchpoints: [A]\n")
    assert list(malformed(one)) == []
    accepts = [entry.accept for entry in acceptances(parse_journey(one), one)]
    assert [(one.rule, one.reason, one.owner, one.until) for one in accepts] == expected


FORM = "`# journeyaudit: accept RULE -- REASON`, with `until DATE` or `by NAME` before the `--` where wanted"


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# journeyaudit accept late -- x", f"a.yaml:1:1: a colon is missing after `journeyaudit` ({FORM})"),
        ("# journeyaudit: acept late -- x", "a.yaml:1:17: `acept` is not understood (did you mean 'accept'?)"),
        ("# journeyaudit: ignore late -- x", f"a.yaml:1:17: `ignore` is not understood ({FORM})"),
        ("# journeyaudit:", f"a.yaml:1:1: the comment says nothing ({FORM})"),
        ("# journeyaudit: accept late", f"a.yaml:1:1: the reason is missing: it stands behind ` -- ` ({FORM})"),
        ("# journeyaudit: accept late --", f"a.yaml:1:1: the reason is missing: it stands behind ` -- ` ({FORM})"),
        ("# journeyaudit: accept late -x- y", f"a.yaml:1:1: the reason is missing: it stands behind ` -- ` ({FORM})"),
        ("# journeyaudit: accept -- x", f"a.yaml:1:23: the rule is missing: its id stands behind `accept` ({FORM})"),
        (
            "# journeyaudit: accept late, -- x",
            f"a.yaml:1:29: the rule is missing: its id stands behind `accept` ({FORM})",
        ),
        (
            "# journeyaudit: accept late untill 2026-12-31 -- x",
            "a.yaml:1:24: `untill 2026-12-31` is not understood (did you mean 'until'?)",
        ),
        ("# journeyaudit: accept late until -- x", f"a.yaml:1:29: nothing stands behind `until` ({FORM})"),
        (
            "# journeyaudit: accept late until 2026-12-31 until 2027-12-31 -- x",
            f"a.yaml:1:52: `until` stands twice ({FORM})",
        ),
    ],
)
def test_a_comment_that_is_not_understood_is_a_fault_at_its_place(comment: str, expected: str) -> None:
    [problem] = malformed(document(f"{comment}\njourney: Order\ntouchpoints: [A]\n"))
    assert (str(problem), problem.code) == (expected, "schema")


def test_a_day_that_is_none_is_said_at_its_place() -> None:
    [problem] = malformed(document("# journeyaudit: accept late until soon -- x\njourney: Order\ntouchpoints: [A]\n"))
    assert str(problem).startswith("a.yaml:1:35: ")
    assert "soon" in problem.message


def test_a_comment_below_everything_covers_nothing() -> None:
    [problem] = malformed(document("journey: Order\ntouchpoints: [A]\n# journeyaudit: accept late -- x\n# the end\n"))
    assert str(problem) == (
        "a.yaml:3:1: the acceptance covers nothing: no line follows it "
        "(put the comment above the step, or at the end of its line)"
    )
    assert in_language(problem.message, "de") == "hier wird nichts hingenommen: Es folgt keine Zeile mehr"


def test_comments_of_one_document_leave_the_next_alone() -> None:
    text = "# journeyaudit: accept late -- a\njourney: A\ntouchpoints: [A]\n---\n# journeyaudit: accept late -- b\n"
    first, second = read(text + "journey: B\ntouchpoints: [B]\n", "a.yaml")
    entries = gathered([(parse_journey(one), one) for one in (first, second)], None)
    assert [(one.journey, one.accept.reason, one.home) for one in entries] == [("a", "a", ()), ("b", "b", ())]


def test_what_looks_like_a_comment_inside_a_text_is_none() -> None:
    one = document("journey: Order\nnotes: |\n  # journeyaudit: acept\ntouchpoints: ['# journeyaudit: accept late']\n")
    assert (list(malformed(one)), list(acceptances(parse_journey(one), one))) == ([], [])


def finding(file: str, line: int, journey: str = "", rule: str = "late", element: str = "") -> Finding:
    place = Span(Position(line, 1), Position(line, 2))
    return Finding(rule, Severity.ERROR, "", file, (), place, journey, element, "", "", "", "")


def test_a_comment_in_an_organisation_file_covers_what_is_said_there() -> None:
    text = (
        "organisation: O\nunits:\n  - name: Sales  # journeyaudit: accept late -- x\n    role: sales\n  - name: Care\n"
    )
    [entry] = gathered([], document(text, "organisation.yaml"))
    assert entry.home == ("units", 0)
    covered = [
        entry.covers(one, TODAY)
        for one in (
            finding("organisation.yaml", 4, element="Sales"),
            finding("organisation.yaml", 4, journey="order"),
            finding("organisation.yaml", 6),
            finding("order.yaml", 3),
        )
    ]
    assert covered == [True, True, False, False]


# --- what is said of entries that are not needed, or over

JOURNEY = """\
journey: Order
touchpoints:
  - title: Ask
    accept:
      - {rule: late, reason: agreed}
      - {rule: pushy, reason: agreed, until: 2026-02-28}
"""


def said(findings: list[Finding], open_ones: list[NotAssessed], rules: set[str]) -> list[str]:
    one = document(JOURNEY)
    return [
        str(it) for it in overlooked(gathered([(parse_journey(one), one)], None), findings, open_ones, rules, TODAY)
    ]


LATE = finding("a.yaml", 3, "order", "late", "ask")
PUSHY = finding("a.yaml", 3, "order", "pushy", "ask")
UNUSED = "a.yaml:5:16: 'late' finds nothing here: the acceptance is not needed (delete the acceptance)"
OVER = "a.yaml:6:16: accepted until 2026-02-28 only, and 'pushy' finds nothing here now (delete the acceptance)"
BACK = (
    "a.yaml:6:16: accepted until 2026-02-28 only: the finding of 'pushy' is back "
    "(mend it, or accept it anew until a later day)"
)


@pytest.mark.parametrize(
    ("findings", "open_ones", "rules", "expected"),
    [
        ([], [], {"late", "pushy"}, [UNUSED, OVER]),
        ([LATE, PUSHY], [], {"late", "pushy"}, [BACK]),
        ([], [], set(), []),
        ([], [], {"pushy"}, [OVER]),
        ([], [NotAssessed("late", "a.yaml", "order", ("wait.max",))], {"late", "pushy"}, [OVER]),
        ([], [NotAssessed("late", "b.yaml", "other", ("wait.max",))], {"late"}, [UNUSED]),
    ],
    ids=["nothing is found", "all is found", "no rule ran", "one rule ran", "not assessed", "not assessed elsewhere"],
)
def test_entries_that_are_not_needed_or_over_are_said(
    findings: list[Finding], open_ones: list[NotAssessed], rules: set[str], expected: list[str]
) -> None:
    assert said(findings, open_ones, rules) == expected
