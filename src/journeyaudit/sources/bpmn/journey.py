"""Writes the steps of a model as a journey: who acts, what is asked, how long it takes, what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from journeyaudit.sources.bpmn.channels import channels_in
from journeyaudit.sources.bpmn.elements import EVENTS, MACHINES, Label, Message, Node, Place
from journeyaudit.sources.bpmn.onward import Onward
from journeyaudit.sources.bpmn.order import Row, targets
from journeyaudit.sources.bpmn.sides import Sides
from journeyaudit.sources.bpmn.timers import Timer
from journeyaudit.sources.bpmn.traffic import Traffic, words_of
from journeyaudit.sources.bpmn.ways import END, Way, Ways
from journeyaudit.sources.bpmn.words import word
from journeyaudit.sources.placed import Placed
from journeyaudit.values import fold, slug

_RESERVED = frozenset({"end", "none", "kein", "keine", "keiner", "keines", "keins", "keinen"})
"""Ids that mean something else in a journey."""
TITLE = 300
"""Longest title, in characters."""


@dataclass(slots=True)
class Writer:
    """Writes one journey; knows the steps by their ids in the model."""

    sides: Sides
    traffic: Traffic
    ways: Mapping[str, Ways]
    row: Row
    on: Mapping[str, Onward]
    language: str | None
    noticed: frozenset[str]
    ids: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    before: dict[str, list[str]] = field(default_factory=dict)
    """The steps that lead to a step."""
    first: str = ""
    """The step with which the customer sets the company's work off."""

    def touchpoints(self) -> list[Placed]:
        """The touchpoints in order, each with the work backstage before it."""
        for step in self.row.order:
            for one in targets(self.ways[step]):
                self.before.setdefault(one, []).append(step)
            self.ids[step] = self.id_of(self.title(step).text)
            if not self.first and any(self.sets_off(message) for message in self.traffic.sends.get(step, [])):
                self.first = step
        timers = self.timers()
        waiting: list[Placed] = []
        found: list[Placed] = []
        for step in self.row.order:
            values = self.values(step, timers)
            label = self.title(step)
            decision = self.decision(step, values)
            if step not in self.noticed:
                waiting += [placed(values, label.place), *decision]
                continue
            if waiting:
                values["backstage"] = placed(waiting, waiting[0])
            found += [placed(values, label.place), *decision]
            waiting = []
        return found

    def sets_off(self, message: Message) -> bool:
        """Whether a process of the company's begins with a message."""
        there = self.sides.diagram.nodes.get(message.target)
        return there is not None and there.tag == "startEvent"

    def id_of(self, title: str) -> str:
        """An id from a title that no other step has."""
        plain = slug(title)[:60].strip("-") or "step"
        plain = f"step-{plain}" if plain in _RESERVED else plain
        name, number = plain, 1
        while name in self.taken:
            number += 1
            name = f"{plain}-{number}"
        self.taken.add(name)
        return name

    def node(self, step: str) -> Node | None:
        """The element of a step; none for a contact that is drawn only as a message."""
        return self.sides.diagram.nodes.get(step)

    def title(self, step: str) -> Label:
        """What a step is called: its name, else that of its message."""
        node = self.node(step)
        sent = words_of(self.traffic.sends.get(step, []))
        told = words_of(self.traffic.tells.get(step, []))
        if node is None or step in self.traffic.acts:
            own = [node.label] if node is not None and node.label.text else []
            label = next(iter([*sent, *own]), None)
            place = node.label.place if node is not None else self.traffic.contacts[step].label.place
            return cut(label) if label is not None else Label(word("contact", self.language), place)
        if node.label.text:
            return cut(node.label)
        label = next(iter([*told, *sent, *([node.message] if node.message is not None else [])]), None)
        unnamed = "news" if step in self.traffic.tells and node.tag in EVENTS else "step"
        return cut(label) if label is not None else Label(word(unnamed, self.language), node.label.place)

    def values(self, step: str, timers: Mapping[str, list[Way]]) -> dict[str, Placed]:
        """The fields of a touchpoint."""
        label = self.title(step)
        found = {"title": placed(label.text, label.place), "id": placed(self.ids[step], label.place)}
        found |= self.people(step, label.place)
        if step == self.first:
            found["kind"] = placed("request", label.place)
        if step in self.noticed:
            said = [label, *words_of(self.traffic.sends.get(step, [])), *words_of(self.traffic.tells.get(step, []))]
            channels = channels_in([one.text for one in said])
            if channels:
                found["channels"] = placed([placed(one, label.place) for one in channels], label.place)
            asks = self.asks(step)
            if asks:
                found["asks"] = placed(asks, asks[0])
        wait = self.wait(timers.get(step, []))
        if wait is not None:
            found["wait"] = wait
        return found | self.next(step, label.place)

    def people(self, step: str, place: Place) -> dict[str, Placed]:
        """Who acts and who answers."""
        node = self.node(step)
        customer = self.is_customer(step)
        found: dict[str, Placed] = {}
        unit = self.unit(step)
        if customer:
            found["actor"] = placed("customer", place)
        elif node is not None and node.tag in MACHINES:
            found["actor"] = placed("system", place)
        elif unit is not None:
            found["actor"] = placed(unit.text, place)
        if unit is not None:
            found["owner"] = placed(unit.text, place)
        if not customer and unit is not None and self.is_taken_over(step, unit.text):
            found["handoff"] = placed({}, place)
        return found

    def is_customer(self, step: str) -> bool:
        """Whether the customer does a step."""
        return step in self.sides.own or step in self.traffic.acts or step in self.traffic.contacts

    def unit(self, step: str) -> Label | None:
        """Who answers for a step: of a contact of the customer's, the one who receives it."""
        if step in self.sides.own:
            for message in self.traffic.sends.get(step, []):
                found = self.sides.unit(message.target)
                if found is not None:
                    return found
            return None
        if step in self.traffic.contacts:
            return self.sides.unit(self.traffic.contacts[step].target)
        return self.sides.unit(step)

    def is_taken_over(self, step: str, unit: str) -> bool:
        """Whether somebody else had the case right before, steps of the customer's left aside."""
        seen = {step}
        rest = [step]
        while rest:
            for one in self.before.get(rest.pop(), ()):
                if one in seen:
                    continue
                seen.add(one)
                owner = self.unit(one)
                if owner is None:
                    rest.append(one)
                elif fold(owner.text) != fold(unit):
                    return True
        return False

    def asks(self, step: str) -> list[Placed]:
        """What the customer has to give: the messages that are sent, and data objects that go with them."""
        messages = self.traffic.sends.get(step, [])
        node = self.node(step)
        documents = [label for message in messages for label in message.data]
        if node is not None and messages:
            documents += node.gives if step in self.sides.own else node.takes
        found: dict[str, Placed] = {}
        for label in documents:
            kind = placed("document", label.place)
            what = {"what": placed(label.text, label.place), "kind": kind}
            found.setdefault(fold(label.text), placed(what, label.place))
        for label in words_of(messages):
            found.setdefault(fold(label.text), placed({"what": placed(label.text, label.place)}, label.place))
        return list(found.values())

    def timers(self) -> dict[str, list[Way]]:
        """The ways with a timer, by the step to which they lead."""
        found: dict[str, list[Way]] = {}
        for step in self.row.order:
            for way in self.ways[step].each():
                if way.timed and way.to in self.row.number:
                    found.setdefault(way.to, []).append(way)
        return found

    def wait(self, ways: Iterable[Way]) -> Placed | None:
        """The time that passes before a step, as far as timers tell it."""
        known = [way.timer for way in ways if way.timer is not None]
        return wait_of(known[0]) if known else None

    def next(self, step: str, place: Place) -> dict[str, Placed]:
        """Where the journey goes on, where that is not below."""
        on = self.on[step]
        found: dict[str, Placed] = {}
        if on.exits:
            found["next"] = self.exits(on.exits, step, "otherwise", place)
        elif on.jump is not None:
            found["next"] = placed(self.there(on.jump), place)
        if on.failures:
            found["on_failure"] = self.exits(on.failures, step, "failure", place)
        return found

    def exits(self, ways: Iterable[Way], step: str, unnamed: str, place: Place) -> Placed:
        """Conditions with the steps to which they lead; each condition stands once."""
        found: dict[str, Placed] = {}
        for way in ways:
            label = way.label or way.ending or Label(self.unnamed(way, step, unnamed), place)
            name, number = label.text, 1
            while name in found:
                number += 1
                name = f"{label.text} ({number})"
            found[name] = placed(self.there(way.to), label.place)
        return placed(found, place)

    def unnamed(self, way: Way, step: str, unnamed: str) -> str:
        """What a way without a name is called: by the step to which it leads."""
        if way.to == step or (step, way.to) in self.row.back:
            return word("again", self.language)
        if unnamed == "failure":
            return word("late" if way.timed else "failure", self.language)
        return word("end", self.language) if way.to == END else self.title(way.to).text

    def there(self, to: str) -> str:
        """The id of a step, or the end."""
        return "end" if to == END else self.ids[to]

    def decision(self, step: str, values: dict[str, Placed]) -> list[Placed]:
        """The decision after a step, as a step of its own where it has to be."""
        on = self.on[step]
        if on.decides is None:
            return []
        gate = self.node(on.decides.gate)
        label = gate.label if gate is not None and gate.label.text else None
        text = label.text if label is not None else word("decision", self.language)
        place = (gate or self.node(step) or self.sides.diagram).label.place
        own: dict[str, Placed] = {"title": placed(text[:TITLE], place), "id": placed(self.id_of(text), place)}
        own |= {key: values[key] for key in ("actor", "owner") if key in values}
        own["next"] = placed(self.there(on.decides.to), place)
        return [placed(own, place)]


def wait_of(timer: Timer) -> Placed:
    """The wait of a timer."""
    return placed({"max": placed(timer.text, timer.place)}, timer.place)


def cut(label: Label) -> Label:
    """A title that is not longer than anybody reads."""
    return Label(label.text[:TITLE], label.place)


def placed(value: object, where: Place | Placed) -> Placed:
    """A value with its place, or with the place of another value."""
    start, end = (where.start, where.end) if isinstance(where, Placed) else where
    return Placed(value, start, end)
