"""What an unquoted word means: text, number, true, false or nothing, by the core schema of YAML 1.2 and no other."""

import math
import re

from journeyaudit.reader.refuse import Refusal, shown
from journeyaudit.values import say

Scalar = str | int | float | bool | None

DIGIT_LIMIT = 300
"""Longest number, in characters."""

_WORDS: dict[str, Scalar] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), math.inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
}
_NUMBER = re.compile(
    r"(?P<int>[-+]?[0-9]+)|(?P<oct>0o[0-7]+)|(?P<hex>0x[0-9a-fA-F]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
)
_BASES = {"int": 10, "oct": 8, "hex": 16}
_CORE = "tag:yaml.org,2002:"
_TYPES: dict[str, type | tuple[type, ...]] = {"int": int, "float": (int, float), "bool": bool, "null": type(None)}
SPECIAL_WORDS = _WORDS.keys()
NUMBER_STARTS = frozenset("0123456789+-.")


def plain(word: str, start: int, end: int) -> Scalar:
    """The value of an unquoted word that stands between two offsets.

    Raises Refusal for numbers too long or too large to be meant.
    """
    if word in _WORDS:
        return _WORDS[word]
    found = _NUMBER.fullmatch(word) if word[0] in NUMBER_STARTS else None
    if not found:
        return word
    hint = say("put it in quotes if it is text")
    if len(word) > DIGIT_LIMIT:
        raise Refusal(say("the number is longer than {limit} digits", limit=DIGIT_LIMIT), start, end, hint)
    kind = found.lastgroup or ""
    if kind in _BASES:
        return int(word, _BASES[kind])
    value = float(word)
    if math.isinf(value):
        raise Refusal(say("the number {number} is too large", number=shown(word)), start, end, hint)
    return value


def tagged(tag: str, word: str, start: int, end: int) -> Scalar:
    """The value of a scalar that a tag such as `!!str` gives a type; the tag stands between two offsets.

    Raises Refusal for tags that are none of YAML's own, and for words that are not of the type.
    """
    kind = tag.removeprefix(_CORE)
    if tag == "!" or tag == _CORE + "str":
        return word
    if kind == tag or kind not in _TYPES:
        raise unknown_tag(tag, start, end)
    value = plain(word, start, end)
    if not isinstance(value, _TYPES[kind]) or (isinstance(value, bool) and kind != "bool"):
        message = say("`{word}` is no {kind}, as its tag says", word=shown(word), kind=kind)
        raise Refusal(message, start, end, say("delete the tag"))
    return float(value) if kind == "float" and isinstance(value, int) else value


def check_collection_tag(tag: str, kind: str, start: int, end: int) -> None:
    """Accept `!!map` and `!!seq` on what they describe; raises Refusal for every other tag."""
    if tag not in ("!", _CORE + kind):
        raise unknown_tag(tag, start, end)


def unknown_tag(tag: str, start: int, end: int) -> Refusal:
    """The refusal of a tag; people mostly meant a text that starts with an exclamation mark."""
    return Refusal(
        say("the tag `{tag}` is not allowed", tag=shown(tag.replace(_CORE, "!!", 1))),
        start,
        end,
        say("delete it; if it is text, put the text in quotes"),
    )
