"""Puts the steps of a journey in one row: the work backstage before the step for which the customer waits."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from journeyaudit.sources.bpmn.ways import END, Way, Ways


@dataclass(slots=True)
class Row:
    """The steps in a row, with what the graph of their ways tells."""

    order: list[str]
    back: set[tuple[str, str]]
    """Ways that lead back."""
    idle: list[str]
    """Steps after which nothing is noticed any more; they are in no place of the row."""
    groups: list[list[int]] = field(default_factory=list)
    """For each decision: the steps (as bits) to which its ways lead, way by way."""
    number: dict[str, int] = field(default_factory=dict)
    """The bit of a step."""
    reach: dict[str, int] = field(default_factory=dict)
    """The steps (as bits) to which ways lead on from a step, itself with them."""

    def leads_to(self, one: str, other: str) -> bool:
        """Whether ways lead on from one step to another, or it is the same."""
        return bool(self.reach[one] >> self.number[other] & 1)

    never: dict[str, int] = field(default_factory=dict)
    """The steps (as bits) that never happen in the same case as a step, as far as it was asked."""

    def apart(self, one: str, other: str) -> bool:
        """Whether two steps never happen in the same case: a decision leads to either, and on no way to both."""
        if one not in self.never:
            self.never[one] = self._never(1 << self.number[one])
        return bool(self.never[one] >> self.number[other] & 1)

    def _never(self, bit: int) -> int:
        found = 0
        for group in self.groups:
            with_it = without = 0
            for mask in group:
                if mask & bit:
                    with_it |= mask
                else:
                    without |= mask
            found |= without & ~with_it if with_it else 0
        return found


def targets(ways: Ways) -> list[str]:
    """The steps that may follow, without the end: those that are waited for last, the others as they are drawn."""
    found: dict[str, None] = {}
    for way in sorted(ways.each(), key=lambda way: way.waits):
        for one in (way.to, *way.also):
            if one != END:
                found.setdefault(one)
    return list(found)


def row_of(steps: Sequence[str], ways: Mapping[str, Ways], entries: Sequence[str], noticed: Collection[str]) -> Row:
    """The steps in a row; `entries` are where the processes begin, the customer's first."""
    after = {step: targets(ways[step]) for step in steps}
    awaited = {step: {way.to for way in ways[step].each() if way.waits} for step in steps}
    visit = {}
    for step in steps:
        last = [one for one in after[step] if one in awaited[step]]
        visit[step] = [one for one in reversed(after[step]) if one not in awaited[step]] + last[::-1]
    drawn, back = _drawn(steps, visit, _roots(steps, after, entries))
    number = {step: place for place, step in enumerate(drawn)}
    forward = {step: [one for one in after[step] if (step, one) not in back] for step in steps}
    reach = {END: 0}
    for step in reversed(drawn):
        mask = 1 << number[step]
        for one in forward[step]:
            mask |= reach[one]
        reach[step] = mask
    before: dict[str, int] = dict.fromkeys(steps, 0)
    for step in drawn:
        for one in forward[step]:
            before[one] |= before[step] | 1 << number[step]
    order, idle = _lined_up(drawn, before, set(noticed))
    groups = [group for step in drawn for group in _groups(step, ways[step], reach, back)]
    return Row(order, back, idle, groups, number, reach)


def _roots(steps: Sequence[str], after: Mapping[str, Sequence[str]], entries: Sequence[str]) -> list[str]:
    """Where to begin: at steps that nothing leads to, then where processes begin, then wherever something is left."""
    led_to = {one for found in after.values() for one in found}
    candidates = [one for one in entries if one not in led_to]
    candidates += [one for one in steps if one not in led_to and one not in candidates]
    candidates += [*entries, *steps]
    roots: list[str] = []
    seen: set[str] = set()
    for one in candidates:
        if one in seen:
            continue
        roots.append(one)
        rest = [one]
        while rest:
            here = rest.pop()
            if here not in seen:
                seen.add(here)
                rest += after[here]
    return roots


def _drawn(
    steps: Sequence[str], visit: Mapping[str, Sequence[str]], roots: Sequence[str]
) -> tuple[list[str], set[tuple[str, str]]]:
    """An order in which every way leads on except those that lead back, which are told too; branches stay together.

    What comes right below a step is what is visited last from it.
    """
    back: set[tuple[str, str]] = set()
    state = dict.fromkeys(steps, 0)  # 0 not seen, 1 on the way, 2 done
    done: list[str] = []
    for root in reversed(roots):
        if state[root]:
            continue
        state[root] = 1
        stack = [(root, iter(visit[root]))]
        while stack:
            here, rest = stack[-1]
            for one in rest:
                if state[one] == 1:
                    back.add((here, one))
                elif not state[one]:
                    state[one] = 1
                    stack.append((one, iter(visit[one])))
                    break
            else:
                state[here] = 2
                done.append(here)
                stack.pop()
    return done[::-1], back


def _lined_up(drawn: Sequence[str], before: Mapping[str, int], noticed: set[str]) -> tuple[list[str], list[str]]:
    """The noticed steps in order, each after all that leads to it; and what leads to none."""
    order: list[str] = []
    placed: set[str] = set()
    for step in drawn:
        if step not in noticed:
            continue
        mask = before[step]
        for number, one in enumerate(drawn):
            if one not in placed and (mask >> number & 1 or one == step):
                order.append(one)
                placed.add(one)
    return order, [step for step in drawn if step not in placed]


def _groups(step: str, ways: Ways, reach: Mapping[str, int], back: Collection[tuple[str, str]]) -> list[list[int]]:
    """For each decision after a step, what each of its ways leads to."""

    def led_to(way: Way) -> int:
        mask = 0
        for one in (way.to, *way.also):
            mask |= 0 if (step, one) in back else reach[one]
        return mask

    sets = [[led_to(way) for way in group] for group in ways.either if len(group) > 1]
    if ways.failing:
        rest = 0
        for way in [*ways.all, *(one for group in ways.either for one in group)]:
            rest |= led_to(way)
        sets.append([rest, *(led_to(way) for way in ways.failing)])
    return sets
