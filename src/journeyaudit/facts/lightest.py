"""What a journey costs the customer at best: on the lightest regular way to an end."""

from __future__ import annotations

from collections.abc import Mapping

from journeyaudit.facts import charges
from journeyaudit.facts.arrival import earliest
from journeyaudit.facts.element import Element
from journeyaudit.facts.known import NO_FIELDS, AtLeast, Unknown, Value, bound
from journeyaudit.facts.scope import Scope, arrivals_in, known_time, not_waited, scope_of

WEIGHTS: Mapping[str, charges.Weight] = {
    "steps": charges.contacts,
    "own_steps": charges.own_steps,
    "minutes": charges.seconds_of_work,
    "documents": charges.documents,
    "fields": charges.fields,
    "logins": charges.logins,
}
"""The items of a bill that are sums over the steps of a way, as facts call them."""


def at_best(whole: Element) -> Mapping[str, Value]:
    """The sums and the waiting on the lightest way of a journey or an errand, by the names of facts.

    Each item is taken on the way that is lightest for it. Where a part is not stated, it is a lower bound. To break off
    by an exit beside the way that goes on is no light way.
    """
    scope = scope_of(whole)
    ends = _ends(scope)
    found: dict[str, Value] = {name: _lightest(scope, ends, weight) for name, weight in WEIGHTS.items()}
    found["minutes"] = charges.as_time(found["minutes"])
    journey = whole.up("journey")
    assert journey is not None, "a journey is itself, an errand stands in one"
    arriving = arrivals_in(scope, journey, not_waited(journey), pick=earliest)
    best = earliest([arriving[number] for number in sorted(ends) if number in arriving])
    if best is not None:
        found["waiting"] = known_time(best)
    return found


def _ends(scope: Scope) -> frozenset[int]:
    """The steps that lead nowhere else in the part; a step that may also go on is left early by its other exit.

    From a step that only leads back the case begins anew, so nothing has come to an end there; unless no way does.
    """
    graph, inside = scope.steps.graph, scope.inside
    anew = {step for step, to in graph.loops if to in inside} - graph.ends
    last = frozenset(n for n in inside if not graph.regular[n] or not inside.issuperset(graph.regular[n]))
    return last - {n for n in anew if not graph.regular[n]} or last


def _lightest(scope: Scope, ends: frozenset[int], weight: charges.Weight) -> Value:
    """The smallest sum of a weight over any regular way to an end; what is not stated counts as nothing."""
    graph = scope.steps.graph
    totals: dict[int, tuple[int, frozenset[str]]] = {}
    for number in graph.sequence:
        if number not in scope.inside:
            continue
        ways = [totals[source] for source in graph.regular_back[number] if source in totals]
        if number in scope.starts or not ways:
            ways.append((0, NO_FIELDS))
        sum_, fields = min(ways, key=lambda way: (way[0], sorted(way[1])))
        value = charges.weighed(scope.steps.elements[number], weight)
        if isinstance(value, (Unknown, AtLeast)):
            fields |= value.fields
        if isinstance(value, AtLeast):
            value = value.value
        totals[number] = (sum_ + value if isinstance(value, int) else sum_, fields)
    reached = [totals[number] for number in sorted(ends) if number in totals]
    return bound(*min(reached, key=lambda way: (way[0], sorted(way[1])))) if reached else 0
