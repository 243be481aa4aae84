"""The graph of a journey: which step follows which, and which ways lead back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from heapq import heappop, heappush
from itertools import compress, count

from journeyaudit.frozen import dataclass

END = "end"
"""The target of a jump that ends the journey."""


@dataclass(frozen=True, slots=True)
class Step:
    """What the graph needs to know of a touchpoint: its id, its ways on, and the steps of its backstage."""

    id: str
    jump: str | None = None
    """The target of an unconditional `next`."""
    exits: tuple[str, ...] = ()
    """Targets of conditional `next`, besides going on."""
    failures: tuple[str, ...] = ()
    """Targets of `on_failure`."""
    backstage: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """Steps by number in the order of the work (backstage before the step it stands under), with their edges.

    An edge leads back when a depth-first search from the start meets its target on the way it came
    (Tarjan, "Depth-first search and linear graph algorithms", 1972); such edges are in no `forward` list.
    """

    order: tuple[str, ...]
    index: Mapping[str, int]
    entry: tuple[int, ...]
    """The step at which a jump to this one arrives: the first of its backstage (a jump out of it: the step itself)."""
    all_next: tuple[tuple[int, ...], ...]
    """Every edge, those of failure and those that lead back too."""
    forward: tuple[tuple[int, ...], ...]
    """Edges of order, `next` and `on_failure` without those that lead back."""
    regular: tuple[tuple[int, ...], ...]
    """Edges of order and `next` without those that lead back."""
    loops: tuple[tuple[int, int], ...]
    """Edges of order and `next` that lead back: (from, to)."""
    ends: frozenset[int]
    """Steps after which the journey may end."""
    backward: tuple[tuple[int, ...], ...] = field(default=())
    """`forward`, turned round."""
    regular_back: tuple[tuple[int, ...], ...] = field(default=())
    """`regular`, turned round."""
    sequence: tuple[int, ...] = field(default=())
    """All steps in an order in which every `forward` edge leads on."""
    ancestors: tuple[int, ...] = field(default=())
    """For each step, the set (as bits) of the steps from which `forward` edges lead to it."""
    position: tuple[int, ...] = field(default=())
    """For each step, its place in `sequence`."""
    descendants: tuple[int, ...] = field(default=())
    """For each step, the set (as bits) of the steps to which `forward` edges lead from it."""
    done_before: tuple[int, ...] = field(default=())
    """The `ancestors` without those that every way here leaves by a failure: what was tried there did not come off."""

    def before(self, step: int) -> list[int]:
        """The steps from which a way leads to this one, in the order of the file."""
        return bits(self.ancestors[step])

    def after(self, step: int) -> list[int]:
        """The steps to which a way leads from this one, in the order of the file."""
        return bits(self.descendants[step])

    def comes_before(self, first: int, second: int) -> bool:
        """Whether a way leads from the first step to the second."""
        return bool(self.ancestors[second] >> first & 1)


_DIGITS = bytes.maketrans(b"01", b"\0\1")


def bits(mask: int) -> list[int]:
    """The numbers whose bits are set, ascending."""
    return list(compress(count(), f"{mask:b}"[::-1].encode().translate(_DIGITS)))


def build(steps: Sequence[Step]) -> Graph:
    """The graph of the steps of a journey in file order; targets that do not exist are left out."""
    order: list[Step] = []
    entry: list[int] = []
    falls_to: list[int | None] = []
    _flatten(steps, order, entry, falls_to, None)
    index = {step.id: number for number, step in enumerate(order)}
    regular: list[list[int]] = []
    failing: list[list[int]] = []
    ends: set[int] = set()
    for number, step in enumerate(order):
        on: list[int] = []
        for target in _ways_on(step, number, falls_to[number], index, entry):
            if target is None:
                ends.add(number)
            elif target not in on:
                on.append(target)
        failed: list[int] = []
        for name in step.failures:
            if name == END:
                ends.add(number)
            elif name in index and (place := _arrive(number, index[name], entry)) not in on + failed:
                failed.append(place)
        regular.append(on)
        failing.append(failed)
    for number in range(len(order)):
        if not regular[number] and not failing[number]:
            ends.add(number)
    all_next = [on + failed for on, failed in zip(regular, failing, strict=True)]
    back = _edges_back(all_next)
    forward = [[t for t in targets if (n, t) not in back] for n, targets in enumerate(all_next)]
    onward = [[t for t in targets if (n, t) not in back] for n, targets in enumerate(regular)]
    loops = tuple((n, t) for n, targets in enumerate(regular) for t in targets if (n, t) in back)
    sequence = _sequence(forward)
    backward = _turn(forward)
    return Graph(
        order=tuple(step.id for step in order),
        index=index,
        entry=tuple(entry),
        all_next=_freeze(all_next),
        forward=_freeze(forward),
        regular=_freeze(onward),
        loops=loops,
        ends=frozenset(ends),
        backward=backward,
        regular_back=_turn(onward),
        sequence=sequence,
        position=tuple(sorted(range(len(sequence)), key=sequence.__getitem__)),
        ancestors=_gathered(backward, sequence),
        descendants=_gathered(forward, reversed(sequence)),
        done_before=_done(backward, onward, sequence),
    )


def _flatten(
    steps: Sequence[Step],
    order: list[Step],
    entry: list[int],
    falls_to: list[int | None],
    after: int | None,
) -> int | None:
    """Put the steps and their backstage in working order; `falls_to` holds where plain order leads."""
    last = after
    for step in steps:
        first = len(order)
        last = _flatten(step.backstage, order, entry, falls_to, last)
        number = len(order)
        order.append(step)
        entry.append(first)
        falls_to.append(None)
        if last is not None:
            falls_to[last] = number
        last = number
    return last


def _arrive(source: int, target: int, entry: Sequence[int]) -> int:
    """Where a jump to a step leads; a step of its backstage that names it is done with the backstage."""
    return target if entry[target] <= source < target else entry[target]


def _ways_on(
    step: Step, number: int, falls_to: int | None, index: Mapping[str, int], entry: Sequence[int]
) -> Iterable[int | None]:
    """The targets of plain order and `next`; None stands for the end."""
    if step.jump is None:
        yield falls_to
    elif step.jump == END:
        yield None
    elif step.jump in index:
        yield _arrive(number, index[step.jump], entry)
    for name in step.exits:
        if name == END:
            yield None
        elif name in index:
            yield _arrive(number, index[name], entry)


def _edges_back(edges: Sequence[Sequence[int]]) -> set[tuple[int, int]]:
    """Edges to a step that the depth-first search is still in."""
    back: set[tuple[int, int]] = set()
    state = [0] * len(edges)  # 0 not seen, 1 on the way, 2 done
    for start in range(len(edges)):
        if state[start]:
            continue
        state[start] = 1
        stack = [(start, iter(edges[start]))]
        while stack:
            here, targets = stack[-1]
            for target in targets:
                if state[target] == 1:
                    back.add((here, target))
                elif state[target] == 0:
                    state[target] = 1
                    stack.append((target, iter(edges[target])))
                    break
            else:
                state[here] = 2
                stack.pop()
    return back


def _sequence(forward: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """A topological order, in file order where there is a choice (Kahn, 1962, with the smallest number first)."""
    waiting = [0] * len(forward)
    for targets in forward:
        for target in targets:
            waiting[target] += 1
    ready = [number for number in range(len(forward)) if not waiting[number]]  # ascending, so already a heap
    found: list[int] = []
    while ready:
        here = heappop(ready)
        found.append(here)
        for target in forward[here]:
            waiting[target] -= 1
            if not waiting[target]:
                heappush(ready, target)
    return tuple(found)


def _gathered(sources: Sequence[Sequence[int]], order: Iterable[int]) -> tuple[int, ...]:
    """For every step the set of those from which it can be reached; `order` puts sources first."""
    masks = [0] * len(sources)
    for here in order:
        mask = 0
        for source in sources[here]:
            mask |= masks[source] | 1 << source
        masks[here] = mask
    return tuple(masks)


def _done(sources: Sequence[Sequence[int]], regular: Sequence[Sequence[int]], order: Iterable[int]) -> tuple[int, ...]:
    """For every step the set of those that some way to it leaves by another edge than one of failure."""
    masks = [0] * len(sources)
    for here in order:
        mask = 0
        for source in sources[here]:
            mask |= masks[source] | (1 << source if here in regular[source] else 0)
        masks[here] = mask
    return tuple(masks)


def _turn(edges: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    turned: list[list[int]] = [[] for _ in edges]
    for source, targets in enumerate(edges):
        for target in targets:
            turned[target].append(source)
    return _freeze(turned)


def _freeze(edges: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(targets) for targets in edges)
