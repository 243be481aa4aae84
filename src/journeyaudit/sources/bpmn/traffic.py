"""What passes between the customer's side and the company: who sends, who receives, and what the customer notices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from journeyaudit.sources.bpmn.elements import CATCHING, CONTAINERS, THROWING, Diagram, Label, Message, Node
from journeyaudit.sources.bpmn.sides import Sides

CONTACT = " contact "
"""Begins the id of a step of the customer's that is drawn only as a message out of a black box."""


@dataclass(slots=True)
class Traffic:
    """The messages of a model, seen from the steps."""

    noticed: set[str] = field(default_factory=set)
    """Steps of the company that the customer notices."""
    sends: dict[str, list[Message]] = field(default_factory=dict)
    """What the customer sends to the company, by the step at which that happens."""
    tells: dict[str, list[Message]] = field(default_factory=dict)
    """What the company sends to the customer, by the step."""
    instead: dict[str, list[str]] = field(default_factory=dict)
    """For a step that only receives: the steps that send, which stand for both."""
    leads: dict[str, list[str]] = field(default_factory=dict)
    """By the sending step: the steps that receive."""
    before: dict[str, str] = field(default_factory=dict)
    """By a step: the contact of the customer's that comes right before it."""
    contacts: dict[str, Message] = field(default_factory=dict)
    """Contacts that are drawn only as messages, by id."""
    acts: set[str] = field(default_factory=set)
    """Events of the company's at which the customer acts, since only a black box is drawn of the customer."""


def traffic_of(sides: Sides) -> Traffic:
    """The messages between steps; one that begins or ends at a subprocess is one of a step in it."""
    diagram = sides.diagram
    traffic = Traffic()
    inside = diagram.inside()
    two_way = {m.source for m in diagram.messages if sides.is_own(m.target)}
    for message in diagram.messages:
        source = _step_in(message.source, inside, diagram, last=True)
        target = _step_in(message.target, inside, diagram, last=False)
        out, back = sides.is_own(message.source), sides.is_own(message.target)
        if out and not back:
            _from_customer(message, source, target, message.target in two_way, traffic, diagram)
        elif back and not out:
            if source in diagram.nodes:
                traffic.noticed.add(source)
                traffic.tells.setdefault(source, []).append(message)
                _joined(source, target, traffic, diagram)
        elif source in diagram.nodes and target in diagram.nodes:
            traffic.leads.setdefault(source, []).append(target)
    return traffic


def _from_customer(
    message: Message, source: str, target: str, two_way: bool, traffic: Traffic, diagram: Diagram
) -> None:
    """A message of the customer's; where only a black box is drawn, the contact is made from the message itself."""
    if source in diagram.nodes:
        traffic.sends.setdefault(source, []).append(message)
        _joined(source, target, traffic, diagram)
        return
    if target not in diagram.nodes:
        return
    if only_receives(diagram.nodes[target]):
        traffic.acts.add(target)
        traffic.sends.setdefault(target, []).append(message)
    elif two_way or not message.label.text:
        traffic.noticed.add(target)
        traffic.sends.setdefault(target, []).append(message)
    else:
        contact = traffic.before.setdefault(target, f"{CONTACT}{target}")
        traffic.contacts.setdefault(contact, message)
        traffic.sends.setdefault(contact, []).append(message)


def _joined(source: str, target: str, traffic: Traffic, diagram: Diagram) -> None:
    """Join sending and receiving: a step that only receives is the same contact as the one that sends."""
    if target not in diagram.nodes:
        return
    if only_receives(diagram.nodes[target]):
        senders = traffic.instead.setdefault(target, [])
        if source not in senders:
            senders.append(source)
    traffic.leads.setdefault(source, []).append(target)


def only_receives(node: Node) -> bool:
    """Whether all that happens there is that something arrives."""
    return node.tag in CATCHING or node.tag == "receiveTask"


def is_sending(node: Node) -> bool:
    """Whether it is an event at which a message goes out."""
    return node.tag in THROWING and "message" in node.events


def _step_in(end: str, inside: Mapping[str, list[Node]], diagram: Diagram, *, last: bool) -> str:
    """The step that a message really begins or ends at: of a subprocess that is drawn open, one in it."""
    while end in diagram.nodes and diagram.nodes[end].tag in CONTAINERS and inside.get(end):
        steps = [node for node in inside[end] if node.tag.lower().endswith(("task", "process", "activity"))]
        if not steps:
            break
        end = steps[-1 if last else 0].id
    return end


def words_of(messages: list[Message]) -> list[Label]:
    """The names of messages."""
    return [message.label for message in messages if message.label.text]
