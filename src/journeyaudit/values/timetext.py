"""Lengths of time as people write them, read into exact durations: `3d`, `1 h 30 min`, `2-4 Wochen`, `PT48H`."""

import re
import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Final

from journeyaudit.frozen import dataclass
from journeyaudit.values.duration import DAY, HOUR, MINUTE, Duration, exceeds
from journeyaudit.values.names import did_you_mean
from journeyaudit.values.quoting import written
from journeyaudit.values.saying import Quoted, say, sentence
from journeyaudit.values.timewords import (
    ARBEITSTAG,
    ARTICLES,
    AT_MOST,
    AT_ONCE,
    BETWEEN,
    HALVES,
    JOINTS,
    MONTH,
    NUMBER_WORDS,
    UNITS,
    VAGUE,
    WEEK,
    WEEKDAYS,
    WERKTAG,
    YEAR,
)

MAX_TEXT: Final = 200
"""Longer texts are refused unread."""
MAX_DURATION: Final = 100 * YEAR
"""Longer durations are refused as slips."""

_SINGLE: Final = say("3d, 20 min, 3 Werktage or PT48H")
_ANY: Final = say("3d, 20 min, 2-4 weeks, 3 Werktage or PT48H")

_TOKEN: Final = re.compile(
    r"(?P<number>[0-9]+(?:[.,][0-9]+)*)|(?P<word>[^\W\d_]+)\.?|(?P<days>\([^()]*\))|(?P<dash>[-‐‑‒–—−])"
    r"|(?P<join>[,+&])|(?P<most><=?|≤)|(?P<other>\S)"
)
_ISO: Final = re.compile(
    r"P(?:(?P<Y>N)Y)?(?:(?P<M>N)M)?(?:(?P<W>N)W)?(?:(?P<D>N)D)?"
    r"(?:T(?:(?P<h>N)H)?(?:(?P<m>N)M)?(?:(?P<s>N)S)?)?".replace("N", r"[0-9]+(?:[.,][0-9]+)?"),
    re.IGNORECASE,
)
_ISO_SECONDS: Final = {
    "Y": YEAR.seconds, "M": MONTH.seconds, "W": WEEK.seconds, "D": DAY, "h": HOUR, "m": MINUTE, "s": 1,
}  # fmt: skip
_CLOCK: Final = re.compile(r"[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?")
_SPELLING: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Range:
    """How long something takes as a rule (None if not written) and at most."""

    typical: Duration | None
    max: Duration


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def parse_duration(text: str | int | float) -> Duration:
    """Read a single duration.

    Weeks have 7 days, months 30, years 365; "sofort" and "immediately" are zero. Raises ValueError with a sentence
    for people who are not programmers.
    """
    found = _read(text, _SINGLE)
    if found.typical is not None:
        raise ValueError(
            say(
                "{text} is a range, but one duration is expected here, such as {expected}.",
                text=_shown(text),
                expected=_SINGLE,
            )
        )
    return found.max


def parse_range(text: str | int | float) -> Range:
    """Read a range such as "2-4 weeks" or "1 bis 2 Tage"; a single duration and "up to 3 days" give the maximum only.

    Raises ValueError with a sentence for people who are not programmers, also when the range descends.
    """
    return _read(text, _ANY)


def _read(text: str | int | float, expected: str) -> Range:
    if isinstance(text, bool):
        raise ValueError(say("Yes or no is not a duration. Write a duration as in {expected}.", expected=expected))
    if not isinstance(text, str):
        raise ValueError(say("{text} has no unit. Write one, as in {expected}.", text=_shown(text), expected=expected))
    if len(text) > MAX_TEXT:
        problem = say("is too long to be a duration")
        raise ValueError(_refused(text, problem, expected))
    try:
        return _understand(text.strip())
    except ValueError as error:
        raise ValueError(_refused(text, sentence(error), expected)) from None


def _refused(text: str, problem: str, expected: str) -> str:
    return say(
        "{text} {problem}. Write a duration as in {expected}.", text=_shown(text), problem=problem, expected=expected
    )


def _shown(text: str | int | float) -> Quoted:
    return Quoted(written(text), limit=40)


@lru_cache(maxsize=1024)
def _understand(text: str) -> Range:
    """Read a text; the messages it raises go on after the quoted text ("… has no unit").

    The same few durations stand in a journey again and again, so what was read is kept.
    """
    found = _understand_forms(text)
    for duration in (found.typical, found.max):
        if duration is not None and duration.worst_seconds > MAX_DURATION.seconds:
            raise ValueError(say("is longer than 100 years"))
    return found


def _understand_forms(text: str) -> Range:
    if not text:
        raise ValueError(say("is empty"))
    if _CLOCK.fullmatch(text):
        raise ValueError(say("reads like the time of day"))
    iso = _ISO.fullmatch(text)
    if iso and any(iso.groups()):
        parts = (Fraction(value.replace(",", ".")) * _ISO_SECONDS[unit] for unit, value in iso.groupdict("0").items())
        return Range(None, Duration(_whole(sum(parts, Fraction(0)))))
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_SPELLING)
    if lowered in AT_ONCE:
        return Range(None, Duration())
    return _understand_tokens([_Token(str(found.lastgroup), found[str(found.lastgroup)])
                               for found in _TOKEN.finditer(lowered)])  # fmt: skip


def _understand_tokens(tokens: list[_Token]) -> Range:
    if tokens[0].kind == "dash":
        raise ValueError(say("is below zero, and time cannot be"))
    words = tuple(token.text for token in tokens)
    vague = next((word for word in words if word in VAGUE and word not in NUMBER_WORDS), None)
    at_most = next((start for start in AT_MOST if words[: len(start)] == start), ())
    if vague is not None and not set(at_most) & {vague}:
        raise ValueError(
            say("says {word}, which sets no limit: what counts is the longest time, or a range", word=Quoted(vague))
        )
    if at_most:
        return _range(tokens[len(at_most) :], BETWEEN)
    if words[0] in {"zwischen", "between"}:
        return _range(tokens[1:], BETWEEN | JOINTS)
    return _range(tokens[1:] if words[0] in {"von", "from"} else tokens, BETWEEN)


def _range(tokens: list[_Token], between: frozenset[str]) -> Range:
    for at in range(1, len(tokens) - 1):
        token = tokens[at]
        if token.text in between or (token.kind == "dash" and _is_number(tokens[at + 1])):
            low, high = tokens[:at], tokens[at + 1 :]
            if len(low) == 1 and _is_number(low[0]):
                low = [*low, *_only_unit(high)]
            typical, longest = _sum(low), _sum(high)
            if exceeds(typical, longest) and not exceeds(longest, typical):
                raise ValueError(say("goes down: the shorter time comes first"))
            return Range(typical, longest)
    return Range(None, _sum(tokens))


def _is_number(token: _Token) -> bool:
    return token.kind == "number" or token.text in NUMBER_WORDS or token.text in HALVES


def _only_unit(tokens: Sequence[_Token]) -> Sequence[_Token]:
    """Return the unit that both ends of a range such as 2-4 weeks share."""
    if sum(map(_is_number, tokens)) > 1:
        raise ValueError(say("leaves open which unit its first number has"))
    return tokens[1:]


def _sum(tokens: Sequence[_Token]) -> Duration:
    """Read numbers with units one after the other."""
    total = Duration()
    seen: set[Duration] = set()
    at = 0
    while at < len(tokens):
        joined = at == 0
        while at and at < len(tokens) and tokens[at].text in JOINTS:
            joined = True
            at += 1
        if not joined and tokens[at].text in ARTICLES:  # 2 h a day is not 26 hours
            raise ValueError(say("has {word} in a place where a number is expected", word=Quoted(tokens[at].text)))
        number, at = _number(tokens, at)
        unit, at = _unit(tokens, at, number)
        if unit in seen:
            raise ValueError(say("names the same unit twice"))
        seen.add(unit)
        total += _times(number, unit)
    if not seen:
        raise ValueError(say("is not complete"))
    return total


def _number(tokens: Sequence[_Token], at: int) -> tuple[Fraction, int]:
    if at == len(tokens):
        raise ValueError(say("is not complete"))
    token = tokens[at]
    if token.kind == "number":
        return _decimal(token.text), at + 1
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if token.text in ARTICLES and following in HALVES:
        return Fraction(1, 2), at + 2
    if token.text in HALVES:
        return Fraction(1, 2), at + (2 if following in ARTICLES else 1)
    if token.text in NUMBER_WORDS:
        return NUMBER_WORDS[token.text], at + 1
    if token.text in UNITS or f"{token.text} {following}" in UNITS:
        raise ValueError(say("does not say how many: {word} has no number before it", word=Quoted(token.text)))
    raise ValueError(say("is not a duration: {word} cannot be read as a number", word=Quoted(token.text)))


def _decimal(text: str) -> Fraction:
    whole, *rest = re.split("[.,]", text)
    if not rest:
        return Fraction(whole)
    if len(rest) > 1:
        raise ValueError(say("has a number with several points or commas, {text}", text=text))
    if len(rest[0]) == 3 and whole.strip("0"):
        raise ValueError(
            say(
                "has a number that can be read in two ways: {text} is {whole} and a bit, or {whole}{rest}",
                text=text,
                whole=whole,
                rest=rest[0],
            )
        )
    return Fraction(f"{whole}.{rest[0]}")


def _unit(tokens: Sequence[_Token], at: int, number: Fraction) -> tuple[Duration, int]:
    while at < len(tokens) and tokens[at].kind == "dash":  # 3-day, working-days
        at += 1
    if at == len(tokens) or tokens[at].kind == "number":
        raise ValueError(say("has no unit behind {number}", number=_plain(number)))
    name = tokens[at].text
    following = at + 1
    while following < len(tokens) and tokens[following].kind == "dash":
        following += 1
    pair = f"{name} {tokens[following].text}" if following < len(tokens) else name
    if pair in UNITS:
        name, at = pair, following
    elif name == "m":
        raise ValueError(say("has the unit m, which can be min or months"))
    elif name not in UNITS:
        near = did_you_mean(name, UNITS) if len(name) > 2 else None
        hint = say(" (did you mean {name}?)", name=Quoted(near)) if near else ""
        raise ValueError(say("has an unknown unit {name}{hint}", name=Quoted(name), hint=hint))
    unit, at = UNITS[name], at + 1
    if at < len(tokens) and tokens[at].kind == "days" and unit in (WERKTAG, ARBEITSTAG):
        days = re.sub("[‐‑‒–—−]", "-", tokens[at].text.strip("( )"))
        if days not in WEEKDAYS:
            raise ValueError(say("counts days that are not known, {days}: Mon-Sat or Mon-Fri", days=Quoted(days)))
        unit, at = WEEKDAYS[days], at + 1
    return unit, at


def _times(number: Fraction, unit: Duration) -> Duration:
    if unit in (WERKTAG, ARBEITSTAG):
        if number.denominator != 1:
            raise ValueError(say("counts parts of working days, but only whole ones (or hours) can be counted"))
        return unit * number.numerator
    return Duration(_whole(number * unit.seconds))


def _whole(seconds: Fraction) -> int:
    if seconds.denominator != 1:
        raise ValueError(say("is not a whole number of seconds"))
    return seconds.numerator


def _plain(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else str(float(number))
