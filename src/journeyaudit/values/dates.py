"""Days in the calendar as people write them: `2026-03-01`, `01.03.2026`, `1 March 2026`, `1. März 2026`."""

import re
from datetime import date
from typing import Final

from journeyaudit.values.names import fold
from journeyaudit.values.quoting import written
from journeyaudit.values.saying import Quoted, say

_EXPECTED: Final = say("2026-03-01 or 01.03.2026")
_ISO: Final = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_GERMAN: Final = re.compile(r"(?P<day>[0-9]{1,2})\.\s?(?P<month>[0-9]{1,2})\.\s?(?P<year>[0-9]{4})")
_SPELLED: Final = re.compile(r"(?P<day>[0-9]{1,2})\.? (?P<month>[^\W\d_]+) (?P<year>[0-9]{4})")
_SLASHES: Final = re.compile(r"[0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4}")

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""The English names of the months."""
_GERMAN_MONTHS: Final = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
_MONTH_NUMBERS: Final = {
    fold(name): number for names in (MONTHS, _GERMAN_MONTHS) for number, name in enumerate(names, start=1)
}


def parse_date(text: str | int | float) -> date:
    """Read a full date: "2026-03-01", "01.03.2026", "1 March 2026" or "1. März 2026".

    Raises ValueError with a sentence for people who are not programmers, also for a day that does not exist.
    """
    stripped = written(text).strip()
    parts = {"text": Quoted(stripped, 40), "expected": _EXPECTED}
    if _SLASHES.fullmatch(stripped):
        raise ValueError(
            say("{text} can be read in two ways, day or month first. Write a date as in {expected}.", **parts)
        )
    found = _ISO.fullmatch(stripped) or _GERMAN.fullmatch(stripped)
    month = int(found["month"]) if found else 0
    if found is None:
        found = _SPELLED.fullmatch(stripped)
        month = _MONTH_NUMBERS.get(fold(found["month"]), 0) if found else 0
        if not found or not month:
            raise ValueError(say("{text} is not a full date. Write day, month and year, as in {expected}.", **parts))
    try:
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        raise ValueError(say("{text} is not in the calendar. Write a date as in {expected}.", **parts)) from None
