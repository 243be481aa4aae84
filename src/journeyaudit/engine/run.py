"""Asks every rule about every element it looks at, and makes findings of the hits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from journeyaudit.engine.circumstances import Circumstances
from journeyaudit.engine.gathering import Gathering, Result, finished
from journeyaudit.engine.opinion import Opinion, RuleCrashed, opinion_on
from journeyaudit.engine.overview import Overview, overview_of
from journeyaudit.engine.sharing import shared
from journeyaudit.engine.turns import shares, turns
from journeyaudit.facts import World
from journeyaudit.model import journey_id
from journeyaudit.rulebook import CompiledRule
from journeyaudit.stowed import FEW, Row


def judge(
    rules: Sequence[CompiledRule],
    world: World,
    circumstances: Circumstances,
    tell: Callable[[int], None] = lambda done: None,
    jobs: int = 1,
    spent: dict[str, float] | None = None,
    *,
    overviews: bool = False,
) -> Result:
    """The findings of all rules over the journeys of one organisation. Raises RuleCrashed.

    `tell` hears how many of the journeys are done. `jobs` processes share the work; the result does not depend on it.
    Where `spent` is given, the seconds of processor time that each rule took are added to it. With `overviews`, each
    journey also gets its overview, and is forgotten once it was judged: many journeys take little more memory than few.
    """
    pieces = turns(rules, world)
    names = [journey_id(journey.data) for journey in world.journeys]
    namesakes = {name for name, number in Counter(names).items() if number > 1}
    packed = overviews and len(names) > FEW
    gathering = Gathering(rules, names, namesakes, packed)
    group = 0

    def opinion(number: int) -> Opinion | RuleCrashed:
        nonlocal group
        piece = pieces[number]
        if overviews and piece.group != group:
            group = piece.group
            world.rest()
        try:
            said = opinion_on(piece, world, circumstances, spent is not None)
        except RuleCrashed as crash:
            return crash
        if piece.journey is None:
            return said
        found = said.findings
        if names[piece.number] not in namesakes:
            found = finished(found, explains=gathering.explains)
        drawn: tuple[Overview, ...] = ()
        if overviews:
            fields = frozenset[str]().union(*(gaps.fields for gaps in said.missing.values()))
            drawn = (overview_of(piece.journey, sorted(fields)),)
            world.forget(piece.journey)
        said = said._replace(findings=found, overview=drawn)
        return said._replace(findings=Row([found]), overview=Row([drawn])) if packed else said

    done = 0
    for piece, one in zip(pieces, shared(opinion, len(pieces), jobs, shares(pieces, jobs)), strict=True):
        gathering.add(piece, one)
        if piece.journey is not None or piece is pieces[-1]:
            tell(done)
            done += 1
    if spent is not None:
        for rule, seconds in gathering.spent.items():
            spent[rule] = spent.get(rule, 0.0) + seconds
    return gathering.result()
