"""What the parser of the command line says in German: its help pages, and what is wrong with a call."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from string import Formatter
from typing import Any

from journeyaudit.source import visible
from journeyaudit.values import in_language, phrase

USAGE = "Aufruf: "
HEADINGS = {
    "Arguments": "Argumente",
    "Commands": "Befehle",
    "Options": "Optionen",
    "Positional arguments": "Argumente",
}
PLACES = {
    "ARGS": "ARGUMENTE",
    "COMMAND": "BEFEHL",
    "DATE": "DATUM",
    "ELEMENT": "ELEMENT",
    "FIELD": "FELD",
    "FILE": "DATEI",
    "FILES": "DATEIEN",
    "FOLDER": "ORDNER",
    "FORMAT": "FORMAT",
    "HEADING": "ÜBERSCHRIFT",
    "ID": "ID",
    "NAME": "NAME",
    "NEW": "NEU",
    "OLD": "ALT",
    "OPTIONS": "OPTIONEN",
    "PATH": "PFAD",
    "PATHS": "PFADE",
    "RULE": "REGEL",
    "REV": "STAND",
    "RULES": "REGELN",
    "SUBJECT": "GEGENSTAND",
    "TEXT": "TEXT",
    "UNITS": "EINHEITEN",
    "WORD": "WORT",
}
"""Words that stand for what is to be written in their place."""
FAULTS: Mapping[str, str] = {
    "Invalid value for {PLACE}: {inner}": "Ungültiger Wert für {PLACE}: {inner}",
    "Invalid value: {inner}": "Ungültiger Wert: {inner}",
    "Missing argument {PLACE}.": "Es fehlt das Argument {PLACE}.",
    "Missing argument {PLACE}. {inner}": "Es fehlt das Argument {PLACE}. {inner}",
    "Missing option {PLACE}.": "Es fehlt die Option {PLACE}.",
    "Missing option {PLACE}. {inner}": "Es fehlt die Option {PLACE}. {inner}",
    "Choose from: {names}": "Möglich sind: {names}",
    "No such option: {name} (Possible options: {names})": "Eine Option {name} gibt es nicht. Ist {names} gemeint?",
    "No such option: {name} Did you mean {near}?": "Eine Option {name} gibt es nicht. Ist {near} gemeint?",
    "No such option {name}. Did you mean {near}?": "Eine Option {name} gibt es nicht. Ist {near} gemeint?",
    "No such option {name}. (Did you mean one of: {near}?)": "Eine Option {name} gibt es nicht. Ist {near} gemeint?",
    "No such option {name}.": "Eine Option {name} gibt es nicht.",
    "No such option: {name} (Did you mean one of: {near}?)": "Eine Option {name} gibt es nicht. Ist {near} gemeint?",
    "No such option: {name}": "Eine Option {name} gibt es nicht.",
    "Option {name} requires an argument.": "Nach der Option {name} fehlt ein Wert.",
    "Option {name} does not take a value.": "Zur Option {name} gehört kein Wert.",
    "Got unexpected extra argument(s) ({names})": "Zu viele Argumente: {names}",
    "Got unexpected extra argument ({names})": "Zu viele Argumente: {names}",
    "Got unexpected extra arguments ({names})": "Zu viele Argumente: {names}",
    "No such command {name}. Did you mean {near}?": "Einen Befehl {name} gibt es nicht. Ist {near} gemeint?",
    "No such command {name}. (Did you mean one of: {near}?)": "Einen Befehl {name} gibt es nicht. Ist {near} gemeint?",
    "No such command {name}.": "Einen Befehl {name} gibt es nicht.",
    "Missing command.": "Es fehlt ein Befehl.",
    "Value error, {inner}": "{inner}",
    "{value} is not one of {names}.": "{value} ist nicht bekannt; möglich sind {names}.",
}
"""What parsers of several versions find wrong, the first that fits; `inner` may be one of these sentences itself."""


def in_german(command: Any) -> Any:
    """The same command with help pages in German; they are translated when somebody asks for them."""
    base = command.context_class

    def make_formatter(context: Any) -> Any:
        _translate(context.command)
        return base.make_formatter(context)

    own = {"formatter_class": _formatter(base.formatter_class), "make_formatter": make_formatter}
    command.context_class = type("Context", (base,), own)
    for one in getattr(command, "commands", {}).values():
        in_german(one)
    return command


def fault(error: Any) -> str:
    """What is wrong with a call, and where help is to be had."""
    context = error.ctx
    said = error.format_message()
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(said)
    own = in_language(error.message, "de")
    sentence = told(" ".join(said.replace(str(error.message), own).split()) if own else " ".join(said.split()))
    lines = [f"Fehler: {visible(sentence)}"]
    if context is not None:
        help_page = f"Hilfe zeigt: {context.command_path} {context.help_option_names[0]}"
        lines = [visible(line) for line in context.get_usage().split("\n")] + [help_page, "", *lines]
    return "\n".join(lines)


def told(sentence: str) -> str:
    """A sentence of the parser in German; one that is not known stays as it is."""
    for template, german in FAULTS.items():
        found = re.fullmatch("".join(_pattern(template)), sentence)
        if found:
            return german.format(**{name: _part(name, text) for name, text in found.groupdict().items()})
    return sentence


def _pattern(template: str) -> Iterator[str]:
    """The parts of a regular expression for the sentences of a template."""
    for plain, name, _, _ in Formatter().parse(template):
        yield re.escape(plain)
        if name:
            yield f"(?P<{name}>.+?)"


def _part(name: str, text: str) -> str:
    return told(text) if name == "inner" else _placed(text) if name == "PLACE" else text


def _placed(text: str) -> str:
    return re.sub("[A-Z]{2,}", lambda found: PLACES.get(found[0], found[0]), text)


def _translate(command: Any) -> None:
    """Put German in place of what a command says of itself, of its options and of its own commands."""
    command.help = paragraphs(command.help)
    for one in command.params:
        if getattr(one, "help", None):
            one.help = paragraphs(one.help)
    for one in getattr(command, "commands", {}).values():
        _translate(one)


def paragraphs(text: str | None) -> str:
    """A text for help pages in German, paragraph by paragraph."""
    return "\n\n".join(in_language(phrase(" ".join(one.split())), "de") for one in (text or "").split("\n\n"))


def _extras(text: str) -> str:
    """What stands in brackets behind the help of an option."""
    return text.replace("default: ", "Vorgabe: ").replace("required", "erforderlich")


def _row(text: str) -> str:
    """The help of an option, with what stands in brackets behind it."""
    found = re.fullmatch(r"(?s)(.*?)(\s*\[[^\[\]]*\])?", text)
    said, extras = (found[1], found[2] or "") if found else (text, "")
    return paragraphs(said) + _extras(extras)


def _formatter(base: Any) -> Any:
    """The layout of help pages with German headings."""

    def write_usage(page: Any, prog: str, args: str = "", prefix: str | None = None) -> None:
        base.write_usage(page, prog, _placed(args), USAGE)

    def write_heading(page: Any, heading: str) -> None:
        base.write_heading(page, HEADINGS.get(heading, heading))

    def write_dl(page: Any, rows: Iterable[tuple[str, str]], *rest: Any, **more: Any) -> None:
        base.write_dl(page, [(_placed(first), _row(second)) for first, second in rows], *rest, **more)

    return type("Page", (base,), {"write_usage": write_usage, "write_heading": write_heading, "write_dl": write_dl})
