"""What a model does not say and what has no place in a journey: said once, with the number, never a fault."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from journeyaudit.source import Problem
from journeyaudit.sources.bpmn.elements import Diagram, Label
from journeyaudit.sources.bpmn.refuse import remark
from journeyaudit.values import Said, say, visible

SHOWN = 6
"""Most names that a remark lists."""

_UNREAD: Mapping[str, Callable[[int], Said]] = {
    "annotation": lambda n: say("text annotations are not taken over: {number}", number=n),
    "group": lambda n: say("groups are not taken over: {number}", number=n),
    "store": lambda n: say("data stores are not taken over: {number}", number=n),
    "data": lambda n: say("data objects at steps without the customer are not taken over: {number}", number=n),
    "condition": lambda n: say("conditions in code are not taken over, only their names: {number}", number=n),
    "several": lambda n: say("steps that are done for several things are read as done once: {number}", number=n),
    "compensation": lambda n: say("compensation is not taken over: {number}", number=n),
    "performer": lambda n: say("performers are not taken over, lanes are: {number}", number=n),
    "documentation": lambda n: say("descriptions of elements are not taken over: {number}", number=n),
    "choreography": lambda n: say("choreographies are not taken over: {number}", number=n),
    "loose": lambda n: say("flows that begin or end nowhere are left out: {number}", number=n),
    "timer": lambda n: say("timers whose time cannot be told are left out: {number}", number=n),
}


def unread(diagram: Diagram, name: str, text: str) -> list[Problem]:
    """What has no place in a journey, each kind once, at its first place."""
    found = []
    for kind, said in _UNREAD.items():
        places = diagram.unread.get(kind)
        if places:
            found.append(remark(said(len(places)), name, text, min(places)))
    return found


def no_customer(diagram: Diagram, name: str, text: str) -> Problem:
    """That nobody is the customer's side, and how to name it."""
    labels = [pool.label for pool in diagram.pools.values() if pool.named] + [lane.label for lane in diagram.lanes]
    names = [label.text for label in labels if label.text]
    said = say("no pool or lane is the customer's: what customers notice, wait for and are asked cannot be assessed")
    if names:
        hint = say("name the customer's side with `--customer NAME`; drawn are: {names}", names=listed(names))
    else:
        hint = say("draw a pool for the customer, with messages to and from it")
    return remark(said, name, text, diagram.label.place, hint)


def silent_customer(diagram: Diagram, labels: Sequence[Label], name: str, text: str) -> Problem:
    """That the customer's side is drawn, but neither does anything nor exchanges messages."""
    said = say(
        "the customer's side {names} has no steps and no messages, so what customers notice, wait for and are asked"
        " cannot be assessed",
        names=listed([label.text for label in labels]),
    )
    return remark(said, name, text, labels[0].place, say("draw the messages between this side and the company"))


def not_connected(diagram: Diagram, pools: Collection[str], number: int, name: str, text: str) -> Problem:
    """That some pools exchange nothing with the customer's side."""
    found = [pool for key, pool in diagram.pools.items() if key in pools]
    names = listed([pool.label.text for pool in found if pool.label.text])
    said = say("no message connects these pools with the customer's side: {names}; steps left out: {number}",
               names=names, number=number)  # fmt: skip
    return remark(said, name, text, found[0].label.place, say("draw the messages between them and the customer"))


def left_over(diagram: Diagram, steps: Sequence[str], name: str, text: str) -> Problem:
    """That some steps lead to nothing that the customer notices."""
    nodes = [diagram.nodes[step] for step in steps if step in diagram.nodes]
    names = listed([node.label.text for node in nodes if node.label.text])
    said = say("after these steps nothing reaches the customer, so they are left out: {names}", names=names)
    return remark(said, name, text, nodes[0].label.place)


def listed(names: Sequence[str]) -> str:
    """Names, the first few of them."""
    once = list(dict.fromkeys(f"'{visible(name[:60])}'" for name in names)) or ["–"]
    return ", ".join(once[:SHOWN]) + (", …" if len(once) > SHOWN else "")
