"""Prices, shares and dates are read in German and English spelling, and what cannot be read is named."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyaudit.values import (
    Language,
    Money,
    Share,
    comparable,
    parse_date,
    parse_duration,
    parse_money,
    parse_range,
    parse_share,
    show_date,
    show_money,
)


@pytest.mark.parametrize(
    ("text", "amount", "currency", "per"),
    [
        ("20 EUR", "20", "EUR", ""),
        ("20 eur", "20", "EUR", ""),
        ("20 Euro", "20", "EUR", ""),
        ("€20", "20", "EUR", ""),
        ("€ 20", "20", "EUR", ""),
        ("EUR 20", "20", "EUR", ""),
        ("39,99 €", "39.99", "EUR", ""),
        ("39.99 EUR", "39.99", "EUR", ""),
        ("39,99€", "39.99", "EUR", ""),
        ("£5", "5", "GBP", ""),
        ("5 Pfund", "5", "GBP", ""),
        ("$1,200.50", "1200.50", "USD", ""),
        ("US$20", "20", "USD", ""),
        ("1.200,50 €", "1200.50", "EUR", ""),
        ("1.200 €", "1200", "EUR", ""),
        ("$1,200", "1200", "USD", ""),
        ("EUR 1.200.000", "1200000", "EUR", ""),
        ("1'200.50 CHF", "1200.50", "CHF", ""),
        ("1 200,50 €", "1200.50", "EUR", ""),
        ("1\u202f200,50\u00a0€", "1200.50", "EUR", ""),
        ("20,- €", "20", "EUR", ""),
        ("20,– €", "20", "EUR", ""),
        ("Fr. 20.-", "20", "CHF", ""),
        ("0.149 €/min", "0.149", "EUR", "minute"),
        ("0,14 €/Min.", "0.14", "EUR", "minute"),
        ("39,99 € / Monat", "39.99", "EUR", "month"),
        ("39,99 €/Monat", "39.99", "EUR", "month"),
        ("€20/month", "20", "EUR", "month"),
        ("20 EUR per month", "20", "EUR", "month"),
        ("20 EUR a month", "20", "EUR", "month"),
        ("20 Euro monatlich", "20", "EUR", "month"),
        ("20 € im Monat", "20", "EUR", "month"),
        ("5 CHF pro Monat", "5", "CHF", "month"),
        ("20 € p.a.", "20", "EUR", "year"),
        ("20 € jährlich", "20", "EUR", "year"),
        ("20 € je Woche", "20", "EUR", "week"),
        ("2 € pro Tag", "2", "EUR", "day"),
        ("5 € je Gespräch", "5", "EUR", "call"),
        ("5 EUR per call", "5", "EUR", "call"),
        ("0,30 € pro kWh", "0.30", "EUR", "kWh"),
        ("49 € einmalig", "49", "EUR", ""),
        ("0 EUR", "0", "EUR", ""),
        ("300 SEK", "300", "SEK", ""),
    ],
)
def test_money_is_read(text: str, amount: str, currency: str, per: str) -> None:
    assert parse_money(text) == Money(Decimal(amount), currency, per)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is empty"),
        ("20", "has no currency"),
        ("1.200,50", "has no currency"),
        ("free", "has no amount"),
        ("20 ERU", "has an unknown currency “ERU” (did you mean “EUR”?)"),
        ("20 Euor", "has an unknown currency “Euor” (did you mean “EUR”?)"),
        ("ab 20 €", "has an unknown currency “ab”"),
        ("1e5 EUR", "has an unknown currency “e”"),
        ("50 ct", "is in cents; the currency itself is expected, such as 0.50 EUR"),
        ("14 Cent pro Minute", "is in cents; the currency itself is expected, such as 0.14 EUR"),
        ("0,5 ct", "is in cents; the currency itself is expected, such as 0.005 EUR"),
        ("9p per minute", "is in pence; the currency itself is expected: £0.09"),
        ("150 pence", "is in pence; the currency itself is expected: £1.50"),
        ("3,99 %", "is a share and no amount: leave the field out, and say it in a text"),
        ("12 % of the order", "is a share and no amount: leave the field out, and say it in a text"),
        ("-5 EUR", "is below zero, and a price cannot be"),
        ("12.34.56 €", "has a number that cannot be read, “12.34.56”"),
        ("1,200,50 €", "has a number that cannot be read, “1,200,50”"),
        ("20 EUR zzgl. MwSt", "goes on with “zzgl. MwSt”, which is no period such as per month"),
        ("20 EUR 30", "goes on with “30”, which is no period such as per month"),
        ("20 EUR /", "goes on with “/”, which is no period such as per month"),
        ("\u0662\u0660 EUR", "has no amount"),
    ],
)
def test_what_is_no_money_is_named(text: str, problem: str) -> None:
    with pytest.raises(ValueError) as refused:
        parse_money(text)
    assert str(refused.value) == f"“{text}” {problem}. Write money as in 20 EUR, €20 or 39,99 € / Monat."


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (20, "“20” has no currency. Write one, as in 20 EUR, €20 or 39,99 € / Monat."),
        (39.99, "“39.99” has no currency. Write one, as in 20 EUR, €20 or 39,99 € / Monat."),
        (True, "Yes or no is not an amount of money. Write it as in 20 EUR, €20 or 39,99 € / Monat."),
        (
            "9" * 201,
            f"“{'9' * 40}…” is too long to be an amount of money. Write money as in 20 EUR, €20 or 39,99 € / Monat.",
        ),
    ],
)
def test_a_bare_number_needs_a_currency(value: str | int | float, message: str) -> None:
    with pytest.raises(ValueError) as refused:
        parse_money(value)
    assert str(refused.value) == message


def test_only_prices_of_one_currency_and_period_are_comparable() -> None:
    monthly = parse_money("20 EUR per month")
    assert comparable(monthly, parse_money("39,99 € / Monat"))
    assert not comparable(monthly, parse_money("20 EUR"))
    assert not comparable(monthly, parse_money("20 CHF per month"))


def test_equal_amounts_are_equal_however_written() -> None:
    assert len({parse_money("20 EUR"), parse_money("€20.00"), parse_money("20,- €")}) == 1


amounts = st.decimals(0, 10**9, places=2)


@given(amounts, st.sampled_from(["EUR", "USD", "GBP", "CHF"]), st.sampled_from(["", "month", "call", "kWh"]))
def test_printed_money_can_be_read_again(amount: Decimal, currency: str, per: str) -> None:
    money = Money(amount, currency, per)
    languages: tuple[Language, ...] = ("en", "de")
    for lang in languages:
        assert parse_money(show_money(money, lang)) == money


@given(st.text(max_size=60) | st.text("0123456789.,-€$ EURO/per'", max_size=60))
def test_any_text_is_money_or_refused_with_a_sentence(text: str) -> None:
    try:
        money = parse_money(text)
    except ValueError as problem:
        assert str(problem).endswith(" Write money as in 20 EUR, €20 or 39,99 € / Monat.")
    else:
        assert money.amount >= 0
        assert len(money.currency) == 3


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("50%", Fraction(1, 2)),
        ("50 %", Fraction(1, 2)),
        ("12,5 %", Fraction(1, 8)),
        ("12.5 percent", Fraction(1, 8)),
        ("80 Prozent", Fraction(4, 5)),
        (0.5, Fraction(1, 2)),
        (0.1, Fraction(1, 10)),
        ("0,5", Fraction(1, 2)),
        ("1/2", Fraction(1, 2)),
        ("2 / 3", Fraction(2, 3)),
        (0, Fraction(0)),
        (1, Fraction(1)),
        ("100 %", Fraction(1)),
    ],
)
def test_shares_are_read_exactly(text: str | int | float, value: Fraction) -> None:
    assert parse_share(text) == Share(value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (50, "“50” is more than the whole. Write a share between 0 % and 100 %, as in 50 %, 0.5 or 1/2."),
        ("120%", "“120%” is more than the whole. Write a share between 0 % and 100 %, as in 50 %, 0.5 or 1/2."),
        ("3/2", "“3/2” is more than the whole. Write a share between 0 % and 100 %, as in 50 %, 0.5 or 1/2."),
        ("1/0", "“1/0” is not a share. Write it as in 50 %, 0.5 or 1/2."),
        ("-5%", "“-5%” is not a share. Write it as in 50 %, 0.5 or 1/2."),
        ("half", "“half” is not a share. Write it as in 50 %, 0.5 or 1/2."),
        (float("nan"), "“nan” is not a share. Write it as in 50 %, 0.5 or 1/2."),
        (True, "Yes or no is not a share. Write it as in 50 %, 0.5 or 1/2."),
        ("1" * 99, f"“{'1' * 40}…” is not a share. Write it as in 50 %, 0.5 or 1/2."),
    ],
)
def test_what_is_no_share_is_named(text: str | int | float, message: str) -> None:
    with pytest.raises(ValueError) as refused:
        parse_share(text)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("01.03.2026", date(2026, 3, 1)),
        ("1.3.2026", date(2026, 3, 1)),
        ("1. 3. 2026", date(2026, 3, 1)),
        ("1 March 2026", date(2026, 3, 1)),
        ("1. März 2026", date(2026, 3, 1)),
        ("3 May 2026", date(2026, 5, 3)),
        (" 2024-02-29 ", date(2024, 2, 29)),
    ],
)
def test_dates_are_read(text: str, expected: date) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2026-03", "is not a full date. Write day, month and year, as in"),
        (2026, "is not a full date. Write day, month and year, as in"),
        ("01.03.26", "is not a full date. Write day, month and year, as in"),
        ("3 Mayy 2026", "is not a full date. Write day, month and year, as in"),
        ("soon", "is not a full date. Write day, month and year, as in"),
        ("2026-02-30", "is not in the calendar. Write a date as in"),
        ("0000-01-01", "is not in the calendar. Write a date as in"),
        ("03/04/2026", "can be read in two ways, day or month first. Write a date as in"),
    ],
)
def test_what_is_no_date_is_named(text: str | int, problem: str) -> None:
    with pytest.raises(ValueError) as refused:
        parse_date(text)
    assert str(refused.value) == f"“{text}” {problem} 2026-03-01 or 01.03.2026."


@given(st.dates())
def test_printed_dates_can_be_read_again(day: date) -> None:
    assert parse_date(show_date(day, "en")) == parse_date(show_date(day, "de")) == parse_date(day.isoformat()) == day


@pytest.mark.parametrize("parse", [parse_money, parse_share, parse_date, parse_duration, parse_range])
def test_numbers_of_any_length_are_refused_in_words(parse: Callable[[int], object]) -> None:
    with pytest.raises(ValueError, match=r"^“1e300 or more” .*\. Write "):
        parse(10**6000)
    with pytest.raises(ValueError, match=r"^“-1e300 or less” .*\. Write "):
        parse(-(10**6000))
