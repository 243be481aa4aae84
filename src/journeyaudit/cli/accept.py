"""The command `accept`: write into a journey that a finding is accepted, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from difflib import unified_diff
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from journeyaudit.accept import is_placeholder
from journeyaudit.accept.edits import CannotEdit
from journeyaudit.accept.elements import Element, NotThere, find
from journeyaudit.accept.writing import Form, Wish, accepting, form_for
from journeyaudit.cli.console import fail, language, write
from journeyaudit.cli.options import Config, Language
from journeyaudit.cli.outputs import write_whole
from journeyaudit.links import followed
from journeyaudit.model import Journey, is_journey, parse_journey
from journeyaudit.reader import SIZE_LIMIT, read
from journeyaudit.report import told
from journeyaudit.rulebook import rulebook_of
from journeyaudit.settings import Settings, load_settings
from journeyaudit.source import Document, SourceError, visible
from journeyaudit.sources import reader_of
from journeyaudit.values import Language as Tongue
from journeyaudit.values import did_you_mean, in_language, parse_date, say, sentence

MARK = b"\xef\xbb\xbf"


class FormName(StrEnum):
    """How an acceptance is written."""

    LIST = "list"
    COMMENT = "comment"


def accept(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="Id of the rule, as reports show it.")],
    target: Annotated[
        str, typer.Argument(metavar="FILE[:ELEMENT]", help="The journey, and the id of a step or stage in it.")
    ],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why the finding is accepted.")],
    at: Annotated[str, typer.Option(metavar="ELEMENT", help="The step or stage by its id or title.")] = "",
    owner: Annotated[str, typer.Option(metavar="NAME", help="Who accepts it.")] = "",
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="The last day on which it is accepted, as in 2026-12-31.")
    ] = None,
    form: Annotated[
        FormName | None,
        typer.Option(
            help="An entry in the `accept` list, or a comment; else a list, but a comment at plain sentences."
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the change and write nothing.")] = False,
    lang: Language = None,
    config: Config = None,
) -> None:
    """Accept a finding: write rule and reason into the journey, at the step that they are about.

    Comments and layout stay as they are. Ends with 0, or with 2 where nothing could be written.
    """
    tongue = language(lang)
    try:
        settings, base = load_settings(config, Path.cwd())
        tongue = language(lang, settings.lang)
        _known(rule, settings, base, tongue)
        wish = Wish(rule, _text(reason, "--reason", tongue), _text(owner, "--owner", tongue) if owner else "")
        wish = Wish(wish.rule, wish.reason, wish.owner, _day(until, settings, tongue) if until is not None else None)
        file, element_name = _target(target, at, tongue)
        data = _bytes(file, tongue)
        documents = read(data, file.as_posix())
        element = find(list(_journeys(documents, file, tongue)), element_name, file.as_posix())
    except SourceError as error:
        raise typer.Exit(fail(SourceError(told(error.problems, tongue)))) from None
    except NotThere as missing:
        _stop(missing.args[0], tongue)
    chosen = form_for(element) if form is None else Form(form.value)
    try:
        text = accepting(documents, element, wish, chosen)
    except CannotEdit:
        _by_hand(element, wish, chosen, tongue)
    if dry_run:
        write(_difference(element.document.text, text, file.as_posix()))
        return
    try:
        write_whole(followed(file), (MARK if data.startswith(MARK) else b"") + text.encode())
    except OSError as error:
        _stop(say("{name} cannot be written: {reason}", name=file.as_posix(), reason=error.strerror), tongue)
    said = say("{file}: '{rule}' is accepted at “{title}”.", file=file.as_posix(), rule=rule, title=element.title)
    write(f"{visible(in_language(said, tongue))}\n")


def _stop(said: str, lang: Tongue) -> NoReturn:
    raise typer.Exit(fail(in_language(said, lang)))


def _known(rule: str, settings: Settings, base: Path, lang: Tongue) -> None:
    book = rulebook_of(settings, base, keep=True)
    if rule not in book.ids and rule not in book.broken:
        near = did_you_mean(rule, book.ids)
        if near:
            _stop(say("there is no rule '{name}'; did you mean '{near}'?", name=rule, near=near), lang)
        _stop(say("there is no rule '{name}'; see `journeyaudit rules list`", name=rule), lang)


def _text(text: str, option: str, lang: Tongue) -> str:
    """A text of an option that can stand in a file."""
    try:
        text.encode()
    except UnicodeEncodeError:
        _stop(say("{option} holds what is no text", option=option), lang)
    if not text.strip():
        _stop(say("{option} is empty", option=option), lang)
    if option == "--reason" and is_placeholder(text):
        _stop(say("{option} holds no reason yet", option=option), lang)
    return text


def _day(text: str, settings: Settings, lang: Tongue) -> date:
    try:
        day = parse_date(text)
    except ValueError as error:
        raise typer.BadParameter(sentence(error), param_hint="'--until'") from None
    if day < (settings.as_of or date.today()):
        _stop(say("{day} is over: nothing would be accepted", day=day), lang)
    return day


def _target(target: str, at: str, lang: Tongue) -> tuple[Path, str]:
    """The file and what is named in it; a name of a file may hold colons."""
    file, _, name = target.rpartition(":") if not Path(target).exists() and ":" in target else (target, "", at)
    if at and name != at:
        _stop(say("name the element once: behind the colon, or with --at"), lang)
    if not Path(file).is_file():
        _stop(say("there is no file {name}", name=file), lang)
    if reader_of(file) is not None:
        _stop(say("{name} is no YAML: only there can an acceptance be written", name=file), lang)
    return Path(file), name


def _bytes(file: Path, lang: Tongue) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        _stop(say("{name} cannot be read: {reason}", name=file.as_posix(), reason=error.strerror), lang)


def _journeys(documents: list[Document], file: Path, lang: Tongue) -> Iterator[tuple[Journey, Document]]:
    found = [one for one in documents if is_journey(one.data)]
    if not found:
        _stop(say("{name} holds no journey", name=file.as_posix()), lang)
    for one in found:
        yield parse_journey(one), one


def _by_hand(element: Element, wish: Wish, form: Form, lang: Tongue) -> NoReturn:
    """Say what to write where no place was found that could be changed safely."""
    place = element.document.locate(element.home).start
    said = say(
        "{file}:{line}: this place is better changed by hand; write there:",
        file=element.document.name,
        line=place.line,
    )
    fail(in_language(said, lang))
    for line in wish.lines(form):
        print(f"    {visible(line)}", file=sys.stderr)
    raise typer.Exit(2)


def _difference(before: str, after: str, name: str) -> str:
    lines = unified_diff(before.splitlines(), after.splitlines(), f"a/{name}", f"b/{name}", lineterm="")
    return "".join(f"{visible(line)}\n" for line in lines)
