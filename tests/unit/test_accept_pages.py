"""Acceptances in the comments of a page: what they cover, what is not understood, what is good to know."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeyaudit.accept import in_page
from journeyaudit.auditor import Request, audit_request
from journeyaudit.prose import Markup, Prose, TextRequest, audit_texts
from journeyaudit.report import Report
from journeyaudit.settings import Settings

PAGE = """\
# Anträge

Wir nehmen Anträge nur per Fax an.
<!-- journeyaudit: accept forced-channel -- bis Mai -->

## Bescheide

<!-- journeyaudit: accept forced-channel -- Vorgabe des Landes -->

Bescheide kommen
nur per Brief.

- Rechnungen auch nur per Brief.

## Auskunft

Auskunft gibt es nur per Telefon.
"""


def covers(text: str) -> list[tuple[str, int, int]]:
    entries, problems = in_page("a.md", text)
    assert problems == []
    spans = [(one.accept.rule, one.document.locate(())) for one in entries]
    return [(rule, span.start.line, span.end.line) for rule, span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <!-- journeyaudit: accept x -- r --> b\nc\n\nd\n", [("x", 1, 3)]),
        ("a\n\nb\nc <!-- journeyaudit: accept x -- r -->\n\nd\n", [("x", 3, 5)]),
        ("<!-- journeyaudit: accept x -- r -->\n\n\na\nb\n\nc\n", [("x", 4, 6)]),
        ("<!-- journeyaudit: accept x, y -- r -->\na\n\nc\n", [("x", 1, 3), ("y", 1, 3)]),
        ("<!-- journeyaudit: accept x -- r -->\n# A\n\nb\n\n## C\n\nd\n\n# E\nf\n", [("x", 2, 10)]),
        ("# A\n<!-- journeyaudit: accept x -- r -->\n## B\n\nc\n\n```\n# d\n```\n### E\n\nf\n", [("x", 3, 13)]),
        ("<!-- journeyaudit: accept x -- r -->\n<!-- other -->\na\n", [("x", 1, 4)]),
        ("<!-- journeyaudit: accept x -- r -->\n```\na\n\nb\n```\nc\n\nd\n", [("x", 1, 8)]),
        ("<!-- journeyaudit:\n  accept x -- r\n-->\na\n", [("x", 1, 5)]),
        ("---\nt: <!-- journeyaudit: accept x -- r -->\n---\n\n```\n<!-- journeyaudit: accept x -- r -->\n```\n", []),
        ("<!-- about journeyaudit and others -->\na\n", []),
    ],
)
def test_a_comment_covers_its_paragraph_or_what_follows(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert covers(text) == expected
    assert covers(text.replace("\n", "\r\n")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\n<!-- journeyaudit: accept x -->\nb\n", "a.md:3:5: the reason is missing: it stands behind ` -- `"),
        ("<!-- journeyaudit: acept x -- r -->\nb\n", "a.md:1:20: `acept` is not understood (did you mean 'accept'?)"),
        (
            "# a\n\n<!-- journeyaudit: accept x -- r -->\n",
            "a.md:3:5: the acceptance covers nothing: no line follows it",
        ),
    ],
)
def test_what_is_not_understood_is_said_at_its_place(text: str, expected: str) -> None:
    entries, [problem] = in_page("a.md", text)
    assert entries == []
    assert str(problem).startswith(expected.removesuffix(")"))


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.md"
    file.write_text(PAGE, encoding="utf-8")
    return file


def report() -> Report:
    return audit_request(Request(["a.md"], lang="de"), Settings(select=("forced-channel",)))


def standing(found: Report) -> list[tuple[int, str]]:
    return [(one.span.start.line, one.accepted) for one in found.findings]


EXPECTED = [(3, "bis Mai"), (11, "Vorgabe des Landes"), (13, ""), (17, "")]


def test_sentences_of_a_page_are_accepted(page: Path) -> None:
    found = report()
    assert standing(found) == EXPECTED
    assert found.problems == found.remarks == ()


def test_texts_are_read_in_the_same_way(page: Path) -> None:
    request = TextRequest([Prose("a.md", PAGE, Markup.MARKDOWN)], certainty=None)
    assert standing(audit_texts(request, Settings(select=("forced-channel",)))) == EXPECTED


def test_what_is_not_needed_or_unknown_is_said(page: Path) -> None:
    page.write_text(
        "<!-- journeyaudit: accept forced-channel -- alt -->\nGuten Tag.\n\n"
        "<!-- journeyaudit: accept forced-chanel -- x -->\nWir nehmen Anträge nur per Fax an.\n",
        encoding="utf-8",
    )
    found = report()
    assert [str(one) for one in found.remarks] == [
        "a.md:1:27: 'forced-channel' findet hier nichts: der Eintrag ist unnötig (den Eintrag löschen)"
    ]
    assert [(one.span.start.line, one.message) for one in found.problems] == [
        (4, "es gibt keine Regel 'forced-chanel'")
    ]
    assert found.exit_code == 2


def test_a_comment_in_a_page_covers_journeys_too(page: Path) -> None:
    journey = "journey: Antrag\ntouchpoints:\n  - {title: Antrag stellen, actor: customer, channels: letter}\n"
    page.write_text(
        f"<!-- journeyaudit: accept forced-channel -- Urschrift -->\n\n```yaml journey\n{journey}```\n",
        encoding="utf-8",
    )
    found = report()
    assert standing(found) == [(6, "Urschrift")]
    assert found.problems == found.remarks == ()


def test_many_comments_take_no_longer_than_they_are_long() -> None:
    text = "# A\n\n" + "<!-- journeyaudit: accept x -- r -->\n## B\n\na\n\n" * 4000
    assert len(covers(text)) == 4000
