"""Values print in the words of the reader's language, exactly, and text of others stays harmless."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyaudit.values import (
    Duration,
    Language,
    Share,
    count,
    join_list,
    parse_duration,
    parse_money,
    plural,
    quote,
    said_once,
    show_date,
    show_duration,
    show_money,
    show_number,
    show_share,
    visible,
)


@pytest.mark.parametrize(
    ("text", "english", "german", "dative"),
    [
        ("0 min", "0 minutes", "0 Minuten", "0 Minuten"),
        ("1 s", "1 second", "1 Sekunde", "1 Sekunde"),
        ("10 min", "10 minutes", "10 Minuten", "10 Minuten"),
        ("90 min", "1 hour and 30 minutes", "1 Stunde und 30 Minuten", "1 Stunde und 30 Minuten"),
        ("1 h", "1 hour", "1 Stunde", "1 Stunde"),
        ("6 h", "6 hours", "6 Stunden", "6 Stunden"),
        ("24 h", "1 day", "1 Tag", "1 Tag"),
        ("36 h", "1 day and 12 hours", "1 Tag und 12 Stunden", "1 Tag und 12 Stunden"),
        ("3 d", "3 days", "3 Tage", "3 Tagen"),
        ("14 days", "14 days", "14 Tage", "14 Tagen"),
        ("3 weeks", "3 weeks", "3 Wochen", "3 Wochen"),
        ("22 days", "22 days", "22 Tage", "22 Tagen"),
        ("3 weeks 2 h", "21 days and 2 hours", "21 Tage und 2 Stunden", "21 Tagen und 2 Stunden"),
        ("1 year", "1 year", "1 Jahr", "1 Jahr"),
        ("366 days", "366 days", "366 Tage", "366 Tagen"),
        ("100 years", "100 years", "100 Jahre", "100 Jahren"),
        (
            "2 d 3 h 4 min 5 s",
            "2 days, 3 hours, 4 minutes and 5 seconds",
            "2 Tage, 3 Stunden, 4 Minuten und 5 Sekunden",
            "2 Tagen, 3 Stunden, 4 Minuten und 5 Sekunden",
        ),
        ("1 Werktag", "1 working day (Mon–Sat)", "1 Werktag", "1 Werktag"),
        ("3 Werktage", "3 working days (Mon–Sat)", "3 Werktage", "3 Werktagen"),
        (
            "15 Werktage 10 min",
            "15 working days (Mon–Sat) and 10 minutes",
            "15 Werktage und 10 Minuten",
            "15 Werktagen und 10 Minuten",
        ),
        ("1 Arbeitstag", "1 working day", "1 Arbeitstag", "1 Arbeitstag"),
        ("2 Arbeitstage", "2 working days", "2 Arbeitstage", "2 Arbeitstagen"),
    ],
)
def test_durations_print_all_their_parts(text: str, english: str, german: str, dative: str) -> None:
    duration = parse_duration(text)
    assert show_duration(duration, "en") == english
    assert show_duration(duration, "en", "dative") == english
    assert show_duration(duration, "de") == german
    assert show_duration(duration, "de", "dative") == dative


def test_lower_bounds_are_marked() -> None:
    six_days = Duration(6 * 86400)
    assert show_duration(six_days, "en", at_least=True) == "at least 6 days"
    assert show_duration(six_days, "de", at_least=True) == "mindestens 6 Tage"
    assert show_duration(six_days, "de", "dative", at_least=True) == "mindestens 6 Tagen"


@pytest.mark.parametrize(
    ("text", "english", "german"),
    [
        ("20 EUR", "€20", "20 €"),
        ("39,99 €", "€39.99", "39,99 €"),
        ("39,90 €", "€39.90", "39,90 €"),
        ("39.9 EUR", "€39.90", "39,90 €"),
        ("20.00 EUR", "€20", "20 €"),
        ("0 EUR", "€0", "0 €"),
        ("0.149 EUR / min", "€0.149 per minute", "0,149 € pro Minute"),
        ("$1,200.50", "$1,200.50", "1.200,50 $"),
        ("£5", "£5", "5 £"),
        ("20 CHF", "20 CHF", "20 CHF"),
        ("1.200.000 PLN", "1,200,000 PLN", "1.200.000 PLN"),
        ("39,99 € / Monat", "€39.99 per month", "39,99 € pro Monat"),
        ("5 CHF per call", "5 CHF per call", "5 CHF pro Anruf"),
        ("20 € p.a.", "€20 per year", "20 € pro Jahr"),
        ("20 € / Woche", "€20 per week", "20 € pro Woche"),
        ("2 € a day", "€2 per day", "2 € pro Tag"),
        ("0,30 €/kWh", "€0.30 per kWh", "0,30 € pro kWh"),
        ("9" * 50 + ",01 EUR", "€99" + ",999" * 16 + ".01", "99" + ".999" * 16 + ",01 €"),
    ],
)
def test_money_prints_as_prices_are_written(text: str, english: str, german: str) -> None:
    assert show_money(parse_money(text), "en") == english
    assert show_money(parse_money(text), "de") == german


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(4, 5), "80 %"),
        (Fraction(1), "100 %"),
        (Fraction(0), "0 %"),
        (Fraction(6, 7), "86 %"),
        (Fraction(96, 97), "99 %"),
        (Fraction(1, 8), "13 %"),
        (Fraction(1, 200), "1 %"),
        (Fraction(1, 3), "33 %"),
    ],
)
def test_shares_print_in_whole_percent(value: Fraction, shown: str) -> None:
    assert show_share(Share(value), "en") == show_share(Share(value), "de") == shown


@pytest.mark.parametrize(
    ("number", "english", "german"),
    [
        (0, "0", "0"),
        (7, "7", "7"),
        (1234, "1,234", "1.234"),
        (1234.5, "1,234.5", "1.234,5"),
        (-1234567, "-1,234,567", "-1.234.567"),
        (Decimal("0.10"), "0.1", "0,1"),
        (Decimal("1E+3"), "1,000", "1.000"),
        (Fraction(1, 3), "0.33", "0,33"),
        (Fraction(5, 2), "2.5", "2,5"),
        (1e21, "1,000,000,000,000,000,000,000", "1.000.000.000.000.000.000.000"),
    ],
)
def test_numbers_print_with_marks(number: int | float | Decimal | Fraction, english: str, german: str) -> None:
    assert show_number(number, "en") == english
    assert show_number(number, "de") == german


def test_numbers_of_any_length_print() -> None:
    assert show_number(10**6000, "en") == "1" + ",000" * 2000


@pytest.mark.parametrize(
    ("day", "english", "german"),
    [
        (date(2026, 1, 1), "1 January 2026", "01.01.2026"),
        (date(2026, 12, 31), "31 December 2026", "31.12.2026"),
        (date(800, 5, 3), "3 May 0800", "03.05.0800"),
    ],
)
def test_dates_print(day: date, english: str, german: str) -> None:
    assert show_date(day, "en") == english
    assert show_date(day, "de") == german


@pytest.mark.parametrize(
    ("items", "lang", "last", "shown"),
    [
        ("", "en", "and", ""),
        ("a", "en", "and", "a"),
        ("ab", "en", "and", "a and b"),
        ("abc", "en", "and", "a, b and c"),
        ("abcd", "en", "and", "a, b, c and d"),
        ("abcde", "en", "and", "a, b, c and 2 more"),
        ("abcde", "en", "or", "a, b, c or 2 more"),
        ("abc", "en", "or", "a, b or c"),
        ("ab", "de", "and", "a und b"),
        ("abc", "de", "and", "a, b und c"),
        ("abc", "de", "or", "a, b oder c"),
        ("abcdef", "de", "and", "a, b, c und noch 3"),
    ],
)
def test_lists_print_as_a_sentence_names_them(
    items: str, lang: Language, last: Literal["and", "or"], shown: str
) -> None:
    assert join_list(list(items), lang, last) == shown


def test_the_limit_of_a_list_can_be_set() -> None:
    assert join_list(list("abcd"), "en", limit=1) == "a and 3 more"
    assert join_list(list("ab"), "en", limit=1) == "a and b"
    assert join_list(list("abcdef"), "en", limit=6) == "a, b, c, d, e and f"


def test_items_can_be_kept_apart() -> None:
    assert join_list(["a", "b and c"], "en", apart=True) == "a; b and c"
    assert join_list(["a und b", "c", "d", "e", "f"], "de", apart=True) == "a und b; c; d; noch 2"
    assert join_list(["a and b"], "en", apart=True) == "a and b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("two\nlines", "two lines"),
        ("two\r\n\tlines\n", "two lines"),
        ("line\u2028break", "line break"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("bell\x07\x00", "bell\\x07\\x00"),
        ("\u202eevil", "\\u202eevil"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("no\u00a0break", "no\u00a0break"),
        ("\U0001f469\u200d\U0001f4bb", "\U0001f469\u200d\U0001f4bb"),
        ("[bold]<b>", "[bold]<b>"),
    ],
)
def test_nothing_invisible_stays_in_shown_text(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert quote(text, "en") == f"“{shown}”"
    assert quote(text, "de") == f"„{shown}“"


def test_long_quotes_are_cut() -> None:
    assert quote("a long text", "en", limit=6) == "“a long…”"
    assert quote("a long text", "en", limit=7) == "“a long…”"
    assert quote("short", "de", limit=5) == "„short“"


@given(st.text())
def test_shown_text_is_one_line_that_can_be_encoded(text: str) -> None:
    assert len(visible(text).splitlines()) <= 1
    assert visible(text).encode("utf-8").decode("utf-8") == visible(text)
    assert "\x1b" not in visible(text)


@pytest.mark.parametrize(
    ("number", "word", "counted"),
    [
        (0, "steps", "0 steps"),
        (1, "step", "1 step"),
        (2, "steps", "2 steps"),
        (1.0, "step", "1 step"),
        (1.5, "steps", "1.5 steps"),
        (1200, "steps", "1,200 steps"),
    ],
)
def test_words_follow_their_number(number: int | float, word: str, counted: str) -> None:
    assert plural(number, "step|steps") == word
    assert count(number, "step|steps", "en") == counted


def test_a_word_with_one_form_keeps_it() -> None:
    assert plural(2, "Euro") == "Euro"
    assert count(1200, "Schritt|Schritte", "de") == "1.200 Schritte"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("5 working days (Mon–Sat): 3 working days (Mon–Sat) and 2 working days (Mon–Sat)",
         "5 working days (Mon–Sat): 3 working days and 2 working days"),
        ("1 working day (Mon–Sat) and 1 working day", "1 working day (Mon–Sat) and 1 working day"),
        ("5 Werktage", "5 Werktage"),
    ],
)  # fmt: skip
def test_a_sentence_says_once_what_its_working_days_are(text: str, told: str) -> None:
    assert said_once(text) == told
