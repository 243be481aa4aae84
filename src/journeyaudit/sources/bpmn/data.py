"""Which data objects go into and out of a step or travel with a message, and what else stands beside the flow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from journeyaudit.sources.bpmn.elements import Diagram, Label
from journeyaudit.sources.bpmn.tree import Xml

UNREAD: Mapping[str, str] = {
    "textAnnotation": "annotation",
    "group": "group",
    "dataStoreReference": "store",
    "conditionExpression": "condition",
    "multiInstanceLoopCharacteristics": "several",
    "compensateEventDefinition": "compensation",
    "performer": "performer",
    "humanPerformer": "performer",
    "potentialOwner": "performer",
    "documentation": "documentation",
}
"""What has no place in a journey, by tag."""


def assign_data(diagram: Diagram, holder: Xml, label: Callable[[Xml], Label]) -> None:
    """Give each step and each message its data objects; count what is not taken over."""
    objects: dict[str, Label] = {}
    used: set[str] = set()
    for element in holder.below():
        if element.tag in ("dataObjectReference", "dataObject", "dataInput", "dataOutput"):
            objects[element.get("id")] = label(element)
        elif element.tag in UNREAD:
            diagram.unread.setdefault(UNREAD[element.tag], []).append((element.start, element.end))
    messages = {message.id: message for message in diagram.messages if message.id}
    for source, target in _associations(holder):
        if source in objects and objects[source].text:
            found = objects[source]
            if target in diagram.nodes:
                diagram.nodes[target].takes.append(found)
            elif target in messages:
                messages[target].data.append(found)
            used.add(source)
        elif target in objects and objects[target].text:
            found = objects[target]
            if source in diagram.nodes:
                diagram.nodes[source].gives.append(found)
            elif source in messages:
                messages[source].data.append(found)
            used.add(target)


def _associations(holder: Xml) -> Iterator[tuple[str, str]]:
    """Pairs of ids: from data to a step or message, or the other way; the step of a data association is around it."""
    for element in (holder, *holder.below()):
        for one in element.all("dataInputAssociation"):
            for source in one.all("sourceRef"):
                yield _local(source.text), element.get("id")
        for one in element.all("dataOutputAssociation"):
            for target in one.all("targetRef"):
                yield element.get("id"), _local(target.text)
        if element.tag == "association":
            yield _local(element.get("sourceRef")), _local(element.get("targetRef"))


def _local(name: str) -> str:
    return name.strip().rpartition(":")[2]
