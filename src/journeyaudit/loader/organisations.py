"""Which organisation a journey belongs to: that of its own file, else the nearest one in the folders above it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, MutableMapping, Sequence
from pathlib import Path

from journeyaudit.frozen import dataclass
from journeyaudit.loader.discover import START
from journeyaudit.model import Journey, Organisation, is_organisation, journey_id, parse_organisation
from journeyaudit.reader import read
from journeyaudit.source import Document, Problem, SourceError
from journeyaudit.sources import reader_of
from journeyaudit.values import cause, say

FILE_NAMES = ("organisation.yaml", "organisation.yml", "organization.yaml", "organization.yml")
"""What an organisation file is called where it is looked for; one that is given may have any name."""


@dataclass(frozen=True, slots=True)
class Owner:
    """An organisation with its document and the folder for which it stands."""

    organisation: Organisation
    document: Document
    home: Path | None


class Organisations:
    """The organisations of a run, those above its folders looked up when a journey asks."""

    def __init__(self, given: Sequence[Owner], problems: list[Problem], texts: MutableMapping[str, str]) -> None:
        """Take the organisations that were given, and where to note faults and the texts of further files."""
        self.given = given
        self.problems = problems
        self.texts = texts
        self.known: dict[Path, Owner | None] = {}
        for owner in given:
            if owner.home is not None:
                self.known.setdefault(owner.home, owner)

    def of(self, document: Document, home: Path | None) -> Owner | None:
        """The organisation of a journey's document, or None where there is none."""
        same_file = [owner for owner in self.given if owner.document.name == document.name]
        before = [owner for owner in same_file if owner.document.index < document.index]
        if same_file:
            return (before or same_file)[-1 if before else 0]
        if home is None and len(self.given) == 1:
            return self.given[0]
        return self._nearest(home or Path.cwd(), Path(document.name).is_absolute())

    def _nearest(self, home: Path, absolute: bool) -> Owner | None:
        for folder in (home, *home.parents):
            owner = self._at(folder, absolute)
            if owner is not None:
                return owner
            if (folder / ".git").exists():
                return None
        return None

    def _at(self, folder: Path, absolute: bool) -> Owner | None:
        if folder not in self.known:
            self.known[folder] = self._looked_up(folder, absolute)
        owner = self.known[folder]
        if owner is not None:
            self._note_rivals(owner)
        return owner

    def _note_rivals(self, owner: Owner) -> None:
        """Two organisations for one folder: nobody could say whose the journeys in it are."""
        for other in self.given:
            if other.home == owner.home and other is not owner:
                line = owner.document.locate_key(("organisation",)).start.line
                problem = Problem(
                    say(
                        "the journeys of this folder belong to another organisation already, in {file} line {line}",
                        file=owner.document.name,
                        line=line,
                    ),
                    other.document.name,
                    other.document.locate(("organisation",)),
                    say("put each organisation into a folder of its own, together with its journeys"),
                    "schema",
                )
                if problem not in self.problems:
                    self.problems.append(problem)

    def _looked_up(self, folder: Path, absolute: bool) -> Owner | None:
        """The organisation file of a folder; it is named as the journey is, by its whole path or from here."""
        for file in (folder / name for name in FILE_NAMES):
            if file.is_file():
                return self._read(file, file.as_posix() if absolute else Path(os.path.relpath(file)).as_posix())
        return None

    def _read(self, file: Path, shown: str) -> Owner | None:
        try:
            data = file.read_bytes()
            self.texts[shown] = data.decode("utf-8", "replace").removeprefix("\ufeff")
            for document in read(data, shown):
                if is_organisation(document.data):
                    return Owner(parse_organisation(document), document, file.parent)
        except OSError as error:
            said = say("the organisation file cannot be read: {cause}", cause=cause(error))
            self.problems.append(Problem(said, shown, START, code="paths"))
        except SourceError as error:
            self.problems.extend(error.problems)
        return None


def told_apart(journeys: Sequence[tuple[Journey, Document]]) -> list[tuple[Journey, Document]]:
    """The journeys of one organisation; those drawn or tabled, where nobody can write an id, get -2, -3 and so on."""
    taken = Counter(journey_id(journey) for journey, document in journeys if not _is_nameless(document))
    found = []
    for journey, document in journeys:
        name = plain = journey_id(journey)
        while _is_nameless(document) and taken[name]:
            taken[plain] += 1
            name = f"{plain}-{taken[plain]}"
        taken[name] += 1 if _is_nameless(document) else 0
        found.append((journey if name == plain else journey.model_copy(update={"id": name}), document))
    return found


def _is_nameless(document: Document) -> bool:
    """Whether a journey has no id and stands in a form in which it could hardly have one."""
    return reader_of(document.name) is not None and isinstance(document.data, Mapping) and "id" not in document.data


def unique_ids(journeys: Sequence[tuple[str, Document]], problems: list[Problem]) -> None:
    """Note the journeys of one organisation that share an id: they could not be told apart."""
    seen: dict[str, Document] = {}
    for name, document in journeys:
        other = seen.setdefault(name, document)
        if other is not document:
            line = other.locate_key(("journey",)).start.line
            said = say(
                "the id '{name}' belongs to another journey already, in {file} line {line}",
                name=name,
                file=other.name,
                line=line,
            )
            written = isinstance(document.data, Mapping) and "id" in document.data
            where = document.locate(("id",) if written else ("journey",))
            hint = say("give each journey an `id` of its own")
            problems.append(Problem(said, document.name, where, hint, "schema"))
