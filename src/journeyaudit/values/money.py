"""What something costs: an amount, its currency, and the period or unit it is paid for."""

import re
from decimal import Decimal
from typing import Final

from journeyaudit.frozen import dataclass
from journeyaudit.values.currencies import COMMON_CURRENCIES, CURRENCIES, PERIOD_ADVERBS, PERIODS
from journeyaudit.values.names import did_you_mean, fold
from journeyaudit.values.quoting import visible, written
from journeyaudit.values.saying import Quoted, say, sentence

_EXPECTED: Final = say("20 EUR, €20 or 39,99 € / Monat")
_MAX_TEXT: Final = 200
_SHOWN: Final = 40

# the characters between the digits: point, comma, apostrophe, space, no-break space, narrow no-break space
_NUMBER: Final = re.compile(r"[0-9](?:[.,'’ \u00a0\u202f]?[0-9])*")
_GROUPED: Final = re.compile(
    r"(?P<whole>[1-9][0-9]{0,2}(?P<mark>[.,'’ \u00a0\u202f])[0-9]{3}(?:(?P=mark)[0-9]{3})*)"
    r"(?:(?!(?P=mark))[.,](?P<part>[0-9]+))?"
)
_DECIMAL: Final = re.compile(r"(?P<whole>[0-9]+)(?:[.,](?P<part>[0-9]+))?")
_ROUND: Final = re.compile(r"\s*[.,]\s*[-–—]+")
_CURRENCY_FIRST: Final = re.compile(r"(?P<currency>[€£¥$]|[^\W\d_]+\$?\.?)\s*(?P<rest>.*)", re.DOTALL)
_PERIOD: Final = re.compile(r"(?:/|(?:per|pro|je|im|a|an)\s)\s*(?P<period>\S.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217 code such as EUR), paid once or per period ("month", "call", "" for once)."""

    amount: Decimal
    currency: str
    per: str = ""


def comparable(a: Money, b: Money) -> bool:
    """Tell whether two prices can be compared: same currency, same period."""
    return a.currency == b.currency and a.per == b.per


def parse_money(text: str | int | float) -> Money:
    """Read an amount with its currency, and with its period if it has one: "20 EUR", "39,99 € / Monat", "$1,200.50".

    Periods are stored in English where they are known ("pro Monat" is "month"), else as written. Raises ValueError
    with a sentence for people who are not programmers.
    """
    if isinstance(text, bool):
        raise ValueError(say("Yes or no is not an amount of money. Write it as in {expected}.", expected=_EXPECTED))
    if not isinstance(text, str):
        number = Quoted(written(text), _SHOWN)
        raise ValueError(say("{text} has no currency. Write one, as in {expected}.", text=number, expected=_EXPECTED))
    try:
        if len(text) > _MAX_TEXT:
            raise ValueError(say("is too long to be an amount of money"))
        return _understand(text.strip())
    except ValueError as error:
        said = say(
            "{text} {problem}. Write money as in {expected}.",
            text=Quoted(text, _SHOWN),
            problem=sentence(error),
            expected=_EXPECTED,
        )
        raise ValueError(said) from None


def _understand(text: str) -> Money:
    """Read a text; the messages it raises go on after the quoted text ("… has no currency")."""
    number = _NUMBER.search(text)
    if number is None:
        raise ValueError(say("has no amount") if text else say("is empty"))
    before, after = text[: number.start()].strip(), text[number.end() :]
    if before.endswith(("-", "−", "–")):
        raise ValueError(say("is below zero, and a price cannot be"))
    after = _ROUND.sub("", after, count=1).strip() if _ROUND.match(after) else after.strip()
    amount = _amount(number[0])
    if before:
        return Money(amount, _currency(before), _period(after))
    found = _CURRENCY_FIRST.match(after)
    if found is None:
        share = say("is a share and no amount: leave the field out, and say it in a text")
        raise ValueError(share if after[:1] == "%" else say("has no currency"))
    _refuse_hundredths(amount, fold(found["currency"]).rstrip("."))
    return Money(amount, _currency(found["currency"]), _period(found["rest"]))


def _amount(text: str) -> Decimal:
    """Read a number in which a point or comma before exactly three digits marks thousands, as in prices."""
    found = _GROUPED.fullmatch(text) or _DECIMAL.fullmatch(text)
    if found is None:
        raise ValueError(say("has a number that cannot be read, {text}", text=Quoted(text)))
    whole = "".join(filter(str.isdigit, found["whole"]))
    return Decimal(f"{whole}.{found['part']}" if found["part"] else whole)


def _refuse_hundredths(amount: Decimal, unit: str) -> None:
    """Cents may be of several currencies, and a report would have to convert them: say how the amount is written."""
    whole = f"{amount / 100:.2f}" if amount == int(amount) else f"{amount / 100:f}"
    if unit in {"ct", "cent", "cents"}:
        raise ValueError(say("is in cents; the currency itself is expected, such as {amount} EUR", amount=whole))
    if unit in {"p", "penny", "pence"}:
        raise ValueError(say("is in pence; the currency itself is expected: £{amount}", amount=whole))


def _currency(text: str) -> str:
    code = CURRENCIES.get(fold(text).rstrip("."))
    if code is not None:
        return code
    near = did_you_mean(text, COMMON_CURRENCIES)
    hint = say(" (did you mean {name}?)", name=Quoted(near)) if near else ""
    raise ValueError(say("has an unknown currency {name}{hint}", name=Quoted(text, _SHOWN), hint=hint))


def _period(text: str) -> str:
    if not text:
        return ""
    adverb = PERIOD_ADVERBS.get(fold(text))
    if adverb is not None:
        return adverb
    found = _PERIOD.fullmatch(text)
    if found is None:
        raise ValueError(say("goes on with {text}, which is no period such as per month", text=Quoted(text, _SHOWN)))
    written = visible(found["period"])
    return PERIODS.get(fold(written).rstrip("."), written)
