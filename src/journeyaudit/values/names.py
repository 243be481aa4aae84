"""Names as people mean them: the same name in other spellings, ids made from titles, and the nearest known name."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "_": " ", "−": " "})
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_MARK = re.compile(r"[^\w\s]")
_CUTOFF = 0.6
_LONGEST_NAME = 200


def fold(text: str) -> str:
    """Return the form in which two spellings of one name are equal.

    Case, umlaut spelling (ä = ae, ß = ss), composed or decomposed letters, and runs of spaces, hyphens and
    underscores make no difference; invisible formatting characters are dropped.
    """
    if text.isascii():
        return " ".join(text.lower().replace("-", " ").replace("_", " ").split())
    # canonical caseless matching: The Unicode Standard, section 3.13, definition D145
    caseless = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).casefold())
    spelled = unicodedata.normalize("NFC", caseless.translate(_UMLAUTS))
    return " ".join(_MARK.sub(_without_mark, spelled).split())


def _without_mark(found: re.Match[str]) -> str:
    category = unicodedata.category(found[0])
    if category == "Pd":
        return " "
    return "" if category == "Cf" else found[0]


def slug(title: str) -> str:
    """Return an id made from a title: "Auswählen" gives "auswaehlen"; empty only for an empty title.

    A title without any Latin letter or digit gives "step" and its code points in hexadecimal, so that the id depends
    on nothing but the title.
    """
    folded = fold(title)
    latin = unicodedata.normalize("NFKD", folded).lower().translate(_LETTERS)
    spaced = (_id_character(character) for character in latin if not unicodedata.combining(character))
    words = "".join(spaced).split()
    if words or not title:
        return "-".join(words)
    return "-".join(["step", *(f"{ord(character):x}" for character in folded or title)])


def _id_character(character: str) -> str:
    return character if character.isascii() and character.isalnum() else " "


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate (in its own spelling) that is nearest to a mistyped word, or None if none is near.

    Likeness is the ratio of Ratcliff and Obershelp as `difflib` computes it, on folded text, at least 0.6; among
    equally near ones the first in alphabetical order.
    """
    wanted = fold(word[:_LONGEST_NAME])
    if not wanted:
        return None
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    best: str | None = None
    best_ratio = _CUTOFF
    for candidate in sorted(set(candidates)):
        matcher.set_seq1(fold(candidate[:_LONGEST_NAME]))
        if matcher.real_quick_ratio() < best_ratio or matcher.quick_ratio() < best_ratio:
            continue
        ratio = matcher.ratio()
        if ratio > best_ratio or (best is None and ratio == best_ratio):
            best, best_ratio = candidate, ratio
    return best
