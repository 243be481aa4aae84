"""A part of a whole: `50%`, `0.5`, `1/2`."""

import re
from fractions import Fraction
from typing import Final

from journeyaudit.frozen import dataclass
from journeyaudit.values.quoting import written
from journeyaudit.values.saying import Quoted, say

_EXPECTED: Final = say("50 %, 0.5 or 1/2")
_MAX_TEXT: Final = 60
_PERCENT: Final = re.compile(r"(?P<number>[0-9]+(?:[.,][0-9]+)?)\s*(?:%|percent|per cent|prozent)", re.IGNORECASE)
_DECIMAL: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_RATIO: Final = re.compile(r"(?P<part>[0-9]+)\s*/\s*(?P<whole>[0-9]+)")


@dataclass(frozen=True, slots=True, order=True)
class Share:
    """An exact part of a whole, 1 being all of it."""

    value: Fraction


def parse_share(text: str | int | float) -> Share:
    """Read a share between nothing and all: "50%", "12,5 Prozent", 0.5, "1/2".

    Raises ValueError with a sentence for people who are not programmers.
    """
    if isinstance(text, bool):
        raise ValueError(say("Yes or no is not a share. Write it as in {expected}.", expected=_EXPECTED))
    stripped = written(text).strip()
    parts = {"text": Quoted(stripped, 40), "expected": _EXPECTED}
    value = _fraction(stripped) if len(stripped) <= _MAX_TEXT else None
    if value is None:
        raise ValueError(say("{text} is not a share. Write it as in {expected}.", **parts))
    if not 0 <= value <= 1:
        raise ValueError(
            say("{text} is more than the whole. Write a share between 0 % and 100 %, as in {expected}.", **parts)
        )
    return Share(value)


def _fraction(text: str) -> Fraction | None:
    percent = _PERCENT.fullmatch(text)
    if percent:
        return Fraction(percent["number"].replace(",", ".")) / 100
    ratio = _RATIO.fullmatch(text)
    if ratio:
        whole = int(ratio["whole"])
        return Fraction(int(ratio["part"]), whole) if whole else None
    return Fraction(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else None
