"""Packs of rules: folders with one rule a file and the word lists that they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import field, replace
from pathlib import Path, PurePath
from typing import NamedTuple

from journeyaudit.frozen import dataclass
from journeyaudit.reader import read
from journeyaudit.rule import Lexica, Rule, parse_rule
from journeyaudit.rulebook import kept
from journeyaudit.rulebook.compiled import CompiledRule, compile_rule
from journeyaudit.rulebook.profiles import Profiles, read_profiles
from journeyaudit.source import Document, Position, Problem, SourceError, Span
from journeyaudit.values import cause, did_you_mean, meant, say
from journeyaudit.wording import Phrasebook

START = Span(Position(1, 1), Position(1, 1))
LISTS = {"words": "words.yaml", "sets": "sets.yaml", "facts": "facts.yaml"}
"""The files of a pack's lexicon folder and what they hold."""
NO_RULES = frozenset({"lexicon", "profiles", "wording"})
"""Folders of a pack that hold no rules."""


class Place(NamedTuple):
    """A folder of rules with the name that messages give it."""

    folder: Path
    shown: str


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Rules that are ready to run, their lists, and what was wrong with others."""

    rules: tuple[CompiledRule, ...]
    lexica: Lexica
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    """The text of every file with a problem."""
    profiles: Profiles = field(default_factory=Profiles)
    builtin: frozenset[str] = frozenset()
    """The files of the built-in pack; profiles choose among these only."""

    def find(self, name: str) -> CompiledRule | None:
        """The rule of an id."""
        return next((one for one in self.rules if one.rule.id == name), None)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all rules."""
        return tuple(one.rule.id for one in self.rules)

    @property
    def broken(self) -> frozenset[str]:
        """The ids, as their files are called, of rules that exist but could not be loaded."""
        return frozenset(PurePath(problem.file).stem for problem in self.problems)


def builtin_folder() -> Path:
    """The folder of the built-in pack: inside the installed package, or the repository's own."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "_pack"
    return shipped if shipped.is_dir() else package.parent.parent / "rules"


def load_rulebook(folders: Sequence[Path | Place] = (), *, builtin: bool = True, keep: bool = False) -> Rulebook:
    """The rules of the built-in pack and of further folders; one broken rule does not stop the others.

    With `keep`, packs without a fault are kept for the next time, and come without their examples and texts.
    """
    packs = _folders(folders, builtin)
    state = _state(packs) if keep else ""
    found = kept.kept(state) if state else None
    if found is not None:
        return _rulebook(*found, (), {}, builtin)
    book = _read(packs, state)
    return book if builtin else replace(book, builtin=frozenset())


def _state(packs: Sequence[tuple[Path, str]]) -> str:
    """The state of packs that can be read; else nothing."""
    try:
        return kept.state_of(packs)
    except OSError:
        return ""


def _rulebook(
    packs: Sequence[kept.Pack],
    profiles: Profiles,
    problems: tuple[Problem, ...],
    texts: Mapping[str, str],
    builtin: bool = True,
) -> Rulebook:
    rules = tuple(rule for pack in packs for rule in pack.rules)
    shipped = frozenset(one.rule.document.name for one in (packs[0].rules if packs else ()))
    lexica = packs[-1].lexica if packs else Lexica()
    return Rulebook(rules, lexica, problems, texts, profiles, shipped if builtin else frozenset())


def _read(packs: Sequence[tuple[Path, str]], state: str) -> Rulebook:
    """The packs, read and checked; kept where there is a state to keep them by and no fault."""
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    lexica = Lexica()
    profiles = Profiles()
    rules: dict[str, CompiledRule] = {}
    ready: list[kept.Pack] = []
    for folder, shown in packs:
        if not folder.is_dir():
            problems.append(Problem(say("there is no such folder of rules"), shown, START, code="rule"))
            continue
        lists, faults = _lexica(folder, shown)
        lexica = lexica.merged(lists)
        _note(faults, problems, texts, folder, shown)
        try:
            own = read_profiles(folder, shown)
            profiles = Profiles({**profiles.profiles, **own.profiles}, {**profiles.presets, **own.presets})
        except SourceError as error:
            _note(error.problems, problems, texts, folder, shown)
        phrasebook = Phrasebook(lexica.words)
        before = len(rules)
        for file in rule_files(folder):
            name = f"{shown}/{file.relative_to(folder).as_posix()}"
            try:
                compiled = compile_rule(read_rule_file(file, name), lexica, phrasebook)
            except SourceError as error:
                _note(error.problems, problems, texts, folder, shown)
                continue
            other = rules.setdefault(compiled.rule.id, compiled)
            if other is not compiled:
                said = say(
                    "there is a rule '{name}' already, in {file}",
                    name=compiled.rule.id,
                    file=other.rule.document.name,
                )
                fault = Problem(said, name, compiled.rule.document.locate(("id",)), code="rule")
                _note([fault], problems, texts, folder, shown)
        ready.append(kept.Pack(lexica, phrasebook, tuple(rules.values())[before:]))
    _check_explained(rules, problems)
    if state and not problems:
        kept.keep(state, ready, profiles)
    return _rulebook(ready, profiles, tuple(problems), texts)


def _check_explained(rules: Mapping[str, CompiledRule], problems: list[Problem]) -> None:
    """A rule explains rules that exist, be they broken."""
    known = {*rules, *(Path(problem.file).stem for problem in problems)}
    for one in rules.values():
        for number, name in enumerate(one.rule.explains):
            if name not in known:
                near = did_you_mean(name, rules)
                where = one.rule.document.locate(("explains", number))
                said = say("there is no rule '{name}'", name=name)
                problems.append(Problem(said, one.rule.document.name, where, meant(near), "rule"))


def _folders(folders: Sequence[Path | Place], builtin: bool) -> list[Place]:
    """The folders with the names that messages give them."""
    own = [Place(builtin_folder(), "rules")] if builtin else []
    return [*own, *(one if isinstance(one, Place) else Place(one, one.as_posix()) for one in folders)]


def _note(faults: Sequence[Problem], problems: list[Problem], texts: dict[str, str], folder: Path, shown: str) -> None:
    """Keep what is wrong, and the text of the file so that the report can show the line."""
    problems.extend(faults)
    for problem in faults:
        file = folder / problem.file.removeprefix(shown + "/")
        if problem.file not in texts and file.is_file():
            with suppress(OSError):
                texts[problem.file] = file.read_text("utf-8", errors="replace")


def rule_files(folder: Path) -> list[Path]:
    """The rule files of a pack, in a fixed order."""
    found = [*folder.rglob("*.yaml"), *folder.rglob("*.yml")]
    return sorted(file for file in found if not NO_RULES & set(file.relative_to(folder).parts[:-1]))


def read_rule_file(file: Path, name: str) -> Rule:
    """The rule of a file, not compiled yet. Raises SourceError."""
    return parse_rule(_only_document(file, name))


def _only_document(file: Path, name: str) -> Document:
    try:
        documents = read(file.read_bytes(), name)
    except OSError as error:
        said = say("the file cannot be read: {cause}", cause=cause(error))
        raise SourceError([Problem(said, name, START, code="rule")]) from None
    if len(documents) != 1:
        said = say("one file holds one rule: split it where `---` stands") if documents else say("the file is empty")
        raise SourceError([Problem(said, name, START, code="rule")])
    return documents[0]


def read_lexica(folder: Path, shown: str) -> Lexica:
    """The lists of a pack. Raises SourceError."""
    lexica, problems = _lexica(folder, shown)
    if problems:
        raise SourceError(problems)
    return lexica


def _lexica(folder: Path, shown: str) -> tuple[Lexica, list[Problem]]:
    """The lists of a pack that can be read, and what is wrong with the others."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    problems: list[Problem] = []
    for kind, file in LISTS.items():
        path = folder / "lexicon" / file
        name = f"{shown}/lexicon/{file}"
        try:
            found[kind] = _lists(_only_document(path, name), problems) if path.is_file() else {}
        except SourceError as error:
            problems += error.problems
    return Lexica(**found), problems


def _lists(document: Document, problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    if not isinstance(document.data, Mapping):
        problems.append(Problem(say("a lexicon is a mapping of names to lists"), document.name, START, code="rule"))
        return found
    for name, entries in document.data.items():
        if not isinstance(entries, list) or not all(isinstance(one, (str, int, float)) for one in entries):
            where = document.locate((name,))
            said = say("'{name}' is a list of words", name=name)
            problems.append(Problem(said, document.name, where, code="rule"))
        else:
            found[name] = tuple(str(one) for one in entries)
    return found
