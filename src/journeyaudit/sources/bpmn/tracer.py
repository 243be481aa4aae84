"""Follows the flows of a model from step to step, through gateways, events, subprocesses and messages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from journeyaudit.sources.bpmn.elements import ACTIVITIES, CONTAINERS, DECIDING, Diagram, Flow, Label, Node
from journeyaudit.sources.bpmn.sides import Sides
from journeyaudit.sources.bpmn.timers import timer_of
from journeyaudit.sources.bpmn.traffic import Traffic, is_sending, only_receives
from journeyaudit.sources.bpmn.ways import END, TooTangled, Way, Ways, alternatives, called, each, once, together
from journeyaudit.values import fold

IN_A_ROW = 60
"""Most gateways and events in a row without a step between them."""
LOOKS = 10_000
"""How often a node is looked at in all, before a model counts as too tangled."""

_YES_OR_NO = frozenset(("yes", "no", "y", "n", "true", "false", "ja", "nein", "wahr", "falsch"))
_ELSE = frozenset(("ok", "else", "otherwise", "default", "sonst", "andernfalls"))
"""Names of flows that say little without the name of their gateway."""


class Tracer:
    """Follows the flows of a model from step to step."""

    def __init__(self, sides: Sides, traffic: Traffic, passed: Iterable[str] = ()) -> None:
        """Look up what leaves each node and what lies in it."""
        self.sides = sides
        self.diagram: Diagram = sides.diagram
        self.traffic = traffic
        self.passed = frozenset(passed)
        """Steps that are left out: the ways through them go on."""
        self.found: dict[str, Ways] = {}
        self.within: dict[str, int] = {}
        """The nodes that are being followed right now, with their depth."""
        self.round = 0
        """The outermost of them to which a flow has led back."""
        self.looks = 0
        self.out: dict[str, list[Flow]] = {}
        self.incoming: set[str] = set()
        for flow in self.diagram.flows:
            self.out.setdefault(flow.source, []).append(flow)
            self.incoming.add(flow.target)
        self.inside = self.diagram.inside()
        self.attached: dict[str, list[Node]] = {}
        for node in self.diagram.nodes.values():
            host = node.xml.get("attachedToRef").strip().rpartition(":")[2]
            if node.tag == "boundaryEvent" and host in self.diagram.nodes:
                self.attached.setdefault(host, []).append(node)
        self.links = {
            (node.parent or node.pool, fold(node.label.text)): node.id
            for node in self.diagram.nodes.values()
            if node.tag == "intermediateCatchEvent" and "link" in node.events
        }

    def is_step(self, node: Node) -> bool:
        """Whether a node is a step of the journey; what only directs the flow is passed through."""
        traffic = self.traffic
        if node.id in self.passed or node.id in traffic.instead or node.xml.get("isForCompensation") == "true":
            return False
        if node.id in traffic.acts or node.id in traffic.noticed or node.id in traffic.sends:
            return True
        if node.tag in ACTIVITIES:
            return not (node.tag in CONTAINERS and self.inside.get(node.id))
        return is_sending(node) and bool(node.label.text)

    def steps(self) -> list[str]:
        """The steps in the order of the file, contacts that are drawn only as messages before their step."""
        found: list[str] = []
        for node in self.diagram.nodes.values():
            if node.id in self.traffic.before and self.traffic.before[node.id] not in self.passed:
                found.append(self.traffic.before[node.id])
            if self.is_step(node):
                found.append(node.id)
        return found

    def ways(self, step: str) -> Ways:
        """What follows a step."""
        if step in self.traffic.contacts:
            target = next(node for node, contact in self.traffic.before.items() if contact == step)
            return self._enter(target, 0, contact=False)
        node = self.diagram.nodes[step]
        found = self._leave(node, 0)
        ways = Ways(list(found.all), list(found.either), list(found.failing))
        for event in self.attached.get(step, []):
            ways.failing += self._after_boundary(event, 0)
        for holder in self._begun_by(node):
            for event in self.attached.get(holder.id, []):
                ways.failing += self._after_boundary(event, 0)
            for sub in self.inside.get(holder.id, []):
                if sub.xml.get("triggeredByEvent") == "true":
                    ways.failing += self._event_subprocess(sub)
        ways.failing = once(ways.failing)
        if node.xml.first("standardLoopCharacteristics") is not None:
            ways.either.append([Way(step)])
        return ways

    def entries(self, pool: str) -> list[tuple[Node, Ways]]:
        """The nodes at which a process begins, with what follows first."""
        return [(node, self._enter(node.id, 0)) for node in self._first(self._top(pool))]

    def _top(self, pool: str) -> list[Node]:
        return [node for node in self.diagram.nodes.values() if node.pool == pool and not node.parent]

    def _first(self, nodes: list[Node]) -> list[Node]:
        """The nodes to which no flow leads, of which start events are meant first."""
        free = [
            node
            for node in nodes
            if node.id not in self.incoming
            and node.tag != "boundaryEvent"
            and node.xml.get("triggeredByEvent") != "true"
            and node.xml.get("isForCompensation") != "true"
            and not ("link" in node.events and node.tag == "intermediateCatchEvent")
        ]
        return sorted(free, key=lambda node: node.tag != "startEvent")

    def _begun_by(self, node: Node) -> list[Node]:
        """The subprocesses of which a step is the first one, from the inside out."""
        found: list[Node] = []
        here = node
        while here.parent:
            holder = self.diagram.nodes[here.parent]
            steps = [one for one in self.inside[holder.id] if one.tag in ACTIVITIES]
            if not steps or steps[0] is not here:
                break
            found.append(holder)
            here = holder
        return found

    def _enter(self, target: str, depth: int, *, contact: bool = True) -> Ways:
        """The steps at which a flow to a node arrives."""
        node = self.diagram.nodes[target]
        if depth > IN_A_ROW:
            raise TooTangled(node)
        if contact and target in self.traffic.before and self.traffic.before[target] not in self.passed:
            return Ways(all=[Way(self.traffic.before[target])])
        if self.is_step(node):
            return Ways(all=[Way(target)])
        senders = [one for one in self.traffic.instead.get(target, ()) if self.is_step(self.diagram.nodes[one])]
        if target not in self.passed and len(senders) == 1:
            return Ways(all=[Way(senders[0], waits=True)])
        if target not in self.passed and senders:
            label = node.label if node.label.text else None
            return Ways(either=[[Way(one, label, gate=target, waits=True) for one in senders]])
        if node.tag in CONTAINERS and self.inside.get(target):
            return self._into(node, depth)
        ways = self._leave(node, depth)
        if "timer" in node.events and node.tag == "intermediateCatchEvent":
            timer = timer_of(node)
            ways = each(ways, lambda way: replace(way, timer=way.timer or timer, timed=True))
        return ways

    def _into(self, holder: Node, depth: int) -> Ways:
        """The first steps of a subprocess; several start events are alternatives."""
        first = self._first(self.inside[holder.id])
        starts = [node for node in first if node.tag == "startEvent"]
        parts = [self._enter(node.id, depth + 1) for node in starts or first]
        if not parts:
            return self._leave(holder, depth + 1)
        if len(parts) > 1 and starts:
            named = [called(part, node.label) for node, part in zip(starts, parts, strict=True)]
            return Ways(either=[alternatives(named, holder)])
        return together(parts)

    def _leave(self, node: Node, depth: int) -> Ways:
        """What follows a node, found once; where flows go round without a step, they lead nowhere."""
        if node.id in self.found:
            return self.found[node.id]
        if node.id in self.within:
            self.round = min(self.round, self.within[node.id])
            return Ways()
        self.looks += 1
        if depth > IN_A_ROW or self.looks > LOOKS:
            raise TooTangled(node)
        here = self.within[node.id] = len(self.within)
        outer, self.round = self.round, len(self.within)
        found = self._after(node, depth)
        del self.within[node.id]
        if self.round >= here:  # else it may look different from outside the round that it is part of
            self.found[node.id] = found
            self.round = outer
        else:
            self.round = min(self.round, outer)
        return found

    def _after(self, node: Node, depth: int) -> Ways:
        """What follows a node: along its flows, and with the messages that it sends."""
        parts: list[Ways] = []
        for receiver in self.traffic.leads.get(node.id, ()):
            there = self.diagram.nodes[receiver]
            mutual = node.id in self.traffic.leads.get(receiver, ())
            if mutual and receiver in self.sides.own and node.id not in self.sides.own:
                continue  # the company answers a step of the customer's
            if receiver in self.traffic.instead or (only_receives(there) and not self.is_step(there)):
                parts.append(self._leave(there, depth + 1))
            else:  # an answer to a step that asked leads nowhere new
                parts.append(each(self._enter(receiver, depth + 1), lambda way: replace(way, answers=True)))
        flows = self.out.get(node.id, [])
        if flows:
            parts.append(self._along(node, flows, depth))
        elif "link" in node.events:
            catching = self.links.get((node.parent or node.pool, fold(node.label.text)))
            if catching is not None and catching != node.id:
                parts.append(self._enter(catching, depth + 1))
        elif node.parent and not self._is_loose(node):
            parts.append(self._out_of(node, depth))
        elif node.tag == "endEvent" or not self.traffic.leads.get(node.id):
            named = node.tag == "endEvent" and node.label.text
            parts.append(Ways(all=[Way(END, ending=node.label if named else None)]))
        found = together(parts)
        if not parts:
            found.all = [Way(END)]
        if any(way.to != END for way in found.all):
            found.all = [way for way in found.all if way.to != END]
        return found

    def _is_loose(self, node: Node) -> bool:
        """Whether a node in a subprocess is no part of its flow, as what an event subprocess does."""
        return self.diagram.nodes[node.parent].xml.get("triggeredByEvent") == "true"

    def _out_of(self, node: Node, depth: int) -> Ways:
        """What follows the end of a subprocess; an error goes to the event at its border that catches it."""
        holder = self.diagram.nodes[node.parent]
        for kind in ("error", "escalation", "cancel"):
            if node.tag == "endEvent" and kind in node.events:
                for event in self.attached.get(holder.id, []):
                    if kind in event.events:
                        return called(self._leave(event, depth + 1), node.label)
        return self._leave(holder, depth + 1)

    def _along(self, node: Node, flows: list[Flow], depth: int) -> Ways:
        parts = []
        for flow in flows:
            ways = self._enter(flow.target, depth + 1)
            there = self.diagram.nodes[flow.target]
            label = flow.label
            if not label.text and node.tag == "eventBasedGateway":
                label = there.label
            elif fold(label.text) in _YES_OR_NO | _ELSE and node.label.text and len(flows) > 1:
                label = Label(f"{node.label.text} {label.text}", label.place)
            parts.append(called(ways, label) if len(flows) > 1 else ways)
        if len(flows) == 1:
            return parts[0]
        if node.tag in DECIDING:
            return Ways(either=[alternatives(parts, node)])
        if node.tag in ACTIVITIES and any(flow.conditional or flow.default for flow in flows):
            sure = [part for part, flow in zip(parts, flows, strict=True) if not (flow.conditional or flow.default)]
            rest = [part for part, flow in zip(parts, flows, strict=True) if flow.conditional or flow.default]
            return together([*sure, Ways(either=[alternatives(rest, node)])])
        if node.tag == "inclusiveGateway":
            return together([Ways(either=[alternatives([part], node)]) for part in parts])
        return together(parts)

    def _after_boundary(self, event: Node, depth: int) -> list[Way]:
        """Where an event at the border of a step leads; compensation is no way of the customer's."""
        if "compensate" in event.events:
            return []
        found = called(self._leave(event, depth + 1), event.label)
        timer = timer_of(event) if "timer" in event.events else None
        timed = "timer" in event.events
        return [replace(way, timer=way.timer or timer, timed=way.timed or timed) for way in list(found.each())[:1]]

    def _event_subprocess(self, sub: Node) -> list[Way]:
        first = self._first(self.inside.get(sub.id, []))
        ways: list[Way] = []
        for node in first[:1]:
            found = called(self._enter(node.id, 1), node.label if node.label.text else sub.label)
            timed = "timer" in node.events
            timer = timer_of(node) if timed else None
            ways += [replace(way, timer=way.timer or timer, timed=timed) for way in list(found.each())[:1]]
        return ways
