"""The report for people: what stands where, in which order, and that nothing is cut that should be read."""

import re
from dataclasses import replace
from typing import Any

import pytest
from rich.cells import cell_len

from journeyaudit.report import Audited, Finding, NotAssessed, Report, Severity
from journeyaudit.reporters import REPORTERS, Style
from journeyaudit.reporters.grouping import worst_first
from journeyaudit.source import Position, Span
from tests.reporters.sample import ORDER, WORDS, sample

SGR = re.compile(r"\x1b\[[0-9;]*m")
FULL = REPORTERS["full"]


def lines_of(report: Report, **style: Any) -> list[str]:
    return FULL(report, Style(**style)).splitlines()


def heads(report: Report, **style: Any) -> list[str]:
    """The lines that begin a finding, with how far they stand in."""
    return [line for line in lines_of(report, width=120, **style) if re.match(r" +[✖▲●] ", line)]


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("width", [40, 60, 72, 80, 120, 200])
@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
def test_no_line_is_wider_than_the_terminal(lang: str, width: int, unicode: bool) -> None:
    for line in lines_of(sample(lang), width=width, unicode=unicode, verbose=True):
        assert cell_len(line) <= width, line


def test_a_terminal_that_is_too_narrow_gets_what_fits_in_40_columns() -> None:
    assert FULL(sample(), Style(width=10)) == FULL(sample(), Style(width=40))


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("width", [60, 72, 80, 120])
def test_texts_wrap_between_words_only(lang: str, width: int) -> None:
    text = FULL(sample(lang), Style(width=width, verbose=True))
    once = " ".join(text.split())
    for name, words in WORDS[lang].items():
        if name not in ("counts", "kept", "open why", "open fix"):
            assert words in once, f"{name} is not there in one piece"


def test_a_number_stays_with_what_it_counts() -> None:
    for width in range(60, 121):
        for line in lines_of(sample("de", problems=()), width=width):
            assert not re.search(r"(?<!\S)\d+$", line), f"at {width}: {line}"


@pytest.mark.parametrize("lang", ["en", "de"])
def test_colour_only_adds_colour(lang: str) -> None:
    coloured = FULL(sample(lang), Style(colour=True))
    plain = FULL(sample(lang), Style())
    assert "\x1b" not in plain
    assert "\x1b" in coloured
    assert [line.rstrip() for line in SGR.sub("", coloured).split("\n")] == plain.split("\n")


def test_without_unicode_everything_is_ascii_and_as_wide_as_it_looks() -> None:
    text = FULL(sample("de", problems=()), Style(unicode=False))
    assert text.isascii()
    assert "?" not in text.replace("->?", "")
    assert "x Fehler: Zusage, die der Ablauf nicht halten kann [promise-vs-process]" in text
    assert '2 Tage ("Pruefung im Lager")' in text
    assert "hingenommen" in text
    assert "Nicht geprueft\n" in FULL(sample("de"), Style(unicode=False))


CHECK = Span(Position(8, 4), Position(8, 12))


def finding(**changes: Any) -> Finding:
    """A finding at the check of the sample's journey."""
    [*_, late, _, _, _] = sample().findings
    return replace(late, **{"span": CHECK, "related": (), "law": "", "message": "Said.", **changes})


def test_findings_are_grouped_by_step_in_the_order_of_the_file_and_the_worst_comes_first() -> None:
    at = {"element": "a", "title": "A", "stage": "S"}
    findings = (
        finding(severity=Severity.INFO, fingerprint="1", **at),
        finding(severity=Severity.ERROR, fingerprint="2", **at),
        finding(severity=Severity.ERROR, fingerprint="3", element="b", title="B", stage="S"),
        finding(severity=Severity.WARNING, fingerprint="4", element="", title="Order", stage=""),
        finding(severity=Severity.WARNING, fingerprint="5", **at),
    )
    audited = (Audited("shop/order.yaml", "order", "Ersatzteil bestellen", "de", 4),)
    said = [
        line.split(" [")[0]
        for line in lines_of(sample(findings=findings, problems=(), audited=audited), width=120)
        if re.match(r"  [✖▲●]|\S", line)
    ]
    title = WORDS["en"]["late"]
    assert said[:10] == [
        "Ersatzteil bestellen",
        "shop/order.yaml · 2 errors, 2 warnings and 1 info",
        "─" * 120,
        "S → A",
        f"  ✖ error: {title}",
        f"  ▲ warning: {title}",
        f"  ● info: {title}",
        "S → B",
        f"  ✖ error: {title}",
        "The journey as a whole",
    ]


def test_journeys_of_one_file_are_told_apart() -> None:
    findings = (finding(fingerprint="1"), finding(fingerprint="2", journey="second"), finding(fingerprint="3"))
    audited = (
        Audited("shop/order.yaml", "order", "First", "", 1),
        Audited("shop/order.yaml", "second", "Second", "", 1),
    )
    lines = lines_of(sample(findings=findings, audited=audited))
    assert lines[lines.index("First") + 1] == "shop/order.yaml · 2 errors"
    assert lines[lines.index("Second") + 1] == "shop/order.yaml · 1 error"


def test_what_points_at_another_file_stays_with_its_journey() -> None:
    there = finding(file="shop/firm.yaml", span=Span(Position(2, 1), Position(2, 8)))
    lines = lines_of(sample(findings=(there,)))
    assert lines[:2] == ["Ersatzteil bestellen", "shop/order.yaml · 1 error"]
    assert "    shop/firm.yaml:2:1" in lines


def test_a_finding_that_follows_from_another_stands_under_it() -> None:
    cause = finding(severity=Severity.INFO, rule="asks-twice", fingerprint="cause")
    effect = finding(severity=Severity.ERROR, rule="unbounded-wait", fingerprint="effect", cause="cause")
    assert heads(sample(findings=(effect, cause))) == [
        "  ● info: Asks twice [asks-twice]",
        "      ✖ error: Wait without limit [unbounded-wait]",
    ]
    text = FULL(sample(findings=(effect, cause)), Style())
    assert "(follows from the finding above)" in text
    assert "Nobody can plan." not in text, "its reason is that of the finding above"
    assert heads(sample(findings=(effect, cause)), least=Severity.WARNING) == [
        "  ✖ error: Wait without limit [unbounded-wait]"
    ]


def test_findings_that_explain_each_other_are_all_shown() -> None:
    first = finding(fingerprint="1", cause="2")
    second = finding(fingerprint="2", cause="1")
    assert len(heads(sample(findings=(first, second)))) == 2


def test_a_rule_explains_itself_once_in_a_journey_and_every_time_when_asked() -> None:
    findings = (
        finding(fingerprint="1"),
        finding(fingerprint="2", element="other"),
        finding(fingerprint="3", journey="cancel"),
    )
    why = "Why      Even on a good day"
    report = sample(findings=findings)
    assert FULL(report, Style()).count(why) == 2
    assert FULL(report, Style(verbose=True)).count(why) == 3
    assert FULL(report, Style(quiet=True)).count(why) == 0


def test_a_line_is_shown_once_however_many_places_are_on_it() -> None:
    [*_, late, _, _, _] = sample().findings
    counts = late.related[0]
    same = replace(counts, span=Span(counts.span.start, counts.span.start))
    for reporter in ("full", "html"):
        once, twice = (
            REPORTERS[reporter](sample(findings=(replace(late, related=related),)), Style())
            for related in ((*late.related,), (counts, same, *late.related[1:]))
        )
        assert once == twice, reporter


def test_what_is_hidden_is_said_and_still_counts() -> None:
    report = sample(problems=())
    lines = lines_of(report, width=120, least=Severity.ERROR)
    assert len(heads(report, least=Severity.ERROR)) == 2
    assert lines[-3:-1] == ["4 findings below “error” not shown", "2 other YAML documents passed over"]
    assert lines[-1] == (
        "2 errors, 1 warning and 2 infos in 2 journeys, 1 accepted; "
        "exit code 1: 2 findings at or above the level “error”"
    )


def test_a_quiet_report_holds_findings_and_the_verdict() -> None:
    text = FULL(sample("de"), Style(quiet=True))
    for words in ("Warum", "Stattdessen", "Nicht beurteilt", "Vorschriften"):
        assert words not in text
    assert "Nicht geprüft" in text


def test_the_most_useful_fields_are_named_and_all_on_request() -> None:
    missing = tuple(
        NotAssessed(f"rule-{n}", "a.yaml", "a", tuple(f"field.{m:02}" for m in range(n))) for n in range(1, 9)
    )
    report = sample(not_assessed=missing)
    lines = lines_of(report, width=120)
    start = next(number for number, line in enumerate(lines) if line.startswith("What is not written down"))
    assert lines[start : start + 7] == [
        "What is not written down keeps 8 judgements open. Most would be settled by:",
        "  field.00  8 judgements",
        "  field.01  7 judgements",
        "  field.02  6 judgements",
        "  field.03  5 judgements",
        "  field.04  4 judgements",
        "  3 more fields (--verbose lists all)",
    ]
    assert "  field.07   1 judgement" in lines_of(report, width=120, verbose=True)


def test_an_empty_report_is_one_line() -> None:
    nothing = sample(findings=(), problems=(), remarks=(), not_assessed=(), skipped=0)
    assert (
        FULL(nothing, Style(120)) == "no findings in 2 journeys; exit code 0: nothing at or above the level “error”\n"
    )


def test_a_provision_that_was_never_dated_needs_no_note() -> None:
    assert "Provisions are hints" not in FULL(sample(findings=(finding(),)), Style())
    assert "1 August 2026" in " ".join(FULL(sample(), Style()).split())


def test_a_provision_that_nobody_checked_is_not_said_to_be_checked() -> None:
    report = sample()
    rules = tuple(replace(rule, laws=tuple((ref, None) for ref, _ in rule.laws)) for rule in report.rules)
    text = " ".join(FULL(replace(report, rules=rules), Style()).split())
    assert "not all have been checked at their source yet" in text
    assert "1 August 2026" not in text


def test_a_text_that_is_not_at_hand_is_named_only() -> None:
    text = FULL(sample(findings=(finding(),), texts={}), Style())
    assert "shop/order.yaml:8:4" in text
    assert ORDER.split("\n")[7].strip()[:20] not in text


def test_what_an_effect_explains_stands_under_it_too() -> None:
    one, two, three = (
        replace(finding, fingerprint=name, cause=cause)
        for finding, name, cause in zip([sample().findings[0]] * 3, "abc", ["", "a", "b"], strict=True)
    )
    listed = [(found.fingerprint, caused) for found, caused in worst_first([three, two, one])]
    assert listed == [("a", False), ("b", True), ("c", True)]


def test_findings_that_explain_each_other_are_all_listed() -> None:
    one, two = (
        replace(sample().findings[0], fingerprint=name, cause=cause) for name, cause in zip("ab", "ba", strict=True)
    )
    assert [found.fingerprint for found, _ in worst_first([one, two])] == ["a", "b"]


def test_the_id_of_a_rule_leads_to_its_page_where_a_terminal_can() -> None:
    pages = {"promise-vs-process": "file:///pages/promise-vs-process.md"}
    text = FULL(sample(problems=()), Style(80, colour=True, pages=pages))
    assert "\x1b]8;;file:///pages/promise-vs-process.md\x1b\\\x1b[2m[promise-vs-process]\x1b[0m\x1b]8;;\x1b\\" in text
    assert text.count("\x1b]8;;file") == text.count("[promise-vs-process]")
    assert "file:///pages" not in FULL(sample(problems=()), Style(80, pages=pages))
