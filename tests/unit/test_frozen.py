"""Values that never change: compared, hashed, copied and written by their fields, and held by the type checker."""

import copy
import dataclasses
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from journeyaudit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: tuple[int, ...] = ()
    note: str = dataclasses.field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Farther(Point):
    z: int = 0


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing is known of it."""


@dataclass(frozen=True, slots=True)
class Own:
    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own) and self.name.casefold() == other.name.casefold()

    def __hash__(self) -> int:
        return hash(self.name.casefold())

    def __repr__(self) -> str:
        return f"<{self.name}>"


@dataclass(frozen=True, slots=True, order=True)
class Ranked:
    rank: int


@dataclass(slots=True)
class Open:
    count: int


def test_values_are_compared_and_hashed_by_their_fields() -> None:
    assert Point(1, (2,)) == Point(1, (2,), "what is not compared")
    assert hash(Point(1, (2,))) == hash(Point(1, (2,), "what is not compared"))
    assert Point(1) != Point(2)
    assert Point(1) != Farther(1)
    assert Farther(1, z=2) != Farther(1, z=3)
    other: object = (1, ())
    assert Point(1) != other
    assert Empty() == Empty()
    assert {Empty(): 1}[Empty()] == 1


def test_values_are_written_like_any_dataclass() -> None:
    assert repr(Farther(1, (2,), "hidden", 3)) == "Farther(x=1, y=(2,), z=3)"
    assert repr(Empty()) == "Empty()"


def test_values_are_copied_changed_and_packed() -> None:
    one = Farther(1, (2,), "kept", 3)
    assert copy.deepcopy(one) == one
    changed = dataclasses.replace(one, x=5)
    assert (changed.x, changed.note) == (5, "kept")
    unpacked = pickle.loads(pickle.dumps(one))  # what was packed a moment ago
    assert (unpacked, unpacked.note) == (one, "kept")


def test_what_a_class_says_itself_counts() -> None:
    assert Own("A") == Own("a")
    assert hash(Own("A")) == hash(Own("a"))
    assert repr(Own("A")) == "<A>"


def test_patterns_match_by_position() -> None:
    match Farther(1, (2,)):
        case Farther(x, y):
            assert (x, y) == (1, (2,))


def test_other_dataclasses_are_those_of_the_library() -> None:
    assert Ranked(1) < Ranked(2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        Ranked(1).rank = 2  # type: ignore[misc] # the point of the test
    one = Open(1)
    one.count = 2
    assert one == Open(2)
    with pytest.raises(TypeError):
        hash(one)


def test_the_type_checker_holds_that_nothing_is_set(tmp_path: Path) -> None:
    code = tmp_path / "change.py"
    code.write_text("from journeyaudit.report import Report\ndef change(one: Report) -> None:\n    one.skipped = 3\n")
    command = [sys.executable, "-m", "mypy", "--config-file=", "--follow-imports=silent", str(code)]
    told = subprocess.run([*command, f"--cache-dir={tmp_path}"], capture_output=True, text=True, check=False).stdout
    assert 'Property "skipped" defined in "Report" is read-only' in told
