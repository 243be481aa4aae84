"""Files in other forms than YAML among the others: which are read, and how their journeys are told apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from journeyaudit.loader import Loaded, load
from journeyaudit.model import journey_id

DRAWN = "journey\n  title Einkauf\n  Suchen: 3: Kunde\n"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Writes files into the working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()

    def write(**files: str) -> Path:
        for name, text in files.items():
            file = tmp_path / name.replace("__", "/").replace("_", ".")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return tmp_path

    return write


def names(loaded: Loaded) -> list[tuple[str, str]]:
    return [(document.name, journey_id(journey)) for group in loaded.groups for journey, document in group.journeys]


def test_journeys_that_cannot_have_an_id_are_told_apart(tree: Callable[..., Path]) -> None:
    tree(a_mmd=DRAWN, b_mmd=DRAWN, c_mmd=DRAWN, d_yaml="journey: Einkauf\ntouchpoints: [x]\n")
    loaded = load(["."])
    assert names(loaded) == [
        ("a.mmd", "einkauf-2"),
        ("b.mmd", "einkauf-3"),
        ("c.mmd", "einkauf-4"),
        ("d.yaml", "einkauf"),
    ]
    assert loaded.problems == []


def test_the_first_of_them_keeps_its_name_where_nobody_else_has_it(tree: Callable[..., Path]) -> None:
    tree(a_mmd=DRAWN, b_mmd=DRAWN)
    assert names(load(["."])) == [("a.mmd", "einkauf"), ("b.mmd", "einkauf-2")]


def test_in_folders_a_broken_file_counts_only_where_it_is_meant_as_a_journey(tree: Callable[..., Path]) -> None:
    tree(a_mmd="flowchart LR\n  a --> b\n", b_mmd="journey\n  title x\n", c_md="\x00")
    loaded = load(["."])
    assert ([one.file for one in loaded.problems], loaded.skipped) == (["b.mmd"], 2)


def test_a_table_is_read_where_it_is_named(tree: Callable[..., Path]) -> None:
    tree(data__a_csv="Schritt,Wer\nAnruf,Kunde\n")
    assert names(load(["."])) == []
    assert names(load(["data/a.csv"])) == [("data/a.csv", "a")]
    assert names(load(["data/*.csv"])) == [("data/a.csv", "a")]
