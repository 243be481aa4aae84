"""The commands about rules: `explain`, `rules list`, `rules test`."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from journeyaudit.cli.console import fail, language, style, write
from journeyaudit.cli.files import create
from journeyaudit.cli.options import Lang, Language
from journeyaudit.examples import run_examples, survivors
from journeyaudit.examples.mutants import lists_of
from journeyaudit.explain import explain, listing, listing_json, wrapped
from journeyaudit.report import EXIT_CLEAN, EXIT_FINDINGS, EXIT_NO_VERDICT
from journeyaudit.rule import ID, SCAFFOLD
from journeyaudit.rulebook import CompiledRule, Rulebook, rulebook_of
from journeyaudit.settings import load_settings
from journeyaudit.source import SourceError, visible
from journeyaudit.values import Language as Tongue
from journeyaudit.values import Number, Series, cause, did_you_mean, guess, in_language, say

rules = typer.Typer(help="List, explain and test rules.", no_args_is_help=True)


def _book(config: str | None, lang: Lang | None, *, keep: bool = False) -> tuple[Rulebook, Tongue]:
    """The rules that the settings name, and the language to speak; faults in the rules are said.

    Rules that may be taken as they were kept, which is quicker, have no examples.
    """
    try:
        settings, base = load_settings(config, Path.cwd())
    except SourceError as error:
        raise typer.Exit(fail(error)) from None
    spoken = language(lang, settings.lang)
    book = rulebook_of(settings, base, keep=keep)
    if book.problems:
        fail(SourceError(book.problems), spoken)
    return book, spoken


def _chosen(book: Rulebook, names: list[str], lang: Tongue) -> list[CompiledRule]:
    for name in names:
        if book.find(name) is None:
            advice = guess(did_you_mean(name, book.ids)) or say("; see `journeyaudit rules list`")
            raise typer.Exit(fail(say("there is no rule '{name}'{advice}", name=name, advice=advice), lang))
    return [rule for rule in book.rules if not names or rule.rule.id in names]


def explain_rule(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="Id of the rule, as reports show it.")],
    lang: Language = None,
    config: Annotated[str | None, typer.Option(metavar="FILE", help="Settings file with further rules.")] = None,
) -> None:
    """Explain a rule, with examples."""
    book, spoken = _book(config, lang)
    page = explain(_chosen(book, [rule], spoken)[0], spoken)
    write(wrapped(page, style().width) if sys.stdout.isatty() else page)


class ListFormat(StrEnum):
    """Formats of the list of rules."""

    TEXT = "text"
    JSON = "json"


@rules.command("list")
def list_rules(
    lang: Language = None,
    format: Annotated[ListFormat, typer.Option("--format", "-f", help="How the list is written.")] = ListFormat.TEXT,
    config: Annotated[str | None, typer.Option(metavar="FILE", help="Settings file with further rules.")] = None,
) -> None:
    """List the rules by family, with severity and title."""
    book, spoken = _book(config, lang, keep=format is ListFormat.TEXT)
    render = listing if format is ListFormat.TEXT else listing_json
    write(render(book, spoken))
    raise typer.Exit(EXIT_NO_VERDICT if book.problems else EXIT_CLEAN)


@rules.command("new")
def new_rule(
    name: Annotated[str, typer.Argument(metavar="RULE", help="Id of the rule: lower-case words joined by hyphens.")],
    family: Annotated[str, typer.Option(metavar="NAME", help="Folder of the rule.")] = "own",
    folder: Annotated[Path, typer.Option(metavar="FOLDER", help="Folder of the pack.")] = Path("rules"),
    lang: Language = None,
) -> None:
    """Write a new rule to start from.

    It loads and passes its own examples; change it from there.
    """
    file = folder / family / f"{name}.yaml"
    spoken = language(lang)
    if not ID.fullmatch(name):
        said = say("'{name}' is no id: lower-case words joined by hyphens, as in slow-confirmation", name=name)
        raise typer.Exit(fail(said, spoken))
    if file.exists():
        raise typer.Exit(fail(say("{file} exists already", file=file.as_posix()), spoken))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        create(file, SCAFFOLD.replace("ID", name))
    except OSError as error:
        said = say("{file} cannot be written: {cause}", file=file.as_posix(), cause=cause(error))
        raise typer.Exit(fail(said, spoken)) from None
    said = say(
        "{file} is written. Add `rules: {folder}` to journeyaudit.yaml, then try",
        file=file.as_posix(),
        folder=folder.as_posix(),
    )
    write(f"{in_language(said, spoken)}\n  journeyaudit rules test {name} --mutate\n")


@rules.command("test")
def test_rules(
    names: Annotated[list[str] | None, typer.Argument(metavar="RULES", help="Ids of the rules; else all.")] = None,
    mutate: Annotated[
        bool, typer.Option("--mutate", help="Also change each rule in small ways that must be noticed.")
    ] = False,
    lang: Language = None,
    config: Annotated[str | None, typer.Option(metavar="FILE", help="Settings file with further rules.")] = None,
) -> None:
    """Run the examples of rules.

    Ends with 0 if all hold, with 1 if some do not, and with 2 if a rule cannot be loaded.
    """
    book, spoken = _book(config, lang)
    chosen = _chosen(book, names or [], spoken)
    failed = 0
    total = 0
    changed = 0
    for rule in chosen:
        failures = run_examples(rule, book.lexica)
        total += len(rule.rule.examples)
        for failure in failures:
            failed += 1
            place = f"{rule.rule.document.name}:{rule.rule.document.locate(failure.example.path).start.line}"
            said = say("{place}: {kind} example does not hold", place=place, kind=failure.example.kind)
            write(f"{in_language(said, spoken)}\n")
            for text in failure.said:
                write(f"    {visible(in_language(text, spoken))}\n")
        if mutate and not failures:
            shared = {name for other in book.rules if other is not rule for name in lists_of(other.rule)}
            alive, tried = survivors(rule, book.lexica, shared)
            changed += tried
            failed += len(alive)
            for mutant in alive:
                said = say(
                    "{file}: no example notices this change: {change}",
                    file=rule.rule.document.name,
                    change=mutant.said,
                )
                write(f"{visible(in_language(said, spoken))}\n")
    said = say(
        "{counted}: {failed} failed",
        counted=Series(_counted(len(chosen), total, changed if mutate else None), ", "),
        failed=failed or say("none"),
    )
    write(f"{in_language(said, spoken)}\n")
    if book.problems:
        raise typer.Exit(EXIT_NO_VERDICT)
    raise typer.Exit(EXIT_FINDINGS if failed else EXIT_CLEAN)


def _counted(rules: int, examples: int, changed: int | None) -> list[str]:
    """How many rules, examples and, if they were asked for, changed rules were tried."""
    said = [
        say("1 rule") if rules == 1 else say("{number} rules", number=Number(rules)),
        say("1 example") if examples == 1 else say("{number} examples", number=Number(examples)),
    ]
    if changed is not None:
        many = say("{number} changed rules tried", number=Number(changed))
        said.append(say("1 changed rule tried") if changed == 1 else many)
    return list(said)
