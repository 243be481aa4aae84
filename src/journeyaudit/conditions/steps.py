"""Quantifiers over the steps before and after a step, answered from what was already asked of each of them.

Asked one by one, the steps before every step are as many as the square of the steps. A condition that depends on the
step alone answers the same wherever it is asked from; one that is compared with a few values (`owner`, `intent`)
answers the same for the same values. So each is asked once of a step, and sets of steps are kept as bits.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import field, replace
from itertools import count
from typing import Any

from journeyaudit.conditions.compare import as_items
from journeyaudit.conditions.guards import alone, written
from journeyaudit.conditions.keys import key_of
from journeyaudit.conditions.linked import linking
from journeyaudit.conditions.look import Answer, Condition, Look, undecided
from journeyaudit.conditions.reading import Reading, follow
from journeyaudit.conditions.scope import Scope, compile_path
from journeyaudit.facts import Base, Element, Items, Steps, Unknown, bits, steps_of
from journeyaudit.frozen import dataclass
from journeyaudit.source import Path

REFERENCE = re.compile(r'"\$([a-z_][a-z0-9_.]*)"')
LISTENING = ('"mentions', '"matches', '"as"', "<$")
"""What notes more than an answer: the words that were heard, what was caught."""
CLOSURES = {"before": "touchpoint", "after": "touchpoint", "touchpoints": "journey"}
"""The fields that list steps of a journey, with the kind of element that has them."""
NAMES = ("touchpoint", "id")
"""What tells a step from every other."""

HELD = "·held"
"""Under which name a look carries what a step has that fulfils a condition; no rule can name it."""
_numbers = count()


@dataclass(slots=True)
class Verdicts:
    """What a condition said of the steps of a journey: sets of their numbers, as bits."""

    asked: int = 0
    yes: int = 0
    no: int = 0
    maybe: dict[frozenset[str], int] = field(default_factory=dict)
    """Where it cannot tell, by what is missing."""
    inferred: int = 0
    """Where the answer rests on something that was inferred."""
    held: dict[int, list[Any]] = field(default_factory=dict)
    """What a step has that fulfils the condition, where that is asked of something in a field of the steps."""

    def ask(self, condition: Condition, look: Look, steps: tuple[Element, ...], wanted: int, stop: bool | None) -> int:
        """Ask of the wanted steps what was not asked yet, until one answers `stop`; the steps that were looked at."""
        decided = 0 if stop is None else wanted & (self.yes if stop else self.no)
        within = wanted & (2 * (decided & -decided) - 1) if decided else wanted
        if not (left := within & ~self.asked):
            return within
        assumptions = look.root.assumptions
        outer = assumptions.made
        inward = look.at(look.item)
        for number in bits(left):
            assumptions.made = False
            inward.item = steps[number]
            answer = condition(inward)
            bit = 1 << number
            self.asked |= bit
            if assumptions.made:
                self.inferred |= bit
            if isinstance(answer, Unknown):
                self.maybe[answer.fields] = self.maybe.get(answer.fields, 0) | bit
                continue
            if answer:
                self.yes |= bit
                if HELD in inward.caught:
                    self.held[number] = inward.caught.pop(HELD)
            else:
                self.no |= bit
            if answer is stop:
                within &= 2 * bit - 1
                break
        assumptions.made = outer
        return within


@dataclass(frozen=True, slots=True)
class Quantifier:
    """`some`, `every` or `none` over a list of steps that a path leads to."""

    name: str
    reading: Reading
    tree: Mapping[str, Any]
    """The condition on each step, as the rule writes it."""
    whole: Condition
    """The same, compiled."""
    caught: str
    """What the steps that fulfil it are caught as."""
    scope: Scope
    """What may be named in the condition."""
    path: Path


def of_steps(asked: Quantifier, sifted: Callable[[Mapping[str, Any]], Condition], otherwise: Condition) -> Condition:
    """The quantifier by sets of steps; `otherwise` where the path leads to something else than steps before or after.

    `sifted` compiles a part of the condition.
    """
    text = json.dumps(asked.tree, sort_keys=True, default=str)
    way = asked.reading.steps
    held = ""
    if asked.name == "some" and len(way) > 1 and way[-2].name in ("before", "after"):
        way, held = way[:-1], way[-1].name
    if not way or way[-1].name not in CLOSURES or any(one.type.many for one in way[:-1]):
        return otherwise
    if not held and (asked.reading.type.base, asked.reading.type.of) != (Base.ELEMENT, "touchpoint"):
        return otherwise
    last = way[-1].name
    reach = follow(way[:-1])
    start = asked.reading.start
    answer = _sets(replace(asked, whole=_held(asked, held)), text, None) if held else _place(asked)
    answer = answer or _sets(asked, text, sifted)

    def decide(look: Look) -> Answer:
        holder = reach(start(look))
        if not isinstance(holder, Element) or holder.kind.name != CLOSURES[last]:
            return otherwise(look)
        journey = holder.up("journey")
        if journey is None:
            return otherwise(look)
        steps = steps_of(journey)
        return answer(look, journey, steps, _listed(steps, holder, last))

    return decide


def _listed(steps: Steps, holder: Element, field_: str) -> int:
    """The steps that a field lists, as a set of bits."""
    if field_ == "touchpoints":
        return (1 << len(steps.elements)) - 1
    number = steps.number[holder.get("id")]
    return steps.graph.ancestors[number] if field_ == "before" else steps.graph.descendants[number]


Asked = Callable[[Look, Element, Steps, int], Answer]


def _place(asked: Quantifier) -> Asked | None:
    """Whether one step is in the list: that needs no look at the others."""
    if len(asked.tree) != 1 or asked.name == "every" or asked.caught:
        return None
    ((key, value),) = asked.tree.items()
    value = value["is"] if isinstance(value, Mapping) and value.keys() == {"is"} else value
    if key != "touchpoint" or not isinstance(value, str) or not value.startswith("$"):
        return None
    right = compile_path(value[1:], asked.scope, asked.path, from_root=True)
    if right.type.many or (right.type.base, right.type.of) != (Base.ELEMENT, "touchpoint"):
        return None
    whether = asked.name == "some"

    def answer(look: Look, journey: Element, steps: Steps, wanted: int) -> Answer:
        if not wanted:
            return not whether
        value = right.read(look)
        if isinstance(value, Unknown):
            return value if not whether else undecided(value.fields)
        here = isinstance(value, Element) and value.document is journey.document
        among = here and bool(wanted >> steps.number[value.get("id")] & 1)
        return whether if among else not whether

    return answer


def _held(asked: Quantifier, name: str) -> Condition:
    """Whether something that a step has in a field fulfils the condition; what does is noted where it is caught."""
    whole, caught = asked.whole, asked.caught

    def decide(look: Look) -> Answer:
        found = as_items(look.item.get(name))
        missing = found.fields
        chosen: list[Any] = []
        for item in found.values:
            answer = whole(look.at(item)) if isinstance(item, Element) else False
            if answer is True:
                chosen.append(item)
                if not caught:
                    break
            elif isinstance(answer, Unknown):
                missing |= answer.fields
        if chosen:
            look.caught[HELD] = chosen
            return True
        return undecided(missing)

    return decide


def _sets(asked: Quantifier, text: str, sifted: Callable[[Mapping[str, Any]], Condition] | None) -> Asked:
    """The answer from what was asked of each step before."""
    name, whole, caught, scope = asked.name, asked.whole, asked.caught, asked.scope
    names = tuple(sorted(set(REFERENCE.findall(text))))
    compared = [compile_path(one, scope, asked.path, from_root=True) for one in names]
    heard = any(word in text for word in LISTENING) or text.count("$") != len(REFERENCE.findall(text))
    own = f"·steps {written(asked.tree, scope.lexica)}"
    own = f"·steps {next(_numbers)}" if compared or sifted is None else own
    unique = any(one.type.base is Base.ELEMENT and one.type.of == "touchpoint" for one in compared)
    unique = heard or unique or any(one.split(".")[-1] == "id" for one in names)
    plain = asked.tree if sifted is not None else {}
    cheap = {key: part for key, one in plain.items() if (part := _alone(str(key), one, scope)) is not None}
    several = compared or heard
    sieve = sifted(cheap) if sifted is not None and cheap and several and name != "every" else None
    sieved = f"·steps {written(cheap, scope.lexica)}"
    stop = None if caught else name != "every"
    listens = heard and "$" not in text and name != "every"
    link = linking(plain, scope, asked.path) if name != "every" else None

    def answer(look: Look, journey: Element, steps: Steps, wanted: int) -> Answer:
        likely, passed = wanted, NOTHING
        if sieve is not None:
            passed = journey.recall(sieved, _fresh)
            passed.ask(sieve, look, steps.elements, wanted, None)
            likely = wanted & ~passed.no
        if link is not None and (target := link.wanted(look)) is not None:
            found = journey.recall(f"·links {link.field}", lambda _: link.links(steps.elements)).to(target)
            likely &= sum(1 << number for number in found)
        said = Verdicts()
        deaf = journey.recall(own, _fresh) if listens else said
        likely &= ~deaf.no  # what says nothing notes nothing either, and says nothing whoever asks
        if not several:
            said = journey.recall(own, _fresh)
        elif not unique and likely:
            memory: dict[Hashable, Verdicts] = journey.recall(own, _memory)
            said = memory.setdefault(_values(compared, look), said)
        within = said.ask(whole, look, steps.elements, likely, stop)
        deaf.no |= said.no & ~said.inferred
        decided = 0 if stop is None else within & (said.yes if stop else said.no)
        seen = wanted & ((1 << within.bit_length()) - 1 if decided else -1)
        if said.inferred & within or passed.inferred & seen:
            look.root.assumptions.made = True
        return _verdict(name, said, within, wanted, look, caught, steps)

    return answer


def _alone(key: str, value: object, scope: Scope) -> object:
    """A clause, or how many items it wants a list to have, if that depends on the step alone."""
    if alone(key, value, scope.kind, scope.lexica):
        return value
    number = {"count": value["count"]} if isinstance(value, Mapping) and "count" in value else None
    return number if number and alone(key, number, scope.kind, scope.lexica) else None


def _verdict(name: str, said: Verdicts, within: int, wanted: int, look: Look, caught: str, steps: Steps) -> Answer:
    """The answer of the quantifier from the answers of the steps that were looked at."""
    sure = said.yes & within
    open_ = [fields for fields, where in said.maybe.items() if where & within]
    missing = frozenset[str]().union(*open_)
    verdict: Answer
    if name == "some":
        verdict = True if sure else undecided(missing)
    elif name == "none":
        verdict = False if sure else Unknown(missing) if open_ else True
    else:
        verdict = False if said.no & within else Unknown(missing) if open_ else bool(wanted)
    if caught:
        chosen = [one for number in bits(sure) for one in said.held.get(number, (steps.elements[number],))]
        look.keep(caught, verdict, Items(tuple(chosen)))
    return verdict


def _values(compared: list[Reading], look: Look) -> Hashable:
    """What the steps are compared with, so that equal ones compare alike, and whether any of it was inferred."""
    assumptions = look.root.assumptions
    outer, assumptions.made = assumptions.made, False
    found = tuple(_value(one, look) for one in compared)
    inferred, assumptions.made = assumptions.made, outer
    return found, inferred


def _value(compared: Reading, look: Look) -> Hashable:
    value = compared.raw(look)
    if compared.type.base is not Base.ELEMENT:
        return type(value), value
    key = key_of(compared.type)
    if isinstance(value, Items):
        return tuple(key(one, look.item) for one in value.values), value.fields, value.gaps
    return type(value), key(value, look.item)


def _fresh(_: Element) -> Verdicts:
    return Verdicts()


def _memory(_: Element) -> dict[Hashable, Verdicts]:
    return {}


NOTHING = Verdicts()
"""What was found out where nothing was asked; nothing is ever written into it."""
