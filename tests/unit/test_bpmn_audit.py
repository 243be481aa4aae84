"""Findings on a process model are said of its own words, and stand where these are written."""

from datetime import date

from journeyaudit.auditor import circumstances_of
from journeyaudit.engine import judge
from journeyaudit.facts import World, synonyms
from journeyaudit.model import parse_journey
from journeyaudit.rulebook import load_rulebook, selected
from journeyaudit.settings import Settings
from journeyaudit.values import Language
from tests.unit.bpmn_models import DATA, reading

BOOK = load_rulebook([])
ONE_RULE = Settings(select=("silent-stretch",), as_of=date(2026, 8, 1))


def findings(name: str, lang: Language) -> list[str]:
    """What the rule says of a model, each with its place and the words that stand there."""
    found = reading((DATA / name).read_bytes(), name=name)
    journeys = [(parse_journey(document), document) for document in found.documents]
    world = World(journeys, None, synonyms(BOOK.lexica.facts), False, "")
    rules = selected(BOOK, ONE_RULE, [])
    lines = journeys[0][1].text.splitlines()
    said = []
    for one in judge(rules, world, circumstances_of(BOOK, ONE_RULE, lang, [])).findings:
        line, column = one.span.start.line, one.span.start.column
        words = lines[line - 1][column - 1 : one.span.end.column - 1]
        said.append(f"{one.file}:{line}:{column} <{words}> {one.message}")
    return said


def test_a_finding_stands_in_the_model() -> None:
    assert findings("ummelden.bpmn", "de") == [
        "ummelden.bpmn:58:40 <Antrag erfassen> Von „Antrag erfassen“ bis „Register fortschreiben“ laufen 3 Schritte, "
        "von denen der Kunde nichts erfährt (Wartezeit: 2 Tage)."
    ]
    assert findings("refund.bpmn", "en") == [
        "refund.bpmn:28:34 <Check receipt> From “Check receipt” to “File receipt” there are 4 steps of which the "
        "customer hears nothing."
    ]


def test_where_nobody_drew_the_customer_nothing_is_said_of_silence() -> None:
    assert findings("departments.bpmn", "en") == []
