"""The file of a baseline: YAML with one entry a line, sorted, so that branches merge easily."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from journeyaudit.baseline.entries import Entry
from journeyaudit.frozen import dataclass
from journeyaudit.reader import read
from journeyaudit.source import Document, Path, Problem, SourceError, Span
from journeyaudit.values import did_you_mean, say
from journeyaudit.writer import quoted, scalar

VERSION = 1
KEYS = ("version", "findings")
FIELDS = ("rule", "organisation", "journey", "element", "subject", "severity", "title")
"""The keys of an entry, in the order in which they are written."""
MOST_PROBLEMS = 20
"""How many faults of one file are named."""
HEAD = "# Known findings, which are not reported; kept by `journeyaudit baseline update` and `prune`."


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a file says."""

    document: Document
    entries: tuple[Entry, ...]
    """In the order of the file."""

    def first(self, entries: Iterable[Entry]) -> Span:
        """Where the first of some entries stands."""
        wanted = set(entries)
        number = next(number for number, entry in enumerate(self.entries) if entry in wanted)
        return self.document.locate(("findings", number))


def parse_baseline(data: bytes, name: str) -> Baseline:
    """The baseline in the bytes of a file; raises SourceError with what is wrong in it."""
    documents = [one for one in read(data, name) if one.data is not None]
    if len(documents) != 1:
        raise SourceError([_empty(name, documents)])
    [document] = documents
    problems: list[Problem] = []
    entries: list[Entry] = []
    for one in _entries(document):
        if isinstance(one, Entry):
            entries.append(one)
        else:
            problems.append(one)
            if len(problems) == MOST_PROBLEMS:
                break
    if problems:
        raise SourceError(problems)
    return Baseline(document, tuple(entries))


def _empty(name: str, documents: list[Document]) -> Problem:
    place = documents[1] if documents else Document(name, "", None, {}, {}, ())
    said = say("a baseline is one document") if documents else say("the baseline is empty")
    return Problem(
        said, name, place.locate(()), say("delete the file; `journeyaudit baseline update` writes it anew"), "baseline"
    )


def _entries(document: Document) -> Iterator[Entry | Problem]:
    data = document.data
    if not isinstance(data, Mapping) or "version" not in data:
        yield _problem(
            document, (), say("this is no baseline: the line `version: {number}` is missing", number=VERSION)
        )
        return
    if data["version"] != VERSION or isinstance(data["version"], bool):
        hint = say("this journeyaudit reads version {number}", number=VERSION)
        yield _problem(document, ("version",), say("this version of a baseline is not known"), hint)
        return
    for key in data:
        if key not in KEYS:
            yield _unknown(document, (key,), KEYS)
    findings = data.get("findings", [])
    if not isinstance(findings, list):
        yield _problem(document, ("findings",), say("a list of findings is expected here"))
        return
    for number, one in enumerate(findings):
        yield from _entry(document, ("findings", number), one)


def _entry(document: Document, path: Path, data: object) -> Iterator[Entry | Problem]:
    if not isinstance(data, Mapping):
        yield _problem(document, path, say("a finding is expected here, as in `{rule: asks-twice, journey: order}`"))
        return
    problems = [_unknown(document, (*path, key), FIELDS) for key in data if key not in FIELDS]
    problems += [
        _problem(document, (*path, key), say("`{key}` is a text: put it in quotes", key=key))
        for key in FIELDS
        if not isinstance(data.get(key, ""), str)
    ]
    if not data.get("rule"):
        problems.append(_problem(document, path, say("the finding names no `rule`")))
    yield from problems
    if not problems:
        yield Entry(**{key: data.get(key, "") for key in FIELDS})


def _unknown(document: Document, path: Path, keys: Iterable[str]) -> Problem:
    near = did_you_mean(str(path[-1]), keys)
    hint = say("did you mean '{name}'?", name=near) if near else ""
    said = say("a baseline has no key '{name}'", name=path[-1])
    return Problem(said, document.name, document.locate_key(path), hint, "baseline")


def _problem(document: Document, path: Path, said: str, hint: str = "") -> Problem:
    hint = hint or say("delete the file; `journeyaudit baseline update` writes it anew")
    return Problem(said, document.name, document.locate(path), hint, "baseline")


def written(entries: Iterable[Entry]) -> str:
    """The text of a baseline."""
    lines = [f"- {{{_line(entry)}}}" for entry in sorted(entries)]
    return "\n".join([HEAD, f"version: {VERSION}", "findings:" if lines else "findings: []", *lines, ""])


def _inside(text: str) -> str:
    """A text inside braces, where a comma would end it."""
    return quoted(text) if "," in text else scalar(text)


def _line(entry: Entry) -> str:
    fields = ((name, getattr(entry, name)) for name in FIELDS)
    return ", ".join(f"{name}: {_inside(value)}" for name, value in fields if value or name == "rule")
