"""Fuzzes what reads journeys in other forms: Markdown, Mermaid, BPMN, tables and workbooks."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from importlib.util import find_spec
from random import Random

from fuzz import seeds
from fuzz.allowed import placed, read_or_refused, sound
from fuzz.mutate import Source, mutated
from fuzz.target import Target
from journeyaudit.importing import with_ids
from journeyaudit.loader import load
from journeyaudit.model import is_journey, parse_journey
from journeyaudit.reader import read
from journeyaudit.source import visible
from journeyaudit.sources import Wishes, reader_of
from journeyaudit.writer import written

WISHES = Wishes(("Elternteil",), {"Bemerkung": "", "Dauer": "wait"})


def _check(name: str) -> Callable[[bytes], None]:
    def check(data: bytes) -> None:
        reader = reader_of(name)
        assert reader is not None
        found = read_or_refused(lambda: reader(data, name, WISHES))
        if found is None:
            return
        sound(found.remarks)
        for document in found.documents:
            placed(document)
            journey = read_or_refused(partial(parse_journey, document)) if is_journey(document.data) else None
            if journey is not None:
                text = written(*with_ids(journey, document))
                [again] = read(text, "imported.yaml")
                parse_journey(again)
        load(["-"], data, name)

    return check


def _make(among: Callable[[], Source]) -> Callable[[Random], bytes]:
    return lambda random: mutated(random, among(), window=3000)


@cache
def _workbooks() -> Source:
    """Tables as workbooks."""
    found = []
    for table in seeds.tables()[:6]:
        book = import_module("openpyxl").Workbook()
        text = table.decode("utf-8", "replace")
        head = text.partition("\n")[0]
        for row in csv.reader(io.StringIO(text), delimiter="," if head.count(",") > head.count(";") else ";"):
            book.active.append([visible(cell) for cell in row])
        out = io.BytesIO()
        book.save(out)
        found.append(out.getvalue())
    return found


def _workbook(random: Random) -> bytes:
    """A workbook with one of its parts changed; now and then with some of its own bytes changed."""
    whole = random.choice(_workbooks())
    if not random.randrange(4):
        return mutated(random, [whole], most=2, window=len(whole))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        names = old.namelist()
        changed = random.choice(names)
        for name in names:
            data = old.read(name)
            part = mutated(random, [data], most=2, window=len(data)) if name == changed else data
            new.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()


TARGETS = (
    Target("markdown", "journeys in pages of Markdown", _make(seeds.pages), _check("a.md"), 100),
    Target("mermaid", "diagrams of Mermaid", _make(seeds.mermaid), _check("a.mmd"), 60),
    Target("bpmn", "process models", _make(seeds.bpmn), _check("a.bpmn"), 60),
    Target("csv", "tables with commas", _make(seeds.tables), _check("a.csv"), 20),
    Target("tsv", "tables with tabs", _make(lambda: [one.replace(b",", b"\t") for one in seeds.tables()[:20]]),
           _check("a.tsv"), 8),
    *((Target("xlsx", "workbooks", _workbook, _check("a.xlsx"), 4),) if find_spec("openpyxl") else ()),
)  # fmt: skip
