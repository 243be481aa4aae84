"""The strip and the bill above the findings: what is shown, what is left open, and that it fits."""

import re
from typing import Any

import pytest
from rich.cells import cell_len

from journeyaudit.report import Amount, Audited, Bill, Handover, Point, Severity, StripStage
from journeyaudit.reporters import REPORTERS, Style
from journeyaudit.reporters.layout import painted
from journeyaudit.reporters.strip import Overview
from journeyaudit.values import Duration, Language
from tests.reporters.sample import BILL, DAY, STRIP, sample

MARKS = {Severity.ERROR: ("✖", "red"), Severity.WARNING: ("▲", "yellow"), Severity.INFO: ("●", "cyan")}
LONG = "Lieferantenrahmenvertragsverhandlungen und Warenwirtschaftssystemumstellungen mit der Rechtsabteilung"
EVIL = "[red]x[/red]\x1b[2J\u202edef\r\n"


def drawn(strip: tuple[StripStage, ...], bill: Bill | None = None, lang: Language = "en", **style: Any) -> list[str]:
    """The lines above the findings of a journey."""
    look = Style(**{"width": 80, **style})
    audited = Audited("a.yaml", "a", "A", "", 1, bill or Bill(), strip)
    lines = Overview(look, look.width, lang, MARKS).lines(audited)
    return [painted(line, look.colour) for line in lines]


def point(number: int = 1, **changes: Any) -> Point:
    parts: dict[str, Any] = {
        "id": f"t{number}",
        "title": f"Step {number}",
        "noticed": True,
        "score": None,
        "owners": ("Sales",),
        "handover": Handover.NONE,
        "wait": None,
        "findings": {},
    }
    return Point(**{**parts, **changes})


def test_stages_stand_side_by_side_and_the_bill_below_in_english() -> None:
    assert drawn(STRIP, BILL) == [
        "Stage      Bestellen                          Auf das Teil warten",
        "Friction   ✖ 1 ▲ 1 ● 1                        none",
        "Feeling    −                                  ·",
        "Wait       7 days                             no limit",
        "In charge  → Lager ⇒ Einkauf                  →? Spedition + Lager",
        "           ⇒ hand-off that the customer feels; → hand-off that nobody outside",
        "           feels; →? hand-off, not known whether felt; · feeling not written",
        "           down",
        "",
        "Bill       2 contacts · ~1 own step · at least 9 days of waiting ·",
        "           at least 1 h 45 min of work · 3 hand-offs · 4 units ·",
        "           at least 1 channel · 1 fact asked twice",
        "           not written down: form fields and logins (touchpoint.effort);",
        "           ~ inferred: who acts there is not written down",
    ]


def test_stages_stand_side_by_side_and_the_bill_below_in_german() -> None:
    assert drawn(STRIP, BILL, "de", width=100) == [
        "Abschnitt  Bestellen                               Auf das Teil warten",
        "Reibung    ✖ 1 ▲ 1 ● 1                             keine",
        "Gefühl     −                                       ·",
        "Wartezeit  7 Tage                                  ohne Grenze",
        "Zuständig  → Lager ⇒ Einkauf                       →? Spedition + Lager",
        "           ⇒ Übergabe, die der Kunde spürt; → Übergabe, die niemand draußen spürt; →? Übergabe,",
        "           unklar, ob spürbar; · Gefühl nicht angegeben",
        "",
        "Rechnung   2 Kontakte · ~1 eigener Schritt · mindestens 9 Tage Wartezeit ·",
        "           mindestens 1 h 45 min Arbeit · 3 Übergaben · 4 Stellen · mindestens 1 Kanal ·",
        "           1 Angabe doppelt verlangt",
        "           nicht angegeben: Formularfelder und Anmeldungen (touchpoint.effort); ~ erschlossen: wer",
        "           dort handelt, steht nirgends",
    ]


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("width", [40, 72, 80, 120, 200])
@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
@pytest.mark.parametrize("title", ["Bestellen", LONG, EVIL, "注文する" * 20])
def test_nothing_is_wider_than_the_terminal(lang: Language, width: int, unicode: bool, title: str) -> None:
    points = tuple(point(n, title=title, owners=(title, "Lager"), handover=Handover.FELT) for n in range(5))
    many = tuple(StripStage(title, points, Amount(Duration(DAY))) for _ in range(7))
    for strip in (many, many[:1], (StripStage("", points),)):
        lines = drawn(strip, BILL, lang, width=width, unicode=unicode)
        assert max(map(cell_len, lines)) <= width
        assert all(line.isprintable() for line in lines)
        assert unicode or all(line.isascii() for line in lines)


def test_hostile_titles_are_text() -> None:
    text = "\n".join(drawn((StripStage(EVIL, (point(owners=(EVIL,)),)),), width=200))
    assert text.count(r"[red]x[/red]\x1b[2J\u202edef\x0d\x0a") == 2


def test_a_journey_without_stages_is_shown_step_by_step() -> None:
    steps = (
        point(1, findings={Severity.ERROR: 2}, score=-1),
        point(2, noticed=False, findings={Severity.INFO: 1}, owners=("Depot",), handover=Handover.SMOOTH,
              wait=Amount(Duration(DAY))),
        point(3, findings={Severity.INFO: 1}, owners=("Depot",)),
    )  # fmt: skip
    assert drawn((StripStage("", steps),))[:5] == [
        "Step       Step 1                             Step 3",
        "Friction   ✖ 2                                ● 2",
        "Feeling    −                                  ·",
        "Wait                                          1 day",
        "In charge  Sales                              → Depot",
    ]


def test_one_step_needs_no_title() -> None:
    assert drawn((StripStage("", (point(score=2),)),)) == [
        "Friction   none",
        "Feeling    ++",
        "In charge  Sales",
        "",
    ]


def test_two_hundred_steps_stay_short() -> None:
    steps = tuple(point(n, score=n % 5 - 2, owners=(f"Unit {n}",), handover=Handover.FELT) for n in range(200))
    lines = drawn((StripStage("", steps, findings={Severity.WARNING: 40}),))
    assert len(lines) < 12
    assert lines[0] == "Friction   ▲ 40"
    assert lines[1].endswith("− 0 + …")
    assert "⇒ Unit 11 …" in " ".join(lines)


def test_of_two_hundred_stages_the_first_are_shown_and_the_others_counted() -> None:
    lines = drawn(tuple(StripStage(f"Stage {n}", (point(),)) for n in range(200)), width=120)
    assert "           (176 more stages)" in lines
    assert "Stage 23" in "\n".join(lines)
    assert "Stage 24" not in "\n".join(lines)


def test_what_nobody_wrote_down_is_said_once() -> None:
    lines = drawn((StripStage("A", (point(owners=None),)), StripStage("B", (point(owners=None),))))
    assert lines == [
        "Stage      A                                  B",
        "Friction   none                               none",
        "Feeling    not written down at any contact",
        "In charge  not written down at any step",
        "",
    ]


def test_an_owner_nobody_wrote_down_is_a_gap_between_others() -> None:
    steps = (point(1), point(2), point(3, owners=None), point(4, owners=()), point(5, owners=("Depot",)))
    assert "In charge  Sales, ?, Depot" in drawn((StripStage("A", steps),))


def test_where_several_ways_come_to_one_owner_the_first_arrow_stands_for_all() -> None:
    felt = {"handover": Handover.FELT}
    steps = (point(1), point(2, owners=("Depot",), **felt), point(3, owners=("Depot",), **felt), point(4, **felt))
    assert "In charge  Sales ⇒ Depot ⇒ Sales" in drawn((StripStage("A", steps),))


def test_a_mark_is_explained_where_it_first_comes_up() -> None:
    overview = Overview(Style(), 80, "en", MARKS)
    journeys = [Audited("a.yaml", name, name, "", 1, strip=STRIP) for name in ("a", "b")]
    first, second = ["\n".join(painted(line, False) for line in overview.lines(one)) for one in journeys]
    assert "hand-off that the customer feels" in first
    assert "hand-off" not in second


def test_nothing_is_said_of_what_there_is_none_of() -> None:
    assert drawn((), Bill()) == []
    assert drawn((), Bill(waiting=Amount(None, at_least=True))) == ["Bill       waiting without limit"]


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        (Duration(45 * 60), "45 min"),
        (Duration(6300), "1 h 45 min"),
        (Duration(30 * 3600), "30 h"),
        (Duration(61), "1 min 1 s"),
    ],
)
def test_work_is_counted_in_hours(duration: Duration, expected: str) -> None:
    assert drawn((), Bill(minutes=Amount(duration))) == [f"Bill       {expected} of work"]


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        (Duration(60 * DAY), "60 Tage"),
        (Duration(DAY + 3600), "1 Tag, 1 h"),
        (Duration(120, 47, 0), "47 Werktage, 2 min"),
        (Duration(DAY, 0, 5), "5 Arbeitstage, 1 Tag"),
    ],
)
def test_waiting_is_exact(duration: Duration, expected: str) -> None:
    assert drawn((), Bill(waiting=Amount(duration)), "de") == [f"Rechnung   {expected} Wartezeit"]


def test_quiet_reports_leave_strip_and_bill_out() -> None:
    full = REPORTERS["full"]
    assert re.search("^Bill  ", full(sample(), Style()), re.M)
    quiet = full(sample(), Style(quiet=True))
    assert not re.search("^(Bill|Stage|Friction)  ", quiet, re.M)


def test_colour_says_nothing_that_words_do_not() -> None:
    coloured = [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in drawn(STRIP, BILL, colour=True)]
    assert coloured == drawn(STRIP, BILL)
