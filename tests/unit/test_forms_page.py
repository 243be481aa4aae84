"""The page about diagrams and tables shows examples that are read without a fault."""

from __future__ import annotations

import re
from pathlib import Path

from journeyaudit.model import parse_journey
from journeyaudit.sources import Wishes, reader_of

PAGE = Path(__file__).resolve().parents[2] / "docs" / "mermaid-and-tables.md"


def test_the_examples_of_the_page_are_journeys() -> None:
    blocks = re.findall(r"```\w*\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    names = {"journey\n": "a.mmd", "Phase;": "a.csv"}
    shown = [(name, block) for block in blocks for start, name in names.items() if block.startswith(start)]
    assert [name for name, _ in shown] == ["a.mmd", "a.csv"]
    for name, block in shown:
        read = reader_of(name)
        assert read is not None
        (document,) = read(block.encode(), name, Wishes()).documents
        journey = parse_journey(document)
        assert [len(stage.touchpoints) for stage in journey.stages or ()] in ([1, 2], [2, 1])
