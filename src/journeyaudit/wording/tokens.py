"""The words of a text: where they stand, and the folded form in which two spellings of a word are the same."""

import re
import unicodedata
from functools import lru_cache

from journeyaudit.frozen import dataclass

_LETTER = r"[^\W_]"
_JOINED = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"  # accents written apart, soft hyphens, invisible joiners
WORD_SOURCE = (  # can't · 39,99 · a + accent; the blank, which ends most words, is asked for first
    rf"{_LETTER}++(?:(?! )(?:(?:['’‘]|(?<=\d)[.,](?=\d)){_LETTER}++|[{_JOINED}]+{_LETTER}*+))*+"
)
SYMBOL_SOURCE = "[€%§$£]"
WORD = re.compile(f"{WORD_SOURCE}|{SYMBOL_SOURCE}")

_SPELLINGS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "AE", "Ö": "OE", "Ü": "UE", "ẞ": "SS"}
    | dict.fromkeys("’‘ʼ", "'")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060", "")
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign of a text; `start` and `end` are offsets in code points, `end` exclusive."""

    start: int
    end: int
    folded: str


@lru_cache(maxsize=64)
def spellings(text: str) -> tuple[str, ...]:
    """The words of a text as they are spelled; many sets of phrases ask for those of one text after the other."""
    return tuple(WORD.findall(text))


def tokenize(text: str) -> tuple[Token, ...]:
    """The words of `text` in order.

    A hyphen parts words, an apostrophe inside one does not; decimals stay whole; €, %, §, $ and £ are tokens.
    """
    return tuple(Token(found.start(), found.end(), fold_word(found.group())) for found in WORD.finditer(text))


def fold_word(word: str) -> str:
    """The form in which spellings meet: no case, ä = ae, ö = oe, ü = ue, ß = ss, no accents, one apostrophe."""
    return word.lower() if word.isascii() else spell_out(word).casefold()


def spell_out(word: str) -> str:
    """`fold_word` with the capitals left as they are."""
    if word.isascii():
        return word
    spelled = unicodedata.normalize("NFKC", word).translate(_SPELLINGS)
    if spelled.isascii():
        return spelled or word
    plain = "".join(c for c in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(c))
    return plain or word


def is_capitals(word: str) -> bool:
    """Whether `word` is a name like IT or SAP, which differs from the word in small letters: 2-4 capitals."""
    return word.isupper() and 2 <= sum(map(str.isalpha, unicodedata.normalize("NFC", word))) <= 4
