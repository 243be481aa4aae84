"""Quotations and the words around them."""

import pytest

from journeyaudit.wording import around, in_clause


@pytest.mark.parametrize(
    ("sentence", "words", "rest"),
    [
        ("Der Satz „Das geht nicht“ ist tabu.", "geht", "Der Satz ist tabu."),
        ("The sentence “that won't do” is banned.", "won't do", "The sentence is banned."),
        ('Never write "as soon as possible".', "possible", "Never write ."),
        ("»Keine Zeit« ist kein Grund.", "Keine Zeit", "ist kein Grund."),
        ("«Keine Zeit» ist kein Grund.", "Zeit", "ist kein Grund."),
        ("Der Vermerk ‚bei uns nicht‘ zählt nicht.", "bei uns", "Der Vermerk zählt nicht."),
        ("The note 'not with us' does not count.", "not with", "The note does not count."),
        ("First “one”, then “two”.", "two", "First “one”, then ."),
        ("Half of „it is quoted“.", "of „it", "Half of ."),
        ("He said “one” and not two.", "not two", None),
        ("It's the customer's fault.", "customer", None),
        ("„Das geht nicht.", "geht", None),
    ],
)
def test_the_words_around_a_quotation(sentence: str, words: str, rest: str | None) -> None:
    start = sentence.index(words)
    found = around(sentence, start, start + len(words))
    assert (found if found is None else " ".join(found.split())) == rest


@pytest.mark.parametrize(
    ("sentence", "words", "told"),
    [
        (
            "Leider lässt das ERP andere Tage nicht zu, so ist das.",
            "ERP andere",
            "Leider lässt das ERP andere Tage nicht zu",
        ),
        ("Das ist Sache\n  des Herstellers.", "ist Sache", "Das ist Sache des Herstellers"),
        (
            "Are you sure you want to go back to spreadsheets?",
            "you sure",
            "Are you sure you want to go back to spreadsheets?",
        ),
        ("Er sagte „Das geht nicht im System“ dazu", "geht nicht", "Das geht nicht im System"),
        ("Am 1. und am 15. geht es, sonst nicht.", "geht es", "Am 1. und am 15. geht es"),
        ("Mail von noreply@house.example kommt", "noreply", "Mail von noreply@house.example kommt"),
        ("Nur noch heute!", "Nur noch heute", "Nur noch heute!"),
        (
            "one two three four five six seven eight nine HERE one two three four five six seven eight nine.",
            "HERE",
            "… five six seven eight nine HERE one two three four five …",
        ),
        (
            "one two three four five six seven eight HERE one two three four five six seven eight.",
            "HERE",
            "one two three four five six seven eight HERE one two three four five six seven eight",
        ),
        (
            "Die Revision verlangt nach dem Ende eines Gesprächs mit der Kasse den zweiten Beleg dazu",
            "Die Revision",
            "Die Revision verlangt nach dem Ende eines Gesprächs mit der Kasse den zweiten Beleg dazu",
        ),
        (
            "Die Revision verlangt nach dem Ende eines Gesprächs mit der Kasse den zweiten Beleg, dazu noch Geld",
            "Die Revision",
            "Die Revision verlangt nach dem Ende eines Gesprächs mit der Kasse den zweiten Beleg",
        ),
        (
            "Die Revision verlangt nach dem Ende eines jeden Gesprächs mit der Kasse den zweiten Beleg dazu.",
            "Die Revision",
            "Die Revision verlangt nach dem Ende eines …",
        ),
    ],
)
def test_the_clause_of_some_words(sentence: str, words: str, told: str) -> None:
    text = f"Before. {sentence} After."
    start = text.index(words)
    assert in_clause(text, (8, 8 + len(sentence)), start, start + len(words)) == told
