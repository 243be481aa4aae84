"""Journeys in Markdown: where they stand, what says that they are some, and their places in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyaudit.source import Position, SourceError, Span
from journeyaudit.sources import Wishes, fences
from journeyaudit.sources.markdown import read

FENCED = """\
# Reklamation

Der Kunde ruft an.

```yaml journey
journey: Reklamation
touchpoints: [Anruf]
```
"""


def journeys(text: str) -> list[object]:
    return [one.data for one in read(text.encode(), "a.md", Wishes()).documents]


def test_a_fenced_journey_keeps_the_lines_and_columns_of_the_file() -> None:
    [found] = read(FENCED.encode(), "a.md", Wishes()).documents
    assert found.data == {"journey": "Reklamation", "touchpoints": ["Anruf"]}
    assert found.text == FENCED
    assert found.locate(("touchpoints", 0)) == Span(Position(7, 15), Position(7, 20))
    assert found.locate_words(("journey",), 2, 6) == Span(Position(6, 12), Position(6, 16))


@pytest.mark.parametrize(
    "info",
    ["yaml journey", "yml journey", "YAML Journey", "yaml {journey}", 'yaml title="x" journey', "yaml organisation"],
)
def test_a_fence_says_what_it_is(info: str) -> None:
    assert journeys(f"~~~ {info}\njourney: A\ntouchpoints: [B]\n~~~\n") == [{"journey": "A", "touchpoints": ["B"]}]


@pytest.mark.parametrize("info", ["", "yaml", "journey", "json journey", "yaml journeys"])
def test_other_fences_are_examples(info: str) -> None:
    assert journeys(f"```{info}\njourney: A\ntouchpoints: [B]\n```\n") == []


def test_a_fence_in_a_list_is_read_with_its_indentation() -> None:
    text = "1. Erst lesen\n\n   ```yaml journey\n   journey: A\n   touchpoints:\n     - B\n   ```\n"
    [found] = read(text.encode(), "a.md", Wishes()).documents
    assert found.data == {"journey": "A", "touchpoints": ["B"]}
    assert found.locate(("touchpoints", 0)) == Span(Position(6, 8), Position(6, 9))


def test_windows_line_breaks_do_not_move_places() -> None:
    [found] = read(FENCED.replace("\n", "\r\n").encode(), "a.md", Wishes()).documents
    assert found.locate(("touchpoints", 0)) == Span(Position(7, 15), Position(7, 20))


def test_front_matter_with_touchpoints_is_a_journey() -> None:
    text = "---\njourney: A\ntouchpoints: [B]\n---\n# Text\n"
    [found] = read(text.encode(), "a.md", Wishes()).documents
    assert found.locate(("touchpoints", 0)) == Span(Position(3, 15), Position(3, 16))


@pytest.mark.parametrize("front", ["title: A", "journey: A", "title: [broken", "- a"])
def test_front_matter_that_means_something_else_is_left_alone(front: str) -> None:
    assert journeys(f"---\n{front}\n---\n# Text\n") == []


def test_several_journeys_are_numbered_in_their_order() -> None:
    found = read((FENCED + "\n" + FENCED).encode(), "a.md", Wishes()).documents
    assert [one.index for one in found] == [0, 1]
    assert [one.locate(("journey",)).start.line for one in found] == [6, 15]


def test_every_broken_fence_is_named_at_its_place() -> None:
    text = "```yaml journey\njourney: [A\n```\n\n```yaml journey\na: 1\na: 2\n```\n"
    with pytest.raises(SourceError) as caught:
        read(text.encode(), "a.md", Wishes())
    assert [one.split(": ")[0] for one in str(caught.value).splitlines()] == ["a.md:2:10", "a.md:7:1"]


def test_the_whole_text_is_prose() -> None:
    assert read(FENCED.encode(), "a.md", Wishes()).prose == FENCED


def test_a_fence_that_nobody_closes_goes_on_to_the_end() -> None:
    [found] = fences("a\n```yaml journey\nb\n")
    assert (found.info, found.inside, found.outside, found.end) == ("yaml journey", 18, 20, 20)


def test_a_fence_is_closed_by_its_own_kind_only() -> None:
    text = "````\n```\n~~~\n`````\nafter\n"
    [found] = fences(text)
    assert text[found.inside : found.outside] == "```\n~~~\n"


LINES = ["```", "~~~", "```yaml journey", "---", "journey: A", "touchpoints: [B]", "> x", "", "\t"]


@given(st.lists(st.sampled_from(LINES)))
def test_any_markdown_is_read_or_refused(lines: list[str]) -> None:
    try:
        reading = read("\n".join(lines).encode(), "a.md", Wishes())
    except SourceError:
        return
    assert reading.prose == "\n".join(lines)


DRAWN = """\
# Einkauf

## Im Laden ##

```mermaid
journey
    section Suchen
      Regal finden: 2: Kunde
```

```mermaid
flowchart LR
  a --> b
```
"""


def test_a_diagram_of_a_journey_is_one_named_by_the_heading_above() -> None:
    reading = read(DRAWN.encode(), "a.md", Wishes())
    [found] = reading.documents
    stages = [{"title": "Suchen", "touchpoints": [{"title": "Regal finden", "actor": "customer", "emotion": -1}]}]
    assert found.data == {"journey": "Im Laden", "stages": stages}
    assert found.locate(("stages", 0, "touchpoints", 0, "title")) == Span(Position(8, 7), Position(8, 19))
    assert [(one.span.start.line, one.code) for one in reading.remarks] == [(6, "source")]


def test_a_broken_diagram_is_a_problem_at_its_place() -> None:
    with pytest.raises(SourceError) as caught:
        read(b"```mermaid\njourney\n  title A\n  title B: 3\n  B: C: D: E\n  :::\n```\n", "a.md", Wishes())
    assert str(caught.value).startswith("a.md:")
