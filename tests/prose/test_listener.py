"""What is heard in texts without a journey: the phrases that need none of its names."""

from collections import Counter

import pytest

from journeyaudit.prose import listener as listening
from journeyaudit.prose.audit import wording_labels
from journeyaudit.prose.listener import Listener
from journeyaudit.rulebook import load_rulebook
from journeyaudit.values import Language
from journeyaudit.wording import Certainty, sentences
from tests.workbench import rule_of

PRICES = r"""
each: text
flag_if: {text: {mentions: ["costs $ 5 extra", "(pay|send) $\\d", "<$journey.systems> … down"], as: words}}
point_at: text
message: {en: "{words}."}
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("That costs $ 5 extra for you.", ["costs $ 5 extra"]),
        ("Please send $20 for it.", ["send $20"]),
        ("The system is down.", []),
    ],
)
def test_a_dollar_sign_is_no_name_of_the_journey(text: str, words: list[str]) -> None:
    assert [text[one.start : one.end] for one in Listener([rule_of(PRICES)], None).hear(text, None)] == words


@pytest.mark.parametrize(
    ("text", "language", "rules"),
    [
        ("Negativbeispiel: „Das haben wir schon immer so gemacht.“", "de", []),
        ("Am Telefon hieß es: „Das haben wir schon immer so gemacht.“", "de", ["policy-excuse"]),
        ("„Wir melden uns schnellstmöglich“ ist in keinem Brief mehr zulässig.", "de", []),
        ("Bitte so schreiben: „Wir melden uns schnellstmöglich bei Ihnen.“", "de", ["vague-promise"]),
        ("Bad example: “You should have read the manual.”", "en", []),
        ("The reply was: “You should have read the manual.”", "en", ["blame-customer"]),
        ("“The customer is king” was removed from the brochure; it lists three promises now.", "en", []),
        ("The template with “please do not reply to this message” was taken out of service in June.", "en", []),
        ("Die Vorlage mit „Wir melden uns schnellstmöglich“ ist seit Mai ausgemustert.", "de", []),
    ],
)
@pytest.mark.parametrize("certainty", [None, Certainty.LIKELY])
def test_words_are_not_held_against_those_who_quote_them_to_forbid_them(
    text: str, language: Language, rules: list[str], certainty: Certainty | None
) -> None:
    listener = Listener([one for one in load_rulebook().rules if one.rule.id in wording_labels()], certainty)
    assert [one.rule for one in listener.hear(text, language)] == rules


@pytest.mark.parametrize(
    "said", ["We will call you as soon as possible. ", "Staff answer “we will call you in due course” and hang up. "]
)
def test_a_passage_is_cut_into_sentences_as_often_with_many_findings_as_with_few(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Counter[str]()

    def counted(text: str) -> tuple[tuple[int, int], ...]:
        read[text] += 1
        return sentences(text)

    monkeypatch.setattr(listening, "sentences", counted)
    listener = Listener([one for one in load_rulebook().rules if one.rule.id in wording_labels()], Certainty.LIKELY)
    few, many = said * 3, said * 60
    assert (len(listener.hear(few, "en")), len(listener.hear(many, "en"))) == (3, 60)
    assert read[many] == read[few]
