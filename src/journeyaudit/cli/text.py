"""The command `text`: audit the wording of texts, with no journey around them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from journeyaudit.cli.console import fail, language, style, write
from journeyaudit.cli.options import (
    Config,
    ExitZero,
    FailOn,
    Hearing,
    Ignore,
    Lang,
    Language,
    Level,
    MinSeverity,
    Outputs,
    Quiet,
    Select,
    Verbose,
)
from journeyaudit.cli.outputs import Format, hindrance, outputs, write_output
from journeyaudit.loader import PassedOver, walk
from journeyaudit.prose import Markup, Prose, TextRequest, audit_texts
from journeyaudit.reader import SIZE_LIMIT
from journeyaudit.report import Severity
from journeyaudit.reporters import REPORTERS
from journeyaudit.reporters.jsonl import findings_only
from journeyaudit.settings import load_settings
from journeyaudit.source import Position, Problem, SourceError, Span
from journeyaudit.values import cause, say
from journeyaudit.wording import Certainty

START = Span(Position(1, 1), Position(1, 1))
STDIN = "<stdin>"
MARKDOWN = (".md", ".markdown")
TEXTS = (*MARKDOWN, ".txt")


def text(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILES",
            help="Files (Markdown or plain text), or folders of them; `-` for standard input, which is the default.",
        ),
    ] = None,
    per_line: Annotated[bool, typer.Option("--per-line", help="Every line is a text of its own.")] = False,
    format: Annotated[Format | None, typer.Option("--format", "-f", help="Format of the report; else `full`.")] = None,
    output: Outputs = None,
    lang: Language = None,
    lang_of_text: Annotated[
        Lang | None, typer.Option(help="Language of the texts; else each passage tells its own.")
    ] = None,
    wording: Annotated[
        Hearing,
        typer.Option(
            help="`phrases`: only what the phrases of rules say; `sure`: and sentences that surely sound like them; "
            "`likely`: more of those."
        ),
    ] = Hearing.LIKELY,
    config: Config = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
    min_severity: MinSeverity = Level.INFO,
    exit_zero: ExitZero = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> None:
    """Audit the wording of texts and print the report.

    Reads Markdown and plain text. With `--per-line --format jsonl` it prints one JSON object for each finding and
    nothing else. Ends as `check` does: 0 clean, 1 findings at or above the threshold, 2 no verdict to trust.
    """
    targets = outputs(output or ())
    for said in filter(None, map(hindrance, targets)):
        raise typer.Exit(fail(said))
    try:
        settings, base = load_settings(config, Path.cwd())
    except SourceError as error:
        raise typer.Exit(fail(error)) from None
    changes = {"select": tuple(select or ()), "fail_on": fail_on.value if fail_on is not None else None}
    settings = settings.model_copy(
        update={
            **{name: value for name, value in changes.items() if value},
            "ignore": (*settings.ignore, *(ignore or ())),
        }
    )
    texts: list[Prose] = []
    problems: list[Problem] = []
    passed_over = PassedOver(settings.exclude, base, settings.respect_gitignore)
    for file in files or ["-"]:
        for one in _read(file, per_line, passed_over):
            if isinstance(one, Prose):
                texts.append(one)
            else:
                problems.append(one)
    request = TextRequest(
        texts=texts,
        base=base,
        lang=language(lang, settings.lang),
        lang_of_text=lang_of_text.value if lang_of_text is not None else None,
        certainty=None if wording is Hearing.PHRASES else Certainty(wording.value),
        problems=tuple(problems),
        exit_zero=exit_zero,
    )
    report = audit_texts(request, settings)
    look = style(Severity.of(min_severity), verbose=verbose, quiet=quiet)
    failures = [said for one in targets if (said := write_output(one, report, look))]
    render = findings_only if per_line and format is Format.JSONL else REPORTERS[format or Format.FULL]
    write(render(report, look))
    if render is findings_only and report.problems:
        fail(SourceError(report.problems), request.lang)
    raise typer.Exit(max([report.exit_code, *(fail(said, request.lang) for said in failures)]))


def _read(name: str, per_line: bool, passed_over: PassedOver) -> Iterator[Prose | Problem]:
    """The texts of a file, of a folder or of standard input; what cannot be read is a problem."""
    if name == "-":
        yield _prose(STDIN, sys.stdin.buffer.read(SIZE_LIMIT + 1), per_line)
        return
    path = Path(name)
    try:
        if path.is_dir():
            problems: list[Problem] = []
            inside = list(walk(path, problems, passed_over, lambda name: name.lower().endswith(TEXTS)))
            yield from problems
            if not inside and not problems:
                hint = say("texts end in {endings}", endings=", ".join(TEXTS))
                yield Problem(say("there are no texts in this folder"), name, START, hint, "paths")
            for file in inside:
                yield _prose(file.as_posix(), _bytes(file), per_line)
        else:
            yield _prose(name, _bytes(path), per_line)
    except OSError as error:
        yield Problem(say("the file cannot be read: {cause}", cause=cause(error)), name, START, code="paths")


def _bytes(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(SIZE_LIMIT + 1)


def _prose(name: str, data: bytes, per_line: bool) -> Prose | Problem:
    if len(data) > SIZE_LIMIT:
        said = say("the text is larger than {limit} MB", limit=SIZE_LIMIT // 1_000_000)
        return Problem(said, name, START, code="paths")
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        said = say("the text is not UTF-8: byte {number} is none of it", number=error.start)
        return Problem(said, name, START, say("save it as UTF-8"), "paths")
    markdown = Path(name).suffix.lower() in MARKDOWN
    return Prose(name, content, Markup.LINES if per_line else Markup.MARKDOWN if markdown else Markup.PLAIN)
