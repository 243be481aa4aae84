"""In which turn journeys are judged, and by whom: those that are compared with each other one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journeyaudit.facts import Element, Items, World
from journeyaudit.frozen import dataclass
from journeyaudit.rulebook import CompiledRule

PRODUCT = "product"
"""The kind of element that several journeys are compared for."""
LARGEST = 32
"""At most so many journeys that are compared go to one process."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One piece of the work: a journey, what is said of the journeys of a product, or all that belongs to none."""

    group: int
    """Which of the groups of journeys it is about; the number of groups for what is about none."""
    rules: Sequence[CompiledRule]
    journey: Element | None = None
    number: int = -1
    """The number of the journey among all."""
    over_all: Callable[[str], Items] | None = None
    """The elements of a kind that belong to no journey, as far as they are looked at in this turn."""


def turns(rules: Sequence[CompiledRule], world: World) -> list[Turn]:
    """All pieces of the work, in an order in which journeys that are compared are neighbours."""
    numbers = {id(journey): number for number, journey in enumerate(world.journeys)}
    of_products = [rule for rule in rules if any(case.kind == PRODUCT for case in rule.cases)]
    found: list[Turn] = []
    groups = world.compared()
    for group, journeys in enumerate(groups):
        found += [Turn(group, rules, journey, numbers[id(journey)]) for journey in journeys]
        if of_products and isinstance(journeys[0].data.product, str):
            found.append(Turn(group, of_products, over_all=_product_of(world, journeys)))
    found.append(Turn(len(groups), rules, over_all=_but_products(world)))
    return found


def _product_of(world: World, journeys: tuple[Element, ...]) -> Callable[[str], Items]:
    return lambda kind: Items((world.product(journeys),) if kind == PRODUCT else ())


def _but_products(world: World) -> Callable[[str], Items]:
    return lambda kind: Items() if kind == PRODUCT else world.over_all(kind)


def shares(pieces: Sequence[Turn], jobs: int) -> list[int]:
    """Which of so many processes does which piece: neighbours go to the same, and all have about as much to do."""
    largest = max(1, min(LARGEST, len(pieces) // (4 * jobs)))
    load = [0] * jobs
    found: list[int] = []
    begun = 0
    for number, piece in enumerate(pieces):
        if not number or piece.group != pieces[number - 1].group or number - begun >= largest:
            begun, chosen = number, load.index(min(load))
        load[chosen] += 1
        found.append(chosen)
    return found
