"""From the elements of a BPMN file to its pools, lanes, steps and flows, whatever tool wrote it."""

from __future__ import annotations

from collections.abc import Iterator

from journeyaudit.sources.bpmn.data import assign_data
from journeyaudit.sources.bpmn.elements import NODES, Diagram, Flow, Label, Lane, Message, Node, Pool
from journeyaudit.sources.bpmn.tree import Xml, attribute_place

_DEFINITION = "EventDefinition"


class _Reader:
    """Collects the parts of one file; ids that are missing or stand twice get one of their own."""

    def __init__(self, text: str, root: Xml) -> None:
        self.text = text
        self.root = root
        self.names: dict[str, Label] = {}
        """Names of messages, signals and so on, which are defined beside the processes."""
        self.taken = 0
        self.diagram = Diagram(self.label(root))
        self.diagram.texts = [one.text for one in root.below() if one.tag in ("text", "documentation")]

    def label(self, element: Xml) -> Label:
        """The name of an element on one line; `?` and the like say nothing."""
        words = " ".join(element.get("name").split())
        place = attribute_place(self.text, element, "name") if words else None
        said = any(character.isalnum() for character in words)
        return Label(words if said else "", place if said and place else (element.start, element.end))

    def id_of(self, element: Xml, known: object) -> str:
        """The id of an element, else one that no reference can mean."""
        name = element.get("id").strip()
        if not name or (isinstance(known, dict) and name in known):
            self.taken += 1
            name = f" {self.taken}"
        return name

    def read(self) -> Diagram:
        """The parts, the pools first."""
        for element in self.root.children:
            if element.get("id") and element.get("name"):
                self.names.setdefault(element.get("id"), self.label(element))
        processes = {process.get("id").strip(): process for process in self.root.all("process")}
        collaborations = [*self.root.all("collaboration")]
        for collaboration in collaborations:
            for participant in collaboration.all("participant"):
                home = reference(participant.get("processRef"), processes)
                pool = Pool(self.id_of(participant, self.diagram.pools), self.label(participant), home)
                self.diagram.pools[pool.id] = pool
        homes = {pool.process: pool.id for pool in reversed(self.diagram.pools.values()) if pool.process}
        for process in self.root.all("process"):
            key = process.get("id").strip()
            if key not in homes or processes[key] is not process:
                pool = Pool(self.id_of(process, self.diagram.pools), self.label(process), key, named=False)
                self.diagram.pools[pool.id] = pool
                homes[key] = pool.id
            self.content(process, homes[key], "")
        for node in self.diagram.nodes.values():  # what is around comes first
            if node.parent:
                node.lane = node.lane or self.diagram.nodes[node.parent].lane
        for pool in self.diagram.pools.values():
            if not pool.label.text and pool.process in processes:
                inner = self.label(processes[pool.process])
                pool.label = inner if inner.text else pool.label
        for collaboration in collaborations:
            self.message_flows(collaboration)
        for holder in [*self.root.all("process"), *collaborations]:
            assign_data(self.diagram, holder, self.label)
        places = [(one.start, one.end) for one in self.root.all("choreography", "globalChoreographyTask")]
        self.diagram.unread["choreography"] = places
        return self.diagram

    def content(self, holder: Xml, pool: str, parent: str) -> None:
        """What a process or a subprocess holds."""
        for element in holder.children:
            if element.tag in NODES:
                node = self.node(element, pool, parent)
                self.diagram.nodes[node.id] = node
                self.content(element, pool, node.id)
        self.lanes(holder, pool)
        defaults = {element.get("default") for element in holder.children if element.get("default")}
        for flow in holder.all("sequenceFlow"):
            source = reference(flow.get("sourceRef"), self.diagram.nodes)
            target = reference(flow.get("targetRef"), self.diagram.nodes)
            if source and target:
                condition = flow.first("conditionExpression") is not None
                default = flow.get("id") in defaults
                self.diagram.flows.append(Flow(source, target, self.label(flow), default, condition))
            else:
                self.diagram.unread.setdefault("loose", []).append((flow.start, flow.end))

    def node(self, element: Xml, pool: str, parent: str) -> Node:
        """An activity, an event or a gateway; what an event waits for or throws is part of it."""
        definitions = [child for child in element.children if child.tag.endswith(_DEFINITION)]
        kinds = [child.tag.removesuffix(_DEFINITION) for child in definitions]
        kinds += ["other" for _ in element.all("eventDefinitionRef")]
        references = [one.get("messageRef") for one in (element, *definitions)]
        names = [self.names.get(one) or self.names.get(one.rpartition(":")[2]) for one in references]
        message = next((name for name in names if name is not None and name.text), None)
        return Node(
            self.id_of(element, self.diagram.nodes), element.tag, self.label(element), element, pool, parent,
            None, tuple(kinds), message,
        )  # fmt: skip

    def lanes(self, holder: Xml, pool: str) -> None:
        """The lanes of a process, the outer before the inner, so that each node ends in the innermost."""
        found = self.diagram.pools[pool]
        for lane, element in self._lanes(holder, (found.label.text,) if found.label.text else ()):
            self.diagram.lanes.append(lane)
            for one in element.all("flowNodeRef"):
                node = self.diagram.nodes.get(reference(one.text, self.diagram.nodes))
                if node is not None and lane.label.text:
                    node.lane = lane

    def _lanes(self, holder: Xml, around: tuple[str, ...]) -> Iterator[tuple[Lane, Xml]]:
        for lane_set in holder.all("laneSet", "childLaneSet"):
            for element in lane_set.all("lane"):
                lane = Lane(self.id_of(element, {}), self.label(element), around)
                yield lane, element
                yield from self._lanes(element, (lane.label.text, *around) if lane.label.text else around)

    def message_flows(self, collaboration: Xml) -> None:
        """The messages between pools; an end may be a step, a pool, or the process of a pool."""
        ends = {pool.process: pool.id for pool in self.diagram.pools.values() if pool.process}
        ends |= {key: key for key in (*self.diagram.pools, *self.diagram.nodes)}
        for element in collaboration.all("messageFlow"):
            source, target = (reference(element.get(key), ends) for key in ("sourceRef", "targetRef"))
            label = self.label(element)
            named = self.names.get(element.get("messageRef").rpartition(":")[2])
            if not label.text and named is not None:
                label = named
            if source and target:
                name = element.get("id").strip()
                self.diagram.messages.append(Message(name, ends[source], ends[target], label))
            else:
                self.diagram.unread.setdefault("loose", []).append((element.start, element.end))


def reference(name: str, known: object) -> str:
    """The id that a reference means, with or without the prefix of its file; empty if there is no such element."""
    name = name.strip()
    if isinstance(known, dict):
        for one in (name, name.rpartition(":")[2]):
            if one and one in known:
                return one
    return ""


def diagram_of(text: str, root: Xml) -> Diagram:
    """The parts of a model."""
    return _Reader(text, root).read()
