"""The command `new`: write a journey to start from."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from journeyaudit.cli.console import fail, language, write
from journeyaudit.cli.files import put
from journeyaudit.cli.options import Lang, Language
from journeyaudit.cli.schemas import Subject, schema_json
from journeyaudit.model import Intent
from journeyaudit.source import SourceError, visible
from journeyaudit.starter import SCHEMAS, WORDS, Draft, journey_text
from journeyaudit.values import Language as Tongue
from journeyaudit.values import did_you_mean, fold, in_language, say

FOLDER = "journeys"


def new(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="The file to write; else the title as a name, in `journeys/` if any.")
    ] = "",
    title: Annotated[str, typer.Option(metavar="TEXT", help="What the customer wants to get done.")] = "",
    language_of_journey: Annotated[
        Lang | None, typer.Option("--language", help="Language of the journey; else that of what is printed.")
    ] = None,
    intent: Annotated[
        str, typer.Option(metavar="WORD", help="What it is about, as buy, complain or leave; German words work too.")
    ] = "",
    step: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="What happens, in its order (may be repeated).")
    ] = None,
    lang: Language = None,
) -> None:
    """Write a journey to start from.

    In a terminal it asks for what no option says. Never writes over a file. Ends with 2 where nothing can be written.
    """
    said = language(lang)
    words = WORDS[said]
    asks = sys.stdin.isatty()
    if file and Path(_with_ending(file)).exists():
        raise typer.Exit(_exists(_with_ending(file), said))
    title = title or (_asked(words["title"]) if asks else "")
    if not title.strip():
        raise typer.Exit(fail(in_language(say("a journey needs a title: --title TEXT"), said)))
    tongue: Tongue = said
    if language_of_journey is not None:
        tongue = language(language_of_journey)
    elif asks:
        tongue = language(_asked(f"{words['language']} [{said}]") or said)
    about = _intent(intent, said) if intent or not asks else _asked_intent(words, said)
    steps = [one for one in step or (_asked_steps(words) if asks else ()) if one.strip()]
    if not steps:
        raise typer.Exit(fail(in_language(say("a journey needs a step at least: --step TEXT"), said)))
    draft = Draft(title.strip(), tongue, steps, about)
    path = Path(_with_ending(file)) if file else Path(FOLDER if Path(FOLDER).is_dir() else "", f"{draft.id}.yaml")
    schema = _schemas(path) / f"{Subject.JOURNEY}.schema.json"
    try:
        if put(path, journey_text(draft, Path(os.path.relpath(schema, path.parent)).as_posix())):
            write(f"{words['wrote'].format(file=visible(path.as_posix()))}\n")
            if not schema.exists() and put(schema, schema_json(Subject.JOURNEY)):
                write(f"{words['wrote'].format(file=visible(Path(os.path.relpath(schema)).as_posix()))}\n")
            write(f"{words['next_new'].format(file=visible(path.as_posix()))}\n")
            return
    except SourceError as error:
        raise typer.Exit(fail(error)) from None
    raise typer.Exit(_exists(path.as_posix(), said))


def _with_ending(file: str) -> str:
    """The name of the file, with the ending by which it is found in folders."""
    return file if Path(file).suffix else f"{file}.yaml"


def _exists(file: str, lang: Tongue) -> int:
    said = say("'{file}' exists already, and nothing is written over it", file=file)
    return fail(in_language(said, lang))


def _schemas(path: Path) -> Path:
    """The folder of schemas: the nearest upwards, else at the root of the repository, else beside the file."""
    start = path.absolute().parent
    for folder in (start, *start.parents):
        if (folder / SCHEMAS).is_dir() or (folder / ".git").exists():
            return folder / SCHEMAS
    return start / SCHEMAS


def _asked(question: str) -> str:
    """What is answered to a question; it is asked on standard error, so that standard output stays a report."""
    print(f"{question}: ", end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        print(file=sys.stderr)
    return line.strip()


def _asked_intent(words: Mapping[str, str], lang: Tongue) -> Intent | None:
    known = ", ".join(one.value for one in Intent)
    while answer := _asked(words["intent"].format(words=known)):
        found = _known(answer)
        if found is not None:
            return found
        near = did_you_mean(answer, [one.value for one in Intent])
        print(words["near" if near else "again"].format(word=visible(answer), near=near), file=sys.stderr)
    return None


def _asked_steps(words: Mapping[str, str]) -> list[str]:
    print(words["steps"], file=sys.stderr)
    steps: list[str] = []
    while answer := _asked(words["step"].format(number=len(steps) + 1)):
        steps.append(answer)
    return steps


def _intent(word: str, lang: Tongue) -> Intent | None:
    found = _known(word) if word else None
    if word and found is None:
        known = ", ".join(one.value for one in Intent)
        near = did_you_mean(word, [one.value for one in Intent])
        advice = say("did you mean '{name}'?", name=near) if near else say("known: {names}", names=known)
        text = say("'{word}' is no intent; {advice}", word=word, advice=advice)
        raise typer.Exit(fail(in_language(text, lang)))
    return found


def _known(word: str) -> Intent | None:
    wanted = fold(word)
    return next(
        (one for one in Intent if wanted in {fold(name) for name in (one.value, one.en, one.de, *one.synonyms)}), None
    )
