"""Ids of touchpoints, and everything that refers to them."""

from __future__ import annotations

import pytest

from journeyaudit.model import ids, journey_id, parse_journey, walk
from journeyaudit.reader import read
from journeyaudit.source import SourceError

HINT = " (only the id of a touchpoint can stand here, no prose)"
HINT_END = " (only the id of a touchpoint can stand here, no prose, or `end`)"
HINT_NONE = " (write `end` if the journey ends there, or the id of the touchpoint that follows)"


def test_ids_stand_in_the_order_of_the_file_by_path() -> None:
    [document] = read(
        """
journey: Größe ändern
stages:
  - title: One
    touchpoints:
      - Auswählen
      - title: Bestellen
        backstage:
          - {title: Prüfen, id: check}
          - {title: Packen, backstage: Suchen}
  - title: Two
    touchpoints: Auswählen
""",
        "t.yaml",
    )
    journey = parse_journey(document)
    assert list(ids(journey).items()) == [
        (("stages", 0, "touchpoints", 0), "auswaehlen"),
        (("stages", 0, "touchpoints", 1), "bestellen"),
        (("stages", 0, "touchpoints", 1, "backstage", 0), "check"),
        (("stages", 0, "touchpoints", 1, "backstage", 1), "packen"),
        (("stages", 0, "touchpoints", 1, "backstage", 1, "backstage", 0), "suchen"),
        (("stages", 1, "touchpoints", 0), "auswaehlen-2"),
    ]
    assert [path for path, _ in walk(journey)] == list(ids(journey))
    assert journey_id(journey) == "groesse-aendern"


@pytest.mark.parametrize(
    ("touchpoints", "expected"),
    [
        ("[A, A, A]", ["a", "a-2", "a-3"]),
        ("[A, {title: B, id: a}]", ["a-2", "a"]),
        ("[A, A-2, A]", ["a", "a-2", "a-3"]),
        ("[{title: B, id: a-2}, A, A]", ["a-2", "a", "a-3"]),
        ("[End]", ["end-2"]),
        ("[{title: A, id: 7}]", ["7"]),
    ],
)
def test_an_id_that_is_not_written_comes_from_the_title_and_is_unique(touchpoints: str, expected: list[str]) -> None:
    [document] = read(f"journey: x\ntouchpoints: {touchpoints}\n", "t.yaml")
    assert list(ids(parse_journey(document)).values()) == expected


def test_references_to_existing_steps_are_fine() -> None:
    [document] = read(
        """
journey: x
id: short
commitment: b
touchpoints:
  - {title: A, next: {fine: c}, on_failure: {broken: end, again: a}}
  - {title: B, wait: {max: 1 d, since: a}, next: end}
  - {title: C, promises: {text: p, kept_at: look}, cost: {amount: 5 EUR, shown_at: c}, backstage: [Look]}
""",
        "t.yaml",
    )
    assert journey_id(parse_journey(document)) == "short"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("next: steq", f"4:11: no touchpoint has the id 'steq'; did you mean 'step'?{HINT_END}"),
        ("next: Step", f"4:11: no touchpoint has the id 'Step'; did you mean 'step'?{HINT_END}"),
        ("next: Last  one", f"4:11: no touchpoint has the id 'Last  one'; did you mean 'final'?{HINT_END}"),
        ("next: wait until noon", f"4:11: no touchpoint has the id 'wait until noon'{HINT_END}"),
        ("next: {ok: end, bad: xyz}", f"4:26: no touchpoint has the id 'xyz'{HINT_END}"),
        ("on_failure: {bad: xyz}", f"4:23: no touchpoint has the id 'xyz'{HINT_END}"),
        ("on_failure: {gone: none}", f"4:24: no touchpoint has the id 'none'{HINT_NONE}"),
        ("wait: {since: xyz}", f"4:19: no touchpoint has the id 'xyz'{HINT}"),
        ("wait: {since: end}", "4:19: `end` can stand only in next and on_failure; name a touchpoint here"),
        ("promises: {text: p, kept_at: xyz}", f"4:34: no touchpoint has the id 'xyz'{HINT}"),
        ("cost: {amount: 5 EUR, shown_at: xyz}", f"4:37: no touchpoint has the id 'xyz'{HINT}"),
        ("backstage: {title: b, next: xyz}", f"4:33: no touchpoint has the id 'xyz'{HINT_END}"),
        ("id: end", "4:9: `end` cannot be an id: it stands for the end of the journey"),
        ("id: a b", "4:9: 'a b' cannot be an id: an id is one word without blanks (for example 'a-b')"),
        ("id: final", "5:27: the id 'final' stands twice; first in line 4"),
    ],
)
def test_a_reference_that_finds_nothing_is_refused(text: str, expected: str) -> None:
    [document] = read(
        f"journey: x\ntouchpoints:\n  - title: Step\n    {text}\n  - {{title: Last one, id: final}}\n", "t.yaml"
    )
    with pytest.raises(SourceError) as caught:
        parse_journey(document)
    assert str(caught.value) == f"t.yaml:{expected}"


def test_the_step_that_binds_must_exist() -> None:
    [document] = read("journey: x\ncommitment: oder\ntouchpoints: [Order]\n", "t.yaml")
    with pytest.raises(SourceError) as caught:
        parse_journey(document)
    assert str(caught.value) == f"t.yaml:2:13: no touchpoint has the id 'oder'; did you mean 'order'?{HINT}"


@pytest.mark.parametrize(("depth", "refused"), [(5, False), (6, True), (9, True)])
def test_backstage_steps_lie_only_so_deep(depth: int, refused: bool) -> None:
    text = "{title: A, backstage: " * depth + "{title: A}" + "}" * depth
    [document] = read(f"journey: x\ntouchpoints: {text}\n", "t.yaml")
    if not refused:
        assert len(ids(parse_journey(document))) == depth + 1
        return
    with pytest.raises(SourceError) as caught:
        parse_journey(document)
    [problem] = caught.value.problems
    assert problem.message == "backstage steps may lie inside each other at most 5 deep"
