"""The report as SARIF: what code scanning demands, and nothing that it would take for something else."""

import dataclasses
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyaudit.report import Report, Severity
from journeyaudit.reporters import REPORTERS, Style
from journeyaudit.reporters.sarif import artifact, sarif_log
from journeyaudit.reporters.sarif_rules import pascal_case
from journeyaudit.source import Position, Span
from tests.reporters.sample import sample
from tests.reporters.sarif_schema import SARIF
from tests.reporters.test_hostile import evil

VALIDATOR = jsonschema.Draft202012Validator(SARIF)


def run_of(report: Report, least: Severity = Severity.INFO) -> Any:
    [run] = sarif_log(report, least)["runs"]
    return run


def results(report: Report, least: Severity = Severity.INFO) -> Any:
    return run_of(report, least)["results"]


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("make", [sample, evil], ids=["sample", "hostile"])
@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
def test_the_report_is_sarif(lang: str, make: Any, unicode: bool) -> None:
    text = REPORTERS["sarif"](make(lang), Style(unicode=unicode))
    VALIDATOR.validate(json.loads(text))


@pytest.mark.parametrize(
    "changes",
    [
        {"findings": ()},
        {"findings": (), "problems": ()},
        {"findings": (), "problems": (), "rules": (), "audited": (), "not_assessed": ()},
        {"texts": {}},
    ],
    ids=["no findings", "clean", "nothing audited", "files unknown"],
)
def test_a_report_without_much_is_sarif(changes: dict[str, Any]) -> None:
    VALIDATOR.validate(sarif_log(sample(**changes)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("tool", "driver", "rules", 0, "fullDescription"), None),
        (("tool", "driver", "rules", 0, "shortDescription", "text"), ""),
        (("tool", "driver", "rules", 0, "properties", "security-severity"), "7.0"),
        (("results", 0, "locations"), []),
        (("results", 0, "locations", 0, "physicalLocation", "region", "startColumn"), 0),
        (("results", 0, "locations", 0, "physicalLocation", "artifactLocation", "uri"), "a b.yaml"),
        (("results", 0, "partialFingerprints"), {}),
        (("results", 0, "suppressions"), []),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_the_schema_of_these_tests_sees_what_is_broken(path: tuple[Any, ...], value: Any) -> None:
    log = sarif_log(sample())
    part = log["runs"][0]
    for step in path[:-1]:
        part = part[step]
    if value is None:
        del part[path[-1]]
    else:
        part[path[-1]] = value
    assert list(VALIDATOR.iter_errors(log))


def test_accepted_findings_open_no_alert() -> None:
    assert [one["ruleId"] for one in results(sample())] == [
        "forced-channel",
        "lip-service",
        "promise-vs-process",
        "asks-twice",
        "unbounded-wait",
    ]


def test_severities_have_the_names_of_sarif() -> None:
    assert [one["level"] for one in results(sample())] == ["error", "note", "error", "warning", "note"]
    assert {one["level"] for one in results(sample(), Severity.WARNING)} == {"error", "warning"}
    rules = run_of(sample())["tool"]["driver"]["rules"]
    assert [(one["defaultConfiguration"]["level"], one["properties"]["problem.severity"]) for one in rules] == [
        ("warning", "warning"),
        ("error", "error"),
        ("note", "recommendation"),
        ("error", "error"),
        ("warning", "warning"),
    ]


def test_a_result_points_at_its_rule_and_its_place() -> None:
    report = sample()
    rules = run_of(report)["tool"]["driver"]["rules"]
    for one in results(report):
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
    late = results(report)[2]
    assert late["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "shop/order.yaml", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 7, "startColumn": 61, "endLine": 7, "endColumn": 71},
            },
            "logicalLocations": [{"fullyQualifiedName": "order/anruf", "name": "Anruf"}],
        }
    ]
    assert late["properties"]["law"] == "§ 475 BGB"


@pytest.mark.parametrize(
    ("lang", "words", "label"),
    [("en", "See also:", "this wait counts"), ("de", "Siehe auch:", "diese Wartezeit zählt mit")],
)
def test_the_message_links_every_related_place(lang: str, words: str, label: str) -> None:
    late = results(sample(lang))[2]
    assert [one["id"] for one in late["relatedLocations"]] == [1, 2, 3]
    assert f" {words} [{label}](1), [{label}](2), [" in late["message"]["text"]
    assert late["message"]["text"].endswith("](3).")


def test_nobody_writes_a_link_into_a_message() -> None:
    finding = dataclasses.replace(sample().findings[1], message="[click](https://example.org)")
    [one] = results(sample(findings=(finding,)))
    assert one["message"]["text"] == "[click] (https://example.org)"


def test_the_help_shows_markup_of_a_rule_as_text() -> None:
    rule = dataclasses.replace(sample().rules[0], why="*a* <b> [x](y) $z$ @all #1")
    [found] = run_of(sample(rules=(rule,), findings=()))["tool"]["driver"]["rules"]
    assert found["help"]["markdown"].startswith(
        r"**Why:** \*a\* &lt;b&gt; \[x\](y) &#36;z&#36; @&#8203;all \#&#8203;1" + "\n\n**Instead:** "
    )
    assert found["fullDescription"]["text"] == "*a* <b> [x](y) $z$ @all #1"


def test_long_descriptions_are_cut_and_empty_ones_filled() -> None:
    long, empty = sample().rules[:2]
    rules = (dataclasses.replace(long, why="x" * 2000), dataclasses.replace(empty, title="", why=""))
    first, second = run_of(sample(rules=rules, findings=()))["tool"]["driver"]["rules"]
    assert first["fullDescription"]["text"] == "x" * 1023 + "…"
    assert "x" * 2000 in first["help"]["text"]
    assert second["shortDescription"] == second["fullDescription"] == {"text": "forced-channel"}


@pytest.mark.parametrize(
    ("changes", "successful", "code"),
    [({}, False, 2), ({"problems": ()}, True, 1), ({"problems": (), "findings": ()}, True, 0)],
)
def test_the_invocation_tells_the_verdict(changes: dict[str, Any], successful: bool, code: int) -> None:
    [found] = run_of(sample(**changes))["invocations"]
    assert (found["executionSuccessful"], found["exitCode"]) == (successful, code)
    assert found["exitCodeDescription"].startswith(f"exit code {code}: ")


def test_what_was_not_audited_is_a_notification_at_its_place() -> None:
    [found] = run_of(sample())["invocations"]
    _, syntax, remark = found["toolExecutionNotifications"]
    assert syntax["descriptor"] == {"id": "syntax"}
    assert syntax["message"]["text"] == (
        "the key `intent` appears twice; the first is in line 2: keep one; several values make a list: `[a, b]`"
    )
    assert syntax["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert (syntax["level"], remark["level"]) == ("error", "note")
    assert remark["message"]["text"] == "3 notes were not taken over: add them by hand"


def test_a_place_of_several_lines_ends_with_its_first() -> None:
    span = Span(Position(3, 1), Position(5, 4))
    finding = dataclasses.replace(sample().findings[2], span=span, related=())
    [one] = results(sample(findings=(finding,)))
    region = one["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 13}


@pytest.mark.parametrize(
    ("file", "uri", "relative"),
    [
        ("a/b.yaml", "a/b.yaml", True),
        ("./a/b.yaml", "a/b.yaml", True),
        ("a/../b.yaml", "b.yaml", True),
        ("../b.yaml", "../b.yaml", True),
        ("mit Leerzeichen/Kündigung.yaml", "mit%20Leerzeichen/K%C3%BCndigung.yaml", True),
        ("c:d.yaml", "c%3Ad.yaml", True),
        ("100%#?.yaml", "100%25%23%3F.yaml", True),
        ("<stdin>", "%3Cstdin%3E", True),
        ("", ".", True),
        ("/srv/a b.yaml", "file:///srv/a%20b.yaml", False),
        ("C:\\x\\a b.yaml", "file:///C:/x/a%20b.yaml", False),
        ("\udcff.yaml", "%FF.yaml", True),
        ("\ud800.yaml", "%ED%A0%80.yaml", True),
    ],
)
def test_addresses_are_relative_and_percent_encoded(file: str, uri: str, relative: bool) -> None:
    assert artifact(file) == ({"uri": uri, "uriBaseId": "%SRCROOT%"} if relative else {"uri": uri})


@given(st.text(max_size=40))
def test_any_file_name_makes_an_address(file: str) -> None:
    jsonschema.Draft202012Validator({"$schema": SARIF["$schema"], "pattern": r"^[-A-Za-z0-9_.~/%:]+$"}).validate(
        artifact(file)["uri"]
    )


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b"]), max_size=12))
def test_fingerprints_are_unique_and_the_first_keeps_its_own(names: list[str]) -> None:
    finding = sample().findings[0]
    report = sample(findings=tuple(dataclasses.replace(finding, fingerprint=name) for name in names))
    found = [one["partialFingerprints"]["journeyaudit/v1"] for one in results(report)]
    assert len(set(found)) == len(names)
    assert found[:1] == names[:1]


@pytest.mark.parametrize(
    ("name", "expected"), [("promise-vs-process", "PromiseVsProcess"), ("no_2nd-try", "No2ndTry"), ("-", "Rule")]
)
def test_names_of_rules_are_in_pascal_case(name: str, expected: str) -> None:
    assert pascal_case(name) == expected


def test_a_name_that_says_no_more_than_the_id_is_left_out() -> None:
    rule = dataclasses.replace(sample().rules[0], id="gatekeeper")
    [found] = run_of(sample(rules=(rule,), findings=()))["tool"]["driver"]["rules"]
    assert "name" not in found
