"""The picture of a journey: what stands on it, for whom, and that nothing of a journey is more than text."""

import os
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyaudit.draw import svg
from journeyaudit.draw.palette import DARK, LIGHT
from journeyaudit.draw.texts import width
from journeyaudit.draw.words import WORDS
from journeyaudit.report import Amount, Bill, Handover, Severity
from journeyaudit.values import TIE, Duration, Language
from tests.unit.maps import DAY, DAYS, ORDER, SPACE, box, cards, drawn, finding, journey, step, steps, texts

GOLDEN = Path(__file__).parents[1] / "data" / "maps"
HOSTILE = "[red]x[/red]<script>alert(1)</script>\x1b[2J\u202e\x00\ufffe &amp; ]]> \"'"
SHOWN = "[red]x[/red]<script>alert(1)</script>\\x1b[2J\\u202e\\x00\\ufffe &amp; ]]> \"'"
SIZES = {"t": 21, "h": 14, "n": 11.5, "k": 11.5}


def said(picture: ElementTree.Element) -> str:
    """All texts of a picture on one line."""
    return " ".join(texts(picture)).replace(TIE, " ")


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_picture_looks_as_it_did(lang: Language) -> None:
    found = [finding("form"), finding("call", Severity.WARNING), finding("", Severity.INFO)]
    text = svg(ORDER, found, lang)
    file = GOLDEN / f"{lang}.svg"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        file.write_text(text, encoding="utf-8", newline="")
    assert text == file.read_text(encoding="utf-8")


def test_every_step_says_aloud_what_is_drawn_of_it() -> None:
    assert [one.get("aria-label") for one in steps(drawn(ORDER))] == [
        "1. Formular ausfüllen; In charge: Customer; feeling +1 on a scale from −2 to 2",
        "2. Prüfung; In charge: Lager, Einkauf; behind the scenes; hand-off that nobody outside feels",
        "3. Rückruf; In charge: Service; wait before it: 2 days; hand-off that the customer feels; "
        "feeling −2 on a scale from −2 to 2",
        "4. Paket; In charge: nobody written down; wait before it: no limit",
    ]
    assert [one.get("aria-label") for one in steps(drawn(ORDER, lang="de"))] == [
        "1. Formular ausfüllen; Zuständig: Kunde; Gefühl +1 auf einer Skala von −2 bis 2",
        "2. Prüfung; Zuständig: Lager, Einkauf; im Hintergrund; Übergabe, die niemand draußen spürt",
        "3. Rückruf; Zuständig: Service; Wartezeit davor: 2 Tage; Übergabe, die der Kunde spürt; "
        "Gefühl −2 auf einer Skala von −2 bis 2",
        "4. Paket; Zuständig: niemand angegeben; Wartezeit davor: ohne Grenze",
    ]


def test_what_is_written_at_a_step() -> None:
    picture = drawn(ORDER, [finding("call")])
    assert [texts(one) for one in steps(picture)] == [
        ["1", "Formular ausfüllen", "web"],
        ["2", "Prüfung", "with Einkauf"],
        ["2 days", "3", "Rückruf", "phone", "then 4 or 1", "1"],
        ["?", "no limit", "4", "Paket"],
    ]


def test_the_picture_names_stages_lanes_and_the_line_of_visibility_from_top_to_bottom() -> None:
    names = ["Bestellen", "Warten", "Feeling", "Waiting", "Customer", "Service", "nobody written", "down"]
    names += ["Line of visibility · what the customer does not see", "Lager", "Legend", "Bill"]
    picture = drawn(ORDER)
    heights = {one.text: float(one.get("y", "")) for one in picture.iter(f"{SPACE}text")}
    found = [heights[name] for name in names]
    assert found == sorted(found)


def test_it_is_named_and_described_for_those_who_do_not_see_it() -> None:
    picture = drawn(ORDER, [finding("form"), finding("call", Severity.WARNING)], "de")
    by_id = {one.get("id"): one.text for one in picture.iter() if one.get("id")}
    assert by_id[picture.get("aria-labelledby")] == "Reisekarte: Ersatzteil bestellen"
    assert by_id[picture.get("aria-describedby")] == ("2 Abschnitte · 4 Schritte · 3 Stellen · 1 Fehler und 1 Warnung")
    assert (picture.get("lang"), picture.get("role")) == ("de", "graphics-document document")


def test_findings_are_marked_by_shape_and_number_and_told_below() -> None:
    found = [finding("form"), finding("form", Severity.WARNING), finding("form", Severity.INFO)]
    picture = drawn(ORDER, found)
    titles = [one.text for one in steps(picture)[0].iter(f"{SPACE}title")]
    assert titles == [
        "error 1: At form something is asked twice.",
        "warning 2: At form something is asked twice.",
        "info 3: At form something is asked twice.",
    ]
    shapes = [
        (one.tag.removeprefix(SPACE), one.get("d", "").count("L"))
        for one in steps(picture)[0].iter()
        if one.get("class") in ("f-error", "f-warning", "f-info")
    ]
    assert shapes[-3:] == [("path", 11), ("path", 2), ("circle", 0)]
    assert "warning · asks-twice At form something is asked twice." in said(picture)


def test_a_finding_names_its_step_its_law_and_what_it_rests_on() -> None:
    found = [finding("form", title="Formular ausfüllen", law="§ 312k BGB", assumed=True)]
    assert "Fehler · asks-twice · Formular ausfüllen · § 312k BGB · beruht auf einer Annahme At form" in said(
        drawn(ORDER, found, "de")
    )


def test_both_languages_have_every_word() -> None:
    assert WORDS["en"].keys() == WORDS["de"].keys()


def test_in_a_page_the_marks_lead_to_the_findings() -> None:
    picture = drawn(ORDER, [finding("form", fingerprint='a b"<')], links=True)
    [link] = picture.iter(f"{SPACE}a")
    assert link.get("href") == "#a%20b%22%3C"
    assert "asks-twice" not in said(picture)
    assert not list(drawn(ORDER, [finding("form")]).iter(f"{SPACE}a"))
    assert "@page" in svg(ORDER, (), "en") and "@page" not in svg(ORDER, (), "en", links=True)


def curves(picture: ElementTree.Element) -> int:
    """How many stretches of the curve of feelings are drawn."""
    return sum(one.get("class") == "c s-ink" for one in picture.iter(f"{SPACE}path"))


@pytest.mark.parametrize(
    ("scores", "stretches", "unknown"),
    [
        ((1, -1, 2), 2, 0),
        ((1, None, 2), 0, 1),
        ((None, 1, 2), 1, 1),
        ((None, None, 0), 0, 2),
    ],
)
def test_no_line_leads_through_a_feeling_that_nobody_wrote_down(
    scores: tuple[int | None, ...], stretches: int, unknown: int
) -> None:
    one = journey([("", [step(number, score=score) for number, score in enumerate(scores)])])
    picture = drawn(one)
    assert curves(picture) == stretches
    assert [texts(one)[0] == "?" for one in steps(picture)].count(True) == unknown


def test_where_nobody_wrote_down_any_feeling_that_is_said_once() -> None:
    one = journey([("", [step(number) for number in range(20)])])
    assert said(drawn(one)).count("Feeling not written down at any contact") == 1
    assert said(drawn(one, lang="de")).count("Gefühl an keinem Kontakt angegeben") == 1
    assert curves(drawn(one)) == 0


@pytest.mark.parametrize(
    ("wait", "english", "german"),
    [
        (DAYS, "2 days", "2 Tage"),
        (Amount(Duration(3 * DAY), at_least=True), "at least 3 days", "mindestens 3 Tage"),
        (Amount(None, at_least=True), "no limit", "ohne Grenze"),
        (Amount(None, missing=("wait.max",)), "how long is not written down", "Dauer nicht angegeben"),
    ],
)
def test_waits_say_how_long_as_far_as_that_is_known(wait: Amount, english: str, german: str) -> None:
    one = journey([("", [step(0), step(1, wait=wait)])])
    assert " ".join(texts(steps(drawn(one))[1])).startswith(english)
    assert " ".join(texts(steps(drawn(one, lang="de"))[1])).startswith(german)


def test_felt_hand_offs_differ_in_more_than_colour() -> None:
    def lines(how: Handover) -> tuple[str, int, list[str]]:
        one = journey([("", [step(0), step(1, owners=("Lager",), handoffs=(("s0", how),))])])
        picture = drawn(one)
        ways = [path for path in picture.iter(f"{SPACE}path") if re.match(r"l2? .*s-(way|felt)", path.get("class", ""))]
        return ways[0].get("class", ""), len(ways), [text for text in texts(picture) if text in "!?"]

    assert lines(Handover.FELT) == ("l2 s-felt", 3, ["!", "!"])
    assert lines(Handover.UNKNOWN) == ("l l3 s-way", 3, ["?", "?"])
    assert lines(Handover.SMOOTH) == ("l s-way", 3, [])
    assert lines(Handover.NONE) == ("l s-way", 2, [])


def test_a_hand_off_from_another_row_is_told_at_the_step() -> None:
    points = [step(number) for number in range(20)]
    points[19] = step(19, owners=("Lager",), handoffs=(("s2", Handover.FELT),))
    assert "case comes from 3 (felt)" in " ".join(texts(steps(drawn(journey([("", points)])))[19]))


def test_a_stage_that_goes_on_in_the_next_row_says_so() -> None:
    one = journey([("Warten", [step(number) for number in range(9)])])
    assert said(drawn(one)).count("Warten (continued)") == 1
    assert said(drawn(one, lang="de")).count("Warten (Fortsetzung)") == 1


def test_a_stage_without_steps_is_there() -> None:
    one = journey([("Bestellen", [step(0)]), ("Leer", [])])
    assert "Leer no steps written down" in said(drawn(one))


def test_a_journey_without_findings_steps_or_bill_is_still_a_picture() -> None:
    assert texts(drawn(journey([]))) == ["Reise", "0 steps · no findings"]


def test_the_bill_stands_below() -> None:
    assert "Bill 3 contacts · at least 2 days of waiting" in said(drawn(ORDER))
    assert "not written down: contacts (x)" in said(drawn(replace(ORDER, bill=Bill(Amount(None, missing=("x",))))))


def test_what_a_journey_says_stays_text() -> None:
    point = step(0, HOSTILE, owners=(HOSTILE,), channels=(HOSTILE,))
    one = journey([(HOSTILE, [point])], title=HOSTILE, id=HOSTILE)
    picture = drawn(one, [finding("s0", message=HOSTILE, journey=HOSTILE, title=HOSTILE, rule=HOSTILE)])
    assert picture.findtext(f"{SPACE}title") == f"Journey map: {SHOWN}"
    assert {one.tag.removeprefix(SPACE) for one in picture.iter()} <= {
        "svg", "title", "desc", "style", "g", "rect", "path", "circle", "text",
    }  # fmt: skip
    assert re.fullmatch(r"map-[A-Za-z0-9_-]+", picture.get("id", ""))


def test_pictures_of_different_journeys_share_no_ids() -> None:
    ids = [
        found
        for name in ("a", "a_b", "a-b", "a b", "a.b", "A")
        for one in drawn(replace(ORDER, id=name)).iter()
        if (found := one.get("id"))
    ]
    assert len(ids) == len(set(ids)) == 18


def test_it_loads_nothing_and_runs_nothing() -> None:
    text = svg(ORDER, [finding("form")], "en")
    assert re.findall(r"https?://[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<(script|image|use|foreignObject)|\son\w+=|url\(|@import", text)


words = st.text(st.characters(codec=None), max_size=60)


@settings(max_examples=60, deadline=None)
@given(title=words, owner=words, stage=words, message=words, name=words)
def test_it_is_xml_whatever_a_journey_says(title: str, owner: str, stage: str, message: str, name: str) -> None:
    one = journey([(stage, [step(0, title, owners=(owner,), wait=DAYS)])], title=title, id=name)
    found = [finding("s0", message=message, journey=name, rule=title), finding("", message=message, journey=name)]
    for links in (False, True):
        text = svg(one, found, "de", links=links)
        ElementTree.fromstring(text.encode())
        assert svg(one, found, "de", links=links) == text


LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen beim Hersteller anfragen WWWWWWWWWWWWWWWWWWWWWW"


@pytest.mark.parametrize("size", [1, 2, 7, 8, 23, 60])
@pytest.mark.parametrize("owners", [1, 3, 12])
@pytest.mark.parametrize("paged", [False, True])
def test_nothing_overlaps(size: int, owners: int, paged: bool) -> None:
    points = [
        step(
            number, LONG[: 10 + number * 7 % 100], noticed=number % 3 != 1, score=(None, 2, -2, 0)[number % 4],
            owners=(f"{LONG[:40]} {number % owners}", "Lager"), wait=DAYS if number % 2 else None, own=True,
            channels=("Internetseite", LONG), handoffs=((f"s{number - 1}", Handover.FELT),) if number else (),
        )
        for number in range(size)
    ]  # fmt: skip
    found = [
        finding(f"s{number}", journey="j", fingerprint=str((number, n))) for number in range(size) for n in range(5)
    ]
    one = journey([(LONG, points[start : start + 5]) for start in range(0, size, 5)])
    picture = drawn(one, found, "de", paged=paged)
    boxes = [card for card, _ in cards(picture)]
    for number, (left, top, right, bottom) in enumerate(boxes):
        for x, y, to, end in boxes[number + 1 :]:
            assert right <= x or to <= left or bottom <= y or end <= top
    for card, one_step in cards(picture):
        pills = [box(rect) for rect in one_step.iter(f"{SPACE}rect") if "f-pause" in rect.get("class", "")]
        for text in one_step.iter(f"{SPACE}text"):
            style = text.get("class", "").split()
            size_of = next((SIZES[name] for name in style if name in SIZES), 13)
            wide = width(text.text or "", size_of, bold=bool({"b", "k", "h"} & set(style)))
            x, y = float(text.get("x", "")), float(text.get("y", ""))
            x -= wide / 2 if text.get("text-anchor") == "middle" else 0
            if text.text == "?":
                continue
            assert any(
                left <= x and x + wide <= right + 0.1 and top + size_of / 2 <= y <= bottom
                for left, top, right, bottom in (card, *pills)
            ), text.text
    wide, high = (float(picture.get(name, "")) for name in ("width", "height"))
    assert wide <= 1400
    assert all(left >= 0 and right <= wide and bottom <= high for left, _, right, bottom in boxes)
    page = wide * 194 / 281
    assert not paged or all(top // page == (bottom - 1) // page for _, top, _, bottom in boxes)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_and_signs_can_be_told_from_what_is_behind_them(colours: dict[str, str]) -> None:
    grounds = ("paper", "lane", "own", "back", "card", "pause")
    for ground in grounds:
        assert contrast(colours["ink"], colours[ground]) >= 7, ground
        assert contrast(colours["felt"], colours[ground]) >= 3, ground
    for ground in ("paper", "lane", "own", "back", "card"):
        assert contrast(colours["soft"], colours[ground]) >= 4.5, ground
        assert contrast(colours["way"], colours[ground]) >= 3, ground
    for name in ("error", "warning", "info"):
        assert contrast(colours[name], colours["card"]) >= 4.5, name
    assert contrast(colours["title"], colours["stage"]) >= 7


def contrast(one: str, other: str) -> float:
    """The ratio of two colours by WCAG 2."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)
