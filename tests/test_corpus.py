"""Whole journeys as people write them: good ones stay silent, and what is said of faulty ones is pinned word for word.

`UPDATE_GOLDEN=1` rewrites the `.out` files; read every line of the difference as the owner of the journey would.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from journeyaudit.auditor import audit
from journeyaudit.report import Report
from journeyaudit.rulebook import load_rulebook
from journeyaudit.settings import Settings

CORPUS = Path(__file__).parent / "corpus"
GOOD = sorted((CORPUS / "ok").glob("*.yaml"))
FAULTY = sorted((CORPUS / "bad").glob("*.yaml"))
AS_OF = date(2026, 11, 1)
WHOLE = "# portfolio: whole"
"""The first line of a file whose journeys are all that the organisation has."""


@pytest.fixture(scope="module", autouse=True)
def pack() -> Iterator[None]:
    """The rules are read once, not once for every journey."""
    with pytest.MonkeyPatch.context() as patch:
        once = functools.cache(load_rulebook)
        patch.setattr("journeyaudit.rulebook.places.load_rulebook", lambda folders, **_: once(tuple(folders)))
        yield


def report_on(path: Path, wording: Literal["phrases", "sure"]) -> Report:
    """The report of the strict profile on one file, in the language of its first journey."""
    text = path.read_text(encoding="utf-8")
    settings = Settings(
        profile="strict",
        wording=wording,
        as_of=AS_OF,
        portfolio="whole" if text.startswith(WHOLE) else "partial",
        lang="de" if "\nlanguage: de\n" in f"\n{text}" else "en",
    )
    return audit([str(path)], settings)


def lines(report: Report) -> list[str]:
    """What is wrong, a line each; first what kept the audit from a verdict, then the findings by their place."""
    broken = [f"{one.span.start.line}: broken[{one.code}] {one.message}" for one in report.problems]
    return broken + [f"{one.span.start.line}: {one.severity}[{one.rule}] {one.message}" for one in report.findings]


def named(path: Path) -> str:
    """The name of a file as the id of its test."""
    return path.stem


@pytest.mark.parametrize("path", GOOD, ids=named)
def test_a_good_journey_stays_silent(path: Path) -> None:
    """Not even the strict profile has anything to say of a journey that is well designed."""
    assert lines(report_on(path, "sure")) == []


@pytest.mark.parametrize("path", FAULTY, ids=named)
def test_a_faulty_journey_is_told_what_is_wrong(path: Path) -> None:
    """Every finding with its line, its severity and its words; a model that is learned anew changes none of them."""
    report = report_on(path, "phrases")
    assert not report.problems
    said = lines(report)
    golden = path.with_suffix(".out")
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text("".join(f"{line}\n" for line in said), encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8").splitlines()


def test_the_corpus_is_complete() -> None:
    """Every faulty journey has its findings written down, and no findings are left over from one that is gone."""
    assert GOOD
    assert FAULTY
    assert sorted((CORPUS / "bad").glob("*.out")) == [path.with_suffix(".out") for path in FAULTY]
