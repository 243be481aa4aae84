"""Whatever stands in a file, reading it gives journeys that the model accepts, or says where and why not."""

from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeyaudit.facts.graph import Step, build
from journeyaudit.model import Journey, Touchpoint, ids, parse_journey, walk
from journeyaudit.source import SourceError, offset_of
from journeyaudit.sources import Wishes
from journeyaudit.sources.bpmn import is_bpmn, read
from tests.unit.bpmn_models import DATA, model

FILES = [file.read_bytes() for file in sorted(DATA.iterdir())]
NAMES = ["", "?", "Prüfen", "end", "none", "nein", "Kunde", "Amt", "per E-Mail", "3 Tage", "a\u202eb", "<x>", "B & {y}"]
KINDS = [
    "task", "userTask", "serviceTask", "receiveTask", "sendTask", "subProcess", "startEvent", "endEvent",
    "intermediateThrowEvent", "intermediateCatchEvent", "boundaryEvent", "exclusiveGateway", "parallelGateway",
    "inclusiveGateway", "eventBasedGateway",
]  # fmt: skip
EVENTS = ["message", "timer", "error", "link", "compensate", "terminate"]
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def look(data: bytes, customers: tuple[str, ...] = ()) -> list[Journey]:
    """The journeys of a file, whose places all lie in it; nothing where the file is refused."""
    is_bpmn(data)
    try:
        found = read(data, "m.bpmn", Wishes(customers))
    except SourceError as error:
        assert all(problem.message and problem.file == "m.bpmn" for problem in error.problems)
        return []
    for document in found.documents:
        lines = document.text.count("\n") + document.text.count("\r") + 1
        assert all(1 <= span.start.line <= span.end.line <= lines for span in document.values.values())
        assert all(span.start <= span.end for span in document.values.values())
        assert all(offset_of(document.text, span.end) <= len(document.text) for span in document.values.values())
    assert found.documents
    return [parse_journey(document) for document in found.documents]


@quick
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    look(data)
    look(b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">' + data)


@quick
@given(st.sampled_from(FILES), st.integers(0, 6000), st.integers(0, 300), st.binary(max_size=12))
def test_a_file_with_a_hole(data: bytes, start: int, length: int, instead: bytes) -> None:
    look(data[:start] + instead + data[start + length :])


@quick
@given(st.sampled_from(FILES), st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), max_size=8))
def test_a_file_whose_lines_stand_elsewhere(data: bytes, swaps: list[tuple[int, int]]) -> None:
    lines = data.split(b"\n")
    for one, other in swaps:
        one, other = one % len(lines), other % len(lines)
        lines[one], lines[other] = lines[other], lines[one]
    look(b"\n".join(lines))


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@st.composite
def elements(draw: st.DrawFn, prefix: str, depth: int = 0) -> tuple[str, list[str]]:
    """Nodes and flows of a process, with the ids of the nodes."""
    known: list[str] = []
    body = ""
    for number in range(draw(st.integers(0, 6))):
        kind, name = draw(st.sampled_from(KINDS)), draw(st.sampled_from(NAMES))
        key = f"{prefix}{number}"
        inner = ""
        if kind == "subProcess" and depth < 2:
            inner, deeper = draw(elements(f"{key}-", depth + 1))
            known += deeper
        elif kind.endswith("Event"):
            inner = "".join(f"<{one}EventDefinition/>" for one in draw(st.lists(st.sampled_from(EVENTS), max_size=1)))
        host = f' attachedToRef="{draw(st.sampled_from(known))}"' if known and kind == "boundaryEvent" else ""
        body += f'<{kind} id="{key}" name="{escaped(name)}"{host}>{inner}</{kind}>'
        known.append(key)
    for _ in range(draw(st.integers(0, 10)) if known else 0):
        source, target = draw(st.sampled_from(known)), draw(st.sampled_from(known))
        name = escaped(draw(st.sampled_from(NAMES)))
        body += f'<sequenceFlow sourceRef="{source}" targetRef="{target}" name="{name}"/>'
    return body, known


@st.composite
def models(draw: st.DrawFn) -> bytes:
    """Models of up to three pools, of which some are black boxes."""
    pools, processes, ends = "", "", []
    for number in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(["Kunde", "Customer", "Amt", "", "Bank"]))
        pools += f'<participant id="pool{number}" name="{name}" processRef="process{number}"/>'
        ends.append(f"pool{number}")
        if draw(st.booleans()):
            body, known = draw(elements(f"n{number}-"))
            lane = "".join(f"<flowNodeRef>{one}</flowNodeRef>" for one in known if draw(st.booleans()))
            owner = draw(st.sampled_from(["", "Kundin", "Team", "none"]))
            lanes = f'<laneSet><lane id="lane{number}" name="{owner}">{lane}</lane></laneSet>'
            processes += f'<process id="process{number}">{lanes}{body}</process>'
            ends += known
    for _ in range(draw(st.integers(0, 6))):
        source, target = draw(st.sampled_from(ends)), draw(st.sampled_from(ends))
        name = escaped(draw(st.sampled_from(NAMES)))
        pools += f'<messageFlow sourceRef="{source}" targetRef="{target}" name="{name}"/>'
    return model(f"<collaboration>{pools}</collaboration>{processes}")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(models(), st.sampled_from([(), ("Team",), ("Bank", "Amt")]))
def test_any_model(data: bytes, customers: tuple[str, ...]) -> None:
    for journey in look(data, customers):
        assert list(ids(journey).values()) == [step.id for _, step in walk(journey)]


def graph_steps(touchpoints: tuple[Touchpoint, ...]) -> Iterator[Step]:
    for one in touchpoints:
        jump = one.next if isinstance(one.next, str) else None
        exits = tuple(one.next.values()) if one.next is not None and not isinstance(one.next, str) else ()
        yield Step(
            one.id or "", jump, exits, tuple((one.on_failure or {}).values()), tuple(graph_steps(one.backstage or ()))
        )


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(2, 9), st.data())
def test_every_step_of_a_model_can_be_reached(number: int, data: st.DataObject) -> None:
    """Tasks and gateways of one process, each with a flow from one before it, and some flows back."""
    body = '<task id="n0" name="n0"/>'
    for one in range(1, number):
        kind = data.draw(st.sampled_from(["task", "exclusiveGateway", "parallelGateway", "task"]))
        before = data.draw(st.integers(0, one - 1))
        body += f'<{kind} id="n{one}" name="n{one}"/><sequenceFlow sourceRef="n{before}" targetRef="n{one}"/>'
    for _ in range(data.draw(st.integers(0, 4))):
        source, target = data.draw(st.integers(0, number - 1)), data.draw(st.integers(0, number - 1))
        body += f'<sequenceFlow sourceRef="n{source}" targetRef="n{target}"/>'
    (journey,) = look(model(f'<process id="p">{body}</process>'))
    graph = build(list(graph_steps(journey.touchpoints or ())))
    seen, rest = {0}, [0]
    while rest:
        fresh = set(graph.all_next[rest.pop()]) - seen
        seen |= fresh
        rest += fresh
    assert seen == set(range(len(graph.order)))
