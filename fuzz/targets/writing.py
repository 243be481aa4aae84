"""Fuzzes what writes files: acceptances into journeys, and journeys in other forms that are read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any
from zlib import crc32

from fuzz import seeds, structured
from fuzz.mutate import mutated
from fuzz.target import Target, hold
from journeyaudit.accept.edits import CannotEdit
from journeyaudit.accept.elements import elements
from journeyaudit.accept.writing import Form, Wish, accepting, form_for
from journeyaudit.exports import write_mermaid, write_table
from journeyaudit.importing import with_ids
from journeyaudit.model import Journey, is_journey, parse_journey, walk
from journeyaudit.reader import read
from journeyaudit.source import Document, SourceError
from journeyaudit.sources import Wishes, reader_of
from journeyaudit.writer import written

WISHES = (
    Wish("asks-twice", "The regulator wants it: # twice"),
    Wish("silent-wait", "Umbau „bis“ Herbst", "Anna O'Neill", date(2026, 12, 31)),
    Wish("dead-end", "a: b, [c] {d} 'e' \"f\" \\ -- g\nh"),
)


def journeys_in(data: bytes) -> tuple[list[Document], list[tuple[Journey, Document]]]:
    """The documents of a file and the journeys among them; none where it is refused."""
    try:
        documents = read(data, "f.yaml")
        return documents, [(parse_journey(one), one) for one in documents if is_journey(one.data)]
    except SourceError:
        return [], []


def _leaves(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield f"{key}:"
            yield from _leaves(value)
    elif isinstance(data, list):
        for one in data:
            yield from _leaves(one)
    else:
        yield repr(data)


def _accept(data: bytes) -> None:
    number = crc32(data)
    documents, journeys = journeys_in(data)
    if not journeys:
        return
    wish = WISHES[number % len(WISHES)]
    every = [one for journey in journeys for one in elements(*journey)]
    element = every[number // 7 % len(every)]
    form = (form_for(element), Form.LIST, Form.COMMENT)[number // 3 % 3]
    try:
        text = accepting(documents, element, wish, form)
    except CannotEdit:
        return
    after = read(text, "f.yaml")
    hold(len(after) == len(documents), "an acceptance makes other documents")
    gone: Counter[str] = Counter()
    come: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for old, new in zip(documents, after, strict=True):
        before, now = Counter(_leaves(old.data)), Counter(_leaves(new.data))
        gone, come = gone + (before - now), come + (now - before)
        said += Counter(one.text for one in new.comments) - Counter(one.text for one in old.comments)
        hold(not Counter(one.text for one in old.comments) - Counter(one.text for one in new.comments),
             "an acceptance takes a comment away")  # fmt: skip
    if form is Form.COMMENT:
        hold(not gone and not come and said == Counter([wish.comment]), "a comment changes more than comments")
        return
    entry = Counter(_leaves(dict(wish.entry)))
    hold(not said and not entry - come, "an entry is missing, or a comment came")
    hold(set(come - entry) <= {"accept:", "title:"}, f"an entry brings more than itself: {come - entry}")
    hold(set(gone) <= {"'none'", "'keine'", "'keiner'", "'keines'", "'kein'"}, f"an entry takes away: {gone}")


def _shape(journey: Journey) -> list[str]:
    return [" ".join(step.title.split()) for path, step in walk(journey) if "backstage" not in path]


def _round(data: bytes) -> None:
    for journey, document in journeys_in(data)[1]:
        [again] = read(written(*with_ids(journey, document)), "again.yaml")
        hold(parse_journey(again).title == journey.title, "YAML written anew has another title")
        hold(len(_shape(parse_journey(again))) == len(_shape(journey)), "YAML written anew has other steps")
        for lang in ("en", "de"):
            _again(write_table([journey], lang).text, "a.csv", journey)
            _again(write_mermaid(journey, lang).text, "a.mmd", journey)


def _again(text: str, name: str, journey: Journey) -> None:
    """What was written is read, with as many steps."""
    reader = reader_of(name)
    assert reader is not None
    try:
        documents = reader(text.encode("utf-8", "replace"), name, Wishes()).documents
    except SourceError as error:
        hold(False, f"{name} is refused: {error}")
        return
    found = [parse_journey(one) for one in documents]
    hold(len(found) == 1, f"{name} holds other journeys")
    hold(len(_shape(found[0])) == len(_shape(journey)), f"{name} holds other steps")


def _some(random: Random) -> bytes:
    return (
        structured.journey(random, 3) if random.randrange(2) else mutated(random, seeds.journeys(), most=1, window=8000)
    )


TARGETS = (
    Target("accept", "acceptances that are written into journeys", _some, _accept, 40),
    Target("round", "journeys in other forms, read again", _some, _round, 10),
)
