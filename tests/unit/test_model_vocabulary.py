"""The closed lists of words read German and English and print both."""

from __future__ import annotations

import pytest

from journeyaudit.model import (
    AskKind,
    ChannelKind,
    Choice,
    Clock,
    EvidenceStatus,
    Intent,
    JustifiedBy,
    Kind,
    Language,
    OfferFor,
    Serves,
    State,
    StepPart,
    UnitKind,
    UnitRole,
)
from journeyaudit.values import fold

LISTS: dict[type[Choice], str] = {
    Language: "de en",
    State: "planned actual",
    Intent: "inform buy apply start use help change pay complain withdraw leave",
    Kind: "request confirmation information check approval decision offer payment delivery reminder follow_up feedback",
    ChannelKind: "web app portal email chat messenger phone sms letter fax counter visit parcel video social bot",
    AskKind: "data document original signature presence",
    Serves: "customer company law",
    JustifiedBy: "law safety security physical customer_choice",
    StepPart: "asks channels wait handoff",
    EvidenceStatus: "assumed observed measured",
    UnitKind: "unit partner",
    UnitRole: "sales marketing service purchasing production it finance logistics legal hr management other",
    OfferFor: "new existing all",
    Clock: "running stopped",
}


@pytest.mark.parametrize("choice", LISTS, ids=lambda choice: choice.__name__)
def test_the_words_of_a_list(choice: type[Choice]) -> None:
    assert " ".join(word.value for word in choice) == LISTS[choice]


@pytest.mark.parametrize("choice", LISTS, ids=lambda choice: choice.__name__)
def test_no_synonym_means_two_words(choice: type[Choice]) -> None:
    for word in choice:
        for text in (word.value, word.en, word.de, *word.synonyms):
            assert choice.of(text) is word, text


@pytest.mark.parametrize("choice", LISTS, ids=lambda choice: choice.__name__)
def test_every_list_says_what_it_is_a_list_of(choice: type[Choice]) -> None:
    assert choice.noun().startswith(("a ", "an ", "somebody "))


@pytest.mark.parametrize("choice", LISTS, ids=lambda choice: choice.__name__)
def test_no_synonym_stands_twice(choice: type[Choice]) -> None:
    for word in choice:
        folded = [fold(text) for text in word.synonyms]
        assert len(folded) == len(set(folded)), word


@pytest.mark.parametrize(
    ("word", "en", "de"),
    [
        (Intent.LEAVE, "leave", "kündigen"),
        (Intent.COMPLAIN, "complain", "sich beschweren"),
        (JustifiedBy.SECURITY, "security", "Sicherheit"),
        (JustifiedBy.LAW, "law", "Gesetz"),
        (ChannelKind.EMAIL, "email", "E-Mail"),
        (Kind.FOLLOW_UP, "follow-up", "Nachfrage"),
        (UnitRole.PURCHASING, "purchasing", "Einkauf"),
    ],
)
def test_labels_read_well_in_both_languages(word: Choice, en: str, de: str) -> None:
    assert (word.label("en"), word.label("de"), word.label("fr")) == (en, de, en)


@pytest.mark.parametrize(
    ("choice", "text", "word"),
    [
        (Intent, "KUENDIGEN", Intent.LEAVE),
        (Intent, "Kündigung", Intent.LEAVE),
        (ChannelKind, "Hotline", ChannelKind.PHONE),
        (ChannelKind, "Filiale", ChannelKind.COUNTER),
        (ChannelKind, "e-mail", ChannelKind.EMAIL),
        (ChannelKind, "Kundenportal", ChannelKind.PORTAL),
        (ChannelKind, "Chatbot", ChannelKind.BOT),
        (ChannelKind, "shop", None),
        (ChannelKind, "pager", None),
        (Kind, "follow up", Kind.FOLLOW_UP),
        (Serves, "", None),
    ],
)
def test_a_word_is_found_however_it_is_spelt(choice: type[Choice], text: str, word: Choice | None) -> None:
    assert choice.of(text) is word


@pytest.mark.parametrize(
    ("choice", "text", "word"),
    [(Intent, "complian", Intent.COMPLAIN), (ChannelKind, "telefn", ChannelKind.PHONE), (Clock, "banana", None)],
)
def test_the_nearest_word_is_offered(choice: type[Choice], text: str, word: Choice | None) -> None:
    assert choice.nearest(text) is word
