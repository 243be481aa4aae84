"""Which language a text is in, told by the small words that carry no content and by the endings of the others."""

from typing import Literal

from journeyaudit.wording.tokens import WORD, fold_word


def word_set(words: str) -> frozenset[str]:
    """The folded words of a table that is written as running text."""
    return frozenset(words.split())


GERMAN = word_set(
    """
    der die das den dem des ein eine einen einem einer eines und oder aber von vom zu zum zur im in ins am an auf bei
    beim fuer mit ohne nach vor seit aus ueber unter durch um bis ab gegen zwischen ist sind war waren wird werden
    wurde wurden hat haben hatte kann koennen konnte muss muessen soll sollen darf duerfen nicht kein keine keinen sie
    ihr ihre ihren ihrem ihrer ihnen wir uns unser unsere unseren unserem ich mich mir mein meine es er man dass wenn
    falls sobald sofern weil als wie was wer wo wann warum welche welcher dieser diese dieses diesen danach dann bitte
    auch nur noch schon sehr mehr alle jede jeder jedes hier dort so doch denn damit dafuer dazu deshalb sich nun jetzt
    leider erst etwa ggf derzeit sonst spaetestens innerhalb pro
    """
)
ENGLISH = word_set(
    """
    the a an and or but of to in on at by for from with without is are was were be been being has have had do does did
    not no you your yours we our us they their them it its this that these those he she his her i my me will would can
    cannot could should must may might if when where what who whom how why which please as so then there here after
    before until within while because than about into over under up out off all any each every some more most other
    another only also just very once unless thank thanks hello dear both since during between again per
    """
)
_EITHER = GERMAN & ENGLISH | word_set("die was war hat am man as des all not will also i no do")
_ONLY_GERMAN = GERMAN - _EITHER
_ONLY_ENGLISH = ENGLISH - _EITHER
_GERMAN_ENDINGS = ("ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "lich", "liche", "lichen", "ieren")
_ENGLISH_ENDINGS = ("n't", "'ll", "'re", "'ve")
_WEAK_ENGLISH_ENDINGS = ("ing", "ness", "ful", "less", "ly")
_LOOKED_AT = 4000  # characters; a longer text does not tell more


def language_of(text: str) -> Literal["de", "en"] | None:
    """The language of `text`, judged by its first 4,000 characters; None when too little speaks for either."""
    german = english = 0
    for word in WORD.findall(text[:_LOOKED_AT]):
        folded = fold_word(word)
        if folded in _ONLY_GERMAN:
            german += 2
        elif folded in _ONLY_ENGLISH or folded.endswith(_ENGLISH_ENDINGS):
            english += 2
        elif len(folded) > 5 and folded.endswith(_GERMAN_ENDINGS):
            german += 2
        elif len(folded) > 5 and folded.endswith(_WEAK_ENGLISH_ENDINGS):
            english += 1
        if not word.isascii() and any(c in "äöüßÄÖÜ" or c == "\u0308" for c in word):
            german += 2
    if german >= 2 and german >= 2 * english:
        return "de"
    if english >= 2 and english >= 2 * german:
        return "en"
    return None
