"""Journeys as diagrams and tables: what can be held comes back, and what cannot is listed."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyaudit.exports import Export, write_mermaid, write_table
from journeyaudit.model import Journey, Touchpoint, ids, parse_journey
from journeyaudit.source import Document
from journeyaudit.sources import Wishes, reader_of
from journeyaudit.values import Language, fold, in_language, visible


def journey(data: dict[str, object]) -> Journey:
    return parse_journey(Document("way.yaml", "", data, {}, {}, ()))


def back(made: Export, name: str) -> Journey:
    """The journey that the text holds for the reader of its form."""
    reader = reader_of(name)
    assert reader is not None
    (only,) = reader(made.text.encode(), name, Wishes()).documents
    return parse_journey(only)


def steps(one: Journey) -> list[Touchpoint]:
    return [step for stage in one.stages or () for step in stage.touchpoints] or list(one.touchpoints or ())


STEP: dict[str, object] = {
    "title": "Order: now; or #1",
    "id": "order",
    "actor": "Kunde",
    "owner": ["Sales", "Shop, online"],
    "channels": ["phone", "web"],
    "wait": "2-4 Wochen",
    "asks": [{"what": "IBAN", "purpose": "pay"}],
    "effort": {"minutes": 15, "fields": 3},
    "next": {"too dear": "end"},
    "says": ["One.\nTwo.", "- three"],
    "promises": [{"text": "Soon", "within": "3 Werktage"}, {"text": "Cheap", "remedy": "none"}],
    "cost": "39,99 € / Monat",
    "handoff": {"warm": True},
    "kind": "request",
    "justified": {"by": "law", "until": "2027-01-31"},
    "emotion": -2,
    "backstage": ["Check"],
}
WAY = journey(
    {
        "journey": "Get a line",
        "market": "DE",
        "stages": [
            {"title": "A: first", "intent": "buy", "touchpoints": [STEP, "Wait"]},
            {"title": "Second", "touchpoints": [{"title": "Use", "actor": "Shop, online", "emotion": 1}]},
        ],
    }
)


def test_a_diagram() -> None:
    assert write_mermaid(WAY, "de", {"order": "⚠"}) == Export(
        "journey\n"
        "  title Get a line\n"
        "  section A#58; first\n"
        "    ⚠ Order#58; now#59; or #35;1: 1: Kunde\n"
        "    %% journeyaudit: feelings not known below\n"
        "    Wait: 3\n"
        "  section Second\n"
        "    %% journeyaudit: feelings known below\n"
        "    Use: 4: Shop#44; online\n",
        (
            "Mermaid wants a score for every step: where no feeling is known, 3 is written and a comment says so",
            "a diagram has no place for these fields, they are left out: asks (1), backstage (1), channels (1), "
            "cost (1), effort (1), handoff (1), id (1), journey.market (1), justified (1), kind (1), next (1), "
            "owner (1), promises (1), says (1), stage.intent (1), wait (1)",
        ),
    )


def test_a_journey_without_stages_has_no_sections() -> None:
    made = write_mermaid(journey({"journey": "T", "touchpoints": [{"title": "A", "actor": "system", "emotion": 2}]}))
    assert made == Export("journey\n  title T\n  %% journeyaudit: all who act are units\n  A: 5: System\n", ())


def test_a_table_in_english() -> None:
    made = write_table([WAY])
    head, first, second, third = csv.reader(io.StringIO(made.text))
    assert dict(zip(head, first, strict=True)) == {
        "Journey": "Get a line",
        "Stage": "A: first",
        "Step": "Order: now; or #1",
        "ID": "order",
        "Actor": "customer",
        "Owner": "Sales; Shop, online",
        "Kind": "request",
        "Channels": "phone; web",
        "Wait": "4 weeks",
        "Usual wait": "14 days",
        "Asks": "IBAN",
        "Effort": "15 minutes",
        "Form fields": "3",
        "Warm hand-off": "yes",
        "Next": "too dear → end",
        "Says": "• One.\n  Two.\n• - three",
        "Promise": "• Soon\n• Cheap",
        "Promised within": "3 working days (Mon–Sat)",
        "Cost": "€39.99 per month",
        "Justified by": "law",
        "Justified until": "2027-01-31",
        "Emotion": "-2",
    }
    assert [one for one in second if one] == ["Get a line", "A: first", "Wait", "wait"]
    assert third[:6] == ["Get a line", "Second", "Use", "use", "Shop, online", ""]
    assert made.remarks == (
        "a table has no place for these fields, they are left out: asks.purpose (1), backstage (1), "
        "journey.market (1), promises.remedy (1), stage.intent (1)",
    )


def test_a_table_in_german_is_parted_by_semicolons() -> None:
    made = write_table(
        [journey({"journey": "T", "touchpoints": [{"title": "A", "wait": "3 d", "asks": "none"}]})], "de"
    )
    assert made == Export("Customer Journey;Schritt;Kennung;Wartezeit;Unterlagen\nT;A;a;3 Tage;keine\n", ())


def test_several_journeys_are_one_table() -> None:
    made = write_table([journey({"journey": one, "touchpoints": ["A"]}) for one in ("Join", "Leave")])
    assert made.text == "Journey,Step,ID\nJoin,A,a\nLeave,A,a\n"


def test_remarks_are_said_in_german() -> None:
    (said,) = write_table([journey({"journey": "T", "market": "DE", "touchpoints": ["A"]})]).remarks
    assert in_language(said, "de") == (
        "für diese Felder hat eine Tabelle keinen Platz, sie bleiben weg: journey.market (1)"
    )


HOSTILE = [
    "[red]x[/red]<script>alert(1)</script>\x1b[2J",
    '=HYPERLINK("http://example.org","x")',
    "@SUM(1)", "-2+3|cmd", "+1", "'=x",
    "journey", "Journey to work", "title x", "section: a", "accTitle: x", "accDescr { x }",
    "%%{init: {}}%% a", "%% c", "a %% b", "100%", "% a", "a%%", "a # b; c: d, e", "#35;", "#quot;", "```", "}}%%",
    "a\nb: 3: c", "---", '"q"', 'a"b', "\u202eabc", "&amp;", "a,b", "a;b", "\ta",
]  # fmt: skip


def shown(text: str) -> str:
    return " ".join(visible(text).split())


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["way.mmd", "way.csv"])
def test_no_text_breaks_out(text: str, name: str) -> None:
    one = journey(
        {
            "journey": text,
            "stages": [{"title": text, "touchpoints": [{"title": text, "actor": text, "emotion": 2}, text]}],
        }
    )
    made = write_mermaid(one) if name == "way.mmd" else write_table([one])
    assert all(character == "\n" or unicodedata.category(character) not in ("Cc", "Cf") for character in made.text)
    found = back(made, name)
    assert found.stages is not None
    (stage,) = found.stages
    assert [shown(found.title), shown(stage.title)] == [shown(text)] * 2
    assert [shown(step.title) for step in stage.touchpoints] == [shown(text)] * 2
    assert fold(shown(str(stage.touchpoints[0].actor))) == fold(shown(text))
    if name == "way.csv":
        cells = [cell for row in csv.reader(io.StringIO(made.text)) for cell in row]
        assert not any(cell.startswith(("=", "+", "-", "@", "\t")) and cell != "+1" for cell in cells)


@pytest.mark.parametrize("mark", HOSTILE)
def test_no_mark_breaks_out(mark: str) -> None:
    found = back(write_mermaid(WAY, "en", {"use": mark}), "way.mmd")
    assert shown(steps(found)[2].title) == shown(f"{mark} Use")
    assert len(steps(found)) == 3


WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)
"""Whatever can stand in one word; what no journey has as a text is left out below."""
SAID = st.lists(WORDS, min_size=1, max_size=4).map(" ".join).filter(
    lambda text: text.casefold() not in {"?", "-", "–", "—", "n/a", "na", "k.a.", "none", "kein", "keine", "keiner",
                                         "keines", "keins", "keinen"}
)  # fmt: skip
LENGTHS = st.sampled_from(["2 d", "3 Werktage", "4 Arbeitstage", "1 h 30 min", "PT45S", "0 min", "open"])
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "actor": SAID,
    "owner": st.lists(SAID, min_size=1, max_size=3),
    "kind": st.sampled_from(["request", "offer", "follow_up"]),
    "channels": st.one_of(st.just("none"), st.lists(SAID, min_size=1, max_size=3)),
    "wait": st.one_of(st.just("none"), LENGTHS, st.just("2-4 weeks"), st.fixed_dictionaries({"reason": SAID})),
    "times": st.integers(1, 99),
    "asks": st.lists(SAID, min_size=1, max_size=3),
    "effort": st.fixed_dictionaries({"minutes": st.integers(0, 90), "logins": st.integers(0, 3)}),
    "handoff": st.fixed_dictionaries({"carries": st.lists(SAID, max_size=2), "warm": st.booleans()}),
    "says": st.lists(st.lists(SAID, min_size=1, max_size=3).map("\n".join), min_size=1, max_size=3),
    "may_decide": SAID,
    "promises": st.lists(st.fixed_dictionaries({"text": SAID, "within": LENGTHS}), min_size=1, max_size=1),
    "cost": st.sampled_from(["20 EUR", "39,99 € / Monat", "$1,200.50", "0.50 CHF per call"]),
    "emotion": st.integers(-2, 2),
    "justified": st.fixed_dictionaries({"by": st.just("law"), "ref": SAID}),
    "reference": SAID,
}
STEPS = st.lists(st.fixed_dictionaries({"title": SAID}, optional=FIELDS), min_size=1, max_size=4)
JOURNEYS = st.one_of(
    st.fixed_dictionaries({"journey": SAID, "touchpoints": STEPS}),
    st.fixed_dictionaries(
        {
            "journey": SAID,
            "stages": st.lists(st.fixed_dictionaries({"title": SAID, "touchpoints": STEPS}), min_size=1, max_size=3),
        }
    ),
)
LANGUAGES = st.sampled_from(["en", "de"])


@settings(max_examples=40, deadline=None)
@given(JOURNEYS, LANGUAGES)
def test_a_table_brings_back_what_it_can_hold(data: dict[str, Any], lang: Language) -> None:
    one = journey(data)
    made = write_table([one], lang)
    found = back(made, "way.csv")
    assert made.remarks == ()
    assert (found.title, [step.title for step in steps(found)]) == (one.title, [step.title for step in steps(one)])
    assert list(ids(found).values()) == list(ids(one).values())
    for before, after in zip(steps(one), steps(found), strict=True):
        assert after.model_copy(update={"id": None}) == before


@settings(max_examples=40, deadline=None)
@given(JOURNEYS, LANGUAGES)
def test_a_diagram_brings_back_what_it_can_hold(data: dict[str, Any], lang: Language) -> None:
    one = journey(data)
    found = back(write_mermaid(one, lang), "way.mmd")
    assert found.title == one.title
    assert [stage.title for stage in found.stages or ()] == [stage.title for stage in one.stages or ()]
    for before, after in zip(steps(one), steps(found), strict=True):
        assert (after.title, after.emotion) == (before.title, before.emotion)
        assert after.actor == before.actor or fold(str(before.actor)) in ("i", "me")
    assert write_mermaid(found, lang).text == write_mermaid(one, lang).text
