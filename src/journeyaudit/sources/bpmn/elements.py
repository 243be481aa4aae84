"""The parts of a BPMN model that a journey is made from: pools, lanes, steps, events, gateways, flows and messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from journeyaudit.frozen import dataclass
from journeyaudit.sources.bpmn.tree import Xml

Place = tuple[int, int]
"""Where something stands: two offsets in the text of the file, the end exclusive."""

ACTIVITIES = frozenset(
    {
        "task", "userTask", "manualTask", "serviceTask", "scriptTask", "businessRuleTask", "sendTask", "receiveTask",
        "callActivity", "subProcess", "adHocSubProcess", "transaction",
    }
)  # fmt: skip
CONTAINERS = frozenset({"subProcess", "adHocSubProcess", "transaction"})
CATCHING = frozenset({"startEvent", "intermediateCatchEvent", "boundaryEvent"})
THROWING = frozenset({"intermediateThrowEvent", "endEvent"})
EVENTS = CATCHING | THROWING
DECIDING = frozenset({"exclusiveGateway", "eventBasedGateway", "complexGateway"})
GATEWAYS = DECIDING | {"inclusiveGateway", "parallelGateway"}
NODES = ACTIVITIES | EVENTS | GATEWAYS
MACHINES = frozenset({"serviceTask", "scriptTask", "businessRuleTask"})
"""Tasks that a system does."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name on one line, and where it stands; the place is that of the element where there is no name."""

    text: str
    place: Place


@dataclass(slots=True)
class Pool:
    """A participant of a collaboration; one without a process is a black box."""

    id: str
    label: Label
    process: str = ""
    named: bool = True
    """Whether it is drawn as a pool; a process without one stands for itself."""


@dataclass(slots=True)
class Lane:
    """A lane, with the names of the lanes and the pool around it, from the inside out."""

    id: str
    label: Label
    around: tuple[str, ...]


@dataclass(slots=True)
class Node:
    """An activity, an event or a gateway."""

    id: str
    tag: str
    label: Label
    xml: Xml
    pool: str
    parent: str = ""
    """The subprocess around it."""
    lane: Lane | None = None
    events: tuple[str, ...] = ()
    """What its event definitions are, such as `message` or `timer`."""
    message: Label | None = None
    """The message it sends or receives, by name."""
    gives: list[Label] = field(default_factory=list)
    """Data objects that come out of it."""
    takes: list[Label] = field(default_factory=list)
    """Data objects that go into it."""

    def is_event(self, *kinds: str) -> bool:
        """Whether it is an event of one of these kinds."""
        return self.tag in EVENTS and any(kind in self.events for kind in kinds)


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow."""

    source: str
    target: str
    label: Label
    default: bool
    conditional: bool


@dataclass(slots=True)
class Message:
    """A message flow between two pools, or between steps of them."""

    id: str
    source: str
    target: str
    label: Label
    data: list[Label] = field(default_factory=list)


@dataclass(slots=True)
class Diagram:
    """Everything of a file that a journey can be made from, by id."""

    label: Label
    pools: dict[str, Pool] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    lanes: list[Lane] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    """Annotations and descriptions, which tell the language if names do not."""
    unread: dict[str, list[Place]] = field(default_factory=dict)
    """Places of what has no place in a journey, by kind."""

    def inside(self) -> Mapping[str, list[Node]]:
        """The nodes by the subprocess around them."""
        found: dict[str, list[Node]] = {}
        for node in self.nodes.values():
            if node.parent:
                found.setdefault(node.parent, []).append(node)
        return found
