"""Finds the files that an audit is given, and reads the journeys and organisations in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from glob import has_magic
from pathlib import Path

from journeyaudit.model import (
    Journey,
    Organisation,
    is_journey,
    is_organisation,
    journey_id,
    parse_journey,
    parse_organisation,
)  # fmt: skip
from journeyaudit.reader import read
from journeyaudit.source import Document, Position, Problem, SourceError, Span
from journeyaudit.values import did_you_mean

ENDINGS = (".yaml", ".yml")
ORGANISATION_FILES = ("organisation.yaml", "organisation.yml", "organization.yaml", "organization.yml")
STDIN = "-"
START = Span(Position(1, 1), Position(1, 1))
MEANT = re.compile(rb"^(journey|organisation)[ \t]*:", re.MULTILINE)
"""What a file in a folder must hold for a fault in it to matter."""
PASSED_OVER = frozenset({"node_modules", "__pycache__", "venv"})
"""Folders that hold no journeys, beside those whose name begins with a dot."""


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
    texts: dict[str, str] = field(default_factory=dict)
    skipped: int = 0
    """YAML documents in folders that are neither a journey nor an organisation."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, with the name that the user knows it by."""

    path: Path
    name: str
    named: bool
    """Named on the command line, not found in a folder."""


def load(paths: Sequence[str], stdin: bytes | None = None, stdin_name: str = "<stdin>") -> Loaded:
    """The journeys of files, folders, globs and `-`; broken ones are problems at their place."""
    loaded = Loaded()
    journeys: list[tuple[Journey, Document, Path | None]] = []
    organisations: list[tuple[Organisation, Document, Path | None]] = []
    for found in _files(paths, loaded.problems):
        try:
            data = (stdin or b"") if found.name == STDIN else found.path.read_bytes()
        except OSError as error:
            said = f"the file cannot be read: {error.strerror}"
            loaded.problems.append(Problem(said, found.name, START))
            continue
        name = stdin_name if found.name == STDIN else found.name
        home = None if found.name == STDIN else found.path.resolve().parent
        for document in _documents(data, name, found.named, loaded):
            _sort(document, home, found.named, loaded, journeys, organisations)
    _unique(journeys, loaded.problems)
    loaded.groups = _grouped(journeys, organisations, loaded)
    return loaded


def _files(paths: Sequence[str], problems: list[Problem]) -> Iterator[Found]:
    """The files that paths lead to, each once, in a fixed order."""
    seen: set[Path] = set()
    for given in paths:
        for found in _expanded(given, problems):
            key = found.path.resolve() if found.name != STDIN else Path(STDIN)
            if key not in seen:
                seen.add(key)
                yield found


def _expanded(given: str, problems: list[Problem]) -> Iterator[Found]:
    path = Path(given)
    if given == STDIN:
        yield Found(path, STDIN, named=True)
    elif path.is_dir():
        for file in _walk(path):
            yield Found(file, file.as_posix(), named=False)
    elif path.exists():
        yield Found(path, path.as_posix(), named=True)
    elif has_magic(given) and (matches := _matches(given)):
        for one in matches:
            yield from _expanded(one, problems)
    else:
        problems.append(Problem("there is no such file or folder", given, START, _nearby(path), "paths"))


def _matches(pattern: str) -> list[str]:
    """The files and folders of a glob, in a fixed order."""
    path = Path(pattern)
    root = Path(path.anchor) if path.is_absolute() else Path()
    try:
        return sorted(one.as_posix() for one in root.glob(str(path.relative_to(root))))
    except (ValueError, NotImplementedError):
        return []


def _nearby(path: Path) -> str:
    """A file or folder of a similar name."""
    folder = path.parent
    near = did_you_mean(path.name, [one.name for one in folder.iterdir()]) if folder.is_dir() else None
    return f"did you mean '{(folder / near).as_posix()}'?" if near else ""


def _walk(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.name.startswith(".") or entry.name in PASSED_OVER:
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)
        elif entry.suffix in ENDINGS and entry.is_file():
            yield entry


def _documents(data: bytes, name: str, named: bool, loaded: Loaded) -> list[Document]:
    try:
        documents = read(data, name)
    except SourceError as error:
        if named or MEANT.search(data):
            loaded.problems.extend(error.problems)
            loaded.texts[name] = data.decode("utf-8", errors="replace").removeprefix("\ufeff")
        else:
            loaded.skipped += 1
        return []
    if named and not documents:
        loaded.problems.append(
            Problem("the file is empty", name, START, "a journey begins with `journey: TITLE`", "schema")
        )
    return documents


def _sort(
    document: Document,
    home: Path | None,
    named: bool,
    loaded: Loaded,
    journeys: list[tuple[Journey, Document, Path | None]],
    organisations: list[tuple[Organisation, Document, Path | None]],
) -> None:
    """Put a document where it belongs; what is neither journey nor organisation is a fault only if it was named."""
    try:
        if is_journey(document.data):
            loaded.texts[document.name] = document.text
            journeys.append((parse_journey(document), document, home))
        elif is_organisation(document.data):
            loaded.texts[document.name] = document.text
            organisations.append((parse_organisation(document), document, home))
        elif named:
            loaded.texts[document.name] = document.text
            hint = "a journey begins with the line `journey: TITLE`, an organisation file with `organisation: NAME`"
            where = document.locate(())
            loaded.problems.append(
                Problem("this is no journey and no organisation file", document.name, where, hint, "schema")
            )
        else:
            loaded.skipped += 1
    except SourceError as error:
        loaded.problems.extend(error.problems)


def _unique(journeys: list[tuple[Journey, Document, Path | None]], problems: list[Problem]) -> None:
    """Ids are unique: two journeys of one id could not be told apart in a baseline."""
    seen: dict[tuple[str, Path | None], Document] = {}
    for journey, document, home in journeys:
        key = (journey_id(journey), home)
        other = seen.setdefault(key, document)
        if other is not document:
            where = document.locate(("id",) if journey.id else ("journey",))
            line = other.locate(("journey",)).start.line
            said = f"the id '{key[0]}' belongs to another journey already, in {other.name} line {line}"
            problems.append(Problem(said, document.name, where, "give each journey an `id` of its own", "schema"))


def _grouped(
    journeys: list[tuple[Journey, Document, Path | None]],
    organisations: list[tuple[Organisation, Document, Path | None]],
    loaded: Loaded,
) -> list[Group]:
    """The journeys by organisation: that of the same file, else the nearest file upwards, else the run's only one."""
    groups: dict[int, Group] = {}
    order: list[Group] = []
    at: dict[Path, tuple[Organisation, Document]] = {}
    for organisation, document, home in organisations:
        if home is not None:
            at.setdefault(home, (organisation, document))
    known = dict(at)
    for journey, document, home in journeys:
        own = next(((o, d) for o, d, _ in organisations if d.name == document.name), None)
        chosen = own or (_nearest(home, known, loaded) if home is not None else None)
        if chosen is None and len(organisations) == 1 and home is None:
            chosen = organisations[0][:2]
        key = id(chosen[1]) if chosen is not None else 0
        if key not in groups:
            groups[key] = Group(chosen)
            order.append(groups[key])
        groups[key].journeys.append((journey, document))
    used = {id(group.organisation[1]) for group in order if group.organisation is not None}
    order += [Group((o, d)) for o, d, _ in organisations if id(d) not in used]
    return order


def _nearest(
    home: Path,
    known: dict[Path, tuple[Organisation, Document] | None] | dict[Path, tuple[Organisation, Document]],
    loaded: Loaded,
) -> tuple[Organisation, Document] | None:
    """The organisation of a folder or of the nearest one above it, up to the root of the repository."""
    for folder in (home, *home.parents):
        if folder not in known:
            known[folder] = _organisation_in(folder, loaded)  # type: ignore[assignment] # None is remembered too
        found = known[folder]
        if found is not None:
            return found
        if (folder / ".git").exists():
            break
    return None


def _organisation_in(folder: Path, loaded: Loaded) -> tuple[Organisation, Document] | None:
    for name in ORGANISATION_FILES:
        file = folder / name
        if file.is_file():
            try:
                for document in read(file.read_bytes(), file.as_posix()):
                    if is_organisation(document.data):
                        loaded.texts[document.name] = document.text
                        return parse_organisation(document), document
            except (SourceError, OSError) as error:
                if isinstance(error, SourceError):
                    loaded.problems.extend(error.problems)
    return None
