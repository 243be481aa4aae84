"""Rules that must be refused: each file holds one fault, and its first line says the message and the place."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from journeyaudit.reader import read
from journeyaudit.rulebook import compile_rule, load_rulebook, read_lexica, read_rule_file
from journeyaudit.source import Path as KeyPath
from journeyaudit.source import Problem, SourceError, Span

FOLDER = Path(__file__).parent / "data" / "broken"
BROKEN = sorted(FOLDER.glob("*.yaml"))
FIRST_LINE = re.compile(r"# refused: (?P<message>.+) \|(?: (?P<place>\S.*))?")

SOUND = """
id: {name}
title: {{en: Left alone}}
basis: {{kind: convention, source: house style of the service desk}}
severity: warning
each: touchpoint
flag_if: {{channels: {{count: 1}}}}
point_at: channels
message: {{en: "{{touchpoint}} has one channel only."}}
why: {{en: Whoever cannot use it is left alone.}}
fix: {{en: Open a second way.}}
examples:
  - bad: "touchpoints: [{{title: Return, channels: [counter]}}]"
    expect: ["1: “Return” has one channel only."]
  - good: "touchpoints: [{{title: Return, channels: [counter, parcel]}}]"
"""


def refused(file: Path) -> tuple[Problem, ...]:
    """What is wrong with the rule of a file."""
    try:
        compile_rule(read_rule_file(file, file.name), read_lexica(FOLDER, "broken"))
    except SourceError as error:
        return tuple(error.problems)
    return ()


def written(path: KeyPath) -> str:
    """A path as the first line of a file writes it."""
    return ".".join(f"[{step}]" if isinstance(step, int) else step for step in path).replace(".[", "[")


def spans_of(file: Path, place: str) -> list[Span]:
    """The spans of a place: of its value and of its key; without a place, that of the whole rule."""
    documents = read(file.read_bytes(), file.name)
    if not place:
        return [*(one.locate(()) for one in documents)]
    paths = [path for path in documents[0].values if written(path) == place]
    assert paths, f"{file.name} has no {place}"
    return [span for path in paths for span in (documents[0].locate(path), documents[0].locate_key(path))]


@pytest.mark.parametrize("file", BROKEN, ids=[file.stem for file in BROKEN])
def test_a_broken_rule_is_refused_with_one_message_at_the_place_of_its_fault(file: Path) -> None:
    first = FIRST_LINE.fullmatch(file.read_text(encoding="utf-8").splitlines()[0])
    assert first is not None, "the first line says `# refused: MESSAGE | PLACE`"
    place = first["place"] or ""
    problems = refused(file)
    assert [problem.message for problem in problems] == [first["message"]]
    span = problems[0].span
    if place.startswith("line "):
        assert span.start.line == int(place.removeprefix("line "))
    elif (span.start.line, span.start.column) != (1, 1) or place:
        assert span in spans_of(file, place)


def test_there_are_broken_rules_of_every_kind() -> None:
    assert len(BROKEN) >= 100


def test_broken_rules_do_not_stop_the_sound_one_among_them(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(FOLDER, folder)
    (folder / "sound.yaml").write_text(SOUND.format(name="sound"), encoding="utf-8")
    book = load_rulebook([folder], builtin=False)
    assert book.ids == ("sound",)
    assert [Path(problem.file).stem for problem in book.problems] == [file.stem for file in BROKEN]
    assert set(book.texts) == {problem.file for problem in book.problems}
