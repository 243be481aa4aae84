"""The values that journeys are made of: durations, money, shares, dates and names, read and printed as people do."""

from journeyaudit.values.dates import parse_date
from journeyaudit.values.duration import DAY, Duration, exceeds, excess_seconds, in_all, longest, rough
from journeyaudit.values.excerpt import Excerpt
from journeyaudit.values.listing import Listing, Number
from journeyaudit.values.money import Money, comparable, parse_money
from journeyaudit.values.names import did_you_mean, fold, slug
from journeyaudit.values.printing import (
    TIE,
    count,
    join_list,
    plural,
    said_once,
    show_date,
    show_duration,
    show_money,
    show_number,
    show_share,
)
from journeyaudit.values.quoting import Language, json_seen, json_text, quote, visible
from journeyaudit.values.saying import (
    Quoted,
    Said,
    Series,
    cause,
    german,
    guess,
    in_language,
    meant,
    phrase,
    say,
    sentence,
    untold,
)
from journeyaudit.values.share import Share, parse_share
from journeyaudit.values.special import Special
from journeyaudit.values.timetext import Range, parse_duration, parse_range
from journeyaudit.values.tongues import show_tongue, tongue

__all__ = [
    "DAY",
    "TIE",
    "Duration",
    "Excerpt",
    "Language",
    "Listing",
    "Money",
    "Number",
    "Quoted",
    "Range",
    "Said",
    "Series",
    "Share",
    "Special",
    "cause",
    "comparable",
    "count",
    "did_you_mean",
    "exceeds",
    "excess_seconds",
    "fold",
    "german",
    "guess",
    "in_all",
    "in_language",
    "join_list",
    "json_seen",
    "json_text",
    "longest",
    "meant",
    "parse_date",
    "parse_duration",
    "parse_money",
    "parse_range",
    "parse_share",
    "phrase",
    "plural",
    "quote",
    "rough",
    "said_once",
    "say",
    "sentence",
    "show_date",
    "show_duration",
    "show_money",
    "show_number",
    "show_share",
    "show_tongue",
    "slug",
    "tongue",
    "untold",
    "visible",
]
