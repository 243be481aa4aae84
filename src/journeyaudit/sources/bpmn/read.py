"""Reads a BPMN 2.0 file as journeys seen from the customer's side, with remarks on what it does not say."""

from __future__ import annotations

from collections.abc import Sequence

from journeyaudit.model.shorthand import is_none
from journeyaudit.source import Document, Problem, SourceError
from journeyaudit.sources.bpmn.decode import decode
from journeyaudit.sources.bpmn.diagram import diagram_of
from journeyaudit.sources.bpmn.elements import Diagram, Label
from journeyaudit.sources.bpmn.journey import TITLE, Writer, placed
from journeyaudit.sources.bpmn.onward import onward
from journeyaudit.sources.bpmn.parts import STEP_LIMIT, Part, TooMany, parts_of
from journeyaudit.sources.bpmn.refuse import refusal
from journeyaudit.sources.bpmn.remarks import left_over, no_customer, not_connected, silent_customer, unread
from journeyaudit.sources.bpmn.sides import sides_of, without_customer
from journeyaudit.sources.bpmn.timers import timer_of
from journeyaudit.sources.bpmn.tree import Xml, parse
from journeyaudit.sources.bpmn.ways import TooTangled
from journeyaudit.sources.bpmn.words import word
from journeyaudit.sources.customers import tells_more
from journeyaudit.sources.placed import Placed, document
from journeyaudit.sources.reading import Reading, Wishes
from journeyaudit.values import say, slug
from journeyaudit.wording import language_of

SPACES = frozenset({"http://www.omg.org/spec/BPMN/20100524/MODEL"})
"""The namespace of BPMN 2.0."""


def is_bpmn(data: bytes) -> bool:
    """Whether bytes look like a BPMN 2.0 file, told by its first 4,000; whether it can be read is another matter."""
    head = data[:4000].replace(b"\0", b"")
    return b"http://www.omg.org/spec/BPMN/20100524/MODEL" in head and b"definitions" in head


def read(data: bytes, name: str, wishes: Wishes) -> Reading:
    """The journeys of a BPMN file; raises SourceError for what cannot be read."""
    text = decode(data, name)
    root = parse(text, name, SPACES)
    _refuse_others(root, text, name)
    diagram = diagram_of(text, root)
    try:
        return _Reader(name, text, diagram, wishes).read()
    except TooMany:
        message = say("the model has more than {limit} steps", limit=STEP_LIMIT)
        hint = say("divide the model into subprocesses or several files")
        raise refusal(message, name, text, *diagram.label.place, hint, "schema") from None
    except TooTangled as tangle:
        message = say("more gateways and flows hang together here than can be followed")
        hint = say("divide the model into subprocesses or several files")
        raise refusal(message, name, text, *tangle.node.label.place, hint, "schema") from None


def _refuse_others(root: Xml, text: str, name: str) -> None:
    if root.tag == "definitions" and root.space in SPACES:
        return
    hint = say("a model begins with `definitions` of the namespace {space}", space=next(iter(SPACES)))
    raise refusal(say("this is XML, but no BPMN 2.0 model"), name, text, root.start, root.end, hint, "schema")


class _Reader:
    """Turns one model into documents."""

    def __init__(self, name: str, text: str, diagram: Diagram, wishes: Wishes) -> None:
        self.name = name
        self.text = text
        self.diagram = diagram
        self.wishes = wishes
        self.remarks: list[Problem] = []
        words = [node.label.text for node in diagram.nodes.values()]
        words += [pool.label.text for pool in diagram.pools.values()]
        words += [message.label.text for message in diagram.messages]
        named = " . ".join(one for one in words if one)
        self.language = language_of(named) or language_of(" . ".join((named, *diagram.texts)))

    def read(self) -> Reading:
        silent: list[Label] = []
        sides = sides_of(self.diagram, self.text, self.wishes.customers)
        parts, left = parts_of(sides)
        if not parts:
            silent = list(sides.customers.values())
            sides = without_customer(sides)
            parts, left = parts_of(sides)
        if not parts:
            raise self.empty()
        documents = tuple(self.document(part, number) for number, part in enumerate(parts))
        if silent:
            self.remarks.insert(0, silent_customer(self.diagram, silent, self.name, self.text))
        elif not sides.customers:
            self.remarks.insert(0, no_customer(self.diagram, self.name, self.text))
        elif left:
            pools = {self.diagram.nodes[step].pool for step in left}
            self.remarks.append(not_connected(self.diagram, pools, len(left), self.name, self.text))
        self.count_timers()
        self.count_data(parts)
        self.remarks += unread(self.diagram, self.name, self.text)
        return Reading(documents, tuple(self.remarks))

    def count_data(self, parts: Sequence[Part]) -> None:
        """Count the data objects that are not asked of the customer."""
        asked = {step for part in parts for step in part.traffic.sends}
        for node in self.diagram.nodes.values():
            if node.id not in asked:
                places = {label.place for label in (*node.gives, *node.takes)}
                self.diagram.unread.setdefault("data", []).extend(sorted(places))

    def count_timers(self) -> None:
        """Count the timers whose time cannot be told."""
        for node in self.diagram.nodes.values():
            if node.is_event("timer") and node.tag != "startEvent" and timer_of(node) is None:
                self.diagram.unread.setdefault("timer", []).append(node.label.place)

    def empty(self) -> SourceError:
        message = say("no process here has a step")
        hint = say("a model needs at least one task with a name")
        return refusal(message, self.name, self.text, *self.diagram.label.place, hint, "schema")

    def document(self, part: Part, number: int) -> Document:
        """The document of a journey."""
        writer = Writer(
            part.sides, part.traffic, part.ways, part.row, onward(part.row, part.ways), self.language, part.noticed
        )
        touchpoints = writer.touchpoints()
        title = self.title(part)
        head: dict[str, Placed] = {"journey": placed(title.text[:TITLE], title.place)}
        head["id"] = placed(self.id_of(number), title.place)
        if self.language is not None:
            head["language"] = placed(self.language, title.place)
        customers = [one for one in part.sides.customers.values() if tells_more(one.text)]
        if customers:
            head["persona"] = placed({"name": placed(customers[0].text, customers[0].place)}, customers[0].place)
        head |= self.ends(part)
        head["touchpoints"] = placed(touchpoints, touchpoints[0])
        if part.idle:
            self.remarks.append(left_over(self.diagram, part.idle, self.name, self.text))
        whole = Placed(head, self.diagram.label.place[0], self.diagram.label.place[1])
        return document(self.name, self.text, whole, number)

    def ends(self, part: Part) -> dict[str, Placed]:
        """What sets the journey off, and how it can end for the customer, by the names of events."""
        first = self.diagram.nodes.get(part.row.order[0])
        contact = part.traffic.contacts.get(part.row.order[0])
        home = first or (self.diagram.nodes.get(contact.target) if contact is not None else None)
        homes = {self.diagram.nodes[step].pool for step in part.steps if step in self.diagram.nodes}
        events = [one for one in self.diagram.nodes.values() if one.pool in homes and not one.parent and one.label.text]
        starts = [one for one in events if one.tag == "startEvent" and home is not None and one.pool == home.pool]
        ends = [one for one in events if one.tag == "endEvent" and one.id in part.sides.own]
        found = {}
        if starts and not is_none(starts[0].label.text):
            found["trigger"] = placed(starts[0].label.text, starts[0].label.place)
        outcomes = [placed(one.label.text, one.label.place) for one in ends if not is_none(one.label.text)]
        if outcomes:
            found["outcome"] = placed(outcomes, outcomes[0])
        return found

    def title(self, part: Part) -> Label:
        """What a journey is called: as the pool of the company's that does most of it."""
        count: dict[str, int] = {}
        for step in part.steps:
            node = self.diagram.nodes.get(step)
            if node is not None and not part.sides.is_own(node.pool):
                count[node.pool] = count.get(node.pool, 0) + 1
        named = [pool for pool in sorted(count, key=lambda one: -count[one]) if self.diagram.pools[pool].label.text]
        if named:
            return self.diagram.pools[named[0]].label
        stem = " ".join(_stem(self.name).replace("_", " ").split())
        return Label(stem or word("journey", self.language), self.diagram.label.place)

    def id_of(self, number: int) -> str:
        """The id of a journey: from the name of the file, so that it stays when the model is drawn anew."""
        plain = slug(_stem(self.name)) or "process"
        return plain if number == 0 else f"{plain}-{number + 1}"


def _stem(name: str) -> str:
    """The name of a file without folders and ending."""
    last = name.replace("\\", "/").rpartition("/")[2]
    for ending in (".bpmn20.xml", ".bpmn", ".xml"):
        if last.lower().endswith(ending):
            return last[: -len(ending)]
    return last
