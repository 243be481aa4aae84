"""Reads the files of a run: journeys by organisation, and what was wrong in which file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from journeyaudit.loader.discover import NO_NAME, START, Found, discover
from journeyaudit.loader.organisations import FILE_NAMES as ORGANISATION_FILES
from journeyaudit.loader.organisations import Organisations, Owner, told_apart, unique_ids
from journeyaudit.loader.passing import PassedOver
from journeyaudit.model import (
    Journey,
    Organisation,
    is_journey,
    is_organisation,
    journey_id,
    parse_journey,
    parse_organisation,
)  # fmt: skip
from journeyaudit.reader import SIZE_LIMIT, read
from journeyaudit.settings import BASELINE_NAME
from journeyaudit.settings import FILE_NAMES as SETTINGS_FILES
from journeyaudit.source import Document, Problem, SourceError, Texts
from journeyaudit.sources import Reading, Wishes, reader_of
from journeyaudit.stowed import FEW
from journeyaudit.values import cause, fold, say

MEANT = re.compile(r"""(?:\A|[\r\n])(?:---[ \t]+)?(?:\{[ \t]*)?["']?(?:journey|organisation)["']?[ \t]*:""")
"""What a file in a folder must hold for a fault in its YAML to matter."""
MEANT_ELSEWHERE = re.compile(
    r"^[ \t]*journey[ \t]*\r?$"
    r"|[`~]{3}[ \t]*ya?ml\b[^\r\n]*\b(?:journey|organisation)\b"
    r"|<(?:[\w.-]+:)?definitions\b",
    re.MULTILINE,
)
"""The same for other forms: a Mermaid diagram of a journey, a fenced block that says what it is, a BPMN model."""
BEGINNINGS = say("a journey begins with the line `journey: TITLE`, an organisation file with `organisation: NAME`")
NEAR_MISSES = {"journey": "journey", "organisation": "organisation", "organization": "organisation"}
"""First words that are meant as a journey or an organisation, however they are written."""


@dataclass(slots=True)
class Group:
    """The journeys of one organisation, with its file if there is one."""

    organisation: tuple[Organisation, Document] | None
    journeys: list[tuple[Journey, Document]] = field(default_factory=list)


@dataclass(slots=True)
class Loaded:
    """What was read: journeys by organisation, and what was wrong."""

    groups: list[Group] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    texts: Texts = field(default_factory=Texts)
    skipped: int = 0
    """YAML documents in folders that are neither a journey nor an organisation."""
    barren: list[str] = field(default_factory=list)
    """The folders and patterns of the call that led to neither, nor to anything broken."""
    remarks: list[Problem] = field(default_factory=list)
    """What files in other forms do not say, or hold beyond what a journey can."""
    prose: dict[str, str] = field(default_factory=dict)
    """The texts that also hold sentences to be listened to, by the name of their file."""
    passed_over: int = 0
    """Files and folders in folders that git ignores or the settings exclude."""
    shelf: Any = None
    """Where journeys rest (`journeyaudit.loader.resting`), if there are many."""

    def let_go(self) -> None:
        """Put journeys to rest that somebody looked at; they are read again when they are asked for."""
        if self.shelf is not None:
            self.shelf.let_go()

    def laid_down(self, journey: Journey, document: Document, before: int) -> tuple[Journey, Document]:
        """A journey as it is kept, `before` so many others: at rest where there are many."""
        if before < FEW:
            return journey, document
        if self.shelf is None:
            self.shelf = import_module("journeyaudit.loader.resting").Shelf()
        kept: tuple[Journey, Document] = self.shelf.put(journey, document)
        return kept


Journeys = list[tuple[Journey, Document, Path | None]]


def load(
    paths: Sequence[str],
    stdin: bytes | None = None,
    stdin_name: str = NO_NAME,
    wishes: Wishes | None = None,
    passed_over: PassedOver | None = None,
) -> Loaded:
    """The journeys of files, folders, globs and `-`; broken ones are problems at their place.

    `wishes` is for files in other forms than YAML.
    """
    passed_over = passed_over or PassedOver()
    loaded = Loaded()
    wishes = wishes or Wishes()
    journeys: Journeys = []
    owners: list[Owner] = []
    fruitful: set[str] = set()
    discovery = discover(paths, stdin_name, passed_over)
    loaded.problems += discovery.problems
    for found in discovery.files:
        before = len(journeys) + len(owners) + len(loaded.problems) + len(loaded.prose)
        for document in _documents(found, stdin or b"", loaded, wishes):
            _sort(document, found, loaded, journeys, owners)
        if len(journeys) + len(owners) + len(loaded.problems) + len(loaded.prose) > before:
            fruitful.update(found.given)
    loaded.passed_over = passed_over.number
    loaded.barren = [given for given in discovery.folders if given not in fruitful]
    loaded.groups = _grouped(journeys, owners, loaded)
    for group in loaded.groups:
        group.journeys = told_apart(group.journeys)
        unique_ids([(journey_id(journey), document) for journey, document in group.journeys], loaded.problems)
    return loaded


def _documents(found: Found, stdin: bytes, loaded: Loaded, wishes: Wishes) -> list[Document]:
    """The documents of a file; in folders, a broken one matters only if it is meant as a journey."""
    try:
        data = stdin if found.stdin else _bytes(found.path)
    except OSError as error:
        said = say("the file cannot be read: {cause}", cause=cause(error))
        loaded.problems.append(Problem(said, found.name, START, code="paths"))
        return []
    if len(data) > SIZE_LIMIT:
        return _refused(found, data, [_too_large(found.name)], loaded, show=False)
    reader = reader_of(found.name)
    try:
        if reader is not None:
            return _taken(reader(data, found.name, wishes), found, loaded)
        documents = [one for one in read(data, found.name) if one.data is not None]
    except SourceError as error:
        return _refused(found, data, error.problems, loaded)
    if found.named and not documents:
        hint = say("a journey begins with the line `journey: TITLE`")
        loaded.problems.append(Problem(say("the file is empty"), found.name, START, hint, "schema"))
    return documents


def _taken(reading: Reading, found: Found, loaded: Loaded) -> list[Document]:
    """The documents of a file in another form; what it says beside them is noted."""
    loaded.remarks += reading.remarks
    if reading.prose is not None:
        loaded.prose[found.name] = reading.prose
        loaded.texts[found.name] = reading.prose
    return list(reading.documents)


def _bytes(path: Path) -> bytes:
    """The bytes of a file, at most one more than may be read: a device or a pipe may have no end."""
    with path.open("rb") as file:
        return file.read(SIZE_LIMIT + 1)


def _too_large(name: str) -> Problem:
    said = say("the file is too large: more than {limit} MB", limit=SIZE_LIMIT // 1_000_000)
    return Problem(said, name, START, say("split it: one journey a file"))


def _refused(
    found: Found, data: bytes, problems: Sequence[Problem], loaded: Loaded, *, show: bool = True
) -> list[Document]:
    """Note why a file cannot be read, with its text; a file in a folder that is no journey is only counted."""
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    text = text.removeprefix("\ufeff")
    if found.named or (MEANT if reader_of(found.name) is None else MEANT_ELSEWHERE).search(text):
        loaded.problems.extend(problems)
        if show:
            loaded.texts[found.name] = text
    else:
        loaded.skipped += 1
    return []


def _sort(document: Document, found: Found, loaded: Loaded, journeys: Journeys, owners: list[Owner]) -> None:
    """Put a document where it belongs; what is neither journey nor organisation is a fault only if it was named."""
    loaded.texts[document.name] = document.text
    try:
        if is_journey(document.data):
            journey, kept = loaded.laid_down(parse_journey(document), document, len(journeys))
            loaded.texts[document.name] = kept
            journeys.append((journey, kept, found.home))
        elif is_organisation(document.data):
            owners.append(Owner(parse_organisation(document), document, found.home))
        elif (near := _near_miss(document, found)) is not None:
            loaded.problems.append(near)
        elif found.named:
            said = say("this is no journey and no organisation file")
            hint = BEGINNINGS
            if found.path.name in SETTINGS_FILES:
                hint = say("settings are read by themselves; leave the file out of the call")
            loaded.problems.append(Problem(said, document.name, document.locate(()), hint, "schema"))
        else:
            loaded.skipped += found.path.name not in (*SETTINGS_FILES, BASELINE_NAME)
    except SourceError as error:
        loaded.problems.extend(error.problems)


def _near_miss(document: Document, found: Found) -> Problem | None:
    """What to say of a document that is meant as a journey or an organisation but does not say so.

    In folders only what can hardly be anything else counts: touchpoints, or the name of an organisation file.
    """
    if not isinstance(document.data, Mapping):
        return None
    keys = {fold(key): key for key in reversed(document.data)}
    sure = found.named or "touchpoints" in keys or found.path.name in ORGANISATION_FILES
    for folded, meant in NEAR_MISSES.items():
        if sure and folded in keys:
            said = say("the file begins with `{key}`; did you mean `{meant}`?", key=keys[folded], meant=meant)
            return Problem(said, document.name, document.locate_key((keys[folded],)), BEGINNINGS, "schema")
    if "touchpoints" in document.data:
        said = say("this looks like a journey, but the line `journey: TITLE` is missing")
        return Problem(said, document.name, document.locate_key(("touchpoints",)), BEGINNINGS, "schema")
    return None


def _grouped(journeys: Journeys, owners: Sequence[Owner], loaded: Loaded) -> list[Group]:
    """The journeys by organisation, in the order of the files; those without one are one group."""
    organisations = Organisations(owners, loaded.problems, loaded.texts)
    groups: dict[int, Group] = {}
    for journey, document, home in journeys:
        owner = organisations.of(document, home)
        key = 0 if owner is None else id(owner)
        if key not in groups:
            groups[key] = Group(None if owner is None else (owner.organisation, owner.document))
        groups[key].journeys.append((journey, document))
    for owner in owners:
        groups.setdefault(id(owner), Group((owner.organisation, owner.document)))
    return list(groups.values())
