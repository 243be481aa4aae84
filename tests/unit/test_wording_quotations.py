"""Quotations and the words around them."""

import pytest

from journeyaudit.wording import around


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
