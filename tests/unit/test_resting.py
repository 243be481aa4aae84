"""Journeys at rest are the same journeys, and of many only few are in memory at once."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from journeyaudit.auditor import Request, audit_request, draw_up
from journeyaudit.conditions.keys import key_of
from journeyaudit.facts import world as worlds
from journeyaudit.loader import Loaded, load
from journeyaudit.loader.resting import FIELDS, OPEN, Kept, RestingDocument, RestingJourney
from journeyaudit.model import Touchpoint
from journeyaudit.report import Finding, Report, StripStage
from journeyaudit.settings import Settings
from journeyaudit.stowed import FEW, Row

Known = Literal["partial", "whole"]
COLOUR = "colour"
"""What no journey has."""
MANY = 100
STEPS = 3
OF_ONE_PRODUCT = 4
EXAMPLES = Path(__file__).parents[2] / "journeys"
JOURNEY = """\
{comment}journey: Reise {number}
{product}intent: {intent}
market: DE
touchpoints:
  - {{title: Anruf, actor: customer, channels: phone, asks: [Schadenshergang], owner: Hotline}}
  - {{title: Antwort, actor: Lager, wait: {{max: open}}, asks: Schadenshergang, says: Das liegt am System.}}
  - {{title: Zusage, actor: Hotline, promises: [{{text: Bald, within: 2 d}}]}}
"""
ORGANISATION = """\
organisation: Beispiel
units:
  - {name: Hotline, metrics: [{name: Abschlüsse, serves: company, incentive: true}]}
  - {name: Lager, role: it}
  - {name: Einkauf}
slogans: [Immer für Sie da.]
"""
INTENTS = ("buy", "leave", "complain", "use")


def written(folder: Path, number: int, *, organisation: bool = False) -> Path:
    """A folder with so many journeys of which some are compared, some share an id, and some accept a finding."""
    folder.mkdir()
    for one in range(number):
        text = JOURNEY.format(
            comment="# journeyaudit: accept system-excuse, cold-handoff -- bekannt\n" if one % 9 == 0 else "",
            number=one // 2 if one % 11 == 0 else one,
            product=f"product: P{one % (max(1, number // OF_ONE_PRODUCT))}\n" if one % 7 else "",
            intent=INTENTS[one % 4],
        )
        (folder / f"{one:03}.yaml").write_text(text, encoding="utf-8")
    if organisation:
        (folder / "organisation.yaml").write_text(ORGANISATION, encoding="utf-8")
    return folder


def few(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let so many journeys count as few."""
    for module, name in (("loader.load", "FEW"), ("engine.run", "FEW"), ("auditor", "FEW"), ("facts.world", "SEVERAL")):
        monkeypatch.setattr(sys.modules[f"journeyaudit.{module}"], name, number)


def both(monkeypatch: pytest.MonkeyPatch, make: Callable[[], Report]) -> tuple[Report, Report]:
    """A report made with all journeys at hand, and with all at rest."""
    few(monkeypatch, 10_000)
    at_hand = make()
    few(monkeypatch, 0)
    return at_hand, make()


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("portfolio", ["partial", "whole"])
@pytest.mark.parametrize("organisation", [False, True])
def test_an_audit_says_the_same_of_journeys_at_rest(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    organisation: bool,
    portfolio: Literal["partial", "whole"],
    jobs: int,
) -> None:
    folder = written(tmp_path / "journeys", 24, organisation=organisation)
    settings = Settings(portfolio=portfolio)
    at_hand, at_rest = both(monkeypatch, lambda: audit_request(Request([str(folder)], jobs=jobs), settings))
    assert at_hand.findings
    assert {one.accepted for one in at_hand.findings} == {"", "bekannt"}
    assert isinstance(at_rest.findings, Row)
    assert at_hand == at_rest
    assert list(at_hand.everything) == list(at_rest.everything)
    assert (at_hand.kinds, at_hand.exit_code) == (at_rest.kinds, at_rest.exit_code)


def test_real_journeys_are_the_same_at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    request = Request([str(EXAMPLES)], jobs=2)
    at_hand, at_rest = both(monkeypatch, lambda: audit_request(request, Settings(portfolio="whole")))
    assert len(at_hand.audited) > 10
    assert at_hand == at_rest


def test_bills_are_the_same_at_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path / "journeys", 12)
    at_hand, at_rest = both(monkeypatch, lambda: draw_up(Request([str(folder)]), Settings()))
    assert len(at_hand.audited) == 12
    assert at_hand == at_rest


def test_all_that_a_journey_holds_is_there_whenever_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    few(monkeypatch, 10_000)
    at_hand = load([str(EXAMPLES)])
    few(monkeypatch, 0)
    at_rest = load([str(EXAMPLES)])
    for _ in range(2):
        for group, same in zip(at_hand.groups, at_rest.groups, strict=True):
            for (journey, document), (resting, resting_document) in zip(group.journeys, same.journeys, strict=True):
                assert isinstance(resting, RestingJourney)
                assert isinstance(resting_document, RestingDocument)
                assert {name: getattr(journey, name) for name in FIELDS} == {
                    name: getattr(resting, name) for name in FIELDS
                }
                assert dict(document.values) == dict(resting_document.values)
                assert dict(document.keys) == dict(resting_document.keys)
                assert (document.data, document.text, document.comments) == (
                    resting_document.data,
                    resting_document.text,
                    resting_document.comments,
                )
        assert at_rest.shelf.awake
        at_rest.let_go()
        assert not at_rest.shelf.awake


def test_who_asks_for_little_wakes_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few(monkeypatch, 0)
    loaded: Loaded = load([str(written(tmp_path / "journeys", 3))])
    [(first, document), *_] = loaded.groups[0].journeys
    assert (first.title, first.id, first.product, first.stages, document.name[-8:]) == (
        "Reise 0",
        None,
        None,
        None,
        "000.yaml",
    )
    assert not loaded.shelf.awake
    with pytest.raises(AttributeError, match="colour"):
        getattr(first, COLOUR)
    with pytest.raises(AttributeError, match="colour"):
        getattr(document, COLOUR)
    assert len(first.touchpoints or ()) == STEPS
    assert len(loaded.shelf.awake) == 1


def alive(kind: type) -> int:
    """How many things of a kind there are."""
    return sum(type(one) is kind for one in gc.get_objects())


def test_of_many_journeys_only_few_are_in_memory(tmp_path: Path) -> None:
    """What counts is what is there while journeys are judged, and when the report is: not a measure of the machine."""
    folder = written(tmp_path / "journeys", MANY, organisation=False)
    before = {kind: alive(kind) for kind in (Touchpoint, Finding, StripStage)}
    seen: list[dict[type, int]] = []

    def look(done: int, total: int) -> None:
        if done % 12 == 11 or done == total:
            gc.collect()
            seen.append({kind: alive(kind) - number for kind, number in before.items()})

    report = audit_request(Request([str(folder)], jobs=1, tell=look), Settings())
    gc.collect()
    seen.append({kind: alive(kind) - number for kind, number in before.items()})
    assert len(report.audited) == MANY
    assert len(report.findings) > 2 * MANY
    assert len(seen) >= 8
    at_hand = FEW + worlds.SEVERAL + 2 * OF_ONE_PRODUCT
    assert max(one[Touchpoint] for one in seen) <= at_hand * STEPS < MANY * STEPS / 2
    assert max(one[StripStage] for one in seen) <= 2
    assert max(one[Finding] for one in seen) < len(report.findings) / 20


def test_what_is_compared_with_all_journeys_keeps_none_awake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few(monkeypatch, 0)
    loaded = load([str(written(tmp_path / "journeys", 6, organisation=True))])
    [group] = loaded.groups
    world = worlds.World(group.journeys, group.organisation, {}, shelf=loaded.shelf)
    [slogan] = world.over_all("slogan").values
    gc.collect()
    before = alive(Touchpoint)
    promises = slogan.items("promises").values
    assert len(promises) >= 6
    assert not loaded.shelf.awake
    gc.collect()
    assert alive(Touchpoint) == before
    steps = [one.up("touchpoint") for one in promises]
    assert {step.get("title") for step in steps if step is not None} == {"Zusage"}
    assert not loaded.shelf.awake
    assert {step.get("actor") for step in steps if step is not None} == {"Hotline"}
    loaded.let_go()
    units = world.over_all("unit").values
    assert sum(len(unit.items("promises").values) for unit in units) > 0
    assert len(loaded.shelf.awake) < 6


def test_steps_of_many_journeys_are_asked_one_journey_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path / "journeys", 40, organisation=True)
    request, settings = Request([str(folder)], jobs=1), Settings(select=("incentive-pressure",))
    few(monkeypatch, 10_000)
    at_hand = audit_request(request, settings)
    few(monkeypatch, 0)
    awake: list[int] = []
    wake = Kept.wake_journey

    def noted(self: Kept) -> None:
        wake(self)
        awake.append(len(self.shelf.awake))

    monkeypatch.setattr(Kept, "wake_journey", noted)
    assert audit_request(request, settings) == at_hand
    assert max(len(one.related) for one in at_hand.findings) > 10
    assert len(awake) >= 40
    assert max(awake) <= 2 * OF_ONE_PRODUCT


def test_texts_are_read_without_waking_anybody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few(monkeypatch, 0)
    folder = written(tmp_path / "journeys", 2 * OPEN)
    both_in_one = "journey: Ä „1“\ntouchpoints: [Anruf]\n---\njourney: B\ntouchpoints: [Brief]\n"
    (folder / "two.yaml").write_text(both_in_one, encoding="utf-8")
    loaded = load([str(folder)])
    files = {one.as_posix(): one.read_text(encoding="utf-8") for one in folder.iterdir()}
    loaded.let_go()
    assert dict(loaded.texts) == files
    assert not loaded.shelf.awake
    assert not loaded.shelf.open
    [first, second] = [
        one.kept
        for _, one in loaded.groups[0].journeys
        if isinstance(one, RestingDocument) and one.name.endswith("two.yaml")
    ]
    assert first.text is second.text
    for _, document in loaded.groups[0].journeys:
        assert document.locate(("journey",)).start.column == 10
        assert len(loaded.shelf.open) <= OPEN


def test_a_promise_is_the_same_however_often_its_journey_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few(monkeypatch, 0)
    loaded = load([str(written(tmp_path / "journeys", 6, organisation=True))])
    [group] = loaded.groups
    world = worlds.World(group.journeys, group.organisation, {}, shelf=loaded.shelf)
    [slogan] = world.over_all("slogan").values
    key = key_of(world.kinds["slogan"].fields["promises"].type)
    before = [key(one, slogan) for one in slogan.items("promises").values]
    steps = [step for journey in world.journeys for step in journey.items("touchpoints").values]
    assert [key(one, slogan) for step in steps for one in step.items("promises").values] == before
    assert len(set(before)) == len(before) >= 6


def test_the_pack_is_asked_in_an_order_that_does_not_show(tmp_path: Path) -> None:
    folder = written(tmp_path / "journeys", 9)
    report = audit_request(Request([str(folder)]), Settings())
    assert [one.file for one in report.audited] == sorted(one.file for one in report.audited)
    assert FEW >= 9, "else this is not about few journeys"
