"""The words in which people write lengths of time, German and English, with what each of them is worth."""

from fractions import Fraction
from typing import Final

from journeyaudit.values.duration import DAY, HOUR, MINUTE, Duration

WERKTAG: Final = Duration(workdays=1)
ARBEITSTAG: Final = Duration(businessdays=1)
_SECOND: Final = Duration(1)
_MINUTE: Final = Duration(MINUTE)
_HOUR: Final = Duration(HOUR)
_DAY: Final = Duration(DAY)
WEEK: Final = Duration(7 * DAY)
MONTH: Final = Duration(30 * DAY)
YEAR: Final = Duration(365 * DAY)

_WORDS: Final[dict[Duration, str]] = {
    _SECOND: "s sec secs second seconds sek sekunde sekunden",
    _MINUTE: "min mins minute minutes minuten",
    Duration(15 * MINUTE): "viertelstunde viertelstunden",
    Duration(45 * MINUTE): "dreiviertelstunde",
    _HOUR: "h hr hrs hour hours std stdn stunde stunden",
    _DAY: "d day days tag tage tagen kalendertag kalendertage kalendertagen calendar_day calendar_days",
    WERKTAG: "werktag werktage werktagen",
    ARBEITSTAG: "arbeitstag arbeitstage arbeitstagen bankarbeitstag bankarbeitstage bankarbeitstagen workday workdays "
    "work_day work_days working_day working_days business_day business_days",
    WEEK: "w wk wks week weeks woche wochen",
    Duration(14 * DAY): "fortnight fortnights",
    MONTH: "mo mos mth mths month months monat monate monaten",
    YEAR: "y yr yrs year years jahr jahre jahren",
}
UNITS: Final = {name.replace("_", " "): unit for unit, names in _WORDS.items() for name in names.split()}
"""Every unit by its lower-case name; umlauts written out."""

WEEKDAYS: Final = {
    **dict.fromkeys(("mo-sa", "mon-sat", "montag-samstag", "monday-saturday", "mo. bis sa.", "mon to sat"), WERKTAG),
    **dict.fromkeys(("mo-fr", "mon-fri", "montag-freitag", "monday-friday", "mo. bis fr.", "mon to fri"), ARBEITSTAG),
}
"""What may stand in brackets behind a working day to say which days count."""

ARTICLES: Final = frozenset(("ein", "eine", "einen", "einem", "einer", "eines", "a", "an"))
HALVES: Final = frozenset(("half", "halb", "halbe", "halben", "halber", "halbes", "½"))
NUMBER_WORDS: Final[dict[str, Fraction]] = {
    **dict.fromkeys((*ARTICLES, "one", "eins"), Fraction(1)),
    **dict.fromkeys(("anderthalb", "eineinhalb"), Fraction(3, 2)),
    **{
        word: Fraction(number)
        for number, words in {
            2: "zwei two", 3: "drei three", 4: "vier four", 5: "fuenf five", 6: "sechs six", 7: "sieben seven",
            8: "acht eight", 9: "neun nine", 10: "zehn ten", 11: "elf eleven", 12: "zwoelf twelve",
            14: "vierzehn fourteen", 20: "zwanzig twenty", 24: "vierundzwanzig", 30: "dreissig thirty",
        }.items()
        for word in words.split()
    },
}  # fmt: skip

AT_ONCE: Final = frozenset(("sofort", "immediately", "instantly", "at once"))
"""What is written for no time at all."""
BETWEEN: Final = frozenset(("bis", "to", "till", "until"))
"""What stands between the ends of a range, besides a dash."""
JOINTS: Final = frozenset(("und", "and", ",", "+", "&"))
"""What joins the parts of one duration."""
AT_MOST: Final[tuple[tuple[str, ...], ...]] = (
    ("no", "more", "than"), ("not", "more", "than"), ("nicht", "mehr", "als"), ("at", "the", "most"), ("at", "most"),
    ("innerhalb", "von"), ("spaetestens", "nach"), ("spaetestens", "in"), ("bis", "zu"), ("up", "to"), ("max",),
    ("maximum",), ("maximal",), ("hoechstens",), ("laengstens",), ("innerhalb",), ("binnen",), ("within",), ("in",),
    ("bis",), ("<",), ("<=",), ("≤",),
)  # fmt: skip
"""What stands before an upper limit; longer forms before their own beginnings."""
VAGUE: Final = frozenset((
    "ca", "circa", "etwa", "ungefaehr", "rund", "about", "around", "approx", "approximately", "roughly", "some",
    "few", "several", "einige", "wenige", "mehrere", "paar", "mindestens", "wenigstens", "least", "over", "ueber",
    "minimum", "mehr", "more"
))  # fmt: skip
"""Words after which a duration is no limit."""
