"""Which words many patterns hit together, sentence by sentence, and how long that takes at worst."""

import time

import pytest

from journeyaudit.wording import Hit, PhraseSet, compile_pattern, literal, mentions

LISTS = {
    "internal-system": ["system", "systeme", "ERP", "SAP", "software", "form", "formular", "IT", "anwendung"],
    "cannot": [
        "cannot",
        "can't",
        "does not (allow|support|accept|let)",
        "requires",
        "kann … nicht",
        "kann kein*",
        "lässt … nicht zu",
    ],
    "solved": ["früher", "no longer", "nicht mehr", "used to"],
    "dated": [r"(am|bis|on|until|from|ab) \d*"],
    "forbid": ["do not say", "never say", "nicht sagen"],
    "call-us": ["(please|must|need to) call", "rufen Sie … an", "rufen Sie uns"],
}


def phrases(*patterns: str) -> PhraseSet:
    return PhraseSet(compile_pattern(pattern, LISTS) for pattern in patterns)


EXCUSE = phrases("<internal-system> … <cannot>")
EXEMPT = phrases("<solved>", "<dated>", "<forbid>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Früher war es Papier. Das System lässt die Änderung leider nicht zu.",
            "System lässt die Änderung leider nicht zu",
        ),
        ("Frueher war es Papier. Das SYSTEM laesst die Aenderung nicht zu.", "SYSTEM laesst die Aenderung nicht zu"),
        ("Unfortunately our system currently does not allow refunds.", "system currently does not allow"),
        ("Die Anwendung kann Kündigungen nicht anlegen.", "Anwendung kann Kündigungen nicht"),
        ("Leider: SAP kann das nicht.", "SAP kann das nicht"),
        ("The ERP cannot do it.", "ERP cannot"),
        ("the software requires a nightly run", "software requires"),
        ("Our IT can’t do it.", "IT can’t"),
        ("It cannot be done, it can't.", None),
        ("Das System ist da. Wir können kein Geld senden, es kann kein Mensch.", None),
        ("Das System\nkann das\nnicht.", "System\nkann das\nnicht"),
        ("Das System:\n- kann das nicht", None),
        ("Früher konnte das System es, das System kann es nicht.", None),
        ("On 3 May the system cannot take orders until 5 pm.", None),
        ("Nicht sagen: Das System kann das nicht.", None),
        ("It used to be that the system does not allow it. Our system shows your dates.", None),
    ],
)
def test_an_excuse_is_mentioned_unless_its_own_sentence_is_exempt(text: str, expected: str | None) -> None:
    hits = mentions(text, EXCUSE, EXEMPT)
    assert [hit.words for hit in hits] == ([] if expected is None else [expected])
    assert all(text[hit.start : hit.end] == hit.words for hit in hits)


@pytest.mark.parametrize(
    ("patterns", "text", "expected"),
    [
        (["rufen Sie … an", "rufen Sie uns"], "Bitte rufen Sie uns dafür an.", ["rufen Sie uns dafür an"]),
        (["<call-us>"], "Bitte rufen Sie uns dafür an.", ["rufen Sie uns dafür an"]),
        (["rufen Sie … an", "rufen Sie uns"], "Bitte rufen Sie uns.", ["rufen Sie uns"]),
        (["b c d", "a b"], "a b c d", ["a b"]),
        (["a", "b c"], "a b c a", ["a", "b c", "a"]),
        (["a … b"], "a b x b a b", ["a b x b a b"]),
        (["alt … neu"], "alt neu. Alt. Neu alt neu", ["alt neu", "alt neu"]),
        (["a b", "a … c"], "a b x x x x x x c", ["a b"]),
        (["a a"], "a a a a a", ["a a", "a a"]),
        ([], "a", []),
        (["a"], "", []),
    ],
)
def test_the_longest_phrase_at_the_leftmost_place_wins(patterns: list[str], text: str, expected: list[str]) -> None:
    assert [hit.words for hit in phrases(*patterns).find(text)] == expected


def test_a_hit_names_its_place_and_sentence() -> None:
    text = "Größe? Wir melden uns in Kürze bei Ihnen."
    assert phrases("in kuerze").find(text) == [Hit(22, 30, "in Kürze", 1)]


def test_hits_are_told_by_sentence() -> None:
    found = phrases("we call").find("We call. We call and we call. Nobody.")
    assert [(hit.start, hit.sentence) for hit in found] == [(0, 0), (9, 1), (21, 1)]


def test_without_exemptions_every_hit_counts() -> None:
    assert [hit.sentence for hit in mentions("The ERP cannot. Früher: ERP cannot.", EXCUSE)] == [0, 1]


def test_patterns_and_names_are_found_together() -> None:
    both = PhraseSet([compile_pattern("kein*", {}), literal("Team (Süd)"), literal("")])
    assert [hit.words for hit in both.find("Das Team Sued hat keine Zeit")] == ["Team Sued", "keine"]


def test_memories_are_bounded_and_forgetting_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"Das System{number} kann x{number} nicht; a b a c a. Das System kann das nicht." for number in range(50)]
    patterns = ("<internal-system> … <cannot>", "a … a … a", "system* … nicht")
    remembering = phrases(*patterns)
    expected = [remembering.find(text) for text in texts]
    monkeypatch.setattr("journeyaudit.wording.phrases._MAX_STATES", 2)
    monkeypatch.setattr("journeyaudit.wording.phrases._MAX_SPELLINGS", 10)
    forgetful = phrases(*patterns)
    assert [forgetful.find(text) for text in texts] == expected
    assert all(len(hits) == 3 for hits in expected)


SENTENCE = "Wir prüfen Ihren Antrag und das System kann Ihre Änderung leider nicht sofort anlegen. "


def test_a_megabyte_of_prose_takes_less_than_a_second() -> None:
    text = SENTENCE * (1_000_000 // len(SENTENCE))
    began = time.process_time()
    hits = EXCUSE.find(text)
    assert time.process_time() - began < 1
    assert len(hits) == 1_000_000 // len(SENTENCE)


@pytest.mark.parametrize(
    "unit",
    ["x", "a ", ".", ". ", " ", "\n", "\r\n ", "1.", "1. ", "a'", "a\u0308", "\u0308", "ä", "„", ". ((", "-", "a a b "],
)
def test_hostile_text_stays_linear(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    hostile = phrases("a … a … a … a … c", " ".join(["a"] * 40) + " d", "*x", "zz*")
    began = time.process_time()
    hits = hostile.find("a b a. " + text + " c")
    assert time.process_time() - began < 10  # a quadratic search would take many minutes
    assert [hit.words for hit in hits if hit.start < 5] == []
