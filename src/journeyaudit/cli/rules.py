"""The commands about rules: `explain`, `rules list`, `rules test`."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from journeyaudit.cli.console import fail, language, style, write
from journeyaudit.cli.options import Language
from journeyaudit.examples import run_examples, survivors
from journeyaudit.examples.mutants import lists_of
from journeyaudit.explain import explain, listing, listing_json, wrapped
from journeyaudit.report import EXIT_CLEAN, EXIT_FINDINGS, EXIT_NO_VERDICT
from journeyaudit.rule import ID, SCAFFOLD
from journeyaudit.rulebook import CompiledRule, Rulebook, rulebook_of
from journeyaudit.settings import load_settings
from journeyaudit.source import SourceError, visible
from journeyaudit.values import count, did_you_mean

rules = typer.Typer(help="List, explain and test rules.", no_args_is_help=True)


def _book(config: str | None) -> Rulebook:
    """The rules that the settings name; faults in them are said."""
    try:
        settings, base = load_settings(config, Path.cwd())
    except SourceError as error:
        raise typer.Exit(fail(error)) from None
    book = rulebook_of(settings, base)
    if book.problems:
        fail(SourceError(book.problems))
    return book


def _chosen(book: Rulebook, names: list[str]) -> list[CompiledRule]:
    for name in names:
        if book.find(name) is None:
            near = did_you_mean(name, book.ids)
            guess = f"; did you mean '{near}'?" if near else "; see `journeyaudit rules list`"
            raise typer.Exit(fail(f"there is no rule '{name}'{guess}"))
    return [rule for rule in book.rules if not names or rule.rule.id in names]


def explain_rule(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="Id of the rule, as reports show it.")],
    lang: Language = None,
    config: Annotated[str | None, typer.Option(metavar="FILE", help="Settings file with further rules.")] = None,
) -> None:
    """Explain a rule, with examples."""
    book = _book(config)
    page = explain(_chosen(book, [rule])[0], language(lang))
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
    book = _book(config)
    render = listing if format is ListFormat.TEXT else listing_json
    write(render(book, language(lang)))
    raise typer.Exit(EXIT_NO_VERDICT if book.problems else EXIT_CLEAN)


@rules.command("new")
def new_rule(
    name: Annotated[str, typer.Argument(metavar="RULE", help="Id of the rule: lower-case words joined by hyphens.")],
    family: Annotated[str, typer.Option(metavar="NAME", help="Folder of the rule.")] = "own",
    folder: Annotated[Path, typer.Option(metavar="FOLDER", help="Folder of the pack.")] = Path("rules"),
) -> None:
    """Write a new rule to start from.

    It loads and passes its own examples; change it from there.
    """
    file = folder / family / f"{name}.yaml"
    if not ID.fullmatch(name):
        raise typer.Exit(fail(f"'{name}' is no id: lower-case words joined by hyphens, as in slow-confirmation"))
    if file.exists():
        raise typer.Exit(fail(f"{file.as_posix()} exists already"))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(SCAFFOLD.replace("ID", name), encoding="utf-8")
    except OSError as error:
        raise typer.Exit(fail(f"{file.as_posix()} cannot be written: {error.strerror}")) from None
    write(f"{file.as_posix()} is written. Add `rules: {folder.as_posix()}` to journeyaudit.yaml, then try\n")
    write(f"  journeyaudit rules test {name} --mutate\n")


@rules.command("test")
def test_rules(
    names: Annotated[list[str] | None, typer.Argument(metavar="RULES", help="Ids of the rules; else all.")] = None,
    mutate: Annotated[
        bool, typer.Option("--mutate", help="Also change each rule in small ways that must be noticed.")
    ] = False,
    config: Annotated[str | None, typer.Option(metavar="FILE", help="Settings file with further rules.")] = None,
) -> None:
    """Run the examples of rules.

    Ends with 0 if all hold, with 1 if some do not, and with 2 if a rule cannot be loaded.
    """
    book = _book(config)
    chosen = _chosen(book, names or [])
    failed = 0
    total = 0
    changed = 0
    for rule in chosen:
        failures = run_examples(rule, book.lexica)
        total += len(rule.rule.examples)
        for failure in failures:
            failed += 1
            line = rule.rule.document.locate(failure.example.path).start.line
            write(f"{rule.rule.document.name}:{line}: {failure.example.kind} example does not hold\n")
            for text in failure.said:
                write(f"    {visible(text)}\n")
        if mutate and not failures:
            shared = {name for other in book.rules if other is not rule for name in lists_of(other.rule)}
            alive, tried = survivors(rule, book.lexica, shared)
            changed += tried
            failed += len(alive)
            for mutant in alive:
                write(f"{rule.rule.document.name}: no example notices this change: {visible(str(mutant))}\n")
    counted = [count(len(chosen), "rule|rules", "en"), count(total, "example|examples", "en")]
    counted += [f"{count(changed, 'changed rule|changed rules', 'en')} tried"] if mutate else []
    write(f"{', '.join(counted)}: {failed or 'none'} failed\n")
    if book.problems:
        raise typer.Exit(EXIT_NO_VERDICT)
    raise typer.Exit(EXIT_FINDINGS if failed else EXIT_CLEAN)
