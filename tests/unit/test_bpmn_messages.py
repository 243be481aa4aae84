"""Messages between the customer's side and the company become contacts, in the order in which they are caused."""

from typing import Any

from journeyaudit.sources.bpmn import read
from journeyaudit.sources.reading import Wishes
from tests.unit.bpmn_models import NAMESPACE, flows, model, outline, reading, remarks, steps, tasks

CATCH = '<intermediateCatchEvent id="{id}" name="{id}"><messageEventDefinition/></intermediateCatchEvent>'


def two_sides(customer: str | None, company: str, *messages: str, more: str = "") -> bytes:
    """A model of a customer (None: a black box) and a shop; messages are written as `a>b` or `a>b: name`."""
    sent = flows(*messages).replace("sequenceFlow", "messageFlow")
    own = "" if customer is None else f'<process id="own">{customer}</process>'
    home = "" if customer is None else ' processRef="own"'
    pools = f'<participant id="them" name="Customer"{home}/><participant id="us" name="Shop" processRef="shop"/>'
    return model(f'<collaboration>{pools}{sent}</collaboration>{own}<process id="shop">{company}</process>{more}')


def plain(data: bytes, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(step.get(key) for key in keys) for step in steps(data)]


def test_sending_and_receiving_are_one_contact() -> None:
    data = two_sides(
        tasks("Order") + CATCH.format(id="Arrived") + tasks("Unpack") + flows("Order>Arrived", "Arrived>Unpack"),
        CATCH.format(id="In").replace("intermediateCatchEvent", "startEvent")
        + tasks("Pack", "Send") + flows("In>Pack", "Pack>Send"),
        "Order>In: order form",
        "Send>Arrived: parcel",
    )  # fmt: skip
    found = steps(data)
    assert [(step["title"], step["actor"]) for step in found] == [
        ("Order", "customer"),
        ("Send", "Shop"),
        ("Unpack", "customer"),
    ]
    assert [step["title"] for step in found[1]["backstage"]] == ["Pack"]
    assert found[0]["asks"] == [{"what": "order form"}]
    assert (found[0]["owner"], found[0]["kind"]) == ("Shop", "request")
    assert set(outline(data).values()) == {None}


def test_an_answer_to_the_step_that_asked_is_no_way_back() -> None:
    data = two_sides(tasks("Pay", "Leave") + flows("Pay>Leave"), tasks("Cash up"), "Pay>Cash up: money", "Cash up>Pay")
    assert plain(data, "title", "actor", "next") == [
        ("Pay", "customer", None),
        ("Cash up", "Shop", None),
        ("Leave", "customer", None),
    ]


def test_what_the_customer_waits_for_stands_behind_the_work_that_causes_it() -> None:
    data = two_sides(
        tasks("Apply", "Move in", "Look on")
        + '<eventBasedGateway id="g"/>' + CATCH.format(id="Yes") + CATCH.format(id="No")
        + flows("Apply>g", "g>Yes", "g>No", "Yes>Move in", "No>Look on"),
        tasks("Check", "Accept", "Refuse") + '<exclusiveGateway id="x" name="Fine?"/>'
        + flows("Check>x", "x>Accept: yes", "x>Refuse: no"),
        "Apply>Check: form", "Accept>Yes", "Refuse>No",
    )  # fmt: skip
    found = steps(data)
    assert [step["title"] for step in found] == ["Apply", "Accept", "Move in", "Refuse", "Look on"]
    assert outline(data) == {
        "apply": None,
        "check": {"Fine? yes": "accept", "Fine? no": "refuse"},
        "accept": None,
        "move-in": "end",
        "refuse": None,
        "look-on": None,
    }


def test_a_black_box_acts_where_its_messages_arrive() -> None:
    data = two_sides(
        None,
        CATCH.format(id="Call").replace("intermediateCatchEvent", "startEvent")
        + tasks("Listen", "Look", "Write") + flows("Call>Listen", "Listen>Look", "Look>Write"),
        "them>Call: fault report", "them>Listen", "them>Look: photo", "Write>them: letter by post",
    )  # fmt: skip
    assert plain(data, "title", "actor", "owner", "asks", "channels") == [
        ("fault report", "customer", "Shop", [{"what": "fault report"}], None),
        ("Listen", "Shop", "Shop", None, None),
        ("photo", "customer", "Shop", [{"what": "photo"}], None),
        ("Write", "Shop", "Shop", None, ["letter"]),
    ]
    assert [step["title"] for step in steps(data)[3]["backstage"]] == ["Look"]


def test_a_message_from_a_subprocess_is_one_of_its_last_step() -> None:
    data = two_sides(
        None,
        '<subProcess id="s" name="All">' + tasks("Do", "Tell") + flows("Do>Tell") + "</subProcess>",
        "s>them: news",
    )
    (tell,) = steps(data)
    assert (tell["title"], [step["title"] for step in tell["backstage"]]) == ("Tell", ["Do"])


def test_a_message_without_any_name_says_where_it_goes() -> None:
    data = two_sides(
        None,
        tasks("Akten suchen") + '<endEvent id="e"><messageEventDefinition/></endEvent>' + flows("Akten suchen>e"),
        "e>them",
        more="<textAnnotation><text>Bitte nur schriftlich und nicht vor dem Termin.</text></textAnnotation>",
    )
    assert plain(data, "title", "id") == [("Nachricht an den Kunden", "nachricht-an-den-kunden")]


def test_a_refusal_without_a_message_is_a_way_that_ends() -> None:
    data = two_sides(
        None,
        tasks("Check", "File away", "Answer") + '<exclusiveGateway id="g"/>'
        + flows("Check>g", "g>File away: refused", "g>Answer: granted"),
        "Answer>them",
    )  # fmt: skip
    (answer,) = steps(data)
    assert answer["backstage"][0]["next"] == {"refused": "end", "granted": "answer"}
    assert remarks(reading(data), "de") == [
        "4:28 nach diesen Schritten erreicht den Kunden nichts mehr, deshalb fehlen sie: 'File away'"
    ]


def test_documents_that_go_with_a_message_are_asked() -> None:
    data = two_sides(
        '<task id="Apply" name="Apply"><dataOutputAssociation><targetRef>d</targetRef></dataOutputAssociation></task>'
        '<dataObjectReference id="d" name="ID card"/><dataObjectReference id="f" name="Photo"/>'
        '<association sourceRef="f" targetRef="m1"/>',
        tasks("Check"),
        more="",
    ).replace(
        b"</collaboration>",
        b'<messageFlow id="m1" sourceRef="Apply" targetRef="Check" messageRef="m"/></collaboration>'
        b'<message id="m" name="Application"/>',
    )
    (apply,) = steps(data)
    assert apply["asks"] == [
        {"what": "Photo", "kind": "document"},
        {"what": "ID card", "kind": "document"},
        {"what": "Application"},
    ]


def test_references_may_carry_the_prefix_of_the_file() -> None:
    text = (
        f'<b:definitions xmlns:b="{NAMESPACE}" xmlns:t="http://example.org/t"><b:collaboration>'
        '<b:participant id="p1" name="Gast" processRef="t:a"/></b:collaboration><b:process id="a"><b:laneSet>'
        '<b:lane id="l" name="Tisch 4"><b:flowNodeRef>t:x</b:flowNodeRef></b:lane></b:laneSet>'
        '<b:task id="x" name="Bestellen"/><b:task id="y" name="Essen"/>'
        '<b:sequenceFlow sourceRef="t:x" targetRef="t:y"/></b:process></b:definitions>'
    )
    assert plain(text.encode(), "title", "actor") == [("Bestellen", "customer"), ("Essen", "customer")]


def test_a_lane_inside_a_lane_of_the_customers_is_the_customers() -> None:
    data = model(
        '<process id="p"><laneSet><lane id="o" name="Kundin"><childLaneSet><lane id="i" name="zu Hause">'
        "<flowNodeRef>A</flowNodeRef></lane></childLaneSet></lane></laneSet>" + tasks("A") + "</process>"
    )
    assert plain(data, "actor") == [("customer",)]


def test_a_name_given_by_the_user_counts_beside_the_known_ones() -> None:
    data = two_sides(tasks("Ask"), tasks("Tell"), "Ask>Tell", "Tell>Ask")
    (document,) = read(data, "m.bpmn", Wishes(customers=("SHOP",))).documents
    assert isinstance(document.data, dict)
    assert [step["actor"] for step in document.data["touchpoints"]] == ["customer", "customer"]
