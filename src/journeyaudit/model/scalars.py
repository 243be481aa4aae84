"""The types of single values in a journey: names by what they name, prose, durations, money, dates and counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Annotated, TypeVar

from pydantic_core import PydanticCustomError

from journeyaudit.model.choice import OPEN_WORDS
from journeyaudit.model.shorthand import Domain, ListForm, MapForm, OrNone, Read, is_none
from journeyaudit.values import Duration, Money, Special, fold, parse_date, parse_money, parse_range, say, sentence

T = TypeVar("T")

_FALSE_WORDS = frozenset({"no", "nein", "false"})
_TRUE_WORDS = frozenset({"yes", "ja", "true"})


def _misread(what: str) -> PydanticCustomError:
    return PydanticCustomError("misread", "{what}", {"what": what})


def _from_words(parse: Callable[[str], T], value: object, expected: str) -> T:
    """Read a value by a parser of the values package, whose refusal is a sentence for the reader."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise PydanticCustomError("kind", "{expected}", {"expected": expected})
    try:
        return parse(value)  # type: ignore[arg-type]  # the parsers refuse bare numbers with advice of their own
    except ValueError as error:
        raise _misread(sentence(error)) from None


_known_range = lru_cache(maxsize=1024)(parse_range)
"""The same few durations stand in every file of an organisation."""


def read_length(value: object) -> Duration:
    """Read a duration; of a range or "up to" the longest."""
    if isinstance(value, Duration):
        return value
    return _from_words(_known_range, value, say("a duration such as `2 d` or `3 Werktage`")).max


def read_limit(value: object) -> Duration | Special:
    """Read a duration, or the word for "none" or "without limit"."""
    if is_none(value):
        return Special.NONE
    if value is Special.OPEN or (isinstance(value, str) and len(value) < 16 and fold(value) in OPEN_WORDS):
        return Special.OPEN
    return read_length(value)


def read_bound(value: object) -> Duration | Special:
    """Read the duration of a wait; `none` is refused there, for it could mean no wait or no limit."""
    if is_none(value):
        raise PydanticCustomError("none_for_limit", "none for a limit")
    return read_limit(value)


def read_minutes(value: object) -> Duration:
    """Read an effort in time: a duration, a bare number of minutes, or none."""
    if is_none(value):
        return Duration()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not 0 <= value <= 1_000_000:
            raise _misread(say("minutes are a number from 0 to 1,000,000, or a duration such as `15 min`"))
        return Duration(seconds=round(value * 60))
    return read_length(value)


def read_money(value: object) -> Money:
    """Read an amount with its currency."""
    if isinstance(value, Money):
        return value
    return _from_words(parse_money, value, say("an amount with its currency such as `20 EUR`"))


def read_date(value: object) -> date:
    """Read a day."""
    if isinstance(value, date):
        return value
    return _from_words(parse_date, value, say("a date such as `2026-03-01`"))


def read_count(value: object) -> int:
    """Read a whole number from 0; none counts as 0."""
    if is_none(value):
        return 0
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1_000_000_000:
        return value
    raise PydanticCustomError("kind", "{expected}", {"expected": say("a whole number from 0")})


def read_times(value: object) -> int:
    """Read how often something happens: a whole number from 1."""
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 1_000_000_000:
        return value
    raise PydanticCustomError("kind", "{expected}", {"expected": say("a whole number from 1")})


def read_score(value: object) -> int:
    """Read a feeling from -2 to 2."""
    if isinstance(value, int) and not isinstance(value, bool) and -2 <= value <= 2:
        return value
    expected = say("a whole number from -2 (very bad) to 2 (very good)")
    raise PydanticCustomError("kind", "{expected}", {"expected": expected})


def read_flag(value: object) -> bool:
    """Read yes or no."""
    if isinstance(value, bool):
        return value
    if is_none(value) or (isinstance(value, str) and fold(value) in _FALSE_WORDS):
        return False
    if isinstance(value, str) and fold(value) in _TRUE_WORDS:
        return True
    raise PydanticCustomError("kind", "{expected}", {"expected": say("`true` or `false`")})


Text = Annotated[str, Domain("text")]
Word = Annotated[str, Domain("word")]
Fact = Annotated[str, Domain("fact")]
UnitName = Annotated[str, Domain("unit")]
SystemName = Annotated[str, Domain("system")]
ChannelName = Annotated[str, Domain("channel")]
Market = Annotated[str, Domain("market")]
Product = Annotated[str, Domain("product")]
Sector = Annotated[str, Domain("sector")]
Place = Annotated[str, Domain("place")]
Tongue = Annotated[str, Domain("tongue")]

Length = Annotated[Duration, Read(read_length)]
Minutes = Annotated[Duration, Read(read_minutes)]
Amount = Annotated[Money, Read(read_money)]
Day = Annotated[date, Read(read_date)]
Count = Annotated[int, Read(read_count)]
Times = Annotated[int, Read(read_times)]
Score = Annotated[int, Read(read_score)]
Flag = Annotated[bool, Read(read_flag)]

Bound = Annotated[Duration | Special | None, Read(read_bound)]
"""A duration or `open`."""
Limit = Annotated[Duration | Special | None, Read(read_limit)]
"""A duration, `none` or `open`."""

Maybe = Annotated[T | Special | None, OrNone()]
"""A value that may be missing or `none`."""
Said = Annotated[Text | Special | None, OrNone(yes=True)]
"""A text that may be missing or `none`; `true` is the text "yes"."""
Many = Annotated[tuple[T, ...] | None, ListForm()]
"""A list that may be missing or `none`; one value may stand for it."""
Synonyms = Annotated[Mapping[Fact, Annotated[tuple[Fact, ...], ListForm()]] | None, MapForm()]
"""Names of facts and what else people call them."""
Exits = Annotated[Mapping[Text, Place] | None, MapForm()]
"""Events and the place where they lead."""
Next = Annotated[Place | Mapping[Text, Place] | None, MapForm(plain=True)]
"""The place that comes next, or conditions and the places where they lead."""
