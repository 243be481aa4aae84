"""Which steps are the customer's, and which unit answers for each of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from journeyaudit.sources.bpmn.elements import Diagram, Label, Lane, Pool
from journeyaudit.sources.customers import is_customer


@dataclass(slots=True)
class Sides:
    """The two sides of a model; without a customer's side, everything is the company's."""

    diagram: Diagram
    customers: dict[str, Label] = field(default_factory=dict)
    """The pools and lanes of the customer's side by id."""
    own: set[str] = field(default_factory=set)
    """The customer's steps, events and gateways."""
    ambiguous: frozenset[str] = frozenset()
    """Names of lanes that stand in more than one place."""

    def is_own(self, end: str) -> bool:
        """Whether an end of a message, a pool or a step, is the customer's."""
        return end in self.own or end in self.customers

    def unit(self, end: str) -> Label | None:
        """Who answers for a step or a pool: the innermost lane, else the pool; None where nothing is drawn."""
        pool = self.diagram.pools.get(end)
        node = self.diagram.nodes.get(end)
        if node is not None:
            if node.lane is not None:
                return self.lane_name(node.lane)
            pool = self.diagram.pools.get(node.pool)
        return pool.label if pool is not None and pool.named and pool.label.text else None

    def lane_name(self, lane: Lane) -> Label:
        """The name of a lane, with what is around it where another lane is called the same."""
        if lane.label.text in self.ambiguous and lane.around:
            return Label(f"{lane.label.text} ({lane.around[0]})", lane.label.place)
        return lane.label


def sides_of(diagram: Diagram, text: str, further: Sequence[str]) -> Sides:
    """The sides of a model, by the names of its pools and lanes and the further names that the user gave."""
    sides = Sides(diagram)
    named = Counter(lane.label.text for lane in diagram.lanes if lane.label.text)
    sides.ambiguous = frozenset(name for name, number in named.items() if number > 1)
    drawn: list[Pool | Lane] = [*(pool for pool in diagram.pools.values() if pool.named), *diagram.lanes]
    for one in drawn:
        if one.label.text and is_customer(_as_drawn(one.label, text), further):
            sides.customers[one.id] = one.label
    lanes = {id(lane) for lane in diagram.lanes if lane.id in sides.customers or _around(lane, sides)}
    for node in diagram.nodes.values():
        if node.pool in sides.customers or (node.lane is not None and id(node.lane) in lanes):
            sides.own.add(node.id)
    return sides


def without_customer(sides: Sides) -> Sides:
    """The same model with nobody on the customer's side."""
    return Sides(sides.diagram, ambiguous=sides.ambiguous)


def _as_drawn(label: Label, text: str) -> str:
    """A name with its line breaks, which often part a role from a remark."""
    written = text[slice(*label.place)]
    for reference in ("&#10;", "&#xA;", "&#xa;", "&#13;", "&#xD;", "&#xd;"):
        written = written.replace(reference, "\n")
    return written


def _around(lane: Lane, sides: Sides) -> bool:
    """Whether a lane lies in a lane of the customer's."""
    names = {label.text for key, label in sides.customers.items() if key not in sides.diagram.pools}
    return any(name in names for name in lane.around)
