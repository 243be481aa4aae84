"""Every sentence about a fault has a German twin, with the same parts."""

import ast
import copy
import errno
import os
import pickle
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import journeyaudit
from journeyaudit.cli.app import COMMANDS, app_with
from journeyaudit.conditions.keys import stands_for
from journeyaudit.conditions.scope import described, named, noun
from journeyaudit.facts import Base, Type, kinds
from journeyaudit.facts.types import element
from journeyaudit.model import Choice, Journey, Organisation, Part, field_docs
from journeyaudit.model.reflect import all_parts
from journeyaudit.settings import Settings
from journeyaudit.settings.override import Override
from journeyaudit.values import (
    Listing,
    Number,
    Quoted,
    Series,
    cause,
    german,
    guess,
    in_language,
    meant,
    phrase,
    say,
    sentence,
    untold,
)
from journeyaudit.values.saying import CATALOGUE, Said

SYSTEM = (
    errno.EACCES,
    errno.ENOENT,
    errno.EISDIR,
    errno.ENOTDIR,
    errno.ENAMETOOLONG,
    errno.EEXIST,
    errno.EROFS,
    errno.ENOSPC,
    errno.ELOOP,
    errno.EIO,
)
"""What the system refuses often."""
HELP_OF_HELP = "Show this message and exit."
SETTING_TYPES = ("number", "duration", "money", "share", "yes or no", "text", "date")
PACKAGE = Path(journeyaudit.__file__).parent


def templates() -> Iterator[tuple[str, str]]:
    """Every template in the code with the place where it is said."""
    for module in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                first = node.args[0]
                place = f"{module.relative_to(PACKAGE).as_posix()}:{node.lineno}"
                assert isinstance(first, ast.Constant), f"{place}: a template is written out where it is said"
                yield place, str(first.value)


SAID = sorted(set(templates()))


def type_names() -> Iterator[str]:
    """What messages about rules call kinds of elements and types of values."""
    types = {Type(Base(name), many=many) for name in SETTING_TYPES for many in (True, False)}
    for kind in kinds().values():
        yield described(kind.name)
        types.add(element(kind.name))
        types |= {field.type for field in kind.fields.values()}
    for one in types | {stands_for(one) for one in types}:
        yield from (noun(one.each()), noun(one.list()))
        if one.base is Base.CHOICE:
            yield named(one).noun


def help_texts(command: Any) -> Iterator[str]:
    """What help pages say of a command, its options and its own commands, paragraph by paragraph."""
    for text in (command.help, *(getattr(one, "help", None) for one in command.params)):
        yield from (" ".join(one.split()) for one in (text or "").split("\n\n") if one.strip())
    for one in getattr(command, "commands", {}).values():
        yield from help_texts(one)


def phrases() -> Iterator[str]:
    """What is said in sentences and written out elsewhere."""
    parts: tuple[type[Part], ...] = (*all_parts(), Journey, Organisation)
    for part in parts:
        yield part.NOUN
        for doc in field_docs(part):
            yield doc.description
            if doc.absence == "required":
                yield doc.description[:1].lower() + doc.description[1:].rstrip(".")
    for choice in Choice.__subclasses__():
        yield choice.noun()
    yield from type_names()
    yield from help_texts(typer.main.get_command(app_with(COMMANDS)))
    yield HELP_OF_HELP
    for field in (*Settings.model_fields.values(), *Override.model_fields.values()):
        yield field.description or ""
    for number in SYSTEM:
        yield os.strerror(number)


PHRASES = sorted(set(phrases()))


def parts_of(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize(("place", "template"), SAID, ids=[place for place, _ in SAID])
def test_a_sentence_has_a_german_twin(place: str, template: str) -> None:
    assert template in german(), f"{place}: no German for {template!r}"


@pytest.mark.parametrize("text", PHRASES)
def test_a_phrase_has_a_german_twin(text: str) -> None:
    assert text in german()


def test_the_german_twins_are_all_said_somewhere() -> None:
    assert sorted(set(german()) - {template for _, template in SAID} - set(PHRASES)) == []


def test_a_twin_has_the_same_parts() -> None:
    said_with_parts = {one for one in german() if "{{" in one or any(parts_of_safely(one))}
    for template in said_with_parts:
        assert parts_of_safely(german()[template]) == parts_of_safely(template), template


def parts_of_safely(template: str) -> set[str]:
    """The parts of a template; one that is said without parts may hold any braces."""
    try:
        return parts_of(template)
    except ValueError:
        return set()


def test_no_template_stands_in_two_files() -> None:
    lines = [
        line.split('": "')[0]
        for file in CATALOGUE.glob("*.yaml")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith('"')
    ]
    assert sorted(lines) == sorted(set(lines))


def test_a_sentence_is_said_in_both_languages() -> None:
    said = say("did you mean '{name}'?", name="journeys/a.yaml")
    assert said == "did you mean 'journeys/a.yaml'?"
    assert in_language(said, "en") == "did you mean 'journeys/a.yaml'?"
    assert in_language(said, "de") == "Ist 'journeys/a.yaml' gemeint?"


def test_a_part_is_said_in_the_language_of_the_sentence() -> None:
    inner = say("there is no such file or folder")
    said = say("did you mean '{name}'?", name=inner)
    assert in_language(said, "de") == "Ist 'diese Datei oder diesen Ordner gibt es nicht' gemeint?"


def test_a_sentence_without_a_twin_stays_english() -> None:
    assert in_language("as it is", "de") == "as it is"


def test_what_is_put_in_is_never_a_template() -> None:
    said = say("did you mean '{name}'?", name="{name.__class__}")
    assert in_language(said, "de") == "Ist '{name.__class__}' gemeint?"
    assert isinstance(said, Said)


def test_without_parts_braces_stand_for_themselves() -> None:
    assert say("such as {waiting: 5 d}") == "such as {waiting: 5 d}"


@pytest.mark.parametrize(
    ("part", "english", "german_text"),
    [
        (Listing(["web", "phone"]), "web and phone", "web und phone"),
        (Listing(["web", "phone", "letter"], last="or"), "web, phone or letter", "web, phone oder letter"),
        (Listing([say("a stage"), say("a wait")]), "a stage and a wait", "eine Phase und eine Wartezeit"),
        (Listing(list("abcde"), limit=2), "a, b and 3 more", "a, b und noch 3"),
        (Series([say("a stage"), "x"]), "a stage; x", "eine Phase; x"),
        (Series([], ", "), "", ""),
        (Number(200_000), "200,000", "200.000"),
        (Quoted("a\nb"), "“a b”", "„a b“"),
        (Quoted("abcdef", 3), "“abc…”", "„abc…“"),
    ],
)
def test_parts_read_differently_in_each_language(part: object, english: str, german_text: str) -> None:
    said = say("known: {names}", names=part)
    assert said == f"known: {english}"
    assert in_language(said, "de") == f"bekannt sind: {german_text}"


def test_what_an_error_says_keeps_its_german() -> None:
    assert in_language(sentence(ValueError(say("a list"))), "de") == "eine Liste"
    assert sentence(ValueError("as it is")) == "as it is"
    assert sentence(ValueError()) == ""


def test_what_the_system_refuses_is_said_where_it_is_frequent() -> None:
    assert in_language(cause(PermissionError(errno.EACCES, os.strerror(errno.EACCES))), "de") == "keine Berechtigung"
    assert in_language(cause(OSError(errno.EDOM, "Out of domain")), "de") == "Out of domain"
    assert cause(OSError("something else")) == "something else"


def test_what_cannot_be_said_in_german_is_named() -> None:
    assert untold("") == []
    assert untold("plain") == ["plain"]
    assert untold(say("a list")) == []
    nowhere = phrase("nobody wrote this down")
    assert untold(nowhere) == ["nobody wrote this down"]
    assert untold(say("known: {names}", names=Listing([nowhere, say("a list")]))) == ["nobody wrote this down"]


def test_a_said_sentence_survives_a_copy() -> None:
    said = say("known: {names}", names=Listing(["a", "b"]))
    for copied in (copy.deepcopy(said), pickle.loads(pickle.dumps(said))):  # our own bytes
        assert in_language(copied, "de") == "bekannt sind: a und b"


def test_asking_what_was_meant() -> None:
    assert (meant(None), guess(None)) == ("", "")
    assert in_language(meant("web"), "de") == "Ist 'web' gemeint?"
    assert in_language(guess("web"), "de") == ". Ist 'web' gemeint?"
