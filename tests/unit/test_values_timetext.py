"""Lengths of time are read as people write them, and what cannot be read is named in a sentence."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyaudit.values import Duration, Language, parse_duration, parse_range, show_duration

MINUTE, HOUR, DAY = 60, 3600, 86400
WEEK, MONTH, YEAR = 7 * DAY, 30 * DAY, 365 * DAY

SINGLE = "Write a duration as in 3d, 20 min, 3 Werktage or PT48H."
ANY = "Write a duration as in 3d, 20 min, 2-4 weeks, 3 Werktage or PT48H."


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("3d", 3 * DAY),
        ("3 d", 3 * DAY),
        (" 3  D ", 3 * DAY),
        ("2d", 2 * DAY),
        ("24h", DAY),
        ("20 min", 20 * MINUTE),
        ("20 Min.", 20 * MINUTE),
        ("20 mins", 20 * MINUTE),
        ("20 minutes", 20 * MINUTE),
        ("20 Minuten", 20 * MINUTE),
        ("45 s", 45),
        ("45 Sek.", 45),
        ("1 Sekunde", 1),
        ("48 Std.", 48 * HOUR),
        ("6 hours", 6 * HOUR),
        ("2 hrs", 2 * HOUR),
        ("1 Stunde", HOUR),
        ("3 Tagen", 3 * DAY),
        ("3 Kalendertage", 3 * DAY),
        ("3 calendar days", 3 * DAY),
        ("3-day", 3 * DAY),
        ("3 weeks", 3 * WEEK),
        ("4 Wochen", 4 * WEEK),
        ("1 fortnight", 2 * WEEK),
        ("2 Monate", 2 * MONTH),
        ("6 months", 6 * MONTH),
        ("1 Jahr", YEAR),
        ("2 years", 2 * YEAR),
        ("100 years", 100 * YEAR),
        ("1.5 h", 90 * MINUTE),
        ("1,5 Stunden", 90 * MINUTE),
        ("0.125 h", 450),
        ("2,5 Tage", 60 * HOUR),
        ("1 h 30 min", 90 * MINUTE),
        ("1h30min", 90 * MINUTE),
        ("2 d 4 h", 52 * HOUR),
        ("1 Tag 2 Stunden", 26 * HOUR),
        ("1 Tag, 2 Stunden", 26 * HOUR),
        ("1 Stunde und 30 Minuten", 90 * MINUTE),
        ("1 day, 2 hours, and 3 minutes", 26 * HOUR + 3 * MINUTE),
        ("1 d + 1 h", 25 * HOUR),
        ("PT48H", 2 * DAY),
        ("pt48h", 2 * DAY),
        ("P3D", 3 * DAY),
        ("P1W", WEEK),
        ("P2M", 2 * MONTH),
        ("P1Y", YEAR),
        ("PT2M", 2 * MINUTE),
        ("PT5S", 5),
        ("P1DT12H", 36 * HOUR),
        ("PT1.5H", 90 * MINUTE),
        ("ein Tag", DAY),
        ("eine Woche", WEEK),
        ("a day", DAY),
        ("an hour", HOUR),
        ("drei Stunden", 3 * HOUR),
        ("fünf Minuten", 5 * MINUTE),
        ("fu\u0308nf Minuten", 5 * MINUTE),
        ("zwölf Stunden", 12 * HOUR),
        ("fourteen days", 14 * DAY),
        ("half an hour", 30 * MINUTE),
        ("half a day", 12 * HOUR),
        ("halbe Stunde", 30 * MINUTE),
        ("eine halbe Stunde", 30 * MINUTE),
        ("½ h", 30 * MINUTE),
        ("anderthalb Stunden", 90 * MINUTE),
        ("eine Viertelstunde", 15 * MINUTE),
        ("bis zu 3 Tagen", 3 * DAY),
        ("within 2 days", 2 * DAY),
        ("0 min", 0),
        ("sofort", 0),
        ("Immediately", 0),
        ("2\u00a0Wochen", 2 * WEEK),
    ],
)
def test_calendar_time_is_read(text: str, seconds: int) -> None:
    assert parse_duration(text) == Duration(seconds)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 Werktag", Duration(workdays=1)),
        ("3 Werktage", Duration(workdays=3)),
        ("3 Werktagen", Duration(workdays=3)),
        ("zwei Werktage", Duration(workdays=2)),
        ("3 Werktage (Mo–Fr)", Duration(businessdays=3)),
        ("3 working days (Mon-Sat)", Duration(workdays=3)),
        ("2 Arbeitstage", Duration(businessdays=2)),
        ("2 Bankarbeitstage", Duration(businessdays=2)),
        ("two working days", Duration(businessdays=2)),
        ("1 working day", Duration(businessdays=1)),
        ("2 working-days", Duration(businessdays=2)),
        ("5 business days", Duration(businessdays=5)),
        ("5 workdays", Duration(businessdays=5)),
        ("10 Werktage und 10 Minuten", Duration(600, workdays=10)),
        ("1 Werktag 2 Arbeitstage", Duration(workdays=1, businessdays=2)),
    ],
)
def test_days_on_which_people_work_are_kept_apart(text: str, expected: Duration) -> None:
    assert parse_duration(text) == expected


@pytest.mark.parametrize(
    ("text", "typical", "longest"),
    [
        ("2-4 Wochen", Duration(2 * WEEK), Duration(4 * WEEK)),
        ("2 - 4 Wochen", Duration(2 * WEEK), Duration(4 * WEEK)),
        ("10–25 min", Duration(10 * MINUTE), Duration(25 * MINUTE)),
        ("1 bis 2 Tage", Duration(DAY), Duration(2 * DAY)),
        ("ein bis zwei Tage", Duration(DAY), Duration(2 * DAY)),
        ("2 to 4 weeks", Duration(2 * WEEK), Duration(4 * WEEK)),
        ("von 2 bis 4 Wochen", Duration(2 * WEEK), Duration(4 * WEEK)),
        ("from 2 to 4 weeks", Duration(2 * WEEK), Duration(4 * WEEK)),
        ("zwischen 2 und 4 Wochen", Duration(2 * WEEK), Duration(4 * WEEK)),
        ("between 2 and 4 weeks", Duration(2 * WEEK), Duration(4 * WEEK)),
        ("within 2-4 weeks", Duration(2 * WEEK), Duration(4 * WEEK)),
        ("30 min - 2 h", Duration(30 * MINUTE), Duration(2 * HOUR)),
        ("3 Tage bis 2 Wochen", Duration(3 * DAY), Duration(2 * WEEK)),
        ("1,5-2,5 h", Duration(90 * MINUTE), Duration(150 * MINUTE)),
        ("3-5 Werktage", Duration(workdays=3), Duration(workdays=5)),
        ("3–5 working days (Mon–Sat)", Duration(workdays=3), Duration(workdays=5)),
        ("2-2 days", Duration(2 * DAY), Duration(2 * DAY)),
        ("1 Arbeitstag bis 2 Tage", Duration(businessdays=1), Duration(2 * DAY)),
        ("bis zu 3 Tagen", None, Duration(3 * DAY)),
        ("up to 3 days", None, Duration(3 * DAY)),
        ("max. 3 Tage", None, Duration(3 * DAY)),
        ("höchstens 3 Tage", None, Duration(3 * DAY)),
        ("spätestens in 2 Werktagen", None, Duration(workdays=2)),
        ("innerhalb von 2 Tagen", None, Duration(2 * DAY)),
        ("no more than 3 days", None, Duration(3 * DAY)),
        ("nicht mehr als 3 Tage", None, Duration(3 * DAY)),
        ("≤ 3 d", None, Duration(3 * DAY)),
        ("<= 3 d", None, Duration(3 * DAY)),
        ("3 days", None, Duration(3 * DAY)),
        ("sofort", None, Duration()),
    ],
)
def test_ranges_are_read(text: str, typical: Duration | None, longest: Duration) -> None:
    found = parse_range(text)
    assert (found.typical, found.max) == (typical, longest)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is empty"),
        ("20", "has no unit behind 20"),
        ("1 h 30", "has no unit behind 30"),
        ("2-", "has no unit behind 2"),
        ("3 Tgae", "has an unknown unit “tgae” (did you mean “tage”?)"),
        ("1/2 h", "has an unknown unit “/”"),
        ("3 m", "has the unit m, which can be min or months"),
        ("8:30", "reads like the time of day"),
        ("48:00:00", "reads like the time of day"),
        ("-3 d", "is below zero, and time cannot be"),
        ("1.000 Stunden", "has a number that can be read in two ways: 1.000 is 1 and a bit, or 1000"),
        ("1.2.3 h", "has a number with several points or commas, 1.2.3"),
        ("0.5 Werktage", "counts parts of working days, but only whole ones (or hours) can be counted"),
        ("0.3333 h", "is not a whole number of seconds"),
        ("101 years", "is longer than 100 years"),
        ("9" * 35 + " d", "is longer than 100 years"),
        ("4-2 days", "goes down: the shorter time comes first"),
        ("1-2 h 30 min", "leaves open which unit its first number has"),
        ("1 h 2 h", "names the same unit twice"),
        ("2 h a day", "has “a” in a place where a number is expected"),
        ("ca. 2 Wochen", "says “ca”, which sets no limit: what counts is the longest time, or a range"),
        ("about 3 days", "says “about”, which sets no limit: what counts is the longest time, or a range"),
        ("mindestens 3 Tage", "says “mindestens”, which sets no limit: what counts is the longest time, or a range"),
        ("a few days", "says “few”, which sets no limit: what counts is the longest time, or a range"),
        ("working days", "does not say how many: “working” has no number before it"),
        ("Tage", "does not say how many: “tage” has no number before it"),
        ("soon", "is not a duration: “soon” cannot be read as a number"),
        ("?", "is not a duration: “?” cannot be read as a number"),
        ("3 days later", "is not a duration: “later” cannot be read as a number"),
        ("3 Werktage (Mo–Do)", "counts days that are not known, “mo-do”: Mon-Sat or Mon-Fri"),
        ("1 h und", "is not complete"),
        ("bis", "is not complete"),
        ("P", "is not a duration: “p” cannot be read as a number"),
        ("PT", "is not a duration: “pt” cannot be read as a number"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, problem: str) -> None:
    with pytest.raises(ValueError) as refused:
        parse_range(text)
    assert str(refused.value) == f"“{text}” {problem}. {ANY}"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (20, f"“20” has no unit. {SINGLE.replace('a duration', 'one,')}"),
        (1.5, f"“1.5” has no unit. {SINGLE.replace('a duration', 'one,')}"),
        (True, f"Yes or no is not a duration. {SINGLE}"),
        ("soon", f"“soon” is not a duration: “soon” cannot be read as a number. {SINGLE}"),
        (
            "2-4 weeks",
            "“2-4 weeks” is a range, but one duration is expected here, such as 3d, 20 min, 3 Werktage or PT48H.",
        ),
        ("x" * 201, f"“{'x' * 40}…” is too long to be a duration. {SINGLE}"),
        (
            "\x1b[31m3 d\n",
            f"“\\x1b[31m3 d” is not a duration: “\\x1b” cannot be read as a number. {SINGLE}",
        ),
    ],
)
def test_a_single_duration_is_asked_for_in_one_sentence(value: str | int | float, message: str) -> None:
    with pytest.raises(ValueError) as refused:
        parse_duration(value)
    assert str(refused.value) == message


durations = st.builds(Duration, st.integers(0, 90 * YEAR), st.integers(0, 900), st.integers(0, 900))


@given(durations, st.sampled_from(["en", "de"]), st.sampled_from(["nominative", "dative"]))
def test_what_is_printed_can_be_read_again(duration: Duration, lang: Language, case: str) -> None:
    shown = show_duration(duration, lang, "dative" if case == "dative" else "nominative")
    assert parse_duration(shown) == duration


@given(durations, durations)
def test_two_printed_durations_make_a_range_or_go_down(a: Duration, b: Duration) -> None:
    text = f"{show_duration(a, 'de')} – {show_duration(b, 'de')}"
    try:
        found = parse_range(text)
    except ValueError as problem:
        assert "goes down" in str(problem)
        assert a.worst_seconds >= b.worst_seconds
    else:
        assert (found.typical, found.max) == (a, b)


@given(st.text(max_size=250) | st.text("0123456789 dhmPT-–.,+()bistoagen", max_size=250))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    try:
        found = parse_range(text)
    except ValueError as problem:
        assert str(problem).endswith(ANY)
        assert not {unicodedata.category(character) for character in str(problem)} & {"Cc", "Cs", "Zl", "Zp"}
    else:
        assert found.max.worst_seconds <= 100 * YEAR
