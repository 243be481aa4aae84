"""Values in the words of a report, in English and German: 6 days, 39,99 €, 1 January 2026, “a, b and c”."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from journeyaudit.values.currencies import GERMAN_PERIODS, SYMBOLS
from journeyaudit.values.dates import MONTHS
from journeyaudit.values.duration import DAY, HOUR, MINUTE, Duration
from journeyaudit.values.money import Money
from journeyaudit.values.quoting import Language, quote, visible
from journeyaudit.values.share import Share

__all__ = [
    "TIE",
    "Language",
    "count",
    "join_list",
    "plural",
    "quote",
    "said_once",
    "show_date",
    "show_duration",
    "show_money",
    "show_number",
    "show_share",
    "visible",
]

TIE: Final = "\u00a0"
"""A blank at which no line ends."""

_SIX_DAYS: Final = " (Mon–Sat)"
"""What tells working days of six a week from those of five."""
_UNITS: Final = {
    "en": {
        "workdays": f"working day{_SIX_DAYS}|working days{_SIX_DAYS}",
        "businessdays": "working day|working days",
        "years": "year|years",
        "weeks": "week|weeks",
        "days": "day|days",
        "hours": "hour|hours",
        "minutes": "minute|minutes",
        "seconds": "second|seconds",
    },
    "de": {
        "workdays": "Werktag|Werktage",
        "businessdays": "Arbeitstag|Arbeitstage",
        "years": "Jahr|Jahre",
        "weeks": "Woche|Wochen",
        "days": "Tag|Tage",
        "hours": "Stunde|Stunden",
        "minutes": "Minute|Minuten",
        "seconds": "Sekunde|Sekunden",
    },
}
_YEAR, _WEEK, _TOLD_IN_WEEKS = 365, 7, 21
"""Days of a year and of a week, as durations are read (timetext.py), and from how many on they are told in weeks."""
_AND: Final = {("en", "and"): "and", ("en", "or"): "or", ("de", "and"): "und", ("de", "or"): "oder"}
_SWAP_MARKS: Final = str.maketrans(",.", ".,")


def show_duration(
    duration: Duration,
    lang: Language,
    case: Literal["nominative", "dative"] = "nominative",
    *,
    at_least: bool = False,
) -> str:
    """Return the exact duration: "6 days", "15 Werktage und 10 Minuten"; the dative follows "nach" ("3 Tagen").

    What is whole years, or three and more whole weeks, is told in those, as people do; two weeks are 14 days.
    With `at_least` it is marked as a lower bound: "at least 6 days".
    """
    days, seconds = divmod(duration.seconds, DAY)
    hours, seconds = divmod(seconds, HOUR)
    minutes, seconds = divmod(seconds, MINUTE)
    years = weeks = 0
    if not duration.seconds % (_YEAR * DAY):
        years, days = days // _YEAR, 0
    elif days >= _TOLD_IN_WEEKS and not duration.seconds % (_WEEK * DAY):
        weeks, days = days // _WEEK, 0
    amounts = {
        "workdays": duration.workdays,
        "businessdays": duration.businessdays,
        "years": years,
        "weeks": weeks,
        "days": days,
        "hours": hours,
        "minutes": minutes,
        "seconds": seconds,
    }
    parts = [f"{amount} {_unit(unit, amount, lang, case)}" for unit, amount in amounts.items() if amount]
    text = join_list(parts, lang, limit=len(amounts)) or f"0 {_unit('minutes', 0, lang, case)}"
    if not at_least:
        return text
    return f"at least {text}" if lang == "en" else f"mindestens {text}"


def _unit(unit: str, amount: int, lang: Language, case: str) -> str:
    word = plural(amount, _UNITS[lang][unit])
    dative = lang == "de" and case == "dative" and amount != 1 and word.endswith("e")
    return word + "n" if dative else word


def show_money(money: Money, lang: Language) -> str:
    """Return the amount as prices are written: "€39.99 per month", "39,99 € pro Monat", "20 CHF"."""
    amount = _decimal(money.amount, lang, places=2)
    symbol = SYMBOLS.get(money.currency)
    price = f"{symbol}{amount}" if symbol and lang == "en" else f"{amount} {symbol or visible(money.currency)}"
    if not money.per:
        return price
    if lang == "en":
        return f"{price} per {visible(money.per)}"
    return f"{price} pro {GERMAN_PERIODS.get(money.per, visible(money.per))}"


def _decimal(number: Decimal, lang: Language, places: int = 0) -> str:
    """Return all digits of the number in groups; a part behind the point has at least so many places."""
    whole, _, part = f"{number:,f}".partition(".")
    part = part.rstrip("0")
    text = f"{whole}.{part.ljust(places, '0')}" if part else whole
    return text.translate(_SWAP_MARKS) if lang == "de" else text


def said_once(text: str) -> str:
    """Return a sentence that says only once what its working days are, where all of them are of one kind."""
    if text.count("working day") > text.count(_SIX_DAYS):
        return text
    first, note, rest = text.partition(_SIX_DAYS)
    return first + note + rest.replace(_SIX_DAYS, "")


def show_number(number: int | float | Decimal | Fraction, lang: Language) -> str:
    """Return the number with marks for thousands: "1,234.5", "1.234,5"; a fraction is rounded to two places."""
    if isinstance(number, Fraction):
        number = Decimal(round(number * 100)).scaleb(-2)
    return _decimal(Decimal(str(number)) if isinstance(number, float) else Decimal(number), lang)


def show_share(share: Share, lang: Language) -> str:
    """Return the share in whole percent, halves rounded up: "80 %" in both languages."""
    percent = (share.value * 200 + 1) // 2
    return f"{show_number(percent, lang)} %"


def show_date(day: date, lang: Language) -> str:
    """Return the day as "1 January 2026" or "01.01.2026"."""
    if lang == "de":
        return f"{day.day:02}.{day.month:02}.{day.year:04}"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04}"


def join_list(
    items: Sequence[str],
    lang: Language,
    last: Literal["and", "or"] = "and",
    limit: int = 3,
    *,
    apart: bool = False,
) -> str:
    """Return the items as a sentence names them: "a, b and c"; beyond `limit` + 1 items "a, b, c and 2 more".

    Those that must be kept `apart` have a semicolon between them: "a; b and c; d".
    """
    shown = list(items)
    if len(shown) > limit + 1:
        hidden = len(shown) - limit
        shown = [*shown[:limit], f"{hidden} more" if lang == "en" else f"noch {hidden}"]
    if len(shown) < 2 or apart:
        return "; ".join(shown)
    return f"{', '.join(shown[:-1])} {_AND[lang, last]} {shown[-1]}"


def plural(number: int | Decimal | Fraction | float, forms: str) -> str:
    """Return the form of a word for a number: "step" for 1 and "steps" for all else, from "step|steps"."""
    one, _, many = forms.partition("|")
    return one if number == 1 else many or one


def count(number: int | Decimal | Fraction | float, forms: str, lang: Language) -> str:
    """Return the number with its word: "1 step", "1,200 steps"."""
    return f"{show_number(number, lang)} {plural(number, forms)}"
