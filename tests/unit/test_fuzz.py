"""The fuzzer itself: it finds what is planted, makes it small, keeps it, and does the same again from the same seed."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from fuzz import driver, seeds
from fuzz.driver import Broken, replayed, run, save, tried
from fuzz.mutate import LARGEST, mutated
from fuzz.target import Fault, Target, hold
from fuzz.targets import TARGETS


def trap(data: bytes) -> None:
    """Breaks at one letter, hangs at another, and must not hold a third."""
    hold(b"f" not in data, "no f: in any input")
    if b"h" in data:
        while True:
            pass
    if b"z" in data:
        raise ZeroDivisionError(data)


def target(check: object = trap) -> Target:
    return Target("trap", "a trap", lambda random: bytes(random.choices(b"abcdefgxyz", k=5)), trap, 2)


def test_what_breaks_is_found_made_small_and_kept_once(tmp_path: Path) -> None:
    said: list[str] = []
    outcome = run([target()], 1, seconds=0, inputs=200, tell=said.append)
    assert outcome.inputs == {"trap": 200}
    assert {what.split(" at ")[0]: one.data for what, one in outcome.broken.items()} == {
        "Fault": b"f",
        "ZeroDivisionError": b"z",
    }
    assert len(said) == 2
    assert sum(outcome.times.values()) > 100
    for one in outcome.broken.values():
        again = replayed(save(one, tmp_path), {"trap": target()})
        assert again is not None
        assert (again.what, again.data) == (one.what, one.data)
    assert len(list(tmp_path.iterdir())) == 2


def test_an_input_that_takes_too_long_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "LIMIT", 0.05)
    assert tried(target(), b"h") == Broken("trap", b"h", "Hang at some place", "")
    assert tried(target(), b"a") is None


def test_the_same_seed_gives_the_same_inputs() -> None:
    def inputs(name: str, seed: int) -> list[bytes]:
        random = Random(f"{seed} {name}")
        return [TARGETS[name].make(random) for _ in range(20)]

    for name in ("reader", "journeys", "organisations", "patterns", "commands", "reports", "diff"):
        assert inputs(name, 1) == inputs(name, 1)
        assert inputs(name, 1) != inputs(name, 2)


def test_inputs_differ_and_have_an_end() -> None:
    found = {mutated(Random(number), seeds.journeys()) for number in range(200)}
    assert len(found) > 190
    assert max(map(len, found)) <= LARGEST


def test_what_does_not_hold_is_a_fault() -> None:
    with pytest.raises(Fault, match=r"^a reason$"):
        hold(0, "a reason")


@pytest.mark.parametrize("name", TARGETS)
def test_every_target_passes_with_a_few_inputs(name: str) -> None:
    outcome = run([TARGETS[name]], 7, seconds=0, inputs=3)
    assert list(outcome.broken) == []
