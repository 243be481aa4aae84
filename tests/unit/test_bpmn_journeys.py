"""Models of every kind become journeys: what each element is read as, and what is left unsaid."""

from itertools import pairwise
from typing import Any

import pytest
import yaml

from journeyaudit.sources.bpmn import read
from journeyaudit.sources.reading import Wishes
from tests.unit.bpmn_models import DATA, flows, journey, model, outline, process, reading, remarks, steps, tasks

EXPECTED: dict[str, Any] = yaml.safe_load((DATA.parent / "bpmn-expected.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_whole_model_becomes_a_journey(name: str) -> None:
    found = reading((DATA / name).read_bytes(), name=name)
    assert [document.data for document in found.documents] == [EXPECTED[name]["journey"]]
    assert remarks(found) == EXPECTED[name]["remarks"]
    assert remarks(found, "de") == EXPECTED[name]["remarks_de"]


def test_every_model_among_the_data_is_expected() -> None:
    assert sorted(EXPECTED) == sorted(file.name for file in DATA.iterdir())


def test_findings_stand_at_the_name_of_the_element() -> None:
    (document,) = reading((DATA / "ummelden.bpmn").read_bytes()).documents
    place = document.locate(("touchpoints", 1, "backstage", 0)).start
    assert (place.line, place.column) == (58, 40)
    assert document.text.split("\n")[place.line - 1][place.column - 1 :].startswith("Antrag erfassen")
    wait = document.locate(("touchpoints", 3, "wait", "max")).start
    assert document.text.split("\n")[wait.line - 1][wait.column - 1 :].startswith("PT48H<")


def test_a_customer_can_be_named() -> None:
    data = (DATA / "departments.bpmn").read_bytes()
    found = steps(data, "stores")
    assert [(step["title"], step["actor"]) for step in found] == [
        ("Enter the order", "Sales"),
        ("Pack the goods", "customer"),
    ]


def test_a_customer_without_steps_and_messages_is_remarked() -> None:
    found = reading((DATA / "departments.bpmn").read_bytes(), "Member")
    assert remarks(found) == [
        "6:38 the customer's side 'Member' has no steps and no messages, so what customers notice, wait for and are"
        " asked cannot be assessed (draw the messages between this side and the company)"
    ]


def test_pools_that_exchange_nothing_with_the_customer_are_remarked() -> None:
    data = model(
        '<collaboration><participant id="k" name="Kunde" processRef="a"/>'
        '<participant id="l" name="Lager" processRef="b"/></collaboration>\n'
        f'<process id="a">{tasks("Warten")}</process><process id="b">{tasks("Packen", "Laden")}</process>'
    )
    found = reading(data)
    assert [step["title"] for step in steps(data)] == ["Warten"]
    assert remarks(found, "de") == [
        "2:91 keine Nachricht verbindet diese Pools mit der Kundenseite: 'Lager'; ausgelassene Schritte: 2"
        " (die Nachrichten zwischen ihnen und dem Kunden zeichnen)"
    ]


def test_processes_without_a_customer_are_journeys_of_their_own() -> None:
    data = model(f'<process id="a" name="One">{tasks("A")}</process><process id="b">{tasks("B")}</process>')
    found = reading(data, name="folder/Two processes.bpmn")
    heads = [(one.data["journey"], one.data["id"]) for one in found.documents if isinstance(one.data, dict)]
    assert heads == [("One", "two-processes"), ("Two processes", "two-processes-2")]
    assert [one.index for one in found.documents] == [0, 1]


GATES = [
    pytest.param(
        tasks("A", "B", "C") + '<exclusiveGateway id="g" name="Good?"/>'
        + flows("A>g", "g>B: yes", "g>C: no", "B>C"),
        {"a": {"Good? yes": "b", "Good? no": "c"}, "b": None, "c": None},
        id="one way around a step",
    ),
    pytest.param(
        tasks("A", "B", "C", "D") + '<exclusiveGateway id="g"/><exclusiveGateway id="j"/>'
        + flows("A>g", "g>B: small", "g>C", "B>j", "C>j", "j>D"),
        {"a": {"small": "b", "C": "c"}, "b": "d", "c": None, "d": None},
        id="two ways that meet again",
    ),
    pytest.param(
        tasks("A", "B", "C") + '<exclusiveGateway id="g"/><endEvent id="e" name="Refused"/>'
        + flows("A>g", "g>B: fine", "g>e", "B>C"),
        {"a": {"fine": "b", "Refused": "end"}, "b": None, "c": None},
        id="a way to an end",
    ),
    pytest.param(
        tasks("A", "B", "C") + '<exclusiveGateway id="g"/><exclusiveGateway id="m"/>'
        + flows("A>m", "m>B", "B>g", "g>C: done", "g>m: once more"),
        {"a": None, "b": {"done": "c", "once more": "b"}, "c": None},
        id="a loop",
    ),
    pytest.param(
        tasks("A", "B", "C", "D") + '<parallelGateway id="g"/><parallelGateway id="j"/>'
        + flows("A>g", "g>B", "g>C", "B>j", "C>j", "j>D"),
        {"a": None, "b": None, "c": None, "d": None},
        id="all of several, in order",
    ),
    pytest.param(
        tasks("A", "B", "C", "D") + '<inclusiveGateway id="g"/><inclusiveGateway id="j"/>'
        + flows("A>g", "g>B: letter", "g>C: mail", "B>j", "C>j", "j>D"),
        {"a": {"letter": "b", "mail": "c"}, "b": None, "c": None, "d": None},
        id="some of several",
    ),
    pytest.param(
        tasks("A", "B", "C")
        + '<intermediateThrowEvent id="t" name="Later"><linkEventDefinition/></intermediateThrowEvent>'
        '<intermediateCatchEvent id="c" name="later"><linkEventDefinition/></intermediateCatchEvent>'
        + flows("A>t", "c>C", "C>B"),
        {"a": None, "c": None, "b": None},
        id="links",
    ),
    pytest.param(
        tasks("A", "B", "C") + '<exclusiveGateway id="g"/><exclusiveGateway id="h"/>'
        + flows("A>g", "g>B: x", "g>h: y", "h>g: z", "h>C: w"),
        {"a": {"x": "b", "y, w": "c"}, "b": "end", "c": None},
        id="gateways that go round",
    ),
    pytest.param(
        '<task id="A" name="A" default="f2"/>' + tasks("B", "C")
        + '<sequenceFlow id="f1" name="late" sourceRef="A" targetRef="B"><conditionExpression>x</conditionExpression>'
        '</sequenceFlow><sequenceFlow id="f2" sourceRef="A" targetRef="C"/>',
        {"a": {"late": "b", "C": "c"}, "b": "end", "c": None},
        id="conditions without gateway",
    ),
    pytest.param(
        tasks("A", "B", "C", "D", "E") + '<exclusiveGateway id="g"/><exclusiveGateway id="h" name="Paid?"/>'
        + flows("A>g", "g>B: in", "g>D: out", "B>h", "h>A: no", "h>E: yes", "D>C", "C>E"),
        {"a": {"in": "b", "out": "d"}, "b": {"Paid? no": "a"}, "paid": "e", "d": None, "c": None, "e": None},
        id="a decision that becomes a step, for none of its ways leads to the step below",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), GATES)
def test_gateways_become_ways_on(body: str, expected: dict[str, Any]) -> None:
    assert outline(process(body)) == expected


def test_events_at_a_border_become_failures() -> None:
    data = process(
        tasks("A", "B", "C", "D") + '<boundaryEvent id="x" name="no answer" attachedToRef="A"><timerEventDefinition>'
        "<timeDuration>P2D</timeDuration></timerEventDefinition></boundaryEvent>"
        '<boundaryEvent id="y" attachedToRef="B"><errorEventDefinition/></boundaryEvent>'
        '<boundaryEvent id="z" attachedToRef="B"><compensateEventDefinition/></boundaryEvent>'
        '<endEvent id="over"/>' + flows("A>B", "x>C", "y>over", "B>D")
    )
    found = {step["id"]: step for step in steps(data)}
    assert found["a"]["on_failure"] == {"no answer": "c"}
    assert found["b"]["on_failure"] == {"failure": "end"}
    assert found["c"]["wait"] == {"max": "P2D"}


def test_an_error_inside_a_subprocess_is_caught_at_its_border() -> None:
    data = process(
        '<subProcess id="s">' + tasks("A", "B") + '<exclusiveGateway id="g"/>'
        '<endEvent id="bad" name="Broken"><errorEventDefinition/></endEvent><endEvent id="good"/>'
        + flows("A>g", "g>bad: no stock", "g>B: fine", "B>good")
        + '</subProcess><boundaryEvent id="x" attachedToRef="s"><errorEventDefinition/></boundaryEvent>'
        + tasks("C", "D") + flows("x>C", "s>D")
    )  # fmt: skip
    assert outline(data) == {"a": {"no stock, Broken": "c", "fine": "b"}, "c": "end", "b": None, "d": None}


def test_steps_are_done_by_units_systems_and_the_customer() -> None:
    kinds = ["userTask", "manualTask", "serviceTask", "scriptTask", "businessRuleTask", "sendTask", "callActivity"]
    body = "".join(f'<{kind} id="{kind}" name="{kind}"/>' for kind in kinds)
    body += flows(*(f"{one}>{other}" for one, other in pairwise(kinds)))
    assert [(step["title"], step["actor"], step["owner"]) for step in steps(process(body))] == [
        ("userTask", "Office", "Office"),
        ("manualTask", "Office", "Office"),
        ("serviceTask", "system", "Office"),
        ("scriptTask", "system", "Office"),
        ("businessRuleTask", "system", "Office"),
        ("sendTask", "Office", "Office"),
        ("callActivity", "Office", "Office"),
    ]
    assert {step["actor"] for step in steps(process(body, "Customer"))} == {"customer"}


def test_lanes_of_one_name_are_told_apart() -> None:
    data = process(
        '<laneSet><lane id="n" name="North"><childLaneSet><lane id="x" name="Desk"><flowNodeRef>A</flowNodeRef></lane>'
        '</childLaneSet></lane><lane id="m" name="South"><childLaneSet><lane id="y" name="Desk">'
        "<flowNodeRef>B</flowNodeRef></lane></childLaneSet></lane></laneSet>" + tasks("A", "B") + flows("A>B")
    )
    assert [(step["owner"], "handoff" in step) for step in steps(data)] == [
        ("Desk (North)", False),
        ("Desk (South)", True),
    ]


def test_names_that_mean_something_in_a_journey_stay_names() -> None:
    data = process(
        tasks("end", "none") + '<task id="q" name="?"/><task id="u"/><task id="w" name="end"/>'
        + flows("end>none", "none>q", "q>u", "u>w"),
        "none",
    )  # fmt: skip
    assert [(step["title"], step["id"]) for step in steps(data)] == [
        ("end", "step-end"),
        ("none", "step-none"),
        ("Step without a name", "step-without-a-name"),
        ("Step without a name", "step-without-a-name-2"),
        ("end", "step-end-2"),
    ]


def test_what_has_no_place_is_counted_once_a_kind() -> None:
    body = (
        tasks("A")
        + '<textAnnotation/><textAnnotation/><group/><dataStoreReference id="d" name="Archive"/>'
        + '<task id="B" name="B"><documentation>x</documentation><multiInstanceLoopCharacteristics/>'
        + "<potentialOwner/></task>"
        + '<sequenceFlow sourceRef="A" targetRef="nowhere"/><sequenceFlow sourceRef="A" targetRef="B"/>'
    )
    assert remarks(reading(process(body, "Kunde"))) == [
        "5:1 text annotations are not taken over: 2",
        "5:35 groups are not taken over: 1",
        "5:43 data stores are not taken over: 1",
        "5:140 steps that are done for several things are read as done once: 1",
        "5:175 performers are not taken over, lanes are: 1",
        "5:108 descriptions of elements are not taken over: 1",
        "5:199 flows that begin or end nowhere are left out: 1",
    ]


def test_the_same_file_reads_the_same() -> None:
    data = (DATA / "refund.bpmn").read_bytes()
    assert read(data, "a.bpmn", Wishes()) == read(data, "a.bpmn", Wishes())


def test_the_head_says_what_sets_the_journey_off_and_how_it_ends() -> None:
    found = journey((DATA / "ummelden.bpmn").read_bytes())
    assert {key: found[key] for key in ("journey", "persona", "trigger", "outcome", "language")} == {
        "journey": "Bürgeramt",
        "persona": {"name": "Bürgerin"},
        "trigger": "Umgezogen",
        "outcome": ["Umgemeldet"],
        "language": "de",
    }
