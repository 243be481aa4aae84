"""The formats of code hosts and test reports: JSON lines, JUnit, GitHub, GitLab and Markdown."""

import dataclasses
import json
import re
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from journeyaudit.report import Finding, NotAssessed, Report, Severity
from journeyaudit.reporters import REPORTERS, Style
from journeyaudit.reporters.markdown import LIMIT
from journeyaudit.source import Problem
from tests.reporters.sample import sample, span
from tests.reporters.test_hostile import EVIL, evil

NAMES = st.sampled_from(["a", "a (2)", "a\n", "a ", "", EVIL])
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1, "not": {"pattern": r"^\./"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def render(form: str, report: Report, **style: Any) -> str:
    return REPORTERS[form](report, Style(**style))


def named(*names: tuple[str, str, str]) -> Report:
    """A report whose findings have these titles, subjects and fingerprints."""
    finding = sample().findings[0]
    findings = (
        dataclasses.replace(finding, title=title, subject=subject, fingerprint=fingerprint)
        for title, subject, fingerprint in names
    )
    return sample(findings=tuple(findings))


def one(number: int = 2, **changes: Any) -> Finding:
    return dataclasses.replace(sample().findings[number], **changes)


# JSON lines


@pytest.mark.parametrize("make", [sample, evil])
def test_json_lines_are_the_findings_of_the_json_report_and_then_the_verdict(make: Any) -> None:
    lines = [json.loads(line) for line in render("jsonl", make("en")).splitlines()]
    whole = json.loads(render("json", make("en")))
    by_type: dict[str, list[Any]] = {}
    for line in lines:
        by_type.setdefault(line.pop("type"), []).append(line)
    assert by_type["finding"] == whole["findings"]
    assert by_type["problem"] == whole["problems"]
    assert by_type["remark"] == whole["remarks"]
    assert by_type["verdict"] == [lines[-1]]
    assert lines[-1].items() <= whole.items()
    assert {"schema", "exit_code", "verdict", "counts"} <= lines[-1].keys()


def test_json_lines_of_nothing_are_the_verdict() -> None:
    [line] = render("jsonl", sample(findings=(), problems=(), remarks=())).splitlines()
    assert json.loads(line)["exit_code"] == 0


# JUnit


def suites(report: Report, **style: Any) -> dict[str, dict[str, ElementTree.Element]]:
    """The cases by suite and name."""
    root = ElementTree.fromstring(render("junit", report, **style).encode())
    assert root.tag == "testsuites"
    return {
        suite.get("name", ""): {case.get("name", ""): case for case in suite.iter("testcase")}
        for suite in root.iter("testsuite")
    }


def outcome(case: ElementTree.Element) -> str:
    return next((child.tag for child in case), "passed")


def test_findings_fail_pass_or_are_skipped_and_clean_families_pass() -> None:
    found = suites(sample())
    assert {name: [(case, outcome(cases[case])) for case in cases] for name, cases in found.items()} == {
        "Not audited": [("paths: shp", "error"), ("syntax: shop/broken.yaml", "error")],
        "Vertrag kündigen (shop/cancel.yaml)": [
            ("forced-channel: Brief an die Zentrale", "failure"),
            ("contact", "skipped"),
            ("organisation", "passed"),
            ("promise", "passed"),
            ("waiting", "passed"),
        ],
        "Ersatzteil bestellen (shop/order.yaml)": [
            ("promise-vs-process: Anruf / Das Teil ist in drei Tagen da", "failure"),
            ("asks-twice: Freigabe durch den Einkauf / Kundennummer", "system-out"),
            ("unbounded-wait: Freigabe durch den Einkauf", "system-out"),
            ("unbounded-wait: Lieferung", "skipped"),
            ("channel", "passed"),
            ("organisation", "passed"),
        ],
        "The organisation as a whole (shop/firm.yaml)": [("lip-service", "system-out")],
    }


def test_the_threshold_decides_what_fails() -> None:
    cases = suites(sample(fail_on=Severity.WARNING))["Ersatzteil bestellen (shop/order.yaml)"]
    assert outcome(cases["asks-twice: Freigabe durch den Einkauf / Kundennummer"]) == "failure"
    assert outcome(cases["unbounded-wait: Freigabe durch den Einkauf"]) == "system-out"
    assert outcome(cases["unbounded-wait: Lieferung"]) == "skipped"


def test_a_failure_says_what_why_and_what_instead() -> None:
    failure = suites(sample())["Vertrag kündigen (shop/cancel.yaml)"]["forced-channel: Brief an die Zentrale"][0]
    assert failure.attrib == {
        "type": "forced-channel",
        "message": "There is one way only to do “Brief an die Zentrale”: letter.",
    }
    assert failure.text == (
        "shop/cancel.yaml:3:46: error[forced-channel] There is one way only to do “Brief an die Zentrale”: letter.\n"
        "Why: Somebody always cannot use it.\nInstead: Open a second one."
    )


def test_a_family_that_no_rule_could_judge_is_not_passed() -> None:
    [skipped] = suites(sample())["Vertrag kündigen (shop/cancel.yaml)"]["contact"]
    assert skipped.get("message") == "Not assessed: touchpoint.owner"
    other = (NotAssessed("asks-twice", "shop/cancel.yaml", "another", ("touchpoint.owner",)),)
    assert outcome(suites(sample(not_assessed=other))["Vertrag kündigen (shop/cancel.yaml)"]["contact"]) == "passed"


def test_a_family_that_one_of_its_rules_could_judge_is_passed() -> None:
    judged = dataclasses.replace(sample().rules[0], id="asks-thrice")
    cases = suites(sample(rules=(*sample().rules, judged)))["Vertrag kündigen (shop/cancel.yaml)"]
    assert outcome(cases["contact"]) == "passed"


def test_a_family_whose_findings_are_not_shown_is_not_passed() -> None:
    cases = suites(sample(), least=Severity.ERROR)["Ersatzteil bestellen (shop/order.yaml)"]
    assert "waiting" not in cases
    assert "contact" not in cases


def test_the_counts_are_those_of_the_cases() -> None:
    root = ElementTree.fromstring(render("junit", sample()).encode())
    for element in (root, *root.iter("testsuite")):
        for word, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert element.get(word) == str(len(list(element.iter(tag)))), (element.get("name"), word)


def test_no_journeys_are_an_error() -> None:
    report = sample(findings=(), problems=(), audited=(), rules=())
    [case] = suites(report)["Not audited"].values()
    assert outcome(case) == "error"
    assert suites(dataclasses.replace(report, allow_empty=True)) == {}


@given(st.lists(st.tuples(NAMES, NAMES, NAMES), max_size=6), st.lists(NAMES, max_size=4))
def test_names_of_tests_are_unique(names: list[tuple[str, str, str]], titles: list[str]) -> None:
    first = sample().audited[0]
    audited = tuple(dataclasses.replace(first, id=str(n), title=title) for n, title in enumerate(titles))
    root = ElementTree.fromstring(render("junit", dataclasses.replace(named(*names), audited=audited)).encode())
    found = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(set(found)) == len(found)
    assert len([1 for case in root.iter("failure")]) == len(names)


@pytest.mark.parametrize("unicode", [True, False])
def test_hostile_texts_are_text_in_xml(unicode: bool) -> None:
    root = ElementTree.fromstring(render("junit", evil("de"), unicode=unicode).encode())
    assert {element.tag for element in root.iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out",
    }  # fmt: skip
    assert "<script>alert(1)</script>" in "".join(root.itertext())
    assert "ü" in (root[1].get("name") or "")


# GitHub

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*?)::([^\n]*)")


def commands(report: Report, **style: Any) -> list[tuple[str, dict[str, str], str]]:
    """The commands as the runner reads them."""
    found = []
    for line in render("github", report, **style).splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match[2].split(","))
        found.append((match[1], {name: unescaped(value) for name, value in pairs}, unescaped(match[3])))
    return found


def unescaped(text: str) -> str:
    for escaped, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escaped, character)
    return text


def test_the_worst_findings_are_annotated_first() -> None:
    assert [(name, properties["title"]) for name, properties, _ in commands(sample())] == [
        ("error", "journeyaudit [paths]"),
        ("error", "journeyaudit [syntax]"),
        ("error", "Forced channel [forced-channel]"),
        ("error", "Promise the process cannot keep [promise-vs-process]"),
        ("warning", "Asks twice [asks-twice]"),
        ("notice", "Lip service [lip-service]"),
        ("notice", "Wait without limit [unbounded-wait]"),
    ]


def test_an_annotation_has_its_place_and_says_what_to_do() -> None:
    [(_, properties, message)] = commands(sample(findings=(one(3),), problems=()))
    assert properties == {
        "file": "shop/order.yaml", "line": "9", "endLine": "9", "col": "74", "endColumn": "87",
        "title": "Asks twice [asks-twice]",
    }  # fmt: skip
    assert message == (
        "“Freigabe durch den Einkauf” asks for Kundennummer again; the customer gave it at “Anruf”.\n"
        "Instead: Show the agent what is known."
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"message": "50 %, a:b\nc\r"}, "::50 %25, a:b%0Ac\\x0d"),
        ({"file": "a,b:c%.yaml"}, "file=a%2Cb%3Ac%25.yaml,"),
        ({"span": span(2, 3, 4)}, "line=2,endLine=2,col=3,endColumn=4,"),
        ({"message": "x\n::error::y"}, "::x%0A::error::y"),
    ],
)
def test_what_would_end_a_command_is_escaped(changes: dict[str, Any], expected: str) -> None:
    [line] = render("github", sample(findings=(one(**changes),), problems=()), quiet=True).splitlines()
    assert expected in line


def test_hostile_texts_stay_in_their_command() -> None:
    report = evil("en")
    assert len(commands(report)) == len(report.problems) + sum(1 for one in report.findings if not one.accepted)
    assert any("::error::" in message for _, _, message in commands(report))


def test_long_annotations_are_cut() -> None:
    [(_, properties, message)] = commands(sample(findings=(one(message="x" * 9999, rule="y" * 999),), problems=()))
    assert (len(message), len(properties["title"])) == (2000, 200)


def test_a_clean_report_has_no_annotation_and_an_empty_one_has_an_error() -> None:
    assert render("github", sample(findings=(), problems=())) == ""
    assert render("github", sample(findings=(), problems=(), audited=())) == (
        "::error title=journeyaudit::exit code 2: no trustworthy verdict while one problem stands\n"
    )


# GitLab


@pytest.mark.parametrize("make", [sample, evil])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_code_quality_report_has_every_required_field(make: Any, lang: str) -> None:
    found = json.loads(render("gitlab", make(lang)))
    jsonschema.Draft202012Validator(GITLAB).validate(found)
    assert len({one["fingerprint"] for one in found}) == len(found)


def test_severities_have_the_names_of_gitlab() -> None:
    found = json.loads(render("gitlab", sample()))
    assert [(one["check_name"], one["severity"]) for one in found] == [
        ("paths", "blocker"),
        ("syntax", "blocker"),
        ("forced-channel", "major"),
        ("lip-service", "info"),
        ("promise-vs-process", "major"),
        ("asks-twice", "minor"),
        ("unbounded-wait", "info"),
    ]


def test_the_description_names_the_rule_and_the_path_is_that_in_the_repository() -> None:
    [found] = json.loads(render("gitlab", sample(findings=(one(file="./shop/order.yaml"),), problems=())))
    assert found["description"].startswith("promise-vs-process: Promised within 3 working days, ")
    assert found["location"] == {"path": "shop/order.yaml", "lines": {"begin": 7, "end": 7}}


def test_a_clean_report_is_an_empty_list() -> None:
    assert render("gitlab", sample(findings=(), problems=())) == "[]\n"


@given(st.lists(st.tuples(NAMES, NAMES, NAMES), max_size=8), st.lists(NAMES, max_size=4))
def test_fingerprints_are_unique(names: list[tuple[str, str, str]], messages: list[str]) -> None:
    problems = tuple(Problem(message, "a.yaml", span(n + 1, 1, 1)) for n, message in enumerate(messages))
    found = json.loads(render("gitlab", dataclasses.replace(named(*names), problems=problems)))
    assert len({one["fingerprint"] for one in found}) == len(names) + len(messages)


def test_the_fingerprint_of_a_problem_does_not_move_with_its_line() -> None:
    first, moved = (
        json.loads(render("gitlab", sample(findings=(), problems=(Problem("broken", "a.yaml", span(line, 1, 2)),))))
        for line in (1, 9)
    )
    assert first[0]["fingerprint"] == moved[0]["fingerprint"]


def test_the_fingerprint_of_a_problem_does_not_hang_on_others() -> None:
    first, second = (Problem(message, "a.yaml", span(1, 1, 2)) for message in ("broken", "unknown"))
    both, alone = (
        json.loads(render("gitlab", sample(findings=(), problems=problems)))
        for problems in ((first, second), (second,))
    )
    assert both[1]["fingerprint"] == alone[0]["fingerprint"]


# Markdown


@pytest.mark.parametrize("make", [sample, evil])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_markdown_holds_only_the_elements_of_the_report(make: Any, lang: str) -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(render("markdown", make(lang)))
    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= {
        "h2", "h3", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "br", "code", "sub",
        "details", "summary",
    }  # fmt: skip
    assert html.count("<details>") == html.count("</details>") == 7
    assert len(re.findall("<tr>", html)) == 4


def test_a_clean_report_is_a_table_and_a_verdict() -> None:
    text = render("markdown", sample(findings=(), problems=(), remarks=(), not_assessed=(), skipped=0))
    assert text == (
        "<!-- journeyaudit -->\n"
        "## Audit of customer journeys\n"
        "\n"
        "**No findings in 2 journeys.**\n"
        "Exit code 0: nothing at or above the level “error”.\n"
        "\n"
        "| Journey | Errors | Warnings | Infos | Accepted |\n"
        "|---|--:|--:|--:|--:|\n"
        "| Vertrag kündigen (<code>shop/cancel.yaml</code>) | – | – | – | – |\n"
        "| Ersatzteil bestellen (<code>shop/order.yaml</code>) | – | – | – | – |\n"
        "\n"
    )


def test_a_comment_is_never_too_long_and_errors_go_first() -> None:
    first, _, _, second, *_ = sample().findings
    many = [dataclasses.replace(second, fingerprint=str(number)) for number in range(400)]
    text = render("markdown", sample(findings=(*many, first)))
    assert len(text) < LIMIT
    assert "**error: Forced channel**" in text
    assert "Asks twice" not in text
    assert "Not shown here: 400 findings. The report was too long for a comment.\n" in text


def test_a_comment_is_never_too_long_whatever_makes_it_long() -> None:
    first = sample().findings[0]
    long = dataclasses.replace(first, message="x" * 50_000)
    problems = tuple(Problem("y" * 7000, "a.yaml", span(1, 1, 1)) for _ in range(40))
    audited = tuple(dataclasses.replace(sample().audited[0], title="z" * 99, id=str(n)) for n in range(999))
    accepted = tuple(dataclasses.replace(first, accepted="reason " * 99) for _ in range(99))
    text = render("markdown", sample(findings=(first, long, long, *accepted), problems=problems, audited=audited))
    assert len(text) < LIMIT
    assert "Not shown here: 39 problems." in text
    assert "findings. The report was too long" in text
    assert "journeys. The report was too long" in text
