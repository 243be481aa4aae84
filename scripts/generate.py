"""Writes the pages and schemas that follow from code and rules; with `--check`, names those that are out of date."""

from __future__ import annotations

import argparse
import inspect
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import typer
from typer.models import ArgumentInfo, OptionInfo

from journeyaudit.cli.app import COMMANDS, app_with
from journeyaudit.cli.schemas import Subject, schema_of
from journeyaudit.explain import by_family, examples_of, said, texts_of
from journeyaudit.facts import Field, Kind, Type, choices, kinds
from journeyaudit.model import Choice, FieldDoc, Journey, Organisation, Part, field_docs, parts
from journeyaudit.rulebook import CompiledRule, Rulebook, load_rulebook

ROOT = Path(__file__).resolve().parents[1]
WHOLE = ("docs/rules", "docs/schema")
"""Folders in which everything is generated."""
NOTE = "<!-- Written by scripts/generate.py; change what it is made from. -->\n"
CLI_LEAD = """\
# The command line

`journeyaudit COMMAND --help` prints the same. [Exit codes](../formats.md#exit-codes) mean the same everywhere.
"""
MISSING = {"required": "never missing", "unknown": "not known", "none": "there is none"}


def pages(book: Rulebook, root: Path = ROOT) -> dict[str, str]:
    """Every generated file with its text, by its path from the root."""
    found = {f"docs/rules/{rule.rule.id}.md": rule_page(rule) for rule in book.rules}
    found["docs/rules/README.md"] = overview(book)
    found["docs/reference/fields.md"] = fields_page(kinds())
    found["docs/reference/journey-format.md"] = format_page()
    found["docs/reference/cli.md"] = NOTE + "\n" + cli_page()
    if decisions := sorted((root / "docs/decisions").glob("[0-9]*-*.md")):
        found["docs/decisions/README.md"] = decisions_page(decisions)
    for subject in Subject:
        text = json.dumps(schema_of(subject), ensure_ascii=False, indent=2)
        found[f"docs/schema/{subject.value}.schema.json"] = f"{text}\n"
    return found


def rule_page(rule: CompiledRule) -> str:
    """A rule in English and in German, with its examples."""
    head = f"{NOTE}\n# `{rule.rule.id}`\n"
    return "\n".join(
        [
            head,
            texts_of(rule, "en", 2),
            texts_of(rule, "de", 2),
            "## Examples · Beispiele\n",
            examples_of(rule, "en", 2),
        ]
    )


def overview(book: Rulebook) -> str:
    """All rules by family."""
    families: dict[str, list[CompiledRule]] = {}
    for rule in by_family(book):
        families.setdefault(rule.rule.family, []).append(rule)
    rows = [
        f"\n## {family}\n\n"
        + table(("rule", "severity", "basis", "English", "German"), (_rule_row(rule) for rule in rules))
        for family, rules in families.items()
    ]
    number = f"{len(book.rules)} rules in {len(families)} families."
    lead = f"# Rules\n\n{number} `journeyaudit explain RULE` prints the page of a rule.\n"
    return f"{NOTE}\n{lead}{''.join(rows)}"


def _rule_row(rule: CompiledRule) -> tuple[str, ...]:
    one = rule.rule
    return (
        f"[`{one.id}`]({one.id}.md)",
        str(one.severity),
        one.basis.kind,
        said(one.title, "en"),
        said(one.title, "de"),
    )


def decisions_page(files: Iterable[Path]) -> str:
    """The decisions in the order in which they were taken."""
    lead = "# Decisions\n\nWhy things are as they are: choices that somebody will question, each with its reasons.\n\n"
    titles = ((file.name, file.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")) for file in files)
    return f"{NOTE}\n{lead}" + "".join(f"- [{title}]({name})\n" for name, title in titles)


def fields_page(known: Mapping[str, Kind]) -> str:
    """What rules can ask: all kinds of element with their fields."""
    lead = (
        "# What rules can ask\n\nEvery kind of element with its fields: those that stand in the file, and those that "
        "are computed from it. *Missing* says what it means that a field is not written, or cannot be computed.\n"
    )
    lists = [_list_section(name, choice) for name, choice in sorted(choices().items())]
    sections = [_kind_section(known[name]) for name in sorted(known)]
    return f"{NOTE}\n{lead}{''.join(sections)}\n## Closed lists\n{''.join(lists)}"


def _kind_section(kind: Kind) -> str:
    notes = [kind.doc] if kind.doc else []
    if kind.each:
        notes.append(f"A rule may look at it: `each: {kind.name}`.")
    if kind.label:
        notes.append(f"Where a value is wanted, it stands for its `{kind.label}`.")
    rows = (_field_row(field) for _, field in sorted(kind.fields.items()))
    return f"\n## {kind.name}\n\n{' '.join(notes)}\n\n{table(('field', 'type', 'missing', 'meaning'), rows)}"


def _field_row(field: Field) -> tuple[str, ...]:
    words = [MISSING[field.absence]]
    if field.zero is not None:
        words.append("counts as 0")
    meaning = f"*Computed.* {field.doc}" if field.computed else field.doc
    return f"`{field.name}`", _type(field.type, field.special), "; ".join(words), meaning


def _type(of: Type, special: Sequence[str]) -> str:
    """A type in words, with a link to the kind or closed list that it names."""
    words, target = str(of), ""
    if of.of in kinds():
        target = of.of.replace("_", "-")
    elif of.of in choices():
        noun = choices()[of.of].noun()
        words = f"a list, each {noun}" if of.many else noun
        target = _anchor(of.of)
    linked = f"[{words}](#{target})" if target else words
    return " or ".join([linked, *(f"`{word}`" for word in special)])


def _anchor(name: str) -> str:
    """The heading of a closed list, as links name it."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("-")


def _list_section(name: str, choice: type[Choice]) -> str:
    rows = ((f"`{word.value}`", word.en, word.de, ", ".join(word.synonyms)) for word in choice)
    doc = (choice.__doc__ or "").strip()
    return f"\n### {_anchor(name).replace('-', ' ')}\n\n{doc}\n\n{table(('word', 'English', 'German', 'also'), rows)}"


def format_page() -> str:
    """The fields of journeys and organisation files."""
    lead = (
        "# The journey format\n\nThe fields of a journey and of an organisation file. A plain value stands for the "
        "first field of an object (`wait: 2 d`, `channels: phone`), one value for a list of one. `none` says that "
        "there is none of something; a field that is left out means what the third column says.\n"
    )
    models = dict.fromkeys((*parts(Journey), *parts(Organisation)))
    return f"{NOTE}\n{lead}{''.join(_part_section(model) for model in models)}"


def _part_section(model: type[Part]) -> str:
    doc = (model.__doc__ or "").strip()
    rows = (_key_row(doc_) for doc_ in field_docs(model))
    return f"\n## {model.__name__}\n\n{doc}\n\n{table(('key', 'value', 'missing', 'meaning'), rows)}"


def _key_row(doc: FieldDoc) -> tuple[str, ...]:
    missing = MISSING[doc.absence] if doc.absence != "required" else "must be there"
    if doc.counts_as:
        missing = f"counts as {doc.counts_as}"
    return f"`{doc.key}`", _value(doc), missing, doc.description


def _value(doc: FieldDoc) -> str:
    """What may stand under a key, in words."""
    if doc.part is not None:
        words = f"[{doc.part.__name__}](#{doc.part.__name__.lower()})"
    elif doc.choice is not None:
        words = f"[{doc.choice.noun()}](fields.md#{_anchor(doc.choice.__name__)})"
    else:
        plain = {"str": "text", "int": "number", "bool": "true or false"}
        name = getattr(doc.value, "__name__", str(doc.value))
        words = doc.domain if doc.domain and doc.domain != "text" else plain.get(name, name.lower())
        words = {"place": "id of a touchpoint", "tongue": "language", "word": "name"}.get(words, words)
    if doc.mapping:  # `none` stands for all of it, never for the value of one name
        end = " or `end`" if doc.domain == "place" else ""
        words = f"names, each with {words}{end};"
        return f"{words} or `none`" if doc.none else words.removesuffix(";")
    if doc.many:
        words = f"one or many: {words}"
    return " or ".join([words, *["`none`"] * (doc.none and doc.absence != "required"), *["`open`"] * doc.open])


def cli_page() -> str:
    """Every command with its arguments and options."""
    return CLI_LEAD + "".join(_section(name, call) for name, call in _commands(app_with(COMMANDS), "journeyaudit"))


def _commands(group: typer.Typer, name: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    for command in group.registered_commands:
        assert command.callback is not None
        yield f"{name} {command.name or command.callback.__name__}", command.callback
    for inner in group.registered_groups:
        assert inner.typer_instance is not None
        yield from _commands(inner.typer_instance, f"{name} {inner.name}")


def _section(name: str, call: Callable[..., Any]) -> str:
    hints = get_type_hints(call, include_extras=True)
    rows: list[tuple[str, str, str]] = []
    usage = [name]
    for parameter in inspect.signature(call).parameters.values():
        of, info = _declared(hints[parameter.name])
        if isinstance(info, ArgumentInfo):
            optional = parameter.default is not inspect.Parameter.empty
            word = f"{info.metavar or parameter.name.upper()}{'...' if _many(of) else ''}"
            usage.append(f"[{word}]" if optional else word)
            rows.append((f"`{info.metavar or parameter.name.upper()}`", _choices(of), info.help or ""))
        else:
            rows.append((_option(parameter.name, of, info), _choices(of), f"{info.help}{_default(parameter.default)}"))
    usage.insert(1, "[OPTIONS]")
    words = "\n\n".join(" ".join(part.split()) for part in (inspect.getdoc(call) or "").split("\n\n"))
    block = f"```\n{' '.join(usage)}\n```"
    return f"\n## {name}\n\n{words}\n\n{block}\n\n{table(('', 'values', 'meaning'), rows)}"


def _declared(hint: Any) -> tuple[Any, ArgumentInfo | OptionInfo]:
    """The type of a parameter, and how it is declared."""
    assert get_origin(hint) is Annotated
    of, info = get_args(hint)[:2]
    assert isinstance(info, ArgumentInfo | OptionInfo)
    kept = [one for one in get_args(of) if one is not type(None)]
    return (kept[0] if len(kept) == 1 and not _many(of) else of), info


def _many(of: Any) -> bool:
    return get_origin(of) is list


def _option(name: str, of: Any, info: OptionInfo) -> str:
    written = [one for one in (info.default, *(info.param_decls or ())) if isinstance(one, str) and one[:1] == "-"]
    words = sorted(written or [f"--{name.replace('_', '-')}"], key=len)
    value = "" if of is bool or _choices(of) else f" {info.metavar or 'TEXT'}"
    return ", ".join(f"`{word}{value}`" for word in words)


def _choices(of: Any) -> str:
    inner = get_args(of)[0] if _many(of) else of
    return ", ".join(f"`{one.value}`" for one in inner) if isinstance(inner, type) and issubclass(inner, Enum) else ""


def _default(value: object) -> str:
    if value is inspect.Parameter.empty:
        return " Has to be given."
    if value is None or isinstance(value, bool):
        return ""
    shown = value.value if isinstance(value, Enum) else value.as_posix() if isinstance(value, Path) else value
    return f" Default: `{shown}`."


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(_cell(cell) for cell in line) + " |\n" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def stale(root: Path, wanted: Mapping[str, str]) -> list[str]:
    """The files that differ from what would be generated, or that nothing generates any more."""
    there = {name: (root / name).read_text(encoding="utf-8") for name in wanted if (root / name).is_file()}
    return sorted([*(name for name in wanted if there.get(name) != wanted[name]), *superfluous(root, wanted)])


def superfluous(root: Path, wanted: Mapping[str, str]) -> list[str]:
    """The files in generated folders that nothing generates."""
    there = [file.relative_to(root).as_posix() for name in WHOLE for file in (root / name).rglob("*") if file.is_file()]
    return [name for name in there if name not in wanted]


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Write the files, or with `--check` only say which differ: 1 if there are any, 2 if a rule is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 if a file is out of date")
    check = parser.parse_args(arguments).check
    book = load_rulebook()
    if book.problems:
        print("\n".join(map(str, book.problems)), file=sys.stderr)
        return 2
    wanted = pages(book, root)
    differing = stale(root, wanted)
    if check:
        print(
            "\n".join(f"{name} is out of date: run scripts/generate.py" for name in differing),
            end="\n" * bool(differing),
        )
        return 1 if differing else 0
    for name in superfluous(root, wanted):
        (root / name).unlink()
    for name in differing:
        if name in wanted:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(wanted[name], encoding="utf-8", newline="\n")
    print(f"{len(wanted)} files, {len(differing)} changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
